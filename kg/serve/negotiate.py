"""Which form of an answer the client likes best. Source: RFC 9110, section 12.5."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

# The standard asks for a digit before the point; ".9" is seen.
_NUMBER = re.compile(r"\d{1,3}(\.\d{0,9})?|\.\d{1,9}")


@lru_cache(maxsize=512)
def preferred(accept: str, offered: tuple[str, ...]) -> str | None:
    """The media type among those offered (the server's favourite first) that is liked best; None if none is taken."""
    ranges = _ranges(accept)
    if not ranges:
        return offered[0]
    best, liked = None, 0.0
    for type in offered:
        quality = _quality(type, ranges)
        if quality > liked:
            best, liked = type, quality
    return best


def takes_gzip(accept_encoding: str) -> bool:
    """Whether the client takes gzip."""
    qualities = dict(_items(accept_encoding))
    return qualities.get("gzip", qualities.get("*", 0.0)) > 0


def _ranges(accept: str) -> list[tuple[str, float]]:
    return [(type, quality) for type, quality in _items(accept) if type.count("/") == 1]


def _items(header: str) -> list[tuple[str, float]]:
    """The items of a header with their q-values; an item whose q-value is no number is not taken."""
    found = []
    for item in header[:4096].lower().split(","):
        value, *parameters = (part.strip() for part in item.split(";"))
        if value:
            found.append((value, _q(parameters)))
    return found


def _q(parameters: Sequence[str]) -> float:
    for parameter in parameters:
        name, _, value = parameter.partition("=")
        if name.strip() == "q":
            return min(float(value), 1.0) if _NUMBER.fullmatch(value.strip()) else 0.0
    return 1.0


def _quality(type: str, ranges: Sequence[tuple[str, float]]) -> float:
    """The quality by the most special range that holds the type."""
    for wanted in (type, type.partition("/")[0] + "/*", "*/*"):
        found = [quality for range, quality in ranges if range == wanted]
        if found:
            return max(found)
    return 0.0
