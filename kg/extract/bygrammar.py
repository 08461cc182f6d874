"""What the grammar of sentences says behind all rules: posts that nobody bears yet, who met whom, events, projects."""

from __future__ import annotations

from kg.extract.careers import Careers
from kg.extract.draft import Draft
from kg.extract.encounters import Encounters
from kg.extract.holding import Holding
from kg.extract.model import Model
from kg.extract.parsed import Parsed
from kg.extract.posts import Roles
from kg.extract.slots import Slots
from kg.extract.told import Told
from kg.extract.tree import Grammar
from kg.extract.workplaces import Workplaces
from kg.lexicon import Lexicon


class ByGrammar:
    """The rooms that read parsed sentences, in their order: they need a model."""

    def __init__(
        self, lexicon: Lexicon, roles: Roles, slots: Slots, told: Told, careers: Careers, workplaces: Workplaces
    ) -> None:
        grammar = Grammar(lexicon, slots)
        self._rooms = (
            Holding(lexicon, roles, told, careers, workplaces, grammar),
            Encounters(lexicon, grammar),
            Parsed(lexicon, grammar, workplaces.employers),
        )

    def note(self, draft: Draft, model: Model) -> None:
        """State what each of them finds."""
        for room in self._rooms:
            room.note(draft, model)
