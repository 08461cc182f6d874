"""Units that stand right behind the body whose they are: "U.S. Senate Banking Committee" is one name."""

from __future__ import annotations

from itertools import pairwise

from kg.extract.acronyms import shouted
from kg.extract.draft import Draft, plain
from kg.extract.gazetteer import Known
from kg.kept.patterns import compiled
from kg.lexicon import Lexicon
from kg.model import AuthorityEntry, Mention, Relation, Span, Trace

# By what rule a body is read whose name can open that of its unit; and its unit.
_WHOLE = ("known-body", "body-closing", "bare-acronym", "defined-acronym")
_UNIT = ("body-opening", "body-closing")
# By what rule a body is read that may have a branch in a State, called by that State's name.
_BRANCHED = (*_WHOLE, "body-opening")
# Wholes, of which a State behind them is none of their branches: "the EU Somalia is to help".
# States that are told in capitals in the names of their own branches: "CARE USA".
_CODES = ("USA", "UK")
_NO_BRANCHES = ("organization/united-nations", "organization/european-union", "organization/EU", "organization/AU")

# A department by its field, which names it too.
_FIELD = compiled(
    r"(?:\w+ )?(?:Department|Directorate|Administration|Command|Headquarters|Inspectorate) of (?:the )?"
    r"(?P<field>[A-Z][\w’'-]+(?: [A-Z][\w’'-]+){1,3})"
)


