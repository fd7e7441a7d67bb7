"""`absr show indicators --indicator ID`: everything that is known of one indicator, in words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from absr.model.reading_facts import FRAGILE_COUNT, is_fragile, mark_of
from absr.model.record import NamedTuple
from absr.privacy.identities import NameFinder
from absr.store.database import open_store
from absr.store.records import load_identities
from absr.wording.indicators import (
    datasets_text,
    headcount_text,
    reading_sentence,
    reason_text,
    signal_text,
    sum_text,
    territory_text,
    value_text,
)
from absr.wording.quantities import gap, quantity
from absr.wording.speech import speak
from absr.workflow.facts import project_facts
from absr.workflow.show_indicators import is_of_year, known_indicator

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterator, Sequence

    from absr.model.catalogue import Definition
    from absr.model.reading_facts import Absence, Comparison, Evolution, Indicator
    from absr.model.settings import Settings
    from absr.workflow.facts import ProjectFacts
    from absr.workflow.project import Project


class Line(NamedTuple):
    """A heading and what stands under it."""

    head: str
    texts: tuple[str, ...]


def indicator_sheet(
    project: Project, name: str, today: dt.date, vintage: str | None = None
) -> tuple[str, tuple[Line, ...]]:
    """The title and the lines of the sheet of one indicator, without names.

    At the vintage asked for, else at the one that is read.
    """
    with open_store(project.paths) as store:
        names = NameFinder(load_identities(store).values())
        facts = project_facts(project, store, today)
        found = known_indicator(facts, name)
        title, lines = _Sheet(project.settings, facts, found).whole(vintage)
    masked = (Line(one.head, tuple(map(names.masked, one.texts))) for one in lines)
    return names.masked(title), tuple(masked)


class _Sheet:
    """The sheet of one indicator."""

    def __init__(self, settings: Settings, facts: ProjectFacts, name: str) -> None:
        self._speech = speak(settings.language)
        self._settings = settings
        readings = facts.facts.readings
        self._all: Sequence[Indicator] = [one for one in readings.indicators if one.id == name]
        self._absences: Sequence[Absence] = [one for one in readings.absences if one.id == name]
        self._definition: Definition | None = facts.catalogue.catalogue.find(name)
        self._name = name

    def whole(self, vintage: str | None) -> tuple[str, list[Line]]:
        """Title and lines; a line without text is left out."""
        read = next((one for one in self._all if _is_read(one, vintage)), None)
        label = read.label if read else self._definition and self._text("label")
        title = self._speech("indicator.sheet.title", label=label or self._name, id=self._name)
        lines = [
            *([self._says(read), self._compared(read), self._changes(read)] if read else []),
            *self._catalogued(),
            self._line("absences", map(self._absence, self._absences)),
        ]
        return title, [line for line in lines if line.texts]

    def _line(self, name: str, texts: Iterator[str] | Sequence[str]) -> Line:
        kept = tuple(text for text in texts if text)
        return Line(self._speech(f"indicator.sheet.{name}"), kept)

    def _says(self, one: Indicator) -> Line:
        speech, town = self._speech, one.town
        if town is None:
            return self._line("says", [reason_text(speech, "absent")])
        value = f"{value_text(speech, town, one.unit)}, {one.vintage}"
        more = [headcount_text(speech, town, one.counted), sum_text(speech, town)]
        if is_fragile(town, one.unit):
            more.append(speech("indicator.fragile", limit=speech.number(FRAGILE_COUNT)))
        told = [text for text in more if text]
        text = value
        if told:
            text = speech("indicator.with", text=value, more=speech("phase1.separator").join(told))
        said = signal_text(speech, one) if one.is_latest else ""
        return self._line("says", [text, reading_sentence(speech, one), said])

    def _compared(self, one: Indicator) -> Line:
        return self._line("comparators", [self._beside(one, c) for c in one.comparisons])

    def _beside(self, one: Indicator, comparison: Comparison) -> str:
        speech, observed = self._speech, comparison.observed
        said = observed.name if observed else comparison.name
        name = territory_text(speech, comparison.territory, said)
        if observed is None or observed.value is None:
            text = reason_text(speech, comparison.reason)
            return speech("indicator.sheet.line", name=name, text=text)
        text = quantity(observed.value, one.unit, speech)
        more = [self._gap(one, comparison), sum_text(speech, observed)]
        told = [part for part in more if part]
        if told:
            text = speech("indicator.with", text=text, more=speech("phase1.separator").join(told))
        return speech("indicator.sheet.line", name=name, text=text)

    def _gap(self, one: Indicator, comparison: Comparison) -> str:
        """How far the commune is from a comparator, or why that is not told."""
        speech = self._speech
        if comparison.gap is None:
            return reason_text(speech, comparison.reason) if comparison.reason else ""
        side = "above" if comparison.gap > 0 else "below" if comparison.gap < 0 else "level"
        shown = gap(comparison.gap, one.unit, speech, self._mark(one))
        return speech("indicator.position", gap=shown, side=speech(f"indicator.side.{side}"))

    def _mark(self, one: Indicator) -> float:
        return mark_of(one.unit, self._settings.thresholds, one.mark)

    def _changes(self, one: Indicator) -> Line:
        return self._line("evolutions", [self._change(one, change) for change in one.evolutions])

    def _change(self, one: Indicator, change: Evolution) -> str:
        speech = self._speech
        name = speech("indicator.since", vintage=change.since)
        if change.change is None:
            text = reason_text(speech, change.reason)
            return speech("indicator.sheet.line", name=name, text=text)
        text = gap(change.change, one.unit, speech, self._mark(one))
        if change.before is not None:
            before = value_text(speech, change.before, one.unit)
            text = speech("indicator.with", text=text, more=before)
        return speech("indicator.sheet.line", name=name, text=text)

    def _catalogued(self) -> list[Line]:
        found, speech = self._definition, self._speech
        if found is None:
            return []
        own = [speech("indicator.sheet.own")] if found.is_own else []
        source = datasets_text(speech, found.datasets)
        return [
            self._line("definition", [self._text("definition")]),
            self._line("formula", [found.formula]),
            self._line("direction", [speech.label("directions", found.direction)]),
            self._line("chapter", [speech.label("chapters", found.chapter)]),
            self._line("limits", [self._text("limits")]),
            self._line("source", [source, *own]),
        ]

    def _text(self, name: str) -> str:
        texts = getattr(self._definition, name)
        return self._speech.typeset(texts.of(self._settings.language))

    def _absence(self, one: Absence) -> str:
        speech = self._speech
        vintage = one.vintage or datasets_text(speech, one.datasets)
        reason = reason_text(speech, one.reason)
        if not one.variables:
            return speech("indicator.absence", vintage=vintage, reason=reason)
        variables = speech.listing(list(one.variables))
        return speech("indicator.absence_of", vintage=vintage, reason=reason, variables=variables)


def _is_read(one: Indicator, vintage: str | None) -> bool:
    return one.is_latest if vintage is None else is_of_year(one.vintage, vintage)
