"""The lexicon: word lists, patterns and rules of data/lexicon/*.toml, checked on load.

A pattern is a regular expression in which `{name}` stands for any word of the list `name`, for the pattern `name`
(its groups made anonymous), for one of the macros below or, in folded sentences, for a slot (`{Person}`, see `slots`).
Everything language-specific lives in these files.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Collection, Iterable, Mapping, Sequence
from functools import partial
from pathlib import Path
from typing import Any

from msgspec import Struct, field
from msgspec.structs import replace

from kg.config import share
from kg.errors import ConfigurationError
from kg.kept import contents, once, stamp
from kg.kept.patterns import WAY, Compiled
from kg.lexicon.begins import ANYHOW, Begins
from kg.lexicon.checks import GROUP, check, line_of
from kg.lexicon.needs import NOTHING, Needs, cases, needs
from kg.lexicon.pattern import Anchor, late, near
from kg.lexicon.slots import slot, slot_kinds
from kg.lexicon.spots import Spots, WordAnchor, sought_in
from kg.lexicon.words import alternatives

_PLACEHOLDER = re.compile(r"\{([A-Za-z][A-Za-z-]*)\}")
# How far from its anchor a pattern reaches where it doesn't say.
REACH = 120


# A capital: a letter that is no small one of Latin-1. Classes that list all capitals of Unicode take a second to
# compile, and words that open in a small letter beyond Latin-1 do not occur in English text but in names.
UPPER = r"[^\Wa-zß-öø-ÿ_\d]"
LETTER = r"[^\W\d_]"
MACROS = {
    "U": UPPER,
    "L": r"[^\W\d_A-ZÀ-ÖØ-Þ]",
    "A": LETTER,
    # One capitalised word of a name: Voronkov, O'Brien, Al-Sisi, Sherwood-Randall, ISIL, U.S., M.G., Da’esh
    "Cap": rf"(?:{UPPER}(?:(?:\.{UPPER}){{0,9}}\.(?=\W)|\w{{0,60}}(?:[-'’‘ʻ]{LETTER}{{1,40}}){{0,6}}(?!{LETTER})))",
}


class RelationRule(Struct, frozen=True):
    """A rule over folded sentences: a pattern, the facts it states and what the match is folded into.

    `unread` says that where a body stands behind a role and nothing has read it, the role makes no post.
    `needs` is what a sentence must hold for it to match, `begins` how a match begins (`kg.lexicon.needs`, `.begins`).
    """

    name: str
    label: str
    stage: str
    pattern: re.Pattern[str]
    facts: tuple[tuple[str, str, str], ...]
    keep: str | None
    modality: str | None
    status: str | None
    where: frozenset[str]
    unit: str | None = None
    unread: bool = False
    needs: Needs = NOTHING
    begins: Begins = ANYHOW


class Lexicon(Struct, frozen=True, eq=False):
    """All lists, patterns and rules, by name; `confidence` is the measured precision of each rule."""

    lists: Mapping[str, tuple[str, ...]]
    sources: Mapping[str, str]
    labels: Mapping[str, str]
    relations: tuple[RelationRule, ...]
    confidence: Mapping[str, str]
    pairs: Mapping[str, tuple[tuple[str, str], ...]]
    anchors: Mapping[str, Anchor | WordAnchor] = field(default_factory=dict)
    compiled: Compiled = field(default=Compiled("patterns", None))
    _patterns: dict[str, re.Pattern[str]] = field(default_factory=dict)
    _expanded: dict[str, str] = field(default_factory=dict)

    def words(self, name: str) -> tuple[str, ...]:
        """The words of a list; an unknown list is a fault of the program, told as KeyError."""
        return self.lists[name]

    def word_set(self, name: str) -> frozenset[str]:
        """The words of a list as a set."""
        return frozenset(self.lists[name])

    def compile(self, pattern: str, flags: int = 0) -> re.Pattern[str]:
        """A regular expression with its placeholders filled in, at its first use."""
        return late(pattern, self.expand, flags, self.compiled.pattern)

    def pattern(self, name: str) -> re.Pattern[str]:
        """The named pattern, compiled once; an unknown name is a fault of the program, told as KeyError."""
        found = self._patterns.get(name)
        if found is None:
            source, anchor, made = self.sources[name], self.anchors.get(name), self.compiled.pattern
            found = self.compile(source) if anchor is None else near(source, self.expand, anchor, made)
            self._patterns[name] = found
        return found

    def needs(self, name: str) -> Needs:
        """What a sentence must hold for the named pattern to match."""
        return needs(self.sources[name], self.lists.get, self.sources.get)

    def expand(self, pattern: str) -> str:
        """The pattern with every `{name}` replaced; longest words first, so that alternatives don't shadow."""
        return _PLACEHOLDER.sub(lambda m: self._placeholder(m[1], m[0]), pattern)

    def shape(self, pattern: str) -> str:
        """The pattern with its placeholders replaced as far as tells how a match begins."""
        return _PLACEHOLDER.sub(lambda m: self._shape(m[1]), pattern)

    def _shape(self, name: str) -> str:
        if kinds := slot_kinds(name):
            return f"[{kinds}]"
        if name in self.sources:
            return "(?:" + GROUP.sub("(?:", self.shape(self.sources[name])) + ")"
        return "(?:x)"

    def _placeholder(self, name: str, whole: str) -> str:
        """What the placeholder stands for; kept, as many patterns share their parts."""
        if name not in self._expanded:
            self._expanded[name] = self._part(name, whole)
        return self._expanded[name]

    def _part(self, name: str, whole: str) -> str:
        if name in MACROS:
            return MACROS[name]
        if name in self.lists:
            return alternatives(self.lists[name])
        if name in self.sources:
            return "(?:" + GROUP.sub("(?:", self.expand(self.sources[name])) + ")"
        if (found := slot(name)) is not None:
            return self.expand(found)
        raise KeyError(f"no list, pattern or macro is called {whole}")


