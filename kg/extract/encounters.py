"""Who met whom, by the grammar of a sentence, where no rule has told: "was received by", "opened with a meeting with".

In an account of a visit the one who met others is named at its beginning and meant by "the Minister" from then on.
"""

from __future__ import annotations

from collections.abc import Iterator

from kg.extract.draft import Draft
from kg.extract.folded import Slot
from kg.extract.model import Model
from kg.extract.tree import OBJECT, PASSIVE, SUBJECT, Grammar, Tree, tree_of
from kg.lexicon import Lexicon
from kg.model import Mention, Relation, Sentence, Span, Trace

_RULE = "parsed-metWith"
_WORDS = ("meet", "receive", "talk", "call", "meeting", "course")
_HIS, _BETWEEN = ("his", "her", "their"), ("prep", "pobj", "conj", "dobj")
_HE = ("he", "she")
_ROLES = ("Role", "Post")
# Kinds of documents that give an account of what one person did.
_ACCOUNTS = ("readout", "press-release", "news", "document")
# So far into an account its person is named, and so far into an item of a list the one who is met.
_HEAD, _ITEM = 600, 60


class Encounters:
    """Reads who met whom."""

    def __init__(self, lexicon: Lexicon, grammar: Grammar) -> None:
        self._grammar = grammar
        self._words = {name: lexicon.word_set(f"encounter-{name}") for name in _WORDS}
        self._told, self._visits = lexicon.pattern("encounter-told"), lexicon.pattern("encounter-visit")

    def note(self, draft: Draft, model: Model) -> None:
        """State what no rule has said of who met whom, either of the two first."""
        known = {frozenset((r.subject, r.object)) for r in draft.relations if r.predicate == "metWith"}
        for sentence in draft.sentences:
            if self._told.search(draft.text, sentence.begin, sentence.end) is None:
                continue
            for relation in self._read(draft, sentence, model):
                pair = frozenset((relation.subject, relation.object))
                if pair not in known and len(pair) > 1:
                    known.add(pair)
                    draft.relations.append(relation)

    def _read(self, draft: Draft, sentence: Sentence, model: Model) -> Iterator[Relation]:
        listed = list(self._below(draft, sentence))
        named = any(m.kind == "Person" for m in draft.within(sentence.begin, sentence.end))
        folded = self._grammar.folded(draft, sentence) if named or listed else None
        if folded is None:
            return
        tree = tree_of(folded, model)
        for number, node in enumerate(tree.nodes):
            if self._grammar.stated(tree, number) != "stated":
                continue
            who, whom = [], []
            noun = node.dep in ("dobj", "pobj")
            if node.word in self._words["meet"] and not noun:
                whom = [*tree.of(number, *OBJECT), *tree.behind(number, "with")]
                who = list(self._doers(draft, sentence, tree, number))
            elif node.word in self._words["receive"] and any(tree.of(number, *PASSIVE)):
                whom = list(tree.behind(number, "by"))
                who = list(self._people(draft, sentence, tree, tree.of(number, *PASSIVE)))
            elif node.word in self._words["talk"] and not noun and node.dep != "nsubj":
                whom = list(tree.behind(number, "to", "with"))
                who = list(self._doers(draft, sentence, tree, number))
            elif node.word in self._words["call"]:
                whom = list(tree.behind(number, "on"))
                who = list(self._doers(draft, sentence, tree, number))
            elif node.word in self._words["meeting"] and noun:
                whom = list(tree.behind(number, "with"))
                who = self._holders(draft, sentence, tree, number)
            said = list(self._named(tree, whom))
            others = [(s.referent, s.begin, s.end) for s in said]
            if not others and node.word in self._words["meet"] and not noun:
                others = [(m.referent, m.begin, m.end) for m in listed]
            if len({w.referent for w in who}) != 1:
                continue
            for referent, begin, end in others:
                yield self._met(sentence, who[0], referent, Span(begin, end))

    def _met(self, sentence: Sentence, who: Slot, whom: int, at: Span) -> Relation:
        trace = Trace(min(sentence.begin, at.begin), max(sentence.end, at.end), Span(who.begin, who.end), None, at)
        return Relation(who.referent, "metWith", whom, (trace,), _RULE)

    def _below(self, draft: Draft, sentence: Sentence) -> Iterator[Mention]:
        """The people who open the items of the list that stands below a sentence."""
        if not draft.text[: sentence.end].rstrip().endswith(":"):
            return
        block = draft.block_at(sentence.begin)
        for item in () if block is None else draft.document.blocks[block + 1 :]:
            if item.kind != "item":
                return
            people = (m for m in draft.within(item.begin, item.end) if m.kind == "Person")
            first = next((m for m in people if not draft.text.startswith(("’s", "'s"), m.end)), None)
            if first is not None and first.begin - item.begin <= _ITEM:
                yield first

    def _doers(self, draft: Draft, sentence: Sentence, tree: Tree, verb: int) -> Iterator[Slot]:
        return self._people(draft, sentence, tree, self._grammar.doers(tree, verb))

    def _holders(self, draft: Draft, sentence: Sentence, tree: Tree, noun: int) -> list[Slot]:
        """Who has a meeting: the subject of "held", else the one of whom the account tells."""
        owner = next(tree.of(noun, "poss"), None)
        if owner is not None and tree.nodes[owner].word not in _HIS:
            return list(self._people(draft, sentence, tree, iter((owner,))))
        at = tree.nodes[noun].head
        while tree.nodes[at].dep in _BETWEEN and tree.nodes[at].head != at:
            at = tree.nodes[at].head
        who = list(self._doers(draft, sentence, tree, at))
        course = any(tree.nodes[n].word in self._words["course"] for n in tree.of(at, *SUBJECT, *PASSIVE))
        visitor = self._visitor(draft) if not who and course else None
        return who if visitor is None else [visitor]

    def _people(self, draft: Draft, sentence: Sentence, tree: Tree, numbers: Iterator[int]) -> Iterator[Slot]:
        """The people whom words name, or mean: He, "the Minister" of an account."""
        for number in numbers:
            node = tree.nodes[number]
            if node.slot is not None and node.slot.kind == "Person" and node.slot.referent >= 0:
                yield node.slot
            elif node.word in _HE or (node.slot is not None and node.slot.kind in _ROLES) or node.word == "head":
                visitor = self._visitor(draft)
                if visitor is not None and not any(
                    n.slot is not None and n.slot.kind == "Person" for n in tree.nodes[:number]
                ):
                    yield visitor

    def _visitor(self, draft: Draft) -> Slot | None:
        """Of whom an account of a visit tells: the first person that its text names."""
        if draft.document.kind not in _ACCOUNTS or self._visits.search(draft.text, 0, _HEAD) is None:
            return None
        titled = [b.end for b in draft.document.blocks if b.kind == "title"]
        after = max(titled, default=0)
        first = next((m for m in draft.within(after, after + _HEAD) if m.kind == "Person"), None)
        return None if first is None else Slot("Person", first.referent, first.begin, first.end)

    def _named(self, tree: Tree, numbers: list[int]) -> Iterator[Slot]:
        """The people among words, of a title the one who bears it."""
        for one in numbers:
            for number in tree.listed(one):
                for at in self._grammar.unwrapped(tree, number):
                    slot = tree.nodes[at].slot
                    if slot is not None and slot.kind == "Person" and slot.referent >= 0:
                        yield slot
