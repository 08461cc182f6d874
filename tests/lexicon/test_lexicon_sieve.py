"""A sieve tells from the words of a text which patterns may match it: never too few."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.lexicon.sieve import Sieve, bits, numbers

NEEDED = [("opened", "closed"), (" in the footsteps of",), ("rgani", " of"), (), ("met with", "hosted"), ("ello-w",)]
SIEVE = Sieve(NEEDED)


@pytest.mark.parametrize(
    ("text", "may"),
    [
        ("She reopened it.", [0, 2, 3]),
        ("in the\nfootsteps of", [1, 2, 3]),
        ("Nothing.", [2, 3]),
        ("co-hosted, fellow", [2, 3, 4]),
        ("x" * 61, [0, 1, 2, 3, 4, 5]),
    ],
)
def test_patterns_whose_words_a_text_lacks_are_ruled_out(text: str, may: list[int]) -> None:
    assert numbers(SIEVE.may_match(text)) == may


@given(
    st.text(st.sampled_from("aceghilmnoprstw \u00a0-"), max_size=60),
    st.sampled_from(sum(NEEDED, ())),
    st.integers(0, 60),
)
def test_no_pattern_is_ruled_out_of_which_a_piece_stands_there(text: str, piece: str, at: int) -> None:
    text = text[:at] + piece + text[at:]
    holds = bits(not pieces or any(piece in text for piece in pieces) for pieces in NEEDED)
    assert holds & ~SIEVE.may_match(text) == 0
