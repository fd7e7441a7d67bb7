"""The figures and words of the workshop as they are printed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from absr.model.workshop_facts import UNKNOWN
from absr.report.shown import Printer

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from absr.model.edition import Edition
    from absr.model.workshop_edition import Slip
    from absr.model.workshop_facts import Voted
    from absr.wording.speech import Speech


class WorkshopPrinter(Printer):
    """Prints what one edition says of the workshop."""

    def __init__(self, edition: Edition, speech: Speech) -> None:
        """Keep the edition, and find slips and votes by the id of their contribution."""
        super().__init__(edition, speech)
        self.part = edition.workshop
        self.slips: dict[str, Slip] = {slip.id: slip for slip in self.part.slips}
        self.votes: dict[str, Voted] = {voted.contribution: voted for voted in self.part.votes}

    def is_known(self, name: str) -> bool:
        """Whether it was counted at all: what nobody noted is not nil."""
        return self.figure(name) is not None

    def counted(self, name: str, unit: str) -> str:
        """A figure in a sentence: `12 contributions`, `un nombre non communiqué de personnes`."""
        if self.is_hidden(name):
            return self.speech(f"phase2.hidden.{unit}")
        return self.speech.count(f"phase2.count.{unit}", self._value(name))

    def sentence(self, key: str, name: str, /, **facts: object) -> str:
        """A sentence about one figure; nothing where it is nil, hidden or was not counted."""
        if self.is_nil(name) or self.is_hidden(name):
            return ""
        return self.speech.count(key, self._value(name), **facts)

    def counts(self, unit: str, number: int) -> str:
        """A number that is no figure: rounds, themes, tables of a list."""
        return self.speech.count(f"phase2.count.{unit}", number)

    def college(self, college: str) -> str:
        """The name of a college."""
        if college == UNKNOWN:
            return self.speech("not_filled")
        return self.speech.label("colleges", college)

    def theme(self, theme: str | None) -> str:
        """The name of a theme."""
        if theme is None or theme == UNKNOWN:
            return self.speech("phase2.no_theme")
        return self.edition.settings.theme_label(theme)

    def series(self, words: Iterable[str]) -> str:
        """Words that may hold commas, in a row."""
        return self.speech("phase2.separator").join(word for word in words if word)

    def base_of_votes(self) -> str:
        """What stands under every vote: how many were there, and whom they do not stand for."""
        name, watched = "workshop.present", "workshop.observers"
        if not self.is_known(name):
            return self.speech("phase2.votes.base.unknown")
        if self.is_hidden(name):
            return self.speech("phase2.votes.base.hidden")
        if self.shows_any([watched]):
            observers = self.number(watched)
            key = "phase2.votes.base.observers"
            return self.speech.count(key, self._value(name), observers=observers)
        return self.speech.count("phase2.votes.base", self._value(name))

    def either(self, words: Sequence[str]) -> str:
        """Words in a row, of which one holds: `a, b ou c`."""
        link = self.speech("phase2.or")
        return f" {link} ".join(part for part in (", ".join(words[:-1]), words[-1]) if part)

    def support(self, voted: Voted) -> str:
        """The dots of a contribution, and the colleges they come from."""
        dots = self.counted(f"workshop.dots.{voted.contribution}", "dots")
        if voted.breadth is None:
            return dots
        colleges = self.counts("colleges", voted.breadth)
        return self.speech("phase2.votes.support", dots=dots, colleges=colleges)

    def by(self, slip: Slip, *, table: bool = True) -> str:
        """Where a contribution comes from, how far it is shared, what it received."""
        voted = self.votes.get(slip.id)
        return " · ".join(
            part
            for part in (
                self.speech("phase2.by.table", table=slip.table) if slip.table and table else "",
                self._round(slip),
                self.speech(f"phase2.by.consensus.{slip.consensus}") if slip.consensus else "",
                self.support(voted) if voted else "",
                slip.ref or "",
                slip.id if self.internal else "",
            )
            if part
        )

    def whence(self, slip: Slip) -> str:
        """The table of a contribution and its number: where to find it, in a few words."""
        table = self.speech("phase2.by.table", table=slip.table) if slip.table else ""
        return " · ".join(p for p in (table, slip.ref, slip.id if self.internal else "") if p)

    def _round(self, slip: Slip) -> str:
        """The round, where there were several."""
        if slip.round is None or len(self.part.rounds) == 1:
            return ""
        return self.speech("phase2.by.round", round=slip.round)

    def lines(self, slips: Iterable[Slip], *, table: bool = True) -> list[dict[str, str]]:
        """Contributions as they are listed."""
        return [
            {"text": slip.text, "by": self.by(slip, table=table) or self.theme(slip.theme)}
            for slip in slips
        ]

    def of_ids(self, ids: Sequence[str]) -> list[Slip]:
        """Contributions by their ids."""
        return [self.slips[name] for name in ids]
