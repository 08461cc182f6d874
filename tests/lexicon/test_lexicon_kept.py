"""What kg keeps beside Python's byte code: the same patterns and lists, made once."""

from __future__ import annotations

import marshal
import os
import re
import subprocess
import sys
from pathlib import Path

import pytest
from msgspec.structs import replace

from kg import kept
from kg.kept.patterns import Compiled
from kg.lexicon import Lexicon, lexicon
from kg.lexicon.begins import ANYHOW

MADE_OF = kept.stamp([b"a test"])


@pytest.fixture
def place(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty folder in which byte code is kept."""
    monkeypatch.setattr(sys, "pycache_prefix", str(tmp_path))
    monkeypatch.setattr(sys, "dont_write_bytecode", False)
    return tmp_path


def _files(place: Path) -> list[Path]:
    return sorted(place.rglob("*.kept"))


def test_what_is_kept_is_found_again(place: Path) -> None:
    kept.keep("words", MADE_OF, b"some words")
    assert kept.kept("words", MADE_OF) == b"some words"
    assert len(_files(place)) == 1


def test_another_stamp_finds_nothing(place: Path) -> None:
    kept.keep("words", MADE_OF, b"some words")
    assert kept.kept("words", kept.stamp([b"another test"])) is None


def test_stamps_tell_parts_apart() -> None:
    assert kept.stamp([b"ab", b"c"]) != kept.stamp([b"a", b"bc"])


@pytest.mark.parametrize("damage", [lambda body: body[:-1], lambda body: body[:-1] + b"!", lambda body: b""])
def test_a_damaged_file_counts_as_none(place: Path, damage: object) -> None:
    kept.keep("words", MADE_OF, b"some words")
    [file] = _files(place)
    file.write_bytes(damage(file.read_bytes()))  # type: ignore[operator]
    assert kept.kept("words", MADE_OF) is None


def test_nothing_is_kept_where_python_keeps_no_byte_code(place: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "dont_write_bytecode", True)
    kept.keep("words", MADE_OF, b"some words")
    assert _files(place) == []


def test_a_place_that_cannot_be_written_is_no_fault(place: Path) -> None:
    (place / "in the way").write_text("")
    sys.pycache_prefix = str(place / "in the way")
    kept.keep("words", MADE_OF, b"some words")
    assert kept.kept("words", MADE_OF) is None


def test_files_of_few_stamps_stay(place: Path) -> None:
    for number in range(12):
        kept.keep("words", kept.stamp([bytes([number])]), b"some words")
    assert 1 <= len(_files(place)) <= 5


def test_a_value_is_made_once_and_anew_where_the_kept_one_is_of_another_kind(place: Path) -> None:
    assert kept.once("number", MADE_OF, int, lambda: 7) == 7
    assert kept.once("number", MADE_OF, int, lambda: 8) == 7
    assert kept.once("number", MADE_OF, str, lambda: "eight") == "eight"


def test_a_kept_value_that_cannot_be_read_is_made_anew(place: Path) -> None:
    kept.keep("number", MADE_OF, b"no pickle")
    assert kept.once("number", MADE_OF, int, lambda: 9) == 9


PATTERNS = [
    (r"(?P<title>Mr|Ms)\.\s+(?P<name>\w+)(?=,)", 0),
    (r"resolution (\d{1,4}) \((\d{4})\)", re.IGNORECASE),
    (r"(?<!\w)(?:a|b(c)?)+(?(1)d|e)", 0),
    (r"(?im:^von)\b[À-ÿ\U00010400]?", re.MULTILINE),
]
TEXT = "Ms. Kato, of Resolution 2396 (2017), and\nVon abce bcd aae; Mr. X, said"


@pytest.mark.parametrize(("source", "flags"), PATTERNS)
def test_a_kept_pattern_is_the_compiled_one(place: Path, source: str, flags: int) -> None:
    first = Compiled("patterns", MADE_OF)
    made = first.pattern(source, flags)
    first._keep()
    again = Compiled("patterns", MADE_OF).pattern(source, flags)
    plain = re.compile(source, flags)
    for one in (made, again):
        assert (one.pattern, one.flags, one.groups, one.groupindex) == (
            plain.pattern,
            plain.flags,
            plain.groups,
            plain.groupindex,
        )
        assert [m.groups() for m in one.finditer(TEXT)] == [m.groups() for m in plain.finditer(TEXT)]
        assert [m.groupdict() for m in one.finditer(TEXT)] == [m.groupdict() for m in plain.finditer(TEXT)]
        assert one.sub("-", TEXT) == plain.sub("-", TEXT)


def test_a_kept_pattern_that_the_engine_refuses_is_compiled(place: Path) -> None:
    wrong = {("a+", 0): ("a+", 0, b"\0" * 400, 0, {}, (None,)), ("b+", 0): "nothing of the kind"}
    kept.keep("patterns", MADE_OF, marshal.dumps(wrong))
    patterns = Compiled("patterns", MADE_OF)
    assert patterns.pattern("a+", 0).findall("baab") == ["aa"]
    assert patterns.pattern("b+", 0).findall("baab") == ["b", "b"]


def test_what_is_no_pattern_is_told_as_ever(place: Path) -> None:
    with pytest.raises(re.error, match="unterminated"):
        Compiled("patterns", MADE_OF).pattern("(a", 0)


def test_two_processes_keep_the_patterns_of_both(place: Path) -> None:
    one, other = Compiled("patterns", MADE_OF), Compiled("patterns", MADE_OF)
    one.pattern("a+", 0)
    other.pattern("b+", 0)
    one._keep()
    other._keep()
    assert set(marshal.loads(kept.kept("patterns", MADE_OF) or b"")) == {("a+", 0), ("b+", 0)}


def test_the_kept_lexicon_is_the_one_read(place: Path) -> None:
    read = lexicon()
    again = lexicon()
    assert isinstance(again, Lexicon)
    for name in ("lists", "sources", "labels", "confidence", "pairs"):
        assert getattr(again, name) == getattr(read, name)
    rules = [[replace(rule, begins=ANYHOW) for rule in words.relations] for words in (again, read)]
    assert rules[0] == rules[1]
    assert [rule.begins.kinds for rule in again.relations] == [rule.begins.kinds for rule in read.relations]
    assert {name: (a._before, a._after) for name, a in again.anchors.items()} == {
        name: (a._before, a._after) for name, a in read.anchors.items()
    }


def test_the_same_bytes_with_nothing_kept_with_all_kept_and_with_everything_forbidden(tmp_path: Path) -> None:
    letter = tmp_path / "letter.txt"
    letter.write_text("Ms. Miwa Kato, Director, UNODC, spoke on resolution 2396 (2017) in Vienna on 3 May 2021.")
    texts = []
    for number, forbidden in enumerate(["", "", "1"]):
        settings = {"PYTHONPYCACHEPREFIX": str(tmp_path / "code"), "PYTHONDONTWRITEBYTECODE": forbidden}
        out = tmp_path / f"out{number}"
        subprocess.run(
            [sys.executable, "-m", "kg", "build", str(letter), "-o", str(out), "--rules-only"],
            check=True,
            capture_output=True,
            env=os.environ | settings,
        )
        texts.append((out / "graph.nq").read_bytes())
    assert texts[0] == texts[1] == texts[2]
    names = {path.name.partition("-")[0] for path in (tmp_path / "code").rglob("*.kept")}
    assert names == {"authority", "lexicon", "modules", "patterns"}
