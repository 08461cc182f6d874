"""HTML: the text of the page without menus, banners and scripts, its headings, paragraphs, items, quotes and tables."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from lxml import etree, html

from kg.kept.patterns import compiled
from kg.model import BlockKind, Problem, RawFile
from kg.read.decode import Decoded, decoded
from kg.read.forms import Reading
from kg.read.page import CLOSES, OPENS, Page, unmarked

_CHARSET = re.compile(rb"<meta[^>]{0,200}?charset\s*=\s*[\"']?\s*([A-Za-z0-9_.:-]{2,40})", re.IGNORECASE)
_DECLARATION = compiled(r"^\s*<\?xml[^>]{0,200}\?>")
# What never is the text of a page.
_DROPPED = frozenset(
    """
    script style noscript template nav footer aside form button select textarea iframe object svg canvas audio video
    dialog menu math head title link meta
    """.split()  # noqa: SIM905 - reads better without quotation marks
)
_CHROME = compiled(
    r"(?:^|[\s_-])(?:nav(?:igation|bar)?|menu|breadcrumbs?|cookies?|consent|banner|sidebar|share|sharing|social|footer|site-?header|"
    r"masthead|skip(?:-?link|-?to)?|pagination|pager|related|newsletter|subscribe|search(?:-?form)?|advert\w*|promo|comments?|"
    r"sr-only|visually-hidden|screen-reader\w*|print-only)(?:$|[\s_-])",
    re.IGNORECASE,
)
_ROLES = frozenset({"navigation", "banner", "contentinfo", "search", "complementary", "dialog", "alert", "menu"})
_PARAGRAPHS = """
    p div section article main body center address pre dl dt dd figure figcaption header hgroup details summary fieldset
    html ul ol table tbody thead tfoot caption hr
    """
_BLOCKS: dict[str, BlockKind] = {
    **dict.fromkeys(_PARAGRAPHS.split(), "paragraph"),
    **dict.fromkeys(("h1", "h2", "h3", "h4", "h5", "h6"), "heading"),
    "li": "item",
    "blockquote": "quote",
}
# A short block of which so much is links is a menu, whatever it calls itself.
LINKED = 0.8
LONGEST_MENU = 200
_MARK = compiled(r"\s*[\[(]?(?:\d{1,3}|[*†‡])[\])]?\s*$")
_ITEM_PARENTS = ("item", "quote")
_EMPHASISED = ("i", "em", "cite", "b", "strong")


def read(raw: RawFile) -> tuple[Reading | None, tuple[Problem, ...]]:
    """The reader's text of a page and what its header says (title, date, language, address)."""
    text, problems = _text(raw)
    if text is None:
        return None, problems
    reading = reading_of(text.text, text.encoding)
    if reading is None:
        return None, (*problems, Problem(raw.id, "skipped: no HTML that can be read", "error"))
    return reading, problems


def reading_of(text: str, encoding: str) -> Reading | None:
    """The reading of a page's source text; None where nothing of it can be parsed."""
    try:
        parser = html.HTMLParser(remove_comments=True, remove_pis=True, no_network=True)
        root = html.document_fromstring(_DECLARATION.sub("", text).replace("\0", ""), parser=parser)
    except (etree.LxmlError, ValueError):
        return None
    page = Page()
    for kind, level, words in _blocks(_main(root)):
        page.add(kind, words, level=level)
    header = _Header(root)
    return Reading(
        page.source,
        encoding,
        layout=tuple(page.layout),
        emphases=tuple(page.emphases),
        title=header.title(),
        date=header.meta("article:published_time", "dc.date", "dcterms.date", "date", "datepublished", "pubdate"),
        origin=header.origin(),
        language=(root.get("lang") or "")[:2].lower() or None,
    )


def _text(raw: RawFile) -> tuple[Decoded | None, tuple[Problem, ...]]:
    """The page's text in the encoding that it declares, if it is in it."""
    declared = _CHARSET.search(raw.data[:4096])
    name = declared[1].decode("ascii").lower() if declared else "utf-8"
    if name not in ("utf-8", "utf8") and not raw.data.startswith((b"\xef\xbb\xbf", b"\xff\xfe", b"\xfe\xff")):
        try:
            return Decoded(raw.data.decode("cp1252" if name in ("iso-8859-1", "latin-1") else name), name), ()
        except (LookupError, UnicodeDecodeError):
            pass  # it says what it is not: let it be found out
    return decoded(raw.id, raw.data)


def _main(root: Any) -> Any:
    """The element that holds the text: the only main or article of the page, else its body."""
    for path in ("//main", "//*[@role='main']", "//article"):
        found = root.xpath(path)
        if len(found) == 1 and len(found[0].text_content().strip()) > 200:
            return found[0]
    bodies = root.xpath("//body")
    return bodies[0] if bodies else root


