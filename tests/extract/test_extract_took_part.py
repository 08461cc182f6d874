"""Who took part and in what capacity, in the many ways in which releases and speeches say it."""

from __future__ import annotations

import pytest
from reading import said

_PREDICATES = (
    "spokeAt", "moderated", "chaired", "opened", "closed", "attended", "metWith", "organizedBy", "supportedBy",
)  # fmt: skip
_EVENT = "Regional Conference on Reef Security"
_RELEASE = (
    "# Ministers discuss reefs\n\nSuva, 5 May 2024 – The Regional Conference on Reef Security was held in Suva on 3 and 4"
    " May 2024.\n\n"
)
_SPEECH = (
    "# Remarks by Jope Vatu at the Regional Conference on Reef Security\n\nSuva, 4 May 2024\n\n"
    "Excellencies, dear colleagues,\n\n"
)


def _told(text: str, kind: str, lead: str) -> set[str]:
    """What a sentence adds to its document, the event called "it" and left out behind people."""
    found = said(lead + text, *_PREDICATES, kind=kind, date="2024-05-05")
    found -= said(lead + "It went well.", *_PREDICATES, kind=kind, date="2024-05-05")
    short = [tuple(part for part in fact[1:] if part != _EVENT) for fact in found]
    return {
        " | ".join(("it" if fact[0] == _EVENT else fact[0], *rest)) for fact, rest in zip(found, short, strict=True)
    }


