"""The theme of what a workshop table wrote: its own, else that of the table in that round."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from absr.model.labels import compact

if TYPE_CHECKING:
    from collections.abc import Iterable

    from absr.model.kinds.contributions import Contribution
    from absr.model.kinds.tables import WorkshopTable


class TableThemes:
    """The themes of the workshop's tables, round by round."""

    def __init__(self, tables: Iterable[WorkshopTable]) -> None:
        """Know the theme of each table in each round."""
        self._themes: dict[str, dict[int | None, str]] = defaultdict(dict)
        for table in tables:
            self._themes[compact(table.ref)].setdefault(table.round, table.theme)

    def of(self, written: Contribution) -> str | None:
        """The theme of a contribution; None where neither it nor its table tells one.

        Without a round, the table's theme counts if it has only one.
        """
        if written.theme:
            return written.theme
        rounds = self._themes.get(compact(written.table or ""), {})
        if written.round in rounds:
            return rounds[written.round]
        themes = set(rounds.values())
        return themes.pop() if len(themes) == 1 else None
