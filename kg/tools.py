"""What a draft works with: word lists, what is known beforehand, the desk at which documents are read and told.

To lay it out takes a sixth of the time of one document more, and the language model takes as long as all the rest; who
builds again and again in one process (`kg watch`) keeps it in a `Workshop`.
"""

from __future__ import annotations

from collections.abc import Mapping

from msgspec import Struct
from msgspec.structs import replace

from kg.config import Config
from kg.lexicon import Lexicon, lexicon
from kg.model import Authority
from kg.plan import Plan
from kg.vocabulary import Ontology, authority, ontology
from kg.work import Desk, Recipe


class Tools(Struct, frozen=True):
    """The ontology, the authority files without hints for readers, what each class is under, the word lists, the recipe
    for a desk and the one of this process."""

    terms: Ontology
    plain: Authority
    parents: Mapping[str, tuple[str, ...]]
    words: Lexicon
    recipe: Recipe
    desk: Desk


class Workshop:
    """The tools of the last draft, at hand for the next one of the same process."""

    def __init__(self) -> None:
        self._last: tuple[str, bool, Tools] | None = None

    def tools(self, plan: Plan, config: Config, *, small: bool) -> Tools:
        """Those for a plan; the same as for the plan before where it is made under the same rules and settings."""
        if self._last is None or self._last[:2] != (plan.made, small):
            self._last = None  # two at a time are one too many
            self._last = plan.made, small, tools(plan, config, small=small)
        return self._last[2]


def tools(plan: Plan, config: Config, *, small: bool, elsewhere: bool = False) -> Tools:
    """What is needed to draft a plan, whose texts are kept in memory where they are few (`small`); others do it too on
    machines `elsewhere`.

    Raises: ConfigurationError.
    """
    terms = ontology(*config.ontology)
    own = config.ontology or config.authority  # the shipped files alone are kept
    known = authority(None, *config.authority, terms=terms if own else None)
    words = lexicon(*config.lexicon, properties={term.name for term in terms.properties()})
    lists = tuple(path.resolve() for path in config.lexicon)
    recipe = Recipe(known, lists, plan.model, config.base, plan.versions if elsewhere else None)
    parents = {term.name: term.parents for term in terms.classes()}
    return Tools(terms, _without_hints(known, terms), parents, words, recipe, Desk(recipe, words, near=small))


def _without_hints(known: Authority, terms: Ontology) -> Authority:
    """The authority files without what only helps to read: short forms, demonyms."""
    hints = {term.name for term in terms.properties() if term.kind == "AnnotationProperty"}
    entries = (replace(e, attributes=tuple(a for a in e.attributes if a[0] not in hints)) for e in known.entries)
    return Authority(tuple(entries), known.facts)
