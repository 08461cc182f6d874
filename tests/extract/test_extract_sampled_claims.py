"""What further random samples of claims got wrong, by its causes, in words of the tests' own."""

from __future__ import annotations

import pytest
from reading import named, posts, said


def cited(text: str) -> set[str]:
    """The works that a release names."""
    return {fact[2] for fact in said(text, "cites", kind="press-release")}


def held(text: str) -> set[tuple[str, ...]]:
    """Who holds which post, as a release tells it."""
    return posts(text, kind="press-release")


@pytest.mark.parametrize(
    ("text", "works"),
    [
        ("It spends $5 Billion American Reef Plan funds.", {"American Reef Plan"}),
        ("Second Anniversary Of The Samoan Reef Act", {"Samoan Reef Act"}),
        ("Expand Access Under the Safe Harbour Act", {"Safe Harbour Act"}),
        ("NOAA’s Coral Health Plan grew.", {"Coral Health Plan"}),
        ("President Tamo spoke of Tamo’s Tide Reduction Act.", {"Tide Reduction Act"}),
        ("The Women’s Reef Protection Act passed.", {"Women’s Reef Protection Act"}),
        ("Thanks to the Harbour Works Law, Reef and Tide Act, it grew.", {"Harbour Works Law", "Reef and Tide Act"}),
        ("It uses the Tide Reduction Act for the Pier Program.", {"Tide Reduction Act"}),
        ("Every school knows the Every Sailor Succeeds Act.", {"Every Sailor Succeeds Act"}),
        ("They signed the Individuals with Disabilities Reef Act.", {"Individuals with Disabilities Reef Act"}),
        (
            "From the American Reef Plan to the Safe Harbour Act to the Coral and Tide Act we work.",
            {"American Reef Plan", "Safe Harbour Act", "Coral and Tide Act"},
        ),
        (
            "They joined the Declaration for the Future of the Reef, National Reef Director Ana Souza said.",
            {"Declaration for the Future of the Reef"},
        ),
        (
            "Minister Tamo Announces Action Plan on Coral Reef Security and Highlights the Work to Build Piers",
            {"Action Plan on Coral Reef Security"},
        ),
    ],
)
def test_the_name_of_a_law_or_plan_begins_and_ends_with_its_own_words(text: str, works: set[str]) -> None:
    assert cited(text) == works


@pytest.mark.parametrize(
    "text",
    [
        "Today’s Executive Order is new.",
        "The two signed a Memorandum of Arrangement.",
        "They have a National Action Plan.",
        "It is built under a Project Labor Agreement.",
    ],
)
def test_what_a_paper_is_called_in_general_is_no_name(text: str) -> None:
    assert cited(text) == set()


def test_a_plan_that_a_post_is_called_by_is_part_of_the_title() -> None:
    assert held("American Reef Plan Coordinator Ana Souza spoke.") == {
        ("Ana Souza", "American Reef Plan Coordinator", "current")
    }


@pytest.mark.parametrize(
    ("text", "post"),
    [
        ("Then Harbour Recovery Coordinator Ana Souza spoke.", "Harbour Recovery Coordinator"),
        ("A study by Nobel Laureate Ana Souza tells more.", "Nobel Laureate"),
        ("The State is led by Greek Prime Minister Ana Souza, who spoke.", "Prime Minister of Greece"),
        ("Their Secretary for Strategic Affairs Admiral Ana Souza spoke.", "Secretary for Strategic Affairs"),
    ],
)
def test_a_title_before_a_name_is_whole_and_nothing_more(text: str, post: str) -> None:
    assert {fact[1] for fact in held(text)} == {post}


def test_the_post_before_the_next_name_is_not_that_of_the_name_before() -> None:
    text = "They heard Mayor Ana Souza, Senior Adviser and Director of Public Engagement Rosa Bello and others."
    assert ("Ana Souza", "Senior Adviser", "current") not in held(text)
    assert ("Rosa Bello", "Director of Public Engagement", "current") in held(text)


