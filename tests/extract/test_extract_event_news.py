"""The event of a news text that no name tells, and who took part in it in other words than those of programmes."""

from __future__ import annotations

import pytest
from reading import called, facts, named, plain_reading, predicates, told

LEAD = "SUVA, 4 May 2024 – UNODC held a regional workshop on reef crime in Suva.\n\n"
WORKSHOP = "regional workshop on reef crime"
COVERAGE = "SC/15923\n10 DECEMBER 2024\n\nSecurity Council\n9805TH MEETING (AM)\n\nReefs and Tides Feed One Another\n\n"


@pytest.mark.parametrize(
    ("text", "event"),
    [
        ("VIENNA, 3 May 2024 – Reef crime was at the centre of a two-day workshop that ended today.", "workshop"),
        ("Suva – UNODC handed over two boats at a ceremony in Suva on Wednesday (12/03/2025).", "ceremony"),
        ("Twelve officers got their papers in Suva after a six-week explosives detection dog course.", None),
        (
            "SUVA, 4 May 2024 – Twelve officers completed a six-week reef detection dog course on 3 May.",
            "reef detection dog course",
        ),
        (
            "SUVA, 4 May 2024 – The Minister yesterday hosted a roundtable with faith leaders in Suva.",
            "roundtable with faith leaders",
        ),
        (
            "VIENNA, 4 May 2024 – A four-day course on forged papers for 18 officers of the police ended today in Suva.",
            "course on forged papers",
        ),
        ("SUVA, 4 May 2024 – The drills, the sponsor said, were in the course of nature.", None),
    ],
)
def test_a_release_tells_of_an_event_in_small_letters(text: str, event: str | None) -> None:
    title = "Officers learn about reefs"
    assert named(f"# {title}\n\n{text}", "Event", kind="press-release", date="2024-05-04", title=title) == (
        {event} if event else set()
    )


def test_the_event_of_the_title_is_that_of_the_lead() -> None:
    text = (
        "# Reef Office Concludes Consultative Workshop on Reef Financing\n\nSuva, Fiji (5 May 2024): The Reef Office held "
        "a two-day consultative workshop on countering the financing of reefs.\n\nThe workshop was moderated by Ana Souza."
    )
    assert told(text, "moderated", name="t.md") == facts(
        "Ana Souza | moderated | consultative workshop on countering the financing of reefs"
    )


@pytest.mark.parametrize(
    "text",
    [
        "“Reefs first,” said Ana Souza, Director of the Reef Office, as she opened the first day.",
        "Officially opening the workshop, Ana Souza, Director of the Reef Office, said that reefs matter.",
        "Ana Souza, Director of the Reef Office, said a few words and opened the proceedings.",
    ],
)
def test_a_clause_tells_who_opened(text: str) -> None:
    assert told(LEAD + text, "opened", "spokeAt") >= facts(f"Ana Souza | opened | {WORKSHOP}")


