"""What a question about one thing needs of a graph elsewhere, brought here, where it is answered as of any graph."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

import pyoxigraph as ox

from kg.errors import NotFoundError
from kg.rdf.elsewhere import Elsewhere
from kg.rdf.explain import Explanation, explain
from kg.rdf.look import NAMING, Found, direct, fit, folded, resolve, search
from kg.rdf.names import node
from kg.rdf.paths import Path, path
from kg.rdf.store import Store
from kg.rdf.witness import Node, ReadSource

# What leads from a thing to the claims, sentences, quotations, tenures and posts that tell of it.
_ABOUT = (
    "rdf:subject",
    "rdf:object",
    "kg:mentions",
    "kg:saidBy",
    "kg:provisionOf",
    "kg:holder",
    "kg:post",
    "kg:postIn",
    "kg:postFor",
)
# What is shown of a thing that is only named, and of a sentence.
_SHOWN = ("rdfs:label", "rdf:type", "kg:file", "kg:inDocument", "kg:begin", "kg:end", "kg:text")
# What a way over facts goes by.
_WAYS = ("rdf:subject", "rdf:predicate", "rdf:object", "kg:modality", "kg:status", "kg:postIn", "kg:postFor")


def resolve_elsewhere(elsewhere: Elsewhere, text: str) -> ox.NamedNode:
    """The thing that someone means, as `kg.rdf.look.resolve` finds it.

    Raises: NotFoundError with the nearest names; QueryError when it could mean several.
    """
    for thing in direct(text, elsewhere.base):
        if elsewhere.holds(thing):
            return thing
    try:
        return resolve(store_of(elsewhere, _named(elsewhere, text)), text)
    except NotFoundError:  # again with all names, of which it offers the nearest
        return resolve(store_of(elsewhere, elsewhere.quads(_among("?p", NAMING))), text)


def search_elsewhere(elsewhere: Elsewhere, words: str, *, most: int, read_source: ReadSource | None = None) -> Found:
    """The things and sentences in which all the words stand, as `kg.rdf.look.search` finds them."""
    found = store_of(elsewhere, _named(elsewhere, words), _sentences(elsewhere, words))
    return search(found, words, most=most, read_source=read_source)


def explain_elsewhere(elsewhere: Elsewhere, thing: str, *, read_source: ReadSource | None = None) -> Explanation:
    """All that is told of a thing, as `kg.rdf.explain.explain` tells it."""
    iri = resolve_elsewhere(elsewhere, thing)
    found = store_of(elsewhere, *_ends(elsewhere, iri))
    near = {subject for name in _ABOUT for subject in _subjects(found, name, iri)}
    found.ox.extend(elsewhere.described(sorted(near)))
    posts = [one for one in sorted(near) if one.startswith(f"{found.base}post/")]
    tenures = set(_things(quad.subject for quad in elsewhere.pointing(posts, ["kg:post"])))
    found.ox.extend(elsewhere.described(sorted(tenures)))
    _fill(found, elsewhere, {iri.value, *near, *tenures})
    return explain(found, iri.value, read_source=read_source)


def path_elsewhere(
    elsewhere: Elsewhere, start: str, end: str, *, k: int, read_source: ReadSource | None = None
) -> tuple[Path, ...]:
    """The shortest ways between two things, as `kg.rdf.paths.path` finds them: over all claims, which come here."""
    a, b = (resolve_elsewhere(elsewhere, text) for text in (start, end))
    found = store_of(elsewhere, elsewhere.quads(_among("?p", _WAYS)))
    ways = path(found, a, b, k=k)
    claims = {f"{found.base}{said.claim}" for way in ways for step in way.steps for said in step.said}
    passed = {thing.id for way in ways for step in way.steps for thing in (step.start, step.end, step.through) if thing}
    found.ox.extend(elsewhere.described(sorted(claims)))
    _fill(found, elsewhere, claims, {f"{found.base}{id}" for id in passed if id is not None})
    return path(found, a, b, k=k, read_source=read_source)


def whole(elsewhere: Elsewhere) -> Store:
    """All of it, but for what is inferred."""
    if not elsewhere.named:
        return store_of(elsewhere, elsewhere.quads(""))
    inferred = f"{elsewhere.base}graph/inferred"
    graphs = (ox.NamedNode(graph) for graph in elsewhere.graphs() if graph != inferred)
    return store_of(elsewhere, *(_graph(elsewhere, graph) for graph in graphs))


def store_of(elsewhere: Elsewhere, *parts: Iterable[ox.Quad]) -> Store:
    """Quads from there as a store here."""
    store = Store.memory(base=elsewhere.base)
    for part in parts:
        store.ox.extend(part)
    return store


def _ends(elsewhere: Elsewhere, thing: ox.NamedNode) -> tuple[Iterator[ox.Quad], Iterator[ox.Quad]]:
    """What is said of a thing, and all that points at it."""
    return elsewhere.described([thing.value]), elsewhere.pointing([thing.value])


def _subjects(store: Store, property: str, thing: ox.NamedNode) -> Iterator[str]:
    found = _things(quad.subject for quad in store.match(None, node(property), thing))
    return (subject for subject in found if subject.startswith(store.base))


def _things(terms: Iterable[Node]) -> Iterator[str]:
    """The IRIs among terms."""
    return (term.value for term in terms if isinstance(term, ox.NamedNode))


def _fill(found: Store, elsewhere: Elsewhere, told: Iterable[str], more: Iterable[str] = ()) -> None:
    """Adds what is shown of the things that these speak of, of their sentences and of the files of those."""
    spoken_of = set(more)
    for subject in told:
        said = (q.object for q in found.match(ox.NamedNode(subject)) if q.predicate != node("kg:mentions"))
        spoken_of.update(one for one in _things(said) if one.startswith(found.base))
    found.ox.extend(elsewhere.described(sorted(spoken_of), _SHOWN))
    files = set(_things(quad.object for quad in found.match(None, node("kg:inDocument"))))
    found.ox.extend(elsewhere.described(sorted(files), _SHOWN))


def _named(elsewhere: Elsewhere, words: str) -> Iterator[ox.Quad]:
    """All names of the things of which one name may hold these words."""
    naming = elsewhere.within("?s ?q ?n", "?h")
    some = f"{{ SELECT DISTINCT ?s WHERE {{ {_among('?q', NAMING)} {naming} {_holding('?n', words)} }} }}"
    return elsewhere.quads(f"{some} {_among('?p', NAMING)}")


def _sentences(elsewhere: Elsewhere, words: str) -> Iterator[ox.Quad]:
    """The passages in which all the words stand, with the files of those."""
    wanted = folded(words)
    texts = elsewhere.quads(f"{_among('?p', ['kg:text'])} {_holding('?o', words)}")
    found = _things(q.subject for q in texts if fit(folded(_text(q.object)), wanted) is not None)
    files: set[str] = set()
    for quad in elsewhere.described(found, _SHOWN):
        if quad.predicate == node("kg:inDocument"):
            files.update(_things([quad.object]))
        yield quad
    yield from elsewhere.described(sorted(files), _SHOWN)


def _holding(variable: str, words: str) -> str:
    """A FILTER for texts that may hold these words: those in ASCII that do; all others, which are looked at here."""
    parts = " && ".join(f'CONTAINS(LCASE(STR({variable})), "{word}")' for word in folded(words).split())
    return f'FILTER(REGEX(STR({variable}), "[^ -~]") || ({parts}))' if parts else ""


def _text(term: Node) -> str:
    return term.value if isinstance(term, ox.Literal) else ""


def _graph(elsewhere: Elsewhere, graph: ox.NamedNode) -> Iterator[ox.Quad]:
    return elsewhere.quads(f"VALUES ?g {{ {graph} }}")


def _among(variable: str, names: Iterable[str]) -> str:
    return f"VALUES {variable} {{ {' '.join(str(node(name)) for name in names)} }}"
