"""Names that nothing has read where the grammar of a sentence tells what they are: who carries a project out or pays
for it, in which place an event is held."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from kg.extract.draft import Draft, plain
from kg.extract.employers import Employers
from kg.extract.folded import Folded
from kg.extract.nouns import cities, venues
from kg.extract.pointed import Told
from kg.extract.tree import OBJECT, PASSIVE, SUBJECT, Grammar, Node, Tree, governing
from kg.kept.patterns import compiled
from kg.lexicon import Lexicon

_LEFT = ("compound", "nmod", "amod", "nummod", "poss")
# Small words inside names: "Punta del Este".
_SMALL = frozenset(("de", "del", "da", "do", "dos", "la", "las", "le", "les", "el", "al", "du", "des", "of"))
_HERE = ("in", "at")
_PLACE = "parsed-place"
# The shortest name of one word that can open a sentence.
_SHOUTED = compiled(r"[A-Z][A-Z-]{2,}")
_OF = compiled(r" of (?:the )?[A-Z]")
# Before what is only the rest of a name.
_BEFORE = compiled(r"(?:\(|: |[\ue100-\uf8ff] |[A-Z][\w’'-]* (?:of |the )?)$")
# In whose hands something is.
_HANDS = ("hands", "responsibility")
_LIVES = ("bio", "participants")
_PLACED = ("Organization", "State", "Place")


class Unread:
    """Notes them, where they stand behind or before the verb that governs an event or a project."""

    def __init__(self, lexicon: Lexicon, employers: Employers, grammar: Grammar) -> None:
        self._employers, self._grammar = employers, grammar
        names = (
            "organise",
            "implement",
            "fund",
            "take-place",
            "backing",
            "donor",
            "gather",
            "entrust",
            "host",
            "venue",
            "flow",
            "pay",
            "cost",
        )
        self._words = {name: lexicon.word_set(f"parsed-{name}") for name in names}
        # The words of the language, which alone are no names.
        self.common = frozenset[str]()
        self._place = lexicon.pattern("city-name")
        self._no_place = lexicon.word_set("region") | lexicon.word_set("not-place")
        self._heads = lexicon.word_set("body-closing") | lexicon.word_set("body-opening")

    def note(self, draft: Draft, folded: Folded, tree: Tree, told: Told) -> bool:
        """Note what is unread beside the events and projects of a sentence; whether anything was."""
        found = False
        for number, slot in told:
            for verb, place in governing(tree, number):
                word = tree.nodes[verb].word
                if self._is_done(slot.kind, word, place):
                    for noun in self._doers(tree, verb):
                        found |= self._body(draft, folded, tree, noun)
                if slot.kind == "Event" and self._is_held(word, place):
                    for noun in placed(tree, tree.behind(verb, *_HERE)):
                        found |= self._site(draft, folded, tree, noun)
                hosts = (
                    list(self._grammar.doers(tree, verb)) if word in self._words["host"] and place == "object" else []
                )
                for noun in cities(tree, hosts):
                    found |= tree.nodes[noun].dep == "pobj" and self._site(draft, folded, tree, noun)
        for verb in venues(tree, self._words["venue"]) if told else ():
            for noun in cities(tree, tree.of(verb, *SUBJECT)):
                found |= self._site(draft, folded, tree, noun)
        if draft.document.kind in _LIVES:
            return found
        for number, node in enumerate(tree.nodes):
            if node.word in self._words["flow"] | self._words["pay"] and self._is_paid(tree, number):
                payers = tree.behind(number, "from") if node.word in self._words["flow"] else self._doers(tree, number)
                for noun in payers:
                    found |= self._body(draft, folded, tree, noun)
            given = node.word in self._words["backing"] or node.word in _HANDS
            if given and node.dep == "pobj":
                for noun in tree.behind(number, "from", "of") if told else ():
                    found |= self._body(draft, folded, tree, noun)
        return found

    def _is_paid(self, tree: Tree, verb: int) -> bool:
        """Whether a verb has money or costs beside it."""
        words = {tree.nodes[n].word for n in tree.of(verb, *SUBJECT, *PASSIVE, *OBJECT)}
        return bool(words & (self._words["backing"] | self._words["cost"]))

    def _is_done(self, kind: str, word: str, place: str) -> bool:
        """Whether bodies do to an event or a project what a verb says."""
        if word in self._words["fund"]:
            return place in ("object", "for")
        verbs = ("implement", "entrust") if kind == "Project" else ("organise",)
        return place == "object" and any(word in self._words[name] for name in verbs)

    def _is_held(self, word: str, place: str) -> bool:
        if place == "object":
            return word in self._words["organise"]
        if place == "subject":
            return word in self._words["take-place"]
        return place in ("for", "at") and word in self._words["gather"]

    def _doers(self, tree: Tree, verb: int) -> Iterator[int]:
        """Those who do what a verb says, with whom, and to whom it is entrusted."""
        yield from self._grammar.doers(tree, verb)
        words = ("with", "through", "to") if tree.nodes[verb].word in self._words["entrust"] else ("with", "through")
        yield from tree.behind(verb, *words)

    def _start(self, folded: Folded, tree: Tree, number: int, *, site: bool = False) -> tuple[int, int] | None:
        """Where a name of capitals begins whose last or first word is this one, and where this word begins."""
        nodes = tree.nodes
        if nodes[number].slot is not None or nodes[number].begin < 0:
            return None
        first = number
        at = number
        while at > 0 and nodes[at - 1].slot is None and nodes[at - 1].dep in _LEFT and nodes[at - 1].head > at - 1:
            at -= 1
            if self._capital(folded, nodes[at].begin):
                first = at
            elif nodes[at].word not in _SMALL:
                break
        if not self._capital(folded, nodes[first].begin) or not self._capital(folded, nodes[number].begin):
            return None
        if _BEFORE.search(folded.text, 0, nodes[first].begin) or folded.text.startswith(":", _end(nodes, number)):
            return None  # "the Norway Grants", of which a State is read; "(Organised Crime: West African Response"
        subject = not site and first == 0 and nodes[number].dep in (*SUBJECT, *PASSIVE)
        word = folded.text[nodes[first].begin : _end(nodes, first)]
        by = folded.text.endswith("by ", 0, nodes[first].begin)
        if first == number and not by and word.casefold() in self.common:
            return None
        whole = _OF.match(folded.text, _end(nodes, number)) is not None  # "the Municipality of PLACE"
        if subject and first == number and _SHOUTED.fullmatch(word) is None and not whole:
            return None  # "Participants carried out the project"
        return nodes[first].begin, nodes[number].begin

    def _capital(self, folded: Folded, at: int) -> bool:
        return at >= 0 and folded.text[at : at + 1].isupper()

    def _body(self, draft: Draft, folded: Folded, tree: Tree, number: int) -> bool:
        start = self._start(folded, tree, number)
        return start is not None and self._employers.doer(draft, folded.spans[start[0]][0])

    def _site(self, draft: Draft, folded: Folded, tree: Tree, number: int) -> bool:
        """Note a place of capitals behind "in" or "at"."""
        start = self._start(folded, tree, number, site=True)
        if start is None:
            return False
        begin = folded.spans[start[0]][0]
        match = self._place.match(draft.text, begin)
        if match is None or not draft.free(*match.span()) or match[0].isupper():
            return False
        name = plain(match[0])
        words = name.split()
        behind = draft.text[match.end() : match.end() + 2]
        if name in self._no_place or not self._heads.isdisjoint(words) or re.match(r"['’]s| [A-Z]", behind):
            return False
        draft.mention(*match.span(), draft.refer("Place", name), form="name", rule=_PLACE)
        return True


def _end(nodes: list[Node], number: int) -> int:
    return nodes[number].begin + len(nodes[number].word)


def placed(tree: Tree, numbers: Iterable[int]) -> Iterator[int]:
    """Words behind "in" or "at", and the places behind those: "at the Police Academy in PLACE"."""
    for number in numbers:
        yield number
        slot = tree.nodes[number].slot
        if slot is None or slot.kind in _PLACED:
            yield from tree.behind(number, "in")
