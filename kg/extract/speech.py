"""Quotations with their speakers, and provisions: what a resolution does, in whose words."""

from __future__ import annotations

import re
from collections.abc import Sequence

from msgspec.structs import replace

from kg.extract.draft import Draft
from kg.kept.patterns import compiled
from kg.lexicon import Lexicon
from kg.model import Block, Enactment, Mention, Relation, Span, Trace, Utterance

_QUOTE = compiled(r"“[^“”]{3,6000}?”|(?<![\w“])\"[^\"\n]{3,3000}?\"(?!\w)")
# Fewer words are a term or a title, not a saying: the shortest quotation of the gold annotations has eight.
_FEWEST_WORDS = 6
# A whole sentence in quotation marks may be shorter.
_FEWEST_OF_SENTENCE = 4
# So far from a title the name of its holder stands at the most: a body stands between.
_BESIDE = 110
# What stands between two parts of one quotation is the clause that names its speaker.
# Where the words end that tell who said something: "…,” the Governor said. “…”
_STOPS = compiled(r"[.!?](?=\s|$)(?<!\b[A-Z]\.)(?<!Mr\.)(?<!Ms\.)(?<!Dr\.)(?<!Mrs\.)(?<!H\.E\.)(?<!Hon\.)|[“\"]")
_FARTHEST = 240

# The longest line that names a speaker.
_LINE = 240
_WORDS = compiled(r"[^\W\d_][\w’'.-]*")
# The dash between a quotation and its speaker.
_DASH = compiled(r"[\"”’]?[.,]?\s{0,2}[—–-]{1,2}\s{1,2}")


