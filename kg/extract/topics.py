"""Topics: terms of the thesaurus that a text uses, and the works that are about them."""

from __future__ import annotations

import re

from kg.extract.draft import Draft
from kg.model import Authority, Relation, Span, Trace

# A work is about a term that it uses in so many sentences, or in its title.
_FEWEST_SENTENCES = 2


class Topics:
    """Finds thesaurus terms, in any case and number, and their acronyms."""

    def __init__(self, authority: Authority) -> None:
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
        words = list(re.finditer(r"[^\W_]+(?:[-'’][^\W_]+)*", draft.text))
        i = 0
        while i < len(words):
            length, topic = self._at(draft.text, words, i)
            if topic is not None:
                used.setdefault(topic, []).append((words[i].start(), words[i + length - 1].end()))
            i += max(length, 1)
        for topic, spans in used.items():
            number = draft.refer("Topic", "", key=topic)
            for begin, end in spans:
                acronym = self._stems.get(draft.text[begin:end])
                if acronym is not None:
                    draft.acronym(number, acronym)
            for begin, end in spans:
                draft.mention_inside(begin, end, number, form="name", rule="topic")
            self._concerns(draft, number, spans)

    def _at(self, text: str, words: list[re.Match[str]], i: int) -> tuple[int, str | None]:
        if words[i][0] in self._acronyms:
            return 1, self._acronyms[words[i][0]]
        if _one(words[i][0]) not in self._starts:
            return 1, None
        for length in range(min(self._longest, len(words) - i), 0, -1):
            last = words[i + length - 1]
            if re.search(r"[.,;:()]|\n\n", text[words[i].end() : last.start()]):
                continue
            found = self._terms.get(" ".join(_one(w[0]) for w in words[i : i + length]))
            if found is not None:
                return length, found
        return 1, None

    def _concerns(self, draft: Draft, number: int, spans: list[tuple[int, int]]) -> None:
        sentences = {s.begin for b, _ in spans if (s := draft.sentence_at(b)) is not None}
        title = any(
            block.kind == "title" and block.begin <= b < block.end
            for b, _ in spans
            for block in draft.document.blocks[:2]
        )
        if len(sentences) < _FEWEST_SENTENCES and not title:
            return
        traces = tuple(Trace(b, e, None, None, Span(b, e)) for b, e in spans)
        draft.relations.append(Relation(0, "concerns", number, traces, "topic"))


def _one(word: str) -> str:
    """A word in lower case and singular, by the plainest rules."""
    word = word.casefold().replace("’", "'").replace("organisation", "organization")
    if word.endswith("ies") and len(word) > 4:
        return word[:-3] + "y"
    return word[:-1] if word.endswith("s") and not word.endswith(("ss", "us", "is")) and len(word) > 3 else word


def _singular(name: str) -> str:
    return " ".join(_one(w) for w in re.findall(r"[^\W_]+(?:[-'’][^\W_]+)*", name))
