"""manifest.toml: what it says reaches the document, and what is wrong in it is told with its line."""

from pathlib import Path

import pytest

from kg.errors import ConfigurationError
from kg.model import RawFile
from kg.read import Manifest, document, manifest
from kg.read.manifests import Entry


def of(folder: Path, text: str) -> Manifest:
    (folder / "manifest.toml").write_text(text)
    return manifest(folder)


def test_a_folder_without_a_manifest_has_an_empty_one(tmp_path: Path) -> None:
    assert manifest(tmp_path) == Manifest()
    assert Manifest().entry("a.txt") == Entry()


def test_an_entry_has_the_origin_and_licence_of_its_folder_unless_it_has_its_own(tmp_path: Path) -> None:
    known = of(
        tmp_path,
        """
        origin = "Papers"
        licence = "Public"
        [documents."a.txt"]
        title = "A"
        date = 2021-06-25
        [documents."b/c.txt"]
        licence = "Its own"
        date = "2021-06"
        """,
    )
    assert known.entry("a.txt") == Entry(title="A", date="2021-06-25", origin="Papers", licence="Public")
    assert known.entry("b/c.txt") == Entry(date="2021-06", origin="Papers", licence="Its own")
    assert known.entry("other.txt") == Entry(origin="Papers", licence="Public")


def test_the_manifest_of_a_file_is_that_of_its_folder(tmp_path: Path) -> None:
    of(tmp_path, 'origin = "Papers"')
    (tmp_path / "a.txt").write_text("A text.")
    assert manifest(tmp_path / "a.txt").origin == "Papers"


def test_what_the_manifest_says_goes_before_the_header_of_the_file(tmp_path: Path) -> None:
    known = of(tmp_path, '[documents."a.md"]\ntitle = "Right"\ndate = 2020-02-02\nkind = "brief"')
    text = b"---\ntitle: Wrong\ndate: 1999-01-01\n---\nPress release of the day.\n"
    found, _ = document(RawFile("a.md", "a.md", text), manifest=known)
    assert found is not None
    assert (found.title, found.date, found.kind) == ("Right", "2020-02-02", "brief")


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ('titel = "x"\n', ":1: unknown key 'titel' (expected one of origin, licence, documents)"),
        ('\n\nlicense = "x"\n', ":3: unknown key 'license' (did you mean 'licence'?)"),
        ('[documents."a.txt"]\ntitle = "x"\ndat = 1\n', ":3: unknown key 'dat' (did you mean 'date'?)"),
        ('[documents."a.txt"]\ndate = "25 June"\n', ":2: bad date '25 June' (expected YYYY-MM-DD, YYYY-MM or YYYY)"),
        ('[documents."a.txt"]\ndate = "2021-02-30"\n', ":2: bad date '2021-02-30' (expected YYYY-MM-DD, YYYY-MM or YYYY)"),
        ('[documents."a.txt"]\ntitle = 7\n', ":2: 'title' is 7 (expected words in quotation marks)"),
        ('[documents."a.txt"]\ntitle = " "\n', ":2: 'title' is ' ' (expected words in quotation marks)"),
        ('[documents]\n"a.txt" = 3\n', ":2: the entry 'a.txt' is no table (expected [documents.'a.txt'])"),
        ('documents = 3\n', ":1: 'documents' is no table (expected [documents.\"FILE\"])"),
        ('origin = "x"\n[documents."a.txt"\n', ":2: no TOML: "),
    ],
)  # fmt: skip
def test_a_mistake_is_told_with_its_line(tmp_path: Path, text: str, message: str) -> None:
    with pytest.raises(ConfigurationError) as raised:
        of(tmp_path, text)
    assert str(raised.value).startswith(f"{tmp_path}/manifest.toml{message}")


def test_a_manifest_that_is_no_text_is_told(tmp_path: Path) -> None:
    (tmp_path / "manifest.toml").write_bytes(b"\xff\xfe\x00")
    with pytest.raises(ConfigurationError, match="cannot be read"):
        manifest(tmp_path)


def test_an_entry_without_its_file_is_told_with_its_line_and_the_nearest_name(tmp_path: Path) -> None:
    known = of(tmp_path, '[documents."a.txt"]\ntitle = "x"\n[documents."001_6fbc.txt"]\ntitle = "y"\n')
    (problem,) = known.without_file({"a.txt", "001_6fbd.txt"})
    assert str(problem) == (
        f"{tmp_path}/manifest.toml:3: the entry '001_6fbc.txt' belongs to no file (did you mean '001_6fbd.txt'?)"
    )
