"""The last look at what is claimed: no post of a title that is none, and nothing of a name that is cut.

A title holds no verb and no person; a name behind which a word of the same name stands, that nothing has read, is a
part of one. What is claimed of such is wrong nearly always, so it isn't claimed.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from operator import attrgetter

from msgspec.structs import replace

from kg.extract.draft import Draft
from kg.extract.posts import Roles
from kg.kept.patterns import compiled
from kg.lexicon import Lexicon
from kg.model import Mention, Referent, Relation

_BEGIN = attrgetter("begin")
# What may hold a field: of such a title or body a half may be read for the whole.
_FIELDS = ("role", "body-employer")
# Bodies that no list knows.
_GUESSED_BODIES = ("body-opening", "body-closing", "body-employer")
# How far before a title the word stands that belongs to it.
_FIELD = 40
# What a number tells apart: troops, courts.
_TROOPS = ("Company", "Regiment", "Battalion", "Brigade", "Squadron", "Wing", "Fleet", "Circuit", "Court", "Infantry")
# What is claimed of a body by its name.
_OF_BODIES = ("holdsPost", "memberOf", "partOf")

# What stands before a title that is read whole.
_AS = (" as ", " as a ", " as an ", " as the ", "\nas ", " as\n")
# What goes on with a number behind a hyphen.
_HYPHEN = compiled(r"[-–]\d")

# A name that goes on behind a slash; what titles of papers open with.
_SLASH, _OWN = (
    compiled(r"/[A-Z]{2,}"),
    (
        *("Joint Statement ", "Joint Declaration ", "Joint Communiqué ", "Joint Vision Statement "),
        *(
            "Memorandum on ",
            "Memorandum for ",
            "Presidential Memorandum on ",
            "Executive Order on ",
            "Proclamation on ",
        ),
        *("Notice on ", "Notice to ", "Message to ", "Letter to "),
    ),
)
# Units that are called by their field, before which it stands, too.
_UNITS = ("Section of", "Division of", "Chapter of", "Group of", "Branch of", "Unit of", "Team of")
# Posts that are held in a body, and seldom on its board.
_OF_WHOLE = ("President", "Chief", "CEO", "Executive", "Founder")
# A name stands so near behind its title, titles of address between.
_ADDRESS = 30


class Ragged:
    """Drops claims whose titles or names are no whole ones."""

    def __init__(self, lexicon: Lexicon, posts: Roles) -> None:
        self._posts = posts
        self._told = lexicon.pattern("ragged-told")
        self._cut = lexicon.pattern("ragged-cut")
        self._named = lexicon.pattern("ragged-named")
        self._behind = lexicon.pattern("ragged-behind")
        self._campaign, self._thing = map(lexicon.pattern, ("ragged-campaign", "ragged-thing"))
        self._given = lexicon.word_set("given-name") - lexicon.word_set("place-word")
        self._for_what = lexicon.pattern("ragged-for-what")
        self._term = lexicon.pattern("ragged-term")
        self._half = lexicon.pattern("ragged-and")
        self._short = lexicon.word_set("ragged-short")
        self._offices = lexicon.word_set("ragged-office")
        self._field = lexicon.pattern("ragged-field")
        self._several = lexicon.pattern("many-holders")
        self._of_what = lexicon.pattern("ragged-of-what")
        self._purpose, self._list = map(lexicon.pattern, ("ragged-purpose", "ragged-list"))
        self._two, self._board = map(lexicon.pattern, ("ragged-two", "ragged-board"))
        self._unread, self._further = map(lexicon.pattern, ("ragged-unread", "ragged-goes-on"))
        self._deputy, self._justice = map(lexicon.pattern, ("ragged-deputy", "ragged-justice"))
        self._chief, self._saints = map(lexicon.pattern, ("ragged-chief", "ragged-saints"))
        self._for_body = lexicon.pattern("ragged-for-body")
        self._open, self._headed = map(lexicon.pattern, ("ragged-open", "ragged-headed"))
        self._numbered, self._owned = map(lexicon.pattern, ("ragged-numbered", "ragged-possessive"))
        self._pair, self._fields = map(lexicon.pattern, ("ragged-pair", "ragged-fields"))
        self._officer, self._head = map(lexicon.pattern, ("ragged-officer", "ragged-head"))
        self._verbs = lexicon.word_set("headline-verb") | lexicon.word_set("title-verb") | lexicon.word_set("opening")
        titles = (*lexicon.words("role-head"), *lexicon.words("honorific"), *lexicon.words("rank-title"))
        self._roles = frozenset(w.strip(".") for title in titles for w in title.split())

    def drop(self, draft: Draft) -> None:
        """Drop what is claimed of titles that are none, and of names that are cut."""
        ordered = sorted((*draft.mentions, *draft.roles), key=_BEGIN)
        told = [self._out_of_time(draft, r, ordered) for r in draft.relations]
        draft.relations = [r for r in told if not self._is_ragged(draft, r, ordered)]
        draft.relations = [r for r in draft.relations if not self._is_itself(draft, r)]

    def _out_of_time(self, draft: Draft, relation: Relation, ordered: list[Mention]) -> Relation:
        """A post without the time in which it was held: "served in the Biden-Harris Administration as ROLE"."""
        thing = draft.referents[relation.object] if isinstance(relation.object, int) else None
        if thing is None or thing.kind != "Post" or thing.post_in is None:
            return relation
        title = thing.attribute("title") or thing.role or ""
        whole = " " in title and title[:1].isupper()
        roles = _roles_of(draft, relation)
        said = any(draft.text.endswith(_AS, 0, r.begin) and _same(draft.text[r.begin : r.end], title) for r in roles)
        if not whole or not said or not self._is_term(draft, relation, thing.post_in, ordered):
            return relation
        return replace(relation, object=self._posts.post(draft, title, None, thing.post_for))

    def _is_ragged(self, draft: Draft, relation: Relation, ordered: list[Mention]) -> bool:
        if relation.predicate not in _OF_BODIES or not isinstance(relation.object, int):
            return False
        thing = draft.referents[relation.object]
        body: int | None = relation.object
        if relation.rule == "member-post" and self._is_anothers(draft, relation):
            return True
        if thing.kind == "Post":
            title = thing.attribute("title") or thing.role or ""
            body = thing.post_in
            if self._is_of_several(draft, relation) or self._is_front(draft, relation, title):
                return True
            if self._is_no_title(draft, title) or (body is None and self._is_part(draft, relation, title, ordered)):
                return True
        if relation.predicate == "partOf" and any(map(self._is_time, (draft.referents[relation.subject], thing))):
            return True
        if thing.kind == "Post" and title == "Justice" and self._is_field(draft, relation):
            return True
        if thing.kind == "Post" and title == "Member" and self._is_anothers(draft, relation):
            return True
        if thing.kind == "Post" and body is not None and self._is_of_whole(draft, relation, title, body):
            return True
        if thing.kind == "Post" and title == "Deputy" and body is not None and self._is_around(draft, relation, body):
            return True
        if thing.kind == "Post" and body is not None and self._is_term(draft, relation, body, ordered):
            return True
        ends = [relation.subject, body] if relation.predicate == "partOf" else [body]
        if any(n is not None and self._is_no_name(draft, n) for n in ends) or self._is_bare_board(draft, relation):
            return True
        return any(n is not None and self._is_cut(draft, relation, n, ordered) for n in ends)

    def _is_itself(self, draft: Draft, relation: Relation) -> bool:
        """Whether a document would cite what is the beginning of its own title, as a joint statement does."""
        if relation.predicate != "cites" or not isinstance(relation.object, int):
            return False
        names, title = draft.referents[relation.object].names, draft.document.title or ""
        return any(title.startswith(n) and n.startswith(_OWN) for n in names)

    def _is_of_several(self, draft: Draft, relation: Relation) -> bool:
        """Whether a title of several stands before one name and a comma: "The Secretaries, Senator NAME, and"."""
        said, subject = relation.traces[0].object, relation.traces[0].subject
        if said is None or subject is None:
            return False
        if subject.begin < said.begin and self._is_plural(draft.text[said.begin : said.end]):
            return True  # "Coordinator NAME, Mayors and others"
        several = self._several.search(draft.text[said.begin : said.end]) is not None
        near = 0 < subject.begin - said.end < _ADDRESS
        return near and several and draft.text.startswith(",", said.end)

    def _is_plural(self, title: str) -> bool:
        """Whether a title is one word for several: "Mayors"."""
        return title.endswith("s") and title[:-1] in self._roles and title not in self._roles

    def _is_no_title(self, draft: Draft, title: str) -> bool:
        """Whether a title holds a verb or a person, or ends in a word that cannot end one."""
        if self._told.search(title) or self._cut.search(title):
            return True
        named = self._named.search(title)
        name = "" if named is None else named["behind"] or named["and"]
        if not name:
            return False
        names = {n for r in draft.referents if r.kind == "Person" for n in r.names}
        return any(name == n or n.endswith(" " + name) for n in names)

    def _is_no_name(self, draft: Draft, number: int) -> bool:
        """Whether a body's name holds two ("Board of Visitors and the Souza Institute"), or it has no end."""
        names = draft.referents[number].names
        if not names or draft.referents[number].key is not None:
            return False
        return all(self._two.search(n) or self._open.search(n) or self._is_headed(n) for n in names)

    def _is_headed(self, name: str) -> bool:
        """Whether a body's name ends in that of a person: "Office of the President NAME NAME"."""
        found = self._headed.search(name)
        return found is not None and (found["name"] or found["name2"]).split()[0] in self._given

    def _is_bare_board(self, draft: Draft, relation: Relation) -> bool:
        """Whether a board is told of that the sentence gives to another body: "the Board of Directors for X"."""
        said = relation.traces[0].object
        if relation.predicate != "memberOf" or said is None or len(relation.traces) > 1:
            return False
        return self._board.fullmatch(draft.text, said.begin, said.end) is not None and (
            self._for_body.match(draft.text, said.end) is not None
        )

    def _is_of_whole(self, draft: Draft, relation: Relation, title: str, body: int) -> bool:
        """Whether a post is in the body whose board the post beside it is in: "President and Chair of the Board"."""
        if not title.startswith(_OF_WHOLE) or not all(map(self._board.fullmatch, draft.referents[body].names)):
            return False
        roles = _roles_of(draft, relation)
        own = [r for r in roles if draft.text[r.begin : r.end].casefold() == title.casefold()]
        return bool(own) and not any(draft.text.startswith((" of ", " for ", " on "), r.end) for r in own)

    def _is_anothers(self, draft: Draft, relation: Relation) -> bool:
        """Whether the body of which one is a member stands unread before the word: "Reef Politburo Member and"."""
        roles = _roles_of(draft, relation)
        members = [r for r in roles if draft.text.startswith("Member", r.begin) and r.end - r.begin == len("Member")]
        before = [self._unread.search(draft.text, max(0, r.begin - _FIELD), r.begin) for r in members]
        return any(m is not None and draft.free(m.start("word"), m.end("word")) for m in before)

    def _is_front(self, draft: Draft, relation: Relation, title: str) -> bool:
        """Whether a title is the front of a longer one, or of a body: "Supervisory Deputy United States Marshal"."""
        goes_on = self._deputy if title.endswith("Deputy") else self._justice if title == "Justice" else None
        goes_on = self._chief if title.endswith("Chief") else goes_on
        if goes_on is None:
            return False
        roles = _roles_of(draft, relation)
        own = [r for r in roles if _same(draft.text[r.begin : r.end], title)]
        return bool(own) and all(goes_on.match(draft.text, r.end) is not None for r in own)

    def _is_field(self, draft: Draft, relation: Relation) -> bool:
        """Whether "Justice" is the last of what another title is for: "Envoy for Racial Equity and Justice"."""
        roles = _roles_of(draft, relation)
        own = [r for r in roles if draft.text[r.begin : r.end] == "Justice"]
        ends = {r.end + 1 for r in own}
        named = any(m.kind == "Person" and m.begin in ends for m in draft.mentions)
        return bool(own) and not named and all(draft.text.endswith((" and ", " & ", ", "), 0, r.begin) for r in own)

    def _is_around(self, draft: Draft, relation: Relation, body: int) -> bool:
        """Whether a title goes on behind the body that it stands before: "Deputy National Reef Council Director"."""
        named = (m for t in relation.traces for m in draft.within(t.begin, t.end + _FIELD) if m.referent == body)
        return any(self._officer.match(draft.text, m.end) is not None for m in named)

    def _is_half(self, draft: Draft, role: Mention) -> bool:
        """Whether the first half of a title stands unread before it: "Humanitarian and Reconstruction Coordinator"."""
        before = self._head.search(draft.text, max(0, role.begin - _FIELD), role.begin)
        if before is None or before["word"] in self._roles or not draft.free(*before.span("word")):
            return False
        return all(not (r.begin <= before.start("word") < r.end) for r in draft.roles)

    def _is_time(self, body: Referent) -> bool:
        """Whether a body is the time of a president: it has no parts, and is none."""
        return any(self._term.fullmatch(name) for name in body.names)

    def _is_term(self, draft: Draft, relation: Relation, body: int, ordered: list[Mention]) -> bool:
        """Whether a body that stands before the post is a time: "serves in the Biden-Harris Administration as"."""
        if not self._is_time(draft.referents[body]):
            return False
        for trace in relation.traces:
            low = bisect_left(ordered, trace.begin, key=_BEGIN)
            high = bisect_left(ordered, trace.end, key=_BEGIN)
            inside = [m for m in ordered[low:high] if m.kind == "Role" or m.referent == body]
            if inside and inside[-1].kind == "Role" and any(m.referent == body for m in inside[:-1]):
                return True
            if any(draft.text.endswith((" in the ", " for the "), 0, m.begin) for m in inside if m.referent == body):
                return True
        return False

    def _is_part(self, draft: Draft, relation: Relation, title: str, ordered: list[Mention]) -> bool:
        """Whether a title tells of or for what it is, and that goes on with words that nothing has read."""
        found = []
        for trace in relation.traces:
            low = bisect_left(ordered, trace.begin, key=_BEGIN)
            high = bisect_left(ordered, trace.end, key=_BEGIN)
            roles = (m for m in ordered[low:high] if m.kind == "Role")
            found += [m for m in roles if _same(draft.text[m.begin : m.end], title)]
        if " " not in title:
            return bool(found) and all(self._is_bit(draft, m) for m in found)
        told = any(f" {word} " in title for word in ("of", "for", "on"))
        if found and all(self._is_half(draft, m) for m in found):
            return True
        return told and bool(found) and all(self._goes_on(draft, m, ordered) for m in found)

    def _is_bit(self, draft: Draft, role: Mention) -> bool:
        """Whether a title of one word is a bit of one: of "Climate Adviser", of "head of analysis"."""
        before = self._field.search(draft.text, max(0, role.begin - _FIELD), role.begin)
        word = draft.text[role.begin : role.end].capitalize()
        if before is not None and word in self._short and draft.free(before.start("word"), role.begin):
            return True
        return word in self._short and self._of_what.match(draft.text, role.end) is not None

    def _is_cut(self, draft: Draft, relation: Relation, number: int, ordered: list[Mention]) -> bool:
        """Whether, wherever the claim is told, the body's name goes on with words that nothing has read."""
        found = []
        for trace in relation.traces:
            low = bisect_left(ordered, trace.begin, key=_BEGIN)
            high = bisect_left(ordered, trace.end, key=_BEGIN)
            found += [m for m in ordered[low:high] if m.referent == number and m.kind == "Organization"]
        return bool(found) and all(self._goes_on(draft, m, ordered) for m in found)

    def _holds_state(self, draft: Draft, begin: int, end: int) -> bool:
        """Whether a stretch overlaps the name of a State."""
        return any(m.begin < end and begin < m.end for m in draft.of_kind("State"))

    def _is_headless(self, draft: Draft, mention: Mention) -> bool:
        """Whether a word of a unit's name stands unread before it: "Sociology of Education |Section of the BODY"."""
        if mention.rule == "body-closing":
            saints = self._saints.search(draft.text, max(0, mention.begin - _FIELD), mention.begin)
            return saints is not None and draft.free(*saints.span())
        if mention.rule != "body-opening" or not draft.text.startswith(_UNITS, mention.begin):
            return False
        before = self._unread.search(draft.text, max(0, mention.begin - _FIELD), mention.begin)
        if before is None or not draft.free(*before.span("word")):
            return False
        word = before["word"]
        return word not in self._verbs and word not in self._roles and word not in self._given

    def _is_half_told(self, draft: Draft, mention: Mention, name: str) -> bool:
        """Whether a guessed body's name is numbered before it, or ends with the first of what stands behind it, too."""
        troop = name.endswith(_TROOPS)
        if troop and self._numbered.search(draft.text, max(0, mention.begin - _FIELD), mention.begin) is not None:
            return True  # "8th | U.S. Army Ranger Company"
        words = name.split()
        owned = self._owned.match(draft.text, mention.end) if words[-1].endswith("s") else None
        if owned is not None and draft.free(*owned.span("words")):
            return owned["words"].split()[0] not in self._roles  # "Board of Veterans|’ Appeals"
        pair = self._pair.match(draft.text, mention.end)
        if pair is not None and len(words) > 2:
            whose = words[-1] in self._given or re.fullmatch(r"[A-Z]\.", words[-2]) is not None
            field = words[-2] in ("on", "of", "for") and draft.free(*pair.span("words"))
            field = field and pair["words"] not in self._roles and pair["words"] not in self._given
            if field or (whose and words[-2] not in ("Saint", "St.", "San")):
                return True  # "Committee on Character | and Fitness"; "Board of Ann | and Mara Dean Hospital"
        fields = self._fields.match(draft.text, mention.end) if len(words) > 2 and words[-2] in ("on", "of") else None
        return fields is not None and draft.free(*fields.span()) and not self._holds_role(fields[0])

    def _holds_role(self, words: str) -> bool:
        return any(w.strip(".,") in self._roles for w in words.split())

    def _goes_on(self, draft: Draft, mention: Mention, ordered: list[Mention]) -> bool:
        name = draft.text[mention.begin : mention.end]
        if self._is_headless(draft, mention):
            return True
        if mention.kind == "Role" and draft.text.startswith((" for a ", " for an "), mention.end):
            return True  # "Founding Chair of Reef Students | for a Sustainable Sea"
        alone = mention.kind == "Organization" and " " not in name and not name.isupper()
        if mention.kind == "Organization" and _HYPHEN.match(draft.text, mention.end) is not None:
            return True  # "Panel on the Post|-2015 Agenda"
        if alone and self._for_what.match(draft.text, mention.end) is not None:
            return True  # "Director at the Center for an Agricultural Economy"
        if "-" in name.rpartition(" ")[2] and self._campaign.match(draft.text, mention.end) is not None:
            return True  # "Policy Director for the Souza-Lowe presidential campaign"
        purpose = self._purpose.match(draft.text, mention.end) if mention.kind == "Organization" else None
        if purpose is not None:
            guessed = mention.rule == "body-employer" and purpose["word"] not in self._roles
            return guessed or " on " in name or " for " in name  # "Task Force on Reefs to Support Fishers"
        if mention.kind == "Organization" and mention.rule != "known-body" and _SLASH.match(draft.text, mention.end):
            return True  # "Director of the Defense POW|/MIA Agency"
        if self._thing.match(draft.text, mention.end) is not None:  # "Project Scientist for the Reef | mission"
            return (mention.kind == "Role" and (" for the " in name or " on the " in name)) or (
                alone and mention.rule == "body-employer" and draft.text.endswith("the ", 0, mention.begin)
            )
        if mention.rule in _GUESSED_BODIES and self._is_half_told(draft, mention, name):
            return True
        further = self._further.match(draft.text, mention.end) if mention.rule in _GUESSED_BODIES else None
        if further is not None and not (" and " in further[0] and self._holds_state(draft, *further.span())):
            return True  # "Chamber Orchestra | of Suva"
        if mention.kind == "Organization" and draft.text.endswith("Secretary of ", 0, mention.begin):
            return name.startswith("State")
        behind = self._behind.match(draft.text, mention.end)
        if behind is None and mention.kind == "Organization" and ", " in name:
            behind = self._list.match(draft.text, mention.end)
        if behind is None and mention.rule in _FIELDS:
            behind = self._half.match(draft.text, mention.end)
        if behind is None:
            return False
        begin, end = behind.span("words")
        words = behind["words"].split()
        if words[0] in self._offices and mention.rule == "known-body":
            return False  # "UNICRI SECRETARIAT": its own office, not another body
        if words[0] in self._verbs or (len(words) > 1 and words[0] in self._given):
            return False  # a headline's verb, a person
        if any(w.strip(".") in self._roles or w[:-1] in self._roles for w in words):
            return False
        near = ordered[bisect_left(ordered, begin, key=_BEGIN) :][:1]
        return not near or near[0].begin > end


def _roles_of(draft: Draft, relation: Relation) -> list[Mention]:
    """The titles that stand where a relation is told."""
    return [r for t in relation.traces for r in draft.roles if t.begin <= r.begin < t.end]


def _same(words: str, title: str) -> bool:
    """Whether words of the text are a title, but for capitals; of titles of one word one is spelt like another."""
    return words.casefold() == title.casefold() or (" " not in title and " " not in words)
