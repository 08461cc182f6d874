"""The build: read → extract → correct → link → claims → emit → project → write aside → swap.

The order of the stages and nothing else. The module itself can be called: `kg.build(…)` is `kg.build.build(…)`.
"""

from __future__ import annotations

import sys
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from types import ModuleType
from typing import Any

from kg import link
from kg.built import Build
from kg.claims import corpus
from kg.config import Config, share
from kg.correct import corrected, corrections
from kg.errors import InputError
from kg.identity import ID_BASE
from kg.lexicon import Lexicon, lexicon
from kg.model import Authority, Corpus, Extraction, Problem
from kg.output import Output
from kg.press import Press
from kg.rdf.emit import dataset
from kg.rdf.project import project
from kg.rdf.store import Store, write_store
from kg.rdf.turtle import graph_turtle, inferred_turtle
from kg.read import manifest, raw_files
from kg.record import build_record, counts, shown, source_record, write_texts
from kg.run import Advance, Job, Recipe, extractions, installed_model
from kg.vocabulary import Ontology, authority, ontology


def build(
    sources: Path | str | Sequence[Path | str],
    output: Path | str = "output",
    config: Config | None = None,
    *,
    progress: Advance | None = None,
    **options: Any,
) -> Build:
    """Builds the graph of documents into a folder, and returns it.

    `sources` are folders and files; `options` any of kg.config.Config (base, rules_only, workers, …).
    Raises: KgError: InputError where there is nothing to read, OutputError for the folder, ConfigurationError.

    >>> import tempfile, kg
    >>> from pathlib import Path
    >>> with tempfile.TemporaryDirectory() as folder:
    ...     letter = Path(folder, "letter.txt")
    ...     _ = letter.write_text("Ms. Miwa Kato, Director, UNODC, spoke on resolution 2396 (2017).")
    ...     built = kg.build(letter, Path(folder, "graph"), rules_only=True)
    >>> [row[0].value for row in built.query("SELECT ?name { ?s a kg:Person ; rdfs:label ?name }").rows]
    ['Miwa Kato']
    """
    config = replace(config or Config(), **options)
    given = [Path(sources)] if isinstance(sources, (str, Path)) else [Path(source) for source in sources]
    folder = Output(Path(output))
    with folder.held(), Press() as press:
        terms = ontology(*config.ontology)
        known = authority(None, *config.authority, terms=terms)
        words = lexicon(*config.lexicon)
        jobs, problems = _jobs(given, folder.path, largest=config.limits.file_mb * 1_000_000)
        model = None if config.rules_only else installed_model(config.model)
        recipe = Recipe(known, config.lexicon, model)
        read = list(extractions(jobs, recipe, words=words, workers=config.workers, advance=progress))
        told = (*problems, *_without_model(config, model), *(problem for one in read for problem in one.problems))
        found = [one.extraction for one in read if one.extraction is not None]
        if not found:
            raise InputError(_nothing(given, told))
        graph, linked = _corpus(found, _without_hints(known, terms), words, terms, _decisions(config, given))
        store = Store.memory(dataset(graph, known, base=config.base or ID_BASE), base=config.base or ID_BASE)
        project(store.ox, base=store.base)
        counted = counts(graph, len(store))
        told = shown((*told, *graph.problems), [*(s.parent if s.is_file() else s for s in given), share()])
        with folder.written() as aside:
            _write(aside, store, found, config, press)
            record = build_record(
                graph, config, linked, model=model, counted=counted, ontology=terms.version, problems=told
            )
            (aside / "build.json").write_text(record, encoding="utf-8")
            paths = {job.raw.id: job.raw.path for job in jobs}
            place = source_record([e.document for e in found], paths, folder.path)
            (aside / "sources.json").write_text(place, encoding="utf-8")
    return Build(Path(output), told, counted, store)


def _jobs(sources: Sequence[Path], output: Path, *, largest: int) -> tuple[list[Job], tuple[Problem, ...]]:
    """The files to read, each with the manifest of its folder; what an earlier build wrote is no source."""
    raws, problems = raw_files(sources, largest=largest)
    manifests = {source: manifest(source) for source in sources}
    jobs = []
    for raw in raws:
        path = Path(raw.path)
        if output not in path.resolve().parents:
            origin = next(source for source in sources if source == path or source in path.parents)
            jobs.append(Job(raw, manifests[origin]))
    ids = {raw.id for raw in raws}
    missing = [p for source, known in manifests.items() if source.is_dir() for p in known.without_file(ids)]
    return jobs, (*problems, *missing)


def _without_model(config: Config, model: str | None) -> tuple[Problem, ...]:
    if config.rules_only or model is not None:
        return ()
    return (Problem(config.model, "this language model is not installed: the rules read alone (see --rules-only)"),)


def _decisions(config: Config, sources: Sequence[Path]) -> Path | None:
    """Where the decisions by hand stand: the user's own; for the documents that kg brings along, theirs."""
    if config.corrections is not None:
        return config.corrections
    brought = share("data", "documents").resolve()
    own = any(brought in (source.resolve(), *source.resolve().parents) for source in sources)
    return share("data", "corrections.jsonl") if own else None


def _without_hints(known: Authority, terms: Ontology) -> Authority:
    """The authority files without what only helps to read: short forms, demonyms."""
    hints = {term.name for term in terms.properties() if term.kind == "AnnotationProperty"}
    entries = (replace(e, attributes=tuple(a for a in e.attributes if a[0] not in hints)) for e in known.entries)
    return Authority(tuple(entries), known.facts)


def _corpus(
    found: Sequence[Extraction], known: Authority, words: Lexicon, terms: Ontology, decisions: Path | None
) -> tuple[Corpus, link.Linked]:
    """What was read, corrected and linked, as claims about things; and how it was linked."""
    right = corrected(found, () if decisions is None else corrections(decisions))
    linked = link.entities(
        right.extractions,
        known,
        forms=link.forms(words),
        parents={term.name: term.parents for term in terms.classes()},
        same=right.same,
        different=right.different,
        without=right.dropped,
    )
    said = corpus(
        right.extractions, linked, known, labels=words.labels, confidence=words.confidence, dropped=right.claims
    )
    return replace(said, problems=(*right.problems, *said.problems)), linked


def _write(folder: Path, store: Store, found: Sequence[Extraction], config: Config, press: Press) -> None:
    """All files but those that record the build; the page is made while the others are written."""
    lines = b"".join(line + b"\n" for line in sorted(store.nquads().splitlines()))
    (folder / "graph.nq").write_bytes(lines)
    texts = {e.document.file: e.document.source for e in found}
    press.begin(folder / "graph.nq", title=config.title or "Knowledge graph", sources=texts)
    write_store(folder / "store", lines)
    del lines  # as large as the graph
    (folder / "graph.ttl").write_text(graph_turtle(store), encoding="utf-8")
    (folder / "inferred.ttl").write_text(inferred_turtle(store), encoding="utf-8")
    (folder / "network.html").write_text(press.page(), encoding="utf-8")
    write_texts((e.document for e in found), folder)


def _nothing(sources: Sequence[Path], problems: Sequence[Problem]) -> str:
    """Why nothing could be read, in one line."""
    if not problems:
        return f"nothing to read in {', '.join(map(str, sources)) or 'no source'}"
    more = f" (and {len(problems) - 1} problems more)" if len(problems) > 1 else ""
    return f"nothing could be read: {problems[0]}{more}"


class _Callable(ModuleType):
    """A module that is its function: importing `kg.build` puts the module where `kg` has the function."""

    __call__ = staticmethod(build)


sys.modules[__name__].__class__ = _Callable
