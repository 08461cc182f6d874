"""Claims folded into facts: one fact for all who state it, posts and speakers' documents read through."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping

from msgspec import Struct
from msgspec.structs import replace

from kg.view.kinds import Kinds
from kg.view.passages import Passages, Witness
from kg.view.triples import Triples, local

# What a document does that its speaker is drawn with while documents are not drawn, and how that reads of a person.
_SPOKEN = {"cites": "cites", "concerns": "spoke of"}
# The same of a document's issuer.
_ISSUED = {"cites": "cites"}
# A post's own keys: the edge that stands for the post says them.
_OF_POSTS = frozenset(("role", "postIn", "postFor"))


class Fact(Struct, frozen=True):
    """What is said of a thing: an edge where `object` is a thing, else a value.

    `label` reads between the two names ("Chair", "spoke at"); `post` is the full title of a post; `held` what the claim
    names where that is not drawn itself: a post, a rank; `through` the document in which a speaker cites; `authorities`
    say it besides, or instead of, the witnesses.
    """

    subject: str
    predicate: str
    object: str | None
    value: str | None
    label: str
    modality: str | None = None
    status: str | None = None
    attributed_to: str | None = None
    begins: str | None = None
    ends: str | None = None
    as_of: tuple[str, ...] = ()
    confidence: float | None = None
    post: str | None = None
    held: str | None = None
    datatype: str | None = None
    through: str | None = None
    rules: tuple[str, ...] = ()
    witnesses: tuple[Witness, ...] = ()
    authorities: tuple[str, ...] = ()


def facts(triples: Triples, classes: Mapping[str, str], passages: Passages, kinds: Kinds) -> list[Fact]:
    """Every fact of the graph in a fixed order, those read through a document last."""
    groups: dict[tuple[str, str, str, str, str], list[str]] = defaultdict(list)
    for claim, subjects in triples.of("subject"):
        predicate, target = triples.one("predicate", claim), triples.one("object", claim)
        if predicate is not None and target is not None and local(predicate) not in _OF_POSTS:
            modality, status = triples.one("modality", claim) or "", triples.one("status", claim) or ""
            groups[(subjects[0], predicate, target, modality, status)].append(claim)
    stated = [
        replace(_fact(key, sorted(claims), triples, passages), label=kinds.words(key[1]))
        for key, claims in sorted(groups.items())
    ]
    folded = [_folded(fact, triples, classes) for fact in stated]
    return folded + list(_through_documents(folded))


def _fact(key: tuple[str, str, str, str, str], claims: list[str], triples: Triples, passages: Passages) -> Fact:
    subject, predicate, target, modality, status = key
    rules = sorted({rule for claim in claims for rule in triples.all("rule", claim)})
    tenures = sorted({tenure for claim in claims for tenure in triples.all("tenure", claim)})
    return Fact(
        subject=subject,
        predicate=local(predicate),
        object=target if target in triples.iris else None,
        value=None if target in triples.iris else target,
        label=local(predicate),
        datatype=None if target in triples.iris else triples.datatypes.get(target),
        modality=modality or None,
        status=status or None,
        attributed_to=_first(triples, "attributedTo", claims),
        begins=_first(triples, "startsOn", [*claims, *tenures]),
        ends=_first(triples, "endsOn", [*claims, *tenures]),
        as_of=tuple(sorted({day for tenure in tenures for day in triples.all("asOf", tenure)})),
        confidence=max((_confidence(claim, triples) for claim in claims), default=None, key=lambda c: c or 0.0),
        rules=tuple(triples.one("label", rule) or local(rule) for rule in rules),
        witnesses=tuple(witness for claim in claims for witness in passages.witnesses(claim)),
        authorities=tuple(
            sorted({triples.one("label", a) or local(a) for c in claims for a in triples.all("wasDerivedFrom", c)})
        ),
    )


def _first(triples: Triples, name: str, subjects: list[str]) -> str | None:
    return next((value for subject in subjects for value in triples.all(name, subject)), None)


# What is no number from 0 to 1 says nothing.
_SHARE = re.compile(r"0(\.\d+)?|1(\.0+)?|\.\d+", re.ASCII)


def _confidence(claim: str, triples: Triples) -> float | None:
    for subject in (claim, *triples.all("rule", claim)):
        value = triples.one("confidence", subject)
        if value is not None and _SHARE.fullmatch(value):
            return float(value)
    return None


def _folded(fact: Fact, triples: Triples, classes: Mapping[str, str]) -> Fact:
    """A post becomes its role, between the person and the State or body; a rank or another unnamed end, a value."""
    if fact.object is None:
        return fact
    title = triples.one("label", fact.object) or local(fact.object)
    if classes.get(fact.object) == "Post":
        role = triples.one("role", fact.object)
        label = (triples.one("label", role) if role else None) or title
        target = triples.one("postFor", fact.object) or triples.one("postIn", fact.object)
        if target is not None:
            return replace(fact, object=target, label=label, post=title, held=fact.object)
        return replace(fact, object=None, value=title, held=fact.object)
    return fact if fact.object in classes else replace(fact, object=None, value=title, held=fact.object)


def _through_documents(stated: list[Fact]) -> Iterator[Fact]:
    """What a document cites or is about, as said by the one who speaks in it; or cited by the one who issued it."""
    speakers: dict[str, list[str]] = defaultdict(list)
    issuers: dict[str, list[str]] = defaultdict(list)
    for fact in stated:
        voices = {"deliveredBy": speakers, "issuedBy": issuers}.get(fact.predicate)
        if voices is not None and fact.object is not None and fact.modality is None:
            voices[fact.subject].append(fact.object)
    for fact in stated:
        words, voices = (_SPOKEN, speakers) if fact.subject in speakers else (_ISSUED, issuers)
        if fact.object is not None and fact.predicate in words:
            for voice in voices.get(fact.subject, ()):
                yield replace(fact, subject=voice, label=words[fact.predicate], through=fact.subject)
