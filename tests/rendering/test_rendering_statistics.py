"""The charts of statistics: what is drawn of the numbers, and told apart without colour."""

from __future__ import annotations

import re
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from absr.rendering import Bar, Figure
from absr.rendering.figures import draw
from absr.rendering.marked_bars import marked_bars
from absr.rendering.pyramids import Rung, pyramid
from absr.rendering.ranked_dots import Dot, Ranking, ranked_dots
from absr.rendering.timelines import Line, Moment, timeline

TOWN = Dot("Romainville", 13.88, "13,9 %", is_town=True)
DOTS = (Dot("Île-de-France", 11.44, "11,4 %"), TOWN, Dot("Seine-Saint-Denis", 16.39, "16,4 %"))
RUNGS = (
    Rung("0 à 14 ans", 10.2, "10,2 %", 9.8, "9,8 %", 9.0, 8.8),
    Rung("90 ans ou plus", 0.2, "0,2 %", 0.5, "0,5 %", 0.3, 0.9),
)


def drawn(spec):
    """The texts of the drawing, from left to right by line, and the drawing."""
    svg = draw(Figure("f", "F", spec, alt="F."), "fr", with_png=False).svg
    return list(re.findall(r"<text[^>]*>([^<]+)</text>", svg)), svg


def test_territories_stand_from_the_highest_to_the_lowest():
    """Each has its name and its value printed; nothing else decides their order."""
    spec = ranked_dots([Ranking("Taux de chômage, 2021", DOTS)])
    values = spec["data"]["values"]
    assert [dot["label"] for dot in values] == ["Seine-Saint-Denis", "Romainville", "Île-de-France"]
    texts, _ = drawn(spec)
    assert {"Taux de chômage, 2021", *(d.label for d in DOTS), *(d.text for d in DOTS)} <= {
        text.replace("\u00a0", " ") for text in texts
    }


def test_the_town_is_told_apart_by_its_shape():
    """A filled diamond beside hollow circles: on a grey print too."""
    marks = [layer["mark"] for layer in ranked_dots([Ranking("T", DOTS)])["layer"]]
    points = {mark["shape"]: mark for mark in marks if mark["type"] == "point"}
    assert points["diamond"]["filled"]
    assert points["circle"]["fill"] == "white"


@settings(max_examples=60, deadline=None)
@given(st.lists(st.lists(st.floats(-1e6, 1e6), min_size=1, max_size=6), min_size=1, max_size=4))
def test_no_two_territories_share_a_line(groups):
    """Whatever the values, each dot has a line of its own and stands inside the scale."""
    rankings = [
        Ranking(f"T{place}", tuple(Dot(f"D{n}", v, str(v)) for n, v in enumerate(values)))
        for place, values in enumerate(groups)
    ]
    spec = ranked_dots(rankings)
    dots = spec["data"]["values"]
    rows = [dot["row"] for dot in dots]
    assert all(after - before > 0.99 for before, after in pairwise(rows))
    assert all(-1 <= dot["x"] <= 1 for dot in dots)


def test_a_ranking_without_territory_is_refused():
    """A chart of nothing is a fault of ours."""
    with pytest.raises(ValueError, match="at least one"):
        ranked_dots([Ranking("T", ())])


def test_men_stand_on_the_left_and_women_on_the_right():
    """The youngest are at the foot, and the comparator is an outline."""
    spec = pyramid(RUNGS, "Hommes", "Femmes")
    values = spec["data"]["values"]
    assert [value["label"] for value in values] == ["90 ans ou plus", "0 à 14 ans"]
    assert all(value["men"] < 0 < value["women"] for value in values)
    outlines = [one["mark"] for one in spec["layer"] if "strokeDash" in one["mark"]]
    assert len(outlines) == 2
    assert all(mark["fill"] is None for mark in outlines)
    texts, svg = drawn(spec)
    assert {"Hommes", "Femmes"} <= set(texts)
    assert svg.count("stroke-dasharray") == 4


def test_a_pyramid_without_comparator_has_no_outline():
    """Nothing is drawn of ages that nobody gave."""
    rungs = [Rung(r.label, r.men, r.men_text, r.women, r.women_text) for r in RUNGS]
    _, svg = drawn(pyramid(rungs, "Hommes", "Femmes"))
    assert "stroke-dasharray" not in svg


def test_years_stand_in_proportion_and_lines_differ_in_shape():
    """The town's values are printed; each territory has its own shape and dashes."""
    lines = [
        Line("Romainville", (Moment(2010, 7.9, "7,9 %"), Moment(2021, 9.1, "9,1 %"))),
        Line("Département", (Moment(2010, 7.7, "7,7 %"), Moment(2021, 8.2, "8,2 %"))),
    ]
    spec = timeline(lines)
    assert spec["encoding"]["x"]["type"] == "quantitative"
    assert spec["encoding"]["y"]["scale"]["domain"][0] == 0
    shapes = spec["layer"][1]["encoding"]["shape"]["scale"]["range"]
    assert len(set(shapes)) == 2
    texts = {text.replace("\u00a0", " ") for text in drawn(spec)[0]}
    assert {"7,9 %", "9,1 %", "2010", "2021", "Romainville", "Département"} <= texts
    assert "8,2 %" not in texts


def test_a_line_of_one_value_is_refused():
    """One year makes no change over time."""
    with pytest.raises(ValueError, match="at least two"):
        timeline([Line("A", (Moment(2021, 1.0, "1"),))])


@pytest.mark.parametrize("mark", [0.5, 13.9, 400.0])
def test_the_line_of_the_town_stands_inside_the_chart(mark):
    """Below, among or beyond the bars, the line and its words are drawn."""
    rows = [Bar("Zone 1", 18.2, "18,2"), Bar("Zone 2", 9.5, "9,5", muted=True)]
    texts, svg = drawn(marked_bars(rows, mark, "Ville"))
    assert {"Ville", "Zone 1", "Zone 2", "18,2", "9,5"} <= set(texts)
    width = float(re.search(r'width="([\d.]+)"', svg)[1])
    place = re.search(r'<text[^>]*transform="translate\(([\d.]+),[^>]*>Ville<', svg)
    assert place is None or float(place[1]) < width
