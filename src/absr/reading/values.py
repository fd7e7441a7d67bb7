"""What one cell means for one column: a value, or a fault with its code and a suggestion."""

from __future__ import annotations

import datetime as dt
import re
from typing import TYPE_CHECKING

from absr.model.fields import ValueType
from absr.model.labels import fold_without_articles
from absr.model.mappings import NO_MAPPINGS
from absr.model.record import NamedTuple
from absr.reading.answers import level_told, permission_in, read_yes_no, yes_no_in
from absr.reading.boxes import has_boxes, ticked
from absr.reading.cell_text import Raw, plain_text, tidy
from absr.reading.dates import date_in, read_date, read_period
from absr.reading.durations import read_minutes
from absr.reading.lists import split_list
from absr.reading.nothing import says_nothing
from absr.reading.numbered_values import without_number
from absr.reading.numbers import NumberRead, is_below, number_in, read_integer, read_number
from absr.reading.whole_town import is_whole_town

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from absr.model.fields import Field
    from absr.model.mappings import Mappings
    from absr.model.settings import Settings

__all__ = (
    "CellParser",
    "Parsed",
    "Raw",
    "Value",
    "plain_text",
    "read_date",
    "read_integer",
    "read_number",
    "read_period",
    "read_yes_no",
    "tidy",
)

Value = str | int | float | bool | dt.date | tuple[str, ...] | None
"""What a field of a record holds."""


class Parsed(NamedTuple):
    """The value of a cell, and what is to be said of it."""

    value: Value = None
    code: str | None = None
    """Code of the problem, when there is one."""
    suggestion: str | None = None
    as_written: str | None = None
    """The text kept beside the value (a date in words, a description of who somebody is)."""
    unknown: tuple[str, ...] = ()
    """Parts of a list that are none of its values, as written."""
    suggestions: tuple[str | None, ...] = ()
    """For each unknown part, the words of the value that may be meant."""
    found: str | None = None
    """What the message shows, where that is not the content of the cell."""
    also: tuple[str, str | bool] | None = None
    """Another field that the cell tells, and its value."""
    decided: str | None = None
    """What was written, when an earlier decision of somebody's gave the value."""


