"""What one cell means for one column: a value, or a fault with its code and a suggestion."""

from __future__ import annotations

import datetime as dt
import math
import re
from typing import TYPE_CHECKING, NamedTuple

from absr.model.fields import ValueType
from absr.model.labels import fold, fold_without_articles
from absr.model.mappings import NO_MAPPINGS

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from absr.model.fields import Field
    from absr.model.mappings import Mappings
    from absr.model.settings import Settings

Value = str | int | float | bool | dt.date | tuple[str, ...] | None
"""What a field of a record holds."""

Raw = str | int | float | bool | dt.date | dt.time | dt.timedelta | None
"""What a cell holds."""


class Parsed(NamedTuple):
    """The value of a cell, and what is to be said of it."""

    value: Value = None
    code: str | None = None
    """Code of the problem, when there is one."""
    suggestion: str | None = None
    as_written: str | None = None
    """The text kept beside the value (a date in words)."""
    unknown: tuple[str, ...] = ()
    """Parts of a list that are none of its values, as written."""
    decided: str | None = None
    """Words that stand for a value because the project decided so, as written; of several, `; `."""


class CellParser:
    """Parses cells for the project's lists; each distinct content is worked out once."""

    def __init__(
        self, settings: Settings, today: dt.date, mappings: Mappings = NO_MAPPINGS
    ) -> None:
        """Keep the project's lists, what it decided of its own words, and the day that is today."""
        self._settings = settings
        self._mappings = mappings
        self._today = today
        self._spellings: dict[str, dict[str, str]] = {}
        self._seen: dict[tuple[int, type, Raw], Parsed] = {}
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
        if column.value is ValueType.LONG_TEXT:
            return self._text(raw, column)
        known = (id(column), type(raw), raw)  # the columns of a kind live as long as the program
        parsed = self._seen.get(known)
        if parsed is None:
            parsed = self._seen[known] = self._by_type[column.value](raw, column)
        return parsed

    def spellings(self, list_id: str) -> dict[str, str]:
        """Folded spelling → value of the list."""
        if list_id not in self._spellings:
            decided = self._mappings.values.get(list_id, {})
            self._spellings[list_id] = {**self._settings.spellings(list_id), **decided}
        return self._spellings[list_id]

    def _reference(self, raw: Raw, _column: Field) -> Parsed:
        return Parsed(plain_text(raw).strip() or None)

    def _references(self, raw: Raw, _column: Field) -> Parsed:
        parts = (part.strip() for part in _REFS_BREAK.split(plain_text(raw)))
        return Parsed(tuple(dict.fromkeys(part for part in parts if part)))

    def _text(self, raw: Raw, _column: Field) -> Parsed:
        return Parsed(tidy(plain_text(raw)) or None)

    def _date(self, raw: Raw, column: Field) -> Parsed:
        day, rough = read_date(raw), ""
        if day is None and column.roughly:
            rough = tidy(plain_text(raw))
            day = read_period(rough)
        if day is None:
            words = tidy(plain_text(raw))
            numeric = sum(c.isdigit() for c in words) >= _DIGITS_OF_A_DATE
            is_date = numeric and not re.fullmatch(_MONTH_AND_YEAR, fold(words))
            return Parsed(code="V102" if is_date else "V109", as_written=words)
        code = "V107" if day > self._today and not column.to_come else None
        return Parsed(day, code=code, as_written=rough or None)

    def _integer(self, raw: Raw, column: Field) -> Parsed:
        number = read_integer(raw)
        low, high = column.minimum, column.maximum
        if (
            number is None
            or (low is not None and number < low)
            or (high is not None and number > high)
        ):
            return Parsed(code="V106")
        return Parsed(number)

    def _number(self, raw: Raw, column: Field) -> Parsed:
        number = read_number(raw)
        low, high = column.minimum, column.maximum
        if (
            number is None
            or (low is not None and number < low)
            or (high is not None and number > high)
        ):
            return Parsed(code="V113")
        return Parsed(number)

    def _measure(self, raw: Raw, column: Field) -> Parsed:
        number = read_number(raw)
        if number is not None:
            return Parsed(number)
        found = self.spellings(column.values or "").get(fold_without_articles(plain_text(raw)))
        return Parsed(found) if found else Parsed(code="V114")

    def _yes_no(self, raw: Raw, _column: Field) -> Parsed:
        answer = read_yes_no(raw)
        return Parsed(answer, code="V112" if answer is None else None)

    def _choice(self, raw: Raw, column: Field) -> Parsed:
        text = tidy(plain_text(raw))
        if isinstance(raw, bool):
            text = "oui" if raw else "non"
        spellings = self.spellings(column.values or "")
        found = spellings.get(fold_without_articles(text))
        if found is not None:
            return Parsed(found, decided=self._decided([text], column))
        if column.open_list:
            near = self._near(text, column) if spellings else None
            return Parsed(text, code="V105" if spellings else None, suggestion=near)
        code = "V103" if column.values == "themes" else "V104"
        return Parsed(code=code, suggestion=self._near(text, column))

    def _choices(self, raw: Raw, column: Field) -> Parsed:
        spellings = self.spellings(column.values or "")
        known: list[str] = []
        unknown: list[str] = []
        parts = split_list(tidy(plain_text(raw)), spellings)
        decided = self._decided(parts, column)
        for part in parts:
            found = spellings.get(fold_without_articles(part))
            (known if found else unknown).append(found or part)
        if not unknown:
            return Parsed(tuple(dict.fromkeys(known)), decided=decided)
        return Parsed(
            tuple(dict.fromkeys(known)),
            decided=decided,
            code="V103" if column.values == "themes" else "V104",
            suggestion=self._near(unknown[0], column),
            unknown=tuple(unknown),
        )

    def _decided(self, parts: Sequence[str], column: Field) -> str | None:
        """Those of `parts` that a decision of the project gives their value, as written."""
        known = self._mappings.values.get(column.values or "", {})
        return "; ".join(part for part in parts if fold_without_articles(part) in known) or None

    def _near(self, text: str, column: Field) -> str | None:
        """The words of the listed value nearest to `text`, or None when none is near."""
        from rapidfuzz import fuzz, process

        spellings = self.spellings(column.values or "")
        best = process.extractOne(
            fold_without_articles(text), list(spellings), scorer=fuzz.ratio, score_cutoff=72
        )
        if best is None:
            return None
        return self._settings.value_label(column.values or "", spellings[best[0]])


