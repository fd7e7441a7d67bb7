"""Which quantity a cell tells: as the French write it, never rounded nor guessed."""

from __future__ import annotations

import math
import re
import unicodedata
from typing import TYPE_CHECKING

from absr.model.labels import fold
from absr.model.record import NamedTuple
from absr.reading.cell_text import plain_signs

if TYPE_CHECKING:
    from absr.reading.cell_text import Raw


class NumberRead(NamedTuple):
    """The quantity of a cell, or why there is none."""

    value: float | None = None
    code: str | None = None
    """V122 approximate, V123 a range or a bound, V124 thousands or decimals; None: see value."""


_UNITS = (
    r"(?:%|€|eur|euros?|personnes?|pers\.?|p\.|participante?s?|habitante?s?|hab\.?|people|persons?)"
)
_ABOUT = "|".join(
    (
        *("≈", "≃", "~", "±", r"\+ ?/ ?-", "environ", r"env\b\.?", "approximativement"),
        *("autour de", "aux alentours de", "a peu pres", "pres de", "presque", "vers", "quelque"),
        *("about", "around", r"approx\.?"),
    )
)
_BOUND = "|".join(
    (
        *("[<>≤≥]=?", "plus de", "moins de", "au moins", "au plus", "au minimum", "au maximum"),
        *("minimum", "maximum", r"max\.?", r"min\.?", "jusqu'a"),
        *("more than", "less than", "at least", "at most"),
    )
)
_DIGITS = r"\d[\d .,]*"
_RANGE = (
    rf"(?:entre |de |between |from )?{_DIGITS} ?(?:-|\ba\b|\bet\b|\bou\b|\bto\b|\band\b) ?{_DIGITS}"
)
_MOST_DIGITS = 15
_GROUPED = r"([+-]? ?)(\d{1,3}(?: \d{3})+|\d{1,15})(?:[.,](\d{1,12}))?"
_DOTTED = r"([+-]? ?)(\d{1,3}(?:\.\d{3})+)(?:,(\d{1,12}))?"
_TWO_READINGS = r"[+-]? ?(?:[1-9]\d{0,2}\.\d{3}|\d{1,3}(?:,\d{3})+\.\d+|\d{1,3}(?:,\d{3}){2,})"

_ROUGHLY = {
    "dizaine": 10,
    "douzaine": 12,
    "quinzaine": 15,
    "vingtaine": 20,
    "trentaine": 30,
    "quarantaine": 40,
    "cinquantaine": 50,
    "soixantaine": 60,
    "centaine": 100,
    "dozen": 12,
}
_UP_TO_TWENTY = (
    "zero,un,deux,trois,quatre,cinq,six,sept,huit,neuf,dix,onze,douze,treize,quatorze,quinze,"
    "seize,dix sept,dix huit,dix neuf,vingt"
)
_WORDS = {word: number for number, word in enumerate(_UP_TO_TWENTY.split(","))} | {"une": 1}
_TENS = {"vingt": 20, "trente": 30, "quarante": 40, "cinquante": 50, "soixante": 60}


def number_in(raw: Raw) -> NumberRead:
    """The quantity of a cell with what is to be said of it; a percentage stays 18."""
    if isinstance(raw, bool):
        return NumberRead()
    if isinstance(raw, (int, float)):
        return NumberRead(float(raw)) if math.isfinite(raw) else NumberRead()
    if not isinstance(raw, str):
        return NumberRead()
    usual = raw.isascii() and raw.isdecimal() and len(raw) <= _MOST_DIGITS
    return NumberRead(float(raw)) if usual else _in_text(raw)


def read_number(raw: Raw) -> float | None:
    """The certain quantity a cell tells (`1 234,5`, `18 %`, `1 200 €`), or None."""
    found = number_in(raw)
    return found.value if found.code is None else None


def read_integer(raw: Raw) -> int | None:
    """The certain whole number a cell tells, or None."""
    if isinstance(raw, int) and not isinstance(raw, bool):
        return raw
    number = read_number(raw)
    return None if number is None or not number.is_integer() else int(number)


def is_below(raw: Raw) -> bool:
    """Whether a cell says fewer than a small number, as statistics under secrecy do (`<5`)."""
    return (
        isinstance(raw, str) and re.fullmatch(r"< ?(?:[1-9]|1[01])", plain_signs(raw)) is not None
    )


def _in_text(text: str) -> NumberRead:
    text = _without_accents(plain_signs(text).casefold()).replace("\u2019", "'")
    exact = _exact(_without_unit(text))
    if exact is not None:
        return exact
    words = _without_unit(text)
    about = re.fullmatch(rf"(?:{_ABOUT}) ?(.+)|(.+?) (?:environ|a peu pres)", words)
    if about is not None:
        found = _exact(_without_unit(about[1] or about[2]))
        if found is not None:
            return found if found.value is None else NumberRead(found.value, "V122")
    rough = re.fullmatch(rf"(?:une? |la |a )?([a-z]+)(?: (?:de |d'|of )?{_UNITS})?", text)
    if rough is not None and rough[1] in _ROUGHLY:
        return NumberRead(float(_ROUGHLY[rough[1]]), "V122")
    if re.fullmatch(_RANGE, words) or re.fullmatch(rf"(?:{_BOUND}) ?{_DIGITS}", words):
        return NumberRead(code="V123")
    return NumberRead()


def _without_accents(text: str) -> str:
    text = unicodedata.normalize("NFC", text)
    for accented, letter in (("é", "e"), ("è", "e"), ("à", "a")):
        text = text.replace(accented, letter)
    return text


def _without_unit(text: str) -> str:
    return re.sub(rf"(?<=[\da-z ]) ?{_UNITS}$", "", text).strip() or text


def _exact(text: str) -> NumberRead | None:
    """The number that stands alone in a text, in figures or in words; None when none does."""
    if re.fullmatch(_TWO_READINGS, text):
        return NumberRead(code="V124")
    match = re.fullmatch(_GROUPED, text) or re.fullmatch(_DOTTED, text)
    if match is not None:
        whole = match[2].replace(" ", "").replace(".", "")
        number = float(f"{whole}.{match[3] or 0}")
        return NumberRead(-number if match[1].startswith("-") else number)
    number_in_words = _of_words(fold(text))
    return None if number_in_words is None else NumberRead(float(number_in_words))


def _of_words(words: str) -> int | None:
    """`deux`, `dix-sept`, `trente`, `vingt et un`, `cinquante-trois`."""
    if words in _WORDS:
        return _WORDS[words]
    tens, _, rest = words.partition(" ")
    if tens not in _TENS:
        return None
    unit = _WORDS.get(rest.removeprefix("et "), 0) if rest else 0
    last = 19 if tens == "soixante" else 9
    return _TENS[tens] + unit if not rest or 0 < unit <= last else None
