"""Units that stand right behind the body whose they are: "U.S. Senate Banking Committee" is one name."""

from __future__ import annotations

from itertools import pairwise

from kg.extract.draft import Draft, plain
from kg.lexicon import Lexicon
from kg.model import Mention, Relation, Span, Trace

# By what rule a body is read whose name can open that of its unit; and its unit.
_WHOLE = ("known-body", "body-closing", "bare-acronym", "defined-acronym")
_UNIT = ("body-opening", "body-closing")


class Units:
    """Joins the name of a body and that of its unit where nothing parts them."""

    def __init__(self, lexicon: Lexicon) -> None:
        self._unnamed = lexicon.word_set("career-unnamed-board")
        self._acronyms = lexicon.word_set("unit-acronym")
        self._awards = lexicon.word_set("award-word")
        self._roles = lexicon.word_set("role-head")

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
        draft.mention_inside(whole.begin, whole.end, whole.referent, form=whole.form, rule=whole.rule)
        span = Span(whole.begin, whole.end)
        trace = Trace(whole.begin, unit.end, Span(unit.begin, unit.end), None, span)
        draft.relations.append(Relation(number, "partOf", whole.referent, (trace,), "unit-of-name"))
