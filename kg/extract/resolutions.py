"""Resolutions: by symbol, by number, one of several after the word."""

from __future__ import annotations

import re
from bisect import bisect_left

from kg.extract.draft import Draft, plain
from kg.kept.patterns import compiled
from kg.lexicon import Lexicon
from kg.model import Authority, Value

_OTHERS = {"H": ("A/HRC", "Human Rights Council"), "E": ("E", "Economic and Social Council")}

# A pair of numbers; what may be a year, and not a number.
_PAIR, _YEARS = 2, range(1945, 2035)
# How far back the name of an organ is looked for.
_ORGAN = 40
_NUMBER = compiled(r"\d+")
# By how many years a text may be wrong about the year of a resolution.
_SLIP = 2
# The session since which the General Assembly numbers its resolutions "31/1".
_SLASH_FROM = 31

# The word before the first number of a list, of which each names one.
_SEVERAL = compiled(r"\b([Rr]esolution|RESOLUTION)[sS]\b")


class Resolutions:
    """Finds resolutions in all the ways they are named, and gives each its symbol as key."""

    def __init__(self, lexicon: Lexicon, authority: Authority) -> None:
        self._council = lexicon.pattern("security-council-symbol")
        self._assembly = lexicon.pattern("general-assembly-symbol")
        self._others = lexicon.pattern("other-organ-symbol")
        self._named = lexicon.pattern("resolution-number")
        self._item = lexicon.pattern("resolution-item")
        self._slashes, self._no_council = map(lexicon.pattern, ("resolution-slashes", "resolution-no-council"))
        self._with_year, self._of_another = map(lexicon.pattern, ("resolution-with-year", "resolution-of-another"))
        self._far, self._before = map(lexicon.pattern, ("resolution-far", "resolutions-before"))
        self._next = lexicon.pattern("resolution-next")
        self._next_bare = lexicon.pattern("resolution-next-bare")
        years = sorted((int(last), year) for year, last in lexicon.pairs["council-year"])
        self._last, self._of_last = [last for last, _ in years], [year for _, year in years]
        self._council_name = lexicon.pattern("security-council-name")
        self._assembly_name = lexicon.pattern("general-assembly-name")
        self._other_organ = lexicon.pattern("other-organ-name")
        self._adopting = lexicon.pattern("organ-adopting")
        self._anaphor = lexicon.pattern("its-resolution")
        self._years: dict[str, str] = {}
        self._council_from = 0
        for entry in authority.of_kind("Resolution"):
            values = {k: v.text for k, v in entry.attributes if isinstance(v, Value)}
            if "number" in values and "year" in values:
                self._years[values["number"]] = values["year"]
        self.organs = {
            "S": "organization/security-council",
            "A": "organization/general-assembly",
            "H": "organization/UNHRC",
            "E": "organization/ECOSOC",
        }

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
        for match in self._others.finditer(text):
            organ = next(key for key, (series, _) in _OTHERS.items() if series == match["series"])
            self._mention(draft, *match.span(), self.other(draft, organ, match["number"]), "symbol")
        named = self._council_name.search(text) if "ouncil" in text or "UNSC" in text else None
        self._council_from = len(text) if named is None else named.end()
        self._slashed(draft, years)
        read = 0
        for match in self._named.finditer(text):
            if match.start("first") >= read:
                read = self._list(draft, match, years)
        self._by_year(draft)
        self._further(draft, years)

    def _further(self, draft: Draft, years: dict[str, str]) -> None:
        """Numbers before the word, and those that follow in a sentence that names a resolution of the Council."""
        for match in self._before.finditer(draft.text):
            self._items(draft, match.span("list"), years)
        named = [
            m
            for m in draft.mentions
            if m.kind == "Resolution" and (draft.referents[m.referent].key or "").startswith("S/")
        ]
        for sentence in dict.fromkeys(draft.sentence_at(m.begin) for m in named):
            begin = min((m.end for m in named if sentence is not None and m.begin >= sentence.begin), default=0)
            for match in self._far.finditer(draft.text, begin, sentence.end) if sentence is not None else ():
                self._items(draft, match.span(match.lastgroup or ""), years)

    def _items(self, draft: Draft, span: tuple[int, int], years: dict[str, str]) -> None:
        """Numbers in a row, if the Council had come to all on the document's day, and none looks like a year."""
        found = [(match.span(), match[0], self.year(draft, match[0])) for match in _NUMBER.finditer(draft.text, *span)]
        if any(year is None or int(number) in _YEARS for _, number, year in found):
            return
        for place, number, year in found:
            if draft.free(*place):
                self._mention(draft, *place, self.council(draft, number, years.get(number) or year), "resolution-item")

    def _by_year(self, draft: Draft) -> None:
        """Numbers that stand far from the word, with the year in which the Council came to them: "1325 (2000)"."""
        for match in self._with_year.finditer(draft.text):
            if self._came_to(match["number"]) == match["year"] and draft.free(*match.span()):
                self._mention(draft, *match.span(), self.council(draft, *match.groups()), "resolution-item")

    def _came_to(self, number: str) -> str | None:
        """The year in which the Security Council came to a number, as far as its list goes."""
        at = bisect_left(self._last, int(number))
        return self._of_last[at] if 0 < at < len(self._last) else None

    def _slashed(self, draft: Draft, years: dict[str, str]) -> None:
        """Several numbers with slashes between them: "resolutions 1267/1989/2253", but not "resolution 2396/2017"."""
        for match in self._slashes.finditer(draft.text):
            numbers = match["list"].split("/")
            told = [years.get(number) or self.year(draft, number) for number in numbers]
            if None in told or (len(numbers) == _PAIR and (told[0] == numbers[1] or int(numbers[0]) in _YEARS)):
                continue
            begin, at = match.start(), match.start("list")
            for number, year in zip(numbers, told, strict=True):
                if draft.free(begin, at + len(number)):
                    self._mention(draft, begin, at + len(number), self.council(draft, number, year), "resolution-item")
                begin = at = at + len(number) + 1

    def _list(self, draft: Draft, match: re.Match[str], years: dict[str, str]) -> int:
        """One or several numbers after the word "resolution(s)"; returns where they end."""
        text, organ = draft.text, match["organ"] or match["abbreviation"] or ""
        begin, at = match.start(), match.start("first")
        first = True
        while (item := self._item.match(text, at)) is not None:
            number = self._identify(draft, item, organ, match.start(), years, listed=not first)
            if number is None:
                return at
            if draft.free(begin, item.end()):
                self._mention(draft, begin, item.end(), number, "resolution-number" if first else "resolution-item")
            first = False
            one = match["word"] is not None and not match["word"].casefold().endswith("s")
            between = self._next.match(text, item.end())
            if between is None and not one:
                between = self._next_bare.match(text, item.end())
            if between is None or (one and not self._tells_year(text, between.end())):
                return at
            begin = at = between.end()
        return at

    def _tells_year(self, text: str, at: int) -> bool:
        """Whether the next number has its year, so that it is one: "resolution 2395 (2017) and 2617 (2021)"."""
        item = self._item.match(text, at)
        return item is not None and (item["year"] or item["slashyear"]) is not None

    def year(self, draft: Draft, number: str) -> str | None:
        """The year in which the Security Council came to a number, if it has on the document's day."""
        year = self._came_to(number)
        return year if year is not None and year <= (draft.document.date or year)[:4] else None

    def _identify(
        self, draft: Draft, item: re.Match[str], organ: str, at: int, years: dict[str, str], *, listed: bool
    ) -> int | None:
        """The referent that a number in words names, or None where it's the number of something else.

        `listed`: behind another in a list, so that it is one itself, though it may look like a year: "1267, 1989".
        """
        other = self._other_organ.search(organ or self._organ_before(draft, at))
        if other is not None:
            if item["yearly"]:
                return self.other(draft, "E", item["yearly"])
            rights = other["rights"] and item["session"]
            return self.other(draft, "H", f"{item['session']}/{item['ganumber']}") if rights else None
        if item["yearly"]:
            return None
        if item["slashed"]:
            return self.council(draft, item["slashed"], item["slashyear"])
        if item["session"]:
            if item["session"].isdigit() and int(item["session"]) < _SLASH_FROM:
                return (
                    None  # of another assembly: the General Assembly's are numbered so since its thirty-first session
                )
            return self.assembly(draft, f"{item['session']}/{item['ganumber']}")
        if item["roman"]:
            return self.assembly(draft, f"{item['number']} ({item['roman']})")
        if self._assembly_name.search(organ):
            return None
        year = item["year"] or item["ofyear"]
        if year is not None and self._is_of_another(draft, item["number"], year, organ, at):
            return None
        if year is None and not (
            (listed and item["number"].isdigit() and self.year(draft, item["number"]))
            or self._council_name.search(organ)
            or self._council_near(draft, at)
            or item["number"] in years
            or self._is_councils(draft, item, at)
        ):
            return None
        number = item["number"]
        if not number.isdigit():
            return None
        return self.council(draft, number, year or years.get(number) or self.year(draft, number))

    def _organ_before(self, draft: Draft, at: int) -> str:
        """The organ that adopts, before the verb: "The Human Rights Council adopted resolution 16/18"."""
        match = self._adopting.search(draft.text[max(0, at - 80) : at])
        return match[1] if match is not None else ""

    def _is_councils(self, draft: Draft, item: re.Match[str], at: int) -> bool:
        """Whether a bare number of four digits can only be the Security Council's: "resolution 2664"."""
        number = item["number"]
        if not (number.isdigit() and len(number) == len("2664") and self.year(draft, number)):
            return False
        if int(number) in _YEARS or draft.text.startswith("/", item.end()):
            return False
        return self._no_council.search(draft.text, max(0, at - 30), at) is None

    def _is_of_another(self, draft: Draft, number: str, year: str, organ: str, at: int) -> bool:
        """Whether the Council came to a number long before or after the year, and nothing says that it is its own."""
        if not organ and self._of_another.search(draft.text, max(0, at - _ORGAN), at) is not None:
            return True
        came = self._came_to(number) if number.isdigit() else None
        first = number.isdigit() and int(number) <= self._last[0] and int(year) > int(self._of_last[0])
        far = first or (came is not None and abs(int(came) - int(year)) > _SLIP)
        return far and not (self._council_name.search(organ) or self._council_near(draft, at))

    def _council_near(self, draft: Draft, at: int) -> bool:
        sentence = draft.sentence_at(at)
        near = sentence is not None and "Council" in draft.text[sentence.begin : at]
        return near or self._council_from <= at

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

    def other(self, draft: Draft, organ: str, number: str) -> int:
        """The referent of a resolution of the Human Rights Council ("49/14") or of the Economic and Social Council."""
        series, name = _OTHERS[organ]
        symbol = f"{series}/RES/{number}"
        found = draft.refer("Resolution", f"{name} resolution {number}", key=symbol)
        first, _, last = number.partition("/")
        when = "session" if organ == "H" else "year"
        for attribute, value in (("symbol", symbol), (when, first), ("number", last), ("organ", organ)):
            draft.attribute(found, attribute, value)
        return found

    def _mention(self, draft: Draft, begin: int, end: int, number: int, rule: str) -> None:
        draft.mention(begin, end, number, form="symbol" if rule == "symbol" else "name", rule=rule)
        surface = plain(draft.text[begin:end])
        if self._anaphor.match(surface) is None and not surface[0].isdigit():
            draft.name(number, _SEVERAL.sub(r"\1", surface))
