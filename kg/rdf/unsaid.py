"""Names of our vocabulary in a query that had no answer, of which a graph says nothing: why it had none."""

from __future__ import annotations

import re
from difflib import get_close_matches

import pyoxigraph as ox

from kg.identity import ONTOLOGY
from kg.rdf.names import query_prefixes, terms
from kg.rdf.store import Store

_STRING = re.compile(r"\"(?:[^\"\\\n]|\\.)*\"|'(?:[^'\\\n]|\\.)*'|(?m:^\s*#.*$)")
_NAME = re.compile(rf"(?<![\w<:/])kg:([A-Za-z]\w*)|<{re.escape(ONTOLOGY)}([A-Za-z]\w*)>")


def unsaid(store: Store, text: str) -> list[str]:
    """Lines that tell which names of our vocabulary in a query no triple of the graph bears: one for all that it knows,
    one for each that it doesn't, with the name that was probably meant."""
    found = dict.fromkeys(first or second for first, second in _NAME.findall(_STRING.sub('""', text)))
    names = [name for name in found if not _said(store, ox.NamedNode(ONTOLOGY + name))]
    known = [f"kg:{name}" for name in names if name in terms()]
    lines = [f"nothing in this graph is said with {', '.join(known)}"] if known else []
    return lines + [_unknown(store, name) for name in names if name not in terms()]


def _said(store: Store, node: ox.NamedNode) -> bool:
    places = ((node, None, None), (None, node, None), (None, None, node))
    return any(next(store.ox.quads_for_pattern(*place), None) is not None for place in places)


def _unknown(store: Store, name: str) -> str:
    others = (
        f"{prefix}:{name}"
        for prefix, start in sorted(query_prefixes(store.base).items())
        if _said(store, ox.NamedNode(start + name))
    )
    close = next(others, None) or next((f"kg:{near}" for near in get_close_matches(name, sorted(terms()), n=1)), None)
    return f"kg:{name} is no term of the vocabulary" + (f" (did you mean {close}?)" if close else "")
