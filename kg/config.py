"""Where things lie and what the user set: one frozen Config, the only reader of the environment."""

from __future__ import annotations

from pathlib import Path

PACKAGE = Path(__file__).resolve().parent


def share(*names: str) -> Path:
    """The path of a shipped folder or file (`share("ontology", "kg.ttl")`), the same from checkout and wheel.

    A wheel carries `ontology/` and `data/` in `kg/share/`; a checkout has them beside `kg/`.
    """
    inside = PACKAGE / "share"
    return (inside if inside.is_dir() else PACKAGE.parent).joinpath(*names)
