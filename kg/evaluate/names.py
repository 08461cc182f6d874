"""When two names are the same name, and what tells a resolution."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable

_ARTICLE = re.compile(r"(?:the|an?) (?=\S)", re.IGNORECASE)
_NUMBER_AND_YEAR = re.compile(r"(?<![\w/])(\d{1,5})\s*(?:\(\s*([0-9]{4}|[IVXLC]+)\s*\)|of\s+([0-9]{4})\b)")
_SESSION_AND_NUMBER = re.compile(r"(?<![\w(-])(\d{1,3}|[A-Z]{1,2}-\d{1,2})/(\d{1,3})(?![\w/])")
_SYMBOL = re.compile(r"\b[A-Z]+/RES/(?:(\d{1,3}|[A-Z]{1,2}-\d{1,2})/)?(\d{1,5})(?:\s*\(\s*([0-9]{4}|[IVXLC]+)\s*\))?")


def fold(name: str) -> str:
    """A name after NFC, folding of white space, of `\\_` and of a leading article; case stays.

    Source: data/gold/README.md, "What is counted".
    """
    text = " ".join(unicodedata.normalize("NFC", name).replace("\\_", "_").split())
    return _ARTICLE.sub("", text, count=1) if _ARTICLE.match(text) else text


def resolution_keys(names: Iterable[str]) -> tuple[str, ...]:
    """The keys "number (year or session)" or "session/number" that the first telling name gives.

    >>> resolution_keys(["UNSCR 2396", "Security Council resolution 2396 (2017)"])
    ('2396 (2017)',)
    >>> resolution_keys(["General Assembly resolution 57/337"])
    ('57/337',)
    >>> resolution_keys(["A/RES/ES-11/1"])  # of an emergency special session
    ('ES-11/1',)
    """
    for name in names:
        text = fold(name)
        keys = [_key(session, number, year) for session, number, year in _SYMBOL.findall(text)]
        keys += [f"{number} ({year or of})" for number, year, of in _NUMBER_AND_YEAR.findall(text)]
        keys += [f"{session}/{number}" for session, number in _SESSION_AND_NUMBER.findall(_SYMBOL.sub("", text))]
        if found := sorted({key for key in keys if key}):
            return tuple(found)
    return ()


def _key(session: str, number: str, year: str) -> str:
    if session:
        return f"{session}/{number}"
    return f"{number} ({year})" if year else ""
