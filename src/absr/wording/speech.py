"""The words of one language: texts by key, plurals, numbers, dates and labels."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from absr.model.value_lists import VALUE_LISTS
from absr.wording.compiled_texts import CompiledTexts
from absr.wording.typography import french

if TYPE_CHECKING:
    import datetime as dt
    from pathlib import Path

    from absr.model.labels import Language

_LARGEST_BARE_NUMBER = 999
_LARGEST_WRITTEN_OUT = 1e15
"""Beyond it a number is no count of anything, and its digits would not be exact."""


class Speech:
    """All that absr can say in one language."""

    def __init__(self, language: Language) -> None:
        """Open the catalogue of `language`."""
        self.language = language
        self._texts = CompiledTexts(_catalogue(language).read_bytes())
        self._finished: dict[str, tuple[str, ...]] = {}

    def __call__(self, key: str, /, **facts: object) -> str:
        """The text called `key`, filled with `facts`; KeyError when the catalogue lacks it."""
        text = self._forms(key)[0]
        return text.format(**facts) if facts else text

    def has(self, key: str) -> bool:
        """Whether the catalogue has the text `key`."""
        return bool(self._texts.forms(key))

    def count(self, key: str, number: int, /, **facts: object) -> str:
        """The text called `key` in the singular or plural that `number` asks for."""
        singular, plural = self._forms(key)
        text = plural if _asks_for_plural(self.language, number) else singular
        return text.format(n=self.number(number), **facts)

    def number(self, value: float, decimals: int = 0) -> str:
        """A number as it is written in this language (`1 234,5`)."""
        if isinstance(value, int) and 0 <= value <= _LARGEST_BARE_NUMBER and not decimals:
            return str(value)
        if abs(value) >= _LARGEST_WRITTEN_OUT:
            text = f"{value:.2e}"
            return text.replace(".", ",") if self.language == "fr" else text
        from babel.numbers import format_decimal

        pattern = "#,##0" + ("." + "0" * decimals if decimals else "")
        return str(format_decimal(value, pattern, self.language))

    def percent(self, part: int, whole: int) -> str:
        """A share as a percentage without decimals (`24 %`)."""
        share = f"{self.number(round(100 * part / whole))} %" if whole else "–"
        return self.typeset(share)

    def day(self, day: dt.date) -> str:
        """A date in words (`1er janvier 2027`)."""
        month = self(f"date.month.{day.month}")
        return self(
            "date.first" if day.day == 1 else "date.day", day=day.day, month=month, year=day.year
        )

    @staticmethod
    def short_day(day: dt.date) -> str:
        """A date in figures, day first (`12/06/2026`)."""
        return f"{day:%d/%m/%Y}"

    def label(self, list_id: str, value: str | None) -> str:
        """The words of a listed value; a dash for none."""
        if value is None:
            return "–"
        return self.typeset(VALUE_LISTS[list_id].label(value, self.language))

    def quoted(self, text: str) -> str:
        """Words as a quotation, in the marks of the language."""
        return f"«\u00a0{text}\u00a0»" if self.language == "fr" else f"“{text}”"

    def listing(self, words: list[str]) -> str:
        """Words in a row: `a, b et c`."""
        if len(words) < 2:  # noqa: PLR2004 -- one word needs no link
            return "".join(words)
        return f"{', '.join(words[:-1])} {self('link.and')} {words[-1]}"

    def _forms(self, key: str) -> tuple[str, ...]:
        """A text as it is printed, and its plural where it has one; KeyError without it."""
        forms = self._finished.get(key)
        if forms is None:
            forms = self._finished[key] = tuple(map(self.typeset, self._texts.forms(key)))
        if not forms:
            raise KeyError(key)
        return forms

    def typeset(self, text: str) -> str:
        """`text` with the spacing and apostrophes of the language."""
        return french(text) if self.language == "fr" else text


def _asks_for_plural(language: Language, number: int) -> bool:
    """The rule that the catalogues are made with: « 0 personne », but “0 persons”."""
    return number > 1 if language == "fr" else number != 1


@cache
def speak(language: Language) -> Speech:
    """The words of `language`, opened once."""
    return Speech(language)


def _catalogue(language: Language) -> Path:
    from pathlib import Path

    return Path(__file__).parent / "compiled" / f"{language}.mo"
