"""People: by title, by post, by the speaker's line, and again by surname."""

from __future__ import annotations

import re

from msgspec import Struct

from kg.extract.abbreviated import LISTS, NO_ACRONYM
from kg.extract.acronyms import shouted
from kg.extract.bare import Bare
from kg.extract.draft import Draft, plain
from kg.extract.namesakes import Namesakes
from kg.extract.titles import singular
from kg.kept.patterns import compiled
from kg.lexicon import Lexicon
from kg.lexicon.words import alternatives
from kg.model import Mention

# What stands before the M. of an hour.
_HOURS = ("A.", "P.", "a.", "p.")
# A name that ends in an initial goes on.
_INITIAL = compiled(
    r" [A-Z]\. (?:King|Prince|Pope|Lord|Page|Bishop|Judge|Justice|Major|General|Dean|Chancellor)(?= [a-z]|[,.;’'])"
)
# A name that ends in the first of several letters is none.
_LETTERS = compiled(r"(?<= [A-Z])\.[A-Z]")
# How the verb of a headline ends.
# Titles that are given names and parts of names too.
_NAMES_TOO = frozenset(("Sheikh", "Sheik", "Shaikh", "Syed", "Sayed", "Prince", "King", "Imam", "Haji", "Judge"))
_VERB = compiled(r"(?:s|ed|ing)$")


class Name(Struct, frozen=True):
    """A person's name found: the span without titles, and the titles before it."""

    begin: int
    end: int
    titles: tuple[str, ...]


# The rest of a name on the next line: one word, behind which no other name goes on.
_NAME_WORD = compiled(r"[\w.’'-]+")
_SURNAME = compiled(r"[^\W\d_a-z][\w’'-]{1,40}(?=[,.;:)\n]| [a-z(–—])")
_BRACKET = compiled(r" \([^()\n]{2,40}\)(?=,)")
# Before a further name behind a title of several; so many it has at the most.
_NEXT_OF_SEVERAL, _MOST = compiled(r",? (?P<and>and )|, (?=[^\W\d_a-z])"), 12
# The capitalised word behind a name.
_WORD_BEHIND = compiled(r" ([^\W\d_a-z][\w’'-]{1,40})")
# A word this long before a full stop ends a sentence: it is no abbreviation.
_ABBREVIATED = 5


# The longest title of a post that tells whether a woman or a man holds it.
_POST = len("Second Gentleman ")

# So far behind a title the name of its holder begins: ", ".
_NEXT = 2
# A title that may be the first letter of a name.
_MONSIEUR = "M."


