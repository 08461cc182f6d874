"""The title and the symbol that a document bears in its head, among the lines that only say whose paper it is."""

from __future__ import annotations

import re

from kg.kept.patterns import compiled
from kg.read.clean import Cleaned

# Where a document says what and when it is: in its first blocks, before its text has begun in earnest.
HEAD = 12
LONGEST_TITLE = 300
# A line that only names the house and the paper is short.
_LONGEST_LINE = 120
# The text of a record's head that tells which meeting it is.
_FRONT = 2000

# Press releases of the United Nations (press.un.org): organ and subject before the number.
_PRESS = (
    r"(?:SC|GA|ECOSOC|SG|DSG|AFR|BIO|DC|DEV|ENV/DEV|HR|HR/CT|ICEF|ICJ|IHA|L|L/T|NGO|OBV|ORG|PAL|PBC|PI|POP|SAG|SEA|SOC"
    r"|UNEP|WOM|REC|RD|TAD|ANC|CD|DH|EMB|FEM|IMO|LT|MET|NS|PKO|SPD)(?:/(?:SM|T|A|SHC|DIS|EF|AB|COL|SPD|L|PAL|GA|SC|DEV|CT|NGO|K|P|CS)){0,2}/\d{1,6}"
)
_SYMBOL = compiled(
    r"(?<![\w/])(?:(?:[AES]|ST|CCPR|CEDAW|CAT|CRC|CERD|CRPD|DP|HRC|TD|FCCC|UNEP|CBD)(?:/[A-Z0-9][A-Za-z0-9.\[\]-]*)+"
    rf"|{_PRESS}(?:-[A-Z0-9/-]{{2,30}})?)(?: \((?:19|20)\d\d\))?"
)
_PRESS_SYMBOL = compiled(_PRESS)
# No sentence goes on to it: "in paragraph 18 of its resolution 2396 (2017)".
_RESOLUTION = compiled(r"(?<!(?-i:[a-z,]) )\bRESOLUTION (?P<number>\d{1,4}) \((?P<year>19\d\d|20\d\d)\)", re.IGNORECASE)
_ENACTING = compiled(r"The Security Council,")
_MONTH = r"(?:January|February|March|April|May|June|July|August|September|October|November|December)"
_DAY = rf"\d{{1,2}} {_MONTH},? \d{{4}}"
_MEETING_LINE = (
    r"(?:[\w-]+ (?:emergency special |special )?(?:session|year)|plenary)?(?:, )?"
    r"(?:\d{1,5}(?:st|nd|rd|th)(?: (?:&|and) \d{1,5}(?:st|nd|rd|th))? (?:\(?\w+\)? ){0,2}meetings?\*?)?"
    r"(?: \([^()]{2,30}\))?"
)
# A line of a head that names nothing but the house, the organ, the paper's number, day, language or standing.
_HEAD_LINE = compiled(
    rf"(?:(?:United Nations|Nations Unies|Security Council|General Assembly|Economic and Social Council"
    rf"|Human Rights Council|Department of (?:Public Information|Global Communications)"
    rf"|News and Media Division[^\n]{{0,40}}|Distr\.: \w+|Original: \w+(?: only)?|English only"
    rf"|(?:UN )?Meetings Coverage|Press Releases?|News|Official Records|Provisional|Plenary|Check against delivery"
    rf"|Resolutions? adopted by the [A-Z][\w ]{{5,40}}(?: on {_DAY})?|As delivered"
    rf"|For (?:information media|immediate release)[^\n]{{0,60}}|Advance (?:unedited )?(?:version|copy)"
    rf"|(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|\d{{1,2}} {_MONTH},? \d{{4}}"
    rf"|{_MONTH} \d{{1,2}}, \d{{4}}|{_SYMBOL.pattern}|[\s,*|–—-])+|{_MEETING_LINE})",
    re.IGNORECASE,
)
# How resolutions of the General Assembly are headed: "73/6. Fiftieth anniversary of …".
_AGENDA = compiled(r"(?:\d{1,3}/\d{1,3}|\d{1,4} \((?:[XVIL]+|S-[XVI]+)\))\. [A-Z]")
_ITEM = compiled(r"^(?P<number>\d{1,3}/\d{1,3}(?: [A-Z])?)\. [A-Z]", re.MULTILINE)
# The older form, and the letter that parts of one resolution bear: "3411 (XXX). Policies of …", "D".
_ROMAN = compiled(r"^(?P<number>\d{1,4}) \((?P<session>[XVIL]+|S-[XVI]+)\)\. [A-Z]", re.MULTILINE)
_LETTER = compiled(r"^(?P<letter>[A-Z])$", re.MULTILINE)
_ASSEMBLY = compiled(r"The General Assembly,")
_MEETING = compiled(r"General Assembly, session (\d{1,3}), (\d{1,3})(?:st|nd|rd|th) plenary meeting")
# The line of a record's head that tells which meeting it is, and the organ on the line before it.
_RECORD = compiled(r"(?:/|\b)(?:PV|SR)\.\d")
_OWN_MEETING = compiled(
    r"^(?:(?:Summary|Verbatim) record of the )?"
    r"(?P<meeting>\d{1,5}(?:st|nd|rd|th) (?:\(?\w+\)? ){0,2}meeting(?: \([^()\n]{2,30}\))?)$",
    re.IGNORECASE | re.MULTILINE,
)
_OWN_ORGAN = compiled(
    r"^(?:\w{1,8} )?(?P<organ>Security Council|General Assembly|(?:Economic and Social|Human Rights) Council"
    r"|[A-Z]\w+ Committee)\b",
    re.MULTILINE,
)