_RELEASES = [
    (
        "The opening session, which was chaired by Ana Souza, heard from Petra Novak of INTERPOL and Mark Olsen of UNODC.",
        {"Ana Souza | chaired", "Mark Olsen | spokeAt", "Petra Novak | spokeAt"},
    ),
    ("The opening session was presided over by Ana Souza, Minister of Justice.", {"Ana Souza | chaired"}),
    (
        "The proceedings were guided by Ana Souza and Petra Novak as co-chairs.",
        {"Ana Souza | chaired", "Petra Novak | chaired"},
    ),
    ("Ana Souza and Petra Novak acted as co-chairs.", {"Ana Souza | chaired", "Petra Novak | chaired"}),
    ("Co-chairing the Conference were Ana Souza and Petra Novak.", {"Ana Souza | chaired", "Petra Novak | chaired"}),
    (
        "The Conference, co-chaired by Ana Souza of Fiji and Petra Novak of China, brought together 40 experts.",
        {"Ana Souza | chaired", "Petra Novak | chaired"},
    ),
    ("The meeting, which was chaired by Ana Souza, lasted two days.", {"Ana Souza | chaired"}),
    ("With Ana Souza in the chair, the Conference adopted a declaration.", {"Ana Souza | chaired"}),
    ("Chaired by Ana Souza, Minister of Justice, the Conference adopted a declaration.", {"Ana Souza | chaired"}),
    ("Under the chairmanship of Ana Souza, the Conference adopted a declaration.", {"Ana Souza | chaired"}),
    ("Ana Souza chaired the second panel.", {"Ana Souza | chaired"}),
    ("The first panel was moderated by Ana Souza, Editor of the Fiji Times.", {"Ana Souza | moderated"}),
    ("Moderating the debate was Ana Souza.", {"Ana Souza | moderated"}),
    ("The debate, moderated by journalist Ana Souza, turned to money.", {"Ana Souza | moderated"}),
    ("Ana Souza steered the discussion as moderator.", {"Ana Souza | moderated"}),
    ("Ana Souza acted as moderator.", {"Ana Souza | moderated"}),
    (
        "The event was moderated by Ana Souza and featured Petra Novak and Mark Olsen.",
        {"Ana Souza | moderated", "Mark Olsen | spokeAt", "Petra Novak | spokeAt"},
    ),
    ("Ana Souza, Director of UNODC, opened the event.", {"Ana Souza | opened"}),
    ("The event was opened by Ana Souza.", {"Ana Souza | opened"}),
    ("The Conference was officially opened by the Minister of Justice of Fiji, Ana Souza.", {"Ana Souza | opened"}),
    ("It was Ana Souza who opened the Conference.", {"Ana Souza | opened"}),
    ("In her welcome address, Ana Souza thanked the partners.", {"Ana Souza | opened"}),
    ("Opening the Conference, Ana Souza thanked the partners.", {"Ana Souza | opened"}),
    ("In her opening remarks, Ana Souza thanked the partners.", {"Ana Souza | opened"}),
    ("Ana Souza delivered the keynote address.", {"Ana Souza | spokeAt"}),
    ("A keynote speech by Ana Souza set the tone.", {"Ana Souza | spokeAt"}),
    ("The keynote speaker, Ana Souza, spoke of hope.", {"Ana Souza | spokeAt"}),
    ("The keynote was given by Ana Souza, who warned of storms.", {"Ana Souza | spokeAt"}),
    ("Keynote speaker Ana Souza warned of storms.", {"Ana Souza | spokeAt"}),
    (
        "Among the speakers were Ana Souza, Petra Novak and Mark Olsen.",
        {"Ana Souza | spokeAt", "Mark Olsen | spokeAt", "Petra Novak | spokeAt"},
    ),
    (
        "Speakers included Ana Souza (UNODC), Petra Novak (INTERPOL) and Mark Olsen.",
        {"Ana Souza | spokeAt", "Mark Olsen | spokeAt", "Petra Novak | spokeAt"},
    ),
    (
        "Participants heard presentations from Ana Souza, Petra Novak and Mark Olsen.",
        {"Ana Souza | spokeAt", "Mark Olsen | spokeAt", "Petra Novak | spokeAt"},
    ),
    (
        "Presentations were made by Ana Souza, Petra Novak and Mark Olsen.",
        {"Ana Souza | spokeAt", "Mark Olsen | spokeAt", "Petra Novak | spokeAt"},
    ),
    ("The floor was then given to Ana Souza.", {"Ana Souza | spokeAt"}),
    ("Also taking the floor were Ana Souza and Petra Novak.", {"Ana Souza | spokeAt", "Petra Novak | spokeAt"}),
    ("Interventions by Ana Souza and Petra Novak followed.", {"Ana Souza | spokeAt", "Petra Novak | spokeAt"}),
    ("Ana Souza presented the findings of a study.", {"Ana Souza | spokeAt"}),
    ("Ana Souza briefed Ministers on the review.", {"Ana Souza | spokeAt"}),
    ("Ana Souza shared the experience of Fiji.", {"Ana Souza | spokeAt"}),
    ("Ana Souza outlined the steps that Fiji has taken.", {"Ana Souza | spokeAt"}),
    ("For his part, Petra Novak called for unity.", {"Petra Novak | spokeAt"}),
    ("Petra Novak, for his part, called for unity.", {"Petra Novak | spokeAt"}),
    (
        "The sessions were facilitated by Ana Souza and Petra Novak.",
        {"Ana Souza | moderated", "Petra Novak | moderated"},
    ),
    ("Ana Souza closed the event.", {"Ana Souza | closed"}),
    ("The event closed with remarks from Ana Souza.", {"Ana Souza | closed"}),
    ("Ana Souza delivered the closing remarks.", {"Ana Souza | closed"}),
    ("Closing remarks were given by Ana Souza and Petra Novak.", {"Ana Souza | closed", "Petra Novak | closed"}),
    ("Concluding the event, Ana Souza thanked the hosts.", {"Ana Souza | closed"}),
    ("The Conference was brought to a close by Ana Souza.", {"Ana Souza | closed"}),
    ("Also present were Ana Souza and Petra Novak.", {"Ana Souza | attended", "Petra Novak | attended"}),
    ("Those present included Ana Souza and Petra Novak.", {"Ana Souza | attended", "Petra Novak | attended"}),
    ("Among those attending were Ana Souza and Petra Novak.", {"Ana Souza | attended", "Petra Novak | attended"}),
    ("Among the participants were Ana Souza and Petra Novak.", {"Ana Souza | attended", "Petra Novak | attended"}),
    (
        "In attendance were Ana Souza, Director of UNODC, and Petra Novak.",
        {"Ana Souza | attended", "Petra Novak | attended"},
    ),
    (
        "The Conference brought together, among others, Ana Souza and Petra Novak.",
        {"Ana Souza | attended", "Petra Novak | attended"},
    ),
    ("The Conference was graced by the presence of Ana Souza.", {"Ana Souza | attended"}),
    (
        "The event was held in the presence of Ana Souza and Petra Novak.",
        {"Ana Souza | attended", "Petra Novak | attended"},
    ),
    ("Ana Souza represented Fiji at the Conference.", {"Ana Souza | attended"}),
    ("Fiji was represented by Ana Souza, Minister of Justice.", {"Ana Souza | attended"}),
    ("Ana Souza led the Fijian delegation.", {"Ana Souza | attended"}),
    (
        "The Fijian delegation was led by Ana Souza, Minister of Justice, and the Chinese one by Petra Novak.",
        {"Ana Souza | attended", "Petra Novak | attended"},
    ),
    (
        "The delegation of Fiji, headed by Ana Souza, included Petra Novak and Mark Olsen.",
        {"Ana Souza | attended", "Mark Olsen | attended", "Petra Novak | attended"},
    ),
    ("Ana Souza took part in the Conference.", {"Ana Souza | attended"}),
    ("They were joined by Ana Souza and Petra Novak.", {"Ana Souza | attended", "Petra Novak | attended"}),
    ("Ana Souza attended on behalf of UNODC.", {"Ana Souza | attended"}),
    ("The audience included Ana Souza and Petra Novak.", {"Ana Souza | attended", "Petra Novak | attended"}),
    (
        "The event was co-hosted by the Governments of Fiji and Palau.",
        {"it | organizedBy | Fiji", "it | organizedBy | Palau"},
    ),
    (
        "The event was co-organized by Fiji, Palau and UNODC.",
        {
            "it | organizedBy | Fiji",
            "it | organizedBy | Palau",
            "it | organizedBy | United Nations Office on Drugs and Crime",
        },
    ),
    (
        "The event was made possible by the generous support of Norway and Japan.",
        {"it | supportedBy | Japan", "it | supportedBy | Norway"},
    ),
    ("Norway and Japan financed the event.", {"it | supportedBy | Japan", "it | supportedBy | Norway"}),
    (
        "Funding for the Conference was provided by Norway and Japan.",
        {"it | supportedBy | Japan", "it | supportedBy | Norway"},
    ),
    (
        "The Conference was funded by Norway through UNODC.",
        {"it | supportedBy | Norway", "it | supportedBy | United Nations Office on Drugs and Crime"},
    ),
    ("The event was hosted by Fiji and supported by Norway.", {"it | organizedBy | Fiji", "it | supportedBy | Norway"}),
    ("Fiji played host to the Conference.", {"it | organizedBy | Fiji"}),
    (
        "The Conference was a joint initiative of Fiji and Palau.",
        {"it | organizedBy | Fiji", "it | organizedBy | Palau"},
    ),
    ("The hosts of the Conference were Fiji and Palau.", {"it | organizedBy | Fiji", "it | organizedBy | Palau"}),
    (
        "The Conference was designed and delivered by UNODC.",
        {"it | organizedBy | United Nations Office on Drugs and Crime"},
    ),
    ('"The reef is dying before our eyes," said Ana Souza, Director of UNODC.', {"Ana Souza | spokeAt"}),
    ('"The reef is dying before our eyes," Ana Souza told participants.', {"Ana Souza | spokeAt"}),
    ('Ana Souza said: "The reef is dying before our eyes."', {"Ana Souza | spokeAt"}),
    ('"The reef," Ana Souza warned, "is dying before our eyes."', {"Ana Souza | spokeAt"}),
    ('Ana Souza, who spoke of "a sea without fish", called for action.', {"Ana Souza | spokeAt"}),
    ('Ana Souza noted that "the reef is dying before our eyes".', {"Ana Souza | spokeAt"}),
]

