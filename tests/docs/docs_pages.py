"""The pages of the documentation as tests see them: blocks of code, links, and consoles whose output is compared.

A block of a page is Markdown between fences. A ```console block holds commands behind "$ " (going on behind "> ") and
what they print; "…" stands for what was left out: inside a line for some words, alone on a line for some lines. White
space is not compared, so that columns can be drawn together. A block after `<!-- file: NAME -->` is such a file, there
from then on.
"""

from __future__ import annotations

import os
import re
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
PAGES = [ROOT / "README.md", *sorted((ROOT / "docs").glob("*.md"))]

_FENCE = re.compile(r"^```(?P<language>\w*)[ \t]*$")
_FILE = re.compile(r"<!-- file: (?P<name>\S+) -->")
_CUT = "…"


@dataclass(frozen=True)
class Block:
    """A fenced block: its language, text and first line, and the name of the file that it shows."""

    language: str
    text: str
    line: int
    file: str | None


@dataclass(frozen=True)
class Command:
    """A command of a console and what the page shows of its output."""

    line: int
    words: str
    shown: str


def name_of(page: Path) -> str:
    """The page as a test is called after it."""
    return page.relative_to(ROOT).as_posix()


def blocks(page: Path) -> Iterator[Block]:
    """The fenced blocks of a page, in order."""
    lines = page.read_text(encoding="utf-8").splitlines()
    language: str | None = None
    file: str | None = None
    held: list[str] = []
    for number, line in enumerate(lines, 1):
        fence = _FENCE.match(line)
        if language is not None and line == "```":
            yield Block(language, "".join(f"{text}\n" for text in held), number - len(held), file)
            language, file, held = None, None, []
        elif language is not None:
            held.append(line)
        elif fence:
            language = fence["language"]
        elif line.strip():
            found = _FILE.fullmatch(line.strip())
            file = found["name"] if found else None


def prose(page: Path) -> str:
    """The page without its fenced blocks; lines keep their numbers."""
    text = page.read_text(encoding="utf-8")
    return re.sub(r"^```.*?^```$", lambda m: "\n" * m[0].count("\n"), text, flags=re.DOTALL | re.MULTILINE)


def commands(block: Block) -> list[Command]:
    """The commands of a console."""
    found: list[tuple[int, list[str], list[str]]] = []
    for number, line in enumerate(block.text.splitlines(), block.line):
        if line.startswith("$ "):
            found.append((number, [line[2:]], []))
        elif line.startswith("> ") and not found[-1][2]:
            found[-1][1].append(line[2:])
        else:
            found[-1][2].append(line)
    return [Command(line, "\n".join(words), "\n".join(shown)) for line, words, shown in found]


def difference(shown: str, printed: str) -> str | None:
    """Where the output of a command leaves what a page shows of it; None where it does not."""
    wanted, given = _lines(shown), _lines(printed)
    if _pattern(wanted).fullmatch("".join(f"{line}\n" for line in given)):
        return None
    right = 0
    while right < len(wanted) and _begins(wanted[: right + 1], given):
        right += 1
    at = wanted[right] if right < len(wanted) else "(the end)"
    return f"the page shows: {at}\nbut all of the output is:\n{printed}"


def _lines(text: str) -> list[str]:
    return [" ".join(line.split()) for line in text.rstrip().splitlines()]


def _pattern(wanted: list[str]) -> re.Pattern[str]:
    return re.compile("".join(_line(line) for line in wanted))


def _line(line: str) -> str:
    if line == _CUT:
        return r"(?:[^\n]*\n)+?"
    return r"[^\n]+?".join(re.escape(part.strip(" ")) if part.strip() else "" for part in line.split(_CUT)) + r"\n"


def _begins(wanted: list[str], given: list[str]) -> bool:
    return bool(_pattern(wanted).match("".join(f"{line}\n" for line in given)))


@dataclass(frozen=True)
class Workshop:
    """A folder in which a page's commands run: with `kg`, the shipped `data`, and perhaps an `output`."""

    folder: Path

    @classmethod
    def made(cls, folder: Path, output: Path | None) -> Workshop:
        """A new one; `output` is the graph of the five documents, which nobody may write to."""
        (folder / ".venv" / "bin").mkdir(parents=True)
        program = folder / ".venv" / "bin" / "kg"
        program.write_text(f'#!/bin/sh\nexec "{sys.executable}" -m kg "$@"\n', encoding="utf-8")
        program.chmod(0o755)
        (folder / "data").symlink_to(ROOT / "data")
        if output is not None:
            (folder / "output").symlink_to(output)
        return cls(folder)

    def write(self, block: Block) -> None:
        """Write the file that a block shows, if it shows one."""
        if block.file is not None:
            path = self.folder / block.file
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(block.text, encoding="utf-8")

    def run(self, command: str) -> str:
        """What a command prints, on both of its outputs, to one who is in this folder."""
        keep = {k: v for k, v in os.environ.items() if k not in ("PYTHONHASHSEED", "NO_COLOR", "FORCE_COLOR")}
        path = f"{self.folder / '.venv' / 'bin'}{os.pathsep}{keep.get('PATH', os.defpath)}"
        done = subprocess.run(
            ["sh", "-c", command],
            cwd=self.folder,
            env={**keep, "PATH": path, "PYTHONPATH": str(ROOT)},
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            encoding="utf-8",
            timeout=300,
            check=False,
        )
        return done.stdout
