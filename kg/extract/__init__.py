"""Extraction: what one document says, found by rules in a fixed order, each owning the text it explains.

Order: addresses and dates → symbols and resolutions → titles → events → bodies → States → people → posts → short
forms; then relations. The model fills what is unowned. Each document is read alone. See docs.md.
"""

from __future__ import annotations

from collections.abc import Sequence

from msgspec.structs import replace

from kg.extract import otherdays, succession
from kg.extract.acts import Acts
from kg.extract.aliases import Aliases
from kg.extract.appointees import Appointees
from kg.extract.assembly import Assembly
from kg.extract.attendees import Attendees, EntryLines
from kg.extract.bare import Bare
from kg.extract.beside import Beside
from kg.extract.bodies import Bodies
from kg.extract.bygrammar import ByGrammar
from kg.extract.byline import Byline
from kg.extract.careers import Careers
from kg.extract.counterparts import Counterparts
from kg.extract.coverage import Coverage
from kg.extract.delegations import Delegations
from kg.extract.described import Described
from kg.extract.doubtful import Doubtful
from kg.extract.draft import Draft, unwrapped
from kg.extract.employers import Employers
from kg.extract.ends import Ends
from kg.extract.enrolled import Enrolled
from kg.extract.established import Established
from kg.extract.events import Events
from kg.extract.gatherings import Gatherings
from kg.extract.heading import Heading
from kg.extract.instruments import Instruments
from kg.extract.leads import Leads
from kg.extract.listings import Listings
from kg.extract.lists import Lists
from kg.extract.memberships import Memberships
from kg.extract.model import Filler, Model
from kg.extract.namesakes import Namesakes
from kg.extract.noise import Dates, Noise
from kg.extract.owners import Owners
from kg.extract.pages import Pages
from kg.extract.paragraphs import Paragraphs, together
from kg.extract.passages import Passages
from kg.extract.people import People
from kg.extract.places import Cities, Places
from kg.extract.posts import Roles
from kg.extract.present import Present
from kg.extract.programmes import Programmes
from kg.extract.projects import Projects
from kg.extract.ragged import Ragged
from kg.extract.records import Records
from kg.extract.relate import Relations
from kg.extract.resolutions import Resolutions
from kg.extract.sessions import Sessions
from kg.extract.short import ShortForms
from kg.extract.speech import Provisions, Speech
from kg.extract.styled import Styled
from kg.extract.told import Told
from kg.extract.topics import Topics
from kg.extract.transcript import Transcripts
from kg.extract.wholes import Wholes
from kg.extract.workplaces import Workplaces
from kg.extract.works import Works
from kg.lexicon import Lexicon
from kg.model import Authority, Document, Extraction, Mention, Referent, Relation, Sentence, Span, Trace

__all__ = ["Model", "Reader"]

_CITED = ("Resolution", "Document", "Instrument")