def test_an_office_ends_before_the_name_of_its_head_in_a_list_of_people() -> None:
    text = (
        "They heard Director of the Office of Public Engagement Steve Tamo, Harbour Recovery Coordinator Ana Souza, and "
        "Deputy Director of the Office of Reef Policy Rosa Bello."
    )
    assert held(text) == {
        ("Steve Tamo", "Director of Office of Public Engagement", "current"),
        ("Ana Souza", "Harbour Recovery Coordinator", "current"),
        ("Rosa Bello", "Deputy Director of Office of Reef Policy", "current"),
    }


def test_the_body_of_the_next_in_a_list_is_not_that_of_the_one_before() -> None:
    text = "Special Assistant to the President for Gender Policy Ana Souza, UNICEF Director Rosa Bello, and others met."
    assert ("Rosa Bello", "Director of United Nations Children’s Fund", "current") in held(text) or (
        "Rosa Bello",
        "Director of United Nations Children's Fund",
        "current",
    ) in held(text)
    assert not any("UNICEF" in fact[1] or "Children" in fact[1] for fact in held(text) if fact[0] != "Rosa Bello")


def test_people_told_by_their_posts_alone_are_not_the_one_named_before_them() -> None:
    text = "Minister Ana Souza, the First Lady, the Second Gentleman, and officials travel."
    assert {fact[1] for fact in held(text)} == {"Minister"}


def test_of_two_who_are_to_be_nominated_the_second_is_designate_too() -> None:
    text = "He will nominate Ana Souza as Director of UNICEF and Rosa Bello as Deputy Director of UNICEF."
    assert {(fact[0], fact[-1]) for fact in held(text)} == {("Ana Souza", "designate"), ("Rosa Bello", "designate")}


def test_a_headline_on_members_names_nobody() -> None:
    assert held("Partnerships to Help Veterans and Service Members Enter Trucking") == set()


def test_the_office_of_one_who_holds_a_post_is_no_part_of_that_post() -> None:
    assert said("It works with the Office of the Governor of Apia.", "partOf", kind="press-release") == set()


def test_what_a_conference_is_about_does_not_organize_it() -> None:
    text = "The 26th UN Climate Change Conference of the Parties (COP26) met."
    assert said(text, "organizedBy", kind="press-release") == set()


def test_the_administration_is_no_agency_of_that_word() -> None:
    text = "The Administration’s Working Group on Coral met. The Harbour Services Administration spoke."
    assert said(text, "partOf", kind="press-release") == set()


def test_who_is_on_a_board_is_a_member_of_that_whose_board_it_is() -> None:
    text = "Souza serves on the Board of Directors of the National Reef Association (NRA)."
    assert said(text, "memberOf", kind="bio", title="Ana Souza") == {
        ("Ana Souza", "memberOf", "National Reef Association")
    }


def test_a_body_does_not_begin_with_what_its_style_leaves() -> None:
    text = "He spoke to the State of Tonga General Assembly."
    assert not any(name.startswith("of ") for name in named(text, "Organization", kind="press-release"))


def test_a_statement_on_somebody_is_not_delivered_by_him() -> None:
    on = said("They met.", "deliveredBy", kind="statement", title="Statement on National Adviser Ana Souza meeting Li")
    by = said("They met.", "deliveredBy", kind="statement", title="Statement by National Adviser Ana Souza on the Reef")
    assert (on, by) == (set(), {("the document", "deliveredBy", "Ana Souza")})


def test_a_newspaper_is_no_constitution() -> None:
    assert cited("The Apia Star Constitution wrote it. The Constitution of Samoa stands.") == {"Constitution of Samoa"}


