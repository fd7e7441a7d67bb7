"""Legends of a workbook: « B = besoin, R = ressource », and the codes that they explain.

A legend is two codes at least, each beside a value of one list; its other codes are values too,
that the list does not know. Its codes are read in every column of that list.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from absr.model.labels import fold, fold_without_articles
from absr.model.record import NamedTuple
from absr.model.source import column_letters
from absr.reading.values import plain_text, tidy
from absr.tabular.workbook import Row

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from absr.reading.values import CellParser, Raw
    from absr.tabular.workbook import Sheet

LISTED = {
    "natures": "Nature",
    "actor_types": "Type d'acteur",
    "themes": "Thème",
    "quote_levels": "Citable",
    "districts": "Quartier",
}
"""Lists whose values people write in codes, and the heading of their column."""
_EXPLAINED_LISTS = ("natures", "actor_types", "themes")
"""Lists that a legend is known by, of its words alone."""
_CODE = r"[A-Za-zÀ-Ü]{1,3}|\d{1,2}"
_SAYS = r"\s?(?:=|:|→|->)\s?"
_EXPLAINED = re.compile(
    rf"(?<![\w']) ?({_CODE}){_SAYS}((?:(?!\s+(?:{_CODE}){_SAYS})[^=:→,;/|\n()]){{3,60}})"
)
_CODES_ONLY = re.compile(rf"(?:{_CODE})(?:\s?[/,;|+]\s?(?:{_CODE}))+")
BETWEEN = re.compile(r"\s?[/,;|+\n]\s?")
LEAST_CODES = 2
_FIRST_ROWS, _LAST_ROWS = 60, 20
_LONGEST_CODE = 3
_ZEROS = re.compile(r"(?<!\d)0+(?=\d)")
USUAL = {"natures": {"b": "Besoin", "r": "Ressource", "f": "Frein", "i": "Idée"}}
"""What the letters of a heading « B/R/F/I » stand for where no legend says it."""


class Legend(NamedTuple):
    """The codes of one list, as a workbook explains them."""

    list_id: str
    words: Mapping[str, str]
    """Code as it is compared → the words that it stands for."""
    sheet: str
    cell: str
    shown: str


def legends_of(sheets: Sequence[Sheet], parser: CellParser) -> list[Legend]:
    """The legends of a workbook, in the order of its sheets."""
    found = []
    for sheet in sheets:
        rows = sheet.rows
        near = rows if len(rows) <= _FIRST_ROWS + _LAST_ROWS else None
        searched = near or (*rows[:_FIRST_ROWS], *rows[-_LAST_ROWS:])
        for cell, told in _explained(searched):
            for list_id in _EXPLAINED_LISTS:
                known = parser.spellings(list_id)
                named = sum(fold_without_articles(word) in known for word in told.values())
                if len(told) >= LEAST_CODES and 2 * named >= len(told) and named > 1:
                    shown = ", ".join(f"{code} = {word}" for code, word in told.items())
                    words = {code_key(code): word for code, word in told.items()}
                    found.append(Legend(list_id, words, sheet.name, cell, shown))
                    break
    return found


def _explained(rows: Sequence[Row]) -> Iterator[tuple[str, dict[str, str]]]:
    """The codes explained in one cell, or in lines of a code and its words one below another."""
    lines: dict[str, str] = {}
    start = ""
    for row in rows:
        filled = [(i, v) for i, v in enumerate(row.values) if v not in (None, "")]
        pair = _code_and_word(filled)
        if pair is not None:
            start = start or f"{column_letters(filled[0][0])}{row.number}"
            lines.setdefault(*pair)
            continue
        if lines:
            yield start, lines
            lines, start = {}, ""
        for column, value in filled:
            text = value if isinstance(value, str) else ""
            may_explain = "=" in text or ":" in text or "→" in text
            told = dict(_EXPLAINED.findall(text)) if may_explain else {}
            if told:
                words = {code: tidy(word).rstrip(" .-–") for code, word in told.items()}
                yield f"{column_letters(column)}{row.number}", words
    if lines:
        yield start, lines


def _code_and_word(filled: Sequence[tuple[int, Raw]]) -> tuple[str, str] | None:
    """« B » and « besoin » in two cells, or « B = besoin » alone on its row."""
    if len(filled) > 2:  # noqa: PLR2004 -- a code, its word: most rows have more
        return None
    texts = [tidy(plain_text(value)) for _, value in filled]
    if len(texts) == 1:
        told = _EXPLAINED.findall(texts[0])
        whole = len(told) == 1 and _EXPLAINED.fullmatch(texts[0])
        return (told[0][0], tidy(told[0][1]).rstrip(" .-–")) if whole else None
    if len(texts) != 2 or filled[1][0] != filled[0][0] + 1:  # noqa: PLR2004 -- a code, its word
        return None
    code, word = texts[0].rstrip(" =:"), texts[1].lstrip("=: ")
    is_code = 0 < len(code) <= _LONGEST_CODE and len(word) > _LONGEST_CODE
    return (code, word) if is_code else None


def headed(rows: Sequence[Row], legends: Sequence[Legend], searched: int) -> tuple[Row, ...]:
    """The rows with each heading that lists codes (« B/R/F/I ») called by what it lists."""
    named: list[Row] = []
    for place, row in enumerate(rows):
        if place >= searched:
            named += rows[place:]
            break
        cells = [_as_heading(value, legends) for value in row.values]
        named.append(Row(row.number, tuple(cells)) if cells != list(row.values) else row)
    return tuple(named)


def _as_heading(value: Raw, legends: Sequence[Legend]) -> Raw:
    text = value.strip() if isinstance(value, str) else ""
    if not _CODES_ONLY.fullmatch(text):
        return value
    list_id = _list_of([code_key(code) for code in BETWEEN.split(text)], legends)
    return value if list_id is None else f"{LISTED[list_id]} ({text})"


def _list_of(codes: Sequence[str], legends: Sequence[Legend]) -> str | None:
    """The list of which all these are codes."""
    for legend in legends:
        if legend.words.keys() >= set(codes):
            return legend.list_id
    usual = (list_id for list_id, words in USUAL.items() if words.keys() >= set(codes))
    return next(usual, None) if len(codes) > LEAST_CODES else None


def code_key(text: str) -> str:
    """A code as it is compared: « T06 » is « t6 » is « T 6 »."""
    return _ZEROS.sub("", fold(text).replace(" ", ""))
