"""The query page with YASGUI, where its bundle was built (make frontend); else it leads to the plain form."""

from __future__ import annotations

import re
import secrets
from collections.abc import Mapping
from functools import cache
from pathlib import Path

from kg.config import share
from kg.errors import KgError
from kg.identity import ONTOLOGY
from kg.rdf.guard import tokens
from kg.rdf.questions import bound, questions
from kg.serve.pages.ask import EXAMPLE
from kg.serve.pages.index import index
from kg.serve.pages.render import html, script
from kg.serve.problems import RefusedError
from kg.serve.snapshot import Snapshot
from kg.serve.wire import Reply, Request

# What bears the page's nonce may run or dress, and besides it one style that YASGUI writes itself (of the grips between
# its columns; by its hash). Its stylesheet draws signs (data:).
_POLICY = (
    "default-src 'none'; script-src 'nonce-{0}'; "
    "style-src 'nonce-{0}' 'sha256-zCK2EVMoPc04mRF/g5CotUvxbJPWS+8V0b+s9ptqQIk='; "
    "img-src 'self' data:; font-src data:; "
    "connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
)


def declared(text: str, prefixes: Mapping[str, str]) -> str:
    """A query with the prefixes declared that it uses: the editor would mark them as unknown."""
    used = dict.fromkeys(t.text.partition(":")[0] for t in tokens(text) if t.kind == "name")
    own = set(re.findall(r"\bPREFIX\s+([\w.-]*):", text, re.IGNORECASE))
    wanted = [name for name in used if name in prefixes and name not in own]
    return "".join(f"PREFIX {name}: <{prefixes[name]}>\n" for name in wanted) + text


@cache
def bundle() -> Path | None:
    """The folder of the bundles that `make frontend` builds; None where they were not built."""
    folder = share("frontend", "built")
    return folder if (folder / "query.js").is_file() else None


def editor(snapshot: Snapshot, request: Request, given: dict[str, str]) -> Reply:
    """The page, with a query, or a ready question with its defaults, in the editor."""
    known = questions()
    asked = known.get(given.get("question", ""))
    text, problem = given.get("query", ""), None
    if not text and asked is not None:
        try:
            text = bound(snapshot.store, asked, {})
        except (RefusedError, KgError) as error:
            problem, text = str(error), asked.text
    text = declared(text or EXAMPLE, snapshot.prefixes)
    nonce = secrets.token_urlsafe(16)
    terms = index(snapshot).looks.ontology
    told = {
        "endpoint": f"{request.origin or snapshot.base_path}/sparql",
        "root": snapshot.base_path,
        "base": snapshot.store.base,
        "prefixes": snapshot.prefixes,
        "query": text,
        "name": asked.name if asked else "Query" if given.get("query") else "",
        "classes": [term.iri for term in terms.classes() if term.iri.startswith(ONTOLOGY)],
        "properties": [term.iri for term in terms.properties() if term.iri.startswith(ONTOLOGY)],
    }
    return html(
        snapshot,
        request,
        "editor.html",
        known=known,
        asked=asked,
        built=bundle() is not None,
        problem=problem,
        told=script(told),
        nonce=nonce,
        policy=_POLICY.format(nonce),
    )
