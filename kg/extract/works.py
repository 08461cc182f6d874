"""Resolutions, documents, instruments and projects: by symbol, by number, by title."""

from __future__ import annotations

import itertools
import re

from kg.extract.acronyms import definitions
from kg.extract.draft import Draft, folded_name, plain
from kg.extract.gazetteer import Gazetteer
from kg.lexicon import Lexicon
from kg.model import Authority, Mention, Relation, Span, Trace, Value

_COUNCIL = re.compile(r"(?i)security council|^council$|unsc")
_ASSEMBLY = re.compile(r"(?i)general assembly|unga")
_OTHER_ORGAN = re.compile(r"(?i)economic and social|human rights council")


class Resolutions:
    """Finds resolutions in all the ways they are named, and gives each its symbol as key."""

    def __init__(self, lexicon: Lexicon, authority: Authority) -> None:
        self._council = lexicon.pattern("security-council-symbol")
        self._assembly = lexicon.pattern("general-assembly-symbol")
        self._named = lexicon.pattern("resolution-number")
        self._item = lexicon.pattern("resolution-item")
        self._next = lexicon.pattern("resolution-next")
        self._years: dict[str, str] = {}
        for entry in authority.of_kind("Resolution"):
            values = {k: v.text for k, v in entry.attributes if isinstance(v, Value)}
            if "number" in values and "year" in values:
                self._years[values["number"]] = values["year"]
        self.organs = {"S": "organization/security-council", "A": "organization/general-assembly"}

    def note(self, draft: Draft) -> None:
        """Note resolutions by symbol, then by words."""
        text = draft.text
        years = dict(self._years)
        for match in self._council.finditer(text):
            if match["year"]:
                years[match["number"]] = match["year"]
        for match in re.finditer(r"\b(\d{1,4}) \(((?:19|20)\d\d)\)", text):
            years.setdefault(match[1], match[2])
        for match in self._council.finditer(text):
            if draft.free(*match.span()):
                self._mention(
                    draft,
                    *match.span(),
                    self.council(draft, match["number"], match["year"] or years.get(match["number"])),
                    "symbol",
                )
        for match in self._assembly.finditer(text):
            if draft.free(*match.span()):
                number = self.assembly(draft, f"{match['session']}/{match['number']}")
                self._mention(draft, *match.span(), number, "symbol")
        for match in self._named.finditer(text):
            self._list(draft, match, years)

    def _list(self, draft: Draft, match: re.Match[str], years: dict[str, str]) -> None:
        """One or several numbers after the word "resolution(s)"."""
        text, organ = draft.text, match["organ"] or match["abbreviation"] or ""
        begin, at = match.start(), match.start("first")
        first = True
        while (item := self._item.match(text, at)) is not None:
            number = self._identify(draft, item, organ, match.start(), years)
            if number is None:
                return
            if draft.free(begin, item.end()):
                self._mention(draft, begin, item.end(), number, "resolution-number" if first else "resolution-item")
            if match["word"] is not None and not match["word"].casefold().endswith("s"):
                return
            first = False
            between = self._next.match(text, item.end())
            if between is None:
                return
            begin = at = between.end()

    def _identify(self, draft: Draft, item: re.Match[str], organ: str, at: int, years: dict[str, str]) -> int | None:
        """The referent that a number in words names, or None where it's the number of something else."""
        if _OTHER_ORGAN.search(organ or self._organ_before(draft, at)):
            return None
        if item["session"]:
            return self.assembly(draft, f"{item['session']}/{item['ganumber']}")
        if item["roman"]:
            return self.assembly(draft, f"{item['number']} ({item['roman']})")
        if _ASSEMBLY.search(organ):
            return None
        year = item["year"] or item["ofyear"]
        if year is None and not (_COUNCIL.search(organ) or self._council_near(draft, at) or item["number"] in years):
            return None
        if not item["number"].isdigit():
            return None
        return self.council(draft, item["number"], year or years.get(item["number"]))

    def _organ_before(self, draft: Draft, at: int) -> str:
        """The organ that adopts, before the verb: "The Human Rights Council adopted resolution 16/18"."""
        match = re.search(r"([A-Z][\w ]{5,50}) (?:has |had )?(?:adopted|passed|in its)(?: its)? $", draft.text[max(0, at - 80) : at])
        return match[1] if match is not None else ""

    def _council_near(self, draft: Draft, at: int) -> bool:
        sentence = draft.sentence_at(at)
        return sentence is not None and "Council" in draft.text[sentence.begin : at]

    def council(self, draft: Draft, number: str, year: str | None) -> int:
        """The referent of a Security Council resolution."""
        symbol = f"S/RES/{number} ({year})" if year else f"S/RES/{number}"
        name = f"Security Council resolution {number} ({year})" if year else f"Security Council resolution {number}"
        found = draft.refer("Resolution", name, key=symbol)
        for attribute, value in (("symbol", symbol), ("number", number), ("year", year), ("organ", "S")):
            if value:
                draft.attribute(found, attribute, value)
        return found

    def assembly(self, draft: Draft, number: str) -> int:
        """The referent of a General Assembly resolution ("60/288", "3166 (XXVIII)")."""
        symbol = f"A/RES/{number}"
        found = draft.refer("Resolution", f"General Assembly resolution {number}", key=symbol)
        roman = re.fullmatch(r"(\d+(?: [A-Z])?) \(([XVIL]+)\)", number)
        session, item = (roman[2], roman[1]) if roman else number.split("/")
        digits = re.match(r"\d+", item)
        for attribute, value in (
            ("symbol", symbol),
            ("session", session),
            ("number", digits[0] if digits else ""),
            ("organ", "A"),
        ):
            if value:
                draft.attribute(found, attribute, value)
        return found

    def _mention(self, draft: Draft, begin: int, end: int, number: int, rule: str) -> None:
        draft.mention(begin, end, number, form="symbol" if rule == "symbol" else "name", rule=rule)
        surface = plain(draft.text[begin:end])
        if re.match(r"(?:its|their) ", surface) is None and not surface[0].isdigit():
            draft.name(number, surface)


