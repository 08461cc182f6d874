"""Pages from templates: all read before a worker is sealed, every value escaped."""

from __future__ import annotations

import hashlib
import json
import re
from pathlib import Path
from typing import Any
from urllib.parse import quote, urlencode

from jinja2 import DictLoader, Environment, StrictUndefined
from markupsafe import Markup

from kg.rdf.witness import Ref, Witness, marks
from kg.serve.answer import etag, not_modified, small
from kg.serve.pages.index import Index, href, index
from kg.serve.snapshot import Snapshot
from kg.serve.wire import Reply, Request

_FOLDER = Path(__file__).resolve().parents[1] / "templates"
_SOURCES = {path.name: path.read_text(encoding="utf-8") for path in sorted(_FOLDER.glob("*.html"))}
_ENVIRONMENT = Environment(
    loader=DictLoader(_SOURCES), autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True
)


def prepare() -> None:
    """Compile every template."""
    for name in _SOURCES:
        _ENVIRONMENT.get_template(name)


def html(
    snapshot: Snapshot,
    request: Request,
    template: str,
    *,
    status: int = 200,
    nonce: str = "",
    policy: str | None = None,
    **values: Any,
) -> Reply:
    """A page; `policy` takes the place of every page's, and its scripts and styles bear the `nonce`."""
    room = index(snapshot)
    root = snapshot.base_path
    text = _ENVIRONMENT.get_template(template).render(
        root=root,
        site=snapshot.title,
        room=room,
        here=request.path,
        link=lambda ref: href(root, ref),
        place=lambda witness: place(room, root, witness),
        marked=marked,
        words=room.words,
        look=lambda kind: room.looks[kind or "Thing"],
        query_string=lambda **pairs: urlencode(pairs, quote_via=quote),
        day=day,
        value=value,
        nonce=Markup(' nonce="{}"').format(nonce) if nonce else "",
        **values,
    )
    body = text.encode("utf-8", "replace")
    kind = ("content-type", "text/html; charset=utf-8")
    headers = [("vary", "accept, accept-encoding"), ("cache-control", "no-cache")]
    if policy is not None:
        headers.append(("content-security-policy", policy))
    elif status == 200:
        tag = etag(snapshot, request, hashlib.sha256(body).hexdigest())
        unchanged = not_modified(request, tag)
        if unchanged is not None:
            return unchanged
        headers.append(("etag", tag))
    return small(request, Reply(status, (kind, *headers), body))


def script(value: object) -> Markup:
    """JSON that can stand in a script element."""
    text = json.dumps(value, ensure_ascii=False)
    return Markup(text.replace("&", "\\u0026").replace("<", "\\u003c").replace(">", "\\u003e"))


def place(room: Index, root: str, witness: Witness) -> str | None:
    """Where a sentence stands on the page of its document."""
    source = room.by_file.get(witness.file)
    return None if source is None else f"{href(root, Ref(source.title, source.id))}#at-{witness.begin}"


def marked(witness: Witness) -> Markup:
    """The words of a sentence with subject, trigger and object marked."""
    from kg.view.passages import Shown

    shown = Shown([(witness.begin, witness.sentence)])
    found = []
    for span, mark in zip(marks(witness.spans), "sto", strict=False):
        if span is not None and witness.begin <= span[0] < span[1] <= witness.end:
            found.append((shown.place(span[0]), shown.place(span[1]), mark))
    return spans(shown.text, found)


def spans(text: str, found: list[tuple[int, int, str]]) -> Markup:
    """Text with `<mark>`s of these classes; of two that overlap the first stands."""
    parts, at = [], 0
    for begin, end, mark in sorted(found):
        if begin >= at and end > begin:
            parts += [Markup.escape(text[at:begin]), Markup('<mark class="{}">{}</mark>').format(mark, text[begin:end])]
            at = end
    return Markup("").join([*parts, Markup.escape(text[at:])])


_MONTHS = "January February March April May June July August September October November December".split()  # noqa: SIM905


def day(text: str) -> str:
    """A date as it is read: 25 June 2021."""
    year, _, rest = text.partition("-")
    month, _, number = rest.partition("-")
    if not month.isdecimal() or len(month) > 2 or not 1 <= int(month) <= 12:
        return text
    return " ".join(part for part in (number.lstrip("0"), _MONTHS[int(month) - 1], year) if part)


_DATE = re.compile(r"\d{4}-\d\d(-\d\d)?", re.ASCII)
_TIME = re.compile(r"(\d{4}-\d\d-\d\d)T(\d\d:\d\d):00(Z|[+-]\d\d:\d\d)?", re.ASCII)
_TRUTH = {"true": "yes", "false": "no"}


def value(text: str) -> str:
    """A value as it is read: a date or time in words, a truth as yes or no."""
    time = _TIME.fullmatch(text)
    if time:
        zone = {None: "", "Z": " UTC"}.get(time[3], f" (UTC{time[3].replace('-', '−')})")
        return f"{day(time[1])}, {time[2]}{zone}"
    return day(text) if _DATE.fullmatch(text) else _TRUTH.get(text, text)
