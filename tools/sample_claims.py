"""A seeded sample of claims to be read one by one, and the page that tells how many were right.

    python tools/sample_claims.py draw GRAPH [COUNT [SEED]]     draws claims into tests/evaluate/sample/claims.jsonl
    python tools/sample_claims.py write                         writes docs/sample.md from the claims and their verdicts

GRAPH is a folder that `kg build` wrote. Every claim with evidence is as likely as any other, but those of the sealed
documents and their copies are left out: who reads the sample may write rules. The reader writes a line for each claim
into tests/evaluate/sample/verdicts.tsv: its number, right or wrong, and why where it is wrong. A claim is right if its
sentence says it: subject, predicate, object and, where it has them, status, dates, modality and whose words it is.
"""

from __future__ import annotations

import json
import random
import re
import sys
from collections import Counter
from collections.abc import Iterable
from itertools import islice
from pathlib import Path
from typing import Any

import pyoxigraph as ox

from kg.identity import ONTOLOGY
from kg.rdf.names import node
from kg.rdf.store import Store

ROOT = Path(__file__).resolve().parents[1]
FOLDER = ROOT / "tests" / "evaluate" / "sample"
PAGE = ROOT / "docs" / "sample.md"
VERDICTS = ("right", "wrong")
WANTED = 0.95
LONGEST = 400  # characters of a cell
_MORE = ("status", "modality", "startsOn", "endsOn", "attributedTo", "capacity", "rule")