class Works:
    """Finds documents by symbol and title, known instruments, and named projects."""

    def __init__(self, lexicon: Lexicon, known: Gazetteer) -> None:
        self._known = known
        self._symbol = lexicon.pattern("document-symbol")
        self._record = lexicon.pattern("meeting-record")
        self._draft_symbol = lexicon.pattern("draft-symbol")
        nouns = lexicon.expand("{document-noun}")
        self._title = lexicon.compile(
            r"(?:(?<=[“\"‘'*_ \n(])|^)(?P<title>(?:{document-noun}) (?:to|on|for|of) (?:the )?{U}[^“”\"\n;]{12,220}?)"
            r"(?P<year> ?\((?:19|20)\d\d\))? ?(?:\((?P<symbol>[A-Z]+/[^\s()]+)\))"
        )
        self._entitled = re.compile(
            nouns + r"(?:[^.“”\n]{0,60}?)?,? (?:entitled|titled|called),? (?P<q>[“\"])(?P<title>[^”\"\n]{4,250})[”\"]"
        )
        self._in_quotes = re.compile(r"[“\"](?P<title>[^”\"\n]{8,250})[”\"] ?\((?P<symbol>[A-Z]+/[\w./-]+)\)")
        self._instrument = lexicon.compile(
            r"(?:(?P<prefix>(?:{Cap}(?: (?:and|of|the|on|for|against|to|[-–]) | ){0,1}){1,9}?))?\b(?P<head>{instrument-noun})"
            r"(?P<tail> (?:to|on|for|of|against|concerning|relating to|regarding|between)(?: the| all)? (?:{Cap})(?:(?:,? and(?: the)?|, | of(?: the)?| in(?: the)?| on(?: the)?| to(?: the)?| by| for(?: the)?| against|) ?(?:{Cap}))*)?"
        )
        self._heads = lexicon.word_set("instrument-noun")
        self._project = lexicon.compile(
            r"\b(?:{project-noun}),? (?:entitled|titled|called|named|known as|on) [“\"](?P<title>[^”\"\n]{8,250})[”\"]"
        )
        self._project_nominal = lexicon.compile(
            r"\b(?:[Tt]he|[Oo]ur(?: own)?|[Tt]his|[Aa])(?: joint| global| flagship)? (?:project|initiative|programme|joint initiative|joint project)\b"
        )

    def note(self, draft: Draft) -> None:
        """Note projects, titled documents, known instruments and symbols; in the order in which they own."""
        self._projects(draft)
        self._titled(draft)
        self._known_instruments(draft)
        self._symbols(draft)

    def _titled(self, draft: Draft) -> None:
        text = draft.text
        for begin, end in draft.document.emphases:
            tail = re.compile(r" ?(\((?:19|20)\d\d\))? ?\(([A-Z]+/[\w./-]+)\)").match(text, end)
            inside = re.search(r" ?\(([A-Z]+/[\w./-]+)\)$", text[begin:end])
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
            symbol = re.sub(r" ?/ ?", "/", match[0])
            number = draft.refer("Document", symbol, key=symbol)
            draft.attribute(number, "symbol", symbol)
            if self._record.match(symbol):
                draft.attribute(number, "kind", "meeting-record")
            elif self._draft_symbol.match(symbol):
                draft.attribute(number, "kind", "draft-resolution")
            draft.mention(*match.span(), number, form="symbol", rule="document-symbol")

    def _known_instruments(self, draft: Draft) -> None:
        for known in self._known.find(draft.text):
            entry = known.entries[0]
            if draft.free(known.begin, known.end):
                number = draft.refer("Instrument", draft.text[known.begin : known.end], key=entry.id)
                draft.mention(
                    known.begin, known.end, number, form="acronym" if known.acronym else "name", rule="known-instrument"
                )

    def instruments(self, draft: Draft) -> None:
        """Note instruments by head noun, among what known bodies have left; "X (the Y)" gives one two names."""
        for match in self._instrument.finditer(draft.text):
            begin, end = match.span()
            cut = re.match(r" (?:to|of|on|for|against|in)(?=\n\n|$)", draft.text[end : end + 12])
            # A name that the end of its block cuts off is kept as it stands.
            end += cut.end() if cut else 0
            owner = next(
                (m for m in draft.mentions if m.kind == "Organization" and m.begin == begin and m.end < end), None
            )
            if owner is not None and match["prefix"] and owner.end < match.start("head"):
                draft.mentions.remove(owner)
                draft.disown(owner.begin, owner.end)
                draft.inner.append(owner)
            name = plain(draft.text[begin:end])
            if not draft.free(begin, end) or len(name.split()) < 3 or not _instrument_like(match):
                continue
            number = draft.refer("Instrument", name)
            draft.attribute(number, "title", name)
            draft.mention(begin, end, number, form="name", rule="instrument-name")
        self._aliases(draft)

    def _aliases(self, draft: Draft) -> None:
        found = draft.of_kind("Instrument")
        for first, second in itertools.pairwise(found):
            between = draft.text[first.end : second.begin]
            if (
                first.referent != second.referent
                and re.fullmatch(r" \((?:also known as |hereinafter )?(?:the )?[“\"]?", between)
                and draft.text[second.end : second.end + 2].startswith((")", "”", '"'))
            ):
                draft.merge(second.referent, first.referent)

    def _projects(self, draft: Draft) -> None:
        titles: dict[str, int] = {}
        for match in self._project.finditer(draft.text):
            begin, end = match.span("title")
            if draft.free(begin, end):
                title = plain(draft.text[begin:end])
                number = draft.refer("Project", title)
                titles[_expanded(title, draft)] = number
                draft.attribute(number, "title", title)
                draft.mention(begin, end, number, form="name", rule="project-title")
        for block in draft.document.blocks:
            if block.kind in ("heading", "title", "paragraph") and block.end - block.begin < 250:
                name = draft.text[block.begin : block.end]
                found = titles.get(_expanded(plain(name), draft))
                if found is not None and draft.free(block.begin, block.end):
                    draft.name(found, name)
                    draft.mention(block.begin, block.end, found, form="name", rule="project-title")

    def nominals(self, draft: Draft) -> None:
        """Let "the project", "our own joint project" name the document's one project; make one where none is named."""
        projects = [i for i, r in enumerate(draft.referents) if r.kind == "Project"]
        if len(projects) > 1:
            return
        for match in self._project_nominal.finditer(draft.text):
            if not draft.free(*match.span()):
                continue
            ours = match[0].casefold().startswith("our")
            if not projects and ours:
                projects.append(draft.refer("Project", "", key="@project"))
            if projects and (
                ours or any(m.referent == projects[0] and m.begin <= match.end() + 160 for m in draft.mentions)
            ):
                draft.mention(*match.span(), projects[0], form="nominal", rule="nominal")


