"""Of which event or project a parsed sentence tells that only points back at it: "the course", "the scheme", "It"."""

from __future__ import annotations

from collections.abc import Iterable

from kg.extract.draft import Draft
from kg.extract.folded import Folded, Slot
from kg.extract.here import is_aside
from kg.extract.tree import OBJECT, PASSIVE, SUBJECT, Node, Tree
from kg.kept.patterns import compiled
from kg.lexicon import Lexicon
from kg.model import Mention, Sentence

Told = list[tuple[int, Slot]]
"""The events and projects of a parsed sentence: the number of the word, and what it stands for."""

# So many blocks back what is pointed at is named.
_BACK = 2
_DETERMINERS = frozenset(("the", "this", "that"))
_FIGURE = compiled(r"\d+|one|two|three|four|five|six|seven|eight|nine|ten|twelve|half|multi")
_BY_THE_WAY = frozenset(("at", "during", "after", "before", "following", "since", "within", "until", "from"))
# An entry of a list, which tells of what its first words name: "Reef Safety: The Council will carry out the programme".
_ITEM = compiled(r"[*_\s]*(?:[-•–·] |[*_]{2}|[^.:\n]{3,90}:[*_]{0,3}\s)")
# Behind a noun what would tell which one is meant: "the course on reefs".
_TOLD_BEHIND = frozenset(("of", "on", "for", "in", "with", "between", "to", "about"))


