"""What is asked for: folders, files, and lists of files (`@list.txt`)."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from pathlib import Path

from msgspec import Struct

from kg.model import Problem

LIST = "@"
_STDIN = "-"


class Given(Struct, frozen=True):
    """A folder or file to read; ids count from the folder `base`, and `where` is what a problem with it is told of."""

    path: Path
    base: Path
    where: str


def given(source: Path, problems: list[Problem]) -> Iterator[Given]:
    """The folders and files that a source stands for: itself, or what a list names.

    A list has a path on each line (or behind each NUL character); paths count from the folder of the list, and what
    lies in that folder bears its path in it. `@-` is standard input, whose paths count from the current folder.
    """
    if is_list(source):
        yield from _listed(source, problems)
    else:
        yield Given(source, base(source), str(source))


def is_list(source: Path) -> bool:
    """Whether a source is a list of files."""
    return str(source).startswith(LIST)


def base(source: Path) -> Path:
    """The folder from which the ids of a source count, and whose manifest speaks of them."""
    if is_list(source):
        return _list(source).parent
    return source if source.is_dir() else source.parent


def _list(source: Path) -> Path:
    return Path(str(source)[len(LIST) :])


def _listed(source: Path, problems: list[Problem]) -> Iterator[Given]:
    path = _list(source)
    try:
        data = sys.stdin.buffer.read() if str(path) == _STDIN else path.read_bytes()
    except OSError as error:
        problems.append(Problem(str(path), f"the list cannot be read: {error.strerror or error}", "error"))
        return
    root = os.path.abspath(path.parent)
    for number, name in enumerate(data.split(b"\0" if b"\0" in data else b"\n"), 1):
        line = os.fsdecode(name.removesuffix(b"\r"))
        if line.strip():
            own = Path(os.path.normpath(path.parent / line))
            inside = Path(os.path.abspath(own)).is_relative_to(root)
            home = Path(root) if own.is_absolute() else path.parent
            yield Given(own, home if inside else own.parent, f"{path}:{number}")
