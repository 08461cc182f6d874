"""Bodies by their acronyms: those that the text defines, and those that stand where only a body can."""

from __future__ import annotations

import re

from kg.extract.acronyms import Definition, defined, shouted, spells, surname
from kg.extract.draft import Draft, plain
from kg.extract.joined import joined
from kg.kept.patterns import compiled
from kg.lexicon import Lexicon
from kg.model import Authority, Mention

# "ABCD, and the EFGH": what joins two bodies has at most so many letters.
_LONGEST_LINK = 10
# What stands before a State's name at the end of a body's.
_ARTICLE = len("the ")
_OF_STATE = (" of ", " of the ", " in ", " in the ", " to ", " to the ", " for ", " for the ")

# Before the second of two surnames in capitals: "Hadiza ELHADJ MOUSSA".
_SURNAMES = compiled(r"(?<![\w-])[A-ZÀ-ÖØ-Þ][^\W\d_A-Z]{1,20}[ -](?P<first>[^\W\d_a-z]{3,20}) $")
_NAME = 60
# What opens a name and has no letter in its acronym: "Leibniz-Zentrum", "S. Rajaratnam School".
_OPENS = compiled(r"(?<![\w.])(?:[A-Z]\. |[A-Z][^\W\d_A-Z]{2,15}-)\Z")
# An acronym in brackets right behind a name.
_BEHIND = compiled(
    r" \(([A-Z]{3,9}(?:-[A-Z]{1,4})?|[A-Z]{2,6}[a-z]{2,8})\)"
    r"|, ([A-Z]{4,9}),(?= (?:which|whose|who|in|for|has|is|and (?:without|with|by|from|to|of|for))\b)"
)
# Texts that list people, with surnames in capitals.
LISTS = ("participants", "programme", "bio")
# A surname in capitals alone is this long or longer; what is shorter is an acronym.
NO_ACRONYM = 5


def of_host(name: str, acronym: str) -> bool:
    """Whether an acronym is that of the body to which one is sent: "Fiji Mission to the Reef Network (RN)"."""
    sent, _, host = name.rpartition(" to ")
    return bool(sent) and acronym[:1] != name[:1] and acronym[:1] == host.removeprefix("the ")[:1]


