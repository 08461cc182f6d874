"""What is told far behind the one of whom a sentence tells, and who is there when a speech is given."""

import pytest
from reading import named, posts, said, told

MET = (
    (
        "Foreign Adviser Touhid Rahman, who is leading the delegation of Palau, had a busy second day, during which he"
        " called on the Secretary-General of the Commonwealth, Patricia Reef, and held bilateral meetings with the"
        " Foreign Minister of Fiji, Ana Souza; and the Foreign Minister of Ghana, Kofi Mensah.",
        {("Touhid Rahman", "Patricia Reef"), ("Touhid Rahman", "Ana Souza"), ("Touhid Rahman", "Kofi Mensah")},
    ),
    (
        "Minister Alva Sandberg spent the day in Geneva, where she met the Director-General of the WTO, Ngozi Reef,"
        " and was received by the President of Switzerland, Karin Tide.",
        {("Alva Sandberg", "Ngozi Reef"), ("Alva Sandberg", "Karin Tide")},
    ),
    (
        "The Deputy Minister, Ana Souza, used the opportunity to hold talks with the Foreign Minister of Cuba, Bruno Reef.",
        {("Ana Souza", "Bruno Reef")},
    ),
)


@pytest.mark.parametrize(("text", "met"), MET)
def test_the_one_of_whom_a_sentence_tells_met_those_far_behind(text: str, met: set[tuple[str, str]]) -> None:
    assert {(a, b) for a, _, b, *_ in said(text, "metWith", kind="press-release")} == met


def test_whose_minister_the_place_tells_that_was_visited() -> None:
    text = "My Envoy, Ana Souza, visited Ghana on 3 March, where she met with the Minister for Foreign Affairs, Kofi Mensah."
    assert ("Kofi Mensah", "Minister for Foreign Affairs of Ghana", "current") in posts(text, kind="press-release")


SPEECH = """REMARKS BY MS. ANA SOUZA, ACTING DIRECTOR OF UNICEF, AT THE THIRD REEF FORUM

Suva, 4 May 2023

-   Your Excellency Dr. Kofi Mensah, Minister for Foreign Affairs of Ghana;
-   Mr. Lars Tide, Ambassador of Denmark, representing Minister Mette Holm;
-   Distinguished guests, ladies and gentlemen,

It is good to be here. I also see in the room an old friend, Professor Hilary Reef.
"""


def test_whom_a_salutation_names_is_there() -> None:
    there = {fact[0] for fact in told(SPEECH, "attended")}
    assert there == {"Kofi Mensah", "Lars Tide", "Hilary Reef"}


def test_an_acting_holder_in_a_heading_in_capitals() -> None:
    assert {fact[-1] for fact in told(SPEECH, "holdsPost") if fact[0] == "ANA SOUZA"} == {"acting"}


STATEMENT = """Statement by H.E. Ms. Ilana Tide
Ambassador Extraordinary and Plenipotentiary,
Permanent Representative of Palau to the United Nations

New York, 4 October 2023

Mr. Chair,

I congratulate you, Ambassador Rui Reef, on your election and thank your predecessor, Ambassador Ana Souza of Ghana.

In May my Government, jointly with UNODC, hosted in Koror the Regional Conference “Safe Oceans, Safe Islands”.
"""


def test_your_predecessor_and_what_my_government_held() -> None:
    assert ("Rui Reef", "succeeded", "Ana Souza") in told(STATEMENT, "succeeded")
    held = {fact[2] for fact in told(STATEMENT, "organizedBy") if "Safe Oceans" in fact[0]}
    assert "Palau" in held
    assert len(held) == 2


def test_two_titles_joined_by_a_comma_under_a_name() -> None:
    held = {fact[2].split(" of ")[0] for fact in told(STATEMENT, "holdsPost") if fact[0] == "Ilana Tide"}
    assert {"Ambassador Extraordinary and Plenipotentiary", "Permanent Representative"} <= held


def test_what_kind_of_event_in_capitals_belongs_to_its_title() -> None:
    text = "In Bogotá the Ministry convened the International Forum “Victims of Storms at the Centre” in May."
    assert named(text, "Event") == {"International Forum “Victims of Storms at the Centre”"}


def test_those_who_support_a_body_do_not_hold_its_event() -> None:
    text = "On 5 March, ECOWAS, with the assistance of Denmark and Norway, held in Abuja the second meeting of the Reef Forum."
    held = {fact[2] for fact in said(text, "organizedBy", kind="press-release")}
    assert not held & {"Denmark", "Norway"}
    assert {fact[2] for fact in said(text, "supportedBy", kind="press-release")} == {"Denmark", "Norway"}


def test_who_spoke_after_whom_and_who_was_there() -> None:
    text = (
        "SUVA, 5 July 2023 – The Regional Forum on Reefs was held in Suva on 3 July 2023.\n\n"
        "The forum was opened by Ms. Ana Souza. She was followed at the lectern by Mr. Kofi Mensah, Minister of Justice"
        " of Ghana, and by Ms. Karin Tide.\n\nThe draft manual was presented on the second day by Ms. Carla Ruiz.\n\n"
        "Among those who worked through it was Captain Mariam Reef."
    )
    spoke = {fact[0] for fact in said(text, "spokeAt", kind="press-release")}
    assert spoke == {"Kofi Mensah", "Karin Tide", "Carla Ruiz"}
    assert {fact[0] for fact in said(text, "attended", kind="press-release")} == {"Mariam Reef"}


def test_who_was_succeeded_far_before() -> None:
    text = "Mr. Kofi Mensah, who took office on 1 January, tendered his resignation on 22 May and was succeeded by Ana Souza."
    assert said(text, "succeeded", kind="press-release") == {("Ana Souza", "succeeded", "Kofi Mensah")}


def test_an_initial_behind_a_title_is_no_monsieur() -> None:
    text = "He met Mr. M. Amanul Haq, Ambassador of Bangladesh to Türkiye."
    assert named(text, "Person", kind="press-release") == {"M. Amanul Haq"}


def test_a_project_with_its_years_in_brackets() -> None:
    text = "Launch of the project “Safe Reefs” (2023–2026), implemented by UNODC and financed by Canada."
    done = said(text, "implementedBy", "supportedBy", kind="press-release")
    assert {fact[1] for fact in done} == {"implementedBy", "supportedBy"}