def _own_symbol(draft: Draft, symbol: str) -> bool:
    return draft.document.symbol is not None and folded_name(symbol) == folded_name(draft.document.symbol)


def _instrument_like(match: re.Match[str]) -> bool:
    """Whether a capitalised phrase around an instrument's head noun is a name and not a sentence's beginning."""
    prefix, tail = (match["prefix"] or "").split(), match["tail"]
    opening = bool(prefix) and prefix[0] in ("The", "This", "Our", "In", "Its", "A", "An", "And", "We", "These", "That")
    return (
        len(prefix) - opening >= 2
        or (tail is not None and len(tail.split()) >= 2)
        or (len(prefix) - opening == 1 and " " in match["head"])
    )


def _expanded(title: str, draft: Draft) -> str:
    """A title for comparison: case and articles aside, acronyms that the text defines written out."""
    words: list[str] = []
    for word in re.findall(r"\w+(?:-\w+)*", title):
        stem = word[:-1] if word.endswith("s") and word[:-1].isupper() else word
        full = draft_terms(draft).get(stem)
        words += full.split() if full and stem.isupper() else [word.casefold()]
    return " ".join(w for w in words if w not in ("the", "of", "and", "a", "an", "in"))


def draft_terms(draft: Draft) -> dict[str, str]:
    """The acronyms of common terms that the text defines: "violent extremist prisoners (VEPs)"."""
    return {a.rstrip("s"): full.casefold() for _, _, a, full, _ in definitions(draft.text)}
