"""Instruments: known treaties, strategies and sets of rules, and names by an instrument's head noun."""

from __future__ import annotations

import itertools
import re

from kg.extract.bounds import Bounds
from kg.extract.draft import Draft, plain
from kg.extract.gazetteer import Gazetteer
from kg.extract.joined import joined
from kg.extract.places import Cities
from kg.kept.patterns import compiled
from kg.lexicon import Lexicon
from kg.model import Authority, AuthorityEntry

_SMALL = compiled(r"(?:[a-z]+ )+|(?<=\.)[A-Z] ")
_FIGURE = compiled(r"(?<!\w)\d{1,3}-$")
_WORD = compiled(r"[\w’'.-]+")
_NUMBER = compiled(r"\d[\d–-]*\d")
_IN_CITY = compiled(r" in ([A-Z][\w’'-]+(?: [A-Z][\w’'-]+)?)\Z")
# A paper's topic, and then whose it is.
_WHOSE = compiled(r" (?:on|for|towards) .{8,160}(?P<of> of (?:the )?)\Z")
# How far behind a name its number is looked for.
_NUMBERED = 12
# So far before a paper's name stands what belongs to it; an acronym so long is that of one thing.
_ANNEX, _CERTAIN = 60, 6
# What a text speaks of that means a known instrument by its acronym alone.
_WORLD = "United Nations"
# So far before a head the list of its words begins.
_LIST = 120
# Kinds of texts that tell of people's lives, in which acronyms are their employers'.
_OF_LIVES = ("bio", "participants")
# A word of a law's name before what is read of it.
_LED = compiled(r"(?P<word>(?<![\w’'-])[A-Z][a-z]{2,24}) $")
# What stands behind the noun of a memorandum that has a name.
_ABOUT = (" on ", " for ", "\non ", "\nfor ")
# Laws that are told by their year, too.
_OF_YEAR, _LAWS = compiled(r"[ \n]of[ \n](?:19|20)\d\d(?!\d)"), ("Act", "Law")


