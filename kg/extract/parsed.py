"""What the grammar of a sentence says of an event or project that no rule has told: by whom, when, where, with whom.

A rule reads one order of words. Here the model parses the sentence with every name in it replaced by a plain one of its
kind, and the verb that governs the event tells who is its subject, what day and place stand beside it. So "which STATE
and BODY, as its Co-Chairs, convened in PLACE" is read like "BODY convened EVENT".
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from msgspec import Struct
from msgspec.structs import replace

from kg.extract.draft import Draft
from kg.extract.employers import Employers
from kg.extract.folded import Slot
from kg.extract.model import Model
from kg.extract.nouns import Nouns
from kg.extract.pointed import Pointed, Told, one_of, subject_of
from kg.extract.tree import OBJECT, Grammar, Tree, governing, tree_of
from kg.extract.unread import Unread, placed
from kg.lexicon import Lexicon
from kg.model import Modality, Relation, Sentence, Span, Trace, Value

_ABOUT = ("Event", "Project")
_BODIES = ("Organization", "State")
_ANYBODY = ("Person", "Organization", "State")
# Of these one sentence may tell more than another.
_BY_SENTENCE = ("heldAt", "organizedBy", "supportedBy", "implementedBy", "partOf")
_ONCE = ("heldOn", "endsOn")
# A date line has no more words.
_LINE = 12
# Who has brought people together for an event holds it.
_BROUGHT, _ADVERB = ("brought", "bring", "brings", "bringing"), ("advmod", "prt")
_GETS = frozenset(("get", "gets", "got", "getting", "draws", "drew", "came", "comes", "drawing"))
_WAY = frozenset(("way", "underway", "close", "end"))
# What an event is to a verb that tells of those who take part in it.
_TAKING_PART = ("object", "at", "in", "to", "over", "during", "for")


class Parsed:
    """Reads what parsed sentences say of events and projects."""

    def __init__(self, lexicon: Lexicon, grammar: Grammar, employers: Employers) -> None:
        self._grammar, self._unread = grammar, Unread(lexicon, employers, grammar)
        self._pointed, self._nouns = Pointed(lexicon), Nouns(lexicon, grammar)
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
            "entrust",
            "travel",
            "postpone",
            "end",
            "begin",
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
        if not any(m.kind in _ABOUT for m in draft.mentions):
            return
        told = {(r.subject, r.predicate) for r in draft.relations}
        here = {(r.subject, r.predicate, t.begin) for r in draft.relations for t in _sentences(draft, r)}
        together = {(r.subject, r.object) for r in draft.relations if isinstance(r.object, int)}
        before, block = Told(), None
        self._unread.common = model.words
        for sentence in draft.sentences:
            if (now := draft.block_at(sentence.begin)) != block:
                carried = draft.text.startswith("It ", sentence.begin)  # "It was held", which opens a paragraph
                before, block = before if carried else [], now
            read = self._about(draft, sentence, before, model)
            topic, before = before[0][1] if one_of(before) is not None else self._main(draft), []
            if read is None:
                continue
            tree, about = read
            before = subject_of(tree, about)
            for relation in self._read(sentence, tree, about, topic):
                subject, predicate = relation.subject, relation.predicate
                if draft.referents[subject].kind not in _ABOUT:
                    known = (subject, relation.object) in together
                elif predicate in _BY_SENTENCE:
                    known = (subject, predicate, sentence.begin) in here
                else:
                    known = (subject, predicate) in told
                if not known and relation.object != subject:
                    draft.relations.append(relation)
            told |= {(r.subject, r.predicate) for r in draft.relations if r.predicate in _ONCE}
        draft.relations = _ended(draft.relations)

    def _main(self, draft: Draft) -> Slot | None:
        """The document's event, of which a sentence tells that names none."""
        return None if draft.main_event is None else Slot("Event", draft.main_event, 0, 0, nominal=True)

    def _about(self, draft: Draft, sentence: Sentence, before: Told, model: Model) -> tuple[Tree, Told] | None:
        """A sentence parsed, and the events and projects that it names or points at; None where it can tell of none."""
        named = any(m.kind in _ABOUT for m in draft.within(sentence.begin, sentence.end))
        if not named and self._pointed.points.search(draft.text, sentence.begin, sentence.end) is None:
            return None
        folded = self._grammar.folded(draft, sentence)
        if folded is None:
            return None
        tree = tree_of(folded, model)
        about = self._pointed.told(draft, sentence, folded, tree, before)
        if about and self._unread.note(draft, folded, tree, about):
            again = self._grammar.folded(draft, sentence)
            if again is not None:
                tree = tree_of(again, model)
                about = self._pointed.told(draft, sentence, again, tree, before)
        return tree, about

    def _read(self, sentence: Sentence, tree: Tree, about: Told, topic: Slot | None) -> list[Relation]:
        """What a sentence says of each event and project that it names or points at."""
        found: list[Relation] = []
        if any(node.word == "respectively" for node in tree.nodes):
            return found  # "hosted by A and B respectively": which by whom, the grammar does not tell
        span = Span(sentence.begin, sentence.end)
        for number, slot in about:
            said = _Said(span, tree, slot, number, len(about) == 1)
            for verb, place in governing(tree, number):
                found += self._of_verb(said, verb, place)
            found += self._when_where(said, number, None)
        for slot, predicate, item, modality in self._nouns.facts(tree, about, topic):
            said = _Said(span, tree, slot, -1, True)
            found += said.on(item, modality) if predicate == "heldOn" else said.of([item], predicate, modality)
        return found

    def _of_verb(self, said: _Said, verb: int, place: str) -> Iterator[Relation]:
        """What a verb says of an event or project that is this to it: its object, or what stands behind "at"."""
        tree = said.tree
        word, stated = tree.nodes[verb].word, self._grammar.stated(tree, verb)
        if stated == "unsaid":
            yield from self._only_with(said, verb)
            return
        modality: Modality | None = "planned" if stated == "planned" else None
        doers = list(self._grammar.doers(tree, verb))
        organised = self._is_organised(tree, verb) and place == "object"
        implemented = word in self._words["implement"] and place == "object"
        if place == "object" and word in self._words["entrust"] and said.event.kind == "Project":
            given = [*tree.behind(verb, "to", "with"), *self._partners(tree, verb)]
            yield from said.of(self._named(tree, given, _BODIES), "implementedBy", modality)
        elif implemented and said.event.kind == "Project":
            doers += [*tree.behind(verb, "with", "through"), *self._partners(tree, verb)]
            for noun in tree.behind(verb, "on"):
                if tree.nodes[noun].word == "behalf":
                    paying = (one for n in tree.behind(noun, "of") for one in self._grammar.unwrapped(tree, n))
                    yield from said.of(self._named(tree, paying, _BODIES), "supportedBy", modality)
            yield from said.of(self._named(tree, doers, _BODIES), "implementedBy", modality)
        elif (
            place == "for" and word in _BROUGHT and "together" in {tree.nodes[n].word for n in tree.of(verb, *_ADVERB)}
        ):
            yield from said.of(self._named(tree, doers, _BODIES), "organizedBy", modality)
        elif said.event.kind == "Event" and place == "object" and word in self._words["end"] | self._words["begin"]:
            yield from said.of(self._named(tree, doers, ("Organization",)), "organizedBy", modality)
        elif organised:
            doers += [*tree.behind(verb, "with"), *self._partners(tree, verb)]
            yield from said.of(self._named(tree, _before_people(tree, doers), _BODIES), "organizedBy", modality)
        if word in self._words["fund"] and place in ("object", "for"):
            yield from said.of(self._named(tree, doers, _BODIES), "supportedBy", modality)
        helped = organised or implemented or word in self._words["fund"] or word in self._words["take-place"]
        if helped or any(tree.nodes[n].word == "possible" for n in tree.nodes[verb].children):
            yield from said.of(self._named(tree, self._backers(said, verb), _BODIES), "supportedBy", modality)
        if said.event.kind != "Event":
            return
        yield from self._part(said, verb, place, doers, modality)
        if word in self._words["postpone"] and place == "object":
            days = list(self._named(tree, tree.behind(verb, "to", "until"), ("Date",)))
            yield from said.on(days[0], "planned") if days else ()
            return
        takes_place = organised or (place in ("object", "subject") and word in self._words["take-place"])
        takes_place = takes_place or (place == "subject" and self._is_under_way(tree, verb))
        takes_place = takes_place or (place in ("for", "at", "in") and word in self._words["gather"])
        if takes_place:
            yield from self._when_where(said, verb, modality, alone=True)

    def _is_organised(self, tree: Tree, verb: int) -> bool:
        """Whether a verb tells that somebody holds an event: also "put together", "put on"."""
        if tree.nodes[verb].word == "put":
            return any(tree.nodes[n].word in ("together", "on") for n in tree.of(verb, *_ADVERB, "prep"))
        return tree.nodes[verb].word in self._words["organise"]

    def _is_under_way(self, tree: Tree, verb: int) -> bool:
        """ "gets under way", "drew to a close", "came to an end"."""
        behind = {tree.nodes[n].word for n in tree.behind(verb, "under", "to")}
        behind |= {tree.nodes[n].word for n in tree.of(verb, *_ADVERB)}
        return tree.nodes[verb].word in _GETS and bool(behind & _WAY)

    def _only_with(self, said: _Said, verb: int) -> Iterator[Relation]:
        """Without whose help an event would not have been possible."""
        tree = said.tree
        if any(tree.nodes[n].word == "possible" for n in tree.of(verb, "acomp", "oprd")):
            for noun in tree.behind(verb, "without"):
                given = tree.nodes[noun].word in self._words["backing"]
                named = [noun, *(tree.behind(noun, "of", "from", "by") if given else ())]
                named = [one for n in named for one in self._grammar.unwrapped(tree, n)]
                yield from said.of(self._named(tree, named, _BODIES), "supportedBy", None)

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
        places = list(self._named(tree, placed(tree, tree.behind(at, "in", "at")), ("Place",)))
        beside = [*tree.behind(at, "on", "in", "from", "during", "of", "between", "over"), *tree.of(at, "npadvmod")]
        days = list(self._named(tree, beside, ("Date",)))
        if alone and said.alone and not self._is_of_journey(tree):
            everything = range(len(tree.nodes))
            days = days or list(self._named(tree, everything[_dateline(tree) :], ("Date",)))
            places = places or list(self._named(tree, everything, ("Place",)))
            places = places if len(places) == 1 else []
        yield from said.of(places, "heldAt", modality)
        if len({slot.value for slot in days}) == 1:
            last = at != said.number and tree.nodes[at].word in self._words["end"]
            yield from said.on(days[0], modality, last=last)

    def _is_of_journey(self, tree: Tree) -> bool:
        """Whether a sentence tells when somebody goes where an event is."""
        return any(node.dep == "ROOT" and node.word in self._words["travel"] for node in tree.nodes)

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
        nouns = (
            range(len(tree.nodes)) if said.alone else tree.behind(verb, "with", "through", "under", "to", "by", "from")
        )
        for noun in nouns:
            given = tree.nodes[noun].word in self._words["backing"]
            if given:
                made = (n for clause in tree.of(noun, "acl") for n in tree.behind(clause, "by"))
                for number in made:  # "with funds made available by BODY"
                    yield from self._grammar.unwrapped(tree, number)
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


