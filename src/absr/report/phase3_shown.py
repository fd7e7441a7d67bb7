"""Facts of phase 3 as they are printed: costs, dates, alerts, and counts that are hidden."""

from __future__ import annotations

from typing import TYPE_CHECKING

from absr.report.shown import Printer

if TYPE_CHECKING:
    import datetime as dt

    from absr.model.action_edition import ActionPart, ShownAction, ShownProposal
    from absr.model.edition import Quote


class Phase3Printer(Printer):
    """Prints the figures and records of phase 3."""

    @property
    def action(self) -> ActionPart:
        """What this edition may say of phase 3."""
        return self.edition.action

    def day(self, day: dt.date | None) -> str:
        """A date in words, or nothing."""
        return self.speech.day(day) if day else ""

    def label(self, list_id: str, value: str | None) -> str:
        """The words of a listed value; « not filled » for none."""
        return self.speech.label(list_id, value) if value else self.speech("not_filled")

    def theme(self, theme: str | None) -> str:
        """The name of a theme, or that none was given."""
        if not theme:
            return self.speech("phase3.no_theme")
        return self.edition.settings.theme_label(theme)

    def themes(self, themes: tuple[str, ...]) -> str:
        """The names of several themes, which may hold commas."""
        return self.speech("phase1.separator").join(map(self.theme, themes))

    def euros(self, cost: int) -> str:
        """A cost in euros; that it costs nothing where it is nil."""
        return self.speech.count("count.euros", cost) if cost else self.speech("phase3.free")

    def alerts(self, action: ShownAction) -> str:
        """What is wrong with an action, a line each."""
        facts = {
            "day": self.day(action.step_on),
            "funding": self.label("funding_states", action.funding).lower(),
        }
        return "\n".join(self.speech(f"phase3.alert.{alert}", **facts) for alert in action.alerts)

    def inside(self, *ids: str) -> list[str]:
        """Evidence ids, which are printed in the internal edition only."""
        return list(ids) if self.internal else []

    def proposal(self, proposal: ShownProposal, *, about: bool = True) -> str:
        """A proposal as a cell shows it: number and words, then what it is about."""
        words = " · ".join(part for part in (proposal.ref, proposal.text) if part)
        details = [self.theme(proposal.theme)] if about else []
        details += self.inside(proposal.id)
        return "\n".join(part for part in (words, " · ".join(details)) if part)

    def quote(self, quote: Quote) -> dict[str, object]:
        """Words that may be quoted, with who said them."""
        speech = self.speech
        said_by = quote.profile or speech(f"phase1.by.{quote.actor_type or 'somebody'}")
        if quote.is_reformulation:
            said_by = speech("phase1.reformulation")
        details = [said_by, quote.interview or "", *self.inside(quote.id)]
        return {
            "text": quote.text,
            "by": " · ".join(detail for detail in details if detail),
            "reformulated": quote.is_reformulation,
        }

    def _hidden(self, unit: str) -> str:
        if unit in {"pledges", "participants"}:
            return self.speech(f"phase3.hidden.{unit}")
        return super()._hidden(unit)
