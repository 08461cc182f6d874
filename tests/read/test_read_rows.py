"""Documents as rows: JSON Lines, packed or not, and Parquet; lists of files."""

import gzip
import json
import os
import tempfile
from datetime import UTC, date, datetime
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq
import pytest
import zstandard

from kg.errors import InputError
from kg.model import Problem
from kg.read import document, each_document, raw_files
from kg.read.again import Shelf
from kg.read.entries import Entry
from kg.read.files import Found

LETTER = "The Council met in Vienna on Friday.\r\nIt met again. Søren 🕊 spoke."


def lines(path: Path, *rows: object) -> Path:
    path.write_text("".join(f"{row if isinstance(row, str) else json.dumps(row)}\n" for row in rows), encoding="utf-8")
    return path


def parquet(path: Path, rows: list[dict[str, object]], *, at_once: int = 2) -> Path:
    pq.write_table(pa.Table.from_pylist(rows), path, row_group_size=at_once)
    return path


def found(*sources: Path | str, largest: int = 1000) -> tuple[list[Found], list[str]]:
    problems: list[Problem] = []
    every = list(each_document([Path(source) for source in sources], problems, largest=largest))
    return every, [f"{p.severity} {p}" for p in problems]


def told(*sources: Path, largest: int = 1000) -> list[str]:
    return found(*sources, largest=largest)[1]


def entry(row: dict[str, object], folder: Path) -> tuple[Entry | None, list[str]]:
    (one,), problems = found(lines(folder / "a.jsonl", {"id": "x", "text": "A text."} | row))
    return one.entry, [problem.partition("a.jsonl:1: ")[2] for problem in problems]


def test_a_row_is_a_document_called_by_its_id_or_name(tmp_path: Path) -> None:
    rows = {"id": "b", "text": LETTER}, {"name": "a.md", "text": "One."}, {"id": 7, "name": "seven", "text": "Two."}
    files, problems = raw_files([lines(tmp_path / "some.jsonl", *rows)])
    assert [(f.id, f.data.decode()) for f in files] == [("7", "Two."), ("a.md", "One."), ("b", LETTER)]
    assert problems == ()


def test_a_row_is_text_whatever_it_is_called(tmp_path: Path) -> None:
    rows = [{"id": id, "text": "The Council met."} for id in ("a.md", "b.pdf", "c.html", "S/2021/55")]
    files, _ = raw_files([lines(tmp_path / "some.jsonl", *rows)])
    read = [document(file)[0] for file in files]
    assert [one.media for one in read] == ["text/plain", "text/markdown", "text/plain", "text/plain"]
    assert {one.source for one in read} == {"The Council met."}


def test_what_a_row_says_of_its_document_is_known(tmp_path: Path) -> None:
    row = {"title": "A letter", "date": "2024-03-14", "kind": "remarks", "source": "Press office", "licence": "free"}
    assert entry(row, tmp_path) == (Entry("A letter", "2024-03-14", "remarks", "Press office", "free"), [])


@pytest.mark.parametrize(
    ("value", "day"),
    [
        ("2024", "2024"),
        ("2024-03", "2024-03"),
        ("2024-03-14T09:30:00Z", "2024-03-14"),
        ("2024-03-14 09:30", "2024-03-14"),
    ],
)
def test_of_a_moment_its_day_is_taken(value: str, day: str, tmp_path: Path) -> None:
    known, problems = entry({"date": value}, tmp_path)
    assert known is not None
    assert (known.date, problems) == (day, [])


def test_what_cannot_be_known_is_told_and_the_row_is_read(tmp_path: Path) -> None:
    known, problems = entry({"date": "14 March", "title": 7, "kind": "", "origin": None}, tmp_path)
    assert known == Entry()
    assert problems == [
        "'title' left out: 7 (expected words)",
        "'date' left out: '14 March' (expected YYYY-MM-DD, YYYY-MM or YYYY)",
    ]


def test_columns_that_kg_does_not_know_are_told_once(tmp_path: Path) -> None:
    rows = [{"id": "a", "text": "One.", "url": "x", "views": 1}, {"id": "b", "text": "Two.", "url": "y"}]
    (only,) = told(lines(tmp_path / "some.jsonl", *rows))
    assert only.startswith(f"note {tmp_path}/some.jsonl: not read: 'url', 'views' (known are id, name, text, origin")


