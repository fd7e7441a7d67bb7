"""The tables of the portrait: the town beside its comparators, a column a territory."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from absr.model.reading_edition import HIDDEN
from absr.model.reading_facts import Signal, is_fragile
from absr.rendering import Column, Data, Number, Table
from absr.report.indicator_choice import iris_values
from absr.report.indicator_tables import hidden_note, indicator_source
from absr.wording.headlines import Headlines, clean
from absr.wording.indicators import absence_text, sum_text, value_text
from absr.wording.quantities import decimals_of, quantity
from absr.wording.territory_names import TerritoryNames

if TYPE_CHECKING:
    from collections.abc import Sequence

    from absr.model.reading_facts import Comparison, Indicator, Value
    from absr.report.shown import Printer
    from absr.wording.speech import Speech

_MOST_COLUMNS = 5
"""Comparators that stand side by side; more of them share one column, a line each."""
_MOST_IRIS_COLUMNS = 5
_PARTIAL = "partial_sum"
"""Reason of a gap that is not told: the sum lacks too many communes to be shown either."""
_FRAGILE = "fragile"
"""Reason of a gap that is not told: a headcount is too small; the value itself stands."""
_LETTERS = "abcdefghijklmnopqrstuvwxyz"
_PARTED = re.compile(r"[ -]")
_TEXT_CM = 16.0
_NARROWEST, _NARROWEST_LABEL, _WIDEST_LABEL = 2.15, 2.8, 6.0
_LETTER_CM, _MARGINS_CM = 0.165, 0.45
"""About what a bold letter and the margins of a cell take on a printed page."""


@dataclass(frozen=True, slots=True)
class Portrayed:
    """What the parts of the portrait share."""

    printer: Printer
    headlines: Headlines
    places: TerritoryNames

    @classmethod
    def of(cls, printer: Printer) -> Portrayed:
        """For one edition in its language."""
        settings = printer.edition.settings
        places = TerritoryNames(printer.speech, settings.sets)
        return cls(printer, Headlines(printer.speech, places, settings.thresholds), places)


class _Marks:
    """The letters that stand in cells for words too long for them; each is told in the note."""

    def __init__(self, speech: Speech) -> None:
        self._speech = speech
        self._letters: dict[str, str] = {}

    def __call__(self, text: str, words: str) -> str:
        """`text`, with the letter of `words`; as it is where there are none."""
        if not words:
            return text
        place = len(self._letters)
        letter = self._letters.setdefault(words, _LETTERS[place % len(_LETTERS)])
        return self._speech("portrait.marked", text=text, letter=letter)

    def told(self) -> str:
        """The words that the letters stand for."""
        said = (
            self._speech("portrait.mark.told", letter=letter, words=words)
            for words, letter in self._letters.items()
        )
        return " ".join(said)


def comparison_table(
    shared: Portrayed, name: str, caption: str, found: Sequence[Indicator]
) -> Table:
    """The town and each comparator that has a value, with the gap below it."""
    speech = shared.printer.speech
    codes = _with_values(found)
    without = [c for c in shared.printer.edition.settings.comparators if c not in codes]
    heads, widths = _heads(shared, codes)
    marks = _Marks(speech)
    rows = tuple(_row(shared, one, codes, marks) for one in found)
    missing = speech.listing([shared.places.name(code) for code in without])
    notes = (
        marks.told(),
        speech("portrait.note.without", names=missing) if missing else "",
        speech("portrait.note.gap") if _has_gap(found) else "",
        hidden_note(speech, rows),
    )
    columns = zip(heads, widths, strict=True)
    return Table(
        name=name,
        caption=caption,
        columns=tuple(Column(head, "left", width) for head, width in columns),
        rows=rows,
        note=" ".join(note for note in notes if note),
        source=indicator_source(speech, found),
        data=comparison_data(shared, found),
    )


def beside_value(comparison: Comparison) -> float | None:
    """The value of a comparator that may be shown: not a sum that lacks most of its communes."""
    observed = comparison.observed
    return None if observed is None or is_partial(comparison) else observed.value


def is_partial(comparison: Comparison) -> bool:
    """Whether a comparator's value is a sum that lacks too many of its communes."""
    observed = comparison.observed
    lacks = observed is not None and bool(observed.without) and comparison.gap is None
    lacks = lacks and comparison.reason != _FRAGILE
    return lacks or comparison.reason == _PARTIAL


