"""Transcripts of briefings, interviews and panels: whose words stand where, and what is only asked."""

from __future__ import annotations

from reading import named, posts, said

BRIEFING = """Tamo Briefing Room

2:05 P.M. EST

MS. MOREAU: Good afternoon. I am joined today by Jan Holt, Coordinator for Counterterrorism.

MR. HOLT: Thanks, Ana. I met with Foreign Minister Amina Bello of Nigeria yesterday in Abuja.

Q    Thank you. I heard that Minister Oumar Diallo met with Foreign Minister Amina Bello at the Reef Security Conference.

MR. HOLT: I have nothing for you on that. Minister Oumar Diallo attended the Accra Conference.

Q Steve Smith, Chief Correspondent of Reuters. Last month Ambassador Peter Lind attended the Suva Conference.

MS. MOREAU: Go ahead.
"""
TITLE = "Press Briefing by Spokesperson Ana Moreau and Coordinator for Counterterrorism Jan Holt"


def _said(*predicates: str, text: str = BRIEFING, title: str = TITLE):
    return said(text, *predicates, kind="remarks", title=title)


def test_in_a_transcript_i_is_the_one_whose_turn_it_is():
    met = _said("metWith")
    assert ("Jan Holt", "metWith", "Amina Bello") in met
    assert not {fact for fact in met if fact[0] == "Ana Moreau"}


def test_what_is_only_asked_is_in_question():
    assert ("Oumar Diallo", "metWith", "Amina Bello", "questioned") in _said("metWith")
    assert ("Peter Lind", "attended", "Suva Conference", "questioned") in _said("attended")


def test_what_is_answered_is_stated():
    assert ("Oumar Diallo", "attended", "Accra Conference") in _said("attended")


def test_the_posts_of_those_named_in_a_question_are_held():
    assert ("Oumar Diallo", "Minister", "current") in posts(BRIEFING, kind="remarks", title=TITLE)


def test_the_letter_before_a_question_is_no_name():
    assert "Q Steve Smith" not in named(BRIEFING, "Person", kind="remarks", title=TITLE)


def test_a_room_is_no_event():
    assert not named("They met in the Brady Briefing Room and in Conference Room 4.", "Event")


def test_the_president_of_a_transcript_is_who_delivers_it():
    text = "THE PRESIDENT: I met with Prime Minister Amina Bello of Fiji today.\n\nQ    Sir, how was it?\n\nTHE PRESIDENT: Good.\n"
    title = "Remarks by President Ana Souza Before Departure"
    assert ("Ana Souza", "metWith", "Amina Bello") in _said("metWith", text=text, title=title)
    title = "Remarks by Secretary Ana Souza Before Departure"
    assert not _said("metWith", text=text, title=title)


def test_full_names_before_colons_are_turns_too():
    text = (
        "**Ana Souza:** Welcome to our panel.\n\n**Jan Holt:** Last week I met with Amina Bello in Suva.\n\n"
        "**Ana Souza:** What did she say?\n"
    )
    title = "Remarks by Ana Souza at the Reef Forum"
    assert ("Jan Holt", "metWith", "Amina Bello") in _said("metWith", text=text, title=title)


def test_fields_with_a_colon_are_no_turns():
    text = "Date: 3 May 2021\n\nVenue: Suva\n\nContact: Ana Souza\n\nI met with Amina Bello in Suva."
    assert ("Jan Holt", "metWith", "Amina Bello") in _said("metWith", text=text, title="Remarks by Jan Holt")


def test_a_turn_under_a_name_is_no_post_of_it():
    text = "THE PRESIDENT: Thank you.\n\nQ    Sir?\n\nTHE PRESIDENT: Good.\n"
    assert {p for _, p, _ in posts(text, kind="remarks", title="Remarks by President Ana Souza")} == {"President"}


def test_a_room_in_the_heading_is_no_event_either():
    text = "James S. Brady Press Briefing Room\n\n12:03 P.M. EDT\n\nMS. LOWE: Hi.\n\nQ    Hi.\n\nMS. LOWE: Good."
    assert not named(text, "Event", kind="remarks", title="Press Briefing by Press Secretary Ana Lowe, March 15, 2021")
