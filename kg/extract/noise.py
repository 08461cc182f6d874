"""What is never a name: addresses on the web, e-mail addresses, telephone numbers; and dates, which are values."""

from __future__ import annotations

import re
from datetime import date, timedelta

from kg.extract.draft import Draft
from kg.kept.patterns import compiled
from kg.lexicon import Lexicon

# Of each month of a leap year.
_DAYS = (31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)
_HALF_A_YEAR = 6
# How far before a day the words stand that say until when.
_BEFORE = 30


class Noise:
    """Owns addresses (of the web, of houses) and telephone numbers, so that nothing is read out of them."""

    def __init__(self, lexicon: Lexicon) -> None:
        self._patterns = tuple(map(lexicon.pattern, ("address-web", "phone", "address-street")))

    def own(self, draft: Draft) -> None:
        """Own all of them that are free."""
        for pattern in self._patterns:
            for match in pattern.finditer(draft.text):
                if draft.free(*match.span()):
                    draft.own(*match.span())


# A sentence that opens with the year of its days; any year.
_OPENS = compiled(r"\W{0,3}(?:In|During|Throughout) (?:the year )?((?:19|20)\d\d)(?![\d/–-]),? ")
_YEARS = compiled(r"(?<![\d/(])(?:19|20)\d\d(?!\d)")