@pytest.mark.parametrize(
    ("text", "fact"),
    [
        ("Addressing delegates, Ana Souza, Director of the Reef Office, asked for more.", "Ana Souza | spokeAt"),
        ("In his vote of thanks, Mr. Paul Deng looked back.", "Paul Deng | spokeAt"),
        ("Rear Admiral Paul Deng, in a goodwill message, commended the Office.", "Paul Deng | spokeAt"),
        ("First to speak was Ana Souza, a lawyer.", "Ana Souza | spokeAt"),
        ("The segment was facilitated by UNODC's Ana Souza.", "Ana Souza | moderated"),
        ("The sessions, which are closed to the media, were chaired by Ana Souza.", "Ana Souza | chaired"),
        ("Under the chairmanship of Ana Souza, six firms showed their boats.", "Ana Souza | chaired"),
        ("The evening was brought to a close by Ana Souza.", "Ana Souza | closed"),
        ("Ana Souza, Director of the Reef Office, said in closing that reefs matter.", "Ana Souza | closed"),
        ("The ceremony was attended by Ana Souza, Director of the Reef Office.", "Ana Souza | attended"),
        ("Ana Souza, Director of the Reef Office, attended the opening.", "Ana Souza | attended"),
        ("Participants were welcomed by Ana Souza, Director of the Reef Office.", "Ana Souza | spokeAt"),
        ("Ana Souza and Paul Deng served as resource persons.", "Paul Deng | spokeAt"),
        ("Sessions were delivered by UNODC experts and by Ms. Ana Souza.", "Ana Souza | spokeAt"),
        ("A team from the Reef Office, headed by Lt. Col. Ana Souza, won the last round.", "Ana Souza | attended"),
        ("The workshop drew participants from Fiji and Samoa.", "Samoa | attended"),
        ("Officers from Fiji followed the proceedings.", "Fiji | attended"),
        ("Experts from Europol and Frontex delivered lectures.", "Frontex | spokeAt"),
        ("The Reef Office was represented by Ana Souza, and Ms. Petra Novak represented the Commission.", None),
        ("It was opened by Ana Souza, Director of the Reef Office.", "Ana Souza | opened"),
    ],
)
def test_a_release_says_in_yet_other_words_who_took_part(text: str, fact: str | None) -> None:
    expected = (
        {f"{fact} | {WORKSHOP}"} if fact else {f"{n} | attended | {WORKSHOP}" for n in ("Ana Souza", "Petra Novak")}
    )
    found = told(LEAD + text, "opened", "closed", "moderated", "chaired", "spokeAt", "attended")
    assert {" | ".join(f) for f in found} >= expected


def test_who_acts_where_others_are_told_to_have_spoken_spoke_too() -> None:
    text = (
        LEAD
        + "Ana Souza, Director of the Reef Office, said that reefs matter. Paul Deng, of the Tide Society, likened them to "
        "walls. Petra Novak, who retired in 2019, was not there. Captain Ida Bell received a medal last year."
    )
    assert told(text, "spokeAt", "attended") == facts(
        f"Ana Souza | spokeAt | {WORKSHOP}\nPaul Deng | spokeAt | {WORKSHOP}"
    )


def test_who_spoke_after_an_event_did_not_speak_there() -> None:
    text = LEAD + "Speaking after the workshop, Ana Souza, Director of the Reef Office, said that reefs matter."
    assert told(text, "spokeAt") == set()


def test_whoever_opens_another_event_does_not_open_that_of_the_text() -> None:
    text = LEAD + "“Reefs first,” said Ana Souza, as she opened the Third Tide Forum in Apia."
    assert told(text, "opened") == facts("Ana Souza | opened | Third Tide Forum")


@pytest.mark.parametrize(
    ("text", "fact"),
    [
        ("“The coast is no wall,” said Ana Souza, Director of the Reef Office.", "Ana Souza | spokeAt"),
        ("Reefs grow. Captain Ana Souza, speaking by video link from Suva, gave an account.", "Ana Souza | spokeAt"),
        ("Fiji’s delegate spoke. His counterpart from Samoa agreed.", "Samoa | spokeAt"),
        (
            "Ana Souza (Fiji), Council President for December, speaking in her national capacity, agreed.",
            "Ana Souza | chaired",
        ),
    ],
)
def test_coverage_tells_in_its_sentences_who_spoke(text: str, fact: str) -> None:
    found = {" | ".join(f[:2]) for f in told(COVERAGE + text, "spokeAt", "chaired")}
    assert fact in found


def test_a_number_may_have_a_comma() -> None:
    text = (
        "The 9,823rd meeting of the Security Council was called to order at 10:02 a.m. on 22 January 2025.\n\n"
        "The representative of Denmark called for calm. The representative of Fiji agreed.\n"
    )
    assert plain_reading(text, "t.txt").document.kind == "meeting-coverage"
    assert told(text, "spokeAt") == facts(
        "Denmark | spokeAt | 9823rd meeting of the Security Council\nFiji | spokeAt | 9823rd meeting of the Security Council"
    )


