"""Records of meetings, texts of resolutions, lists of delegations, biographies, readouts: each by its own form."""

from __future__ import annotations

import pytest
from reading import enacted, named, posts, quoted, reading, said

RECORD = """General Assembly, session 76, 42nd plenary meeting, 2021-11-17 (verbatim record, extract)

The President: “I now give the floor to the representative of Nigeria, who wishes to speak before we vote on this text.”

Okonkwo (Nigeria): “Let me thank the President for the report that we have before us, and the Secretariat for its care.”

Okonkwo (Nigeria): “We shall vote in favour of it, as we have always done in the past.”

Halapua (Tonga): “The islands of the Pacific have waited for this day, and we shall vote in favour of the text as well.”

Ms. Lindqvist-Barros (European Union): “The European Union and its member States align themselves with what was said.”"""

RESOLUTION = """Resolution 2703 (2023)

Adopted by the Security Council at its 9441st meeting, on 17 October 2023

The Security Council,

Recalling its resolutions 2462 (2019) and 2482 (2019), and the statements of its President,

Noting with concern General Assembly resolution 75/291, and the report of the Secretary-General,

1. Decides to extend the mandate of the Monitoring Team until 17 October 2024;

2. Calls upon Member States to share what they learn of the routes of such vessels;

3. Requests the Secretary-General to report to the Council by the end of May 2024;

4. Decides to remain seized of the matter."""

DELEGATION = """**President Adaeze Nwosu Announces Presidential Delegation to Samoa to Attend the Inauguration of His Excellency Ofa Halapua**

President Adaeze Nwosu today announced the designation of a Presidential Delegation to the Independent State of Samoa to attend the Inauguration of His Excellency Ofa Halapua on September 2, 2022, in Apia, Samoa.

The Honorable Tamsin Ridgeway, Secretary of Labor, will lead the delegation.

**Members of the Presidential Delegation:**

The Honorable Marjorie Fennimore, Ambassador to Samoa

The Honorable Wendell Ashcombe, Mayor of Honolulu

Mr. Lwazi Mthethwa, Director, Pacific Widows Network"""

BIO = """**President Adaeze Nwosu Announces Key Nominees**

Marjorie Fennimore, Nominee for Chair of the Pacific Widows Network

**Marjorie Fennimore, Nominee for Chair of the Pacific Widows Network**

Marjorie Fennimore has been the Executive Director of UNICEF since 2019. She was previously Director of the Institute of Tides from 2011 to 2018. Earlier she served as a Legal Adviser at the World Bank. Fennimore earned a degree from Ahmadu Bello University and is a member of the Bar of Apia."""


def record(*predicates: str) -> set[tuple[str, ...]]:
    return said(RECORD, *predicates, kind="meeting-record", date="2021-11-17")


def test_each_speech_of_a_record_is_a_quotation_of_its_speaker_from_its_first_word() -> None:
    found = quoted(RECORD, kind="meeting-record", date="2021-11-17")
    assert list(dict.fromkeys(speaker for speaker, _ in found)) == ["Okonkwo", "Halapua", "Lindqvist-Barros"]
    assert [words.split()[0] for _, words in found if words.startswith(("Let", "The"))] == ["Let", "The", "The"]
    assert found[-1][1] == "The European Union and its member States align themselves with what was said."


def test_the_speakers_of_a_record_spoke_at_its_meeting() -> None:
    facts = record("spokeAt")
    assert {fact[0] for fact in facts} == {"Okonkwo", "Halapua", "Lindqvist-Barros"}
    assert len({fact[2] for fact in facts}) == 1


def test_the_speakers_of_a_record_speak_for_the_state_or_body_in_brackets() -> None:
    assert record("represents") == {
        ("Okonkwo", "represents", "Nigeria"),
        ("Halapua", "represents", "Tonga"),
        ("Lindqvist-Barros", "represents", "European Union"),
    }


def test_one_who_is_given_the_floor_as_representative_holds_that_post() -> None:
    assert record("holdsPost") == {("Okonkwo", "holdsPost", "Representative of Nigeria", "current")}


def test_the_meeting_of_a_record_has_its_day_and_its_organ() -> None:
    facts = {fact[1:] for fact in record("heldOn", "organizedBy")}
    assert facts == {("heldOn", "2021-11-17"), ("organizedBy", "General Assembly")}


def test_the_president_in_the_chair_is_no_named_person() -> None:
    assert "President" not in named(RECORD, "Person", kind="meeting-record", date="2021-11-17")


def test_the_text_of_a_resolution_knows_which_it_is() -> None:
    found = reading(RESOLUTION, kind="resolution", date="2023-10-17")
    assert found.text_of is not None
    assert found.referents[found.text_of].key == "S/RES/2703 (2023)"


def test_the_text_of_a_resolution_tells_of_its_adoption() -> None:
    facts = said(RESOLUTION, kind="resolution", date="2023-10-17")
    assert ("S/RES/2703 (2023)", "adoptedBy", "Security Council") in facts
    assert ("S/RES/2703 (2023)", "adoptedOn", "2023-10-17") in facts
    assert ("9441st meeting", "heldOn", "2023-10-17") in facts
    assert ("9441st meeting", "organizedBy", "Security Council") in facts


