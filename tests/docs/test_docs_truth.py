"""What the pages point at is there, and what they quote stands where they say."""

from __future__ import annotations

import re
import struct
import zlib
from pathlib import Path

import pyoxigraph as ox
import pytest
from docs_pages import PAGES, ROOT, blocks, name_of, prose

README = ROOT / "README.md"
DOCS = ROOT / "docs"
TEXTS = [*PAGES, ROOT / "CONTRIBUTING.md", ROOT / "CHANGELOG.md"]
PLACES = ("kg", "docs", "data", "ontology", "tests", "tools", "benchmarks", "deploy")


def anchors(page: Path) -> set[str]:
    """The anchors that a page's headings make."""
    headings = re.findall(r"^#+ (.+)$", prose(page), re.MULTILINE)
    return {re.sub(r"[^\w\- ]", "", heading.replace("`", "").lower()).replace(" ", "-") for heading in headings}


@pytest.mark.parametrize("doc", TEXTS, ids=name_of)
def test_every_link_leads_to_a_file_and_a_heading_that_are_there(doc: Path) -> None:
    wrong = []
    for target in re.findall(r"\]\(([^)\s]+)\)", prose(doc)):
        if re.match(r"[a-z]+:", target):
            continue
        file, _, anchor = target.partition("#")
        there = (doc.parent / file).resolve() if file else doc
        if not there.exists() or (anchor and anchor not in anchors(there)):
            wrong.append(target)
    assert wrong == []


@pytest.mark.parametrize("doc", TEXTS, ids=name_of)
def test_every_path_of_the_checkout_that_a_page_names_is_there(doc: Path) -> None:
    named = re.findall(rf"`((?:{'|'.join(PLACES)})/[\w./-]*)`", prose(doc))
    assert [path for path in named if not (ROOT / path).exists()] == []


def test_every_page_is_reached_from_the_readme() -> None:
    linked = set(re.findall(r"\]\((docs/[\w-]+\.md)", README.read_text(encoding="utf-8")))
    assert {name_of(page) for page in PAGES if page != README} == linked


def test_the_pictures_of_the_readme_are_small_and_as_wide_as_told() -> None:
    pictures = re.findall(r"!\[[^\]]+\]\(([^)]+\.png)\)", README.read_text(encoding="utf-8"))
    assert pictures
    for name in pictures:
        data = (ROOT / name).read_bytes()
        assert len(data) < 300_000, name
        assert struct.unpack(">II", data[16:24])[0] == 1280, name


def test_the_pictures_are_whole() -> None:
    for path in sorted((DOCS / "pictures").glob("*.png")):
        data, at, pixels = path.read_bytes(), 8, b""
        while at < len(data):
            (length,) = struct.unpack(">I", data[at : at + 4])
            if data[at + 4 : at + 8] == b"IDAT":
                pixels += data[at + 8 : at + 8 + length]
            at += 12 + length
        assert len(set(zlib.decompress(pixels))) > 16, path.name  # no blank page


def test_what_the_readme_says_of_quality_stands_on_the_page_of_quality() -> None:
    readme, page = prose(README), plain((DOCS / "quality.md").read_text(encoding="utf-8"))
    quoted = re.findall(r"^ *> (.+)$", readme, re.MULTILINE)
    assert quoted
    assert [words for words in quoted if plain(words) not in page] == []
    figures = re.findall(r"(?<![\w.])\.\d{2,3}\b", readme)
    assert figures
    assert [figure for figure in figures if figure not in page] == []


def plain(text: str) -> str:
    return " ".join(text.replace("*", "").split())


def test_the_turtle_of_the_vocabulary_page_is_in_the_graph(seeds: Path) -> None:
    head = (seeds / "graph.ttl").read_text(encoding="utf-8")
    prefixes = "".join(re.findall(r"^@prefix .*\n", head, re.MULTILINE))
    shown = [block.text for block in blocks(DOCS / "vocabulary.md") if block.language == "turtle"]
    wanted = {str(q.triple) for text in shown for q in ox.parse(prefixes + text, format=ox.RdfFormat.TURTLE)}
    there = {str(quad.triple) for quad in ox.parse(path=str(seeds / "graph.ttl"), format=ox.RdfFormat.TURTLE)}
    assert wanted
    assert wanted - there == set()