class Units:
    """Joins the name of a body and that of its unit where nothing parts them."""

    def __init__(self, lexicon: Lexicon) -> None:
        self._unnamed = lexicon.word_set("career-unnamed-board")
        self._acronyms = lexicon.word_set("unit-acronym")
        self._awards = lexicon.word_set("award-word")
        self._roles = lexicon.word_set("role-head")
        self._ends = lexicon.pattern("branch-end")
        self._acronym = lexicon.pattern("branch-acronym")
        self._no_acronyms = lexicon.word_set("no-body-acronym")
        self._generic = lexicon.pattern("generic-of-body")

    def note(self, draft: Draft) -> None:
        """Note each such pair as one body, of which the first is the whole."""
        pairs: list[tuple[Mention, Mention]] = []
        for whole, unit in pairwise(draft.of_kind("Organization")):
            if self._is_pair(draft, whole, unit) and not (pairs and pairs[-1][1] is whole):
                pairs.append((whole, unit))
        units = [b for _, b in pairs]
        wholes: dict[int, set[int]] = {}
        for whole, unit in pairs:
            wholes.setdefault(unit.referent, set()).add(whole.referent)
        alone = {m.referent for m in draft.mentions if m not in units}
        for whole, unit in pairs:
            name = plain(draft.text[whole.begin : unit.end])
            acronym = draft.text[unit.begin : unit.end] in self._acronyms
            if len(wholes[unit.referent]) == 1 and unit.referent in alone and not acronym:
                number = unit.referent  # "the Operations Center", told of again without its whole
                draft.name(number, name)
                draft.alias(number, name)
            else:
                number = draft.refer("Organization", name)
                draft.attribute(number, "class", draft.referents[unit.referent].attribute("class") or "Organization")
                for own in draft.referents[unit.referent].acronyms:
                    draft.acronym(number, own)
            self._join(draft, whole, unit, number)

    def by_fields(self, draft: Draft) -> None:
        """Let a department be the one that is called by its field: "Main Department of Border Troops", "the Border
        Troops"."""
        unknown = [n for n, r in enumerate(draft.referents) if r.kind == "Organization" and r.key is None]
        called = {
            match["field"]: n for n in unknown for x in draft.referents[n].names if (match := _FIELD.fullmatch(x))
        }
        for number in unknown:
            of = {called[name] for name in draft.referents[number].names if name in called} - {number}
            if len(of) == 1:
                draft.merge(number, min(of))

    def organs(self, draft: Draft) -> None:
        """Note a head by itself and the known body behind it as one of its own: "Secretariat of the African Union"."""
        begins = {m.begin: m for m in draft.of_kind("Organization") if m.form == "name" or m.form == "acronym"}
        for match in self._generic.finditer(draft.text):
            whole = begins.get(match.end())
            own = next((m for m in draft.within(*match.span("head"))), None)
            if whole is None or (own is not None and (own.kind != "Organization" or own.rule == "known-body")):
                continue
            if own is not None:
                draft.release(own)
            if not draft.free(*match.span("head")):
                continue
            number = draft.refer("Organization", plain(draft.text[match.start() : whole.end]))
            draft.attribute(number, "class", draft.referents[whole.referent].attribute("class") or "Organization")
            draft.release(whole)
            draft.mention(match.start(), whole.end, number, form="name", rule="body-opening")
            self._part(draft, whole, number, Span(*match.span("head")))

    def part_of_known(self, draft: Draft, body: Mention, known: Known, entry: AuthorityEntry) -> None:
        """Tell that a body is part of the known one with whose name its own opens: "FATF Secretariat"."""
        number = draft.refer("Organization", draft.text[known.begin : known.end], key=entry.id)
        draft.attribute(number, "class", entry.kind)
        form = "acronym" if known.acronym else "name"
        whole = Mention(known.begin, known.end, "Organization", number, form, "known-body")
        self._part(draft, whole, body.referent, Span(known.end + 1, body.end))

    def _part(self, draft: Draft, whole: Mention, number: int, unit: Span) -> None:
        """Tell that a body is part of the one whose name stands inside its own."""
        draft.mention_inside(whole.begin, whole.end, whole.referent, form=whole.form, rule=whole.rule)
        span = Span(whole.begin, whole.end)
        trace = Trace(min(whole.begin, unit.begin), max(whole.end, unit.end), unit, None, span)
        draft.relations.append(Relation(number, "partOf", whole.referent, (trace,), "unit-of-name"))

    def branches(self, draft: Draft) -> None:
        """Note each body with a State's name right behind its own as one of its own: "Reef Watch Fiji"."""
        ends = {m.end: m for m in draft.of_kind("Organization") if m.rule in _BRANCHED}
        for state in draft.of_kind("State"):
            whole = ends.get(state.begin - 1)
            if whole is None:
                self._unread_branch(draft, state)
            if whole is None or not self._is_branch(draft, whole, state):
                continue
            if whole not in draft.mentions:  # another of its names was read before, and this one renamed
                whole = next((m for m in draft.mentions if (m.begin, m.end) == (whole.begin, whole.end)), None)
            if whole is None:
                continue
            known = draft.referents[whole.referent].key is not None or whole.form == "acronym"
            number = draft.refer("Organization", plain(draft.text[whole.begin : state.end]))
            draft.attribute(number, "class", draft.referents[whole.referent].attribute("class") or "Organization")
            if not known:
                for acronym in draft.referents[whole.referent].acronyms:
                    draft.acronym(number, acronym)
                for again in [m for m in draft.of_kind("Organization") if m.referent == whole.referent and m != whole]:
                    draft.release(again)
                    draft.mention(again.begin, again.end, number, form=again.form, rule=again.rule)
            draft.release(whole)
            draft.release(state)
            draft.mention(whole.begin, state.end, number, form="name", rule="body-closing")

    def _unread_branch(self, draft: Draft, state: Mention) -> None:
        """Note a body by an acronym that nobody knows and the State behind it: "CENTIR Samoa"."""
        match = self._acronym.search(draft.text, max(0, state.begin - 12), state.begin)
        named = match is not None and draft.free(match.start("acronym"), match.end("acronym"))
        if (
            match is None
            or not named
            or match["acronym"] in self._no_acronyms
            or draft.text[state.begin : state.end].isupper() != (draft.text[state.begin : state.end] in _CODES)
        ):
            return
        begin = match.start("acronym")
        if self._ends.match(draft.text, state.end) is None or shouted(draft.text, begin, state.end):
            return
        full = next((m for m in draft.of_kind("Organization") if m.end == begin - len(" (")), None)
        own = (
            full is not None and draft.text.startswith(" (", full.end) and draft.text[state.end : state.end + 1] == ")"
        )
        number = (
            full.referent if own and full is not None else draft.refer("Organization", draft.text[begin : state.end])
        )
        draft.name(number, draft.text[begin : state.end])
        draft.attribute(number, "class", "Organization")
        draft.release(state)
        draft.mention(begin, state.end, number, form="name", rule="body-closing")

    def _is_branch(self, draft: Draft, whole: Mention, state: Mention) -> bool:
        """Whether a body and a State right behind it are one name: nothing parts them, and nothing goes on."""
        if draft.text[whole.end] not in " -" or draft.referents[whole.referent].key in _NO_BRANCHES:
            return False
        name = draft.text[state.begin : state.end]
        named = state.form == "name" and not name.startswith("the ") and not name.isupper()
        return named and self._ends.match(draft.text, state.end) is not None

    def _is_pair(self, draft: Draft, whole: Mention, unit: Mention) -> bool:
        text = draft.text
        name = text[unit.begin : unit.end]
        if text[whole.begin : whole.end] in name:
            return False
        if (
            text[whole.end : unit.begin] != " "
            or whole.rule not in _WHOLE
            or text[whole.begin - 1 : whole.begin] == "-"
        ):
            return False
        if name in self._acronyms:
            return True
        if unit.rule not in _UNIT or name in self._unnamed or not self._awards.isdisjoint(name.split()):
            return False
        return self._roles.isdisjoint(text[unit.end : unit.end + 24].split()[:1])

    def _join(self, draft: Draft, whole: Mention, unit: Mention, number: int) -> None:
        draft.release(whole)
        draft.release(unit)
        draft.mention(whole.begin, unit.end, number, form="name", rule=unit.rule)
        self._part(draft, whole, number, Span(unit.begin, unit.end))
