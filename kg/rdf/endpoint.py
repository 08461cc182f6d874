"""A SPARQL endpoint elsewhere: asked and changed over HTTP, by the protocol alone.

Source: https://www.w3.org/TR/sparql11-protocol/ and https://www.w3.org/TR/sparql11-http-rdf-update/
"""

from __future__ import annotations

import io
import urllib.error
import urllib.request
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from http.client import HTTPException
from typing import IO, Any
from urllib.parse import quote, urlencode, urlsplit

import pyoxigraph as ox
from msgspec import Struct

from kg.errors import EndpointError, InputError, QueryError
from kg.rdf.names import node

_TRIPLES = "application/n-triples"
_SOLUTIONS = "application/sparql-results+json"
_TURTLE = "text/turtle"
# What else servers call Turtle and N-Triples.
_FORMATS = {
    _TRIPLES: ox.RdfFormat.N_TRIPLES,
    _TURTLE: ox.RdfFormat.TURTLE,
    "application/x-turtle": ox.RdfFormat.TURTLE,
    "text/plain": ox.RdfFormat.N_TRIPLES,
}
_LOOPBACK = frozenset({"localhost", "127.0.0.1", "::1"})
_BOOLEAN = node("xsd:boolean")
_BOOLEANS = {"1": "true", "0": "false"}
# A parameter of the protocol beside the query; some may be there several times.
Parameter = str | Sequence[str]
# A server that cuts answers does so at a round number: of so many rows or more it is asked whether they are all.
SUSPICIOUS = 1_000
# How much of what a server says of an error is told.
_TOLD = 300


class Login(Struct, frozen=True):
    """How a server knows us: a token, or a name with a password (Basic or Digest, as the server asks)."""

    token: str | None = None
    name: str | None = None
    password: str | None = None


class _Stay(urllib.request.HTTPRedirectHandler):
    """Follows no redirect: what was meant for one server, a password among it, is not sent to another."""

    def redirect_request(self, *_: Any) -> None:
        return None


