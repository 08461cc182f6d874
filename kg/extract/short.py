"""Short forms: "the Council", "the Committee", "our mandate" — where what they stand for was named before."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from kg.extract.bodies import BODY_KINDS
from kg.extract.draft import Draft
from kg.kept.patterns import compiled
from kg.lexicon import Lexicon
from kg.model import Authority, AuthorityEntry, Value

# "this Organization", where the United Nations are named, are they: it is said in their halls.
_WORLD, _HERE = ("Organization", "Organisation"), ("this ", "our ")

# Two bodies of a list stand no farther apart, and with nothing but their names and "and" between them.
_LISTED = 120
_FOR = compiled(r" (?:for|of|on|to|against) ")
_AND = compiled(r"^[^.;:]{4,100} and (?:the )?$")

# What marks the head of a line is no longer: "**".
_MARKS = 4

# Of which State's papers a chamber called by one word is that State's, and how the keys of its bodies begin.
_HOME, _HOME_BODIES = "state/USA", ("organization/us-", "organization/white-house")

# Texts that are of one meeting.
_OF_MEETINGS = ("meeting-record", "meeting-coverage")

# Words by which events are called in short as bodies are.
_GATHERINGS = ("Forum", "Congress")


class ShortForms:
    """Finds a body's short form after its name, "the Agency" after "the Drug Control Agency"."""

    def __init__(self, lexicon: Lexicon, authority: Authority) -> None:
        self._entries = {e.id: e for e in authority.entries if e.kind in BODY_KINDS}
        self._short: dict[str, set[str]] = {}
        for entry in self._entries.values():
            forms = {v.text for name, v in entry.attributes if name == "shortForm" and isinstance(v, Value)}
            self._short[entry.id] = forms
        self._instruments = _of_bodies(authority, self._entries.values())
        self._charter = lexicon.pattern("short-instrument")
        self._chamber, self._chamber_keys = lexicon.pattern("chamber"), dict(lexicon.pairs["chamber-of"])
        self._pattern = lexicon.pattern("short-head")
        self._small = lexicon.pattern("short-small")
        self._behind_bare = lexicon.pattern("bare-short")
        self._organ_words = (
            ("Council", "S", "organization/security-council", lexicon.pattern("council-named")),
            ("Assembly", "A", "organization/general-assembly", lexicon.pattern("assembly-named")),
        )

    def note(self, draft: Draft) -> None:
        """Note short forms; the nearest body named before, or the only one of the document, is meant."""
        text = draft.text
        bodies = draft.of_kind("Organization")
        by_word: dict[str, list[tuple[int, int]]] = {}
        for mention in [*bodies, *(m for m in draft.inner if m.kind == "Organization")]:
            referent = draft.referents[mention.referent]
            key = referent.key
            shorts = self._short.get(key or "", set())
            if key is None:
                shorts = {w for n in referent.names for w in (n.split()[0], n.split()[-1], _head(n))}
            for word in sorted(shorts):
                by_word.setdefault(word, []).append((mention.begin, mention.referent))
        organ = self._organs(draft)
        own = self._that_meets(draft)
        self._chambers(draft)
        for match in self._pattern.finditer(text):
            begin, end = match.span()
            if not draft.free(begin, end):
                continue
            word = match["word"] or match["bare"]
            if " " in word:
                continue
            if match["bare"] and not self._behind_bare.match(text[end : end + 14]):
                continue
            candidates = by_word.get(word, [])
            if word in _WORLD and match[0].casefold().startswith(_HERE):
                number = draft.keyed("Organization", "organization/united-nations")
                candidates = [] if number is None else [(-1, number)]
            before = [(b, n) for b, n in candidates if b < begin]
            of_several = draft.document.kind == "bio" and draft.tells_life(begin)
            if of_several and (start := self._life(draft, begin)) > 0:
                before = candidates = [(b, n) for b, n in before if b >= start]
            number = max(before)[1] if before else candidates[0][1] if candidates else organ.get(word)
            if own is not None and any(own == n for _, n in candidates):
                number, before = own, []  # in the record of a meeting "the Committee" is the one that meets
            if word in _GATHERINGS and self._is_event(draft, word, max(before, default=(-1, -1))[0], begin):
                continue  # "The Forum, held on …", behind "the Second Peace Forum"
            if number is not None and not (before and self._beside_another(draft, before)):
                draft.mention(begin, end, number, form="short", rule="short-form")
        self._in_lives(draft, by_word)

    def _in_lives(self, draft: Draft, by_word: dict[str, list[tuple[int, int]]]) -> None:
        """Note what a life calls by its kind in small letters, "joined the institute": the body of that kind named
        last in it, else the only one that the document names, or names over all lives."""
        for match in self._small.finditer(draft.text) if draft.lives else ():
            begin, end = match.span()
            if not draft.tells_life(begin) or not draft.free(begin, end):
                continue
            named = by_word.get(match["word"].capitalize(), [])
            start = self._life(draft, begin) if draft.document.kind == "bio" else 0
            own = [(b, n) for b, n in named if start <= b < begin]
            whole = {n for _, n in named}
            if own or len(whole) == 1:
                number = max(own)[1] if own else min(whole)
                draft.mention(begin, end, number, form="nominal", rule="short-form")

    def _that_meets(self, draft: Draft) -> int | None:
        """The one organ whose meeting a record or coverage tells of."""
        if draft.document.kind not in _OF_MEETINGS or draft.main_event is None:
            return None
        held = {r.object for r in draft.relations if (r.subject, r.predicate) == (draft.main_event, "organizedBy")}
        organ = min(held, default=None, key=str)
        return organ if isinstance(organ, int) and len(held) == 1 else None

    def _chambers(self, draft: Draft) -> None:
        """Note a State's parliament that its papers call by one word, in a text that is of that State: "Congress"."""
        found = [m for m in self._chamber.finditer(draft.text) if draft.free(*m.span("word"))]
        if not found or not self._is_of_home(draft):
            return
        for match in found:
            key = self._chamber_keys[match["word"]]
            others = (r.names for r in draft.referents if r.kind == "Organization" and r.key != key)
            if any(match["word"] in name.split() for names in others for name in names if "Committee" not in name):
                continue
            number = draft.refer("Organization", match["word"], key=key)
            draft.attribute(number, "class", self._entries[key].kind)
            draft.mention(*match.span("word"), number, form="name", rule="known-body")

    def _is_of_home(self, draft: Draft) -> bool:
        """Whether a text is of the State whose parliament is so called: its own bodies speak, or it is named most."""
        keys = (draft.referents[m.referent].key or "" for m in draft.of_kind("Organization"))
        if any(key.startswith(_HOME_BODIES) for key in keys):
            return True
        named = Counter(draft.referents[m.referent].key for m in draft.of_kind("State"))
        return bool(named) and named.most_common(1)[0][0] == _HOME

    def _life(self, draft: Draft, at: int) -> int:
        """Where the life at a place begins: at the last line to open with another's name than the one above."""
        begins = {b.begin for b in draft.document.blocks if b.begin <= at}
        start, last = 0, -1
        for person in draft.of_kind("Person"):
            if person.begin > at:
                break
            opens = any(person.begin - n in begins for n in range(_MARKS + 1))
            if opens and person.referent != last:
                start, last = person.begin, person.referent
        return start

    def _is_event(self, draft: Draft, word: str, body: int, at: int) -> bool:
        """Whether an event with this word in its name is named behind the last body of which it is the short form."""
        events = (m for m in draft.of_kind("Event") if body < m.begin < at and m.form == "name")
        return any(word in draft.text[m.begin : m.end].split() for m in events)

    def _beside_another(self, draft: Draft, before: list[tuple[int, int]]) -> bool:
        """Whether the body last named is one of two of this short form in a list: "the A Council and the B Council"."""
        last, number = max(before)
        others = [b for b, n in before if n != number and last - b < _LISTED]
        return bool(others) and _AND.match(draft.text[max(others) : last]) is not None

    def instruments(self, draft: Draft) -> None:
        """Note instruments that only a short form names, where their body is named: "the Charter"."""
        for word, (entry, body) in sorted(self._instruments.items()):
            number = draft.keyed("Instrument", entry.id)
            names = [n for r in draft.referents if r.kind == "Instrument" and r.key != entry.id for n in r.names]
            if draft.keyed("Organization", body) is None or any(word in name.split() for name in names):
                continue
            for match in self._charter.finditer(draft.text):
                begin, end = match.span("word")
                if match["word"] == word and draft.free(begin, end):
                    number = draft.refer("Instrument", entry.label, key=entry.id) if number is None else number
                    draft.mention(begin, end, number, form="short", rule="short-form")

    def _organs(self, draft: Draft) -> dict[str, int]:
        """What a short form means where only a resolution names the organ: "the Council" beside resolution 1373."""
        found: dict[str, int] = {}
        for word, organ, key, said in self._organ_words:
            named = any(r.kind == "Resolution" and r.attribute("organ") == organ for r in draft.referents)
            if named and key in self._entries and said.search(draft.text):
                number = draft.refer("Organization", self._entries[key].label, key=key)
                draft.attribute(number, "class", "UnitedNationsEntity")
                found[word] = number
        return found


def _head(name: str) -> str:
    """What a body is by its name: the last word before what it is of or for ("Geneva Centre for Security Policy")."""
    return _FOR.split(name)[0].split()[-1]


def _of_bodies(authority: Authority, bodies: Iterable[AuthorityEntry]) -> dict[str, tuple[AuthorityEntry, str]]:
    """By its short form, each instrument that alone has it and whose name ends in a body's, and that body's key."""
    keys = {body.label: body.id for body in bodies}
    found: dict[str, list[AuthorityEntry]] = {}
    for entry in authority.of_kind("Instrument"):
        for name, value in entry.attributes:
            if name == "shortForm" and isinstance(value, Value):
                found.setdefault(value.text, []).append(entry)
    owned: dict[str, tuple[AuthorityEntry, str]] = {}
    for word, entries in found.items():
        body = keys.get(entries[0].label.rpartition(" of the ")[2])
        if len(entries) == 1 and body is not None:
            owned[word] = (entries[0], body)
    return owned
