"""What the digests of all documents come to, as counts: so that one document can be taken out or put in.

All that `frame` must know of documents is which things, facts and rules any of them names, and how many claims there
are of a kind: counts of these say it without a look at each. Of the claims that state tenures, which are looked at by
person and post, only those of such pairs are given out of which one came or went, and of the documents that these
stand in; of the others nothing changed.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable, Mapping
from typing import Any

from kg.claims.digest import Digest, Stated
from kg.claims.kept import Row, claim_of, claim_row, object_of, object_row
from kg.claims.tenures import tenures
from kg.model import Claim, Problem

_NAMED = ("used", "ends", "rules", "dropped")
_COUNTED = ("predicates", "triples")
_NUMBERS = ("mentions", "quotations", "provisions", "sentences")


class Sums:
    """Sums of digests; `moved` are the sources of which the tenures may be others than before, None where all are new,
    `renewed` the tenures that may be others."""

    def __init__(self) -> None:
        self._counts: dict[str, Counter[str]] = {name: Counter() for name in (*_NAMED, *_COUNTED)}
        self._numbers: Counter[str] = Counter()
        self._stated: Counter[Stated] = Counter()
        self._problems: Counter[Problem] = Counter()
        # By person and post, then by claim: the claim, its source, the tenure that the graph has for it.
        self._held: dict[str, dict[str, tuple[Row, str, str | None]]] = {}
        self._touched: set[str] = set()
        self.moved: set[str] | None = None
        self.renewed: set[str] = set()

    @classmethod
    def part(cls, held: Mapping[str, dict[str, tuple[Row, str, str | None]]]) -> Sums:
        """Sums that begin with nothing but these claims by person and post: what they come to is by what all sums
        change, if all those claims are there that the changes may concern."""
        sums = cls()
        sums._held = {who: dict(group) for who, group in held.items()}
        sums.moved = set()
        return sums

    def counts(self, name: str) -> Mapping[str, int]:
        """How many documents name each thing or rule (`used`, `ends`, `rules`), or what the counts of all come to
        (`predicates`, `triples`)."""
        return self._counts[name]

    @property
    def numbers(self) -> Mapping[str, int]:
        """What the numbers of all come to (mentions, sentences and so on)."""
        return self._numbers

    @property
    def stated(self) -> Mapping[Stated, int]:
        """How many documents state each fact."""
        return self._stated

    @property
    def problems(self) -> Mapping[Problem, int]:
        """How often each problem was met."""
        return self._problems

    @property
    def held(self) -> Mapping[str, Mapping[str, tuple[Row, str, str | None]]]:
        """The claims that state tenures, with source and tenure, by claim by person and post (see `pair`)."""
        return self._held

    def add(self, digest: Digest) -> None:
        """Puts a document in."""
        self._count(digest, 1)
        for claim in digest.held:
            group = self._held.setdefault(pair(claim), {})
            self._touch(pair(claim))
            group[claim.id] = claim_row(claim), str(claim.document), None
            if self.moved is not None:
                self.moved.add(str(claim.document))

    def take(self, digest: Digest) -> None:
        """Takes a document out that is among them."""
        self._count(digest, -1)
        for claim in digest.held:
            self._touch(pair(claim))
            group = self._held[pair(claim)]
            del group[claim.id]
            if not group:
                del self._held[pair(claim)]

    def whole(self) -> Digest:
        """All of it as one digest; the claims that state tenures are those to be looked at."""
        named: dict[str, Any] = {name: tuple(self._counts[name]) for name in _NAMED}
        counted: dict[str, Any] = {name: tuple(self._counts[name].items()) for name in _COUNTED}
        return Digest(
            "",
            **named,
            **counted,
            **{name: self._numbers[name] for name in _NUMBERS},  # type: ignore[arg-type]
            stated=tuple(self._stated),
            held=tuple(self._open()),
            problems=tuple(self._problems),
        )

    @property
    def holding(self) -> int:
        """How many claims state a tenure."""
        return sum(map(len, self._held.values()))

    def settle(self, terms: Mapping[str, str]) -> None:
        """Notes the tenures that claims have in the graph now."""
        for group in self._held.values():
            for id, (row, source, _) in group.items():
                if id in terms:
                    group[id] = row, source, terms[id]

    def packed(self, of: str) -> str:
        """All of it as text; `of` says which documents they are."""
        return json.dumps(
            {
                "of": of,
                "counts": self._counts,
                "numbers": self._numbers,
                "stated": [(s, p, object_row(o), count) for (s, p, o), count in self._stated.items()],
                "problems": [(p.where, p.message, p.severity, count) for p, count in self._problems.items()],
                "held": self._held,
            },
            separators=(",", ":"),
        )

    def _count(self, digest: Digest, sign: int) -> None:
        for name in _NAMED:
            _change(self._counts[name], ((one, sign) for one in getattr(digest, name)))
        for name in _COUNTED:
            _change(self._counts[name], ((one, sign * count) for one, count in getattr(digest, name)))
        for name in _NUMBERS:
            self._numbers[name] += sign * getattr(digest, name)
        _change(self._stated, ((one, sign) for one in digest.stated))
        _change(self._problems, ((one, sign) for one in digest.problems))

    def _touch(self, who: str) -> None:
        """A claim of a person and post comes or goes: the tenures of all may be others."""
        if self.moved is None or who in self._touched:
            return
        self._touched.add(who)
        for _, source, tenure in self._held.get(who, {}).values():
            self.moved.add(source)
            self.renewed.update([tenure] if tenure else ())

    def _open(self) -> Iterable[Claim]:
        """The claims to be looked at: all of a person and post where one is in a source that moved, or of a tenure that
        is renewed."""
        if self.moved is None:
            return [claim_of(row) for group in self._held.values() for row, _, _ in group.values()]
        found: dict[str, list[Claim]] = {}
        while True:
            more = {
                who: [claim_of(row) for row, _, _ in group.values()]
                for who, group in self._held.items()
                if who not in found
                and any(source in self.moved or tenure in self.renewed for _, source, tenure in group.values())
            }
            if not more:
                return [claim for claims in found.values() for claim in claims]
            found |= more
            for who, claims in more.items():
                self.renewed.update(tenures(claims).values())
                self.renewed.update(tenure for _, _, tenure in self._held[who].values() if tenure)


def sums_of(text: str, of: str) -> Sums | None:
    """What `packed` packed; None for anything else, or sums of other documents."""
    try:
        found = json.loads(text)
        if found["of"] != of:
            return None
        sums = Sums()
        sums._counts = {name: Counter(found["counts"][name]) for name in (*_NAMED, *_COUNTED)}
        sums._numbers = Counter(found["numbers"])
        sums._stated = Counter({(s, p, object_of(o)): count for s, p, o, count in found["stated"]})
        sums._problems = Counter({Problem(*row): count for *row, count in found["problems"]})
        sums._held = found["held"]
        sums.moved = set()
        return sums
    except (ValueError, TypeError, KeyError, AttributeError):
        return None


def pair(claim: Claim) -> str:
    """Who holds what, of a claim that states a tenure."""
    return f"{claim.subject} {claim.object}"


def _change(counts: Counter[Any], by: Iterable[tuple[Any, int]]) -> None:
    """Adds to counts; what comes to nothing is forgotten."""
    for one, number in by:
        if count := counts[one] + number:
            counts[one] = count
        else:
            del counts[one]
