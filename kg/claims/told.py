"""What the authority files tell of the things that documents mention, and of what these are part of."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

from kg.identity import claim_id, claim_key
from kg.link.posts import USUAL_BODY
from kg.link.roles import KNOWN_ROLE
from kg.model import Authority, AuthorityEntry, AuthorityFact, Claim, Entity

# Of an ancestor only what leads further up is told, so that one mention doesn't bring in a whole file.
_UPWARD = frozenset({"partOf", "broader"})


class Told:
    """The entities that come in by authority, and the claims of the authority files about all that are in."""

    def __init__(self, authority: Authority, entities: Sequence[Entity]) -> None:
        self._entries = {entry.id: entry for entry in authority.entries}
        self._facts: dict[str, list[AuthorityFact]] = defaultdict(list)
        for fact in authority.facts:
            self._facts[fact.subject].append(fact)
        self._known = {entity.id: entity for entity in entities}
        self._claims: dict[str, Claim] = {}
        for entity in entities:
            self._tell(entity, mentioned=True)
        self.entities = sorted(self._known.values(), key=lambda e: e.id)
        self.claims = [self._claims[id] for id in sorted(self._claims)]

    def _tell(self, entity: Entity, *, mentioned: bool) -> None:
        for _, value in entity.attributes:
            self._bring(value)
        if mentioned and entity.kind == "Post" and (usual := self._usual_body(entity)) is not None:
            self._state(usual)
        for fact in self._facts.get(entity.id, ()):
            if mentioned or fact.predicate in _UPWARD:
                self._state(fact)

    def _state(self, fact: AuthorityFact) -> None:
        id = claim_id("authority", claim_key(fact.subject, fact.predicate, fact.object))
        if id not in self._claims:
            self._claims[id] = Claim(id, None, fact.subject, fact.predicate, fact.object, authority=fact.file)
            self._bring(fact.object)

    def _bring(self, value: object) -> None:
        """Takes in the thing that an id names, with what it is part of."""
        if isinstance(value, str) and value not in self._known and value in self._entries:
            self._known[value] = entity = thing(self._entries[value])
            self._tell(entity, mentioned=False)

    def _usual_body(self, post: Entity) -> AuthorityFact | None:
        """That a Permanent Representative is one to the United Nations, where no document says to which body."""
        properties = dict(post.attributes)
        role = self._role(str(properties.get("role")))
        if role is None or "postIn" in properties or "postFor" not in properties:
            return None
        usual = next((value for name, value in role.attributes if name == USUAL_BODY and isinstance(value, str)), None)
        return None if usual is None else AuthorityFact(post.id, "postIn", usual, role.file)

    def _role(self, id: str) -> AuthorityEntry | None:
        """The known role that a role is, or that it is another name of."""
        known = dict(self._known[id].attributes).get(KNOWN_ROLE) if id in self._known else None
        return self._entries.get(known if isinstance(known, str) else id)


def thing(entry: AuthorityEntry) -> Entity:
    """An entry as a thing that no document names: its label only."""
    return Entity(entry.id, entry.kind, entry.label, (), (), entry.attributes)
