"""What a wheel carries besides the code, in kg/share: the ontology, the data, and the bundles where they were built."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface


class Share(BuildHookInterface):  # type: ignore[type-arg]  # hatchling's own generic has no public argument
    """Puts the shared folders into a wheel; an editable install reads them where they are."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Called by hatchling before each build."""
        if version != "editable":
            build_data["force_include"] |= {"ontology": "kg/share/ontology", "data": "kg/share/data"}
            if Path(self.root, "frontend", "built").is_dir():
                build_data["force_include"] |= {"frontend/built": "kg/share/frontend/built"}
