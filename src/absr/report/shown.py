"""Figures of an edition as they are printed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from absr.model.edition import Audience

if TYPE_CHECKING:
    from collections.abc import Iterable

    from absr.model.edition import Edition, Shown
    from absr.wording.speech import Speech


class Printer:
    """Prints the figures of one edition in its language."""

    def __init__(self, edition: Edition, speech: Speech) -> None:
        """Keep the edition and the words."""
        self.edition = edition
        self.speech = speech
        self.internal = edition.audience is Audience.INTERNAL

    def figure(self, name: str) -> Shown | None:
        """The figure called `name`; None when nothing was counted under that name."""
        return self.edition.figures.get(name)

    def number(self, name: str) -> str:
        """A figure for a table: a number, `n. c.` where it is hidden, `0` where there is none."""
        figure = self.figure(name)
        if figure is None:
            return "0"
        if figure.value is None:
            return self.speech("phase1.not_shown")
        return self.speech.number(figure.value)

    def length(self, name: str) -> float:
        """The length of a figure's bar; none where it is hidden."""
        figure = self.figure(name)
        return float(figure.value or 0) if figure else 0.0

    def counted(self, name: str, unit: str) -> str:
        """A figure in a sentence: `12 voix`, `un nombre non communiqué de propos`."""
        if self.is_hidden(name):
            return self._hidden(unit)
        return self.speech.count(f"count.{unit}", self._value(name))

    def bare(self, name: str) -> str:
        """Voices in a sentence that has named them already: `12`, `aucune`."""
        if self.is_hidden(name):
            return self._hidden("voices")
        return self.speech("phase1.no_voice") if self.is_nil(name) else self.number(name)

    def series(self, words: Iterable[str]) -> str:
        """Words that may hold commas, in a row."""
        return self.speech("phase1.separator").join(words)

    def spoken(self) -> tuple[str, ...]:
        """The themes that somebody spoke of."""
        return tuple(t for t in self.edition.themes if not self.is_nil(f"themes.{t}.all.voices"))

    def is_hidden(self, name: str) -> bool:
        """Whether the figure may not be shown."""
        figure = self.figure(name)
        return figure is not None and figure.value is None

    def is_nil(self, name: str) -> bool:
        """Whether nothing was counted."""
        figure = self.figure(name)
        return figure is None or figure.value == 0

    def shows_any(self, names: Iterable[str]) -> bool:
        """Whether one of these figures is shown and not nil."""
        return any(self.length(name) for name in names)

    def _value(self, name: str) -> int:
        figure = self.figure(name)
        return figure.value or 0 if figure else 0

    def _hidden(self, unit: str) -> str:
        if unit == "voices":
            # Sentences count voices of all that was said and of a theme. Those are hidden for their
            # own sake, never for another's (`privacy.suppression`): few interviews are behind them.
            threshold = self.edition.settings.privacy.threshold
            return self.speech("hidden.interviews", threshold=threshold)
        return self.speech(f"phase1.hidden.{unit}")
