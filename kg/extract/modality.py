"""What the words around a match say of it: planned, denied or in question; and whether a post is held or was."""

from __future__ import annotations

import re
from typing import cast

from msgspec import Struct

from kg.extract.folded import Folded, Slot
from kg.kept.patterns import compiled
from kg.lexicon import Lexicon, RelationRule
from kg.model import Modality, Status

# In this order: "we do not know whether" asks and does not deny.
_MODALITIES: tuple[Modality, ...] = ("questioned", "denied", "planned")
_STATUSES: tuple[Status, ...] = ("former", "acting", "designate")
_CLAUSE_END = compiled(r"[;:]|\. ")
# Where a clause about the one before it begins: ", which", ", funded by".
_RELATIVE = compiled(r"\b(?:which|who|that) |[,–—] ?\Z")
# How far before a match its clause is read, and how far around a post its status stands.
_CLAUSE, _BEFORE, _BEHIND = 90, 30, 24
# Another post behind the first, which says of itself how it is held: "POST and former POST".
_FORMER_NEXT = compiled(
    r"(?<=[\ue000-\uf8ff]),?(?: and| &|,) (?:a |the )?(?:[Ff]ormer(?:ly)?|[Pp]reviously) (?:the )?(?=[\ue000-\uf8ff])"
)
# How far before a verb its adverb stands: "previously".
_ADVERB = 24


class Tenure(Struct, frozen=True):
    """How a post is held: status, modality, and from when to when, as far as it is said."""

    status: Status
    modality: Modality | None
    starts_on: str | None
    ends_on: str | None


