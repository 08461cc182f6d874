"""Of which event a place tells: that which its paragraph tells of, else the document's."""

from __future__ import annotations

from kg.extract.draft import Draft
from kg.kept.patterns import compiled
from kg.model import Block, Mention, Sentence, Value

# Who speaks in these speaks at the document's event; what he tells of others happened at those that he names.
_RECORD, _SPEECHES = "meeting-record", ("statement", "remarks")
# The marks before the day that opens a paragraph, and what may stand behind it.
_DAY, _ON = len("2022-05-04"), compiled(r"[*_]{0,2}On ")
_MARK, _ALONE = 4, compiled(r"[*_]*(?:[.:]| [–—-])[*_]*\s")
_FIGURE = compiled(r"\d")
# What is said of an event that is told, not only named.
_TELLS = frozenset(
    ("heldOn", "heldAt", "organizedBy", "opened", "closed", "chaired", "moderated", "spokeAt", "attended")
)
# What was not said at the event that a text tells of.
_ELSEWHERE = compiled(
    r"\b[Ii]n (?:an? |his |her |their )"
    r"(?:(?:written|separate|joint|press|earlier|recent|telephone|phone|exclusive|radio) )*"
    r"(?:(?:statement|post)\b(?! (?:at|to|during) the )|(?:letter|interview|book|tweet|article|op-ed|press release)\b)"
    r"|\btold (?:reporters|journalists|the (?:press|media|General|Security|Parliament|Senate|House|Congress|BBC))\b"
    r"|\bheld an? (?:[\w-]+ ){0,3}(?:meeting|briefing|session)\b[^.;]{0,120}, (?:at|during|in) which\b"
    r"|\bon behalf of (?:his|her|their) (?:\w+ )?counterpart\b"
    r"|\b[Ss]peaking (?:after|before|ahead of|following|outside)\b"
    r"|\b[Ll]ast (?:year|month)\b|\bin Parliament\b|\b(?:credentials|courtesy)\b"
)
# Before an event at which something was done.
_AT = compiled(r"\b(?:at|during) (?:the |its |our |their )?$")
# Before an event that a sentence does not tell of: on whose margins something else is, which somebody recalls.
_ASIDE = compiled(
    r"\b(?:(?:(?:margins|sidelines|framework|outcomes?|results|implementation|fringes) of|ahead of|prior to|before"
    r"|since|following)\b[^.;:,]{0,90}|(?:recall(?:s|ed|ing)?|recommended|noted|said|refer(?:s|red|ring) to"
    r"|reference to|commemorat\w+)\b[^.;:]{0,90})$"
)
# Before an event at which or by which something was decided, or that came before or after what is told.
_BESIDE = compiled(
    r"(?:\b(?:decided|adopted|requested|agreed|endorsed|approved|launched|announced"
    r"|mandated|established|issued|taken|signed|proposed)(?: upon| on)?"
    r" (?:by|at|during|in) (?:the |its |their )?(?:\w+ ){0,3}"
    r"|\b(?:followed|preceded) by (?:an? |the |its )?(?:\w+ ){0,3})$"
)
# That an event was some time before what a text tells of.
_AGO = compiled(
    r"\b(?:[Ll]ast (?:month|year|week|summer|autumn|fall|winter|spring)"
    r"|[Ee]arlier (?:this|that|in the) (?:year|month|week)"
    r"|[Pp]reviously|(?:months?|years?|weeks?) (?:ago|before|earlier)|[Ii]n (?:19|20)\d\d)\b"
)


def event_here(draft: Draft, at: int) -> int | None:
    """The event of which a place tells: its session, the event told of before it in its paragraph, the document's."""
    session = next((number for begin, end, number in draft.sessions if begin <= at < end), None)
    if session is not None:
        return session
    if _is_said_elsewhere(draft, at):
        return None
    spoken = draft.document.kind == _RECORD or (draft.document.kind in _SPEECHES and draft.speaker is not None)
    main = None if spoken or _is_to_come(draft) else draft.main_event
    told = _in_sentence(draft, at) if draft.document.kind in _SPEECHES else None
    told = _told_before(draft, at, main) if told is None else told
    if told is None and main is not None and _is_of_another_day(draft, at, main):
        return None
    return main if told is None else told


def opening_day(draft: Draft, block: Block) -> tuple[int, int, str] | None:
    """The day with which a paragraph opens by itself: "4 June. The ministers met"."""
    day = next((d for d in draft.dates if block.begin <= d[0] <= block.begin + _MARK), None)
    return day if day is not None and _ALONE.match(draft.text, day[1], block.end) is not None else None


