"""The figures of the portrait, one a chapter at most, each with the words that stand for it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from absr.model.reading_facts import FRAGILE_COUNT, HEADCOUNT_UNITS, is_fragile
from absr.rendering import Bar, Data, Figure, Number
from absr.rendering.marked_bars import marked_bars
from absr.rendering.pyramids import Rung, pyramid
from absr.rendering.ranked_dots import Dot, Ranking, ranked_dots
from absr.rendering.timelines import Line, Moment, timeline
from absr.report.indicator_choice import iris_values, ranked
from absr.report.indicator_tables import indicator_source
from absr.report.portrait_tables import comparison_data
from absr.wording.headlines import clean
from absr.wording.quantities import decimals_of, quantity

if TYPE_CHECKING:
    from collections.abc import Sequence

    from absr.model.reading_facts import AgeBand, Indicator, Pyramid, Value
    from absr.report.portrait_tables import Portrayed

_MOST_RANKINGS = 4
_MOST_IRIS = 24
_FEWEST_IRIS = 2
_FEWEST_MOMENTS = 2
_YEAR = re.compile(r"\d{4}")
_OLDEST = "P"
"""Ends the name of the band that has no last year of age."""

_Pairs = list[tuple["Indicator", list[tuple[str, "Value", bool]]]]


def chapter_figure(shared: Portrayed, name: str, found: Sequence[Indicator]) -> Figure | None:
    """The figure of a chapter: the age pyramid, else territories ranked, else vintages."""
    if name == "population" and (drawn := pyramid_figure(shared)):
        return drawn
    return _ranked(shared, name, found) or _timeline(shared, name, found)


# -- the town among its comparators --------------------------------------------------------------


def _ranked(shared: Portrayed, name: str, found: Sequence[Indicator]) -> Figure | None:
    """The most telling indicators that have a gap with some comparator."""
    compared = [
        one
        for one in ranked(found, shared.headlines)
        if one.town is not None
        and not is_fragile(one.town, one.unit)
        and any(c.gap is not None for c in one.comparisons)
    ][:_MOST_RANKINGS]
    if not compared:
        return None
    speech = shared.printer.speech
    pairs = [(one, _standing(shared, one)) for one in compared]
    rankings = [
        Ranking(
            f"{clean(one.label)}, {one.vintage}",
            tuple(
                Dot(name, value.value or 0.0, quantity(value.value or 0.0, one.unit, speech), town)
                for name, value, town in places
            ),
        )
        for one, places in pairs
    ]
    return Figure(
        name=f"portrait-dots-{name.replace('_', '-')}",
        caption=speech("portrait.dots.caption", chapter=_chapter(shared, name)),
        spec=ranked_dots(rankings),
        alt=speech("portrait.dots.alt", rows=_ranked_in_words(shared, pairs)),
        note=speech("portrait.dots.note", town=shared.printer.edition.settings.commune_name),
        source=indicator_source(speech, compared),
        data=comparison_data(shared, compared),
    )


def _standing(shared: Portrayed, one: Indicator) -> list[tuple[str, Value, bool]]:
    """The town and the comparators that it may be put beside, the highest first."""
    settings = shared.printer.edition.settings
    places = [(settings.commune_name, one.town, True)]
    places += [
        (shared.places.name(c.territory, c.observed), c.observed, False)
        for c in one.comparisons
        if c.gap is not None
    ]
    shown = [(n, v, t) for n, v, t in places if v is not None and v.value is not None]
    return sorted(shown, key=lambda place: -(place[1].value or 0.0))


def _ranked_in_words(shared: Portrayed, pairs: _Pairs) -> str:
    speech = shared.printer.speech
    said = [
        speech(
            "portrait.dots.row",
            label=clean(one.label),
            vintage=one.vintage,
            places=speech("portrait.comma").join(
                f"{name} {quantity(value.value or 0.0, one.unit, speech)}"
                for name, value, _ in places
            ),
        )
        for one, places in pairs
    ]
    return speech("phase1.separator").join(said)


def _chapter(shared: Portrayed, name: str) -> str:
    speech = shared.printer.speech
    return speech.label("chapters", name) if name != "none" else speech("reading.no_chapter")


# -- vintages ------------------------------------------------------------------------------------


def _timeline(shared: Portrayed, name: str, found: Sequence[Indicator]) -> Figure | None:
    """The most telling indicator whose earlier values may be compared with its latest."""
    for one in ranked(found, shared.headlines):
        lines = _lines(shared, one)
        if lines:
            return _timeline_figure(shared, name, one, lines)
    return None


def _timeline_figure(shared: Portrayed, name: str, one: Indicator, lines: list[Line]) -> Figure:
    speech = shared.printer.speech
    label = clean(one.label)
    said = [
        speech(
            "portrait.timeline.row",
            name=line.name,
            moments=speech("portrait.comma").join(f"{m.text} ({m.year})" for m in line.moments),
        )
        for line in lines
    ]
    separator = speech("phase1.separator")
    heads = ("indicator", "territory", "vintage", "value")
    return Figure(
        name=f"portrait-timeline-{name.replace('_', '-')}",
        caption=speech("portrait.timeline.caption", label=label),
        spec=timeline(lines),
        alt=speech("portrait.timeline.alt", label=label, rows=separator.join(said)),
        note=speech("portrait.timeline.note"),
        source=indicator_source(speech, [one]),
        data=Data(
            tuple(speech(f"portrait.data.{head}") for head in heads),
            tuple(
                (label, line.name, str(m.year), Number(m.value, decimals_of(m.value, one.unit)))
                for line in lines
                for m in line.moments
            ),
        ),
    )


def _lines(shared: Portrayed, one: Indicator) -> list[Line]:
    """The town at the vintages that may be compared, then the comparators at the same ones."""
    kept = {e.since for e in one.evolutions if e.change is not None} | {one.vintage}
    if len(kept) < _FEWEST_MOMENTS or not all(map(_YEAR.fullmatch, kept)):
        return []
    series = sorted(
        (
            other
            for other in shared.printer.edition.readings.indicators
            if other.id == one.id and other.vintage in kept
        ),
        key=lambda other: other.vintage,
    )
    settings = shared.printer.edition.settings
    town = [(other, other.town) for other in series]
    lines = [_line(shared, settings.commune_name, town)]
    if one.unit not in HEADCOUNT_UNITS:  # a département would flatten the town's line
        for code in [c.territory for c in one.comparisons if c.gap is not None]:
            beside = [
                (other, c.observed)
                for other in series
                for c in other.comparisons
                if c.territory == code
            ]
            lines.append(_line(shared, shared.places.name(code), beside))
    usable = [line for line in lines if len(line.moments) >= _FEWEST_MOMENTS]
    return usable if usable and usable[0] is lines[0] else []


def _line(shared: Portrayed, name: str, pairs: list[tuple[Indicator, Value | None]]) -> Line:
    speech = shared.printer.speech
    return Line(
        name,
        tuple(
            Moment(int(one.vintage), value.value, quantity(value.value, one.unit, speech))
            for one, value in pairs
            if value is not None and value.value is not None
        ),
    )


# -- ages ----------------------------------------------------------------------------------------


def pyramid_figure(shared: Portrayed) -> Figure | None:
    """Men and women by age band, with the outline of the first comparator that has ages too."""
    found = shared.printer.edition.readings.pyramids
    if not found or not _whole(found[0]):
        return None
    town, speech = found[0], shared.printer.speech
    other = next((p for p in found[1:] if _comparable(town, p)), None)
    beside = shared.places.name(other.territory) if other else ""
    rungs = [_rung(shared, band, town, other, place) for place, band in enumerate(town.bands)]
    said = speech("phase1.separator").join(
        speech("portrait.pyramid.row", band=r.label, men=r.men_text, women=r.women_text)
        for r in rungs
    )
    commune = shared.printer.edition.settings.commune_name
    note = speech("portrait.pyramid.alone")
    if other:
        note = speech("portrait.pyramid.note", town=commune, other=beside)
    return Figure(
        name="portrait-pyramid",
        caption=speech("portrait.pyramid.caption", vintage=town.vintage),
        spec=pyramid(rungs, speech("portrait.pyramid.men"), speech("portrait.pyramid.women")),
        alt=speech("portrait.pyramid.alt", rows=said),
        note=note,
        source=speech("portrait.pyramid.source", vintage=town.vintage),
        data=_pyramid_data(shared, [town, *([other] if other else [])]),
    )


def _whole(one: Pyramid) -> float:
    return sum(band.men + band.women for band in one.bands)


def _comparable(town: Pyramid, other: Pyramid) -> bool:
    same = [b.band for b in town.bands] == [b.band for b in other.bands]
    return same and other.vintage == town.vintage and _whole(other) > 0


def _rung(
    shared: Portrayed, band: AgeBand, town: Pyramid, other: Pyramid | None, place: int
) -> Rung:
    speech = shared.printer.speech
    men, women = (100 * count / _whole(town) for count in (band.men, band.women))
    drawn = Rung(
        label=band_label(shared, band.band),
        men=men,
        men_text=quantity(men, "percent", speech),
        women=women,
        women_text=quantity(women, "percent", speech),
    )
    if other is None:
        return drawn
    beside = other.bands[place]
    return Rung(
        *(drawn.label, drawn.men, drawn.men_text, drawn.women, drawn.women_text),
        other_men=100 * beside.men / _whole(other),
        other_women=100 * beside.women / _whole(other),
    )


def band_label(shared: Portrayed, band: str) -> str:
    """« 15 à 29 ans », « 90 ans ou plus »; a name of another shape as it is."""
    speech = shared.printer.speech
    first, last = band[:2], band[2:]
    if not first.isdigit():
        return band
    if last == _OLDEST:
        return speech("portrait.ages.over", first=int(first))
    if not last.isdigit():
        return band
    return speech("portrait.ages", first=int(first), last=int(last))


def _pyramid_data(shared: Portrayed, found: Sequence[Pyramid]) -> Data:
    speech = shared.printer.speech
    settings = shared.printer.edition.settings
    heads = ("territory", "vintage", "band", "men", "women")
    names = [settings.commune_name, *(shared.places.name(one.territory) for one in found[1:])]
    return Data(
        tuple(speech(f"portrait.data.{head}") for head in heads),
        tuple(
            (name, one.vintage, band_label(shared, b.band), Number(b.men), Number(b.women))
            for name, one in zip(names, found, strict=True)
            for b in one.bands
        ),
    )


# -- the parts of the town -----------------------------------------------------------------------


def iris_figure(shared: Portrayed, found: Sequence[Indicator]) -> Figure | None:
    """The parts of the town, highest first, with the town's own value as a line."""
    one = next(
        (
            one
            for one in ranked(found, shared.headlines)
            if one.town is not None
            and (one.town.value or 0) > 0
            and len(_drawn_iris(one)) >= _FEWEST_IRIS
        ),
        None,
    )
    if one is None or one.town is None or one.town.value is None:
        return None
    speech = shared.printer.speech
    rows = _iris_rows(shared, one)
    label = clean(one.label)
    commune = shared.printer.edition.settings.commune_name
    line = f"{commune} {quantity(one.town.value, one.unit, speech)}"
    said = speech("phase1.separator").join(
        speech("portrait.timeline.row", name=row.label, moments=row.text) for row in rows
    )
    left = len(_drawn_iris(one)) - len(rows)
    notes = [speech("portrait.iris.note", limit=speech.number(FRAGILE_COUNT))]
    if left:
        notes.append(speech.count("portrait.iris.more", left))
    return Figure(
        name="portrait-iris-bars",
        caption=speech("portrait.iris.figure", label=label, vintage=one.vintage),
        spec=marked_bars(rows, one.town.value, line),
        alt=speech("portrait.iris.alt", label=label, town=line, rows=said),
        note=" ".join(notes),
        source=indicator_source(speech, [one]),
    )


def _drawn_iris(one: Indicator) -> list[Value]:
    """Parts with a value that a bar can show, the highest first."""
    shown = [v for v in iris_values(one) if v.value is not None and v.value >= 0]
    return sorted(shown, key=lambda value: (-(value.value or 0.0), value.territory))


def _iris_rows(shared: Portrayed, one: Indicator) -> list[Bar]:
    """Of very many parts, the highest and the lowest."""
    speech, drawn = shared.printer.speech, _drawn_iris(one)
    if len(drawn) > _MOST_IRIS:
        drawn = [*drawn[: _MOST_IRIS // 2], *drawn[-(_MOST_IRIS // 2) :]]
    names = [shared.places.name(value.territory, value) for value in drawn]
    rows = []
    for name, value in zip(names, drawn, strict=True):
        text = quantity(value.value or 0.0, one.unit, speech)
        fragile = is_fragile(value, one.unit)
        if fragile:
            text = speech("portrait.beside", place=text, gap=speech("portrait.cell.fragile"))
        label = name if names.count(name) == 1 else f"{name} ({value.territory})"
        rows.append(Bar(label, value.value or 0.0, text, muted=fragile))
    return rows