class Reader:
    """Reads documents with a lexicon, the authority files' names and, if given, a model."""

    def __init__(self, lexicon: Lexicon, authority: Authority, model: Model | None = None) -> None:
        self.lexicon = lexicon
        self._model = model
        self._organ_word = lexicon.pattern("organ-word")
        cities = Cities(lexicon)
        self._noise, self._dates = Noise(lexicon), Dates(lexicon)
        self._resolutions = Resolutions(lexicon, authority)
        self._instruments = Instruments(lexicon, authority, cities)
        self._bodies = Bodies(lexicon, authority, cities)
        self._projects = Projects(lexicon, self._bodies.known)
        self._works = Works(lexicon, self._instruments, self._projects)
        self._places = Places(lexicon, cities)
        self._events = Events(lexicon, cities)
        self._described, self._leads = Described(lexicon, cities), Leads(lexicon, cities)
        self._gatherings, self._sessions = Gatherings(lexicon), Sessions(lexicon)
        self._wholes, self._ends = Wholes(lexicon), Ends(lexicon)
        self._styled = Styled(lexicon, cities)
        self._established = Established(lexicon, self._bodies.known)
        self._employers = Employers(lexicon, cities)
        self._roles = Roles(lexicon, authority)
        self._passages = Passages(lexicon)
        self._namesakes = Namesakes(lexicon)
        self._owners = Owners(lexicon, self._namesakes)
        self._people = People(lexicon, self._namesakes, Bare(lexicon, cities))
        self._byline = Byline(lexicon, self._roles, cities)
        self._heading = Heading(lexicon, self._byline, cities)
        self._assembly = Assembly(lexicon)
        self._speech, self._provisions = Speech(lexicon), Provisions(lexicon)
        self._topics = Topics(lexicon, authority)
        self._short = ShortForms(lexicon, authority)
        self._relations = Relations(lexicon, self._roles)
        self._counterparts = Counterparts(lexicon, authority, self._roles)
        slots = self._relations.slots
        told = Told(lexicon, slots)
        workplaces = Workplaces(lexicon, self._employers)
        self._careers = Careers(lexicon, self._roles, told, workplaces)
        self._beside = Beside(lexicon, self._careers, workplaces)
        self._by_grammar = ByGrammar(lexicon, self._roles, slots, told, self._careers, workplaces)
        self._memberships, self._appointees = Memberships(lexicon, told), Appointees(lexicon)
        self._transcripts = Transcripts(lexicon)
        self._records = Records(lexicon, self._roles, self._resolutions.organs)
        self._coverage, self._aliases = Coverage(lexicon), Aliases(lexicon)
        self._listings = Listings(lexicon, self._roles, self._namesakes)
        self._acts = Acts(lexicon, self._resolutions)
        self._paragraphs = Paragraphs(lexicon)
        lines = EntryLines(lexicon)
        self._attendees = Attendees(lexicon, self._roles, lines)
        self._lists = Lists(lexicon, lines, self._attendees)
        self._enrolled = Enrolled(lexicon, self._roles)
        self._pages = Pages(lexicon, cities)
        self._programmes = Programmes(lexicon, self._heading, self._attendees, cities)
        self._delegations = Delegations(lexicon, self._roles)
        self._ragged, self._present = Ragged(lexicon, self._roles), Present(lexicon)
        self._doubtful = Doubtful(lexicon)
        self._filler = Filler(lexicon, self._namesakes)

    def extraction(self, document: Document, sentences: Sequence[Sentence]) -> Extraction:
        """All that the document says, as far as the rules can read it."""
        draft = Draft(document, tuple(sentences))
        draft.refer("Document", document.title, key="@document")
        self._passages.note(draft)
        self._noise.own(draft)
        self._things(draft)
        self._facts(draft)
        self._heading.settle(draft)
        otherdays.part(draft)
        otherdays.led(draft)
        otherdays.settle(draft)
        draft.problems.sort()
        draft.relations = [r for r in draft.relations if _may_be_adopted(r, draft.referents)]
        draft.fit()
        draft.prune()
        mentions = sorted({*draft.mentions, *draft.inner}, key=_place)
        relations = _most_special(_without_bare_posts(_once(draft.relations), draft.referents, self._roles))
        return Extraction(
            document,
            draft.sentences,
            tuple(mentions),
            tuple(draft.referents),
            tuple(relations),
            tuple(draft.utterances),
            tuple(draft.enactments),
            tuple(draft.problems),
            draft.own_work,
        )

    def _things(self, draft: Draft) -> None:
        self._resolutions.note(draft)
        self._dates.note(draft)
        self._events.titled(draft)
        self._programmes.titled(draft)
        self._works.note(draft)
        self._places.venues(draft)
        self._styled.note(draft)
        self._bodies.note(draft)
        self._delegations.name(draft)
        self._established.note(draft)
        self._styled.beside(draft)
        self._instruments.named(draft)
        self._events.named(draft)
        self._described.note(draft, self._events.note)
        self._delegations.purpose(draft, self._events.note)
        self._pages.note(draft, self._events.note)
        self._leads.note(draft, self._events.note)
        self._ends.mend(draft)
        self._inner(draft)
        self._events.organizers(draft)
        self._heading.places(draft)
        self._heading.houses(draft)
        self._heading.alone(draft)
        self._records.places(draft)
        self._programmes.places(draft)
        self._heading.held_in(draft)
        self._places.note(draft)
        draft.listed = self._attendees.names(draft)
        self._owners.note(draft)
        self._employers.note(draft)
        self._roles.note(draft)
        self._listings.names(draft)
        self._people.note(draft)
        if self._model is not None:
            self._filler.fill(draft, self._model)
        self._namesakes.shortened(draft)
        self._namesakes.titled(draft)
        self._aliases.note(draft)
        self._bodies.adjectives(draft)
        self._acts.own(draft)
        self._records.meeting(draft)
        self._assembly.event(draft)
        self._heading.event(draft)
        self._programmes.event(draft)
        self._attendees.event(draft)
        self._pages.event(draft)
        self._leads.main(draft)
        self._described.main(draft)
        self._heading.unite(draft)
        self._sessions.note(draft)
        for unite in (self._wholes.unite, self._wholes.again, self._events.repeat_titles, self._bodies.by_fields):
            unite(draft)
        self._short.note(draft)
        self._short.instruments(draft)
        self._gatherings.note(draft, self._events.referent)
        self._events.nominals(draft)
        self._projects.nominals(draft)

    def _facts(self, draft: Draft) -> None:
        turns = self._records.listen(draft)
        self._speech.quotes(draft)
        self._heading.facts(draft)
        talk = self._transcripts.listen(draft)
        self._relations.note(draft)
        self._counterparts.note(draft)
        self._memberships.note(draft)
        self._careers.note(draft)
        self._relations.settle(draft)
        self._memberships.worked(draft)
        self._beside.note(draft)
        succession.note(draft)
        self._appointees.note(draft)
        if draft.byline is not None:
            self._byline.posts(draft, *draft.byline, "byline-post")
        self._byline.signature(draft)
        self._programmes.note(draft)
        self._wholes.parts(draft)
        self._enrolled.note(draft)
        self._lists.note(draft)
        self._delegations.note(draft)
        self._records.note(draft, turns)
        self._coverage.note(draft)
        self._listings.note(draft)
        if draft.own_work is not None:
            self._paragraphs.note(draft, draft.own_work)
            self._acts.votes(draft)
        if draft.document.kind not in ("meeting-record", "meeting-coverage"):
            self._speech.note(draft)
        self._memberships.of_posts(draft)
        self._provisions.note(draft)
        self._transcripts.question(draft, talk)
        if self._model is not None:
            self._by_grammar.note(draft, self._model)
        self._present.note(draft)
        self._relations.once(draft)
        self._topics.note(draft)
        self._works_cited(draft)
        text, draft.text = draft.text, unwrapped(draft)
        self._ragged.drop(draft)
        self._doubtful.drop(draft)
        draft.text = text

    def _inner(self, draft: Draft) -> None:
        """Names of bodies and States inside the names of works and events are mentions too."""
        self._bodies.inside(draft, [m for m in draft.mentions if m.kind in ("Resolution", "Document", "Event")])
        delegations = [m for m in draft.of_kind("Organization") if "elegation" in draft.text[m.begin : m.end]]
        self._bodies.inside(draft, delegations)

    def _works_cited(self, draft: Draft) -> None:
        """The document cites every work that it names; a resolution's name says which organ adopted it."""
        by_work: dict[int, list[Mention]] = {}
        for mention in [*draft.mentions, *draft.inner]:
            if mention.kind not in _CITED or mention.referent in (0, draft.own_work):
                continue
            block = draft.block_at(mention.begin)
            if block is None or draft.document.blocks[block].kind != "running":
                by_work.setdefault(mention.referent, []).append(mention)
        for number, mentions in sorted(by_work.items()):
            traces = tuple(
                Trace(m.begin, m.end, None, None, Span(m.begin, m.end)) for m in sorted(mentions, key=lambda m: m.begin)
            )
            rule = "symbol" if any(m.form == "symbol" for m in mentions) else "citation"
            of = None
            for mention in mentions:
                of = together(of, self._paragraphs.of(draft, mention) if mention.kind == "Resolution" else None)
            draft.relations.append(Relation(0, "cites", number, traces, rule, paragraphs=of))
            organ = draft.referents[number].attribute("organ")
            if organ is not None:
                self._adopted(draft, number, self._resolutions.organs[organ], mentions)

    def _adopted(self, draft: Draft, number: int, organ: str, mentions: list[Mention]) -> None:
        body = draft.keyed("Organization", organ)
        if body is None:
            return
        span = next((m for m in mentions if self._organ_word.search(draft.text[m.begin : m.end])), mentions[0])
        trace = Trace(span.begin, span.end, Span(span.begin, span.end), None, None)
        draft.relations.append(Relation(number, "adoptedBy", body, (trace,), "adopted-by-name"))


