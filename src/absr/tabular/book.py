"""What the sheets of one workbook share while their cells are read."""

from __future__ import annotations

from typing import TYPE_CHECKING

from absr.model.record import NamedTuple
from absr.tabular.rejection import too_large
from absr.tabular.serials import NumberForm
from absr.tabular.text import clean, decode_escapes

if TYPE_CHECKING:
    from collections.abc import Sequence

    from absr.tabular.limits import Limits


class CellKind(NamedTuple):
    """How to understand the content of a cell: the type it declares, the form of its numbers."""

    type: str
    form: NumberForm


NUMBER = CellKind("n", NumberForm.NUMBER)
SHARED = CellKind("s", NumberForm.NUMBER)


class TextIntake:
    """Cleans every text once, and remembers those in which a character had to be replaced."""

    def __init__(self, limits: Limits) -> None:
        """Prepare to take texts no longer than `limits` allows."""
        self._limits = limits
        self.replaced: set[str] = set()
        """Texts as they are kept, each with at least one U+FFFD of our own."""

    def take(self, text: str) -> str | None:
        """The text of a cell as absr keeps it, None when it is empty."""
        if len(text) > self._limits.text_chars:
            raise too_large("text_chars", self._limits.text_chars)
        text, replaced = clean(decode_escapes(text))
        if replaced:
            self.replaced.add(text)
        return text or None


class Book(NamedTuple):
    """Its name, the shared texts, the meaning of the styles, and how it counts days."""

    name: str
    strings: Sequence[str | None]
    forms: tuple[NumberForm, ...]
    since_1904: bool
    recalculated: bool
    texts: TextIntake
    limits: Limits

    def kind(self, type_: str | None, style: str | None) -> CellKind:
        """The kind of a cell with these attributes; always the same object for the usual two."""
        if type_ == "s":
            return SHARED
        number = int(style) if style and style.isascii() and style.isdigit() else 0
        form = self.forms[number] if number < len(self.forms) else NumberForm.NUMBER
        if type_ in {None, "", "n"}:
            return NUMBER if form is NumberForm.NUMBER else CellKind("n", form)
        return CellKind(type_ or "n", form)
