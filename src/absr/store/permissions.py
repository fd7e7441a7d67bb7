"""Two places that permit different things: the least of them counts until somebody decides."""

from __future__ import annotations

from typing import TYPE_CHECKING

from absr.model.kinds import kinds
from absr.model.value_lists import VALUE_LISTS

if TYPE_CHECKING:
    from collections.abc import Mapping

    from absr.model.fields import Field

_REFUSALS = (False, "no", "none")
"""Values that permit nothing; in a list they stand at the end that permits least."""


def narrowed(
    kind: str, kept: Mapping[str, object], other: Mapping[str, object]
) -> dict[str, object]:
    """The values `kept`, each permission in them no wider than what `other` says of it.

    Where nothing is kept, only a refusal is taken: silence permits less than most answers.
    """
    found = dict(kept)
    for column in kinds()[kind].fields:
        told = other.get(column.name)
        if not column.permission or told is None:
            continue
        mine = found.get(column.name)
        if mine is not None:
            found[column.name] = _narrowest(column, mine, told)
        elif told in _REFUSALS:
            found[column.name] = told
    return found


def _narrowest(column: Field, one: object, other: object) -> object:
    """The value that permits less; a value outside the list permits nothing that is known."""
    if column.values is None:
        return bool(one) and bool(other)
    order = [entry.id for entry in VALUE_LISTS[column.values].entries]
    if order[-1] in _REFUSALS:
        order.reverse()
    return min(one, other, key=lambda value: order.index(value) if value in order else -1)
