"""The register of resources as it is printed: themes, states, voices, sources."""

from __future__ import annotations

from typing import TYPE_CHECKING

from absr.model.register_facts import DISPUTED, UNKNOWN
from absr.report.shown import Printer
from absr.wording.resource_states import SaidState, standing_label, states_in_words

if TYPE_CHECKING:
    from absr.model.edition import Edition
    from absr.model.register_edition import ShownResource
    from absr.wording.speech import Speech

STANDINGS = ("active", "fragile", "dormant", "planned", "gone", DISPUTED, UNKNOWN)
"""States in the order in which they are shown."""


class RegisterPrinter(Printer):
    """Prints the register of one edition."""

    def __init__(self, edition: Edition, speech: Speech) -> None:
        """Put the most cited resources first, as far as their voices are shown."""
        super().__init__(edition, speech)
        self.resources = tuple(sorted(edition.register.resources, key=self._place))

    def of_theme(self, theme: str) -> tuple[ShownResource, ...]:
        """The resources of a theme, the most cited first; for an empty one, those without any."""
        return tuple(one for one in self.resources if theme in (one.themes or ("",)))

    def of_standing(self, *standings: str) -> tuple[ShownResource, ...]:
        """The resources in these states, state by state."""
        return tuple(
            one for standing in standings for one in self.resources if one.standing == standing
        )

    def uncited(self) -> tuple[ShownResource, ...]:
        """The resources that no voice cites."""
        return tuple(one for one in self.resources if self.is_nil(f"register.citations.{one.id}"))

    def themes(self) -> tuple[str, ...]:
        """The themes of which something is to be said: most resources first, none of them last."""
        named = [
            theme
            for theme in self.edition.register.themes
            if not self.is_nil(f"register.themes.{theme}.resources") or self.has_unnamed(theme)
        ]
        return tuple(
            sorted(
                named,
                key=lambda t: (not t, -self.length(f"register.themes.{t}.resources")),
            )
        )

    def has_unnamed(self, theme: str) -> bool:
        """Whether a resource is spoken of in this theme without its name."""
        names = (f"register.unnamed.{theme}", f"register.unnamed_contributions.{theme}")
        return not all(map(self.is_nil, names))

    def theme_label(self, theme: str) -> str:
        """The name of a theme; « without a theme » for none."""
        if not theme:
            return self.speech("register.no_theme")
        return self.edition.settings.theme_label(theme)

    def category(self, category: str | None) -> str:
        """The words of a category; a dash for none."""
        return self.speech.label("resource_categories", category or None)

    def state(self, resource: ShownResource) -> str:
        """The state of a resource, or each of those it is said to be in, on lines of their own."""
        states = [
            SaidState(said.state, self._said(resource, said.state), said.on_sheet)
            for said in resource.states
        ]
        return "\n".join(states_in_words(states, self.speech))

    def standing(self, standing: str) -> str:
        """The words of a state as it is counted."""
        return standing_label(standing, self.speech)

    def voices(self, resource: ShownResource) -> str:
        """How many voices cite a resource."""
        return self.number(f"register.citations.{resource.id}")

    def sources(self, resource: ShownResource) -> str:
        """Who cites a resource, as far as it may be said: interviews, tables, other sources."""
        speech = self.speech
        tables = [speech("register.table", ref=ref) for ref in resource.tables]
        found = [*resource.interviews, *tables, *resource.other_sources]
        return speech("phase1.separator").join(found) or "–"

    def _said(self, resource: ShownResource, state: str) -> str:
        name = f"register.said.{resource.id}.{state}"
        if self.is_nil(name):
            return ""
        if self.is_hidden(name):
            return self.speech("register.voices.hidden")
        return self.speech.count("count.voices", int(self.length(name)))

    def _place(self, resource: ShownResource) -> float:
        # A hidden count stands just below the threshold, whatever it is: its place tells nothing.
        name = f"register.citations.{resource.id}"
        below = self.edition.settings.privacy.threshold - 0.5
        return -(below if self.is_hidden(name) else self.length(name))
