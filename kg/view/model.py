"""The drawing as a pyvis network, and pyvis without what the page has no use for.

pyvis imports IPython (100 ms) for notebooks and jsonpickle (30 ms) for options that are objects. Neither is needed
here: where IPython is not loaded already (in a notebook it is), a stand-in that loads the real thing when it is used
takes its place while pyvis is imported, so that `kg build` does not wait for it.
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


class _IFrame:
    """IPython's IFrame, imported when one is made."""

    def __new__(cls, *args: Any, **keywords: Any) -> Any:
        return importlib.import_module("IPython.display").IFrame(*args, **keywords)


def _pyvis() -> ModuleType:
    """The module pyvis.network, imported without IPython."""
    if "pyvis.network" in sys.modules or "IPython" in sys.modules:
        return importlib.import_module("pyvis.network")
    package, display = ModuleType("IPython"), ModuleType("IPython.display")
    display.IFrame = _IFrame  # type: ignore[attr-defined]
    sys.modules.update({"IPython": package, "IPython.display": display})
    try:
        return importlib.import_module("pyvis.network")
    finally:
        del sys.modules["IPython"], sys.modules["IPython.display"]