_EMPTY = Parsed()
_DIGITS_OF_A_DATE = 4
_SERIAL_DAYS = range(20_000, 80_000)  # 1954 to 2119 in the spreadsheet's count of days
_SPREADSHEET_DAY_ZERO = dt.date(1899, 12, 30)
_CENTURY = 2000
_SHORT_YEAR = 100
_TIDY = re.compile(r"\S+(?: \S+)*", re.ASCII)
_SPACES = re.compile(r"[ \t\u00a0\u202f\u2007]+")


def plain_text(raw: Raw) -> str:
    """The cell's content as text; whole numbers without `.0`, dates as ISO."""
    if isinstance(raw, str):
        return raw
    if isinstance(raw, dt.datetime):
        return raw.date().isoformat() if raw.time() == dt.time() else raw.isoformat(" ", "minutes")
    if isinstance(raw, dt.date):
        return raw.isoformat()
    if isinstance(raw, dt.time):
        return raw.isoformat("minutes" if not raw.second else "seconds")
    if isinstance(raw, float) and raw.is_integer():
        return str(int(raw))
    return "" if raw is None else str(raw)


def tidy(text: str) -> str:
    """`text` with ordinary single spaces and no blank around its lines."""
    if text.isprintable() and "  " not in text and text == text.strip(" "):
        return text  # most texts; the general way is slower
    if _TIDY.fullmatch(text):
        return text
    lines = (_SPACES.sub(" ", line).strip() for line in text.split("\n"))
    return "\n".join(lines).strip()


_MONTHS = {
    name: number
    for number, names in enumerate(
        (
            "janvier janv jan january",
            "fevrier fevr fev feb february",
            "mars mar march",
            "avril avr apr april",
            "mai may",
            "juin jun june",
            "juillet juil jul july",
            "aout aug august",
            "septembre sept sep september",
            "octobre oct october",
            "novembre nov november",
            "decembre dec december",
        ),
        start=1,
    )
    for name in names.split()
}
# Texts, compiled at their first use: dates are seldom written so.
_DAY_FIRST = r"(\d{1,2})\s*[/.\-]\s*(\d{1,2})\s*[/.\-]\s*(\d{4}|\d{2})"
_YEAR_FIRST = r"(\d{4})-(\d{1,2})-(\d{1,2})(?:[ T]\d{1,2}:\d{2}.*)?"
_MONTH_AND_YEAR = r"(?:[a-z]+ )*(?:" + "|".join(_MONTHS) + r") \d{4}"
_IN_WORDS = r"(?:[a-z]+ )?(\d{1,2})(?:er)? ([a-z]+) (\d{4})"


def read_date(raw: Raw) -> dt.date | None:
    """The day a cell tells, day before month as in France; None when it tells none."""
    if isinstance(raw, dt.datetime):
        return raw.date()
    if isinstance(raw, dt.date):
        return raw
    if isinstance(raw, (int, float)) and not isinstance(raw, bool):
        if int(raw) in _SERIAL_DAYS:
            return _SPREADSHEET_DAY_ZERO + dt.timedelta(days=int(raw))
        return None
    return _date_in_text(raw) if isinstance(raw, str) else None


def _date_in_text(text: str) -> dt.date | None:
    text = tidy(text)
    if match := re.fullmatch(_YEAR_FIRST, text):
        year, month, day = match.groups()
    elif match := re.fullmatch(_DAY_FIRST, text):
        day, month, year = match.groups()
    elif (match := re.fullmatch(_IN_WORDS, fold(text))) and match[2] in _MONTHS:
        day, month, year = match[1], str(_MONTHS[match[2]]), match[3]
    else:
        return None
    full_year = int(year) + (_CENTURY if int(year) < _SHORT_YEAR else 0)
    try:
        return dt.date(full_year, int(month), int(day))
    except ValueError:
        return None


