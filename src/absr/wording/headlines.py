"""What an indicator says of the town, in a sentence made from its numbers.

Value, vintage and headcount; where the town stands beside each comparator, with the gap; whether
that reaches the mark from which on a difference is said; the change since an earlier vintage.
Nothing is judged of an indicator that has no better or worse side, nor of a fragile value.
"""

from __future__ import annotations

import math
import re
from typing import TYPE_CHECKING

from absr.model.reading_edition import HIDDEN
from absr.model.reading_facts import (
    FRAGILE_COUNT,
    POINT_UNITS,
    Side,
    Signal,
    is_fragile,
    least_count,
    mark_of,
)
from absr.model.settings import Thresholds
from absr.wording.indicators import absence_text
from absr.wording.quantities import gap, quantity

if TYPE_CHECKING:
    from collections.abc import Iterable

    from absr.model.reading_facts import Comparison, Evolution, Indicator, Value
    from absr.wording.speech import Speech
    from absr.wording.territory_names import TerritoryNames

NEAR_PARTS = 3
"""A gap under a third of the mark is said « proche »: absr's own way of speaking."""

_YEAR = re.compile(r"\d{4}")
_SPAN = re.compile(r"(\d{4})-(\d{4})")
_BLANKS = re.compile(r"\s+")
_ARTICLES = ("le", "la", "l")

_EVENTS = frozenset({"births", "creations"})
"""What happened in a year is no part of the population that it is counted for."""


