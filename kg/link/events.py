"""Events (and projects) under several titles: one day, and titles that share their content."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from kg.link.cluster import Clusters, Decision
from kg.link.normalise import Forms, content_words, fold, name_key, numbers
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


@dataclass(frozen=True, slots=True)
class _Title:
    node: int
    key: str
    words: frozenset[str]
    numbers: frozenset[int]
    days: frozenset[str]

    @property
    def telling(self) -> bool:
        return len(self.words) + NUMBER * len(self.numbers) >= LEAST_WORDS


def unite_events(table: Table, clusters: Clusters, forms: Forms) -> None:
    """Unites the nodes that are one event."""
    _unite_titles(_titles(table, "Event", forms), clusters, dated=True)


def unite_projects(table: Table, clusters: Clusters, forms: Forms) -> None:
    """Unites projects with titles alike, then the nameless ones with the project that their surroundings point at."""
    _unite_titles(_titles(table, "Project", forms), clusters, dated=False)
    _unite_nameless(table, clusters)


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


def _titles(table: Table, family: str, forms: Forms) -> list[_Title]:
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
            titles.append(_Title(node, key, words, numbers(name, forms), days(table, node)))
    return titles


def _spelled_out(title: str, known: dict[str, str]) -> str:
    words = (known.get(fold(w)) or known.get(fold(w).removesuffix("s")) or w for w in title.split())
    return " ".join(words)


def _unite_titles(titles: Sequence[_Title], clusters: Clusters, *, dated: bool) -> None:
    decisions = []
    loose = _ambiguous(titles) if dated else frozenset()
    for left, right in _pairs(titles):
        if left.node in loose or right.node in loose:
            continue
        score, why = _likeness(left, right, dated=dated)
        if why:
            low, high = sorted((left.node, right.node))
            decisions.append(Decision(low, high, score, why))
    known = _Known(titles)
    for decision in sorted(set(decisions), key=lambda d: (-d.score, d.left, d.right, d.why)):
        a, b = clusters.find(decision.left), clusters.find(decision.right)
        if a != b and known.agree(a, b) and clusters.unite(decision):
            known.join(a, b)


class _Known:
    """What is known of each cluster's days and of which days the undated ones might join."""

    def __init__(self, titles: Sequence[_Title]) -> None:
        self._days = {title.node: title.days for title in titles}

    def agree(self, left: int, right: int) -> bool:
        """Whether all days of both may be days of one event: an undated title never joins two dated ones."""
        return _days_agree(self._days[left], self._days[right])

    def join(self, left: int, right: int) -> None:
        """Two clusters are one now."""
        self._days[min(left, right)] = self._days[left] | self._days[right]


def _ambiguous(titles: Sequence[_Title]) -> frozenset[int]:
    """The undated nodes whose title is that of events on different days: no telling which is meant."""
    dates: dict[str, set[frozenset[str]]] = defaultdict(set)
    for title in titles:
        if title.days:
            dates[title.key].add(title.days)
    several = {key for key, held in dates.items() if not all(_days_agree(a, b) for a in held for b in held)}
    return frozenset(title.node for title in titles if not title.days and title.key in several)


def _pairs(titles: Sequence[_Title]) -> Iterator[tuple[_Title, _Title]]:
    """Candidates: equal titles in a row, and titles that share one of the shorter one's rarest words."""
    equal: dict[tuple[str, frozenset[str]], list[_Title]] = defaultdict(list)
    for title in titles:
        equal[title.key, title.days].append(title)
    kinds: dict[str, list[_Title]] = defaultdict(list)
    for group in equal.values():
        yield from pairwise(group)
        kinds[group[0].key].append(group[0])
    for same in kinds.values():
        for position, left in enumerate(same[:COMMON]):
            yield from ((left, right) for right in same[position + 1 : COMMON])
    yield from _sharing([group[0] for group in equal.values()])


def _sharing(titles: Sequence[_Title]) -> Iterator[tuple[_Title, _Title]]:
    bearing: dict[str, list[int]] = defaultdict(list)
    for position, title in enumerate(titles):
        for word in title.words:
            bearing[word].append(position)
    seen: set[tuple[int, int]] = set()
    for position, title in enumerate(titles):
        rare = sorted((len(bearing[w]), w) for w in title.words)[:PROBES]
        for count, word in rare:
            for other in bearing[word] if count <= COMMON else ():
                pair = (min(position, other), max(position, other))
                if position != other and pair not in seen:
                    seen.add(pair)
                    yield titles[pair[0]], titles[pair[1]]


def _likeness(left: _Title, right: _Title, *, dated: bool) -> tuple[float, str | None]:
    """The score of two titles being one thing's, and why; no why if they are not."""
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


def _numbers_agree(left: _Title, right: _Title) -> bool:
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


def _unite_nameless(table: Table, clusters: Clusters) -> None:
    """ "Our joint project with UNODC and CTED" is the one named project of the corpus with these partners, told of by
    a document that names the same event."""
    nodes = table.by_family.get("Project", ())
    named: dict[int, list[int]] = clusters.members(n for n in nodes if table.nodes[n].referent.names)
    bodies = {root: frozenset(b for n in group for b in partners(table, clusters, n)) for root, group in named.items()}
    events = {
        root: frozenset(e for n in group for e in around(table, clusters, table.nodes[n].document))
        for root, group in named.items()
    }
    by_event: dict[int, set[int]] = defaultdict(set)
    for root, named_with in events.items():
        for event in named_with:
            by_event[event].add(root)
    for node in nodes:
        if table.nodes[node].referent.names:
            continue
        own = partners(table, clusters, node)
        events_near = around(table, clusters, table.nodes[node].document)
        near = {root for event in events_near for root in by_event.get(event, ())}
        fitting = sorted(root for root in near if len(own & bodies[root]) >= min(2, len(own)))
        if len(fitting) == 1 and own:
            clusters.unite(Decision(fitting[0], node, 0.9, f"same event and {len(own & bodies[fitting[0]])} partners"))
