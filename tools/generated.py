"""What the generators of checked-in files share: write the file, or say whether it is up to date."""

from __future__ import annotations

import sys
from pathlib import Path


def keep(path: Path, text: str) -> int:
    """Write the text to the path and print it; with --check write nothing, and 1 means that the file differs."""
    if "--check" in sys.argv:
        return 0 if path.read_text(encoding="utf-8") == text else 1
    path.write_text(text, encoding="utf-8")
    print(path)
    return 0
