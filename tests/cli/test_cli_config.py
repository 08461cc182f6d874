"""kg.toml: what it sets, and what is told of a mistake."""

from __future__ import annotations

from pathlib import Path

import msgspec.structs
import pytest

from kg.config import Config, Limits, iri_base, load, no_color, share
from kg.errors import ConfigurationError


def config(folder: Path, text: str, name: str = "kg.toml") -> Config:
    (folder / name).write_text(text, encoding="utf-8")
    return load(folder=folder)


def test_without_a_file_the_defaults_hold(tmp_path: Path) -> None:
    assert load(folder=tmp_path) == Config()


def test_paths_count_from_the_folder_of_the_file(tmp_path: Path) -> None:
    (tmp_path / "bodies.ttl").write_text("", encoding="utf-8")
    found = config(tmp_path, 'sources = "papers"\noutput = "graph"\nauthority = ["bodies.ttl"]\n')
    assert found.sources == (tmp_path / "papers",)
    assert (found.output, found.authority) == (tmp_path / "graph", (tmp_path / "bodies.ttl",))
    assert config(tmp_path, 'sources = ["@papers.txt"]\n').sources == (Path(f"@{tmp_path}/papers.txt"),)


def test_every_key_can_be_set(tmp_path: Path) -> None:
    for name in ("o.ttl", "a.ttl", "l.toml", "q.rq", "c.jsonl"):
        (tmp_path / name).touch()
    text = """
    sources = ["a", "b"]
    output = "out"
    base = "https://example.org/id/"
    workers = 3
    runner = "ray"
    address = "ray.example:6379"
    rules_only = true
    model = "en_core_web_sm"
    title = "Ours"
    files = false
    ontology = "o.ttl"
    authority = "a.ttl"
    lexicon = "l.toml"
    questions = "q.rq"
    corrections = "c.jsonl"
    [limits]
    file_mb = 1
    query_chars = 2
    query_seconds = 3
    [serve]
    port = 8080
    seconds = 2.5
    """
    found = config(tmp_path, text)
    changed = {f.name for f in msgspec.structs.fields(Config) if getattr(found, f.name) != getattr(Config(), f.name)}
    assert changed == {f.name for f in msgspec.structs.fields(Config)}
    assert found.limits == Limits(1, 2, 3)
    assert found.serve == {"port": 8080, "seconds": 2.5}


def test_pyproject_serves_where_there_is_no_kg_toml(tmp_path: Path) -> None:
    assert config(tmp_path, "[tool.other]\nx = 1\n[tool.kg]\nworkers = 2\n", "pyproject.toml").workers == 2
    assert config(tmp_path, "workers = 5\n").workers == 5


def test_a_pyproject_without_our_table_is_not_read(tmp_path: Path) -> None:
    assert config(tmp_path, "[tool.other]\nworkers = 2\n", "pyproject.toml") == Config()


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("workers = \n", ":1: Invalid value"),
        ("workers = 'two'\n", ":1: workers must be a whole number, not 'two'"),
        ("\nworkers = -1\n", ":2: workers must be at least 0, not -1"),
        ("runner = 'horse'\n", ":1: runner must be one of processes, ray, not 'horse'"),
        ("rules_only = 1\n", ":1: rules_only must be true or false, not 1"),
        ("\n\nworker = 2\n", ":3: unknown key 'worker' (nearest: workers)"),
        ("zzz = 2\n", ":1: unknown key 'zzz' (known: address, authority, base,"),
        ("title = 'x'\n[limits]\nfile_gb = 2\n", ":3: unknown key 'file_gb' (nearest: file_mb)"),
        ("[limits]\nquery_seconds = 0\n", ":2: query_seconds must be at least 1, not 0"),
        ("limits = 3\n", ":1: [limits] must be a table"),
        ("authority = 'gone.ttl'\n", ":1: authority: there is no "),
        ("base = 'example'\n", ":1: 'example' is no base IRI"),
        ("sources = [1]\n", ":1: sources must be a string, not 1"),
        ("title = 'x'\ntitle = 'y'\n", ":2: "),
    ],
)
def test_a_mistake_is_told_with_path_and_line(text: str, message: str, tmp_path: Path) -> None:
    with pytest.raises(ConfigurationError) as caught:
        config(tmp_path, text)
    assert f"{tmp_path / 'kg.toml'}{message}" in str(caught.value)


def test_a_file_that_is_not_there_or_not_utf8_is_told(tmp_path: Path) -> None:
    with pytest.raises(ConfigurationError, match=r"none\.toml: cannot be read"):
        load(tmp_path / "none.toml")
    (tmp_path / "kg.toml").write_bytes(b"workers = 1\ntitle = '\xff'\n")
    with pytest.raises(ConfigurationError, match=r"kg\.toml:2: is not UTF-8"):
        load(folder=tmp_path)


def test_options_win_over_the_file_and_none_is_no_option(tmp_path: Path) -> None:
    found = config(tmp_path, "workers = 5\nrules_only = true\n").where(workers=1, rules_only=None)
    assert (found.workers, found.rules_only) == (1, True)


def test_a_config_cannot_be_changed() -> None:
    with pytest.raises(AttributeError):
        Config().workers = 3  # type: ignore[misc]


@pytest.mark.parametrize("base", ["https://example.org/id/", "urn:x:/", "https://example.org/terms#"])
def test_a_base_is_absolute_and_ends_where_names_begin(base: str) -> None:
    assert iri_base(base) == base


@pytest.mark.parametrize("base", ["example/", "https://example.org/id", "https://exa mple/", "https://e/<x>/", ""])
def test_what_is_no_base_is_refused(base: str) -> None:
    with pytest.raises(ConfigurationError, match="is no base IRI"):
        iri_base(base)


@pytest.mark.parametrize(("value", "plain"), [("1", True), ("", False), (None, False)])
def test_no_color_is_heard(value: str | None, plain: bool, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("NO_COLOR", raising=False)
    if value is not None:
        monkeypatch.setenv("NO_COLOR", value)
    assert no_color() is plain


def test_shipped_files_are_found() -> None:
    assert share("ontology").is_dir()
    assert share("data", "documents", "manifest.toml").is_file()
