"""The statistical portrait: what the published figures say of the town, chapter by chapter."""

from __future__ import annotations

from typing import TYPE_CHECKING

from absr.model.edition import Audience
from absr.model.reading_edition import HIDDEN
from absr.model.reading_facts import FRAGILE_COUNT, Signal
from absr.report.indicator_choice import (
    by_chapter,
    is_shown,
    key_indicators,
    ranked,
    strength,
    striking,
)
from absr.report.made import Content, Report, document_of
from absr.report.portrait_annex import (
    absences,
    other_territories,
    reading_notes,
    sheets_table,
    sources_table,
)
from absr.report.portrait_figures import chapter_figure, iris_figure
from absr.report.portrait_tables import Portrayed, comparison_table, iris_table
from absr.report.shown import Printer
from absr.wording.headlines import NEAR_PARTS, titled
from absr.wording.quantities import quantity

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from absr.model.edition import Edition
    from absr.model.reading_facts import Indicator
    from absr.rendering import Figure, Table
    from absr.wording.speech import Speech

MOST_ESSENTIAL = 5
"""Signals, favourable gaps, and mixed readings, told at the head."""

_RATE, _COUNT = "percent", "euros"
"""A unit of each of the two families that have a mark of their own."""


def portrait_report(edition: Edition, speech: Speech, overrides: Path | None) -> Report:
    """The statistical portrait of one edition."""
    shared = Portrayed.of(Printer(edition, speech))
    parts = _Parts(shared)
    content = Content(
        values={
            **_head(shared, parts.shown),
            **_method(shared),
            "chapters": parts.chapters(),
            "other_tables": [table.name for table in parts.other_tables],
            "other_territories": parts.territories is not None,
            "absences": absences(shared),
            "sheets": parts.sheets is not None,
        },
        tables=parts.tables(),
        figures=parts.figures(),
    )
    document = document_of("portrait", shared.printer, content, overrides)
    found = edition.readings.indicators
    return Report(document, tuple(sorted({name for one in found for name in one.evidence})))


class _Parts:
    """The chapters with their tables and figures, and the annexes."""

    def __init__(self, shared: Portrayed) -> None:
        latest = shared.printer.edition.readings.latest
        self._shared = shared
        shown = [one for one in latest if is_shown(one)]
        self.shown = by_chapter(shown)
        self._figures = {
            name: chapter_figure(shared, name or "none", found)
            for name, found in self.shown.items()
        }
        self._tables = {
            name: self._chapter_table(name, found) for name, found in self.shown.items()
        }
        self._iris = iris_table(shared, ranked(shown, shared.headlines))
        self._iris_figure = iris_figure(shared, shown)
        others = by_chapter(one for one in latest if not is_shown(one))
        self.other_tables = [
            self._chapter_table(name, found, prefix="portrait-more")
            for name, found in others.items()
        ]
        self.territories = other_territories(shared)
        self.sheets = sheets_table(shared, shown)
        self._sources = sources_table(shared)

    def tables(self) -> tuple[Table, ...]:
        annexes = (self._iris, self.territories, self.sheets, self._sources)
        kept = [table for table in annexes if table is not None]
        return (*self._tables.values(), *self.other_tables, *kept)

    def figures(self) -> tuple[Figure, ...]:
        drawn = (*self._figures.values(), self._iris_figure)
        return tuple(figure for figure in drawn if figure is not None)

    def chapters(self) -> list[dict[str, object]]:
        """What the template prints of each chapter; the parts of the town in their own."""
        found = [self._chapter(name, group) for name, group in self.shown.items()]
        if self._iris is not None and "districts" not in self.shown:
            found.append(self._districts(found))
        elif self._iris is not None:
            own = next(c for c in found if c["key"] == "districts")
            own |= self._iris_blocks(with_figure=not own["figure"])
        return found

    def _chapter(self, name: str | None, found: list[Indicator]) -> dict[str, object]:
        headlines, figure = self._shared.headlines, self._figures[name]
        order = ranked(found, headlines)
        return {
            "key": name or "none",
            "title": self._title(name),
            "headline": headlines.sentence(order[0]),
            "striking": [headlines.sentence(one) for one in striking(found, headlines)],
            "figure": figure.name if figure else "",
            "table": self._tables[name].name,
            # The sheets in the annex tell the same of every indicator.
            "readings": reading_notes(self._shared, [o for o in order if o.is_core] or order[:1]),
            "iris_figure": "",
            "iris": "",
        }

    def _districts(self, found: list[dict[str, object]]) -> dict[str, object]:
        """A chapter made of the parts of the town alone."""
        blank: dict[str, object] = dict.fromkeys(found[0] if found else (), "")
        blank |= {"key": "districts", "title": self._title("districts")}
        blank |= {"headline": self._shared.printer.speech("portrait.iris.headline")}
        return blank | {"striking": [], "readings": []} | self._iris_blocks(with_figure=True)

    def _iris_blocks(self, *, with_figure: bool) -> dict[str, object]:
        figure = self._iris_figure if with_figure else None
        return {
            "iris": self._iris.name if self._iris else "",
            "iris_figure": figure.name if figure else "",
        }

    def _title(self, name: str | None) -> str:
        speech = self._shared.printer.speech
        return speech.label("chapters", name) if name else speech("reading.no_chapter")

    def _chapter_table(
        self, name: str | None, found: Sequence[Indicator], prefix: str = "portrait"
    ) -> Table:
        speech = self._shared.printer.speech
        return comparison_table(
            self._shared,
            f"{prefix}-{(name or 'none').replace('_', '-')}",
            speech("reading.indicators.caption", chapter=self._title(name)),
            ranked(found, self._shared.headlines),
        )


