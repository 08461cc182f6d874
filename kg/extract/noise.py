"""What is never a name: addresses on the web, e-mail addresses, telephone numbers; and dates, which are values."""

from __future__ import annotations

import re

from kg.extract.draft import Draft
from kg.lexicon import Lexicon

_URL = re.compile(r"(?:https?://|www\.)[^\s<>()\[\]]+|\b[\w.+-]+@[\w-]+(?:\.[\w-]+)+|(?:mailto|tel):\S+")
_PHONE = re.compile(
    r"(?:\+\d{1,3}[ .-]?|\(\d{2,4}\) ?|\b[Tt]el(?:ephone)?\.?:? ?)(?:\(?\d{1,4}\)?[ .-]?){2,5}\d{2,4}\b"
)


def own_noise(draft: Draft) -> None:
    """Own addresses and telephone numbers, so that nothing is read out of them."""
    for pattern in (_URL, _PHONE):
        for match in pattern.finditer(draft.text):
            if draft.free(*match.span()):
                draft.own(*match.span())


class Dates:
    """Finds dates: "25 June 2021", "June 25, 2021", "26-27 May 2021", "in June 2021", "Saturday, September 9, 2023"."""

    def __init__(self, lexicon: Lexicon) -> None:
        months = lexicon.words("month")
        self._month = {m.casefold(): i + 1 for i, m in enumerate(months)}
        short = {
            "jan": 1,
            "feb": 2,
            "mar": 3,
            "apr": 4,
            "jun": 6,
            "jul": 7,
            "aug": 8,
            "sept": 9,
            "sep": 9,
            "oct": 10,
            "nov": 11,
            "dec": 12,
        }
        self._month |= short
        month = r"(?P<month>(?i:{month})|{month-short}\.?)"
        year = r"(?P<year>1[89]\d\d|20\d\d)"
        week = r"(?:(?i:{weekday}),? )?(?:the )?"
        to = r"(?: ?[-–—] ?| to | and )"
        self._full = lexicon.compile(
            week + r"(?<![\d/.])(?P<day>[0-3]?\d)(?:st|nd|rd|th|º)?(?:" + to + r"(?P<last>[0-3]?\d)(?:st|nd|rd|th)?)? (?:of )?" + month + r",? " + year + r"\b"
            + "|" + week + month.replace("month>", "month2>") + r" (?P<day2>[0-3]?\d)(?:st|nd|rd|th)?(?:" + to + r"(?P<last2>[0-3]?\d))?,? " + year.replace("year>", "year2>") + r"\b"
        )  # fmt: skip
        self._across = lexicon.compile(
            r"(?<![\d/.])(?P<day>[0-3]?\d) "
            + month
            + to
            + r"(?P<last>[0-3]?\d) "
            + month.replace("month>", "month2>")
            + r",? "
            + year
            + r"\b"
        )
        self._bare = lexicon.compile(
            week + r"(?<![\d/.])(?P<day>[0-3]?\d)(?:st|nd|rd|th)?(?:" + to + r"(?P<last>[0-3]?\d)(?:st|nd|rd|th)?)? (?:of )?" + month + r"\b(?!,? \d{4})"
            + "|" + week + month.replace("month>", "month2>") + r" (?P<day2>[0-3]?\d)(?:st|nd|rd|th)?(?:" + to + r"(?P<last2>[0-3]?\d))?\b(?!,? \d{4})"
        )  # fmt: skip
        self._partial = lexicon.compile(r"\b" + month.replace("(?i:", "(?:") + r",? (?:of )?" + year + r"\b")
        self._year = re.compile(
            r"\b(?:[Ss]ince|[Ff]rom|until|till|through|[Ii]n|between|and|to)(?: early| late| mid-?)? (?P<year>(?:19|20)\d\d)\b(?![/-])"
        )
        self._iso = re.compile(
            r"(?<![\w/-])(?P<year>(?:19|20)\d\d)-(?P<month>0[1-9]|1[0-2])-(?P<day>0[1-9]|[12]\d|3[01])(?![\w-])"
        )
        self._slip = lexicon.compile(r"(?<![\w/.])(?P<day>[0-3]?[a-z\d]) " + month + r",? " + year + r"\b")

    def note(self, draft: Draft) -> None:
        """Note every date of the text in `draft.dates`, as ISO 8601; a range as two days with "/"."""
        year = (draft.document.date or "")[:4]
        taken: list[tuple[int, int]] = []

        def add(begin: int, end: int, value: str | None) -> None:
            if value and all(end <= b or begin >= e for b, e in taken) and draft.free(begin, end):
                taken.append((begin, end))
                draft.dates.append((begin, end, value))

        text = draft.text
        for match in self._across.finditer(text):
            first = self._iso_date(match["year"], match["month"], match["day"])
            last = self._iso_date(match["year"], match["month2"], match["last"])
            add(*match.span(), f"{first}/{last}" if first and last else None)
        for match in self._full.finditer(text):
            add(*match.span(), self._span(match, match["year"] or match["year2"]))
        for match in self._iso.finditer(text):
            add(*match.span(), match[0])
        if len(year) == 4:
            for match in self._bare.finditer(text):
                add(*match.span(), self._span(match, year))
        for match in self._partial.finditer(text):
            add(*match.span(), f"{match['year']}-{self._number(match['month']):02d}")
        for match in self._slip.finditer(text):
            # "3f July 1989": a misprint for the 31st is read as meant where only one day can be.
            if match["day"][-1:].isalpha() and match["day"][:-1] == "3":
                add(*match.span(), self._iso_date(match["year"], match["month"], "31"))
        for match in self._year.finditer(text):
            add(*match.span("year"), match["year"])
        draft.dates.sort()

    def _span(self, match: re.Match[str], year: str) -> str | None:
        month = match["month"] or match["month2"]
        first = self._iso_date(year, month, match["day"] or match["day2"])
        last_day = match["last"] or match["last2"]
        last = self._iso_date(year, month, last_day) if last_day else None
        return f"{first}/{last}" if first and last and last > first else first

    def _number(self, month: str) -> int:
        return self._month[month.casefold().rstrip(".")]

    def _iso_date(self, year: str, month: str, day: str) -> str | None:
        number = self._number(month)
        if not day.isdigit() or not 1 <= int(day) <= (31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)[number - 1]:
            return None
        return f"{year}-{number:02d}-{int(day):02d}"
