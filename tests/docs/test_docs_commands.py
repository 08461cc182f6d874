"""What the pages show of commands is what these print; what they tell of commands, questions and keys is complete."""

from __future__ import annotations

import doctest
import re
import subprocess
import sys
from importlib import import_module
from pathlib import Path

import pytest
from docs_pages import PAGES, ROOT, Workshop, blocks, commands, difference, name_of

from kg.cli.app import COMMANDS
from kg.config import _KEYS, _LIMITS, Config, Limits

README = ROOT / "README.md"
DOCS = ROOT / "docs"


def consoles() -> list[Path]:
    return [page for page in PAGES if any(block.language == "console" for block in blocks(page))]


@pytest.mark.parametrize("doc", consoles(), ids=name_of)
def test_every_command_of_a_page_prints_what_the_page_shows(doc: Path, seeds: Path, tmp_path: Path) -> None:
    workshop = Workshop.made(tmp_path, seeds)
    wrong = []
    for block in blocks(doc):
        workshop.write(block)
        for command in commands(block) if block.language == "console" else ():
            if command.words.startswith("make "):
                continue
            found = difference(command.shown, workshop.run(command.words))
            if found is not None:
                wrong.append(f"{name_of(doc)}:{command.line}: $ {command.words}\n{found}")
    assert not wrong, "\n\n".join(wrong)


def recipe(target: str) -> list[str]:
    """The commands of a target of the Makefile."""
    text = (ROOT / "Makefile").read_text(encoding="utf-8")
    found = re.search(rf"^{target}:.*\n((?:\t.*\n)+)", text, re.MULTILINE)
    assert found is not None
    return [line.strip("\t@").replace("$(BIN)", ".venv/bin") for line in found[1].splitlines()]


def test_make_graph_prints_what_the_readme_shows(tmp_path: Path) -> None:
    workshop = Workshop.made(tmp_path, None)
    printed = "".join(workshop.run(line) for line in recipe("graph"))
    (shown,) = [
        command.shown
        for block in blocks(README)
        if block.language == "console"
        for command in commands(block)
        if command.words == "make graph"
    ]
    assert difference(shown, printed) is None, difference(shown, printed)


@pytest.mark.parametrize(
    ("shown", "printed", "same"),
    [
        ("a  b\nc", "a b\nc\n", True),
        ("a\nc", "a\nb\nc\n", False),
        ("a\n…\nc", "a\nb\nb\nc\n", True),
        ("a\n…\nc", "a\nc\n", False),
        ("a … c", "a b c\n", True),
        ("a … c", "a b\nb c\n", False),
        ("a …", "b c\n", False),
        ("", "a\n", False),
        ("", "", True),
        ("a", "a\nb\n", False),
        ("a\n…", "a\nb\n", True),
    ],
)
def test_only_what_is_marked_as_cut_may_be_missing(shown: str, printed: str, same: bool) -> None:
    assert (difference(shown, printed) is None) is same


def test_the_readme_holds_the_two_commands_and_ten_queries_with_their_output() -> None:
    shown = [c for block in blocks(README) if block.language == "console" for c in commands(block) if c.shown.strip()]
    assert sum(command.words.startswith("kg ") for command in shown) >= 10
    assert any(command.words == "make graph" for command in shown)
    assert "make test" in README.read_text(encoding="utf-8")


def sections(page: Path) -> dict[str, str]:
    """Heading of second level → its text."""
    parts = re.split(r"^## (.+)$", page.read_text(encoding="utf-8"), flags=re.MULTILINE)
    return dict(zip(parts[1::2], parts[2::2], strict=True))


def test_every_command_is_documented_in_the_order_of_the_help() -> None:
    names = [heading.removeprefix("kg ") for heading in sections(DOCS / "commands.md") if heading.startswith("kg ")]
    assert names == list(COMMANDS)


@pytest.mark.parametrize("name", COMMANDS)
def test_every_option_of_a_command_is_documented_and_no_other(name: str) -> None:
    text = sections(DOCS / "commands.md")[f"kg {name}"]
    command = getattr(import_module(COMMANDS[name][0]), f"{name}_command")
    options = {o for p in command.params for o in (*p.opts, *p.secondary_opts) if o.startswith("--")}
    told = set(re.findall(r"(?<![\w-])--[a-z][a-z-]*", re.sub(r"```.*?```", "", text, flags=re.DOTALL)))
    assert told - {"--help"} == options


@pytest.mark.parametrize(("heading", "keys"), [("Keys", _KEYS), ("[limits]", _LIMITS)])
def test_every_key_of_the_configuration_is_documented_with_its_default(heading: str, keys: dict[str, object]) -> None:
    rows = re.findall(r"^\| `(\w+)` \|[^|]*\| ([^|]*) \|", sections(DOCS / "configuration.md")[heading], re.MULTILINE)
    assert sorted(key for key, _ in rows) == sorted(keys)
    defaults = Limits() if heading == "[limits]" else Config()
    for key, told in rows:
        value = getattr(defaults, key)
        if key not in ("limits", "serve") and value not in ((), None):
            as_toml = {True: "true", False: "false"}.get(value, str(value)) if isinstance(value, bool) else str(value)
            assert told.strip() in (f"`{as_toml}`", f'`"{as_toml}"`'), key


def test_generated_pages_are_what_the_generator_writes() -> None:
    done = subprocess.run([sys.executable, str(ROOT / "tools" / "generate_docs.py"), "--check"], check=False)
    assert done.returncode == 0, "run tools/generate_docs.py"


def pages_of_python() -> list[Path]:
    return [page for page in PAGES if any(block.language == "pycon" for block in blocks(page))]


@pytest.mark.parametrize("doc", pages_of_python(), ids=name_of)
def test_the_python_of_a_page_is_true(doc: Path, seeds: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    workshop = Workshop.made(tmp_path, seeds)
    monkeypatch.chdir(tmp_path)
    parser, runner = (
        doctest.DocTestParser(),
        doctest.DocTestRunner(optionflags=doctest.NORMALIZE_WHITESPACE | doctest.ELLIPSIS),
    )
    names: dict[str, object] = {}
    for block in blocks(doc):
        workshop.write(block)
        if block.language == "pycon":
            test = parser.get_doctest(block.text, names, name_of(doc), name_of(doc), block.line - 1)
            runner.run(test, clear_globs=False)
            names = test.globs
    assert runner.summarize(verbose=False).failed == 0
