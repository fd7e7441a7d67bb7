"""Parts of the phase 1 report: the indicators, and the cross reading with voices and resources."""

from __future__ import annotations

from typing import TYPE_CHECKING

from absr.model.cross_facts import Strength
from absr.model.reading_facts import FRAGILE_COUNT, Reading, Signal
from absr.rendering import Column, Table
from absr.report.cross_figures import cross_figures
from absr.report.cross_tables import (
    BALANCES,
    CHAPTERS,
    MORE_TENSIONS,
    MOST_TENSIONS,
    TENSIONS,
    cross_tables,
    ranked,
    told_tensions,
)
from absr.report.indicator_tables import (
    OTHERS,
    hidden_note,
    indicator_source,
    indicator_tables,
    left_to_portrait,
)
from absr.wording.crossings import placed_text, signals_label, strength_label, thresholds_text
from absr.wording.indicators import signal_text, value_text

if TYPE_CHECKING:
    from collections.abc import Sequence

    from absr.model.cross_facts import Unmatched
    from absr.model.reading_facts import Crossing, Indicator
    from absr.rendering import Figure
    from absr.report.shown import Printer

SIGNALS = "statistics-signals"
_TOLD = (Signal.SIGNAL, Signal.CONTRASTED, Signal.FAVOURABLE)
_WIDTHS = (3.4, 1.7, 4.4)
_SEVERAL = 2
"""Voices from which on a sub-theme without counterpart is named; the others are counted."""


def reading_values(printer: Printer) -> dict[str, object]:
    """The sentences around the tables, and which tables and figures stand where."""
    speech, part = printer.speech, printer.edition.readings
    names = [table.name for table in reading_tables(printer)]
    thresholds = printer.edition.settings.thresholds
    more = len(told_tensions(printer)) - MOST_TENSIONS
    return {
        "indicator_tables": [name for name in names if name.startswith("indicators-")],
        "indicators_left": left_to_portrait(printer),
        "other_territories": OTHERS in names,
        "indicators_read": _summary(printer),
        "signals": SIGNALS in names,
        "crossed": CHAPTERS in names,
        "balanced": BALANCES in names,
        "cross_figures": [figure.name for figure in reading_figures(printer)],
        "needs_alone": _alone(printer, "needs", part.needs_alone),
        "resources_alone": _alone(printer, "resources", part.resources_alone),
        "tensions": speech.count("cross.tensions", len(part.tensions)) if part.tensions else "",
        "tensions_placed": TENSIONS in names,
        "more_tensions": speech.count("cross.tensions.more", more) if more > 0 else "",
        "more_tensions_placed": MORE_TENSIONS in names,
        "points": _plain(printer, thresholds.points),
        "relative": _plain(printer, thresholds.relative),
        "fragile": speech.number(FRAGILE_COUNT),
        **thresholds_text(speech, thresholds),
    }


def _plain(printer: Printer, number: float) -> str:
    """A threshold without decimals it does not have."""
    return printer.speech.number(number, 0 if float(number).is_integer() else 1)


def reading_essentials(printer: Printer) -> list[str]:
    """What the cross reading adds to the essentials."""
    speech, part = printer.speech, printer.edition.readings
    signals, contrasted = (
        [placed_text(speech, one) for one in part.latest if one.signal is signal]
        for signal in (Signal.SIGNAL, Signal.CONTRASTED)
    )
    confirmed = [_confirmed(printer, c) for c in ranked(printer) if c.reading is Reading.CONFIRMED]
    blind = [speech.label("chapters", c.id) for c in part.chapters if c.told is Reading.BLIND_SPOT]
    pairs = (
        ("reading.essential.signal", signals),
        ("reading.essential.contrasted", contrasted),
        ("reading.essential.confirmed", confirmed),
        ("reading.essential.blind_spot", blind),
    )
    separator = speech("phase1.separator")
    found = [speech(key, names=separator.join(names)) for key, names in pairs if names]
    if part.tensions:
        found.append(speech.count("cross.tensions.essential", len(part.tensions)))
    return found


