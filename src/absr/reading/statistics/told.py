"""What is to be said of a published table: a problem a cause, each with its places."""

from __future__ import annotations

from typing import TYPE_CHECKING

from absr.model.measurements import DATASETS
from absr.model.problem import Problem, Severity
from absr.reading.statistics.wanted import renamed_variables, wanted_variables

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Sequence

    from absr.reading.statistics.collector import Collector, Found, Odd
    from absr.reading.statistics.columns import Variable
    from absr.reading.statistics.read import StatisticsRead
    from absr.reading.statistics.territories import Plan

_MOST_NAMED = 12
"""Names of variables that a message has; the others are counted."""
_MOST_CELLS = 50
_MOST_AREAS = 5


def told_of_rows(collector: Collector, file: str) -> list[Problem]:
    """What is wrong in single rows and cells."""
    sheet = collector.sheet or None
    problems = []
    for code, severity, found in (
        ("F042", Severity.WARNING, collector.uneven),
        ("I504", Severity.WARNING, collector.restored),
        ("I505", Severity.WARNING, collector.conflicts),
        ("I506", Severity.INFO, collector.repeated),
        ("I509", Severity.WARNING, collector.odd),
        ("I512", Severity.INFO, collector.former),
        ("I513", Severity.WARNING, collector.strangers),
    ):
        if found:
            places = list(dict.fromkeys(_place(one) for one in found))
            facts = (("count", str(len(_rows(found)) if code != "I509" else len(places))),)
            value = found[0].text or None
            problems.append(
                Problem(
                    code, severity, file, sheet, tuple(places[:_MOST_CELLS]), None, value
                )._replace(facts=facts)
            )
    return problems


def _rows(found: Iterable[Odd]) -> set[int]:
    return {one.row for one in found}


def _place(one: Odd) -> str:
    return f"{one.column}{one.row}"


def without_commune(collector: Collector, file: str, name: str) -> Problem:
    """F041: the file tells nothing of the project's commune, and what it covers; F011: no row."""
    if not collector.rows:
        return Problem("F011", Severity.ERROR, file, collector.sheet or None)
    areas = sorted(collector.departements)
    shown = ", ".join(areas[:_MOST_AREAS]) + ("…" if len(areas) > _MOST_AREAS else "")
    facts = (("areas", shown), ("name", name), ("rows", str(collector.rows)))
    sheet = collector.sheet or None
    commune = collector.plan.commune
    return Problem("F041", Severity.ERROR, file, sheet, value=commune, facts=facts)


def wrong_sums(wrong: Sequence[Found], file: str, collector: Collector) -> list[Problem]:
    """I507: the sum over the communes is not the total that the file has."""
    if not wrong:
        return []
    first = wrong[0]
    published = collector.published[first.territory, first.variable]
    facts = (
        ("count", str(len(wrong))),
        ("published", _plain(published.measure)),
        ("sum", _plain(first.measure)),
        ("territory", first.territory),
        ("variable", first.variable.name),
    )
    cells = tuple(
        f"{place.spot.column}{place.spot.row}"
        for place in (collector.published[one.territory, one.variable] for one in wrong)
    )
    sheet = collector.sheet or None
    return [Problem("I507", Severity.WARNING, file, sheet, cells[:_MOST_CELLS], facts=facts)]


def not_summed(values: Sequence[Found], plan: Plan, read: StatisticsRead) -> list[Problem]:
    """I511: medians and rates that no sum gives, where the published value is absent."""
    variables = {one.variable for one in values}
    alone = {v for v in variables if not DATASETS[v.dataset].adds_up}
    here = {(one.territory, one.variable) for one in values}
    lacking = [
        made.id
        for made in plan.made
        if alone and not any((made.id, variable) in here for variable in alone)
    ]
    if not lacking:
        return []
    names = sorted({variable.name for variable in alone})
    facts = (
        ("count", str(len(lacking))),
        ("territories", ", ".join(lacking)),
        ("variables", _some(names)),
    )
    return [Problem("I511", Severity.INFO, read.file, read.tables[0].sheet, facts=facts)]


def renamed(variables: Collection[Variable], file: str, sheet: str) -> list[Problem]:
    """H123: variables of the census that the newest year of a file lacks, though it should not.

    It should have what an earlier year of the same file has, and, where it has most of what the
    indicators need, all of it. A file on one subject only is not expected to hold the others.
    """
    census = {v for v in variables if v.dataset == "rp"}
    if not census:
        return []
    newest = max(variable.vintage for variable in census)
    here = {variable.name for variable in census if variable.vintage == newest}
    earlier = {variable.name for variable in census} - here
    needed = {name for name in wanted_variables() if name.startswith(("P_", "C_"))}
    whole = 2 * len(here) >= len(needed)
    lacking = {
        name for name in (needed if whole else earlier) - here if not here & _other_names(name)
    }
    if not lacking:
        return []
    facts = (
        ("count", str(len(lacking))),
        ("names", _some(sorted(lacking))),
        ("vintage", newest),
    )
    return [Problem("H123", Severity.WARNING, file, sheet or None, facts=facts)]


def _other_names(name: str) -> set[str]:
    """The names that a variable has in other nomenclatures."""
    pairs = renamed_variables().items()
    return {new for old, new in pairs if old == name} | {old for old, new in pairs if new == name}


def _some(names: Sequence[str]) -> str:
    return ", ".join(names[:_MOST_NAMED]) + ("…" if len(names) > _MOST_NAMED else "")


def _plain(measure: float | str) -> str:
    if isinstance(measure, str):
        return measure
    return str(int(measure)) if measure.is_integer() else repr(measure)
