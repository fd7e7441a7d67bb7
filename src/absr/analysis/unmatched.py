"""Sub-themes of needs for which nobody names a resource, and the other way round.

Only sub-themes can be matched: what nobody noted beside a statement is in neither list.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from typing import TYPE_CHECKING

from absr.analysis.phase1 import voices
from absr.analysis.sub_themes import most_written, sub_themes_of
from absr.model.cross_facts import Unmatched

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping, Sequence

    from absr.model.kinds.statements import Statement
    from absr.model.settings import Settings

LACKING = frozenset({"need", "barrier"})
"""Natures that say that something is lacking or in the way."""


class Matters:
    """The statements on each sub-theme, and how most of them write it."""

    def __init__(self, statements: Sequence[Statement], settings: Settings) -> None:
        """Gather the statements by what the spellings of their sub-themes share."""
        self._order = tuple(theme.id for theme in settings.themes)
        said: dict[str, list[Statement]] = defaultdict(list)
        words: dict[str, Counter[str]] = defaultdict(Counter)
        for statement in statements:
            for key, written in sub_themes_of(statement).items():
                said[key].append(statement)
                words[key][written] += 1
        self.said: Mapping[str, Sequence[Statement]] = said
        self.names = {key: most_written(written) for key, written in words.items()}

    def themes(self, statements: Sequence[Statement]) -> tuple[str, ...]:
        """The themes that statements speak of, in the project's order."""
        met = {theme for statement in statements for theme in statement.themes}
        return tuple(theme for theme in self._order if theme in met)

    def only(self, nature: str, without: Collection[str]) -> tuple[Unmatched, ...]:
        """Sub-themes of that nature and of none of the others, the most said first."""
        found = []
        for key, statements in self.said.items():
            chosen = [s for s in statements if s.nature == nature]
            if chosen and not any(s.nature in without for s in statements):
                found.append(self._unmatched(key, chosen))
        return tuple(sorted(found, key=lambda one: (-(one.voices or 0), one.name)))

    def _unmatched(self, key: str, statements: Sequence[Statement]) -> Unmatched:
        return Unmatched(
            name=self.names[key],
            themes=self.themes(statements),
            voices=len(voices(statements)),
            interviews=len({s.interview for s in statements}),
            evidence=tuple(s.id for s in statements),
        )
