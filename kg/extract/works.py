"""Documents: by symbol, by title, by a title in italics or quotation marks with its symbol."""

from __future__ import annotations

import re

from kg.extract.draft import Draft, folded_name, plain
from kg.extract.instruments import Instruments
from kg.extract.projects import Projects
from kg.kept.patterns import compiled
from kg.lexicon import Lexicon
from kg.model import Mention, Relation, Span, Trace

# A symbol in brackets behind what tells from whom a paper is, and to whom.
_SYMBOL_BEHIND = compiled(
    r"(?:,? (?:from|by|of|to|addressed) [^().;]{2,160}?)? ?\((?P<symbol>[A-Z]{1,12}/[\w./-]{1,60})\)"
)


class Works:
    """Finds documents by symbol and title; projects and known instruments own in between."""

    def __init__(self, lexicon: Lexicon, instruments: Instruments, projects: Projects) -> None:
        self._instruments = instruments
        self._projects = projects
        self._symbol = lexicon.pattern("document-symbol")
        self._record = lexicon.pattern("meeting-record")
        self._draft_symbol = lexicon.pattern("draft-symbol")
        self._title = lexicon.pattern("title-with-symbol")
        self._entitled = lexicon.pattern("document-entitled")
        self._dated_paper = lexicon.pattern("dated-paper")
        self._in_quotes = lexicon.pattern("quoted-with-symbol")
        self._emphasis_tail = lexicon.pattern("symbol-behind")
        self._emphasis_inside = lexicon.pattern("symbol-inside")

    def note(self, draft: Draft) -> None:
        """Note projects, titled documents, known instruments and symbols; in the order in which they own."""
        self._projects.note(draft)
        self._titled(draft)
        self._instruments.known(draft)
        self._symbols(draft)
        if draft.document.kind == "resolution":
            self._dated(draft)

    def _dated(self, draft: Draft) -> None:
        """What a resolution recalls by its date alone: "the statement of 4 October 1982"."""
        for match in self._dated_paper.finditer(draft.text):
            if draft.free(*match.span()):
                behind = _SYMBOL_BEHIND.match(draft.text, match.end())
                symbol = None if behind is None else self._symbol.fullmatch(behind["symbol"])
                # "the letter dated 4 May 1999 from the Secretary-General (S/1999/444)" is the paper of that symbol.
                number = draft.refer("Document", match[0], key=None if symbol is None else symbol[0])
                draft.mention(*match.span(), number, form="name", rule="dated-paper")

    def _titled(self, draft: Draft) -> None:
        text = draft.text
        for begin, end in draft.document.emphases:
            tail = self._emphasis_tail.match(text, end)
            inside = self._emphasis_inside.search(text[begin:end])
            if tail is not None and self._symbol.fullmatch(tail[2]) and end - begin > 10:
                self._document(draft, begin, tail.end(1) if tail[1] else end, (tail.start(2), tail.end(2)))
            elif inside is not None and self._symbol.fullmatch(inside[1]):
                self._document(draft, begin, begin + inside.start(), (begin + inside.start(1), begin + inside.end(1)))
        for pattern in (self._title, self._in_quotes):
            for match in pattern.finditer(text):
                if self._symbol.fullmatch(match["symbol"]):
                    end = match.end("year") if "year" in match.re.groupindex and match["year"] else match.end("title")
                    self._document(draft, match.start("title"), end, match.span("symbol"))
        for match in self._entitled.finditer(text):
            if draft.document.kind != "meeting-record":
                self._document(draft, *match.span("title"), None)

    def _document(self, draft: Draft, begin: int, end: int, symbol: tuple[int, int] | None) -> None:
        """A titled document; the resolutions inside its title stay mentions, and it concerns them."""
        inside = [m for m in draft.mentions if begin <= m.begin and m.end <= end]
        if not inside and not draft.free(begin, end):
            return
        for mention in inside:
            draft.mentions.remove(mention)
            draft.inner.append(mention)
        title = plain(draft.text[begin:end].strip(" ,"))
        key = draft.text[symbol[0] : symbol[1]] if symbol else None
        number = draft.refer("Document", title, key=key)
        draft.attribute(number, "title", title)
        draft.mentions.append(Mention(begin, end, "Document", number, "title", "document-title"))
        if symbol is not None and key is not None:
            draft.attribute(number, "symbol", key)
            if draft.free(*symbol):
                draft.mention(*symbol, number, form="symbol", rule="document-symbol")
        if not inside:
            draft.own(begin, end)
        for mention in inside:
            if mention.kind == "Resolution":
                trace = Trace(begin, end, Span(begin, end), None, Span(mention.begin, mention.end))
                draft.relations.append(
                    Relation(number, "concerns", mention.referent, (trace,), "title-names-resolution")
                )

    def _symbols(self, draft: Draft) -> None:
        for match in self._symbol.finditer(draft.text):
            if not draft.free(*match.span()) or _own_symbol(draft, match[0]):
                continue
            symbol = re.sub(r"\s?/\s?", "/", match[0])
            number = draft.refer("Document", symbol, key=symbol)
            draft.attribute(number, "symbol", symbol)
            if self._record.match(symbol):
                draft.attribute(number, "kind", "meeting-record")
            elif self._draft_symbol.match(symbol):
                draft.attribute(number, "kind", "draft-resolution")
            draft.mention(*match.span(), number, form="symbol", rule="document-symbol")


def _own_symbol(draft: Draft, symbol: str) -> bool:
    own = draft.document.symbol
    return own is not None and folded_name(symbol) in (folded_name(own), *map(folded_name, own.split("-")))
