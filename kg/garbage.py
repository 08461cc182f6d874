"""How seldom a process of ours looks for garbage: nearly all that it makes stays to its end, or goes by itself."""

from __future__ import annotations

import gc

# Looking it over at every 700th value took a tenth of a small build, and as much of what a worker reads.
SELDOM = (50_000, 20, 100)


def seldom() -> None:
    """Has this process look for garbage seldom."""
    gc.set_threshold(*SELDOM)
