"""Where guessed names really end and begin: by the link or quotation they stand in, and by what they leave ragged.

Names by head noun are read by what may stand in a name. A text often says more: it links just the name, or sets it in
quotation marks; and where a list or a phrase is left off in the middle, the name goes on. One look at all such names,
when all are read, mends what can be mended and takes back what cannot.
"""

from __future__ import annotations

from bisect import bisect_right
from operator import itemgetter

from kg.extract.draft import Draft, plain
from kg.kept.patterns import compiled
from kg.lexicon import Lexicon
from kg.model import Mention

# The rules whose names are guessed by head nouns.
_BY_FORM = frozenset(("instrument-name", "project-name", "body-opening", "body-closing", "event-name", "event-ordinal"))
_PAPERS = ("Instrument", "Project")
_QUOTED = compiled(r"“([^“”\n]{6,300})”|(?<![^\s(])\"([^\s\"“”\n][^\"“”\n]{5,300})\"")
_STOPS = " ,;.:*_"
# A name of fewer words behind a sentence's first is none.
_FEWEST = 3
# The longest that is looked at before and behind a name.
_REACH = 220
_POSSESSOR = compiled(r"['’]s?$")
# How a format of talks opens a name: "2+2 Ministerial Dialogue"; when a plan's time is, behind it.
_PLUS, _TOWARDS = compiled(r"(?<![\w+])(?P<figure>[A-Z]?\d\+\d) $"), compiled(r" [Tt]owards? 20\d\d(?!\d)")
# A body that a paper sets up.
_OF_PAPER = compiled(r"(?:[A-Z][\w-]+ ){0,3}(?:Committee|Commission|Council|Secretariat|Board) of the ")
# What stands before a firm, whatever it is called.
_AT_FIRM = ("Principal of ", "Principal at ", "Partner at ", "Founder of ", "founding ", "CEO of ", "founder of ")
_TOKEN = compiled(r"[\w’'.&/-]+")


