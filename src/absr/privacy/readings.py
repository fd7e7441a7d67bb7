"""The gate for one part of an edition. The indicators, and what they mean beside the voices.

Published statistics have gone through the secrecy of their producer: they are shown as they
are. The social services' own data have not: a small count of them is hidden outside, with all
that would give it back.
"""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from absr.model.labels import fold
from absr.model.reading_edition import HIDDEN, ReadingPart
from absr.model.reading_facts import HEADCOUNT_UNITS
from absr.privacy.crossings import shown_balance, shown_tensions, shown_unmatched

if TYPE_CHECKING:
    from absr.model.reading_facts import (
        Comparison,
        Crossing,
        Evolution,
        Indicator,
        ReadingFacts,
        Value,
    )
    from absr.privacy.gate import Gate

_LOCAL = re.compile(r"\b(?:ccas|cias|ville|mairie|commune|municipal\w*|association)\b")
_PUBLISHERS = re.compile(
    r"\b(?:insee|caf|cnaf|msa|cpam|cnam|assurance maladie|carsat|cnav|drees|dares|depp|sies|ssmsi"
    r"|sdes|dgfip|dgcl|dgaln|anct|ars|france travail|pole emploi|banque de france|sante publique"
    r"|ministere|education nationale|urssaf|acoss|ined|ocde|eurostat)\b"
)
"""Producers of public statistics, which apply a secrecy of their own before they publish."""


def reading_part(facts: ReadingFacts, gate: Gate) -> ReadingPart:
    """What the audience of `gate` may see."""
    return ReadingPart(
        indicators=tuple(_shown(indicator, gate) for indicator in facts.indicators),
        themes=tuple(_crossing(crossing, gate) for crossing in facts.themes),
        chapters=tuple(_crossing(crossing, gate) for crossing in facts.chapters),
        balances=tuple(shown_balance(balance, gate) for balance in facts.balances),
        pyramids=facts.pyramids,
        absences=tuple(replace(one, label=gate.text(one.label)) for one in facts.absences),
        tensions=shown_tensions(facts.tensions, gate),
        needs_alone=shown_unmatched(facts.needs_alone, gate),
        resources_alone=shown_unmatched(facts.resources_alone, gate),
        heard_on=facts.heard_on if gate.internal else (),
    )


def _crossing(crossing: Crossing, gate: Gate) -> Crossing:
    """Where the voices are not told, neither is of how many types they are."""
    is_hidden = gate.hides(crossing.voices)
    return replace(
        crossing,
        indicators=tuple(map(gate.text, crossing.indicators)),
        signals=tuple(map(gate.text, crossing.signals)),
        favourable=tuple(map(gate.text, crossing.favourable)),
        contrasted=tuple(map(gate.text, crossing.contrasted)),
        beyond=tuple(map(gate.text, crossing.beyond)),
        strength=None if is_hidden else crossing.strength,
        actor_types=None if is_hidden else crossing.actor_types,
        evidence=crossing.evidence if gate.internal else (),
    )


def _shown(indicator: Indicator, gate: Gate) -> Indicator:
    threshold = 0 if gate.internal else gate.settings.privacy.threshold
    hides = any(_is_small(value, indicator.unit, threshold) for value in indicator.values)
    return replace(
        indicator,
        id=gate.text(indicator.id),
        label=gate.text(indicator.label),
        vintage=gate.text(indicator.vintage),
        producers=tuple(gate.text(producer) for producer in indicator.producers),
        concept=gate.text(indicator.concept) if indicator.concept else None,
        town=indicator.town and _value(indicator.town, indicator.unit, threshold, gate),
        comparisons=tuple(
            _comparison(c, indicator, threshold, gate) for c in indicator.comparisons
        ),
        # Districts add up to the town: with one of them hidden, the others would give it back.
        others=tuple(_named(_hidden(v) if hides else v, gate) for v in indicator.others),
        iris=tuple(_named(_hidden(v) if hides else v, gate) for v in indicator.iris),
        evolutions=tuple(_evolution(e, indicator, threshold, gate) for e in indicator.evolutions),
        # A project may write these two itself.
        how_to_read=gate.text(indicator.how_to_read) if indicator.how_to_read else None,
        limits=gate.text(indicator.limits) if indicator.limits else None,
    )


def _evolution(evolution: Evolution, indicator: Indicator, threshold: int, gate: Gate) -> Evolution:
    """The change is told only where neither of the two values is hidden: one gives the other."""
    ends = [value for value in (evolution.before, indicator.town) if value is not None]
    if any(_is_small(value, indicator.unit, threshold) for value in ends):
        evolution = replace(evolution, change=None, reason=HIDDEN)
    before = evolution.before and _value(evolution.before, indicator.unit, threshold, gate)
    return replace(evolution, before=before)


def _comparison(
    comparison: Comparison, indicator: Indicator, threshold: int, gate: Gate
) -> Comparison:
    observed = comparison.observed
    beside = [value for value in (observed, indicator.town) if value is not None]
    if any(_is_small(value, indicator.unit, threshold) for value in beside):
        # The gap and the value beside it would give the hidden one back.
        comparison = replace(comparison, gap=None, reason=None)
    comparison = replace(comparison, territory=gate.text(comparison.territory))
    if observed is None:
        return comparison
    shown = _value(observed, indicator.unit, threshold, gate)
    return replace(comparison, observed=shown, reason=shown.reason or comparison.reason)


def _value(value: Value, unit: str | None, threshold: int, gate: Gate) -> Value:
    return _named(_hidden(value) if _is_small(value, unit, threshold) else value, gate)


def _named(value: Value, gate: Gate) -> Value:
    """The value, its territory and producer without names."""
    return replace(
        value,
        territory=gate.text(value.territory),
        name=gate.text(value.name) if value.name else None,
        producer=gate.text(value.producer) if value.producer else None,
    )


def _hidden(value: Value) -> Value:
    reason = value.reason if value.value is None else HIDDEN
    return replace(value, value=None, reason=reason, numerator=None, base=None)


def _is_small(value: Value, unit: str | None, threshold: int) -> bool:
    """Whether a count that is not a published statistic, or what it leaves of its base, is few."""
    if not _is_own(value.producer):
        return False
    counts = [value.numerator, value.base]
    if value.numerator is not None and value.base is not None:
        counts.append(value.base - value.numerator)
    if unit is None or unit in HEADCOUNT_UNITS:
        counts.append(value.value)
    return any(count is not None and 0 < count < threshold for count in counts)


def _is_own(producer: str | None) -> bool:
    """Whether the producer is no known publisher of statistics; in doubt it is not."""
    words = fold(producer or "")
    return bool(_LOCAL.search(words)) or not _PUBLISHERS.search(words)
