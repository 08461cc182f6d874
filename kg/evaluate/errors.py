"""The error page: each sentence with a miss or a false one, gold and found side by side; one file, no script."""

from __future__ import annotations

import base64
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterable, Sequence
from hashlib import sha256
from pathlib import Path

from msgspec import Struct, field

from kg.evaluate.match import Comparison, Finding

TEMPLATES = Path(__file__).resolve().parent / "templates"


class Row(Struct):
    """A sentence, or a place that no sentence holds: what the gold has there, and what the graph."""

    begin: int | None
    text: str
    gold: list[Finding] = field(default_factory=list)
    found: list[Finding] = field(default_factory=list)

    @property
    def wrong(self) -> list[Finding]:
        """What was missed and what is false."""
        return [f for f in (*self.gold, *self.found) if f.verdict != "found"]

    @property
    def marks(self) -> str:
        """The kinds and predicates, and the verdicts, of what is wrong: the classes that the filters ask for."""
        return " ".join(sorted({f.name for f in self.wrong} | {f.verdict for f in self.wrong}))


class Sheet(Struct, frozen=True):
    """A document and its sentences with errors, in the order of the text."""

    document: str
    genre: str
    rows: tuple[Row, ...]

    def count(self, verdict: str) -> int:
        """How many were missed, or are false."""
        return sum(f.verdict == verdict for row in self.rows for f in row.wrong)


def errors_page(comparisons: Sequence[Comparison]) -> str:
    """The page as HTML, the same bytes for the same comparisons.

    It asks for nothing, runs nothing, and holds what documents say as text only; its filters are style.
    """
    from jinja2 import Environment, FileSystemLoader, StrictUndefined

    sheets = [sheet for comparison in comparisons if (sheet := _sheet(comparison)).rows]
    counts = Counter(f.name for sheet in sheets for row in sheet.rows for f in row.wrong)
    names = sorted(counts)
    style = (TEMPLATES / "errors.css").read_text(encoding="utf-8") + _filters(names)
    policy = base64.b64encode(sha256(style.encode()).digest()).decode()
    environment = Environment(
        loader=FileSystemLoader(TEMPLATES),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    template = environment.get_template("errors.html")
    return template.render(sheets=sheets, names=[(name, counts[name]) for name in names], style=style, policy=policy)


def _sheet(comparison: Comparison) -> Sheet:
    begins = [passage.begin for passage in comparison.passages]
    rows: dict[int, Row] = {}
    for finding in comparison.findings:
        at = -1 if finding.begin is None else finding.begin
        number = bisect_right(begins, at) - 1
        if number >= 0 and at < comparison.passages[number].end:
            passage = comparison.passages[number]
            row = rows.setdefault(passage.begin, Row(passage.begin, passage.text))
        else:
            row = rows.setdefault(at, Row(finding.begin, finding.quote))
        if finding.verdict != "false":
            row.gold.append(finding)
        if finding.verdict != "missed":
            row.found.append(finding)
    wrong = tuple(row for _, row in sorted(rows.items()) if row.wrong)
    for row in wrong:  # what is wrong first: it is what the page is for
        for side in (row.gold, row.found):
            side.sort(key=lambda finding: finding.verdict == "found")
    return Sheet(comparison.document, comparison.genre, wrong)


def _filters(names: Iterable[str]) -> str:
    """Style that hides, for what is chosen in one of the lists, the sentences without it and documents left empty."""
    rules = []
    for name in (*names, "missed", "false"):
        chosen = f'body:has(option[value="{name}"]:checked)'
        rules.append(f"{chosen} .row:not(.{name}), {chosen} section:not(:has(.{name})) {{ display: none; }}")
    return "\n".join(rules) + "\n"
