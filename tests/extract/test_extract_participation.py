"""Who organizes, opens, closes, moderates, chairs, speaks, attends, meets; and what is only planned, denied or asked."""

from __future__ import annotations

import pytest
from reading import said

EVENT = "Apia Summit on Reef Loss"
QUOTED = f"the {EVENT}"
TITLE = "Widows and the Law of Small Islands"
UNODC = "United Nations Office on Drugs and Crime"


@pytest.mark.parametrize(
    ("text", "bodies"),
    [
        (f"T{QUOTED[1:]} was organized by UNODC.", {UNODC}),
        (
            f"T{QUOTED[1:]} was jointly organized by UNODC, UNICEF and the African Union.",
            {UNODC, "United Nations Children's Fund", "African Union"},
        ),
        (
            f"T{QUOTED[1:]} was co-organized by UNODC, together with UNICEF and the Kingdom of Norway.",
            {UNODC, "United Nations Children's Fund", "Norway"},
        ),
        (f"T{QUOTED[1:]}, organised by UNODC and Norway, ended.", {UNODC, "Norway"}),
        (f"T{QUOTED[1:]} was hosted by the Permanent Mission of Samoa.", {"Permanent Mission of Samoa"}),
        (f"UNODC and UNICEF organized {QUOTED}.", {UNODC, "United Nations Children's Fund"}),
        (f"UNODC, as well as UNICEF, co-hosted {QUOTED}.", {UNODC, "United Nations Children's Fund"}),
        (f"Norway has convened {QUOTED}.", {"Norway"}),
        (
            f"T{QUOTED[1:]} was organized by the Pacific Widows Network (PWN), UNODC and UNDP.",
            {"Pacific Widows Network", UNODC, "United Nations Development Programme"},
        ),
        (f"T{QUOTED[1:]} ended well. The event was organized by UNODC and co-sponsored by Norway.", {UNODC}),
    ],
)
def test_those_who_organize_an_event_are_all_read(text: str, bodies: set[str]) -> None:
    assert said(text, "organizedBy") == {(EVENT, "organizedBy", body) for body in bodies}


def test_the_unit_that_organizes_is_named_and_not_its_parent() -> None:
    text = (
        f"T{QUOTED[1:]} was organized by the United Nations Counter-Terrorism Centre (UNCCT) of the United Nations Office of "
        "Counter-Terrorism (UNOCT) and by UNODC."
    )
    assert said(text, "organizedBy") == {
        (EVENT, "organizedBy", "United Nations Counter-Terrorism Centre"),
        (EVENT, "organizedBy", UNODC),
    }


def test_the_event_of_the_heading_is_organized_by_those_who_welcome_its_guests() -> None:
    text = f"""High-level event on {EVENT}

8 November 2022

**Statement by Ms. Adaeze Nwosu, Executive Director, UNICEF**

Together with our partners from UNODC and UNDP and our co-organizers, Norway and the African Union, UNICEF is pleased to welcome you to today’s event, which comes at the right time for us all."""
    facts = said(text, "organizedBy", kind="statement")
    assert {fact[2] for fact in facts} == {
        UNODC,
        "United Nations Development Programme",
        "Norway",
        "African Union",
        "United Nations Children's Fund",
    }


@pytest.mark.parametrize(
    ("text", "predicate"),
    [
        (f"Ms. Adaeze Nwosu opened {QUOTED}.", "opened"),
        (f"In opening {QUOTED}, Ms. Adaeze Nwosu thanked all.", "opened"),
        (f"T{QUOTED[1:]} was opened by Ms. Adaeze Nwosu.", "opened"),
        (f"Ms. Adaeze Nwosu delivered opening remarks at {QUOTED}.", "opened"),
        (f"Ms. Adaeze Nwosu, Executive Director of UNICEF, gave the opening address at {QUOTED}.", "opened"),
        (f"Ms. Adaeze Nwosu closed {QUOTED}.", "closed"),
        (f"In closing {QUOTED}, Ms. Adaeze Nwosu thanked all.", "closed"),
        pytest.param(f"T{QUOTED[1:]} was closed by Ms. Adaeze Nwosu.", "closed"),
        (f"Ms. Adaeze Nwosu delivered the closing remarks at {QUOTED}.", "closed"),
        (f"Ms. Adaeze Nwosu moderated {QUOTED}.", "moderated"),
        (f"T{QUOTED[1:]} was moderated by Ms. Adaeze Nwosu.", "moderated"),
        (f"T{QUOTED[1:]}, moderated by Ms. Adaeze Nwosu, ended.", "moderated"),
        (f"Ms. Adaeze Nwosu chaired {QUOTED}.", "chaired"),
        (f"T{QUOTED[1:]} was chaired by Ms. Adaeze Nwosu.", "chaired"),
        (f"Ms. Adaeze Nwosu presided over {QUOTED}.", "chaired"),
        (f"Ms. Adaeze Nwosu spoke at {QUOTED}.", "spokeAt"),
        (f"Ms. Adaeze Nwosu addressed {QUOTED}.", "spokeAt"),
        (f"Ms. Adaeze Nwosu delivered a keynote speech at {QUOTED}.", "spokeAt"),
        (f"Ms. Adaeze Nwosu, who briefed {QUOTED}, left.", "spokeAt"),
        (f"Ms. Adaeze Nwosu attended {QUOTED}.", "attended"),
        (f"Ms. Adaeze Nwosu took part in {QUOTED}.", "attended"),
        pytest.param(
            f"Ms. Adaeze Nwosu participated virtually in {QUOTED}.",
            "attended",
        ),
        pytest.param(f"T{QUOTED[1:]} was attended by Ms. Adaeze Nwosu.", "attended"),
    ],
)
def test_what_a_person_did_at_an_event_is_read(text: str, predicate: str) -> None:
    assert said(text, "opened", "closed", "moderated", "chaired", "spokeAt", "attended") == {
        ("Adaeze Nwosu", predicate, EVENT)
    }