def test_a_resolution_recalls_what_it_recalls_and_not_what_it_notes() -> None:
    assert said(RESOLUTION, "recalls", kind="resolution", date="2023-10-17") == {
        ("S/RES/2703 (2023)", "recalls", "S/RES/2462 (2019)"),
        ("S/RES/2703 (2023)", "recalls", "S/RES/2482 (2019)"),
    }


def test_a_resolution_does_not_cite_itself() -> None:
    facts = said(RESOLUTION, "cites", kind="resolution", date="2023-10-17")
    assert {fact[2] for fact in facts} == {"S/RES/2462 (2019)", "S/RES/2482 (2019)", "A/RES/75/291"}


def test_every_paragraph_of_a_resolution_is_a_provision_with_its_verb() -> None:
    assert [(verb, who) for _, verb, who, _ in enacted(RESOLUTION, kind="resolution", date="2023-10-17")] == [
        ("Recalling", None),
        ("Noting", None),
        ("Decides", None),
        ("Calls upon", "Member States"),
        ("Requests", "Secretary-General"),
        ("Decides", None),
    ]


def test_a_resolution_extends_the_mandate_that_it_decides_to_extend() -> None:
    facts = said(RESOLUTION, "extendsMandateOf", kind="resolution", date="2023-10-17")
    assert [fact[0] for fact in facts] == ["S/RES/2703 (2023)"]


def test_the_members_of_a_delegation_are_its_members_and_attend_its_event() -> None:
    facts = said(DELEGATION, "memberOf", "attended", kind="participants", date="2022-08-30")
    people = {"Tamsin Ridgeway", "Marjorie Fennimore", "Wendell Ashcombe", "Lwazi Mthethwa"}
    assert {fact[0] for fact in facts if fact[1] == "memberOf"} == people
    assert {fact[0] for fact in facts if fact[1] == "attended"} == people | {"Presidential Delegation"}


def test_one_in_whose_honour_the_event_is_held_is_no_member_of_the_delegation() -> None:
    facts = said(DELEGATION, "memberOf", "attended", kind="participants", date="2022-08-30")
    assert not {"Ofa Halapua", "Adaeze Nwosu"} & {fact[0] for fact in facts}


def test_the_event_of_a_delegation_has_its_day() -> None:
    facts = said(DELEGATION, "heldOn", kind="participants", date="2022-08-30")
    assert {fact[2] for fact in facts} == {"2022-09-02"}


def test_the_posts_of_a_delegation_are_read() -> None:
    found = posts(DELEGATION, kind="participants", date="2022-08-30")
    assert ("Lwazi Mthethwa", "Director of Pacific Widows Network", "current") in found
    assert ("Tamsin Ridgeway", "Secretary of Labor", "current") in found


def test_a_biography_tells_posts_with_their_status_and_years() -> None:
    found = posts(BIO, kind="bio", date="2023-02-01")
    assert ("Marjorie Fennimore", "Chair of Pacific Widows Network", "designate") in found
    assert (
        "Marjorie Fennimore",
        "Executive Director of United Nations Children's Fund",
        "current",
        "since 2019",
    ) in found
    assert ("Marjorie Fennimore", "Director of Institute of Tides", "former", "since 2011", "until 2018") in found
    assert ("Marjorie Fennimore", "Legal Adviser of World Bank", "former") in found


def test_the_school_of_a_biography_is_no_post() -> None:
    assert not any("Ahmadu Bello" in post for _, post, *_ in posts(BIO, kind="bio", date="2023-02-01"))


def test_a_biography_is_about_one_person() -> None:
    assert named(BIO, "Person", kind="bio", date="2023-02-01") == {"Marjorie Fennimore", "Adaeze Nwosu"}


@pytest.mark.parametrize(
    "heading",
    [
        "Readout of President Adaeze Nwosu’s Call with Prime Minister Ofa Halapua of Samoa",
        "Readout of President Adaeze Nwosu's Meeting with Prime Minister Ofa Halapua of Samoa",
    ],
)
def test_a_readout_names_those_who_spoke(heading: str) -> None:
    text = f"{heading}\n\nPresident Adaeze Nwosu spoke today with Prime Minister Ofa Halapua of Samoa about the safety of harbours."
    facts = said(text, "metWith", "holdsPost", kind="readout")
    assert ("Adaeze Nwosu", "metWith", "Ofa Halapua") in facts
    assert ("Ofa Halapua", "holdsPost", "Prime Minister of Samoa", "current") in facts


def test_the_speaker_of_a_statement_acts_in_the_post_of_the_heading() -> None:
    text = """Statement by H.E. Mr. Lwazi Mthethwa

Permanent Representative of Samoa to the United Nations

Mr. President,

I thank you for having called this meeting, and I thank those who briefed us this morning with so much care and good sense."""
    facts = said(text, "deliveredBy", "holdsPost", kind="statement")
    assert ("the document", "deliveredBy", "Lwazi Mthethwa") in facts
    assert ("Lwazi Mthethwa", "holdsPost", "Permanent Representative of Samoa to United Nations", "current") in facts
