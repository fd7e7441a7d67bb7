"""What rendering receives: a document whose every text is already written and formatted."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Literal

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

Align = Literal["left", "right", "center"]
Language = Literal["fr", "en"]

TEXT_WIDTH_CM = 16.0
"""Width of the text on the house style's A4 page."""

_NAME = re.compile(r"[a-z0-9](?:[a-z0-9_-]*[a-z0-9])?")


@dataclass(frozen=True, slots=True)
class Column:
    """A column of a table; widths are relative to those of the other columns."""

    heading: str
    align: Align = "left"
    width: float = 1.0


@dataclass(frozen=True, slots=True)
class Number:
    """A number of a workbook: as exact as it is known, shown with as many decimals as printed."""

    value: float
    decimals: int = 0
    sign: str = ""
    """What stands behind it, such as `%`."""


@dataclass(frozen=True, slots=True)
class Data:
    """The numbers behind a table or a figure, as a workbook gives them: one fact a row."""

    columns: tuple[str, ...]
    rows: tuple[tuple[str | Number | None, ...], ...]

    def __post_init__(self) -> None:
        """Refuse rows of another width than the heading."""
        if any(len(row) != len(self.columns) for row in self.rows):
            raise ValueError("data: a row has not one cell a column")


@dataclass(frozen=True, slots=True)
class Table:
    """A table of finished strings; a line feed in a cell starts a new line of the cell."""

    name: str
    caption: str
    columns: tuple[Column, ...]
    rows: tuple[tuple[str, ...], ...]
    source: str = ""
    """Where the figures come from, without the word `Source`: the document's labels hold it."""
    note: str = ""
    """How to read the table; printed before the source."""
    total: bool = False
    """Whether the last row sums up the others."""
    row_headings: bool = True
    """Whether the first column names the rows."""
    data: Data | None = None
    """What a workbook gives in the place of the rows, where their cells hold several numbers."""

    def __post_init__(self) -> None:
        """Refuse a name templates cannot use, and rows of another width than the heading."""
        _check_name(self.name)
        if not self.columns or any(column.width <= 0 for column in self.columns):
            raise ValueError(f"table {self.name}: columns need a width above zero")
        if any(len(row) != len(self.columns) for row in self.rows):
            raise ValueError(f"table {self.name}: a row has not one cell a column")


@dataclass(frozen=True, slots=True)
class Figure:
    """A chart as a Vega-Lite specification, with the words that stand for it."""

    name: str
    caption: str
    spec: Mapping[str, Any]
    alt: str
    """What the chart shows, in words, for who cannot see it."""
    source: str = ""
    note: str = ""
    width_cm: float = TEXT_WIDTH_CM
    data: Data | None = None
    """What a workbook gives of it; None: what its specification holds for that."""

    def __post_init__(self) -> None:
        """Refuse a name templates cannot use, and a figure without alternative text."""
        _check_name(self.name)
        if not self.alt.strip():
            raise ValueError(f"figure {self.name}: the alternative text is missing")
        if not 0 < self.width_cm <= TEXT_WIDTH_CM:
            raise ValueError(f"figure {self.name}: wider than the page's text")


@dataclass(frozen=True, slots=True)
class Labels:
    """The words that renderers print on their own, in the document's language."""

    table: str
    figure: str
    contents: str
    source: str
    skip: str
    """Link for keyboards and screen readers, over the contents to the text."""


@dataclass(frozen=True, slots=True)
class Document:
    """A report before its format: a template, and all that the template places."""

    title: str
    template: str
    """Name below `templates/`, such as `reports/phase1.md.j2`."""
    language: Language
    labels: Labels
    organisation: str
    subtitle: str = ""
    date: str = ""
    status: str = ""
    """Such as `Document de travail`; stands on every page."""
    banner: str = ""
    """A warning that stands on top of the first page and of every other one."""
    values: Mapping[str, object] = field(default_factory=dict)
    """Strings, truth values, and lists, mappings or records of them. `markupsafe.Markup` is
    taken as Markdown, every other string as plain text."""
    tables: tuple[Table, ...] = ()
    figures: tuple[Figure, ...] = ()
    contents: bool = True
    """Whether a list of the headings stands before the text."""
    is_letter: bool = False
    """Whether only the sender stands over the text, in Word: a letter has its subject within."""
    overrides: Path | None = None
    """Folder where the town's own template, `reference.docx` or `report.css` may stand."""

    def __post_init__(self) -> None:
        """Refuse two blocks of one name: a reference could not tell them apart."""
        names = Counter(table.name for table in self.tables)
        names.update(figure.name for figure in self.figures)
        twice = [name for name, count in names.items() if count > 1]
        if twice:
            raise ValueError(f"two tables or figures are called {', '.join(twice)}")


def _check_name(name: str) -> None:
    if not _NAME.fullmatch(name):
        raise ValueError(f"not a block's name: {name!r}")
