"""What a build writes down of itself: build.json, the same anywhere; sources.json, where the sources lie; texts/."""

from __future__ import annotations

import json
import os
from collections import Counter
from collections.abc import Iterable, Mapping
from functools import cache
from hashlib import sha256
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import msgspec
from msgspec import Struct, field
from msgspec.structs import replace

import kg
from kg.claims import Digest
from kg.config import PACKAGE, Config, share
from kg.identity import ID_BASE
from kg.link import Linked
from kg.model import Corpus, Document, Problem, SourceRecord
from kg.sight import Looks

# Changes when the layout of the graph or of the output folder does.
FORMAT = 1
TEXTS = "texts"
SOURCES = "sources.json"
# Of these the file itself is the text in which offsets count.
PLAIN = ("text/plain", "text/markdown")
# A thing that is one in two documents, these, how sure that is, and why.
Link = tuple[str, str, str, float, str]
# The libraries whose versions can change what is read of a document.
_LIBRARIES = {
    "charset_normalizer": "charset_normalizer",
    "docx": "python_docx",
    "lxml": "lxml",
    "nupunkt": "nupunkt",
    "pypdfium2": "pypdfium2",
}


def counts(around: Corpus, digests: Iterable[Digest], triples: int) -> dict[str, int]:
    """How much a graph holds: documents, things, facts, mentions and so on."""
    every = list(digests)
    return {
        "documents": len(around.sources),
        "things": len(around.entities),
        "facts": sum(count for one in every for _, count in one.predicates),
        "mentions": sum(one.mentions for one in every),
        "quotations": sum(one.quotations for one in every),
        "provisions": sum(one.provisions for one in every),
        "sentences": sum(one.sentences for one in every),
        "triples": triples,
    }


def evidence(digests: Iterable[Digest], tenures: int) -> dict[str, int]:
    """How many triples the evidence takes, by kind: claims, evidence, mentions, sentences and so on.

    `tenures` are the claims that state one, which is one triple more each.
    """
    found: Counter[str] = Counter(claims=tenures)
    for one in digests:
        found.update(dict(one.triples))
    return {kind: found[kind] for kind in sorted(found) if found[kind]}


class Edited(Struct, frozen=True):
    """What build.json tells beside sources and links: what made the graph, what was counted, problems."""

    made: dict[str, Any]
    counts: dict[str, Any]
    evidence: dict[str, int]
    problems: list[dict[str, str]]


def edited(
    kinds: Mapping[str, int],
    predicates: Mapping[str, int],
    config: Config,
    *,
    versions: Versions,
    counted: Mapping[str, int],
    evidence: Mapping[str, int],
    ontology: str,
    problems: Iterable[Problem],
) -> Edited:
    """What build.json tells beside sources and links; `kinds` and `predicates` count things and claims."""
    made = {
        "format": FORMAT,
        "kg": kg.__version__,
        "base": config.base or ID_BASE,
        "ontology": {"version": ontology, "sha256": versions.ontology},
        "rules": {"sha256": versions.rules},
        "model": versions.model,
    }
    told = [{"where": p.where, "severity": p.severity, "message": p.message} for p in problems]
    ordered = {"kinds": dict(sorted(kinds.items())), "predicates": dict(sorted(predicates.items()))}
    return Edited(made, {**counted, **ordered}, dict(evidence), told)


def record_text(edited: Edited, sources: Iterable[Document | SourceRecord], links: Iterable[Link]) -> str:
    """build.json: sources and their hashes, versions of everything that makes the graph, counts, problems, and the
    links between documents that were less than certain, with their why.

    No clock, no path of this machine: the same documents give the same bytes anywhere.
    """
    found = [{"thing": thing, "documents": [left, right], "score": round(score, 3), "why": why}
             for thing, left, right, score, why in links]  # fmt: skip
    record: dict[str, Any] = {
        **edited.made,
        "sources": [{"file": s.file, "sha256": s.sha256, "kind": s.kind, "date": s.date} for s in sources],
        "counts": edited.counts,
        "evidence": edited.evidence,
        "links": sorted(found, key=lambda link: (link["thing"], link["documents"], link["why"])),
        "problems": edited.problems,
    }
    return json.dumps(record, ensure_ascii=False, indent=1) + "\n"


def build_record(edited: Edited, corpus: Corpus, linked: Linked) -> str:
    """build.json of a graph all of which is at hand (see `record_text`)."""
    links = ((linked.ids[left], left[0], right[0], score, why)
             for left, right, score, why in linked.decisions if left in linked.ids)  # fmt: skip
    return record_text(edited, corpus.sources, links)


class Lying(Struct, frozen=True, omit_defaults=True):
    """Where sources lie, by their files: from the output folder; their texts, where these are not the files; for rows,
    their places."""

    roots: dict[str, str]
    texts: dict[str, str]
    rows: dict[str, int] = field(default_factory=dict)

    def and_those(self, more: Lying) -> Lying:
        """These, and others behind them."""
        return Lying(self.roots | more.roots, self.texts | more.texts, self.rows | more.rows)

    def text(self) -> str:
        """sources.json: the one file that differs from place to place."""
        return msgspec.json.format(msgspec.json.encode(self), indent=1).decode() + "\n"

    @classmethod
    def noted(cls, folder: Path) -> Lying:
        """What sources.json of a folder tells. Raises: OSError, ValueError where it is not as it was written."""
        return msgspec.json.decode((folder / SOURCES).read_bytes(), type=cls)


