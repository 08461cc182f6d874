"""Writes what the documentation says of questions, terms and rooms from where these are defined.

Run: .venv/bin/python tools/generate_docs.py [--check]
docs/questions.md, docs/vocabulary.md and docs/architecture.md hold it between `<!-- NAME: generated -->` and
`<!-- end -->`; what stands outside is written by hand.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Callable, Iterator
from functools import cache
from pathlib import Path

from kg.rdf.questions import Question, questions
from kg.vocabulary import ontology

ROOT = Path(__file__).resolve().parent.parent
EVIDENCE = {
    "c": "claim",
    "s": "sentence",
    "n": "evidence",
    "k": "key",
    "i": "inferred",
}
PART = re.compile(r"(?P<head><!-- (?P<name>\w+): generated -->\n).*?(?P<foot><!-- end -->)", re.DOTALL)


def question_list() -> str:
    """Every question with what it asks and its parameters."""
    return "".join(f"\n{''.join(_question(q))}" for q in questions().values()) + "\n"


def _question(question: Question) -> Iterator[str]:
    yield f"### {question.name}\n{question.title}"
    yield f" {question.remark}\n" if question.remark else "\n"
    if question.parameters:
        yield "\n| parameter | is a | default | meaning |\n|---|---|---|---|\n"
    for p in question.parameters:
        yield f"| `{p.name}` | {p.sort} | {f'`{p.default}`' if p.default else 'open'} | {p.meaning} |\n"


def class_list() -> str:
    """Every class with its definition and where it stands."""
    rows = ["| class | what it is | under |\n|---|---|---|\n"]
    for term in ontology().classes():
        above = [*(f"kg:{name}" for name in term.parents), *map(_short, term.broader)]
        rows.append(f"| `kg:{term.name}` | {term.definition} | {', '.join(f'`{name}`' for name in above)} |\n")
    return "".join(rows)


def property_list() -> str:
    """Every property of a graph with its definition, its ends, and how its facts are evidenced."""
    rows = ["| property | says | from → to | evidence |\n|---|---|---|---|\n"]
    for term in ontology().properties():
        if term.kind != "AnnotationProperty":
            ends = f"{_end(term.domain)} → {_end(term.range)}"
            rows.append(f"| `kg:{term.name}` | {term.definition} | {ends} | {EVIDENCE[term.evidenced_by or 'k']} |\n")
    return "".join(rows)


def _end(iri: str | None) -> str:
    return "shapes" if iri is None else f"`{_short(iri)}`"


@cache
def _prefixes() -> dict[str, str]:
    return dict(ontology().prefixes)


def _short(iri: str) -> str:
    for prefix, namespace in _prefixes().items():
        if iri.startswith(namespace):
            return f"{prefix}:{iri[len(namespace) :]}"
    return iri


def room_list() -> str:
    """The table of rooms, which tests/house enforces, as kg/docs.md has it."""
    text = (ROOT / "kg" / "docs.md").read_text(encoding="utf-8")
    return "".join(f"{line}\n" for line in text.splitlines() if line.startswith("|"))


PARTS: dict[str, Callable[[], str]] = {
    "questions": question_list,
    "classes": class_list,
    "properties": property_list,
    "rooms": room_list,
}
PAGES = ("questions.md", "vocabulary.md", "architecture.md")


def page(text: str) -> str:
    """A page with its generated parts made again."""
    return PART.sub(lambda part: part["head"] + PARTS[part["name"]]() + part["foot"], text)


def main() -> int:
    """Write the pages, or with --check say whether they are up to date."""
    old = 0
    for name in PAGES:
        path = ROOT / "docs" / name
        text = path.read_text(encoding="utf-8")
        new = page(text)
        if new != text:
            old += 1
            print(path, file=sys.stderr)
            if "--check" not in sys.argv:
                path.write_text(new, encoding="utf-8")
    return int("--check" in sys.argv and old > 0)


if __name__ == "__main__":
    sys.exit(main())