class Abbreviated:
    """Finds bodies by acronym. Acronyms of topics are no bodies."""

    def __init__(self, lexicon: Lexicon, authority: Authority) -> None:
        terms = (a for kind in ("Topic", "Role") for e in authority.of_kind(kind) for a in e.acronyms)
        self._entries = {e.id: e for e in authority.entries}
        self._terms = lexicon.word_set("no-body-acronym").union(terms)
        # Words of headings: "NINTH REGULAR SESSION".
        self._words = frozenset(word.upper() for word in lexicon.words("event-head"))
        self._skipped = lexicon.word_set("acronym-skipped")
        self._passed = lexicon.word_set("definition-passed")
        self._projects = lexicon.word_set("project-head")
        self._programme = lexicon.pattern("programme-body")
        self._ending = lexicon.word_set("no-body-ending")
        self._heads = (lexicon.word_set("body-opening") | lexicon.word_set("body-closing")) - {"Project"}
        self._not = {w.casefold() for w in lexicon.words("not-body")}
        self._styles = self._not.union(w.casefold() for w in lexicon.words("state-style"))
        self._acronym = lexicon.pattern("acronym-word")
        self._capitals = lexicon.pattern("person-capitals")
        self._posts = lexicon.word_set("role-head")
        self._no_given = self._heads.union(self._posts, *map(lexicon.word_set, ("not-name", "opening")))
        self._joined = lexicon.pattern("acronym-joined")
        self._link = lexicon.pattern("acronym-link")
        self._bodily_before = [lexicon.pattern(f"bodily-{n}") for n in ("role", "people", "project", "person")]
        self._acts = lexicon.pattern("programme-acts")
        self._bodily_behind = lexicon.pattern("bodily-behind")

    def definitions(self, draft: Draft) -> dict[int, Definition]:
        """The acronyms that the text defines, by where each acronym begins."""
        return defined(draft.text, self._skipped)

    def by_definition(self, draft: Draft) -> None:
        """Note names that an acronym is defined for, whatever their head; then the acronym wherever it stands."""
        ends: dict[int, int] = {}
        states: dict[int, Mention] = {}
        for mention in draft.mentions:
            if mention.kind in ("Organization", "State", "Project"):
                ends.setdefault(mention.end, mention.referent)
            if mention.kind == "State":
                states[mention.end] = mention
        done: set[str] = set()
        first: dict[str, int] = {}
        for _at, (begin, end, acronym, full) in sorted(self.definitions(draft).items()):
            content = [w for w in re.findall(r"[\w’'-]+", full) if w[0].isalpha() and w not in self._passed]
            number = ends.get(end)
            named = len(content) > 1 and all(w[0].isupper() for w in content) and full.casefold() not in self._not
            named = named and not self._thing(content) and not self._is_field(draft.text, begin)
            state = states.get(end) if named and acronym.isupper() and acronym not in self._terms else None
            of_state = state is not None and draft.text[begin : state.begin].endswith(_OF_STATE)
            if (
                state is not None
                and of_state
                and draft.free(begin, state.begin)
                and content[0].casefold() not in self._styles
            ):
                # "Administrative Conference of the United States (ACUS)": the State is part of the name.
                draft.release(state)
                number = None
            elif (owner := states.get(end)) is not None and owner.begin - begin > _ARTICLE:
                number = None  # "ABC Mission in STATE (ABCMIS)": it is not the State's
            fresh = draft.free(begin, end) and acronym.isupper() and acronym not in self._terms
            if number is None and named and fresh:
                begin = joined(draft, begin, end)
                opens = _OPENS.search(draft.text, max(0, begin - _NAME), begin)
                begin = begin if opens is None or not draft.free(opens.start(), begin) else opens.start()
                before = draft.text[max(0, begin - _NAME) : begin]
                project = content[-1] in self._projects and self._programme.search(before) is None
                project = project and self._acts.match(draft.text, end) is None
                number = draft.refer("Project" if project else "Organization", plain(draft.text[begin:end]))
                if not project:
                    draft.attribute(number, "class", "Organization")
                draft.mention(begin, end, number, form="name", rule="defined-acronym")
                ends[end] = number
            if number is None:
                continue
            if any(of_host(name, acronym) for name in draft.referents[number].names):
                continue
            number = self._same(draft, first.setdefault(acronym, number), number)
            draft.acronym(number, acronym)
            if acronym in done:
                continue
            done.add(acronym)
            # The look behind stands after the word: a pattern that opens with a word is searched for that word.
            word = re.escape(acronym)
            for found in re.finditer(rf"{word}(?<![\w-]{word})(?!\w)", draft.text):
                if draft.free(*found.span()):
                    draft.mention(*found.span(), number, form="acronym", rule="defined-acronym")
                    ends.setdefault(found.end(), number)

    def _same(self, draft: Draft, first: int, number: int) -> int:
        """The body that has an acronym: the one of which it was told before, where one name closes the other."""
        one, other = draft.referents[first], draft.referents[number]
        if first == number or {one.kind, other.kind} != {"Organization"} or (one.key or other.key) is not None:
            return number
        pairs = ((a.casefold(), b.casefold()) for a in one.names for b in other.names)
        if not any(a.endswith(f" {b}") or b.endswith(f" {a}") for a, b in pairs):
            return number
        draft.merge(number, first)
        return first

    def by_bracket(self, draft: Draft) -> None:
        """Let an acronym in brackets right behind a body that nothing else names be its own, whatever its letters.

        "Reef Threats Department (RFTD)", "Agency of Reefs (BTKI)", where the letters are those of another language.
        """
        for body in draft.of_kind("Organization"):
            match = _BEHIND.match(draft.text, body.end) if draft.referents[body.referent].key is None else None
            known = None if match is None else self._known_so(draft, body, match)
            if known is not None:
                draft.merge(body.referent, known)
                continue
            if match is None:
                continue
            acronym = match.group(match.lastindex or 1)
            if body.form == "acronym" or not draft.free(*match.span(match.lastindex or 1)) or acronym in self._terms:
                continue
            if draft.text.rfind("\n", 0, body.begin) + 1 == body.begin and draft.text[body.begin : body.end].isupper():
                continue
            number = self._whose(draft, body, acronym)
            draft.acronym(number, acronym)
            for found in re.finditer(rf"(?<![\w-]){acronym}(?![\w-])", draft.text):
                if draft.free(*found.span()):
                    draft.mention(*found.span(), number, form="acronym", rule="defined-acronym")

    def _whose(self, draft: Draft, body: Mention, acronym: str) -> int:
        """Whose an acronym is behind a unit's name that holds its body's: "Board of the Reef Centre (RECEN)"."""
        inside = (m for m in draft.inner if m.rule == "body-inside" and body.begin < m.begin and m.end == body.end)
        whole = next(inside, None)
        own = whole is None or acronym[0] == draft.text[body.begin]
        return body.referent if own or whole is None else whole.referent

    def _known_so(self, draft: Draft, body: Mention, match: re.Match[str]) -> int | None:
        """The known body that an acronym behind a name means, if the name is its own or begins it."""
        found = next((m for m in draft.within(*match.span(match.lastindex or 1)) if m.kind == "Organization"), None)
        key = None if found is None else draft.referents[found.referent].key
        entry = None if key is None else self._entries.get(key)
        if found is None or entry is None:
            return None
        name = _letters(draft.text[body.begin : body.end])
        names = [_letters(n) for n in (entry.label, *entry.names)]
        begun = body.end - body.begin > _NAME // 2 and any(n.startswith(name) for n in names)
        return found.referent if begun or name in names else None

    def _is_field(self, text: str, begin: int) -> bool:
        """Whether a name is the field of a post: "Commissioner for Peace and Security (PS)"."""
        before = text[max(0, begin - _NAME) : begin]
        return before.endswith(" for ") and before.removesuffix(" for ").split(" ")[-1] in self._posts

    def _thing(self, content: list[str]) -> bool:
        """Whether a name's last word says that it is a law, a field or a thing, and no word that it is a body."""
        last = content[-1].removesuffix("’s").removesuffix("'s")
        ends = last in self._ending or last.removesuffix("s") in self._ending or last.endswith("ing")
        return content[0] == "Operation" or (ends and self._heads.isdisjoint(content[:-1]))

    def by_place(self, draft: Draft) -> None:
        """Note acronyms where only a body can stand: "Executive Director, ABCD", "partners from ABCD and EFGH"."""
        text = draft.text
        seen = self._undefined(draft)
        # What a list joins to a body is one: "our project with ABCD and EFGH".
        beside: set[str] = set()
        for spans in seen.values():
            if any(self._bodily(text, b, e) for b, e in spans):
                following = [self._joined.match(text, e) for _, e in spans]
                beside |= {m[1] for m in following if m is not None and m[1] in seen}
        edges = {at for m in draft.mentions if m.kind == "Organization" for at in (m.begin, m.end)}
        for acronym, spans in seen.items():
            if any(self._bodily(text, b, e) or self._beside(text, edges, b, e) for b, e in spans) or acronym in beside:
                number = self.body(draft, acronym)
                for begin, end in spans:
                    draft.mention(begin, end, number, form="acronym", rule="bare-acronym")
                    edges |= {begin, end}

    def _undefined(self, draft: Draft) -> dict[str, list[tuple[int, int]]]:
        """The acronyms that nobody owns, with the places where they stand."""
        seen: dict[str, list[tuple[int, int]]] = {}
        surnames = self._surnames(draft) if draft.document.kind in LISTS else ()
        for match in self._acronym.finditer(draft.text):
            term = match[0] in self._words or match[0] in self._terms or re.fullmatch(r"[IVXLC]+", match[0]) is not None
            term = term or match.start() in surnames
            before = _SURNAMES.search(draft.text, max(0, match.start() - _NAME), match.start())
            named = before is not None and draft.free(*before.span("first"))
            named = named or surname(draft.text, *match.span(), known=False)
            if draft.free(*match.span()) and not (term or named or shouted(draft.text, *match.span())):
                seen.setdefault(match[0], []).append(match.span())
        return seen

    def _surnames(self, draft: Draft) -> set[int]:
        """Where surnames in capitals stand behind given names, at the heads of lines: "Karla QUINTANA worked as …"."""
        found = self._capitals.finditer(draft.text)
        return {
            m.start("surname")
            for m in found
            if len(m["surname"]) >= NO_ACRONYM and self._no_given.isdisjoint(m["given"].split())
        }

    def body(self, draft: Draft, acronym: str) -> int:
        """The body of which this is the acronym: the one named here whose initials it spells, else a new one."""
        bodies = {m.referent for m in draft.of_kind("Organization") if draft.referents[m.referent].key is None}
        spelled = [i for i in bodies if any(spells(n, acronym, self._skipped) for n in draft.referents[i].names)]
        number = spelled[0] if len(spelled) == 1 else draft.refer("Organization", acronym)
        if draft.referents[number].attribute("class") is None:
            draft.attribute(number, "class", "Organization")
        draft.acronym(number, acronym)
        return number

    def _beside(self, text: str, edges: set[int], begin: int, end: int) -> bool:
        """Whether a body (`edges`: where bodies begin and end) is beside it: "with UNODC and ABCD", "ABCD/UNODC"."""
        return any(
            (begin - gap in edges and self._link.fullmatch(text, begin - gap, begin))
            or (end + gap in edges and self._link.fullmatch(text, end, end + gap))
            for gap in range(_LONGEST_LINK + 1)
        )

    def _bodily(self, text: str, begin: int, end: int) -> bool:
        """Whether the place is one where a body stands."""
        before, after = text[max(0, begin - 60) : begin], text[end : end + 40]
        return (
            any(pattern.search(before) for pattern in self._bodily_before)
            or self._bodily_behind.match(after) is not None
        )


def _letters(name: str) -> str:
    """The letters of a name, by which spellings are one: "Inter-Governmental", "Intergovernmental"."""
    return "".join(c for c in plain(name).casefold() if c.isalpha())