def _before_people(tree: Tree, numbers: list[int]) -> Iterator[int]:
    """Those of a list before its first person: bodies behind are his: "hosted by NAME, Minister of BODY, STATE"."""
    for number in numbers:
        slot = tree.nodes[number].slot
        if slot is not None and slot.kind == "Person":
            return
        yield number


def _dateline(tree: Tree) -> int:
    """Where a sentence begins behind the place and day of a date line, that of the news: "SUVA, 3 May – It met"."""
    dashes = (n for n, node in enumerate(tree.nodes[:_LINE]) if node.word in ("–", "—", "--"))
    return next(dashes, 0)


def _ended(relations: list[Relation]) -> list[Relation]:
    """The relations, in which the day on which an event ends is its day where none is told; none before."""
    first = {r.subject: r.object.text for r in relations if r.predicate == "heldOn" and isinstance(r.object, Value)}
    kept: list[Relation] = []
    for relation in relations:
        if relation.rule == "parsed-heldOn" and relation.predicate == "endsOn" and isinstance(relation.object, Value):
            day = first.get(relation.subject)
            if day is None:
                first[relation.subject] = relation.object.text
                kept.append(replace(relation, predicate="heldOn"))
                continue
            if relation.object.text <= day:
                continue
        kept.append(relation)
    return kept


