"""Rows of which each cell may tell several records: one row an interview, its needs in one cell.

What separates the records of a cell: line breaks and bullets, else semicolons and bars between
short pieces. A text is never cut within a sentence, nor words said by a person at all unless they
were written as a list.
"""

from __future__ import annotations

import re
from types import MappingProxyType
from typing import TYPE_CHECKING

from absr.model.record import NamedTuple
from absr.model.source import column_letters
from absr.reading.nothing import tells_nothing
from absr.reading.values import plain_text, tidy

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from absr.model.fields import Field, SheetForm, Spread
    from absr.reading.tables import Given
    from absr.reading.values import Raw

_MARK = r"(?:[-–—•·▪◦*►➢➔→✓]|\d{1,2}\s?[.)/](?!\d)|[a-h][.)])"
_BULLET = re.compile(rf"^\s*{_MARK}\s+")
_BULLETS = re.compile(rf"(?:^|\n)[^\S\n]*{_MARK}\s+")
_INLINE_BULLET = re.compile(r"\s*[•▪◦►➢➔]\s*")
_INLINE_NUMBER = re.compile(r"\s+(?=(?:\d{1,2}|[b-h])\s?\)\s)")
_INLINE_DASH = re.compile(r"\s+[-–]\s+")
_MARKS = re.compile(r"\s*[;|]\s*")
_SLASH = re.compile(r"\s+/\s+")
_CLOSED = re.compile(r"\([^()]*\)|«[^»]*»|“[^”]*”|\"[^\"]*\"")
"""What stands within brackets or quotation marks is never cut."""
_LONGEST_PIECE = 160
"""A piece between semicolons that is longer is prose, where a semicolon separates nothing."""


class SpreadRow(NamedTuple):
    """One record that a row tells, as cells."""

    cells: Sequence[Raw]
    places: Mapping[int, str]
    """Column → the cell it was brought from."""


class SpreadPlan(NamedTuple):
    """How the records of a row are told: the columns added to those of the sheet."""

    spreads: tuple[tuple[int, Spread], ...]
    fields: tuple[tuple[int, Field], ...]
    """The columns added: what the heading says of a record, then its words."""
    first_only: frozenset[int]
    """Columns of the sheet that speak of the parent: said once."""
    of_records: frozenset[int]
    """Columns of the sheet that say something of each record."""
    width: int
    themed: Mapping[int, Given] = MappingProxyType({})
    """Column → the theme of all that is said in it, and the cell that says so."""


def spread_plan(
    form: SheetForm,
    spreads: tuple[tuple[int, Spread], ...],
    fields: Sequence[tuple[int, Field]],
    width: int,
    themed: Mapping[int, Given],
) -> SpreadPlan:
    """The added columns for the spreads of a table of these fields, `width` columns wide."""
    own = {column.name: column for column in form.kind.fields}
    names = list(
        dict.fromkeys(
            name for _, spread in spreads for name in (*spread.given, spread.into) if name in own
        )
    )
    names += ["themes"] if themed else []
    of_records = {i for i, column in fields if column.name in own and column.name != "ref"}
    of_parent = {i for i, column in fields if column.name not in own and column.name != "ref"}
    return SpreadPlan(
        spreads=spreads,
        fields=tuple((width + place, own[name]) for place, name in enumerate(names)),
        first_only=frozenset(of_parent),
        of_records=frozenset(of_records),
        width=width,
        themed=themed,
    )


def told_by(
    number: int, cells: Sequence[Raw], plan: SpreadPlan, places: Mapping[int, str]
) -> Iterator[SpreadRow]:
    """The cells of each record that a row tells, with the addresses of those brought together."""
    base = list(cells) + [None] * (plan.width + len(plan.fields) - len(cells))
    added = {column.name: index for index, column in plan.fields}
    first = True
    for index, spread in plan.spreads:
        if index >= len(cells) or cells[index] in (None, ""):
            continue
        own = places.get(index) or f"{column_letters(index)}{number}"
        for piece in pieces_of(cells[index], spread):
            row = list(base)
            if not first:
                for place in plan.first_only:
                    row[place] = None
            for name, word in spread.given.items():
                row[added[name]] = word.fr
            row[added[spread.into]] = piece
            spots = {added[name]: "" for name in spread.given} | {added[spread.into]: own}
            if (theme := plan.themed.get(index)) is not None:
                row[added["themes"]] = theme.raw
                spots[added["themes"]] = theme.address
            yield SpreadRow(row, {**places, **spots})
            first = False
    if first:
        yield SpreadRow([None if i in plan.of_records else v for i, v in enumerate(base)], places)