def _place(mention: Mention) -> tuple[int, int, int, str, str, str]:
    """Two rules may mention one thing at one place: the order is by all that they say, never by that of a set."""
    return mention.begin, -mention.end, mention.referent, mention.rule, mention.form, mention.kind


# Of what is said of one at one event only the most special is kept: who opened it spoke at it. Who chairs may
# speak, too; that he said something is no speech of his.
_LESS_THAN = {"spokeAt": ("opened", "closed"), "attended": ("spokeAt", "opened", "closed", "moderated", "chaired")}
_SAID, _LEADING = ("press-said", "talked-there", "quoted-there"), ("opened", "closed", "chaired", "moderated")


def _most_special(relations: list[Relation]) -> list[Relation]:
    said = {(r.subject, r.predicate, r.object) for r in relations if r.modality is None}

    def more(relation: Relation) -> tuple[str, ...]:
        return _LEADING if relation.rule in _SAID else _LESS_THAN.get(relation.predicate, ())

    return [r for r in relations if not any((r.subject, p, r.object) in said for p in more(r))]


def _may_be_adopted(relation: Relation, referents: Sequence[Referent]) -> bool:
    """Whether a relation may stand: the vocabulary tells the adoption of resolutions, not of treaties and papers."""
    return relation.predicate not in ("adoptedOn", "adoptedBy") or referents[relation.subject].kind == "Resolution"