class Headlines:
    """Makes the sentences of one report."""

    def __init__(
        self, speech: Speech, places: TerritoryNames, thresholds: Thresholds | None = None
    ) -> None:
        """Keep the words, the names of territories, and the project's marks."""
        self._speech = speech
        self._places = places
        self._thresholds = thresholds or Thresholds()

    def sentence(self, one: Indicator) -> str:
        """All that one indicator says, in one to three sentences."""
        return self._speech.typeset(self._said(one))

    def brief(self, one: Indicator) -> str:
        """The value, and where the town stands."""
        town = one.town
        if town is None or town.value is None or is_fragile(town, one.unit):
            return self.sentence(one)
        return self._speech.typeset(self._compared(one, town))

    def _compared(self, one: Indicator, town: Value) -> str:
        stated, where = self._stated(one, town), self.where(one)
        if not where:
            return self._speech("portrait.alone", value=stated)
        form = "subject" if self._subject(one.label) else "label"
        return self._speech(f"portrait.compared.{form}", value=stated, where=where)

    def _said(self, one: Indicator) -> str:
        town = one.town
        if town is None or town.value is None:
            return self._without_value(one, town)
        if is_fragile(town, one.unit):
            stated = self._stated(one, town)
            count = self._speech.number(round(least_count(town, one.unit) or 0))
            limit = self._speech.number(FRAGILE_COUNT)
            note = self._speech("portrait.fragile", count=count, limit=limit)
            return f"{self._speech('portrait.alone', value=stated)} {note}"
        first = self._compared(one, town)
        return " ".join(part for part in (first, self._judged(one), self._changed(one)) if part)

    def where(self, one: Indicator) -> str:
        """« au-dessus de la région (+2,4 points), en dessous du département (−2,5 points) »."""
        compared = [c for c in one.comparisons if c.gap is not None]
        among = [c.territory for c in compared]
        parts = []
        for side in (Side.ABOVE, Side.BELOW, Side.CLOSE):
            found = [c for c in compared if self.side(c.gap or 0.0, one) is side]
            if found:
                places = self._speech.listing([self._beside(c, one, among) for c in found])
                parts.append(self._speech(f"portrait.where.{side}", places=places))
        return self._speech("portrait.comma").join(parts)

    def side(self, number: float, one: Indicator) -> Side:
        """The side that a sentence says: « proche » only where the gap is small."""
        if abs(number) < self.mark(one) / NEAR_PARTS:
            return Side.CLOSE
        return Side.ABOVE if number > 0 else Side.BELOW

    def mark(self, one: Indicator) -> float:
        """From which gap on a difference is said of this indicator."""
        return mark_of(one.unit, self._thresholds, one.mark)

    def mark_text(self, unit: str | None, parts: int = 1, own: float | None = None) -> str:
        """The mark, or a part of it, with its unit: « 3 points », « 20 % »."""
        number = mark_of(unit, self._thresholds, own) / parts
        rounded = round(number, 1)
        text = self._speech.number(rounded, 0 if rounded.is_integer() else 1)
        if unit not in POINT_UNITS:
            return self._speech.typeset(self._speech("quantity.percent", number=text))
        return self._speech.count("portrait.mark", math.ceil(rounded), gap=text)

    def gap_text(self, number: float, one: Indicator) -> str:
        """A gap with its sign and unit."""
        return gap(number, one.unit, self._speech, self.mark(one))

    def gap_unit(self, unit: str | None) -> str:
        """What gaps of this unit are counted in: « points », « % »."""
        return self._speech.label("units", "points" if unit in POINT_UNITS else "percent")

    def headcount(self, one: Indicator) -> str:
        """« 2 293 actifs sur 16 516 »; nothing where none was given."""
        town = one.town
        if town is None or town.value is None or town.numerator is None:
            return ""
        part = round(town.numerator)
        said = self._speech.number(part)
        if one.counted:
            said = self._speech.count(f"counted.{one.counted}", part)
        if town.base is None or one.counted in _EVENTS:
            return said if one.counted else self._speech("reading.headcount", number=said)
        whole = self._speech.number(round(town.base))
        return self._speech("portrait.headcount", part=said, whole=whole)

    def _beside(self, comparison: Comparison, one: Indicator, among: list[str]) -> str:
        place = self._places.after(comparison.territory, comparison.observed, among)
        number = self.gap_text(comparison.gap or 0.0, one)
        return self._speech("portrait.beside", place=place, gap=number)

    def _stated(self, one: Indicator, town: Value) -> str:
        """The value with its vintage and headcount."""
        subject, label = self._subject(one.label), titled(one.label)
        value = quantity(town.value or 0.0, self._unit(one), self._speech)
        headcount = self.headcount(one)
        if headcount:
            value = self._speech("portrait.beside", place=value, gap=headcount)
        span = _SPAN.fullmatch(one.vintage)
        form = "subject" if subject else "label"
        facts = {"subject": subject, "label": label, "value": value}
        if span:
            first, last = span.groups()
            text = self._speech(f"portrait.value.{form}.span", first=first, last=last, **facts)
        else:
            dated = "" if _YEAR.fullmatch(one.vintage) else ".undated"
            text = self._speech(f"portrait.value.{form}{dated}", vintage=one.vintage, **facts)
        return text[:1].upper() + text[1:]

    def _unit(self, one: Indicator) -> str | None:
        """The unit, unless the label has said it: « le nombre de ménages est de 13 534 »."""
        counted = self._words("counts")
        return "number" if _first_word(one.label) in counted and one.unit != "percent" else one.unit

    def _subject(self, label: str) -> str:
        """The label with its article; nothing where it does not begin with a word that is known."""
        text = clean(label)
        for article in _ARTICLES:
            if _first_word(text) in self._words(article):
                lowered = text[:1].lower() + text[1:]
                return self._speech(f"portrait.subject.{article}", label=lowered)
        return ""

    def _words(self, name: str) -> frozenset[str]:
        return frozenset(self._speech(f"portrait.words.{name}").split())

    def _without_value(self, one: Indicator, town: Value | None) -> str:
        reason = town.reason if town else "absent"
        dated = "" if _YEAR.fullmatch(one.vintage) else ".undated"
        lead = self._speech(f"portrait.lead{dated}", label=titled(one.label), vintage=one.vintage)
        if reason == HIDDEN:
            return self._speech("portrait.hidden", lead=lead)
        if reason in {None, "absent"}:
            return self._speech("portrait.absent", lead=lead)
        return self._speech(
            "portrait.missing", lead=lead, reason=absence_text(self._speech, reason)
        )

    def _judged(self, one: Indicator) -> str:
        """Whether the gaps reach the mark, and on which side; nothing of a neutral indicator."""
        signal, sides = one.signal, _sides(one.comparisons)
        if signal is None or not signal.concludes or not sides:
            return ""
        mark = self.mark_text(one.unit, own=one.mark)
        if signal is Signal.CLOSE:
            return self._close(one, sides, mark)
        if signal is Signal.CONTRASTED:
            counts = {str(side): self._speech.number(sides.count(side)) for side in Side}
            return self._speech("portrait.judged.contrasted", mark=mark, **counts)
        need = Side.ABOVE if one.direction == "more" else Side.BELOW
        ease = Side.BELOW if need is Side.ABOVE else Side.ABOVE
        number = sides.count(need if signal is Signal.SIGNAL else ease)
        whole = self._speech.number(len(sides))
        said = self._speech.count(f"portrait.judged.{signal}", number, whole=whole, mark=mark)
        against = sides.count(ease) if signal is Signal.SIGNAL else 0
        if against:
            said = f"{said} {self._speech.count('portrait.judged.against', against)}"
        return said

    def _close(self, one: Indicator, sides: list[Side], mark: str) -> str:
        reached = sum(side is not Side.CLOSE for side in sides)
        if reached:
            whole = self._speech.number(len(sides))
            return self._speech.count("portrait.judged.few", reached, whole=whole, mark=mark)
        gaps = [c.gap for c in one.comparisons if c.gap is not None]
        if all(self.side(number, one) is Side.CLOSE for number in gaps):
            return ""  # « proche » has said it
        return self._speech.count("portrait.judged.none", len(gaps), mark=mark)

    def _changed(self, one: Indicator) -> str:
        """The change since the nearest vintage that may be compared with."""
        return next((self.change(e, one) for e in one.evolutions if e.change is not None), "")

    def change(self, evolution: Evolution, one: Indicator) -> str:
        """« Depuis 2015 : +28 % (26 031 personnes en 2015). »; nothing where none may be told."""
        before = evolution.before
        if evolution.change is None or before is None or before.value is None:
            return ""
        return self._speech(
            "portrait.change",
            since=evolution.since,
            change=self.gap_text(evolution.change, one),
            before=quantity(before.value, one.unit, self._speech),
        )


def clean(label: str) -> str:
    """A label on one line, without the point or colon that somebody typed at its end."""
    return _BLANKS.sub(" ", label).strip(" .:;,\u00a0")


def titled(label: str) -> str:
    """A label with a capital, as it stands at the head of a sentence."""
    text = clean(label)
    return text[:1].upper() + text[1:]


def _first_word(label: str) -> str:
    return re.split(r"[ '’-]", clean(label).lower(), maxsplit=1)[0]


def _sides(comparisons: Iterable[Comparison]) -> list[Side]:
    return [c.side for c in comparisons if c.side is not None]
