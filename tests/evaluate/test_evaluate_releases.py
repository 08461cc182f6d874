"""The gold of press releases of the bulk: it is of these releases, and no release is both opened and unseen."""

from __future__ import annotations

import json
import os
import tarfile
from pathlib import Path

import pytest
from gold_files import assert_true_to_its_document

from kg.evaluate import gold_folder

RELEASES = Path(__file__).parent / "releases"
GOLDS = sorted(RELEASES.glob("*/*.json"))
PACKED = Path(os.environ.get("KG_CORPUS", "")) / "bulk" / "press-releases.tar.xz"
corpus = pytest.mark.skipif(not PACKED.is_file(), reason="KG_CORPUS names no folder with bulk/press-releases.tar.xz")


def _document(path: Path) -> str:
    return str(json.loads(path.read_text(encoding="utf-8"))["document"])


def test_every_gold_can_be_read_and_none_is_both_opened_and_unseen() -> None:
    names = [_document(path) for path in GOLDS]
    assert len(names) == len(set(names))
    assert sum(len(gold_folder(folder)) for folder in (RELEASES / "opened", RELEASES / "unseen")) == len(GOLDS)


def test_no_release_is_a_copy_of_a_sealed_document() -> None:
    copies = (RELEASES.parent / "sealed" / "copies.txt").read_text(encoding="utf-8").split()
    assert not {_document(path) for path in GOLDS} & set(copies)


@corpus
def test_each_gold_is_of_its_release_and_its_words_stand_there(tmp_path: Path) -> None:
    wanted = {_document(path) for path in GOLDS}
    with tarfile.open(PACKED) as archive:
        for member in archive:
            name = Path(member.name).name
            content = archive.extractfile(member) if name in wanted else None
            if content is not None:
                (tmp_path / name).write_bytes(content.read())
    for path in GOLDS:
        assert_true_to_its_document(path, tmp_path)
