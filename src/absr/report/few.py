"""Where most numbers of a table are hidden: small ones told together, or a sentence instead."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from absr.report.shown import Printer

FEWEST_PARTS = 2
"""Of a sum, hidden parts that may be told together: one alone would be told."""


def is_legible(printer: Printer, figures: Iterable[str]) -> bool:
    """Whether at least half of these numbers can be read: fewer are told in a sentence."""
    names = tuple(figures)
    hidden = sum(printer.is_hidden(name) for name in names)
    return 2 * hidden <= len(names)


def told_together(
    printer: Printer, parts: Sequence[str], total: str
) -> tuple[tuple[str, ...], int]:
    """The hidden parts of a sum, and what they make together; nothing where that may not be said.

    Whoever reads the total and the other parts can work it out: nothing more is given away. It is
    said only where it stays vague: of two parts or more, and not below the threshold.
    """
    figure = printer.figure(total)
    hidden = tuple(name for name in parts if printer.is_hidden(name))
    if figure is None or figure.value is None or len(hidden) < FEWEST_PARTS:
        return (), 0
    rest = figure.value - sum(int(printer.length(name)) for name in parts)
    least = max(printer.edition.settings.privacy.threshold, len(hidden) + 1)
    return (hidden, rest) if rest >= least else ((), 0)
