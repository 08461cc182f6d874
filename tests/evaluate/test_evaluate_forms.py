"""The same text in another form says the same: line ends, hard spaces, indents, bold labels, dots behind titles."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import pytest

from kg.extract import Reader
from kg.lexicon import lexicon
from kg.model import Extraction, RawFile
from kg.read import document
from kg.split import sentences
from kg.vocabulary.register import authority

TEXTS = sorted((Path(__file__).parent / "written" / "opened" / "texts").iterdir())[::8]
LABELS = r"Moderators?|Chair|Speakers?|Panellists?|Venue|Date|Organi[sz]ers?|Hosts?|Where|When"
FORMS: dict[str, Callable[[str], str]] = {
    "line ends of Windows": lambda text: text.replace("\n", "\r\n"),
    "line ends of old Macs": lambda text: text.replace("\n", "\r"),
    "hard spaces behind titles": lambda text: re.sub(r"\b(Mr|Ms|Mrs|Dr)\. ", "\\1.\xa0", text),
    "hard spaces in dates": lambda text: re.sub(r"(\d) ([A-Z][a-z]+ \d{4})", "\\1\xa0\\2", text),
    "two spaces behind a full stop": lambda text: re.sub(r"\. (?=[A-Z])", ".  ", text),
    "titles with their dots": lambda text: re.sub(r"\b(Mr|Ms|Mrs|Dr) (?=[A-Z])", r"\1. ", text),
    "labels in bold": lambda text: re.sub(rf"(?m)^({LABELS}):", r"**\1:**", text),
}


@pytest.fixture(scope="module")
def reader() -> Reader:
    """Rules only: what the grammar sees of a sentence is the same in all forms."""
    return Reader(lexicon(), authority())


def said(reader: Reader, name: str, text: str) -> set[tuple[str, str, str]]:
    """What a text says, by the first names of the things it is said of."""
    found, problems = document(RawFile(name, name, text.encode()))
    assert found is not None, problems
    read = reader.extraction(found, sentences(found))
    return {(called(read, r.subject), r.predicate, called(read, r.object)) for r in read.relations}


def called(read: Extraction, end: object) -> str:
    """The name of one end of a relation, or its value."""
    if not isinstance(end, int):
        return getattr(end, "text", str(end))
    thing = read.referents[end]
    name = thing.names[0] if thing.names else str(thing.key)
    return " ".join([name, *(called(read, n) for n in (thing.post_in, thing.post_for) if n is not None)])


@pytest.mark.parametrize("form", FORMS)
def test_a_text_says_the_same_in_another_form(form: str, reader: Reader) -> None:
    lost = {}
    for path in TEXTS:
        text = path.read_text(encoding="utf-8")
        if (other := FORMS[form](text)) != text:
            differing = said(reader, path.name, text) ^ said(reader, path.name, other)
            lost |= {path.name: sorted(differing)} if differing else {}
    assert lost == {}
