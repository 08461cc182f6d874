"""The network page: one offline file, made by pyvis from a template of our own."""

from __future__ import annotations

import base64
import html
import json
import re
from collections.abc import Iterator, Mapping
from hashlib import sha256
from pathlib import Path
from typing import Any

import msgspec

from kg.config import share
from kg.view.data import WHOLE, data
from kg.view.drawing import Drawing, drawing
from kg.view.model import library, model
from kg.view.reading import reading
from kg.view.strongest import count_drawn, strongest
from kg.view.triples import Quads
from kg.vocabulary import Display

TEMPLATES = Path(__file__).resolve().parent / "templates"
# Where the template has its data; no page has such a character.
_HERE = "\0"
# Rows that become JSON at once.
_ROWS = 2_000


def page(
    store: Quads,
    *,
    title: str = "Knowledge graph",
    sources: Mapping[str, str] | None = None,
    looks: Display | None = None,
) -> str:
    """The page of a graph as HTML, the same bytes for the same graph.

    `sources` are the texts of the files by kg:file; with them the page tells the line of each sentence. `looks` are
    those of a user's own ontology files, where there are any.
    """
    return "".join(parts(store, title=title, sources=sources, looks=looks))


def parts(
    store: Quads,
    *,
    title: str = "Knowledge graph",
    sources: Mapping[str, str] | None = None,
    looks: Display | None = None,
) -> Iterator[str]:
    """The page as parts that follow each other: the whole of a large one need never be in memory at once."""
    whole = reading(store, sources=sources, looks=looks)
    return _parts(drawing(strongest(whole)), title=title, of=count_drawn(whole))


def html_of(drawn: Drawing, *, title: str, of: int | None = None) -> str:
    """The page of a drawing; `of` is how many things the whole graph has, if these are its strongest part."""
    return "".join(_parts(drawn, title=title, of=of))


def _parts(drawn: Drawing, *, title: str, of: int | None = None) -> Iterator[str]:
    net = model(drawn)
    net.set_template_dir(str(TEMPLATES), "page.html")
    held = count_drawn(drawn.reading)
    vis, webgl, script = map(_plain, (library(), _webgl() if held > WHOLE else "", _joined("js", ".js")))
    style = _joined("css", ".css")
    net.templateEnv.globals.update(
        title=html.escape(title.replace(_HERE, "")).encode("ascii", "xmlcharrefreplace").decode("ascii"),
        policy=_policy([text for text in (vis, webgl, script) if text], style),
        library=vis,
        webgl=webgl,
        script=script,
        style=style,
        data=_HERE,
    )
    before, _, after = str(net.generate_html("network.html")).partition(_HERE)
    yield before
    yield from map(_harmless, _json(data(drawn, title=title, of=of or held)))
    yield after


def _webgl() -> str:
    """The renderer of large graphs, where it was bundled (make frontend); else nothing, and the page says so."""
    bundle = share("frontend", "built", "network.js")
    return bundle.read_text(encoding="utf-8").rstrip() if bundle.is_file() else ""


def _joined(folder: str, suffix: str) -> str:
    """All files of a folder of templates in the order of their names, as one text."""
    files = sorted(path for path in (TEMPLATES / folder).iterdir() if path.suffix == suffix)
    text = "\n".join(path.read_text(encoding="utf-8") for path in files)
    return f'"use strict";\n(() => {{\n{text}\n}})();' if suffix == ".js" else text


def _plain(script: str) -> str:
    """The same script in ASCII: of a page that is all ASCII a browser keeps and reads one byte for each letter."""
    return re.sub("[^\x00-\x7f]+", lambda found: json.dumps(found[0])[1:-1], script)


def _json(value: Mapping[str, Any]) -> Iterator[str]:
    """An object as JSON, in parts; in ASCII unless names in other scripts would then take thrice the room."""
    written = escaped = 0
    for part in _dumped(value):
        written += len(part.encode())
        escaped += len(_plain(part))
    plain = escaped < 1.1 * written
    for part in _dumped(value):
        yield _harmless(_plain(part) if plain else part)


def _dumped(value: Mapping[str, Any]) -> Iterator[str]:
    """An object as JSON, its long lists some rows at a time."""
    for number, (name, held) in enumerate(value.items()):
        yield f"{',' if number else '{'}{_text(name)}:"
        if not isinstance(held, (list, tuple)) or len(held) <= _ROWS:
            yield _text(held)
            continue
        for begin in range(0, len(held), _ROWS):
            yield f"{',' if begin else '['}{_text(held[begin : begin + _ROWS])[1:-1]}"
        yield "]"
    yield "}"


def _text(value: Any) -> str:
    return msgspec.json.encode(value).decode()


def _harmless(text: str) -> str:
    """JSON that no HTML parser takes for a tag, nor JavaScript for the end of a line."""
    for character in "<>&\u2028\u2029":
        text = text.replace(character, f"\\u{ord(character):04x}")
    return text


def _policy(scripts: list[str], style: str) -> str:
    """The content security policy: nothing from anywhere, only these very scripts and this very style."""
    allowed = " ".join(map(_hash, scripts))
    return (
        f"default-src 'none'; script-src {allowed}; style-src {_hash(style)}; img-src data: blob:; "
        "connect-src 'none'; base-uri 'none'; form-action 'none'"
    )


def _hash(text: str) -> str:
    return f"'sha256-{base64.b64encode(sha256(text.encode()).digest()).decode()}'"