@pytest.mark.parametrize(
    ("text", "titles"),
    [
        ("Souza was the Founder of Reef Park Capital Management.", {"Founder of Reef Park Capital Management"}),
        (
            "Souza is the Political/Economic Counselor at UNICEF.",
            {"Political/Economic Counselor of United Nations Children's Fund"},
        ),
        (
            "She has served as Trustee and Chair of the Reef Committee.",
            {"Trustee of Reef Committee", "Chair of Reef Committee"},
        ),
        ("Souza was a founding partner of the civil rights and employment law firm Heller, Tamo & Lee.", set()),
    ],
)
def test_in_a_life_title_and_body_are_whole(text: str, titles: set[str]) -> None:
    assert {fact[1] for fact in posts(text, kind="bio", title="Ana Souza")} == titles


def test_a_field_before_a_name_and_the_next_ones_body_are_no_body() -> None:
    text = "Secretary of the Interior Deb Souza and Pacific Council on Reef Quality Chair Rosa Bello came."
    assert {(fact[0], fact[1]) for fact in held(text)} >= {("Rosa Bello", "Chair of Pacific Council on Reef Quality")}


def test_what_texts_speak_of_by_the_way_must_be_told_more_often() -> None:
    some = "We went to Apia. " * 8
    once = "We give technical assistance. It is technical assistance."
    assert said(f"{some}{once}", "concerns", kind="press-release") == set()
    assert len(said(f"{some}{once} {once}", "concerns", kind="press-release")) == 1


@pytest.mark.parametrize(
    ("text", "titles"),
    [
        (
            "Souza retired as Vice President of Corporate Affairs of Reef Corporation.",
            "Vice President of Corporate Affairs of Reef Corporation",
        ),
        ("If confirmed, Souza will be the first woman to serve as Chief of Naval Operations.", ""),
        (
            "She served at UNICEF as a Member of the Reef Planning Staff and Special Advisor.",
            "Member of Reef Planning Staff",
        ),
    ],
)
def test_a_life_is_read_to_the_end_of_a_title_and_no_further(text: str, titles: str) -> None:
    read = {fact[1] for fact in posts(text, kind="bio", title="Ana Souza")}
    assert (titles in read) if titles else read == set()


def test_a_title_in_brackets_is_part_of_the_title_before_them() -> None:
    text = "Ana Souza, Nominee for Assistant Secretary of the Army (Financial Management and Comptroller)"
    assert "Comptroller" not in {fact[1] for fact in posts(text, kind="bio", title="Ana Souza")}


def test_a_title_behind_a_title_is_the_name_s() -> None:
    text = "She met with Argentine Secretary for Strategic Affairs Secretary Ana Souza."
    assert {fact[1] for fact in held(text)} == {"Secretary for Strategic Affairs of Argentina"}


def test_a_title_of_several_is_told_of_one() -> None:
    text = "They met UNICEF Executive Vice Presidents Ana Souza and Rosa Bello."
    assert not any("Presidents" in fact[1] for fact in held(text))


@pytest.mark.parametrize(
    ("text", "event"),
    [
        ("We met at the Conference on Hunger, Nutrition, and Health.", "Conference on Hunger, Nutrition, and Health"),
        ("The Meeting on FDA-Approved Reef Medications was held.", "Meeting on FDA-Approved Reef Medications"),
    ],
)
def test_what_an_event_is_on_may_be_a_list_and_is_no_host(text: str, event: str) -> None:
    assert said(text, "organizedBy", kind="press-release") == set()
    assert named(text, "Event", kind="press-release") <= {event}


def test_he_is_the_one_of_whom_the_paragraph_tells_and_not_whom_he_served() -> None:
    text = (
        "Joe Tamo is the Chair of UNICEF.\n\nAfter receiving a degree in political science with honours, Tamo was an "
        "editor. He clerked for Judge Abner Lee on the Reef Court.\n\nPrior to joining the National Reef Association of "
        "Apia, Tamo was a lawyer. He has also served as Director of UNICEF."
    )
    assert {fact[0] for fact in posts(text, kind="bio", title="Key Nominees")} == {"Joe Tamo"}


