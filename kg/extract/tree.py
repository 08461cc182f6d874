"""A sentence as the model parses it: every name in it replaced by a plain one of its kind, its words as a tree.

What is in the way of a parser is taken out before: names that it doesn't know, the number of a paragraph, "co-".
"""

from __future__ import annotations

from collections.abc import Iterator

from msgspec import Struct

from kg.extract.draft import Draft
from kg.extract.folded import Folded, Slot
from kg.extract.model import Model
from kg.extract.slots import Slots, drop
from kg.kept.patterns import compiled
from kg.lexicon import Lexicon
from kg.lexicon.slots import KINDS
from kg.model import Sentence

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
_WITH = compiled(r"\b[Cc]o-(?=[a-z])(?!operat|ordinat)|(?<=\b[Cc]o)-(?=operat|ordinat)")
# Before an event without an article one is put, so that "held in PLACE EVENT" is no name of two words.
_DETERMINED = compiled(
    r"(?:^|\b(?:[Tt]he|[Aa]n?|[Tt]his|[Tt]hat|[Ii]ts|[Tt]heir|[Oo]ur|[Hh]is|[Hh]er)"
    r"(?: (?!(?:of|in|at|on|for|with|by|to|and|from|that|which|is|was|as|under)\b)[a-z-]{3,16}){0,3}|['’]s?) $"
)
# Kinds of names that stand without an article where a common noun would have one.
_NAMED = ("Event", "Project")
# A title right before a name.
_TITLES, _NAME_NEXT = ("Role", "Post"), compiled(f" (?={KINDS['Person']})")
# The title of a project right behind the words that say what it is.
_TITLE_NEXT = compiled(f' [“"*_]{{0,3}}{KINDS["Project"]}.')
# Longer sentences are lists and tables, which nobody parses well.
_LONGEST = 700
# Behind a title the name of its holder stands no farther, with the body between them.
_TITLE = 9
# How far from a verb what is said of its subject may stand: "plans to convene", "agreed to help organize".
STEPS = 3
SUBJECT, OBJECT, PASSIVE = ("nsubj", "csubj"), ("dobj", "attr", "oprd"), ("nsubjpass", "csubjpass")
_JOINED = ("conj", "appos")
_PREPOSITIONS = ("prep", "agent", "dative")
RELATIVE = ("which", "that", "who")


class Node(Struct):
    """A word of a parsed sentence: its form in small letters, what it is to which word, and the slot it stands for;
    `begin` is where it stands in the folded sentence."""

    word: str
    dep: str
    head: int
    slot: Slot | None
    children: list[int]
    begin: int = -1


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


# Participles that don't end like others.
_PARTICIPLES = ("held", "run", "led", "paid", "set")
# What stands between a verb and its object, and is taken for what the object says again.
_BESIDE = ("Date", "Place")
# "NAME is to act as ROLE": what is to come.
_IS_TO = ("is", "are")


