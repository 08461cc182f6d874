"""What holds of every file of gold: it is of its document, and its words stand there."""

from __future__ import annotations

import hashlib
import json
from pathlib import Path


def assert_true_to_its_document(path: Path, documents: Path) -> None:
    """Asserts that a gold was made of these bytes and that each mention and quote stands where it says."""
    found = json.loads(path.read_text(encoding="utf-8"))
    source = (documents / found["document"]).read_bytes()
    assert hashlib.sha256(source).hexdigest() == found["sha256"]
    text = source.decode("utf-8")
    for mention in (m for entity in found["entities"] for m in entity["mentions"]):
        assert text[mention["start"] : mention["end"]] == mention["text"]
    for relation in found["relations"]:
        assert text[relation["start"] : relation["end"]] == relation["quote"]
