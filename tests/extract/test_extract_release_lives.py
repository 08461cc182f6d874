"""Lives in press releases: universities by campus, missions by city, boards, those who are appointed by a list."""

from __future__ import annotations

import pytest
from reading import facts, named, posts, said


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("She taught at the University of Nevada, Reno.", {"University of Nevada, Reno"}),
        ("He was dean at the University of Colorado Boulder.", {"University of Colorado Boulder"}),
        ("She is a fellow of California State University, Long Beach.", {"California State University, Long Beach"}),
        ("He left UC Davis for UCLA.", {"University of California, Davis", "University of California, Los Angeles"}),
        ("She was dean of St. Olaf College and of St. Mary’s College.", {"St. Olaf College", "St. Mary’s College"}),
        ("She taught at the American University in Cairo.", {"American University in Cairo"}),
        ("He was Political Counselor, Embassy Kabul.", {"Embassy Kabul"}),
        ("He was Consul General, Consulate General Karachi.", {"Consulate General Karachi"}),
        ("He stayed at Embassy Suites.", set()),
        (
            "She leads the Performing Arts Center of Los Angeles County.",
            {"Performing Arts Center of Los Angeles County"},
        ),
        ("She advises the Philadelphia Federal Reserve.", {"Philadelphia Federal Reserve"}),
        ("She was a trustee of PALMCARE USA.", {"PALMCARE USA"}),
        ("She spoke on the Reef News Channel.", {"Reef News Channel"}),
        ("She spoke on KTV World News Tonight.", set()),
        ("He has the Ana Souza Medallion and Suva’s Coral Cross Alumni Medal.", set()),
        (
            "She served on the board of Planned Parenthood of Southern and Central Ohio.",
            {"Planned Parenthood of Southern and Central Ohio"},
        ),
        (
            "She was Counsel to the Financial Services and Reef Subcommittee.",
            {"Financial Services and Reef Subcommittee"},
        ),
        ("He advised the Commerce, Justice, and Tide Subcommittee.", {"Commerce, Justice, and Tide Subcommittee"}),
    ],
)
def test_a_body_in_a_life_is_read_to_its_ends(text: str, names: set[str]) -> None:
    assert named(text, "Organization", kind="bio") == names


def test_what_somebody_studied_is_no_body() -> None:
    text = "She has a Master’s Degree from Suva University in Public Health Administration."
    assert named(text, "Organization", kind="bio") == {"Suva University"}


@pytest.mark.parametrize(
    ("text", "states"),
    [
        ("Region 4 serves Alabama, Florida, Georgia, and Tennessee.", set()),
        ("She went to Georgia and Armenia.", {"Georgia", "Armenia"}),
    ],
)
def test_a_state_of_the_union_among_others_is_no_country(text: str, states: set[str]) -> None:
    assert named(text, "State") == states


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (
            "Ana Souza became President of Suva University in 2020, after serving as Provost.",
            {
                ("Ana Souza", "President of Suva University", "current"),
                ("Ana Souza", "Provost of Suva University", "former"),
            },
        ),
        (
            "Ana Souza joined Kestrel LLC in 2004 after serving as Mayor of Apia.",
            {("Ana Souza", "Mayor of Apia", "former")},
        ),
        (
            "At the Reef Bank, where she spent ten years, Ana Souza was Senior Counsel and Head of Ethics.",
            {("Ana Souza", f"{title} of Reef Bank", "former") for title in ("Senior Counsel", "Head of Ethics")},
        ),
        (
            "While at the Ford Foundation, Ana Souza served as Program Officer.",
            {("Ana Souza", "Programme Officer of Ford Foundation", "former")},
        ),
        (
            "Ana Souza, EPA Regional Administrator for Regions 1, 4 and 7.",
            {
                (
                    "Ana Souza",
                    "Regional Administrator for Regions 1, 4 and 7 of Environmental Protection Agency",
                    "current",
                )
            },
        ),
        (
            "Ana Souza serves on the boards of the Reef Council as vice chairman, the Tide Center and Palm University.",
            {("Ana Souza", "Vice-Chair of Reef Council", "current")},
        ),
        (
            "Ana Souza was Professional Staff on the Reef Committee.",
            {("Ana Souza", "Professional Staff of Reef Committee", "former")},
        ),
        ("Ana Souza was Head Coach of Palm College.", {("Ana Souza", "Head Coach of Palm College", "former")}),
        (
            "Ana Souza served in the Clinton Administration as Chief Tide Economist.",
            {("Ana Souza", "Chief Tide Economist", "former")},
        ),
        (
            "Ana Souza is Vice President of Global Impact and Strategy at the Reef Center.",
            {("Ana Souza", "Vice President of Global Impact and Strategy of Reef Center", "current")},
        ),
        (
            "Ana Souza was a senior adviser on finance and trade in the Tide Department.",
            {("Ana Souza", "Senior Adviser on Finance and Trade of Tide Department", "former")},
        ),
        (
            "Ana Souza is cofounder of Kestrel Partners.",
            {("Ana Souza", "Co-Founder of Kestrel Partners", "current")},
        ),
    ],
)
def test_a_post_is_held_where_the_sentence_says(text: str, told: set[tuple[str, ...]]) -> None:
    assert posts(text, kind="bio") == told


