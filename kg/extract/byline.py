"""The heading block of a speech and the foot of a letter: who speaks, in which post, at which event; who signed."""

from __future__ import annotations

import re

from kg.extract.draft import Draft, plain
from kg.extract.places import Cities
from kg.extract.posts import Roles
from kg.kept.patterns import compiled
from kg.lexicon import Lexicon
from kg.model import Block, Mention, Relation, Span, Status, Trace, Value

_SPOKEN = ("statement", "remarks")
# The lines of name and post: so many of them, and so far behind the name.
_LINES, _FARTHEST = 4, 400
# So far from the head of the text the name of a mission stands whose text it is.
_MASTHEAD = 300

# A rank that is a post, too: "Under-Secretary-General".
_AN_OFFICE = "Secretary-General"
# What says how a post is held, before its title, also in capitals.
_ACTING = compiled(r"(?:the )?(?:acting|interim|ad interim|officer-in-charge,)[ \n]+(?=[a-z])", re.IGNORECASE)
# The line below one.
_NEXT_LINE = compiled(r"[,\s]{0,3}\n[ \t]*(?P<line>[^\n]+?)[ \t,]*(?=\n|$)")


class Byline:
    """Reads "Statement by NAME / POST / on behalf of BODY / at the EVENT / PLACE, DATE", also in capitals."""

    def __init__(self, lexicon: Lexicon, roles: Roles, cities: Cities) -> None:
        self._cities = cities
        self._in_city = lexicon.pattern("byline-city")
        self._roles = roles
        self._post = lexicon.pattern("byline-post")
        self._ends = lexicon.pattern("byline-ends")
        self._link = lexicon.pattern("byline-link")
        self._small = lexicon.word_set("role-small")
        self._verbs = lexicon.word_set("headline-verb") | lexicon.word_set("title-verb")
        self._at = lexicon.pattern("byline-event")
        self._noun = lexicon.pattern("event-word")
        self._of = lexicon.pattern("byline-of")
        self._its = lexicon.pattern("event-of-organ")
        self._title = lexicon.pattern("byline-event-title")
        self._mission = lexicon.pattern("byline-mission")
        self._of_mission = lexicon.pattern("byline-of-mission")
        self._and = lexicon.pattern("byline-and")
        self._field = lexicon.pattern("byline-field")
        self._ends_as_title = lexicon.pattern("byline-title-end")
        self._doing = lexicon.pattern("byline-doing")
        self._prose = lexicon.pattern("byline-prose")
        self._signed = lexicon.pattern("signed")

    def event(self, draft: Draft, heading: list[Block]) -> int | None:
        """The event at which the heading says that the speech is given: "at the High-level Meeting on …"."""
        if draft.document.kind not in _SPOKEN or not heading:
            return None
        for match in self._at.finditer(draft.text, heading[0].begin, heading[-1].end):
            begin, end = match.span("event")
            place = next((m for m in draft.within(begin, end) if m.rule == "place-line"), None)
            if place is not None:  # "at the Reef Seminar / Suva, 4 May 2022"
                end = begin + len(draft.text[begin : place.begin].rstrip(" ,\n–-"))
            city = self._in_city.search(draft.text, begin, end)
            if city is not None and self._cities.known(city["city"]) and draft.free(*city.span("city")):
                end = city.start()  # "at the Eighth Review of the Strategy, New York, 22 June 2023"
                draft.mention(*city.span("city"), draft.refer("Place", city["city"]), form="name", rule="place-line")
            if not self._noun.search(draft.text, begin, end):
                continue
            known = next((m for m in draft.within(begin, end) if m.kind == "Event"), None)
            if known is not None and known.begin == begin and known.end >= end - 1:
                return known.referent
            inside = [m for m in draft.mentions if begin <= m.begin and m.end <= end]
            if any(m.kind == "Person" for m in inside):
                continue
            return self._named(draft, begin, end, inside)
        return None

    def _named(self, draft: Draft, begin: int, end: int, inside: list[Mention]) -> int:
        """The event of a whole line, of which earlier rules may have seen a part; the body that it is of holds it."""
        for mention in inside:
            draft.mentions.remove(mention)
            if mention.kind != "Event":
                draft.inner.append(mention)
        name = plain(draft.text[begin:end])
        number = draft.refer("Event", name)
        draft.attribute(number, "title", name)
        for mention in inside:
            if mention.kind == "Event" and mention.referent != number:
                draft.merge(mention.referent, number)
        draft.mentions.append(Mention(begin, end, "Event", number, "name", "event-heading"))
        if not inside and draft.free(begin, end):
            draft.own(begin, end)
        self.organ(draft, number, begin, end)
        return self.titled(draft, number, end)

    def organ(self, draft: Draft, number: int, begin: int, end: int) -> None:
        """Whose the event of a line is: that of the body that opens the line, or behind "of"."""
        inside = [m for m in draft.inner if begin <= m.begin and m.end <= end and m.kind == "Organization"]
        for body in inside:
            opens = body.begin == begin and self._its.match(draft.text, body.end, end) is not None
            if opens or self._of.search(draft.text, begin, body.begin):
                trace = Trace(begin, end, Span(begin, end), None, Span(body.begin, body.end))
                draft.relations.append(Relation(number, "organizedBy", body.referent, (trace,), "event-of-body"))

    def titled(self, draft: Draft, number: int, end: int) -> int:
        """The event's title, where it stands in quotation marks on the lines under what kind of event it is."""
        title = self._title.match(draft.text, end)
        if title is not None:
            name = plain(title["title"])
            draft.name(number, name)
            draft.attribute(number, "title", name)
            inside = [m for m in draft.mentions if title.start() <= m.begin and m.end <= title.end()]
            for mention in inside:
                draft.mentions.remove(mention)
                draft.inner.append(mention)
            draft.mentions.append(Mention(*title.span("title"), "Event", number, "name", "event-heading"))
            if not inside and draft.free(*title.span("title")):
                draft.own(*title.span("title"))
        return number

    def mission(self, draft: Draft) -> tuple[int | None, int | None]:
        """The State whose mission stands over the text, and the body that it is to."""
        for mention in draft.of_kind("Organization"):
            if mention.begin > _MASTHEAD:
                break
            named = self._mission.search(draft.text, mention.begin, mention.end)
            if named is None:
                continue
            state, body = (
                None if named[kind] is None else draft.known(kind.capitalize(), self._cased(named[kind]))
                for kind in ("state", "organization")
            )
            return state, body
        return None, None

    def posts(self, draft: Draft, person: Mention, end: int, rule: str) -> None:
        """Note the posts on the lines behind a name, up to `end`: "Permanent Representative of X to the UN"."""
        at = person.end
        for _ in range(_LINES):
            line = re.compile(r"[,\s]*(?P<line>[^\n]+)").match(draft.text, at, end)
            if line is None or self._ends.match(line["line"]):
                return
            stop = self._ends.search(draft.text, line.start("line"), line.end("line"))
            high = stop.start() if stop is not None else line.end("line")
            high = high if stop is not None else self._with_body(draft, line.start("line"), high, end)
            self._held(draft, person, line.start("line"), high, rule)
            if stop is not None:
                return
            at = max(line.end("line"), high)

    def _with_body(self, draft: Draft, begin: int, end: int, last: int) -> int:
        """Where a post's line ends with the next one, if that is nothing but its body: "Director, Peace / BODY"."""
        if any(m.kind in ("State", "Organization") for m in draft.within(begin, end)):
            return end
        below = _NEXT_LINE.match(draft.text, end, last)
        body = None if below is None else next(iter(draft.within(*below.span("line"))), None)
        if below is None or body is None or body.kind != "Organization":
            return end
        return body.end if (body.begin, body.end) == below.span("line") else end

    def _held(self, draft: Draft, person: Mention, begin: int, end: int, rule: str) -> None:
        words = self._post.match(draft.text, begin, end)
        if words is None:
            return
        mentions = sorted(
            (*draft.within(begin, end), *(m for m in draft.inner if begin <= m.begin and m.end <= end)),
            key=lambda m: m.begin,
        )
        agents = [m for m in mentions if m.kind in ("State", "Organization")]
        first = agents[0].begin if agents else end
        title = self._link.sub("", draft.text[begin:first]).strip(" ,;:*_\n")
        if (
            not any(map(str.isalpha, title))  # "(UNODC)", a body in brackets
            or self._doing.match(title)
            or ": " in title  # "THE PRESIDENT: Good.", a turn of a transcript
            or self._prose.search(draft.text, begin, end)
            or any(m.kind == "Person" for m in mentions)
            or title.split()[0] in self._small
            or title.split()[0].capitalize() in self._verbs
        ):
            return  # "on the Department of Justice …": what the speech is about
        state = next((m.referent for m in agents[:1] if m.kind == "State"), None)
        body = next((m.referent for m in agents[:2] if m.kind == "Organization"), None)
        if not agents and self._of_mission.search(title):
            state, body = self.mission(draft)
        if state is not None and not agents:  # the mission's: what was read of the title alone said no body
            draft.relations = [
                r
                for r in draft.relations
                if not self._told(r, person.referent, begin, end) or self._placed(draft, r.object)
            ]
        if any(self._told(r, person.referent, begin, end) for r in draft.relations):
            return
        trace = Trace(person.begin, end, Span(person.begin, person.end), None, Span(begin, end))
        for part in self._apart(title):
            acting = _ACTING.match(part)
            part = part if acting is None else part[acting.end() :]
            post = self._titled_post(draft, person.referent, self._cased(part), body, state)
            if post is not None:
                status: Status = "current" if acting is None else "acting"
                draft.relations.append(Relation(person.referent, "holdsPost", post, (trace,), rule, status=status))

    def _apart(self, title: str) -> list[str]:
        """The two titles of "Ambassador and Permanent Representative", else the one."""
        for parted in (title.rsplit(", ", maxsplit=1), self._and.split(title, maxsplit=1)):
            heads = [self._field.split(part, maxsplit=1)[0] for part in parted]
            if len(parted) > 1 and all(self._ends_as_title.search(head) for head in heads):
                return parted
        return [title]

    def _titled_post(self, draft: Draft, person: int, title: str, body: int | None, state: int | None) -> int | None:
        """The post that a title names, unless it is a rank alone, or the person is known to hold it."""
        key, label = self._roles.role(title)
        if key in self._roles.ranks and state is None and body is None and not label.endswith(_AN_OFFICE):
            return None
        if any(self._same(draft, r, person, key or label) for r in draft.relations):
            return None
        if state is not None or body is not None:
            return self._roles.post(draft, title, body, state)
        post = draft.refer("Post", "", key=f"{label}|||{person}", role=key or label, holder=person)
        self._roles.entitle(draft, post, title)
        return post

    def _told(self, relation: Relation, person: int, begin: int, end: int) -> bool:
        """Whether a rule has read a post of the person out of these words."""
        mine = relation.predicate == "holdsPost" and relation.subject == person
        return mine and any(t.begin < end and begin < t.end for t in relation.traces)

    def _same(self, draft: Draft, relation: Relation, person: int, role: str) -> bool:
        """Whether a post with this role and a body is told of the person already."""
        if relation.predicate != "holdsPost" or relation.subject != person or not isinstance(relation.object, int):
            return False
        return draft.referents[relation.object].role == role and self._placed(draft, relation.object)

    def _placed(self, draft: Draft, post: int | Value) -> bool:
        """Whether a post is said to be in a body or for a State."""
        found = draft.referents[post] if isinstance(post, int) else None
        return found is not None and (found.post_in is not None or found.post_for is not None)

    def _cased(self, title: str) -> str:
        """A title in capitals as it is written elsewhere."""
        if not title.isupper():
            return " ".join(title.split())
        return " ".join(w.lower() if w.lower() in self._small else w.capitalize() for w in title.split())

    def signature(self, draft: Draft) -> None:
        """Who signed a letter, and in which post: "(Signed) NAME / Ambassador / Permanent Representative of X"."""
        for match in self._signed.finditer(draft.text):
            person = next((m for m in draft.within(match.end(), match.end() + 80) if m.kind == "Person"), None)
            if person is None or draft.text[match.end() : person.begin].count("\n") > 1:
                continue
            trace = Trace(match.start(), person.end, None, Span(*match.span()), Span(person.begin, person.end))
            draft.relations.append(Relation(0, "issuedBy", person.referent, (trace,), "signature"))
            self.posts(draft, person, min(len(draft.text), person.end + _FARTHEST), "signature")