class CellParser:
    """Parses cells for the project's lists; each distinct content is worked out once."""

    def __init__(
        self, settings: Settings, today: dt.date, mappings: Mappings = NO_MAPPINGS
    ) -> None:
        """Keep the project's lists, the day that is today and what was decided of spellings."""
        self._settings = settings
        self._today = today
        self._mappings = mappings
        self._spellings: dict[str, dict[str, str]] = {}
        self._decisions: dict[str, dict[str, str]] = {}
        self._seen: dict[tuple[int, type, Raw], Parsed] = {}
        self._columns: dict[int, Field] = {}  # kept alive, so that no other takes its id
        self._by_type: Mapping[ValueType, Callable[[Raw, Field], Parsed]] = {
            ValueType.REF: self._reference,
            ValueType.TEXT: self._text,
            ValueType.LONG_TEXT: self._text,
            ValueType.DATE: self._date,
            ValueType.REFS: self._references,
            ValueType.INTEGER: self._integer,
            ValueType.NUMBER: self._number,
            ValueType.MEASURE: self._measure,
            ValueType.YES_NO: self._yes_no,
            ValueType.CHOICE: self._choice,
            ValueType.CHOICES: self._choices,
        }

    def parse(self, raw: Raw, column: Field) -> Parsed:
        """What `raw` means in `column`; an empty cell gives an empty `Parsed`."""
        if raw is None or raw == "":
            return _EMPTY
        if column.value is ValueType.LONG_TEXT:  # rarely met twice
            return self._text(raw, column)
        known = (id(column), type(raw), raw)
        parsed = self._seen.get(known)
        if parsed is None:
            parsed = self._seen[known] = self._read(raw, column)
            self._columns[id(column)] = column
        return parsed

    def _read(self, raw: Raw, column: Field) -> Parsed:
        """The cell worked out; of boxes to tick, what is beside the ticked ones counts."""
        if column.value in _CHOSEN and isinstance(raw, str) and has_boxes(raw):
            chosen = ticked(raw)
            if not chosen:
                return Parsed(code="V126")
            raw = "; ".join(chosen)
        return self._by_type[column.value](raw, column)

    def spellings(self, list_id: str) -> dict[str, str]:
        """Folded spelling → value of the list."""
        if list_id not in self._spellings:
            self._spellings[list_id] = self._settings.spellings(list_id)
        return self._spellings[list_id]

    def _decided(self, list_id: str) -> dict[str, str]:
        """Folded spelling → value, as decided; without values that the list no longer has."""
        if list_id not in self._decisions:
            values = set(self.spellings(list_id).values())
            told = self._mappings.values.get(list_id, {})
            self._decisions[list_id] = {word: v for word, v in told.items() if v in values}
        return self._decisions[list_id]

    def _reference(self, raw: Raw, column: Field) -> Parsed:
        return _named(raw, column.names or "label") or Parsed(plain_text(raw).strip() or None)

    def _references(self, raw: Raw, column: Field) -> Parsed:
        spoilt = _named(raw, column.names or "label")
        if spoilt is not None:
            return spoilt
        parts = (part.strip() for part in _REFS_BREAK.split(plain_text(raw)))
        return Parsed(tuple(dict.fromkeys(part for part in parts if part)))

    def _text(self, raw: Raw, column: Field) -> Parsed:
        spoilt = _named(raw, column.names) if column.names else None
        return spoilt or Parsed(tidy(plain_text(raw)) or None)

    def _date(self, raw: Raw, column: Field) -> Parsed:
        found = date_in(raw)
        if found.day is not None and found.code is None:
            return Parsed(found.day, code=self._late(found.day, column))
        words = tidy(plain_text(raw))
        if not words:
            return _EMPTY
        if column.roughly and (period := read_period(words)) is not None:
            return Parsed(period, code=self._late(period, column), as_written=words)
        if found.day is None:
            return Parsed(code=found.code, suggestion=found.suggestion, as_written=words)
        late = self._late(found.day, column)
        return Parsed(found.day, code=late or found.code, as_written=words)

    def _late(self, day: dt.date, column: Field) -> str | None:
        return "V107" if day > self._today and not column.to_come else None

    def _integer(self, raw: Raw, column: Field) -> Parsed:
        found = _minutes_in(raw) if column.minutes else number_in(raw)
        number = found.value
        if number is None:
            return _dated(raw) or Parsed(code=found.code or "V106")
        if not number.is_integer() or not _within(number, column):
            return Parsed(code="V106")
        whole = raw if isinstance(raw, int) else int(number)  # an int of many digits stays exact
        return Parsed(whole, code=found.code)

    def _number(self, raw: Raw, column: Field) -> Parsed:
        found = number_in(raw)
        if found.value is None:
            return _dated(raw) or Parsed(code=found.code or "V113")
        if not _within(found.value, column):
            return Parsed(code="V113")
        return Parsed(found.value, code=found.code)

    def _measure(self, raw: Raw, column: Field) -> Parsed:
        found = number_in(raw)
        if found.value is not None:
            return Parsed(found.value, code=found.code)
        reasons = self.spellings(column.values or "")
        word = "s" if is_below(raw) else fold_without_articles(plain_text(raw))
        reason = reasons.get(word)
        return Parsed(reason) if reason else _dated(raw) or Parsed(code=found.code or "V114")

    def _yes_no(self, raw: Raw, column: Field) -> Parsed:
        if not tidy(plain_text(raw)):
            return _EMPTY
        level = self._level(raw) if column.sets_level is not None else None
        if level is not None and column.sets_level is not None:
            return Parsed(True, also=(column.sets_level, level))
        answer = yes_no_in(raw, permission=column.permission)
        return Parsed(answer.value, code=answer.code)

    def _level(self, raw: Raw) -> str | None:
        """The level that an answer gives besides: « oui, avec ma fonction »; « oui » has none."""
        listed = self.spellings("quote_levels").get(fold_without_articles(plain_text(raw)))
        bare = read_yes_no(raw) is not None or listed == "none"
        return None if bare else listed or level_told(raw)

    def _choice(self, raw: Raw, column: Field) -> Parsed:
        text = tidy(plain_text(raw))
        if not text:
            return _EMPTY
        if isinstance(raw, bool):
            text = "oui" if raw else "non"
        list_id = column.values or ""
        word = fold_without_articles(text)
        if column.permission:
            return self._agreed(self._permission(text, list_id), column)
        decision = self._decided(list_id).get(word)
        if decision is not None:
            return Parsed(decision, decided=text)
        spellings = self.spellings(list_id)
        found = spellings.get(word) or _ticked(text, spellings)
        found = found or spellings.get(fold_without_articles(without_number(text)))
        return Parsed(found) if found is not None else self._unlisted(text, column)

    @staticmethod
    def _agreed(level: Parsed, column: Field) -> Parsed:
        """The level with the agreement that it tells; what is not clear tells none."""
        if column.agrees is None or level.value is None or level.code == "V121":
            return level
        return level._replace(also=(column.agrees, level.value != "none"))

    def _permission(self, text: str, list_id: str) -> Parsed:
        """A level of permission; a decision is replayed only where nothing is put in doubt."""
        decision = self._decided(list_id).get(fold_without_articles(text))
        if decision is not None and "?" not in text:
            return Parsed(decision, decided=text)
        answer = permission_in(text, self.spellings(list_id))
        if answer.code is not None and list_id == "quote_levels":
            bare = without_number(text)
            level = level_told(text) or self.spellings(list_id).get(fold_without_articles(bare))
            level = level or level_told(bare)
            if level is not None and "?" not in text:
                return Parsed(level)
        return Parsed(answer.value, code=answer.code)

    def _unlisted(self, text: str, column: Field) -> Parsed:
        """What a text means that is no spelling of its list."""
        list_id = column.values or ""
        if says_nothing(text) and not column.required:
            return Parsed(code="V126")
        if list_id == "districts" and is_whole_town(text) and not column.required:
            return Parsed(code="V126")
        if column.open_list:
            spellings = self.spellings(list_id)
            near = self._near(text, list_id) if spellings else None
            return Parsed(text, code="V105" if spellings else None, suggestion=near)
        if list_id == "actor_types":
            return self._actor_type(text)
        code = "V103" if list_id == "themes" else "V104"
        return Parsed(code=code, suggestion=self._near(text, list_id))

    def _actor_type(self, text: str) -> Parsed:
        """The type that a description in free words tells; of two, both are suggested.

        What brackets add to a type of the list makes it more precise: « Institution (Caf) ».
        """
        from absr.reading.actor_words import types_in

        bare = fold_without_articles(_BRACKETS.sub(" ", text))
        listed = self.spellings("actor_types").get(bare)
        if listed is not None:
            return Parsed(listed, as_written=text)
        types = types_in(text)
        if len(types) == 1:
            return Parsed(types[0], as_written=text)
        if types:
            labels = (self._settings.value_label("actor_types", one) for one in types)
            return Parsed(code="V104", suggestion=" / ".join(labels))
        return Parsed(code="V104", suggestion=self._near(text, "actor_types"))

    def _choices(self, raw: Raw, column: Field) -> Parsed:
        text = tidy(plain_text(raw))
        if not text:
            return _EMPTY
        list_id = column.values or ""
        decisions = self._decided(list_id)
        spellings = {**self.spellings(list_id), **decisions}
        known: list[str] = []
        unknown: list[str] = []
        replayed: list[str] = []
        for part in split_list(text, spellings) or [text]:
            word = fold_without_articles(part)
            found = spellings.get(word) or spellings.get(
                fold_without_articles(without_number(part))
            )
            (known if found else unknown).append(found or part)
            if word in decisions:
                replayed.append(part)
        value = tuple(dict.fromkeys(known))
        decided = "; ".join(replayed) or None
        unknown = list(dict.fromkeys(unknown))
        if not unknown:
            return Parsed(value, decided=decided)
        if len(unknown) == 1 and not known and says_nothing(unknown[0]) and not column.required:
            return Parsed(code="V126")
        near = tuple(self._near(part, list_id) for part in unknown)
        return Parsed(
            value,
            code="V103" if list_id == "themes" else "V104",
            suggestion=" ; ".join(dict.fromkeys(one for one in near if one)) or None,
            unknown=tuple(unknown),
            suggestions=near,
            decided=decided,
        )

    def _near(self, text: str, list_id: str) -> str | None:
        """The words of the listed value nearest to `text`, or None when none is near."""
        from absr.reading.near import nearest

        value = nearest(text, self.spellings(list_id))
        return None if value is None else self._settings.value_label(list_id, value)


