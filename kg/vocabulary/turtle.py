"""Turtle files as plain subjects and statements, with errors that name path and line."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from difflib import get_close_matches
from pathlib import Path

import pyoxigraph as ox
from msgspec import Struct

from kg.config import share
from kg.errors import ConfigurationError

Object = ox.NamedNode | ox.Literal
Statements = dict[str, list[tuple[str, Object]]]  # subject IRI → (predicate IRI, object) in file order


class TurtleFile(Struct, frozen=True):
    """A parsed file: `name` is how the graph names it, `prefixes` those it declares."""

    path: Path
    name: str
    statements: Statements
    prefixes: Mapping[str, str]

    def error(self, what: str, *needles: str) -> ConfigurationError:
        """An error at the line of the last of `needles` (prefixed names or words), looked for one behind the other."""
        return ConfigurationError(what, path=str(self.path), line=line_of(self.path, needles))

    def short(self, iri: str) -> str:
        """An IRI as the file writes it: with a prefix where it has one."""
        return short(iri, self.prefixes)


def parsed(path: Path, *, blank_nodes: bool = False) -> TurtleFile:
    """The statements of a Turtle file; those about blank nodes are left out, or an error unless `blank_nodes`.

    Raises: ConfigurationError with path and line.
    """
    statements: Statements = {}
    try:
        parser = ox.parse(path=str(path), format=ox.RdfFormat.TURTLE)
        for quad in parser:
            if isinstance(quad.subject, ox.NamedNode) and isinstance(quad.object, (ox.NamedNode, ox.Literal)):
                statements.setdefault(quad.subject.value, []).append((quad.predicate.value, quad.object))
            elif not blank_nodes:
                raise ConfigurationError(
                    "no blank nodes here (give the thing an IRI)", path=str(path), line=line_of(path, ("[", "_:", "("))
                )
    except SyntaxError as error:
        raise ConfigurationError(f"no Turtle: {error.msg}", path=str(path), line=error.lineno) from error
    except (OSError, UnicodeError) as error:
        raise ConfigurationError(f"cannot be read: {error}", path=str(path)) from error
    return TurtleFile(path, _name(path), statements, parser.prefixes)


def files(paths: Iterable[Path]) -> tuple[Path, ...]:
    """The Turtle files that are meant: a file stands for itself, a folder for its *.ttl in order of name.

    Raises: ConfigurationError for one that is not there.
    """
    found: list[Path] = []
    for path in paths:
        if path.is_dir():
            found += sorted(path.glob("*.ttl"))
        elif path.is_file():
            found.append(path)
        else:
            raise ConfigurationError("no such file or folder", path=str(path))
    return tuple(found)


def short(iri: str, prefixes: Mapping[str, str]) -> str:
    """An IRI with the longest prefix that fits, else in angle brackets."""
    fits = [(len(n), p) for p, n in prefixes.items() if iri.startswith(n) and len(iri) > len(n)]
    if not fits:
        return f"<{iri}>"
    length, prefix = max(fits)
    return f"{prefix}:{iri[length:]}"


def nearest(name: str, known: Iterable[str]) -> str:
    """ " (nearest: X)", or nothing when no known name comes close."""
    close = get_close_matches(name, sorted(known), n=1, cutoff=0.6)
    return f" (nearest: {close[0]})" if close else ""


def line_of(path: Path, needles: tuple[str, ...]) -> int | None:
    """The line of the last of `needles` at or behind that of the one before it; comments do not count."""
    lines = [re.sub(r"(^|\s)#.*", "", line) for line in path.read_text(encoding="utf-8", errors="replace").splitlines()]
    found: int | None = None
    for needle in needles:
        pattern = re.compile(re.escape(needle) + (r"(?![\w-])" if needle[-1:].isalnum() else ""))
        start = found or 1
        found = next((n for n, line in enumerate(lines[start - 1 :], start) if pattern.search(line)), found)
    return found


def _name(path: Path) -> str:
    """The path from the shipped folders (ontology/authority/bodies.ttl), else the file's own name."""
    root = share()
    return path.relative_to(root).as_posix() if path.is_relative_to(root) else path.name