def lexicon(*folders: Path, properties: Collection[str] = ()) -> Lexicon:
    """The lexicon of data/lexicon and of a user's own folders, which may add lists, patterns and rules.

    With folders of a user's own every pattern is compiled at once, so that a mistake is told before any document is
    read, and so is a fact with none of the `properties`, where any are given; what kg ships is checked by its tests
    (`checked`), compiled as documents need it, and kept (`kg.kept`).
    Raises: ConfigurationError with path and line for a file that cannot be read or says something unknown.
    """
    shipped = sorted(share("data", "lexicon").glob("*.toml"))
    if folders:
        own = [path for folder in folders for path in sorted(folder.glob("*.toml"))]
        return _lexicon([*shipped, *own], folders, None, properties)
    made_of = stamp(contents((*sorted(Path(__file__).parent.glob("*.py")), *WAY, *shipped)))
    return once("lexicon", made_of, Lexicon, lambda: _lexicon(shipped, (), made_of))


def _lexicon(
    paths: Iterable[Path], folders: Sequence[Path], made_of: bytes | None, properties: Collection[str] = ()
) -> Lexicon:
    lists: dict[str, tuple[str, ...]] = {}
    sources: dict[str, str] = {}
    files: dict[str, Path] = {}
    labels: dict[str, str] = {}
    pairs: dict[str, tuple[tuple[str, str], ...]] = {}
    beside: dict[str, tuple[str | tuple[str, ...], int, int]] = {}
    raw_relations: list[tuple[Path, dict[str, Any]]] = []
    confidence: dict[str, str] = {}
    for path in paths:
        content = _content(path)
        if path.name == "confidence.toml":
            confidence.update({k: str(v) for k, v in content.get("rules", {}).items()})
            continue
        if path.parent in folders:
            check(path, content, properties)
        for name, words in content.get("lists", {}).items():
            if isinstance(words, dict) and "pairs" in words:
                pairs[name] = tuple((a, b) for a, b in words["pairs"])
            else:
                entries = _entries(words)
                lists[name] = tuple(dict.fromkeys((*lists.get(name, ()), *entries)))
        for name, entry in content.get("patterns", {}).items():
            sources[name], files[name] = entry["regex"], path
            labels[name] = entry["label"]
            beside.pop(name, None)
            if "near" in entry:
                reach = entry.get("reach", REACH)
                sought = entry["near"] if isinstance(entry["near"], str) else tuple(entry["near"])
                beside[name] = (sought, *(reach if isinstance(reach, list) else (reach, reach)))
        labels.update(content.get("rules", {}))
        raw_relations += [(path, r) for r in content.get("relation", [])]
    base = Lexicon(lists, sources, labels, (), confidence, pairs, compiled=Compiled("patterns", made_of))
    relations = tuple(_relation(base, entry) for _, entry in raw_relations)
    labels.update({r.name: r.label for r in relations})
    whole = replace(base, relations=relations, anchors=_anchors(base, beside, files))
    if made_of is not None:
        for rule in relations:
            rule.begins.kinds  # noqa: B018 - told now, it is kept with the rest
    if folders:
        checked(whole, [(path, entry["pattern"], entry["name"]) for path, entry in raw_relations], files)
    return whole