def _confirmed(printer: Printer, crossing: Crossing) -> str:
    """A theme by its name, with its signals; where few say a need, or none, that is said too."""
    label = printer.edition.settings.theme_label(crossing.id)
    details = [signals_label(printer.speech, crossing)]
    if crossing.strength is not Strength.SEVERAL and crossing.strength is not None:
        details.append(strength_label(printer.speech, crossing.strength))
    return printer.speech("cross.indicator", label=label, details=", ".join(details))


def reading_tables(printer: Printer) -> tuple[Table, ...]:
    """Every table of these parts that says something."""
    return (*_signals_table(printer), *indicator_tables(printer), *cross_tables(printer))


def reading_figures(printer: Printer) -> tuple[Figure, ...]:
    """The figures of these parts."""
    return cross_figures(printer)


def reading_evidence(printer: Printer) -> tuple[str, ...]:
    """Evidence ids of the values printed, and of what the annex of the team lists."""
    part = printer.edition.readings
    values = (name for one in part.latest for name in one.evidence)
    crossings = (name for one in (*part.chapters, *part.themes) for name in one.evidence)
    said = (name for one in part.balances for name in one.evidence)
    held = (name for one in part.balances for found in one.held for name in found.evidence)
    return (*values, *crossings, *said, *held)


def _summary(printer: Printer) -> str:
    """How many indicators, how many in signal, how many that conclude nothing."""
    speech = printer.speech
    latest = printer.edition.readings.latest
    if not latest:
        return ""
    counts = {signal: sum(one.signal is signal for one in latest) for signal in Signal}
    parts = [
        speech.count(f"reading.summary.{signal}", number)
        for signal, number in counts.items()
        if number
    ]
    return speech.count("reading.summary", len(latest), parts=speech.listing(parts))


def _signals_table(printer: Printer) -> tuple[Table, ...]:
    """The indicators far enough from the comparators to be told on the first pages."""
    speech = printer.speech
    found = [
        one for signal in _TOLD for one in printer.edition.readings.latest if one.signal is signal
    ]
    if not found:
        return ()
    rows = tuple(
        (
            "\n".join((one.label, _provenance(printer, one))),
            _value(printer, one),
            signal_text(speech, one),
        )
        for one in found
    )
    heads = (
        speech("reading.column.indicator"),
        printer.edition.settings.commune_name,
        speech("reading.column.reading"),
    )
    return (
        Table(
            name=SIGNALS,
            caption=speech("cross.placed-signals.caption"),
            columns=tuple(
                Column(head, "left", width) for head, width in zip(heads, _WIDTHS, strict=True)
            ),
            rows=rows,
            note=hidden_note(speech, rows),
            source=indicator_source(speech, found),
        ),
    )


def _provenance(printer: Printer, one: Indicator) -> str:
    """Producers and vintage, as beside every value."""
    speech = printer.speech
    producers = speech.listing(list(one.producers)) or speech("reading.no_producer")
    return speech("reading.provenance", producers=producers, vintage=one.vintage)


def _value(printer: Printer, one: Indicator) -> str:
    """The town's value and its headcount."""
    if one.town is None:
        return ""
    value = value_text(printer.speech, one.town, one.unit)
    if one.town.numerator is None:
        return value
    number = printer.speech.number(round(one.town.numerator))
    return f"{value}\n{printer.speech('reading.headcount', number=number)}"


def _alone(printer: Printer, what: str, found: Sequence[Unmatched]) -> str:
    """The sub-themes without counterpart, with their voices; those of one voice are counted."""
    speech = printer.speech
    named = [_named(printer, one) for one in found if one.voices is None or one.voices >= _SEVERAL]
    rest = len(found) - len(named)
    if rest:
        named.append(speech.count("cross.alone.more", rest))
    names = speech("phase1.separator").join(named)
    return speech(f"cross.alone.{what}", names=names) if named else ""


def _named(printer: Printer, one: Unmatched) -> str:
    if one.voices is None:
        return one.name
    voices = printer.speech.count("count.voices", one.voices)
    return printer.speech("cross.alone.one", name=one.name, voices=voices)
