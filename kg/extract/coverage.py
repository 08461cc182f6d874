"""Coverage of meetings and summary records: who is told to have spoken, for whom, and the votes told in a sentence."""

from __future__ import annotations

from collections.abc import Iterator

from kg.extract.draft import Draft, span_of
from kg.lexicon import Lexicon
from kg.model import Block, Mention, Relation, Span, Trace, Utterance

_AGENTS = ("State", "Organization")
_TOLD = ("meeting-coverage", "meeting-record")
_RULE = "told-speaker"
# How far into a paragraph the verb of its speaker stands: name, State, post, whom he speaks for.
_HEAD = 600
# Of a sentence that opens with a delegation, so many characters may stand before its noun: "Echoing others, the …".
_OPENING = 60


class Coverage:
    """Reads paragraphs that tell what one speaker said: "KOFI WERU (Ghana), speaking for …, said that …"."""

    def __init__(self, lexicon: Lexicon) -> None:
        self._opening = lexicon.pattern("told-opening")
        self._titles = lexicon.compile(r"{person-titles}")
        self._behind = lexicon.pattern("told-behind")
        self._verb = lexicon.pattern("told-verb")
        self._delegate = lexicon.pattern("told-delegate")
        self._possessed = lexicon.pattern("told-possessed")
        self._also = lexicon.pattern("told-also")
        self._behalf = lexicon.pattern("told-behalf")
        self._bracket = lexicon.pattern("told-of")
        self._bracketed = lexicon.pattern("told-bracket")
        self._between = lexicon.pattern("told-between")
        self._name_next = lexicon.pattern("told-name")
        self._quote = lexicon.pattern("told-quote")
        self._organ = lexicon.compile(r"(?:the )?(?:Security )?(?:Council|Assembly|Committee)")

    def note(self, draft: Draft) -> None:
        """Note the speakers and whom they speak for; behind the head of the document."""
        if draft.document.kind not in _TOLD or draft.main_event is None:
            return
        for block in draft.document.blocks:
            if block.kind not in ("paragraph", "item"):
                continue
            speaker = self._named(draft, block)
            if speaker is not None:
                self._speaks(draft, block, speaker)
            elif draft.document.kind == "meeting-coverage":
                self._delegations(draft, block)

    def _named(self, draft: Draft, block: Block) -> Mention | None:
        """The person whose name opens the paragraph, if a verb of saying follows it."""
        named = (m for m in draft.within(block.begin, block.end) if m.kind not in _AGENTS)
        person = next((m for m in named if m.kind == "Person"), None)
        opening = None if person is None else self._opening.match(draft.text, block.begin, person.begin)
        if person is None or opening is None or not self._titles.fullmatch(draft.text, opening.end(), person.begin):
            return None
        head = draft.text[person.end : min(block.end, person.end + _HEAD)]
        return person if self._behind.match(head) and self._verb.search(head) else None

    def _speaks(self, draft: Draft, block: Block, speaker: Mention) -> None:
        following = draft.within(speaker.end, block.end)
        bracket = next((m for m in following[:1] if m.kind in _AGENTS), None)
        end = speaker.end
        if bracket is not None and self._bracket.fullmatch(draft.text, speaker.end, bracket.begin):
            end = bracket.end
            self._say(draft, speaker, "represents", bracket, (speaker.begin, bracket.end))
        self._spoke(draft, speaker, (block.begin, max(end, speaker.end)))
        verb = self._verb.search(draft.text, end, block.end)
        self._for_others(draft, speaker, end, verb.start() if verb is not None else block.end)
        self._quotes(draft, block, speaker)

    def _spoke(self, draft: Draft, speaker: Mention, place: tuple[int, int]) -> None:
        assert draft.main_event is not None
        trace = Trace(*place, span_of(speaker), None, None)
        draft.relations.append(Relation(speaker.referent, "spokeAt", draft.main_event, (trace,), _RULE))

    def _say(self, draft: Draft, subject: Mention, said: str, object: Mention, place: tuple[int, int]) -> None:
        if subject.referent != object.referent:
            trace = Trace(*place, span_of(subject), None, span_of(object))
            draft.relations.append(Relation(subject.referent, said, object.referent, (trace,), _RULE))

    def _for_others(self, draft: Draft, speaker: Mention, begin: int, end: int) -> None:
        """Whom the speaker speaks for beside his State: "also speaking for A, B and C"."""
        for match in self._behalf.finditer(draft.text, begin, end):
            closes = draft.text.find(")", match.end(), end) if match[0].startswith("(") else -1
            end = closes if closes >= 0 else end
            for agent in self._list(draft, match.end(), end):
                self._say(draft, speaker, "represents", agent, (speaker.begin, agent.end))

    def _list(self, draft: Draft, at: int, end: int) -> Iterator[Mention]:
        """The States and bodies of a list that begins at a place."""
        for mention in draft.within(at, end):
            if self._bracketed.fullmatch(draft.text, at, mention.begin):
                continue  # "Norway (also on behalf of Sweden), and Viet Nam"
            if mention.kind not in _AGENTS or not self._between.fullmatch(draft.text, at, mention.begin):
                return
            yield mention
            at = mention.end

    def _delegations(self, draft: Draft, block: Block) -> None:
        """Speakers without a name, by their State or body: "The representative of Fiji said"; "Iceland’s delegate"."""
        first = True
        for sentence in draft.sentences_in(block.begin, block.end):
            also = self._also.search(draft.text, sentence.begin, sentence.end)
            for match in self._delegate.finditer(draft.text, sentence.begin, sentence.end):
                agents = list(self._list(draft, match.end(), sentence.end))
                opens = match.start() - sentence.begin < _OPENING and not self._verb.search(
                    draft.text, sentence.begin, match.start()
                )
                if agents and (also or (opens and self._verb.search(draft.text, agents[-1].end, sentence.end))):
                    self._delegates(draft, agents, sentence.end, block if first and opens else None)
            for agent in draft.within(sentence.begin, min(sentence.begin + _OPENING, sentence.end)):
                if agent.kind in _AGENTS and self._possessed.match(draft.text, agent.end, sentence.end):
                    self._delegates(draft, [agent], sentence.end, block if first else None)
            first = False

    def _delegates(self, draft: Draft, agents: list[Mention], end: int, block: Block | None) -> None:
        organs = [r.object for r in draft.relations if (r.subject, r.predicate) == (draft.main_event, "organizedBy")]
        agents = [a for a in agents if a.referent not in organs and not self._organ.fullmatch(_text(draft, a))]
        if not agents:
            return
        named = next((m for m in draft.within(agents[0].end, end)[:1] if m.kind == "Person"), None)
        if named is not None and (
            len(agents) > 1 or not self._name_next.fullmatch(draft.text, agents[0].end, named.begin)
        ):
            named = None
        for i, agent in enumerate(agents):
            self._spoke(draft, named or agent, (agent.begin, named.end if named is not None else agent.end))
            stop = agents[i + 1].begin if i + 1 < len(agents) else end
            self._for_others(draft, named or agent, agent.end, stop)
        if len(agents) == 1 and block is not None:
            self._quotes(draft, block, named or agents[0])

    def _quotes(self, draft: Draft, block: Block, speaker: Mention) -> None:
        """What stands in quotation marks in a speaker's paragraph is said by him, if a verb of saying goes with it."""
        for begin, end in draft.quotes:
            if not block.begin <= begin < block.end:
                continue
            before, behind = draft.text[max(block.begin, begin - 60) : begin], draft.text[end : end + 60]
            if self._quote.search(behind) or self._verb.search(before):
                trace = Trace(begin, end, None, None, Span(begin, end))
                named = Trace(speaker.begin, speaker.end, span_of(speaker), None, None)
                draft.utterances.append(Utterance(begin, end, speaker.referent, (trace, named), "told-quotation"))


def _text(draft: Draft, mention: Mention) -> str:
    """What a mention says."""
    return draft.text[mention.begin : mention.end]