def _blocks(main: Any) -> Iterator[tuple[BlockKind, int, str]]:
    """The blocks below an element: kind, level, words. A walk without recursion: pages nest as deep as they like."""
    collecting = _Collecting()
    for event, element in etree.iterwalk(main, events=("start", "end")):
        tag = element.tag if isinstance(element.tag, str) else ""
        if event == "start":
            collecting.start(element, tag)
        else:
            collecting.end(element, tag, last=element is main)
        yield from collecting.taken()
    collecting.close()
    yield from collecting.taken()


class _Collecting:
    """The words between two block borders, and how many of them are link text."""

    def __init__(self) -> None:
        self._words: list[str] = []
        self._linked = 0
        self._links = 0
        self._skipped = 0
        self._kinds: list[tuple[BlockKind, int]] = []
        self._row: list[str] | None = None
        self._done: list[tuple[BlockKind, int, str]] = []

    def taken(self) -> list[tuple[BlockKind, int, str]]:
        """The blocks finished since the last call."""
        done, self._done = self._done, []
        return done

    def start(self, element: Any, tag: str) -> None:
        """Enter an element."""
        if self._skipped or _is_chrome(element, tag):
            self._skipped += 1
            return
        if tag == "tr":
            self.close()
            self._row = []
        elif tag in _BLOCKS and self._row is None:
            self.close()
            level = int(tag[1]) if tag[0] == "h" and tag[1:].isdigit() else int(tag == "li")
            inherits = _BLOCKS[tag] == "paragraph" and bool(self._kinds) and self._kinds[-1][0] in _ITEM_PARENTS
            self._kinds.append(self._kinds[-1] if inherits else (_BLOCKS[tag], level))
        elif tag == "br":
            self._words.append("\n")
        elif tag == "a":
            self._links += 1
        elif tag in _EMPHASISED:
            self._words.append(OPENS)
        self._put(element.text, tag)

    def end(self, element: Any, tag: str, *, last: bool) -> None:
        """Leave an element; the words after it belong to what is around it."""
        if self._skipped:
            self._skipped -= 1
        elif tag in ("td", "th") and self._row is not None:
            self._row.append(" ".join("".join(self._words).split()))
            self._words = []
        elif tag == "tr" and self._row is not None:
            cells, self._row = [c for c in self._row if c], None
            self._words = []
            if cells:
                self._done.append(("table", 0, " | ".join(cells)))
        elif tag in _BLOCKS and self._row is None and self._kinds:
            self.close()
            self._kinds.pop()
        elif tag == "a":
            self._links -= 1
        elif tag in _EMPHASISED:
            self._words.append(CLOSES)
        if not last and not self._skipped:
            self._put(element.tail, "")

    def _put(self, text: str | None, tag: str) -> None:
        if text and not (tag == "sup" and _MARK.match(text)):
            words = unmarked(re.sub(r"\s+", " ", text))
            self._words.append(words)
            self._linked += len(words) if self._links else 0

    def close(self) -> None:
        """End the block under way."""
        words = "".join(self._words)
        length, linked = len(unmarked(words).strip()), self._linked
        self._words, self._linked = [], 0
        kind, level = self._kinds[-1] if self._kinds else ("paragraph", 0)
        if length and not (kind == "item" and length < LONGEST_MENU and linked > LINKED * length):
            self._done.append((kind, level, words))


def _is_chrome(element: Any, tag: str) -> bool:
    if tag in _DROPPED or not tag or element.get("hidden") is not None or element.get("aria-hidden") == "true":
        return True
    if element.get("role") in _ROLES or "display:none" in (element.get("style") or "").replace(" ", ""):
        return True
    if tag in ("body", "html", "main", "article", "h1"):
        return False
    return bool(_CHROME.search(f"{element.get('class') or ''} {element.get('id') or ''}"[:500]))


class _Header:
    """What a page says of itself in its head."""

    def __init__(self, root: Any) -> None:
        self._root = root
        self._meta: dict[str, str] = {}
        for element in root.iter("meta"):
            key = (element.get("property") or element.get("name") or element.get("itemprop") or "").lower()
            if key and element.get("content"):
                self._meta.setdefault(key, " ".join(element.get("content").split()))

    def meta(self, *keys: str) -> str | None:
        """The first of these that is given."""
        return next((self._meta[k] for k in keys if k in self._meta), None)

    def title(self) -> str | None:
        """The title of the text: its only first-level heading, else what the page is shared under, else its title."""
        headings, titles = ([" ".join(e.text_content().split()) for e in self._root.iter(t)] for t in ("h1", "title"))
        only = headings[0] if len(headings) == 1 else None
        return only or self.meta("og:title") or next(iter(titles), None) or None

    def origin(self) -> str | None:
        """The address that the page gives for itself."""
        links = self._root.xpath("//link[@rel='canonical']/@href")
        return str(links[0]) if links else self.meta("og:url")
