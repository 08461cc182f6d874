"""States: known ones, with the style before the name, unless the name is a person's or a place's."""

from __future__ import annotations

import re

from kg.extract.acronyms import shouted
from kg.extract.draft import Draft
from kg.extract.gazetteer import Gazetteer, Known
from kg.kept.patterns import compiled
from kg.lexicon import Lexicon
from kg.model import Authority, Value

# How far behind a post's beginning its holder is looked for; the one or two words before a post.
_HOLDER = 40
_ADJECTIVE = compiled(r"(?:[A-Z][\w’'-]+ )?([A-Z][\w’'-]+) $")


class States:
    """Finds States by the names of the authority files."""

    def __init__(self, lexicon: Lexicon, authority: Authority) -> None:
        self.known = Gazetteer(authority, frozenset(("State",)), expand=False)
        self._demonyms = demonyms(authority)
        self._opening = lexicon.word_set("opening")
        self._formal = lexicon.pattern("state-formal")
        self._not_state = lexicon.pattern("state-none")
        self._names = lexicon.word_set("state-and-name")
        self._given = lexicon.word_set("given-name") - lexicon.word_set("place-word")
        self._title_before = lexicon.pattern("state-title-before")
        self._name_behind = lexicon.pattern("state-name-behind")
        self._of = lexicon.pattern("state-of")
        self._led = lexicon.pattern("state-delegation-led")

    def note(self, draft: Draft) -> None:
        """Note all States that no known body's name holds."""
        for known in self.known.find(draft.text):
            begin, end = known.begin, known.end
            if not draft.free(begin, end) or (known.acronym and shouted(draft.text, begin, end)):
                continue
            opens = draft.document.kind == "participants" and draft.text[begin - 1 : begin] in ("", "\n")
            if opens or not self._is_name(draft.text, begin, end):
                self._note(draft, known)

    def is_adjective(self, word: str) -> bool:
        """Whether a word is a people's adjective: "Fijian"."""
        return word in self._demonyms

    def adjectives(self, draft: Draft) -> None:
        """Note a people's adjective before a post and its holder: "Georgian Prime Minister Levan Dzagnidze"; and
        before a delegation with its head: "the Uzbek delegation was headed by"."""
        for match in self._led.finditer(draft.text):
            self._adjective(draft, match.end("whose"), (match["whose"], match["whose"].split()[-1]))
        people = {m.begin for m in draft.mentions if m.kind == "Person"}
        for role in draft.roles:
            if not any(role.end < at <= role.end + _HOLDER for at in people):
                continue
            before = _ADJECTIVE.search(draft.text, max(0, role.begin - 30), role.begin)
            if before is not None:
                self._adjective(draft, before.end(1), (before[0].strip(), before[1]))

    def _adjective(self, draft: Draft, end: int, words: tuple[str, str]) -> None:
        """Note the State whose adjective the two words before `end` are, or the last one of them."""
        found = next((w for w in words if w in self._demonyms), None)
        if found is not None and draft.free(end - len(found), end):
            number = draft.refer("State", "", key=self._demonyms[found])
            draft.mention(end - len(found), end, number, form="adjective", rule="known-state")

    def _note(self, draft: Draft, known: Known) -> None:
        begin, end = known.begin, known.end
        formal = self._formal.search(draft.text, max(0, begin - 60), begin)
        if formal is not None and draft.free(formal.start(), end):
            begin = formal.start()
        number = draft.refer("State", draft.text[begin:end], key=known.entries[0].id)
        draft.mention(begin, end, number, form="acronym" if known.acronym else "name", rule="known-state")

    def _is_name(self, text: str, begin: int, end: int) -> bool:
        """Whether the words are part of a person's name ("Mr. Michael Jordan") or of a place's ("New Mexico")."""
        single = " " not in text[begin:end]
        before = re.search(r"([A-Z][\w’'-]+)(?: [A-Z]\.)? $", text[max(0, begin - 40) : begin])
        after = self._name_behind.match(text[end : end + 30])
        given = single and before is not None and before[1] not in self._opening
        if given and self._title_before.search(text[max(0, begin - 30) : begin]):
            return True
        if given and before is not None and text[begin:end] in self._names and before[1] in self._given:
            return True  # "Attorney General Lisa Monaco"
        low = max(0, begin - 14)
        if any(low + m.start() <= begin < low + m.end() for m in self._not_state.finditer(text[low : end + 12])):
            return True
        if self._of.search(text[low:begin]) and after is not None and after["more"]:
            return False  # "Minister of Defence of Chad Issaka Malloua"
        return single and after is not None and text[begin:end] in self._names and after[1] not in self._opening


def demonyms(authority: Authority) -> dict[str, str]:
    """The ids of States by what their people are called."""
    return {
        value.text: entry.id
        for entry in authority.of_kind("State")
        for name, value in entry.attributes
        if name == "demonym" and isinstance(value, Value)
    }
