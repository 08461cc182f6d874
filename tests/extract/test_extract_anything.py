"""What holds of every text: nothing crashes, spans are true, owners don't overlap, the same text gives the same reading."""

from __future__ import annotations

import os
import subprocess
import sys
import unicodedata
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from reading import later, named, posts, reader, reading, said

from kg.model import Document, Extraction, RawFile
from kg.read import document as read_document
from kg.split import sentences

ANY = settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])

# Pieces of which sentences of this language are made, put together in ways that make no sense.
PIECES = st.sampled_from(
    """
    the|of|and|to the|,|.|;|:|(|)|“|”|"|’s|–|/|\n|\n\n|\n- |Mr.|Ms.|H.E.|Ambassador|Adaeze Nwosu|NGUYỄN|de la|al-|O’Neill|Jr.
    UNODC|(UNODC)|Counter-Terrorism Committee|Executive Directorate|Security Council|Committee on|Ministry|Network|Samoa
    Republic of|Niger|United States|Chair|Executive Director|Permanent Representative|former|acting|designate|President
    resolution|resolutions|1373 (2001)|2396 (2017)|60/288|S/RES/1540 (2004)|its|UNSCR 2178|A/75/729|S/2021/7|Convention
    Summit|seventy-sixth session|side event on|entitled|conference|was held|in Apia|on 3 May 2022|12:30 EST|virtual|week
    organized by|opened|moderated|chaired|said that|stressed|met with|from|since 2019|will|did not|if|project|our mandate
    *|**|<sup>3</sup>|https://example.org/a|a@example.org|+1 212 555 0147|\u00a0|\u2011|\u200b|\u202e|²|&amp;|<script>|]]>
    """.strip()
    .replace("\n    ", "|")
    .split("|")
)
MUDDLE = st.lists(PIECES, min_size=1, max_size=60).map(" ".join)
TEXTS = st.text(max_size=300) | MUDDLE | st.text(alphabet="ABab. ,(“”)1\n-’", max_size=200)
KINDS = st.sampled_from(
    [
        "statement",
        "remarks",
        "press-release",
        "brief",
        "resolution",
        "meeting-record",
        "readout",
        "participants",
        "bio",
        "document",
    ]
)


def found_in(text: str, kind: str, name: str = "any.md") -> Extraction | None:
    data = f'---\nkind: {kind}\ndate: "2022-11-14"\n---\n\n{text}\n'.encode("utf-8", "surrogatepass")
    read, _ = read_document(RawFile(name, name, data))
    return None if read is None else reader().extraction(read, sentences(read))


def letters(text: str) -> str:
    return "".join(c for c in unicodedata.normalize("NFKC", text) if c.isalnum())


def in_source(document: Document, begin: int, end: int) -> str:
    return "".join(document.source[s.begin : s.end] for s in document.slices(begin, end))


@ANY
@given(TEXTS, KINDS)
def test_no_text_stops_the_reading(text: str, kind: str) -> None:
    found = found_in(text, kind)
    if found is not None:
        count = len(found.referents)
        ends = [
            n for r in found.relations for n in (r.subject, r.object, r.capacity, r.attributed_to) if isinstance(n, int)
        ]
        assert all(
            0 <= n < count
            for n in [*ends, *(m.referent for m in found.mentions), *(u.speaker for u in found.utterances)]
        )


@ANY
@given(MUDDLE, KINDS)
def test_every_mention_is_a_true_slice_of_the_source(text: str, kind: str) -> None:
    found = found_in(text, kind)
    for mention in () if found is None else found.mentions:
        assert 0 <= mention.begin < mention.end <= len(found.document.text)
        words = found.document.text[mention.begin : mention.end]
        assert words.strip(), mention
        cleaned, source = letters(words), letters(in_source(found.document, mention.begin, mention.end))
        # What cleaning takes out of the midst of a name (marks of footnotes, tags) is still in the source.
        assert source.startswith(cleaned[:1]), (words, source)
        assert source.endswith(cleaned[-1:]), (words, source)
        rest = iter(source)
        assert all(c in rest for c in cleaned), (words, source)