class _Graph:
    """What a claim says, in words."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def claims(self) -> list[str]:
        """All claims with evidence, by name."""
        evidence, is_a, claim = node("kg:evidence"), node("rdf:type"), node("kg:Claim")
        quads = self._store.ox.quads_for_pattern(None, is_a, claim, None)
        named = {q.subject for q in quads if next(self._values(q.subject, evidence), None) is not None}
        return sorted(one.value for one in named if isinstance(one, ox.NamedNode))

    def told(self, claim: str) -> dict[str, Any]:
        """A claim with its ends by their labels, its sentences and its document."""
        subject = ox.NamedNode(claim)
        sentences = list(self._values(subject, node("kg:evidence")))
        begin = {s: int(self._first(s, "kg:begin") or 0) for s in sentences}
        sentences.sort(key=lambda s: begin[s])
        source = next(self._values(sentences[0], node("kg:inDocument")))
        record = {
            "claim": claim.rpartition("/")[2],
            "document": self._first(source, "kg:file"),
            "begin": begin[sentences[0]],
            "subject": self._label(subject, "rdf:subject"),
            "predicate": (self._first(subject, "rdf:predicate") or "").removeprefix(ONTOLOGY),
            "object": self._label(subject, "rdf:object"),
        }
        more = {name: value for name in _MORE if (value := self._label(subject, f"kg:{name}")) is not None}
        return record | more | {"sentences": [self._first(s, "kg:text") for s in sentences]}

    def _values(self, subject: Any, predicate: ox.NamedNode) -> Iterable[Any]:
        return (q.object for q in self._store.ox.quads_for_pattern(subject, predicate, None, None))

    def _first(self, subject: Any, name: str) -> str | None:
        return min((value.value for value in self._values(subject, node(name))), default=None)

    def _label(self, subject: Any, name: str) -> str | None:
        value = min(self._values(subject, node(name)), key=lambda v: v.value, default=None)
        if not isinstance(value, ox.NamedNode):
            return None if value is None else str(value.value)
        return self._first(value, "rdfs:label") or self._first(value, "kg:file") or value.value.rpartition("/")[2]


def sealed() -> tuple[str, ...]:
    """The names of the documents that nobody who writes rules may read, and of their copies."""
    folder = ROOT / "tests" / "evaluate" / "sealed"
    listed = [line.split("\t")[1] for line in (folder / "documents.tsv").read_text(encoding="utf-8").splitlines()[1:]]
    return (*listed, *(folder / "copies.txt").read_text(encoding="utf-8").split())


def drawn(store: Store, count: int, seed: int) -> list[dict[str, Any]]:
    """A seeded sample of the claims of a graph, numbered in the order in which they were drawn; its size first."""
    graph = _Graph(store)
    claims, closed = graph.claims(), sealed()
    random.Random(seed).shuffle(claims)
    told = (graph.told(claim) for claim in claims)
    chosen = islice((one for one in told if not str(one["document"]).endswith(closed)), count)
    head = {"claims": len(claims), "seed": seed}
    return [head, *({"number": n, **one} for n, one in enumerate(chosen, 1))]


def page(lines: list[dict[str, Any]], verdicts: dict[int, tuple[str, str]]) -> str:
    """docs/sample.md: the share that is right with its interval, by predicate, and every claim with its verdict.

    Raises: SystemExit where a claim has no verdict.
    """
    head, *claims = lines
    if lacking := [str(one["number"]) for one in claims if one["number"] not in verdicts]:
        raise SystemExit(f"no verdict on {', '.join(lacking)}")
    right = sum(verdicts[one["number"]][0] == "right" for one in claims)
    low, high = wilson(right, len(claims))
    by: Counter[tuple[str, str]] = Counter((one["predicate"], verdicts[one["number"]][0]) for one in claims)
    told = [
        "# A sample of claims, read one by one",
        f"Drawn at random from {head['claims']:,} claims (seed {head['seed']}), those of sealed documents left out.",
        "Written by `python tools/sample_claims.py write`; the verdicts are in `tests/evaluate/sample/verdicts.tsv`.",
        "A claim is right if its sentence says it.",
        "",
        f"**{right} of {len(claims)} are right: {right / len(claims):.1%}** (95 % interval {low:.1%} to {high:.1%}; "
        f"wanted {WANTED:.0%}).",
        "",
        "| predicate | right | wrong |",
        "|---|---|---|",
        *(f"| {name} | {by[name, 'right']} | {by[name, 'wrong']} |" for name in sorted({name for name, _ in by})),
        "",
        "| | claim | sentence | verdict |",
        "|---|---|---|---|",
    ]
    for one in claims:
        verdict, why = verdicts[one["number"]]
        more = "; ".join(f"{name} {one[name]}" for name in _MORE[:-1] if name in one)
        claim = f"{one['subject']} – {one['predicate']} – {one['object']}" + (f" ({more})" if more else "")
        cells = (claim, " … ".join(one["sentences"]), f"{verdict}: {why}" if why else verdict)
        told.append(f"| {one['number']} | {' | '.join(map(_cell, cells))} |")
    return "\n".join(told) + "\n"


def wilson(part: int, whole: int) -> tuple[float, float]:
    """The 95 % interval of a share.

    Source: Wilson 1927, https://doi.org/10.1080/01621459.1927.10502953
    """
    z, share = 1.96, part / whole
    middle, spread = share + z * z / (2 * whole), z * (share * (1 - share) / whole + z * z / (4 * whole * whole)) ** 0.5
    return (middle - spread) / (1 + z * z / whole), (middle + spread) / (1 + z * z / whole)


def _cell(text: str) -> str:
    """Text as a cell of a table: one line, shortened, nothing in it taken for Markdown or HTML."""
    line = " ".join(text.split())
    line = line if len(line) <= LONGEST else line[: LONGEST - 1] + "…"
    return re.sub(r"([\\`|<>\[\]_*&])", r"\\\1", line)


def verdicts_of(text: str) -> dict[int, tuple[str, str]]:
    """The verdicts by number: right or wrong, and why.

    Raises: SystemExit with the line that is neither.
    """
    found = {}
    for at, line in enumerate(text.splitlines(), 1):
        number, verdict, *why = line.split("\t")
        if verdict not in VERDICTS:
            raise SystemExit(f"verdicts.tsv:{at}: {verdict!r} is neither right nor wrong")
        found[int(number)] = (verdict, " ".join(why))
    return found


def main(what: str, *arguments: str) -> int:
    """Draw, or write."""
    claims = FOLDER / "claims.jsonl"
    if what == "draw":
        graph, count, seed = Path(arguments[0]), *map(int, (*arguments[1:], *(200, 7)[len(arguments) - 1 :]))
        lines = drawn(Store.open(graph), count, seed)
        claims.parent.mkdir(parents=True, exist_ok=True)
        claims.write_text("".join(json.dumps(one, ensure_ascii=False) + "\n" for one in lines), encoding="utf-8")
        print(claims)
        return 0
    lines = [json.loads(line) for line in claims.read_text(encoding="utf-8").splitlines()]
    found = verdicts_of((FOLDER / "verdicts.tsv").read_text(encoding="utf-8"))
    PAGE.write_text(page(lines, found), encoding="utf-8")
    print(PAGE)
    return 0


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