def test_a_label_behind_the_title_of_a_part_opens_its_people() -> None:
    text = (
        "PROGRAMME\n\nNational Seminar on Reef Law\n\nTuesday, 9 September 2025\nSuva\n\n"
        "09:30 – 10:45 Panel 1: What was lost Moderator: Dr. Ana Souza, Reef Office\nSpeakers:\n- Mr. Paul Deng, Tide Society\n"
        "\n12:30 Closing remarks by Ms. Petra Novak, Reef Office\n"
    )
    expected = facts(
        "Ana Souza | moderated | National Seminar on Reef Law | planned\n"
        "Paul Deng | spokeAt | National Seminar on Reef Law | planned\n"
        "Petra Novak | closed | National Seminar on Reef Law | planned"
    )
    assert told(text, *predicates(expected)) == expected


def test_the_title_of_a_programme_stands_among_place_and_day() -> None:
    text = (
        "PACIFIC REEF FORUM\nPRF WORKSHOP ON REEF SECURITY AND INFORMATION SHARING\nSuva, Fiji\n22 - 23 July 2025\n"
        "Co-chairs: Fiji and Samoa\n\nAGENDA\n\n0900 Opening Remarks\nMs. Ana Souza, Minister of Reefs\n1000 Session 1: Tides\n"
        "Moderator: Mr. Paul Deng, Tide Society\nSpeakers:\nMs. Petra Novak, Reef Office\n"
    )
    found = told(text, "chaired", "opened", "heldAt")
    assert {(f[0], f[1]) for f in found} >= {("Fiji", "chaired"), ("Samoa", "chaired"), ("Ana Souza", "opened")}


def test_a_title_in_quotation_marks_is_what_stands_behind_it() -> None:
    text = (
        '# Partners mark the end of the second "Safe Reefs" course\n\nSUVA, 27 February 2025 – The five-day course, which '
        "ended on Thursday, was delivered by UNODC.\n"
    )
    assert told(text, "organizedBy", name="t.md") == facts(
        "Safe Reefs | organizedBy | United Nations Office on Drugs and Crime"
    )


def test_the_title_beside_event_report_is_an_event() -> None:
    text = (
        "REEF INSTITUTE — EVENT REPORT\n\n## What do we owe the reefs? A conversation on tides\n\nHeld on 12 June 2025 at the "
        "Tide Centre, Suva, this public conversation was organised jointly with UNODC.\n"
    )
    found = plain_reading(text, "t.md")
    assert {called(found, m.referent) for m in found.mentions if m.kind == "Event"} == {
        "What do we owe the reefs? A conversation on tides"
    }
    assert told(text, "organizedBy", name="t.md") == facts(
        "What do we owe the reefs? A conversation on tides | organizedBy | United Nations Office on Drugs and Crime"
    )


def test_an_exercise_is_named_by_capitals_before_what_it_is() -> None:
    text = (
        "Suva, 6 October 2025. Officers of Fiji took part in STEEL REEF 25, the largest tide exercise ever "
        "staged.\n\nLed by the Reef Office with the support of Frontex, the exercise ran from 29 September to 3 October.\n"
    )
    assert told(text, "supportedBy") == facts("STEEL REEF 25 | supportedBy | Frontex")


@pytest.mark.parametrize(
    ("text", "fact"),
    [
        ("We heard Minister Ana Souza, who opened our work on Thursday, describe the reefs.", ("Ana Souza", "opened")),
        ("We heard UNODC's Paul Deng on data.", ("Paul Deng", "spokeAt")),
        ("I greet among us Judge Ana Souza, President of the Reef Court.", ("Ana Souza", "attended")),
        ("I want to thank Judge Ana Souza for steering our panels with such patience.", ("Ana Souza", "moderated")),
    ],
)
def test_a_speaker_tells_who_else_was_there(text: str, fact: tuple[str, str]) -> None:
    head = "CLOSING REMARKS\n\nMs. Ida Bell\nDirector, UNODC\n\nRegional Conference on Reef Law\n\nSuva, Fiji\n15 November 2024\n\n"
    found = told(head + "Dear friends,\n\n" + text + " Thank you, my friends, for all that we did.\n", fact[1])
    assert fact in {f[:2] for f in found}