@ANY
@given(MUDDLE, KINDS)
def test_mentions_never_cut_one_another(text: str, kind: str) -> None:
    found = found_in(text, kind)
    if found is None:
        return
    mentions = [m for m in found.mentions if m.kind != "Topic"]
    for i, outer in enumerate(mentions):
        for inner in mentions[i + 1 :]:
            if inner.begin < outer.end:
                assert outer.begin <= inner.begin, (outer, inner)
                assert inner.end <= outer.end, (outer, inner)
                body_of_body = outer.kind == inner.kind == "Organization" and outer.referent != inner.referent
                works = {outer.kind, inner.kind} & {"Resolution", "Document", "Event", "Instrument", "Project"}
                assert body_of_body or works, (outer, inner)


@ANY
@given(MUDDLE, KINDS)
def test_the_evidence_of_a_fact_lies_in_the_text_with_its_ends_inside(text: str, kind: str) -> None:
    found = found_in(text, kind)
    for relation in () if found is None else found.relations:
        for trace in relation.traces:
            assert 0 <= trace.begin < trace.end <= len(found.document.text)
            for span in (trace.subject, trace.trigger, trace.object):
                assert span is None or 0 <= span.begin < span.end <= len(found.document.text)


@ANY
@given(MUDDLE, KINDS)
def test_the_same_text_is_read_in_the_same_way_again(text: str, kind: str) -> None:
    assert found_in(text, kind) == found_in(text, kind)


@ANY
@given(st.integers(1, 4), KINDS)
def test_what_is_read_in_one_document_does_not_depend_on_the_one_before(times: int, kind: str) -> None:
    text = "Ms. Adaeze Nwosu, Chair of the Counter-Terrorism Committee, opened the third Honiara Dialogue on “Widows and the Law”."
    alone = found_in(text, "brief")
    for _ in range(times):
        found_in(
            "Mr. Adaeze Nwosu, Chair of UNODC, closed the side event on “Anchors and the Law”. The Committee agreed.",
            kind,
        )
    assert found_in(text, "brief") == alone


def test_the_reading_does_not_depend_on_the_seed_of_hashes() -> None:
    program = (
        "import sys; sys.path.insert(0, sys.argv[1])\n"
        "import test_extract_genres as g\n"
        "from reading import reading\n"
        "for text, kind in ((g.RECORD, 'meeting-record'), (g.RESOLUTION, 'resolution'), (g.DELEGATION, 'participants'), (g.BIO, 'bio')):\n"
        "    print(repr(reading(text, kind=kind)))\n"
    )
    said_by = {
        subprocess.run(
            [sys.executable, "-c", program, str(Path(__file__).parent)],
            env={**os.environ, "PYTHONHASHSEED": seed},
            cwd=Path(__file__).parents[2],
            capture_output=True,
            text=True,
            check=True,
            timeout=120,
        ).stdout
        for seed in ("0", "4711")
    }
    assert len(said_by) == 1
    assert said_by != {""}


@pytest.mark.parametrize(
    "text",
    [
        "<script>alert('Ms. Adaeze Nwosu')</script> thanked the members of the Security Council.",
        "]]> <![CDATA[ Ms. Adaeze Nwosu thanked the members of the Security Council. ]]>",
        "Ms. Adaeze Nwosu\x0b thanked\x0c the members of the Security Council.",
        "\u202eMs. Adaeze Nwosu\u202c thanked the members of the \u200bSecurity Council.",
        "{{7*7}} ${jndi:ldap://x} %s %n '; DROP TABLE claims; -- thanked the members of the Security Council.",
        "\ufeffMs. Adaeze Nwosu thanked the members of the Security Council.",
        "((((((((((“““““““““““((((( the members of the Security Council ]]]]]]]]]))))",
        "\ue001\ue100 thanked \ue002\uf8ff the members of the Security Council.",
    ],
)
def test_hostile_text_is_read_like_any_other(text: str) -> None:
    assert named(text, "Organization") == {"Security Council"}


