"""The blocks of a text: headings, paragraphs, items, quotes, footnotes, page furniture, told by marks and white space.

One reading for Markdown and for the plain text that comes out of a PDF: the documents of the United Nations that
are passed around as .txt are often a mixture of both.
"""

from __future__ import annotations

import re
from itertools import pairwise

from msgspec import Struct, field

from kg.kept.patterns import compiled
from kg.model import BlockKind
from kg.read.atoms import Run
from kg.read.lines import FULL, WIDEST, Line, lines, width
from kg.read.marks import FEWEST_DOTS, LEADER
from kg.read.notes import note_lines

# A line that ends so far before the margin (as a part of the width) that the next word had room was broken on purpose.
ROOM = 0.75

_HEADING = compiled(r"(#{1,6})\s+(?=\S)")
_CLOSING = compiled(r"\s+#+$")
_QUOTE = compiled(r"(?:>[ \t]?)+")
_BULLET = compiled(r"(?:[-*+•‣▪◦●·‧∙])\s+(?=\S)")
_DASH = compiled(r"[–—]\s+(?=\S)")
_DASH_ITEM = compiled(r"[–—]\s+[A-Z“\"\d]")
# A label over a list is no longer.
_LABEL = 60
_BEHIND_BOLD = compiled(r"(?<![,:.(])\*\* {0,3}(?:</\w{1,8}> {0,3}){0,3}(?=[A-Z“])")
_TAGS = compiled(r"</?(?:span|u|font|b|strong|em|i)\b[^<>]{0,200}>", re.IGNORECASE)
_NUMBER = compiled(r"(?:\d{1,3}[.)]|\((?:[a-z]{1,4}|\d{1,3})\)|[a-z]\)|[IVX]{1,5}\.)(?:\s+|$)")
_RULE = compiled(r"(?:[\\#*_~=–—•.\s-]|\xa0)+")
_SETEXT = compiled(r"(=+|-{2,})")
_FENCE = compiled(r"(?:```|~~~)")
_LEADER = compiled(LEADER)
# A row of a list of members whose dots are lost: "Gabon Mr. Ndong". Two such lines on end are two rows.
_SEAT = compiled(r"[*_]*[A-Z][\w’'():.*_ -]{2,70}? (?:Mr|Mrs|Ms|Miss|Dr|Sir|Dame|Lord|Sheikh)\.? [A-Z][\w’' -]{1,40}")
# A line that opens with a title and a name, as in lists of people; two of them on end are two people.
_NAMED = compiled(
    r"(?:[–—-] )?(?:[A-Z][a-z]+(?: [a-z]+){0,3}: )?"
    r"(?:H\.\s?E\.|H\.R\.H\.|Mr\.?|Mrs\.?|Ms\.?|Mme\.?|Miss|Dr\.?|Prof\.|Professor|The Honou?rable|Hon\.|Ambassador"
    r"|Amb\.|(?:[A-Z][a-z]{1,5}\. ?){2,4}(?<!No\. )(?<!Art\. )"
    r"|Judge|Justice|Msgr\.|Atty\.|(?:Brig\.|Maj\.|Lt\.)?(?: ?Gen\.| ?Col\.)|Capt\.|Cdr\.?|Adm\.|Insp\.|Supt\.)"
    r" (?:\([a-z]{2,4}\.?\) )?[A-Z]"
)
# Such a line that is nothing but the name, and the line of a post: two of them on end are a name and its post.
_TITLE = r"H\.\s?E\.|Mr\.?|Mrs\.?|Ms\.?|Mme\.?|Dr\.?|Prof\.?|Professor|Amb\.|Ambassador|(?:[A-Z][a-z]{1,5}\. ?){1,3}"
_PARTICLE = "de|van|der|von|bin|al|el|la|da|dos"
_NAME_ALONE = compiled(
    rf"(?:\d{{1,3}}[.)]\s+)?[*_]{{0,3}}(?:(?:{_TITLE}),? ){{0,3}}(?:[A-Z][\w’'-]*\.?|{_PARTICLE})"
    rf"(?: (?:[A-Z][\w’'-]*\.?|{_PARTICLE})){{1,5}}[*_]{{0,3}}(?: \([A-Z][a-z][^()]{{2,40}}\))?"
)
_POST_LINE = compiled(
    r"[*_]{0,3}(?:(?:Acting|Deputy|Vice|Assistant|Associate|Executive|Senior|Special|Permanent|Alternate|Regional|Resident"
    r"|Managing|Programme|Program|Project|Chief|First|Second|Under|Prime|Former|Co|National|Legal|Policy)[ -]){0,4}"
    r"(?:Director|Secretary|Minister|Representative|Ambassador|President|Chair\w{0,6}|Head|Chief|Officer|Coordinator|Advis[eo]r"
    r"|Commissioner|Rapporteur|Professor|Counsell?or|Manager|Governor|Prosecutor|Judge|Attorney|Envoy|Fellow|Spokes\w+"
    r"|Secretary-General|Director-General|Observer|Rector|Dean|Expert|Consultant|Partner)\b"
)
# A line of a programme that says what somebody does in it: "Moderator: …", "Panellists: …"; two of them are two lines.
_LABELLED = compiled(r"[*_]{0,3}[A-Z][a-z]+(?:-[a-z]+)?(?: [a-z]+){0,3}:[*_]{0,3}\s+(?=\S)")
# The hour at the head of a line of a programme, and a label that stands alone over what it tells.
_HOUR_LINE = compiled(
    r"[*_]{0,3}\(?\d{1,2}[:.h]\d\d(?: ?[ap]\.?m\.?)?(?: ?(?:[–—-]|to) ?\d{1,2}[:.h]\d\d(?: ?[ap]\.?m\.?)?)?[):]?"
    r" +[A-Z“\"]"
)
_LABEL_ALONE = compiled(r"[*_]{0,3}[A-Z][a-z]+(?:[ -][a-z]+){0,3}:[*_]{0,3}")
# The first line of a row whose name is too long for it: capitals and small words, no full stop.
_NAME_LINE = compiled(r"[A-Z][\w’'-]*(?: (?:\(?[A-Z][\w’'()-]*|of|the|and|for|on)){0,9}")
_TABLE_RULE = compiled(r"\|?\s*:?-+:?\s*(?:\|\s*:?-+:?\s*)*\|?")
_NOTE = compiled(r"(?:<sup>\s*[\w*†‡]{1,3}\s*</sup>|[¹²³⁰⁴-⁹]+|\[\^[^\]\s]{1,40}\]:)\s*(?=\S)")
_PLAIN_NOTE = compiled(r"(?P<number>\d{1,3})(?:/\s*|\s+)(?=[A-Z“\"(])|(?P<star>\*+)\s+(?=\S)")
_SLASHED_NOTE = compiled(r"(?P<number>\d{1,3})/\s+(?=\S)")
_ZONE = compiled(r"_{4,}|-{3,}|—{3,}")
_SYMBOL = r"[A-Z]{1,5}(?:/[A-Z0-9][A-Za-z0-9.\[\]()-]*)+(?:\s*\(\d{4}\))?"
_JOB = r"\*?\d{7,9}\*?|\d{2}-\d{5}(?:\s*\([A-Z]\))?(?:\s+\d{6}){0,2}(?:\s*\*\d+\*)?"
_PAGE = r"(?:[Pp]age\s*)?[-–—\s]*\d{1,4}(?:\s*(?:/|of)\s*\d{1,4})?[-–—\s]*"
# Heads and feet of UN pages that no sentence can hold on a line of its own: a job number or a date beside a symbol.
_HEAD = compiled(
    rf"(?:\d+/\d+\s+)?(?:{_JOB})(?:\s+\d+(?:/\d+)?)?|\d\d/\d\d/\d{{4}}\s+{_SYMBOL}|{_SYMBOL}\s+\d\d/\d\d/\d{{4}}"
    r"|[-–—]\s*\d{1,4}\s*[-–—]"
)
# The same with the title of the document between them, each far from the next.
_TITLED_HEAD = compiled(
    rf"\d\d/\d\d/\d{{4}}\s{{3,}}\S[^\n]{{0,120}}?\s{{3,}}{_SYMBOL}(?: \(Resumption \d\))?"
    rf"|{_SYMBOL}(?: \(Resumption \d\))?\s{{3,}}\S[^\n]{{0,120}}?\s{{3,}}\d\d/\d\d/\d{{4}}"
)
_PAGE_NUMBER = compiled(r"\d{1,3}")
_FLOWING = ("paragraph", "item", "quote")
FURNITURE = compiled(rf"(?:{_PAGE}|{_JOB}|{_SYMBOL})(?:\s+(?:{_JOB}|\d+(?:/\d+)?|{_SYMBOL}))*")
# What ends with a full stop and is no end of a sentence: "Jr.", "(Ms.)", "Hon.".
_ABBREVIATED = compiled(
    r"(?:\((?:Mr|Mrs|Ms|Dr)\.\)|\b(?:[JS]r|[JS]R|Hon|Rev|Prof|Amb|Maj|Gen|Col|Capt|Lt|Sgt|Gov|Sen|Rep|St)\.)$"
)
# Two cells far from each other on a line of plain text: two such lines on end are rows.
_GAP = compiled(r"\S(?: {4,}|\t+)\S")
# A name in a list whose surname is in capitals: "Commissioner of Police Ana (Lu) SOUZA".
_SURNAMED = compiled(r"[^,;:\n]{0,60}[a-z)]\)? [^\W\d_]{3,30}$")
_CAPITALISED = compiled(r"[A-Z][a-z]+(?:-[A-Z][a-z]+)?(?:\.? |, (?=[A-Z]))")
# A line that opens with whom its people stand for: "African Union: NAME, POST"; with another it is a list.
_HEADED = compiled(r"[A-Z][^\n:;,]{2,70}: (?=[A-Z])")
# A line of a head that tells place and day: "University of Malta, Valletta Campus – 5-7 March 2024".
_MONTH = r"(?:January|February|March|April|May|June|July|August|September|October|November|December)"
_DATED = compiled(
    rf"[ ,–—-](?:\d{{1,2}}(?: ?(?:[-–—]|to|and) ?\d{{1,2}})? {_MONTH}|{_MONTH} \d{{1,2}}"
    r"(?: ?(?:[-–—]|to|and) ?\d{1,2})?,?) \d{4}$"
)
_SMALL = frozenset(("of", "the", "and", "de", "du", "da", "to", "at"))
_HEAD_BLOCKS = 6
_TERMINAL = compiled(r"[.!?:;][\"”’')\]*_]*$")
_OPENS = compiled(r"[\"“‘'(*_\[]*[A-Z\d“]")
_HANGING = compiled(r"(?:[,–—-]|\b(?:the|of|and|or|in|to|for|by|with|on|at|from|a|an|its|their|that|as|which))$")
# An entry of a life as a sheet lists it: "2014-2019: Counsellor, …", "Current position: …".
_ENTRY = compiled(
    r"(?:(?:[Ss]ince |[Ff]rom )?(?:[A-Z][a-z]{2,8}\.? )?(?:19|20)\d\d"
    r"(?: ?(?:[-–—/]|to|until) ?(?:(?:[A-Z][a-z]{2,8}\.? )?(?:19|20)\d\d|[Pp]resent|[Dd]ate|[Nn]ow|[Tt]oday))?"
    r"(?:[:|\t]|\s[-–—]\s|\s{2,})|(?:Current|Present|Previous|Former) (?:position|post|function|occupation|title)s?"
    r"(?:/[a-z]{1,20})?:)\s*(?=[A-Z])"
)
# One with its years at the end: "Vice-President, BODY (2016-2020)"; no resolution's number stands before them.
_YEARS = compiled(
    r"[A-Z][^\n]{5,200}(?<!\d) \((?:(?:[Ss]ince |[Ff]rom )(?:19|20)\d\d|(?:19|20)\d\d"
    r" ?(?:[-–—]|to) ?(?:(?:19|20)\d\d|[Pp]resent|[Dd]ate))\)[.;]?$"
)
# Furniture and footnotes are short lines; longer ones need not be matched against their patterns.
LONGEST_FURNITURE = 60
# So many lines a heading in bold has at most; a paragraph may have thousands.
_BOLD_LINES = 12
# A block that is wrapped though its source is not has so many lines, and is so wide.
_FEWEST_FILLED, _MOST_FILLED, _WIDEST_FILLED = 3, 400, 100