@pytest.mark.parametrize(
    ("text", "post"),
    [
        (
            "Ana Souza, of Apia, to be Special Envoy to Monitor and Combat Reef Loss, with a rank.",
            "Special Envoy to Monitor and Combat Reef Loss",
        ),
        (
            "Souza is President Emeritus of the National Reef Association.",
            "President Emeritus of National Reef Association",
        ),
        ("Ana Souza is a Trustee of Amnesty International USA.", "Trustee of Amnesty International USA"),
    ],
)
def test_a_title_is_read_with_what_it_is_for_and_a_body_with_its_state(text: str, post: str) -> None:
    assert {fact[1] for fact in posts(text, kind="bio", title="Ana Souza")} == {post}


def test_he_is_one_who_opens_the_paragraph_with_a_title() -> None:
    text = (
        "Joe Tamo is the Chair of UNICEF.\n\nSenator Abner Lee (R-SA) is a doctor. He has served as Director of UNICEF."
    )
    assert {fact[0] for fact in posts(text, kind="bio", title="Key Nominees")} == {"Joe Tamo", "Abner Lee"}


@pytest.mark.parametrize(
    ("text", "kind", "names"),
    [
        ("They joined the Sailors’ Committee for Reef Rights.", "Organization", {"Sailors’ Committee for Reef Rights"}),
        (
            "FACT SHEET: President Tamo Issues Executive Order to Protect Sailors’ Sensitive Data",
            "Instrument",
            {"Executive Order to Protect Sailors’ Sensitive Data"},
        ),
        (
            "FACT SHEET: Implementation Plan for the United States’ National Strategy for the Reef Region",
            "Instrument",
            {"Implementation Plan for the United States’ National Strategy for the Reef Region"},
        ),
    ],
)
def test_a_name_goes_on_behind_the_mark_of_many_owners(text: str, kind: str, names: set[str]) -> None:
    assert named(text, kind, kind="press-release") == names


@pytest.mark.parametrize(
    ("text", "people"),
    [
        ("President Tamo SARS-CoV-2 Update", {"Tamo"}),
        ("Crowned Queen Mother in Apia, Rosa Bello is a speaker.", {"Rosa Bello"}),
    ],
)
def test_what_stands_behind_a_title_is_not_always_a_name(text: str, people: set[str]) -> None:
    assert named(text, "Person", kind="press-release") == people


def test_an_attorney_general_s_office_makes_no_attorney() -> None:
    text = "Before joining the Attorney General’s Office, Ana Souza was Director of UNICEF."
    assert not any("Attorney" in fact[1] for fact in posts(text, kind="bio", title="Ana Souza"))


def test_a_title_before_one_that_is_whole_does_not_share_the_body_behind() -> None:
    text = "Joe Tamo, Senior Adviser, Assistant to the President, and Director of UNICEF"
    assert {post for who, post, *_ in held(text) if "UNICEF" in post or "Children" in post} == {
        "Director of United Nations Children's Fund"
    }


@pytest.mark.parametrize(
    ("text", "works"),
    [
        (
            "Today we issue a Statement of Principles on Coral Supply Chains.",
            "Statement of Principles on Coral Supply Chains",
        ),
        ("FACT SHEET: Operational Plan for COVID-19 Vaccinations", "Operational Plan for COVID-19 Vaccinations"),
        ("Make Clear the Fair Reef Act Must Be Followed. The Fair Reef Act works.", "Fair Reef Act"),
        ("Lower Costs for Sailors Through the Tide Reduction Act", "Tide Reduction Act"),
        ("Many Piers Were Open Before American Reef Plan Funds Came", "American Reef Plan"),
        ("10-Year National Plan on Reef Revitalization", "10-Year National Plan on Reef Revitalization"),
        (
            "See the U.S Strategy to Prevent Reef Loss and Promote Coral.",
            "Strategy to Prevent Reef Loss and Promote Coral",
        ),
        ("The first Create America’s First-Ever Reef Climate Action Plan", "Reef Climate Action Plan"),
    ],
)
def test_a_name_has_what_is_its_own_and_no_words_of_a_headline(text: str, works: str) -> None:
    assert cited(text) == {works}