_ELSEWHERE = [
    ("The late Ana Souza, who founded the Institute, was remembered.", set()),
    ("Participants paid tribute to Ana Souza.", set()),
    ("Invited but unable to attend were Ana Souza and Petra Novak.", set()),
    ("Ana Souza was unable to attend.", set()),
    ("Ana Souza, who could not be present, sent a message.", set()),
    ("Ana Souza had been due to speak but was detained in Nadi.", set()),
    ("Ana Souza sent her apologies.", set()),
    ("Apologies were received from Ana Souza and Petra Novak.", set()),
    ("The work of Ana Souza was cited by several speakers.", set()),
    ("The Minister thanked Ana Souza for her service.", set()),
    ("A book by Ana Souza was distributed to participants.", set()),
    ("A statement by Ana Souza, read out by Petra Novak, was circulated.", set()),
    ("For more information, contact Ana Souza, Press Officer, +679 123.", set()),
    ("Media contact: Ana Souza", set()),
    ("Photo: Ana Souza / UNODC", set()),
    ("Written by Ana Souza.", set()),
    ("By Ana Souza, Suva", set()),
    ("Ana Souza will moderate the next Conference in Palau in 2025.", set()),
    ("The next Conference will be chaired by Ana Souza.", set()),
    ("The project is led by Ana Souza.", set()),
    ("The report was prepared by Ana Souza and Petra Novak.", set()),
    ("In 2022, Ana Souza told the Security Council that reefs were dying.", set()),
    ("Last year, Ana Souza warned that reefs were dying.", set()),
    ('"Reefs are dying," Ana Souza told reporters in Nadi in March.', set()),
    ("Ana Souza said in a telephone interview that she would not attend.", set()),
    ("Ana Souza, speaking in Parliament last week, called for a ban.", set()),
    ("The Conference took note of the report that Ana Souza had presented to the General Assembly in 2023.", set()),
    ("Ana Souza was elected Chair of the Committee.", set()),
    ("Participants visited the Reef Centre, where they were received by Ana Souza.", set()),
    ("The delegation met with Ana Souza.", set()),
    ("Ana Souza opened a new laboratory in Nadi on 2 May.", set()),
    ("Ana Souza was appointed Coordinator.", set()),
    ("A minute of silence was held for Ana Souza.", set()),
    ("The award was given to Ana Souza.", set()),
    ("The Conference adopted a text proposed by Ana Souza.", set()),
    ("Neither Ana Souza nor Petra Novak attended.", set()),
    ("The Reef Institute, which is headed by Ana Souza, did not respond.", set()),
    ("Ana Souza criticised the Conference in a blog post.", set()),
    ("In a letter to the Secretary-General, Ana Souza expressed concern.", set()),
    ("Ana Souza, writing in the Fiji Times, noted that reefs were dying.", set()),
    ("As Ana Souza once said, reefs are the lungs of the sea.", set()),
    ("The Conference builds on the workshop that Ana Souza chaired in Apia in 2022.", set()),
    ("Previous editions were opened by Ana Souza and Petra Novak.", set()),
    ("Last year's Conference was chaired by Ana Souza.", set()),
    ("A second conference, to be opened by Ana Souza, will be held in Apia in June.", set()),
    ("Representatives of Fiji and Palau were invited.", set()),
    ("UNODC was not represented.", set()),
    ("The Conference was held at the invitation of Ana Souza.", set()),
    ("Ana Souza welcomed the outcome of the Conference in a press statement.", set()),
    ("Ana Souza, Fiji's first judge, whose ruling was discussed, died in 2020.", set()),
    ("On the eve of the Conference, Ana Souza met Petra Novak.", {"Ana Souza | metWith | Petra Novak"}),
    (
        "On the sidelines of the Conference, Ana Souza held bilateral talks with Petra Novak.",
        {"Ana Souza | metWith | Petra Novak"},
    ),
    ("The Conference was covered by Ana Souza of the Fiji Times.", set()),
]

