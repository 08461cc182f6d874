"""Events (and projects) under several titles: one day, and titles that share their content."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from itertools import chain, combinations, pairwise
from typing import NamedTuple

from msgspec import Struct

from kg.link.cluster import Clusters, Decision
from kg.link.normalise import Forms, content_words, fold, name_key, numbers
from kg.link.notice import Notice
from kg.link.table import Table

# Of two titles the shared content words over all of them (Jaccard), or over those of the shorter one.
ALIKE = 0.6
CONTAINED = 0.9
# Without a common day titles must agree more.
ALIKE_UNDATED = 0.8
# A title of fewer content words ("side event", "Security Council briefing") names no one event by itself.
LEAST_WORDS = 3
NUMBER = 2  # an ordinal or a year tells as much as two words: "fifty-eighth session of the General Assembly"
# Rare words of a title that lead to its candidates; a word of more titles than this leads nowhere.
PROBES = 3
COMMON = 400


class Title(Struct, frozen=True):
    """A title of a node, taken apart; `key` is equal for titles that are one but for their spelling."""

    node: int
    key: str
    words: frozenset[str]
    numbers: frozenset[int]
    days: frozenset[str]

    @property
    def telling(self) -> bool:
        """Whether it names one event by itself."""
        return len(self.words) + NUMBER * len(self.numbers) >= LEAST_WORDS


def unite_events(table: Table, clusters: Clusters, forms: Forms, notice: Notice | None = None) -> None:
    """Unites the nodes that are one event."""
    _unite_titles("Event", titles(table, "Event", forms), clusters, notice)


def unite_projects(table: Table, clusters: Clusters, forms: Forms, notice: Notice | None = None) -> None:
    """Unites projects with titles alike, then the nameless ones with the project that their surroundings point at."""
    _unite_titles("Project", titles(table, "Project", forms), clusters, notice)
    projects = carried(table, clusters)
    if notice is not None:
        notice.carried(projects)
    unite_nameless(projects, clusters)


def days(table: Table, node: int) -> frozenset[str]:
    """The days on which an event is said to be held ("2021-06-25", "2021")."""
    dates = [value.text[:10] for predicate in ("heldOn", "startsAt") for value in table.values(node, predicate)]
    attribute = table.nodes[node].referent.attribute("date")
    return frozenset(dates or ([attribute[:10]] if attribute else []))


def expansions(table: Table, document: int) -> dict[str, str]:
    """The acronyms that a document defines, folded, with what they stand for."""
    return {
        fold(acronym): referent.names[0]
        for referent in table.extractions[document].referents
        for acronym in referent.acronyms
        if referent.names
    }


def titles(table: Table, family: str, forms: Forms) -> list[Title]:
    """The titles of a family's nodes, in their order."""
    titles = []
    known: dict[int, dict[str, str]] = {}
    for node in table.by_family.get(family, ()):
        document = table.nodes[node].document
        if document not in known:
            known[document] = expansions(table, document)
        for name in dict.fromkeys(table.nodes[node].referent.names):
            spelled = _spelled_out(name, known[document])
            words = content_words(spelled, forms) - forms.event_words
            key = name_key(spelled, forms)
            titles.append(Title(node, key, words, numbers(name, forms), days(table, node)))
    return titles


def _spelled_out(title: str, known: dict[str, str]) -> str:
    words = (known.get(fold(w)) or known.get(fold(w).removesuffix("s")) or w for w in title.split())
    return " ".join(words)


def _unite_titles(family: str, titles: Sequence[Title], clusters: Clusters, notice: Notice | None) -> None:
    dated = family == "Event"
    by_key: dict[str, list[Title]] = defaultdict(list)
    for title in titles:
        by_key[title.key].append(title)
    loose = frozenset(node for group in by_key.values() for node in ambiguous(group)) if dated else frozenset()
    pairs = chain(*map(of_one_key, by_key.values()), _sharing([t for group in by_key.values() for t in kinds(group)]))
    found = decisions(pairs, dated=dated)
    if notice is not None:
        notice.titles(family, titles, found, loose)
    settle_titles(found, titles, clusters, loose)


def decisions(pairs: Iterable[tuple[Title, Title]], *, dated: bool) -> set[Decision]:
    """The decisions that pairs of titles make."""
    found = set()
    for left, right in pairs:
        score, why = _likeness(left, right, dated=dated)
        if why:
            low, high = sorted((left.node, right.node))
            found.add(Decision(low, high, score, why))
    return found


def settle_titles(
    decisions: Iterable[Decision], titles: Iterable[Title], clusters: Clusters, loose: Collection[int]
) -> None:
    """Carries out the decisions about these titles, the surest first, but for those about `loose` nodes."""
    known = _Known(titles)
    for decision in sorted(decisions, key=lambda d: (-d.score, d.left, d.right, d.why)):
        if decision.left in loose or decision.right in loose:
            continue
        a, b = clusters.find(decision.left), clusters.find(decision.right)
        if a != b and known.agree(a, b) and clusters.unite(decision):
            known.join(a, b)


class _Known:
    """What is known of each cluster's days and of which days the undated ones might join."""

    def __init__(self, titles: Iterable[Title]) -> None:
        self._days = {title.node: title.days for title in titles}

    def agree(self, left: int, right: int) -> bool:
        """Whether all days of both may be days of one event: an undated title never joins two dated ones."""
        return _days_agree(self._days[left], self._days[right])

    def join(self, left: int, right: int) -> None:
        """Two clusters are one now."""
        self._days[min(left, right)] = self._days[left] | self._days[right]


