"""Entries of sanctions lists: "Name: 1: ANA 2: TAMO 3: na", what one is also called, and the posts told of one."""

from __future__ import annotations

import re
from collections.abc import Iterator

from kg.extract.draft import Draft, plain, span_of
from kg.extract.namesakes import Namesakes
from kg.extract.posts import Roles
from kg.lexicon import Lexicon
from kg.model import Mention, Relation, Span, Status, Trace

_RULE = "listing"


class Listings:
    """Reads the numbered names of a list of those under sanctions, and behind each what its fields tell."""

    def __init__(self, lexicon: Lexicon, roles: Roles, namesakes: Namesakes) -> None:
        self._roles = roles
        self._namesakes = namesakes
        self._name = lexicon.pattern("listing-name")
        self._part = lexicon.pattern("listing-name-part")
        self._entity = lexicon.pattern("listing-entity")
        self._also = lexicon.pattern("listing-also")
        self._information = lexicon.pattern("listing-information")
        self._post = lexicon.pattern("listing-post")
        self._entry = lexicon.pattern("listing-entry")

    def names(self, draft: Draft) -> None:
        """Note whom and what the entries name, before anybody takes a part of a name for a name."""
        for match in self._name.finditer(draft.text):
            parts = [p for p in self._part.finditer(draft.text, match.start("parts"), match.end()) if p["word"] != "na"]
            if parts and draft.free(parts[0].start(), parts[-1].end()):
                name = " ".join(_cased(p["word"]) for p in parts)
                number = self._namesakes.person(draft, name, None)
                draft.mention(parts[0].start("word"), parts[-1].end("word"), number, form="name", rule=_RULE)
        for match in self._entity.finditer(draft.text):
            begin, end = match.span("name")
            for mention in [m for m in draft.mentions if m.begin < end and begin < m.end]:
                draft.release(mention)
                draft.inner.append(mention)
            if draft.free(begin, end):
                number = draft.refer("Organization", _cased(plain(match["name"])))
                draft.attribute(number, "class", "Organization")
                draft.mention(begin, end, number, form="name", rule=_RULE)

    def note(self, draft: Draft) -> None:
        """Note what each entry tells of the one it lists."""
        for named, end in self._entries(draft):
            for match in self._also.finditer(draft.text, named.end, end):
                for name in re.split(r"[;,]| \([a-z]\) ", match["names"]):
                    self._called(draft, named, match.start("names"), name.strip(" \n.\t"))
            told = self._information.search(draft.text, named.end, end)
            if told is not None and named.kind == "Person":
                for match in self._post.finditer(draft.text, told.end(), end):
                    self._holds(draft, named, match)

    def _entries(self, draft: Draft) -> Iterator[tuple[Mention, int]]:
        """Whom each entry lists, and where the entry ends: where the next one begins."""
        listed = sorted((m for m in draft.mentions if m.rule == _RULE), key=lambda m: m.begin)
        for number, mention in enumerate(listed):
            end = listed[number + 1].begin if number + 1 < len(listed) else len(draft.text)
            closes = self._entry.search(draft.text, mention.end, end)
            yield mention, end if closes is None else closes.start()

    def _called(self, draft: Draft, named: Mention, low: int, name: str) -> None:
        if len(name) < len("Ana") or name == "na":
            return
        draft.attribute(named.referent, "also", plain(name))
        at = draft.text.find(name, low)
        if at >= 0 and draft.free(at, at + len(name)):
            draft.mention(at, at + len(name), named.referent, form="name", rule="known-as")

    def _holds(self, draft: Draft, named: Mention, match: re.Match[str]) -> None:
        """Note the post that a sentence of an entry tells without a subject: "Previously deputy commander of BODY"."""
        begin, end = match.span("body")
        body = next((m for m in draft.within(begin, draft.document.blocks[-1].end) if m.begin == begin), None)
        if body is not None and body.kind not in ("Organization", "State"):
            return
        if body is None:
            if not draft.free(begin, end):
                return
            number = draft.refer("Organization", plain(match["body"]))
            draft.attribute(number, "class", "Organization")
            body = draft.mention(begin, end, number, form="name", rule="body-employer")
        where = (body.referent, None) if body.kind == "Organization" else (None, body.referent)
        post = self._roles.post(draft, " ".join(match["role"].split()), *where)
        trace = Trace(named.begin, body.end, span_of(named), None, Span(match.start("role"), body.end))
        status: Status = "former" if match["former"] else "current"
        told = Relation(named.referent, "holdsPost", post, (trace,), "listing-post", status=status)
        draft.relations.append(told)


def _cased(name: str) -> str:
    """A name in capitals as it is written elsewhere."""
    return " ".join(w.capitalize() if w.isupper() and len(w) > len("FZE") else w for w in name.split())
