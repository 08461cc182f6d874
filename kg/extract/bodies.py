"""Bodies and States: known ones, those a head noun makes, those an acronym is defined for."""

from __future__ import annotations

import re

from kg.extract.acronyms import definitions, spells
from kg.extract.draft import Draft, plain
from kg.extract.gazetteer import Gazetteer, Known
from kg.lexicon import Lexicon
from kg.model import Authority, AuthorityEntry, Mention, Relation, Span, Trace

BODY_KINDS = frozenset(
    (
        "Organization",
        "UnitedNationsEntity",
        "IntergovernmentalOrganization",
        "GovernmentBody",
        "CivilSocietyOrganization",
        "ArmedGroup",
    )
)


class Bodies:
    """Finds bodies and States. Known bodies own first, then names by head noun, then States."""

    def __init__(self, lexicon: Lexicon, authority: Authority) -> None:
        self._known = Gazetteer(authority, BODY_KINDS)
        self._states = Gazetteer(authority, frozenset(("State",)), expand=False)
        terms = [e for e in authority.of_kind("Topic") for _ in e.acronyms]
        self._terms = {a for e in terms for a in e.acronyms} | {"UNSCR", "USA"}
        self._family = frozenset(("UN", "EU", "AU"))
        self._not = {w.casefold() for w in lexicon.words("not-body")}
        self._opening = lexicon.word_set("opening")
        self._formal = lexicon.compile(r"\b(?:{state-style})(?:,)? of (?:the )?$")
        self._not_state = lexicon.compile(r"{not-state}(?!\w)")
        self._names = lexicon.word_set("state-and-name")
        self._role_heads = lexicon.word_set("role-head") - lexicon.word_set("body-opening")
        self._verbs = frozenset(
            w
            for w in lexicon.words("title-verb")
            if w.endswith(("s", "ed")) and w not in ("As", "Is", "Has", "Was", "His", "Its")
        )
        self._civil = lexicon.word_set("civil-head")
        self._government = lexicon.word_set("government-head")
        self._armed = lexicon.word_set("armed-head")
        link = r"(?: (?:of|on|against|at)(?: the)? | for(?: the)? (?!(?:{body-opening}) (?:of|for|on|to|against) )| and(?: the)? (?!(?:{body-opening}) (?:of|for|on|to|against) )|,? & | )"
        words = r"(?:{Cap})(?:" + link + r"(?:{Cap}|\d{1,4} \(\d{4}\)))*"
        self._open = lexicon.compile(
            r"(?P<prefix>(?:{Cap} ){0,5}?)\b(?P<head>{body-opening})"
            r"(?: (?:of|for|on|to|against)(?: the)?| established pursuant to| concerning) "
            rf"{words}(?:(?:, {words})+,? and {words})?"
        )
        self._absorbing = re.compile(r"\b(?:Mission|Delegation|Representation|Embassy|Liaison Office) to (?:the )?$")
        self._sent = frozenset(("Permanent Mission", "Mission", "Embassy", "Consulate", "Delegation"))
        self._in_city = lexicon.compile(r" in (?:{Cap})(?: {Cap})?")
        self._company = lexicon.compile(r",? (?:Ltd\.?|Inc\.?|LLC|LLP|Corp\.?|S\.A\.|GmbH|plc|Group)(?!\w)")
        self._of_state = re.compile(r"\b(?:of|for|in)(?: the)?\s$")
        self._awards = (" Award", " Medal", " Prize", " Fellowship", " Scholarship", " Degree")
        self._degrees = frozenset(("Master", "Masters", "Bachelor", "Bachelors", "Doctor", "Doctorate"))
        self._unit_of = lexicon.compile(
            r"(?:[\w’'-]+ ){0,3}(?:{unit-head})\s+(?:of|within) the\s+"
            r"(?P<whole>(?:{Cap}\s+){1,4}(?:of\s+(?:the\s+)?{Cap}(?:\s+{Cap})*)?)"
        )
        self._post_abroad = lexicon.compile(
            r"(?:(?:{Cap} |[A-Z]\.[A-Z]\. ){1,3})(?:Embassy|Consulate(?: General)?|High Commission|Liaison Office)"
            r"(?: (?:in|at))? (?:{Cap})(?: {Cap})?"
        )
        self._close = lexicon.compile(
            r"\b(?:{Cap})(?:(?: of(?: the)? | for(?: the)? | on(?: the)? | and(?: the)? | & | )(?:{Cap})){0,7}? (?P<head>{body-closing})(?![\w-])"
        )
        self._closer = lexicon.compile(r" (?:{Cap} ){0,2}(?:{body-closing})(?![\w-])")
        self._acronym = re.compile(r"(?<![\w/.@-])(?:UN-)?[A-Z][A-Z&-]{2,9}(?![\w@])")
        self._joined = re.compile(r",? (?:and )?(?:the )?([A-Z]{3,9})(?![\w-])")
        self._slashed = re.compile(r"(?<![\w-])([A-Z]{3,9})(?=/[A-Z])")
        self._heads = lexicon.word_set("body-opening")
        self._capital_before = lexicon.compile(r"({Cap}) $")
        self._after_role = lexicon.compile(r"\b(?:{role-head})(?:,| of| at| for)(?: the)? $")

    def note(self, draft: Draft) -> None:
        """Note all bodies and States of the document."""
        self._defined = {
            span[0]: (begin, end, acronym, full) for begin, end, acronym, full, span in definitions(draft.text)
        }
        for known in self._known.find(draft.text):
            self._note_known(draft, known)
        self._abroad(draft)
        for known in self._states.find(draft.text):
            self._note_state(draft, known)
        self._by_definition(draft)
        self._by_head(draft, self._open, "body-opening")
        self._by_head(draft, self._close, "body-closing")
        self._by_definition(draft)
        self._by_bare_acronym(draft)

    def inside(self, draft: Draft, names: list[Mention]) -> None:
        """Note known bodies and States inside the names of works and events."""
        for name in names:
            text = draft.text[name.begin : name.end]
            if name.kind == "Event":
                self._opening_acronyms(draft, name)
            both = ((self._known, "Organization"), (self._states, "State"))
            for gazetteer, kind in both[name.kind == "Organization" :]:
                for known in gazetteer.find(text):
                    begin, end = name.begin + known.begin, name.begin + known.end
                    if any(m.begin <= begin and end <= m.end and m.kind == kind for m in draft.inner):
                        continue
                    number = draft.refer(kind, text[known.begin : known.end], key=known.entries[0].id)
                    if kind == "Organization":
                        draft.attribute(number, "class", known.entries[0].kind)
                    draft.mention_inside(
                        begin,
                        end,
                        number,
                        form="acronym" if known.acronym else "name",
                        rule="known-body" if kind == "Organization" else "known-state",
                    )

    def _opening_acronyms(self, draft: Draft, event: Mention) -> None:
        """Unknown acronyms that open an event's name before a slash: "ABCD/Kingdom of Spain Conference"."""
        for match in self._slashed.finditer(draft.text, event.begin, event.end):
            if not self._known.acronym(match[1]) and draft.text[event.begin : match.start()].count(" ") < 4:
                draft.mention_inside(*match.span(1), self._abbreviated(draft, match[1]), form="acronym", rule="bare-acronym")

    def _note_known(self, draft: Draft, known: Known) -> None:
        begin, end = known.begin, known.end
        if not draft.free(begin, end) or self._part_of_longer(draft, known):
            return
        if known.acronym and _shouted(draft.text, begin, end):
            return
        entry = self._chosen(draft, known)
        if entry is None:
            return
        number = draft.refer("Organization", draft.text[begin:end], key=entry.id)
        draft.attribute(number, "class", entry.kind)
        draft.mention(begin, end, number, form="acronym" if known.acronym else "name", rule="known-body")

    def _role_in(self, text: str) -> bool:
        return any(w in self._role_heads for w in re.findall(r"[\w’'-]+", text))

    def _chosen(self, draft: Draft, known: Known) -> AuthorityEntry | None:
        """The entry meant where an acronym has several, or the text defines it otherwise."""
        text = draft.text[known.begin : known.end]
        for begin, end, acronym, full in self._defined.values():
            if acronym == text and known.acronym and not begin <= known.begin < end:
                meant = self._known.bearing(full)
                return (
                    meant[0]
                    if meant
                    else (known.entries[0] if known.entries[0].label.casefold() in full.casefold() else None)
                )
        return known.entries[0]

    def _part_of_longer(self, draft: Draft, known: Known) -> bool:
        """Whether a short known name is only a word of a longer unknown one: "Centre" behind "Security Council"."""
        after = re.match(r" (?:of|for) (?:the )?[A-Z]| [A-Z][a-z]+", draft.text[known.end : known.end + 20])
        if draft.text[known.end : known.end + 1] == " " and draft.text[known.end + 1 : known.end + 2].isupper():
            longer = [m for p in (self._open, self._close) if (m := p.match(draft.text, known.begin)) is not None]
            if any(m.start("head") >= known.end and not self._role_in(draft.text[known.end : m.end()]) for m in longer):
                return not known.acronym or len(known.entries[0].acronyms) > 0 and draft.text[known.begin : known.end] in self._family
        name = draft.text[known.begin : known.end]
        before = self._capital_before.search(draft.text, max(0, known.begin - 30), known.begin)
        if before is not None and name.split()[0] in self._heads and before[1] not in self._opening | self._role_heads and not before[1].isupper():
            return True  # "National Bureau of Prisons" is not the Bureau of Prisons
        single = " " not in name.strip() and not known.acronym
        return single and after is not None and draft.text[known.begin : known.end] in self._opening

    def _abroad(self, draft: Draft) -> None:
        """Missions by the place where they are: "U.S. Embassy in Prague", "U.S. Consulate Dubai"."""
        for match in self._post_abroad.finditer(draft.text):
            begin, end = match.span()
            begin, end = self._trimmed(draft, begin, end)
            if draft.free(begin, end):
                number = draft.refer("Organization", plain(draft.text[begin:end]))
                draft.attribute(number, "class", "GovernmentBody")
                draft.mention(begin, end, number, form="name", rule="body-opening")

    def _by_head(self, draft: Draft, pattern: re.Pattern[str], rule: str) -> None:
        for match in pattern.finditer(draft.text):
            begin, end = self._trimmed(draft, *match.span())
            while begin < end and not draft.free(begin, end):
                taken = min(
                    (m for m in draft.mentions if m.begin < end and m.end > begin), key=lambda m: m.begin, default=None
                )
                if taken is None or taken.end > match.start("head") >= taken.begin:
                    begin = end
                    break
                if taken.kind == "State" and taken.begin == begin and match["head"] in self._sent:
                    draft.mentions.remove(taken)  # "U.S. Mission to the European Union"
                    draft.disown(taken.begin, taken.end)
                    continue
                if taken.end <= match.start("head"):
                    begin = taken.end + len(draft.text[taken.end : end]) - len(draft.text[taken.end : end].lstrip())
                    continue
                if taken.kind == "State" and self._of_state.search(draft.text[begin : taken.begin]):
                    # "Ministry of Justice of Spain", "Permanent Mission of Tuvalu": the State is part of the name.
                    draft.mentions.remove(taken)
                    draft.disown(taken.begin, taken.end)
                    continue
                if taken.kind == "Organization" and self._absorbing.search(draft.text[begin : taken.begin]):
                    # "Mission to the European Union": the body it is sent to is part of its name.
                    draft.mentions.remove(taken)
                    draft.disown(taken.begin, taken.end)
                    end = taken.end
                    continue
                end = begin + len(
                    re.sub(
                        r"(?:,|\s|\b(?:and|of|for|on|to|the|in|at|with|by|against))+$",
                        "",
                        draft.text[begin : taken.begin],
                    )
                )
            if begin >= end:
                continue
            begin = self._after_roles(draft, begin, end)
            end = self._further(draft, match, begin, self._one_of_list(draft, begin, end))
            name = plain(draft.text[begin:end])
            words = name.split()
            generic = name.casefold() in self._not or " ".join(words[-2:]).casefold() in self._not
            if len(words) < 2 or generic or "\n\n" in draft.text[begin:end] or match["head"] not in name:
                continue
            if self._states.bearing(name) or draft.text[end : end + 14].startswith(self._awards) or words[0] in self._degrees:
                continue
            if any(w.casefold().strip(",") in ("resolution", "resolutions") for w in words[:2]):
                continue
            number = self._longer(draft, name)
            number = draft.refer("Organization", name) if number is None else number
            draft.attribute(number, "class", self._class(match["head"]))
            draft.mention(begin, end, number, form="name", rule=rule)
            self._define(draft, number, begin, end)
            self._whole(draft, number, begin, end)

    def _one_of_list(self, draft: Draft, begin: int, end: int) -> int:
        """Where the first name ends if what looks like one name is a list of bodies."""
        for comma in re.finditer(r", (?:and )?(?=[A-Z])", draft.text[begin:end]):
            part = draft.text[begin + comma.end() : end].split(",")[0]
            if any(w in self._heads or w in self._civil for w in re.findall(r"[\w’'-]+", part)):
                return begin + comma.start()
        return end

    def _further(self, draft: Draft, match: re.Match[str], begin: int, end: int) -> int:
        """Where the name really ends: behind "Ltd.", behind the body or city that a mission is sent to."""
        more = self._company.match(draft.text, end) or self._closer.match(draft.text, end)
        if more is not None and draft.free(end, more.end()):
            return more.end()
        if match["head"] not in self._sent:
            return end
        city = self._in_city.match(draft.text, end)
        if city is not None and draft.free(end, city.end()) and match["head"] in ("Embassy", "Consulate"):
            return city.end()
        to = re.match(r" to (?:the )?", draft.text[end:])
        body = None if to is None else next((m for m in draft.of_kind("Organization") if m.begin == end + to.end()), None)
        if body is None:
            return end
        draft.mentions.remove(body)
        draft.disown(body.begin, body.end)
        return body.end

    def _whole(self, draft: Draft, number: int, begin: int, end: int) -> None:
        """The body of which a unit's name says that it is part: "Appellate Division of the Supreme Court of X"."""
        match = self._unit_of.match(draft.text, begin, end)
        if match is None or match.end() < end:
            return
        whole = draft.refer("Organization", plain(match["whole"]))
        draft.attribute(whole, "class", draft.referents[number].attribute("class") or "Organization")
        span = Span(*match.span("whole"))
        draft.mention_inside(*span, whole, form="name", rule="body-inside")
        trace = Trace(begin, end, Span(begin, span.begin), None, span)
        draft.relations.append(Relation(number, "partOf", whole, (trace,), "unit-of-name"))

    def _after_roles(self, draft: Draft, begin: int, end: int) -> int:
        """Where the name begins behind words of a post or a headline: "Members of the Presidential Delegation"."""
        cut = begin
        for word in re.finditer(r"[\w’'.-]+", draft.text[begin:end]):
            singular = word[0][:-1] if word[0].endswith("s") else word[0]
            if (
                word[0] in self._role_heads or {*word[0].split('-')[1:]} & self._role_heads or singular in self._role_heads or word[0] in self._verbs
            ) and begin + word.end() < end:
                behind = re.match(r"(?:,? (?:of|for|to|at|and|the))* ", draft.text[begin + word.end() : end])
                cut = begin + word.end() + (behind.end() if behind else 0)
        return cut

    def _longer(self, draft: Draft, name: str) -> int | None:
        """The body named before of whose name this is the beginning: "Presidential Delegation" to somewhere."""
        if len(name.split()) > 3:
            return None
        found = {
            m.referent for m in draft.of_kind("Organization")
            if any(re.match(re.escape(name) + r" (?:to|of|for|on) ", n) for n in draft.referents[m.referent].names)
        }  # fmt: skip
        return found.pop() if len(found) == 1 else None

    def _trimmed(self, draft: Draft, begin: int, end: int) -> tuple[int, int]:
        """The span without a sentence's opening word before it."""
        text = draft.text[begin:end]
        while (word := re.match(r"([\w.’']+)[ \n]", text)) is not None and (
            word[1] in self._opening or word[1].endswith(("’s", "'s"))
        ):
            begin += word.end()
            text = draft.text[begin:end]
        return begin, end

    def _class(self, head: str) -> str:
        if head in self._government:
            return "GovernmentBody"
        if head in self._armed:
            return "ArmedGroup"
        return "CivilSocietyOrganization" if head in self._civil else "Organization"

    def _define(self, draft: Draft, number: int, begin: int, end: int) -> None:
        for at, (first, last, acronym, _) in self._defined.items():
            if last == end and first <= end and 0 < at - end < 7 and first >= begin - 4:
                draft.acronym(number, acronym)

    def _by_definition(self, draft: Draft) -> None:
        """Names that an acronym is defined for, whatever their head; then the acronym wherever it stands."""
        for _at, (begin, end, acronym, full) in sorted(self._defined.items()):
            content = [
                w
                for w in re.findall(r"[\w’'-]+", full)
                if w[0].isalpha() and w not in ("of", "the", "and", "for", "on", "in", "to", "de", "la")
            ]
            owner = next((m for m in draft.mentions if m.kind in ("Organization", "State") and m.end == end), None)
            number = owner.referent if owner else None
            named = len(content) > 1 and all(w[0].isupper() for w in content) and full.casefold() not in self._not
            fresh = draft.free(begin, end) and acronym.isupper() and acronym not in self._terms
            if number is None and named and fresh:
                number = draft.refer("Organization", full)
                draft.attribute(number, "class", "Organization")
                draft.mention(begin, end, number, form="name", rule="defined-acronym")
            if number is None:
                continue
            draft.acronym(number, acronym)
            for found in re.finditer(rf"(?<![\w-]){re.escape(acronym)}(?![\w])", draft.text):
                if draft.free(*found.span()):
                    draft.mention(*found.span(), number, form="acronym", rule="defined-acronym")

    def _note_state(self, draft: Draft, known: Known) -> None:
        begin, end = known.begin, known.end
        text = draft.text
        if not draft.free(begin, end) or (known.acronym and _shouted(text, begin, end)):
            return
        single = " " not in text[begin:end]
        before = re.search(r"([A-Z][\w’'-]+) $", text[max(0, begin - 40) : begin])
        after = re.match(r" ([A-Z][a-z]+)(?! of)", text[end : end + 30])
        if single and before and before[1] not in self._opening and _titled(text[:begin]):
            return
        low = max(0, begin - 14)
        if any(low + m.start() <= begin < low + m.end() for m in self._not_state.finditer(text[low : end + 12])):
            return
        if single and after and text[begin:end] in self._names and after[1] not in self._opening:
            return
        formal = self._formal.search(text, max(0, begin - 60), begin)
        if formal is not None and draft.free(formal.start(), end):
            begin = formal.start()
        entry = known.entries[0]
        number = draft.refer("State", text[begin:end], key=entry.id)
        draft.mention(begin, end, number, form="acronym" if known.acronym else "name", rule="known-state")

    def _by_bare_acronym(self, draft: Draft) -> None:
        """Acronyms that nobody defines, where only a body can stand: "Executive Director, ABCD", "partners from ABCD"."""
        text = draft.text
        seen: dict[str, list[tuple[int, int]]] = {}
        for match in self._acronym.finditer(text):
            if (
                draft.free(*match.span())
                and match[0] not in self._terms
                and not _roman(match[0])
                and not _shouted(text, *match.span())
            ):
                seen.setdefault(match[0], []).append(match.span())
        # What a list joins to a body is one: "our project with ABCD and EFGH".
        beside: set[str] = set()
        for acronym, spans in seen.items():
            if any(self._bodily(text, b, e) for b, e in spans):
                joined = [self._joined.match(text, e) for _, e in spans]
                beside |= {m[1] for m in joined if m is not None and m[1] in seen}
        for acronym, spans in seen.items():
            if any(self._bodily(text, b, e) or self._beside_body(draft, b, e) for b, e in spans) or acronym in beside:
                number = self._abbreviated(draft, acronym)
                for begin, end in spans:
                    draft.mention(begin, end, number, form="acronym", rule="bare-acronym")

    def _abbreviated(self, draft: Draft, acronym: str) -> int:
        """The body of which this is the acronym: the one named here whose initials it spells, else a new one."""
        bodies = {m.referent for m in draft.of_kind("Organization") if draft.referents[m.referent].key is None}
        spelled = sorted(i for i in bodies if any(spells(n, acronym) for n in draft.referents[i].names))
        number = spelled[0] if len(spelled) == 1 else draft.refer("Organization", acronym)
        if draft.referents[number].attribute("class") is None:
            draft.attribute(number, "class", "Organization")
        draft.acronym(number, acronym)
        return number

    def _beside_body(self, draft: Draft, begin: int, end: int) -> bool:
        """Whether a body found stands beside it in a list: "with UNODC and ABCD", "ABCD/UNODC"."""
        for mention in draft.mentions:
            if mention.kind != "Organization":
                continue
            if re.fullmatch(r",? (?:and )?(?:the )?|/", draft.text[mention.end : begin]) and mention.end <= begin:
                return True
            if end <= mention.begin and re.fullmatch(r",? (?:and )?(?:the )?|/", draft.text[end : mention.begin]):
                return True
        return False

    def _bodily(self, text: str, begin: int, end: int) -> bool:
        """Whether the place is one where a body stands."""
        before, after = text[max(0, begin - 60) : begin], text[end : end + 40]
        if self._after_role.search(before):
            return True
        if re.search(
            r"\b(?:partners|colleagues|friends|experts|representatives?|team) (?:from|at|in|of) (?:the )?(?:[A-Z]{3,9},? (?:and )?)*$",
            before,
        ):
            return True
        if re.search(r"\b(?:project|initiative|partnership|cooperation|collaboration|together|jointly|coordination) with (?:the )?$", before):
            return True
        if re.match(
            r"(?:['’]s (?:\w+ )?(?:mandate|assessments?|work|interactions|engagement|efforts|support|Executive)| (?:has|is|was|will|have|worked|supports?|continues|organized|co-organized)\b)",
            after,
        ):
            return True
        return bool(re.search(r"(?:Mr|Ms|Mrs|Dr|H\.E)\.? [\w .'’-]+ (?:from|of) $", before))


def _titled(before: str) -> bool:
    """Whether a title and perhaps a given name stand before a State's name: "Mr. Michael Jordan"."""
    return bool(re.search(r"(?:Mr|Ms|Mrs|Dr|Mx)\.? (?:[A-Z][\w.-]+ )?$", before[-30:]))


def _roman(text: str) -> bool:
    return re.fullmatch(r"[IVXLC]+", text) is not None


def _shouted(text: str, begin: int, end: int) -> bool:
    """Whether the word stands in a line set in capitals, where it's no acronym."""
    low = text.rfind("\n", 0, begin) + 1
    high = text.find("\n", end)
    line = text[low:begin] + " " + text[end : high if high >= 0 else len(text)]
    others = re.findall(r"[^\W\d_]{2,}", line)
    return len(others) > 1 and sum(w.isupper() for w in others) > len(others) * 0.6
