"""The draft of one document's extraction: which spans are owned by whom, and what is known so far."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from itertools import accumulate
from operator import attrgetter, itemgetter

from msgspec import Struct, field
from msgspec.structs import replace

from kg.kept.patterns import compiled
from kg.model import Document, Enactment, Mention, Problem, Referent, Relation, Sentence, Span, Utterance

# The rules that read bodies that no list knows, by the noun that heads their names.
BY_HEAD = ("body-opening", "body-closing")
_BEGIN = attrgetter("begin")
# Documents of lists, in which a line is a whole; a line of prose that goes on on the next.
_OF_LINES = ("programme", "participants", "meeting-record", "resolution")
_WRAPPED = compiled(r"(?m)^[^\n]{55,}\n(?=[A-Za-z(“\"‘])")
_UN = ("un ", "u.n. ")
_ARTICLES = ("the ", "The ", "THE ", "le ", "la ", "les ")


# What a body's name ends with where it owns something, and nouns whose bodies are not called so: "the Commission’s".
_OWNING = ("’s", "'s")
_HEADS = (
    *("Commission", "Committee", "Council", "Board", "Group", "Company", "Corporation", "Agency", "Department"),
    *("Office", "University", "Institute", "Association", "Union", "Foundation", "Center", "Centre", "Fund"),
    *("Administration", "Authority", "Ministry", "Bureau", "Service", "Organization", "Organisation"),
)


def plain(text: str) -> str:
    """A name as one line without the article before it."""
    name = " ".join(text.split())
    return name.partition(" ")[2] if name.startswith(_ARTICLES) else name


def folded_name(text: str) -> str:
    """A name as compared within a document: one line, no article, case and apostrophes aside, "UN" written out."""
    name = plain(text).casefold().replace("’", "'").replace("‐", "-")
    return "united nations " + name.partition(" ")[2] if name.startswith(_UN) else name


def line_end(text: str, at: int) -> int:
    """Where the line ends that holds a place."""
    end = text.find("\n", at)
    return len(text) if end < 0 else end


def span_of(mention: Mention) -> Span:
    """Where a mention stands."""
    return Span(mention.begin, mention.end)


def unwrapped(draft: Draft) -> str:
    """The text with a space at the end of each long line of prose: a name goes on there, as in a list it does not."""
    if draft.listed or draft.document.kind in _OF_LINES:
        return draft.text
    return _WRAPPED.sub(lambda line: line[0][:-1] + " ", draft.text)


class Draft(Struct):
    """What is being read out of one document. Spans are offsets into `document.text`.

    A span is owned by the first rule that claims it; later rules see only what is left. `inner` mentions (names
    inside the name of a resolution, document or event) do not own.
    """

    document: Document
    sentences: tuple[Sentence, ...]
    referents: list[Referent] = field(default_factory=list)
    mentions: list[Mention] = field(default_factory=list)
    inner: list[Mention] = field(default_factory=list)
    relations: list[Relation] = field(default_factory=list)
    utterances: list[Utterance] = field(default_factory=list)
    enactments: list[Enactment] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)
    roles: list[Mention] = field(default_factory=list)
    dates: list[tuple[int, int, str]] = field(default_factory=list)
    quotes: list[tuple[int, int]] = field(default_factory=list)
    turns: list[tuple[int, int, int | None]] = field(default_factory=list)
    lives: list[tuple[int, int]] = field(default_factory=list)
    """What of the text tells lives: all of a biography, and of another text some paragraphs and sentences."""
    lone: set[int] = field(default_factory=set)
    """Where those of these begin that are sentences by themselves."""
    main_event: int | None = None
    dateline: str | None = None
    speaker: int | None = None
    byline: tuple[Mention, int] | None = None
    organ: int | None = None
    listed: list[Span] = field(default_factory=list)
    sessions: list[tuple[int, int, int]] = field(default_factory=list)
    own_work: int | None = None
    _ordered: list[Mention] = field(default_factory=list)
    _ordered_last: Mention | None = None
    _ordered_for: int = -1
    _begins: list[int] = field(default_factory=list)
    _ends: list[int] = field(default_factory=list)
    _index: dict[tuple[str, str], int] = field(default_factory=dict)
    text: str = ""
    """The text that is read: the document's."""

    def __post_init__(self) -> None:
        self.text = self.document.text

    @property
    def today(self) -> str | None:
        """The day that "today" means: that of the date line of a release, else the document's."""
        return self.dateline or self.document.date

    def tells_life(self, at: int) -> bool:
        """Whether a place is in a text that tells somebody's life."""
        i = bisect_right(self.lives, at, key=itemgetter(0))
        return i > 0 and at < self.lives[i - 1][1]

    def tells_lone(self, at: int) -> bool:
        """Whether a place is in a sentence that tells of somebody's posts in a paragraph that tells no life."""
        i = bisect_right(self.lives, at, key=itemgetter(0))
        return i > 0 and at < self.lives[i - 1][1] and self.lives[i - 1][0] in self.lone

    def free(self, begin: int, end: int) -> bool:
        """Whether nothing in the span is owned."""
        i = bisect_right(self._begins, begin)
        return (i == 0 or self._ends[i - 1] <= begin) and (i == len(self._begins) or self._begins[i] >= end)

    def own(self, begin: int, end: int) -> None:
        """Own a free span."""
        i = bisect_left(self._begins, begin)
        self._begins.insert(i, begin)
        self._ends.insert(i, end)

    def disown(self, begin: int, end: int) -> None:
        """Give an owned span back."""
        i = self._begins.index(begin)
        del self._begins[i], self._ends[i]

    def clear(self, begin: int, end: int) -> None:
        """Give back all owned spans that lie in a stretch."""
        first, last = bisect_left(self._begins, begin), bisect_left(self._begins, end)
        kept = [i for i in range(first, last) if self._ends[i] > end]
        self._begins[first:last], self._ends[first:last] = (
            [self._begins[i] for i in kept],
            [self._ends[i] for i in kept],
        )

    def release(self, mention: Mention) -> None:
        """Take a mention back, with the span that it owns: a longer name takes its place."""
        self.mentions.remove(mention)
        self.disown(mention.begin, mention.end)

    def merge(self, number: int, into: int) -> None:
        """Let all mentions, names and relations of one referent be another's."""
        for mentions in (self.mentions, self.inner):
            mentions[:] = [replace(m, referent=into) if m.referent == number else m for m in mentions]
        self._ordered_for = -1  # what is in text order is as it was
        self.relations = [
            replace(
                r,
                subject=into if r.subject == number else r.subject,
                object=into if isinstance(r.object, int) and r.object == number else r.object,
            )
            for r in self.relations
        ]
        for name in self.referents[number].names:
            self.name(into, name)
        self._index = {k: into if v == number else v for k, v in self._index.items()}
        target, gone = self.referents[into], self.referents[number]
        if target.key is None and gone.key is not None:
            self.referents[into] = replace(target, key=gone.key)

    def refer(self, kind: str, name: str, *, key: str | None = None, **more: object) -> int:
        """The number of the referent of this kind with this key, or else this name; made if it is new."""
        handle = (kind, "key:" + key) if key is not None else (kind, folded_name(name))
        number = self._index.get(handle)
        if number is None and key is None and kind != "Person":
            number = next((self._index[k] for k in ((kind, "name:" + folded_name(name)),) if k in self._index), None)
        if number is None:
            number = len(self.referents)
            self.referents.append(Referent(kind, (), key))
        self._index[handle] = number
        if name:
            self._index.setdefault((kind, "name:" + folded_name(name)), number)
            self.name(number, name)
        if more:
            self.referents[number] = replace(self.referents[number], **more)
        return number

    def fresh(self, referent: Referent) -> int:
        """The number of a new referent, whatever others are called."""
        self.referents.append(referent)
        return len(self.referents) - 1

    def alias(self, number: int, name: str) -> None:
        """Let this name lead to the referent from now on."""
        kind = self.referents[number].kind
        self._index.setdefault((kind, folded_name(name)), number)
        self._index.setdefault((kind, "name:" + folded_name(name)), number)

    def known(self, kind: str, name: str) -> int | None:
        """The referent of this kind that bears this name, if any."""
        return self._index.get((kind, "name:" + folded_name(name)), self._index.get((kind, folded_name(name))))

    def keyed(self, kind: str, key: str) -> int | None:
        """The referent of this kind with this key, if any."""
        return self._index.get((kind, "key:" + key))

    def name(self, number: int, name: str) -> None:
        """Add a name to a referent, the fullest first."""
        referent = self.referents[number]
        name = plain(name)
        if referent.kind == "Organization" and name[-2:] in _OWNING and name[:-2].endswith(_HEADS):
            name = name[:-2]
        if name and name not in referent.names:
            names = sorted((*referent.names, name), key=lambda n: (-len(n), n))
            self.referents[number] = replace(referent, names=tuple(names))

    def change(self, number: int, **more: object) -> None:
        """Change fields of a referent."""
        self.referents[number] = replace(self.referents[number], **more)

    def attribute(self, number: int, name: str, value: str) -> None:
        """Give a referent an attribute, unless it has it."""
        referent = self.referents[number]
        if (name, value) not in referent.attributes:
            self.referents[number] = replace(referent, attributes=(*referent.attributes, (name, value)))

    def acronym(self, number: int, acronym: str) -> None:
        """Give a referent an acronym."""
        referent = self.referents[number]
        if acronym not in referent.acronyms:
            self.referents[number] = replace(referent, acronyms=(*referent.acronyms, acronym))
            self.alias(number, acronym)

    def fit(self) -> None:
        """Take out inner mentions that cut another mention, or that stand in a body inside a longer name as no body."""
        owners = sorted(self.mentions, key=_BEGIN)
        begins, furthest = [m.begin for m in owners], list(accumulate((m.end for m in owners), max))
        kept: list[Mention] = []
        around: list[Mention] = []  # those kept that reach beyond where the mention begins
        for mention in sorted(set(self.inner), key=lambda m: (m.begin, -m.end, m.kind, m.referent)):
            around = [m for m in around if m.end > mention.begin]
            near = owners[bisect_right(furthest, mention.begin) : bisect_left(begins, mention.end)]
            cuts = any(m.begin < mention.begin < m.end < mention.end for m in (*near, *around))
            cuts = cuts or any(mention.begin < m.begin < mention.end < m.end for m in near)
            whole = any(m.kind == "Organization" and mention.end <= m.end for m in around)
            if not cuts and (mention.kind not in ("State", "Person", "Place") or not whole):
                kept.append(mention)
                around.append(mention)
        self.inner = kept

    def prune(self) -> None:
        """Take out referents that nothing mentions or relates to, and renumber the others."""
        used = {
            0,
            *(() if self.own_work is None else (self.own_work,)),
            *(m.referent for m in (*self.mentions, *self.inner)),
        }
        for r in self.relations:
            used |= {n for n in (r.subject, r.object, r.attributed_to, r.capacity) if isinstance(n, int)}
        used |= {n for u in self.utterances for n in (u.speaker,)} | {e.resolution for e in self.enactments}
        used |= {
            n
            for i in used
            for n in (self.referents[i].post_in, self.referents[i].post_for, self.referents[i].holder)
            if n is not None
        }
        new = {old: i for i, old in enumerate(sorted(used))}

        def at(number: int | None) -> int | None:
            return None if number is None else new[number]

        def kept(mention: Mention) -> Mention:
            number = new[mention.referent]
            return mention if number == mention.referent else replace(mention, referent=number)

        self.referents = [
            r
            if r.post_in is None and r.post_for is None and r.holder is None  # no post: most are none
            else replace(r, post_in=at(r.post_in), post_for=at(r.post_for), holder=at(r.holder))
            for r in (self.referents[old] for old in sorted(used))
        ]
        self.mentions = [kept(m) for m in self.mentions]
        self.inner = [kept(m) for m in self.inner]
        self.relations = [
            replace(
                r,
                subject=new[r.subject],
                object=new[r.object] if isinstance(r.object, int) else r.object,
                attributed_to=at(r.attributed_to),
                capacity=at(r.capacity),
            )
            for r in self.relations
        ]
        self.own_work = at(self.own_work)
        self.utterances = [replace(u, speaker=new[u.speaker]) for u in self.utterances]
        self.enactments = [replace(e, resolution=new[e.resolution]) for e in self.enactments]

    def mention(self, begin: int, end: int, referent: int, *, form: str, rule: str) -> Mention:
        """Note a mention and own its span."""
        found = Mention(begin, end, self.referents[referent].kind, referent, form, rule)
        self.mentions.append(found)
        self.own(begin, end)
        return found

    def mention_inside(self, begin: int, end: int, referent: int, *, form: str, rule: str) -> None:
        """Note a mention inside a span that another owns."""
        self.inner.append(Mention(begin, end, self.referents[referent].kind, referent, form, rule))

    def sentence_at(self, position: int) -> Sentence | None:
        """The sentence that holds a position."""
        i = bisect_right(self.sentences, position, key=_BEGIN) - 1
        return self.sentences[i] if i >= 0 and self.sentences[i].end > position else None

    def sentences_in(self, begin: int, end: int) -> tuple[Sentence, ...]:
        """The sentences that begin in a stretch."""
        first = bisect_left(self.sentences, begin, key=_BEGIN)
        return self.sentences[first : bisect_left(self.sentences, end, key=_BEGIN)]

    def block_at(self, position: int) -> int | None:
        """The number of the block that holds a position."""
        blocks = self.document.blocks
        i = bisect_right(blocks, position, key=_BEGIN) - 1
        return i if i >= 0 and position < blocks[i].end else None

    def event_at(self, position: int) -> int | None:
        """The event of which a place tells: the session under whose title it stands, else the document's event."""
        return next((n for b, e, n in self.sessions if b <= position < e), self.main_event)

    def speaker_at(self, position: int) -> int | None:
        """Who speaks at a position: whose turn it is in a record, else who delivers the document."""
        i = bisect_right(self.turns, position, key=lambda t: t[0]) - 1
        if i >= 0 and position < self.turns[i][1]:
            return self.turns[i][2]
        return self.speaker

    def within(self, begin: int, end: int) -> list[Mention]:
        """The owning mentions that lie in a stretch, in text order; quick for many stretches in turn."""
        last = self.mentions[-1] if self.mentions else None
        if self._ordered_for != len(self.mentions) or self._ordered_last is not last:
            self._ordered = sorted(self.mentions, key=lambda m: (m.begin, -m.end))
            self._ordered_for, self._ordered_last = len(self.mentions), last
        first = bisect_left(self._ordered, begin, key=_BEGIN)
        behind = bisect_left(self._ordered, end, key=_BEGIN)
        return [m for m in self._ordered[first:behind] if m.end <= end]

    def of_kind(self, *kinds: str) -> list[Mention]:
        """The owning mentions of these kinds in text order."""
        return sorted([m for m in self.mentions if m.kind in kinds], key=_BEGIN)
