"""The slots that rules are written with: in a folded sentence every mention stands as one slot.

A slot is two private-use characters: the kind, and the number of the slot in its sentence. A rule writes `{Person}`,
`{Body}`, `{Agents}`; `slots()` turns these into character classes over the private-use area.
"""

from __future__ import annotations

import re

KINDS = {
    "Person": "\ue001",
    "Organization": "\ue002",
    "State": "\ue003",
    "Event": "\ue004",
    "Resolution": "\ue005",
    "Document": "\ue006",
    "Instrument": "\ue007",
    "Project": "\ue008",
    "Place": "\ue009",
    "Role": "\ue00a",
    "Post": "\ue00b",
    "Date": "\ue00c",
    "Quote": "\ue00d",
    "Topic": "\ue00e",
}
_NUMBER = "[\ue100-\uf8ff]"
FIRST = 0xE100
MOST = 0xF8FF - FIRST

_ONE = {
    "Body": KINDS["Organization"],
    "Agent": KINDS["Organization"] + KINDS["State"] + KINDS["Person"],
    "Party": KINDS["Organization"] + KINDS["State"],
    "Work": KINDS["Resolution"] + KINDS["Document"] + KINDS["Instrument"],
    "Site": KINDS["Place"] + KINDS["State"],
    "Any": "".join(KINDS.values()),
    **KINDS,
}
_PLURAL = {
    "People": "Person",
    "Bodies": "Body",
    "Agents": "Agent",
    "Parties": "Party",
    "States": "State",
    "Resolutions": "Resolution",
    "Works": "Work",
    "Posts": "Post",
    "Roles": "Role",
    "Events": "Event",
}
_AND = r"(?:,? and (?:of |by |with |from )?|[,;] (?:together with |as well as |along with |including )?|,? together with |,? as well as |,? along with |/| & |; (?:and )?|,? or )"
_ARTICLE = r"(?:[Tt]he |[Ii]ts |[Oo]ur |(?:to )?(?:our )?(?:colleagues?|partners?|friends?) (?:at|from|in) (?:the )?|(?:[Oo]ur |[Tt]he |[Ii]ts )?co-?(?:organi[sz]ers|hosts|sponsors),? (?:the )?)?"


def one(name: str) -> str:
    """The expression for one slot of a kind or class of kinds."""
    return f"(?:[{_ONE[name]}]{_NUMBER})"


def many(name: str) -> str:
    """The expression for a list of slots: "X, the Y and Z"."""
    item = _ARTICLE + one(name)
    return f"(?:{item}(?:{_AND}{item})*)"


def slots(pattern: str) -> str:
    """A rule's pattern with `{Person}`, `{Agents}` … turned into expressions; other placeholders stay."""

    def fill(match: re.Match[str]) -> str:
        name = match[1]
        if name in _ONE:
            return one(name)
        return many(_PLURAL[name]) if name in _PLURAL else match[0]

    return re.sub(r"\{([A-Z][A-Za-z]+)\}", fill, pattern)
