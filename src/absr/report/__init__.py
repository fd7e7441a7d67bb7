"""The documents of a project, each made from an edition.

A report is declared here once: the command line, the menu and the status follow.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from absr.report.phase1 import phase1_report
from absr.report.phase2 import phase2_report
from absr.report.phase3 import phase3_report
from absr.report.portrait import portrait_report
from absr.report.resources import resources_report

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from pathlib import Path

    from absr.model.edition import Edition
    from absr.report.made import Report
    from absr.wording.speech import Speech

    Build = Callable[[Edition, Speech, Path | None], Report]


@dataclass(frozen=True, slots=True)
class Declared:
    """How a report is built, and the kinds of records without any of which it is empty."""

    build: Build
    kinds: tuple[str, ...]


REPORTS: Mapping[str, Declared] = {
    "phase1": Declared(phase1_report, ("interviews",)),
    "portrait": Declared(portrait_report, ("observations", "measurements")),
    "phase2": Declared(
        phase2_report,
        (
            *("pilots", "invitations", "attendance", "tables"),
            *("contributions", "votes", "pledges", "evaluations"),
        ),
    ),
    "resources": Declared(resources_report, ("resources", "statements", "contributions")),
    "phase3": Declared(
        phase3_report, ("responses", "actions", "updates", "pledges", "contributions")
    ),
}
"""Name of the report on the command line → the report, in the order of the phases."""