class Dates:
    """Finds dates: "25 June 2021", "June 25, 2021", "26-27 May 2021", "in June 2021", "Saturday, September 9, 2023"."""

    def __init__(self, lexicon: Lexicon) -> None:
        months = [m.casefold() for m in lexicon.words("month")]
        short = [s.casefold() for s in lexicon.words("month-short")]
        self._month = {m: i for i, m in enumerate(months, 1)}
        self._month |= {s: next(i for m, i in self._month.items() if m.startswith(s)) for s in short}
        self._full = lexicon.pattern("date-full")
        self._across = lexicon.pattern("date-across")
        self._bare = lexicon.pattern("date-bare")
        self._partial = lexicon.pattern("date-month")
        self._month_alone = lexicon.pattern("date-month-bare")
        self._week = lexicon.words("weekday")
        self._weekday = lexicon.pattern("date-weekday")
        self._year = lexicon.pattern("date-year")
        self._iso = lexicon.pattern("date-iso")
        self._slip = lexicon.pattern("date-slip")
        self._past, self._ahead = lexicon.pattern("date-of-past"), lexicon.pattern("date-ahead")
        self._until = lexicon.pattern("date-until")
        self._last_year, self._last_year_is = lexicon.pattern("date-last-year"), lexicon.pattern("date-of-last-year")
        self._of_same = lexicon.pattern("date-of-same-year")

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
            add(*match.span(), self._across_months(match))
        for match in self._full.finditer(text):
            add(*match.span(), self._span(match, match["year"] or match["year2"]))
        for match in self._iso.finditer(text):
            add(*match.span(), self._iso_date(*(_one(match, name) for name in ("year", "month", "day"))))
        for match in self._bare.finditer(text):
            month = self._number(match["month"] or match["month2"])
            same = self._same_year(draft, match)
            if same is not None:
                add(*match.span(), self._span(match, same))
            elif len(year) == 4:
                add(*match.span(), self._span(match, str(int(year) + self._years_off(draft, *match.span(), month))))
        for match in self._partial.finditer(text):
            add(*match.span(), f"{match['year']}-{self._number(match['month']):02d}")
        for match in self._month_alone.finditer(text) if len(year) == 4 else ():
            begin = match.start("month")
            off = self._years_off(draft, *match.span(), self._number(match["month"]))
            add(begin, match.end(), self._near_month(match, draft.document.date or "", off))
        for match in self._slip.finditer(text):
            # "3f July 1989": a misprint for the 31st is read as meant where only one day can be.
            if match["day"][-1:].isalpha() and match["day"][:-1] == "3":
                add(*match.span(), self._iso_date(match["year"], match["month"], "31"))
        for match in self._year.finditer(text):
            add(*match.span("year"), match["year"])
        for match in self._weekday.finditer(text):
            add(*match.span("day"), self._day_of_week(draft, match))
        draft.dates.sort()

    def _day_of_week(self, draft: Draft, match: re.Match[str]) -> str | None:
        """The day that "on Tuesday" means: the last one up to the document's, the next where it is to come."""
        try:
            day = date.fromisoformat(draft.document.date or "")
        except ValueError:
            return None
        sentence = draft.sentence_at(match.start())
        ahead = sentence is not None and self._ahead.search(draft.text, sentence.begin, sentence.end) is not None
        number = self._week.index(match["day"])
        days = (number - day.weekday()) % len(self._week) if ahead else -((day.weekday() - number) % len(self._week))
        return str(day + timedelta(days=days))

    def _same_year(self, draft: Draft, match: re.Match[str]) -> str | None:
        """The year of the date before, where the text says that a day is of the same year."""
        sentence = draft.sentence_at(match.start())
        opening = None if sentence is None else _OPENS.match(draft.text, sentence.begin, match.start())
        if opening is not None and _YEARS.search(draft.text, opening.end(), match.start()) is None:
            return opening[1]  # "In 2018 she led the delegation to EVENT, held from 18 to 29 June"
        if self._of_same.match(draft.text, match.end()) is None:
            return None
        before = [(end, value) for _, end, value in draft.dates if end <= match.start()]
        return max(before)[1][:4] if before else None

    def _years_off(self, draft: Draft, at: int, end: int, month: int) -> int:
        """How many years from the document's a month without a year lies: what a sentence tells as past is no later
        than the document ("In December, the Council adopted", in January), what is to come not half a year before."""
        told = (draft.document.date or "")[5:7]
        if self._last_year.match(draft.text, end) or self._last_year_is.search(draft.text, max(0, at - _BEFORE), at):
            return -1
        sentence = draft.sentence_at(at)
        if not told.isdigit() or sentence is None or 0 <= int(told) - month < _HALF_A_YEAR:
            return 0
        span = draft.text, sentence.begin, sentence.end
        ahead = self._ahead.search(*span) is not None
        if month < int(told):
            return int(ahead)
        until = self._until.search(draft.text, max(sentence.begin, at - _BEFORE), at)
        return -int(not ahead and until is None and self._past.search(*span) is not None)

    def _near_month(self, match: re.Match[str], date: str, off: int) -> str:
        """A month without a year is of the document's year or so many years `off`; the last one is before it, the next
        one behind it."""
        year, number = int(date[:4]), self._number(match["month"])
        told = date[5:7]
        if match["rel"].casefold() not in ("last", "next"):
            return f"{year + off}-{number:02d}"
        if told.isdigit() and match["rel"].casefold() == "last" and number >= int(told):
            year -= 1
        if told.isdigit() and match["rel"].casefold() == "next" and number <= int(told):
            year += 1
        return f"{year}-{number:02d}"

    def _span(self, match: re.Match[str], year: str) -> str | None:
        month = match["month"] or match["month2"]
        first = self._iso_date(year, month, match["day"] or match["day2"])
        last_day = match["last"] or match["last2"]
        last = self._iso_date(year, month, last_day) if last_day else None
        return f"{first}/{last}" if first and last and last > first else first

    def _across_months(self, match: re.Match[str]) -> str | None:
        """The two days; the first is of the year before where its month comes later ("20 December to 3 January")."""
        order = "" if match["year"] else "_us"
        year, months = match["year" + order], (match["month" + order], match["month2" + order])
        before = int(self._number(months[0]) > self._number(months[1]))
        first = self._iso_date(f"{int(year) - before}", months[0], match["day" + order])
        last = self._iso_date(year, months[1], match["last" + order])
        return f"{first}/{last}" if first and last else None

    def _number(self, month: str) -> int:
        return int(month) if month.isdigit() else self._month[month.casefold().rstrip(".")]

    def _iso_date(self, year: str, month: str, day: str) -> str | None:
        number = self._number(month)
        if not day.isdigit() or not 1 <= int(day) <= _DAYS[number - 1]:
            return None
        return f"{year}-{number:02d}-{int(day):02d}"


def _one(match: re.Match[str], name: str) -> str:
    """What one of the groups holds that stand for the same in the forms of a pattern: year, year2."""
    return next(value for group, value in match.groupdict().items() if value and group.rstrip("0123456789") == name)
