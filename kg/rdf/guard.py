"""What is refused before a query runs: updates, ways to the network, and text that would crash the store's parser.

The text is read token by token, so that a word inside a string, a comment, an IRI or a name is only that.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise
from typing import NamedTuple

from kg.errors import QueryError

# Oxigraph's parser and planner recurse: brackets nested some hundreds deep, or some thousand operators in a row, end
# the process (measured: 1,000 nested FILTER NOT EXISTS, 5,000 OPTIONALs, 10,000 plus signs). No honest query is near.
LONGEST = 100_000
DEEPEST = 60
MOST_OPERATORS = 1_000

_TOKEN = re.compile(
    r"""(?P<space>\s+|\#[^\n\r]*)
    |(?P<string>\"{3}(?:(?:\"|\"\")?(?:[^\"\\]|\\.))*\"{3}|'{3}(?:(?:'|'')?(?:[^'\\]|\\.))*'{3}
        |\"(?:[^\"\\\n\r]|\\.)*\"|'(?:[^'\\\n\r]|\\.)*')
    |(?P<iri><[^<>"{}|^`\\\x00-\x20]*>)
    |(?P<variable>[?$]\w+)
    |(?P<language>@[A-Za-z][A-Za-z0-9-]*)
    |(?P<name>[^\W\d_][\w.-]*:|:)(?P<local>(?:[\w.:-]|%[0-9A-Fa-f]{2}|\\[_~.\-!$&'()*+,;=/?\#@%])*)
    |(?P<word>[^\W\d]\w*)
    |(?P<number>\d+(?:\.\d+)?(?:[eE][+-]?\d+)?)
    |(?P<open>[({\[])|(?P<close>[)}\]])
    |(?P<operator>&&|\|\||\^\^|!=|<=|>=|[!+\-*/|^=<>?])
    |(?P<other>.)""",
    re.VERBOSE | re.DOTALL,
)
_NETWORK = {"SERVICE": "asks another endpoint", "LOAD": "fetches from the network"}
_UPDATES = frozenset({"INSERT", "DELETE", "CLEAR", "CREATE", "DROP", "COPY", "MOVE", "ADD", "WITH"})
_JOINING = frozenset({"UNION", "OPTIONAL", "MINUS", "BIND", "FILTER", "GRAPH", "EXISTS", "LATERAL"})
_UNASKED = frozenset({"LATERAL", "SERVICE", "IRI", "TZ"})  # what the parser would take and we would not
_PROLOGUE = frozenset({"PREFIX", "BASE"})
_FORMS = frozenset({"SELECT", "ASK", "CONSTRUCT", "DESCRIBE"})


class Token(NamedTuple):
    """A token: its kind, its text, where it begins."""

    kind: str
    text: str
    begin: int


def tokens(text: str) -> Iterator[Token]:
    """The tokens of a query, without white space and comments."""
    for found in _TOKEN.finditer(text):
        kind = found.lastgroup or "other"
        if kind != "space":
            yield Token("name" if kind == "local" else kind, found[0], found.start())


def admit(text: str, *, longest: int = LONGEST) -> tuple[str, bool]:
    """Let a query pass; its form ("SELECT") and whether it orders its rows.

    Raises: QueryError with line and column for updates, SERVICE, LOAD, and what is too long, deep or wide.
    """
    if len(text) > longest:
        raise QueryError(f"the query is {len(text):,} characters long; at most {longest:,} are taken")
    form, ordered, depth, operators = "", False, 0, 0
    for token in tokens(text):
        word = token.text.upper() if token.kind == "word" else ""
        if word in _NETWORK:
            raise at(text, token.begin, f"{word} {_NETWORK[word]}, which a query here may not")
        if not form and word in _UPDATES:
            raise at(text, token.begin, f"{word} would change the graph; queries only read")
        if not form and word in _FORMS:
            form = word
        elif not form and word not in _PROLOGUE and token.kind not in ("iri", "name"):
            raise at(text, token.begin, f"{token.text[:40]!r} begins no query (SELECT, ASK, CONSTRUCT, DESCRIBE do)")
        ordered = ordered or (word == "ORDER" and depth == 0)
        depth += (token.kind == "open") - (token.kind == "close")
        if depth > DEEPEST:
            raise at(text, token.begin, f"the query is nested more than {DEEPEST} deep")
        operators += token.kind == "operator" or word in _JOINING
        if operators > MOST_OPERATORS:
            raise at(text, token.begin, f"the query has more than {MOST_OPERATORS:,} operators and groups")
    return form, ordered


def names_graphs(text: str) -> bool:
    """Whether a query says by FROM which graphs it is about."""
    return "FROM" in text.upper() and any(t.kind == "word" and t.text.upper() == "FROM" for t in tokens(text))


def at(text: str, offset: int, message: str) -> QueryError:
    """A QueryError that names line and column of an offset."""
    line = text.count("\n", 0, offset) + 1
    column = offset - (text.rfind("\n", 0, offset) + 1) + 1
    return QueryError(f"line {line}, column {column}: {message}", line=line, column=column)


def explained(text: str, error: SyntaxError, known: frozenset[str]) -> QueryError:
    """What Oxigraph's parser says, in words: the token at fault, or the prefix that is not known."""
    message = " ".join(str(error).split())
    found = re.match(r"error at (\d+):(\d+): (.*)", message)
    if found is None:
        return QueryError(message)
    line, column = int(found[1]), int(found[2])
    offset = _offset(text, line, column)
    for token in tokens(text):
        prefix = token.text.partition(":")[0]
        if token.kind == "name" and "Prefix not found" in found[3] and prefix not in known and offset <= _end(token):
            return at(text, token.begin, f"the prefix {prefix + ':'!r} is not known (declare it: PREFIX {prefix}: <…>)")
    told = re.search(r"expected one of (The [^,\[]+|[A-Z]?[a-z]+ [a-z][^,\[]+)", found[3])
    if told:
        return at(text, offset, told[1].strip())
    every = list(tokens(text))
    here = next((t for t in every if offset < _end(t)), None)
    if here is None and every and every[-1].kind == "close":  # the parser looked on: what it lacked was due before
        here = every[-1]
    seen = "unexpected end of the query" if here is None else f"unexpected {here.text[:40]!r}"
    words = dict.fromkeys(w for w in re.findall(r"\b[A-Z]{2,}\b", found[3]) if w not in _UNASKED)
    possible = ", ".join(w for w in words if not re.fullmatch("[0-9A-F]{4}", w))
    return at(text, len(text) if here is None else here.begin, seen + (f" (possible: {possible})" if possible else ""))


def unknown_function(text: str, error: Exception) -> QueryError | None:
    """What Oxigraph says of a function that it doesn't know, with its place; None where it says something else."""
    found = re.fullmatch(r"The custom (?:aggregate )?function <(.*)> is not supported", str(error).strip())
    if found is None:
        return None
    every = list(tokens(text))
    called = (a for a, b in pairwise(every) if a.kind in ("iri", "name") and b.text == "(")
    here = next((t for t in called if found[1].endswith(re.split(r"[:<]", t.text, maxsplit=1)[1].rstrip(">"))), None)
    message = f"the function <{found[1]}> is not known"
    return QueryError(message) if here is None else at(text, here.begin, message)


def _end(token: Token) -> int:
    return token.begin + len(token.text)


def _offset(text: str, line: int, column: int) -> int:
    start = 0
    for _ in range(line - 1):
        start = text.find("\n", start) + 1
    return start + column - 1