class Ends:
    """Mends the ends of names, and takes back names whose ends nothing tells."""

    def __init__(self, lexicon: Lexicon) -> None:
        small = "of|and|the|for|on|in|to|at|with|by|from|against|an?|as|or|into|its|through|during|between"
        self._title = lexicon.compile(rf"(?:(?:[^\W_a-z][\w’'.&/-]*|&|[–—-]|{small}),?:?(?: |$))+")
        self._links_on = lexicon.pattern("ends-links-on")
        self._goes_on = lexicon.pattern("ends-goes-on")
        self._gerund = lexicon.pattern("ends-gerund")
        self._more = lexicon.pattern("ends-more")
        self._listed = lexicon.pattern("ends-listed")
        self._field = lexicon.pattern("ends-field")
        self._school = lexicon.pattern("ends-school")
        self._saint = lexicon.pattern("ends-saint")
        names = ("ends-campus", "ends-university", "ends-abroad")
        self._campus, self._university, self._abroad = map(lexicon.pattern, names)
        self._figure = lexicon.pattern("ends-figure")
        self._month = lexicon.pattern("ends-month")
        self._person = lexicon.pattern("ends-person")
        self._left_over = lexicon.pattern("ends-left-over")
        self._does = lexicon.pattern("ends-does")
        self._board = lexicon.pattern("ends-board")
        self._act = lexicon.pattern("ends-act")
        self._bracket = lexicon.pattern("ends-bracket")
        self._hanging = tuple(f" {word}" for word in lexicon.words("hanging-word"))
        self._object = lexicon.pattern("ends-object")
        self._sentence = lexicon.pattern("ends-sentence")
        self._list = lexicon.pattern("ends-list")
        self._degree = lexicon.pattern("ends-degree")
        self._series = lexicon.pattern("ends-series")
        self._forum = lexicon.pattern("ends-forum")
        self._bearing = ("Rules", "Principles", "Treaty")
        self._verbs = lexicon.word_set("headline-verb") | lexicon.word_set("title-verb")
        self._verbs -= lexicon.word_set("instrument-noun")

    def mend(self, draft: Draft) -> None:
        """Look once at every guessed name."""
        links = sorted((b, e) for b, e in draft.document.links)
        taken: set[Mention] = set()  # by a longer name
        for mention in sorted((m for m in draft.mentions if m.rule in _BY_FORM), key=lambda m: m.begin):
            if mention in taken:
                continue
            if self._is_no_paper(draft, mention):
                _take_back(draft, mention)
                continue
            first, last = self._framed(draft, mention, links) or (mention.begin, mention.end)
            begin, end = self._begin(draft, mention, first, last), self._end(draft, mention, first, last)
            if begin is None or begin >= end:
                _take_back(draft, mention)
            elif (begin, end) != (mention.begin, mention.end):
                taken |= _stretch(draft, mention, begin, end)

    def _is_no_paper(self, draft: Draft, mention: Mention) -> bool:
        """Whether what looks like a paper is a degree, or names the body or meeting behind it."""
        if mention.kind not in _PAPERS:
            return False
        if self._degree.match(draft.text, mention.begin, mention.end) is not None:
            return True
        if mention.rule == "instrument-name" and _OF_PAPER.match(draft.text, mention.begin, mention.end):
            return True  # "Reef Committee of the Fiji-Samoa Agreement"
        if mention.rule == "instrument-name" and draft.text.endswith(_AT_FIRM, 0, mention.begin):
            return True  # "Principal of Blue Reef Strategy"
        bears = draft.text.endswith(self._bearing, mention.begin, mention.end)
        return bears and self._forum.match(draft.text, mention.end) is not None

    def _framed(self, draft: Draft, mention: Mention, links: list[tuple[int, int]]) -> tuple[int, int] | None:
        """The name as a link or a quotation around it has it."""
        i = bisect_right(links, mention.begin, key=itemgetter(0)) - 1
        near = links[max(0, i) : i + 2]
        block = draft.block_at(mention.begin)
        if block is not None:
            low = max(draft.document.blocks[block].begin, mention.begin - _REACH)
            high = min(draft.document.blocks[block].end, mention.end + _REACH)
            near = near + [m.span(m.lastindex or 0) for m in _QUOTED.finditer(draft.text, low, high)]
        for first, last in near:
            begin, end = _stripped(draft.text, first, last)
            if begin >= mention.end or end <= mention.begin or (begin, end) == (mention.begin, mention.end):
                continue
            if (found := self._in_frame(draft, mention, begin, end)) is not None:
                return found
        return None

    def _in_frame(self, draft: Draft, mention: Mention, begin: int, end: int) -> tuple[int, int] | None:
        """The name that a frame tells: all of it where the name fills one side, the name in it where it runs over."""
        text = draft.text
        if begin <= mention.begin and end < mention.end:
            joined = text.startswith((" and ", ", "), end) and begin == mention.begin and " " in text[begin:end]
            return (begin, end) if joined else None
        if begin > mention.begin or end < mention.end:
            return None
        act = self._act.fullmatch(text, begin, end) if mention.kind in _PAPERS else None
        if act is not None and act.end("act") == mention.end:
            return act.span("act")
        before, behind = text[begin : mention.begin], text[mention.end : end]
        if (before and behind) or self._title.fullmatch(text[begin:end]) is None or not text[begin].isupper():
            return None
        outside = [*_TOKEN.findall(before), *_TOKEN.findall(behind)]
        if any(word in self._verbs for word in outside):
            return None  # a headline
        if behind:
            return (begin, end) if self._links_on.match(behind) else None
        if mention.kind not in _PAPERS or _POSSESSOR.search(before.rstrip()):
            return None  # "How to Write to the Reef Office", "the Reef Bank’s Tide Plan"
        return begin, end

    def _begin(self, draft: Draft, mention: Mention, begin: int, end: int) -> int | None:
        """Where the name begins: with a word and its figure ("COVID-19"), behind a month; None if nothing tells."""
        text = draft.text
        opened = self._sentence.match(text, begin, end)
        if opened is not None:
            return opened.end() if len(text[opened.end() : end].split()) >= _FEWEST else None
        month = self._month.match(text, begin, end)
        if month is not None and mention.kind != "Event":
            begin = month.end()
        plus = _PLUS.search(text, max(0, begin - 12), begin) if mention.kind == "Event" else None
        if plus is not None and draft.free(plus.start("figure"), begin):
            begin = plus.start("figure")
        figure = self._figure.search(text, max(0, begin - 24), begin)
        if figure is not None and draft.free(figure.start("word"), begin):
            begin = figure.start("word")
        listed = self._list.search(text, max(0, begin - 120), begin) if mention.kind in _PAPERS else None
        if listed is not None and draft.free(listed.start("list"), begin):
            return listed.start("list")
        bracket = self._bracket.search(text, max(0, begin - 120), begin) if mention.kind in _PAPERS else None
        owned = [] if bracket is None else draft.within(bracket.start(), begin)
        if bracket is not None and all(m.rule == "defined-acronym" for m in owned):
            return _spelt(bracket["full"], bracket["acronym"], bracket.start("full"))
        return begin

    def _end(self, draft: Draft, mention: Mention, begin: int, end: int) -> int:
        """Where the name ends: behind what goes on, before what is no part of it; its begin if nothing tells."""
        text, first = draft.text, begin
        person = self._person.search(text, first, end)
        end = end if person is None else person.start()
        over = self._left_over.search(text, first, end)
        if over is not None and over[0].endswith("s") and not text.startswith((" ", "\n"), end):
            over = None  # "the Fine Art Division of Souza’s.": nothing that it owns stands behind
        end = end if over is None else over.start()
        if over is not None and " " not in text[first:end]:
            return first  # "Office of Former Senator NAME"
        board = self._board.match(text, first, end)
        end = end if board is None else board.end()
        series = self._series.match(text, end) if mention.kind == "Event" else None
        if series is not None:
            return series.end()
        towards = _TOWARDS.match(text, end) if mention.kind in _PAPERS else None
        if towards is not None:
            return towards.end()
        if mention.kind in _PAPERS and text.endswith(self._hanging, first, end):
            more = self._object.match(text, end)
            return text.rindex(" ", first, end) if more is None else more.end()
        if mention.kind in _PAPERS and self._does.search(text, first, end):
            more = self._object.match(text, end)  # "Plan of Action to Prevent and Counter the Rise of Reef Loss"
            return end if more is None else more.end()
        does = mention.kind == "Event" and text.endswith("ing", first, end) and " on " in text[first:end]
        if does or (mention.kind in _PAPERS and self._gerund.search(text, first, end)):
            while (goes := self._goes_on.match(text, end)) is not None:
                more = self._more.match(text, goes.end())
                if more is None:
                    break
                end = more.end()
            return end
        if mention.rule.startswith("body-"):
            for pattern, inside in ((self._listed, ", "), (self._abroad, ""), (self._field, ""), (self._saint, "")):
                more = pattern.match(text, end) if inside in text[first:end] else None
                if pattern is self._field and self._school.search(text, first, end):
                    continue  # a degree: "Apia College in Reef Studies"
                if more is not None and (pattern is self._saint or draft.free(end, more.end("more"))):
                    return more.end("more")
            campus = self._campus.match(text, end) if "University" in text[first:end] else None
            if campus is not None and self._university.match(text[first:end]) is not None:
                return campus.end("more")
            if text.startswith(("/", "-"), end) and text[end + 1 : end + 2].isupper():
                return first  # "Division of Reef Loss/Tides", of which the rest is unread
        return end


