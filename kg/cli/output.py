"""Standard output: tables and JSON; standard error: progress and problems."""

from __future__ import annotations

import json
import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from typing import Any

from kg.config import no_color
from kg.model import Problem

Progress = Callable[[int, int, str], None]


def print_json(value: Any) -> None:
    """A value as JSON, readable."""
    print(json.dumps(value, ensure_ascii=False, indent=2))


def print_table(columns: Sequence[str], rows: Sequence[Sequence[str]], *, right: Sequence[int] = ()) -> None:
    """Rows under their columns: a drawn table on a terminal, plain aligned text into a pipe.

    `right` are the numbers of the columns that hold figures.
    """
    if sys.stdout.isatty():
        _print_drawn(columns, rows, right)
        return
    cells = [list(columns), *([" ".join(cell.split()) for cell in row] for row in rows)]
    widths = [max(len(row[i]) for row in cells) for i in range(len(columns))]
    for row in cells:
        aligned = [c.rjust(w) if i in right else c.ljust(w) for i, (c, w) in enumerate(zip(row, widths, strict=True))]
        print("  ".join(aligned).rstrip())


def _print_drawn(columns: Sequence[str], rows: Sequence[Sequence[str]], right: Sequence[int]) -> None:
    from rich import box
    from rich.console import Console
    from rich.table import Table
    from rich.text import Text

    table = Table(box=box.SIMPLE_HEAD, pad_edge=False)
    for number, column in enumerate(columns):
        table.add_column(Text(column), justify="right" if number in right else "left", overflow="fold")
    for row in rows:
        table.add_row(*(Text(cell) for cell in row))
    Console(no_color=no_color(), highlight=False).print(table)


def print_problems(problems: Sequence[Problem]) -> None:
    """Each problem on one line of standard error."""
    for problem in problems:
        print(f"{problem.severity}: {' '.join(str(problem).split())}", file=sys.stderr)


def print_note(text: str) -> None:
    """A line of standard error, if there is anything to tell."""
    if text:
        print(text, file=sys.stderr)


@contextmanager
def progress(label: str) -> Iterator[Progress | None]:
    """A bar on a terminal with rate and remaining time, nothing elsewhere.

    The function takes how many are done, of how many, and which one.
    """
    if not sys.stderr.isatty():
        yield None
        return
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, TextColumn, TimeRemainingColumn
    from rich.progress import Progress as Bar

    rate = TextColumn("{task.fields[rate]}")
    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), rate, TimeRemainingColumn())
    console = Console(stderr=True, no_color=no_color())
    with Bar(*columns, TextColumn("{task.fields[name]}", markup=False), console=console, transient=True) as bar:
        task = bar.add_task(label, total=None, name="", rate="")

        def advance(done: int, total: int, name: str) -> None:
            if done == 1:  # the next stage begins
                bar.reset(task)
            speed = bar.tasks[0].speed
            told = "" if speed is None else f"{speed:.1f}/s"
            bar.update(task, completed=done, total=total, name=name[-40:], rate=told)

        yield advance
