"""Posts and encounters by the grammar of a sentence, where no rule knows its words in that order."""

from functools import lru_cache

from reading import _fact, document

from kg.extract import Model, Reader
from kg.lexicon import lexicon
from kg.split import sentences
from kg.vocabulary import authority


@lru_cache(maxsize=1)
def reader() -> Reader:
    return Reader(lexicon(), authority(), Model())


def told(text: str, rule: str, **header: str | None) -> set[tuple[str, ...]]:
    """The facts that a rule of the grammar alone has told."""
    read = document(text, **header)
    found = reader().extraction(read, sentences(read))
    return {_fact(found, r) for r in found.relations if r.rule == rule}


def test_who_was_then_what_a_title_says_held_that_post():
    text = "She worked for Ambassador Susan Lowe, who was then, as all of us know, Coral Security Advisor."
    assert told(text, "parsed-holdsPost") == {("Susan Lowe", "holdsPost", "Coral Security Advisor", "former")}


def test_a_name_that_opens_the_next_item_of_a_list_bears_its_own_title():
    text = (
        "We thank Mr. Kabo Reed, the Executive Secretary of the Reef Council, His Excellency Mr. Elias Tamo, and all."
    )
    assert not {f for f in told(text, "parsed-holdsPost") if f[0] == "Kabo Reed"}


def test_what_one_is_in_a_meeting_is_no_post():
    assert not told("The panel had Ana Souza, our tireless moderator, to thank.", "parsed-holdsPost")


def test_who_is_received_has_met_the_one_who_receives():
    text = (
        "Minister Ana Souza paid a visit to Apia. The next morning the Minister was received, after a short delay, by her "
        "Samoan counterpart, Tito Lowe."
    )
    assert told(text, "parsed-metWith", kind="readout") == {("Ana Souza", "metWith", "Tito Lowe")}


def test_the_day_of_a_visit_opens_with_a_meeting_of_the_visitor():
    text = (
        "Minister Ana Souza of Fiji visited Apia on Monday.\n\nThe second day opened with a meeting with Rex Tui, Director "
        "of the Reef Fund."
    )
    assert told(text, "parsed-metWith", kind="readout") == {("Ana Souza", "metWith", "Rex Tui")}


def test_those_in_the_list_below_are_met():
    text = (
        "Minister Ana Souza of Fiji visited Apia on Monday.\n\nAlso on Friday, Ana Souza met, one after another:\n\n"
        "* Rex Tui, Director of the Reef Fund;\n* Tito Lowe’s former adviser, Dr. Lena Fox.\n"
    )
    assert told(text, "parsed-metWith", kind="readout") == {
        ("Ana Souza", "metWith", "Rex Tui"),
        ("Ana Souza", "metWith", "Lena Fox"),
    }


def test_the_meeting_of_another_is_no_meeting_of_the_visitor():
    text = (
        "Minister Ana Souza of Fiji visited Apia on Monday.\n\nThe visit follows President Joe Tamo's meeting with President "
        "Tom Hall."
    )
    assert not {f for f in told(text, "parsed-metWith", kind="readout") if f[0] == "Ana Souza"}
