"""The network page and the graph for reading: `page(store)` as HTML, `network(store)` for networkx."""

from kg.view.network import network
from kg.view.page import page

__all__ = ["network", "page"]
