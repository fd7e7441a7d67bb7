"""The annexes of the portrait: reading notes, indicator sheets, what is missing, sources."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from absr.model.reading_edition import HIDDEN
from absr.model.reading_facts import is_fragile
from absr.rendering import Column, Table
from absr.report.indicator_choice import iris_values
from absr.report.indicator_tables import indicator_source, others_table
from absr.wording.headlines import clean, titled
from absr.wording.indicators import absence_text, datasets_text, value_text

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from absr.model.reading_facts import Indicator
    from absr.report.portrait_tables import Portrayed

_VALUE = "{value}"
"""What a way of reading may hold in the place of the town's value."""

_NOT_A_LACK = frozenset({"absent", "other_size", "nil", HIDDEN})
"""Reasons of a missing gap that the tables tell well enough."""

_MOST_NAMED = 8
"""Indicators named where they lack the same thing: more of them are counted."""

_SIGNS = (("**", " ^ "), ("*", " × "), ("/", " ÷ "), ("+", " + "), ("-", " \u2212 "))


def reading_notes(shared: Portrayed, found: Sequence[Indicator]) -> list[str]:
    """How to read each value of a chapter, then the limits that they share, each once."""
    speech = shared.printer.speech
    notes = [
        speech("portrait.note.read", label=titled(one.label), text=text)
        for one in found
        if (text := how_to_read(shared, one))
    ]
    limits = dict.fromkeys(one.limits for one in found if one.limits)
    return [*notes, *(speech("portrait.note.limits", text=text) for text in limits)]


def how_to_read(shared: Portrayed, one: Indicator) -> str:
    """The way of reading with the town's own value; nothing where it has none."""
    if not one.how_to_read or one.town is None or one.town.value is None:
        return ""
    value = value_text(shared.printer.speech, one.town, one.unit)
    text = one.how_to_read.replace(_VALUE, value)
    return text[:1].upper() + text[1:]


# -- what is missing -----------------------------------------------------------------------------


def absences(shared: Portrayed) -> list[str]:
    """What could not be told and why, a line a reason: of the town, beside it, over time."""
    latest = shared.printer.edition.readings.latest
    return [
        *_town_lacks(shared, latest),
        *_beside_lacks(shared, latest),
        *_change_lacks(shared, latest),
    ]


def _town_lacks(shared: Portrayed, latest: Iterable[Indicator]) -> list[str]:
    speech = shared.printer.speech
    groups: dict[str, list[str]] = {}
    for one in latest:
        if one.town is not None and one.town.value is not None:
            continue
        reason = (one.town.reason if one.town else None) or "absent"
        if one.lacking:
            reason = "lacking"
        named = speech("portrait.key", label=clean(one.label), vintage=one.vintage)
        if one.lacking:
            variables = speech("portrait.comma").join(one.lacking)
            named = speech("portrait.beside", place=named, gap=variables)
        groups.setdefault(reason, []).append(named)
    return [
        speech(
            "portrait.lack",
            reason=speech("portrait.lack.variables")
            if reason == "lacking"
            else titled(_reason(shared, reason)),
            names=speech("phase1.separator").join(names),
        )
        for reason, names in groups.items()
    ]


def _reason(shared: Portrayed, reason: str) -> str:
    if reason == HIDDEN:
        return shared.printer.speech("portrait.lack.hidden")
    return absence_text(shared.printer.speech, reason)


def _beside_lacks(shared: Portrayed, latest: Iterable[Indicator]) -> list[str]:
    """Comparators whose value may not be put beside the town's; alike ones told together."""
    lacks: dict[tuple[str, str], list[str]] = {}
    for one in latest:
        if one.town is not None and is_fragile(one.town, one.unit):
            continue  # the table says so of the town itself
        for comparison in one.comparisons:
            reason = comparison.reason
            if reason and reason not in _NOT_A_LACK:
                name = shared.places.name(comparison.territory, comparison.observed)
                lacks.setdefault((reason, name), []).append(clean(one.label))
    alike: dict[tuple[str, tuple[str, ...]], list[str]] = {}
    for (reason, name), labels in lacks.items():
        alike.setdefault((reason, tuple(labels)), []).append(name)
    speech = shared.printer.speech
    return [
        speech(
            "portrait.lack.beside",
            places=speech.listing(places),
            reason=_reason(shared, reason),
            names=_named(shared, labels),
        )
        for (reason, labels), places in alike.items()
    ]


def _named(shared: Portrayed, labels: Sequence[str]) -> str:
    """The indicators by their names; of very many, how many."""
    speech = shared.printer.speech
    if len(labels) > _MOST_NAMED:
        return speech.count("portrait.lack.many", len(labels))
    return speech("phase1.separator").join(labels)


