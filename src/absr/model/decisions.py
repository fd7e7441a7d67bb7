"""One decision about the user's own words, as it is written down, kept and shown."""

from __future__ import annotations

import hashlib
import json
from typing import TYPE_CHECKING

from absr.model.labels import fold, fold_without_articles
from absr.model.mappings import Mappings
from absr.model.record import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable

COLUMNS = "columns"
"""Stands for the id of a list where the words are the heading of a column."""


class Decision(NamedTuple):
    """What a heading or a spelling means from now on."""

    list_id: str
    """`COLUMNS`, or the id of the list that the spelling is looked up in."""
    written: str
    """The heading or the spelling, as people write it."""
    meaning: str | None
    """A field or `LEFT_OUT` for a heading, a value for a spelling; None forgets the decision."""

    @property
    def folded(self) -> str:
        """What two ways of writing the same words share; empty for a heading without a letter."""
        shorten = fold if self.list_id == COLUMNS else fold_without_articles
        return shorten(self.written)


def as_mappings(decisions: Iterable[Decision]) -> Mappings:
    """The decisions as the reading looks them up; of two on the same words the later one."""
    columns: dict[str, str] = {}
    values: dict[str, dict[str, str]] = {}
    for decision in decisions:
        known = columns
        if decision.list_id != COLUMNS:
            known = values.setdefault(decision.list_id, {})
        if decision.meaning is None:
            known.pop(decision.folded, None)
        else:
            known[decision.folded] = decision.meaning
    return Mappings(columns, {name: known for name, known in values.items() if known})


def fingerprint(mappings: Mappings) -> str:
    """What differs when the same file would be read otherwise; empty without any decision."""
    if not mappings.columns and not mappings.values:
        return ""
    values = {name: dict(known) for name, known in mappings.values.items()}
    text = json.dumps([dict(mappings.columns), values], sort_keys=True)
    return hashlib.sha256(text.encode()).hexdigest()