_SPEECHES = [
    ("I thank Fiji for hosting this Conference.", {"it | organizedBy | Fiji"}),
    ("I thank the Government of Fiji for its warm welcome.", set()),
    (
        "Let me thank our hosts, Fiji and Palau, for bringing us together.",
        {"it | organizedBy | Fiji", "it | organizedBy | Palau"},
    ),
    (
        "Allow me to thank UNODC for organizing this timely event.",
        {"it | organizedBy | United Nations Office on Drugs and Crime"},
    ),
    ("I am grateful to Norway for its generous support to this Conference.", {"it | supportedBy | Norway"}),
    (
        "I also wish to thank Norway and Japan for funding this event.",
        {"it | supportedBy | Japan", "it | supportedBy | Norway"},
    ),
    ("I thank Ana Souza for her opening remarks.", {"Ana Souza | opened"}),
    ("I thank Ana Souza and Petra Novak for their presentations.", {"Ana Souza | spokeAt", "Petra Novak | spokeAt"}),
    ("We have just heard from Ana Souza.", {"Ana Souza | spokeAt"}),
    ("As Ana Souza said this morning, the reef is dying.", {"Ana Souza | spokeAt"}),
    ("As Ana Souza told us yesterday, the reef is dying.", {"Ana Souza | spokeAt"}),
    ("I see Ana Souza in the front row.", {"Ana Souza | attended"}),
    ("I am pleased to see Ana Souza here today.", {"Ana Souza | attended"}),
    ("I am honoured to be joined by Ana Souza and Petra Novak.", {"Ana Souza | attended", "Petra Novak | attended"}),
    ("I would like to acknowledge the presence of Ana Souza.", {"Ana Souza | attended"}),
    ("I welcome Ana Souza, who will speak later this morning.", set()),
    ("Ana Souza will moderate the next session.", set()),
    ("My colleague Ana Souza will speak about this tomorrow.", set()),
    ("Last month I met Ana Souza in Nadi.", set()),
    ("The late Ana Souza taught me this.", set()),
    ("I commend the work of Ana Souza.", set()),
    ("I congratulate Ana Souza on her appointment.", set()),
    ("Thank you, Ana, for your kind introduction.", set()),
    ("Thank you, Ms. Ana Souza, for your kind introduction.", set()),
    ("Our thanks go to Norway, without whose support we would not be here.", {"it | supportedBy | Norway"}),
    ("This event would not have been possible without the support of Norway.", {"it | supportedBy | Norway"}),
    (
        "This Conference is jointly organized by UNODC and Fiji.",
        {"it | organizedBy | Fiji", "it | organizedBy | United Nations Office on Drugs and Crime"},
    ),
    ("On behalf of UNODC, I welcome you to the Conference.", set()),
    (
        "Together with Fiji, UNODC is proud to host this Conference.",
        {"it | organizedBy | Fiji", "it | organizedBy | United Nations Office on Drugs and Crime"},
    ),
    ("Fiji is proud to co-host this event with Palau.", {"it | organizedBy | Fiji", "it | organizedBy | Palau"}),
    ("I thank the panellists, Ana Souza and Petra Novak.", {"Ana Souza | spokeAt", "Petra Novak | spokeAt"}),
    ("Our moderator today, Ana Souza, will guide us.", {"Ana Souza | moderated"}),
    ("I thank Ana Souza for moderating.", {"Ana Souza | moderated"}),
    ("I thank Ana Souza for her able chairing of this session.", {"Ana Souza | chaired"}),
]

