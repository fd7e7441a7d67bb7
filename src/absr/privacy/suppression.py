"""Small counts are hidden, together with enough neighbours that sums do not give them back.

The frequency rule of official statistics (INSEE, « manuel de protection des tableaux ») with
the project's own threshold. Sums are the one-way totals of the report.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from absr.model.figures import Figure, Sum


def hidden_figures(
    figures: Mapping[str, Figure], sums: Iterable[Sum], threshold: int
) -> frozenset[str]:
    """Ids of the figures that may not be shown."""
    hidden = {
        figure.id
        for figure in figures.values()
        if figure.value and 0 < min(figure.value, figure.contributors) < threshold
    }
    groups = tuple(sums)
    before = -1
    while before != len(hidden):
        before = len(hidden)
        for group in groups:
            _protect(group, figures, hidden, threshold)
    return frozenset(hidden)


def _protect(group: Sum, figures: Mapping[str, Figure], hidden: set[str], threshold: int) -> None:
    """Hide more parts of a sum until its hidden parts cannot be worked out."""
    if group.total in hidden:
        return
    parts = [figures[name] for name in group.parts]
    covered = [figure for figure in parts if figure.id in hidden]
    open_parts = sorted(
        (f for f in parts if f.id not in hidden and f.value), key=lambda f: (f.value, f.id)
    )
    while covered and (len(covered) == 1 or sum(f.value for f in covered) < threshold):
        if not open_parts:
            hidden.add(group.total)
            return
        covered.append(open_parts.pop(0))
        hidden.add(covered[-1].id)
