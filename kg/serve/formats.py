"""The forms of answers: their media types, short names and writers."""

from __future__ import annotations

from collections.abc import Mapping

import pyoxigraph as ox
from msgspec import Struct

from kg.serve.negotiate import preferred
from kg.serve.problems import RefusedError


class Format(Struct, frozen=True):
    """One form of an answer: what it is sent as, its short name (also a file's suffix), pyoxigraph's name."""

    media: str
    name: str
    rdf: ox.RdfFormat | None = None
    results: ox.QueryResultsFormat | None = None
    aliases: tuple[str, ...] = ()

    @property
    def content_type(self) -> str:
        """The media type, with the character set where there is a choice."""
        return f"{self.media}; charset=utf-8" if self.media.startswith("text/") else self.media


RESULTS = (
    Format(
        "application/sparql-results+json", "json", results=ox.QueryResultsFormat.JSON, aliases=("application/json",)
    ),
    Format(
        "application/sparql-results+xml",
        "xml",
        results=ox.QueryResultsFormat.XML,
        aliases=("application/xml", "text/xml"),
    ),
    Format("text/csv", "csv", results=ox.QueryResultsFormat.CSV),
    Format("text/tab-separated-values", "tsv", results=ox.QueryResultsFormat.TSV),
)
GRAPHS = (
    Format("text/turtle", "ttl", rdf=ox.RdfFormat.TURTLE, aliases=("application/x-turtle",)),
    Format("application/n-triples", "nt", rdf=ox.RdfFormat.N_TRIPLES, aliases=("text/plain",)),
    Format("application/ld+json", "jsonld", rdf=ox.RdfFormat.JSON_LD, aliases=("application/json",)),
    Format("application/rdf+xml", "rdf", rdf=ox.RdfFormat.RDF_XML, aliases=("application/xml", "text/xml")),
    Format("application/trig", "trig", rdf=ox.RdfFormat.TRIG),
    Format("application/n-quads", "nq", rdf=ox.RdfFormat.N_QUADS),
)
DATASETS = tuple(form for form in (GRAPHS[4], GRAPHS[5], GRAPHS[2]))


def chosen(accept: str, forms: tuple[Format, ...], *, name: str | None = None) -> Format:
    """The form that the client asks for by short name, or else likes best; a name that is not known says nothing.

    Raises: RefusedError (406) when it takes none of them.
    """
    named = next((form for form in forms if name in (form.name, form.media)), None)
    if named is not None:
        return named
    known = media_types(forms)
    liked = preferred(accept, tuple(known))
    if liked is None:
        raise RefusedError(406, f"none of the media types accepted can be sent (there are {', '.join(known)})")
    return known[liked]


def media_types(forms: tuple[Format, ...]) -> Mapping[str, Format]:
    """Media type → form; the forms' own first, then their aliases."""
    own = {form.media: form for form in forms}
    return own | {alias: form for form in forms for alias in form.aliases if alias not in own}
