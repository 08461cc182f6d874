"""What a document is: title, date, kind, symbol; by the manifest, its header, its text; never by the file's time."""

from __future__ import annotations

import re
from dataclasses import dataclass

from kg.read.clean import Cleaned
from kg.read.entries import Entry, is_date
from kg.read.forms import Reading
from kg.read.frontmatter import FrontMatter

# Where a document says what and when it is: in its first blocks, before its text has begun in earnest.
HEAD = 12
LONGEST_TITLE = 300

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
    re.compile(rf"(?<![\d/.–-]){_DAY} (?:of )?{_MONTH},? {_YEAR}\b"),
    re.compile(rf"\b{_MONTH} {_DAY},? {_YEAR}\b"),
    re.compile(
        r"(?<![\w/.-])(?P<year>1[89]\d\d|20\d\d)-(?P<month>0[1-9]|1[0-2])-(?P<day>0[1-9]|[12]\d|3[01])(?![\w-])"
    ),
)
_SYMBOL = re.compile(
    r"(?<![\w/])(?:(?:[AES]|ST|CCPR|CEDAW|DP|HRC|TD)(?:/[A-Z0-9][A-Za-z0-9.\[\]-]*)+"
    r"|(?:SC|GA|SG|SG/SM|DSG/SM|ECOSOC)/\d{3,6})(?: \((?:19|20)\d\d\))?"
)
_RESOLUTION = re.compile(r"\bRESOLUTION (?P<number>\d{1,4}) \((?P<year>19\d\d|20\d\d)\)", re.IGNORECASE)
# The head of every UN document: the Organization, the organ, the symbol.
_MASTHEAD = re.compile(
    rf"(?:United Nations|Nations Unies|Security Council|General Assembly|Economic and Social Council"
    rf"|Distr\.: \w+|{_SYMBOL.pattern}|\s)+"
)
# How resolutions of the General Assembly are headed: "73/6. Fiftieth anniversary of …".
_AGENDA = re.compile(r"\d{1,3}/\d{1,3}\. [A-Z]")
_MEETING = re.compile(r"General Assembly, session (\d{1,3}), (\d{1,3})(?:st|nd|rd|th) plenary meeting")
_ISO = re.compile(r"\d{4}(?:-\d\d(?:-\d\d)?)?(?=$|[T\s])")


@dataclass(frozen=True, slots=True)
class Meta:
    """The facts about a document itself."""

    kind: str
    title: str
    date: str | None
    origin: str | None
    licence: str | None
    symbol: str | None


def meta(id: str, content: Cleaned, header: FrontMatter, reading: Reading, known: Entry) -> Meta:
    """Title, date, kind and so on: what the manifest says goes before the header, the header before the text."""
    symbol = known.symbol or header.text("symbol") or _symbol(content)
    title = known.title or header.text("title") or reading.title or _title(id, content, symbol)
    return Meta(
        kind=known.kind or header.text("kind", "type", "genre") or _kind(title, content, symbol),
        title=title,
        date=known.date
        or _iso(header.text("date", "published_time", "published"))
        or _iso(reading.date)
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


def _date(content: Cleaned) -> str | None:
    """The first full date in the head: in a heading or short line, or in the dateline that opens a paragraph."""
    for block in content.blocks[:HEAD]:
        text = content.text[block.begin : block.end]
        if block.kind in ("footnote", "table"):
            continue
        short = len(text) <= 200
        found = sorted((m.start(), d) for p in _DATES for m in p.finditer(text[:400]) if (d := _day(m)))
        if found and (short or _is_dateline(text, found[0][0])):
            return found[0][1]
    return None


def _is_dateline(text: str, at: int) -> bool:
    """Whether the date stands at the very beginning, after nothing but a place: "New York, 25 June 2021 – The …"."""
    before = text[:at]
    return len(before) <= 60 and all(w[:1].isupper() for w in re.findall(r"[^\W\d_]+", before))


def _symbol(content: Cleaned) -> str | None:
    """The document's own symbol: alone on a line of its head, or told by its heading."""
    for block in content.blocks[:HEAD]:
        for line in content.text[block.begin : block.end].split("\n"):
            found = _SYMBOL.search(line)
            if found and len(line) - len(found[0]) <= 30 and line.count("/") == found[0].count("/") and "[" not in line:
                return found[0]
    head = content.text[:2000]
    if (number := _RESOLUTION.search(head)) and re.search(r"The Security Council,", content.text[:4000]):
        return f"S/RES/{number['number']} ({number['year']})"
    if meeting := _MEETING.search(head):
        return f"A/{meeting[1]}/PV.{meeting[2]}"
    return None


def _title(id: str, content: Cleaned, symbol: str | None) -> str:
    """The title a document bears: its title, first heading or first short line; else its symbol or the file's name."""
    head = [(b.kind, " ".join(content.text[b.begin : b.end].split())) for b in content.blocks[:HEAD]]
    for wanted in ("title", "heading"):
        for found, text in head:
            if found == wanted and len(text) <= LONGEST_TITLE and not _MASTHEAD.fullmatch(text):
                return text
    for _, text in head:
        if _AGENDA.match(text) and len(text) <= LONGEST_TITLE:
            return text
    first = head[0][1].split(" The Security Council,")[0]
    if len(first) <= 150 and first[:1].isupper() and not _MASTHEAD.fullmatch(first):
        return first
    return symbol or id.rsplit("/", 1)[-1].rsplit(".", 1)[0].replace("_", " ").strip() or id
