"""A graph as Turtle that reads well in an editor: prefixed, grouped by kind, always in the same order.

Works on N-Quads text, which Oxigraph writes at once, rather than on node objects: a tenth of rdflib's time.
Sections: things by kind, then each source's passages in reading order and its claims, the claims of the authority
files, the plain facts, the tenures.
"""

from __future__ import annotations

import re
import shutil
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import partial
from pathlib import Path
from tempfile import TemporaryFile
from typing import IO

from kg.identity import ONTOLOGY
from kg.rdf.graphs import Graphs, Properties, blocks, graphs_in, graphs_of
from kg.rdf.names import node, prefixes
from kg.rdf.store import Store

# The kinds of ids, in the order of the sections; others follow by name.
_SECTIONS = {
    "document": "Documents",
    "person": "Persons",
    "organization": "Organizations",
    "state": "States",
    "place": "Places",
    "role": "Roles",
    "post": "Posts",
    "event": "Events",
    "resolution": "Resolutions",
    "instrument": "Instruments",
    "project": "Projects",
    "topic": "Topics",
    "rule": "Rules",
    "authority": "Authority files",
}
_PLACES = {kind: place for place, kind in enumerate(_SECTIONS)}
_LAST = 99
# Predicates that share a line, and the order of lines; all others follow by name, a line each.
_LINES = (
    ("rdfs:label",),
    ("skos:prefLabel",),
    ("skos:altLabel",),
    ("kg:acronym",),
    ("kg:file", "kg:sha256", "kg:encoding", "kg:mediaType"),
    ("kg:kind", "kg:date"),
    ("kg:symbol", "kg:number", "kg:session", "kg:year"),
    ("kg:role", "kg:postFor", "kg:postIn"),
    ("rdf:subject", "rdf:predicate", "rdf:object"),
    ("kg:holder", "kg:post"),
    ("kg:modality", "kg:attributedTo"),
    ("kg:status", "kg:tenure", "kg:startsOn", "kg:endsOn", "kg:capacity", "kg:paragraph"),
    ("kg:inDocument", "kg:begin", "kg:end"),
    ("kg:text",),
    ("kg:saidBy",),
    ("kg:provisionOf", "kg:actionVerb", "kg:addressee"),
    ("kg:mentions",),
    ("kg:evidence", "kg:rule", "kg:spans", "kg:confidence"),
)
_PLACE = {name: (line, place) for line, names in enumerate(_LINES) for place, name in enumerate(names)}
_SHARED = {name for names in _LINES if len(names) > 1 for name in names}
_OWN_LINE = len(_LINES)
_GENERAL = ("kg:Organization", "kg:Document")  # written after the special class

_LOCAL = re.compile(r"[A-Za-z0-9_](?:[A-Za-z0-9_.-]*[A-Za-z0-9_-])?")
_DECIMAL = re.compile(r"[+-]?[0-9]*\.[0-9]+")
_INTEGER = re.compile(r"[+-]?[0-9]+")
_WIDTH = 120
# What heads a file, known when all else was written, and its sections.
Sections = tuple[Callable[[], str], Iterator[str]]
# Short forms that are kept: those of a large graph would take as much room as the graph.
_REMEMBERED = 50_000


def graph_turtle(store: Store) -> str:
    """All but what is inferred, as Turtle."""
    return _text(store, graph_sections)


def inferred_turtle(store: Store) -> str:
    """What the ontology and the rules entail, as Turtle."""
    return _text(store, inferred_sections)


def write_turtle(nquads: Path, base: str) -> None:
    """Writes graph.ttl and inferred.ttl beside a file of N-Quads that a build wrote.

    Memory does not grow with the graph, only with its largest source.
    """
    folder = nquads.parent
    with graphs_in(nquads, base, folder=folder) as graphs:
        for name, sections in (("graph.ttl", graph_sections), ("inferred.ttl", inferred_sections)):
            with (folder / name).open("wb") as file:
                write_sections(sections(graphs), file, folder)


