"""Statements of some sub-themes of one theme are counted in another, since it was split.

The rules stand in `absr.yaml`, with the theme that came out of the split: whatever workbook comes
in later, the same words give the same theme.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from absr.model.labels import fold_without_articles
from absr.model.record import NamedTuple
from absr.model.sub_themes import sub_theme_key, sub_themes_in

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from collections.abc import Set as AbstractSet

    from absr.model.settings import Settings


class ThemeSplits(NamedTuple):
    """Where the statements of each sub-theme went."""

    rules: Mapping[str, Sequence[tuple[str, AbstractSet[str]]]]
    """Theme → the themes split from it with the keys of their sub-themes, in their order."""

    def settled(self, themes: Sequence[str], sub_theme: str | None) -> tuple[str, ...]:
        """The themes of a statement with these themes and these sub-themes.

        One such sub-theme is enough, whatever other ones stand beside it; of two splits of one
        theme the first in the list of themes counts.
        """
        if not self.rules or not themes:
            return tuple(themes)
        keys = sub_themes_in(sub_theme).keys()
        return tuple(dict.fromkeys(self._end(theme, keys) for theme in themes))

    def goes(self, theme: str, key: str) -> str | None:
        """The theme to which a sub-theme went at once; None where it stayed."""
        return next((target for target, keys in self.rules.get(theme, ()) if key in keys), None)

    def _end(self, theme: str, keys: AbstractSet[str]) -> str:
        """Where a statement is counted in the end; a circle written by hand changes nothing."""
        seen = [theme]
        while True:
            rules = self.rules.get(seen[-1], ())
            target = next((one for one, taken in rules if not taken.isdisjoint(keys)), None)
            if target is None:
                return seen[-1]
            if target in seen:
                return theme
            seen.append(target)


def splits_of(settings: Settings) -> ThemeSplits:
    """The rules of a project; those that name a theme it no longer has move nothing."""
    told = [(theme.id, *rule) for theme in settings.themes for rule in theme.split_from]
    known = settings.spellings("themes") if told else {}
    rules: dict[str, list[tuple[str, frozenset[str]]]] = {}
    for target, origin, words in told:
        source = known.get(fold_without_articles(origin))
        if source is not None and source != target:
            keys = frozenset(map(sub_theme_key, words))
            rules.setdefault(source, []).append((target, keys))
    return ThemeSplits(rules)
