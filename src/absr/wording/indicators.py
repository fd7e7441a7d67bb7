"""What an indicator says, in words: values, why there is none, where the town stands."""

from __future__ import annotations

from typing import TYPE_CHECKING

from absr.model.reading_edition import HIDDEN
from absr.model.reading_facts import Side, Signal
from absr.model.value_lists import MISSING_REASONS
from absr.wording.places import comparator_label
from absr.wording.quantities import quantity

if TYPE_CHECKING:
    from collections.abc import Iterable

    from absr.model.reading_facts import Indicator, Value
    from absr.wording.speech import Speech

_REASONS = frozenset(entry.id for entry in MISSING_REASONS.entries)


def value_text(speech: Speech, value: Value, unit: str | None) -> str:
    """A value with its unit, or why there is none."""
    if value.value is None:
        return reason_text(speech, value.reason)
    return quantity(value.value, unit, speech)


def reason_text(speech: Speech, reason: str | None) -> str:
    """Why there is no value, in words."""
    if reason == HIDDEN:
        return speech("phase1.not_shown")
    if reason in _REASONS:
        return speech.label("missing_reasons", reason).lower()
    return speech(f"reading.reason.{reason or 'absent'}")


def absence_text(speech: Speech, reason: str | None) -> str:
    """Why there is no value or no change; a reason without words of its own is told as such."""
    if reason == HIDDEN or reason in _REASONS:
        return reason_text(speech, reason)
    key = f"reading.reason.{reason or 'absent'}"
    return speech(key if speech.has(key) else "portrait.reason.other")


def territory_text(speech: Speech, code: str, name: str | None) -> str:
    """The name of a territory: the official one, else as the sheet names it, else its code."""
    known = comparator_label(code, speech)
    return name if known == code and name else known


def signal_text(speech: Speech, one: Indicator) -> str:
    """What an indicator says: « Signal : au-dessus de 3 comparateurs sur 4 »."""
    signal = one.signal or Signal.NOT_MEASURED
    if signal is Signal.NEUTRAL and one.direction is None:
        return speech("reading.signal.no_direction")
    if signal is Signal.NOT_MEASURED:
        town = one.town
        has_value = town is not None and (town.value is not None or town.reason == HIDDEN)
        return speech("reading.signal.alone" if has_value else "reading.signal.no_value")
    if not signal.concludes:
        return speech(f"reading.signal.{signal}")
    where = where_text(speech, one)
    words = speech(f"reading.signal.{signal}")
    return speech("reading.signal", words=words, where=where) if where else words


def where_text(speech: Speech, one: Indicator) -> str:
    """Where the town stands: « au-dessus de 3 comparateurs sur 4 »; nothing where it is close."""
    above, below, compared = sides_of(one)
    parts = [
        speech.count(f"reading.{side}", number, whole=compared)
        for side, number in ((Side.ABOVE, above), (Side.BELOW, below))
        if number
    ]
    return speech.listing(parts)


def sides_of(one: Indicator) -> tuple[int, int, int]:
    """Above how many comparators the town stands, below how many, and out of how many."""
    sides = [c.side for c in one.comparisons if c.side is not None]
    return sides.count(Side.ABOVE), sides.count(Side.BELOW), len(sides)


def headcount_text(speech: Speech, value: Value, counted: str | None) -> str:
    """How many stand behind a rate: « soit 2 293 actifs sur 16 516 »; nothing where none is told.

    `counted` is what the numerator counts (`catalogue.COUNTED`).
    """
    if value.numerator is None or counted is None:
        return ""
    units = speech.count(f"counted.{counted}", round(value.numerator))
    if value.base is None:
        return speech("indicator.headcount_alone", units=units)
    return speech("indicator.headcount", units=units, base=speech.number(round(value.base)))


def reading_sentence(speech: Speech, one: Indicator) -> str:
    """How an indicator is read, with the town's own value; nothing without a value."""
    if not one.how_to_read or one.town is None or one.town.value is None:
        return ""
    said = one.how_to_read.replace("{value}", value_text(speech, one.town, one.unit))
    return speech.typeset(said)


def sum_text(speech: Speech, value: Value) -> str:
    """Over how many communes a value was added, and how many it lacks; nothing for no sum."""
    if value.communes is None:
        return ""
    text = speech.count("indicator.sum", value.communes)
    if not value.without:
        return text
    return speech.count("indicator.sum_without", value.without, sum=text)


def datasets_text(speech: Speech, datasets: Iterable[str]) -> str:
    """The names of datasets, with their producer."""
    return speech.listing([speech(f"dataset.{name}") for name in datasets])
