"""One more document's things with keys and names: what they are one with, if nothing else comes together or apart."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from kg.adding.fresh import Fresh
from kg.adding.notes import Notes
from kg.adding.unsure import UnsureError
from kg.link.exact import BY_NAME, Entries, acronyms, keys, name_keys, part_of, without_year
from kg.link.normalise import Forms

# A parent without a key: of which cluster it is depends on the moment.
ODD = "?"


def unite_equals(fresh: Fresh, notes: Notes, entries: Entries, forms: Forms) -> None:
    """Finds the clusters of all nodes of a document that have a key or a name.

    Raises: UnsureError where known clusters come together or apart.
    """
    ids = _with_years(keys(fresh.table, entries), notes, entries)
    for node, id in sorted(ids.items()):
        _take_id(fresh, notes, node, id)
    for family in BY_NAME:
        nodes = fresh.table.by_family.get(family, ())
        for node in nodes:
            found = dict.fromkeys(name_keys(fresh.table, node, forms))
            for key in found:
                _take_name(fresh, notes, f"{family}|{key}", node, ids)
            if len(found) > 1 and notes.get("odd", fresh.named(node)):
                raise UnsureError("a name may come too early")
        _take_acronyms(fresh, notes, family, nodes, ids)
    fresh.ids = ids


def _with_years(ids: Mapping[int, str], notes: Notes, entries: Entries) -> dict[int, str]:
    """As kg.link.exact.with_years has it; a year that is told for the first time may be that of others."""
    found = {}
    for node, id in ids.items():
        if not id.startswith("resolution/"):
            found[node] = id
            continue
        stem = without_year(id)
        row = notes.get("year", stem) or {"full": [], "bare": False}
        known = {*row["full"], *(i for i in entries.by_id if i.startswith(f"{stem}-") and without_year(i) == stem)}
        if stem == id:
            found[node] = known.pop() if len(known) == 1 else id
            notes.put("year", stem, {**row, "bare": True})
        else:
            if id not in known and row["bare"]:
                raise UnsureError("a resolution has another year")
            found[node] = id
            notes.put("year", stem, {**row, "full": sorted({*row["full"], id})})
    return found


def _take_id(fresh: Fresh, notes: Notes, node: int, id: str) -> None:
    label = notes.get("id", id)
    if label is None:
        notes.put("id", id, fresh.named(node))
    else:
        fresh.join(node, label)
    fresh.keyed.setdefault(node, id)


def _take_name(fresh: Fresh, notes: Notes, place: str, node: int, ids: Mapping[int, str]) -> None:
    """Puts a node among its namesakes: `ids` are their keys, `by` the clusters of those without one by their parent."""
    row = notes.get("name", place) or {"ids": [], "by": {}}
    known, by = row["ids"], dict(row["by"])
    id = ids.get(node)
    if id is not None:
        if id not in known and by and len(known) < 2:
            if known or len({fresh.moved(label) for label in by.values()}) > 1:
                raise UnsureError("namesakes have different keys now")
            fresh.join(node, next(iter(by.values())))
        by = by if known else {parent: fresh.named(node) for parent in by}
        notes.put("name", place, {"ids": sorted({*known, id}), "by": by})
        return
    parent = _token(fresh, part_of(fresh.table, node), ids)
    if len(known) == 1:
        label = notes.get("id", known[0])
        fresh.join(node, label)
        by[parent] = label
    else:
        _among_parents(fresh, node, parent, by)
    notes.put("name", place, {"ids": known, "by": by})


def _among_parents(fresh: Fresh, node: int, parent: str, by: dict[str, int]) -> None:
    """Namesakes are one, unless they are parts of different bodies; then those that are part of none are apart."""
    tokens = {token for token in (*by, parent) if token}
    if ODD in tokens and len(by.keys() | {parent}) > 1:
        raise UnsureError("it depends on the moment what a namesake is part of")
    if len(tokens) <= 1:
        for label in by.values():
            fresh.join(node, label)
    else:
        before = {token for token in by if token}
        if len(before) < 2 and len(by) > 1:
            raise UnsureError("namesakes are parts of different bodies now")
        if parent in by:
            fresh.join(node, by[parent])
    by[parent] = fresh.named(node)


def _token(fresh: Fresh, parent: int | None, ids: Mapping[int, str]) -> str:
    if parent is None:
        return ""
    return ids.get(parent, ODD)


def _take_acronyms(fresh: Fresh, notes: Notes, family: str, nodes: Sequence[int], ids: Mapping[int, str]) -> None:
    """As kg.link.exact.unite_acronyms has it: `things` are the clusters that define one, `bare` those of the others."""
    defined, bare = acronyms(fresh.table, nodes, ids)
    for acronym, some in sorted(defined.items()):
        _define(fresh, notes, f"{family}|{acronym}", some)
    for acronym, some in sorted(bare.items()):
        _mention(fresh, notes, f"{family}|{acronym}", acronym, some)


def _define(fresh: Fresh, notes: Notes, place: str, nodes: Iterable[int]) -> None:
    row = notes.get("acronym", place) or {"things": [], "bare": []}
    things = {*row["things"], *(fresh.named(node) for node in nodes)}
    if len(things) > len(row["things"]) and row["bare"] and len(row["things"]) < 2:
        raise UnsureError("an acronym is told of something else now")
    notes.put("acronym", place, {**row, "things": sorted(things)})


def _mention(fresh: Fresh, notes: Notes, place: str, acronym: str, nodes: Sequence[int]) -> None:
    row = notes.get("acronym", place) or {"things": [], "bare": []}
    labels = {fresh.named(node) for node in nodes}
    if len(row["things"]) == 1:
        (thing,) = row["things"]
        for label in sorted(labels):
            if label not in row["bare"]:
                first = min(node for node in nodes if fresh.named(node) == label)
                fresh.draw(thing, label, first, f"{acronym} is defined for one thing only")
    notes.put("acronym", place, {**row, "bare": sorted({*row["bare"], *labels})})
