"""What to do now: one single thing, the first that is not done in the order of the work."""

from __future__ import annotations

from typing import TYPE_CHECKING

from absr.model.record import NamedTuple
from absr.workflow.checklists import item_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from absr.workflow.checklists import Item, Phase, Standing


class NextStep(NamedTuple):
    """The one thing to do now."""

    id: str
    """`read`, `errors`, an item of a checklist, or `done`."""
    folder: str | None = None
    """The folder, as `FOLDERS` calls it, of the workbook to fill."""
    workbook: str | None = None
    """Id of that workbook."""


_IN_ORDER = (
    NextStep("interviews", "analysis", "interviews"),
    NextStep("report"),
    NextStep("pilots", "workshop", "pilots"),
    NextStep("invitations", "workshop", "invitations"),
    NextStep("tables", "workshop", "tables"),
    NextStep("attendance", "workshop", "invitations"),
    NextStep("contributions", "workshop", "contributions"),
    NextStep("votes", "workshop", "contributions"),
    NextStep("report_phase2"),
    NextStep("responses", "action", "actions"),
    NextStep("actions", "action", "actions"),
    NextStep("report_phase3"),
    NextStep("prose", "action"),
    NextStep("milestones", "capitalisation", "notebook"),
    NextStep("lessons", "capitalisation", "notebook"),
)
"""The way from the first interview to the end; what has no place here holds nobody up.

The narrative comes after its report: that is where its writers find the evidence.
"""

DONE = NextStep("done")


def next_step(standing: Standing, phases: Sequence[Phase]) -> NextStep:
    """The one thing to do now: what was filled is read first, then mended, then comes the work."""
    if standing.unread:
        return NextStep("read")
    if standing.errors:
        return NextStep("errors")
    for step in _IN_ORDER:
        item = item_of(phases, step.id)
        if item is not None and not item.done and not _is_idle(item):
            return step
    return DONE


def _is_idle(item: Item) -> bool:
    """Whether there is nothing to do: a workshop without proposals is owed no answer."""
    return item.id == "responses" and item.detail == "0/0"