def _is_of_another_day(draft: Draft, at: int, main: int) -> bool:
    """Whether a paragraph opens with a day of its own and has not named the event: it tells what else was done."""
    number = draft.block_at(at)
    if number is None:
        return False
    block = draft.document.blocks[number]
    if any(m.referent == main for m in draft.within(block.begin, at)):
        return False
    return opening_day(draft, block) is not None or _opens_apart(draft, block, main)


def _opens_apart(draft: Draft, block: Block, main: int | None) -> bool:
    """Whether a paragraph opens with a day on which the event was not held: "On 12 March, NAME gave a lecture"."""
    found = next((d for d in draft.dates if block.begin < d[0] <= block.begin + _MARK), None)
    day = None if found is None or not _FIGURE.search(draft.text, found[0], found[1]) else found[2]
    if day is None or len(day) < _DAY or _ON.match(draft.text, block.begin) is None:
        return False  # "On Tuesday": one of its days
    told = [(r.predicate, r.object.text) for r in draft.relations if r.subject == main and isinstance(r.object, Value)]
    days = [text for predicate, text in told if predicate in ("heldOn", "endsOn") and len(text) == _DAY]
    return main is None or (bool(days) and not min(days) <= day[:_DAY] <= max(days))


def _is_said_elsewhere(draft: Draft, at: int) -> bool:
    """Whether a sentence says that its words were written, or spoken at another place or time."""
    sentence = draft.sentence_at(at)
    return sentence is not None and _ELSEWHERE.search(draft.text, sentence.begin, sentence.end) is not None


def _is_to_come(draft: Draft) -> bool:
    """Whether the document's event is only planned: who is quoted in its announcement has not spoken there."""
    held = [r.modality for r in draft.relations if r.subject == draft.main_event and r.predicate == "organizedBy"]
    return bool(held) and all(modality == "planned" for modality in held)


def _in_sentence(draft: Draft, at: int) -> int | None:
    """The event that the same sentence names before a place, where something was done: "at its Summit"."""
    sentence = draft.sentence_at(at)
    events = () if sentence is None else draft.within(sentence.begin, at)
    last = next((m for m in reversed(events) if m.kind == "Event"), None)
    if sentence is None or last is None or _AT.search(draft.text, sentence.begin, last.begin) is None:
        return None
    return last.referent


def _told_before(draft: Draft, at: int, main: int | None) -> int | None:
    """The event that the last sentence of the paragraph to name one tells of; where no event is the document's, also
    that of the paragraph before."""
    block, sentence = draft.block_at(at), draft.sentence_at(at)
    if block is None or sentence is None:
        return None
    blocks = draft.document.blocks
    further = main is None and block > 0 and opening_day(draft, blocks[block]) is None
    further = further and not _opens_apart(draft, blocks[block], None)
    for number in (block, block - 1) if further else (block,):
        for before in reversed(draft.sentences_in(blocks[number].begin, min(blocks[number].end, sentence.begin))):
            event = subject_of(draft, before)
            if event is not None and number != block and _AGO.search(draft.text, before.begin, event.begin):
                return None  # "Last month both attended EVENT": what the next paragraph tells was not there
            if event is not None:
                known = event.referent == main or _is_told(draft, event, blocks[number].begin, sentence.begin)
                return event.referent if known else None
    return None


def subject_of(draft: Draft, sentence: Sentence) -> Mention | None:
    """The first event that a sentence names and tells of."""
    events = (m for m in draft.within(sentence.begin, sentence.end) if m.kind == "Event")
    told = (m for m in events if not is_aside(draft.text, sentence.begin, m.begin))
    return next((m for m in told if not is_beside(draft, sentence, m)), None)


def is_aside(text: str, begin: int, event: int) -> bool:
    """Whether an event stands where it is not what a sentence tells of: on whose margins, what somebody recalls."""
    return _ASIDE.search(text, begin, event) is not None


def is_beside(draft: Draft, sentence: Sentence, event: Mention) -> bool:
    """Whether an event is one at which something was decided, or that followed what the sentence tells of."""
    return _BESIDE.search(draft.text, sentence.begin, event.begin) is not None


def _is_told(draft: Draft, event: Mention, begin: int, end: int) -> bool:
    """Whether something is stated of an event in a stretch: that it is held, that somebody takes part."""
    return any(
        r.predicate in _TELLS
        and event.referent in (r.subject, r.object)
        and r.modality is None
        and any(begin <= t.begin and t.end <= end for t in r.traces)
        for r in draft.relations
    )
