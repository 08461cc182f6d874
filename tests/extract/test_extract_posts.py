"""Posts: who holds which, in which body, for which State, and whether now, before, for a time or not yet."""

from __future__ import annotations

import pytest
from reading import named, posts, said

CTC = "Counter-Terrorism Committee"
CTED = "Counter-Terrorism Committee Executive Directorate"
UN = "United Nations"


@pytest.mark.parametrize(
    ("text", "post"),
    [
        ("Ms. Adaeze Nwosu, Chair of the Counter-Terrorism Committee, spoke.", f"Chair of {CTC}"),
        ("Ms. Adaeze Nwosu, the Chair of the Counter-Terrorism Committee, spoke.", f"Chair of {CTC}"),
        ("Ms. Adaeze Nwosu, who is the Chair of the Counter-Terrorism Committee, spoke.", f"Chair of {CTC}"),
        ("Ms. Adaeze Nwosu, who also serves as Chair of the Counter-Terrorism Committee, spoke.", f"Chair of {CTC}"),
        ("Ms. Adaeze Nwosu is the Chair of the Counter-Terrorism Committee.", f"Chair of {CTC}"),
        ("Ms. Adaeze Nwosu is currently Chair of the Counter-Terrorism Committee.", f"Chair of {CTC}"),
        ("Ms. Adaeze Nwosu (Chair, Counter-Terrorism Committee) spoke.", f"Chair of {CTC}"),
        ("Ms. Adaeze Nwosu – Chair of the Counter-Terrorism Committee – spoke.", f"Chair of {CTC}"),
        ("The Chair of the Counter-Terrorism Committee, Ms. Adaeze Nwosu, spoke.", f"Chair of {CTC}"),
        ("The Chair of the Counter-Terrorism Committee, Adaeze Nwosu, spoke.", f"Chair of {CTC}"),
        ("The Committee’s Chair spoke: Ms. Adaeze Nwosu, Chair of the CTC.", f"Chair of {CTC}"),
        ("CTED Executive Director Adaeze Nwosu spoke.", f"Executive Director of {CTED}"),
        ("CTED’s Executive Director, Ms. Adaeze Nwosu, spoke.", f"Executive Director of {CTED}"),
        ("Assistant Secretary-General Adaeze Nwosu, Executive Director, CTED, spoke.", f"Executive Director of {CTED}"),
        ("Ms. Adaeze Nwosu, Executive Director a.i. of CTED, spoke.", f"Executive Director of {CTED}"),
        ("Ms. Adaeze Nwosu, Minister for Foreign Affairs of Samoa, spoke.", "Minister for Foreign Affairs of Samoa"),
        (
            "Ms. Adaeze Nwosu, Minister of Foreign Affairs of the Republic of Zambia, spoke.",
            "Minister for Foreign Affairs of Zambia",
        ),
        ("Samoa’s Foreign Minister, Ms. Adaeze Nwosu, spoke.", "Minister for Foreign Affairs of Samoa"),
        ("Prime Minister Adaeze Nwosu of Samoa spoke.", "Prime Minister of Samoa"),
        ("The Prime Minister of Samoa, Ms. Adaeze Nwosu, spoke.", "Prime Minister of Samoa"),
        ("President Adaeze Nwosu of the Republic of Zambia spoke.", "President of Zambia"),
        ("Ms. Adaeze Nwosu, President of Samoa, spoke.", "President of Samoa"),
        (
            "Ms. Adaeze Nwosu, Permanent Representative of Samoa to the United Nations, spoke.",
            f"Permanent Representative of Samoa to {UN}",
        ),
        (
            "Ms. Adaeze Nwosu, the Permanent Representative of Samoa to the UN, spoke.",
            f"Permanent Representative of Samoa to {UN}",
        ),
        ("Ms. Adaeze Nwosu, Permanent Representative of Samoa, spoke.", "Permanent Representative of Samoa"),
        ("The Permanent Representative of Samoa, Ambassador Adaeze Nwosu, spoke.", "Permanent Representative of Samoa"),
        (
            "Ms. Adaeze Nwosu, Deputy Permanent Representative of Samoa to the United Nations, spoke.",
            f"Deputy Permanent Representative of Samoa to {UN}",
        ),
        (
            "Ms. Adaeze Nwosu, Chargé d’affaires of the Permanent Mission of Samoa, spoke.",
            "Chargé d'affaires of Permanent Mission of Samoa",
        ),
        ("Ms. Adaeze Nwosu, United Nations High Commissioner for Refugees, spoke.", "High Commissioner for Refugees"),
        ("The UN High Commissioner for Refugees, Adaeze Nwosu, spoke.", "High Commissioner for Refugees"),
        (
            "Ms. Adaeze Nwosu, Director, Division for Island Matters, UNODC, spoke.",
            "Director of Division for Island Matters",
        ),
        (
            "Ms. Adaeze Nwosu, Chief of the Terrorism Prevention Branch of UNODC, spoke.",
            "Chief of Terrorism Prevention Branch",
        ),
        ("Ms. Adaeze Nwosu, Head of the Pacific Widows Network, spoke.", "Head of Pacific Widows Network"),
        ("Ms. Adaeze Nwosu, founder of the Pacific Widows Network, spoke.", "Founder of Pacific Widows Network"),
        ("Ms. Adaeze Nwosu, Senior Legal Officer at CTED, spoke.", f"Senior Legal Officer of {CTED}"),
        ("Ms. Adaeze Nwosu, Secretary-General of the United Nations, spoke.", f"Secretary-General of {UN}"),
        (
            "Ms. Adaeze Nwosu, Professor of International Law at Ahmadu Bello University, spoke.",
            "Professor of International Law of Ahmadu Bello University",
        ),
    ],
)
def test_a_person_holds_a_post(text: str, post: str) -> None:
    assert posts(text) >= {("Adaeze Nwosu", post, "acting" if "a.i." in text else "current")}


