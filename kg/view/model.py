"""The drawing as a pyvis network, and pyvis without what the page has no use for.

pyvis imports IPython (100 ms) for notebooks, networkx (120 ms) to take over its graphs and jsonpickle (30 ms) for
options that are objects; none is used here. While pyvis is imported, stand-ins take the place of those that are not
loaded already; they import the real thing at the first use. So `kg build` does not wait for them.
"""

from __future__ import annotations

import importlib
import importlib.util
import sys
from functools import lru_cache
from pathlib import Path
from types import ModuleType
from typing import TYPE_CHECKING, Any

from kg.view.drawing import Drawing

if TYPE_CHECKING:
    from pyvis.network import Network

_LIBRARY = "templates/lib/vis-9.1.2/vis-network.min.js"
# vis-network draws what it is given: no physics, no clustering, nothing that asks or moves by itself.
OPTIONS: dict[str, Any] = {
    "physics": {"enabled": False},
    "layout": {"improvedLayout": False},
    "interaction": {"hover": True, "keyboard": False, "navigationButtons": False, "tooltipDelay": 100000},
}


def model(drawn: Drawing) -> Network:
    """The pyvis network of a drawing: nodes with label, place, shape and colour; an edge for each pair of things."""
    net = _pyvis().Network(directed=True, cdn_resources="in_line")
    net.options = dict(OPTIONS)
    kinds = {kind.name: kind for kind in drawn.reading.kinds}
    rows = zip(drawn.reading.things, drawn.lines, drawn.places, strict=True)
    # The lists are filled directly: add_node and add_edge search all of them for each addition.
    for number, (thing, lines, (x, y)) in enumerate(rows):
        kind = kinds[thing.kind]
        node = {"id": number, "label": "\n".join(lines), "x": x, "y": y, "color": kind.light, "shape": "dot"}
        net.nodes.append(node | {"hidden": not kind.drawn})
        net.node_ids.append(number)
        net.node_map[number] = net.nodes[-1]
    for edge in drawn.edges:
        label = ", ".join(dict.fromkeys(drawn.reading.facts[f].label for f in edge.facts))
        net.edges.append({"from": edge.source, "to": edge.target, "title": label, "arrows": "to"})
    return net


@lru_cache(maxsize=1)
def library() -> str:
    """vis-network as pyvis carries it, without the address of a source map that isn't there."""
    spec = importlib.util.find_spec("pyvis")
    if spec is None or not spec.submodule_search_locations:
        raise ModuleNotFoundError("pyvis is not installed")
    text = (Path(next(iter(spec.submodule_search_locations))) / _LIBRARY).read_text(encoding="utf-8")
    return text.partition("//# sourceMappingURL")[0].rstrip()


class _StandIn(ModuleType):
    """A module that is imported when something of it is used."""

    def __getattr__(self, name: str) -> Any:
        if name.startswith("__"):
            raise AttributeError(name)
        return getattr(importlib.import_module(self.__name__), name)


class _IFrame:
    """IPython's IFrame, imported when one is made."""

    def __new__(cls, *args: Any, **keywords: Any) -> Any:
        return importlib.import_module("IPython.display").IFrame(*args, **keywords)


def _pyvis() -> ModuleType:
    """The module pyvis.network; what it imports in vain is imported when it is used, if it is."""
    if "pyvis.network" in sys.modules:
        return sys.modules["pyvis.network"]
    names = [n for n in ("networkx", "jsonpickle") if n not in sys.modules]
    if "IPython" not in sys.modules:
        names += ["IPython", "IPython.display"]
    for name in names:
        sys.modules[name] = _StandIn(name)
    if "IPython.display" in names:
        sys.modules["IPython.display"].IFrame = _IFrame  # type: ignore[attr-defined]
    try:
        return importlib.import_module("pyvis.network")
    finally:
        for name in names:
            del sys.modules[name]
