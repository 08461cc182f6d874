"""What one document says becomes claims whose evidence can be cut out of its source."""

from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace
from readings import AUTHORITY, Reading, document

from kg.claims import corpus
from kg.link import entities
from kg.model import Enactment, Relation, Trace, Utterance, Value

PARENTS = {
    "UnitedNationsEntity": ["Organization"],
    "IntergovernmentalOrganization": ["Organization"],
    "Organization": [],
    "State": ["Organization"],
}


def built(*readings, **options):
    extractions = [r.extraction() for r in readings]
    return corpus(extractions, entities(extractions, AUTHORITY, parents=PARENTS), AUTHORITY, **options)


def said(found, predicate):
    return [c for c in found.claims if c.predicate == predicate and c.authority is None]


def spoken(text="Miwa Kato spoke at the Vienna Week.", id="talk.txt", **more):
    reading = Reading(document(id, text, **more))
    kato, week = reading.person("Miwa Kato"), reading.thing("Event", "Vienna Week")
    return reading, kato, week


def test_a_claim_names_its_sentence_and_the_spans_of_subject_trigger_and_object():
    reading, kato, week = spoken("Hello there.\nMiwa Kato spoke at the Vienna Week.")
    reading.says(
        kato,
        "spokeAt",
        week,
        words="Miwa Kato spoke at the Vienna Week",
        spans=("Miwa Kato", "spoke at", "Vienna Week"),
    )
    (claim,) = said(built(reading), "spokeAt")
    assert (claim.subject, claim.object, claim.document) == ("person/miwa-kato", "event/vienna-week", "document/talk")
    assert [e.spans for e in claim.evidence] == ["13-22 23-31 36-47"]
    assert claim.id.startswith("claim/talk-")


def test_only_sentences_that_say_or_mention_something_are_kept():
    reading, kato, week = spoken("Hello there.\nMiwa Kato spoke at the Vienna Week.\nThank you.")
    reading.says(kato, "spokeAt", week, words="Miwa Kato")
    (part,) = built(reading).parts
    assert part.text == "Miwa Kato spoke at the Vienna Week."
    assert part.mentions == ("event/vienna-week", "person/miwa-kato")
    assert reading.document.source[part.begin : part.end] == part.text


def test_a_sentence_that_a_footer_cuts_has_two_parts_and_evidence_names_both():
    text = "Miwa Kato, who PAGE 7 FOOTER spoke at the Vienna Week."
    cut = (text.index("PAGE"), text.index("spoke"))
    reading, kato, week = spoken(text, cuts=[cut])
    reading.says(kato, "spokeAt", week, spans=("Miwa Kato", "spoke", "Vienna Week"))
    found = built(reading)
    first, second = found.parts
    assert (first.text, second.text) == ("Miwa Kato, who", "spoke at the Vienna Week.")
    assert (first.continued_by, second.continued_by) == (second.id, None)
    (claim,) = said(found, "spokeAt")
    assert [e.part for e in claim.evidence] == [first.id, second.id]
    spans = " ".join(e.spans for e in claim.evidence if e.spans)
    assert [text[int(s.split("-")[0]) : int(s.split("-")[1])] for s in spans.split()] == [
        "Miwa Kato",
        "spoke",
        "Vienna Week",
    ]


def test_a_span_that_is_cut_itself_is_its_longest_true_slice():
    text = "Miwa Kato spoke at the Vienna PAGE 7 Week of Crime."
    reading = Reading(document("talk.txt", text, cuts=[(text.index("PAGE"), text.index("Week"))]))
    kato, week = reading.person("Miwa Kato"), reading.thing("Event", "Vienna Week of Crime")
    reading.says(kato, "spokeAt", week, spans=("Miwa Kato", None, "Vienna Week of Crime"))
    (claim,) = said(built(reading), "spokeAt")
    (spans,) = [e.spans for e in claim.evidence if e.spans]
    begin, end = map(int, spans.split()[2].split("-"))
    assert text[begin:end] == "Week of Crime"


def test_where_a_rule_marks_nothing_the_stretch_stands_as_trigger():
    reading, kato, week = spoken()
    reading.says(kato, "spokeAt", week, words="spoke at")
    (claim,) = said(built(reading), "spokeAt")
    assert [e.spans for e in claim.evidence] == ["- 10-18 -"]


def test_a_fact_said_twice_is_one_claim_with_all_its_evidence_and_the_surer_rule():
    reading, kato, week = spoken("Miwa Kato spoke at the Vienna Week.\nMs. Kato addressed it.")
    reading.says(kato, "spokeAt", week, words="Ms. Kato addressed it", rule="weak")
    reading.says(kato, "spokeAt", week, words="Miwa Kato spoke", rule="strong")
    found = built(reading, labels={"strong": "NAME spoke"}, confidence={"strong": "0.95", "weak": "0.5"})
    (claim,) = said(found, "spokeAt")
    assert claim.rule == "strong"
    assert [e.spans for e in claim.evidence] == ["- 0-15 -", "- 36-57 -"]
    assert [(r.name, r.label, r.confidence) for r in found.rules] == [("strong", "NAME spoke", "0.95")]


