"""`absr.open_project`: the tables of one edition of a project, as pandas DataFrames."""

from __future__ import annotations

import datetime as dt
from pathlib import Path
from typing import TYPE_CHECKING

import pandas as pd

from absr.model.edition import Audience
from absr.model.exit_status import ExitStatus
from absr.model.problem import Refusal
from absr.notebook.columns import DAY, LIST, SCHEMA
from absr.notebook.rows import ROWS
from absr.wording.problems import refusal_text
from absr.wording.speech import speak

if TYPE_CHECKING:
    from absr.model.edition import Edition
    from absr.model.labels import Language


class ProjectError(Exception):
    """The project cannot be read, or not for this audience; the text says why, and what helps."""

    def __init__(self, refusal: Refusal, language: Language = "fr") -> None:
        """Keep the stable code of the refusal (see `absr explain CODE`)."""
        super().__init__(refusal_text(refusal, speak(language)))
        self.code = refusal.code


def open_project(
    path: str | Path = ".", *, audience: str = "internal", today: dt.date | None = None
) -> ProjectTables:
    """The project that holds `path`, as one audience may see it; nothing is ever written.

    Args:
        path: the project's folder, or any folder below it.
        audience: `internal`, `partners` or `public`; what a report for them hides is hidden here.
        today: what is late is late on this day.

    Raises:
        ProjectError: no project there (U301), settings that cannot be used (U302), an unknown
            audience (U205), an edition for others without the private folder (P307).
    """
    try:
        return ProjectTables(_edition(Path(path), audience, today or dt.date.today()))  # noqa: DTZ011 -- the day here
    except Refusal as refusal:
        raise ProjectError(refusal) from None


def _edition(path: Path, audience: str, today: dt.date) -> Edition:
    from absr.workflow.edition import edition_of
    from absr.workflow.project import open_project as find

    known = tuple(str(one) for one in Audience)
    if audience not in known:
        words = ", ".join(known)
        raise Refusal("U205", exit_status=ExitStatus.USAGE, query=audience, known=words)
    return edition_of(find(path), Audience(audience), today)


class ProjectTables:
    """The tables of one edition; each call gives a new DataFrame, which is yours to change.

    The columns, their types and units stand in `absr.notebook.columns` and in the guide.
    """

    def __init__(self, edition: Edition) -> None:
        """Keep the edition that the tables are made from."""
        self._edition = edition

    @property
    def audience(self) -> str:
        """For whom the tables are."""
        return str(self._edition.audience)

    def columns(self, table: str) -> pd.DataFrame:
        """What the columns of a table hold, with their units, in the project's language.

        Args:
            table: name of the table (`statements`).

        Raises:
            KeyError: there is no such table.
        """
        speech = speak(self._edition.settings.language)
        rows = [
            (one.name, one.dtype, speech(f"notebook.{table}.{one.name}"))
            for one in SCHEMA[table].columns
        ]
        frame = pd.DataFrame(rows, columns=["column", "dtype", "holds"]).set_index("column")
        frame.attrs["row"] = speech(f"notebook.{table}.row")
        return frame

    def interviews(self) -> pd.DataFrame:
        """The interviews, indexed by evidence id.

        Raises:
            ProjectError: P308 outside the internal edition: rows would rebuild persons.
        """
        if self._edition.audience is not Audience.INTERNAL:
            refusal = Refusal("P308", exit_status=ExitStatus.PRIVACY)
            raise ProjectError(refusal, self._edition.settings.language)
        return self._table("interviews")

    def statements(self) -> pd.DataFrame:
        """The statements, indexed by evidence id; outside, those that may be printed."""
        return self._table("statements")

    def resources(self) -> pd.DataFrame:
        """The register of resources, indexed by evidence id."""
        return self._table("resources")

    def indicators(self) -> pd.DataFrame:
        """The values of the indicators, indexed by indicator, vintage and territory."""
        return self._table("indicators")

    def contributions(self) -> pd.DataFrame:
        """What the tables of the workshop wrote, indexed by evidence id."""
        return self._table("contributions")

    def actions(self) -> pd.DataFrame:
        """The action sheets, indexed by evidence id."""
        return self._table("actions")

    def readings(self) -> pd.DataFrame:
        """The cross reading, indexed by theme."""
        return self._table("readings")

    def figures(self) -> pd.DataFrame:
        """Every figure that the reports print, indexed by its name."""
        return self._table("figures")

    def _table(self, name: str) -> pd.DataFrame:
        table = SCHEMA[name]
        names = [column.name for column in table.columns]
        frame = pd.DataFrame(ROWS[name](self._edition), columns=names, dtype=object)
        for column in table.columns:
            if column.dtype == DAY:
                frame[column.name] = pd.to_datetime(frame[column.name])
            elif column.dtype != LIST:
                frame[column.name] = frame[column.name].astype(column.dtype)
        return frame.set_index(list(table.indexed_by))
