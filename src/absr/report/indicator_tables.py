"""The tables of indicators: the town beside its comparators, chapter by chapter."""

from __future__ import annotations

from typing import TYPE_CHECKING

from absr.model.reading_facts import Signal, mark_of
from absr.model.value_lists import CHAPTERS
from absr.rendering import Column, Table
from absr.report.indicator_choice import is_shown
from absr.wording.indicators import reason_text, signal_text, territory_text, value_text
from absr.wording.quantities import gap, quantity
from absr.wording.sources import dataset_credit, is_from_files, is_typed

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from absr.model.reading_facts import Comparison, Indicator, Value
    from absr.model.settings import Thresholds
    from absr.report.shown import Printer
    from absr.wording.speech import Speech

_WIDTHS = (2.8, 1.7, 4.2, 2.3)
_ORDER = tuple(Signal)
OTHERS = "other-territories"


def indicator_tables(printer: Printer) -> tuple[Table, ...]:
    """One table a chapter, signals first; then the other territories of the sheet.

    Those that are neither core, nor typed, nor signals stand in the portrait only.
    """
    latest = [one for one in printer.edition.readings.latest if is_told_in_phase1(one)]
    tables = [
        _chapter_table(printer, chapter, found)
        for chapter in (*(entry.id for entry in CHAPTERS.entries), None)
        if (found := [one for one in latest if one.chapter == chapter])
    ]
    others = [one for one in latest if _elsewhere(one)]
    return (*tables, *([others_table(printer, others)] if others else []))


def is_told_in_phase1(one: Indicator) -> bool:
    """Whether an indicator stands in phase 1: shown in the portrait's chapters, or a signal."""
    return is_shown(one) or one.signal is Signal.SIGNAL


def left_to_portrait(printer: Printer) -> str:
    """How many indicators only the portrait shows; nothing where there are none."""
    left = sum(not is_told_in_phase1(one) for one in printer.edition.readings.latest)
    return printer.speech.count("portrait.elsewhere", left) if left else ""


def _chapter_table(printer: Printer, chapter: str | None, found: Sequence[Indicator]) -> Table:
    speech = printer.speech
    title = speech.label("chapters", chapter) if chapter else speech("reading.no_chapter")
    ordered = sorted(found, key=lambda one: _ORDER.index(one.signal or Signal.NOT_MEASURED))
    rows = tuple(_row(printer, one) for one in ordered)
    heads = (
        speech("reading.column.indicator"),
        printer.edition.settings.commune_name,
        speech("reading.column.comparators"),
        speech("reading.column.reading"),
    )
    return Table(
        name=f"indicators-{(chapter or 'none').replace('_', '-')}",
        caption=speech("reading.indicators.caption", chapter=title),
        columns=_columns(heads, _WIDTHS),
        rows=rows,
        note=hidden_note(speech, rows),
        source=indicator_source(speech, ordered),
    )


def _row(printer: Printer, one: Indicator) -> tuple[str, str, str, str]:
    speech = printer.speech
    named = [one.label, _provenance(speech, one)]
    if printer.internal and one.evidence:
        named.append(one.evidence[0])
    return (
        "\n".join(named),
        _town(speech, one),
        _beside(speech, one, printer.edition.settings.thresholds),
        signal_text(speech, one),
    )


def _provenance(speech: Speech, one: Indicator) -> str:
    """Producer and vintage, beside every value."""
    if not is_typed(one):
        return dataset_credit(speech, one)
    producers = speech.listing(list(one.producers)) or speech("reading.no_producer")
    return speech("reading.provenance", producers=producers, vintage=one.vintage)


def _town(speech: Speech, one: Indicator) -> str:
    if one.town is None:
        return speech("reading.reason.absent")
    text = value_text(speech, one.town, one.unit)
    if one.town.numerator is None:
        return text
    number = quantity(one.town.numerator, "number", speech)
    return "\n".join((text, speech("reading.headcount", number=number)))


def _beside(speech: Speech, one: Indicator, thresholds: Thresholds) -> str:
    """The comparators, a line each."""
    if all(c.reason == "absent" for c in one.comparisons):
        return speech("reading.no_comparison")
    return "\n".join(_compared(speech, one, c, thresholds) for c in one.comparisons)


def _compared(
    speech: Speech, one: Indicator, comparison: Comparison, thresholds: Thresholds
) -> str:
    """One comparator: its value and the gap, or why there is none."""
    observed = comparison.observed
    said = observed.name if observed else comparison.name
    name = territory_text(speech, comparison.territory, said)
    if observed is None or observed.value is None or comparison.reason == "partial_sum":
        text = reason_text(speech, comparison.reason)
        return speech("reading.comparator", territory=name, value=text)
    value = quantity(observed.value, one.unit, speech)
    if comparison.gap is not None:
        text = gap(comparison.gap, one.unit, speech, mark_of(one.unit, thresholds, one.mark))
        value = speech("reading.value_gap", value=value, gap=text)
    elif comparison.reason:
        reason = reason_text(speech, comparison.reason)
        value = speech("reading.value_gap", value=value, gap=reason)
    return speech("reading.comparator", territory=name, value=value)


def _elsewhere(one: Indicator) -> tuple[Value, ...]:
    """Values of other territories: those of its districts only where somebody typed them.

    What a file has of every district stands in the portrait.
    """
    return one.others if one.datasets else (*one.others, *one.iris)


def others_table(printer: Printer, found: Sequence[Indicator]) -> Table:
    """The territories that are neither the town nor a comparator: shown, never deciding."""
    speech = printer.speech
    rows = tuple(
        (
            "\n".join((one.label, _provenance(speech, one))),
            "\n".join(
                speech(
                    "reading.comparator",
                    territory=territory_text(speech, value.territory, value.name),
                    value=value_text(speech, value, one.unit),
                )
                for value in _elsewhere(one)
            ),
        )
        for one in found
    )
    heads = (speech("reading.column.indicator"), speech("reading.column.others"))
    return Table(
        name=OTHERS,
        caption=speech("reading.others.caption"),
        columns=_columns(heads, (3.0, 4.0)),
        rows=rows,
        note=" ".join(
            part for part in (speech("reading.others.note"), hidden_note(speech, rows)) if part
        ),
        source=indicator_source(speech, found),
    )


def indicator_source(speech: Speech, found: Iterable[Indicator]) -> str:
    """Producers, or datasets, with the vintages used, in the order of the alphabet."""
    known: dict[str, set[str]] = {}
    computed: set[str] = set()
    for one in found:
        if is_from_files(one):
            computed.add(dataset_credit(speech, one))
        if not is_typed(one):
            continue
        for producer in one.producers or (speech("reading.no_producer"),):
            known.setdefault(producer, set()).add(one.vintage)
    pairs = [
        speech("reading.provenance", producers=producer, vintage=speech.listing(sorted(vintages)))
        for producer, vintages in sorted(known.items())
    ]
    return speech("phase1.separator").join((*sorted(computed), *pairs))


def hidden_note(speech: Speech, rows: Iterable[Sequence[str]]) -> str:
    """What « n. c. » means, where it stands in a table."""
    mark = speech("phase1.not_shown")
    found = any(mark in cell for row in rows for cell in row)
    return speech("phase1.not_shown.note") if found else ""


def _columns(heads: Sequence[str], widths: Sequence[float]) -> tuple[Column, ...]:
    return tuple(Column(head, "left", width) for head, width in zip(heads, widths, strict=True))