class Pointed:
    """Finds whom the nouns and pronouns of a parsed sentence mean that no rule has read."""

    def __init__(self, lexicon: Lexicon) -> None:
        groups = ("meeting", "training", "exercise", "ceremony")
        self._groups = {name: lexicon.word_set(f"pointed-{name}") for name in groups}
        self._any, self._projects = lexicon.word_set("pointed-any"), lexicon.word_set("pointed-project")
        verbs = (lexicon.word_set(f"parsed-{name}") for name in ("organise", "implement", "fund"))
        self._done = frozenset[str]().union(*verbs)
        self._beside = lexicon.word_set("pointed-beside")
        self._events = frozenset[str]().union(self._any, *self._groups.values())
        self._day = lexicon.pattern("lead-day")
        self.points = lexicon.pattern("pointed-word")

    def told(self, draft: Draft, sentence: Sentence, folded: Folded, tree: Tree, before: Told) -> Told:
        """The events and projects of a sentence, named and pointed at; `before`: those of the sentence before."""
        found: Told = []
        for number, node in enumerate(tree.nodes):
            if node.slot is not None:
                if node.slot.kind in ("Event", "Project") and node.slot.referent >= 0:
                    found.append((self._whole(tree, number), node.slot))
                continue
            meant = self._meant(draft, sentence, tree, number, before, found)
            if meant is not None and node.begin >= 0:
                begin, end = folded.source(node.begin, min(node.begin + len(node.word), len(folded.spans)))
                found.append((number, Slot(meant[0], meant[1], begin, end, nominal=True)))
        return found

    def _whole(self, tree: Tree, number: int) -> int:
        """The noun before which a name stands that only says what it is: "the NAME conference"."""
        head = tree.nodes[tree.nodes[number].head]
        if any(n != number and tree.nodes[n].dep in ("amod", "compound", "nmod", "prep") for n in head.children):
            return number  # "the NAME preparatory meeting"
        kind = head.slot is None and (head.word in self._events or head.word in self._projects)
        return tree.nodes[number].head if kind and tree.nodes[number].dep in ("compound", "nmod") else number

    def _meant(
        self, draft: Draft, sentence: Sentence, tree: Tree, number: int, before: Told, here: Told
    ) -> tuple[str, int] | None:
        """Kind and referent of what a word points at."""
        node = tree.nodes[number]
        if node.word == "it":
            done = node.dep in OBJECT and tree.nodes[node.head].word in self._done
            if done or (node.dep in (*SUBJECT, *PASSIVE) and not here):
                return one_of(here) or one_of(before)
            return None
        kinds = [k for k, words in (("Event", self._events), ("Project", self._projects)) if node.word in words]
        if not kinds or not self._is_bare(tree, number):
            return None
        for kind in kinds:
            referent = self._last(draft, sentence, kind, node.word)
            if referent is not None:
                return kind, referent
        return None

    def _is_bare(self, tree: Tree, number: int) -> bool:
        """Whether a noun points back: "the three-day course", not "the next course" or "the course on reefs"."""
        children = [tree.nodes[n] for n in tree.nodes[number].children]
        if not any(c.dep == "det" and c.word in _DETERMINERS for c in children):
            return False
        if tree.nodes[number].dep in ("compound", "nmod", "appos"):
            return False
        behind = (c for n in tree.of(number, "prep") if tree.nodes[n].word in _TOLD_BEHIND for c in tree.of(n, "pobj"))
        slots = [tree.nodes[n].slot for n in behind]
        if any(slot is None or slot.kind != "Date" for slot in slots):
            return False
        clauses = tree.of(number, "relcl", "acl")
        if any(tree.nodes[tree.first(n) - 1].dep != "punct" for n in clauses):
            return False
        return all(self._says_little(c) for c in children if c.dep in ("amod", "compound", "nummod", "nmod", "poss"))

    def _says_little(self, node: Node) -> bool:
        return node.slot is None and (node.word in self._beside or _FIGURE.fullmatch(node.word) is not None)

    def _last(self, draft: Draft, sentence: Sentence, kind: str, noun: str) -> int | None:
        """The last one told of before that can be called by a noun; of events, the document's before others."""
        here = draft.block_at(sentence.begin) or 0
        blocks = draft.document.blocks
        item = bool(blocks) and _ITEM.match(draft.text, blocks[here].begin, sentence.begin + 1) is not None
        low = blocks[here if item else max(0, here - _BACK)].begin if blocks else 0
        before = [m for m in draft.of_kind(kind) if m.end <= sentence.begin]
        near = [m for m in before if m.begin >= low and not self._is_aside(draft, m)]
        for mention in reversed(near):
            if self._can_be(draft, mention.referent, noun):
                return mention.referent
        main = draft.main_event if kind == "Event" else None
        if main is not None and self._can_be(draft, main, noun):
            return main
        only = {m.referent for m in before}
        return next(iter(only)) if kind == "Project" and len(only) == 1 and not item else None

    def _is_aside(self, draft: Draft, mention: Mention) -> bool:
        sentence = draft.sentence_at(mention.begin)
        return sentence is not None and is_aside(draft.text, sentence.begin, mention.begin)

    def _can_be(self, draft: Draft, number: int, noun: str) -> bool:
        """Whether what has these names can be called by a noun: a training is a course, but no forum."""
        referent = draft.referents[number]
        if any(self._day.search(name) for name in referent.names):
            return False  # "the International Day of the Reef", on which something else is held
        if referent.kind == "Project" or noun in self._any:
            return True
        words = {word for name in referent.names for word in name.casefold().split()}
        if not words & self._events:
            return number == draft.main_event
        return noun in words or any(noun in group and words & group for group in self._groups.values())


def one_of(told: Told) -> tuple[str, int] | None:
    """What a sentence tells of, where it tells of one event or project only; kind and referent."""
    found = {(slot.kind, slot.referent) for _, slot in told}
    return found.pop() if len(found) == 1 else None


def _is_by_the_way(tree: Tree, number: int) -> bool:
    """Whether a word only tells at or after what something was."""
    node = tree.nodes[number]
    return node.dep == "pobj" and tree.nodes[node.head].word in _BY_THE_WAY


def subject_of(tree: Tree, told: Iterable[tuple[int, Slot]]) -> Told:
    """Those of a sentence's events and projects that are its subject; all of them where none is."""
    every = [(n, slot) for n, slot in told if not _is_by_the_way(tree, n)]
    subjects = [(n, slot) for n, slot in every if tree.nodes[n].dep in (*SUBJECT, *PASSIVE)]
    subjects = [(n, slot) for n, slot in subjects if tree.nodes[tree.nodes[n].head].dep == "ROOT"]
    objects = [(n, s) for n, s in every if tree.nodes[n].dep in OBJECT and tree.nodes[tree.nodes[n].head].dep == "ROOT"]
    return subjects or objects or every