@pytest.mark.parametrize(
    "text",
    [
        "She spoke on a Bipartisan Reef Agreement.",
        "Minister Tamo Announces Historic Rules to Create Jobs",
        "Consequences for Many Piers if Congress Does Not Act",
        "Helping Sailors Better Understand and Plan for Reef Loss",
        "Promoting Democratic Principles",
        "New Executive Order Will Tell More",
        "They took the Agenda to Apia.",
        "It builds on the Protection of Reef Treaty Rights.",
    ],
)
def test_what_is_done_or_one_of_many_is_no_name(text: str) -> None:
    assert cited(text) == set()


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("He joined the Attorney General's Office.", {"Attorney General's Office"}),
        ("She served in the Office of Senator Ana Souza.", set()),
        ("She served in the Office of New Apia Governor Ana Souza.", set()),
        (
            "He argued before the County School Board of Prince Edward County.",
            {"County School Board of Prince Edward County"},
        ),
        ("He clerked for United States Court of Appeals Judge J. Dickson Souza.", {"United States Court of Appeals"}),
        ("She leads the United States Geological Survey.", {"United States Geological Survey"}),
    ],
)
def test_a_body_ends_before_a_title_and_a_name_and_an_office_of_somebody_is_none(text: str, names: set[str]) -> None:
    assert named(text, "Organization", kind="press-release") == names


@pytest.mark.parametrize(
    "text",
    [
        "She was a Legislative Assistant for United States Senator Ana Souza.",
        "She served in the Office of Senator Ana Souza as Legislative Director.",
        "She was appointed Chair of the U.S.-Iraq Business Dialogue with Ana Souza.",
    ],
)
def test_a_post_for_somebody_is_not_his_and_in_no_state(text: str) -> None:
    read = posts(text, kind="bio", title="Rosa Bello")
    assert not any(who == "Ana Souza" and "Senator" not in post for who, post, *_ in read)
    assert not any("United States" in post for who, post, *_ in read if who == "Rosa Bello")


@pytest.mark.parametrize(
    ("text", "post"),
    [
        (
            "She was President of the National Association of State Budget Officers.",
            "President of National Association of State Budget Officers",
        ),
        ("Souza is a Vice President of Quantum Software at UNICEF.", "Vice President of Quantum Software of"),
        ("Souza was Vice President of Policy for The Reef Foundation.", "Vice President of Policy of Reef Foundation"),
        (
            "Souza was the Director of Investigations for Reef Harbour Corporation.",
            "Director of Investigations of Reef Harbour Corporation",
        ),
        (
            "Ana Souza, to be a Member of the Council on Sports, Fitness & Nutrition",
            "Member of Council on Sports, Fitness & Nutrition",
        ),
        (
            "Ana Souza, to be a Member of the Committee for People with Intellectual Disabilities",
            "Member of Committee for People with Intellectual Disabilities",
        ),
    ],
)
def test_a_body_of_a_life_is_whole_and_a_field_of_work_is_none(text: str, post: str) -> None:
    assert {fact[1][: len(post)] for fact in posts(text, kind="bio", title="Ana Souza")} == {post}


