"""What the list of themes becomes when themes are put together, split or renamed."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from absr.model.exit_status import ExitStatus
from absr.model.labels import fold, fold_without_articles
from absr.model.problem import Refusal
from absr.model.record import NamedTuple
from absr.model.settings import DECIDED_THEMES, Theme
from absr.model.sub_themes import sub_theme_key
from absr.model.theme_decisions import MERGE, RENAME, SPLIT
from absr.model.theme_splits import splits_of
from absr.territory.slugs import ascii_slug
from absr.wording.speech import speak

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from absr.model.settings import Settings

    Rules = tuple[tuple[str, tuple[str, ...]], ...]

LONGEST_LABEL = 80
"""Characters: a name that fits in a heading and in a list to choose from."""
_LONGEST_ID = 40
_ID = re.compile(rf"[a-z][a-z0-9_-]{{0,{_LONGEST_ID - 1}}}")
_FEWEST = 2


class ThemePlan(NamedTuple):
    """A decision on themes, and the list of themes that follows from it."""

    action: str
    about: tuple[Theme, ...]
    """The themes put together, split or renamed, as they were."""
    into: Theme
    """The theme that holds what moves, as it will be."""
    is_new: bool
    themes: tuple[Theme, ...]
    """All the themes afterwards."""
    kept_from: Mapping[str, str]
    """Id of a new theme → id of the one whose lines in `absr.yaml` it takes over, if any."""
    sub_themes: tuple[str, ...] = ()


class Planner:
    """Makes plans for one project; every refusal says what could have been meant."""

    def __init__(self, settings: Settings) -> None:
        """Start from the themes as they are."""
        self._settings = settings
        self._themes = settings.themes
        self._known = settings.spellings("themes")

    def merged(self, names: Sequence[str], into: str, new_id: str | None = None) -> ThemePlan:
        """The themes called `names` become one: `into`, one of them, another one or a new one.

        Raises Refusal U230 for an unknown theme, U231 for one named twice, U234 where a single
        theme would be left, U232 and U233 for a name or an id that is taken.
        """
        about = tuple(map(self.theme, dict.fromkeys(names)))
        target = self._target(into, new_id, about)
        if target is not None and target.id not in {theme.id for theme in about}:
            about = (*about, target)
        if len({theme.id for theme in about}) < max(len(about), _FEWEST):
            raise Refusal("U231", exit_status=ExitStatus.USAGE, theme=about[0].label)
        gone = [theme for theme in about if target is None or theme.id != target.id]
        if len(self._themes) - len(gone) + (target is None) < _FEWEST:
            raise Refusal("U234", exit_status=ExitStatus.USAGE, theme=into.strip())
        first = target or self._new(into, new_id, about[0], but=about)._replace(
            aliases=about[0].aliases
        )
        united = _united(first, gone, self._known)
        if target is not None:  # it may have got another name
            united = united._replace(aliases=_with_names(united, (self.theme(target.id).label,)))
        place = target.id if target else about[0].id
        return ThemePlan(
            MERGE,
            about,
            united,
            target is None,
            tuple(self._replaced(place, united, {theme.id for theme in gone})),
            {united.id: place} if united.id != place else {},
        )

    def split_off(
        self, name: str, sub_themes: Sequence[str], into: str, new_id: str | None = None
    ) -> ThemePlan:
        """Statements of these sub-themes go from the theme called `name` to `into`.

        Raises Refusal U230, U232 and U233 as `merged` does, U238 where nothing would change.
        """
        source = self.theme(name)
        target = self._target(into, new_id)
        if target is not None and target.id == source.id:
            raise Refusal("U238", exit_status=ExitStatus.USAGE, theme=source.label)
        moved = {sub_theme_key(word): word for word in sub_themes}
        if target is not None:
            self._refuse_detour(target, source, moved)
        old = target or self._new(into, new_id, source)
        taken = old._replace(split_from=self._rules(old, source, moved))
        ends = {source.id, old.id}
        themes = [
            taken if theme.id == old.id else self._without(theme, ends, moved)
            for theme in self._themes
        ]
        if target is None:
            themes.insert(self._place_below(source), taken)
        return ThemePlan(
            SPLIT,
            (source,),
            taken,
            target is None,
            tuple(themes),
            {},
            tuple(moved.values()),
        )

    def renamed(self, name: str, label: str) -> ThemePlan:
        """The theme called `name` gets another name; its id stays, the old name is still read.

        Raises Refusal U230 for an unknown theme, U232 for a name that is another theme's, U238
        where it already has that name.
        """
        theme = self.theme(name)
        label = self._label(label)
        if label == theme.label:
            raise Refusal("U238", exit_status=ExitStatus.USAGE, theme=label)
        other = self._existing(label)
        if other is not None and other.id != theme.id:
            raise _taken(label, other)
        renamed = theme._replace(label=label)
        renamed = renamed._replace(aliases=_with_names(renamed, (theme.label,)))
        themes = tuple(self._replaced(theme.id, renamed, set()))
        return ThemePlan(RENAME, (theme,), renamed, is_new=False, themes=themes, kept_from={})

    def theme(self, name: str) -> Theme:
        """The theme of this id or name.

        Raises Refusal U230, with the nearest themes first.
        """
        found = self._existing(name)
        if found is None:
            from absr.reading.near import nearest

            near = nearest(name, self._known)
            themes = sorted(self._themes, key=lambda theme: theme.id != near)
            choices = tuple(f"{theme.id}  {theme.label}" for theme in themes)
            raise Refusal("U230", exit_status=ExitStatus.USAGE, query=name, choices=choices)
        return found

    def _existing(self, name: str) -> Theme | None:
        wanted = self._known.get(fold_without_articles(name))
        return next((theme for theme in self._themes if theme.id == wanted), None)

    def _target(self, into: str, new_id: str | None, about: Sequence[Theme] = ()) -> Theme | None:
        """The theme that `into` names; None for a name that no theme has.

        Another name of one of the themes that are put together becomes the name of them all; so
        does a new name where the id asked for is the one of such a theme. Raises Refusal U210 for
        an id given to a theme that has one, U232 for another name of a further theme.
        """
        found = self._existing(into)
        if found is None:
            kept = next((theme for theme in about if theme.id == new_id), None)
            return kept and kept._replace(label=self._label(into))
        if new_id not in (None, found.id):
            words = speak(self._settings.language)
            usage = words("usage.themes_id", theme=words.quoted(found.label))
            raise Refusal("U210", exit_status=ExitStatus.USAGE, usage=usage)
        if fold_without_articles(into) in map(fold_without_articles, (found.id, found.label)):
            return found
        if found in about:
            return found._replace(label=self._label(into))
        raise _taken(into, found)

    def _refuse_detour(self, target: Theme, source: Theme, moved: Mapping[str, str]) -> None:
        """Raise Refusal X230 where the target gave such a sub-theme to a third theme."""
        splits = splits_of(self._settings)
        for key, word in moved.items():
            third = splits.goes(target.id, key)
            if third is not None and third != source.id:
                raise Refusal(
                    "X230",
                    exit_status=ExitStatus.USAGE,
                    word=word,
                    theme=target.label,
                    other=self._settings.theme_label(third),
                )

    def _label(self, label: str) -> str:
        """A name that people can read and absr can find again."""
        found = " ".join(label.split())
        reserved = self._settings.spellings(DECIDED_THEMES).keys() - self._known.keys()
        if (
            not fold(found)
            or len(found) > LONGEST_LABEL
            or not found.isprintable()
            or fold_without_articles(found) in reserved
        ):
            raise Refusal("U239", exit_status=ExitStatus.USAGE, label=found[:LONGEST_LABEL])
        return found

    def _new(
        self, label: str, new_id: str | None, like: Theme, *, but: Sequence[Theme] = ()
    ) -> Theme:
        """A theme that there was not, with the chapters of `like`."""
        label = self._label(label)
        found = new_id or _made_id(label)
        if not _ID.fullmatch(found):
            raise Refusal("U239", exit_status=ExitStatus.USAGE, label=found)
        other = self._existing(found)
        if other is not None and (other not in but or found in {one.id for one in self._themes}):
            raise Refusal("U233", exit_status=ExitStatus.USAGE, id=found, theme=other.label)
        return Theme(found, label, (), like.chapters)

    def _replaced(self, place: str, new: Theme, gone: set[str]) -> Iterator[Theme]:
        """The themes with `new` at `place` and without those `gone`."""
        for theme in self._themes:
            if theme.id == place:
                yield new
            elif theme.id not in gone:
                yield theme

    def _rules(self, target: Theme, source: Theme, moved: Mapping[str, str]) -> Rules:
        """The rules of the theme that takes `moved` from `source`, with this one."""
        rules: list[tuple[str, tuple[str, ...]]] = []
        is_told = False
        for origin, words in target.split_from:
            if self._known.get(fold_without_articles(origin)) == source.id:
                own = {**moved, **{sub_theme_key(word): word for word in words}}
                rules.append((origin, tuple(own.values())))
                is_told = True
            else:
                rules.append((origin, words))
        return tuple(rules) if is_told else (*rules, (source.id, tuple(moved.values())))

    def _place_below(self, source: Theme) -> int:
        """Below a theme and those split from it: of two splits the first in the list counts."""
        below = [
            place
            for place, theme in enumerate(self._themes, start=1)
            if theme.id == source.id
            or any(
                self._known.get(fold_without_articles(origin)) == source.id
                for origin, _ in theme.split_from
            )
        ]
        return max(below)

    def _without(self, theme: Theme, origins: set[str], moved: Mapping[str, str]) -> Theme:
        """The theme without the rules that would take `moved` away again."""
        rules = []
        for origin, words in theme.split_from:
            leads = self._known.get(fold_without_articles(origin)) in origins
            kept = tuple(w for w in words if not leads or sub_theme_key(w) not in moved)
            if kept:
                rules.append((origin, kept))
        return theme._replace(split_from=tuple(rules))


def _united(first: Theme, gone: Sequence[Theme], known: Mapping[str, str]) -> Theme:
    """The theme that stands for all: their names, chapters and rules put together.

    Which indicators tell of it stays as `first` says.
    """
    names = [name for theme in gone for name in (theme.label, theme.id, *theme.aliases)]
    chapters = (chapter for theme in (first, *gone) for chapter in theme.chapters)
    inside = {first.id, *(theme.id for theme in gone)}
    rules: dict[str, tuple[str, ...]] = {}
    for theme in (first, *gone):
        for origin, words in theme.split_from:
            if known.get(fold_without_articles(origin)) not in inside:
                rules[origin] = tuple(dict.fromkeys((*rules.get(origin, ()), *words)))
    return Theme(
        first.id,
        first.label,
        _with_names(first, names),
        tuple(dict.fromkeys(chapters)),
        first.indicators,
        tuple(rules.items()),
    )


def _with_names(theme: Theme, names: Iterable[str]) -> tuple[str, ...]:
    """The other names of a theme, with those of `names` that it does not answer to yet."""
    heard = {fold_without_articles(name) for name in (theme.id, theme.label, *theme.aliases)}
    aliases = list(theme.aliases)
    for name in names:
        if fold_without_articles(name) not in heard:
            heard.add(fold_without_articles(name))
            aliases.append(name)
    return tuple(aliases)


def _made_id(label: str) -> str:
    """An id that reads like the name."""
    found = ascii_slug(label)
    return (found if found[0].isalpha() else f"theme-{found}")[:_LONGEST_ID].strip("-")


def _taken(label: str, other: Theme) -> Refusal:
    return Refusal("U232", exit_status=ExitStatus.USAGE, label=label, theme=other.label)
