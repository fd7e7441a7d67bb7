"""`absr show indicators`: the indicators as rows for a terminal and as objects for machines."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from absr.model.exit_status import ExitStatus
from absr.model.labels import compact
from absr.model.problem import Refusal
from absr.model.reading_facts import Provision
from absr.model.record import NamedTuple
from absr.privacy.identities import NameFinder
from absr.privacy.told import problem_without_names
from absr.store.database import open_store
from absr.store.records import load_identities
from absr.wording.indicators import datasets_text, reason_text, signal_text, value_text
from absr.wording.quantities import quantity
from absr.wording.speech import speak
from absr.workflow.catalogue import asked_problems
from absr.workflow.facts import project_facts
from absr.workflow.tabulated import Tabulated, theme_id, without_names

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Sequence

    from absr.model.problem import Problem
    from absr.model.reading_facts import Absence, Evolution, Indicator, ReadingFacts
    from absr.model.settings import Settings
    from absr.wording.speech import Speech
    from absr.workflow.facts import ProjectFacts
    from absr.workflow.project import Project


_YEAR = re.compile(r"^([PC])\d\d_")
"""The year in the name of a variable of the census."""


class IndicatorRequest(NamedTuple):
    """What `absr show indicators` was asked for."""

    theme: str | None = None
    indicator: str | None = None
    vintage: str | None = None
    missing: bool = False
    whole: bool = False
    """Whether every vintage is wanted, and not only the one that is read."""


class Shown(NamedTuple):
    """A table, and what the project asks of its indicators in vain."""

    table: Tabulated
    problems: tuple[Problem, ...]


def asked_indicators(
    project: Project, request: IndicatorRequest, today: dt.date, *, every: bool
) -> Shown:
    """The table asked for, without names; `every` gives all the vintages, as for a program."""
    theme = theme_id(project.settings, request.theme) if request.theme else None
    with open_store(project.paths) as store:
        names = NameFinder(load_identities(store).values())
        facts = project_facts(project, store, today)
        readings = facts.facts.readings
        if request.indicator:
            request = request._replace(indicator=known_indicator(facts, request.indicator))
        if request.missing:
            asked = [a for a in readings.absences if _is_asked(a, request)]
            found = _missing(project, [a for a in asked if _is_of(a, theme, project.settings)])
        else:
            whole = every or request.whole or request.vintage is not None
            kept = [
                one
                for one in readings.indicators
                if (whole or one.is_latest)
                and (theme is None or theme in one.themes)
                and _is_asked(one, request)
            ]
            found = _tabulated(project, kept)
        told = asked_problems(project, facts.corpus)
    problems = tuple(problem_without_names(problem, names) for problem in told)
    return Shown(without_names(found, names), problems)


def known_indicator(facts: ProjectFacts, name: str) -> str:
    """The id of the indicator of this id or label; Refusal U205 with the nearest ids for none."""
    named = [(one.id, one.id) for one in facts.catalogue.catalogue.definitions]
    named += [(one.id, one.id) for one in facts.facts.readings.indicators]
    known = tuple(dict.fromkeys(name for name, _ in named))
    for one in facts.catalogue.catalogue.definitions:
        named += [(label, one.id) for label in one.label]
    named += [(one.label, one.id) for one in facts.facts.readings.indicators]
    found = next((of for written, of in named if compact(written) == compact(name)), None)
    if found is None:
        from difflib import get_close_matches

        likely = get_close_matches(name, [written for written, _ in named], 5, 0.5)
        ids = dict(reversed(named))
        near = tuple(dict.fromkeys(ids[written] for written in likely)) or known
        raise Refusal(
            "U205", exit_status=ExitStatus.USAGE, query=name, known=", ".join(near), choices=near
        )
    return found


def _is_asked(one: Indicator | Absence, request: IndicatorRequest) -> bool:
    """Whether it is the indicator and of the vintage asked for; `2021` is also `2015-2021`."""
    wanted, year = request.indicator, request.vintage
    if wanted is not None and compact(one.id) != compact(wanted):
        return False
    return year is None or is_of_year(one.vintage, year)


def is_of_year(vintage: str, year: str) -> bool:
    """Whether a vintage is the one asked for, or a change that ends with it."""
    return vintage == year or vintage.endswith(f"-{year}")


def _is_of(one: Absence, theme: str | None, settings: Settings) -> bool:
    """Whether an indicator would tell of a theme: by its name, else by its chapter."""
    found = next((t for t in settings.themes if t.id == theme), None)
    if found is None:
        return True
    if found.indicators:
        return compact(one.id) in map(compact, found.indicators)
    return one.chapter in found.chapters


def theme_readings(facts: ReadingFacts, theme: str) -> list[str]:
    """What a theme's two readings say: statistics × voices, then needs × resources if either."""
    crossing = next(c for c in facts.themes if c.id == theme)
    balance = next(b for b in facts.balances if b.theme == theme)
    found = [str(crossing.reading)]
    if balance.provision is not Provision.NEITHER:
        found.append(str(balance.provision))
    return found