def checked(
    words: Lexicon, rules: Iterable[tuple[Path, str, str]] = (), files: Mapping[str, Path] | None = None
) -> None:
    """Compile every pattern, and the rules given with their file and name, now instead of at their first use.

    `files` tells the file of each pattern. Raises: ConfigurationError with the name of the pattern, its file and line.
    """
    files = files or {}
    parts = {m[1] for source in words.sources.values() for m in _PLACEHOLDER.finditer(source)} & set(words.sources)
    whole = [name for name in words.sources if name not in parts]
    try:
        for name in whole:
            re.compile(words.expand(words.sources[name]))
    except (re.error, KeyError, RecursionError):
        for name in (*sorted(parts), *whole):
            _compiled(words, words.sources[name], name, files.get(name))
    for path, pattern, name in rules:
        _compiled(words, pattern, name, path)
    for name, anchor in words.anchors.items():
        try:
            anchor.stretches(name)
        except (re.error, KeyError, RecursionError) as error:
            raise _fault(f"pattern {name}, near: {error}", name, files.get(name)) from error


def _compiled(words: Lexicon, source: str, name: str, path: Path | None = None) -> None:
    try:
        re.compile(words.expand(source))
    except (re.error, KeyError, RecursionError) as error:
        raise _fault(f"pattern {name}: {error}", name, path) from error


def _fault(told: str, name: str, path: Path | None) -> ConfigurationError:
    return ConfigurationError(told, path=str(path) if path else None, line=line_of(path, name) if path else None)


def _anchors(
    base: Lexicon, beside: Mapping[str, tuple[str | tuple[str, ...], int, int]], files: Mapping[str, Path]
) -> dict[str, Anchor | WordAnchor]:
    """The anchor of each pattern that has one; patterns with the same share it, and words are sought together."""
    spots = Spots()
    shared: dict[tuple[str | tuple[str, ...], int, int], Anchor | WordAnchor] = {}
    for name, one in beside.items():
        if one not in shared:
            sought, before, after = one
            if isinstance(sought, str):
                shared[one] = Anchor(
                    base.compile(sought), needs(sought, base.lists.get, base.sources.get), before, after
                )
                continue
            try:
                shared[one] = WordAnchor(spots, _phrases(base, sought), before, after)
            except KeyError as error:
                raise _fault(
                    f"pattern {name}, near: no list is called {error.args[0]}", name, files.get(name)
                ) from error
    return {name: shared[near] for name, near in beside.items()}


def _phrases(base: Lexicon, sought: Iterable[str]) -> list[str]:
    """Words and phrases, and those of the lists whose names stand among them in braces; `(?i:…)` as in a pattern."""
    found: list[str] = []
    for one in sought:
        bare = one.removeprefix("(?i:").removesuffix(")") if one.startswith("(?i:") else one
        name = _PLACEHOLDER.fullmatch(bare)
        phrases = (bare,) if name is None else base.lists[name[1]]
        if bare != one:
            phrases += tuple(form for phrase in phrases for form in cases(sought_in(phrase)))
        found += phrases
    return found


def _relation(base: Lexicon, entry: dict[str, Any]) -> RelationRule:
    pattern = base.compile(entry["pattern"])
    facts = tuple((s, p, o) for s, p, o in entry.get("facts", ()))
    return RelationRule(
        entry["name"], entry["label"], entry["stage"], pattern, facts, entry.get("keep"),
        entry.get("modality"), entry.get("status"), frozenset(entry.get("where", ())), entry.get("unit"),
        entry.get("unread", False), needs(entry["pattern"], base.lists.get, base.sources.get),
        Begins(partial(base.shape, entry["pattern"])),
    )  # fmt: skip


def _entries(words: Any) -> tuple[str, ...]:
    """The words of a list: an array, or one text in which semicolons stand between them, which is read much faster."""
    if not isinstance(words, dict):
        return tuple(words)
    if "text" in words:
        return tuple(w.strip() for w in words["text"].replace("\n", " ").split(";"))
    return tuple(words["words"])


def _content(path: Path) -> dict[str, Any]:
    try:
        return tomllib.loads(path.read_text(encoding="utf-8"))
    except tomllib.TOMLDecodeError as error:
        found = re.search(r"at line (\d+)", str(error))
        raise ConfigurationError(str(error), path=str(path), line=int(found[1]) if found else None) from error
    except (OSError, UnicodeDecodeError) as error:
        raise ConfigurationError(f"cannot be read: {error}", path=str(path)) from error
