"""Parts of the phase 1 report: the indicators, and the cross reading with voices and resources."""

from __future__ import annotations

from typing import TYPE_CHECKING

from absr.model.reading_facts import (
    FRAGILE_BASE,
    Provision,
    Reading,
    Signal,
)
from absr.rendering import Column, Table
from absr.report.indicator_tables import OTHERS, hidden_note, indicator_source, indicator_tables
from absr.wording.indicators import value_text, where_text
from absr.wording.quantities import mark

if TYPE_CHECKING:
    from collections.abc import Sequence

    from absr.model.reading_facts import Balance, Crossing, Indicator
    from absr.report.shown import Printer
    from absr.wording.speech import Speech

_CROSSED = (2.2, 3.2, 2.0, 2.2)
_BALANCED = (2.2, 1.6, 2.6, 1.6, 2.2)


def reading_values(printer: Printer) -> dict[str, object]:
    """The sentences around the tables, and which tables stand where."""
    speech = printer.speech
    names = [table.name for table in reading_tables(printer)]
    thresholds = printer.edition.settings.thresholds
    return {
        "indicator_tables": [name for name in names if name.startswith("indicators-")],
        "other_territories": OTHERS in names,
        "indicators_read": _summary(printer),
        "crossed": "cross-themes" in names,
        "balanced": "needs-resources" in names,
        "points": mark(thresholds.points, speech),
        "relative": mark(thresholds.relative, speech),
        "fragile": speech.number(FRAGILE_BASE),
    }


def reading_essentials(printer: Printer) -> list[str]:
    """What the cross reading adds to the essentials."""
    speech, part = printer.speech, printer.edition.readings
    label = printer.edition.settings.theme_label
    signals = [_signal(speech, one) for one in part.latest if one.signal is Signal.SIGNAL]
    confirmed = [label(c.id) for c in _ranked(printer) if c.reading is Reading.CONFIRMED]
    blind = [
        speech.label("chapters", c.id)
        for c in part.chapters
        if c.reading is Reading.BLIND_SPOT and c.is_linked
    ]
    pairs = (
        ("reading.essential.signal", signals),
        ("reading.essential.confirmed", confirmed),
        ("reading.essential.blind_spot", blind),
    )
    separator = speech("phase1.separator")
    return [speech(key, names=separator.join(names)) for key, names in pairs if names]


def _signal(speech: Speech, one: Indicator) -> str:
    """An indicator in signal, with its value and where the town stands."""
    value = value_text(speech, one.town, one.unit) if one.town else ""
    return speech(
        "reading.essential.signal.one", label=one.label, value=value, where=where_text(speech, one)
    )


def reading_tables(printer: Printer) -> tuple[Table, ...]:
    """Every table of these parts that says something."""
    part = printer.edition.readings
    found = list(indicator_tables(printer))
    if found:
        found.append(_crossing_table(printer, "cross-chapters", part.chapters))
        found.append(_crossing_table(printer, "cross-themes", _ranked(printer)))
    balances = {balance.theme: balance for balance in part.balances}
    spoken = [balances[theme] for theme in printer.edition.themes]
    if any(balance.provision is not Provision.NEITHER for balance in spoken):
        found.append(_balance_table(printer, spoken))
    return tuple(found)


def reading_evidence(printer: Printer) -> tuple[str, ...]:
    """Evidence ids of the values printed."""
    return tuple(name for one in printer.edition.readings.latest for name in one.evidence)


def _ranked(printer: Printer) -> list[Crossing]:
    found = {crossing.id: crossing for crossing in printer.edition.readings.themes}
    return [found[theme] for theme in printer.edition.themes]


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