@pytest.mark.parametrize(
    ("text", "bodies"),
    [
        ("Ana Souza is a judge. She won her first election to the Suva City Council.", {"Suva City Council"}),
        ("Ana Souza is a judge. She ran successfully for the Suva City Council.", {"Suva City Council"}),
        (
            "Ana Souza was Director at the Reef Board. She had joined the staff of the Reef Board in 2008.",
            {"Reef Board"},
        ),
        (
            "Ana Souza is a judge. She holds board memberships with Habitat for Humanity and the Tide Foundation.",
            {"Habitat for Humanity", "Tide Foundation"},
        ),
        (
            "Ana Souza is a judge. She serves on two panels, as well as the board of directors for the Tide Center.",
            {"Tide Center"},
        ),
        (
            "Ana Souza serves on the boards of the Reef Council as vice chairman, the Tide Center and Palm University.",
            {"Reef Council", "Tide Center", "Palm University"},
        ),
        (
            "Ana Souza serves on a variety of boards of directors, including Tide Health and the Reef Center.",
            {"Tide Health", "Reef Center"},
        ),
        (
            "Ana Souza has served on numerous boards including New Tide Pathways and the Reef Center.",
            {"New Tide Pathways", "Reef Center"},
        ),
    ],
)
def test_who_is_elected_to_a_body_or_sits_on_its_board_is_a_member(text: str, bodies: set[str]) -> None:
    assert {body for _, _, body in said(text, "memberOf", kind="bio")} == bodies


def test_a_subcommittee_is_part_of_its_committee_and_that_of_its_chamber() -> None:
    text = (
        "Ana Souza was Counsel for the Subcommittee on Reefs and Tides on the Transportation Committee in the "
        "House of Representatives."
    )
    assert said(text, "partOf", kind="bio") == facts(
        """
Subcommittee on Reefs and Tides | partOf | Transportation Committee
Transportation Committee | partOf | United States House of Representatives
"""
    )


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (
            "Today, President Ana Souza appointed the following individuals to lead the Reef Office:\n\n"
            "- Petra Novak, Director\n- **Bo Lee**, Counsel\n\nThey will start in May.",
            {("Ana Souza", "appointed", "Petra Novak"), ("Ana Souza", "appointed", "Bo Lee")},
        ),
        (
            "Petra Novak is a judge. Governor Ana Souza appointed her to the Reef Board in 2000.",
            {("Ana Souza", "appointed", "Petra Novak")},
        ),
        (
            "Petra Novak is a judge. She was later named to the Reef Board by Governor Ana Souza.",
            {("Ana Souza", "appointed", "Petra Novak")},
        ),
        ("Petra Novak is a judge. She was sworn in by Governor Ana Souza.", set()),
    ],
)
def test_who_appoints_is_told_by_a_list_and_by_a_pronoun(text: str, told: set[tuple[str, ...]]) -> None:
    assert said(text, "appointed", kind="bio") == told


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (
            "The Minister met the UN Special Representative of the Secretary General (SRSG) on Sexual Violence in "
            "Conflict Petra Novak. SRSG Novak told him of it.",
            {
                (
                    "Petra Novak",
                    "Special Representative of the Secretary General on Sexual Violence in Conflict of United Nations",
                    "current",
                )
            },
        ),
        (
            "He met UN Special Representative of the Secretary-General for Children and Armed Conflict Virginia Novak.",
            {
                (
                    "Virginia Novak",
                    "Special Representative of the Secretary-General for Children and Armed Conflict of United Nations",
                    "current",
                )
            },
        ),
    ],
)
def test_a_long_title_of_an_envoy_ends_before_the_name(text: str, told: set[tuple[str, ...]]) -> None:
    assert posts(text, kind="readout") == told


@pytest.mark.parametrize(
    ("text", "who"),
    [
        (
            "Ms. Ana Souza, Ms. Petra Novak, and other senior officials met with Mr. Bo Lee.",
            {"Ana Souza", "Petra Novak"},
        ),
        ("Ms. Ana Souza, along with several members of Congress, met with Mr. Bo Lee.", {"Ana Souza"}),
        (
            "Ms. Ana Souza, as well as representatives of the Ministry of Justice, met with Mr. Bo Lee.",
            {"Ana Souza"},
        ),
    ],
)
def test_those_without_a_name_stand_beside_who_met(text: str, who: set[str]) -> None:
    assert {fact[0] for fact in said(text, "metWith", kind="readout")} == who


@pytest.mark.parametrize(
    ("text", "works"),
    [
        ("She worked on the Reef Property Act of 2006, which is old.", {"Reef Property Act of 2006"}),
        ("She read the Memorandum on Promoting Reef Safety.", {"Memorandum on Promoting Reef Safety"}),
        ("She read the Apia Memorandum.", set()),
    ],
)
def test_laws_bear_their_year_and_memoranda_what_they_are_on(text: str, works: set[str]) -> None:
    assert named(text, "Instrument") == works
