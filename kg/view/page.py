"""The network page: one offline file, made by pyvis from a template of our own."""

from __future__ import annotations

import base64
import html
import json
import re
from collections.abc import Mapping
from hashlib import sha256
from pathlib import Path
from typing import Any

from kg.config import share
from kg.view.data import WHOLE, data
from kg.view.drawing import Drawing, drawing
from kg.view.model import library, model
from kg.view.reading import reading
from kg.view.strongest import count_drawn, strongest
from kg.view.triples import Quads
from kg.vocabulary import Display

TEMPLATES = Path(__file__).resolve().parent / "templates"


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
    whole = reading(store, sources=sources, looks=looks)
    return html_of(drawing(strongest(whole)), title=title, of=count_drawn(whole))


def html_of(drawn: Drawing, *, title: str, of: int | None = None) -> str:
    """The page of a drawing; `of` is how many things the whole graph has, if these are its strongest part."""
    net = model(drawn)
    net.set_template_dir(str(TEMPLATES), "page.html")
    held = count_drawn(drawn.reading)
    vis, webgl, script = map(_plain, (library(), _webgl() if held > WHOLE else "", _joined("js", ".js")))
    style = _joined("css", ".css")
    net.templateEnv.globals.update(
        title=html.escape(title).encode("ascii", "xmlcharrefreplace").decode("ascii"),
        policy=_policy([text for text in (vis, webgl, script) if text], style),
        library=vis,
        webgl=webgl,
        script=script,
        style=style,
        data=_json(data(drawn, title=title, of=of or held)),
    )
    return str(net.generate_html("network.html"))


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


def _json(value: Any) -> str:
    """JSON that no HTML parser takes for a tag, nor JavaScript for the end of a line."""
    text = json.dumps(value, ensure_ascii=False, separators=(",", ":"))
    # Most names in other scripts would take three times the room.
    if len(escaped := _plain(text)) < 1.1 * len(text.encode()):
        text = escaped
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