def test_several_who_opened_an_event_all_did() -> None:
    text = f"T{QUOTED[1:]} was opened by Ms. Adaeze Nwosu, Executive Director of UNICEF, and Mr. Lwazi Mthethwa, Minister of Justice of Samoa."
    assert said(text, "opened") == {("Adaeze Nwosu", "opened", EVENT), ("Lwazi Mthethwa", "opened", EVENT)}


def test_of_one_who_opened_it_is_not_also_said_that_she_spoke() -> None:
    text = f"Ms. Adaeze Nwosu opened {QUOTED}. Ms. Adaeze Nwosu spoke at {QUOTED}."
    assert said(text, "opened", "spokeAt") == {("Adaeze Nwosu", "opened", EVENT)}


def test_a_fellow_moderator_makes_two_moderators() -> None:
    text = f"""High-level event on {EVENT}

8 November 2022

**Remarks by Ms. Adaeze Nwosu, Executive Director, UNICEF**

Dear colleagues,

I thank my fellow moderator, Mr. Lwazi Mthethwa from the Pacific Widows Network, for the work that he has done today with us all."""
    assert {fact[0] for fact in said(text, "moderated", kind="remarks")} == {"Adaeze Nwosu", "Lwazi Mthethwa"}


@pytest.mark.parametrize(
    ("text", "facts"),
    [
        ("Ms. Adaeze Nwosu met with Mr. Lwazi Mthethwa.", {("Adaeze Nwosu", "metWith", "Lwazi Mthethwa")}),
        (
            "President Adaeze Nwosu spoke with Prime Minister Lwazi Mthethwa of Samoa.",
            {("Adaeze Nwosu", "metWith", "Lwazi Mthethwa")},
        ),
        (
            "President Adaeze Nwosu spoke separately with Prime Minister Lwazi Mthethwa and Chancellor Ofa Halapua.",
            {("Adaeze Nwosu", "metWith", "Lwazi Mthethwa"), ("Adaeze Nwosu", "metWith", "Ofa Halapua")},
        ),
        (
            "President Adaeze Nwosu held a bilateral meeting with Prime Minister Lwazi Mthethwa.",
            {("Adaeze Nwosu", "metWith", "Lwazi Mthethwa")},
        ),
        (
            "President Adaeze Nwosu received Mr. Lwazi Mthethwa in Apia.",
            {("Adaeze Nwosu", "metWith", "Lwazi Mthethwa")},
        ),
        (
            "President Adaeze Nwosu met today in Apia with Mr. Lwazi Mthethwa.",
            {("Adaeze Nwosu", "metWith", "Lwazi Mthethwa")},
        ),
        ("Ms. Adaeze Nwosu did not meet with Mr. Lwazi Mthethwa.", set()),
    ],
)
def test_who_met_whom_is_read(text: str, facts: set[tuple[str, str, str]]) -> None:
    assert {fact for fact in said(text, "metWith") if fact[-1] != "denied"} == facts