class Grammar:
    """Folds sentences for the parser; tells of the verbs of a parsed one who does what they say, and if it is so."""

    def __init__(self, lexicon: Lexicon, slots: Slots) -> None:
        self._slots = slots
        self._state_behind = (lexicon.pattern("state-behind"), lexicon.needs("state-behind"))
        self._bracketed = (lexicon.pattern("parsed-bracketed"), lexicon.needs("parsed-bracketed"))
        self._inserted = (lexicon.pattern("parsed-inserted"), lexicon.needs("parsed-inserted"))
        self._will, self._unsaid = lexicon.word_set("parsed-will"), lexicon.word_set("parsed-unsaid")
        self._glad = lexicon.word_set("parsed-glad")
        self._of_state = lexicon.word_set("parsed-of-state")

    def folded(self, draft: Draft, sentence: Sentence) -> Folded | None:
        """A sentence as it is parsed, without the States behind names; None if it holds no names or is too long."""
        folded = self._slots.folded(draft, sentence)
        if folded is None or len(folded.text) > _LONGEST:
            return None
        drop(folded, *self._state_behind)
        drop(folded, *self._inserted)
        drop(folded, *self._bracketed)
        return folded

    def stated(self, tree: Tree, verb: int) -> str:
        """Whether a verb is said to be so, planned, or neither: denied, asked, wished."""
        at = verb
        for _ in range(STEPS):
            words = {tree.nodes[n].word for n in tree.of(at, "aux", "neg", "mark", "auxpass")}
            if words & self._unsaid or any(tree.of(at, "neg")):
                return "unsaid"
            if words & self._will:
                return "planned"
            dep, head = tree.nodes[at].dep, tree.nodes[at].head
            if dep == "xcomp" and "to" in words and ("have" in words or tree.nodes[head].word in self._glad):
                return "stated"  # "is proud to support EVENT"
            if dep in ("xcomp", "ccomp", "advcl", "acl", "relcl") and "to" in words:
                coming = tree.nodes[head].word in self._will or (dep == "xcomp" and tree.nodes[head].word in _IS_TO)
                return "planned" if dep in ("acl", "relcl") or coming else "unsaid"
            if dep not in ("xcomp", "conj") or head == at:
                return "stated"
            at = head
        return "stated"

    def doers(self, tree: Tree, verb: int) -> Iterator[int]:
        """Who does what a verb says: its subject, or whom "by" names where it is passive."""
        for number in tree.behind(verb, "by"):
            yield from self.unwrapped(tree, number)
        at = verb
        for _ in range(STEPS):
            dep, head = tree.nodes[at].dep, tree.nodes[at].head
            participle = tree.nodes[at].word.endswith("ing")
            if any(tree.of(at, "auxpass", *PASSIVE)) or (dep == "acl" and not participle):
                return
            subjects = list(tree.of(at, *SUBJECT))
            if dep in ("relcl", "acl") and (not subjects or tree.nodes[subjects[0]].word in RELATIVE):
                subjects = [head]  # "NAME, who opened EVENT"
            for subject in subjects:
                for number in tree.listed(subject):
                    yield from self.unwrapped(tree, number)
            going_on = dep in ("xcomp", "conj") or (dep == "advcl" and participle)
            if subjects or not going_on or head == at:
                return
            at = head

    def unwrapped(self, tree: Tree, number: int) -> Iterator[int]:
        """A word; of "the Government of STATE" the State; of a title and its body the one who is named behind."""
        yield number
        slot = tree.nodes[number].slot
        if slot is not None and slot.kind in ("Role", "Post"):
            behind = range(number + 1, min(number + _TITLE, len(tree.nodes)))
            named = (n for n in behind if (one := tree.nodes[n].slot) is not None and one.kind == "Person")
            person = next(named, None)
            if person is not None and tree.nodes[person].dep == "appos":
                yield person
        if tree.nodes[number].word in self._of_state:
            yield from tree.behind(number, "of")


def governing(tree: Tree, number: int) -> Iterator[tuple[int, str]]:
    """The verbs of which a name is object or subject, or behind whose preposition it stands; and which of these."""
    nodes, at = tree.nodes, number
    while nodes[at].dep in _JOINED and nodes[at].head != at:
        if nodes[at].dep == "appos" and (slot := nodes[nodes[at].head].slot) is not None and slot.kind in _BESIDE:
            verb = _verb_over(tree, nodes[at].head)
            if verb is not None:
                yield verb, "object"
            break
        at = nodes[at].head
    head, dep = nodes[at].head, nodes[at].dep
    if dep in OBJECT or dep in PASSIVE:
        yield head, "object"
        if dep in PASSIVE:  # "EVENT is paid for by BODY and run by BODY"
            for joined in tree.of(head, "conj"):
                if not any(tree.of(joined, *SUBJECT, *PASSIVE, *OBJECT)):
                    yield joined, "object"
        yield from _opening(tree, head)
    elif dep in SUBJECT:
        yield head, "subject"
        yield from _opening(tree, head)
        for joined in tree.of(head, "conj"):  # "EVENT, convened at short notice, was chaired by NAME"
            if any(tree.of(joined, "auxpass")) and not any(tree.of(joined, *SUBJECT, *PASSIVE)):
                yield joined, "object"
    elif dep == "pobj" and nodes[head].dep in _PREPOSITIONS:
        dated = any(
            (slot := nodes[n].slot) is not None and slot.kind == "Date" for n in tree.of(at, "compound", "nmod")
        )
        verb = _verb_over(tree, at) if dated else None  # "hosted in PLACE from DATE EVENT"
        yield (nodes[head].head, nodes[head].word) if verb is None else (verb, "object")
    # "TITLE, a programme which BODY finances", "the programme TITLE, which": what is said of the noun is said of it.
    same = [number, *(n for n in tree.of(number, "appos") if nodes[n].slot is None)]
    same += [nodes[number].head] if nodes[number].dep == "appos" and nodes[nodes[number].head].slot is None else []
    own = {clause for noun in same for clause in tree.of(noun, "relcl", "acl")}
    # A clause right behind the name is its, whatever it hangs on: "the outcome of EVENT, held in PLACE".
    own |= {
        n
        for n, node in enumerate(nodes)
        if n > number
        and (node.dep in ("relcl", "acl") or (node.dep == "advcl" and node.word.endswith("ed")))
        and tree.before(tree.first(n)) == number
    }
    for clause in sorted(own):
        yield from of_clause(tree, clause)