def lying(documents: Iterable[Document], places: Mapping[str, tuple[str, int | None]], output: Path) -> Lying:
    """Where these documents lie; `places` are the path of each one's file, with all links followed, and, for a row, its
    place in it."""
    relative = cache(lambda folder: os.path.relpath(folder, output))

    def short(path: str) -> str:
        folder, name = os.path.split(path)
        return os.path.normpath(os.path.join(relative(folder), name))

    every = list(documents)
    roots = {d.file: short(places[d.id][0]) for d in every}
    texts = {d.file: f"{TEXTS}/{d.file}.txt" for d in every if has_text(d)}
    rows = {d.file: row for d in every if (row := places[d.id][1]) is not None}
    return Lying(roots, texts, rows)


def has_text(document: Document) -> bool:
    """Whether the text in which offsets count is the reader's and not the file itself (pdf, docx, html, eml)."""
    return document.media not in PLAIN


def write_text(file: str, text: str, folder: Path) -> None:
    """The reader's text of a source that is no text file."""
    path = folder / TEXTS / f"{file}.txt"
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("w", encoding="utf-8", newline="", errors="surrogatepass") as written:
        written.write(text)


def shown(problems: Iterable[Problem], roots: Iterable[Path]) -> tuple[Problem, ...]:
    """The problems without the paths of this machine, sorted, each once."""
    named = {root for path in roots for root in (path, path.resolve())} - {Path()}
    starts = sorted((f"{root}/" for root in named), key=len, reverse=True)

    def short(text: str) -> str:
        for start in starts:
            text = text.replace(start, "")
        return text

    return tuple(sorted({replace(p, where=short(p.where), message=short(p.message)) for p in problems}))


class Versions(Struct, frozen=True):
    """What made a graph, besides the documents: hashes of rules (with the word lists), ontology (with the authority
    files) and program, the language model, the libraries that read files and cut sentences."""

    rules: str
    ontology: str
    program: str
    model: str | None
    libraries: str

    @property
    def of_reading(self) -> str:
        """What decides what is read of one document."""
        return f"{FORMAT} {self.rules} {self.ontology} {self.model} {self.libraries}"


def versions(config: Config, model: str | None, seen: Looks | None = None) -> Versions:
    """The versions of all that a build with this configuration uses; files that `seen` knows are not read."""
    code = [PACKAGE / room for room in ("extract", "lexicon", "link", "claims", "read", "split.py")]
    rules = _files([*code, share("data", "lexicon"), *config.lexicon], {".py", ".toml"})
    known = _files([share("ontology"), *config.ontology, *config.authority], {".ttl", ".rq", ".tsv"})
    # The page of a large graph holds the bundle, where it was built.
    places = [PACKAGE, share("frontend", "built", "network.js")]
    files = _files(places, {".py", ".html", ".css", ".js"})
    others = [path for path in files if path.parent.name not in ("cli", "serve")]
    return Versions(
        _digest(rules, seen),
        _digest(known, seen),
        _digest(others, seen),
        None if model is None else _model_version(model),
        ", ".join(f"{module} {_release(module, package)}" for module, package in _LIBRARIES.items()),
    )


def _model_version(name: str) -> str:
    from importlib.metadata import version

    return f"{name} {version(name.replace('_', '-'))}, spacy {version('spacy')}"


def _release(module: str, package: str) -> str:
    """The version of an installed package, by the name of its folder: importlib.metadata takes 60 ms to load."""
    spec = find_spec(module)
    if spec is None or spec.origin is None:
        return ""
    names = _names(Path(spec.origin).parents[1])
    return next((n.removesuffix(".dist-info").rpartition("-")[2] for n in names if n.startswith(package + "-")), "")


@cache
def _names(folder: Path) -> tuple[str, ...]:
    return tuple(sorted(name for name in os.listdir(folder) if name.endswith(".dist-info")))


def _files(places: Iterable[Path], suffixes: set[str]) -> list[Path]:
    found: list[Path] = []
    ends = tuple(suffixes)
    for place in places:
        inside = [place]
        if not place.is_file():
            inside = [
                Path(folder, name) for folder, _, names in os.walk(place) for name in names if name.endswith(ends)
            ]
        found += sorted(path for path in inside if path.suffix in suffixes)
    return found


def _digest(paths: Iterable[Path], seen: Looks | None) -> str:
    """One hash of many files: their names and the hashes of their contents, in order."""
    return sha256("".join(f"{path.name} {_content(str(path), seen)}\n" for path in paths).encode()).hexdigest()


def _content(path: str, seen: Looks | None) -> str:
    status = None if seen is None else os.stat(path)
    known = None if seen is None or status is None else seen.known(path, status)
    if known is not None:
        return known
    data = Path(path).read_bytes()
    return sha256(data).hexdigest() if seen is None or status is None else seen.note(path, status, data)