def _spelt(full: str, acronym: str, at: int) -> int | None:
    """Where the words begin that an acronym in brackets stands for: "Reef and Tide Aid (RTA) Act"."""
    words = [m for m in _TOKEN.finditer(full) if m[0][0].isupper()]
    for first in range(max(0, len(words) - len(acronym)), -1, -1):
        initials = iter(word[0][0] for word in words[first:])
        if words[first:] and words[first][0][0] == acronym[0] and all(letter in initials for letter in acronym):
            return at + words[first].start()
    return None


def _stripped(text: str, begin: int, end: int) -> tuple[int, int]:
    """A frame without its article and the stops at its ends."""
    while begin < end and text[begin] in _STOPS:
        begin += 1
    while begin < end and text[end - 1] in _STOPS:
        end -= 1
    return begin + 4 if text.startswith(("the ", "The "), begin, end) else begin, end


def _take_back(draft: Draft, mention: Mention) -> None:
    """A name that nothing ends is no name."""
    draft.release(mention)
    if all(m.referent != mention.referent for m in (*draft.mentions, *draft.inner)):
        draft.relations = [r for r in draft.relations if mention.referent not in (r.subject, r.object)]


def _stretch(draft: Draft, mention: Mention, begin: int, end: int) -> set[Mention]:
    """Give a mention another span, and its thing the name that stands there; returns the mentions that it takes in."""
    inside = [m for m in draft.mentions if m.begin < end and begin < m.end and m is not mention]
    if any(m.kind in ("Person", "Event", "Resolution") or m.begin < begin or end < m.end for m in inside):
        return set()
    if not draft.text[begin].isalnum() or "\n\n" in draft.text[begin:end]:
        return set()
    for other in inside:
        draft.release(other)
        if draft.text[other.begin].isalnum():
            draft.inner.append(other)
    draft.release(mention)
    draft.clear(mention.begin, mention.end)  # an event owns the body in its name apart
    if not draft.free(begin, end):
        draft.mention(mention.begin, mention.end, mention.referent, form=mention.form, rule=mention.rule)
        return set(inside)
    name, old = plain(draft.text[begin:end]), draft.referents[mention.referent]
    number = draft.refer(mention.kind, name)
    for key, value in old.attributes:
        draft.attribute(number, key, name if key == "title" else value)
    draft.mention(begin, end, number, form=mention.form, rule=mention.rule)
    if all(m.referent != mention.referent for m in (*draft.mentions, *draft.inner)) and number != mention.referent:
        draft.merge(mention.referent, number)
        draft.change(number, names=tuple(n for n in draft.referents[number].names if n not in old.names or n == name))
    return set(inside)