@pytest.mark.parametrize(
    ("text", "both"),
    [
        (
            "Ms. Adaeze Nwosu, Executive Director of UNODC and Director-General of the United Nations Office at Vienna, spoke.",
            {
                "Executive Director of United Nations Office on Drugs and Crime",
                "Director-General of United Nations Office at Vienna",
            },
        ),
        (
            "Ms. Adaeze Nwosu, Permanent Representative of Samoa and Chair of the Counter-Terrorism Committee, spoke.",
            {"Permanent Representative of Samoa", f"Chair of {CTC}"},
        ),
        (
            "Ms. Adaeze Nwosu, Permanent Representative of Samoa, who is the Chair of the Counter-Terrorism Committee, spoke.",
            {"Permanent Representative of Samoa", f"Chair of {CTC}"},
        ),
        (
            "Ms. Adaeze Nwosu, Deputy Prime Minister and Minister for Foreign Affairs of Samoa, spoke.",
            {"Deputy Prime Minister of Samoa", "Minister for Foreign Affairs of Samoa"},
        ),
        (
            "Ms. Adaeze Nwosu, Permanent Representative of Samoa to the United Nations, and Mr. Lwazi Mthethwa, Chair of the Counter-Terrorism Committee, spoke.",
            {f"Permanent Representative of Samoa to {UN}"},
        ),
    ],
)
def test_a_person_holds_each_of_the_posts_named_and_no_other(text: str, both: set[str]) -> None:
    assert {post for person, post, *_ in posts(text) if person == "Adaeze Nwosu"} == both


