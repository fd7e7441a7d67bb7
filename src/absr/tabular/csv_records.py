"""The records of a text in columns as they are written or, where certain, as they were meant.

Three faults of programs are known. A quotation mark inside a quoted cell that was not doubled; a
line break inside a cell without quotation marks, which cuts the record in two; a separator inside a
cell without quotation marks, which makes it too wide. The first two are mended when only one
reading gives the width of the headings. The third never is: nothing tells which separator is one
too many.
"""

from __future__ import annotations

import csv
import io
import re
from contextlib import suppress
from itertools import islice
from typing import TYPE_CHECKING

from absr.model.record import NamedTuple
from absr.tabular.rejection import Rejected, too_large

if TYPE_CHECKING:
    from _csv import Reader
    from collections.abc import Iterator, Sequence

    from absr.tabular.limits import Limits

_SEPARATORS = ";\t,"
_SAMPLE_RECORDS = 20
_DECLARED = re.compile('"?sep=(.)"?(?:\r\n|\r|\n|$)', re.IGNORECASE)
"""A first line in which Excel is told the separator, and which it does not show."""
_PLACES_OF_A_RECORD = 3
_WORD = re.compile(r"[^\W\d_]{2}")
_MOST_MENDED = 1_000
_LONGEST_MENDED = 100_000
_MOST_MARKS = 200
"""Bounds on what is tried before a file is refused."""
_MOSTLY_IN_COLUMNS = 0.5
_FEWEST_WHOLE = 3
"""Records of full width that it takes to believe that a program wrote each cell of each."""


class Record(NamedTuple):
    """The cells of one record, and the number of the row a spreadsheet shows it in."""

    number: int
    cells: list[str]


class Records(NamedTuple):
    """All the records of a text."""

    records: list[Record]
    mended: tuple[int, ...]
    """Rows that were not written by the rule and are read as they were meant."""
    too_wide: tuple[int, ...]
    """Rows with something beyond the last heading; they are left out."""


def read_records(text: str, limits: Limits) -> Records:
    """The records of `text`.

    Rejects a text in which a quotation mark is never closed (F021): reading on would glue rows
    together in silence.
    """
    declared = _DECLARED.match(text)
    stream = io.StringIO(text, newline="")
    stream.seek(declared.end() if declared else 0)
    separator = declared[1] if declared else _best_separator(text)[1]
    reader = _Reader(stream, separator, limits)
    records = list(reader)
    records, joined = _rejoined(records)
    wide = _too_wide(records)
    kept = [record for record in records if record.number not in wide] if wide else records
    return Records(kept, tuple(sorted({*reader.mended, *joined})), tuple(sorted(wide)))


def in_columns(text: str) -> bool:
    """Whether a text without any ending to speak for it is cut into columns by a separator."""
    weight, _ = _best_separator(text)
    return weight >= _MOSTLY_IN_COLUMNS


def _best_separator(text: str) -> tuple[float, str]:
    """The separator that cuts most of the first records into one number of cells, the largest.

    Quotation marks count: a comma or a line break inside a text cuts nothing.
    """

    def weight(separator: str) -> tuple[float, int]:
        reader = csv.reader(io.StringIO(text, newline=""), delimiter=separator)
        widths: list[int] = []
        with suppress(csv.Error):  # said when the records are read
            widths += (len(cells) for cells in islice(reader, _SAMPLE_RECORDS) if cells)
        cut = [width for width in widths if width > 1]
        commonest = max(cut, key=lambda width: (cut.count(width), width), default=0)
        return cut.count(commonest) * len(cut) / max(len(widths), 1) ** 2, commonest

    weights = {separator: weight(separator) for separator in _SEPARATORS}
    best = max(_SEPARATORS, key=lambda separator: weights[separator])
    return weights[best][0], best


class _Reader:
    """Reads record by record; where the rule is broken, tries what one line can have meant."""

    def __init__(self, stream: io.StringIO, separator: str, limits: Limits) -> None:
        csv.field_size_limit(limits.text_chars)
        self.mended: list[int] = []
        self._stream = stream
        self._separator = separator
        self._limits = limits
        self._room = limits.cells
        self._width = 0
        self._lines = 0
        """Lines before those that the present reader has read."""

    def __iter__(self) -> Iterator[Record]:
        number = 0
        reader = self._reader()
        while True:
            start, opened = self._stream.tell(), self._lines + reader.line_num + 1
            try:
                cells = next(reader)
            except StopIteration:
                return
            except csv.Error as fault:
                cells = self._meant(start, opened, fault)
                self.mended.append(number + 1)
                self._lines, reader = opened, self._reader()
            number += 1
            self._room -= len(cells) + _PLACES_OF_A_RECORD
            if self._room < 0:
                raise too_large("cells", self._limits.cells)
            if not self._width and _is_heading(cells):
                self._width = len(cells)
            yield Record(number, cells)

    def _reader(self) -> Reader:
        return csv.reader(self._stream, delimiter=self._separator, strict=True)

    def _meant(self, start: int, opened: int, fault: csv.Error) -> list[str]:
        """The cells of the line at `start`, when there is only one way to have meant it."""
        self._stream.seek(start)
        line = self._stream.readline().rstrip("\r\n")
        cells = None
        if self._width and len(self.mended) < _MOST_MENDED:
            cells = _only_reading(line, self._separator, self._width)
        if cells is not None:
            return cells
        if "field limit" in str(fault):
            raise too_large("text_chars", self._limits.text_chars)
        raise Rejected("F021", cells=(str(opened),))


