"""Bytes to text: which encoding they are in, told by a mark, by UTF-8 itself, or by a guess that is named."""

from __future__ import annotations

import codecs
import re
from typing import NamedTuple

from kg.kept.patterns import compiled
from kg.model import Problem

# A guess needs no more than this to tell the encodings of Western Europe apart; it keeps the guess in milliseconds.
GUESSED_FROM = 1 << 18

# More control characters than one in 50 is no text in any encoding we read; a stray form feed or NUL is.
CONTROLS = 0.02

_MARKS = ((codecs.BOM_UTF8, "utf-8"), (codecs.BOM_UTF32_LE, "utf-32-le"), (codecs.BOM_UTF32_BE, "utf-32-be"))
_MARKS16 = ((codecs.BOM_UTF16_LE, "utf-16-le"), (codecs.BOM_UTF16_BE, "utf-16-be"))
_MAGIC = {
    b"%PDF-": "a PDF",
    b"PK\x03\x04": "a zip or Office file",
    b"\x89PNG": "a picture",
    b"\xff\xd8\xff": "a picture",
}
_MAGIC |= {
    b"GIF8": "a picture",
    b"\x1f\x8b": "a gzip file",
    b"\x7fELF": "a program",
    b"\xd0\xcf\x11\xe0": "an old Office file",
}
_CONTROL = compiled(r"[\x00-\x08\x0e-\x1f\x7f]")
_C1 = re.compile(rb"[\x80-\x9f]")


class Decoded(NamedTuple):
    """A text and the encoding it was in. A byte order mark is no character of the text: offsets count after it."""

    text: str
    encoding: str


def decoded(id: str, data: bytes) -> tuple[Decoded | None, tuple[Problem, ...]]:
    """The text of a file, character for character as on disk (no line end is translated), or why it has none."""
    if not data.strip():
        return None, (Problem(id, "skipped: the file is empty", "warning"),)
    magic = next((what for mark, what in _MAGIC.items() if data.startswith(mark)), None)
    if magic:
        return None, (Problem(id, f"skipped: not text but {magic}", "error"),)
    try:
        result = _by_mark(data) or _by_content(data)
    except UnicodeDecodeError as error:
        return None, (Problem(id, f"skipped: broken {error.encoding} at byte {error.start:,}", "error"),)
    if result is None or len(_CONTROL.findall(result.text, 0, GUESSED_FROM)) > CONTROLS * min(
        len(result.text), GUESSED_FROM
    ):
        return None, (Problem(id, "skipped: not text but binary data", "error"),)
    return result, tuple(_remarks(id, result))


def _by_mark(data: bytes) -> Decoded | None:
    for mark, encoding in _MARKS + _MARKS16:
        if data.startswith(mark):
            return Decoded(data[len(mark) :].decode(encoding), encoding)
    return None


def _by_content(data: bytes) -> Decoded | None:
    try:
        return Decoded(data.decode("utf-8"), "utf-8")
    except UnicodeDecodeError:
        pass  # not an error: most other encodings are told by exactly this
    encoding = _guess(data)
    return None if encoding is None else Decoded(data.decode(encoding), encoding)


def _guess(data: bytes) -> str | None:
    """The encoding of bytes that are no UTF-8, or None for binary data."""
    sample = data[:GUESSED_FROM]
    if sample.count(0) > len(sample) // 5:
        return _utf16(sample)
    if b"\0" in sample:
        return None
    western = "cp1252" if _C1.search(data) else "iso-8859-1"
    if not _decodes(data, western):
        western = "iso-8859-1"
    if _mostly_ascii(sample):
        return western
    from charset_normalizer import from_bytes

    best = from_bytes(sample).best()
    return best.encoding if best is not None and _decodes(data, best.encoding) else western


def _utf16(sample: bytes) -> str | None:
    """UTF-16 without a mark: Western text has its zeros all in the odd or all in the even places."""
    even, odd = sample[0::2].count(0), sample[1::2].count(0)
    if min(even, odd) > len(sample) // 50:
        return None
    return "utf-16-le" if odd > even else "utf-16-be"


def _mostly_ascii(sample: bytes) -> bool:
    """Whether the text is of the Latin script: then nine letters in ten are ASCII, also in French or Czech."""
    return sum(b < 0x80 for b in sample) > 0.9 * len(sample)


def _decodes(data: bytes, encoding: str) -> bool:
    try:
        data.decode(encoding)
    except (UnicodeDecodeError, LookupError):
        return False
    return True


def _remarks(id: str, result: Decoded) -> list[Problem]:
    problems = []
    if not result.encoding.startswith("utf"):
        problems.append(Problem(id, f"no UTF-8: read as {result.encoding}", "note"))
    control = _CONTROL.search(result.text)
    if control:
        line = result.text.count("\n", 0, control.start()) + 1
        message = f"control character U+{ord(control[0]):04X} left out ({len(_CONTROL.findall(result.text))} in all)"
        problems.append(Problem(f"{id}:{line}", message, "note"))
    if "\ufffd" in result.text:
        line = result.text.count("\n", 0, result.text.index("\ufffd")) + 1
        problems.append(Problem(f"{id}:{line}", "replacement character U+FFFD: characters were lost before", "note"))
    return problems
