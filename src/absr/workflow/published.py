"""Files of statistical offices and partners on their way into the records: never held whole."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from absr.model.problem import Problem, Severity
from absr.model.record import NamedTuple
from absr.model.source import Source
from absr.reading.drafts import ColumnRead, SheetRead
from absr.reading.statistics.read import read_published, read_sheets, recognise
from absr.reading.statistics.shapes import QPV
from absr.reading.statistics.territories import Plan
from absr.store.incoming import Incoming
from absr.store.measured import BETWEEN, keep_published
from absr.workflow.answers import FileAnswer, Published, rejected

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from absr.model.settings import Settings
    from absr.reading.statistics.collector import Found
    from absr.reading.statistics.read import StatisticsRead, TableRead
    from absr.store.database import Store
    from absr.store.measured import Kept
    from absr.tabular.workbook import Workbook

_SET_ASIDE = frozenset({"F042", "I505", "I509"})
"""Problems that leave lines or cells out."""


class Taken(NamedTuple):
    """What became of a published file."""

    answer: FileAnswer
    source: int | None
    extract: bytes


class PublishedIntake:
    """Takes the published files of one ingest."""

    def __init__(
        self, store: Store, settings: Settings, wanted: Callable[[], frozenset[str]]
    ) -> None:
        """Prepare to read for this project.

        `wanted` gives the variables that its indicators need.
        """
        self._store = store
        self._wanted = wanted
        self._settings = settings

    @cached_property
    def _plan(self) -> Plan:
        return Plan(self._settings, self._wanted())

    def read_file(self, path: Path) -> StatisticsRead | None:
        """What a text or a compressed folder gives; None when it is no published file."""
        published = recognise(path)
        if published is None:
            return None
        return read_published(published, self._plan, self._settings.commune_name)

    def read_workbook(self, workbook: Workbook) -> StatisticsRead | None:
        """The same of a workbook that was read, and may be one (`may_be_published`)."""
        return read_sheets(workbook, self._plan, self._settings.commune_name)

    def take(self, read: StatisticsRead, more: tuple[Problem, ...] = ()) -> Taken:
        """Keep the values of a file, and tell what became of it; `more` was found before."""
        problems = more + read.problems
        sheets = tuple(_sheet(table) for table in read.tables)
        incoming = list(_incoming(read))
        if not incoming:
            answer = rejected(read.file, read.sha256 or None, problems)
            return Taken(answer._replace(sheets=sheets), None, b"")
        kept = keep_published(self._store, read.sha256, incoming)
        problems += _otherwise(kept, read.file)
        partial = any(problem.code in _SET_ASIDE for problem in problems)
        answer = FileAnswer(
            file=read.file,
            sha256=read.sha256,
            status="partial" if partial else "read",
            sheets=sheets,
            added=kept.added,
            changed=kept.changed,
            removed=kept.removed,
            unchanged=kept.unchanged,
            records=tuple(sorted(kept.records.items())),
            changes=kept.changes,
            faults=problems,
            published=self._told(read),
        )
        return Taken(answer, kept.source, read.extract)

    def _told(self, read: StatisticsRead) -> Published:
        """The line that says what was kept."""
        found = [one for table in read.tables for one in table.found]
        own = f"COM-{self._settings.commune}"
        places = {one.territory for one in found}
        iris = {place for place in places if place.startswith("IRIS-")}
        districts = sum(len(table.districts) for table in read.tables)
        return Published(
            variables=len({(one.variable.dataset, one.variable.name) for one in found}),
            vintages=tuple(sorted({v for one in found if (v := one.variable.vintage)})),
            commune=self._settings.commune_name if own in places or districts else "",
            iris=len(iris),
            comparators=len(places - iris - {own}),
            districts=districts,
        )


def _sheet(table: TableRead) -> SheetRead:
    return SheetRead(
        table.sheet,
        "priority_districts" if table.layout == QPV else "measurements",
        table.layout,
        (table.heading_row,),
        rows_read=table.rows,
        rows_accepted=table.kept_rows,
        columns=tuple(ColumnRead(column, name, "measure") for column, name in table.columns),
    )


def _otherwise(kept: Kept, file: str) -> tuple[Problem, ...]:
    """I510: values that two files give differently, and which stand."""
    told = [(name, count, "this") for name, count in kept.otherwise.items()]
    told += [(name, count, "other") for name, count in kept.older.items()]
    return tuple(
        Problem(
            "I510",
            Severity.WARNING,
            file,
            value=other,
            facts=(("count", str(count)), ("kept", file if which == "this" else other)),
        )
        for other, count, which in told
    )


def _incoming(read: StatisticsRead) -> Iterator[Incoming]:
    """The records of a file, each once."""
    seen = set()
    for table in read.tables:
        for found in table.found:
            item = _measurement(found, read.file)
            if item.key not in seen:
                seen.add(item.key)
                yield item
        for district in table.districts:
            spot = district.spot
            source = Source(read.file, spot.sheet, spot.row, spot.column)
            cells = {
                "code": f"{spot.column}{spot.row}",
                "name": f"{district.name_column}{spot.row}",
            }
            values = {"code": district.code, "name": district.name}
            key = district.code.lower()
            yield Incoming("priority_districts", key, None, values, source, cells, {})


def _measurement(found: Found, file: str) -> Incoming:
    dataset, name, vintage = found.variable
    spot = found.spot
    return Incoming(
        kind="measurements",
        key=BETWEEN.join((dataset, name, vintage, found.territory)),
        parent=None,
        values={
            "dataset": dataset,
            "variable": name,
            "vintage": vintage,
            "territory": found.territory,
            "measure": found.measure,
            "communes": found.communes,
            "without": found.without,
            "share": found.share,
            "members": found.members,
        },
        source=Source(file, spot.sheet, spot.row, spot.column),
        cells={"measure": f"{spot.column}{spot.row}"},
        identity={},
    )
