"""Namesakes: which person of a document a name means."""

from __future__ import annotations

from msgspec.structs import replace

from kg.extract.draft import Draft, folded_name, plain
from kg.lexicon import Lexicon
from kg.model import Referent

# Of so many words is a name that is often written with fewer of them.
_MANY = 3


class Namesakes:
    """Tells people apart by full name, surname, given name or initial, and gender."""

    def __init__(self, lexicon: Lexicon) -> None:
        self._suffix = lexicon.pattern("suffix-end")
        self._generation = lexicon.pattern("generation-end")
        self._short = {frozenset(pair) for pair in lexicon.pairs["nickname"]}
        # Of the document being read: people of whom a text speaks beside another of their surname; surnames told.
        self._apart: dict[int, str] = {}
        self._surnames: dict[str, str] = {}
        self._small_surnames: dict[str, str] = {}
        self._small: dict[str, tuple[str, ...]] = {}  # names told as words in small letters

    def forget(self) -> None:
        """Begin another document."""
        self._apart.clear()
        self._surnames.clear()
        self._small_surnames.clear()
        self._small.clear()

    def apart(self, draft: Draft, surname: str, other: str) -> None:
        """Let a surname alone mean another than him beside it: "President TAMO and First Lady Ana TAMO"."""
        if other in self._apart.values():
            return
        known = draft.known("Person", surname)
        full = known is not None and any(" " in name for name in draft.referents[known].names)
        self._apart[draft.fresh(Referent("Person", (surname,))) if known is None or full else known] = other

    def settle(self, draft: Draft) -> None:
        """Let those set apart be the one person of their surname whom the text names in full elsewhere."""
        for number, other in sorted(self._apart.items()):
            mine = self.surname(draft.referents[number].names[0])
            full = [
                i
                for i, r in enumerate(draft.referents)
                if r.kind == "Person" and i != number and r.names and " " in r.names[0]
            ]
            full = [i for i in full if self.surname(draft.referents[i].names[0]) == mine]
            full = [i for i in full if not other.endswith(draft.referents[i].names[0])]
            if len(full) == 1 and any(m.referent == full[0] for m in draft.mentions):
                draft.merge(number, full[0])

    def shortened(self, draft: Draft) -> None:
        """Let a name that is the beginning of one person's longer one be his: "Ana Tamo" of "Ana Tamo Souza"."""
        people = {m.referent for m in draft.of_kind("Person") if draft.referents[m.referent].names}
        names = {i: draft.referents[i].names[0] for i in people}
        for number, name in sorted(names.items()):
            longer = [i for i, n in names.items() if " " in name and n.startswith(f"{name} ")]
            if len(longer) == 1:
                draft.merge(number, longer[0])

    def titled(self, draft: Draft) -> None:
        """Let a surname behind a title be the one whom the text names in full behind the same one: "President TAMO"
        is "President Ben Tamo", though "Dr. Ana Tamo" stands nearer."""
        ends = {role.end: draft.text[role.begin : role.end].casefold() for role in draft.roles}
        people = [m for m in draft.of_kind("Person") if draft.text[m.begin - 1 : m.begin] in (" ", "\n")]
        title = {m.begin: ends.get(m.begin - 1) for m in people}
        full: dict[tuple[str, str], set[int]] = {}
        for mention in people:
            said, name = title[mention.begin], plain(draft.text[mention.begin : mention.end])
            if said and " " in name:
                full.setdefault((said, self.surname(name).casefold()), set()).add(mention.referent)
        moved: dict[int, int] = {}
        for mention in people:
            name = plain(draft.text[mention.begin : mention.end])
            theirs = full.get((title[mention.begin] or "", self.surname(name).casefold()), set())
            if " " not in name and len(theirs) == 1 and mention.referent not in theirs:
                moved[mention.begin] = min(theirs)
        if moved:
            draft.mentions[:] = [
                replace(m, referent=moved.get(m.begin, m.referent) if m.kind == "Person" else m.referent)
                for m in draft.mentions
            ]

    def person(self, draft: Draft, name: str, gender: str | None = None) -> int:
        """The referent of a name: the same full name, or the one full-named person with that surname."""
        known = draft.known("Person", name)
        opposite = {"m": "f", "f": "m"}.get(gender or "", "-")
        alone = [i for i in sorted(self._apart) if draft.referents[i].names[0] == name]
        if alone and opposite == "-":
            return alone[0]  # also where a title of address has led the surname to the other before
        if known is not None and draft.referents[known].attribute("gender") != opposite:
            self._written_small(draft, known, name)
            return known
        mine = self._small_surname(name)
        single = " " not in name.strip()
        namesakes = [
            i
            for i, r in enumerate(draft.referents)
            if r.kind == "Person" and r.names and self._small_surname(r.names[0]) == mine
        ]
        namesakes = [i for i in namesakes if single or i not in self._apart]
        namesakes = [i for i in namesakes if draft.referents[i].attribute("gender") != opposite]
        if single and len(namesakes) == 1:
            draft.alias(namesakes[0], name)
            return namesakes[0]
        if not single and len(namesakes) == 1:
            fuller = draft.referents[namesakes[0]].names[0]
            if " " not in fuller or self._initials_agree(name, fuller):
                draft.name(namesakes[0], name)
                draft.alias(namesakes[0], name)
                return namesakes[0]
        if known is not None:
            return draft.fresh(Referent("Person", (plain(name),)))
        part = None if single else self._part(draft, name, opposite)
        if part is not None:
            draft.name(part, name)
            draft.alias(part, name)
            return part
        whole = self._by_first(draft, name, opposite) if single else self._whole(draft, name, opposite)
        if whole is not None:
            draft.alias(whole, name)
            return whole
        return draft.refer("Person", name)

    def _by_first(self, draft: Draft, name: str, opposite: str) -> int | None:
        """The one titled person of whom this is the first name: "Brigadier General Sri", who is so called."""
        titled = {m.referent for m in draft.mentions if m.rule == "person-title"}
        found = [
            number
            for number, person in enumerate(draft.referents)
            if person.kind == "Person"
            and number in titled
            and person.names
            and person.names[0].startswith(name + " ")
            and person.attribute("gender") != opposite
        ]
        return found[0] if len(found) == 1 else None

    def _whole(self, draft: Draft, name: str, opposite: str) -> int | None:
        """The one person of whose name this leaves words out, by more than a surname: "Minister Lima Souza", who is
        "Ana Celeste Lima Souza"."""
        words = self._words(name)
        found, last, fewest = [], words[-1], max(len(words) + 1, _MANY)
        for number, person in enumerate(draft.referents):
            if person.kind != "Person" or not person.names:
                continue
            theirs = self._words(person.names[0])
            if len(theirs) < fewest or theirs[-1] != last or person.attribute("gender") == opposite:
                continue
            opens = theirs[0] == words[0] and _in_order(words, theirs)
            if opens or theirs[-len(words) :] == words:
                found.append(number)
        return found[0] if len(found) == 1 else None

    def _part(self, draft: Draft, name: str, opposite: str) -> int | None:
        """The one person who so far is called by the two surnames of this name: "Minister Lima Souza"."""
        words = self._words(name)
        if len(words) < _MANY:
            return None
        found = [
            number
            for number, person in enumerate(draft.referents)
            if person.kind == "Person"
            and person.names
            and 1 < len(theirs := self._words(person.names[0])) < len(words)
            and words[-len(theirs) :] == theirs
            and person.attribute("gender") != opposite
        ]
        return found[0] if len(found) == 1 else None

    def _written_small(self, draft: Draft, number: int, name: str) -> None:
        """Notes the name of somebody whom a headline wrote in capitals as the text writes it."""
        if any(
            n.isupper() and n != name and folded_name(n) == folded_name(name) for n in draft.referents[number].names
        ):
            draft.name(number, name)

    def surname(self, name: str) -> str:
        """The surname: the last word that is no suffix ("Biden" of "Joseph R. Biden, Jr."), or the one in capitals."""
        if name not in self._surnames:  # asked for every person named so far, whenever one is named
            self._surnames[name] = self._surname(name)
        return self._surnames[name]

    def _small_surname(self, name: str) -> str:
        """The surname in small letters."""
        if name not in self._small_surnames:
            self._small_surnames[name] = self.surname(name).casefold()
        return self._small_surnames[name]

    def _words(self, name: str) -> tuple[str, ...]:
        """The words of a name in small letters; asked, too, for every person named so far."""
        if name not in self._small:
            self._small[name] = tuple(w.casefold() for w in name.split())
        return self._small[name]

    def _surname(self, name: str) -> str:
        words = list(self._suffix.sub("", name).split())
        capital = [w for w in words if len(w) > 2 and w.isupper()]
        if len(capital) == 1 and len(words) > 1:
            return capital[0].title()
        return words[-1] if words else name

    def _initials_agree(self, left: str, right: str) -> bool:
        """Whether two full names of one surname can be one person's: equal given names, initials or short forms."""
        a, b = (self._generation.sub("", n).split()[:-1] for n in (left, right))
        if not a or not b:
            return True
        first = a[0].rstrip("."), b[0].rstrip(".")
        if first[0].casefold() == first[1].casefold() or frozenset(first) in self._short:
            return True
        return min(map(len, first)) == 1 and first[0][0] == first[1][0]


def _in_order(words: tuple[str, ...], whole: tuple[str, ...]) -> bool:
    """Whether all words stand in a longer list, in their order."""
    rest = iter(whole)
    return all(word in rest for word in words)