@pytest.mark.parametrize(
    ("row", "reason"),
    [
        ('{"id": "a", "text": "One."', "no JSON: Expecting ',' delimiter at character 27"),
        ("[1, 2]", 'no object (expected {"id": …, "text": …})'),
        ({"text": "One."}, "no 'id'"),
        ({"ID": "a", "text": "One."}, "no 'id'"),
        ({"id": "a", "texts": "One."}, "no 'text' (did you mean 'texts'?)"),
        ({"id": "a", "text": ["One."]}, "'text' is ['One.'] (expected a string)"),
        ({"id": True, "text": "One."}, "'id' is True (expected a string or a whole number)"),
        ({"id": "a\nb", "text": "One."}, "'id' is 'a\\nb' (expected one line of at most 1,000 characters)"),
        ({"id": "a", "text": " \n"}, "no text in it"),
        ({"id": "a", "text": "x" * 1001}, "1,001 bytes of text are more than the limit of 1,000"),
        ({"id": "a", "text": "x" * 9001}, "a line of 9,025 bytes is more than the limit of 6,000"),
        ({"id": "a", "text": "One. \ud800"}, "half a character (a lone surrogate) at 5 of 'text'"),
        ("[" * 200_000, "a line of 200,001 bytes is more than the limit of 6,000"),
        ("[" * 5_000, "no JSON that can be read (maximum recursion depth exceeded while decoding a JSON array from a "
         "unicode string)"),
    ],
)  # fmt: skip
def test_a_broken_row_is_told_with_its_line_and_the_others_are_read(row: object, reason: str, tmp_path: Path) -> None:
    path = lines(tmp_path / "some.jsonl", {"id": "first", "text": "One."}, row, "", {"id": "last", "text": "Two."})
    every, problems = found(path)
    assert [one.raw.id for one in every] == ["first", "last"]
    assert [problem for problem in problems if problem.startswith("error")] == [f"error {path}:2: skipped: {reason}"]


def test_bytes_that_are_no_utf8_are_told_with_their_line(tmp_path: Path) -> None:
    path = tmp_path / "some.jsonl"
    path.write_bytes(b'\xef\xbb\xbf{"id": "a", "text": "One."}\n{"id": "b", "text": "\xe9"}')
    every, problems = found(path)
    assert [one.raw.id for one in every] == ["a"]
    assert problems == [f"error {path}:2: skipped: no UTF-8 at byte 22 of the line"]


def test_two_rows_of_one_name_are_told_and_the_first_is_read(tmp_path: Path) -> None:
    path = lines(tmp_path / "b.jsonl", {"id": "x", "text": "One."}, {"id": "x", "text": "Two."})
    other = lines(tmp_path / "a.jsonl", {"id": "X", "text": "Three."}, {"id": "y.txt", "text": "Four."})
    (tmp_path / "y.txt").write_text("Five.")
    every, problems = found(path, other, path, tmp_path / "y.txt")
    assert [one.raw.data for one in every] == [b"Five.", b"Three.", b"One."]
    assert problems == [
        f"error {other}:2: skipped: a document called 'y.txt' was already read, {tmp_path}/y.txt",
        f"error {path}:2: skipped: a document called 'x' was already read, {path}:1",
    ]


def test_packed_rows_are_those_that_were_packed_whatever_the_file_is_called(tmp_path: Path) -> None:
    data = lines(tmp_path / "a.jsonl", {"id": "b", "text": LETTER}, {"id": "a", "text": "One."}).read_bytes()
    (tmp_path / "a.jsonl.gz").write_bytes(gzip.compress(data[:20]) + gzip.compress(data[20:]))
    (tmp_path / "a.ndjson.zst").write_bytes(zstandard.compress(data[:20]) + zstandard.compress(data[20:]))
    (tmp_path / "b.jsonl").write_bytes(gzip.compress(data))
    for name in ("a.jsonl", "a.jsonl.gz", "a.ndjson.zst", "b.jsonl"):
        every, problems = found(tmp_path / name)
        assert [(one.raw.id, one.raw.data.decode()) for one in every] == [("b", LETTER), ("a", "One.")]
        assert problems == []


@pytest.mark.parametrize("pack", [gzip.compress, zstandard.compress])
def test_a_packed_file_that_breaks_off_gives_what_stands_before(pack, tmp_path: Path) -> None:
    rows = [json.dumps({"id": str(n), "text": os.urandom(200).hex()}) for n in range(1000)]
    (tmp_path / "a.jsonl.gz").write_bytes(pack("\n".join(rows).encode())[:-30_000])
    every, problems = found(tmp_path / "a.jsonl.gz")
    assert 0 < len(every) < 1000
    assert len(problems) == 1
    assert problems[0].startswith(f"error {tmp_path}/a.jsonl.gz:{len(every) + 1}: skipped: ")


def test_rows_of_parquet_have_their_types(tmp_path: Path) -> None:
    path = parquet(
        tmp_path / "a.parquet",
        [
            {"id": 1, "text": LETTER, "date": date(2024, 3, 14), "views": 1.5},
            {"id": 2, "text": None, "date": None, "views": None},
            {"id": 3, "text": "One.", "date": date(2024, 3, 15), "views": 2.5},
        ],
    )
    every, problems = found(path)
    assert [(one.raw.id, one.raw.row, one.entry.date) for one in every] == [
        ("1", 0, "2024-03-14"),
        ("3", 2, "2024-03-15"),
    ]
    assert problems[0] == f"error {path}:2: skipped: no 'text'"
    assert problems[1].startswith(f"note {path}: not read: 'views'")