def _change_lacks(shared: Portrayed, latest: Iterable[Indicator]) -> list[str]:
    """Changes that are not told, by their reason."""
    speech = shared.printer.speech
    groups: dict[str, list[str]] = {}
    for one in latest:
        for evolution in one.evolutions:
            if evolution.change is None and evolution.reason not in {None, "absent"}:
                named = speech("portrait.lack.since", label=clean(one.label), since=evolution.since)
                groups.setdefault(evolution.reason or "", []).append(named)
    return [
        speech(
            "portrait.lack.change",
            reason=_reason(shared, reason),
            names=_named(shared, names),
        )
        for reason, names in groups.items()
    ]


# -- other territories, sheets, sources ----------------------------------------------------------


def other_territories(shared: Portrayed) -> Table | None:
    """The values of territories that are neither compared nor a part of the town."""
    found = []
    for one in shared.printer.edition.readings.latest:
        parts = {value.territory for value in iris_values(one)}
        left = tuple(value for value in one.others if value.territory not in parts)
        if left:
            found.append(replace(one, others=left))
    return others_table(shared.printer, found) if found else None


def sheets_table(shared: Portrayed, shown: Sequence[Indicator]) -> Table | None:
    """A row an indicator: what it is, how it is computed and read, its limits, its vintages."""
    told = [one for one in shown if _tells_more(one)]
    if not told:
        return None
    speech = shared.printer.speech
    untold = speech("phase1.separator").join(clean(o.label) for o in shown if o not in told)
    heads = ("indicator", "definition", "limits", "vintages")
    widths = (2.6, 4.2, 3.8, 2.2)
    return Table(
        name="portrait-sheets",
        caption=speech("portrait.sheets.caption"),
        columns=tuple(
            Column(speech(f"portrait.column.{head}"), "left", width)
            for head, width in zip(heads, widths, strict=True)
        ),
        rows=tuple(_sheet(shared, one) for one in told),
        note=speech("portrait.sheets.note", names=untold) if untold else "",
        source=indicator_source(speech, told),
    )


def _tells_more(one: Indicator) -> bool:
    """Whether there is more to tell of an indicator than its label does."""
    return any((one.concept, one.formula, one.how_to_read, one.limits, one.lacking))


def _sheet(shared: Portrayed, one: Indicator) -> tuple[str, ...]:
    speech = shared.printer.speech
    definition = [titled(one.concept) if one.concept else speech("portrait.sheet.undefined")]
    if one.formula:
        definition.append(speech("portrait.sheet.formula", formula=formula_text(one.formula)))
    if one.direction:
        direction = speech.label("directions", one.direction)
        definition.append(speech("portrait.sheet.direction", direction=direction.lower()))
    limits = [how_to_read(shared, one), one.limits or ""]
    said = "\n".join(line for line in limits if line) or speech("portrait.dash")
    return (titled(one.label), "\n".join(definition), said, _vintages(shared, one))


def formula_text(formula: str) -> str:
    """A formula with the signs of arithmetic."""
    for sign, shown in _SIGNS:
        formula = formula.replace(sign, shown)
    return formula


def _vintages(shared: Portrayed, one: Indicator) -> str:
    """The vintages that the town has a value of; what the latest one lacks."""
    speech = shared.printer.speech
    known = sorted(
        other.vintage
        for other in shared.printer.edition.readings.indicators
        if other.id == one.id and other.town is not None and other.town.value is not None
    )
    lines = [speech.listing(known) or absence_text(speech, "absent")]
    if one.lacking:
        lacking = speech.listing(list(one.lacking))
        lines.append(speech("portrait.sheet.lacking", vintage=one.vintage, names=lacking))
    return "\n".join(lines)


def sources_table(shared: Portrayed) -> Table:
    """Each dataset, or producer, with the vintages and the indicators that come from it."""
    speech = shared.printer.speech
    found: dict[str, list[Indicator]] = {}
    for one in shared.printer.edition.readings.latest:
        names = [datasets_text(speech, [name]) for name in one.datasets] or list(one.producers)
        for name in names or [speech("reading.no_producer")]:
            found.setdefault(name, []).append(one)
    rows = tuple(
        (
            name,
            speech.listing(sorted({one.vintage for one in used})),
            speech("phase1.separator").join(dict.fromkeys(clean(one.label) for one in used)),
        )
        for name, used in sorted(found.items())
    )
    heads, widths = ("source", "vintages", "indicators"), (2.6, 1.8, 5.6)
    return Table(
        name="portrait-sources",
        caption=speech("portrait.sources.caption"),
        columns=tuple(
            Column(speech(f"portrait.column.{head}"), "left", width)
            for head, width in zip(heads, widths, strict=True)
        ),
        rows=rows,
    )
