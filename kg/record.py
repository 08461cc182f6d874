"""What a build writes down of itself: build.json, the same anywhere; sources.json, where the sources lie; texts/."""

from __future__ import annotations

import json
import os
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from hashlib import sha256
from pathlib import Path
from typing import Any

import kg
from kg.config import PACKAGE, Config, share
from kg.identity import ID_BASE
from kg.link import Linked
from kg.model import Corpus, Document, Problem

# Changes when the layout of the graph or of the output folder does.
FORMAT = 1
TEXTS = "texts"


def counts(corpus: Corpus, triples: int) -> dict[str, int]:
    """How much a graph holds: documents, things, facts, mentions and so on."""
    said = [claim for claim in corpus.claims if claim.authority is None]
    return {
        "documents": len(corpus.sources),
        "things": len(corpus.entities),
        "facts": len(said),
        "mentions": sum(len(part.mentions) for part in corpus.parts),
        "quotations": len(corpus.quotations),
        "provisions": len(corpus.provisions),
        "sentences": len(corpus.parts),
        "triples": triples,
    }


def build_record(
    corpus: Corpus,
    config: Config,
    linked: Linked,
    *,
    model: str | None,
    counted: Mapping[str, int],
    ontology: str,
    problems: Iterable[Problem],
) -> str:
    """build.json: sources and their hashes, versions of everything that makes the graph, counts, problems, and the
    links between documents that were less than certain, with their why.

    No clock, no path of this machine: the same documents give the same bytes anywhere.
    """
    kinds = Counter(entity.kind for entity in corpus.entities)
    predicates = Counter(claim.predicate for claim in corpus.claims if claim.authority is None)
    record: dict[str, Any] = {
        "format": FORMAT,
        "kg": kg.__version__,
        "base": config.base or ID_BASE,
        "ontology": {"version": ontology, "sha256": _digest(_ontology_files(config))},
        "rules": {"sha256": _digest(_rule_files(config))},
        "model": None if model is None else model_version(model),
        "sources": [{"file": s.file, "sha256": s.sha256, "kind": s.kind, "date": s.date} for s in corpus.sources],
        "counts": {**counted, "kinds": dict(sorted(kinds.items())), "predicates": dict(sorted(predicates.items()))},
        "links": _links(linked),
        "problems": [{"where": p.where, "severity": p.severity, "message": p.message} for p in problems],
    }
    return json.dumps(record, ensure_ascii=False, indent=1) + "\n"


def _links(linked: Linked) -> list[dict[str, Any]]:
    found = []
    for left, right, score, why in linked.decisions:
        if left in linked.ids:
            found.append(
                {"thing": linked.ids[left], "documents": [left[0], right[0]], "score": round(score, 3), "why": why}
            )
    return sorted(found, key=lambda link: (link["thing"], link["documents"], link["why"]))


def source_record(documents: Sequence[Document], paths: Mapping[str, str], output: Path) -> str:
    """sources.json: where each source lies, from the output folder; the one file that differs from place to place."""
    roots = {d.file: os.path.relpath(Path(paths[d.id]).resolve(), output) for d in documents}
    texts = {d.file: f"{TEXTS}/{d.file}.txt" for d in documents if has_text(d)}
    return json.dumps({"roots": roots, "texts": texts}, ensure_ascii=False, indent=1) + "\n"


def has_text(document: Document) -> bool:
    """Whether the text in which offsets count is the reader's and not the file itself (pdf, docx, html, eml)."""
    return document.media not in ("text/plain", "text/markdown")


def write_texts(documents: Iterable[Document], folder: Path) -> None:
    """The readers' texts of sources that are no text files."""
    for document in documents:
        if has_text(document):
            path = folder / TEXTS / f"{document.file}.txt"
            path.parent.mkdir(parents=True, exist_ok=True)
            with path.open("w", encoding="utf-8", newline="", errors="surrogatepass") as file:
                file.write(document.source)


def shown(problems: Iterable[Problem], roots: Iterable[Path]) -> tuple[Problem, ...]:
    """The problems without the paths of this machine, sorted, each once."""
    starts = sorted({f"{root}/" for path in roots for root in (path, path.resolve())}, key=len, reverse=True)

    def short(text: str) -> str:
        for start in starts:
            text = text.replace(start, "")
        return text

    return tuple(sorted({replace(p, where=short(p.where), message=short(p.message)) for p in problems}))


def model_version(name: str) -> str:
    """The version of an installed model, without loading it."""
    from importlib.metadata import version

    return f"{name} {version(name.replace('_', '-'))}, spacy {version('spacy')}"


def _rule_files(config: Config) -> list[Path]:
    code = [PACKAGE / room for room in ("extract", "lexicon", "link", "claims", "read", "split.py")]
    return _files([*code, share("data", "lexicon"), *config.lexicon], {".py", ".toml"})


def _ontology_files(config: Config) -> list[Path]:
    return _files([share("ontology"), *config.ontology, *config.authority], {".ttl", ".rq", ".tsv"})


def _files(places: Iterable[Path], suffixes: set[str]) -> list[Path]:
    found = []
    for place in places:
        inside = [place] if place.is_file() else sorted(place.rglob("*"))
        found += [path for path in inside if path.suffix in suffixes]
    return found


def _digest(paths: Iterable[Path]) -> str:
    """One hash of many files: their names and contents, in order."""
    found = sha256()
    for path in paths:
        data = path.read_bytes()
        found.update(f"{path.name} {len(data)}\n".encode())
        found.update(data)
    return found.hexdigest()
