"""Large graphs: their strongest part for one page, and the WebGL renderer that only their page carries."""

from __future__ import annotations

import re
import zipfile
from itertools import combinations
from pathlib import Path

import pytest
from view.corpus import large, small

from kg.config import share
from kg.view import page
from kg.view.drawing import drawing
from kg.view.reading import Reading, reading
from kg.view.strongest import count_drawn, strongest

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture(scope="module")
def whole() -> Reading:
    return reading(small())


def test_a_graph_that_one_page_holds_stays_as_it_is(whole: Reading) -> None:
    assert strongest(whole, most=count_drawn(whole)) is whole


def test_of_a_larger_one_the_most_linked_things_stay_with_the_facts_among_them(whole: Reading) -> None:
    part = strongest(whole, most=6)
    assert count_drawn(part) == 6
    kinds = {k.name for k in part.kinds if k.drawn}
    kept = {t.iri for t in part.things}
    assert {t.id for t in part.things if t.kind in kinds} >= {
        "event/forum",
        "person/li-wei",
        "organization/water-office",
    }
    assert {end for f in part.facts for end in (f.subject, f.object) if end} <= kept
    assert any(f.predicate == "spokeAt" for f in part.facts)
    assert not any(f.predicate == "adoptedBy" for f in part.facts)


def test_every_sentence_that_stays_says_something_that_stays_and_its_document_is_there(whole: Reading) -> None:
    part = strongest(whole, most=6)
    said = {w.sentence for f in part.facts for w in f.witnesses} | {
        s for saying in part.sayings for s in saying.sentences
    }
    assert {s.iri for s in part.sentences} == said
    assert {s.document for s in part.sentences} <= {d.iri for d in part.documents}
    assert len(part.sentences) < len(whole.sentences)


def test_the_strongest_part_can_be_drawn() -> None:
    part = strongest(reading(large(300, 600)), most=40)
    assert len(drawing(part).places) == len(part.things)


def test_a_large_drawing_is_wide_as_a_screen_and_no_two_of_its_things_stand_on_each_other() -> None:
    drawn = drawing(reading(large(400, 900)))
    kinds = {k.name for k in drawn.reading.kinds if k.drawn}
    places = [place for place, thing in zip(drawn.places, drawn.reading.things, strict=True) if thing.kind in kinds]
    xs, ys = zip(*places, strict=True)
    assert 1.2 < (max(xs) - min(xs)) / (max(ys) - min(ys)) < 2
    for (x, y), (u, v) in combinations(places, 2):
        assert abs(x - u) >= 26 or abs(y - v) >= 26


def test_only_the_page_of_a_large_graph_carries_the_webgl_renderer_and_the_same_bytes_each_time() -> None:
    bundle = share("frontend", "built", "network.js")
    little, much = page(small()), page(large(2100, 2100))
    assert "kgWebGL=" not in little
    assert much == page(large(2100, 2100))
    scripts = re.findall(r"<script>(.*?)</script>", much, re.DOTALL)
    if bundle.is_file():
        assert len(scripts) == 3
        assert "kgWebGL=" in scripts[1]
        for name in ("sigma", "graphology", "graphology-utils", "events"):
            assert re.search(rf"^{name} [\d.]+ \(MIT\)$", scripts[1], re.MULTILINE)
    else:
        assert len(scripts) == 2


def test_a_wheel_carries_the_renderer_where_it_was_built(tmp_path: Path) -> None:
    if not (ROOT / "frontend").is_dir():
        pytest.skip("not run from a checkout")
    from hatchling.builders.wheel import WheelBuilder

    for name in ("kg", "ontology", "data", "tools", "pyproject.toml", "README.md", "LICENSE", "NOTICE"):
        (tmp_path / name).symlink_to(ROOT / name)
    (tmp_path / "frontend" / "built").mkdir(parents=True)
    (tmp_path / "frontend" / "built" / "network.js").write_text("// built\n", encoding="utf-8")
    made = next(WheelBuilder(str(tmp_path)).build(directory=str(tmp_path / "dist")))
    with zipfile.ZipFile(made) as wheel:
        assert wheel.read("kg/share/frontend/built/network.js") == b"// built\n"
