"""Figures: drawn with our font, sized by their rows, named for who cannot see them."""

from __future__ import annotations

import itertools
import struct
import zlib
from xml.etree import ElementTree as ET

import pytest
from rendering_samples import THEMES, balance_figure, poverty_figure

from absr.rendering import (
    Bar,
    Figure,
    Goal,
    Line,
    Pair,
    RenderingError,
    bars,
    curves,
    diverging,
    goals,
    grouped,
    palette,
)
from absr.rendering.figures import FONT, draw, typeset

SVG = "{http://www.w3.org/2000/svg}"


def drawn(spec: dict[str, object], **changes: object) -> Figure:
    """A figure of a specification."""
    return Figure(**{"name": "f", "caption": "c", "spec": spec, "alt": "a", **changes})


def dark_pixels(png: bytes) -> int:
    """How many pixels are about as dark as ink: read without any imaging library."""
    width, height = struct.unpack(">II", png[16:24])
    data, place = b"", 8
    while place < len(png):
        length, kind = struct.unpack(">I4s", png[place : place + 8])
        data += png[place + 8 : place + 8 + length] if kind == b"IDAT" else b""
        place += 12 + length
    raw = zlib.decompress(data)
    stride, count = width * 4, 0
    previous = bytearray(stride)
    for row in range(height):
        start = row * (stride + 1)
        line = bytearray(raw[start + 1 : start + 1 + stride])
        previous = _unfiltered(raw[start], line, previous)
        count += sum(
            previous[x] < 60 and previous[x + 1] < 70 and previous[x + 2] < 80
            for x in range(0, stride, 4)
        )
    return count


