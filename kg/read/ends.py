"""How a text ends: with a full stop, or in the middle of a sentence. Only its last characters are looked at."""

from __future__ import annotations

from kg.kept.patterns import compiled

_ENDED = compiled(r"[.!?:;…][\"”’'»)\]*]*\Z")
_HANGING = compiled(
    r"(?:[(–—-]|\b(?:the|of|and|or|in|to|for|by|with|on|at|from|a|an|its|their|our|his|her|that|which|as|such|is|are|has"
    r"|have|be))\Z"
)
# The longest word of these and the marks that can stand behind a full stop fit in so many characters.
TAIL = 16


def ended(text: str) -> bool:
    """Whether the last sentence of a text is finished."""
    return _ENDED.search(text, max(0, len(text) - TAIL)) is not None


def hanging(text: str) -> bool:
    """Whether a text ends in a word or mark that no sentence ends in ("in accordance with our")."""
    return _HANGING.search(text, max(0, len(text) - TAIL)) is not None
