"""Finding files: what is a document, what it is called, and what is told of the rest."""

import os
from pathlib import Path

import pytest

from kg.read import raw_files


def write(folder: Path, *names: str) -> None:
    for name in names:
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text("A text.")


def ids(*sources: Path) -> list[str]:
    files, _ = raw_files(sources)
    return [f.id for f in files]


def told(*sources: Path) -> list[str]:
    _, problems = raw_files(sources)
    return [f"{p.severity} {p}" for p in problems]


def test_the_files_of_a_folder_bear_their_path_in_it_and_come_sorted(tmp_path: Path) -> None:
    write(tmp_path, "b.txt", "a/z.md", "a/b/c.txt", "B.txt.bak.md")
    assert ids(tmp_path) == ["B.txt.bak.md", "a/b/c.txt", "a/z.md", "b.txt"]


def test_a_file_given_alone_bears_its_name(tmp_path: Path) -> None:
    write(tmp_path, "deep/down/a.txt")
    assert ids(tmp_path / "deep" / "down" / "a.txt") == ["a.txt"]


def test_the_order_in_which_sources_are_given_changes_nothing(tmp_path: Path) -> None:
    write(tmp_path, "x/a.txt", "y/b.txt")
    assert ids(tmp_path / "x", tmp_path / "y") == ids(tmp_path / "y", tmp_path / "x") == ["a.txt", "b.txt"]


def test_a_name_in_decomposed_unicode_is_composed(tmp_path: Path) -> None:
    write(tmp_path, "re\u0301sume\u0301.txt")
    assert ids(tmp_path) == ["r\u00e9sum\u00e9.txt"]


def test_hidden_files_and_the_manifest_are_passed_over_in_silence(tmp_path: Path) -> None:
    write(tmp_path, "a.txt", ".b.txt", ".git/c.txt", "manifest.toml")
    assert (ids(tmp_path), told(tmp_path)) == (["a.txt"], [])


def test_a_file_of_another_kind_is_told_of(tmp_path: Path) -> None:
    write(tmp_path, "a.txt", "data.xlsx", "README")
    first, second = told(tmp_path)
    assert first.startswith("note README: skipped: unsupported kind of file '(no suffix)' (expected .txt, .md,")
    assert second.startswith("note data.xlsx: skipped: unsupported kind of file '.xlsx'")


def test_a_file_of_another_kind_that_was_asked_for_by_name_is_an_error(tmp_path: Path) -> None:
    write(tmp_path, "data.xlsx")
    assert told(tmp_path / "data.xlsx")[0].startswith("error data.xlsx: skipped: unsupported kind of file")


def test_a_folder_without_documents_is_told_of(tmp_path: Path) -> None:
    (line,) = told(tmp_path)
    assert line.startswith(f"error {tmp_path}: no documents in this folder (expected .txt")


def test_a_source_that_is_not_there_is_told_of(tmp_path: Path) -> None:
    assert told(tmp_path / "none") == [f"error {tmp_path / 'none'}: cannot be read: No such file or directory"]


def test_a_device_is_no_document() -> None:
    assert told(Path("/dev/null")) == ["error /dev/null: is no regular file (expected a document or a folder)"]


def test_the_files_of_two_folders_that_bear_one_name_are_told_of(tmp_path: Path) -> None:
    write(tmp_path, "x/a.txt", "y/a.txt")
    assert ids(tmp_path / "x", tmp_path / "y") == ["a.txt"]
    (line,) = told(tmp_path / "x", tmp_path / "y")
    assert line == f"error {tmp_path}/y/a.txt: skipped: a file of that name was already read, {tmp_path}/x/a.txt"


def test_two_names_that_differ_in_case_only_are_one_name(tmp_path: Path) -> None:
    write(tmp_path, "x/Note.txt", "y/note.txt")
    assert ids(tmp_path / "x", tmp_path / "y") == ["Note.txt"]


def test_a_file_given_twice_is_read_once_and_not_told_of(tmp_path: Path) -> None:
    write(tmp_path, "a.txt")
    assert ids(tmp_path, tmp_path / "a.txt") == ["a.txt"]
    assert told(tmp_path, tmp_path / "a.txt") == []


def test_a_loop_of_links_ends_and_is_told_of(tmp_path: Path) -> None:
    write(tmp_path, "a/b.txt")
    (tmp_path / "a" / "again").symlink_to(tmp_path, target_is_directory=True)
    assert ids(tmp_path) == ["a/b.txt"]
    assert told(tmp_path) == ["warning a/again: folder skipped: it was already read under another name (a link)"]


def test_a_link_to_itself_is_told_of(tmp_path: Path) -> None:
    write(tmp_path, "a.txt")
    (tmp_path / "self.txt").symlink_to(tmp_path / "self.txt")
    assert told(tmp_path) == ["error self.txt: cannot be read: Too many levels of symbolic links"]


def test_a_link_to_a_file_is_read(tmp_path: Path) -> None:
    write(tmp_path, "x/a.txt")
    (tmp_path / "y").mkdir()
    (tmp_path / "y" / "b.txt").symlink_to(tmp_path / "x" / "a.txt")
    assert ids(tmp_path / "y") == ["b.txt"]


@pytest.mark.skipif(os.geteuid() == 0, reason="root reads everything")
def test_a_file_without_permission_is_told_of(tmp_path: Path) -> None:
    write(tmp_path, "a.txt", "b.txt")
    (tmp_path / "a.txt").chmod(0)
    assert ids(tmp_path) == ["b.txt"]
    assert told(tmp_path) == ["error a.txt: cannot be read: Permission denied"]


def test_a_file_above_the_limit_is_refused_with_one_line(tmp_path: Path) -> None:
    with (tmp_path / "huge.txt").open("wb") as file:
        file.truncate(50_000_000)
    write(tmp_path, "a.txt")
    assert ids(tmp_path) == ["a.txt"]
    assert told(tmp_path) == [
        "error huge.txt: skipped: 50,000,000 bytes are more than the limit of 16,777,216 (split the file)"
    ]


def test_the_limit_can_be_set(tmp_path: Path) -> None:
    write(tmp_path, "a.txt")
    files, problems = raw_files([tmp_path], largest=3)
    assert (files, [p.message for p in problems]) == (
        (),
        ["skipped: 7 bytes are more than the limit of 3 (split the file)"],
    )
