"""The register of resources as it is printed: themes, states, voices, sources."""

from __future__ import annotations

from typing import TYPE_CHECKING

from absr.model.labels import fold
from absr.model.register_facts import DISPUTED, UNKNOWN, resource_key
from absr.report.shown import Printer
from absr.wording.resource_states import SaidState, standing_label, states_in_words

if TYPE_CHECKING:
    from collections.abc import Iterable

    from absr.model.edition import Edition
    from absr.model.register_edition import ShownResource
    from absr.wording.speech import Speech

STANDINGS = ("active", "fragile", "dormant", "planned", "gone", DISPUTED, UNKNOWN)
"""States in the order in which they are shown."""

_ARTICLES = {
    "fr": frozenset({"le", "la", "les", "l", "un", "une", "des"}),
    "en": frozenset({"the", "a", "an"}),
}
"""What does not count at the head of a name when names are put in order."""


_SEVERAL = 2


class RegisterPrinter(Printer):
    """Prints the register of one edition."""

    def __init__(self, edition: Edition, speech: Speech) -> None:
        """Put the most cited resources first; outside, where no number is told, by name."""
        super().__init__(edition, speech)
        self.resources = tuple(sorted(edition.register.resources, key=self._place))

    def of_theme(self, theme: str) -> tuple[ShownResource, ...]:
        """The resources of a theme; for an empty one, those without any."""
        return tuple(one for one in self.resources if theme in (one.themes or ("",)))

    def first_of(self, theme: str) -> tuple[ShownResource, ...]:
        """The resources that are described under a theme: it is the first of theirs."""
        return tuple(one for one in self.resources if first_theme(one) == theme)

    def elsewhere(self, theme: str) -> tuple[tuple[str, tuple[ShownResource, ...]], ...]:
        """The other resources of a theme, by the theme under which they are described."""
        others = [one for one in self.of_theme(theme) if first_theme(one) != theme]
        homes = [home for home in self.edition.register.themes if home != theme]
        groups = ((home, tuple(o for o in others if first_theme(o) == home)) for home in homes)
        return tuple((home, group) for home, group in groups if group)

    def of_standing(self, *standings: str) -> tuple[ShownResource, ...]:
        """The resources in these states, state by state."""
        return tuple(
            one for standing in standings for one in self.resources if one.standing == standing
        )

    def uncited(self) -> tuple[ShownResource, ...]:
        """The resources that no voice cites."""
        return tuple(one for one in self.resources if self.is_nil(f"register.citations.{one.id}"))

    def themes(self) -> tuple[str, ...]:
        """The themes of which something is to be said, in the project's order; none last."""
        return tuple(
            theme
            for theme in self.edition.register.themes
            if not self.is_nil(f"register.themes.{theme}.resources") or self.has_unnamed(theme)
        )

    def has_needs(self, theme: str) -> bool:
        """Whether somebody told a need of this theme in an interview, or a table wrote one."""
        names = (f"themes.{theme}.need.voices", f"register.written_needs.{theme}")
        return not all(map(self.is_nil, names))

    def has_unnamed(self, theme: str) -> bool:
        """Whether a resource is spoken of in this theme without its name."""
        names = (f"register.unnamed.{theme}", f"register.unnamed_contributions.{theme}")
        return not all(map(self.is_nil, names))

    def theme_label(self, theme: str) -> str:
        """The name of a theme; « without a theme » for none."""
        if not theme:
            return self.speech("register.no_theme")
        return self.edition.settings.theme_label(theme)

    def name(self, resource: ShownResource) -> str:
        """The name of a resource at the head of a row."""
        return resource.name[:1].upper() + resource.name[1:]

    def names(self, resources: Iterable[ShownResource]) -> str:
        """Names in a row, in the order of the alphabet."""
        found = sorted(resources, key=self._by_name)
        return self.speech("phase1.separator").join(one.name for one in found)

    def alphabetical(self) -> tuple[ShownResource, ...]:
        """Every resource by name, articles set aside."""
        return tuple(sorted(self.resources, key=self._by_name))

    def disputed_names(self, resources: Iterable[ShownResource]) -> str:
        """Names in a row, each with the states that are said of it."""
        found = sorted(resources, key=self._by_name)
        return self.speech("phase1.separator").join(
            self.speech("register.named.states", name=one.name, states=self.states(one, "any"))
            for one in found
        )

    def needs_said(self) -> str:
        """The base of the needs said in interviews, in words."""
        if self.is_hidden("said.need.voices"):
            return self.speech("resources.needs.hidden")
        return self.speech.count("count.voices", int(self.length("said.need.voices")))

    def listed(self, number: int, figure: str) -> str:
        """How many resources a table lists, of how many: `12 ressources sur 22`."""
        whole = int(self.length(figure))
        listed = self.speech.count("count.resources", number)
        if number == whole:
            return listed
        return self.speech("resources.listed", listed=listed, whole=self.speech.number(whole))

    def not_named(self, figure: str, listed: int) -> int:
        """How many of those that a figure counts are not named in this edition."""
        return max(int(self.length(figure)) - listed, 0)

    def category(self, category: str | None) -> str:
        """The words of a category; a dash for none."""
        return self.speech.label("resource_categories", category or None)

    def state(self, resource: ShownResource) -> str:
        """The state of a resource, or each of those it is said to be in, on lines of their own.

        Outside, which kinds of sources say so, without numbers.
        """
        said = [self._said(resource, one.state) for one in resource.states]
        states = [
            SaidState(
                one.state,
                number if self.internal else "",
                on_sheet=one.on_sheet and self.internal,
                sources=() if self.internal else one.sources,
            )
            for one, number in zip(resource.states, said, strict=True)
        ]
        lines = states_in_words(states, self.speech)
        if not self.internal and len(states) < _SEVERAL:
            lines.append(self.known_from(resource))
        if resource.is_debated:
            lines.append(self.speech("register.debated"))
        return "\n".join(line for line in lines if line)

    def known_from(self, resource: ShownResource) -> str:
        """Which kinds of sources name a resource: `feuille · entretien`."""
        return " · ".join(self.speech(f"register.from.{kind}") for kind in resource.sources)

    def state_alone(self, resource: ShownResource) -> str:
        """The state of a resource in words, without who says it."""
        return self.states(resource, "any") or "–"

    def states(self, resource: ShownResource, link: str) -> str:
        """The states that are said of a resource, in a row: `active, fragile ou disparue`."""
        words = [self.speech.label("resource_states", s.state).lower() for s in resource.states]
        if len(words) < _SEVERAL:
            return "".join(words)
        if link == "some":
            first, *rest = words
            return self.speech("register.states.some", first=first, others=self._either(rest))
        return self._either(words)

    def where(self, resource: ShownResource) -> str:
        """Where and when a resource is found, for whom, and who keeps it alive."""
        holder = resource.holder
        if holder and resource_key(holder) != resource_key(resource.name):
            holder = self.speech("register.held_by", holder=holder)
        else:
            holder = ""
        parts = (resource.district or "", resource.access, resource.audience, holder)
        found = " · ".join(part for part in parts if part)
        return found[:1].upper() + found[1:]

    def outside(self, resource: ShownResource) -> str:
        """How a resource is named outside the office, for those inside."""
        return self.speech(f"register.outside.{resource.outside}")

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
        if not self.length(name):
            return ""
        # A count and its word stay on one line of a narrow column.
        voices = self.speech.count("count.voices", int(self.length(name)))
        return voices.replace(" ", "\u00a0")

    def _either(self, words: list[str]) -> str:
        *first, last = words
        if not first:
            return last
        return self.speech("register.states.or", first=", ".join(first), last=last)

    def _place(self, resource: ShownResource) -> tuple[float, tuple[str, str]]:
        # Outside no number of voices stands beside a name: neither does its order tell one.
        cited = self.length(f"register.citations.{resource.id}") if self.internal else 0
        return -cited, self._by_name(resource)

    def _by_name(self, resource: ShownResource) -> tuple[str, str]:
        words = fold(resource.name).split()
        if len(words) >= _SEVERAL and words[0] in _ARTICLES[self.speech.language]:
            words = words[1:]
        return " ".join(words), resource.name


def first_theme(resource: ShownResource) -> str:
    """The theme under which a resource is described: its first in the project's order."""
    return resource.themes[0] if resource.themes else ""