@pytest.mark.parametrize(
    ("words", "status"),
    [
        ("Ms. Adaeze Nwosu, former Chair of the Counter-Terrorism Committee, spoke.", "former"),
        ("Ms. Adaeze Nwosu, the former Chair of the Counter-Terrorism Committee, spoke.", "former"),
        ("Former Counter-Terrorism Committee Chair Adaeze Nwosu spoke.", "former"),
        ("Ms. Adaeze Nwosu, then Chair of the Counter-Terrorism Committee, spoke.", "former"),
        ("Ms. Adaeze Nwosu was the Chair of the Counter-Terrorism Committee.", "former"),
        ("Ms. Adaeze Nwosu previously served as Chair of the Counter-Terrorism Committee.", "former"),
        ("Ms. Adaeze Nwosu, who served as Chair of the Counter-Terrorism Committee, spoke.", "former"),
        ("Ms. Adaeze Nwosu, acting Chair of the Counter-Terrorism Committee, spoke.", "acting"),
        ("Ms. Adaeze Nwosu, Acting Chair of the Counter-Terrorism Committee, spoke.", "acting"),
        ("Ms. Adaeze Nwosu, interim Chair of the Counter-Terrorism Committee, spoke.", "acting"),
        ("Ms. Adaeze Nwosu, Chair ad interim of the Counter-Terrorism Committee, spoke.", "acting"),
        ("Ms. Adaeze Nwosu is acting Chair of the Counter-Terrorism Committee.", "acting"),
        ("Ms. Adaeze Nwosu, Chair-designate of the Counter-Terrorism Committee, spoke.", "designate"),
        ("Ms. Adaeze Nwosu, Chair-elect of the Counter-Terrorism Committee, spoke.", "designate"),
        ("Ms. Adaeze Nwosu, nominee for Chair of the Counter-Terrorism Committee, spoke.", "designate"),
        ("Ms. Adaeze Nwosu, incoming Chair of the Counter-Terrorism Committee, spoke.", "designate"),
        ("The President nominated Adaeze Nwosu to be Chair of the Counter-Terrorism Committee.", "designate"),
        (
            "The President announced her intent to nominate Adaeze Nwosu as Chair of the Counter-Terrorism Committee.",
            "designate",
        ),
    ],
)
def test_the_status_of_a_post_is_read_from_the_words_beside_it(words: str, status: str) -> None:
    assert posts(words) == {("Adaeze Nwosu", f"Chair of {CTC}", status)}


@pytest.mark.parametrize(
    ("text", "limits"),
    [
        ("Ms. Adaeze Nwosu has been Chair of the Counter-Terrorism Committee since 2019.", ("current", "since 2019")),
        (
            "Ms. Adaeze Nwosu has served as Chair of the Counter-Terrorism Committee since January 2019.",
            ("current", "since 2019-01"),
        ),
        (
            "Ms. Adaeze Nwosu was Chair of the Counter-Terrorism Committee from 2015 to 2018.",
            ("former", "since 2015", "until 2018"),
        ),
        (
            "Ms. Adaeze Nwosu served as Chair of the Counter-Terrorism Committee between 2015 and 2018.",
            ("former", "since 2015", "until 2018"),
        ),
        ("Ms. Adaeze Nwosu served as Chair of the Counter-Terrorism Committee until 2018.", ("former", "until 2018")),
        (
            "From 2015 to 2018, Ms. Adaeze Nwosu was Chair of the Counter-Terrorism Committee.",
            ("former", "since 2015", "until 2018"),
        ),
        ("Since 2019, Ms. Adaeze Nwosu has been Chair of the Counter-Terrorism Committee.", ("current", "since 2019")),
        (
            "Ms. Adaeze Nwosu, Chair of the Counter-Terrorism Committee since 3 May 2019, spoke.",
            ("current", "since 2019-05-03"),
        ),
        (
            "Ms. Adaeze Nwosu, Chair of the Counter-Terrorism Committee from 2015 to 2018, spoke.",
            ("former", "since 2015", "until 2018"),
        ),
    ],
)
def test_since_when_and_until_when_a_post_was_held_is_read(text: str, limits: tuple[str, ...]) -> None:
    assert posts(text) == {("Adaeze Nwosu", f"Chair of {CTC}", *limits)}


def test_a_rank_beside_a_post_is_a_rank() -> None:
    text = "Assistant Secretary-General Adaeze Nwosu, Executive Director of CTED, spoke."
    assert said(text, "holdsPost", "rank") == {
        ("Adaeze Nwosu", "holdsPost", f"Executive Director of {CTED}", "current"),
        ("Adaeze Nwosu", "rank", "Assistant Secretary-General"),
    }


