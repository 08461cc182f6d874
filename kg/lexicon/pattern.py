"""Regular expressions that are compiled when a text first needs them."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any, cast

_METHODS = ("search", "match", "fullmatch", "finditer", "findall", "sub", "subn", "split", "pattern", "groupindex")


class _Late:
    """Stands for a pattern; its first use makes the pattern's own methods its attributes, at no cost from then on."""

    def __init__(self, source: str, expand: Callable[[str], str], flags: int) -> None:
        self._written = (source, flags)
        self._expand = expand

    def __getattr__(self, name: str) -> Any:
        if name not in _METHODS:
            raise AttributeError(name)
        source, flags = self._written
        compiled = re.compile(self._expand(source), flags)
        for method in _METHODS:
            setattr(self, method, getattr(compiled, method))
        return getattr(compiled, name)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _Late) and self._written == other._written


def late(source: str, expand: Callable[[str], str], flags: int = 0) -> re.Pattern[str]:
    """A pattern as it is written; what `expand` makes of it is compiled at its first use.

    Raises: re.error, then, where that is no regular expression.
    """
    return cast("re.Pattern[str]", _Late(source, expand, flags))
