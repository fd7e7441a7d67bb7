"""Which day a cell tells: day before month as in France, never guessed."""

from __future__ import annotations

import datetime as dt
import math
import re
import unicodedata
from typing import TYPE_CHECKING

from absr.model.labels import fold
from absr.model.record import NamedTuple
from absr.reading.cell_text import plain_signs, plain_text

if TYPE_CHECKING:
    from absr.reading.cell_text import Raw


class DateRead(NamedTuple):
    """The day of a cell, or why there is none."""

    day: dt.date | None = None
    code: str | None = None
    """V102 no such day, V109 words that tell no certain day, V125 several days: the first."""
    suggestion: str | None = None
    """The day that may be meant (two figures swapped, a letter wrong in the month)."""


_SERIAL_DAYS = range(20_000, 80_000)  # 1954 to 2119 in the spreadsheet's count of days
_SPREADSHEET_DAY_ZERO = dt.date(1899, 12, 30)
_YEARS = range(1800, 2200)
_CENTURY = 2000
_SHORT_YEAR = 100
_DIGITS_OF_A_DATE = 4
_EIGHT = 8
_SEVEN = 7

MONTHS = {
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
"""Month in words, folded → its number."""

# Texts, compiled at their first use: dates are seldom written so.
_LEAD = (
    r"^(?:le|ce|du)?\s*(?:(?:lun|mar|mercre|mer|jeu|vendre|ven|same|sam)(?:di)?|dim(?:anche)?"
    r"|(?:mon|tues|wednes|thurs|fri|satur|sun)day)?\.?,?\s+(?=\d{1,2}\b|[a-z]+ \d)"
)
_HOUR = (
    r"(?:\s*[-,]\s*|\s+(?:a|at|vers)\s+|t|\s+)\d{1,2}(?::\d{2}(?::\d{2}(?:[.,]\d+)?)?|\s*h\s*\d{0,2})"
    r"\s*(?:am|pm)?\s*(?:z|(?:utc|gmt)?\s*[+-]\s*\d{1,2}(?::?\d{2})?|utc|gmt|cest|cet)?$"
)
_USUAL = r"(\d{1,2})/(\d{1,2})/(\d{4})"
_DAY_FIRST = r"(\d{1,2})\s*([/.\-])\s*(\d{1,2})\s*[/.\-]\s*(\d{4}|\d{2})"
_YEAR_FIRST = r"(\d{4})\s*[/.\-]\s*(\d{1,2})\s*[/.\-]\s*(\d{1,2})"
_ORDINAL = r"(?:er|e|eme|st|nd|rd|th)?"
_DAY_IN_WORDS = rf"(\d{{1,2}}){_ORDINAL} ([a-z]+) (?:de )?(\d{{4}}|\d{{2}})"
_MONTH_IN_WORDS_FIRST = rf"([a-z]+) (\d{{1,2}}){_ORDINAL} (\d{{4}})"
_DAYS_OF_ONE_MONTH = (
    rf"(\d{{1,2}}){_ORDINAL} ?(?:et|au|a|and|to|-|,|/|&|\+) ?(\d{{1,2}}[ /.\-er].*)"
)
_BETWEEN_DATES = r"\s+(?:et|au|puis|and|to)\s+|\s*[;&\n]\s*|\s*,\s+(?=\d)|\s+-\s+"
_MONTH_NAMES = "|".join(MONTHS)
_MONTH_AND_YEAR = rf"(?:[a-z]+ )*(?:{_MONTH_NAMES}) \d{{4}}|(?:0?[1-9]|1[0-2]) \d{{4}}"
_WEEK = r"(?:en |la )*(?:semaine|sem|week|s) ?(?:n o? ?)?\d{1,2}(?: (?:de )?\d{4})?"
_EITHER = r"\d{1,2} (?:ou|or) \d{1,2} (?:[a-z]+|\d{1,2}) \d{4}"
_NO_CERTAIN_DAY = rf"{_MONTH_AND_YEAR}|{_WEEK}|(?:[a-z]+ )*\d{{1,2}} \d{{1,2}}|{_EITHER}"
_ALTERNATIVE = r"\s(?:ou|or)\s"


def read_date(raw: Raw) -> dt.date | None:
    """The one day a cell tells; None when it tells none, or several."""
    if isinstance(raw, dt.datetime):
        return raw.date()  # the day as written: no time zone moves it
    if isinstance(raw, dt.date):
        return raw
    if isinstance(raw, (int, float)) and not isinstance(raw, bool):
        return _date_of_number(raw)
    if not isinstance(raw, str):
        return None
    usual = re.fullmatch(_USUAL, raw)
    if usual is not None:
        return _day(int(usual[3]), int(usual[2]), int(usual[1]))
    return _day_in_text(_plain(raw))


def date_in(raw: Raw) -> DateRead:
    """The day of a cell with what is to be said of it."""
    day = read_date(raw)
    if day is not None:
        return DateRead(day)
    text = _plain(plain_text(raw))
    first = _first_of_several(text)
    if first is not None:
        return DateRead(first, "V125")
    meant = _meant(text)
    shown = None if meant is None else f"{meant:%d/%m/}{meant.year}"
    return DateRead(code="V109" if _is_vague(text) else "V102", suggestion=shown)


def _date_of_number(number: float) -> dt.date | None:
    if not math.isfinite(number):
        return None
    if int(number) in _SERIAL_DAYS:
        return _SPREADSHEET_DAY_ZERO + dt.timedelta(days=int(number))
    digits = str(int(number))
    if number != int(number) or len(digits) not in (_SEVEN, _EIGHT):
        return None
    return _day_in_digits(digits.zfill(_EIGHT))  # a spreadsheet eats the zero of 05102026


def _plain(text: str) -> str:
    """Lower case, without accents, with one kind of space and of dash, without weekday or hour."""
    lines = (plain_signs(line) for line in text.strip().casefold().split("\n"))
    text = unicodedata.normalize("NFC", "\n".join(line for line in lines if line).strip(" .,;"))
    for accented, letter in (("é", "e"), ("è", "e"), ("û", "u"), ("à", "a")):
        text = text.replace(accented, letter)
    text = re.sub(_LEAD, "", text)
    return re.sub(_HOUR, "", text).strip()


def _day_in_text(text: str) -> dt.date | None:
    parts = _parts(text)
    if parts is not None:
        return _day(*parts)
    if re.fullmatch(r"\d{8}", text):
        return _day_in_digits(text)
    if re.fullmatch(r"\d{5}", text) and int(text) in _SERIAL_DAYS:
        return _SPREADSHEET_DAY_ZERO + dt.timedelta(days=int(text))
    return None


def _parts(text: str) -> tuple[int, int, int] | None:
    """(year, month, day) as written, whether or not there is such a day."""
    if match := re.fullmatch(_YEAR_FIRST, text):
        return int(match[1]), int(match[2]), int(match[3])
    if match := re.fullmatch(_DAY_FIRST, text):
        return _full_year(match[4]), int(match[3]), int(match[1])
    folded = fold(text)
    if (match := re.fullmatch(_DAY_IN_WORDS, folded)) and match[2] in MONTHS:
        return _full_year(match[3]), MONTHS[match[2]], int(match[1])
    if (match := re.fullmatch(_MONTH_IN_WORDS_FIRST, folded)) and match[1] in MONTHS:
        return int(match[3]), MONTHS[match[1]], int(match[2])
    return None


def _full_year(year: str) -> int:
    return int(year) + (_CENTURY if int(year) < _SHORT_YEAR else 0)


def _day(year: int, month: int, day: int) -> dt.date | None:
    try:
        return dt.date(year, month, day) if year in _YEARS else None
    except ValueError:
        return None


def _day_in_digits(digits: str) -> dt.date | None:
    """The day of `05102026` or `20261005`, when only one of the two readings is a day."""
    day_first = _day(int(digits[4:]), int(digits[2:4]), int(digits[:2]))
    year_first = _day(int(digits[:4]), int(digits[4:6]), int(digits[6:]))
    return (day_first or year_first) if day_first is None or year_first is None else None


def _first_of_several(text: str) -> dt.date | None:
    """The first of several days that are all certain (`5 et 6 octobre 2026`), or None."""
    if re.search(_ALTERNATIVE, text):
        return None
    found = [part for part in re.split(_BETWEEN_DATES, text) if part]
    last = _parts(found[-1]) if found else None
    if len(found) > 1 and last is not None and _day(*last):
        days = [_completed(part, last) for part in found]
        return days[0] if all(days) else None
    if match := re.fullmatch(_DAYS_OF_ONE_MONTH, text):
        last = _parts(match[2])
        if last is not None and _day(*last) and int(match[1]) < last[2]:
            return _day(last[0], last[1], int(match[1]))
    return None


def _completed(part: str, last: tuple[int, int, int]) -> dt.date | None:
    """A day whose month or year is only written with the last one."""
    year, month, _ = last
    own = _parts(part)
    if own is not None:
        return _day(*own)
    if match := re.fullmatch(rf"(\d{{1,2}}){_ORDINAL}", part):
        return _day(year, month, int(match[1]))
    if match := re.fullmatch(r"(\d{1,2})\s*[/.]\s*(\d{1,2})", part):
        return _day(year, int(match[2]), int(match[1]))
    match = re.fullmatch(rf"(\d{{1,2}}){_ORDINAL} ([a-z]+)", part)
    if match and match[2] in MONTHS:
        return _day(year, MONTHS[match[2]], int(match[1]))
    return None


def _meant(text: str) -> dt.date | None:
    """The day that a month before its day, or a month with a wrong letter, may mean."""
    if match := re.fullmatch(_DAY_FIRST, text):
        return _day(_full_year(match[4]), int(match[1]), int(match[3]))
    match = re.fullmatch(_DAY_IN_WORDS, fold(text))
    if match is None or match[2] in MONTHS:
        return None
    from rapidfuzz.distance import OSA

    near = {number for name, number in MONTHS.items() if OSA.distance(match[2], name) == 1}
    return _day(_full_year(match[3]), near.pop(), int(match[1])) if len(near) == 1 else None


def _is_vague(text: str) -> bool:
    """Whether words tell a time but no day (`mi-octobre`, `semaine 42`, `08/10`)."""
    few = sum(character.isdigit() for character in text) < _DIGITS_OF_A_DATE
    return few or re.fullmatch(_NO_CERTAIN_DAY, fold(text)) is not None


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
    r"(?:(" + "|".join((*MONTHS, *_SEASONS)) + r") (?:de |of )?)?"
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
    return dt.date(year, MONTHS[of_year], _FIRST_DAY_OF_A_PART[part])
