"""What spreadsheets do to numbers that are names: a SIRET, a commune, a postcode, a telephone.

A number that is a name has no quantity: its zeros count, all of its digits count. A spreadsheet
takes it for a quantity, drops the zeros before it and shows a long one as `1,23457E+13`, which is
all that a CSV file then keeps. A value is put right only where one alone can have been meant.
"""

from __future__ import annotations

import datetime as dt
import re
from enum import Enum
from typing import TYPE_CHECKING

from absr.model.record import NamedTuple

if TYPE_CHECKING:
    from absr.reading.values import Raw

ZERO_PUT_BACK, DIGITS_LOST, DATE_INSTEAD = "V117", "V118", "V119"

_SCIENTIFIC = re.compile(r"[0-9](?:[.,][0-9]+)?E[+-]?[0-9]{1,3}", re.IGNORECASE)
_NUMBER = re.compile(
    rf"{_SCIENTIFIC.pattern}|[0-9]+[.,][0-9]*[1-9][0-9]*",
    re.IGNORECASE,
)
"""A number that names nothing any more: with an exponent, or with decimals."""
_BLANKS = re.compile(r"[\s\u00a0\u202f]+")
_PUNCTUATION = re.compile(r"[\s\u00a0\u202f./-]+")
_DIGITS = re.compile("[0-9]+")
_DECIMAL_TAIL = re.compile(r"[.,]0+$")
_SIREN, _SIRET, _PLACE, _PHONE = 9, 14, 5, 10
_NO_ESTABLISHMENT = "00000"
"""The last five digits of a SIRET count the places of a firm from one on."""
_FIRST_OF_MONTH = 1


class Identifier(Enum):
    """What the numbers of a column name."""

    SIRET = "siret"
    COMMUNE = "commune"
    """The code of INSEE: five digits, or `2A` or `2B` and three."""
    POSTCODE = "postcode"
    PHONE = "phone"


class Identified(NamedTuple):
    """The value of a cell as text, and what is to be said of it."""

    value: str | None
    code: str | None = None
    """V117: a zero was put back. V118: digits are lost, V119: it is a date; nothing is taken."""
    meant: str | None = None
    """With V119: what was typed, where the date leaves no doubt."""


def read_identifier(raw: Raw, what: Identifier) -> Identified:
    """What a cell names in a column of such numbers.

    A text that is no number is left as it is written: it is not for this module to judge.
    """
    if raw is None or isinstance(raw, dt.date | dt.time | dt.timedelta):
        return read_label(raw)
    if isinstance(raw, float) and not raw.is_integer():
        return Identified(None, DIGITS_LOST)
    text = str(int(raw)) if isinstance(raw, float) else str(raw).strip()
    if what is Identifier.PHONE:
        return _phone(text)
    if _NUMBER.fullmatch(_BLANKS.sub("", text)):
        return Identified(None, DIGITS_LOST)
    digits = _BLANKS.sub("", _DECIMAL_TAIL.sub("", text))
    if not _DIGITS.fullmatch(digits):
        return Identified(text or None)
    return _siret(digits) if what is Identifier.SIRET else _place(digits)


def read_label(raw: Raw) -> Identified:
    """What a cell says where a word, a range (`6-8`) or a reference is meant, and never a date."""
    if isinstance(raw, dt.date):
        return Identified(None, DATE_INSTEAD, typed_for(raw))
    if isinstance(raw, dt.time | dt.timedelta):
        return Identified(None, DATE_INSTEAD)
    return Identified(None if raw is None else str(raw))


def typed_for(day: dt.date) -> str | None:
    """What a French spreadsheet made this date of: `6-8` for 6 August.

    None for the first of a month, which `1-8` gives as well as `8-26`, and for a time of day.
    """
    if isinstance(day, dt.datetime) and day.time() != dt.time():
        return None
    return None if day.day == _FIRST_OF_MONTH else f"{day.day}-{day.month}"


def _siret(digits: str) -> Identified:
    """Never rebuilt: where digits are missing, nothing tells which."""
    whole = len(digits) == _SIRET and not digits.endswith(_NO_ESTABLISHMENT)
    if whole or len(digits) == _SIREN:
        return Identified(digits)
    return Identified(None, DIGITS_LOST)


def _place(digits: str) -> Identified:
    if len(digits) == _PLACE:
        return Identified(digits)
    if len(digits) == _PLACE - 1 and not digits.startswith("0"):
        return Identified(f"0{digits}", ZERO_PUT_BACK)
    return Identified(None, DIGITS_LOST)


def _phone(text: str) -> Identified:
    """A number of ten digits whose zero is gone; others, of services or abroad, are left alone."""
    if _SCIENTIFIC.fullmatch(text):
        return Identified(None, DIGITS_LOST)
    digits = _PUNCTUATION.sub("", text)
    if _DIGITS.fullmatch(digits) and len(digits) == _PHONE - 1 and not digits.startswith("0"):
        return Identified(f"0{digits}", ZERO_PUT_BACK)
    return Identified(text or None)
