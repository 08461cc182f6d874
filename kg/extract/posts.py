"""Role phrases: "Executive Director", "Deputy to the Under-Secretary-General", "Minister for Foreign Affairs"."""

from __future__ import annotations

import re
from bisect import bisect_left

from kg.extract.draft import Draft, plain
from kg.extract.gazetteer import Gazetteer
from kg.lexicon import Lexicon, alternatives
from kg.model import Authority, AuthorityEntry, Mention, Value


class Roles:
    """Finds role phrases. They don't own their text until people are read, since a title can be part of either."""

    def __init__(self, lexicon: Lexicon, authority: Authority) -> None:
        self._known = Gazetteer(authority, frozenset(("Role",)), expand=False)
        self.entries = {e.id: e for e in authority.of_kind("Role")}
        self.ranks = {e.id for e in self.entries.values() if _flag(e, "isRank")}
        names = [n for e in self.entries.values() for n in (e.label, *e.names)]
        spoken = alternatives([*names, *(n.replace("-", " ") for n in names)])
        head = lexicon.expand(r"(?:{role-modifier}[ -])*(?:{role-head})\b(?!['’]s? (?:{U}))")
        inner = r"(?:President|Vice President|Secretary-General|Secretary General|Under-Secretary-General|High Commissioner|High Representative|Director-General|Director|Executive Director|Minister|Prime Minister|Secretary|Deputy Secretary|Deputy|Chairman|Chair|First Lady|Second Gentleman|King|Chief of Staff|Chairperson|Commissioner|Administrator)"
        cap = lexicon.expand(r"(?:{Cap})")
        topic = rf"(?:{cap}(?:(?:,? and(?: the)? | of(?: the)? | |, (?={cap}, and )|, (?={cap} and )){cap})*)"
        self._phrase = re.compile(rf"(?<![\w-])(?P<base>{spoken}|{head})(?!-)(?P<to> (?:to|of) (?:the )?{inner}(?![\w-]))?(?P<topic> (?:for|of|on|in charge of)(?: the)? {topic})?")
        self._head = re.compile(rf"(?P<base>{head})(?!-)(?P<to> (?:to|of) (?:the )?{inner}(?![\w-]))?(?P<topic> (?:for|in charge of)(?: the)? {topic})?")
        self._to_state = re.compile(r" to (?:the )?$")
        self._lower = lexicon.compile(r"(?<![\w-])(?:(?:deputy |permanent |vice-|special )?(?:representatives?|moderator|chair|president|chairman|chairperson|director|head|minister for foreign affairs|minister of foreign affairs|prime minister|executive director|secretary-general))(?= of )")
        self._heads = lexicon.word_set("body-opening")
        self._role_head = lexicon.word_set("role-head")
        self._not = lexicon.compile(r"{not-role}(?![\w])")

    def note(self, draft: Draft) -> None:
        """Note role phrases in `draft.roles`, longest first at each place."""
        at = 0
        text = draft.text
        starts = sorted(m.begin for m in draft.mentions)
        ends = {m.begin: m for m in draft.mentions}
        while (match := self._phrase.search(text, at)) is not None:
            begin, end = match.span()
            at = match.end("base")
            if self._not.match(text, begin):
                continue
            self._reclaim(draft, begin, match.end("base"))
            if not draft.free(begin, match.end("base")):
                # "President of the United States" is a known role, but the State in it is a State's name.
                shorter = self._head.match(text, begin)
                if shorter is None:
                    continue
                match = shorter
                at = match.end("base")
            if not draft.free(begin, match.end("base")) or re.match(r"(?:['’]s? )?ate\b", text[match.end("base") :]):
                continue
            end = self._cut(draft, match, starts, ends)
            end = begin + len(text[begin:end].rstrip(" ,"))
            draft.roles.append(Mention(begin, end, "Role", -1, "name", "role"))
            at = max(end, at)
        for match in self._lower.finditer(text):
            if draft.free(*match.span()) and all(match.end() <= r.begin or match.start() >= r.end for r in draft.roles):
                draft.roles.append(Mention(*match.span(), "Role", -1, "name", "role"))
        draft.roles.sort(key=lambda m: m.begin)

    def _reclaim(self, draft: Draft, begin: int, end: int) -> None:
        """A body that a head noun made inside a known role is none: "Member of the Board of Trustees"."""
        for mention in [m for m in draft.mentions if begin <= m.begin and m.end <= end and m.rule.startswith("body-")]:
            draft.mentions.remove(mention)
            draft.disown(mention.begin, mention.end)

    def _cut(self, draft: Draft, match: re.Match[str], starts: list[int], ends: dict[int, Mention]) -> int:
        """Where the phrase ends: a topic that holds a body or State is not part of the title, but for "Ambassador to X"."""
        text = draft.text
        end = match.end("to") if match["to"] else match.end("base")
        if match["topic"]:
            end = match.end("topic")
            first = bisect_left(starts, match.end("base"))
            while first < len(starts) and starts[first] < end:
                cut = match.end("to") if match["to"] else match.end("base")
                before = text[cut : starts[first]]
                kept = re.sub(r"(?:,? (?:of|for|to|on|at|and|in|the|in charge of))+ ?$", "", before)
                end = cut + len(kept.rstrip(" ,"))
                break
            topic = text[match.end("to") if match["to"] else match.end("base") : end]
            words = re.findall(r"[\w’'-]+", topic)
            if len(words) > 1 and (words[1] in self._heads or (words[1] == "the" and len(words) > 2 and words[2] in self._heads)):
                return match.end("to") if match["to"] else match.end("base")
            if not draft.free(match.end("base"), end):
                return match.end("to") if match["to"] else match.end("base")
            # "Director of X and Head of Y" are two roles: stop where the next begins.
            again = re.search(r",? and (?=(?:" + "|".join(map(re.escape, sorted(self._role_head, key=len, reverse=True))) + r")\b)", text[match.end("base") : end])
            if again is not None:
                end = match.end("base") + again.start()
        if (nation := next((s for s in (end, *()) if self._ambassador(text, match, s)), None)) is not None:
            state = next((ends[s] for s in starts[bisect_left(starts, nation) :][:1] if re.fullmatch(r" to (?:the )?", text[nation:s])), None)
            if state is not None and state.kind == "State":
                return state.end
        return end

    def _ambassador(self, text: str, match: re.Match[str], end: int) -> bool:
        return match["base"].endswith("Ambassador") and text.startswith(" to ", end)

    def role(self, phrase: str) -> tuple[str | None, str]:
        """The known role's id, if it is one, and the title as it is to be labelled."""
        title = re.sub(r"^(?:the|The|a|an) ", "", plain(phrase))
        found = self._known.bearing(title)
        if not found and title[:1].islower():
            found = self._known.bearing(" ".join(w[:1].upper() + w[1:] if w not in ("of", "for", "and", "the", "to") else w for w in title.split()))
        return (found[0].id, found[0].label) if found else (None, title)

    def is_rank(self, phrase: str) -> bool:
        """Whether the phrase is a rank, which by itself is no post."""
        return self.role(phrase)[0] in self.ranks


def _flag(entry: AuthorityEntry, name: str) -> bool:
    return any(k == name and isinstance(v, Value) and v.text == "true" for k, v in entry.attributes)
