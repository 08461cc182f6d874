"""How files of this project are written: sizes, docstrings, what may not be called or named."""

from __future__ import annotations

import ast
import re
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
KG = ROOT / "kg"
MODULES = sorted(KG.rglob("*.py"))
SHORT = {".py", ".js", ".css", ".sh", ".rq", ".toml"}
# Written apart, so that this file does not hold what it looks for.
FORBIDDEN_WORDS = [
    re.compile(pattern)
    for pattern in (
        r"(?<![\w.])/" + "work/(?!flow)",
        r"(?<![\w.])/" + "root/",
        r"(?<![\w.])/" + "home/",
        "/opt/" + "(?:wheels|pypi)",
        "py" + r"pi\.org",
        "python" + r"hosted\.org",
        "registry" + r"\.npmjs",
        "deb" + r"\.debian\.org",
        r"\bfarm" + "-[bs]",
    )
]
# Names as a call spells them → why not.
FORBIDDEN_CALLS = {
    "hash": "differs between runs",
    "uuid.uuid1": "no identity by chance",
    "uuid.uuid4": "no identity by chance",
    "uuid4": "no identity by chance",
    "time.time": "no clock",
    "datetime.now": "no clock",
    "datetime.datetime.now": "no clock",
    "datetime.utcnow": "no clock",
    "date.today": "no clock",
    "datetime.date.today": "no clock",
    "time.sleep": "nothing waits",
    "random.random": "no chance without a seed",
    "random.choice": "no chance without a seed",
    "random.shuffle": "no chance without a seed",
}
DEFINITIONS = (ast.FunctionDef, ast.ClassDef)
IRI = re.compile(r"(?<!\{)https?://\w+\.\w")  # {…} is a name of XML, in a form of files
HOLDS_IRIS = {"identity.py", "terms.py", "rdf/names.py"}


def tracked() -> list[Path]:
    """The files under version control, or all beside the obvious where there is none (an unpacked archive)."""
    if (ROOT / ".git").exists():
        listed = subprocess.run(["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, check=True).stdout
        return [ROOT / name for name in listed.decode().split("\0") if name and (ROOT / name).is_file()]
    return [p for p in ROOT.rglob("*") if p.is_file() and not {".venv", "output"} & set(p.relative_to(ROOT).parts)]


def name_of(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


def tree(path: Path) -> ast.Module:
    return ast.parse(path.read_text(encoding="utf-8"))


def dotted(node: ast.expr) -> str:
    """A name as the code spells it: `datetime.now`."""
    if isinstance(node, ast.Attribute):
        return f"{dotted(node.value)}.{node.attr}"
    return node.id if isinstance(node, ast.Name) else "?"


def test_no_file_of_code_reaches_a_thousand_lines() -> None:
    code = [p for p in tracked() if p.suffix in SHORT]
    assert [name_of(p) for p in code if p.read_bytes().count(b"\n") >= 1000] == []


def functions(module: ast.Module) -> Iterator[ast.FunctionDef | ast.AsyncFunctionDef]:
    return (n for n in ast.walk(module) if isinstance(n, ast.FunctionDef | ast.AsyncFunctionDef))


def test_no_function_of_kg_is_longer_than_sixty_lines() -> None:
    long = [
        f"{name_of(path)}:{function.lineno} {function.name}"
        for path in MODULES
        for function in functions(tree(path))
        if (function.end_lineno or 0) - function.lineno >= 60
    ]
    assert long == []


def is_stub(node: ast.AST) -> bool:
    """Whether a function is only the form of one, in a Protocol."""
    body = getattr(node, "body", [])
    return len(body) == 1 and isinstance(body[0], ast.Expr) and getattr(body[0].value, "value", None) is ...


@pytest.mark.parametrize("path", MODULES, ids=name_of)
def test_everything_public_in_kg_has_a_docstring(path: Path) -> None:
    module = tree(path)
    assert ast.get_docstring(module), "the module says what it is"
    public = [n for n in module.body if isinstance(n, DEFINITIONS) and not n.name.startswith("_")]
    public += [n for c in public if isinstance(c, ast.ClassDef) for n in c.body if isinstance(n, DEFINITIONS)]
    told = [n for n in public if not n.name.startswith("_") and not is_stub(n)]
    missing = [f"{n.lineno} {n.name}" for n in told if not ast.get_docstring(n)]
    assert missing == []


@pytest.mark.parametrize("path", MODULES, ids=name_of)
def test_nothing_in_kg_asks_clock_chance_or_hash_seed(path: Path) -> None:
    calls = [(n.lineno, dotted(n.func)) for n in ast.walk(tree(path)) if isinstance(n, ast.Call)]
    assert [(line, name, FORBIDDEN_CALLS[name]) for line, name in calls if name in FORBIDDEN_CALLS] == []


@pytest.mark.parametrize("path", [p for p in MODULES if name_of(p) != "kg/config.py"], ids=name_of)
def test_only_config_reads_the_environment(path: Path) -> None:
    names = [(n.lineno, dotted(n)) for n in ast.walk(tree(path)) if isinstance(n, ast.Attribute)]
    assert [line for line, name in names if name in ("os.environ", "os.getenv", "os.environb")] == []


def strings(module: ast.Module) -> Iterator[tuple[int, str]]:
    """The string constants that are no docstrings."""
    documented = (ast.Module, ast.ClassDef, ast.FunctionDef, ast.AsyncFunctionDef)
    docs = {
        id(n.body[0].value)
        for n in ast.walk(module)
        if isinstance(n, documented) and n.body and isinstance(n.body[0], ast.Expr)
    }
    docs |= {id(n.value) for n in ast.walk(module) if isinstance(n, ast.Expr)}
    return (
        (n.lineno, n.value)
        for n in ast.walk(module)
        if isinstance(n, ast.Constant) and isinstance(n.value, str) and id(n) not in docs
    )


@pytest.mark.parametrize("path", [p for p in MODULES if p.relative_to(KG).as_posix() not in HOLDS_IRIS], ids=name_of)
def test_no_iri_is_written_outside_identity_terms_and_names(path: Path) -> None:
    assert [(line, text) for line, text in strings(tree(path)) if IRI.search(text)] == []


def test_no_file_names_a_machine_or_a_registry() -> None:
    wrong = []
    for path in tracked():
        if any(path.is_relative_to(ROOT / texts) for texts in ("data/documents", "tests/evaluate/written")):
            continue  # documents, with addresses of their own
        try:
            text = path.read_text(encoding="utf-8")
        except UnicodeDecodeError:
            continue
        wrong += [f"{name_of(path)}: {found[0]}" for word in FORBIDDEN_WORDS if (found := word.search(text))]
    assert wrong == []


def test_every_room_that_is_a_package_has_its_page_of_decisions() -> None:
    rooms = [path.parent for path in KG.glob("*/__init__.py")]
    assert [room.name for room in rooms if not (room / "docs.md").is_file()] == []


def test_no_parts_of_the_house_are_called_manager_helper_or_utils() -> None:
    names = [n for p in MODULES for n in [p.stem, *(c.name for c in ast.walk(tree(p)) if isinstance(c, ast.ClassDef))]]
    assert [n for n in names if re.search(r"Manager|Helper|[Uu]tils?$", n)] == []
