"""The error page: gold and found side by side, in one file that asks for nothing and runs nothing."""

from __future__ import annotations

import base64
import re
from hashlib import sha256

from kg.evaluate import Comparison, Finding, errors_page
from kg.model import FoundPassage

TEXT = "Ms. Ann Lee opened the Forum."
PASSAGES = (FoundPassage(10, 39, TEXT), FoundPassage(40, 60, "It was held in Oslo."))
OPENED = Finding("a.txt", "missed", "relation", "opened", "Ann Lee opened Forum", 14, (), "opened the Forum")
SPOKE = Finding("a.txt", "false", "relation", "spokeAt", "Ann Lee spokeAt Forum <claim/1>", 10, ("spoke-at",))
LEE = Finding("a.txt", "found", "entity", "Person", "Ann Lee", 14)
OSLO = Finding("a.txt", "found", "entity", "Place", "Oslo", 55)


def page(*findings: Finding, passages: tuple[FoundPassage, ...] = PASSAGES) -> str:
    return errors_page([Comparison("a.txt", findings, genre="statement", passages=passages)])


def text_of(html: str) -> str:
    return " ".join(re.sub(r"<[^>]*>", " ", html).split())


def test_what_the_gold_has_stands_left_and_what_the_graph_has_stands_right() -> None:
    html = page(LEE, OPENED, SPOKE)
    gold, found = html[html.index("<h3>Gold") :].split("<h3>Found")
    assert TEXT in html
    assert "opened Ann Lee opened Forum missed" in text_of(gold)
    assert "spokeAt Ann Lee spokeAt Forum &lt;claim/1&gt; false spoke-at" in text_of(found)
    assert "missed" not in text_of(found).split("Nothing")[0]
    assert "Ann Lee" in gold
    assert "Ann Lee" in found


def test_sentences_without_an_error_are_left_out() -> None:
    assert "Oslo" not in page(LEE, OPENED, OSLO)
    assert "Nothing was missed, and nothing is false." in page(LEE, OSLO)


def test_what_stands_in_no_sentence_is_shown_with_the_words_of_the_gold() -> None:
    html = page(OPENED, passages=())
    assert "<blockquote>opened the Forum</blockquote>" in html
    assert "character 14" in html


def test_what_documents_say_is_never_taken_for_a_tag() -> None:
    evil = '<script>alert(1)</script><img src=x onerror="alert(1)">'
    html = page(Finding("<b>a</b>", "missed", "entity", "Person", evil, 0), passages=(FoundPassage(0, 99, evil),))
    assert "<script" not in html
    assert "<img" not in html
    assert "&lt;script&gt;alert(1)" in html


def test_the_page_asks_for_nothing_and_allows_only_its_own_style() -> None:
    html = page(OPENED, SPOKE)
    (style,) = re.findall(r"<style>(.*?)</style>", html, re.DOTALL)
    policy = base64.b64encode(sha256(style.encode()).digest()).decode()
    assert f"default-src 'none'; style-src 'sha256-{policy}'; base-uri 'none'; form-action 'none'" in html
    assert re.findall(r"(?:src|href|url)\s*[=(]\s*[\"']?(?!#)[^\s>\"')]+", html) == []


def test_the_lists_narrow_to_each_kind_and_predicate_that_has_errors() -> None:
    html = page(OPENED, SPOKE, LEE)
    assert re.findall(r'<option value="(\w*)">', html) == ["", "missed", "false", "", "opened", "spokeAt"]
    assert 'body:has(option[value="opened"]:checked) .row:not(.opened)' in html
    assert 'class="row false missed opened spokeAt"' in html


def test_the_same_errors_give_the_same_page() -> None:
    assert page(OPENED, SPOKE) == page(OPENED, SPOKE)
