"""Figures of an edition as they are printed."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from absr.model.edition import Edition, Shown
    from absr.wording.speech import Speech


class Printer:
    """Prints the figures of one edition in its language."""

    def __init__(self, edition: Edition, speech: Speech) -> None:
        """Keep the edition and the words."""
        self.edition = edition
        self.speech = speech

    def figure(self, name: str) -> Shown | None:
        """The figure called `name`; None when nothing was counted under that name."""
        return self.edition.figures.get(name)

    def number(self, name: str) -> str:
        """A figure for a table: a number, `< 5` where it is hidden, `0` where there is none."""
        figure = self.figure(name)
        if figure is None:
            return "0"
        if figure.value is None:
            return f"< {self.edition.settings.privacy.threshold}"
        return self.speech.number(figure.value)

    def length(self, name: str) -> float:
        """The length of a figure's bar; none where it is hidden."""
        figure = self.figure(name)
        return float(figure.value or 0) if figure else 0.0

    def counted(self, name: str, unit: str) -> str:
        """A figure in a sentence: `12 voix`, `moins de 5 voix`."""
        figure = self.figure(name)
        if figure is not None and figure.value is None:
            threshold = self.edition.settings.privacy.threshold
            return self.speech(f"hidden.{unit}", threshold=threshold)
        return self.speech.count(f"count.{unit}", figure.value or 0 if figure else 0)

    def is_nil(self, name: str) -> bool:
        """Whether nothing was counted."""
        figure = self.figure(name)
        return figure is None or figure.value == 0