def test_an_under_secretary_general_of_an_office_holds_that_post() -> None:
    text = "Mr. Lwazi Mthethwa, Under-Secretary-General of the United Nations Office of Counter-Terrorism, spoke."
    assert posts(text) == {
        ("Lwazi Mthethwa", "Under-Secretary-General of United Nations Office of Counter-Terrorism", "current")
    }


def test_a_post_whose_body_nobody_names_is_held_all_the_same() -> None:
    assert posts("Foreign Minister Nwosu spoke.") == {("Nwosu", "Minister for Foreign Affairs", "current")}


def test_a_person_who_is_met_does_not_hold_the_post_of_the_next() -> None:
    text = "Ms. Adaeze Nwosu met the Chair of the Counter-Terrorism Committee, Mr. Lwazi Mthethwa."
    assert posts(text) == {("Lwazi Mthethwa", f"Chair of {CTC}", "current")}


def test_a_post_of_a_list_belongs_to_the_name_beside_it() -> None:
    text = (
        "Mr. Lwazi Mthethwa, Chair of the Counter-Terrorism Committee; Ms. Adaeze Nwosu, Executive Director of UNICEF; "
        "and Dr. Olumide Fasanya, Director of the Pacific Widows Network, spoke."
    )
    assert posts(text) == {
        ("Lwazi Mthethwa", f"Chair of {CTC}", "current"),
        ("Adaeze Nwosu", "Executive Director of United Nations Children's Fund", "current"),
        ("Olumide Fasanya", "Director of Pacific Widows Network", "current"),
    }


def test_names_and_posts_in_lines_belong_together_line_by_line() -> None:
    text = """- Ms. Adaeze Nwosu, Executive Director, UNICEF
- Mr. Lwazi Mthethwa, Chair, Counter-Terrorism Committee
- Dr. Olumide Fasanya, Director, Pacific Widows Network"""
    assert posts(text) == {
        ("Lwazi Mthethwa", f"Chair of {CTC}", "current"),
        ("Adaeze Nwosu", "Executive Director of United Nations Children's Fund", "current"),
        ("Olumide Fasanya", "Director of Pacific Widows Network", "current"),
    }


@pytest.mark.parametrize(
    "text",
    [
        "The Chair of the Counter-Terrorism Committee spoke.",
        "The President thanked the Secretary-General.",
        "Ms. Adaeze Nwosu thanked the Secretary-General of the United Nations.",
        "Ms. Adaeze Nwosu wrote to the President of the Security Council.",
        "Ms. Adaeze Nwosu studied at Ahmadu Bello University.",
        "Ms. Adaeze Nwosu will meet the Chair of the Counter-Terrorism Committee.",
        "Ms. Adaeze Nwosu asked whether the Chair of the Counter-Terrorism Committee would attend.",
    ],
)
def test_a_post_that_the_person_does_not_hold_is_not_given_to_her(text: str) -> None:
    assert posts(text) == set()


def test_one_who_is_not_the_chair_does_not_hold_the_post() -> None:
    found = posts("Ms. Adaeze Nwosu is not the Chair of the Counter-Terrorism Committee.")
    assert all("denied" in fact for fact in found)


def test_one_who_will_be_the_chair_does_not_hold_the_post_yet() -> None:
    found = posts("Ms. Adaeze Nwosu will be the Chair of the Counter-Terrorism Committee.")
    assert all("planned" in fact or "designate" in fact for fact in found)


def test_one_who_declined_to_be_the_chair_does_not_hold_the_post() -> None:
    assert posts("Ms. Adaeze Nwosu declined to become Chair of the Counter-Terrorism Committee.") == set()


def test_a_person_from_a_body_is_one_of_its_members() -> None:
    assert ("Adaeze Nwosu", "memberOf", "Pacific Widows Network") in said(
        "We thank Ms. Adaeze Nwosu from the Pacific Widows Network.", "memberOf"
    )


