"""Where people sat and what they wrote: tables, contributions by theme, nature and consensus."""

from __future__ import annotations

import re
from collections import defaultdict
from typing import TYPE_CHECKING, Any

from absr.analysis.table_themes import TableThemes
from absr.analysis.workshop_people import behind
from absr.model.figures import Unit
from absr.model.labels import compact
from absr.model.value_lists import CONTRIBUTION_NATURES
from absr.model.workshop_facts import UNKNOWN, TableFound, Written

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence

    from absr.analysis.counting import Counting
    from absr.analysis.workshop_people import People
    from absr.model.corpus import Corpus
    from absr.model.kinds.attendance import Attendance
    from absr.model.kinds.contributions import Contribution
    from absr.model.kinds.tables import WorkshopTable
    from absr.model.settings import Settings

NATURE_IDS = tuple(entry.id for entry in CONTRIBUTION_NATURES.entries)
_FEWEST_FOR_A_MIX = 2
"""One person alone has one college: that says nothing of a table."""


def written(corpus: Corpus, settings: Settings) -> tuple[Written, ...]:
    """The contributions, each with its theme and round: its own, else those of its table.

    By theme, table and round, then as they stand in the workbook: many have no number.
    """
    themes = TableThemes(corpus.tables)
    rounds: dict[str, set[int | None]] = defaultdict(set)
    for table in corpus.tables:
        rounds[compact(table.ref)].add(table.round)
    found = [
        Written(one, themes.of(one), _round(one, rounds[compact(one.table or "")]))
        for one in corpus.contributions
    ]
    order = {theme.id: place for place, theme in enumerate(settings.themes)}
    return tuple(sorted(found, key=lambda one: _place(one, order)))


def _place(one: Written, order: Mapping[str, int]) -> tuple[object, ...]:
    """Where a contribution stands among the others; what is not known comes last."""
    record = one.record
    theme = (one.theme is None, order.get(one.theme or "", len(order)), one.theme or "")
    letters = re.split(r"(\d+)", compact(record.table or ""))
    table = (not record.table, [int(part) if part.isdigit() else part for part in letters])
    row = (record.source.file, record.source.sheet or "", record.source.row or 0)
    return (theme, table, one.round is None, one.round or 0, row)


def _round(contribution: Contribution, rounds: set[int | None]) -> int | None:
    """Its own round, else that of its table where the table met in one only."""
    if contribution.round is not None or len(rounds) != 1:
        return contribution.round
    return next(iter(rounds))


def themes_met(corpus: Corpus, found: Iterable[Written], settings: Settings) -> tuple[str, ...]:
    """Themes of tables and contributions: the project's, then others by id, then `UNKNOWN`."""
    met = {one.theme or UNKNOWN for one in found} | {table.theme for table in corpus.tables}
    order = [theme.id for theme in settings.themes]
    others = sorted(met - {*order, UNKNOWN})
    return tuple(theme for theme in (*order, *others, UNKNOWN) if theme in met)


def count_tables(count: Counting, corpus: Corpus, people: People) -> tuple[TableFound, ...]:
    """Tables, by theme, and who sat at each: as noted on the spot, else from the sign-in list."""
    if not corpus.tables:
        return ()
    ids = [table.id for table in corpus.tables]
    numbers = {compact(table.ref) for table in corpus.tables}
    count.whole("workshop.tables", Unit.TABLES, ids, value=len(numbers), personal=False)
    for theme in sorted({table.theme for table in corpus.tables}):
        rows = [table for table in corpus.tables if table.theme == theme]
        different = len({compact(table.ref) for table in rows})
        evidence = [row.id for row in rows]
        count.part(f"workshop.tables.{theme}", "workshop.tables", evidence, value=different)
    signed: dict[str, list[Attendance]] = defaultdict(list)
    for one in people.present:
        signed[compact(one.table or "")].append(one)
    at_table = {table.id: signed[compact(table.ref)] for table in corpus.tables}
    seated = _count_seated(count, corpus.tables, at_table)
    return tuple(
        TableFound(
            table,
            seated.get(table.id),
            table.participants is None,
            _only_college(at_table[table.id], people),
        )
        for table in corpus.tables
    )


def _count_seated(
    count: Counting,
    tables: Iterable[WorkshopTable],
    at_table: Mapping[str, Sequence[Attendance]],
) -> dict[str, str]:
    """Table → the figure of who sat there: as noted, else as signed in.

    The tables share those present, so that one number would give away another's: they are shown
    all together, as far as the fewest persons at any table allow, or not at all.
    """
    noted = {table.id: table.participants for table in tables if table.participants is not None}
    counted = {name: behind(found) for name, found in at_table.items() if found}
    persons = {**counted, **noted}
    least = min((number for number in persons.values() if number), default=0)
    for name, number in persons.items():
        evidence = [name] if name in noted else [one.id for one in at_table[name]]
        figure = f"workshop.seated.{name}"
        count.whole(figure, Unit.PERSONS, evidence, value=number, contributors=least)
    return {name: f"workshop.seated.{name}" for name in persons}


def _only_college(signed: Sequence[Attendance], people: People) -> str | None:
    colleges = {people.college(one) for one in signed}
    if len(signed) < _FEWEST_FOR_A_MIX or len(colleges) != 1 or UNKNOWN in colleges:
        return None
    return colleges.pop()


def count_contributions(count: Counting, found: Sequence[Written]) -> None:
    """Contributions by theme and nature, by nature, by level of consensus and by round."""
    if not found:
        return
    whole = "workshop.contributions"
    count.whole(whole, Unit.CONTRIBUTIONS, _ids(found), personal=False)
    _split(count, whole, "workshop.natures", found, lambda one: one.record.nature)
    _split(count, whole, "workshop.consensus", found, lambda one: one.record.consensus or UNKNOWN)
    _split(count, whole, "workshop.rounds", found, lambda one: str(one.round or UNKNOWN))
    _split(count, whole, whole, found, lambda one: one.theme or UNKNOWN)
    for theme in sorted({one.theme or UNKNOWN for one in found}):
        of_theme = [one for one in found if (one.theme or UNKNOWN) == theme]
        part = f"{whole}.{theme}"
        for nature in NATURE_IDS:
            chosen = [one for one in of_theme if one.record.nature == nature]
            count.part(f"{part}.{nature}", part, _ids(chosen))
        count.add_up([f"{part}.{nature}" for nature in NATURE_IDS], part)


def rounds_met(corpus: Corpus, found: Iterable[Written]) -> tuple[int, ...]:
    """The rounds of tables and contributions, in order."""
    met = {table.round for table in corpus.tables} | {one.round for one in found}
    return tuple(sorted(number for number in met if number is not None))


def _ids(found: Iterable[Written]) -> list[str]:
    return [one.record.id for one in found]


def _split(
    count: Counting,
    whole: str,
    prefix: str,
    found: Sequence[Written],
    feature: Callable[[Written], Any],
) -> None:
    values = sorted({feature(one) for one in found})
    for value in values:
        chosen = [one for one in found if feature(one) == value]
        count.part(f"{prefix}.{value}", whole, _ids(chosen))
    count.add_up([f"{prefix}.{value}" for value in values], whole)