class Endpoint:
    """One address that answers by a protocol of SPARQL; `seconds` is how long it may be silent.

    `cut_at` is after how many rows it says that it cut its last answer, None where it says nothing of the kind.
    """

    def __init__(self, url: str, *, login: Login | None = None, seconds: float = 60) -> None:
        parts = urlsplit(url)
        if parts.scheme not in ("http", "https") or not parts.hostname:
            raise InputError(f"{url}: is no address of an endpoint (expected http://… or https://…)")
        self.url = url
        self.cut_at: int | None = None
        self._seconds = seconds
        self._token = login.token if login else None
        handlers: list[urllib.request.BaseHandler] = [_Stay()]
        if parts.hostname in _LOOPBACK:
            handlers.append(urllib.request.ProxyHandler({}))
        if login is not None and login.name is not None:
            known = urllib.request.HTTPPasswordMgrWithDefaultRealm()
            known.add_password(None, f"{parts.scheme}://{parts.netloc}/", login.name, login.password or "")
            handlers += [urllib.request.HTTPBasicAuthHandler(known), urllib.request.HTTPDigestAuthHandler(known)]
        self._opener = urllib.request.build_opener(*handlers)

    # -- SPARQL

    def solutions(self, query: str, **parameters: Parameter) -> tuple[tuple[str, ...], Iterator[Mapping[str, Any]]]:
        """The variables and rows of a SELECT; a row leads from variables to those terms that are bound.

        Raises: EndpointError, QueryError.
        """
        data = self._asked(query, _SOLUTIONS, parameters)
        try:
            found = ox.parse_query_results(data, format=ox.QueryResultsFormat.JSON)
            if not isinstance(found, ox.QuerySolutions):
                raise EndpointError(f"{self.url}: answered a SELECT with true or false")
            names = tuple(variable.value for variable in found.variables)
            rows = [{name: _canonical(row[name]) for name in names if row[name] is not None} for row in found]
        except (SyntaxError, ValueError) as error:
            raise self._broken(error) from error
        return names, iter(rows)

    def rows(self, group: str, variables: Sequence[str]) -> Iterator[Mapping[str, Any]]:
        """All rows of a SELECT over a group: where the server cuts its answer, it is asked for page by page.

        Raises: EndpointError, also where not all of it comes; QueryError.
        """
        names = " ".join(f"?{name}" for name in variables)
        found = list(self.solutions(f"SELECT {names} WHERE {{ {group} }}")[1])
        if len(found) < SUSPICIOUS or (count := self.count(group)) == len(found):
            yield from found
            return
        # the order within: a server may bound the rows that it sorts for a page
        ordered, size, came = f"{{ SELECT {names} WHERE {{ {group} }} ORDER BY {names} }}", len(found), 0
        for begin in range(0, count, size):
            for row in self.solutions(f"SELECT {names} WHERE {{ {ordered} }} LIMIT {size} OFFSET {begin}")[1]:
                came += 1
                yield row
        if came != count:
            raise EndpointError(f"{self.url}: gave {came:,} rows of {count:,}")

    def count(self, group: str) -> int:
        """How many rows a group has."""
        (row,) = self.solutions(f"SELECT (COUNT(*) AS ?n) WHERE {{ {group} }}")[1]
        return int(row["n"].value)

    def yes(self, query: str, **parameters: Parameter) -> bool:
        """The answer of an ASK."""
        data = self._asked(query, _SOLUTIONS, parameters)
        try:
            found = ox.parse_query_results(data, format=ox.QueryResultsFormat.JSON)
            if isinstance(found, ox.QueryBoolean):
                return bool(found)
            # Virtuoso 7 answers with one row of a variable of its own, which is 1 or 0
            return any(term is not None and getattr(term, "value", "0") != "0" for row in found for term in row)
        except (SyntaxError, ValueError) as error:
            raise self._broken(error) from error

    def triples(self, query: str, **parameters: Parameter) -> Iterator[ox.Triple]:
        """The triples of a CONSTRUCT or DESCRIBE, as they come."""
        data = urlencode({"query": query, **parameters}, doseq=True, quote_via=quote).encode()
        headers = {"Accept": f"{_TRIPLES}, {_TURTLE};q=0.8", "Content-Type": "application/x-www-form-urlencoded"}
        with self._open("POST", self.url, data, headers) as answer:
            yield from self._parsed(answer)

    def update(self, text: str) -> None:
        """Changes what the store holds."""
        headers = {"Content-Type": "application/sparql-update; charset=utf-8"}
        with self._open("POST", self.url, text.encode(), headers) as answer:
            answer.read()

    # -- the Graph Store Protocol

    def graph(self, iri: str) -> Iterator[ox.Triple]:
        """The triples of a named graph, as they come; none where there is no such graph."""
        try:
            with self._open("GET", self._of(iri), None, {"Accept": f"{_TRIPLES}, {_TURTLE};q=0.8"}) as answer:
                yield from self._parsed(answer)
        except EndpointError as error:
            if error.status != 404:
                raise

    def put(self, iri: str, ntriples: bytes, *, add: bool = False) -> None:
        """Makes these the triples of a named graph, or adds them to it."""
        headers = {"Content-Type": _TRIPLES}
        with self._open("POST" if add else "PUT", self._of(iri), ntriples, headers) as answer:
            answer.read()

    def drop(self, iri: str) -> None:
        """Removes a named graph."""
        try:
            with self._open("DELETE", self._of(iri), None, {}) as answer:
                answer.read()
        except EndpointError as error:
            if error.status != 404:
                raise

    def _of(self, iri: str) -> str:
        return f"{self.url}{'&' if '?' in self.url else '?'}{urlencode({'graph': iri}, quote_via=quote)}"

    # -- HTTP

    def _asked(self, query: str, accept: str, parameters: Mapping[str, Parameter]) -> bytes:
        data = urlencode({"query": query, **parameters}, doseq=True, quote_via=quote).encode()
        headers = {"Accept": accept, "Content-Type": "application/x-www-form-urlencoded"}
        with self._open("POST", self.url, data, headers) as answer:
            told = answer.headers.get("X-SPARQL-MaxRows", "")  # type: ignore[attr-defined]  # an HTTP answer
            self.cut_at = int(told) if told.isdigit() else None
            return answer.read()

    def _parsed(self, answer: Any) -> Iterator[ox.Triple]:
        kind = answer.headers.get_content_type()
        if kind not in _FORMATS:
            raise EndpointError(f"{self.url}: answered with {kind} (expected {_TRIPLES} or {_TURTLE})")
        try:
            for quad in ox.parse(io.BufferedReader(answer, 1 << 16), format=_FORMATS[kind]):
                yield quad.triple
        except SyntaxError as error:
            raise self._broken(error) from error

    @contextmanager
    def _open(self, method: str, url: str, data: bytes | None, headers: Mapping[str, str]) -> Iterator[IO[bytes]]:
        request = urllib.request.Request(url, data=data, headers=dict(headers), method=method)
        request.add_header("User-Agent", "kg")
        if self._token is not None:
            request.add_unredirected_header("Authorization", f"Bearer {self._token}")
        try:
            with self._opener.open(request, timeout=self._seconds) as answer:
                yield answer
        except urllib.error.HTTPError as error:
            with error:
                raise self._refused(error) from None
        except TimeoutError:
            raise EndpointError(f"{self.url}: no answer within {self._seconds:g} seconds") from None
        except urllib.error.URLError as error:
            reason = getattr(error.reason, "strerror", None) or error.reason
            raise EndpointError(f"{self.url}: cannot be reached ({_line(str(reason))})") from None
        except (HTTPException, OSError) as error:
            raise EndpointError(
                f"{self.url}: the answer broke off ({_line(str(error)) or type(error).__name__})"
            ) from None

    def _refused(self, error: urllib.error.HTTPError) -> EndpointError | QueryError:
        if error.code in (301, 302, 303, 307, 308):
            place = error.headers.get("Location", "elsewhere")
            return EndpointError(f"{self.url}: leads on to {place[:200]} (name that address)", status=error.code)
        told = _line(error.read(4 * _TOLD).decode("utf-8", "replace"))[:_TOLD]
        if error.code == 400:
            return QueryError(f"{self.url}: refused it ({told or error.reason})")
        wanted = {401: " (a token or a password is asked for)", 403: " (this login may not)"}.get(error.code, "")
        return EndpointError(f"{self.url}: answered {error.code} {told or error.reason}{wanted}", status=error.code)

    def _broken(self, error: Exception) -> EndpointError:
        return EndpointError(f"{self.url}: the answer cannot be read ({_line(str(error))[:_TOLD]})")


def _canonical(term: Any) -> Any:
    """A term as our graphs write it: Virtuoso writes true as 1."""
    if isinstance(term, ox.Literal) and term.value in _BOOLEANS and term.datatype == _BOOLEAN:
        return ox.Literal(_BOOLEANS[term.value], datatype=_BOOLEAN)
    return term


def _line(text: str) -> str:
    return " ".join(text.split())
