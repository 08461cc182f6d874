"""Values of kg.model as bytes and back: rows of their fields as JSON, which runs nothing and loads in no time.

Fields are in the order of the classes; the key under which a record is kept names the version of the code, so that no
row is read by other classes than those that wrote it. What cannot be read is None: it is made anew.
"""

from __future__ import annotations

import json
import zlib
from collections.abc import Callable, Iterable, Mapping
from operator import attrgetter
from typing import Any

from msgspec import Struct
from msgspec.structs import fields

from kg.model import (
    Block,
    Document,
    Enactment,
    Extraction,
    Mention,
    OffsetMap,
    Problem,
    Referent,
    Relation,
    Segment,
    Sentence,
    Span,
    Trace,
    Utterance,
    Value,
)

Row = list[Any]

# Texts compress to a third even at the fastest level.
_LEVEL = 1
# Stands for the traces of a relation where nobody asks for them.
_NOWHERE = (Trace(0, 0),)


def _getter(kind: type[Struct], *without: str) -> Callable[[Any], tuple[Any, ...]]:
    return attrgetter(*(f.name for f in fields(kind) if f.name not in without))


_sentence, _mention, _referent, _block = _getter(Sentence), _getter(Mention), _getter(Referent), _getter(Block)
_problem, _enactment, _trace = _getter(Problem), _getter(Enactment), _getter(Trace)
_relation = _getter(Relation, "object", "traces")
_utterance = _getter(Utterance, "traces")
_document = _getter(Document, "source", "text", "offsets", "blocks", "emphases", "damaged", "links")


def extraction_packed(extraction: Extraction | None, problems: Iterable[Problem]) -> bytes:
    """What became of a file, whole."""
    row = [list(map(_problem, problems)), None if extraction is None else _whole(extraction)]
    return zlib.compress(_json(row), _LEVEL)


def extraction_of(data: bytes) -> tuple[Extraction | None, tuple[Problem, ...]] | None:
    """What extraction_packed packed; None for anything else."""
    try:
        problems, row = json.loads(zlib.decompress(data))
        return (None if row is None else _extraction(row)), tuple(Problem(*p) for p in problems)
    except (ValueError, TypeError, zlib.error):
        return None


def source_of(data: bytes) -> str | None:
    """The text as read from the file, of what extraction_packed packed; None where there is none."""
    try:
        row = json.loads(zlib.decompress(data))[1]
        return None if row is None else str(row[1])
    except (ValueError, TypeError, IndexError, zlib.error):
        return None


def outline_packed(
    extraction: Extraction | None, titled: Mapping[int, tuple[str, ...]], problems: Iterable[Problem]
) -> bytes:
    """What linking needs of a document: what it speaks of, what is said of it, no text and no place."""
    row: Row = [list(map(_problem, problems)), None]
    if extraction is not None:
        row[1] = [
            document_row(extraction.document),
            list(map(_referent, extraction.referents)),
            [(*_relation(r), _object(r.object)) for r in extraction.relations],
            extraction.text_of,
            sorted(titled.items()),
        ]
    return _json(row)


def outline_of(
    data: bytes, same: dict[Any, Any] | None = None
) -> tuple[Extraction | None, dict[int, tuple[str, ...]], tuple[Problem, ...]] | None:
    """What outline_packed packed, as an extraction without texts, sentences, mentions and places; None for else.

    `same` holds values of other documents: what this one has too is not kept twice. Half of all referents are such.
    """
    one = dict[Any, Any]().setdefault if same is None else same.setdefault
    try:
        problems, row = json.loads(data)
        told = tuple(Problem(*p) for p in problems)
        if row is None:
            return None, {}, told
        head, referents, relations, text_of, titled = row
        extraction = Extraction(
            document_of(head),
            (),
            (),
            tuple(one(r, r) for r in map(_referent_of, referents)),
            tuple(one(r, r) for r in (Relation(*_ends(row), _NOWHERE, *row[2:-1]) for row in relations)),
            text_of=text_of,
        )
        return extraction, {number: tuple(names) for number, names in titled}, told
    except (ValueError, TypeError):
        return None


def document_row(document: Document) -> Row:
    """A document as plain values, without its text."""
    return list(_document(document))


def document_of(row: Row) -> Document:
    """What document_row wrote: a document without its text."""
    return _document_of(row, "", "", [[], []], [], [], [], [])


def _json(row: Row) -> bytes:
    return json.dumps(row, ensure_ascii=True, separators=(",", ":")).encode("ascii")


def _whole(extraction: Extraction) -> Row:
    document = extraction.document
    return [
        _document(document),
        document.source,
        document.text if document.text != document.source else None,
        [document.offsets.segments, document.offsets.breaks],
        list(map(_block, document.blocks)),
        document.emphases,
        document.damaged,
        document.links,
        list(map(_sentence, extraction.sentences)),
        list(map(_mention, extraction.mentions)),
        list(map(_referent, extraction.referents)),
        [(*_relation(r), _object(r.object), list(map(_trace, r.traces))) for r in extraction.relations],
        [(*_utterance(u), list(map(_trace, u.traces))) for u in extraction.utterances],
        list(map(_enactment, extraction.enactments)),
        list(map(_problem, extraction.problems)),
        extraction.text_of,
    ]


def _extraction(row: Row) -> Extraction:
    head, source, text, offsets, blocks, emphases, damaged, links, *rest = row
    sentences, mentions, referents, relations, utterances, enactments, problems, text_of = rest
    return Extraction(
        _document_of(head, source, source if text is None else text, offsets, blocks, emphases, damaged, links),
        tuple(Sentence(*s) for s in sentences),
        tuple(Mention(*m) for m in mentions),
        tuple(map(_referent_of, referents)),
        tuple(Relation(*_ends(r[:-1]), tuple(map(_trace_of, r[-1])), *r[2:-2]) for r in relations),
        tuple(Utterance(u[0], u[1], u[2], tuple(map(_trace_of, u[4])), u[3]) for u in utterances),
        tuple(Enactment(*e) for e in enactments),
        tuple(Problem(*p) for p in problems),
        text_of,
    )


def _document_of(
    head: Row, source: str, text: str, offsets: Row, blocks: Row, emphases: Row, damaged: Row, links: Row
) -> Document:
    id, file, media, sha256, encoding, *facts = head
    map = OffsetMap(tuple(Segment(*s) for s in offsets[0]), tuple(offsets[1]))
    made = tuple(Block(*b) for b in blocks)
    kind, title, date, language, origin, licence, symbol = facts
    return Document(
        id,
        file,
        media,
        sha256,
        encoding,
        source,
        text,
        map,
        made,
        kind,
        title,
        date,
        language,
        origin,
        licence,
        symbol,
        tuple(Span(*s) for s in emphases),
        tuple(Span(*s) for s in damaged),
        tuple(Span(*s) for s in links),
    )


def _referent_of(row: Row) -> Referent:
    kind, names, key, acronyms, role, post_in, post_for, holder, attributes = row
    pairs = tuple((k, v) for k, v in attributes)
    return Referent(kind, tuple(names), key, tuple(acronyms), role, post_in, post_for, holder, pairs)


def _trace_of(row: Row) -> Trace:
    return Trace(row[0], row[1], *(None if span is None else Span(*span) for span in row[2:]))


def _object(object: int | Value) -> int | tuple[str, str]:
    return object if isinstance(object, int) else (object.text, object.kind)


def _ends(row: Row) -> tuple[int, str, int | Value]:
    """Subject, predicate and object of a relation's row, in which the object stands last."""
    return row[0], row[1], row[-1] if isinstance(row[-1], int) else Value(*row[-1])