def _verb_over(tree: Tree, number: int) -> int | None:
    """The verb of a day or a place, where it has no object: "holds, on DATE in PLACE, EVENT"."""
    at = number
    while tree.nodes[at].dep in ("pobj", "prep", *_JOINED) and tree.nodes[at].head != at:
        at = tree.nodes[at].head
    return None if at == number or any(tree.of(at, *OBJECT)) else at


def _opening(tree: Tree, verb: int) -> Iterator[tuple[int, str]]:
    """The participle with which a sentence opens, before its subject: "Entrusted to BODY, PROJECT is paid for by"."""
    for clause in tree.of(verb, "advcl", "prep"):
        word = tree.nodes[clause].word
        bare = not any(tree.of(clause, *SUBJECT, *PASSIVE, *OBJECT, "aux", "mark"))
        if clause < verb and bare and (word.endswith("ed") or word in _PARTICIPLES):
            yield clause, "object"
            yield from ((joined, "object") for joined in tree.of(clause, "conj"))


def of_clause(tree: Tree, clause: int) -> Iterator[tuple[int, str]]:
    """The verb of a clause behind a name, and what the name is to it: "which BODY plans to convene", "held in"."""
    nodes, verb = tree.nodes, clause
    for _ in range(STEPS):
        further = next(tree.of(verb, "xcomp"), None)
        if further is None:
            break
        verb = further
    preposition = next(
        (nodes[n].head for n in range(clause) if nodes[n].word == "which" and nodes[n].dep == "pobj"), -1
    )
    bare = nodes[clause].dep in ("acl", "advcl") and not nodes[clause].word.endswith("ing")
    passive = any(tree.of(clause, *PASSIVE)) or bare
    subjects = [n for n in tree.of(clause, *SUBJECT) if nodes[n].word not in RELATIVE]
    if preposition >= 0 and nodes[preposition].head in (clause, verb):
        place = nodes[preposition].word  # "at which NAME spoke"
    else:
        place = "object" if passive or subjects else "subject"
    yield verb, place
    for joined in tree.of(verb, "conj"):
        if not any(tree.of(joined, *SUBJECT, *PASSIVE)) or place == "object":
            yield joined, place


def tree_of(folded: Folded, model: Model) -> Tree:
    """A folded sentence, parsed with plain words in the place of its slots."""
    text = folded.text
    pieces: list[str] = []
    places: dict[int, Slot] = {}
    number = _NUMBER.match(text)
    at, begins = 0 if number is None else number.end(), list[int]()

    def keep(end: int) -> None:
        kept = _kept(text, at, end)
        pieces.append(kept[0])
        begins.extend(kept[1])

    def put(words: str, begin: int) -> None:
        pieces.append(words)
        begins.extend([begin] * len(words))

    for match in _SLOT.finditer(text, at):
        slot, kind = folded.slot(match.start()), _KIND_OF[match[0][0]]
        keep(match.start())
        if kind in _TITLES and _NAME_NEXT.match(text, match.end()):
            at = match.end() + 1  # "Minister NAME" is a name, which parsers read better
            continue
        title = _TITLE_NEXT.match(text, match.end()) if kind == "Project" else None
        if title is not None and folded.slot(title.end() - 2).referent == slot.referent:
            put("the project", match.start())  # "the project “TITLE”": the words only say what it is
            at = match.end()
            continue
        if kind in _NAMED and _DETERMINED.search(pieces[-1]) is None:
            put("the ", match.start())
        places[len(begins)] = slot
        put(_STANDS[kind], match.start())
        at = match.end()
    keep(len(text))
    nodes = [
        Node(t.word, t.relation, t.head, places.get(t.begin), [], begins[t.begin] if t.begin < len(begins) else -1)
        for t in model.parse("".join(pieces))
    ]
    for number_, node in enumerate(nodes):
        if node.head != number_:
            nodes[node.head].children.append(number_)
    return Tree(nodes)


def _kept(text: str, begin: int, end: int) -> tuple[str, list[int]]:
    """A stretch without what a parser stumbles over, and where each of its characters stands."""
    places = list(range(begin, end))
    stretch = text[begin:end]
    for match in reversed(list(_WITH.finditer(stretch))):
        del places[match.start() : match.end()]
        stretch = stretch[: match.start()] + stretch[match.end() :]
    return stretch, places