@pytest.mark.parametrize(
    ("text", "modality"),
    [
        (f"UNODC will host {QUOTED}.", "planned"),
        (f"UNODC plans to host {QUOTED}.", "planned"),
        (f"Samoa called on UNODC to host {QUOTED}.", "planned"),
        (f"Samoa urged UNODC to organize {QUOTED}.", "planned"),
        (f"UNODC should host {QUOTED}.", "planned"),
        (f"UNODC is expected to host {QUOTED}.", "planned"),
        (f"T{QUOTED[1:]} will be organized by UNODC.", "planned"),
        (f"UNODC has not hosted {QUOTED}.", "denied"),
        (f"UNODC never hosted {QUOTED}.", "denied"),
        (f"T{QUOTED[1:]} was not organized by UNODC.", "denied"),
        (f"We do not know whether UNODC organized {QUOTED}.", "questioned"),
        (f"If UNODC organized {QUOTED}, we would come.", "questioned"),
    ],
)
def test_what_is_not_stated_as_a_fact_bears_its_modality(text: str, modality: str) -> None:
    assert said(text, "organizedBy") == {(EVENT, "organizedBy", UNODC, modality)}


@pytest.mark.parametrize(
    "text",
    [
        f"UNODC did not host {QUOTED}.",
        f"UNODC refused to host {QUOTED}.",
        f"UNODC would have hosted {QUOTED}, had it been asked.",
        f"It is false that UNODC organized {QUOTED}.",
    ],
)
def test_what_did_not_happen_is_never_stated(text: str) -> None:
    assert (EVENT, "organizedBy", UNODC) not in said(text)


@pytest.mark.parametrize(
    ("text", "modality"),
    [
        (f"Ms. Adaeze Nwosu will open {QUOTED}.", "planned"),
        (f"Ms. Adaeze Nwosu will speak at {QUOTED}.", "planned"),
        pytest.param(f"Ms. Adaeze Nwosu will attend {QUOTED}.", "planned"),
        (f"Ms. Adaeze Nwosu did not attend {QUOTED}.", "denied"),
    ],
)
def test_what_a_person_will_do_or_did_not_is_no_fact(text: str, modality: str) -> None:
    found = said(text, "opened", "spokeAt", "attended")
    assert len(found) <= 1
    assert all(fact[-1] == modality for fact in found)


def test_a_sentence_before_that_denies_does_not_deny_the_next() -> None:
    text = f"Samoa did not come. UNODC hosted {QUOTED}."
    assert said(text, "organizedBy") == {(EVENT, "organizedBy", UNODC)}


def test_one_clause_that_plans_does_not_plan_the_other() -> None:
    text = f"UNODC hosted {QUOTED}, and UNICEF will host the third Honiara Dialogue."
    assert said(text, "organizedBy") == {
        (EVENT, "organizedBy", UNODC),
        ("third Honiara Dialogue", "organizedBy", "United Nations Children's Fund", "planned"),
    }


@pytest.mark.parametrize(
    ("text", "fact"),
    [
        ("UNODC organized the side event on “{}” in May.", (TITLE, "organizedBy", UNODC)),
        ("In May the side event on “{}” was organized by UNODC.", (TITLE, "organizedBy", UNODC)),
        ("In May the side event entitled “{},” organized by UNODC, ended.", (TITLE, "organizedBy", UNODC)),
        ("Ms. Adaeze Nwosu opened the side event on “{}”.", ("Adaeze Nwosu", "opened", TITLE)),
        ("In May the webinar on “{}” was opened by Ms. Adaeze Nwosu.", ("Adaeze Nwosu", "opened", TITLE)),
        ("The webinar on “{}” was opened today by Ms. Adaeze Nwosu.", ("Adaeze Nwosu", "opened", TITLE)),
        ("The webinar on “{}” was opened in Samoa on 3 May by Adaeze Nwosu.", ("Adaeze Nwosu", "opened", TITLE)),
        ("The webinar on “{}” was opened in Samoa on 3 May by Adaeze Nwosu.", (TITLE, "heldOn", "2022-05-03")),
        ("Ms. Adaeze Nwosu of Samoa moderated the webinar on “{}”.", ("Adaeze Nwosu", "moderated", TITLE)),
        ("Ms. Adaeze Nwosu (Samoa) spoke at the webinar on “{}”.", ("Adaeze Nwosu", "spokeAt", TITLE)),
        (
            "Ms. Adaeze Nwosu spoke on resolution 2396 (2017) at the webinar on “{}”.",
            ("Adaeze Nwosu", "spokeAt", TITLE),
        ),
        ("Ms. Adaeze Nwosu moderated the panel discussion entitled “{}”.", ("Adaeze Nwosu", "moderated", TITLE)),
        ("Ms. Adaeze Nwosu spoke at a workshop on “{}”.", ("Adaeze Nwosu", "spokeAt", TITLE)),
        ("In May the workshop on “{}” was held in Samoa.", (TITLE, "heldAt", "Samoa")),
        ("We recall the workshop on “{}”, held on 3 May 2022.", (TITLE, "heldOn", "2022-05-03")),
        ("We recall the workshop on “{}”, on the margins of the Apia Summit on Reef Loss.", (TITLE, "partOf", EVENT)),
        ("UNODC will host the side event on “{}”.", (TITLE, "organizedBy", UNODC, "planned")),
    ],
)
def test_what_is_said_of_an_event_with_a_quoted_title_is_read_too(text: str, fact: tuple[str, ...]) -> None:
    assert fact in said(text.format(TITLE))