def _spaced(text: str) -> str:
    """A line with plain spaces, and one of them behind a full stop: "Ms.  NAME"."""
    return text.replace("\xa0", " ").replace(".  ", ". ")


class Layout(Struct):
    """A block as it lies in the source: its kind, the stretches of source lines it consists of, a footnote's number."""

    kind: BlockKind
    runs: list[Run] = field(default_factory=list)
    level: int = 0
    page: bool = False
    number: int | None = None


def blocks(source: str, begin: int, *, markup: bool) -> list[Layout]:
    """The blocks of the source from `begin` on, in reading order."""
    found = lines(source, begin, markup=markup)
    typical = width(source, found)
    wrapped = typical if typical is not None and typical <= WIDEST else None
    reading = _Reading(source, wrapped, markup, note_lines(source, found))
    reading.widest = min(WIDEST, max((line.end - line.begin for line in found), default=0))
    reading.long = typical is not None and wrapped is None
    for line in found:
        reading.read(line)
    reading.close()
    return reading.blocks


class _Reading:
    """Reads line after line; `_open` is the block under way. `long`: every line is a paragraph."""

    def __init__(self, source: str, width: int | None, markup: bool, notes: dict[int, int]) -> None:
        self.blocks: list[Layout] = []
        self._dash: Layout | None = None
        self._source, self._width, self._markup = source, width, markup
        self._notes = notes
        self._open: Layout | None = None
        self._last: Line | None = None
        self._page = False
        self._zone = False
        self._led = False
        # Where the first line of the block under way stands, and how wide the widest of all lines is.
        self._first = 0
        self.widest = 0
        self.long = False

    def close(self) -> None:
        """End the block under way."""
        block, self._open = self._open, None
        if block is None:
            return
        number = block.runs[-1] if len(block.runs) > 1 and block.kind in _FLOWING else None
        if number is not None and _PAGE_NUMBER.fullmatch(self._source, number.begin, number.end):
            self.blocks.append(Layout(block.kind, block.runs[:-1], block.level, block.page))
            block = Layout("running", [number._replace(join="")])
        if self.long and block.kind in ("paragraph", "item", "quote") and self._filled(block):
            block.runs = [block.runs[0], *(run._replace(join=" ") for run in block.runs[1:])]
        if block.kind in ("paragraph", "item") and self._furniture(block):
            block.kind = "running"
            self._zone = False
        self.blocks.append(block)

    def _filled(self, block: Layout) -> bool:
        """Whether a block is wrapped though its source is not: no line of it had room for the next word."""
        if not _FEWEST_FILLED <= len(block.runs) <= _MOST_FILLED:
            return False
        texts = [self._source[run.begin : run.end] for run in block.runs]
        widest = max(map(len, texts))
        room = (len(line) + 1 + len(after.split(None, 1)[0]) for line, after in pairwise(texts))
        return FULL <= widest <= _WIDEST_FILLED and all(needed > widest for needed in room)

    def _furniture(self, block: Layout) -> bool:
        texts = (self._source[r.begin : r.end] for r in block.runs)
        return all(len(t) < LONGEST_FURNITURE and FURNITURE.fullmatch(t.strip("*_ ")) for t in texts)

    def read(self, line: Line) -> None:
        """Take in one line."""
        if line.page:
            self.close()
            self._page, self._zone = True, False
        if line.blank:
            self.close()
        else:
            self._first = line.indent if self._open is None else self._first
            if not (self._rule(line) or self._marked(line)):
                self._running_text(line)
        self._last = line

    def _text(self, line: Line) -> str:
        return self._source[line.begin : line.end]

    def _begin(self, kind: BlockKind, begin: int, end: int, *, level: int = 0) -> None:
        self.close()
        self._led = False
        runs = [Run(begin, end, "")] if begin < end else []
        self._open = Layout(kind, runs, level, self._page)
        self._page = False

    def _rule(self, line: Line) -> bool:
        """Lines that draw something: under a heading, across the page, around code."""
        text = self._text(line)
        if self._open is not None and self._open.kind == "paragraph" and len(self._open.runs) <= 2 and self._markup:
            under = _SETEXT.fullmatch(text)
            if under and line.end - line.begin > 1:
                self._open.kind, self._open.level = "heading", 1 if text[0] == "=" else 2
                self.close()
                return True
        if text[0] not in "\\#*_~=–—•.-`|:":
            return False
        if self._markup and (
            _FENCE.match(text) or (text[0] in "|:-" and "-" in text and "|" in text and _TABLE_RULE.fullmatch(text))
        ):
            return True
        if not _RULE.fullmatch(text):
            return False
        self.close()
        self._zone = bool(_ZONE.fullmatch(text))
        return True

    def _marked(self, line: Line) -> bool:
        """Lines that say by a mark at their beginning what they are."""
        text, begin, end = self._text(line), line.begin, line.end
        if text[0] in "0123456789*AES-–—" and self._head(text):
            self._begin("running", begin, end)
            self.close()
            return True
        if self._markup and (heading := _HEADING.match(text)):
            closing = _CLOSING.search(text)
            self._begin(
                "heading", begin + heading.end(), end - (len(closing[0]) if closing else 0), level=len(heading[1])
            )
            self.close()
            return True
        if self._markup and text[0] == ">":
            self._quoted(line)
            return True
        if text[0] == "|" and text[-1] == "|" and len(text) > 2:
            self._row(begin + 1, end - 1)
            return True
        if self._markup and text.startswith("<table"):
            self._begin("table", begin, end)
            return True
        if self._leading(line, text):
            return True
        if self._footnote(line, text):
            return True
        if (bullet := _BULLET.match(text)) or (self._dashed(line, text) and (bullet := _DASH.match(text))):
            if text[0] == "*" and self._zone:
                return False
            self._begin("item", begin + bullet.end(), end, level=1 + line.indent // 4)
            self._dash = self._open if text[0] in "–—" else None
            return True
        number = _NUMBER.match(text)
        if number and self._numbered(line, text[number.end() :]):
            self._begin("item", begin, end, level=1 + line.indent // 4)
            return True
        return False

    def _dashed(self, line: Line, text: str) -> bool:
        """Whether a dash at the head of a line marks an item: the first of a block, one more, or one moved to the right
        below a label."""
        if self._open is None or text[0] not in "–—":
            return self._open is None
        if not _DASH_ITEM.match(text):
            return False
        last = self._last
        below = last is not None and line.indent > last.indent and last.end - last.begin < _LABEL
        first = self._source[self._open.runs[0].begin : self._open.runs[0].end] if self._open.runs else ""
        return self._open is self._dash or below or _LABELLED.match(first) is not None

    def _head(self, text: str) -> bool:
        """Whether a line is the head or foot of a page; its parts stand far apart."""
        short = " ".join(text.split()) if len(text) < WIDEST else text
        return (len(short) < LONGEST_FURNITURE and _HEAD.fullmatch(short) is not None) or _TITLED_HEAD.fullmatch(
            text
        ) is not None

    def _quoted(self, line: Line) -> None:
        mark = _QUOTE.match(self._text(line))
        begin = line.begin + (mark.end() if mark else 0)
        if self._open is not None and self._open.kind == "quote" and begin < line.end:
            self._add(line._replace(begin=begin))
        elif begin < line.end:
            self._begin("quote", begin, line.end)
        else:
            self.close()

    def _row(self, begin: int, end: int) -> None:
        """A row of a table: a line of its own in the table's block, its cells kept apart by the bar."""
        if self._open is not None and self._open.kind == "table":
            self._open.runs.append(Run(begin, end, "\n"))
        else:
            self._begin("table", begin, end)

    def _leading(self, line: Line, text: str) -> bool:
        """A line whose cells leader dots hold together is a row; so is what its name began on the line before."""
        inside = self._led and self._open is not None and self._open.kind == "table"
        if not ((text.count(".") >= FEWEST_DOTS or "…" in text) and _LEADER.search(text)):
            if inside and self._open is not None and _NAME_LINE.fullmatch(text):
                self._open.runs.append(Run(line.begin, line.end, "\n"))
                return True
            return False
        if not inside or self._open is None:
            self._begin("table", line.begin, line.end)
            self._led = True
            return True
        last = self._open.runs[-1]
        whole = _LEADER.search(self._source, last.begin, last.end)
        self._open.runs.append(Run(line.begin, line.end, "\n" if whole else " "))
        return True

    def _numbered(self, line: Line, rest: str) -> bool:
        """Whether a number at the beginning of a line numbers a paragraph, rather than be a part of the sentence."""
        if self._open is None:
            return True
        if self._last is None or not (rest == "" or _OPENS.match(rest)):
            return False
        before = self._text(self._last)
        return bool(_TERMINAL.search(before) or re.search(r"(?:;|,) (?:and|or)$", before))

    def _footnote(self, line: Line, text: str) -> bool:
        starts = self._open is None or self._open.kind == "footnote"
        marked = _NOTE.match(text) if starts and (self._markup or text[0] in "¹²³⁰⁴⁵⁶⁷⁸⁹") else None
        if marked:
            self._begin("footnote", line.begin + marked.end(), line.end)
            return True
        if not starts or not (text[0].isdigit() or text[0] == "*"):
            return False
        known = self._zone or line.begin in self._notes
        plain = _PLAIN_NOTE.match(text) if known else _SLASHED_NOTE.match(text)
        if plain is None:
            return False
        number = plain.groupdict().get("number")
        self._begin("footnote", line.begin + plain.end(), line.end)
        if self._open is not None and number:
            self._open.number = int(number)
        return True

    def _running_text(self, line: Line) -> None:
        behind = self._bold_lead(line)
        if behind is not None:
            if self._open is None:
                self._begin("paragraph", line.begin, behind)
            else:
                self._open.runs.append(Run(line.begin, behind, " "))
            self._begin("paragraph", behind, line.end)
        elif self._open is None:
            if self._zone and self.blocks and self.blocks[-1].kind == "footnote":
                self._zone = False
            self._begin("paragraph", line.begin, line.end)
        elif self._parts(line):
            self._begin("quote" if self._open.kind == "quote" else "paragraph", line.begin, line.end)
        else:
            self._add(line)

    def _parts(self, line: Line) -> bool:
        """Whether this line begins a paragraph though no blank line stands before it."""
        assert self._last is not None
        assert self._open is not None
        before, text = self._text(self._last), self._text(line)
        if self._open.kind == "table":
            return self._source[self._open.runs[0].begin] != "<"
        if not _OPENS.match(text) or self._bare_number(before):
            return False
        if self._bold_head(text) or (_ENTRY.match(text) and not _HANGING.search(before)) or _YEARS.match(before):
            return True
        if not _TERMINAL.search(before) or before[-1] in ":;" or _ABBREVIATED.search(before):
            return False
        indented = line.indent > 0 and self._last.indent == 0 and self._open.kind == "paragraph"
        return indented or self._early(self._last, text)

    def _bold_head(self, text: str) -> bool:
        """Whether the block so far is a heading in bold, ended by a hard line break before text that is not bold."""
        assert self._last is not None
        assert self._open is not None
        if not self._markup or not self._last.hard or len(self._open.runs) > _BOLD_LINES:
            return False
        text = _untagged(text)
        if not text or text.startswith("**"):
            return False
        so_far = _untagged(" ".join(self._source[r.begin : r.end] for r in self._open.runs)).strip()
        return so_far.startswith("**") and so_far.endswith("**") and so_far.count("**") == 2

    def _bold_lead(self, line: Line) -> int | None:
        """Where the text begins behind a heading in bold on its line: "**NAME, Nominee for POST** She is …"."""
        runs = [] if self._open is None else self._open.runs
        if len(runs) > _BOLD_LINES:
            return None
        if not self._markup or self._source[runs[0].begin if runs else line.begin] not in "<*":
            return None
        so_far = " ".join(self._source[r.begin : r.end] for r in runs)
        if not _untagged(so_far or self._source[line.begin : line.end]).startswith("**"):
            return None
        close = self._source.find("**", line.begin + (0 if so_far else 2), line.end)
        behind = _BEHIND_BOLD.match(self._source, close, line.end) if close > 0 and so_far.count("**") < 2 else None
        heading = f"{so_far} {self._source[line.begin : close]}"
        return behind.end() if behind is not None and re.search(r", \w", heading) else None

    def _bare_number(self, before: str) -> bool:
        """Whether the block so far is nothing but the number of its paragraph."""
        return self._open is not None and len(self._open.runs) == 1 and _NUMBER.fullmatch(before) is not None

    def _early(self, last: Line, text: str) -> bool:
        """Whether the line before ended where the next word still had room."""
        if self._width is None:
            return self.long
        word = len(text.split(None, 1)[0])
        return last.end - last.begin + 1 + word < ROOM * self._width

    def _add(self, line: Line) -> None:
        assert self._last is not None
        assert self._open is not None
        before, text = (_spaced(one) for one in (self._text(self._last), self._text(line)))
        hard = self._last.hard or (_SEAT.fullmatch(before) is not None and _SEAT.fullmatch(text) is not None)
        hard = hard or self._entered(line, before, text) or bool(_GAP.search(before) and _GAP.search(text))
        if not hard and _OPENS.match(text) and not _HANGING.search(before) and not self._bare_number(before):
            hard = self._early(self._last, text)
        self._open.runs.append(Run(line.begin, line.end, "\n" if hard and self._open.runs else " "))

    def _entered(self, line: Line, before: str, text: str) -> bool:
        """Whether a line is the next entry of a list: of people, of the parts of a programme, under a head in capitals.

        An entry is told by how it opens, and by where it stands: what goes on is not moved to the left.
        """
        assert self._last is not None
        assert self._open is not None
        opens = [_NAMED.match(line) is not None or _LABELLED.match(line) is not None for line in (before, text)]
        if not (_OPENS.match(text) or opens[1]) or _HANGING.search(before):
            return False
        if _NAME_ALONE.fullmatch(before) and _POST_LINE.match(text):
            return True
        if _HOUR_LINE.match(text) or any(_LABEL_ALONE.fullmatch(line) for line in (before, text)):
            return True
        first = self._source[self._open.runs[0].begin : self._open.runs[0].end]
        if _HEADED.match(first) and _HEADED.match(text):
            return True
        if len(self.blocks) < _HEAD_BLOCKS and _dated(text) and not _dated(before):
            return len(before) > len(text)
        if all(opens) or (before.isupper() and _CAPITALISED.match(text)):
            return True
        if self._open.kind != "paragraph":
            return False
        moved = line.indent - self._last.indent
        if opens[1]:
            return moved != 0 or text[0] in "–—-" or _NAME_LINE.fullmatch(before) is not None
        if moved < 0:
            return len(self._open.runs) > 1
        if moved > 0:
            return opens[0] and "," not in before
        return line.indent > 0 and self._is_entry_under(line.indent, before, text)

    def _is_entry_under(self, indent: int, before: str, text: str) -> bool:
        """Whether what stands under a name begins on this line: lines moved to the right, each ended on purpose."""
        assert self._open is not None
        if _surnamed(before) and not text.isupper():
            return True
        first = self._source[self._open.runs[0].begin : self._open.runs[0].end]
        listed = first.isupper() or _NAMED.match(first) is not None or _surnamed(first)
        if not listed or indent <= self._first or _GAP.search(before):
            return False
        word = len(text.split(None, 1)[0])
        return len(before) + 1 + word < ROOM * self.widest


def _dated(text: str) -> bool:
    """Whether a line tells nothing but a place and a day."""
    found = _DATED.search(text) if len(text) < WIDEST else None
    if found is None:
        return False
    words = re.findall(r"[^\W\d_]+", text[: found.start()])
    return all(word[0].isupper() or word in _SMALL for word in words)


def _surnamed(text: str) -> bool:
    """Whether a line is a name whose surname is in capitals."""
    return _SURNAMED.fullmatch(text) is not None and text.rsplit(None, 1)[1].isupper()


def _untagged(text: str) -> str:
    """A text without the tags that say how words look."""
    return _TAGS.sub("", text) if "<" in text else text
