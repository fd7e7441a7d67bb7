"""What `absr.yaml` says of the project; the only settings a user edits by hand."""

from __future__ import annotations

from typing import TYPE_CHECKING

from absr.model.labels import Labels, fold_without_articles
from absr.model.record import NamedTuple
from absr.model.value_lists import VALUE_LISTS

if TYPE_CHECKING:
    from datetime import date

    from absr.model.labels import Language


DECIDED_THEMES = "decided_themes"
"""The list of what a workbook of proposed themes may be answered; nothing else is decided in it."""

NO_THEME = "none"
"""Stands for « none of the themes » where somebody decides which one a statement speaks of."""
_NONE = Labels("Aucun", "None")


SIMILAR = "SIMILAR"
"""Among the comparators: the communes of about the same size in the same département."""
SIMILAR_SET = "similar"
"""Id of the set that it stands for; no set of a project's own may be called so."""


class Theme(NamedTuple):
    """A theme of the project: its stable id, its name and the other names it is known by."""

    id: str
    label: str
    aliases: tuple[str, ...] = ()
    chapters: tuple[str, ...] = ()
    """Chapters of the analysis of social needs that this theme touches (the crosswalk)."""
    indicators: tuple[str, ...] = ()
    """The indicators that tell of it, and no others; empty: all those of its chapters."""
    split_from: tuple[tuple[str, tuple[str, ...]], ...] = ()
    """Theme that this one was split from → sub-themes of which the statements are counted here."""


class TerritorySet(NamedTuple):
    """Communes that the project puts together to compare with (`SET-voisines`)."""

    id: str
    label: str
    communes: tuple[str, ...]
    """Codes INSEE."""


class Thresholds(NamedTuple):
    """From which gap on a difference is said; absr's own marks, which a project may change."""

    points: float = 3.0
    """For rates, in points."""
    relative: float = 20.0
    """For euros, counts and ratios, in % of the comparator's value."""
    voices: int = 3
    """From this many voices on a need is said by several; below, by few."""
    actor_types: int = 2
    """The same voices must be of this many types of actors: one profession is one view."""


class PrivacySettings(NamedTuple):
    """How much must stay hidden outside the internal edition."""

    threshold: int = 5
    """Counts of people from 1 to this number minus one are hidden; at least 3 (absr's own mark)."""


class Settings(NamedTuple):
    """The whole of `absr.yaml`, checked."""

    commune: str
    """Code INSEE."""
    commune_name: str
    organisation: str
    language: Language
    renewal_year: int
    """Year of the general renewal of the municipal councils that the analysis follows."""
    board_date: date | None
    """Day on which the report is, or was, presented to the board."""
    themes: tuple[Theme, ...]
    districts: tuple[str, ...] = ()
    comparators: tuple[str, ...] = ()
    quotas: tuple[tuple[str, int], ...] = ()
    """Persons to be met, by actor type."""
    notice: str | None = None
    """A banner printed on every document (an invented example says so)."""
    privacy: PrivacySettings = PrivacySettings()
    sets: tuple[TerritorySet, ...] = ()
    """Sets of communes to compare with, named among the comparators as `SET-id`."""
    thresholds: Thresholds = Thresholds()
    indicators: tuple[str, ...] = ()
    """Ids of indicators that the portrait shows beyond the core of the catalogue."""
    follow_up_day: date | None = None
    """Day of the progress review, on which actions are late or not; None: the day of the report."""
    workshop_when: date | str | None = None
    """When the workshop was held: a day, or words such as « juin 2022 »."""

    def theme_label(self, theme_id: str) -> str:
        """The name of a theme; its id when the project no longer has it."""
        return next((theme.label for theme in self.themes if theme.id == theme_id), theme_id)

    def spellings(self, list_id: str) -> dict[str, str]:
        """Folded spelling → value for a value list; `themes` and `districts` are the project's."""
        if list_id == "themes":
            return {
                fold_without_articles(word): theme.id
                for theme in self.themes
                for word in (theme.id, theme.label, *theme.aliases)
            }
        if list_id == DECIDED_THEMES:
            none = dict.fromkeys(map(fold_without_articles, (NO_THEME, *_NONE, "aucune")), NO_THEME)
            return none | self.spellings("themes")
        if list_id == "districts":
            return {fold_without_articles(name): name for name in self.districts}
        return VALUE_LISTS[list_id].spellings()

    def choices(self, list_id: str) -> tuple[str, ...]:
        """The values of a list as they are shown in the project's language."""
        if list_id == "themes":
            return tuple(theme.label for theme in self.themes)
        if list_id == DECIDED_THEMES:
            return (*self.choices("themes"), _NONE.of(self.language))
        if list_id == "districts":
            return self.districts
        return tuple(entry.label.of(self.language) for entry in VALUE_LISTS[list_id].entries)

    def value_label(self, list_id: str, value: str) -> str:
        """The words for one value of a list, in the project's language."""
        if list_id == DECIDED_THEMES and value == NO_THEME:
            return _NONE.of(self.language)
        if list_id in {"themes", DECIDED_THEMES}:
            return self.theme_label(value)
        if list_id == "districts":
            return value
        return VALUE_LISTS[list_id].label(value, self.language)