class Speech:
    """Finds quotations and their speakers."""

    def __init__(self, lexicon: Lexicon) -> None:
        self._verb = lexicon.pattern("saying")
        self._pronoun = lexicon.pattern("says-pronoun")
        self._title = lexicon.pattern("says-title")
        self._as_said = lexicon.pattern("as-said")
        self._participants = lexicon.pattern("participants-heading")
        self._turn = re.compile(r"^(?P<name>[^\n:“”]{2,90}):[ \n]*[“\"]", re.M)

    def quotes(self, draft: Draft) -> None:
        """Note the spans in quotation marks that are sayings."""
        for match in _QUOTE.finditer(draft.text):
            begin, end = match.start() + 1, match.end() - 1
            words = len(draft.text[begin:end].split())
            titled = any(
                m.begin <= begin + 3 and m.end >= end - 3
                for m in draft.mentions
                if m.kind in ("Event", "Project", "Document")
            )
            whole = words >= _FEWEST_OF_SENTENCE and draft.text[begin:end].endswith((".", "!", "?"))
            if (words >= _FEWEST_WORDS or whole) and not titled:
                draft.quotes.append((begin, end))

    def note(self, draft: Draft) -> None:
        """Give each quotation its speaker: in the sentence, in the block before, or by the speaker's turn."""
        before: tuple[int, int] | None = None
        for begin, end in draft.quotes:
            known = len(draft.utterances)
            if not (
                self._turn_speaker(draft, begin, end)
                or self._in_sentence(draft, begin, end)
                or self._dashed(draft, begin, end)
                or self._goes_on(draft, before, begin, end)
                or self._by_pronoun(draft, begin, end)
                or self._by_title(draft, begin, end)
            ):
                self._under_name(draft, begin, end)
            before = (end, draft.utterances[-1].speaker) if len(draft.utterances) > known else None

    def _turn_speaker(self, draft: Draft, begin: int, end: int) -> bool:
        line = draft.text.rfind("\n", 0, begin) + 1
        match = self._turn.match(draft.text, line)
        if match is None or match.end() != begin:
            return False
        speaker = next((m for m in draft.mentions if m.kind == "Person" and line <= m.begin < match.end("name")), None)
        if speaker is None:
            return True
        span = Span(speaker.begin, speaker.end)
        draft.utterances.append(
            Utterance(begin, end, speaker.referent, (Trace(line, end, span, None, Span(begin, end)),), "speech-turn")
        )
        return True

    def _in_sentence(self, draft: Draft, begin: int, end: int) -> bool:
        """A verb of saying in the quotation's sentence, with the person before or behind it."""
        sentence = draft.sentence_at(begin)
        if sentence is None:
            return False
        before, at = draft.text[sentence.begin : begin], sentence.begin
        last = draft.sentence_at(end - 1) or sentence
        people = [m for m in draft.mentions if m.kind == "Person"]
        verb = next(reversed(list(self._verb.finditer(before))), None)
        as_said = self._as_said.search(before)
        named = [m for m in people if as_said is not None and at + as_said.start() <= m.begin < begin]
        if as_said is not None and named:
            return self._say(draft, begin, end, named[-1], Span(at + as_said.start(), at + as_said.end()))
        if verb is not None:
            left = [m for m in people if at <= m.begin and m.end <= at + verb.start()]
            if left:
                return self._say(
                    draft, begin, end, max(left, key=lambda m: m.begin), Span(at + verb.start(), at + verb.end())
                )
        after = draft.text[end : max(last.end, end) + 160].split("\n\n")[0].replace("\n", " ")
        tail = self._verb.search(after)
        if tail is not None and tail.start() < 90:
            stops = _STOPS.search(after, tail.end())
            far = min(tail.end() + 60, len(after) if stops is None else stops.start())
            near = [m for m in people if end <= m.begin <= end + far]
            if near:
                return self._say(
                    draft, begin, end, min(near, key=lambda m: m.begin), Span(end + tail.start(), end + tail.end())
                )
        return False

    def _say(self, draft: Draft, begin: int, end: int, speaker: Mention, trigger: Span) -> bool:
        low, high = min(begin, speaker.begin, trigger.begin), max(end, speaker.end, trigger.end)
        trace = Trace(low, high, Span(speaker.begin, speaker.end), trigger, Span(begin, end))
        draft.utterances.append(Utterance(begin, end, speaker.referent, (trace,), "quotation"))
        return True

    def _dashed(self, draft: Draft, begin: int, end: int) -> bool:
        """A quotation behind which a dash and its speaker close the paragraph: “…” — NAME, POST."""
        number = draft.block_at(begin)
        high = end if number is None else draft.document.blocks[number].end
        dash = _DASH.match(draft.text, end, high)
        person = None if dash is None else next((m for m in draft.within(dash.end(), high) if m.kind == "Person"), None)
        if dash is None or person is None or draft.text[person.end : high].lstrip(" *_")[:1] not in ("", ",", "("):
            return False
        if any(word[0].islower() for word in _WORDS.findall(draft.text[dash.end() : person.begin])):
            return False
        return self._say(draft, begin, end, person, Span(*dash.span()))

    def _goes_on(self, draft: Draft, before: tuple[int, int] | None, begin: int, end: int) -> bool:
        """A quotation that goes on in a sentence of its own: “…,” said NAME. “…”"""
        if before is None:
            return False
        between = draft.text[before[0] : begin - 1]
        if "\n\n" in between or len(between) > _FARTHEST or not between.rstrip().endswith((".", "!", "?")):
            return False
        trace = Trace(before[0] + 1, end, None, None, Span(begin, end))
        draft.utterances.append(Utterance(begin, end, before[1], (trace,), "quotation"))
        return True

    def _by_pronoun(self, draft: Draft, begin: int, end: int) -> bool:
        """ "She said that “…”": the one of that gender who was named last in this paragraph or the one above."""
        sentence = draft.sentence_at(begin)
        if sentence is None:
            return False
        behind = draft.text[end : end + 60].split("\n")[0]
        match = self._pronoun.search(draft.text, sentence.begin, begin) or self._pronoun.search(behind)
        if match is None:
            return False
        above = draft.text.rfind("\n\n", 0, max(draft.text.rfind("\n\n", 0, begin), 0))
        gender = "f" if match["pronoun"].casefold() == "she" else "m"
        named = [m for m in draft.within(max(above, 0), sentence.begin) if m.kind == "Person"]
        named = [m for m in named if draft.referents[m.referent].attribute("gender") in (None, gender)]
        if not named:
            return False
        speaker = Span(named[-1].begin, named[-1].end)
        traces = (Trace(sentence.begin, end, None, None, Span(begin, end)), Trace(*speaker, speaker, None, None))
        draft.utterances.append(Utterance(begin, end, named[-1].referent, traces, "quotation"))
        return True

    def _by_title(self, draft: Draft, begin: int, end: int) -> bool:
        """ "“…,” the Governor said": the one who was last named with a title that begins so."""
        sentence = draft.sentence_at(begin)
        behind = draft.text[end : end + 80].split("\n")[0]
        match = self._title.search(behind) or (
            None if sentence is None else self._title.search(draft.text, sentence.begin, begin)
        )
        if match is None:
            return False
        holder = self._holder(draft, match["title"], begin)
        if holder is not None:
            traces = (Trace(begin, end, None, None, Span(begin, end)), Trace(*holder[1], holder[1], None, None))
            draft.utterances.append(Utterance(begin, end, holder[0], traces, "quotation"))
            return True
        for role in reversed([r for r in draft.roles if r.end < begin]):
            if not draft.text[role.begin : role.end].casefold().startswith(match["title"].casefold()):
                continue
            beside = [m for m in draft.within(max(0, role.begin - _BESIDE), role.end + _BESIDE) if m.kind == "Person"]
            near = [m for m in beside if draft.sentence_at(m.begin) is draft.sentence_at(role.begin)]
            if near:
                speaker = min(near, key=lambda m: min(abs(m.begin - role.end), abs(role.begin - m.end)))
                span = Span(speaker.begin, speaker.end)
                traces = (Trace(begin, end, None, None, Span(begin, end)), Trace(*span, span, None, None))
                draft.utterances.append(Utterance(begin, end, speaker.referent, traces, "quotation"))
                return True
        return False

    def _holder(self, draft: Draft, title: str, at: int) -> tuple[int, Span] | None:
        """The one who is said to hold a post of a title before a place, the last so said, and where he is named."""
        held = [
            (trace.subject.begin, r.subject, trace.subject)
            for r in draft.relations
            if r.predicate == "holdsPost" and r.status == "current" and isinstance(r.object, int)
            for trace in r.traces
            if trace.subject is not None and trace.subject.begin < at
            and (draft.referents[r.object].attribute("title") or "").casefold().startswith(title.casefold())
        ]  # fmt: skip
        return max(held)[1:] if held else None

    def _under_name(self, draft: Draft, begin: int, end: int) -> None:
        """A quotation that is a block of its own, under the block that names its speaker."""
        blocks = draft.document.blocks
        index = draft.block_at(begin)
        if index is not None and self._under_line(draft, blocks[index].begin, begin, end):
            return
        if index is None or not index or end - begin < 0.7 * (blocks[index].end - blocks[index].begin):
            return
        if self._over_line(draft, blocks, index, begin, end):
            return
        above = blocks[index - 1]
        if draft.text[above.begin : above.end].endswith((".", "!", "?")):
            return  # a sentence, and no line that names a speaker
        people = [m for m in draft.mentions if m.kind == "Person" and above.begin <= m.begin < above.end]
        if len(people) != 1 or above.end - above.begin > 300:
            return
        span = Span(people[0].begin, people[0].end)
        trace = Trace(above.begin, blocks[index].end, span, None, Span(begin, end))
        draft.utterances.append(Utterance(begin, end, people[0].referent, (trace,), "quotation-block"))
        heading = [draft.text[b.begin : b.end] for b in blocks[:index] if b.kind == "heading"]
        if draft.main_event is not None and any(self._participants.search(h) for h in heading[-6:]):
            said = Trace(above.begin, above.end, span, None, None)
            draft.relations.append(
                Relation(people[0].referent, "spokeAt", draft.main_event, (said,), "participant-quote")
            )

    def _over_line(self, draft: Draft, blocks: Sequence[Block], index: int, begin: int, end: int) -> bool:
        """A quotation under which a line behind a dash names its speaker: "“…” / – The Hon. NAME, POST"."""
        below = blocks[index + 1] if index + 1 < len(blocks) else None
        if below is None or below.end - below.begin > _LINE:
            return False
        dashed = below.kind == "item" or draft.text[below.begin] in "-–—"
        person = next((m for m in draft.within(below.begin, below.end) if m.kind == "Person"), None)
        before = "" if person is None else draft.text[below.begin : person.begin]
        if person is None or not dashed or any(word[0].islower() for word in _WORDS.findall(before)):
            return False
        span = Span(person.begin, person.end)
        trace = Trace(blocks[index].begin, below.end, span, None, Span(begin, end))
        draft.utterances.append(Utterance(begin, end, person.referent, (trace,), "quotation-block"))
        return True

    def _under_line(self, draft: Draft, block: int, begin: int, end: int) -> bool:
        """A quotation on a line of its own, under the lines of its block that name the speaker and the post."""
        head = draft.text[block : begin - 1]
        people = [m for m in draft.within(block, begin) if m.kind == "Person"]
        if not head.endswith("\n") or len(people) != 1 or head.rstrip().endswith((".", "!", "?")):
            return False
        span = Span(people[0].begin, people[0].end)
        trace = Trace(block, end, span, None, Span(begin, end))
        draft.utterances.append(Utterance(begin, end, people[0].referent, (trace,), "quotation-block"))
        return True


