"""Topics: terms of the thesaurus that a text uses, and the works that are about them."""

from __future__ import annotations

from functools import lru_cache

from kg.extract.draft import Draft
from kg.extract.words import words_of
from kg.kept.patterns import compiled
from kg.lexicon import Lexicon
from kg.model import Authority, Relation, Span, Trace

# A work is about a term that its title uses, or so many sentences: of a text of up to so many, and of a longer one in
# one of so many. Measured on 90 claims read one by one: of those that fall below, four in five were wrong.
_FEWEST = ((12, 2), (60, 3))
_FEWEST_OF_LONG, _ONE_OF = 4, 33
# In a text of more than twelve sentences that is not all: of what only one sentence in so many uses it is about what it
# speaks of in its first lines. Measured on 160 claims: of those that fall below, four in five were wrong.
_OFTEN, _LEAD = 10, 900
# What everybody speaks of by the way is told in so many times more.
_TWICE = 2
# A term of more words is seldom said by the way: "radicalization in prisons".
_PLAIN = 2
# How far before a term the words stand that make it people's, and behind it.
_BEFORE, _BEHIND = 20, 24
_WORD = compiled(r"([^\W_]+(?:[-'’][^\W_]+)*)")
_BREAK = compiled(r"[.,;:()]|\n\n")


class Topics:
    """Finds thesaurus terms, in any case and number, and their acronyms."""

    def __init__(self, lexicon: Lexicon, authority: Authority) -> None:
        self._none = lexicon.pattern("topic-none")
        self._own = lexicon.pattern("topic-own")
        self._people = lexicon.pattern("topic-people")
        common = lexicon.word_set("topic-common")
        self._common = frozenset(e.id for e in authority.of_kind("Topic") if e.label in common)
        self._terms: dict[str, str] = {}
        self._acronyms: dict[str, str] = {}
        self._stems: dict[str, str] = {}
        for entry in authority.of_kind("Topic"):
            for name in (entry.label, *entry.names):
                self._terms.setdefault(_singular(name), entry.id)
            for acronym in entry.acronyms:
                self._acronyms.setdefault(acronym, entry.id)
                self._acronyms.setdefault(acronym + "s", entry.id)
                self._stems |= {acronym: acronym, acronym + "s": acronym}
        words = sorted({t.split()[0] for t in self._terms})
        self._starts = frozenset(words)
        self._longest = max((len(t.split()) for t in self._terms), default=0)

    def note(self, draft: Draft) -> None:
        """Note every term as an inner mention (it owns nothing) and say what the document concerns."""
        used: dict[str, list[tuple[int, int]]] = {}
        words, ends = words_of(_WORD, draft.text)
        one = {word: _one(word) for word in set(words)}
        opening = {word for word, stem in one.items() if stem in self._starts or word in self._acronyms}
        end = 0
        for i in [i for i, word in enumerate(words) if word in opening]:
            if i < end:
                continue
            length, topic = self._at(draft.text, words, ends, one, i)
            if topic is not None:
                used.setdefault(topic, []).append((ends[i] - len(words[i]), ends[i + length - 1]))
            end = i + length
        for topic, spans in used.items():
            number = draft.refer("Topic", "", key=topic)
            for begin, end in spans:
                acronym = self._stems.get(draft.text[begin:end])
                if acronym is not None:
                    draft.acronym(number, acronym)
            for begin, end in spans:
                draft.mention_inside(begin, end, number, form="name", rule="topic")
            self._concerns(draft, number, spans)

    def _at(self, text: str, words: list[str], ends: list[int], one: dict[str, str], i: int) -> tuple[int, str | None]:
        """How many words the term that begins at a word has, and its topic; 1 and None if none begins there."""
        if words[i] in self._acronyms:
            return 1, self._acronyms[words[i]]
        stems = [one[word] for word in words[i : i + self._longest]]
        for length in range(len(stems), 0, -1):
            found = self._terms.get(" ".join(stems[:length]))
            last = i + length - 1
            if found is not None and length == 1 and self._none.match(text, ends[i] - len(words[i])):
                return 1, None  # "the Minority Leader"
            if found is not None and not _BREAK.search(text, ends[i], ends[last] - len(words[last])):
                return length, found
        return 1, None

    def _is_aside(self, text: str, begin: int, end: int) -> bool:
        """Whether a term is somebody's, or means people as such: "his children", "working families"."""
        if self._own.search(text, max(0, begin - _BEFORE), begin):
            return True
        near = self._people.finditer(text, max(0, begin - _BEFORE), end + _BEHIND)
        return any(m.start() <= begin < m.end() for m in near)

    def _concerns(self, draft: Draft, number: int, spans: list[tuple[int, int]]) -> None:
        bodies = [m for m in draft.mentions if m.kind == "Organization"]
        # "the Gender Policy Council": what a body is called is not what is told of it.
        owned = [(b, e) for b, e in spans if not draft.free(b, e)]
        named = {b for b, e in owned if any(m.begin <= b and e <= m.end for m in bodies)}
        said = [b for b, e in spans if b not in named and not self._is_aside(draft.text, b, e)]
        sentences = {s.begin for b in said if (s := draft.sentence_at(b)) is not None}
        title = any(
            block.kind == "title" and block.begin <= b < block.end for b in said for block in draft.document.blocks[:2]
        )
        # A life is of a person, and what somebody once worked on is not what the text is about.
        common = draft.referents[number].key in self._common
        special = any(len(_WORD.findall(draft.text, b, e)) > _PLAIN for b, e in spans)
        few = draft.document.kind == "bio" or len(sentences) < _fewest(len(draft.sentences), common, special)
        seldom = len(draft.sentences) > _FEWEST[0][0] and len(sentences) * _OFTEN < len(draft.sentences)
        aside = seldom and not special and not any(b < _LEAD for b in said)
        if (few or aside) and not title:
            return
        traces = tuple(Trace(b, e, None, None, Span(b, e)) for b, e in spans)
        draft.relations.append(Relation(0, "concerns", number, traces, "topic"))


def _fewest(sentences: int, common: bool, special: bool) -> int:
    """In how many sentences a text of so many uses a term that it is about."""
    if special and sentences <= _FEWEST[-1][0]:
        return _FEWEST[0][1]
    few = next((few for most, few in _FEWEST if sentences <= most), max(_FEWEST_OF_LONG, sentences // _ONE_OF))
    return few * (_TWICE if common else 1)


@lru_cache(maxsize=1 << 13)
def _one(word: str) -> str:
    """A word in lower case and singular, by the plainest rules."""
    word = word.casefold().replace("’", "'").replace("organisation", "organization")
    if word.endswith("ies") and len(word) > 4:
        return word[:-3] + "y"
    return word[:-1] if word.endswith("s") and not word.endswith(("ss", "us", "is")) and len(word) > 3 else word


def _singular(name: str) -> str:
    return " ".join(_one(w) for w in _WORD.findall(name))
