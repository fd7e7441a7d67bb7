"""A document becomes bytes: templates filled, figures drawn, Word, HTML and Markdown written."""

from __future__ import annotations

from absr.rendering.charts import Bar, Pair, bars, diverging, grouped
from absr.rendering.document import Align, Column, Document, Figure, Labels, Language, Table
from absr.rendering.faults import RenderingError, TemplateError
from absr.rendering.production import FORMATS, Format, render, render_all

__all__ = [
    "FORMATS",
    "Align",
    "Bar",
    "Column",
    "Document",
    "Figure",
    "Format",
    "Labels",
    "Language",
    "Pair",
    "RenderingError",
    "Table",
    "TemplateError",
    "bars",
    "diverging",
    "grouped",
    "render",
    "render_all",
]