def _sentences(draft: Draft, relation: Relation) -> Iterator[Sentence]:
    """The sentences that tell a relation."""
    for trace in relation.traces:
        sentence = draft.sentence_at(trace.end - 1)
        if sentence is not None:
            yield sentence


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

    def on(self, day: Slot, modality: Modality | None, *, last: bool = False) -> Iterator[Relation]:
        """The day of the event, and the last of several; a year alone is none. `last`: it is said to end that day."""
        first, _, last_day = (day.value or "").partition("/")
        if last and len(first) > len("2021"):
            yield self._relation(self.event, "endsOn", day, Value(last_day or first, "date"), modality)
        elif len(first) > len("2021"):
            yield self._relation(self.event, "heldOn", day, Value(first, "date"), modality)
            if last_day:
                yield self._relation(self.event, "endsOn", day, Value(last_day, "date"), modality)

    def _relation(
        self, subject: Slot, predicate: str, item: Slot, target: int | Value, modality: Modality | None
    ) -> Relation:
        trace = Trace(
            self.span.begin, self.span.end, Span(subject.begin, subject.end), None, Span(item.begin, item.end)
        )
        rule = "parsed-" + ("heldOn" if predicate == "endsOn" else predicate)
        return Relation(subject.referent, predicate, target, (trace,), rule, modality=modality)
