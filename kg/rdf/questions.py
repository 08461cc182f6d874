"""The competency questions: named queries of ontology/questions/, with parameters.

A file is a SELECT whose first comment lines tell the question and its parameters:

    # Who holds or held which post?
    # param person:thing : only this person
    # param date:date = 2021-06-25 : on which day

A parameter is a variable of the query. What the user gives for it enters as a VALUES clause of a serialised term at
the start of the WHERE group, never as pasted text. A thing is given by label, acronym, any other name, id or IRI.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from functools import partial
from pathlib import Path
from typing import Literal, get_args

import pyoxigraph as ox
from msgspec import Struct

from kg.config import share
from kg.errors import ConfigurationError, NotFoundError, QueryError
from kg.identity import datatype
from kg.model import Value
from kg.rdf.guard import tokens
from kg.rdf.look import nearest, resolve
from kg.rdf.names import node
from kg.rdf.query import Answer, run
from kg.rdf.store import Store

Thing = Callable[[str], ox.NamedNode]
Sort = Literal["thing", "text", "integer", "date"]

_PARAMETER = re.compile(r"param\s+(?P<name>\w+):(?P<sort>\w+)\s*(?:=\s*(?P<default>[^:]*?)\s*)?:\s*(?P<meaning>.+)")
_DATE = re.compile(r"\d{4}(-\d\d(-\d\d)?)?")


class Parameter(Struct, frozen=True):
    """A variable of a question that the user can set; without default it is left open."""

    name: str
    sort: Sort
    default: str | None
    meaning: str


class Question(Struct, frozen=True):
    """A named query: what it asks, remarks, parameters, SPARQL."""

    name: str
    title: str
    remark: str
    parameters: tuple[Parameter, ...]
    text: str
    path: str


def questions(folders: Iterable[Path] = ()) -> dict[str, Question]:
    """All questions by name, in the order of names; those of the user's folders (or files) beside the shipped ones.

    Raises: ConfigurationError for a file without a question, with a bad parameter, or a name given twice.
    """
    found: dict[str, Question] = {}
    for place in (share("ontology", "questions"), *folders):
        for path in sorted(place.glob("*.rq")) if place.is_dir() else [place]:
            if path.stem in found:
                raise ConfigurationError(f"the question {path.stem} is there already", path=str(path))
            found[path.stem] = read(path)
    return dict(sorted(found.items()))


def question(name: str, folders: Iterable[Path] = ()) -> Question:
    """The question of a name.

    Raises: NotFoundError, which offers the nearest names.
    """
    known = questions(folders)
    if name not in known:
        raise NotFoundError(f"there is no question {name!r}", nearest=nearest(name, known))
    return known[name]


def read(path: Path) -> Question:
    """Read a question from its file.

    Raises: ConfigurationError with the line of what is wrong.
    """
    try:
        text = path.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise ConfigurationError(f"cannot be read ({error})", path=str(path)) from error
    heading: list[str] = []
    parameters = []
    for number, line in enumerate(text.split("\n"), 1):
        if not line.startswith("#"):
            break
        comment = line.lstrip("#").strip()
        if comment.startswith("param "):
            parameters.append(_parameter(comment, path, number))
        else:
            heading.append(comment)
    if not heading or not heading[0]:
        raise ConfigurationError("the first line must be a comment that tells the question", path=str(path), line=1)
    return Question(path.stem, heading[0], " ".join(heading[1:]), tuple(parameters), text, str(path))


def ask(store: Store, asked: Question, arguments: Mapping[str, str] | None = None) -> Answer:
    """Answer a question, with `arguments` (parameter → what the user typed) in the place of its defaults.

    Raises: NotFoundError for an unknown parameter or thing, QueryError for a value of the wrong sort.
    """
    return run(store, bound(store, asked, arguments or {}))


def bound(store: Store, asked: Question, arguments: Mapping[str, str]) -> str:
    """The SPARQL of a question with its parameters bound."""
    return filled(asked, arguments, partial(resolve, store))


def filled(asked: Question, arguments: Mapping[str, str], thing: Thing) -> str:
    """The same, where `thing` finds what a name means."""
    known = {parameter.name: parameter for parameter in asked.parameters}
    for name in arguments:
        if name not in known:
            offered = nearest(name, known) or tuple(known)
            raise NotFoundError(f"the question {asked.name} has no parameter {name!r}", nearest=offered)
    given = {p.name: arguments.get(p.name, p.default) for p in asked.parameters}
    terms = {name: _term(known[name], value, thing) for name, value in given.items() if value is not None}
    if not terms:
        return asked.text
    variables = " ".join(f"?{name}" for name in terms)
    values = " ".join(str(term) for term in terms.values())
    start = _group(asked)
    # on the same line, so that an error's line and column stay those of the file
    return f"{asked.text[:start]} VALUES ({variables}) {{ ({values}) }} {asked.text[start:]}"


def _group(asked: Question) -> int:
    """Where the WHERE group begins: after its brace."""
    where = False
    for token in tokens(asked.text):
        where = where or token.text.upper() == "WHERE"
        if where and token.text == "{":
            return token.begin + 1
    raise ConfigurationError("a question needs a WHERE { … }", path=asked.path)


def _parameter(comment: str, path: Path, line: int) -> Parameter:
    found = _PARAMETER.fullmatch(comment)
    if found is None:
        raise ConfigurationError(
            "a parameter is told as `param name:sort = default : meaning`", path=str(path), line=line
        )
    if found["sort"] not in get_args(Sort):
        wanted = ", ".join(get_args(Sort))
        raise ConfigurationError(f"unknown sort {found['sort']!r} of a parameter ({wanted})", path=str(path), line=line)
    sort: Sort = found["sort"]  # type: ignore[assignment]  # just checked
    return Parameter(found["name"], sort, found["default"] or None, found["meaning"])


def _term(parameter: Parameter, text: str, thing: Thing) -> ox.NamedNode | ox.Literal:
    if parameter.sort == "thing":
        return thing(text)
    if parameter.sort == "integer":
        if not re.fullmatch(r"[+-]?\d+", text):
            raise QueryError(f"{parameter.name} must be a whole number, not {text!r}")
        return ox.Literal(text, datatype=node("xsd:integer"))
    if parameter.sort == "date":
        if not _DATE.fullmatch(text):
            raise QueryError(f"{parameter.name} must be a date (YYYY-MM-DD, YYYY-MM or YYYY), not {text!r}")
        return ox.Literal(text, datatype=node(f"xsd:{datatype(Value(text, 'date'))}"))
    return ox.Literal(text)
