"""Patterns compiled once: what the compiler of regular expressions makes is kept for the next process.

To compile the patterns that five short documents need takes half a second; to take them as they were compiled takes a
hundredth of that. A pattern is the same either way, and compiled anew wherever anything is in doubt.
"""

from __future__ import annotations

import atexit
import marshal
import re
from array import array
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from re import _compiler as compiler  # type: ignore[attr-defined]  # the same since 3.11; no public way to its code
from typing import Any, cast

from kg.kept import contents, heads, keep, kept, stamp
from kg.kept.heads import headed

# The code of a pattern is a row of unsigned integers of four bytes.
_CODE = "I"
# With more than so many, patterns of versions before are among those that are kept.
_MANY = 4000


class Compiled:
    """Compiled patterns under a name and a stamp of what they come from; without a stamp they are not kept."""

    def __init__(self, name: str, made_of: bytes | None) -> None:
        self._name, self._made_of = name, made_of
        self._known: dict[tuple[str, int], tuple[Any, ...]] | None = None
        self._grown = False

    def pattern(self, source: str, flags: int, expand: Callable[[str], str] = str) -> re.Pattern[str]:
        """The pattern of a regular expression, or of what `expand`, which the stamp is of too, makes of it.

        Raises: re.error where it is none; what `expand` raises.
        """
        if self._made_of is None:
            return _compiled(expand(source), flags)[0]
        if self._known is None:
            self._known = _content(kept(self._name, self._made_of))
        flags = int(flags)  # re.IGNORECASE and its like are more than that
        known = self._known.get((source, flags))
        if known is not None:
            with suppress(TypeError, ValueError, RuntimeError, OverflowError):
                whole, every, code, groups, index, names = known
                return _pattern(whole, every, array(_CODE, code).tolist(), groups, index, names)
        found, said = _compiled(expand(source), flags)
        if said is not None:
            self._known[source, flags] = said
            if not self._grown:
                self._grown = True
                atexit.register(self._keep)
        return found

    def _keep(self) -> None:
        """Keeps what was compiled here with what others kept meanwhile."""
        assert self._made_of is not None
        others = _content(kept(self._name, self._made_of))
        every = (others if len(others) < _MANY else {}) | (self._known or {})
        keep(self._name, self._made_of, marshal.dumps(every))


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
        code = headed(compiler._code(parsed, flags), parsed, parsed.state.flags | flags)
        state = parsed.state
        names = dict(zip(state.groupdict.values(), state.groupdict, strict=True))
        said = (
            source,
            int(flags | state.flags),
            array(_CODE, code).tobytes(),
            state.groups - 1,
            dict(state.groupdict),
            tuple(names.get(group) for group in range(state.groups)),
        )
        return _pattern(source, said[1], list(code), *said[3:]), said
    except (AttributeError, TypeError, ValueError, OverflowError, RuntimeError):
        return re.compile(source, flags), None


def _pattern(
    source: str, flags: int, code: list[int], groups: int, index: dict[str, int], names: Any
) -> re.Pattern[str]:
    return cast("re.Pattern[str]", compiler._sre.compile(source, flags, code, groups, index, names))


# How patterns are compiled, as a part of the stamp of those that are kept.
WAY = (Path(__file__), Path(heads.__file__))
_OF_MODULES = Compiled("modules", stamp(contents(WAY)))


def compiled(source: str, flags: int = 0) -> re.Pattern[str]:
    """A pattern that stands in a module, as `re.compile` gives it; not for one that is made of a document's words.

    Raises: re.error.
    """
    return _OF_MODULES.pattern(source, flags)
