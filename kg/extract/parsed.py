"""What the grammar of a sentence says of an event or project that no rule has told: by whom, when, where, with whom.

A rule reads one order of words. Here the model parses the sentence with every name in it replaced by a plain one of its
kind, and the verb that governs the event tells who is its subject, what day and place stand beside it. So "which STATE
and BODY, as its Co-Chairs, convened in PLACE" is read like "BODY convened EVENT".
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from msgspec import Struct

from kg.extract.draft import Draft
from kg.extract.folded import Folded, Slot
from kg.extract.model import Model, Token
from kg.extract.slots import Slots, drop
from kg.kept.patterns import compiled
from kg.lexicon import Lexicon
from kg.lexicon.slots import KINDS
from kg.model import Modality, Relation, Sentence, Span, Trace, Value

# What stands for a name of each kind while a sentence is parsed: plain words that a parser knows.
_STANDS = {
    "Person": "Smith",
    "Organization": "Unesco",
    "State": "France",
    "Event": "Expo",
    "Resolution": "Resolution",
    "Document": "Report",
    "Instrument": "Treaty",
    "Project": "Apollo",
    "Place": "London",
    "Role": "minister",
    "Post": "minister",
    "Date": "Monday",
    "Quote": "this",
    "Topic": "security",
}
_KIND_OF = {character: kind for kind, character in KINDS.items()}
_SLOT = compiled(f"[{''.join(KINDS.values())}].")
# What a parser stumbles over: the number of a paragraph, "co-" before a verb.
_NUMBER = compiled(r"\W{0,4}(?:\d{1,3}|[a-z]|[ivx]{1,4})[.)] ")
_WITH = compiled(r"\b[Cc]o-(?=[a-z])")
# Before an event without an article one is put, so that "held in PLACE EVENT" is no name of two words.
_DETERMINED = compiled(r"(?:^|\b(?:[Tt]he|[Aa]n?|[Tt]his|[Tt]hat|[Ii]ts|[Tt]heir|[Oo]ur|[Hh]is|[Hh]er)|['’]s?) $")
_ABOUT = ("Event", "Project")
_BODIES = ("Organization", "State")
_ANYBODY = ("Person", "Organization", "State")
# Longer sentences are lists and tables, which nobody parses well.
_LONGEST = 700
# How far from a verb what is said of its subject may stand: "plans to convene", "agreed to help organize".
_STEPS = 3
_SUBJECT, _OBJECT, _PASSIVE = ("nsubj", "csubj"), ("dobj", "attr", "oprd"), ("nsubjpass", "csubjpass")
_JOINED = ("conj", "appos")
_PREPOSITIONS = ("prep", "agent", "dative")
_RELATIVE = ("which", "that", "who")
# Who has brought people together for an event holds it.
_BROUGHT, _ADVERB = ("brought", "bring", "brings", "bringing"), ("advmod", "prt")
# Behind a title the name of its holder stands no farther, with the body between them.
_TITLE = 9
# What an event is to a verb that tells of those who take part in it.
_TAKING_PART = ("object", "at", "in", "to", "over", "during", "for")


class Node(Struct):
    """A word of a parsed sentence: its form in small letters, what it is to which word, and the slot it stands for."""

    word: str
    dep: str
    head: int
    slot: Slot | None
    children: list[int]


class Tree(Struct):
    """A parsed sentence."""

    nodes: list[Node]

    def of(self, number: int, *deps: str) -> Iterator[int]:
        """The words that are this to a word."""
        return (n for n in self.nodes[number].children if self.nodes[n].dep in deps)

    def listed(self, number: int) -> Iterator[int]:
        """A word and those that are joined to it: "A, B and C", "its partner, A", "the Government of A"."""
        yield number
        for child in self.nodes[number].children:
            if self.nodes[child].dep in _JOINED:
                yield from self.listed(child)

    def behind(self, number: int, *words: str) -> Iterator[int]:
        """What stands behind prepositions of a word, with all that is joined to it."""
        for child in self.of(number, *_PREPOSITIONS):
            for prep in self.listed(child):
                if self.nodes[prep].word in words:
                    for end in self.of(prep, "pobj"):
                        yield from self.listed(end)

    def first(self, number: int) -> int:
        """Where the part of a sentence begins that hangs on a word."""
        return min([number, *(self.first(child) for child in self.nodes[number].children)])

    def before(self, number: int) -> int:
        """The last word before a place that is no mark."""
        at = number - 1
        while at >= 0 and self.nodes[at].dep == "punct":
            at -= 1
        return at


class Parsed:
    """Reads what parsed sentences say of events and projects."""

    def __init__(self, lexicon: Lexicon, slots: Slots) -> None:
        self._slots = slots
        self._state_behind = (lexicon.pattern("state-behind"), lexicon.needs("state-behind"))
        names = (
            "organise",
            "take-place",
            "gather",
            "fund",
            "implement",
            "give",
            "hear",
            "partner",
            "backing",
            "chairing",
        )
        self._words = {name: lexicon.word_set(f"parsed-{name}") for name in (*names, "speech", "of-state")}
        self._will, self._unsaid = lexicon.word_set("parsed-will"), lexicon.word_set("parsed-unsaid")
        self._takes_part = tuple(
            (predicate, lexicon.word_set(f"parsed-{name}"), kinds)
            for predicate, name, kinds in (
                ("opened", "open", ("Person",)),
                ("closed", "close", ("Person",)),
                ("chaired", "chair", _ANYBODY),
                ("moderated", "moderate", ("Person",)),
                ("spokeAt", "speak", ("Person",)),
                ("attended", "attend", _ANYBODY),
            )
        )

    def note(self, draft: Draft, model: Model) -> None:
        """State what no rule has said of an event or a project; what a rule has said stands."""
        told = {(r.subject, r.predicate) for r in draft.relations}
        together = {(r.subject, r.object) for r in draft.relations if isinstance(r.object, int)}
        for sentence in draft.sentences:
            if not any(m.kind in _ABOUT for m in draft.within(sentence.begin, sentence.end)):
                continue
            folded = self._slots.folded(draft, sentence)
            if folded is None or len(folded.text) > _LONGEST:
                continue
            drop(folded, *self._state_behind)
            for relation in self._read(sentence, folded, model):
                if draft.referents[relation.subject].kind in _ABOUT:
                    known = (relation.subject, relation.predicate) in told
                else:
                    known = (relation.subject, relation.object) in together
                if not known and relation.object != relation.subject:
                    draft.relations.append(relation)

    def _read(self, sentence: Sentence, folded: Folded, model: Model) -> list[Relation]:
        """What a sentence says of each event and project that it names."""
        tree = _tree(folded, model)
        about = [n for n, node in enumerate(tree.nodes) if node.slot is not None and node.slot.kind in _ABOUT]
        found: list[Relation] = []
        for number in about:
            slot = tree.nodes[number].slot
            if slot is not None and slot.referent >= 0:
                said = _Said(Span(sentence.begin, sentence.end), tree, slot, number, len(about) == 1)
                for verb, place in _governing(tree, number):
                    found += self._of_verb(said, verb, place)
                found += self._when_where(said, number, None)
        return found

    def _of_verb(self, said: _Said, verb: int, place: str) -> Iterator[Relation]:
        """What a verb says of an event or project that is this to it: its object, or what stands behind "at"."""
        tree = said.tree
        word, stated = tree.nodes[verb].word, self._stated(tree, verb)
        if stated == "unsaid":
            return
        modality: Modality | None = "planned" if stated == "planned" else None
        doers = list(self._doers(tree, verb))
        organised = word in self._words["organise"] and place == "object"
        implemented = word in self._words["implement"] and place == "object"
        if implemented and said.event.kind == "Project":
            doers += self._partners(tree, verb)
            yield from said.of(self._named(tree, doers, _BODIES), "implementedBy", modality)
        elif (
            place == "for" and word in _BROUGHT and "together" in {tree.nodes[n].word for n in tree.of(verb, *_ADVERB)}
        ):
            yield from said.of(self._named(tree, doers, _BODIES), "organizedBy", modality)
        elif organised:
            doers += [*tree.behind(verb, "with"), *self._partners(tree, verb)]
            yield from said.of(self._named(tree, doers, _BODIES), "organizedBy", modality)
        if word in self._words["fund"] and place in ("object", "for"):
            yield from said.of(self._named(tree, doers, _BODIES), "supportedBy", modality)
        helped = organised or implemented or word in self._words["fund"] or word in self._words["take-place"]
        if helped or any(tree.nodes[n].word == "possible" for n in tree.nodes[verb].children):
            yield from said.of(self._named(tree, self._backers(said, verb), _BODIES), "supportedBy", modality)
        if said.event.kind != "Event":
            return
        yield from self._part(said, verb, place, doers, modality)
        takes_place = organised or (place in ("object", "subject") and word in self._words["take-place"])
        takes_place = takes_place or (place in ("for", "at", "in") and word in self._words["gather"])
        if takes_place:
            yield from self._when_where(said, verb, modality, alone=True)

    def _part(
        self, said: _Said, verb: int, place: str, doers: list[int], modality: Modality | None
    ) -> Iterator[Relation]:
        """Who takes part in an event, as what."""
        tree, word = said.tree, said.tree.nodes[verb].word
        if place not in _TAKING_PART:
            return
        objects = {tree.nodes[n].word for n in tree.of(verb, *_OBJECT)}
        for predicate, words, kinds in self._takes_part:
            if word in words and not (predicate in ("spokeAt", "opened", "closed") and place == "to"):
                yield from said.by(self._named(tree, doers, kinds), predicate, modality)
                yield from self._when_where(said, verb, modality)
                return
        if word in ("take", "takes", "took", "taking", "taken") and "part" in objects and place == "in":
            yield from said.by(self._named(tree, doers, _ANYBODY), "attended", modality)
        elif word in self._words["give"] and objects & self._words["speech"] and place in ("at", "to", "during"):
            yield from said.by(self._named(tree, doers, ("Person",)), "spokeAt", modality)
        elif word in self._words["hear"] and place in ("at", "in", "during", "subject"):
            told = [*tree.behind(verb, "from", "by")]
            for heard in tree.of(verb, *_OBJECT):
                told += (n for one in tree.listed(heard) for n in tree.behind(one, "from", "by"))
            yield from said.by(self._named(tree, told, ("Person",)), "spokeAt", modality)
        for noun in tree.behind(verb, "under"):
            if tree.nodes[noun].word in self._words["chairing"]:
                led = self._named(tree, tree.behind(noun, "of"), _ANYBODY)
                yield from said.by(led, "chaired", modality)

    def _when_where(
        self, said: _Said, at: int, modality: Modality | None, *, alone: bool = False
    ) -> Iterator[Relation]:
        """The day and the place that stand beside a verb or a name; or those that stand alone in a sentence."""
        if said.event.kind != "Event":
            return
        tree = said.tree
        places = list(self._named(tree, tree.behind(at, "in", "at"), ("Place",)))
        beside = [*tree.behind(at, "on", "in", "from", "during", "of"), *tree.of(at, "npadvmod")]
        days = list(self._named(tree, beside, ("Date",)))
        if alone and said.alone:
            everything = range(len(tree.nodes))
            days = days or list(self._named(tree, everything, ("Date",)))
            places = places or list(self._named(tree, everything, ("Place",)))
            places = places if len(places) == 1 else []
        yield from said.of(places, "heldAt", modality)
        if len({slot.value for slot in days}) == 1:
            yield from said.on(days[0], modality)

    def _stated(self, tree: Tree, verb: int) -> str:
        """Whether a verb is said to be so, planned, or neither: denied, asked, wished."""
        at = verb
        for _ in range(_STEPS):
            words = {tree.nodes[n].word for n in tree.of(at, "aux", "neg", "mark", "auxpass")}
            if words & self._unsaid or any(tree.of(at, "neg")):
                return "unsaid"
            if words & self._will:
                return "planned"
            dep, head = tree.nodes[at].dep, tree.nodes[at].head
            if dep in ("xcomp", "ccomp", "advcl", "acl", "relcl") and "to" in words:
                return "planned" if dep in ("acl", "relcl") or tree.nodes[head].word in self._will else "unsaid"
            if dep not in ("xcomp", "conj") or head == at:
                return "stated"
            at = head
        return "stated"

    def _doers(self, tree: Tree, verb: int) -> Iterator[int]:
        """Who does what a verb says: its subject, or whom "by" names where it is passive."""
        for number in tree.behind(verb, "by"):
            yield from self._unwrapped(tree, number)
        at = verb
        for _ in range(_STEPS):
            dep, head = tree.nodes[at].dep, tree.nodes[at].head
            participle = tree.nodes[at].word.endswith("ing")
            if any(tree.of(at, "auxpass", *_PASSIVE)) or (dep == "acl" and not participle):
                return
            subjects = list(tree.of(at, *_SUBJECT))
            if dep in ("relcl", "acl") and (not subjects or tree.nodes[subjects[0]].word in _RELATIVE):
                subjects = [head]  # "NAME, who opened EVENT"
            for subject in subjects:
                for number in tree.listed(subject):
                    yield from self._unwrapped(tree, number)
            going_on = dep in ("xcomp", "conj") or (dep == "advcl" and participle)
            if subjects or not going_on or head == at:
                return
            at = head

    def _unwrapped(self, tree: Tree, number: int) -> Iterator[int]:
        """A word; of "the Government of STATE" the State; of a title and its body the one who is named behind."""
        yield number
        slot = tree.nodes[number].slot
        if slot is not None and slot.kind in ("Role", "Post"):
            behind = range(number + 1, min(number + _TITLE, len(tree.nodes)))
            named = (n for n in behind if (one := tree.nodes[n].slot) is not None and one.kind == "Person")
            person = next(named, None)
            if person is not None and tree.nodes[person].dep == "appos":
                yield person
        if tree.nodes[number].word in self._words["of-state"]:
            yield from tree.behind(number, "of")

    def _partners(self, tree: Tree, verb: int) -> Iterator[int]:
        """With whom something is done: "in partnership with BODY", "together with BODY"."""
        for noun in tree.behind(verb, "in"):
            if tree.nodes[noun].word in self._words["partner"]:
                yield from tree.behind(noun, "with", "between")
        for adverb in tree.of(verb, "advmod"):
            yield from tree.behind(adverb, "with")

    def _backers(self, said: _Said, verb: int) -> Iterator[int]:
        """Who pays or helps: "with funding from BODY", "thanks to the support of STATE"."""
        tree = said.tree
        nouns = range(len(tree.nodes)) if said.alone else tree.behind(verb, "with", "through", "under", "to", "by")
        for noun in nouns:
            given = tree.nodes[noun].word in self._words["backing"]
            if given and tree.nodes[noun].dep in ("pobj", "conj") and not self._is_for_another(said, verb, noun):
                for number in tree.behind(noun, "from", "of", "by"):
                    yield from self._unwrapped(tree, number)

    def _is_for_another(self, said: _Said, verb: int, noun: int) -> bool:
        """Whether what is given helps something else: "opened a laboratory with money from STATE and hosted EVENT"."""
        tree = said.tree
        doing = tree.nodes[tree.nodes[noun].head].head
        objects = set(tree.of(doing, *_OBJECT))
        return doing != verb and bool(objects) and said.number not in objects

    def _named(self, tree: Tree, numbers: Iterable[int], kinds: tuple[str, ...]) -> Iterator[Slot]:
        """The slots of these kinds among words."""
        for number in numbers:
            slot = tree.nodes[number].slot
            if slot is not None and slot.kind in kinds and (slot.referent >= 0 or slot.kind == "Date"):
                yield slot


class _Said(Struct):
    """An event or a project in a parsed sentence; `alone` where it is the only one there."""

    span: Span
    tree: Tree
    event: Slot
    number: int
    alone: bool

    def of(self, slots: Iterable[Slot], predicate: str, modality: Modality | None) -> Iterator[Relation]:
        """What is said of the event: "organized by"."""
        return (self._relation(self.event, predicate, slot, slot.referent, modality) for slot in slots)

    def by(self, slots: Iterable[Slot], predicate: str, modality: Modality | None) -> Iterator[Relation]:
        """What somebody does at the event."""
        return (self._relation(slot, predicate, self.event, self.event.referent, modality) for slot in slots)

    def on(self, day: Slot, modality: Modality | None) -> Iterator[Relation]:
        """The day of the event, and the last of several; a year alone is none."""
        first, _, last = (day.value or "").partition("/")
        if len(first) > len("2021"):
            yield self._relation(self.event, "heldOn", day, Value(first, "date"), modality)
            if last:
                yield self._relation(self.event, "endsOn", day, Value(last, "date"), modality)

    def _relation(
        self, subject: Slot, predicate: str, item: Slot, target: int | Value, modality: Modality | None
    ) -> Relation:
        trace = Trace(
            self.span.begin, self.span.end, Span(subject.begin, subject.end), None, Span(item.begin, item.end)
        )
        rule = "parsed-" + ("heldOn" if predicate == "endsOn" else predicate)
        return Relation(subject.referent, predicate, target, (trace,), rule, modality=modality)


def _governing(tree: Tree, number: int) -> Iterator[tuple[int, str]]:
    """The verbs of which a name is object or subject, or behind whose preposition it stands; and which of these."""
    nodes, at = tree.nodes, number
    while nodes[at].dep in _JOINED and nodes[at].head != at:
        at = nodes[at].head
    head, dep = nodes[at].head, nodes[at].dep
    if dep in _OBJECT or dep in _PASSIVE:
        yield head, "object"
        if dep in _PASSIVE:  # "EVENT is paid for by BODY and run by BODY"
            for joined in tree.of(head, "conj"):
                if not any(tree.of(joined, *_SUBJECT, *_PASSIVE, *_OBJECT)):
                    yield joined, "object"
    elif dep in _SUBJECT:
        yield head, "subject"
        for joined in tree.of(head, "conj"):  # "EVENT, convened at short notice, was chaired by NAME"
            if any(tree.of(joined, "auxpass")) and not any(tree.of(joined, *_SUBJECT, *_PASSIVE)):
                yield joined, "object"
    elif dep == "pobj" and nodes[head].dep in _PREPOSITIONS:
        yield nodes[head].head, nodes[head].word
    # "TITLE, a programme which BODY finances", "the programme TITLE, which": what is said of the noun is said of it.
    same = [number, *(n for n in tree.of(number, "appos") if nodes[n].slot is None)]
    same += [nodes[number].head] if nodes[number].dep == "appos" and nodes[nodes[number].head].slot is None else []
    own = {clause for noun in same for clause in tree.of(noun, "relcl", "acl")}
    # A clause right behind the name is its, whatever it hangs on: "the outcome of EVENT, held in PLACE".
    own |= {
        n
        for n, node in enumerate(nodes)
        if node.dep in ("relcl", "acl") and n > number and tree.before(tree.first(n)) == number
    }
    for clause in sorted(own):
        yield from _of_clause(tree, clause)


def _of_clause(tree: Tree, clause: int) -> Iterator[tuple[int, str]]:
    """The verb of a clause behind a name, and what the name is to it: "which BODY plans to convene", "held in"."""
    nodes, verb = tree.nodes, clause
    for _ in range(_STEPS):
        further = next(tree.of(verb, "xcomp"), None)
        if further is None:
            break
        verb = further
    preposition = next(
        (nodes[n].head for n in range(clause) if nodes[n].word == "which" and nodes[n].dep == "pobj"), -1
    )
    passive = any(tree.of(clause, *_PASSIVE)) or (nodes[clause].dep == "acl" and not nodes[clause].word.endswith("ing"))
    subjects = [n for n in tree.of(clause, *_SUBJECT) if nodes[n].word not in _RELATIVE]
    if preposition >= 0 and nodes[preposition].head in (clause, verb):
        place = nodes[preposition].word  # "at which NAME spoke"
    else:
        place = "object" if passive or subjects else "subject"
    yield verb, place
    for joined in tree.of(verb, "conj"):
        if not any(tree.of(joined, *_SUBJECT, *_PASSIVE)) or place == "object":
            yield joined, place


def _tree(folded: Folded, model: Model) -> Tree:
    """A folded sentence, parsed with plain words in the place of its slots."""
    pieces: list[str] = []
    places: dict[int, Slot] = {}
    number = _NUMBER.match(folded.text)
    at, length = 0 if number is None else number.end(), 0
    for match in _SLOT.finditer(folded.text, at):
        before = _WITH.sub("", folded.text[at : match.start()])
        slot, kind = folded.slot(match.start()), _KIND_OF[match[0][0]]
        if kind in _ABOUT and _DETERMINED.search(before) is None:
            before += "the "
        places[length + len(before)] = slot
        pieces += (before, _STANDS[kind])
        length += len(before) + len(pieces[-1])
        at = match.end()
    pieces.append(_WITH.sub("", folded.text[at:]))
    tokens: list[Token] = model.parse("".join(pieces))
    nodes = [Node(t.word, t.relation, t.head, places.get(t.begin), []) for t in tokens]
    for number_, node in enumerate(nodes):
        if node.head != number_:
            nodes[node.head].children.append(number_)
    return Tree(nodes)
