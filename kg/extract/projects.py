"""Projects: by quoted title, by a heading that repeats it, by the words that point back at one."""

from __future__ import annotations

import re

from kg.extract.acronyms import definitions
from kg.extract.draft import Draft, plain
from kg.extract.gazetteer import Gazetteer
from kg.kept.patterns import compiled
from kg.lexicon import Lexicon

# So many words a title in bold or italics has.
_SHORTEST, _LONGEST = 2, 14
_NOUN = compiled(r" [a-z]+")
# What no name holds: "with the Reef Convention and with BODY's initiative".
_APART = compiled(r" and (?:with|by|in|for|to|from|at|through) ")
# So many letters a name in capitals has at the least; what is shorter is an acronym of anything.
_SHORT = 4
# The shortest title that is known again by itself.
_AGAIN = 5


class Projects:
    """Finds named projects, and the one project that "our joint project" means."""

    def __init__(self, lexicon: Lexicon, bodies: Gazetteer) -> None:
        self._bodies = bodies
        self._field, self._paper = map(lexicon.word_set, ("project-field", "project-paper"))
        heads = (lexicon.word_set(name) for name in ("body-opening", "body-closing", "role-head", "instrument-noun"))
        self._heads = frozenset[str]().union(*heads)
        self._skipped = lexicon.word_set("acronym-skipped")
        self._passed = lexicon.word_set("project-passed")
        self._told = lexicon.pattern("project-told")
        self._before = lexicon.compile(
            r"\b(?:{project-noun})(?: document)?(?: of| for)?,? (?:the )?(?:(?:entitled|titled|called|named) )?$"
        )
        self._comma = lexicon.compile(
            r"\ban? (?:[\w-]+ ){0,3}(?:{project-noun}),? (?:(?:entitled|titled|called|named) )?$"
        )
        self._before_deed, self._alias = map(lexicon.pattern, ("project-by-deed-title", "project-alias"))
        self._capital, self._by_kind = map(lexicon.pattern, ("project-called", "project-by-kind"))
        self._titled, self._named_so = map(lexicon.pattern, ("project-by-title", "project-named"))
        self._phased = lexicon.pattern("project-phased")
        self._then = lexicon.pattern("project-pointed")
        self._it = lexicon.pattern("project-pronoun")
        self._nouns = {w.casefold() for w in lexicon.words("project-noun")}
        self._event = lexicon.pattern("event-told")
        self._project = lexicon.pattern("project-entitled")
        self._behind, self._apposed = map(lexicon.pattern, ("project-behind", "project-apposed"))
        self._project_nominal = lexicon.pattern("project-nominal")

    def note(self, draft: Draft) -> None:
        """Note projects by quoted title, and the blocks that are such a title again."""
        titles: dict[str, int] = {}
        for match in self._project.finditer(draft.text):
            begin, end = match.span(match.lastgroup or "title")
            if draft.free(begin, end):
                title = plain(draft.text[begin:end])
                number = draft.refer("Project", title)
                titles[self._expanded(title, draft)] = number
                draft.attribute(number, "title", title)
                draft.mention(begin, end, number, form="name", rule="project-title")
        self._emphasised(draft)
        self._called(draft)
        self._by_title(draft)
        self._other_names(draft)
        self._again(draft)
        for block in draft.document.blocks if titles else ():
            if block.kind in ("heading", "title", "paragraph") and block.end - block.begin < 250:
                name = draft.text[block.begin : block.end]
                found = titles.get(self._expanded(plain(name), draft))
                if found is not None and draft.free(block.begin, block.end):
                    draft.name(found, name)
                    draft.mention(block.begin, block.end, found, form="name", rule="project-title")

    def _again(self, draft: Draft) -> None:
        """Note every other place where a title stands, whole or up to its colon: "“Clear Tide” is paid for by"."""
        named = {(m.referent, plain(draft.text[m.begin : m.end])) for m in draft.of_kind("Project")}
        for number, name in sorted(named):
            if draft.text.count(name.split()[0]) == 1:
                continue
            whole, colon, _ = name.partition(": ")
            for title in (name, whole) if colon else (name,):
                if len(title) < _AGAIN or not title[:1].isupper() or not title.strip().isprintable():
                    continue
                other = draft.known("Project", title)
                if other is not None and other != number:
                    draft.merge(other, number)
                pattern = re.compile(rf"(?<![\w’'-]){_spaced(title)}(?![\w-])(?! [A-Z])")
                for match in pattern.finditer(draft.text):
                    if draft.free(*match.span()):
                        draft.name(number, title)
                        draft.mention(*match.span(), number, form="name", rule="project-title")

    def _emphasised(self, draft: Draft) -> None:
        """Note titles in bold or italics that the text tells to be projects or events: "*TITLE*, a project of BODY"."""
        for begin, end in draft.document.emphases:
            name = plain(draft.text[begin:end])
            if not name[:1].isupper() or len(name.split()) > _LONGEST or not draft.free(begin, end):
                continue
            if len(name.split()) < _SHORTEST and not self._comma.search(draft.text, max(0, begin - 60), begin):
                continue  # one word is a name only behind what it is: "a community programme, *Lagoon*"
            project = self._told.match(draft.text, end) or self._before.search(draft.text, max(0, begin - 60), begin)
            event = None if project else self._event.search(draft.text, max(0, begin - 60), begin)
            if project is None and event is None:
                continue
            number = draft.refer("Event" if project is None else "Project", name)
            draft.attribute(number, "title", name)
            rule = "event-title" if project is None else "project-title"
            draft.mention(begin, end, number, form="name", rule=rule)

    def _called(self, draft: Draft) -> None:
        """Note projects whose name is a word in capitals: "Project SULUH", and then "SULUH" alone."""
        for match in self._capital.finditer(draft.text):
            short = match["short"] or match["short2"] or match["short3"] or match["short4"]
            whole = match["whole"] or match["whole2"] or match["whole3"] or short
            if short is None and whole.split()[-1] in self._paper | self._heads:
                continue  # "Project Manager"
            begin = match.start("short4") if match["short4"] else match.start()
            self._coined(draft, begin, begin + len(whole), short)
        for match in self._by_kind.finditer(draft.text):
            self._coined(draft, *match.span("name"), match["name"])

    def _coined(self, draft: Draft, begin: int, end: int, short: str | None) -> None:
        """Note a project by a name in capitals, unless they are a body's or those of a field; then its short form."""
        if not draft.free(begin, end) or (short is not None and not self._may_name(draft, short)):
            return
        number = draft.refer("Project", plain(draft.text[begin:end]))
        draft.mention(begin, end, number, form="name", rule="project-name")
        if short is None:
            return
        for again in re.finditer(rf"(?<![\w-]){re.escape(short)}(?![\w-])", draft.text):
            if draft.free(*again.span()):
                draft.name(number, short)
                draft.mention(*again.span(), number, form="short", rule="project-name")

    def _may_name(self, draft: Draft, word: str) -> bool:
        """Whether a word in capitals can be a project's name: no body's acronym, no field, no line in capitals."""
        parts = re.split(r"[ –-]", word)
        others = {a for _, _, a, full, _ in definitions(draft.text, self._skipped) if not self._is_ours(full)}
        known = [p in others or bool(self._bodies.acronym(p)) for p in (*parts, word)]
        if all(known[:-1]) or known[-1] or known[-2] or len(word) < _SHORT:
            return False
        return self._field.isdisjoint({word, parts[-1]})

    def _is_ours(self, full: str) -> bool:
        return full.split()[-1].casefold() in self._nouns

    def _by_title(self, draft: Draft) -> None:
        """Note projects by a title before the word, or behind what it is called."""
        for match in self._before_deed.finditer(draft.text):
            name = match.lastgroup or "name"
            words = match[name].split()[1 if name == "name2" else 0 :]
            if not self._bodies.bearing(match[name]) and words[0] not in self._heads:
                self._named(draft, *match.span(name), behind=name == "name")
        for pattern in (self._titled, self._behind, self._apposed):
            for match in pattern.finditer(draft.text):
                words = match["name"].split()
                if _APART.search(match["name"]):
                    continue  # "with the Reef Convention and with BODY’s initiative"
                if self._heads.isdisjoint((words[0], words[-1])) and not self._bodies.bearing(match["name"]):
                    self._named(draft, *match.span("name"), behind=pattern is self._titled)
        for match in self._phased.finditer(draft.text):
            self._named(draft, *match.span("name"))
        for match in self._then.finditer(draft.text):
            self._named(draft, *match.span("name"))
        for match in self._named_so.finditer(draft.text):
            if not self._bodies.bearing(match["name"]):
                self._named(draft, *match.span("name"))

    def _other_names(self, draft: Draft) -> None:
        """Note the other name that stands in brackets behind a project's, and every place where it stands again."""
        for project in draft.of_kind("Project"):
            match = self._alias.match(draft.text, project.end)
            if match is None or self._bodies.bearing(match["alias"]):
                continue
            draft.name(project.referent, match["alias"])
            for again in re.finditer(rf"(?<![\w-]){re.escape(match['alias'])}(?![\w-])", draft.text):
                if draft.free(*again.span()):
                    draft.mention(*again.span(), project.referent, form="short", rule="project-name")

    def _named(self, draft: Draft, begin: int, end: int, *, behind: bool = False) -> None:
        """Note a project by its title; `behind`: the word behind it may be told as a part of its name."""
        if draft.free(begin, end):
            number = draft.refer("Project", plain(draft.text[begin:end]))
            draft.mention(begin, end, number, form="name", rule="project-name")
            noun = _NOUN.match(draft.text, end) if behind else None
            if noun is not None:
                draft.name(number, plain(draft.text[begin : noun.end()]))

    def pronouns(self, draft: Draft) -> None:
        """Let "It" name the project of the sentence before where it is said to be carried out or paid for."""
        if not any(referent.kind == "Project" for referent in draft.referents):
            return
        for match in self._it.finditer(draft.text):
            it = match.span(match.lastgroup or "it")
            sentence = draft.sentence_at(it[0])
            if sentence is None or not draft.free(*it):
                continue
            low = draft.text.rfind("\n\n", 0, sentence.begin) + 1
            before = [s for s in draft.sentences if low <= s.begin and s.end <= sentence.begin][-1:]
            stretches = [(s.begin, s.end) for s in before] + [(sentence.begin, it[0])]
            named = [m for s in stretches for m in draft.within(*s) if m.kind in ("Project", "Event")]
            if named and named[-1].kind == "Project":
                draft.mention(*it, named[-1].referent, form="nominal", rule="nominal")

    def nominals(self, draft: Draft) -> None:
        """Let "the project", "our own joint project" name the document's one project; make one where none is named."""
        self.pronouns(draft)
        projects = [i for i, r in enumerate(draft.referents) if r.kind == "Project"]
        if len(projects) > 1:
            return
        for match in self._project_nominal.finditer(draft.text):
            if not draft.free(*match.span()):
                continue
            ours = match[0].casefold().startswith("our")
            if not projects and ours:
                projects.append(draft.refer("Project", "", key="@project"))
            if projects and (
                ours
                or any(
                    m.referent == projects[0] and m.begin <= match.end() + 160 for m in (*draft.mentions, *draft.inner)
                )
            ):
                draft.mention(*match.span(), projects[0], form="nominal", rule="nominal")

    def _expanded(self, title: str, draft: Draft) -> str:
        """A title for comparison: case and articles aside, acronyms that the text defines written out."""
        words: list[str] = []
        terms = {a.rstrip("s"): full.casefold() for _, _, a, full, _ in definitions(draft.text, self._skipped)}
        for word in re.findall(r"\w+(?:-\w+)*", title):
            stem = word[:-1] if word.endswith("s") and word[:-1].isupper() else word
            full = terms.get(stem)
            words += full.split() if full and stem.isupper() else [word.casefold()]
        return " ".join(w for w in words if w not in self._passed)


def _spaced(title: str) -> str:
    return r"\s+".join(map(re.escape, title.split()))