def ambiguous(titles: Sequence[Title]) -> list[int]:
    """Of titles of one key the undated nodes, where the key is that of events on different days: no telling which."""
    held = {title.days for title in titles if title.days}
    several = not all(_days_agree(a, b) for a in held for b in held)
    return [title.node for title in titles if not title.days] if several else []


def of_one_key(titles: Sequence[Title]) -> Iterator[tuple[Title, Title]]:
    """Candidates among titles of one key: those of one day in a row, and each day with each other."""
    equal: dict[frozenset[str], list[Title]] = defaultdict(list)
    for title in titles:
        equal[title.days].append(title)
    for group in equal.values():
        yield from pairwise(group)
    yield from combinations([group[0] for group in equal.values()][:COMMON], 2)


def kinds(titles: Sequence[Title]) -> list[Title]:
    """The first of titles of one key for each day."""
    return list({title.days: title for title in reversed(titles)}.values())


def _sharing(titles: Sequence[Title]) -> Iterator[tuple[Title, Title]]:
    """Candidates: titles that share one of the shorter one's rarest words."""
    bearing: dict[str, list[int]] = defaultdict(list)
    for position, title in enumerate(titles):
        for word in title.words:
            bearing[word].append(position)
    seen: set[tuple[int, int]] = set()
    for position, title in enumerate(titles):
        for word in probes(title, {word: len(bearing[word]) for word in title.words}):
            for other in bearing[word]:
                pair = (min(position, other), max(position, other))
                if position != other and pair not in seen:
                    seen.add(pair)
                    yield titles[pair[0]], titles[pair[1]]


def probes(title: Title, counts: Mapping[str, int]) -> list[str]:
    """The words of a title that lead to its candidates, by how many titles bear each of its words."""
    rare = sorted((counts[word], word) for word in title.words)[:PROBES]
    return [word for count, word in rare if count <= COMMON]


def _likeness(left: Title, right: Title, *, dated: bool) -> tuple[float, str | None]:
    """The score of two titles being one thing's, and why; no why if they are not. Which is left is of no weight."""
    if not _days_agree(left.days, right.days) or not _numbers_agree(left, right):
        return 0.0, None
    same_day = bool(left.days and right.days)
    if left.key == right.key:
        if same_day or left.telling or not dated:
            return 1.0, "same title" + (" on one day" if same_day else "")
        return 0.0, None
    if not (left.telling and right.telling):
        return 0.0, None
    shared = len(left.words & right.words)
    alike = shared / len(left.words | right.words)
    contained = shared / min(len(left.words), len(right.words))
    if same_day and (alike >= ALIKE or contained >= CONTAINED):
        return 0.9 + 0.1 * alike - 0.01, f"one day, {shared} words of the titles in common"
    if alike >= ALIKE_UNDATED:
        return alike, f"{shared} words of the titles in common"
    return 0.0, None


def _days_agree(left: frozenset[str], right: frozenset[str]) -> bool:
    """Whether a day of one may be a day of the other; an unknown one may be any."""
    if not left or not right:
        return True
    return any(a.startswith(b) or b.startswith(a) for a in left for b in right)


def _numbers_agree(left: Title, right: Title) -> bool:
    """Different ordinals, years or numbers are never one; a year that stands in a date need not be in both titles."""
    years = {int(day[:4]) for day in left.days | right.days}
    a, b = left.numbers - years, right.numbers - years
    return a == b or (not (a and b) and bool(left.days and right.days))


def context(table: Table, clusters: Clusters, document: int) -> frozenset[int]:
    """The one event that a document is given at or tells of; none if there are several."""
    found = frozenset(clusters.find(n) for n in table.objects(table.node(document, 0), "reportsOn"))
    found = found or around(table, clusters, document)
    return found if len(found) == 1 else frozenset()


def around(table: Table, clusters: Clusters, document: int) -> frozenset[int]:
    """The events that a document names."""
    first, last = table.start[document], table.start[document] + len(table.extractions[document].referents)
    return frozenset(clusters.find(n) for n in range(first, last) if table.nodes[n].family == "Event")


def partners(table: Table, clusters: Clusters, node: int) -> frozenset[int]:
    """The bodies that are said to carry, fund or take part in a project."""
    return frozenset(
        clusters.find(n) for n in table.objects(node, "implementedBy", "partner", "supportedBy", "organizedBy")
    )


class Carried(NamedTuple):
    """A project: whether it has a name, the bodies said to carry it, the events that its document names."""

    node: int
    named: bool
    partners: frozenset[int]
    events: frozenset[int]


def carried(table: Table, clusters: Clusters) -> list[Carried]:
    """The projects, with the clusters of what is around them."""
    return [
        Carried(
            node,
            bool(table.nodes[node].referent.names),
            partners(table, clusters, node),
            around(table, clusters, table.nodes[node].document),
        )
        for node in table.by_family.get("Project", ())
    ]


def unite_nameless(projects: Sequence[Carried], clusters: Clusters) -> None:
    """ "Our joint project with UNODC and CTED" is the one named project of the corpus with these partners, told of by
    a document that names the same event."""
    bodies: dict[int, set[int]] = defaultdict(set)
    by_event: dict[int, set[int]] = defaultdict(set)
    for project in projects:
        if project.named:
            root = clusters.find(project.node)
            bodies[root] |= project.partners
            for event in project.events:
                by_event[event].add(root)
    for node, named, own, events in projects:
        if named or not own:
            continue
        near = {root for event in events for root in by_event.get(event, ())}
        fitting = sorted(root for root in near if len(own & bodies[root]) >= min(2, len(own)))
        if len(fitting) == 1:
            clusters.unite(Decision(fitting[0], node, 0.9, f"same event and {len(own & bodies[fitting[0]])} partners"))