class Clauses:
    """Reads modality and status off the clause in which a rule matched."""

    def __init__(self, lexicon: Lexicon) -> None:
        self._modalities = [(m, lexicon.pattern(f"{m}-before")) for m in _MODALITIES]
        self._before = [(s, lexicon.pattern(f"status-{s}")) for s in _STATUSES]
        self._inside = [(s, lexicon.pattern(f"inside-{s}")) for s in _STATUSES]
        self._behind = [(s, lexicon.pattern(f"behind-{s}")) for s in _STATUSES if s != "former"]
        self._attending = lexicon.pattern("attending-before")
        self._attributed = lexicon.pattern("attributed-before")
        self._was = lexicon.pattern("was-holder")
        self._until = lexicon.pattern("was-until")
        self._will = lexicon.pattern("will-hold")
        self._begun = lexicon.pattern("begun-holder")
        self._over_before = lexicon.pattern("over-before")
        self._over_behind = lexicon.pattern("over-behind")
        self._over_until = lexicon.pattern("over-until")
        self._over = lexicon.pattern("over-clause")
        self._lasting = lexicon.pattern("lasting-clause")
        lasts = ("lasts-behind", "lasts-before", "has-held")
        self._lasts_behind, self._lasts_before, self._has_held = map(lexicon.pattern, lasts)
        self._for_long = lexicon.pattern("for-long")

    def modality(self, folded: Folded, match: re.Match[str], rule: RelationRule) -> Modality | None:
        """The modality that the rule fixes, or that the clause up to the rule's trigger tells; None if stated."""
        if rule.modality:
            return None if rule.modality == "stated" else cast(Modality, rule.modality)
        before = folded.text[max(0, match.start() - _CLAUSE) : match.start()]
        trigger = match.start("t") if "t" in match.re.groupindex and match["t"] else None
        inside = folded.text[match.start() : trigger] if trigger is not None else ""
        if trigger is None and self._attending.search(before):
            return None
        # But what is said of an event that is to be goes on: "will hold EVENT, co-chaired by NAME".
        relative = None if rule.name == "chaired-by" else _RELATIVE.search(inside)
        if relative is not None:  # "may give to PROJECT, which relies on": a clause of its own
            before, inside = "", inside[relative.start() :]
        clauses = {_CLAUSE_END.split(words)[-1] for words in (before + inside, before if inside else "")}
        return next((m for m, pattern in self._modalities if any(map(pattern.search, clauses))), None)

    def attribution(self, folded: Folded, match: re.Match[str]) -> int | None:
        """The referent who is said to say what a match says: "NAME said that BODY organized EVENT"."""
        told = self._attributed.search(folded.text, 0, match.start())
        if told is None:
            return None
        return folded.slot(told.start("who" if told["who"] else "by")).referent

    def status(self, folded: Folded, match: re.Match[str]) -> Status | None:
        """The status that a word right before or behind a post gives it: "former", "acting", "-designate"."""
        before = folded.text[max(0, match.start() - _BEFORE) : match.start()]
        after = folded.text[match.end() : match.end() + _BEHIND]
        found = next((s for s, p in self._before if p.search(before)), None)
        found = found or next((s for s, p in self._inside if p.search(match[0])), None)
        return found or next((s for s, p in self._behind if p.search(after)), None)

    def tenure(self, folded: Folded, match: re.Match[str], rule: RelationRule, person: Slot, post: Slot) -> Tenure:
        """How the person of a match holds its post: by the rule, by a word at the post, else by the verb's tense.

        A rule's status "same" is that of the post that was read of the person right before: "served as A and as B".
        """
        same = rule.status == "same"
        alone = "t" in match.re.groupindex and match["t"] == "as"  # "served at BODY and as POST"
        status = (post.value or person.value if same or alone else rule.status) or post.value or "current"
        # The tense is the verb's, not that of an aside before it: "NAME, a former teacher, is the Director".
        verb = match.start("t") if "t" in match.re.groupindex and match["t"] and not alone else match.start()
        lasts = "t" in match.re.groupindex and self._lasting.match(match["t"] or "") is not None
        words = folded.text[verb if lasts else max(match.start(), verb - _ADVERB) : match.end()]
        starts, last = _days(folded, match, "since")
        ends = _days(folded, match, "until")[0] or last
        if same and starts:
            status = "former" if ends else "current"
        begun = "t" in match.re.groupindex and match["t"] is not None and self._begun.search(match["t"]) is not None
        if begun and match["t"].startswith("was "):
            words = words.replace(match["t"], "", 1)  # "was sworn in as POST": nobody says that it is over
        words = _FORMER_NEXT.sub("", words)
        was = self._was.search(words) is not None and not self._lasts(folded, match, words, bool(starts and not ends))
        if post.value == "acting" and (ends or (rule.status is None and was) or (same and person.value == "former")):
            status = "former"  # "he was chargé d'affaires ad interim"
        if rule.status is None and post.value is None:
            if self._was.search(words):
                status = "former" if was else "current"
            if starts or ends:
                past = ends or (self._until.search(words) and "ince " not in words)
                status = "former" if past else "current"
        over = self._is_over(folded, match) or (rule.status is None and self._has_been_one(folded, match))
        if status == "current" and not (starts and not ends) and over:
            status = "former"
        will = rule.modality != "stated" and status == "current" and self._will.search(words)
        modality = self.modality(folded, match, rule) if will else None
        return Tenure(cast(Status, status), modality, starts, ends)

    def _lasts(self, folded: Folded, match: re.Match[str], words: str, begun: bool) -> bool:
        """Whether what has been served goes on: "has served as POST since he came", "For the last years, she has"."""
        if not self._has_held.search(words):
            return False
        behind = folded.text[match.end() : match.end() + 2 * _CLAUSE]
        before = folded.text[: match.start()]
        return begun or (self._lasts_behind.match(behind) or self._lasts_before.search(before)) is not None

    def _has_been_one(self, folded: Folded, match: re.Match[str]) -> bool:
        """Whether somebody has been one of many, and nothing says since when: "has also been a visiting fellow"."""
        verb = match["t"] if "t" in match.re.groupindex else None
        if verb is None or not verb.endswith(" been") or not verb.startswith(("has", "have")):
            return False
        one = folded.text[match.end("t") : match.end("t") + 4].startswith((" a ", " an "))
        return one and self._for_long.search(folded.text) is None

    def _is_over(self, folded: Folded, match: re.Match[str]) -> bool:
        """Whether a post that somebody got or held beside something is over: "In 2009 she became POST, where she led".

        What is held beside something ("serving as POST") lasts as long as that: the tense of the finite verb before it.
        """
        if self._over_until.match(folded.text[match.end() : match.end() + _BEHIND * 4]) is not None:
            return True  # "appointed NAME Chair of BODY, where she served until 2017"
        verb = match["t"] if "t" in match.re.groupindex else None
        if verb is None:
            return False
        before, behind = folded.text[: match.start("t")], folded.text[match.end() : match.end() + _BEHIND * 4]
        if self._begun.search(verb):
            return self._over_before.search(before) is not None or self._over_behind.match(behind) is not None
        if "rest" not in match.re.groupindex or not verb.endswith(("as", "been")):
            return False
        past = max((m.start() for m in self._over.finditer(before)), default=-1)
        lasting = max((m.start() for m in self._lasting.finditer(before)), default=-1)
        return past > lasting or (lasting < 0 and self._over_before.search(before) is not None)


def _days(folded: Folded, match: re.Match[str], group: str) -> tuple[str | None, str | None]:
    """First and last day of the date in a group of the match, or in one like "since2"; a last one only of ranges."""
    for name in match.re.groupindex:
        if name.rstrip("0123456789") == group and match[name] is not None:
            first, _, last = (folded.slot(match.start(name)).value or "").partition("/")
            return first or None, last or None
    return None, None