@pytest.mark.parametrize(
    "text",
    [
        "NATO’s Indo-Pacific Partners met. As Comprehensive Strategic Partners of ASEAN, we met.",
        "She began her career in the Office of the General Counsel of IBM.",
        "She was with the Department of Health, Centers for Reef Control and Prevention.",
        "She worked in the National Reef Division, Tide and Pier Section, in Apia.",
        "She was Director at the National Reef Council, at the Department of State of Samoa.",
    ],
)
def test_neither_partners_nor_a_greater_body_are_part_of_a_body(text: str) -> None:
    assert said(text, "partOf", kind="bio") == set()


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("Ana Souza, Nominee for U.S. Representative to the Conference on Disarmament", "designate"),
        ("We call for the confirmation process for Ana Souza as Secretary of Labor.", "designate"),
        ("They are pleased with the nomination of Ana Souza as Director of UNICEF.", "designate"),
        ("Statement on the Attempted Assassination of Samoa Prime Minister Ana Souza", "current"),
        ("Statement on the Assassination of Samoa Prime Minister Ana Souza", "former"),
    ],
)
def test_who_is_only_nominated_or_still_lives_is_said_to_be_so(text: str, status: str) -> None:
    assert {fact[2] for fact in held(text)} == {status}


def test_whom_one_expects_to_come_has_not_come() -> None:
    text = "Do you expect Cuba, Fiji, and Samoa to participate in the Summit of the Americas?"
    assert {fact[-1] for fact in said(text, "attended", kind="press-release")} <= {"planned", "questioned"}


def test_a_title_of_address_is_no_part_of_the_post_before_it() -> None:
    text = "They heard Acting Assistant Secretary of Defense Ana Souza, Assistant Secretary of Defense Dr. Rosa Bello, and others."
    assert held(text) == {
        ("Ana Souza", "Assistant Secretary of Defense", "acting"),
        ("Rosa Bello", "Assistant Secretary of Defense", "current"),
    }


@pytest.mark.parametrize("whom", ["NATO’s Reef Partners", "NATO and Samoan Counterparts"])
def test_who_meets_those_of_a_body_has_not_met_the_body(whom: str) -> None:
    assert (
        said("They met.", "metWith", kind="readout", title=f"Readout of President Tamo’s Meeting with {whom}") == set()
    )


@pytest.mark.parametrize(
    ("text", "holders"),
    [
        (
            "Souza served as Director of Speechwriting for UNICEF Director Rosa Bello.",
            {("Ana Souza", "Director of Speechwriting", "former")},
        ),
        (
            "Souza served as Legislative Director for Senator Rosa Bello.",
            {("Ana Souza", "Legislative Director", "former")},
        ),
        ("Souza is a Senior Policy Advisor in the Office of the Speaker Rosa Bello (D-CA).", set()),
        ("She served as First Lady Rosa Bello’s policy assistant.", set()),
        ("Souza also served on the Reef Council and is a Trustee of UNICEF.", {("Ana Souza", "Trustee", "current")}),
        (
            "Souza is Special Assistant to the President for Racial and Economic Justice.",
            {("Ana Souza", "Special Assistant to the President for Racial and Economic Justice", "current")},
        ),
        ("Souza lives in Prince George’s County.", set()),
        ("During her tenure as the Chief Elected Official for Apia, it grew.", set()),
    ],
)
def test_a_post_in_a_life_is_that_of_whom_it_tells(text: str, holders: set[tuple[str, ...]]) -> None:
    read = posts(text, kind="bio", title="Ana Souza")
    assert {
        (who, post.partition(" of United")[0], status) for who, post, status in read if who != "Rosa Bello"
    } == holders
    assert not any(who == "Rosa Bello" and "Advis" in post for who, post, _ in read)


