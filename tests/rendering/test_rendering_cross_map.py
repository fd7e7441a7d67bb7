"""The map and the heat table: nothing overlaps, nothing is drawn that is hidden, grey is enough."""

from __future__ import annotations

import itertools
from xml.etree import ElementTree as ET

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from absr.rendering import Figure
from absr.rendering.cross_map import SIDE, Point, Quadrants, cross_map, halfway, placed_labels
from absr.rendering.figures import draw
from absr.rendering.heat import Cell, heat, shade

NAMES = Quadrants(
    "Plutôt des ressources", "Besoins et ressources", "Peu nommés", "Plutôt des besoins"
)
LABELS = (
    *("Mobilités", "Jeunesse", "Vie de quartier", "Festivités", "Accessibilité aux soins"),
    *("La Nature dans la ville", "Ancrage local des entreprises et commerces"),
    *("Valoriser les patrimoines", "Vie artistique"),
)
counts = st.lists(
    st.tuples(st.integers(0, 40), st.integers(0, 40)), min_size=3, max_size=len(LABELS)
).filter(lambda pairs: any(map(any, pairs)))


def points(pairs):
    """A point for each pair, under the names of the nine themes."""
    return [Point(label, x, y) for label, (x, y) in zip(LABELS, pairs, strict=False)]


@settings(max_examples=300, deadline=None)
@given(counts)
def test_no_label_covers_another_a_point_or_the_edge(pairs):
    """Wherever nine themes stand, even all in one place."""
    found = points(pairs)
    reach = max(max(p.x, p.y) for p in found) * 1.08
    boxes = [placed.box for placed in placed_labels(found, NAMES)]
    for one, other in itertools.combinations(boxes, 2):
        assert not one.overlaps(other)
    for box, point in itertools.product(boxes, found):
        x, y = point.x / reach * SIDE, point.y / reach * SIDE
        assert not (box.left < x < box.right and box.bottom < y < box.top)
    assert all(box.left >= 0 and box.bottom >= 0 for box in boxes)
    assert all(box.right <= SIDE and box.top <= SIDE for box in boxes)


def test_both_axes_have_one_scale_and_the_parts_meet_at_half_of_the_highest():
    """Twenty voices are as long upwards as sideways; the parts meet at ten."""
    spec = cross_map(points([(20, 6), (3, 12), (0, 10)]), "x", "y", NAMES)
    domains = [spec["encoding"][axis]["scale"]["domain"] for axis in "xy"]
    assert domains[0] == domains[1]
    assert spec["width"] == spec["height"]
    assert halfway(points([(20, 6), (3, 12)])) == 10


def test_the_same_points_give_the_same_picture():
    """Labels are placed without chance; every one is drawn, and so are the names of the parts."""
    found = points(
        [(11, 9), (19, 11), (10, 13), (3, 12), (20, 6), (8, 14), (5, 10), (1, 11), (0, 10)]
    )
    drawn = [
        draw(Figure("map", "c", cross_map(found, "x", "y", NAMES), "alt"), "fr", with_png=False).svg
        for _ in range(2)
    ]
    assert drawn[0] == drawn[1]
    for word in ("Mobilités", "patrimoines", "commerces", "Plutôt des besoins"):
        assert word in drawn[0]


def test_shades_grow_darker_with_the_number():
    """In grey too: lightness falls step by step, and none is white."""
    light = [_lightness(shade(number, 12)) for number in range(13)]
    assert light == sorted(light, reverse=True)
    assert len(set(light)) == 13
    assert shade(0, 12) == shade(None, 12) == "#FFFFFF"


def _lightness(colour):
    red, green, blue = (int(colour[i : i + 2], 16) for i in (1, 3, 5))
    return 0.299 * red + 0.587 * green + 0.114 * blue


@pytest.mark.parametrize("number", range(13))
def test_a_number_can_be_read_on_its_shade(number):
    """A contrast of at least 4.5, as accessibility asks (WCAG 2, 1.4.3)."""
    spec = heat(["a", "b"], [("r", [Cell(number, str(number)), Cell(12, "12")])])
    cell = spec["data"]["values"][0]
    pair = sorted((_luminance(cell["fill"]), _luminance(cell["ink"])))
    assert (pair[1] + 0.05) / (pair[0] + 0.05) >= 4.5


def _luminance(colour):
    parts = [int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    linear = [p / 12.92 if p <= 0.03928 else ((p + 0.055) / 1.055) ** 2.4 for p in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def test_a_hidden_cell_has_no_colour():
    """What is not told must not be told by a shade; two rows of one name are refused."""
    spec = heat(["a"], [("r", [Cell(None, "n. c.")]), ("s", [Cell(3, "3")])])
    hidden, shown = spec["data"]["values"]
    assert (hidden["fill"], hidden["text"]) == ("#FFFFFF", "n. c.")
    assert shown["fill"] != "#FFFFFF"
    with pytest.raises(ValueError, match="same label"):
        heat(["a"], [("r", [Cell(1, "1")]), ("r", [Cell(2, "2")])])


HOSTILE = (
    "=A1 & <b>|*x*` _y_ {{ 7 }}",
    "\\'); alert('1",
    "datum.label 🎉 \u202e",
    "a" * 200,
    "«  : ? »",
)


def test_hostile_labels_are_drawn_as_text():
    """Signs that mean something to Vega, XML or Markdown stay signs, on the map and in the table."""
    found = [Point(label, place, 9 - place) for place, label in enumerate(HOSTILE)]
    table = heat(list(HOSTILE), [(label, [Cell(1, label)] * len(HOSTILE)) for label in HOSTILE])
    for spec in (cross_map(found, *HOSTILE[:2], Quadrants(*HOSTILE[:4])), table):
        svg = draw(Figure("f", "c", spec, "alt"), "fr", with_png=False).svg
        assert ET.fromstring(svg).tag.endswith("svg")
        assert "&lt;b&gt;" in svg
        assert "<b>" not in svg