def _without_bare_posts(relations: list[Relation], referents: Sequence[Referent], roles: Roles) -> list[Relation]:
    """Of one role of one person, status aside, a post without a body goes where another has its body or State.

    So does one of a title without its field, where another has it: "the Special Representative for Reefs, SRSG Souza".
    """

    def key(relation: Relation) -> tuple[int, str | None] | None:
        return (relation.subject, referents[relation.object].role) if isinstance(relation.object, int) else None

    def placed(relation: Relation) -> bool:
        post = referents[relation.object] if isinstance(relation.object, int) else None
        return post is not None and (post.post_in, post.post_for) != (None, None)

    def bare(relation: Relation) -> bool:
        title = roles.words(referents[relation.object].role) if isinstance(relation.object, int) else ""
        fielded = (f"{title} for ", f"{title} on ")
        return any(r.subject == relation.subject and words.startswith(fielded) for r, words in titles)

    held = [r for r in relations if r.predicate == "holdsPost"]
    known = {(key(r), r.status) for r in held if placed(r)}
    titles = [(r, roles.words(referents[r.object].role)) for r in held if isinstance(r.object, int)]
    return [
        r for r in relations if r.predicate != "holdsPost" or placed(r) or not ((key(r), r.status) in known or bare(r))
    ]


def _once(relations: list[Relation]) -> list[Relation]:
    """Each relation once, its traces together, in the order of first saying."""
    found: dict[tuple[object, ...], Relation] = {}
    for r in relations:
        key = (r.subject, r.predicate, r.object, r.modality, r.status, r.attributed_to, r.starts_on, r.ends_on)
        if key in found:
            old = found[key]
            capacity = old.capacity if old.capacity is not None else r.capacity
            of = together(old.paragraphs, r.paragraphs)
            traces = tuple(dict.fromkeys((*old.traces, *r.traces)))
            found[key] = replace(old, traces=traces, capacity=capacity, paragraphs=of)
        else:
            found[key] = r
    return list(found.values())
