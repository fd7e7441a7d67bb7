"""Questions with several answers that an export spreads over one column an option."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from absr.model.labels import fold
from absr.model.record import NamedTuple
from absr.reading.values import plain_text, tidy

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from absr.reading.values import Raw
    from absr.tabular.workbook import Row

_CHOSEN = frozenset({"1", "x", "y", "yes", "oui", "true", "vrai", "o"})
_NOT_CHOSEN = frozenset({"", "0", "n", "no", "non", "false", "faux", "n a"})
_IN_BRACKETS = re.compile(r"(.+?)\s*\[(.+)\]\s*")
_LEAST_OPTIONS = 2


class Options(NamedTuple):
    """The options of one question: where they stand, and what each says."""

    question: str
    columns: Mapping[int, str]
    """Column → words of the option."""

    @property
    def first(self) -> int:
        """The column in which the options chosen are put together."""
        return min(self.columns)

    def chosen(self, row: Row) -> str:
        """The options chosen in a row, as one cell tells them."""
        words = (text for i, text in self.columns.items() if is_chosen(row.at(i)))
        return "; ".join(words)


def options_of(
    headings: Sequence[str], rows: Sequence[Row], left: Mapping[int, str]
) -> list[Options]:
    """The questions whose options have a column each, where the columns say yes or no."""
    found: dict[str, dict[int, str]] = {}
    for column, heading in enumerate(headings):
        if column in left or not heading:
            continue
        for base, option in _parts(heading):
            found.setdefault(base, {})[column] = option
    taken: set[int] = set()
    questions = []
    for base, columns in sorted(found.items(), key=lambda entry: -len(entry[0])):
        free = {i: text for i, text in columns.items() if i not in taken}
        if len(free) < _LEAST_OPTIONS or not _say_yes_or_no(free, rows):
            continue
        taken |= free.keys()
        questions.append(Options(base, free))
    return questions


def grouped_options(
    groups: Sequence[str], headings: Sequence[str], rows: Sequence[Row]
) -> list[Options]:
    """The questions of a header in which the question stands above its options."""
    found: dict[str, dict[int, str]] = {}
    group = ""
    for column, heading in enumerate(headings):
        here = groups[column] if column < len(groups) else ""
        group = here or group
        if here == "" and not _says_yes_or_no(column, rows):
            group = ""
        if group and heading:
            found.setdefault(group, {})[column] = heading
    return [
        Options(question, columns)
        for question, columns in found.items()
        if len(columns) >= _LEAST_OPTIONS and _say_yes_or_no(columns, rows)
    ]


def is_chosen(raw: Raw) -> bool:
    """Whether the cell of an option says that it was chosen."""
    return fold(tidy(plain_text(raw))) in _CHOSEN


def _parts(heading: str) -> list[tuple[str, str]]:
    """Question and option, in each way in which a heading may tell them."""
    parts = []
    if match := _IN_BRACKETS.fullmatch(heading):
        parts.append((match[1], match[2]))
    for mark in ("/", "_"):
        base, found, option = heading.rpartition(mark)
        if found and base and option:
            parts.append((base, option))
    return parts


def _say_yes_or_no(columns: Mapping[int, str], rows: Sequence[Row]) -> bool:
    return all(_says_yes_or_no(column, rows) for column in columns)


def _says_yes_or_no(column: int, rows: Sequence[Row]) -> bool:
    answers = {fold(tidy(plain_text(row.at(column)))) for row in rows}
    return answers <= _CHOSEN | _NOT_CHOSEN