def reading_word(shared: Portrayed, one: Indicator) -> str:
    """What the indicator says, in a word or two; nothing is judged of a neutral one."""
    signal = one.signal or Signal.NOT_MEASURED
    if one.town is not None and is_fragile(one.town, one.unit):
        signal = Signal.FRAGILE
    return shared.printer.speech(f"portrait.reading.{signal}")


def _has_gap(found: Sequence[Indicator]) -> bool:
    return any(c.gap is not None for one in found for c in one.comparisons)


def _with_values(found: Sequence[Indicator]) -> list[str]:
    """The comparators that have a value of one of these indicators, in their order."""
    codes = dict.fromkeys(
        c.territory
        for one in found
        for c in one.comparisons
        if beside_value(c) is not None or (c.observed and c.observed.reason == HIDDEN)
    )
    order = dict.fromkeys(c.territory for one in found for c in one.comparisons)
    return [code for code in order if code in codes]


def _heads(shared: Portrayed, codes: list[str]) -> tuple[list[str], list[float]]:
    """The headings with the width of each column: no word of a heading is cut."""
    speech = shared.printer.speech
    beside = [shared.places.name(code) for code in codes]
    if len(codes) > _MOST_COLUMNS:
        beside = [speech("reading.column.comparators")]
    town = shared.printer.edition.settings.commune_name
    heads = [town, *beside, speech("reading.column.reading")]
    widths = [_wide(head) for head in heads]
    if len(codes) > _MOST_COLUMNS:
        widths[1] = 2 * _wide(town)
    label = max(_TEXT_CM - sum(widths), _NARROWEST_LABEL)
    if label > _WIDEST_LABEL:
        widths[0] += (label - _WIDEST_LABEL) / 2
        label -= (label - _WIDEST_LABEL) / 2
    return [speech("reading.column.indicator"), *heads], [label, *widths]


def _wide(heading: str) -> float:
    longest = max(map(len, _PARTED.split(heading)))
    return max(_NARROWEST, longest * _LETTER_CM + _MARGINS_CM)


def _row(shared: Portrayed, one: Indicator, codes: list[str], marks: _Marks) -> tuple[str, ...]:
    printer = shared.printer
    provenance = indicator_source(printer.speech, [one])
    named = [clean(one.label), provenance]
    if printer.internal and one.evidence:
        named.append(one.evidence[0])
    known = {c.territory: c for c in one.comparisons}
    beside = [_beside(shared, one, known.get(code), marks) for code in codes]
    if len(codes) > _MOST_COLUMNS:
        lines = [
            printer.speech(
                "reading.comparator", territory=shared.places.name(code), value=text.split("\n")[0]
            )
            for code, text in zip(codes, beside, strict=True)
        ]
        beside = ["\n".join(lines)]
    return ("\n".join(named), _town(shared, one), *beside, reading_word(shared, one))


def _town(shared: Portrayed, one: Indicator) -> str:
    speech = shared.printer.speech
    if one.town is None:
        return absence_text(speech, "absent")
    if one.town.value is None:
        return absence_text(speech, one.town.reason)
    lines = [value_text(speech, one.town, one.unit), shared.headlines.headcount(one)]
    changed = next((e for e in one.evolutions if e.change is not None), None)
    if changed is not None:
        number = shared.headlines.gap_text(changed.change or 0.0, one)
        lines.append(speech("portrait.cell.change", change=number, since=changed.since))
    return "\n".join(line for line in lines if line)


def _beside(shared: Portrayed, one: Indicator, comparison: Comparison | None, marks: _Marks) -> str:
    """The value of a comparator and the gap, or why one of them is not told."""
    speech = shared.printer.speech
    observed = comparison.observed if comparison else None
    if comparison is None or observed is None:
        return speech("portrait.dash")
    value = beside_value(comparison)
    if value is None:
        reason = _PARTIAL if is_partial(comparison) else comparison.reason or observed.reason
        if reason == HIDDEN:
            return absence_text(speech, reason)
        return marks(speech("portrait.dash"), absence_text(speech, reason))
    text = marks(quantity(value, one.unit, speech), sum_text(speech, observed))
    if comparison.gap is None:
        return text
    return f"{text}\n{shared.headlines.gap_text(comparison.gap, one)}"


def comparison_data(shared: Portrayed, found: Sequence[Indicator]) -> Data:
    """The same values one a row, unrounded, for a workbook."""
    speech = shared.printer.speech
    names = ("indicator", "territory", "code", "vintage", "value", "unit")
    more = ("numerator", "base", "gap", "gap_unit", "reading", "producer")
    rows = [row for one in found for row in _data_rows(shared, one)]
    heads = tuple(speech(f"portrait.data.{name}") for name in (*names, *more))
    return Data(heads, tuple(rows))


