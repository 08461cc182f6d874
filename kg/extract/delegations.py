"""Lists of participants by delegations: the delegations that headings name, and the posts on the lines under a name."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable
from typing import NamedTuple

from msgspec.structs import replace

from kg.extract.asides import Asides
from kg.extract.draft import Draft, plain
from kg.extract.posts import Roles
from kg.kept.patterns import compiled
from kg.lexicon import Lexicon
from kg.model import Block, Mention, Relation, Span, Status, Trace

_RULE = "delegation-post"
# The number of a part of a list: "IV. DELEGATION OF NEPAL", "B. Observers".
_NUMBERED = compiled(r"(?:[IVXL]{1,6}|[A-Z])[.)]\s+(?=[A-Z])")
# The longest title on the line under a name.
_WORDS = 14


class _Section(NamedTuple):
    """Whom those stand for who are listed under a heading: a State or body, and its delegation, if it names one."""

    agent: Mention
    delegation: Mention | None


class Delegations:
    """Reads "DELEGATION OF STATE / Head of Delegation / NAME / POST, BODY"."""

    def __init__(self, lexicon: Lexicon, roles: Roles) -> None:
        self._roles = roles
        self._of = lexicon.pattern("delegation-of")
        self._label = lexicon.pattern("delegation-label")
        self._asides = Asides(lexicon)
        self._title = lexicon.pattern("delegation-title")
        self._sent = lexicon.pattern("delegation-sent")
        self._small = lexicon.word_set("role-small")
        self._mission = lexicon.word_set("mission-head")
        self._unnamed = lexicon.pattern("delegation-unnamed")
        self._presides = lexicon.pattern("delegation-presides")
        self._place = lexicon.compile(
            r"\s*\((?P<place>(?i:(?:alternate |deputy |acting |co-)?(?:head|leader) of (?:the )?delegation))\)"
        )
        self._link = lexicon.pattern("byline-link")
        self._interim = lexicon.pattern("role-interim")
        self._rest = lexicon.pattern("delegation-rest")
        self._purpose = lexicon.pattern("delegation-purpose")

    def name(self, draft: Draft) -> None:
        """Note the delegations that headings of a list of participants name: the State in the name stays one."""
        if draft.document.kind != "participants":
            return
        for block in draft.document.blocks:
            match = self._of.match(draft.text, block.begin, block.end)
            state = None if match is None else next(iter(draft.within(match.end(), block.end)), None)
            if match is None or state is None or state.kind != "State" or state.begin != match.end():
                continue
            begin = match.start("name")
            if not draft.free(begin, state.begin) or not self._is_whole(draft, state, block):
                continue
            name = f"Delegation of {self._cased(draft.text[state.begin : state.end])}"
            number = draft.refer("Organization", name)
            draft.attribute(number, "class", "Organization")
            draft.release(state)
            draft.inner.append(state)
            draft.mention(begin, state.end, number, form="name", rule="body-opening")

    def purpose(self, draft: Draft, note: Callable[[Draft, int, int, str], None]) -> None:
        """Note the occasion for which a delegation is sent, if nothing has read it: "to attend the Celebrations"."""
        for match in self._purpose.finditer(draft.text):
            begin, end = match.span("name")
            if any(m.kind == "Event" and m.begin < end and begin < m.end for m in draft.mentions):
                continue
            for taken in [m for m in draft.within(begin, end) if m.begin >= begin]:
                draft.release(taken)
                draft.inner.append(taken)
            if draft.free(begin, end):
                note(draft, begin, end, "event-described")

    def _is_whole(self, draft: Draft, state: Mention, block: Block) -> bool:
        """Whether a heading names a delegation and nothing else, or where it is sent."""
        sent = draft.text.startswith((" to ", " at "), state.end)
        return sent or self._rest.fullmatch(draft.text, state.end, block.end) is not None

    def _cased(self, name: str) -> str:
        """A State's name as it is written outside headings."""
        words = name.split()
        return (
            " ".join(w.lower() if w.lower() in self._small else w.title() for w in words)
            if name.isupper()
            else plain(name)
        )

    def note(self, draft: Draft) -> None:
        """Note the posts that the lines under the names of a list tell, and those that its labels do."""
        if draft.document.kind != "participants":
            return
        section: _Section | None = None
        label: Block | None = None
        person: Mention | None = None
        for block in draft.document.blocks:
            if block.kind == "running":
                continue
            opened = self._section(draft, block)
            if opened is not None:
                section, label, person = opened, None, None
                continue
            first = self._opens(draft, block)
            if first is None and self._label.fullmatch(draft.text, block.begin, block.end):
                label, person = block, None
            elif first is not None and section is not None:
                person = None if self._tells(draft, first.end, block.end) else first
                self._entry(draft, section, first, first.end, block.end)
                if label is not None and section.delegation is not None:
                    self._labelled(draft, section.delegation, label, first)
                self._in_brackets(draft, section, first, block)
            elif person is not None and section is not None:
                self._entry(draft, section, person, block.begin, block.end)
                person = None
            elif block.kind in ("heading", "title") or _NUMBERED.match(draft.text, block.begin, block.end):
                section = label = None

    def _tells(self, draft: Draft, begin: int, end: int) -> bool:
        """Whether a post stands in a stretch behind a name."""
        match = self._title.match(draft.text, begin, end)
        return match is not None and not draft.text[match.start("line") : end].isupper()

    def _section(self, draft: Draft, block: Block) -> _Section | None:
        """The State, body or delegation that a heading names and nothing else."""
        text = draft.text[block.begin : block.end]
        if "\n" in text.strip() or (block.kind == "item" and _NUMBERED.match(text) is None):
            return None
        inside = draft.within(block.begin, block.end)
        agent = next((m for m in inside if m.kind in ("State", "Organization")), None)
        if agent is None:
            return self._by_name(draft, block)
        opened = self._of.match(draft.text, block.begin, block.end)
        if opened is not None and agent.begin == opened.start("name"):
            states = (m for m in draft.inner if agent.begin < m.begin < agent.end and m.kind == "State")
            state = next(states, None)
            return None if state is None else _Section(state, agent)
        numbered = _NUMBERED.match(text)
        opens = block.begin if numbered is None else block.begin + numbered.end()
        alone = not any(map(str.isalnum, draft.text[opens : agent.begin]))
        return _Section(agent, None) if alone and self._rest.fullmatch(draft.text, agent.end, block.end) else None

    def _by_name(self, draft: Draft, block: Block) -> _Section | None:
        """The body whose name a heading writes in capitals: "GENERAL SECRETARIAT"."""
        words = " ".join(draft.text[block.begin : block.end].split())
        if not words.isupper():
            return None
        for mention in draft.of_kind("Organization"):
            name = " ".join(draft.text[mention.begin : mention.end].split())
            if " " in name and name.casefold() == words.casefold():
                return _Section(replace(mention, begin=block.begin, end=block.end), None)
        return None

    def _opens(self, draft: Draft, block: Block) -> Mention | None:
        """The person with whose name, behind titles, a block begins."""
        first = next(iter(draft.within(block.begin, block.end)), None)
        if first is None or first.kind != "Person" or "\n" in draft.text[block.begin : first.begin]:
            return None
        before = draft.text[block.begin : first.begin]
        return first if "," not in before and ":" not in before else None

    def _entry(self, draft: Draft, section: _Section, person: Mention, begin: int, end: int) -> None:
        """The post on the lines behind a name, for the State of the section or in its body."""
        presides = self._presides.search(draft.text, begin, end)
        if presides is not None:
            event = next((m for m in draft.within(presides.end(), end) if m.kind == "Event"), None)
            if event is not None:
                trace = Trace(
                    person.begin, event.end, Span(person.begin, person.end), None, Span(event.begin, event.end)
                )
                draft.relations.append(Relation(person.referent, "chaired", event.referent, (trace,), _RULE))
            end = presides.start()
        end = self._asides.end(draft, person, begin, end)
        read = [r for r in draft.relations if self._is_of(r, person, begin, end)]
        draft.relations = [r for r in draft.relations if r not in read]
        kept = [self._for_state(draft, section, r) for r in read if self._is_placed(draft, r)]
        draft.relations += [r for r in kept if r is not None]
        if kept:
            return
        match = self._title.match(draft.text, begin, end) if self._tells(draft, begin, end) else None
        if match is None or any(m.kind == "Person" for m in draft.within(match.start("line"), end)):
            return
        low = self._behind_rank(draft, match.start("line"), end)
        agents = [m for m in draft.within(low, end) if m.kind in ("State", "Organization")]
        body = next((m for m in agents if m.kind == "Organization"), None)
        to_state = self._sent.match(draft.text, low, end) is not None
        unnamed = self._unnamed.search(draft.text, low, end)
        stop = end if body is None else body.begin
        stop = min(stop, end if unnamed is None else unnamed.start())
        title = " ".join(draft.text[low:stop].split())
        title = title if body is None and unnamed is None else self._link.sub("", title)
        title = title.strip(" ,;:[]")
        title = title if title.count("(") == title.count(")") else title.strip("()")
        if (
            not title
            or not title[0].isupper()
            or len(title.split()) > _WORDS
            or (agents[:1] and not body and not to_state)
        ):
            return
        bare = body is None or (unnamed is not None and unnamed.start() <= body.begin)
        self._say(draft, section, person, Span(low, end), title, None if bare else body, sent=to_state)

    def _behind_rank(self, draft: Draft, low: int, end: int) -> int:
        """Where the post begins behind the rank that goes with it: "Ambassador, Permanent Representative to BODY"."""
        first = bisect_left(draft.roles, low, key=lambda r: r.begin)
        role, following = [*draft.roles[first : first + 2], None, None][:2]
        if role is None or following is None or role.begin != low or following.begin >= end:
            return low
        rank = self._roles.role(draft.text[role.begin : role.end])[0] in self._roles.ranks
        return (
            following.begin if rank and draft.text[role.end : following.begin] in (", ", " and ", ",\n", "\n") else low
        )

    def _say(
        self,
        draft: Draft,
        section: _Section,
        person: Mention,
        span: Span,
        title: str,
        body: Mention | None,
        *,
        sent: bool,
    ) -> None:
        state = section.agent.referent if section.agent.kind == "State" else None
        within = None if body is None else body.referent
        if body is not None and not sent:
            state = None
        elif body is None and state is None:
            within = section.agent.referent
        post = self._roles.post(draft, title, within, state)
        told = Trace(person.begin, span.end, Span(person.begin, person.end), None, span)
        agent = Span(section.agent.begin, section.agent.end)
        traces = (told, Trace(*agent, None, None, agent)) if state is not None or body is None else (told,)
        status: Status = "acting" if self._interim.search(draft.text, span.begin, span.end) else "current"
        draft.relations.append(Relation(person.referent, "holdsPost", post, traces, _RULE, status=status))

    def _for_state(self, draft: Draft, section: _Section, relation: Relation) -> Relation | None:
        """A post that a rule has read, for the State of the section: "Permanent Representative to BODY"."""
        post = draft.referents[relation.object] if isinstance(relation.object, int) else None
        said = relation.traces[0].object
        if post is None or said is None or post.post_for is not None:
            return relation
        title = post.attribute("title") or ""
        names = () if post.post_in is None else draft.referents[post.post_in].names
        unnamed = any(self._unnamed.fullmatch(f", {name}") for name in names)
        if section.agent.kind != "State":
            if post.post_in is not None:
                return relation
            number = self._roles.post(draft, title, section.agent.referent, None)
        elif post.post_in is None or unnamed:
            number = self._roles.post(draft, title, None, section.agent.referent)
        elif post.role in self._roles.ranks:
            return None  # "Ambassador, Permanent Representative to BODY": the rank is in no body
        elif self._sent.match(title) and self._mission.isdisjoint(word for name in names for word in name.split()):
            number = self._roles.post(draft, title, post.post_in, section.agent.referent)
        else:
            return relation
        agent = Span(section.agent.begin, section.agent.end)
        return replace(relation, object=number, traces=(*relation.traces, Trace(*agent, None, None, agent)))

    def _is_placed(self, draft: Draft, relation: Relation) -> bool:
        """Whether a rule has read a post with its body or State: a title alone may be read too short."""
        post = draft.referents[relation.object] if isinstance(relation.object, int) else None
        return post is not None and (post.post_in, post.post_for) != (None, None)

    def _is_of(self, relation: Relation, person: Mention, begin: int, end: int) -> bool:
        """Whether a rule has read a post of the person on these lines."""
        if relation.predicate != "holdsPost" or relation.subject != person.referent:
            return False
        return any(t.object is not None and begin <= t.object.begin < end for t in relation.traces)

    def _in_brackets(self, draft: Draft, section: _Section, person: Mention, block: Block) -> None:
        """The post in a delegation that stands in brackets behind a name: "NAME (Head of Delegation)"."""
        match = self._place.match(draft.text, person.end, block.end)
        if match is not None and section.delegation is not None:
            self._heads(draft, section.delegation, person, Span(*match.span("place")))

    def _labelled(self, draft: Draft, delegation: Mention, label: Block, person: Mention) -> None:
        """The post in a delegation that the label over a name tells of one: "Head of Delegation"."""
        match = self._label.fullmatch(draft.text, label.begin, label.end)
        if match is None or match["one"] is None:
            return
        self._heads(draft, delegation, person, Span(*match.span("one")))

    def _heads(self, draft: Draft, delegation: Mention, person: Mention, said: Span) -> None:
        words = draft.text[said.begin : said.end]
        title = words.title().replace(" Of ", " of ").replace(" The ", " the ") if words.isupper() else words
        post = self._roles.post(draft, title, delegation.referent, None)
        traces = (
            Trace(person.begin, person.end, Span(person.begin, person.end), None, None),
            Trace(said.begin, said.end, None, None, said),
        )
        draft.relations.append(Relation(person.referent, "holdsPost", post, traces, _RULE, status="current"))