def test_a_moment_of_parquet_is_a_day(tmp_path: Path) -> None:
    path = parquet(tmp_path / "a.parquet", [{"id": "a", "text": "One.", "date": datetime(2024, 3, 14, 9, tzinfo=UTC)}])
    ((one,), problems) = found(path)
    assert (one.entry.date, problems) == ("2024-03-14", [])


def test_parquet_without_the_columns_or_broken_is_told(tmp_path: Path) -> None:
    path = parquet(tmp_path / "a.parquet", [{"url": "a", "body": "One."}])
    assert told(path) == [f"error {path}:1: skipped: no columns 'id' and 'text' (there are url, body)"]
    path.write_bytes(b"PAR1 and no more")
    (only,) = told(path)
    assert only.startswith(f"error {path}:1: skipped: it and what follows is no Parquet that can be read (")


def test_rows_in_a_folder_are_read_only_if_their_file_is_named(tmp_path: Path) -> None:
    lines(tmp_path / "decisions.jsonl", {"id": "a", "text": "One."})
    (tmp_path / "b.txt").write_text("Two.")
    every, problems = found(tmp_path)
    assert [one.raw.id for one in every] == ["b.txt"]
    assert problems == ["note decisions.jsonl: skipped: a file of rows, which is read where it is named itself"]


@pytest.mark.parametrize("name", ["a.jsonl", "a.jsonl.gz", "a.parquet"])
def test_a_row_is_found_again_at_its_place_or_where_it_moved(name: str, tmp_path: Path) -> None:
    rows = [{"id": f"r{n}", "text": f"{LETTER} {n}"} for n in (3, 1, 2)]

    def write(rows: list[dict[str, object]]) -> str:
        path = tmp_path / name
        if name == "a.parquet":
            parquet(path, rows)
        elif name == "a.jsonl":
            lines(path, *rows)
        else:
            path.write_bytes(gzip.compress("\n".join(map(json.dumps, rows)).encode()))
        return str(path)

    path = write(rows)
    every, _ = found(path)
    shelf = Shelf()
    for one in reversed(every):
        assert shelf.data(one.raw.id, path, one.raw.row) == one.raw.data
    write(rows[::-1])
    shelf = Shelf()
    assert shelf.found("r3", path, every[0].raw.row) == every[0].raw.data
    for id, place in (("r9", every[0].raw.row), ("r3", every[0].raw.row)):
        with pytest.raises(OSError, match="holds no row"):
            shelf.data(id, path, place)
    with pytest.raises(OSError, match="holds no row 'r9' any more"):
        shelf.found("r9", path, None)


def test_no_room_to_unpack_is_one_clear_error(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "a.jsonl.gz"
    path.write_bytes(gzip.compress(b'{"id": "a", "text": "One."}'))
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path / "nowhere"))
    with pytest.raises(InputError, match=r"a\.jsonl\.gz: cannot be unpacked into .*nowhere"):
        Shelf().data("a", str(path), 0)


def test_a_list_names_files_that_bear_their_path_in_its_folder(tmp_path: Path) -> None:
    for name in ("a.txt", "deep/b.md", "folder/c.txt", "folder/d.txt", "other.txt"):
        (tmp_path / "in" / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / "in" / name).write_text("A text.")
    (tmp_path / "out.txt").write_text("A text.")
    rows = lines(tmp_path / "in" / "rows.jsonl", {"id": "row", "text": "One."})
    names = ["./a.txt", "", "deep/b.md\r", "folder", "../out.txt", str(tmp_path / "in" / "other.txt"), rows.name]
    (tmp_path / "in" / "list").write_text("\n".join(names))
    every, problems = found(f"@{tmp_path}/in/list")
    assert [one.raw.id for one in every] == [
        "a.txt", "deep/b.md", "folder/c.txt", "folder/d.txt", "other.txt", "out.txt", "row",
    ]  # fmt: skip
    assert problems == []


def test_a_list_may_part_its_names_by_nul(tmp_path: Path) -> None:
    (tmp_path / "a\nb.txt").write_text("A text.")
    (tmp_path / "list").write_bytes(b"a\nb.txt\0")
    assert [one.raw.id for one in found(f"@{tmp_path}/list")[0]] == ["a\nb.txt"]


def test_what_a_list_names_in_vain_is_told_with_its_line(tmp_path: Path) -> None:
    (tmp_path / "list").write_text("a.txt\nb.txt\n")
    (tmp_path / "b.txt").write_text("A text.")
    assert found(f"@{tmp_path}/list")[1] == [
        f"error {tmp_path}/list:1: '{tmp_path}/a.txt' cannot be read: No such file or directory"
    ]
    assert told(Path(f"@{tmp_path}/nothing")) == [
        f"error {tmp_path}/nothing: the list cannot be read: No such file or directory"
    ]
