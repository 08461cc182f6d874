"""Titles as lives write them: in small letters, and with capitals that lead up to a word that is known."""

from __future__ import annotations

import re
from collections.abc import Iterator

from kg.extract.draft import Draft
from kg.extract.states import demonyms
from kg.lexicon import Lexicon
from kg.model import Authority

# How far before the last word of a title its first words stand.
_FIELD = 60
# How far before a title in small letters whose it is; how far behind one another of the same person may stand.
_OWNER, _FAR = 40, 160
# How far before such a head the name stands whose title it is.
_APPOSED = 110
# How far before a name the verb stands that says that its bearer was chosen for the post behind it.
_CHOSEN = 30

# Who may be of a part of a body that has no name.
_OF_PARTS = ("head", "chief", "director", "leader", "manager", "coordinator", "deputy")
# Whose title has a field wherever it stands: "professor of law at the University of PLACE".
_SCHOLARS = ("professor", "lecturer")


class Titles:
    """Finds what only a life has: there every noun that heads titles is one."""

    def __init__(self, lexicon: Lexicon, authority: Authority) -> None:
        self._in_life = lexicon.pattern("role-in-life")
        self._apposed, self._apposed_lead = map(lexicon.pattern, ("role-in-apposition", "role-in-apposition-lead"))
        self._in_small = lexicon.pattern("role-in-small")
        self._chosen, self._chosen_name = map(lexicon.pattern, ("role-chosen", "role-chosen-name"))
        self._placed = lexicon.pattern("role-small-placed")
        self._ministry = lexicon.pattern("small-ministry")
        self._small_topic = lexicon.pattern("role-small-topic")
        self._goes_before = lexicon.pattern("role-goes-before")
        self._twofold = lexicon.pattern("role-twofold")
        self._leads = lexicon.pattern("role-led")
        self._name_behind = lexicon.pattern("role-name-behind")
        self._before = lexicon.pattern("small-title-before")
        self._owner = lexicon.pattern("small-title-owner")
        self._trades = lexicon.word_set("small-title-trade")
        self._behind = lexicon.pattern("small-title-behind")
        self._of_body = lexicon.pattern("small-title-of")
        self._of_part = lexicon.pattern("small-title-field")
        lists = ("opening", "role-before-name", "former-word", "acting-word", "designate-word")
        self._given = given = lexicon.word_set("given-name") - lexicon.word_set("place-word")
        self._no_part = frozenset(given).union(*map(lexicon.word_set, lists), ("Judge", "Justice"))
        self._demonyms = demonyms(authority)
        self._chairs = lexicon.word_set("named-chair")
        self._standing = frozenset().union(*map(lexicon.word_set, lists))

    def bases(self, draft: Draft) -> Iterator[tuple[int, int]]:
        """The heads that are titles only in lives and beside a name: "Curator", "Lead"."""
        for match in self._apposed.finditer(draft.text):
            lead = self._apposed_lead.search(draft.text, max(0, match.start() - _APPOSED), match.start())
            begin = match.start() if lead is None else lead.start("words")
            if lead is not None and draft.free(begin, match.end()):
                yield begin, match.end()
        for begin, end in draft.lives:
            yield from (m.span() for m in self._in_life.finditer(draft.text, begin, end) if draft.free(*m.span()))

    def small(self, draft: Draft) -> Iterator[tuple[int, int]]:
        """The titles in small letters, whatever stands before them: "associate director"."""
        for begin, end in draft.lives:
            lone = begin in draft.lone  # there a title that has no body behind it is a word of the language
            found = self._in_small.finditer(draft.text, begin, end)
            yield from (self._own_words(draft, m) for m in found if not lone or self._is_placed(draft, m))

    def _own_words(self, draft: Draft, title: re.Match[str]) -> tuple[int, int]:
        """A title without the people or the person before it: "the Fijian ambassador", "named Ana Souza minister"."""
        begin, end = title.span()
        first = draft.text[begin:end].split(" ", 1)[0]
        trade = draft.text[begin:end].rpartition(" ")[2] in self._trades  # "the Fijian lawyer NAME"
        if first in self._demonyms and not trade and first != draft.text[begin:end]:
            begin += len(first) + 1
        named = first in self._given or self._chosen.search(draft.text, max(0, begin - _CHOSEN), begin) is not None
        name = self._chosen_name.match(draft.text, begin, end) if named else None
        return (begin if name is None else name.end(), end)

    def _is_placed(self, draft: Draft, title: re.Match[str]) -> bool:
        """Whether a body stands behind a title in small letters, or "its" before it."""
        its = draft.text.endswith("its ", 0, title.start())
        return its or self._placed.match(draft.text, title.end()) is not None

    def beside(self, draft: Draft) -> Iterator[tuple[int, int]]:
        """The titles in small letters that stand beside a name: "Ghana’s foreign minister NAME", "NAME, head of"."""
        for match in self._before.finditer(draft.text):
            apart = "," in match["gap"]
            owner = self._owner.search(draft.text, max(0, match.start() - _OWNER), match.start())
            short = apart and owner is not None and owner[0].lower().startswith("the") and " " not in match["role"]
            if match["role"] in self._trades:
                continue  # "the Kenyan lawyer NAME"
            if draft.free(*match.span("name")) and (owner is not None or not apart) and not short:
                yield match.span("role")
        yield from (m.span("role") for m in self._of_body.finditer(draft.text))
        last = -_FAR
        for match in self._behind.finditer(draft.text):
            if match["name"] is None and match.start() - last > _FAR:
                continue
            begin, end = match.span("role")
            part = self._of_part.match(draft.text, end)
            yield begin, end if part is None or not draft.free(end, part.end()) else part.end()
            last = end

    def small_end(self, draft: Draft, end: int) -> int:
        """Where a title in small letters ends: behind its field, if a body stands there; out of lives, a scholar's."""
        ministry = self._ministry.match(draft.text, end)
        if ministry is not None:
            return ministry.end()
        part = self._of_part.match(draft.text, end) if draft.text.endswith(_OF_PARTS, 0, end) else None
        if part is not None and draft.free(*part.span()):
            return part.end()  # "head of the research department of BODY"
        told = draft.tells_life(end) or draft.text.endswith(_SCHOLARS, 0, end)
        further = self._small_topic.match(draft.text, end) if told else None
        return end if further is None else further.end()

    def begin(self, draft: Draft, at: int, begin: int, end: int) -> int:
        """Where a title of a life begins: with the capitals that lead up to it, "including Deputy Reef Director"."""
        beside = not draft.text.startswith(",", end) and self._name_behind.match(draft.text, end) is not None
        if not draft.tells_life(begin) or beside:
            return begin
        low = self._resumed(draft, at, begin)
        if low < at:
            return low
        twofold = self._twofold.search(draft.text, low, begin)
        if twofold is not None and draft.free(twofold.start(), begin):
            return twofold.start()
        match = self._leads.search(draft.text, low, begin)
        if match is None or not draft.free(match.start("words"), begin):
            return begin
        words = match["words"].replace("&", " ").split()
        if draft.text[begin:end].rpartition(" ")[2] in self._chairs:
            return match.start("words") if self._standing.isdisjoint(words) else begin  # "Ana Souza Professor of Law"
        people = any(part in self._demonyms for part in words[0].split("-"))
        return begin if people or self._no_part.intersection(words) else match.start("words")

    def _resumed(self, draft: Draft, at: int, begin: int) -> int:
        """How far back a title may begin: it takes back a word that was read as one, "Assistant Reef Supervisor"."""
        last = draft.roles[-1] if draft.roles else None
        goes_on = last is not None and last.end == at and self._goes_before.fullmatch(draft.text, last.begin, begin)
        named = not self._no_part.isdisjoint(draft.text[at:begin].split())  # "Chief Judge Ana King"
        if last is None or not goes_on or named or not draft.free(last.begin, begin):
            return max(at, begin - _FIELD)
        draft.roles.pop()
        return last.begin


def is_of_aide(text: str, begin: int, end: int) -> bool:
    """Whether a title is that of one who serves whoever is named behind it: "was an adviser to the Secretary NAME"."""
    return " to the " in text[begin:end] and text.endswith((" a ", " an ", " as ", "\na ", "\nan "), 0, begin)


def singular(title: str) -> str:
    """A title for one person: "Prime Ministers" → "Prime Minister", "Secretaries-General" → "Secretary-General"."""
    head, hyphen, tail = title.partition("-General")
    if head.endswith("ies"):
        return head[:-3] + "y" + hyphen + tail
    return (head[:-1] if head.endswith("s") and not head.endswith(("ss", "Affairs")) else head) + hyphen + tail