def test_planned_and_stated_are_two_claims_and_so_are_the_words_of_two_people():
    reading, kato, week = spoken("Miwa Kato spoke at the Vienna Week. Ann Lee. Bo Lind.")
    ann, bo = reading.person("Ann Lee"), reading.person("Bo Lind")
    reading.says(kato, "spokeAt", week)
    reading.says(kato, "spokeAt", week, modality="planned")
    for speaker in (ann, bo):
        reading.says(kato, "spokeAt", week, modality="attributed", attributed_to=speaker)
    claims = said(built(reading), "spokeAt")
    assert [c.attributed_to for c in claims] == [None, None, "person/ann-lee", "person/bo-lind"]
    assert len({c.id for c in claims}) == 4
    assert claims[3].id == claims[2].id + "-2"


def test_a_literal_keeps_its_kind():
    reading, _, week = spoken()
    reading.says(week, "heldOn", Value("2021-06-25", "date"))
    (claim,) = said(built(reading), "heldOn")
    assert claim.object == Value("2021-06-25", "date")


def test_a_fact_whose_end_has_no_name_is_left_out_with_a_note():
    reading, kato, _ = spoken()
    project = reading.thing("Project", key="@project")
    reading.says(kato, "supportedBy", project)
    found = built(reading)
    assert not said(found, "supportedBy")
    assert any("supportedBy by rule test-rule was left out" in p.message for p in found.problems)


def test_a_fact_about_a_thing_and_itself_is_left_out():
    reading = Reading("talk.txt")
    reading.document = document("talk.txt", "CTED is part of CTED.")
    a = reading.thing("Organization", "CTED", key="CTED")
    reading.relations.append(Relation(a, "partOf", a, (Trace(0, 4),), "test-rule"))
    assert not said(built(reading), "partOf")


def test_posts_and_tenures():
    reading, kato, _ = spoken("Miwa Kato of CTED at the Vienna Week.")
    body = reading.thing("Organization", "CTED", key="CTED")
    reading.post(kato, "role/executive-director", body=body)
    (claim,) = said(built(reading), "holdsPost")
    assert (claim.status, claim.tenure) == ("current", "tenure/miwa-kato.executive-director-CTED")
    (part,) = built(reading).parts
    assert not [m for m in part.mentions if m.startswith("post/")]


def test_a_second_separate_term_is_a_second_tenure():
    first, kato, _ = spoken("Miwa Kato and CTED, Vienna Week.", id="a.txt")
    first.post(
        kato, "role/chair", body=first.thing("Organization", "CTED", key="CTED"), starts_on="2010", ends_on="2012"
    )
    second, kato, _ = spoken("Miwa Kato and CTED, Vienna Week.", id="b.txt")
    second.post(kato, "role/chair", body=second.thing("Organization", "CTED", key="CTED"), starts_on="2018-01")
    third, kato, _ = spoken("Miwa Kato and CTED, Vienna Week.", id="c.txt")
    third.post(kato, "role/chair", body=third.thing("Organization", "CTED", key="CTED"))
    tenures = {c.document: c.tenure for c in said(built(first, second, third), "holdsPost")}
    assert tenures == {
        "document/a": "tenure/miwa-kato.chair-CTED.2010",
        "document/b": "tenure/miwa-kato.chair-CTED.2018-01",
        "document/c": "tenure/miwa-kato.chair-CTED.2018-01",
    }


def test_a_planned_post_states_no_tenure():
    reading, kato, _ = spoken("Miwa Kato and CTED, Vienna Week.")
    post = reading.thing("Post", role="role/chair", post_in=reading.thing("Organization", "CTED", key="CTED"))
    reading.says(kato, "holdsPost", post, modality="planned", status="designate")
    (claim,) = said(built(reading), "holdsPost")
    assert (claim.tenure, claim.status) == (None, "designate")


def test_a_post_that_nobody_holds_is_mentioned():
    reading = Reading(document("talk.txt", "The High Commissioner came."))
    reading.thing("Post", "High Commissioner", role="role/high-commissioner")
    (part,) = built(reading).parts
    assert part.mentions == ("post/high-commissioner",)


def test_quotations_and_provisions_are_true_slices_with_their_sentences():
    text = "Miwa Kato said: “Prisons matter.” Resolution 1373 (2001) urged States to act."
    reading = Reading(document("talk.txt", text))
    kato = reading.person("Miwa Kato")
    resolution = reading.thing("Resolution", "Resolution 1373 (2001)", key="S/RES/1373 (2001)")
    quote, words = reading.where("Prisons matter."), reading.where("urged States to act")
    reading.utterances.append(Utterance(*quote, kato, (Trace(0, 33),), "press-said"))
    reading.enactments.append(Enactment(*words, resolution, "urged", "States", "provision"))
    found = built(reading)
    (quotation,), (provision,) = found.quotations, found.provisions
    assert (quotation.text, quotation.said_by) == ("Prisons matter.", "person/miwa-kato")
    assert (provision.text, provision.provision_of, provision.addressee) == (
        "urged States to act",
        "resolution/S-RES-1373-2001",
        "States",
    )
    assert quotation.evidence == provision.evidence == (found.parts[0].id,)
    assert [r.name for r in found.rules] == ["press-said", "provision"]