def _crossing_table(printer: Printer, name: str, crossings: Sequence[Crossing]) -> Table:
    speech = printer.speech
    is_chapters = name == "cross-chapters"
    rows = tuple(
        (
            speech.label("chapters", c.id)
            if is_chapters
            else printer.edition.settings.theme_label(c.id),
            _statistics(printer, c),
            _voices(printer, c.voices) if c.is_linked else speech("reading.not_linked"),
            speech(f"reading.cross.{_reading(c)}"),
        )
        for c in crossings
    )
    heads = (
        ("chapter", "statistics", "said_linked", "reading")
        if is_chapters
        else ("theme", "statistics", "said", "reading")
    )
    linked = {indicator for c in crossings for indicator in c.indicators}
    used = [one for one in printer.edition.readings.latest if one.id in linked]
    return Table(
        name=name,
        caption=speech(f"reading.{name}.caption", base=_base(printer)),
        columns=_columns(printer, heads, _CROSSED),
        rows=rows,
        note=hidden_note(speech, rows),
        source=_crossing_source(printer, indicator_source(speech, used)),
    )


def _reading(crossing: Crossing) -> str:
    """Where no theme leads to a chapter, nobody was asked: no silence can be read."""
    if crossing.is_linked or crossing.reading is Reading.NOT_MEASURED:
        return str(crossing.reading)
    return "not_linked"


def _crossing_source(printer: Printer, statistics: str) -> str:
    if not statistics:
        return printer.speech("reading.source.voices")
    return printer.speech("reading.source", statistics=statistics)


def _statistics(printer: Printer, crossing: Crossing) -> str:
    """How many of the indicators linked are in signal, and which."""
    speech = printer.speech
    if not crossing.indicators:
        return speech("reading.statistics.none")
    if not crossing.concluding:
        return speech.count("reading.statistics.unread", len(crossing.indicators))
    if not crossing.signals:
        return speech.count("reading.statistics.calm", crossing.concluding)
    labels = {one.id: one.label for one in printer.edition.readings.latest}
    head = speech.count(
        "reading.statistics.signal", len(crossing.signals), whole=crossing.concluding
    )
    named = speech("phase1.separator").join(labels[name] for name in crossing.signals)
    return f"{head}\n{named}"


def _voices(printer: Printer, figure: str) -> str:
    """`12 voix sur 45`; « n. c. » where it is hidden."""
    speech = printer.speech
    if printer.is_nil(figure):
        return speech("phase1.no_voices")
    if printer.is_hidden(figure):
        return speech("phase1.not_shown")
    voices = printer.counted(figure, "voices")
    if printer.is_hidden("said.voices"):
        return voices
    return speech("reading.voices_of", voices=voices, base=printer.number("said.voices"))


def _balance_table(printer: Printer, balances: Sequence[Balance]) -> Table:
    speech = printer.speech
    rows = tuple(
        (
            printer.edition.settings.theme_label(balance.theme),
            _voices(printer, balance.needs),
            _named(printer, balance),
            printer.number(balance.register),
            speech(f"reading.provision.{balance.provision}"),
        )
        for balance in balances
    )
    heads = ("theme", "needs", "resources", "register", "reading")
    return Table(
        name="needs-resources",
        caption=speech("reading.needs-resources.caption", base=_base(printer)),
        columns=_columns(printer, heads, _BALANCED),
        rows=rows,
        note=" ".join(
            part
            for part in (speech("reading.needs-resources.note"), hidden_note(speech, rows))
            if part
        ),
        source=speech(
            "reading.source.register", resources=printer.counted("readings.register", "resources")
        ),
    )


def _named(printer: Printer, balance: Balance) -> str:
    """Voices that name a resource, and the states of the resources of the theme."""
    speech = printer.speech
    said = []
    if balance.states:
        states = [speech.label("resource_states", state).lower() for state in balance.states]
        said.append(speech("reading.states", states=speech.listing(states)))
    if balance.is_unsaid:
        said.append(speech("reading.state_unsaid"))
    lines = [_voices(printer, balance.resources), speech("phase1.separator").join(said)]
    return "\n".join(line for line in lines if line)


def _base(printer: Printer) -> str:
    return printer.counted("said.voices", "voices")


def _columns(printer: Printer, heads: Sequence[str], widths: Sequence[float]) -> tuple[Column, ...]:
    return tuple(
        Column(printer.speech(f"reading.column.{head}"), "left", width)
        for head, width in zip(heads, widths, strict=True)
    )