def is_plain_text(column: Field) -> bool:
    """Whether the cells of a column are long texts, taken as they are."""
    return column.value is ValueType.LONG_TEXT and column.names is None and column.link is None


def _named(raw: Raw, names: str) -> Parsed | None:
    """What a spreadsheet did to a number that is a name, or None when it left it alone."""
    if names == "label" and (isinstance(raw, str) or not isinstance(raw, _MOMENTS)):
        return None
    from absr.reading.identifiers import Identifier, read_identifier, read_label

    read = read_label(raw) if names == "label" else read_identifier(raw, Identifier(names))
    if read.code is None:
        return None
    return Parsed(read.value, code=read.code, found=read.meant or "")


def _dated(raw: Raw) -> Parsed | None:
    """V119 where a number is asked for and a spreadsheet made a date of a range (`6-8`)."""
    return _named(raw, "label") if isinstance(raw, dt.date) else None


_EMPTY = Parsed()
_MOMENTS = (dt.date, dt.time, dt.timedelta)
_CHOSEN = frozenset({ValueType.YES_NO, ValueType.CHOICE, ValueType.CHOICES})
_BRACKETS = re.compile(r"\([^()]*\)")
_REFS_BREAK = re.compile(r"[;,\n|]")


def _minutes_in(raw: Raw) -> NumberRead:
    """The minutes of a cell; a number without unit is one of minutes."""
    minutes = read_minutes(raw)
    return number_in(raw) if minutes is None else NumberRead(float(minutes))


def _ticked(text: str, spellings: Mapping[str, str]) -> str | None:
    """The value that a tick, an empty box or a refusal gives in a list of yes and no."""
    answer = read_yes_no(text)
    if answer is None or not {"oui", "non"} <= spellings.keys():
        return None
    return spellings["oui" if answer else "non"]


def _within(number: float, column: Field) -> bool:
    low, high = column.minimum, column.maximum
    return (low is None or number >= low) and (high is None or number <= high)