class People:
    """Finds people. A name is one to five capitalised words, initials and particles."""

    def __init__(self, lexicon: Lexicon, namesakes: Namesakes, bare: Bare) -> None:
        self._bare = bare
        self._namesakes = namesakes
        self._awarded = lexicon.pattern("person-not-awarded")
        self._opening = lexicon.word_set("opening")
        self._nouns = lexicon.word_set("event-head").union(*map(lexicon.word_set, ("no-name", "body-closing")))
        self._weak = lexicon.word_set("noun-or-surname")
        self._regions, self._lands = lexicon.word_set("region"), lexicon.word_set("no-person")
        self._no_first = lexicon.word_set("no-first-name")
        self._place_ends = lexicon.word_set("place-ending")
        self._not = lexicon.word_set("not-name")
        self._noun_like = lexicon.pattern("noun-ending")
        self._titles = lexicon.word_set("honorific")
        lists = ("title-verb", "headline-verb", "number-word")
        self._verbs = frozenset().union(*map(lexicon.word_set, lists))
        # What a headline tells as past stands behind names too: "President NAME Signed the Act".
        self._verbs |= {f"{verb[:-1].removesuffix('e')}ed" for verb in self._verbs if verb.endswith("s")}
        self._heading_verbs = lexicon.word_set("heading-verb")
        self._of_gender = lexicon.compile("(?:(?P<woman>{woman-post})|(?:{man-post})) $")
        self._woman, self._man = map(lexicon.word_set, ("woman", "man"))
        self._rank_titles = lexicon.word_set("rank-title")
        ranks = (word for form in lexicon.words("rank-title") for word in form.split())
        titles = {word.rstrip(".") for word in (*ranks, *lexicon.words("honorific")) if " " not in word}
        self._all_titles = titles - lexicon.word_set("given-name")
        self._projects = lexicon.word_set("project-noun")
        self._heads = (
            lexicon.word_set("role-head") | lexicon.word_set("body-closing") | lexicon.word_set("role-modifier")
        )
        self._given = lexicon.word_set("given-name")
        self._surnames = lexicon.word_set("surname-like-head")
        self._also_surnames = lexicon.word_set("role-and-surname")
        self._particles = lexicon.word_set("particle")
        self._honorific = lexicon.pattern("one-honorific")
        self._title_behind = lexicon.pattern("titles-before")
        self._monsieur = lexicon.pattern("person-monsieur")
        self._titled = lexicon.pattern("person-titled")
        self._full = lexicon.pattern("person-full")
        self._capitals = lexicon.pattern("person-capitals")
        self._kin_titles = lexicon.word_set("kin-title")
        self._kin = lexicon.pattern("person-kin")
        self._role_words = lexicon.word_set("role-modifier") | lexicon.word_set("role-head")
        self._next_person = lexicon.pattern("person-beside")
        self._field = lexicon.pattern("person-field")
        self._pair = lexicon.pattern("person-pair")
        self._next_name = lexicon.pattern("person-next")
        self._of_item = lexicon.pattern("person-of-item")
        self._item_lead = lexicon.pattern("person-item-lead")
        self._comma_name = lexicon.pattern("person-comma")
        self._turn = lexicon.pattern("person-turn")
        self._told, self._loud = map(lexicon.pattern, ("person-told", "person-loud"))
        self._bare_turn = lexicon.pattern("person-turn-bare")
        self._to_role, self._not_behind = map(lexicon.pattern, ("person-before-role", "person-not-behind"))
        self._to_nominee = lexicon.pattern("person-before-nominee")
        self._short_body = lexicon.pattern("person-short-body")
        self._to_body = lexicon.pattern("body-to")
        self._post_link = lexicon.pattern("person-post-link")
        self._many, self._one = map(lexicon.pattern, ("many-holders", "person-one"))
        self._words = lexicon.word_set("title-and-word")
        self._object = lexicon.pattern("headline-object")
        self._before_role, self._alone = map(lexicon.word_set, ("role-before-name", "role-before-name-alone"))

    def note(self, draft: Draft) -> None:
        """Note people: speaker's lines, titles, posts before and behind, bare names; then every repetition."""
        self._namesakes.forget()
        self._turns(draft)
        for begin, end in draft.listed:
            if draft.free(begin, end):
                number = self._namesakes.person(draft, plain(draft.text[begin:end]), None)
                draft.mention(begin, end, number, form="name", rule="participants-name")
        for match in self._titled.finditer(draft.text):
            before = draft.text[max(0, match.start() - 30) : match.start()]
            if match["titles"].strip() == "M." and (self._monsieur.search(before) or before.endswith(_HOURS)):
                continue  # "Brett M. Holmgren", "8:14 A.M. AST": an initial, not Monsieur
            owned = not draft.free(match.start(), match.start("name"))  # "Boulevard Martin King, Dakar"
            owned = owned or before.endswith(("Order of ", "Order of the "))  # "the Order of Prince Henry"
            owned = owned or self._is_inside_name(match, before)
            if owned or "\n\n" in match["titles"] or self._is_word(match) or self._does(match):
                continue  # "Department of Justice / Participants", "Major Tax Cut"
            role = next((r for r in draft.roles if r.begin < match.start() < r.end), None)
            if role is not None and match.end() <= role.end:
                continue  # "Directora General de Asuntos Multilaterales"
            titles = match["titles"] if role is None else "Mr."
            self._add(draft, self._clean(draft, match.span("name"), titles), "person-title")
        self._filled_in(draft)
        self._in_capitals(draft)
        self._pairs(draft)
        self._beside_roles(draft)
        for span in self._bare.names(draft):
            if any(r.begin <= span[0] and span[1] <= r.end for r in draft.roles):
                continue  # "Minister for Foreign Affairs and Togolese Abroad"
            self._add(draft, self._clean(draft, span, ""), "person-bare")
        self._beside_people(draft)
        self._overlong(draft)
        self._namesakes.settle(draft)
        self._repeated(draft)

    def _is_word(self, match: re.Match[str]) -> bool:
        """Whether a title is a word of the language before several words of which none is a given name."""
        words = match["name"].split()
        given = any(w in self._given or w.endswith(".") or w in self._particles for w in words[:-1])
        small = f" {words[0].lower()} " in match.string  # "General Licenses", of which the text speaks as licenses
        noun = len(words) > 1 or words[0] in self._nouns or small  # "Major Projects"
        return noun and match["titles"].strip() in self._words and not given

    def _overlong(self, draft: Draft) -> None:
        """A name in a heading that begins with one that the text has by itself is that one: "Souza Tours Apia"."""
        blocks = draft.document.blocks
        people = [(m, draft.block_at(m.begin)) for m in draft.mentions if m.kind == "Person"]
        heads = [m for m, block in people if block is not None and blocks[block].kind in ("title", "heading")]
        told = {draft.text[m.begin : m.end]: m.referent for m, _ in people if m not in heads}
        for mention in heads:
            words = list(re.finditer(r"\S+", draft.text[mention.begin : mention.end]))
            names = (mention.begin + w.end() for w in words[:-1])
            short = next((end for end in names if (known := draft.text[mention.begin : end]) in told), None)
            if short is None or draft.text[mention.begin : mention.end] in told:
                continue
            behind = draft.text[short : mention.end].split()[0]
            if _VERB.search(behind) is None or behind in self._surnames:
                continue  # "Sultan Haitham bin Tariq", who is also called by his first name
            draft.release(mention)
            known = draft.text[mention.begin : short]
            draft.mention(mention.begin, short, told[known], form=mention.form, rule=mention.rule)

    def _is_inside_name(self, match: re.Match[str], before: str) -> bool:
        """Whether a title is a part of the name before it: "Hassan Sheikh Mohamud"."""
        words = before.split(" ")
        return match["titles"].strip() in _NAMES_TOO and len(words) > 1 and not words[-1] and words[-2] in self._given

    def _does(self, match: re.Match[str]) -> bool:
        """Whether a name is a headline's verb: "The President and First Lady Announce the Marriage"."""
        if " " in match["name"]:
            return self._headline(match["name"])
        verb = _in_small(match["name"]) in self._verbs
        return verb and self._object.match(match.string, match.end("name")) is not None

    def _turns(self, draft: Draft) -> None:
        for match in self._turn.finditer(draft.text):
            if draft.free(*match.span("name")) and any(
                m.kind in ("State", "Organization") and match.start("state") <= m.begin < match.end("state")
                for m in draft.mentions
            ):
                self._add(draft, Name(*match.span("name"), ()), "speaker-turn", single=True)
        if draft.document.kind == "meeting-coverage":
            for match in self._told.finditer(draft.text):
                begin, end = match.span("name")
                place = match.span("state")
                agent = any(m.kind in ("State", "Organization") for m in draft.within(*place))
                title = next((r for r in draft.roles if begin < r.end < end and r.begin >= begin), None)
                begin = begin if title is None else title.end + 1  # "Committee Vice-Chair NAME (STATE) said"
                titled = any(r.end < begin <= r.end + _NEXT for r in draft.roles)
                inside = begin > 1 and draft.text[begin - 1] == " " and draft.text[begin - 2] != "."
                if inside and not (draft.text[begin:end].isupper() or titled):
                    continue  # in the middle of a line a speaker is told by capitals, or by a title before the name
                if (
                    (agent or draft.text[begin:end].isupper())
                    and " " in draft.text[begin:end]
                    and draft.free(begin, end)
                ):
                    self._add(draft, Name(begin, end, ()), "speaker-turn")
            for match in self._loud.finditer(draft.text):
                if draft.free(*match.span("name")):
                    self._add(draft, Name(*match.span("name"), ()), "speaker-turn")
        if draft.document.kind == "meeting-record":
            for match in self._bare_turn.finditer(draft.text):
                begin, end = match.span("name")
                if draft.free(begin, end) and all(r.end <= begin or r.begin >= end for r in draft.roles):
                    self._add(draft, Name(begin, end, ()), "speaker-turn", single=True)

    def _is_acronym(self, draft: Draft, role: Mention, match: re.Match[str]) -> bool:
        """Whether capitals behind a title that is not in capitals are a body's acronym."""
        loud = match["name"].isupper() and len(match["name"]) < NO_ACRONYM + 2
        return loud and not draft.text[role.begin : role.end].isupper() and "." not in match["name"]

    def _beside_roles(self, draft: Draft) -> None:
        """Names right behind a role ("Secretary Blinken"), and full names before one ("Raffi Gregorian, Director")."""
        text = draft.text
        for role in list(draft.roles):
            match = self._next_name.match(text, role.end)
            named = text[role.begin].isupper() or role.rule == "role-small"
            if match is not None and named and self._opens(draft, match):
                base = plain(text[role.begin : role.end])
                many = len(match["name"].split()) > 1
                if self._does(match) or (not many and self._is_acronym(draft, role, match)):
                    continue  # Vice Chair NARAL
                if "\n\n" in match[0] and (not many or match["name"].isupper()):
                    continue  # "Governors / California": a heading and what stands under it
                self._listed(draft, role.end)
                several = self._many.search(base) is not None and base not in self._before_role
                if several and self._one.match(text, match.end()):
                    continue  # "Service Members Enter Trucking": a title of several, and one name
                name = self._clean(draft, match.span("name"), "")
                if name is not None and " " not in text[name.begin : name.end] and self._before_head(text, name.end):
                    continue  # "Chief Ethics Officer", "Co-Chair Minnesota Governor"
                others = self._others(draft, match.end()) if several and singular(base) in self._before_role else []
                known = base in self._before_role or base.split()[-1] in self._before_role or base in self._alone
                if many or others or known:
                    self._add(draft, name, "person-role-before", single=True)
                for other in others:
                    self._add(draft, other, "person-role-before", single=True)
        self._behind_posts(draft)
        for role in draft.roles:
            head = text[max(0, role.begin - 90) : role.begin]
            close = self._to_role.search(head) or self._to_nominee.search(head)
            if close is None:
                continue
            at = role.begin - len(head) + close.start()
            name = self._ending_at(draft, at)
            if name is not None:
                self._add(draft, name, "person-role-behind")

    def _beside_people(self, draft: Draft) -> None:
        """Note who stands in a list behind a person in the same form: "NAME (BODY), NAME (BODY) and NAME (BODY)"."""
        ends = sorted({m.end for m in draft.of_kind("Person")})
        while ends:
            match = self._next_person.match(draft.text, ends.pop(0))
            if match is None:
                continue
            begin, end = match.span("name" if match["name"] else "name2")
            if draft.free(begin, end) and self._heads.isdisjoint(draft.text[begin:end].split()):
                self._add(draft, self._clean(draft, (begin, end), ""), "person-bare")
                ends.insert(0, end)

    def _filled_in(self, draft: Draft) -> None:
        """The name that a curriculum gives as one of its fields: "Name and first name: SOUZA, Ana"."""
        if draft.document.kind != "bio":
            return
        for match in self._field.finditer(draft.text):
            if match["surname"] is None:
                self._add(draft, Name(*match.span("name"), ()), "person-field")
            elif draft.free(*match.span("name")):
                surname = match["surname"].title() if match["surname"].isupper() else match["surname"]
                number = self._namesakes.person(draft, f"{match['given']} {surname}", None)
                draft.mention(*match.span("name"), number, form="name", rule="person-field")

    def _in_capitals(self, draft: Draft) -> None:
        """Names in lists and sheets of lives whose surnames stand in capitals, at the head of a line."""
        if draft.document.kind not in LISTS:
            return
        for match in self._capitals.finditer(draft.text):
            given = match["given"]
            while " " in given and self._is_no_name(given.split()[0]):
                given = given.partition(" ")[2]  # "Commissioner of Police Ana SOUZA"
            begin, end = match.end("given") - len(given), match.end("surname")
            lead = match["lead"].rstrip()
            titled = any(match.start("lead") <= r.begin < begin for r in draft.roles)
            told = not lead or titled or lead.endswith((".", ":")) or lead.split()[-1] in self._titles
            loud = match["surname"].removesuffix(".").removesuffix("Jr").removesuffix("Sr")
            if not told or not draft.free(begin, end) or loud != loud.upper() or given.isupper():
                continue
            short = len(match["surname"]) < NO_ACRONYM and given.split()[0] not in self._given
            short = short and draft.document.kind != "participants" and not titled
            if short or given.split()[0].endswith("ed"):
                continue  # "Joined FCO"
            if any(self._is_no_name(word) for word in (*given.split(), *match["surname"].title().split())):
                continue
            number = self._namesakes.person(draft, f"{given} {match['surname']}", None)
            draft.mention(begin, end, number, form="name", rule="person-capitals")

    def _is_no_name(self, word: str) -> bool:
        """Whether a word is the head of a post, body or event, or opens sentences, not what somebody is called."""
        return word in self._nouns or word in self._not or word in self._opening or self._heading_word(word)

    def _pairs(self, draft: Draft) -> None:
        """Two of one surname side by side, each with a title: "President TAMO and First Lady Ana TAMO"."""
        roles = {r.begin for r in draft.roles}
        for role in draft.roles:
            match = self._pair.match(draft.text, role.end)
            if match is not None and match.end("and") in roles:
                self._namesakes.apart(draft, match["name"], plain(match["other"]))
        titled = [r for r in draft.roles if draft.text[r.begin : r.end] not in self._kin_titles]
        for match in self._kin.finditer(draft.text):
            if any(draft.text.startswith(f" {match['name']}", r.end) for r in titled):
                self._namesakes.apart(draft, match["name"], plain(match["other"]))

    def _opens(self, draft: Draft, match: re.Match[str]) -> bool:
        """Whether the first letter of a name is free: what owns a word behind it only ends the name."""
        return draft.free(match.start("name"), match.start("name") + 1)

    def _listed(self, draft: Draft, at: int) -> None:
        """The further names of "Presidents A of X, B of Y and C of Z", from the role's end on."""
        states = {m.begin: m.end for m in draft.mentions if m.kind in ("State", "Organization")}
        while (item := self._of_item.match(draft.text, at)) is not None and item.end() in states:
            at = states[item.end()]
            further = self._item_lead.match(draft.text, at)
            if further is None:
                return
            name = self._next_name.match(draft.text, further.end() - 1)
            if name is None or len(name["name"].split()) < 2:
                return
            after = self._of_item.match(draft.text, further.end() - 1)
            if after is None or after.end() not in states:
                return
            self._add(draft, self._clean(draft, name.span("name"), ""), "person-role-before")
            at = further.end() - 1

    def _others(self, draft: Draft, at: int) -> list[Name]:
        """The further names behind a title of several: "Presidents A and B", "Senators A, B, and C"."""
        found: list[Name] = []
        while (link := _NEXT_OF_SEVERAL.match(draft.text, at)) is not None and len(found) < _MOST:
            match = self._next_name.match(draft.text, link.end() - 1)
            if match is None or not self._opens(draft, match) or self._does(match):
                return []
            name = self._clean(draft, match.span("name"), "")
            if name is None:
                return []
            found.append(name)
            if link["and"]:
                return found
            at = name.end
        return []

    def _before_head(self, text: str, at: int) -> bool:
        """Whether the head of a post or body stands right behind a place."""
        word = _WORD_BEHIND.match(text, at)
        return word is not None and word[1] in self._heads and word[1] not in self._surnames

    def _before_project(self, text: str, at: int) -> bool:
        """Whether a project's head closes what looks like a name: "Director of BODY, Blue Waters Programme"."""
        word = _WORD_BEHIND.match(text, at)
        return word is not None and word[1].lower() in self._projects

    def _behind_posts(self, draft: Draft) -> None:
        """Full names behind a post with its body: "Executive Director of CTED, NAME," and "President of STATE NAME"."""
        text = draft.text
        bodies = {m.begin: m for m in draft.mentions if m.kind in ("Organization", "State")}
        ends = {m.end for m in bodies.values()}
        for role in list(draft.roles):
            end = role.end
            link = self._post_link.match(text, end)
            assert link is not None
            body = bodies.get(link.end())
            if body is not None:
                end = body.end
                second = self._to_body.match(text, end)
                further = None if second is None else bodies.get(second.end())
                end = end if further is None else further.end  # "Permanent Representative of Fiji to the UN, NAME"
            elif (short := self._short_body.match(text, role.end)) is not None:
                end = short.end()  # "the Chair of the Committee, NAME,"
            elif link[0].strip() and not self._is_the(text, role) and role.begin - 1 not in ends:
                continue  # "the BODY Coordinator, NAME,"
            acronym = _BRACKET.match(text, end)
            end = end if acronym is None else acronym.end()  # "Deputy Head of BODY (ABCD), NAME"
            match = self._comma_name.match(text, end) or (
                self._next_name.match(text, end) if body is not None else None
            )
            if match is None or not self._opens(draft, match) or "\n\n" in match[0]:
                continue  # "…, Prime Minister of Canada / Biographical Notes": a heading under the post
            name = self._clean(draft, match.span("name"), "")
            if name is not None and self._headline(text[name.begin : name.end]):
                continue
            if (
                name is not None
                and len(text[name.begin : name.end].split()) > 1
                and not self._bare.is_city(text[name.begin : name.end])
                and not text[name.end : name.end + 2].startswith((" of", "’", "'"))
                and not self._before_project(text, name.end)
            ):
                self._add(draft, name, "person-post-before")

    def _is_the(self, text: str, role: Mention) -> bool:
        """Whether one holder of a title of several words is meant, behind whom his name stands: "the ROLE, NAME,"."""
        title = text[role.begin : role.end]
        many = self._many.search(title) is not None
        return " " in title and not many and text.endswith(("the ", "The "), max(0, role.begin - 4), role.begin)

    def _headline(self, name: str) -> bool:
        """Whether what looks like a name is the predicate of a headline: "Presents Credentials"."""
        first = _in_small(name.split()[0])
        plainly = f"{first}s" in self._verbs and first not in self._given  # "First Lady Welcome Trick-or-Treaters"
        return plainly or (first.endswith("s") and first in self._verbs)

    def _ending_at(self, draft: Draft, end: int) -> Name | None:
        """The full name that ends at a place."""
        low = max(0, end - 70)
        best: Name | None = None
        for match in self._full.finditer(draft.text, low, end):
            if match.end() == end and not self._not_behind.search(
                draft.text, max(0, match.start() - 12), match.start()
            ):
                best = self._clean(draft, self._last_line(draft.text, *match.span("name")), "")
        words = [] if best is None else draft.text[best.begin : best.end].split()
        if words and words[0] not in self._given and not (self._nouns | self._weak).isdisjoint(words):
            return None  # "Labor Project for Working Families, Senior Adviser"
        return None if words and words[-1] in self._all_titles else best  # "H.E. Mr|"

    def _last_line(self, text: str, begin: int, end: int) -> tuple[int, int]:
        """The name on the last of the lines that a span runs over, unless it begins on the line before."""
        newline = text.rfind("\n", begin, end)
        if newline >= 0 and text.count("\n", begin, end) == 1 and self._over_line(text, begin, newline) > newline:
            return begin, end
        return newline + 1 or begin, end

    def _clean(self, draft: Draft, span: tuple[int, int], titles: str) -> Name | None:
        """The name without words that open a sentence or belong to a post or body; None if nothing is left."""
        begin, end = span
        text = draft.text
        newline = text.find("\n", begin, end)
        if newline >= 0:
            end = self._over_line(text, begin, newline)
        while begin < end:
            first = _NAME_WORD.match(text[begin:end])
            if first is None:
                return None
            # "Secretary-General Appoints NAME", "Intent to Nominate NAME"
            headline = first.end() < end - begin and (
                self._headline(first[0])
                or first[0] in self._heading_verbs
                or self._is_to_do(text, begin, text[begin:end].split())
            )
            if (_in_small(first[0]) in self._opening or headline) and not titles:
                begin += first.end()
                begin += len(text[begin:end]) - len(text[begin:end].lstrip())
                continue
            break
        # Stop at the first word that another owns or that is a post's or body's head.
        at = begin
        roles = [r for r in draft.roles if begin < r.begin < end]
        for word in _NAME_WORD.finditer(text, begin, end):
            b, e = word.span()
            if _in_small(word[0]) in self._verbs and b > begin and not word[0].endswith("."):
                end = at
                break
            if (
                not draft.free(b, e)
                or (self._heading_word(word[0]) and b > begin and not self._is_surname(text[begin:e]))
                or any(r.begin <= b < r.end for r in roles)
            ):
                end = at
                break
            at = e
        name = text[begin:end].rstrip(" ,\n")
        possessive = re.search(r"['’][sS]?$|['’][sS](?=[ \n][A-Z])", name)
        if possessive:
            name = name[: possessive.start()]
        if (
            not name
            or name.split()[0] in self._heads
            or name in self._opening
            or name in self._titles
            or not draft.free(begin, begin + len(name))
        ):
            return None
        found = tuple(self._honorific.findall(titles))
        return Name(begin, begin + len(name), found)

    def _is_to_do(self, text: str, begin: int, words: list[str]) -> bool:
        """Whether a name opens with what a headline says somebody is to do: "Ana Souza to Succeed Ben Tamo"."""
        named = len(words) > 2 and words[1] in self._given and words[0] not in self._given
        return named and text.endswith(" to ", 0, begin)

    def _over_line(self, text: str, begin: int, newline: int) -> int:
        """Where a name ends that meets the end of a line: there, unless it is a given name, or a particle, so far."""
        words = text[begin:newline].split()
        opens = bool(words) and (words[-1] in self._particles or (len(words) == 1 and words[0] in self._given))
        word = _SURNAME.match(text, newline + 1) if opens else None
        if word is None or self._heading_word(word[0]) or _in_small(word[0]) in self._verbs:
            return newline
        return newline if word[0] in self._opening else word.end()

    def _is_surname(self, name: str) -> bool:
        """Whether a head of titles right behind one given name is a surname: "Sarah Champion"."""
        given, _, last = name.partition(" ")
        return last in self._also_surnames and given in self._given

    def _heading_word(self, word: str) -> bool:
        """Whether a word is the head of a post or body: "Senators", but "Banks" is a name."""
        word = _in_small(word)
        return word.rstrip("s") in self._heads and word not in self._surnames

    def _in_line_of_others(self, draft: Draft, name: Name, rule: str) -> bool:
        """Whether a name that only a post beside it tells stands in a line of a list whose names are told."""
        if not draft.listed or not rule.startswith("person-role"):
            return False
        low = draft.text.rfind("\n", 0, name.begin)
        return any(low < span.begin < name.begin for span in draft.listed)

    def _add(self, draft: Draft, name: Name | None, rule: str, *, single: bool = False) -> int | None:
        if name is None or not draft.free(name.begin, name.end) or self._in_line_of_others(draft, name, rule):
            return None
        if _LETTERS.match(draft.text, name.end) is not None:
            return None  # "the World Bank, Washington D.C."
        goes_on = _INITIAL.match(draft.text, name.end - 3)
        if goes_on is not None and name.end - name.begin > len(" B.") and draft.free(name.end, goes_on.end()):
            name = Name(name.begin, goes_on.end(), name.titles)  # "Judge Robert B. King", whose surname is a title too
        text = plain(draft.text[name.begin : name.end])
        parts = text.split()
        half = len(parts) // 2
        if half > 1 and parts[:half] == parts[half:]:  # a name on a line, and under it the sentence that opens with it
            first = draft.text.rindex(parts[half], name.begin, draft.text.rindex(parts[half + 1], name.begin, name.end))
            self._add(draft, Name(first, name.end, name.titles), rule, single=single)
            name = Name(name.begin, len(draft.text[:first].rstrip()), name.titles)
            text, parts = plain(draft.text[name.begin : name.end]), parts[:half]
        words = [w for w in parts if w not in self._particles or (w is parts[0] and w in self._given)]  # "Ben Tamo"
        if (len(words) < 2 and not name.titles and not single) or self._all_titles.issuperset(words):
            return None  # "Brig Gen": nobody's name
        if "(" in text and (")" not in text or "(Ret" in text):
            return None  # "Vice-Admiral (Retired) NAME": a title
        if len(words) == 1 and not name.titles and self._awarded.match(draft.text, name.end):
            return None  # "Expert Infantryman’s Badge"
        capitals = len(words) == 1 and words[0].isupper() and not name.titles
        if capitals and (len(words[0]) < NO_ACRONYM or shouted(draft.text, name.begin, name.end)):
            return None  # "DIRECTOR OF UNICEF"
        if (
            len(words) == 1
            and words[0].isupper()
            and {words[0].capitalize(), words[0].capitalize().rstrip("s")} & self._role_words
        ):
            return None  # "AMBASSADOR AND / PERMANENT REPRESENTATIVE"
        if len(words) == 1 and not name.titles and _is_common(words[0].lower(), draft.text):
            return None  # a common word of this text: "Leader Training"
        turn = rule == "speaker-turn" and draft.document.kind == "meeting-record"
        # "Wetland (Norway):" is a name, whatever the word says elsewhere.
        if (
            len(words) == 1
            and not turn
            and (words[0] in self._nouns or (words[0].endswith("s") and self._heading_word(words[0])))
        ):
            return None  # "General Debate", "Lieutenant Governors"
        if words and not turn and (words[0] in self._no_first or words[-1] in self._not or words[-1] in self._regions):
            return None
        opens = bool(words) and all(w.rstrip(".") in self._opening for w in words)
        if opens or text in self._lands or (words and self._noun_like.search(words[-1])):
            return None  # "Chair of BODY, Rhode Island Senator NAME"
        titles = [t for t in name.titles if t != _MONSIEUR]  # "M. Ana Souza": more often hers than Monsieur
        genders = ["f" if t in self._woman else "m" for t in titles if t in self._woman or t in self._man]
        post = self._of_gender.search(draft.text, max(0, name.begin - _POST), name.begin)
        genders += [] if post is None else ["f" if post["woman"] else "m"]
        gender = genders[0] if genders else None
        number = self._namesakes.person(draft, text, gender)
        draft.mention(name.begin, name.end, number, form="name" if len(words) > 1 else "short", rule=rule)
        if gender is not None:
            draft.attribute(number, "gender", gender)
        for title in name.titles:
            if title in self._rank_titles:
                draft.attribute(number, "rank", title)
        return number

    def _repeated(self, draft: Draft) -> None:
        """Every other place where a person found is named in full, or by a surname that only one here bears."""
        people = [(i, r) for i, r in enumerate(draft.referents) if r.kind == "Person"]
        surnames: dict[str, set[int]] = {}
        for number, person in people:
            for name in person.names:
                surnames.setdefault(self._namesakes.surname(name), set()).add(number)
        full = {n: i for i, p in people for n in p.names if " " in n}
        single = {s: min(v) for s, v in surnames.items() if len(v) == 1 and len(s) > 2 and s not in self._opening}
        if not full and not single:
            return
        words = [*full, *single, *(s.upper() for s in single)]
        pattern = re.compile(rf"(?<![\w’'-]){alternatives(words)}(?![\w-])")
        for match in pattern.finditer(draft.text):
            if not draft.free(*match.span()):
                continue
            place = match[0] in self._regions or self._bare.is_city(match[0])
            if place and draft.text.endswith((" of ", " in ", " from "), 0, match.start()):
                continue  # "Ana Souza, of Washington, to be": a place, whoever else is called so
            known = full.get(match[0], single.get(match[0], single.get(match[0].title())))
            before = re.search(r"([\w.’'-]+) $", draft.text[max(0, match.start() - 30) : match.start()])
            if known is None or (
                match[0] not in full
                and before
                and before[1][0].isupper()
                and not (before[1].endswith(".") and len(before[1]) > _ABBREVIATED)
                and before[1] not in self._opening
                and before[1] not in self._place_ends
                and not self._opens_sentence(draft, match.start())
                and not self._title_before(draft, match.start())
            ):
                continue
            draft.mention(*match.span(), known, form="name" if match[0] in full else "short", rule="person-again")

    def _opens_sentence(self, draft: Draft, at: int) -> bool:
        """Whether a sentence begins here, short as the word before it is: "He left in May. Ito stayed"."""
        sentence = draft.sentence_at(at)
        return sentence is not None and sentence.begin == at

    def _title_before(self, draft: Draft, at: int) -> bool:
        return (
            any(r.end == at - 1 for r in draft.roles)
            or self._title_behind.search(draft.text[max(0, at - 30) : at]) is not None
        )


def _in_small(word: str) -> str:
    """A word as the lists have it, though it is written in capitals: "UNTIL"."""
    return word.capitalize() if word.isupper() and len(word) > 1 else word


def _is_common(word: str, text: str) -> bool:
    """Whether a text has the word, or its plural, in small letters."""
    # The look behind stands after the word: a pattern that opens with a word is searched for that word.
    word = re.escape(word)
    return re.search(rf"{word}(?<!\w{word})s?(?!\w)", text) is not None
