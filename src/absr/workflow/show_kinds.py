"""`absr show` for the kinds that are shown as they were declared: one table for all of them.

No name can get out here: identities are never in the records.
"""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING, Any

from absr.analysis.links import named
from absr.analysis.responses import Themes
from absr.model.exit_status import ExitStatus
from absr.model.fields import ValueType
from absr.model.kinds import kinds
from absr.model.labels import compact
from absr.model.problem import Refusal
from absr.wording.speech import speak
from absr.workflow.tabulated import LINK, Tabulated, place_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from absr.model.corpus import Corpus
    from absr.model.fields import Field, Kind
    from absr.model.settings import Settings
    from absr.wording.speech import Speech

_NUMBERS = frozenset({ValueType.INTEGER, ValueType.NUMBER})
_COLUMNS = 80
_ROOM = {
    ValueType.REF: 6,
    ValueType.REFS: 12,
    ValueType.TEXT: 14,
    ValueType.LONG_TEXT: 24,
    ValueType.DATE: 10,
    ValueType.INTEGER: 6,
    ValueType.NUMBER: 8,
    ValueType.MEASURE: 8,
    ValueType.YES_NO: 6,
    ValueType.CHOICE: 13,
    ValueType.CHOICES: 14,
}
"""Characters that a column needs to be read with ease."""
_BETWEEN = 2
_LONGEST_ID = 8

_CHOSEN = {"actions": ("ref", "title", "themes", "lead", "first_step_on", "state")}
"""Columns of the kinds that have too many required ones to show the first that fit."""

_THEMED_BY = {
    "votes": ("contribution", "contributions"),
    "responses": ("contribution", "contributions"),
    "pledges": ("contribution", "contributions"),
    "updates": ("action", "actions"),
}
"""Kind → the column by which it has the themes of another one."""


def tabulated_kind(
    corpus: Corpus, settings: Settings, kind_id: str, theme: str | None, *, whole: bool = False
) -> Tabulated:
    """Every record of one kind; `theme` keeps what touches it, `whole` gives every column.

    Raises Refusal U210 for a theme where there are none.
    """
    kind = kinds()[kind_id]
    kept = list(corpus.of(kind_id))
    if theme is not None:
        _check_themed(kind, speak(settings.language))
        about = _About(corpus)
        kept = [record for record in kept if theme in about.themes(kind_id, record)]
    columns = _without_identities(kind) if whole else columns_shown(kind)
    with_id = whole or columns[0].name != "ref"
    printer = _Printer(settings, for_people=not whole)
    rows = tuple(
        (
            *((record.id,) if with_id else ()),
            *(printer.cell(column, _told(record, column)) for column in columns),
        )
        for record in kept
    )
    return Tabulated(
        heads=(*(("id",) if with_id else ()), *(column.label for column in columns)),
        rows=rows,
        numbers=tuple(n for n, c in enumerate(columns, start=with_id) if c.value in _NUMBERS),
        records=tuple(record_json(kind, record) for record in kept),
    )


def _without_identities(kind: Kind) -> list[Field]:
    return [column for column in kind.fields if not column.identity]


def columns_shown(kind: Kind) -> tuple[Field, ...]:
    """The core columns that fit on a terminal, in the order of the sheet; no identity.

    Of several long texts the first one comes before all the others.
    """
    core = [c for c in _without_identities(kind) if c.core or c.name == "ref"]
    long = [c for c in core if c.value is ValueType.LONG_TEXT]
    wanted = [c for c in core if c not in long[1:]] + long[1:]
    if kind.id in _CHOSEN:
        return tuple(kind.field(name) for name in _CHOSEN[kind.id])
    room = _COLUMNS if core[0].name == "ref" else _COLUMNS - _LONGEST_ID - _BETWEEN
    shown = []
    for column in wanted:
        needed = _ROOM[column.value] + _BETWEEN
        if needed <= room or column.blocking:
            shown.append(column)
            room -= needed
    return tuple(column for column in core if column in shown)


def record_json(kind: Kind, record: Any) -> dict[str, object]:
    """A record with every field that it has, and where it was read."""
    names = [name for name in kind.record.__annotations__ if name not in {"id", "source"}]
    values = {name: _plain(getattr(record, name)) for name in names}
    return {"id": record.id, **values, "source": place_of(record.source)}


def _told(record: Any, column: Field) -> Any:
    """A value of a record; a date as it was written where it is no day."""
    words = None
    if column.value is ValueType.DATE:
        words = getattr(record, f"{column.name}_text", None)
    return words or getattr(record, column.name)


def _plain(value: object) -> object:
    if isinstance(value, dt.date):
        return value.isoformat()
    return list(value) if isinstance(value, tuple) else value


class _Printer:
    """Puts the values of a record in words."""

    def __init__(self, settings: Settings, *, for_people: bool) -> None:
        self._settings = settings
        self._speech = speak(settings.language)
        self._for_people = for_people

    def cell(self, column: Field, value: Any) -> str:
        """One value as a cell of the table; nothing for what was not filled."""
        if value is None or value == ():
            return ""
        if isinstance(value, tuple):
            return LINK.join(self._listed(column, one) for one in value)
        return self._listed(column, value) if isinstance(value, str) else self._counted(value)

    def _counted(self, value: bool | float | dt.date) -> str:  # noqa: FBT001 -- a value as read
        """What was read as no text: yes or no, a day or a number."""
        if isinstance(value, bool):
            return self._speech("yes" if value else "no")
        if isinstance(value, dt.date):
            return self._speech.short_day(value)
        whole = int(value) == value
        if self._for_people:
            return self._speech.number(value, 0 if whole else 2)
        plain = str(int(value)) if whole else str(value)  # what a spreadsheet takes for a number
        return plain.replace(".", ",") if self._speech.language == "fr" else plain

    def _listed(self, column: Field, value: str) -> str:
        """A value of a list in words; what was written outside it stays as written."""
        if column.values is None:
            return value
        try:
            return self._speech.typeset(self._settings.value_label(column.values, value))
        except KeyError:
            return value


class _About:
    """Finds what a record is about: its own themes, else those of what it belongs to."""

    def __init__(self, corpus: Corpus) -> None:
        self._corpus = corpus
        self._of_tables = Themes(corpus)

    def themes(self, kind_id: str, record: Any) -> Sequence[str]:
        """Ids of the themes of `record`."""
        own = _own_themes(kinds()[kind_id], record)
        if own:
            return own
        if kind_id == "contributions":
            found = self._of_tables.of(record)
            return (found,) if found else ()
        if kind_id not in _THEMED_BY:
            return ()
        name, other = _THEMED_BY[kind_id]
        number = getattr(record, name)
        target = named(self._corpus, other).get(compact(number)) if number else None
        return self.themes(other, target) if target is not None else ()


def _theme_fields(kind: Kind) -> list[str]:
    return [column.name for column in kind.fields if column.values == "themes"]


def _own_themes(kind: Kind, record: Any) -> Sequence[str]:
    found: list[str] = []
    for name in _theme_fields(kind):
        value = getattr(record, name)
        found += [value] if isinstance(value, str) else value or ()
    return found


def _check_themed(kind: Kind, speech: Speech) -> None:
    if not _theme_fields(kind) and kind.id not in _THEMED_BY:
        detail = speech("show.without_theme", what=kind.id)
        raise Refusal("U210", exit_status=ExitStatus.USAGE, usage=detail)
