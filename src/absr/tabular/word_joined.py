"""Which tables of a document are one: a few lines of labels and answers, and the table below them.

People put who was met into a small table and what was said into a second one, with nothing or a
line like « Ce qui est dit : » between the two.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from absr.model.record import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Sequence

_LABELLED_WIDTHS = frozenset({2, 4, 6})
"""Labels and answers stand in pairs."""
_MOST_ROWS = 15
_LEAST_ROWS = 2
_LONGEST_LABEL = 40


class Shape(NamedTuple):
    """What a table looks like, whatever it says."""

    width: int
    rows: int
    labels: tuple[str, ...]
    """The texts of every second column, from the first."""
    heads: int
    """Cells of the first row that say something."""

    @property
    def is_labelled(self) -> bool:
        """Whether it may be labels with their answers: short, each once."""
        return (
            self.width in _LABELLED_WIDTHS
            and _LEAST_ROWS <= self.rows <= _MOST_ROWS
            and len(self.labels) >= self.rows
            and len(set(self.labels)) == len(self.labels)
            and all(len(label) <= _LONGEST_LABEL for label in self.labels)
        )


def stand_together(above: Shape, below: Shape, between: Sequence[str]) -> bool:
    """Whether the table below goes on with what the labels above begin."""
    if not above.is_labelled or below.heads < max(below.width, _LEAST_ROWS):
        return False
    if below.is_labelled and below.width >= above.width:
        return False  # the next form
    return not between or (len(between) == 1 and between[0].endswith(":"))
