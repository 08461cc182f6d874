"""Safe: nothing is asked of the network, and no name, title or sentence is anything but text."""

from __future__ import annotations

import re
from typing import Any

from playwright.sync_api import expect


def test_markup_in_names_titles_and_sentences_stays_text(show: Any) -> None:
    view = show("hostile")
    assert view.page.title() == '</title><script>window.hurt=9</script> "Rivers" & <b>dams</b>'
    view.click_thing("person/a")
    assert view.title().startswith("</script><script>window.hurt=1</script><img src=x")
    assert "javascript:window.hurt=3" in view.panel()
    view.page.locator("#panel .times").first.click()
    expect(view.page.locator("#panel blockquote").first).to_contain_text("said &lt;so&gt; to href.")
    view.page.locator("#panel figcaption button").first.click()
    view.page.keyboard.press("t")
    view.page.locator("#table .table-head button", has_text="Facts").click()
    view.search("script")
    assert view.page.locator("#hits li").count() >= 1
    assert view.page.evaluate("() => window.hurt") is None
    assert view.page.locator("img, iframe, object, embed, #panel script, #hits script, #table script").count() == 0
    assert view.page.locator("a[href]").count() == 0


def test_marks_fit_behind_characters_beyond_the_basic_plane(show: Any) -> None:
    view = show("hostile")
    view.click_between("person/a", "person/b")
    marks = view.page.locator("#panel blockquote mark").all_inner_texts()
    assert marks == ["</s", "ript"[:3]] or all(len(mark) == 3 for mark in marks)


def test_the_exports_of_hostile_names_are_well_formed(show: Any) -> None:
    import xml.etree.ElementTree as ET
    from pathlib import Path

    view = show("hostile")
    for button in ("#save-svg", "#save-graphml", "#save-gexf"):
        view.page.click("#more-button")
        with view.page.expect_download() as download:
            view.page.click(button)
        ET.fromstring(Path(download.value.path()).read_bytes())


def test_the_policy_allows_only_the_scripts_and_style_of_the_page(show: Any) -> None:
    view = show()
    policy = view.page.locator("meta[http-equiv=Content-Security-Policy]").get_attribute("content")
    assert policy.startswith("default-src 'none'; script-src 'sha256-")
    assert "unsafe" not in policy
    blocked = view.page.evaluate(
        """async () => { const s = document.createElement('script'); s.textContent = 'window.hurt = 5';
        document.body.append(s); await new Promise(r => setTimeout(r, 50)); return window.hurt; }"""
    )
    assert blocked is None
    assert any(re.search("script-src", text) for text in view.complaints)
    view.complaints.clear()
