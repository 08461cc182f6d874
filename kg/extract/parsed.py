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
from kg.extract.model import Model
from kg.extract.tree import OBJECT, Grammar, Tree, governing, tree_of
from kg.lexicon import Lexicon
from kg.model import Modality, Relation, Sentence, Span, Trace, Value

_ABOUT = ("Event", "Project")
_BODIES = ("Organization", "State")
_ANYBODY = ("Person", "Organization", "State")
# Who has brought people together for an event holds it.
_BROUGHT, _ADVERB = ("brought", "bring", "brings", "bringing"), ("advmod", "prt")
# What an event is to a verb that tells of those who take part in it.
_TAKING_PART = ("object", "at", "in", "to", "over", "during", "for")


class Parsed:
    """Reads what parsed sentences say of events and projects."""

    def __init__(self, lexicon: Lexicon, grammar: Grammar) -> None:
        self._grammar = grammar
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
        self._words = {name: lexicon.word_set(f"parsed-{name}") for name in (*names, "speech")}
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
            folded = self._grammar.folded(draft, sentence)
            if folded is None:
                continue
            for relation in self._read(sentence, folded, model):
                if draft.referents[relation.subject].kind in _ABOUT:
                    known = (relation.subject, relation.predicate) in told
                else:
                    known = (relation.subject, relation.object) in together
                if not known and relation.object != relation.subject:
                    draft.relations.append(relation)

    def _read(self, sentence: Sentence, folded: Folded, model: Model) -> list[Relation]:
        """What a sentence says of each event and project that it names."""
        tree = tree_of(folded, model)
        about = [n for n, node in enumerate(tree.nodes) if node.slot is not None and node.slot.kind in _ABOUT]
        found: list[Relation] = []
        for number in about:
            slot = tree.nodes[number].slot
            if slot is not None and slot.referent >= 0:
                said = _Said(Span(sentence.begin, sentence.end), tree, slot, number, len(about) == 1)
                for verb, place in governing(tree, number):
                    found += self._of_verb(said, verb, place)
                found += self._when_where(said, number, None)
        return found

    def _of_verb(self, said: _Said, verb: int, place: str) -> Iterator[Relation]:
        """What a verb says of an event or project that is this to it: its object, or what stands behind "at"."""
        tree = said.tree
        word, stated = tree.nodes[verb].word, self._grammar.stated(tree, verb)
        if stated == "unsaid":
            return
        modality: Modality | None = "planned" if stated == "planned" else None
        doers = list(self._grammar.doers(tree, verb))
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
        objects = {tree.nodes[n].word for n in tree.of(verb, *OBJECT)}
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
            for heard in tree.of(verb, *OBJECT):
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
                    yield from self._grammar.unwrapped(tree, number)

    def _is_for_another(self, said: _Said, verb: int, noun: int) -> bool:
        """Whether what is given helps something else: "opened a laboratory with money from STATE and hosted EVENT"."""
        tree = said.tree
        doing = tree.nodes[tree.nodes[noun].head].head
        objects = set(tree.of(doing, *OBJECT))
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
