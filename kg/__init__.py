"""kg: a folder of documents goes in, a graph in which every fact points at its sentence comes out.

>>> import kg
>>> built = kg.build(sources, "output")                                                 # doctest: +SKIP
>>> built.query("SELECT ?who { ?who kg:holdsPost post:executive-director-CTED }")       # doctest: +SKIP
>>> built.graph, built.network, built.problems                                          # doctest: +SKIP
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

__version__ = "0.1.0"
__all__ = ["__version__", "build"]

if TYPE_CHECKING:
    from kg.build import build


def __getattr__(name: str) -> Any:
    """`kg.build`, loaded when it is first asked for: `import kg` alone loads nothing."""
    if name == "build":
        from importlib import import_module

        return import_module("kg.build")
    raise AttributeError(f"module 'kg' has no attribute {name!r}")
