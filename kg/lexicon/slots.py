"""The slots that rules are written with: in a folded sentence every mention stands as one slot.

A slot is two private-use characters: the kind, and the number of the slot in its sentence. A rule writes `{Person}`,
`{Body}`, `{Agents}`; `slot()` gives the character classes over the private-use area that stand for these.
"""

from __future__ import annotations

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
# Behind a kind there is always a number, and a folded text has no line breaks; a class of all numbers would take most
# of the time that compiling the rules takes.
_NUMBER = "."
FIRST = 0xE100
BITS = {character: 1 << number for number, character in enumerate(KINDS.values())}
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
# How a list of names goes on, and what may stand before each of them; the words are those of relations-words.toml.
_AND = "{list-and}"
# More names than this in one list do not occur; a bound keeps the time that a rule takes in step with the sentence.
_LONGEST_LIST = 60
_ARTICLE = "{list-article}?"


def one(name: str) -> str:
    """The expression for one slot of a kind or class of kinds."""
    return f"(?:[{_ONE[name]}]{_NUMBER})"


def many(name: str) -> str:
    """The expression for a list of slots: "X, the Y and Z"."""
    item = _ARTICLE + one(name)
    return f"(?:{item}(?:{_AND}{item}){{0,{_LONGEST_LIST}}})"


def slot(name: str) -> str | None:
    """The expression for the placeholder `{name}` in a folded sentence; None if no slot is called so."""
    if name in _ONE:
        return one(name)
    return many(_PLURAL[name]) if name in _PLURAL else None


def slot_kinds(name: str) -> str:
    """The kinds of which one stands wherever `{name}` does; "" if no slot is called so."""
    return _ONE.get(_PLURAL.get(name, name), "")