def _unfiltered(kind: int, line: bytearray, above: bytearray) -> bytearray:
    for i in range(len(line)):
        a = line[i - 4] if i >= 4 else 0
        b, c = above[i], above[i - 4] if i >= 4 else 0
        nearest = min((a, b, c), key=lambda v: abs(a + b - c - v))
        line[i] = (line[i] + (0, a, b, (a + b) // 2, nearest)[kind]) & 255
    return line


def test_the_text_is_drawn() -> None:
    """An unknown font would draw no text in silence: the labels leave ink on the picture."""
    with_text = draw(drawn(bars([Bar("Mobilités « œ »", 3, "3\u202f%")])), "fr").png
    without = draw(drawn(bars([Bar(" ", 3, " ")])), "fr").png
    assert with_text[:8] == b"\x89PNG\r\n\x1a\n"
    assert dark_pixels(without) < 20
    assert dark_pixels(with_text) > 300


@pytest.mark.parametrize(
    "spec",
    [
        {"config": {"font": "Comic Sans MS"}},
        {"config": {"axis": {"labelFont": "Arial"}}},
        {"layer": [{"mark": {"type": "text", "font": "Arial"}}]},
        {"title": {"text": "x", "subtitleFont": {"value": "Arial"}}},
        {"layer": [{"mark": {"type": "text", "font": {"expr": "x"}}}]},
    ],
)
def test_another_font_is_refused(spec: dict[str, object]) -> None:
    """A specification that asks for a font which is not shipped is an error with its name."""
    with pytest.raises(RenderingError) as caught:
        draw(drawn({**spec, "data": {"values": []}, "mark": "bar"}), "fr")
    assert caught.value.code == "figure-font"


def test_our_font_and_data_called_font_are_fine() -> None:
    """Our own font may be named, and a column of the data may be called anything."""
    spec = {**bars([Bar("a", 1, "1")]), "config": {"font": FONT}}
    spec["data"] = {"values": [{"label": "a", "value": 1, "text": "1", "font": "Arial"}]}
    assert draw(drawn(spec), "fr").width > 0


def test_a_missing_font_file_is_an_error(monkeypatch: pytest.MonkeyPatch, tmp_path: object) -> None:
    """A broken installation without its fonts says which file is missing."""
    from absr.rendering import figures

    monkeypatch.setattr(figures, "font_folder", lambda: tmp_path)
    figures._register_fonts.cache_clear()
    try:
        with pytest.raises(RenderingError) as caught:
            draw(poverty_figure(), "fr")
    finally:
        figures._register_fonts.cache_clear()
    assert caught.value.code == "font-missing"


def test_a_broken_specification_is_an_error() -> None:
    """What Vega-Lite cannot draw is an error with the figure's name."""
    with pytest.raises(RenderingError) as caught:
        draw(drawn({"mark": "no-such-mark", "data": {"values": [{"a": 1}]}}), "fr")
    assert (caught.value.code, caught.value.facts["name"]) == ("figure-failed", "f")


def test_no_data_is_fetched() -> None:
    """A specification that points to the network or the disk draws nothing from there."""
    spec = {"data": {"url": "http://127.0.0.1:9/x.csv"}, "mark": "bar",
            "encoding": {"x": {"field": "a", "type": "nominal"}}}  # fmt: skip
    with pytest.raises(RenderingError) as caught:
        draw(drawn(spec), "fr")
    assert caught.value.code == "figure-failed"


def test_the_drawing_has_our_words_only() -> None:
    """The alternative text is the drawing's title, and none of Vega's English roles is left."""
    picture = draw(balance_figure(), "fr")
    root = ET.fromstring(picture.svg)
    assert root.get("role") == "img"
    title = root[0]
    assert title.tag == f"{SVG}title"
    assert title.get("id") == root.get("aria-labelledby")
    assert (title.text or "").startswith("Barres par thème")
    assert "aria-roledescription" not in picture.svg
    assert "mark container" not in picture.svg


def test_hostile_labels_are_text() -> None:
    """Signs in labels and in the alternative text stay text in the drawing."""
    figure = drawn(bars([Bar("<script>x</script> & \"'", 1, "</text><a>")]), alt="</title><b>&")
    root = ET.fromstring(draw(figure, "fr").svg)
    tags = {element.tag.removeprefix(SVG) for element in root.iter()}
    assert tags <= {"svg", "title", "rect", "g", "path", "text", "tspan", "line", "defs",
                    "clipPath"}  # fmt: skip
    assert root[0].text == "</title><b>&"


def test_numbers_and_months_are_french() -> None:
    """Numbers and dates that Vega formats itself are in the document's language."""
    spec = {
        "data": {"values": [{"d": "2027-02-01", "n": 12345.5}]},
        "mark": "point",
        "encoding": {
            "x": {"field": "d", "type": "temporal", "axis": {"format": "%B"}},
            "y": {"field": "n", "type": "quantitative", "axis": {"format": ",.1f"}},
        },
    }
    french = draw(drawn(spec), "fr").svg
    assert "février" in french
    assert "\u00a0000,0" in french
    assert "February" in draw(drawn(spec), "en").svg


def test_two_drawings_share_no_name() -> None:
    """Parts are named after their figure, so that two drawings can stand in one page."""
    names = [
        {element.get("id") for element in ET.fromstring(draw(figure, "fr").svg).iter()}
        for figure in (balance_figure(), poverty_figure())
    ]
    assert names[0] & names[1] == {None}
    assert len(names[0]) > 2


def test_drawing_twice_gives_the_same_bytes() -> None:
    """Vega's own counters do not show: the second drawing equals the first."""
    assert draw(balance_figure(), "fr") == draw(balance_figure(), "fr")


def test_values_labels_and_scales_are_typeset_alike() -> None:
    """Data, scales and titles get French typography; field names and expressions stay."""
    spec = {
        "data": {"values": [{"a": "l'eau : x"}]},
        "encoding": {"x": {"field": "l'eau : x", "scale": {"domain": ["l'eau : x"]}}},
        "transform": [{"calculate": "'l'eau'"}],
    }
    done = typeset(spec)
    assert done["data"]["values"][0]["a"] == "l’eau\u00a0: x"
    assert done["encoding"]["x"] == {
        "field": "l'eau : x",
        "scale": {"domain": ["l’eau\u00a0: x"]},
    }
    assert done["transform"] == spec["transform"]


def texts_of(svg: str) -> list[str]:
    """The lines of text of a drawing."""
    root = ET.fromstring(svg)
    lines: list[str] = []
    for element in root.iter(f"{SVG}text"):
        spans = [span.text or "" for span in element.iter(f"{SVG}tspan")]
        lines.append(" ".join(spans) if spans else element.text or "")
    return lines


PAIRS = [Pair(name, needs, f"{needs} b", found, f"{found} r") for name, needs, found in THEMES]


@pytest.mark.parametrize("chart", [diverging, grouped])
def test_charts_show_each_label_and_value_whole(chart: object) -> None:
    """Every theme, long ones on several lines, and both its values are drawn, uncut."""
    spec = chart(PAIRS, "Besoins", "Ressources")  # type: ignore[operator]
    shown = texts_of(draw(drawn(spec), "fr").svg)
    assert [name for name, *_ in THEMES if name not in shown] == []
    assert [pair.left_text for pair in PAIRS if pair.left_text not in shown] == []
    assert [pair.right_text for pair in PAIRS if pair.right_text not in shown] == []
    assert {"Besoins", "Ressources"} <= set(shown)


def test_the_height_follows_the_rows() -> None:
    """Twice the rows make about twice the height, at the width asked for."""
    few = draw(drawn(bars([Bar(f"l{i}", i, str(i)) for i in range(5)])), "fr")
    many = draw(drawn(bars([Bar(f"l{i}", i, str(i)) for i in range(10)])), "fr")
    assert few.width == many.width == 605
    assert many.height - few.height == pytest.approx(5 * 27)


def test_long_values_keep_inside_the_picture() -> None:
    """A long value beside the longest bar ends before the picture's edge."""
    spec = bars([Bar("Romainville", 9, "1 234 567 habitants"), Bar("b", 0, "0")], width_cm=9)
    picture = draw(drawn(spec, width_cm=9), "fr")
    root = ET.fromstring(picture.svg)
    bar = next(
        element.get("d") or ""
        for element in root.iter(f"{SVG}path")
        if "L" in (element.get("d") or "")
    )
    assert bar
    assert picture.width == 340


def test_bars_are_refused_what_they_cannot_say() -> None:
    """Two rows of one label would merge, and nothing is shorter than nothing."""
    with pytest.raises(ValueError, match="same label"):
        bars([Bar("a", 1, "1"), Bar("a", 2, "2")])
    with pytest.raises(ValueError, match="shorter"):
        bars([Bar("a", -1, "-1")])
    with pytest.raises(ValueError, match="shorter"):
        diverging([Pair("a", float("nan"), "?", 1, "1")], "l", "r")


def test_charts_without_rows_or_values_are_drawn() -> None:
    """An empty chart and a chart of zeros are pictures too."""
    assert draw(drawn(bars([])), "fr").width == 605
    assert draw(drawn(diverging([Pair("a", 0, "0", 0, "0")], "l", "r")), "fr").width == 605


def lightness(color: str) -> float:
    """How light a colour looks, from 0 to 100 (CIE L*)."""
    return _lab(_linear(color))[0]


def _linear(color: str) -> list[float]:
    parts = [int(color[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    return [p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts]


def _lab(rgb: list[float]) -> tuple[float, float, float]:
    matrix = ((0.4124, 0.3576, 0.1805), (0.2126, 0.7152, 0.0722), (0.0193, 0.1192, 0.9505))
    white = (0.9505, 1.0, 1.089)
    xyz = [sum(m * c for m, c in zip(row, rgb, strict=True)) for row in matrix]
    x, y, z = (
        t ** (1 / 3) if t > 0.008856 else 7.787 * t + 16 / 116
        for t in (v / w for v, w in zip(xyz, white, strict=True))
    )
    return 116 * y - 16, 500 * (x - y), 200 * (y - z)


# Machado, Oliveira and Fernandes (2009), full severity.
BLINDNESS = {
    "protanopia": ((0.152, 1.053, -0.205), (0.115, 0.786, 0.099), (-0.004, -0.048, 1.052)),
    "deuteranopia": ((0.367, 0.861, -0.228), (0.280, 0.673, 0.047), (-0.012, 0.043, 0.969)),
    "tritanopia": ((1.256, -0.077, -0.179), (-0.078, 0.931, 0.148), (0.005, 0.691, 0.304)),
}


@pytest.mark.parametrize("kind", BLINDNESS)
def test_colours_are_told_apart_by_colour_blind_eyes(kind: str) -> None:
    """Any two colours of a chart stay clearly different under each kind of colour blindness."""
    seen = []
    for color in palette.SERIES:
        rgb = _linear(color)
        shifted = [sum(m * c for m, c in zip(row, rgb, strict=True)) for row in BLINDNESS[kind]]
        seen.append(_lab([min(max(value, 0), 1) for value in shifted]))
    differences = [
        sum((a - b) ** 2 for a, b in zip(one, other, strict=True)) ** 0.5
        for i, one in enumerate(seen)
        for other in seen[:i]
    ]
    assert min(differences) > 12


def test_needs_and_resources_differ_on_a_grey_print() -> None:
    """The two colours of needs and resources, and neighbours in a series, differ in lightness."""
    assert abs(lightness(palette.NEEDS) - lightness(palette.RESOURCES)) > 20
    series = [lightness(color) for color in palette.SERIES]
    assert all(abs(a - b) > 12 for a, b in itertools.pairwise(series))


def test_an_answer_that_is_no_drawing_is_an_error(monkeypatch: pytest.MonkeyPatch) -> None:
    """Should the library give something else than a drawing, the figure is named."""
    import vl_convert

    monkeypatch.setattr(vl_convert, "vegalite_to_svg", lambda *_, **__: "")
    with pytest.raises(RenderingError) as caught:
        draw(Figure("empty", "x", {"mark": "bar", "title": "vide"}, alt="x"), "fr", with_png=False)
    assert caught.value.code == "figure-failed"


def test_the_same_specification_is_drawn_once(monkeypatch: pytest.MonkeyPatch) -> None:
    """Editions share their drawings; name, alternative text and language stay each one's own."""
    import vl_convert

    drawn = []
    real = vl_convert.vegalite_to_svg
    monkeypatch.setattr(
        vl_convert, "vegalite_to_svg", lambda *a, **k: drawn.append(a) or real(*a, **k)
    )
    spec = bars([Bar("une seule fois", 1.5, "1,5")])
    first, second = (draw(Figure(name, "x", spec, alt=name), "fr") for name in ("un", "deux"))
    english = draw(Figure("un", "x", spec, alt="un"), "en")
    assert len(drawn) == 2
    assert first.png == second.png
    assert '<title id="absr-title-un">un</title>' in first.svg
    assert '<title id="absr-title-deux">deux</title>' in second.svg
    assert "une seule fois" in english.svg


def test_a_curve_bears_its_name_at_its_end() -> None:
    """Two curves, each named once in its own colour; a name is drawn whole."""
    lines = [Line("Sous-thèmes", ((0, 0), (44, 172))), Line("Ressources", ((0, 0), (44, 62)))]
    svg = draw(drawn(curves(lines, "Entretiens", "Différents")), "fr").svg
    written = texts_of(svg)
    assert [written.count(line.name) for line in lines] == [1, 1]
    assert "Différents" in written
    assert all(color in svg for color in palette.SERIES[:2])


def test_names_of_curves_that_end_together_stand_apart() -> None:
    """Equal ends: the two names are not written over each other."""
    spec = curves([Line("A", ((0, 0), (9, 50))), Line("B", ((0, 0), (9, 50)))], "x", "y")
    ends = [value["y"] for value in spec["layer"][2]["data"]["values"]]
    assert abs(ends[0] - ends[1]) >= 3


@pytest.mark.parametrize(
    "lines", [[], [Line("A", ())], [Line("A", ((0, 0),)), Line("A", ((0, 0),))]]
)
def test_curves_that_cannot_be_told_apart_are_refused(lines: list[Line]) -> None:
    """No curve, one without a point, two of one name."""
    with pytest.raises(ValueError, match="curve"):
        curves(lines, "x", "y")


def test_a_goal_is_a_stroke_across_the_bar() -> None:
    """Each row has its bar, its stroke, and both numbers written behind whichever is longer."""
    rows = [Goal("Commerce", 4, 4, "4 sur 4"), Goal("Élu ou élue", 1, 2, "1 sur 2")]
    spec = goals(rows)
    assert [one["end"] for one in spec["data"]["values"]] == [4, 2]
    written = texts_of(draw(drawn(spec), "fr").svg)
    assert {"4 sur 4", "1 sur 2", "Commerce"} <= set(written)
