"""The figures of the cross reading: the map of themes, and the heat table.

A theme one of whose numbers is hidden is left out of the map: a place would tell the number.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from absr.model.value_lists import NATURES
from absr.rendering import Figure
from absr.rendering.cross_map import Point, Quadrants, cross_map, halfway
from absr.rendering.heat import Cell, heat

if TYPE_CHECKING:
    from collections.abc import Sequence

    from absr.report.shown import Printer

MAP, HEAT = "cross-map", "cross-heat"
"""Names by which the template places them."""

FEWEST_POINTS = 3
"""A map of fewer themes says less than a sentence."""

BESIDE = 1
"""Voices off a line of the map within which a theme is of no side."""

_Rows = list[tuple[str, list[Cell]]]


def cross_figures(printer: Printer) -> tuple[Figure, ...]:
    """The map and the heat table, where there is something to draw."""
    return (*_map(printer), *_heat(printer))


def _map(printer: Printer) -> tuple[Figure, ...]:
    speech, label = printer.speech, printer.edition.settings.theme_label
    sides = ("need", "resource")
    hidden = {
        theme
        for theme in printer.spoken()
        if any(printer.is_hidden(f"themes.{theme}.{side}.voices") for side in sides)
    }
    drawn = [theme for theme in printer.spoken() if theme not in hidden]
    points = [
        Point(label(t), *(int(printer.length(f"themes.{t}.{side}.voices")) for side in sides))
        for t in drawn
    ]
    if len(points) < FEWEST_POINTS or not halfway(points):
        return ()
    names = {
        part: speech(f"cross.map.{part}") for part in ("resources", "both", "neither", "needs")
    }
    rows = [speech("cross.map.row", theme=p.label, needs=p.x, resources=p.y) for p in points]
    half = halfway(points)
    notes = [speech("cross.map.note", half=speech.number(half, 0 if half.is_integer() else 1))]
    if beside := [p.label for p in points if _is_beside_a_line(p, half)]:
        series = _series(printer, beside)
        notes.append(speech.count("cross.map.on_line", len(beside), themes=series))
    if hidden:
        left = [label(theme) for theme in printer.edition.themes if theme in hidden]
        notes.append(speech.count("cross.map.left_out", len(left), themes=_series(printer, left)))
    return (
        Figure(
            name=MAP,
            caption=speech("cross.map.caption", base=printer.counted("said.voices", "voices")),
            spec=cross_map(
                points,
                speech("cross.map.x"),
                speech("cross.map.y"),
                Quadrants(names["resources"], names["both"], names["neither"], names["needs"]),
            ),
            alt=speech("cross.map.alt", rows=_series(printer, rows)),
            note=" ".join(notes),
            source=speech("reading.source.voices"),
        ),
    )


def _is_beside_a_line(point: Point, half: float) -> bool:
    return min(abs(point.x - half), abs(point.y - half)) <= BESIDE


def _heat(printer: Printer) -> tuple[Figure, ...]:
    """By type of actors for the team; outside by nature: most counts of a type are small."""
    speech = printer.speech
    kind = "types" if printer.internal else "natures"
    columns, rows = _by_type(printer) if printer.internal else _by_nature(printer)
    if not any(cell.value for _, cells in rows for cell in cells):
        return ()
    told = [
        speech("cross.heat.row", theme=name, cells=_series(printer, _told(printer, columns, cells)))
        for name, cells in rows
    ]
    hidden = any(cell.value is None for _, cells in rows for cell in cells)
    notes = [speech("cross.heat.note"), speech("phase1.not_shown.note") if hidden else ""]
    return (
        Figure(
            name=HEAT,
            caption=speech(
                f"cross.heat.{kind}.caption", base=printer.counted("said.voices", "voices")
            ),
            spec=heat(columns, rows),
            alt=speech("cross.heat.alt", rows=" | ".join(told)),
            note=" ".join(filter(None, notes)),
            source=speech("reading.source.voices"),
        ),
    )


def _told(printer: Printer, columns: Sequence[str], cells: Sequence[Cell]) -> list[str]:
    """The cells of a row in words, without the empty ones."""
    return [
        printer.speech("cross.heat.cell", column=column, number=cell.text)
        for column, cell in zip(columns, cells, strict=True)
        if cell.text
    ]


def _by_type(printer: Printer) -> tuple[list[str], _Rows]:
    heard = {(one.theme, one.actor_type): one.voices for one in printer.edition.readings.heard_on}
    met = [t for t in printer.edition.actor_types if any(t == known for _, known in heard)]
    speech, label = printer.speech, printer.edition.settings.theme_label
    columns = [speech.label("actor_types", t) if t else speech("not_filled") for t in met]
    rows = [
        (label(theme), [_cell(printer, heard.get((theme, t), 0)) for t in met])
        for theme in printer.spoken()
    ]
    return columns, rows


def _by_nature(printer: Printer) -> tuple[list[str], _Rows]:
    speech, label = printer.speech, printer.edition.settings.theme_label
    natures = [entry.id for entry in NATURES.entries]
    rows = []
    for theme in printer.spoken():
        figures = [printer.figure(f"themes.{theme}.{nature}.voices") for nature in natures]
        rows.append((label(theme), [_cell(printer, f.value if f else 0) for f in figures]))
    return [speech.label("natures", nature) for nature in natures], rows


def _cell(printer: Printer, value: int | None) -> Cell:
    if value is None:
        return Cell(None, printer.speech("phase1.not_shown"))
    return Cell(value, printer.speech.number(value) if value else "")


def _series(printer: Printer, words: Sequence[str]) -> str:
    return printer.speech("phase1.separator").join(words)
