"""Builds the figures of an analysis, each with its base and the records it counts."""

from __future__ import annotations

from typing import TYPE_CHECKING

from absr.model.figures import Figure, Sum

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from absr.model.figures import Unit


class Counting:
    """The figures of one analysis while they are made; wholes are added before their parts."""

    def __init__(self) -> None:
        """Start without any figure."""
        self.figures: dict[str, Figure] = {}
        self.sums: list[Sum] = []

    def whole(
        self,
        figure: str,
        unit: Unit,
        evidence: Sequence[str],
        *,
        value: int | None = None,
        contributors: int | None = None,
        personal: bool = True,
    ) -> None:
        """Add a figure that is its own base; `value` where it is not the number of records."""
        number = len(evidence) if value is None else value
        behind = len(evidence) if contributors is None else contributors
        self.figures[figure] = Figure(
            figure, number, unit, number, tuple(evidence), behind, figure, personal
        )

    def part(
        self,
        figure: str,
        whole: str,
        evidence: Sequence[str],
        *,
        value: int | None = None,
        contributors: int | None = None,
        inside: bool = False,
    ) -> None:
        """Add a part of the figure `whole`: same unit, same nature, its value as base.

        One told `inside` only never stands in an edition for others.
        """
        base = self.figures[whole]
        number = len(evidence) if value is None else value
        behind = len(evidence) if contributors is None else contributors
        self.figures[figure] = Figure(
            figure,
            number,
            base.unit,
            base.value,
            tuple(evidence),
            behind,
            whole,
            base.personal,
            inside,
        )

    def add_up(self, parts: Iterable[str], total: str) -> None:
        """Say that these figures add up to `total`."""
        self.sums.append(Sum(tuple(parts), total))