_ADOPTED = compiled(
    rf"(?:^RESOLUTION \d{{1,4}} \(\d{{4}}\)\s+\(?of (?P<of>{_DAY})"
    rf"|[Aa]dopted by the [A-Z][\w ]{{5,40}}[^.]{{0,60}}?\bon\s+(?P<on>{_DAY}))",
    re.MULTILINE | re.IGNORECASE,
)
_CLOSING = compiled(
    rf"^\d{{1,5}}(?:st|nd|rd|th)(?: \([a-z]+\))?(?: plenary)? meeting,?\s(?P<day>{_DAY})\.?$", re.MULTILINE
)


def symbol_of(content: Cleaned) -> str | None:
    """The document's own symbol: alone on a line of its head, or told by its heading."""
    for block in content.blocks[:HEAD]:
        for line in content.text[block.begin : block.end].split("\n"):
            found = _SYMBOL.search(line) if "/" in line else None
            if found and len(line) - len(found[0]) <= 30 and line.count("/") == found[0].count("/") and "[" not in line:
                return found[0]
    head = content.text[:_FRONT]
    if (number := _RESOLUTION.search(head)) and _ENACTING.search(content.text[: 2 * _FRONT]):
        return f"S/RES/{number['number']} ({number['year']})"
    if (item := _ITEM.search(head)) and _ASSEMBLY.search(content.text, item.end(), item.end() + _FRONT):
        return f"A/RES/{item['number']}"
    if (roman := _ROMAN.search(head)) and (enacts := _ASSEMBLY.search(content.text, roman.end(), roman.end() + _FRONT)):
        letter = _LETTER.search(content.text, roman.end(), enacts.start())
        return f"A/RES/{roman['number']}{' ' + letter['letter'] if letter else ''} ({roman['session']})"
    if meeting := _MEETING.search(head):
        return f"A/{meeting[1]}/PV.{meeting[2]}"
    return None


def day_of_adoption(content: Cleaned) -> str | None:
    """The words of the day on which a resolution says it was adopted: in its head, else under its meeting's number."""
    head = _ADOPTED.search(content.text[:_FRONT])
    if head is not None:
        return head["of"] or head["on"]
    days = [m["day"] for m in _CLOSING.finditer(content.text)]
    return days[-1] if days else None


def title_of(id: str, content: Cleaned, symbol: str | None) -> str:
    """The title a document bears: its title, first heading or first short line; else its symbol or the file's name."""
    if _RECORD.search(symbol or "") and (meeting := _OWN_MEETING.search(content.text[:_FRONT])):
        organs = [m["organ"] for m in _OWN_ORGAN.finditer(content.text[: meeting.start()])]
        return ", ".join((*organs[-1:], meeting["meeting"]))
    head = [(b.kind, content.text[b.begin : b.end]) for b in content.blocks[:HEAD]]
    named = [(kind, " ".join(text.split())) for kind, text in head if not _masthead(text)]
    if _PRESS_SYMBOL.match(symbol or ""):
        first = next((text for _, text in named if len(text) <= LONGEST_TITLE), "")
        if first and not first.endswith("."):
            return first
    for wanted in ("title", "heading"):
        for found, text in named:
            if found == wanted and len(text) <= LONGEST_TITLE:
                return text
    for _, text in named:
        if _AGENDA.match(text) and len(text) <= LONGEST_TITLE:
            return text
    first = " ".join(head[0][1].split()).split(" The Security Council,")[0]
    if len(first) <= 150 and first[:1].isupper() and not _masthead(first):
        return first
    return symbol or id.rsplit("/", 1)[-1].rsplit(".", 1)[0].replace("_", " ").strip() or id


def _masthead(text: str) -> bool:
    """Whether every line of a block names nothing but house, organ, number, day."""
    return all(len(line) < _LONGEST_LINE and _HEAD_LINE.fullmatch(line) for line in text.split("\n"))
