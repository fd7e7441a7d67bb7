"""Permissions told twice: of two that differ, the narrower one holds."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from absr.reading.values import Value

_LEVELS = ("none", "anonymous", "role", "name")


def narrower(one: Value, other: Value) -> Value:
    """The refusal of two answers, the lower of two levels; what says nothing is no permission."""
    if isinstance(one, bool) or isinstance(other, bool):
        return one is True and other is True
    known = [value for value in (one, other) if value in _LEVELS]
    return min(known, key=lambda value: _LEVELS.index(str(value)), default=None)