def _data_rows(shared: Portrayed, one: Indicator) -> list[tuple[str | Number | None, ...]]:
    printer = shared.printer
    town = f"COM-{printer.edition.settings.commune}"
    rows = []
    if one.town is not None:
        rows.append(
            (
                *_told(shared, one, town, one.town),
                *(None, None, reading_word(shared, one), one.town.producer),
            )
        )
    for comparison in one.comparisons:
        observed = comparison.observed
        if observed is None:
            continue
        if is_partial(comparison):
            observed = replace(observed, value=None, reason=_PARTIAL)
        rows.append(
            (
                *_told(shared, one, comparison.territory, observed),
                *_gap_cells(shared, one, comparison),
                *(None, observed.producer),
            )
        )
    return rows


def _told(
    shared: Portrayed, one: Indicator, code: str, value: Value
) -> tuple[str | Number | None, ...]:
    """What is told of one territory: a number, or the reason why there is none."""
    speech = shared.printer.speech
    settings = shared.printer.edition.settings
    is_town = code == f"COM-{settings.commune}"
    name = settings.commune_name if is_town else shared.places.name(code, value)
    said = (
        absence_text(speech, value.reason)
        if value.value is None
        else Number(value.value, decimals_of(value.value, one.unit))
    )
    unit = speech.label("units", one.unit) if one.unit else None
    return (clean(one.label), name, code, one.vintage, said, unit, *_counts(value))


def _counts(value: Value) -> tuple[Number | None, Number | None]:
    counts = (value.numerator, value.base)
    if value.value is None or value.reason == HIDDEN:
        return None, None
    first, second = (None if number is None else Number(number) for number in counts)
    return first, second


def _gap_cells(
    shared: Portrayed, one: Indicator, comparison: Comparison
) -> tuple[str | Number | None, ...]:
    if comparison.gap is None:
        return None, None
    unit = shared.headlines.gap_unit(one.unit)
    return Number(comparison.gap, 1), unit


# -- the parts of the town ---------------------------------------------------------------------


def iris_table(shared: Portrayed, found: Sequence[Indicator]) -> Table | None:
    """The parts of the town, a row each, for the indicators that have values of some."""
    speech = shared.printer.speech
    measured = [one for one in found if _is_measured(one)][:_MOST_IRIS_COLUMNS]
    if not measured:
        return None
    names: dict[str, str] = {}
    for one in measured:
        for value in iris_values(one):
            names.setdefault(value.territory, shared.places.name(value.territory, value))
    cells = {code: [_iris_cell(shared, one, code) for one in measured] for code in names}
    rows = tuple((names[code], *cells[code]) for code in sorted(names))
    heads = (speech("portrait.column.iris"), *(f"{clean(o.label)}, {o.vintage}" for o in measured))
    notes = (speech("portrait.note.iris"), hidden_note(speech, rows))
    return Table(
        name="portrait-iris",
        caption=speech("portrait.iris.caption"),
        columns=tuple(
            Column(head, "left" if place == 0 else "right", 2.6 if place == 0 else 2.0)
            for place, head in enumerate(heads)
        ),
        rows=rows,
        note=" ".join(note for note in notes if note),
        source=indicator_source(speech, measured),
        data=_iris_data(shared, measured),
    )


def _is_measured(one: Indicator) -> bool:
    return sum(value.value is not None for value in iris_values(one)) > 1


def _iris_cell(shared: Portrayed, one: Indicator, code: str) -> str:
    speech = shared.printer.speech
    value = next((v for v in iris_values(one) if v.territory == code), None)
    if value is None:
        return speech("portrait.dash")
    if value.value is None:
        return absence_text(speech, value.reason)
    text = quantity(value.value, one.unit, speech)
    return f"{text}\n{speech('portrait.cell.fragile')}" if is_fragile(value, one.unit) else text


def _iris_data(shared: Portrayed, found: Sequence[Indicator]) -> Data:
    speech = shared.printer.speech
    names = ("indicator", "territory", "code", "vintage", "value", "unit", "numerator", "base")
    rows = [_told(shared, one, v.territory, v) for one in found for v in iris_values(one)]
    return Data(tuple(speech(f"portrait.data.{name}") for name in names), tuple(rows))