def left_unsaid(cells: Sequence[Raw], told: Sequence[SpreadRow], plan: SpreadPlan) -> list[int]:
    """The columns of a row that say something of its records, where it tells none."""
    if len(told) != 1:
        return []
    return [
        i
        for i in sorted(plan.of_records)
        if i < len(cells) and cells[i] not in (None, "") and told[0].cells[i] is None
    ]


def pieces_of(raw: Raw, spread: Spread) -> list[str]:
    """The records that one cell tells, in their order."""
    text = tidy(plain_text(raw))
    if spread.into == "quote":
        return _said(text)
    return [piece for piece in _pieces(text) if not tells_nothing(piece)]


def is_passed_over(raw: Raw, spread: Spread) -> bool:
    """Whether a cell, or one of its lines, only says that there is nothing."""
    if raw in (None, ""):
        return False
    text = tidy(plain_text(raw))
    if spread.into == "quote":
        return not _said(text)
    return any(tells_nothing(piece) for piece in _pieces(text) or [""])


def _pieces(text: str) -> list[str]:
    pieces = _lines(text)
    return _between_marks(pieces[0]) if len(pieces) == 1 else pieces


def _said(text: str) -> list[str]:
    """Words said are one record, unless each line begins with a bullet or a quotation mark."""
    lines = [line.strip() for line in text.split("\n") if line.strip()]
    marked = all(_BULLET.match(line) or line.startswith(("«", "“", '"')) for line in lines)
    if len(lines) > 1 and marked:
        return [_BULLET.sub("", line) for line in lines]
    bare = _BULLET.sub("", text, count=1) if len(lines) == 1 else text
    return [] if tells_nothing(bare) else [bare]


def _lines(text: str) -> list[str]:
    """The items of a list; where some lines have a bullet, those without one go on."""
    bulleted = len(_BULLETS.findall(text)) > 0
    items: list[str] = []
    for line in text.split("\n"):
        for place, part in enumerate(_items_in(line)):
            piece = part.strip()
            if not piece:
                continue
            starts = bool(_BULLET.match(piece)) or place > 0 or not bulleted
            if starts or not items:
                items.append(_BULLET.sub("", piece).strip())
            else:
                items[-1] = f"{items[-1]} {piece}"
    return [item.rstrip(" ;") for item in items if item.rstrip(" ;")]


def _items_in(line: str) -> list[str]:
    """The items of one line: `1) un local 2) un bus`, `- un banc - un abri`."""
    if re.match(r"\s*(?:1|a)\s?\)\s", line):
        return _INLINE_NUMBER.split(line)
    if _BULLET.match(line) and line.lstrip()[0] in "-–":
        first, *rest = _INLINE_DASH.split(line.strip()[1:].strip())
        return [f"- {item}" for item in (first, *rest)]
    return _INLINE_BULLET.split(line)


def _between_marks(text: str) -> list[str]:
    """Short pieces between semicolons, bars or spaced slashes; a long text stays whole."""
    inside = [match.span() for match in _CLOSED.finditer(text)]
    for mark in (_MARKS, _SLASH):
        pieces, start = [], 0
        for cut in mark.finditer(text):
            if not any(first < cut.start() < last for first, last in inside):
                pieces.append(text[start : cut.start()])
                start = cut.end()
        pieces = [piece for piece in (*pieces, text[start:]) if piece]
        if len(pieces) > 1 and max(map(len, pieces)) <= _LONGEST_PIECE:
            return pieces
    return [text] if text else []
