"""Two files of one run that tell the same records otherwise: a workbook kept in two formats.

A newer version replaces an older one. When both lie in the folder, nobody knows which is meant:
the one read last counts, and each difference is told with both addresses.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from absr.model.fields import ValueType
from absr.model.kinds import kinds
from absr.model.problem import Problem, Severity

if TYPE_CHECKING:
    from collections.abc import Sequence

    from absr.store.merge import Change
    from absr.workflow.answers import FileAnswer

_MOST = 200


def rival_problems(answer: FileAnswer, others: Sequence[str]) -> tuple[Problem, ...]:
    """X220 for each difference of a file with another one, still there, that it replaces.

    `others` are the names of the files of the same source that stand beside it.
    """
    told = [c for c in answer.changes if c.action == "changed" and c.field and c.was_at]
    mine = (c for c in told if (c.was_at or "").split(" › ", maxsplit=1)[0] in others)
    return tuple(_problem(answer.file, change) for change in list(mine)[:_MOST])


def _problem(file: str, change: Change) -> Problem:
    sheet, _, cell = (change.place or "").partition(" › ")
    shown = _is_as_written(change) and change.before and change.after
    facts = (("first", change.was_at or ""), ("first_value", change.before if shown else ""))
    return Problem(
        "X220",
        Severity.WARNING,
        file,
        sheet or None,
        (cell,) if cell else (),
        field=change.field,
        value=change.after if shown else None,
        facts=tuple((name, value or "") for name, value in facts),
    )


def _is_as_written(change: Change) -> bool:
    """Whether the values of a field are the words of the sheets, and short ones."""
    column = next((c for c in kinds()[change.kind].fields if c.name == change.field), None)
    return column is not None and (column.value is ValueType.TEXT or column.open_list)