def _is_heading(cells: Sequence[str]) -> bool:
    """Whether a record can hold the headings: at least two cells and half of them are filled."""
    filled = sum(1 for cell in cells if cell.strip())
    return filled > 1 and 2 * filled >= len(cells)


def _headings(records: Sequence[Record]) -> int:
    """The place of the headings among the records, behind the last when there are none.

    The first record that can hold them; or, below lines that tell of the file (`Export;12/06`), a
    wider one made of words alone, if most of the records below it are as wide.
    """
    first = next((i for i, one in enumerate(records) if _is_heading(one.cells)), len(records))
    for place in range(first + 1, min(first + _SAMPLE_RECORDS, len(records))):
        cells = records[place].cells
        if len(cells) > len(records[first].cells) and _is_all_words(cells):
            below = [len(record.cells) for record in records[place + 1 :] if record.cells]
            if 2 * below.count(len(cells)) > len(below):
                return place
    return first


def _is_all_words(cells: Sequence[str]) -> bool:
    """Whether each cell holds a word of its own, and none of them only a number or a date."""
    return len(set(cells)) == len(cells) and all(_WORD.search(cell) for cell in cells)


def _only_reading(line: str, separator: str, width: int) -> list[str] | None:
    """The one way to cut the line into `width` cells, whose quotation marks need not be doubled."""
    if len(line) > _LONGEST_MENDED or line.count('"') > _MOST_MARKS:
        return None
    ways = list(islice(_readings(line, separator, width), 2))
    return ways[0] if len(ways) == 1 else None


def _readings(line: str, separator: str, width: int) -> Iterator[list[str]]:
    """The ways to cut the line into `width` cells, each in quotation marks or without any.

    Works through the ends that a cell may have, from left to right, with the number of ways to
    reach each; only the first two of each are kept, which is enough to know whether one is alone.
    """
    reached: dict[int, list[list[str]]] = {0: [[]]}
    for _ in range(width):
        further: dict[int, list[list[str]]] = {}
        for start, ways in reached.items():
            for end, cell in _ends(line, start, separator):
                known = further.setdefault(end, [])
                known += [[*way, cell] for way in ways[: 2 - len(known)]]
        reached = further
    # Behind the last cell stands no separator: its end is one past the line.
    yield from reached.get(len(line) + 1, [])


def _ends(line: str, start: int, separator: str) -> Iterator[tuple[int, str]]:
    """Where the cell that starts here may end: the place behind its separator, and its text."""
    if start > len(line):
        return
    if not line.startswith('"', start):
        end = line.find(separator, start)
        end = len(line) if end < 0 else end
        yield end + 1, line[start:end]
        return
    place = line.find('"', start + 1)
    while place >= 0:
        if place + 1 == len(line) or line.startswith(separator, place + 1):
            yield place + 2, line[start + 1 : place].replace('""', '"')
        place = line.find('"', place + 1)


def _rejoined(records: list[Record]) -> tuple[list[Record], list[int]]:
    """The records with those that a line break had cut put together again, and their rows.

    Only in a file whose records have all the width of the headings, but for pieces that add up to
    exactly that width: there a program wrote every cell, so that a short record can only be a
    piece. One that begins like the others (`E08`, where they begin with `E01`) is none.
    """
    head = _headings(records)
    width = len(records[head].cells) if head < len(records) else 0
    if all(len(record.cells) >= width or not record.cells for record in records[head:]):
        return records, []
    whole: list[Record] = records[:head]
    joined: list[int] = []
    pieces: list[Record] = []
    later: list[Record] = []
    total = 0
    for record in records[head:]:
        if not pieces and (len(record.cells) == width or not record.cells):
            whole.append(record)
            continue
        total += max(len(record.cells), 1) - 1 if pieces else len(record.cells)
        pieces.append(record)
        if total > width or len(record.cells) == width:
            return records, []
        if total == width:
            whole.append(_one_of(pieces))
            joined.append(pieces[0].number)
            later += pieces[1:]
            pieces, total = [], 0
    full = [record for record in whole if len(record.cells) == width]
    full = [record for record in full if record.number not in set(joined)]
    if pieces or not joined or len(full) < max(_FEWEST_WHOLE, len(joined)):
        return records, []
    beginnings = {_shape(record.cells[0]) for record in full}
    if any(_shape(piece.cells[0]) in beginnings for piece in later if piece.cells):
        return records, []
    return whole, joined


def _shape(cell: str) -> str:
    """What a cell looks like: its kinds of signs, each once where it repeats."""
    return re.sub(r"\d+", "9", re.sub(r"[^\W\d_]+", "a", cell))


def _one_of(pieces: Sequence[Record]) -> Record:
    cells = list(pieces[0].cells)
    for piece in pieces[1:]:
        first, *rest = piece.cells or [""]
        cells[-1] += "\n" + first
        cells += rest
    return Record(pieces[0].number, cells)


def _too_wide(records: Sequence[Record]) -> set[int]:
    """Rows with something beyond the headings; behind a blank row another table may begin."""
    width = 0
    searched = True
    wide: set[int] = set()
    for record in records[_headings(records) :]:
        if not any(map(str.strip, record.cells)):
            searched = True
        elif searched and _is_heading(record.cells):
            width, searched = max(width, len(record.cells)), False
        elif width and any(map(str.strip, record.cells[width:])):
            wide.add(record.number)
    return wide