def test_the_authority_tells_of_what_is_mentioned_and_of_what_that_is_part_of():
    reading = Reading(document("talk.txt", "CTED cited resolution 1373 (2001)."))
    reading.thing("Organization", "CTED", key="CTED")
    reading.thing("Resolution", "resolution 1373 (2001)", key="S/RES/1373 (2001)")
    found = built(reading)
    told = {(c.subject, c.predicate, c.object if isinstance(c.object, str) else c.object.text) for c in found.claims}
    assert told == {
        ("organization/CTED", "partOf", "organization/CTC"),
        ("organization/CTC", "partOf", "organization/security-council"),
        ("organization/security-council", "partOf", "organization/united-nations"),
        ("resolution/S-RES-1373-2001", "adoptedBy", "organization/security-council"),
        ("resolution/S-RES-1373-2001", "adoptedOn", "2001-09-28"),
    }
    assert all(c.authority and not c.evidence for c in found.claims)
    assert "organization/UNODC" not in {e.id for e in found.entities}


def test_a_permanent_representative_is_one_to_the_united_nations_by_authority():
    reading = Reading(document("talk.txt", "Tarek Ladeb of Tunisia."))
    ladeb, tunisia = reading.person("Tarek Ladeb"), reading.thing("State", "Tunisia", key="state/TUN")
    reading.post(ladeb, "role/permanent-representative", state=tunisia)
    (claim,) = [c for c in built(reading).claims if c.authority]
    assert (claim.id, claim.predicate, claim.object) == (
        "claim/authority-5750e7f35fbd",
        "postIn",
        "organization/united-nations",
    )


def test_a_source_with_a_symbol_is_the_text_of_a_work():
    reading = Reading(document("text.txt", "It cites resolution 1373 (2001).", symbol="S/2017/716"))
    reading.thing("Resolution", "resolution 1373 (2001)", key="S/RES/1373 (2001)")
    found = built(reading, Reading(document("res.txt", "Adopted.", symbol="S/RES/1373 (2001)")))
    assert {s.id: s.text_of for s in found.sources} == {
        "document/res": "resolution/S-RES-1373-2001",
        "document/text": "document/S-2017-716",
    }
    assert {"resolution/S-RES-1373-2001", "document/S-2017-716"} <= {e.id for e in found.entities}


def test_a_source_that_was_read_to_be_a_resolution_is_its_text():
    reading = Reading(document("res.txt", "Resolution 1373 (2001) decides."))
    number = reading.thing("Resolution", "Resolution 1373 (2001)", key="S/RES/1373 (2001)")
    extraction = replace(reading.extraction(), text_of=number)
    (source,) = corpus([extraction], entities([extraction], AUTHORITY), AUTHORITY).sources
    assert source.text_of == "resolution/S-RES-1373-2001"


def test_a_claim_taken_back_by_hand_is_gone_and_one_that_is_not_there_is_told():
    reading, kato, week = spoken()
    reading.says(kato, "spokeAt", week)
    (claim,) = said(built(reading), "spokeAt")
    found = built(reading, dropped={claim.id: "corrections.jsonl:1", "claim/talk-000000000000": "corrections.jsonl:2"})
    assert not said(found, "spokeAt")
    assert [str(p) for p in found.problems] == [
        "corrections.jsonl:2: this decision fits nothing any more: there is no claim/talk-000000000000"
    ]


@settings(deadline=None)
@given(
    st.lists(st.sampled_from(["Miwa Kato", "Vienna Week", "spoke", "the", "\n", "PAGE", "."]), min_size=3, max_size=40),
    st.data(),
)
def test_every_part_and_span_is_a_true_slice_whatever_is_cut(words, data):
    text = " ".join(["Miwa Kato spoke at the Vienna Week", *words])
    begin = data.draw(st.integers(34, len(text)))
    cut = (begin, data.draw(st.integers(begin, len(text))))
    reading, kato, week = spoken(text, cuts=[cut])
    end = len(reading.document.text)
    reading.relations.append(
        Relation(kato, "spokeAt", week, (Trace(0, data.draw(st.integers(1, end)), None, None, None),), "test-rule")
    )
    found = built(reading)
    parts = {p.id: p for p in found.parts}
    assert all(text[p.begin : p.end] == p.text for p in found.parts)
    for claim in found.claims:
        for evidence in claim.evidence:
            for span in (evidence.spans or "").split():
                if span != "-":
                    low, high = map(int, span.split("-"))
                    assert any(parts[e.part].begin <= low < high <= parts[e.part].end for e in claim.evidence)
