"""A document becomes bytes: here is what one is made of; `absr.rendering.production` writes it."""

from __future__ import annotations

from absr.rendering.charts import Bar, Goal, Pair, bars, diverging, goals, grouped
from absr.rendering.curves import Line, curves
from absr.rendering.document import (
    Align,
    Column,
    Data,
    Document,
    Figure,
    Labels,
    Language,
    Number,
    Table,
)
from absr.rendering.faults import RenderingError, TemplateError

__all__ = [
    "Align",
    "Bar",
    "Column",
    "Data",
    "Document",
    "Figure",
    "Goal",
    "Labels",
    "Language",
    "Line",
    "Number",
    "Pair",
    "RenderingError",
    "Table",
    "TemplateError",
    "bars",
    "curves",
    "diverging",
    "goals",
    "grouped",
]