_SEASONS = {
    **dict.fromkeys(("printemps", "spring"), 3),
    **dict.fromkeys(("ete", "summer"), 6),
    **dict.fromkeys(("automne", "autumn", "fall"), 9),
    **dict.fromkeys(("hiver", "winter"), 12),
}
_EARLY, _MIDDLE, _LATE = range(3)
_WHEN = {
    **dict.fromkeys(("debut", "early", "beginning", "start"), _EARLY),
    **dict.fromkeys(("mi", "milieu", "mid", "middle"), _MIDDLE),
    **dict.fromkeys(("fin", "late", "end"), _LATE),
}
_FIRST_DAY_OF_A_PART = (1, 11, 21)
_FIRST_MONTH_OF_A_PART = (1, 5, 9)
_PERIOD = (
    r"(?:en |au |a |l |vers |courant |in |the |about )*"
    r"(?:(" + "|".join(_WHEN) + r") (?:d |de |of |l )*)?"
    r"(?:(" + "|".join((*_MONTHS, *_SEASONS)) + r") (?:de |of )?)?"
    r"((?:1[89]|20|21)\d\d)"
)


def read_period(text: str) -> dt.date | None:
    """The first day of the month, season, year or part of them that a text tells, or None.

    Of two (`fin 2020 - début 2021`), the first.
    """
    folded = fold(text)
    if numbers := re.fullmatch(r"(0?[1-9]|1[0-2]) ((?:1[89]|20|21)\d\d)", folded):
        return dt.date(int(numbers[2]), int(numbers[1]), 1)
    match = re.fullmatch(f"{_PERIOD}(?: (?:et |a |au |and |to )?{_PERIOD})?", folded)
    if match is None:
        return None
    when, of_year, year = match[1], match[2], int(match[3])
    part = _WHEN[when] if when else _EARLY
    if of_year is None:
        return dt.date(year, _FIRST_MONTH_OF_A_PART[part], 1)
    if of_year in _SEASONS:
        return dt.date(year, _SEASONS[of_year], _FIRST_DAY_OF_A_PART[part])
    return dt.date(year, _MONTHS[of_year], _FIRST_DAY_OF_A_PART[part])


def read_integer(raw: Raw) -> int | None:
    """The whole number a cell tells, or None."""
    if isinstance(raw, bool):
        return None
    if isinstance(raw, int):
        return raw
    if isinstance(raw, float):
        return int(raw) if raw.is_integer() else None
    if isinstance(raw, str):
        digits = _SPACES.sub("", raw)
        if re.fullmatch(r"[+-]?\d{1,15}", digits):
            return int(digits)
    return None


_NUMBER = r"[+\-\u2212]?\d{1,15}(?:[.,]\d{1,12})?"
_UNIT_SIGNS = "€% "


def read_number(raw: Raw) -> float | None:
    """The quantity a cell tells (`1 234,5`, `18 %`, `1 200 €`), or None; a percentage stays 18."""
    if isinstance(raw, bool):
        return None
    if isinstance(raw, (int, float)):
        return float(raw) if math.isfinite(raw) else None
    if isinstance(raw, str):
        digits = _SPACES.sub("", raw).strip(_UNIT_SIGNS)
        if re.fullmatch(_NUMBER, digits):
            return float(digits.replace(",", ".").replace("\u2212", "-"))
    return None


_YES = frozenset({"oui", "o", "x", "ok", "vrai", "true", "yes", "y", "1", "v"})
_NO = frozenset({"non", "n", "faux", "false", "no", "0", "retire", "refus", "refuse"})


def read_yes_no(raw: Raw) -> bool | None:
    """True, False, or None when the cell says neither."""
    if isinstance(raw, bool):
        return raw
    word = fold(plain_text(raw)) or plain_text(raw).strip()
    if word in _YES or word in {"✓", "✔", "☑", "☒"}:
        return True
    return False if word in _NO else None


_REFS_BREAK = re.compile(r"[;,\n|]")
_STRONG_BREAK = re.compile(r"[;\n|•]")
_WEAK_BREAK = re.compile(r"\s*[/,]\s*")


def split_list(text: str, spellings: Mapping[str, str]) -> list[str]:
    """The parts of a cell with several values; a known value is never cut in two."""
    if fold_without_articles(text) in spellings:
        return [text]
    parts: list[str] = []
    for strong in _STRONG_BREAK.split(text):
        piece = strong.strip().removeprefix("- ").strip()
        if not piece:
            continue
        weak = [part for part in _WEAK_BREAK.split(piece) if part]
        if fold_without_articles(piece) in spellings or len(weak) == 1:
            parts.append(piece)
        elif any(fold_without_articles(part) in spellings for part in weak):
            parts.extend(weak)
        else:
            parts.append(piece)
    return parts