def _tabulated(project: Project, kept: Sequence[Indicator]) -> Tabulated:
    speech = speak(project.settings.language)
    heads = ("indicator", "vintage", "producer", "value", "numerator", "signal")
    rows = tuple(_row(one, speech) for one in kept)
    return Tabulated(heads, rows, (3, 4), tuple(map(_record, kept)))


def _missing(project: Project, kept: Sequence[Absence]) -> Tabulated:
    speech = speak(project.settings.language)
    rows = tuple(_missing_row(group, speech) for group in _groups(kept))
    records = tuple(
        {
            "id": one.id,
            "label": one.label,
            "chapter": one.chapter,
            "vintage": one.vintage or None,
            "reason": one.reason,
            "variables": list(one.variables),
            "datasets": list(one.datasets),
            "core": one.is_core,
        }
        for one in kept
    )
    return Tabulated(("indicator", "vintage", "reason", "variables"), rows, (), records)


def _groups(kept: Sequence[Absence]) -> list[list[Absence]]:
    """What is missing for the same reason at several vintages, told once."""
    found: dict[tuple[str, str, tuple[str, ...]], list[Absence]] = {}
    for one in kept:
        names = tuple(_YEAR.sub(r"\1_", name) for name in one.variables)
        found.setdefault((one.id, one.reason, names), []).append(one)
    return list(found.values())


def _missing_row(group: Sequence[Absence], speech: Speech) -> tuple[str, ...]:
    first = group[0]
    return (
        first.label,
        speech.listing([one.vintage for one in group if one.vintage]) or "–",
        reason_text(speech, first.reason),
        speech.listing(list(first.variables)) or datasets_text(speech, first.datasets),
    )


def _row(one: Indicator, speech: Speech) -> tuple[str, ...]:
    town = one.town
    numerator = town.numerator if town else None
    return (
        one.label,
        one.vintage,
        speech.listing([town.producer] if town and town.producer else list(one.producers)),
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
        "chapter": one.chapter,
        "themes": list(one.themes),
        "core": one.is_core,
        "bases": {v.territory: v.base for v in one.values if v.base is not None},
        "counted": one.counted,
        "formula": one.formula,
        "lacking": list(one.lacking),
        "gaps": {c.territory: c.gap for c in one.comparisons},
        "not_compared": {c.territory: c.reason for c in one.comparisons if c.reason is not None},
        "sums": {
            v.territory: {"communes": v.communes, "without": v.without or 0}
            for v in one.values
            if v.communes is not None
        },
        "evolutions": list(map(_evolution, one.evolutions)),
        "evidence": list(one.evidence),
    }


def _evolution(change: Evolution) -> dict[str, object]:
    before = change.before.value if change.before else None
    return {
        "since": change.since,
        "before": before,
        "change": change.change,
        "reason": change.reason,
    }