def write_sections(sections: Sections, out: IO[bytes], folder: Path | None = None) -> None:
    """Writes Turtle to a file; what prefixes it uses is known when its body, kept in `folder` till then, is done."""
    head, body = sections
    with TemporaryFile(dir=folder) as file:
        file.writelines(map(str.encode, body))
        file.seek(0)
        out.write(head().encode())
        shutil.copyfileobj(file, out, 1 << 20)


def graph_sections(graphs: Graphs) -> Sections:
    """All but what is inferred: what heads it, and its sections."""
    writer = _Writer(graphs.base)
    title = "The graph: all but what is inferred, which is in inferred.ttl."
    return partial(writer.head, title), writer.sections(graphs, [name for name in graphs.names if name != "inferred"])


def inferred_sections(graphs: Graphs) -> Sections:
    """What is inferred, likewise."""
    writer = _Writer(graphs.base)
    title = "What the ontology and its rules entail; nothing that a document says."
    return partial(writer.head, title), writer.sections(graphs, [name for name in graphs.names if name == "inferred"])


def _text(store: Store, sections: Callable[[Graphs], Sections]) -> str:
    with graphs_of(store) as graphs:
        head, body = sections(graphs)
        text = "".join(body)
        return head() + text


class _Writer:
    """Writes terms short; remembers which prefixes it used."""

    def __init__(self, base: str) -> None:
        self._base = base
        self._start = f"<{base}".encode()
        self._short: dict[str, str] = {}
        self._type = str(node("rdf:type"))
        self._vocabularies = sorted(((iri, name) for name, iri in prefixes().items()), key=lambda p: -len(p[0]))
        self._reserved = frozenset(prefixes())
        self._used: dict[str, str] = {"kg": ONTOLOGY}

    def head(self, title: str) -> str:
        """Heading and the prefixes used so far."""
        ours = {name: iri for name, iri in self._used.items() if iri.startswith(self._base)}
        head = [f"# {title}\n\n"]
        for group in ({n: i for n, i in self._used.items() if n not in ours}, ours):
            head += [f"@prefix {name}: <{group[name]}> .\n" for name in sorted(group)]
        return "".join(head)

    def sections(self, graphs: Graphs, names: Sequence[str]) -> Iterator[str]:
        """All that these graphs hold, in sections."""
        if "things" in names:
            yield from self._kinds(graphs, "things")
        for name in names:
            if name.startswith("document/"):
                yield from self._said(name, graphs)
        for name in names:
            if name.startswith("authority/"):
                yield _heading(f"Claims of the authority file {name.partition('/')[2]}")
                yield from self._subjects(graphs.lines(name))
        if "facts" in names:
            yield from self._kinds(graphs, "facts", "Facts: ", last="tenure")
        for name in names:
            if name not in ("things", "facts") and not name.startswith(("document/", "authority/")):
                yield from self._kinds(graphs, name, f"{name.capitalize()}: " if name else "")

    def _kinds(self, graphs: Graphs, name: str, prefix: str = "", *, last: str | None = None) -> Iterator[str]:
        """Sections of things, by kind; those of the kind `last` stand at the end, under a heading of their own."""

        def place(kind: str) -> tuple[int, str]:
            return _LAST if kind == last else _PLACES.get(kind, len(_PLACES)), kind

        shelves = graphs.shelves(name, self._kind)
        for kind in sorted(shelves, key=place):
            title = _SECTIONS.get(kind, kind.capitalize() or "Others")
            yield _heading(f"{title}s" if kind == last else prefix + title)
            yield from self._subjects(graphs.within(shelves[kind]))

    def _said(self, name: str, graphs: Graphs) -> Iterator[str]:
        """Sections of one source: its passages in reading order, then its claims in the order of their evidence."""
        subjects = graphs.subjects(name)
        file = graphs.files.get(f"{self._base}{name}", f'"{name}"')
        begin, evidence = f"<{ONTOLOGY}begin>", f"<{ONTOLOGY}evidence>"
        begins = {s: int(p[begin][0].split('"')[1]) for s, p in subjects.items() if begin in p}
        claims = {s: p for s, p in subjects.items() if s not in begins}
        yield _heading(f"Passages of {file}")
        for subject in sorted(begins, key=lambda s: (begins[s], s)):
            yield self._block(subject, subjects[subject])
        if claims:
            yield _heading(f"Claims of {file}")
        first = {s: min((begins.get(e, 0) for e in p.get(evidence, ())), default=0) for s, p in claims.items()}
        for subject in sorted(claims, key=lambda s: (first[s], s)):
            yield self._block(subject, claims[subject])

    def _subjects(self, lines: Iterable[str]) -> Iterator[str]:
        for subject, properties in blocks(lines):
            yield self._block(subject, properties)

    def _block(self, subject: str, properties: Properties) -> str:
        """One subject with all it says here."""
        short = self._term
        lines: dict[tuple[int, str], list[tuple[int, str]]] = defaultdict(list)
        head = short(subject)
        for predicate, objects in properties.items():
            name = short(predicate)
            if predicate == self._type:
                head += " a " + ", ".join(sorted(map(short, objects), key=lambda k: (k in _GENERAL, k)))
                continue
            line, place = _PLACE.get(name, (_OWN_LINE, 0))
            key = (line, name if line == _OWN_LINE else "")
            values = sorted(map(short, objects)) if len(objects) > 1 else [short(objects[0])]
            lines[key].append((place, _property(name, values)))
        texts = [" ; ".join(text for _, text in sorted(line)) for _, line in sorted(lines.items())]
        if self._type in properties:
            return " ;\n    ".join([head, *texts]) + " .\n"
        return f"{head}\n    " + " ;\n    ".join(texts) + " .\n"

    def _kind(self, line: bytes) -> str:
        """The class part of the id of ours that a line begins with: "person"."""
        if not line.startswith(self._start):
            return ""
        start = len(self._start)
        end = line.find(b">", start)
        slash = line.find(b"/", start, end)
        return line[start : end if slash < 0 else slash].decode()

    def _term(self, term: str) -> str:
        """A term of N-Triples in the short form of Turtle."""
        if term[0] == '"':
            return term if term[-1] != ">" else self._typed(term)
        known = self._short.get(term)
        if known is None:
            if len(self._short) > _REMEMBERED:
                self._short.clear()
            known = self._short[term] = self._iri(term)
        return known

    def _typed(self, literal: str) -> str:
        text, _, datatype = literal.rpartition("^^")
        name = self._term(datatype)
        lexical = text[1:-1]
        if name == "xsd:integer" and _INTEGER.fullmatch(lexical):
            return lexical
        if name == "xsd:decimal" and _DECIMAL.fullmatch(lexical):
            return lexical
        if name == "xsd:boolean" and lexical in ("true", "false"):
            return lexical
        return f"{text}^^{name}"

    def _iri(self, term: str) -> str:
        iri = term[1:-1]
        if iri.startswith(self._base):
            kind, _, name = iri[len(self._base) :].partition("/")
            if name and _LOCAL.fullmatch(name) and kind.isalpha() and kind not in self._reserved:
                self._used[kind] = f"{self._base}{kind}/"
                return f"{kind}:{name}"
            return term
        for namespace, prefix in self._vocabularies:
            if iri.startswith(namespace) and _LOCAL.fullmatch(iri, len(namespace)):
                self._used[prefix] = namespace
                return f"{prefix}:{iri[len(namespace) :]}"
        return term


def _property(name: str, values: list[str]) -> str:
    """A predicate and its objects: on one line where they fit or share it, else aligned under the first."""
    line = f"{name} {', '.join(values)}"
    if len(values) == 1 or name in _SHARED or len(line) + 6 <= _WIDTH:
        return line
    return f"{name} " + (",\n" + " " * (5 + len(name))).join(values)


def _heading(text: str) -> str:
    return f"\n# ── {text} " + "─" * max(_WIDTH - len(text) - 6, 3) + "\n\n"
