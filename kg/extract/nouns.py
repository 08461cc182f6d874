"""What nouns tell of events and projects in a parsed sentence: of what one is part, whose initiative it is, whose money
pays for it, which place is its venue.

`parsed` reads the verb that governs an event's name. Here what is told stands in a noun beside it: "EVENT is an
activity of PROJECT", "an initiative of BODY", "Funding comes from BODY", "PLACE was the venue of EVENT".
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from kg.extract.folded import Slot
from kg.extract.pointed import Told
from kg.extract.tree import OBJECT, PASSIVE, RELATIVE, SUBJECT, Grammar, Tree, governing
from kg.lexicon import Lexicon
from kg.model import Modality

Fact = tuple[Slot, str, Slot, Modality | None]
"""An event or project, what is said of it, of whom or what, and whether it is only planned."""

_BODIES = ("Organization", "State")
_WHOLES = ("Project",)
_BE = frozenset(("is", "was", "are", "were", "be", "been", "being", "'s", "’s", "become", "became"))
_UNDER = ("under", "within", "through", "in", "as", "during")
_FORM = frozenset(("form", "forms", "formed", "forming", "constitutes", "constitute", "makes", "make", "is", "was"))
_BELONGS = frozenset(
    ("belongs", "belong", "belonged", "belonging", "falls", "fall", "fell", "falling", "comes", "come")
)
_SAID = ("dobj", "ROOT", "nsubj")  # "expressed thanks to BODY"
_HANDS = ("hands", "responsibility")
_ACTING = ("acting", "serving", "working", "as")
_PLAYS = ("played", "plays", "play", "served", "serves", "becomes")
_CITIES = ("city", "town", "capital", "port", "island", "village", "municipality")
# So deep in a noun's phrase the project stands under which something is done.
_DEEP = 8


class Nouns:
    """Reads them of a sentence whose events and projects are known."""

    def __init__(self, lexicon: Lexicon, grammar: Grammar) -> None:
        self._grammar = grammar
        names: tuple[str, ...] = (
            "backing",
            "initiative",
            "piece",
            "frame",
            "pay",
            "cost",
            "auspices",
            "venue",
            "flow",
            "donor",
            "doer",
            "draw",
            "coin",
        )
        self._words = {name: lexicon.word_set(f"parsed-{name}") for name in (*names, "host", "project-word")}
        self._organiser = lexicon.word_set("parsed-organiser")

    def facts(self, tree: Tree, told: Told, topic: Slot | None) -> Iterator[Fact]:
        """What the nouns of a sentence say of its events and projects; `topic`: of what the one before it told."""
        for number, slot in told:
            if slot.kind == "Event":
                yield from ((slot, "partOf", whole, None) for whole in self._wholes(tree, number))
                yield from ((slot, "organizedBy", body, None) for body in self._initiators(tree, number))
                yield from ((slot, "organizedBy", body, None) for body in self._hosts(tree, number))
                yield from ((slot, "heldAt", place, None) for place in self._venues(tree, number))
        of = {slot.referent: slot for _, slot in told}
        near = None if topic is None or topic.begin == topic.end else topic
        about = next(iter(of.values())) if len(of) == 1 else near if not of else None
        yield from self._paid(tree, told, topic)
        yield from self._acting(tree, told)
        if len(of) == 1 and next(iter(of.values())).kind == "Event":
            yield from self._venue(tree, next(iter(of.values())))
        if about is not None:
            yield from ((about, "supportedBy", body, None) for body in self._thanked(tree))
            yield from self._in_hands(tree, about)
        if about is not None and not any(node.word == "next" for node in tree.nodes):
            yield from self._called(tree, about)

    def _slots(self, tree: Tree, numbers: Iterable[int], kinds: tuple[str, ...] = _BODIES) -> Iterator[Slot]:
        for number in numbers:
            for one in self._grammar.unwrapped(tree, number):
                slot = tree.nodes[one].slot
                if slot is not None and slot.kind in kinds and slot.referent >= 0:
                    yield slot

    def _wholes(self, tree: Tree, number: int) -> Iterator[Slot]:
        """The project that an event is part of."""
        yield from self._slots(tree, self._framed(tree, number), _WHOLES)
        for verb, place in governing(tree, number):
            if place not in ("object", "subject") or self._grammar.stated(tree, verb) == "unsaid":
                continue
            word = tree.nodes[verb].word
            yield from self._slots(tree, self._framed(tree, verb), _WHOLES)
            if place == "subject" and word in _BELONGS:
                yield from self._slots(tree, tree.behind(verb, "to", "under", "within"), _WHOLES)
            if place == "subject" and (word in _BE or word in _FORM):
                yield from self._slots(tree, self._pieces(tree, verb), _WHOLES)
        for noun in self._same(tree, number):
            yield from self._slots(tree, self._of_piece(tree, noun), _WHOLES)

    def _framed(self, tree: Tree, number: int) -> Iterator[int]:
        """What stands behind "under", "within the framework of", "as part of" of a word."""
        for noun in tree.behind(number, *_UNDER):
            word = tree.nodes[noun].word
            if word in self._words["frame"]:
                yield from self._named(tree, tree.behind(noun, "of", "under"))
            elif tree.nodes[tree.nodes[noun].head].word in ("under", "within", "through"):
                yield from self._named(tree, [noun])
            elif tree.nodes[noun].dep in ("appos", "conj"):
                yield noun

    def _named(self, tree: Tree, numbers: Iterable[int]) -> Iterator[int]:
        """Words, and the names behind nouns: "its project NAME"."""
        for number in numbers:
            yield number
            if tree.nodes[number].word in self._words["project-word"]:
                yield from tree.of(number, "appos", "compound", "nmod")

    def _pieces(self, tree: Tree, verb: int) -> Iterator[int]:
        """Of what something is said to be a part, an activity or a session: "is the fourth activity under PROJECT"."""
        for noun in tree.of(verb, "attr", "dobj"):
            yield from self._of_piece(tree, noun)
            series = tree.behind(verb, "in") if tree.nodes[noun].word in self._words["piece"] else ()
            for deep in (n for one in series for n in self._under(tree, one, _DEEP)):
                yield from self._named(tree, tree.behind(deep, "under", "within"))

    def _of_piece(self, tree: Tree, noun: int) -> Iterator[int]:
        word = tree.nodes[noun].word
        if word in self._words["piece"]:
            yield from self._named(tree, tree.behind(noun, "of", "under", "within", "in"))
            for deep in self._under(tree, noun, _DEEP):
                yield from self._named(tree, tree.behind(deep, "under", "within"))

    def _under(self, tree: Tree, number: int, depth: int) -> Iterator[int]:
        """The words of a phrase below one: a series that BODY launched under PROJECT."""
        for child in tree.nodes[number].children if depth else ():
            yield child
            yield from self._under(tree, child, depth - 1)

    def _same(self, tree: Tree, number: int) -> Iterator[int]:
        """The nouns that say what a name is, beside it: "NAME, an initiative of BODY"."""
        yield from (n for n in tree.of(number, "appos") if tree.nodes[n].slot is None)
        if tree.nodes[number].dep == "appos" and tree.nodes[tree.nodes[number].head].slot is None:
            yield tree.nodes[number].head
        for verb, place in governing(tree, number):
            if place == "subject" and tree.nodes[verb].word in _BE and self._grammar.stated(tree, verb) != "unsaid":
                yield from tree.of(verb, "attr")

    def _initiators(self, tree: Tree, number: int) -> Iterator[Slot]:
        """Whose initiative an event is."""
        for noun in self._same(tree, number):
            if tree.nodes[noun].word in self._words["initiative"]:
                yield from self._slots(tree, tree.behind(noun, "of", "by", "between"))

    def _hosts(self, tree: Tree, number: int) -> Iterator[Slot]:
        """Under whose auspices and at whose invitation an event is held."""
        for verb, place in governing(tree, number):
            if place not in ("object", "subject") or self._grammar.stated(tree, verb) == "unsaid":
                continue
            for noun in tree.behind(verb, "under", "at", "upon", "on"):
                if tree.nodes[noun].word in self._words["auspices"]:
                    yield from self._slots(tree, tree.behind(noun, "of"))

    def _venues(self, tree: Tree, number: int) -> Iterator[Slot]:
        """The place that hosts an event or is its venue."""
        for verb, place in governing(tree, number):
            if place == "object" and tree.nodes[verb].word in self._words["host"]:
                yield from self._slots(tree, cities(tree, self._grammar.doers(tree, verb)), ("Place",))

    def _thanked(self, tree: Tree) -> Iterator[Slot]:
        """Thanks to whom, or to whose contribution, something could be done."""
        for number, node in enumerate(tree.nodes):
            if node.word == "thanks" and node.dep not in _SAID:
                for noun in tree.behind(number, "to"):
                    given = tree.nodes[noun].word in self._words["backing"]
                    yield from self._slots(tree, [noun, *(tree.behind(noun, "of", "from", "by") if given else ())])

    def _venue(self, tree: Tree, event: Slot) -> Iterator[Fact]:
        """The place that is said to be the venue of the one event of a sentence, and the day beside it."""
        for verb in venues(tree, self._words["venue"]):
            places = list(self._slots(tree, cities(tree, tree.of(verb, *SUBJECT)), ("Place",)))
            yield from ((event, "heldAt", place, None) for place in places)
            beside = [*tree.behind(verb, "on", "in", "from", "between", "during"), *tree.of(verb, "npadvmod")]
            days = [slot for n in beside if (slot := tree.nodes[n].slot) is not None and slot.kind == "Date"]
            yield from ((event, "heldOn", day, None) for day in days[:1] if places)

    def _paid(self, tree: Tree, told: Told, topic: Slot | None) -> Iterator[Fact]:
        """Whose money pays for what the sentence, or the one before it, tells of."""
        for number in range(len(tree.nodes)):
            found = self._payers(tree, number)
            if found is None or (stated := self._grammar.stated(tree, number)) == "unsaid":
                continue
            payers, strict = found
            about = self._for_what(tree, number, told, topic, strict=strict)
            if about is None:
                continue
            modality: Modality | None = "planned" if stated == "planned" else None
            yield from ((about, "supportedBy", payer, modality) for payer in self._slots(tree, payers))

    def _payers(self, tree: Tree, number: int) -> tuple[Iterable[int], bool] | None:
        """Who pays, where a word is a verb that tells it ("funding comes from", "covers the costs", "drew funds from"),
        and whether what is paid for has to be told beside it: a grant is given to something."""
        word = tree.nodes[number].word
        subjects = {tree.nodes[n].word for n in tree.of(number, *SUBJECT, *PASSIVE)}
        given = {tree.nodes[n].word for n in (*tree.of(number, *OBJECT), *tree.of(number, *PASSIVE))}
        if word in self._words["flow"] and subjects & self._words["backing"]:
            return tree.behind(number, "from"), False
        if word in self._words["draw"] and given & self._words["backing"]:
            return tree.behind(number, "from"), False
        if word in self._words["pay"] and given & self._words["cost"]:
            return self._grammar.doers(tree, number), False
        if word in self._words["pay"] and given & (self._words["backing"] | self._words["coin"]):
            alone = not any(list(tree.of(n, "prep")) for n in (number, *tree.of(number, *OBJECT)))
            return self._grammar.doers(tree, number), not (alone and given & self._words["backing"])
        if word in _BE and subjects & self._words["backing"]:
            that = (n for n in tree.of(number, "attr", *SUBJECT) if tree.nodes[n].word == "that")
            return (n for one in that for n in tree.behind(one, "of")), False
        return None

    def _for_what(self, tree: Tree, verb: int, told: Told, topic: Slot | None, *, strict: bool) -> Slot | None:
        """What is paid for: what stands behind "for" or "to", what a clause tells of, the only one that is told of."""
        of = dict(told)
        words = self._words["backing"] | self._words["cost"] | self._words["coin"]
        money = [n for n in tree.of(verb, *OBJECT, *PASSIVE, *SUBJECT) if tree.nodes[n].word in words]
        named = [*tree.behind(verb, "for", "to", "towards")]
        named += [n for m in money for n in tree.behind(m, "of", "for", "to", "towards")]
        if tree.nodes[verb].dep in ("relcl", "acl"):
            head = tree.nodes[verb].head
            named += [head, tree.nodes[head].head] if tree.nodes[head].dep == "appos" else [head]
        for number in named:
            if number in of:
                return of[number]
        distinct = {slot.referent: slot for slot in of.values()}
        other = any(tree.nodes[n].slot is not None or list(tree.of(n, "det")) for n in named)
        costs = (m for m in money if tree.nodes[m].word in self._words["cost"])
        qualified = any(list(tree.of(m, "amod", "poss")) for m in costs)
        if strict or len(distinct) > 1 or other or (qualified and not distinct):
            return None
        return next(iter(distinct.values()), topic)

    def _called(self, tree: Tree, about: Slot) -> Iterator[Fact]:
        """Who is said to be its donor, its implementing partner, its host: "its sponsor is BODY"."""
        for verb, node in enumerate(tree.nodes):
            if node.word not in _BE or self._grammar.stated(tree, verb) == "unsaid":
                continue
            subjects, attributes = list(tree.of(verb, *SUBJECT)), list(tree.of(verb, "attr"))
            for nouns, names in ((subjects, attributes), (attributes, subjects)):
                predicate = next((p for n in nouns if (p := self._part(tree, n, about)) is not None), None)
                if predicate is not None:
                    if names and all(tree.nodes[n].word in RELATIVE for n in names):
                        names = [tree.nodes[verb].head]  # "BODY, which is its main donor"
                    listed = (one for n in names for one in tree.listed(n))
                    yield from ((about, predicate, slot, None) for slot in self._slots(tree, listed))

    def _in_hands(self, tree: Tree, project: Slot) -> Iterator[Fact]:
        """In whose hands a project is: "whose implementation is in the hands of BODY"."""
        for number, node in enumerate(tree.nodes):
            if project.kind == "Project" and node.word in _HANDS and node.dep == "pobj":
                yield from (
                    (project, "implementedBy", body, None) for body in self._slots(tree, tree.behind(number, "of"))
                )

    def _acting(self, tree: Tree, told: Told) -> Iterator[Fact]:
        """Who acts as what beside a verb: "PROJECT is run by BODY, with BODY acting as implementing partner"."""
        for number, slot in told:
            for verb, _ in governing(tree, number) if slot.kind == "Project" else ():
                for prep in tree.of(verb, "prep"):
                    for acting in tree.of(prep, "pcomp") if tree.nodes[prep].word == "with" else ():
                        words = {tree.nodes[n].word for n in self._under(tree, acting, 3)}
                        if tree.nodes[acting].word in _ACTING and words & self._words["doer"]:
                            bodies = (n for subject in tree.of(acting, *SUBJECT) for n in tree.listed(subject))
                            yield from ((slot, "implementedBy", body, None) for body in self._slots(tree, bodies))

    def _part(self, tree: Tree, noun: int, about: Slot) -> str | None:
        """What a noun says that somebody is to an event or a project."""
        word = tree.nodes[noun].word
        if word in self._words["donor"]:
            return "supportedBy"
        if about.kind == "Project" and word in self._words["doer"]:
            kinds = {tree.nodes[n].word for n in tree.of(noun, "amod", "compound")}
            alone = word not in ("partner", "partners", "agency", "agencies", "organization", "organisation", "body")
            return "implementedBy" if alone or kinds & self._words["doer"] else None
        return "organizedBy" if about.kind == "Event" and word in self._organiser else None


def venues(tree: Tree, words: frozenset[str]) -> Iterator[int]:
    """The verbs by which something is said to be a venue: "PLACE became the venue of EVENT", "played host to"."""
    for node in tree.nodes:
        verb = tree.nodes[node.head].word
        if node.word in words and node.dep in ("attr", "dobj", "oprd") and (verb in _BE or verb in _PLAYS):
            yield node.head


def cities(tree: Tree, numbers: Iterable[int]) -> Iterator[int]:
    """Words, and the names behind nouns: "the city of PLACE"."""
    for number in numbers:
        yield number
        if tree.nodes[number].word in _CITIES:
            yield from tree.behind(number, "of")
