"""The drawing of a network: readable, the same each time, told by shape as well as by colour."""

from __future__ import annotations

import math
import re
from itertools import pairwise

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from absr.rendering import Figure
from absr.rendering.figures import draw
from absr.rendering.graph_layout import Frame, laid_out
from absr.rendering.network_chart import LOOKS, Dot, Line, network_chart

FRAME = Frame(600, 400, 30)
GROUPS = ("Habitants", "Associations", "Commerces")


def chart(number=12, **more):
    """A ring of dots in three groups, each named."""
    dots = [Dot(n + 1, GROUPS[n % 3], f"l'association du bout {n + 1}", n) for n in range(number)]
    lines = [Line(n, (n + 1) % number, n % 2 == 0) for n in range(number)]
    return network_chart(more.get("dots", dots), more.get("lines", lines), GROUPS)


def layer(spec, kind, place=0):
    """The data of the first layers whose mark is of that kind."""
    found = [one for one in spec["layer"] if one["mark"]["type"] == kind]
    return found[place]["data"]["values"]


@settings(max_examples=20, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(
    st.integers(1, 40).flatmap(
        lambda n: st.tuples(
            st.just(n),
            st.lists(st.tuples(st.integers(0, n - 1), st.integers(0, n - 1)), max_size=60),
        )
    )
)
def test_marks_stand_apart_within_the_frame(network):
    """Whatever the links: no two marks over each other, none outside, the same places again."""
    number, edges = network
    edges = [edge for edge in edges if edge[0] != edge[1]]
    places = laid_out(number, edges, FRAME)
    assert places == laid_out(number, edges, FRAME)
    for place, (x, y) in enumerate(places):
        assert 0 <= x <= FRAME.width
        assert 0 <= y <= FRAME.height
        for other in places[:place]:
            assert math.dist((x, y), other) >= FRAME.apart * 0.85


def test_linked_marks_stand_nearer_than_others():
    """Two separate chains of five: a mark is nearer to its neighbour than to the other chain."""
    edges = [(n, n + 1) for n in (0, 1, 2, 3, 5, 6, 7, 8)]
    places = laid_out(10, edges, FRAME)
    linked = sum(math.dist(places[a], places[b]) for a, b in edges) / len(edges)
    apart = [math.dist(places[a], places[b]) for a in range(5) for b in range(5, 10)]
    assert linked < sum(apart) / len(apart) * 0.7


def test_every_mark_has_its_number_and_every_group_its_own_shape():
    """Numbers 1 to 12; a shape and a colour a group, no two alike."""
    spec = chart()
    assert [value["text"] for value in layer(spec, "text")] == [str(n) for n in range(1, 13)]
    (marks,) = (one for one in spec["layer"] if one["mark"]["type"] == "point")
    for channel in ("shape", "fill"):
        looks = marks["encoding"][channel]["scale"]["range"]
        assert len(set(looks)) == len(GROUPS)
    assert len({look[0] for look in LOOKS}) == len(LOOKS)


def test_the_colours_of_the_groups_differ_in_grey():
    """Neighbours in the legend are told apart by lightness on a grey print, besides their shape."""

    def grey(color):
        red, green, blue = (int(color[n : n + 2], 16) for n in (1, 3, 5))
        return 0.299 * red + 0.587 * green + 0.114 * blue

    greys = [grey(look[1]) for look in LOOKS]
    assert min(abs(one - other) for one, other in pairwise(greys)) > 25
    # A number is read on its mark: at least 90 of 255 levels between the two.
    assert min(abs(grey(color) - grey(ink)) for _, color, ink in LOOKS) > 90


def test_names_stand_over_no_mark_and_no_other_name():
    """Of twelve long names those that find no room are left out, never written over something."""
    spec = chart()
    names = layer(spec, "text", 1)
    assert len(names) >= 4
    boxes = []
    for name in names:
        lines = name["text"].split("\n")
        wide, high = max(map(len, lines)) * 5.0, len(lines) * 11.0
        top = name["y"] - 5.5
        boxes.append((name["x"] - wide / 2, top, name["x"] + wide / 2, top + high))
    for mark in layer(spec, "point"):
        for left, top, right, bottom in boxes:
            inside = left < mark["x"] < right and top < mark["y"] < bottom
            assert not inside
    for place, one in enumerate(boxes):
        for other in boxes[:place]:
            beside = one[2] <= other[0] or other[2] <= one[0]
            assert beside or one[3] <= other[1] or other[3] <= one[1]


def test_a_group_without_a_look_is_refused():
    """More groups than looks, or a dot of no group."""
    with pytest.raises(ValueError, match="look"):
        network_chart([Dot(1, "Autre")], [], GROUPS)
    with pytest.raises(ValueError, match="look"):
        network_chart([], [], [str(n) for n in range(len(LOOKS) + 1)])


def test_the_drawing_holds_its_words_and_hostile_names_as_text():
    """Drawn as SVG: the title is the alternative text, and a name of signs stays a text."""
    dots = [Dot(1, "Habitants", "<b>&\"'"), Dot(2, "Commerces"), Dot(3, "Commerces")]
    spec = network_chart(dots, [Line(0, 1), Line(1, 2, is_new=True)], GROUPS)
    picture = draw(Figure("network", "Le réseau", spec, "Trois acteurs."), "fr", with_png=False)
    assert '<title id="absr-title-network">Trois acteurs.</title>' in picture.svg
    assert "&lt;b&gt;" in picture.svg
    assert len(re.findall(r"<path[^>]*stroke-dasharray", picture.svg)) == 0