SUMMIT = "Apia Summit on Reef Loss"
SOUZA = ("Ana Souza", "spokeAt", SUMMIT)


@pytest.mark.parametrize(
    ("text", "fact"),
    [
        ("The {} heard keynote addresses from Ms. Ana Souza and UNICEF.", SOUZA),
        ("“The reefs are dying,” said Ms. Ana Souza, Director of UNICEF, at the opening of the {}.", SOUZA),
        ("Ms. Ana Souza said at the {} that the reefs are dying.", SOUZA),
        ("Panellists at the {} were Ms. Ana Souza and Mr. Lwazi Mthethwa.", SOUZA),
        ("Ms. Ana Souza took part as a panellist in the {}.", SOUZA),
        ("Ms. Ana Souza was among the speakers at the {}.", SOUZA),
        ("In a statement to the {}, Ms. Ana Souza thanked all.", SOUZA),
        ("Ms. Ana Souza gave a presentation on reef law at the {}.", SOUZA),
        ("At the {}, held in Suva on 3 May 2022, Ms. Ana Souza announced new funds.", SOUZA),
        ("During the {}, Ms. Ana Souza presented the report.", SOUZA),
        ("Closing the {}, Ms. Ana Souza thanked all.", ("Ana Souza", "closed", SUMMIT)),
        ("The {} gathered more than 200 guests, among them Ms. Ana Souza.", ("Ana Souza", "attended", SUMMIT)),
        ("The {}, a joint initiative by UNODC and UNICEF, ended.", (SUMMIT, "organizedBy", UNODC)),
        ("The {} (Suva, 3-5 May 2022) ended.", (SUMMIT, "heldAt", "Suva")),
        ("Ms. Ana Souza served as moderator of the {}.", ("Ana Souza", "moderated", SUMMIT)),
        ("The {} was inaugurated on Monday by Ms. Ana Souza.", ("Ana Souza", "opened", SUMMIT)),
        ("Participants in the {}, including Ms. Ana Souza, agreed.", ("Ana Souza", "attended", SUMMIT)),
        ("The {} took place in Suva, Fiji, on 3 May 2022.", (SUMMIT, "heldOn", "2022-05-03")),
        ("The {} was held at the White House in Washington from 3 to 5 May 2022.", (SUMMIT, "heldAt", "Washington")),
        ("The {} was held at the White House in Washington from 3 to 5 May 2022.", (SUMMIT, "heldOn", "2022-05-03")),
        ("The {} concluded in Honiara on 5 May 2022.", (SUMMIT, "endsOn", "2022-05-05")),
        ("The Workshop on Reef Law, part of the {}, ended.", ("Workshop on Reef Law", "partOf", SUMMIT)),
        ("UNODC, with the support of Norway, held the {}.", (SUMMIT, "organizedBy", UNODC)),
        ("UNODC, with the support of Norway, held the {}.", (SUMMIT, "supportedBy", "Norway")),
        (
            "On 3 May 2022, UNODC, in partnership with UNICEF and with the support of Norway, held the {}.",
            (SUMMIT, "heldOn", "2022-05-03"),
        ),
    ],
)
def test_what_is_said_of_an_event_is_read_in_other_words_too(text: str, fact: tuple[str, ...]) -> None:
    assert fact in said(text.format(SUMMIT))


def test_a_session_of_a_body_does_not_take_the_names_behind_it() -> None:
    text = f"On the margins of the fifth session of the General Assembly, UNODC and Norway hosted {QUOTED}."
    assert said(text, "organizedBy") == {
        (EVENT, "organizedBy", UNODC),
        (EVENT, "organizedBy", "Norway"),
        ("fifth session of the General Assembly", "organizedBy", "General Assembly"),
    }


def test_whom_one_met_before_is_not_met_with_the_next_one() -> None:
    text = "Following President Ana Souza’s talks with Mr. Lwazi Mthethwa on 3 May, Mr. Ofa Halapua met with Dr. Lupe Vaka."
    assert said(text, "metWith") == {
        ("Ana Souza", "metWith", "Lwazi Mthethwa"),
        ("Ofa Halapua", "metWith", "Lupe Vaka"),
    }


def test_a_delegation_is_sent_to_where_its_event_is_held() -> None:
    text = "President Ana Souza announced the designation of a Presidential Delegation to attend the Inauguration of Ofa Halapua on 3 May 2022, in Suva, Fiji."
    assert ("Inauguration of Ofa Halapua", "heldAt", "Suva") in said(text, kind="participants")
