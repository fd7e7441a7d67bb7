"""`absr show indicators`: the indicators as rows for a terminal and as objects for machines."""

from __future__ import annotations

from typing import TYPE_CHECKING

from absr.model.reading_facts import Provision
from absr.wording.indicators import signal_text, value_text
from absr.wording.quantities import quantity
from absr.wording.speech import speak
from absr.workflow.tabulated import Tabulated

if TYPE_CHECKING:
    from absr.model.reading_facts import Indicator, ReadingFacts
    from absr.wording.speech import Speech
    from absr.workflow.facts import ProjectFacts
    from absr.workflow.project import Project


def tabulated_indicators(project: Project, facts: ProjectFacts, theme: str | None) -> Tabulated:
    """Each indicator at each vintage; `theme` keeps what is linked to it."""
    speech = speak(project.settings.language)
    kept = [i for i in facts.facts.readings.indicators if theme is None or theme in i.themes]
    heads = ("indicator", "vintage", "producer", "value", "numerator", "signal")
    rows = tuple(_row(one, speech) for one in kept)
    return Tabulated(heads, rows, (3, 4), tuple(map(_record, kept)))


def theme_readings(facts: ReadingFacts, theme: str) -> list[str]:
    """What a theme's two readings say: statistics × voices, then needs × resources if either."""
    crossing = next(c for c in facts.themes if c.id == theme)
    balance = next(b for b in facts.balances if b.theme == theme)
    found = [str(crossing.reading)]
    if balance.provision is not Provision.NEITHER:
        found.append(str(balance.provision))
    return found


def _row(one: Indicator, speech: Speech) -> tuple[str, ...]:
    town = one.town
    numerator = town.numerator if town else None
    return (
        one.label,
        one.vintage,
        speech.listing(list(one.producers)),
        value_text(speech, town, one.unit) if town else "–",
        "" if numerator is None else quantity(numerator, "number", speech),
        signal_text(speech, one) if one.is_latest else "",
    )


def _record(one: Indicator) -> dict[str, object]:
    return {
        "id": one.id,
        "label": one.label,
        "unit": one.unit,
        "vintage": one.vintage,
        "source": "; ".join(one.producers) or None,
        "values": {v.territory: v.value for v in one.values},
        "missing": {v.territory: v.reason for v in one.values if v.value is None},
        "counts": {v.territory: v.numerator for v in one.values if v.numerator is not None},
        "direction": one.direction,
        "signal": None if one.signal is None else str(one.signal),
    }