_MET = [
    (
        "Peter Vance, Minister of Justice, met with Ana Souza, Director of UNODC, in Suva.",
        {"Peter Vance | metWith | Ana Souza"},
    ),
    ("Peter Vance met his Norwegian counterpart, Ana Souza, in Oslo.", {"Peter Vance | metWith | Ana Souza"}),
    (
        "Peter Vance held talks with the Minister of Foreign Affairs of Norway, Ana Souza.",
        {"Peter Vance | metWith | Ana Souza"},
    ),
    (
        "Mr. Peter Vance also held talks with the Director of UNODC, Petra Novak, and exchanged views with Jonas Berg, Special Envoy of Sweden.",
        {"Peter Vance | metWith | Jonas Berg", "Peter Vance | metWith | Petra Novak"},
    ),
    ("Peter Vance received Ana Souza, Ambassador of Norway, on 3 May.", {"Peter Vance | metWith | Ana Souza"}),
    (
        "Peter Vance received the Ambassador of Norway, Ana Souza, who presented her credentials.",
        {"Peter Vance | metWith | Ana Souza"},
    ),
    ("Ana Souza was received by President Peter Vance.", {"Ana Souza | metWith | Peter Vance"}),
    ("Ana Souza paid a courtesy call on Peter Vance.", {"Ana Souza | metWith | Peter Vance"}),
    (
        "During the visit, Ana Souza had meetings with Peter Vance, Petra Novak and Jonas Berg.",
        {"Ana Souza | metWith | Jonas Berg", "Ana Souza | metWith | Peter Vance", "Ana Souza | metWith | Petra Novak"},
    ),
    (
        "Ana Souza met separately with Peter Vance and Petra Novak.",
        {"Ana Souza | metWith | Peter Vance", "Ana Souza | metWith | Petra Novak"},
    ),
    ("Ana Souza had a telephone conversation with Peter Vance on 3 May.", {"Ana Souza | metWith | Peter Vance"}),
    ("A meeting took place between Ana Souza and Peter Vance.", {"Ana Souza | metWith | Peter Vance"}),
    (
        "A meeting was held between the Minister of Justice, Peter Vance, and the Ambassador of Norway, Ana Souza.",
        {"Peter Vance | metWith | Ana Souza"},
    ),
    ("Peter Vance and Ana Souza met in Suva on 3 May.", {"Peter Vance | metWith | Ana Souza"}),
    ("Peter Vance and Ana Souza held a bilateral meeting.", {"Peter Vance | metWith | Ana Souza"}),
    (
        "On the sidelines, Peter Vance had bilateral meetings with Ana Souza and Petra Novak.",
        {"Peter Vance | metWith | Ana Souza", "Peter Vance | metWith | Petra Novak"},
    ),
    ("Peter Vance sat down with Ana Souza.", {"Peter Vance | metWith | Ana Souza"}),
    ("Peter Vance hosted Ana Souza for talks in Suva.", {"Peter Vance | metWith | Ana Souza"}),
    (
        "Ana Souza visited Suva from 3 to 5 May. There she met the Minister of Justice, Peter Vance, and the Chair of the Reef Board, Jonas Berg, as well as Petra Novak.",
        {"Ana Souza | metWith | Jonas Berg", "Ana Souza | metWith | Peter Vance", "Ana Souza | metWith | Petra Novak"},
    ),
    (
        "Ana Souza visited Suva on 3 May. She was received by Peter Vance and held talks with Petra Novak.",
        {"Ana Souza | metWith | Peter Vance", "Ana Souza | metWith | Petra Novak"},
    ),
    ("Ana Souza, accompanied by Petra Novak, met with Peter Vance.", {"Ana Souza | metWith | Peter Vance"}),
    ("Ana Souza will meet Peter Vance next week.", {"Ana Souza | metWith | Peter Vance | planned"}),
    ("Ana Souza wrote to Peter Vance.", set()),
    ("Ana Souza congratulated Peter Vance on his election.", set()),
    ("Ana Souza declined to meet Peter Vance.", {"Ana Souza | metWith | Peter Vance | denied"}),
    ("Ana Souza met with the family of Peter Vance.", set()),
    ("Ana Souza met with officials of the Ministry led by Peter Vance.", set()),
]


