"""People: by title, by post, by the speaker's line, and again by surname."""

from __future__ import annotations

import re
from dataclasses import dataclass

from kg.extract.draft import Draft, plain
from kg.lexicon import Lexicon, alternatives
from kg.model import Mention, Referent


@dataclass(frozen=True, slots=True)
class Name:
    """A person's name found: the span without titles, and the titles before it."""

    begin: int
    end: int
    titles: tuple[str, ...]


class People:
    """Finds people. A name is one to five capitalised words, initials and particles."""

    def __init__(self, lexicon: Lexicon) -> None:
        self._opening = lexicon.word_set("opening")
        self._not = lexicon.word_set("not-name")
        self._verbs = lexicon.word_set("title-verb")
        self._woman, self._man = lexicon.word_set("woman"), lexicon.word_set("man")
        self.rank_titles = lexicon.word_set("rank-title")
        self._heads = (
            lexicon.word_set("role-head") | lexicon.word_set("body-closing") | lexicon.word_set("role-modifier")
        )
        self._titles = alternatives(lexicon.words("honorific"))
        self._particles = lexicon.word_set("particle")
        word = lexicon.expand(
            r"(?:(?:[Aa]l|[Ee]l|Ad|An|As|Ar|Ash|At|Ould|d['’]|D['’]|O['’]|[Bb]en|[Bb]in|Abu)[-‑ ]?)?(?:{Cap})"
        )
        initial = lexicon.expand(r"(?:{U}\.(?:[- ]?{U}\.)*)")
        particle = alternatives(lexicon.words("particle"))
        self._one = rf"(?:{initial}|{word})"
        self._name = rf"{self._one}(?:[ \n](?:{particle}[ \n])*(?:{self._one})){{0,4}}"
        self._suffix = r"(?:,? (?:Jr\.?|Sr\.?|I{2,3}|IV)(?![\w]))?"
        self._titled = re.compile(
            rf"(?<![\w-])(?P<titles>(?:{self._titles},?[ \n]+)+)(?P<name>(?:{particle}[ \n])*{self._name}{self._suffix})"
        )
        self._full = re.compile(
            rf"(?<![\w-])(?P<name>{self._one}(?:[ \n](?:{particle}[ \n])*(?:{self._one})){{1,4}}{self._suffix})"
        )
        self._next_name = re.compile(rf"[ \n]+(?:(?:{self._titles},?[ \n]+)*)(?P<name>(?:{particle}[ \n])*{self._name}{self._suffix})")
        self._of_item = re.compile(rf"[ \n]+(?:(?:{self._titles},?[ \n]+)*){self._name}{self._suffix},?[ \n](?:of|from|for)[ \n](?:the )?")
        self._item_lead = re.compile(r"(?:,|;|,? and|; and)[ \n]")
        self._comma_name = re.compile(
            rf",[ \n]+(?P<titles>(?:{self._titles},?[ \n]+)*)(?P<name>{self._name}{self._suffix})(?=[,.;:)\n]| (?:and|said|who|will|has|have|is|was|for)\b|$)"
        )
        self._turn = re.compile(
            rf"^(?:(?:{self._titles})[ \n]+)?(?P<name>{self._name}{self._suffix}|[^\W\d_][\w'’.-]+(?: [\w'’.-]+){{0,4}}) \((?P<state>[^()\n]+)\)(?: \((?:spoke|interpretation|translation)[^()]*\))?:",
            re.M,
        )
        self._before_role = lexicon.word_set("role-before-name")

    def note(self, draft: Draft) -> None:
        """Note people in the order: speaker's lines, titles, posts before, posts behind; then every repetition."""
        self._turns(draft)
        for match in self._titled.finditer(draft.text):
            if match["titles"].strip() == "M." and re.search(r"[A-Z][\w’'-]+ $", draft.text[: match.start()][-30:]):
                continue  # "Brett M. Holmgren": an initial, not Monsieur
            role = next((r for r in draft.roles if r.begin < match.start() < r.end), None)
            titles = match["titles"] if role is None else "Mr."
            self._add(draft, self._clean(draft, match.span("name"), titles), "person-title")
        self._beside_roles(draft)
        self._repeated(draft)

    def _turns(self, draft: Draft) -> None:
        for match in self._turn.finditer(draft.text):
            if draft.free(*match.span("name")) and any(
                m.kind in ("State", "Organization") and match.start("state") <= m.begin < match.end("state")
                for m in draft.mentions
            ):
                self._add(draft, Name(*match.span("name"), ()), "speaker-turn", single=True)

    def _beside_roles(self, draft: Draft) -> None:
        """Names right behind a role ("Secretary Blinken"), and full names before one ("Raffi Gregorian, Director")."""
        text = draft.text
        for role in list(draft.roles):
            match = self._next_name.match(text, role.end)
            if match is not None and text[role.begin : role.end][:1].isupper() and draft.free(*match.span("name")):
                base = plain(text[role.begin : role.end])
                many = len(match["name"].split()) > 1
                self._listed(draft, role.end)
                if many or base in self._before_role or base.split()[-1] in self._before_role:
                    self._add(draft, self._clean(draft, match.span("name"), ""), "person-role-before", single=True)
        self._behind_posts(draft)
        for role in draft.roles:
            head = text[max(0, role.begin - 90) : role.begin]
            close = re.search(
                r"(?:,[ \n]+(?:the |then |currently |current |former |formerly |acting |Former |Acting |(?:\w+ ){0,2}|(?:our |my |its |his |her )?(?:new |newly appointed )?)?|[ \n]+[-–—:][ \n]+|[ \n]*\((?:the )?|\n|[ \n](?:is|was|as|serves as|served as|has served as|became|being|appointed as|appointed)[ \n](?:the |a |an |also |currently |now )*(?:former |acting |new )?)(?:{Cap} |U\.S\. |[A-Z]{2,8} )?$",
                head,
            )
            if close is None:
                close = re.search(
                    r", (?:Nominee for|Nominee to be|nominee for|Former|former|Acting|acting|the) $", head
                )
            if close is None:
                continue
            at = role.begin - len(head) + close.start()
            name = self._ending_at(draft, at)
            if name is not None:
                self._add(draft, name, "person-role-behind")

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

    def _behind_posts(self, draft: Draft) -> None:
        """Full names behind a post with its body: "Executive Director of CTED, NAME," and "President of STATE NAME"."""
        text = draft.text
        bodies = {m.begin: m for m in draft.mentions if m.kind in ("Organization", "State")}
        for role in list(draft.roles):
            end = role.end
            link = re.match(r"(?: of| for| at| to|,)? ?(?:the )?", text[end:])
            assert link is not None
            body = bodies.get(end + link.end())
            if body is not None:
                end = body.end
            elif link[0].strip():
                continue
            match = self._comma_name.match(text, end) or (
                self._next_name.match(text, end) if body is not None else None
            )
            if match is None or not draft.free(*match.span("name")):
                continue
            name = self._clean(draft, match.span("name"), "")
            if (
                name is not None
                and len(text[name.begin : name.end].split()) > 1
                and not text[name.end : name.end + 2].startswith((" of", "’", "'"))
            ):
                self._add(draft, name, "person-post-before")

    def _ending_at(self, draft: Draft, end: int) -> Name | None:
        """The full name that ends at a place."""
        low = max(0, end - 70)
        best: Name | None = None
        for match in self._full.finditer(draft.text, low, end):
            if match.end() == end:
                best = self._clean(draft, match.span("name"), "")
        return best

    def _clean(self, draft: Draft, span: tuple[int, int], titles: str) -> Name | None:
        """The name without words that open a sentence or belong to a post or body; None if nothing is left."""
        begin, end = span
        text = draft.text
        newline = text.find("\n", begin, end)
        if newline >= 0:
            end = newline
        while begin < end:
            first = re.match(r"[\w.’'-]+", text[begin:end])
            if first is None:
                return None
            if first[0] in self._opening and not titles:
                begin += first.end()
                begin += len(text[begin:end]) - len(text[begin:end].lstrip())
                continue
            break
        # Stop at the first word that another owns or that is a post's or body's head.
        at = begin
        for word in re.finditer(r"[\w.’'-]+", text[begin:end]):
            b, e = begin + word.start(), begin + word.end()
            if word[0] in self._verbs and b > begin and not word[0].endswith("."):
                end = at
                break
            if (
                not draft.free(b, e)
                or (word[0].rstrip("s") in self._heads and b > begin)
                or any(r.begin <= b < r.end for r in draft.roles if r.begin > begin)
            ):
                end = at
                break
            at = e
        name = text[begin:end].rstrip(" ,\n")
        possessive = re.search(r"['’]s?$", name)
        if possessive:
            name = name[: possessive.start()]
        if (
            not name
            or name.split()[0] in self._heads
            or name in self._opening
            or not draft.free(begin, begin + len(name))
        ):
            return None
        found = tuple(t for t in re.findall(self._titles, titles)) if titles else ()
        return Name(begin, begin + len(name), found)

    def _add(self, draft: Draft, name: Name | None, rule: str, *, single: bool = False) -> int | None:
        if name is None or not draft.free(name.begin, name.end):
            return None
        text = plain(draft.text[name.begin : name.end])
        words = [w for w in text.split() if w not in self._particles]
        if len(words) < 2 and not name.titles and not single:
            return None
        if len(words) == 1 and words[0].isupper() and len(words[0]) < 5 and not name.titles:
            return None
        if (
            len(words) == 1
            and not name.titles
            and re.search(rf"(?<!\w){re.escape(words[0].lower())}s?(?!\w)", draft.text)
        ):
            return None  # a common word of this text: "Leader Training"
        if words and (all(w.rstrip(".") in self._opening for w in words) or words[-1] in self._not):
            return None
        gender = next(("f" if t in self._woman else "m" for t in name.titles if t in self._woman or t in self._man), None)
        number = self.person(draft, text, gender)
        draft.mention(name.begin, name.end, number, form="name" if len(words) > 1 else "short", rule=rule)
        for title in name.titles:
            if title in self._woman or title in self._man:
                draft.attribute(number, "gender", "f" if title in self._woman else "m")
            if title in self.rank_titles:
                draft.attribute(number, "rank", title)
        return number

    def person(self, draft: Draft, name: str, gender: str | None = None) -> int:
        """The referent of a name: the same full name, or the one full-named person with that surname."""
        known = draft.known("Person", name)
        opposite = {"m": "f", "f": "m"}.get(gender or "", "-")
        if known is not None and draft.referents[known].attribute("gender") != opposite:
            return known
        mine = surname(name)
        single = " " not in name.strip()
        namesakes = [
            i
            for i, r in enumerate(draft.referents)
            if r.kind == "Person" and r.names and surname(r.names[0]).casefold() == mine.casefold()
        ]
        namesakes = [i for i in namesakes if draft.referents[i].attribute("gender") != opposite]
        if single and len(namesakes) == 1:
            draft.alias(namesakes[0], name)
            return namesakes[0]
        if not single and len(namesakes) == 1:
            fuller = draft.referents[namesakes[0]].names[0]
            if " " not in fuller or _initials_agree(name, fuller):
                draft.name(namesakes[0], name)
                draft.alias(namesakes[0], name)
                return namesakes[0]
        if known is not None:
            return draft.fresh(Referent("Person", (plain(name),)))
        return draft.refer("Person", name)

    def _repeated(self, draft: Draft) -> None:
        """Every other place where a person found is named in full, or by a surname that only one here bears."""
        people = [(i, r) for i, r in enumerate(draft.referents) if r.kind == "Person"]
        surnames: dict[str, set[int]] = {}
        for number, person in people:
            for name in person.names:
                surnames.setdefault(surname(name), set()).add(number)
        full = {n: i for i, p in people for n in p.names if " " in n}
        single = {
            s: next(iter(v)) for s, v in surnames.items() if len(v) == 1 and len(s) > 2 and s not in self._opening
        }
        if not full and not single:
            return
        words = [*full, *single, *(s.upper() for s in single)]
        pattern = re.compile(rf"(?<![\w’'-]){alternatives(words)}(?![\w-])")
        for match in pattern.finditer(draft.text):
            if not draft.free(*match.span()):
                continue
            known = full.get(match[0], single.get(match[0], single.get(match[0].title())))
            before = re.search(r"([\w.’'-]+) $", draft.text[max(0, match.start() - 30) : match.start()])
            if known is None or (
                match[0] not in full
                and before
                and before[1][0].isupper()
                and before[1] not in self._opening
                and not self._title_before(draft, match.start())
            ):
                continue
            draft.mention(*match.span(), known, form="name" if match[0] in full else "short", rule="person-again")

    def _title_before(self, draft: Draft, at: int) -> bool:
        return (
            any(r.end == at - 1 for r in draft.roles)
            or re.search(rf"{self._titles},? $", draft.text[max(0, at - 30) : at]) is not None
        )


def surname(name: str) -> str:
    """The surname: the last word that is no suffix ("Biden" of "Joseph R. Biden, Jr."); a surname set in capitals before others wins."""
    words = list(re.sub(r",? (?:Jr|Sr)\.?$|,? I{2,3}$", "", name).split())
    capital = [w for w in words if len(w) > 2 and w.isupper()]
    if len(capital) == 1 and len(words) > 1:
        return capital[0].title()
    return words[-1] if words else name


def _initials_agree(left: str, right: str) -> bool:
    """Whether two full names of one surname can be one person's: equal given names, or initials of them."""
    a, b = (re.sub(r",? (?:Jr|Sr)\.?$", "", n).split()[:-1] for n in (left, right))
    if not a or not b:
        return True
    first = a[0].rstrip("."), b[0].rstrip(".")
    if first[0].casefold() == first[1].casefold():
        return True
    return min(map(len, first)) == 1 and first[0][0] == first[1][0]


def mentions_of(draft: Draft, number: int) -> list[Mention]:
    """The mentions of one referent in text order."""
    return sorted((m for m in draft.mentions if m.referent == number), key=lambda m: m.begin)