def test_signs_of_our_own_in_a_text_state_no_facts() -> None:
    text = "\ue001\ue100 organized \ue004\ue101. UNODC organized \ue004\ue100 with \ue001\uf000 in May of this year."
    assert said(text, "organizedBy", "holdsPost", "metWith") == set()


@pytest.mark.parametrize(
    "name", ["Ms. Adaeze <b>Nwosu</b>", "Ms. **Adaeze** Nwosu", "Ms. *Adaeze Nwosu*", "Ms.  Adaeze   Nwosu"]
)
def test_markup_and_spaces_inside_a_name_are_no_part_of_it(name: str) -> None:
    assert named(f"{name} thanked the members of the Security Council.", "Person") == {"Adaeze Nwosu"}


def test_a_document_of_one_word_says_nothing() -> None:
    assert said("Thanks.") == set()


def test_an_address_in_the_text_is_never_read() -> None:
    text = (
        "Ms. Adaeze Nwosu thanked the members. Write to: adaeze.nwosu@unodc.example.org, +43 1 26060 4711, "
        "https://www.unodc.org/Security-Council/Mr.Smith?x=S/2021/7&y=resolution%201373"
    )
    assert named(text, "Person") == {"Adaeze Nwosu"}
    assert named(text, "Organization") | named(text, "Document") | named(text, "Resolution") == set()


def test_a_fact_said_twice_is_one_fact_with_two_traces() -> None:
    text = "Ms. Adaeze Nwosu is the Chair of the Counter-Terrorism Committee. Ms. Nwosu is the Chair of the Counter-Terrorism Committee."
    [fact] = [r for r in reading(text).relations if r.predicate == "holdsPost"]
    assert len(fact.traces) == 2
    assert len(posts(text)) == 1


def calls(text: str) -> int:
    """How many functions are called to read a text: a measure of work that no clock disturbs."""
    read, _ = read_document(RawFile("long.md", "long.md", f"---\nkind: brief\n---\n\n{text}\n".encode()))
    assert read is not None
    split = sentences(read)
    reader().extraction(read, split)
    count = 0

    def tally(frame: object, event: str, argument: object) -> None:
        nonlocal count
        count += event in ("call", "c_call")

    sys.setprofile(tally)
    try:
        reader().extraction(read, split)
    finally:
        sys.setprofile(None)
    return count


def paragraphs(sentence: str, number: int) -> str:
    names = [chr(97 + i % 26) + chr(97 + i // 26) for i in range(number)]
    return "\n\n".join(sentence.replace("#", name) for name in names)


@pytest.mark.parametrize(
    "sentence",
    [
        "We thank the members of this group for the help.",
        "Mr. Ar# Bel#, Chair of UNODC, thanked the members.",
        "The Committee on Al# thanked the members.",
        later("the work grows with the square of the number of events", "We met at the Apia Summit on Bel#."),
        "The Aran Belo Corin# (ABC#) met.",
        later(
            "the work grows with the square of the number of quotations",
            "Ms. Ana Bel# said that “we all thank the members of this group”.",
        ),
        "Resolution 1373 (2001) and resolution 2178 (2014) bind Bel#.",
    ],
)
def test_the_work_grows_with_the_length_of_a_document_and_not_with_its_square(sentence: str) -> None:
    # Four times the text is four times the work; a square would be sixteen times.
    assert calls(paragraphs(sentence, 240)) < 5.5 * calls(paragraphs(sentence, 60))


@pytest.mark.timeout(30)
@pytest.mark.parametrize(
    "words",
    [
        "Aran Belo Corin ",
        "Mr. Ambassador General ",
        "resolutions 1373 (2001), 1267 (1999) and ",
        "Aran of the Belo and the Corin of ",
        "Committee on Aran Belo Office of Corin ",
        "seventy-sixth session of the ",
        "Chair of the Committee, Chair and Chair of ",
        "((((( ABC ",
        "“a b c ",
        "12 34 56 ",
        "a.b.c@d.e",
        "we thank Aran de la van der el al bin and the members of it ",
    ],
)
def test_a_list_without_an_end_is_read_in_time(words: str) -> None:
    assert reading(words * 300) is not None