class Instruments:
    """Finds instruments by known name, and by head noun among what known bodies have left."""

    def __init__(self, lexicon: Lexicon, authority: Authority, cities: Cities) -> None:
        self._cities = cities
        self._bounds = Bounds(lexicon, Gazetteer(authority, frozenset(("State",)), expand=False))
        self._signed = lexicon.word_set("signed-head")
        self._known = Gazetteer(authority, frozenset(("Instrument",)), expand=False)
        self._projects = lexicon.word_set("project-head")
        self._several = lexicon.pattern("instrument-several")
        self._longer = lexicon.pattern("instrument-longer")
        self._awards = lexicon.word_set("award")
        self._verb = lexicon.pattern("instrument-verb")
        self._degree = lexicon.pattern("degree-before")
        self._pattern = lexicon.pattern("instrument-headed")
        self._within = lexicon.pattern("instrument-within")
        self._tail = lexicon.pattern("instrument-tail")
        self._article = lexicon.pattern("instrument-article")
        self._about = lexicon.compile(r" (?:{instrument-about}) ")
        self._event = lexicon.pattern("event-word")
        self._parties = lexicon.pattern("instrument-parties")
        self._list_before = lexicon.pattern("instrument-list-before")
        self._beside = lexicon.pattern("instrument-beside")
        self._cut = lexicon.pattern("instrument-cut")
        self._alias = lexicon.pattern("alias-between")
        self._rules = lexicon.pattern("instrument-rules")
        self._first = lexicon.word_set("instrument-opening") | lexicon.word_set("opening")
        self._aside = lexicon.word_set("instrument-aside")
        self._opens_name = lexicon.word_set("instrument-opens")
        self._told_head = lexicon.word_set("instrument-told")
        self._single = lexicon.word_set("instrument-single")
        self._plain = lexicon.word_set("instrument-plain")
        names = ("instrument-annex", "instrument-amending", "instrument-foreign")
        self._annex, self._amending, self._foreign = map(lexicon.pattern, names)
        self._generic_words = lexicon.word_set("instrument-common")
        self._numbered = lexicon.pattern("instrument-numbered")
        self._act, self._law = map(lexicon.pattern, ("instrument-act", "instrument-law"))
        self._orders = dict(lexicon.pairs["order-short"])
        self._generic = frozenset(w.casefold() for w in lexicon.words("not-instrument"))
        self._done_to = lexicon.pattern("instrument-done-to")
        self._owned = lexicon.pattern("instrument-owned")
        self._titled = lexicon.pattern("instrument-before-post")
        self._field = lexicon.compile(r"(?<![\w-])(?:{role-modifier}[ -]){0,4}(?:{role-head})[ \n](?:for|of|on)[ \n]")
        self._bearer = lexicon.pattern("instrument-bearer")
        self._heads = lexicon.word_set("body-closing")
        self._role_heads = lexicon.word_set("role-head")
        small = lexicon.word_set("title-small")
        verbs = (w for w in lexicon.words("title-verb") if w.endswith(("s", "ed")) and w not in small)
        self._no_noun = lexicon.word_set("instrument-no-noun")
        self._no_title = lexicon.word_set("instrument-no-title")
        self._annexed = lexicon.word_set("instrument-annexed")
        self._of_many = lexicon.pattern("instrument-of-many")
        self._verbs = frozenset((*verbs, *lexicon.words("headline-verb")))

    def known(self, draft: Draft) -> None:
        """Note known instruments, before bodies: their names hold names of bodies."""
        for known in self._known.find(draft.text):
            entry, acronym = known.entries[0], draft.text[known.begin : known.end]
            if known.acronym and known.end - known.begin < _CERTAIN and not _told(draft, entry, acronym):
                continue  # "the boards of ATT", in a text that speaks of no treaty
            if draft.free(known.begin, known.end) and not self._longer.match(draft.text, known.end):
                number = draft.refer("Instrument", draft.text[known.begin : known.end], key=entry.id)
                draft.mention(
                    known.begin, known.end, number, form="acronym" if known.acronym else "name", rule="known-instrument"
                )

    def named(self, draft: Draft) -> None:
        """Note instruments by head noun, among what known bodies have left; "X (the Y)" gives one two names."""
        at = 0
        # What a name leaves of its match is read again: "the Reef Act to the Tide Act".
        while (match := self._pattern.search(draft.text, at)) is not None:
            begin, end = match.span()
            end = self._ends(draft, match, end)
            at = max(end, match.end("head"))
            verb = self._verb.match(draft.text, begin, end)
            begin = verb.end() if verb is not None and verb.end() <= match.start("head") else begin
            begin = self._begins(draft, self._behind_what(draft, begin, match.start("head")), *match.span("head"))
            if self._titled.match(draft.text, end) or self._field.search(draft.text, begin, match.start("head")):
                continue  # "Reef Plan Coordinator Ana Souza", "Under-Secretary for Reef Strategy, Policy"
            owner = next(
                (m for m in draft.mentions if m.kind == "Organization" and m.begin == begin and m.end < end), None
            )
            if owner is not None and match["prefix"] and owner.end < match.start("head"):
                draft.release(owner)
                draft.inner.append(owner)
            if " and " in draft.text[begin : match.start("head")]:
                begin = self._listed(draft, begin)
            begin = self._behind_list(draft, begin)
            led, begin = begin, self._behind_leads(draft, begin, match.start("head"))
            self._states_inside(draft, match.end("head"), end)
            end = self._others_inside(draft, match.end("head"), end)
            degree = self._degree.search(draft.text, max(0, begin - 40), begin) is not None
            prefix = draft.text[begin : match.start("head")].split()
            several = draft.text.count("-", led, begin) and len(draft.within(led, begin)) > 1
            prefix = draft.text[led : match.start("head")].replace("-", " ").split() if several else prefix
            if (
                not draft.free(begin, end)
                or degree
                or (match["head"] == "Memorandum" and not draft.text.startswith(_ABOUT, match.end("head")))
                or not (
                    self._like_name(prefix, match["head"], draft.text[match.end("head") : end])
                    or self._is_single(draft, begin, prefix, match["head"])
                )
                or self._of_many.search(draft.text, max(0, begin - 12), end)
            ):
                continue
            begin = joined(draft, begin, end)
            name = plain(draft.text[begin:end])
            numbered = self._numbered.search(draft.text, begin, end + _NUMBERED)
            if name.casefold() in self._generic or (numbered is not None and numbered.end() > end):
                continue  # "a Memorandum of Agreement", "the Tui-Leota Executive Order 13658"
            if match["head"] in self._projects:
                draft.mention(begin, end, draft.refer("Project", name), form="name", rule="project-name")
                continue
            self._instrument(draft, begin, end, law=match["head"] in _LAWS)
        self._rules_of_bodies(draft)
        self._by_number(draft)
        self._annexes(draft)
        self._aliases(draft)
        self._overlong(draft)
        self._shortened(draft)

    def _instrument(self, draft: Draft, begin: int, end: int, *, law: bool) -> None:
        """Note an instrument by its name; a law is called by its year, too: "the Reef Property Act of 2006"."""
        name = plain(draft.text[begin:end])
        number = draft.refer("Instrument", name)
        draft.attribute(number, "title", name)
        draft.mention(begin, end, number, form="name", rule="instrument-name")
        year = _OF_YEAR.match(draft.text, end) if law else None
        if year is not None:
            draft.name(number, f"{name} {plain(year[0])}")

    def _annexes(self, draft: Draft) -> None:
        """Note what belongs to a paper, which takes its name into its own: "Annex 9 to the Apia Convention"."""
        for paper in draft.of_kind("Instrument"):
            match = self._annex.search(draft.text, max(0, paper.begin - _ANNEX), paper.begin)
            ordinal = match is not None and " to " not in match[0] and " of " not in match[0]
            own = draft.text[paper.begin : paper.end].startswith(("Additional", "Optional", "Protocol"))
            if match is None or (ordinal and not own) or not draft.free(match.start(), paper.begin):
                continue
            draft.release(paper)
            if not ordinal:
                draft.inner.append(paper)
            name = plain(draft.text[match.start() : paper.end])
            number = draft.refer("Instrument", name)
            draft.attribute(number, "title", name)
            draft.mention(match.start(), paper.end, number, form="name", rule="instrument-name")

    def _by_number(self, draft: Draft) -> None:
        """Note orders and laws by number: "Executive Order 14028", "E.O. 14028", "Executive Orders 13818 and 13224"."""
        for match in self._numbered.finditer(draft.text):
            kind = match["kind"].partition(" (")[0].rstrip("s")
            kind = self._orders.get(kind, kind)
            for number in _NUMBER.finditer(draft.text, match.start("numbers"), match.end()):
                begin = match.start() if number.start() == match.start("numbers") else number.start()
                if draft.free(begin, number.end()):
                    referent = draft.refer("Instrument", f"{kind} {number[0]}")
                    draft.mention(begin, number.end(), referent, form="name", rule="instrument-name")

        self._in_other_tongues(draft)
        for match in itertools.chain(*(p.finditer(draft.text) for p in (self._amending, self._act, self._law))):
            begin, end = match.span()
            law = draft.text.endswith("Law", begin, end)
            first = _LED.search(draft.text, max(0, begin - 30), begin) if law else None
            begin = begin if first is None else first.start("word")  # "(ARP), Bipartisan |Infrastructure Law"
            owner = max(draft.text.rfind(mark, begin, end) for mark in ("’s ", "'s ")) if law else -1
            begin = begin if owner < 0 else owner + len("’s ")  # "President Biden’s Harbour Law"
            inside = [m for m in draft.within(begin, end) if m.kind in ("Organization", "State")]
            for mention in inside:  # "Council Decision (CFSP) 2024/1968", "(EU)"
                draft.release(mention)
                draft.inner.append(mention)
            if draft.free(begin, end):
                referent = draft.refer("Instrument", plain(draft.text[begin:end]))
                draft.mention(begin, end, referent, form="name", rule="instrument-name")

    def _in_other_tongues(self, draft: Draft) -> None:
        """Note strategies, plans and laws in italics whose names are of another language."""
        for begin, end in draft.document.emphases:
            if self._foreign.fullmatch(draft.text, begin, end) and draft.free(begin, end):
                number = draft.refer("Instrument", plain(draft.text[begin:end]))
                draft.mention(begin, end, number, form="name", rule="instrument-name")

    def _behind_leads(self, draft: Draft, begin: int, head: int) -> int:
        """Where a name begins behind the States that lead up to it: "the U.S.-Samoa Reef Treaty", "U.S. Reef Act"."""
        while (lead := next((m for m in draft.within(begin, head) if m.begin == begin), None)) is not None:
            if lead.kind != "State" or draft.text[lead.end : lead.end + 1] not in (" ", "-", "–", "‑"):
                break
            alone = draft.text[lead.end] == " " and draft.text[max(0, lead.begin - 1) : lead.begin] not in (
                "-",
                "–",
                "‑",
            )
            if alone and lead.end + 1 == head and lead.form == "name" and self._is_signed(draft.text, head):
                draft.release(lead)  # "the Samoa Code of Conduct"
                draft.inner.append(lead)
                break
            begin = lead.end + 1
        return begin

    def _is_signed(self, text: str, head: int) -> bool:
        """Whether the head of a name is that of a paper that bears the name of the place of its signing."""
        return any(text.startswith(word, head) for word in (*self._signed, "Code of Conduct", "Process"))

    def _is_single(self, draft: Draft, begin: int, prefix: list[str], head: str) -> bool:
        """Whether one word before a head is a name behind its article: "the Antiquities Act", "the Artemis Accords"."""
        if len(prefix) != 1 or prefix[0].casefold() in self._generic_words:
            return False
        article = self._article.search(draft.text, max(0, begin - len("the 2005 ")), begin) is not None
        if head in self._single or not article:
            return article and head in self._single
        word = prefix[0]
        plain_word = word in self._plain or f" {word.casefold()} " in draft.text or word.endswith(("al", "ic", "ive"))
        return head in self._signed and not plain_word  # "the Boe Declaration", "the Firearms Protocol"

    def _ends(self, draft: Draft, match: re.Match[str], end: int) -> int:
        """Where a name ends: with its block, before what is no end of one, whom it is sent to, where it was signed."""
        cut = self._cut.match(draft.text[end : end + 12])
        # A name that the end of its block cuts off is kept as it stands.
        end += cut.end() if cut else 0
        tail = self._tail.search(draft.text, match.end("head"), end)
        end = end if tail is None else tail.start()
        end = match.end("head") if self._to_whom(draft, match, end) else end
        return self._before_city(draft.text, match.end("head"), end)

    def _before_city(self, text: str, head: int, end: int) -> int:
        """Where a name ends before the city in which it was signed: "Plan of Action for the Lagoon in Apia"."""
        match = _IN_CITY.search(text, head, end)
        return match.start() if match is not None and self._cities.known(match[1]) else end

    def _to_whom(self, draft: Draft, match: re.Match[str], end: int) -> bool:
        """Whether what stands behind a head tells to whom the paper goes: "Framework to the Reef Union"."""
        return draft.text.startswith(" to the ", match.end("head"), end) and match["head"] not in self._annexed

    def _begins(self, draft: Draft, begin: int, head: int, head_end: int) -> int:
        """Where a name begins, on a word with a capital, and with the figure before it: "10-Year Plan"."""
        cut = self._begin(draft, begin, head, head_end)
        if draft.text.startswith("of ", cut) and cut > begin:
            return begin  # "Statement of Principles on Reefs"
        small = _SMALL.match(draft.text, cut, head)
        cut = cut if small is None else small.end()
        figure = _FIGURE.search(draft.text, max(0, cut - 5), cut)
        return cut if figure is None else figure.start()

    def _overlong(self, draft: Draft) -> None:
        """A name that ends with one that the text has by itself is that one: "Pier Grants from the Reef Jobs Act"."""
        names = {n: i for i, r in enumerate(draft.referents) if r.kind == "Instrument" for n in r.names}
        for mention in [m for m in draft.mentions if m.kind == "Instrument" and m.rule == "instrument-name"]:
            name = plain(draft.text[mention.begin : mention.end])
            words = name.split(" ")
            if not self._annexed.isdisjoint(words[:3]) and " to " in name:
                continue  # "Second Protocol to the Reef Convention"
            tails = (" ".join(words[at:]) for at in range(1, len(words) - 2))
            short = next((t for t in tails if t in names and draft.text.endswith(t, mention.begin, mention.end)), None)
            if short is not None:
                draft.release(mention)
                begin = mention.end - len(short)
                draft.mention(begin, mention.end, names[short], form="name", rule="instrument-name")

    def _shortened(self, draft: Draft) -> None:
        """A name without what the instrument is on is the one that is named with it, where only one is."""
        named = [(n, r) for n, r in enumerate(draft.referents) if r.kind == "Instrument" and r.names]
        longer: dict[str, set[int]] = {}
        for number, full in named:
            for name in full.names:
                for match in self._about.finditer(name):
                    longer.setdefault(name[: match.start()], set()).add(number)
        for number, short in named:
            found = {n for name in short.names if " " in name for n in longer.get(name, ()) if n != number}
            if len(found) == 1 and not (short.key and draft.referents[min(found)].key):
                draft.merge(number, min(found))

    def _rules_of_bodies(self, draft: Draft) -> None:
        """Note "rules of procedure of BODY", which take the body into their name."""
        bodies = {m.begin: m for m in draft.of_kind("Organization")}
        for match in self._rules.finditer(draft.text):
            body = bodies.get(match.end())
            if body is None or not draft.free(*match.span()):
                continue
            draft.release(body)
            draft.inner.append(body)
            number = draft.refer("Instrument", plain(draft.text[match.start() : body.end]))
            draft.mention(match.start(), body.end, number, form="name", rule="instrument-name")

    def _aliases(self, draft: Draft) -> None:
        found = draft.of_kind("Instrument")
        for first, second in itertools.pairwise(found):
            between = draft.text[first.end : second.begin]
            if (
                first.referent != second.referent
                and self._alias.fullmatch(between)
                and draft.text[second.end : second.end + 2].startswith((")", "”", '"'))
            ):
                draft.merge(second.referent, first.referent)

    def _listed(self, draft: Draft, begin: int) -> int:
        """Where a name begins that holds a list; a State that opens it is part of it."""
        first = self._bounds.listed(draft, begin)
        for mention in draft.within(first, begin):
            draft.release(mention)
            draft.inner.append(mention)
        return first

    def _states_inside(self, draft: Draft, begin: int, end: int) -> None:
        """The State that an instrument is for is part of its name: "Plan for STATE", "Order on Fish and STATE Jobs"."""
        for mention in [m for m in draft.of_kind("State") if begin < m.begin and m.end <= end]:
            if mention.end < end and not draft.text[mention.end : end].lstrip("’' ")[:1].isupper():
                continue
            draft.release(mention)
            draft.inner.append(mention)

    def _behind_what(self, draft: Draft, begin: int, head: int) -> int:
        """Where a name begins behind what is done to it ("Passage of the"), and behind the name of whose it is."""
        done = self._done_to.match(draft.text, begin, head)
        begin = begin if done is None else done.end()
        owned = self._owned.match(draft.text, begin, head)
        if owned is None:
            return begin
        owner = owned["owner"]
        bears = any(m["name"] == owner for m in self._bearer.finditer(draft.text))
        state = any(m.begin == begin and m.end == owned.end("owner") for m in draft.of_kind("State"))
        return owned.end() if owner.isupper() or bears or state else begin

    def _behind_list(self, draft: Draft, begin: int) -> int:
        """Where a name begins of which commas part the words: "the Reefs, Nets, and Boats Act"."""
        match = self._list_before.search(draft.text, max(0, begin - _LIST), begin)
        return begin if match is None or not draft.free(match.start("first"), begin) else match.start("first")

    def _others_inside(self, draft: Draft, begin: int, end: int) -> int:
        """Where a name ends that holds what the instrument is about; a text or body beside it is no part of it."""
        last = next((m for m in draft.within(begin, end) if m.kind == "Organization" and m.end == end), None)
        whose = None if last is None else _WHOSE.search(draft.text, begin, last.begin)
        if whose is not None:
            return whose.start("of")  # "Memorandum on Good Practices for Reefs", of the Lagoon Forum
        if self._event.search(draft.text, begin, end) or self._parties.match(draft.text, begin, end):
            return end  # "Communiqué of the Meeting of the Reef Committee", "Agreement between Fiji and the Reef Union"
        if draft.text[end : end + 2].startswith(".") and draft.text[end + 1 : end + 2].isalpha():
            return end  # a name that an abbreviation cuts: "Plan for the ASEAN-U" (.S. …)
        for mention in draft.within(begin, end):
            if mention.kind not in ("Instrument", "Organization"):
                continue
            if self._beside.search(draft.text, begin, mention.begin):
                return begin + len(self._beside.sub("", draft.text[begin : mention.begin]))
            draft.release(mention)
            draft.inner.append(mention)
        return end

    def _begin(self, draft: Draft, begin: int, head: int, head_end: int) -> int:
        """Where a name begins behind a headline's verb, whose it is ("President Biden’s") and a sentence's opening."""
        several = self._several.search(draft.text, begin, head)
        cut = begin = begin if several is None else several.end()
        possessor = False
        if draft.text.startswith("For the ", begin) and self._within.search(draft.text, max(0, begin - 2), begin):
            return begin  # "the For the People Act"
        if draft.text[begin:head].split(" ")[0] in self._opens_name and self._within.search(
            draft.text, max(0, begin - 2), begin
        ):
            return begin  # "the Every Student Succeeds Act"
        for word in _WORD.finditer(draft.text, begin, head):
            bare = word[0].rstrip(".")
            owns = bare.endswith(("’s", "'s"))
            owner = bare[:-2] if owns else bare
            titled = owner in self._role_heads or owner in self._heads
            office = titled and owns and cut == word.start() and draft.text.startswith(" for ", head_end)
            if office:
                continue  # "President’s Emergency Plan for Reefs"
            aside = bare in self._verbs or bare in self._aside
            if (owns and (titled or possessor)) or aside or (cut == word.start() and bare in self._first):
                cut = word.end() + len(draft.text[word.end() : head]) - len(draft.text[word.end() : head].lstrip())
            possessor = titled
        dash = draft.text.rfind(" – ", cut, head)
        return cut if dash < 0 else self._begin(draft, dash + 3, head, head_end)

    def _like_name(self, prefix: list[str], head: str, tail: str | None) -> bool:
        """Whether a capitalised phrase around an instrument's head noun is a name and not a sentence's beginning."""
        if prefix and prefix[-1].capitalize() in self._no_noun:
            return False  # "Better Understand and Plan for Reef Loss", "if Congress Does Not Act"
        if tail and tail.startswith(" to ") and (head in self._no_title or (not prefix and tail.count(" ") < 3)):
            return False  # "Historic Rules to Create Jobs", "took the Agenda to Apia"
        if head in self._no_title and prefix and prefix[0].endswith("ing") and not tail:
            return False  # "Promoting Reef Principles"
        if any(w in self._role_heads for w in prefix):
            return False  # "Chief of International Affairs and Protocol"
        if any(w.removesuffix("s") in self._role_heads and on == "on" for w, on in itertools.pairwise(prefix)):
            return False  # "House Leadership and Committee Chairs on Reef Agenda"
        if head in self._told_head and prefix and not tail:
            return False  # "Apia Star Constitution"
        if not self._awards.isdisjoint(prefix):
            return False  # "Award for Initiative"
        if len(prefix) == 1 and head in self._signed and self._cities.known(prefix[0]):
            return True  # "Abuja Treaty"
        told = len(tail.split()) if tail else 0
        return len(prefix) >= 2 or told >= 2 or (len(prefix) == 1 and (" " in head or told > 0))


def _told(draft: Draft, entry: AuthorityEntry, acronym: str) -> bool:
    """Whether a text that has an instrument's acronym speaks of it: by its name, or as one of the United Nations."""
    another = f"({acronym})" in draft.text or f"({acronym}s)" in draft.text  # "Small Modular Reactor (SMR)"
    if draft.document.kind not in _OF_LIVES and _WORLD in draft.text and not another:
        return True
    return any(name in draft.text for name in (entry.label, *entry.names))
