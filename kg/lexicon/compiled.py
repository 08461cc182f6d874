"""Patterns compiled once: what the compiler of regular expressions makes is kept for the next process.

To compile the patterns that five short documents need takes half a second; to take them as they were compiled takes a
hundredth of that. A pattern is the same either way, and compiled anew wherever anything is in doubt.
"""

from __future__ import annotations

import atexit
import marshal
import re
from array import array
from contextlib import suppress
from re import _compiler as compiler  # type: ignore[attr-defined]  # the same since 3.11; no public way to its code
from typing import Any, cast

from kg.kept import keep, kept

# The code of a pattern is a row of unsigned integers of four bytes.
_CODE = "I"
_NAME = "patterns"


class Compiled:
    """The compiled patterns of one lexicon; `made_of` is the stamp of that lexicon, None for one that is not kept."""

    def __init__(self, made_of: bytes | None) -> None:
        self._made_of = made_of
        self._known: dict[tuple[str, int], tuple[Any, ...]] | None = None
        self._grown = False

    def pattern(self, source: str, flags: int) -> re.Pattern[str]:
        """The pattern of a regular expression without placeholders.

        Raises: re.error where it is none.
        """
        if self._made_of is None:
            return re.compile(source, flags)
        if self._known is None:
            self._known = _content(kept(_NAME, self._made_of))
        flags = int(flags)  # re.IGNORECASE and its like are more than that
        known = self._known.get((source, flags))
        if known is not None:
            with suppress(TypeError, ValueError, RuntimeError, OverflowError):
                every, code, groups, index, names = known
                return _pattern(source, every, array(_CODE, code).tolist(), groups, index, names)
        found, said = _compiled(source, flags)
        if said is not None:
            self._known[source, flags] = said
            if not self._grown:
                self._grown = True
                atexit.register(self._keep)
        return found

    def _keep(self) -> None:
        """Keeps what was compiled here with what others kept meanwhile."""
        assert self._made_of is not None
        keep(_NAME, self._made_of, marshal.dumps(_content(kept(_NAME, self._made_of)) | (self._known or {})))


def _content(body: bytes | None) -> dict[tuple[str, int], tuple[Any, ...]]:
    found = None
    if body is not None:
        with suppress(ValueError, EOFError, TypeError):
            found = marshal.loads(body)  # it lies where byte code lies, which is read in the same way
    return found if isinstance(found, dict) else {}


def _compiled(source: str, flags: int) -> tuple[re.Pattern[str], tuple[Any, ...] | None]:
    """A pattern, and what it is made of where this Python's compiler is as expected."""
    try:
        parsed = compiler._parser.parse(source, flags)
        code = compiler._code(parsed, flags)
        state = parsed.state
        names = dict(zip(state.groupdict.values(), state.groupdict, strict=True))
        said = (
            int(flags | state.flags),
            array(_CODE, code).tobytes(),
            state.groups - 1,
            dict(state.groupdict),
            tuple(names.get(group) for group in range(state.groups)),
        )
        return _pattern(source, said[0], list(code), *said[2:]), said
    except (AttributeError, TypeError, OverflowError, RuntimeError):
        return re.compile(source, flags), None


def _pattern(
    source: str, flags: int, code: list[int], groups: int, index: dict[str, int], names: Any
) -> re.Pattern[str]:
    return cast("re.Pattern[str]", compiler._sre.compile(source, flags, code, groups, index, names))