class Provisions:
    """Finds what resolutions do: "resolution 2178 (2014), the Council encouraged States to …"."""

    def __init__(self, lexicon: Lexicon) -> None:
        self._by = lexicon.pattern("provision-by")
        openings = [lexicon.pattern(f"provision-{n}") for n in ("in-its", "direct", "group")]
        self._openings = (*openings, self._by)
        self._again = lexicon.pattern("provision-again")
        self._comma = lexicon.pattern("provision-comma")
        self._addressee = lexicon.pattern("provision-addressee")

    def note(self, draft: Draft) -> None:
        """Note the provisions of every sentence that names a resolution."""
        for sentence in draft.sentences:
            found = [m for m in draft.within(sentence.begin, sentence.end) if m.kind == "Resolution"]
            if not found:
                continue
            text = draft.text[sentence.begin : sentence.end].replace("\n", " ")
            marked = text
            for mention in found:
                b, e = mention.begin - sentence.begin, mention.end - sentence.begin
                marked = marked[:b] + "§" * (e - b) + marked[e:]
            # The § of one mention are one sign to the patterns: all but the last become a sign they never meet.
            marked = re.sub("§(?=§)", "\u2060", marked)
            self._sentence(draft, sentence.begin, text, marked, found)

    def _sentence(self, draft: Draft, at: int, text: str, marked: str, found: list[Mention]) -> None:
        done: set[int] = set()
        for pattern in self._openings:
            for match in pattern.finditer(marked):
                mention = next((m for m in found if m.begin - at <= match.start("res") < m.end - at), None)
                if mention is None or match.start("verb") in done:
                    continue
                done.add(match.start("verb"))
                if pattern is self._by:
                    begin, end = 0, match.start()
                else:
                    begin, end = match.start("verb"), len(text)
                self._enact(draft, at, text, mention.referent, match["verb"], begin, end, match.end("verb"))
                if pattern is not self._by:
                    self._further(draft, at, text, mention.referent, match.end("verb"), done)

    def _further(self, draft: Draft, at: int, text: str, resolution: int, position: int, done: set[int]) -> None:
        """A second verb of the same resolution: "underscores … and calls on Member States to …"."""
        found = [
            m for p in (self._again, self._comma) for m in p.finditer(text, position) if m.start("verb") not in done
        ]
        for match in sorted(found, key=lambda m: m.start("verb")):
            begin = match.start("verb")
            done.add(begin)
            last = draft.enactments[-1] if draft.enactments else None
            if last is not None and last.resolution == resolution and last.begin < at + begin < last.end:
                draft.enactments[-1] = replace(last, end=at + len(text[: match.start()].rstrip(" ,")))
            self._enact(draft, at, text, resolution, match["verb"], begin, len(text), match.end("verb"))

    def _enact(
        self, draft: Draft, at: int, text: str, resolution: int, verb: str, begin: int, end: int, behind: int
    ) -> None:
        words = text[begin:end].rstrip(" .,;")
        if len(words.split()) < 3:
            return
        addressee = self._addressee.match(text[behind:])
        draft.enactments.append(
            Enactment(
                at + begin,
                at + begin + len(words),
                resolution,
                verb,
                addressee["who"] if addressee else None,
                "provision",
            )
        )