@pytest.mark.parametrize(
    "text",
    [
        "She served as Samoa Governor Rosa Bello’s chief of staff.",
        "In 2012, Governor Rosa Bello appointed Ms. Souza to serve.",
        "For Governor Rosa Bello, she served as first vice chair.",
        "She served in the cabinet of Palau Governor Rosa Bello.",
        "She continued as a field representative for Governor Rosa Bello.",
        "It tells of the assassinated Samoan Governor Rosa Bello.",
    ],
)
def test_whom_somebody_served_in_a_life_is_not_said_to_hold_the_post_now(text: str) -> None:
    assert {fact[-1] for fact in posts(text, kind="bio", title="Ana Souza") if fact[0] == "Rosa Bello"} == {"former"}


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Souza worked at the American Institute in Taiwan.", "American Institute in Taiwan"),
        ("The Art of the Americas Department is hers.", "Art of the Americas Department"),
        (
            "She joined the Regional Centre for Peace and Disarmament in Africa.",
            "Regional Centre for Peace and Disarmament in Africa",
        ),
        ("She was in the Economic and Social Council Section.", "Economic and Social Council Section"),
    ],
)
def test_a_body_is_named_with_the_place_or_part_that_tells_it_apart(text: str, name: str) -> None:
    assert named(text, "Organization", kind="bio") == {name}


def test_a_title_of_address_does_not_make_one_of_two_who_are_married() -> None:
    text = "First Lady Ana Tamo will greet guests of President Tamo.\n\nIn 2019, Dr. Tamo joined them. President Tamo spoke."
    assert held(text) == {("Ana Tamo", "First Lady", "current"), ("Tamo", "President", "current")}


def test_what_somebody_speaks_on_is_no_body_and_nobody() -> None:
    title = "Remarks by President Tamo on Why Congress Must Avoid Default Immediately"
    found = said("They met.", kind="remarks", title=title)
    assert {fact[0] for fact in found} <= {"Tamo", "the document"}
    assert ("the document", "deliveredBy", "Tamo") in found


def test_what_is_somebodys_organizes_an_event_and_not_he() -> None:
    text = "They committed to holding the Apia Reef Dialogue, hosted by President Tamo’s Reef Moonshot."
    assert said(text, "organizedBy", kind="press-release") == set()


def test_who_is_dead_holds_no_post_wherever_he_is_named() -> None:
    text = "Statement on the Passing of Congresswoman Ana Souza\n\nCongresswoman Ana Souza was a leader."
    assert {fact[-1] for fact in held(text)} == {"former"}


def test_a_title_on_one_line_of_a_list_is_not_that_of_the_name_on_the_next():
    text = "Ben Hall, Special Advisor for Reefs  \nTarun Shah, Deputy Coordinator  \nIda Holm, Chief Economist"
    assert ("Tarun Shah", "Special Advisor for Reefs", "current") not in posts(text)
    assert ("Ida Holm", "Deputy Coordinator", "current") not in posts(text)


def test_a_sentence_under_the_speaker_is_no_line_of_a_post():
    text = (
        "Statement by Press Secretary Jen Hall on Reefs\n\n"
        "The President has spoken to a number of members of the House the past two days.\n\nHe informed Ms. Ana Lee."
    )
    assert {title for who, title, _ in posts(text, kind="statement") if who == "Jen Hall"} == {"Press Secretary"}


def test_a_society_of_a_place_is_a_body_of_its_own():
    text = "Rosa Collins, President, Planned Parenthood of Metropolitan New Jersey"
    assert posts(text) == {("Rosa Collins", "President of Planned Parenthood of Metropolitan New Jersey", "current")}


def test_a_party_whose_officer_was_met_was_not_met():
    text = (
        "Jake Sullivan met with Chinese Communist Party Politburo Member and Director of the Office of the Foreign "
        "Affairs Commission Yang Jiechi in Zurich."
    )
    assert not {one for one in said(text) if one[1:] == ("metWith", "Chinese Communist Party")}


@pytest.mark.parametrize("line", ["Mr. O’Neill (UNODC) President", "Mr. Tom O’Neill – (UNODC) – President"])
def test_a_body_in_brackets_behind_the_speaker_leaves_no_title_without_letters(line: str):
    titles = {title for _, title, _ in posts(line, kind="statement")}
    assert all(any(map(str.isalpha, title.partition(" of ")[0])) for title in titles)
