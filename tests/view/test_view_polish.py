"""The last touches of a small drawing: fewer lines cross, none runs through a name that it can avoid."""

from __future__ import annotations

from kg.view.polish import polished

BOX, NODE = (60.0, 40.0), 20.0


def _polished(places: list[tuple[int, int]], lines: list[tuple[int, int]], groups: list[int]) -> list[tuple[int, int]]:
    return polished([BOX] * len(places), [NODE] * len(places), places, lines, groups)


def _cross(places: list[tuple[int, int]], one: tuple[int, int], two: tuple[int, int]) -> bool:
    (a, b), (c, d) = ((places[n] for n in line) for line in (one, two))

    def side(p: tuple[int, int], q: tuple[int, int], r: tuple[int, int]) -> bool:
        return (q[0] - p[0]) * (r[1] - p[1]) > (q[1] - p[1]) * (r[0] - p[0])

    return side(a, b, c) != side(a, b, d) and side(c, d, a) != side(c, d, b)


def test_two_lines_that_cross_are_laid_side_by_side() -> None:
    places = [(0, 0), (200, 200), (200, 0), (0, 200)]
    lines = [(0, 1), (2, 3)]
    assert _cross(places, *lines)
    assert not _cross(_polished(places, lines, [0] * 4), *lines)


def test_a_thing_that_stands_on_the_line_of_two_others_is_moved_off_it() -> None:
    places = [(0, 0), (300, 0), (150, 0), (150, 200)]
    after = _polished(places, [(0, 1), (2, 3)], [0] * 4)
    left, right, between = after[0], after[1], after[2]
    on_line = min(left[1], right[1]) - 30 < between[1] < max(left[1], right[1]) + 30
    assert not (left[0] < between[0] < right[0] and on_line)


def test_boxes_that_do_not_cover_each_other_do_not_after_it_either() -> None:
    places = [(80 * (n % 5), 60 * (n // 5)) for n in range(20)]
    lines = [(n, (n * 7 + 3) % 20) for n in range(20)]
    after = _polished(places, lines, [n % 3 for n in range(20)])
    for n, (x, y) in enumerate(after):
        for u, v in after[:n]:
            assert abs(x - u) >= BOX[0] or abs(y - v) >= BOX[1]


def test_what_is_large_or_has_no_lines_stays_as_it_was() -> None:
    places = [(70 * n, 0) for n in range(200)]
    assert _polished(places, [(n, n + 1) for n in range(199)], [0] * 200) == places
    assert _polished(places[:5], [], [0] * 5) == places[:5]
