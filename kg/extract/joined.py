"""Names that open with States or bodies joined by hyphens: "U.S.-UK-EU Atrocity Crimes Advisory Group"."""

from __future__ import annotations

from kg.extract.draft import Draft
from kg.model import Mention

_HYPHENS = "-–‑/"


def joined(draft: Draft, begin: int, end: int) -> int:
    """Where a name that ends at `end` begins, with the States and bodies that hyphens join to it.

    They stop being mentions of their own. Two States joined before the name ("Samoa–Fiji Dialogue") belong to it; one
    State before it does not.
    """
    text = draft.text
    if begin < end and text[begin] in _HYPHENS:
        begin += 1
    taken: list[Mention] = []
    at = begin
    last = _ending(draft, at - 1) if at > 1 and text[at - 1] == " " else None
    if last is not None and last.begin and text[last.begin - 1] in _HYPHENS and _ending(draft, last.begin - 1):
        taken.append(last)
        at = last.begin
    while at and text[at - 1] in _HYPHENS and (before := _ending(draft, at - 1)) is not None:
        taken.append(before)
        at = before.begin
    for mention in taken:
        draft.release(mention)
    return at


def _ending(draft: Draft, at: int) -> Mention | None:
    """The State or body whose mention ends at a place."""
    return next((m for m in draft.mentions if m.end == at and m.kind in ("State", "Organization")), None)