def test_a_contact_for_the_press_is_no_member_of_the_meeting() -> None:
    text = "The forum was opened.\n\nPress contact: Ms. Adaeze Nwosu, Public Information Officer, UNODC, adaeze@example.org"
    assert said(text, "spokeAt", "attended", "opened", kind="press-release") == set()


def test_who_appoints_whom_is_read() -> None:
    assert said("President Adaeze Nwosu appointed Mr. Lwazi Mthethwa as Minister of Justice.", "appointed") == {
        ("Adaeze Nwosu", "appointed", "Lwazi Mthethwa")
    }


def test_who_was_appointed_by_whom_is_read() -> None:
    assert said("Mr. Lwazi Mthethwa was appointed by President Adaeze Nwosu.", "appointed") == {
        ("Adaeze Nwosu", "appointed", "Lwazi Mthethwa")
    }


def test_who_succeeds_whom_is_read() -> None:
    assert said("Ms. Adaeze Nwosu of Nigeria succeeds Mr. Lwazi Mthethwa of South Africa.", "succeeded") == {
        ("Adaeze Nwosu", "succeeded", "Lwazi Mthethwa")
    }


def test_the_ambassador_to_a_state_keeps_the_state_in_the_title() -> None:
    found = posts("Ms. Tamsin Ridgeway, United States Ambassador to Samoa, spoke.")
    assert {post for _, post, _ in found} == {"Ambassador to Samoa of United States of America"}


def test_a_title_of_a_post_is_not_a_person() -> None:
    assert (
        named("The Special Representative of the Secretary-General for Children and Armed Conflict spoke.", "Person")
        == set()
    )


@pytest.mark.parametrize(
    ("text", "post"),
    [
        ("Under President Ana Ruiz’s leadership, the State has made progress.", "President"),
        (
            "Ms. Ana Ruiz is the Assistant Democratic Leader of UNICEF.",
            "Assistant Democratic Leader of United Nations Children's Fund",
        ),
        (
            "They named Ana Ruiz as the Federal Coordinating Officer for Federal recovery operations.",
            "Federal Coordinating Officer",
        ),
    ],
)
def test_a_post_is_no_more_than_its_own_words(text: str, post: str) -> None:
    assert {fact[2] for fact in said(text, "holdsPost")} == {post}


@pytest.mark.parametrize(
    "text",
    [
        "Ms. Ana Ruiz is a member of the NATO Environmental Lake Board.",
        "Ms. Ana Ruiz, Member of the UNESCO International Security Assistance Force, spoke.",
    ],
)
def test_a_body_that_only_opens_another_name_is_nobody_s_body(text: str) -> None:
    found = said(text, "holdsPost", "memberOf")
    assert not {
        fact for fact in found if fact[2].endswith(("North Atlantic Treaty Organization", "Cultural Organization"))
    }


def test_a_title_of_address_ends_a_body_s_name_and_begins_the_next_person() -> None:
    text = "We welcomed President Ana Tamo and Chairman of the High Council for National Renewal Dr. Joe Bello to Suva."
    assert ("Joe Bello", "Chair of High Council for National Renewal", "current") in posts(text)
    assert not any(fact[0] == "Ana Tamo" and "Council" in fact[1] for fact in posts(text))


def test_whose_representative_somebody_is_is_not_his_post() -> None:
    text = (
        "The appointment of Mr. Joe Bello as the United Nations Secretary General’s personal representative on reefs."
    )
    assert posts(text) == set()


def test_departments_in_a_list_are_no_people_with_ranks() -> None:
    text = "The group includes the Departments of Justice, Housing and Urban Development, and Education."
    assert named(text, "Person") == set()


def test_the_verb_of_a_headline_is_no_part_of_a_title() -> None:
    text = "Harbour Leaders and Advocates Applaud President Tamo’s Speech\n\nWe thank President Joe Tamo."
    assert {fact[1] for fact in posts(text)} == {"President"}