def _head(shared: Portrayed, chapters: dict[str | None, list[Indicator]]) -> dict[str, object]:
    """The first page: how many indicators, key figures, signals and favourable gaps."""
    speech, latest = shared.printer.speech, shared.printer.edition.readings.latest
    counts = {signal: sum(one.signal is signal for one in latest) for signal in Signal}
    parts = [
        speech.count(f"portrait.summary.{signal}", number)
        for signal, number in counts.items()
        if number
    ]
    listed = speech.listing(parts)
    return {
        "summary": speech.count("portrait.summary", len(latest), parts=listed) if latest else "",
        "keys": [_key(shared, one) for one in key_indicators(chapters, shared.headlines)],
        "signals": _telling(shared, Signal.SIGNAL),
        "favourable": _telling(shared, Signal.FAVOURABLE),
        "contrasted": _telling(shared, Signal.CONTRASTED),
    }


def _key(shared: Portrayed, one: Indicator) -> dict[str, str]:
    """A key figure: its number, and its words with vintage and headcount."""
    speech = shared.printer.speech
    unit = one.unit if one.unit in {"percent", "points", "euros"} else "number"
    value = one.town.value or 0.0 if one.town else 0.0
    number = quantity(value, unit, speech)
    if one.unit == "ratio":
        number = quantity(value, one.unit, speech)
    elif one.unit == "euros_year":
        number = quantity(value, "euros", speech)
    words = speech("portrait.key", label=titled(one.label), vintage=one.vintage)
    if headcount := shared.headlines.headcount(one):
        words = speech("portrait.beside", place=words, gap=headcount)
    return {"number": number, "words": words}


def _telling(shared: Portrayed, signal: Signal) -> list[str]:
    """The sentences of the indicators with this signal, the largest gaps first."""
    found = [one for one in shared.printer.edition.readings.latest if one.signal is signal]
    found.sort(key=lambda one: -strength(one, shared.headlines))
    return [shared.headlines.brief(one) for one in found[:MOST_ESSENTIAL]]


def _method(shared: Portrayed) -> dict[str, object]:
    """The marks and the territories that the method box names."""
    speech, headlines = shared.printer.speech, shared.headlines
    settings = shared.printer.edition.settings
    return {
        "internal": shared.printer.internal,
        "commune": settings.commune_name,
        "comparators": speech.listing(list(map(shared.places.described, settings.comparators))),
        "points": headlines.mark_text(_RATE),
        "relative": headlines.mark_text(_COUNT),
        "near_points": headlines.mark_text(_RATE, NEAR_PARTS),
        "near_relative": headlines.mark_text(_COUNT, NEAR_PARTS),
        "fragile": speech.number(FRAGILE_COUNT),
        "hidden": _hidden(shared),
    }


def _hidden(shared: Portrayed) -> str:
    """Said where this edition hides values."""
    edition = shared.printer.edition
    values = (value for one in edition.readings.indicators for value in (*one.values, *one.iris))
    if edition.audience is Audience.INTERNAL or all(v.reason != HIDDEN for v in values):
        return ""
    return shared.printer.speech(
        "portrait.hidden.note", threshold=edition.settings.privacy.threshold
    )