@pytest.mark.parametrize(("text", "facts"), _RELEASES)
def test_a_release_says_in_many_ways_who_took_part(text: str, facts: set[str]) -> None:
    assert _told(text, "press-release", _RELEASE) == facts


@pytest.mark.parametrize(("text", "facts"), _ELSEWHERE)
def test_who_is_only_mentioned_has_not_taken_part(text: str, facts: set[str]) -> None:
    assert _told(text, "press-release", _RELEASE) == facts


@pytest.mark.parametrize(("text", "facts"), _SPEECHES)
def test_a_speaker_thanks_and_greets_those_who_took_part(text: str, facts: set[str]) -> None:
    assert _told(text, "remarks", _SPEECH) == facts


@pytest.mark.parametrize(("text", "facts"), _MET)
def test_who_met_whom_is_told_in_many_ways(text: str, facts: set[str]) -> None:
    assert _told(text, "press-release", _RELEASE) == facts


@pytest.mark.parametrize(
    "text",
    [
        "Ana Souza assumed the post on 1 May, following the departure of Peter Vance.",
        "Ana Souza was sworn in to replace Peter Vance.",
        "Ana Souza steps into the role previously held by Peter Vance.",
        "The outgoing Director, Peter Vance, welcomed his successor, Ana Souza.",
        "Ana Souza inherits the post from Peter Vance.",
        "Ana Souza, successor to Peter Vance, thanked the staff.",
        "Ana Souza fills the vacancy left by Peter Vance.",
        "Peter Vance passed the gavel to Ana Souza.",
    ],
)
def test_who_came_after_whom_is_told_in_many_ways(text: str) -> None:
    assert said(text, "succeeded", kind="press-release") == {("Ana Souza", "succeeded", "Peter Vance")}


@pytest.mark.parametrize(
    ("text", "fact"),
    [
        ("Statements were made by the representatives of Fiji, Samoa and Tonga.", ("Samoa", "spokeAt")),
        ("Moderating the debate was the journalist Joe Tamo.", ("Joe Tamo", "moderated")),
        ("Interventions followed from Ana Souza and Joe Tamo.", ("Joe Tamo", "spokeAt")),
    ],
)
def test_who_spoke_and_moderated_is_told_in_these_words_too(text: str, fact: tuple[str, str]) -> None:
    lead = "The Apia Forum on Reef Loss was held in Apia from 2 to 3 May 2022.\n\n"
    found = said(lead + text, "spokeAt", "moderated", kind="press-release", title="News")
    assert (*fact, "Apia Forum on Reef Loss") in found
