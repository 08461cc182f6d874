"""What a document is: title, date, kind, symbol; by the manifest, its header, its text; never by the file's time."""

from __future__ import annotations

import re

from msgspec import Struct

from kg.kept.patterns import compiled
from kg.read.clean import Cleaned
from kg.read.entries import Entry, is_date
from kg.read.forms import Reading
from kg.read.frontmatter import FrontMatter
from kg.read.titles import HEAD, day_of_adoption, symbol_of, title_of

_MONTHS = (
    "january",
    "february",
    "march",
    "april",
    "may",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
)
_MONTH = (
    "(?P<month>"
    + "|".join(m.capitalize() + "|" + m.upper() for m in _MONTHS)
    + r"|(?:Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)\.?)"
)
_DAY = r"(?P<day>[0-3]?\d)(?:st|nd|rd|th)?"
_YEAR = r"(?P<year>1[89]\d\d|20\d\d)"
_DATES = (
    compiled(rf"(?<![\d/.–-]){_DAY}(?: ?(?:-|–|to|and) ?[0-3]?\d)? (?:of )?{_MONTH},? {_YEAR}\b"),
    compiled(rf"\b{_MONTH} {_DAY},? {_YEAR}\b"),
    compiled(r"(?<![\w/.-])(?P<year>1[89]\d\d|20\d\d)-(?P<month>0[1-9]|1[0-2])-(?P<day>0[1-9]|[12]\d|3[01])(?![\w-])"),
    compiled(
        r"(?<![\w/.-])(?:(?P<day>0?[1-9]|[12]\d|3[01])\.(?P<month>0?[1-9]|1[0-2])\.)(?P<year>1[89]\d\d|20\d\d)(?![\w/-]|\.\d)"
    ),
    compiled(r"(?<![\w/.-])(?P<day>1[3-9]|2\d|3[01])/(?P<month>0?[1-9]|1[0-2])/(?P<year>20\d\d)(?![\w/-])"),
    compiled(r"(?<![\w/.-])(?P<month>0?[1-9]|1[0-2])/(?P<day>1[3-9]|2\d|3[01])/(?P<year>20\d\d)(?![\w/-])"),
)
# Lines of a heading that are read as one are so long at the most, and end as no sentence does.
_LINES, _PROSE = 400, (".", "!", "?", ";", ",", ":")
_ISO = compiled(r"\d{4}(?:-\d\d(?:-\d\d)?)?(?=$|[T\s])")


class Meta(Struct, frozen=True):
    """The facts about a document itself."""

    kind: str
    title: str
    date: str | None
    origin: str | None
    licence: str | None
    symbol: str | None


def meta(id: str, content: Cleaned, header: FrontMatter, reading: Reading, known: Entry) -> Meta:
    """Title, date, kind and so on: what the manifest says goes before the header, the header before the text."""
    symbol = known.symbol or header.text("symbol") or symbol_of(content)
    title = known.title or header.text("title") or reading.title or title_of(id, content, symbol)
    kind = known.kind or header.text("kind", "type", "genre") or _kind(title, content, symbol)
    adopted = day_of_adoption(content) if kind == "resolution" else None
    return Meta(
        kind=kind,
        title=title,
        date=known.date
        or _iso(header.text("date", "published_time", "published"))
        or _iso(reading.date)
        or _iso(adopted)
        or _date(content),
        origin=header.text("source_url", "url", "link", "canonical", "source") or reading.origin or known.origin,
        licence=header.text("licence", "license", "rights") or known.licence,
        symbol=symbol,
    )


def _kind(title: str, content: Cleaned, symbol: str | None) -> str:
    from kg.read.kinds import kind  # its many patterns are not needed where the kind is known

    return kind(title, content, symbol)


def _iso(text: str | None) -> str | None:
    """A date of a header as ISO 8601, if it is one."""
    found = _ISO.match(text or "")
    if found and is_date(found[0]):
        return found[0]
    return next((d for d in (_day(m) for p in _DATES for m in p.finditer(text or "")) if d), None)


def _day(match: re.Match[str]) -> str | None:
    name = match["month"].lower()
    month = int(name) if name.isdigit() else next(i for i, m in enumerate(_MONTHS, 1) if m.startswith(name[:3]))
    day = f"{match['year']}-{month:02}-{int(match['day']):02}"
    return day if is_date(day) else None


# The day on which somebody was born is no document's.
_BORN = compiled(r"\b(?:[Bb]irth|BIRTH|[Bb]orn|BORN)\b")


def _date(content: Cleaned) -> str | None:
    """The first full date in the head: in a heading or short line, or in the dateline that opens a paragraph."""
    for block in content.blocks[:HEAD]:
        text = content.text[block.begin : block.end]
        if block.kind in ("footnote", "table"):
            continue
        # A line of a list that goes on tells of other days: "… the Declaration of 11 May 2023;".
        short = len(text) <= 200 or (len(text) <= _LINES and not text.rstrip().endswith(_PROSE))
        short = short and not (block.kind == "item" and text.rstrip().endswith((";", ",", ".")))
        found = sorted((m.start(), d) for p in _DATES for m in p.finditer(text[:400]) if (d := _day(m)))
        found = [f for f in found if _BORN.search(text, text.rfind("\n", 0, f[0]) + 1, f[0]) is None]
        if found and (short or _is_dateline(text, found[0][0])):
            return found[0][1]
    return None


def _is_dateline(text: str, at: int) -> bool:
    """Whether the date stands at the very beginning, after nothing but a place: "New York, 25 June 2021 – The …"."""
    before = text[:at]
    return len(before) <= 60 and all(w[:1].isupper() for w in re.findall(r"[^\W\d_]+", before))
