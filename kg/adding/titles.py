"""One more document's events and projects: titles that lead to those of others."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from msgspec import Struct

from kg.adding.fresh import Fresh
from kg.adding.notes import Notes
from kg.adding.unsure import UnsureError
from kg.link.cluster import Clusters, Decision
from kg.link.events import COMMON, Title, ambiguous, carried, decisions, probes, settle_titles, titles
from kg.link.normalise import Forms

TITLED = {"Event": True, "Project": False}  # whether days tell


class Among(Clusters):
    """Clusters of some nodes of the corpus."""

    def __init__(self, nodes: Iterable[int] | Mapping[int, int]) -> None:
        super().__init__(0)
        known = nodes if isinstance(nodes, Mapping) else {}
        self._parent = {node: known.get(node, node) for node in nodes}  # type: ignore[assignment]


def unite_titles(fresh: Fresh, notes: Notes, family: str, forms: Forms) -> None:
    """Finds the clusters of a document's events, or its projects.

    Raises: UnsureError where known clusters come together or apart, or are otherwise compared.
    """
    own = titles(fresh.table, family, forms)
    if any(title.node in fresh.ids for title in own):
        raise UnsureError("a title with a key")
    for node in dict.fromkeys(title.node for title in own):
        some = [title for title in own if title.node == node]
        found: set[Decision] = set()
        loose = False
        for title in some:
            one = Title(fresh.number(node), title.key, title.words, title.numbers, title.days)
            pairs, free = _taken(notes, family, one)
            found |= decisions(pairs, dated=TITLED[family])
            loose |= free
        _settle(fresh, notes, family, node, some, set() if loose else found, loose=loose)


def _taken(notes: Notes, family: str, title: Title) -> tuple[list[tuple[Title, Title]], bool]:
    """The titles that one is compared with, and whether it may be of any of several events."""
    place = f"{family}|{title.key}"
    rows = list(notes.get("kind", place) or ())
    kinds = [title_of(title.key, row) for row in rows]
    loose = _loose(kinds, title) if TITLED[family] else False
    for number, kind in enumerate(kinds):
        if kind.days == title.days:
            last = rows[number][-1]
            if kind.numbers != title.numbers or last is None:
                raise UnsureError("one title, other numbers")
            notes.put("kind", place, [*rows[:number], [*rows[number][:-1], title.node], *rows[number + 1 :]])
            return [(Title(last, *_parts(kind)), title)], loose
    if len(kinds) >= COMMON:
        raise UnsureError("a title of very many events")
    notes.put("kind", place, [*rows, kind_row(title)])
    pairs = [(kind, title) for kind in kinds]
    return pairs + list(_by_words(notes, family, title)), loose


def _parts(title: Title) -> tuple[Any, ...]:
    return title.key, title.words, title.numbers, title.days


def _loose(kinds: Sequence[Title], title: Title) -> bool:
    before, after = bool(ambiguous(kinds)), ambiguous([*kinds, title])
    if after and not before and any(not kind.days for kind in kinds):
        raise UnsureError("a title is that of several events now")
    return title.node in after


def _by_words(notes: Notes, family: str, title: Title) -> Iterator[tuple[Title, Title]]:
    """Candidates that share a rare word, once others are known to have the candidates they had."""
    before = {word: notes.get("word", f"{family}|{word}") or [] for word in title.words}
    for word, places in before.items():
        if len(places) == COMMON:
            raise UnsureError("a word becomes too common to lead anywhere")
        if len(places) < COMMON:
            notes.put("word", f"{family}|{word}", [*places, [title.key, sorted(title.days)]])
        elif len(places) > COMMON:
            notes.put("word", f"{family}|{word}", [*places, 0])
    own = set(probes(title, {word: len(places) + 1 for word, places in before.items()}))
    met = set()
    for places in before.values():
        for place in places if len(places) <= COMMON else ():
            if (mark := (place[0], tuple(place[1]))) in met:
                continue
            met.add(mark)
            other = kind_at(notes, family, *place)
            leads = _leads(notes, family, other, title, before)
            if any(w in own for w in other.words & title.words) or leads & title.words:
                yield other, title


def _leads(notes: Notes, family: str, other: Title, title: Title, before: Mapping[str, Sequence[Any]]) -> set[str]:
    """The words by which another title finds its candidates now.

    Raises: UnsureError where it finds or loses one that it is like.
    """
    counts = {w: len(before.get(w) or notes.get("word", f"{family}|{w}") or ()) for w in other.words}
    after = {word: count + (word in title.words) for word, count in counts.items()}
    old, new = set(probes(other, counts)), set(probes(other, after))
    for word in old ^ new:
        for place in before.get(word) or notes.get("word", f"{family}|{word}") or ():
            if not place or place == [other.key, sorted(other.days)]:
                continue
            if decisions([(kind_at(notes, family, *place), other)], dated=TITLED[family]):
                raise UnsureError("other titles are compared now")
    return new


def _settle(
    fresh: Fresh, notes: Notes, family: str, node: int, titles: Sequence[Title], found: set[Decision], *, loose: bool
) -> None:
    """Carries out all decisions that hang together with those about a node."""
    number, base = fresh.number(node), fresh.named(node)
    ends = {base, *(end for decision in found for end in (decision.left, decision.right))} - {number}
    places = sorted({notes.get("group of", f"{family}|{end}") for end in ends} - {None})
    some = [Group.of(notes.get("group", f"{family}|{place}")) for place in places]
    old = Group(
        {d for group in some for d in group.decisions},
        {n: held for group in some for n, held in group.days.items()},
        {n: label for group in some for n, label in group.base.items()},
        {n for group in some for n in group.loose},
    )
    new = Group(
        old.decisions | found,
        {**old.days, number: sorted(titles[0].days)},
        {**old.base, number: base},
        old.loose | ({number} if loose else set()),
    )
    before, after = old.settled(), new.settled()
    if any(before.find(n) != after.find(n) for n in old.days):
        raise UnsureError("events come together or apart")
    fresh.less += [(d.left, d.right, d.score, d.why) for d in before.decisions if d.score < 1]
    fresh.more += [(d.left, d.right, d.score, d.why) for d in after.decisions if d.score < 1]
    if fresh.known(base) and after.find(number) != fresh.final(base):
        raise UnsureError("a project comes into another")
    if not fresh.known(base) and after.find(number) != base:
        fresh.join(node, after.find(number))
    _note_group(notes, family, number, places, new)


class Group(Struct, frozen=True):
    """Nodes of titles that hang together by decisions, carried out or not: their days, the clusters in which equal
    names put them, those that may be of any of several events."""

    decisions: set[Decision]
    days: dict[int, Sequence[str]]
    base: dict[int, int]
    loose: set[int]

    @classmethod
    def of(cls, row: Any) -> Group:
        """A group of its plain values."""
        decisions, nodes, loose = row
        days = {node: held for node, held, _ in nodes}
        return cls({Decision(*d) for d in decisions}, days, {node: base for node, _, base in nodes}, set(loose))

    def row(self) -> list[Any]:
        """The group as plain values."""
        decisions = sorted([d.left, d.right, d.score, d.why] for d in self.decisions)
        return [decisions, [[n, self.days[n], self.base[n]] for n in sorted(self.days)], sorted(self.loose)]

    def settled(self) -> Among:
        """The clusters of these nodes once the decisions are carried out."""
        clusters = Among(self.base)
        some = [Title(n, "", frozenset(), frozenset(), frozenset(held)) for n, held in self.days.items()]
        settle_titles(self.decisions, some, clusters, frozenset(self.loose))
        return clusters


def _note_group(notes: Notes, family: str, number: int, places: Sequence[int], group: Group) -> None:
    home = places[0] if places else number
    for place in places[1:]:
        notes.put("group", f"{family}|{place}", None)
    for node in group.days if len(places) > 1 else [number]:
        notes.put("group of", f"{family}|{node}", home)
    notes.put("group", f"{family}|{home}", group.row())


def kind_row(title: Title, last: int | None = None) -> list[Any]:
    """A title and the last node that bears it on its days, as plain values."""
    return [title.node, sorted(title.words), sorted(title.numbers), sorted(title.days),
            title.node if last is None else last]  # fmt: skip


def title_of(key: str, row: Sequence[Any]) -> Title:
    """The first title of a kind."""
    return Title(row[0], key, frozenset(row[1]), frozenset(row[2]), frozenset(row[3]))


def kind_at(notes: Notes, family: str, key: str, days: Sequence[str]) -> Title:
    """The first title of a key and some days."""
    rows = notes.get("kind", f"{family}|{key}")
    return next(title_of(key, row) for row in rows if row[3] == list(days))


def unite_nameless(fresh: Fresh, notes: Notes) -> None:
    """Projects without a name: with them, or beside them, all projects have to be looked at.

    Raises: UnsureError where that is so.
    """
    for project in carried(fresh.table, fresh):
        if not project.named and project.partners:
            raise UnsureError("a project without a name")
        if project.named and any(notes.get("nameless at", event) for event in project.events):
            raise UnsureError("a project beside one without a name")
        if project.named and notes.get("nameless near", fresh.find(project.node)):
            raise UnsureError("a project near one without a name")
