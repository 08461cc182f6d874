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
    """One line for each name of our vocabulary in a query that no triple of the graph bears, in the order of the query;
    with the name that was probably meant, where there is one."""
    names = (first or second for first, second in _NAME.findall(_STRING.sub('""', text)))
    return [_line(store, name) for name in dict.fromkeys(names) if not _said(store, ox.NamedNode(ONTOLOGY + name))]


def _said(store: Store, node: ox.NamedNode) -> bool:
    places = ((node, None, None), (None, node, None), (None, None, node))
    return any(next(store.ox.quads_for_pattern(*place), None) is not None for place in places)


def _line(store: Store, name: str) -> str:
    if name in terms():
        return f"nothing in this graph is said with kg:{name}"
    others = (
        f"{prefix}:{name}"
        for prefix, start in sorted(query_prefixes(store.base).items())
        if _said(store, ox.NamedNode(start + name))
    )
    close = next(others, None) or next((f"kg:{near}" for near in get_close_matches(name, sorted(terms()), n=1)), None)
    return f"kg:{name} is no term of the vocabulary" + (f" (did you mean {close}?)" if close else "")
