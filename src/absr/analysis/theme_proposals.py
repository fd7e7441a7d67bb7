"""What the interviews say about the themes themselves: too broad, too thin, or missing.

Themes come out of the fieldwork: what people talked about, as the analysts noted it beside their
words, is put beside the themes of the project. A proposal is never applied: somebody decides. The
marks are absr's own; each proposal carries the numbers that it rests on.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from typing import TYPE_CHECKING

from absr.analysis.phase1 import voices
from absr.analysis.sub_themes import most_written, sub_themes_of
from absr.analysis.theme_suggestions import suggested, vocabulary
from absr.model.record import NamedTuple
from absr.model.sub_themes import sub_theme_key

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from absr.model.corpus import Corpus
    from absr.model.kinds.interviews import Interview
    from absr.model.kinds.statements import Statement
    from absr.model.settings import Settings, Theme

LEAST_VOICES = 5
"""Voices behind a theme: with fewer, it rests on too few to be talked about by itself."""
LEAST_TYPES = 2
"""Types of actors behind what could be a theme of its own: one type is one point of view."""
BROAD_SHARE = 0.35
"""Of the voices of a theme: one sub-theme with that part of them is another theme inside it."""
BROAD_SUB_THEMES = 3
"""Sub-themes of a theme that could each stand by themselves: with as many it is several."""
LEAST_THEMES = 3
"""Themes under which a sub-theme is told that belongs to none of them."""
NEAR = 90
"""Likeness, of 100, of two spellings that may be the same sub-theme."""
_SHORTEST = 5
"""Letters: shorter words differ by one letter and are others (`pain`, `bain`)."""


class Counted(NamedTuple):
    """Statements, the voices behind them and the types of actors that these are."""

    statements: int
    voices: int
    actor_types: tuple[str, ...]

    @property
    def could_stand(self) -> bool:
        """Whether enough voices, of more than one kind, are behind it for a theme."""
        return self.voices >= LEAST_VOICES and len(self.actor_types) >= LEAST_TYPES


class SubTheme(NamedTuple):
    """What analysts noted beside statements, spellings that share their words together."""

    key: str
    name: str
    spellings: tuple[tuple[str, int], ...]
    """Each way of writing it, with its statements, the most written first."""
    total: Counted
    by_theme: Mapping[str, Counted]
    """Theme → what is said of it there, the most voices first; "" for those without a theme."""


class Proposal(NamedTuple):
    """Something to decide on the themes, with what it rests on."""

    kind: str
    """`split`, `merge`, `thin`, `across`, `spelling` or `unknown`."""
    themes: tuple[str, ...]
    sub_themes: tuple[str, ...]
    counted: Counted
    left: Counted | None = None
    """Of a split: what would stay in the theme; of a merge: what both have together."""


class Untold(NamedTuple):
    """The statements that no theme holds."""

    counted: Counted
    suggested: tuple[tuple[str, int], ...]
    """Theme that their words suggest → statements, the most first; "" where none is."""
    unknown: tuple[tuple[str, Counted], ...]
    """Words written as a theme that is none of the project's, the most voices first."""


class ThemeProposals(NamedTuple):
    """The sub-themes, what no theme holds, and what could be decided."""

    base: int
    """All voices."""
    sub_themes: tuple[SubTheme, ...]
    by_theme: Mapping[str, Counted]
    untold: Untold
    proposals: tuple[Proposal, ...]


def theme_proposals(corpus: Corpus, settings: Settings) -> ThemeProposals:
    """What could be decided on the themes of a project, the most voices first."""
    return _Proposing(corpus, settings).found()


class _Proposing:
    """Counts what is said under each theme and sub-theme."""

    def __init__(self, corpus: Corpus, settings: Settings) -> None:
        self._settings = settings
        self._statements = corpus.statements
        self._interviews: Mapping[str, Interview] = {one.id: one for one in corpus.interviews}
        self._of_theme: dict[str, list[Statement]] = {theme.id: [] for theme in settings.themes}
        for said in corpus.statements:
            for theme in said.themes:
                self._of_theme.setdefault(theme, []).append(said)
        self._by_key: dict[str, list[Statement]] = defaultdict(list)
        self._words: dict[str, Counter[str]] = defaultdict(Counter)
        for said in corpus.statements:
            for key, word in sub_themes_of(said).items():
                self._by_key[key].append(said)
                self._words[key][word] += 1
        self._base = len(voices(corpus.statements))

    def found(self) -> ThemeProposals:
        """Everything, in its order."""
        subs = sorted((self._sub_theme(key) for key in self._by_key), key=_most_said)
        by_theme = {theme: self._count(said) for theme, said in self._of_theme.items()}
        untold = self._untold()
        proposals = [
            *self._splits(subs, by_theme),
            *self._thin(by_theme),
            *self._across(subs),
            *self._spellings(subs),
            *(
                Proposal("unknown", (), (word,), counted)
                for word, counted in untold.unknown
                if counted.could_stand
            ),
        ]
        return ThemeProposals(self._base, tuple(subs), by_theme, untold, tuple(proposals))

    def _count(self, statements: Sequence[Statement]) -> Counted:
        types = Counter(
            actor
            for one in {said.interview for said in statements}
            if (actor := self._interviews[one].actor_type)
        )
        order = sorted(types, key=lambda actor: (-types[actor], actor))
        return Counted(len(statements), len(voices(statements)), tuple(order))

    def _sub_theme(self, key: str) -> SubTheme:
        under: dict[str, list[Statement]] = defaultdict(list)
        for said in self._by_key[key]:
            for theme in said.themes or ("",):
                under[theme].append(said)
        words = self._words[key]
        counted = {theme: self._count(said) for theme, said in under.items()}
        order = sorted(counted, key=lambda theme: (-counted[theme].voices, theme))
        return SubTheme(
            key,
            most_written(words),
            tuple(sorted(words.items(), key=lambda pair: (-pair[1], pair[0]))),
            self._count(self._by_key[key]),
            {theme: counted[theme] for theme in order},
        )

    def _untold(self) -> Untold:
        bare = [said for said in self._statements if not said.themes]
        coded = ((said.text, said.themes) for said in self._statements if said.themes)
        hints: Counter[str] = Counter()
        if bare:
            known = vocabulary(self._settings.themes, coded)
            found = (suggested(said.text, known) for said in bare)
            hints.update(one[0].theme if one else "" for one in found)
        unknown: dict[str, list[Statement]] = defaultdict(list)
        words: dict[str, Counter[str]] = defaultdict(Counter)
        for said in self._statements:
            for word in said.themes_unknown:
                unknown[sub_theme_key(word)].append(said)
                words[sub_theme_key(word)][word] += 1
        named = [(most_written(words[key]), self._count(said)) for key, said in unknown.items()]
        return Untold(
            self._count(bare),
            tuple(sorted(hints.items(), key=lambda pair: (pair[0] == "", -pair[1], pair[0]))),
            tuple(sorted(named, key=lambda pair: (-pair[1].voices, pair[0]))),
        )

    # -- what could be decided --------------------------------------------------------------

    def _splits(
        self, subs: Sequence[SubTheme], by_theme: Mapping[str, Counted]
    ) -> Iterator[Proposal]:
        """Sub-themes that weigh as much as a theme, where the rest could stand without them."""
        for theme, whole in _by_voices(by_theme):
            able = [
                sub
                for sub in subs
                if theme in sub.by_theme
                and sub.by_theme[theme].could_stand
                and not self._is_name(sub.key, theme)
            ]
            many = len(able) >= BROAD_SUB_THEMES
            for sub in sorted(able, key=lambda sub: (-sub.by_theme[theme].voices, sub.name)):
                counted = sub.by_theme[theme]
                left = self._without(theme, sub.key)
                if (many or counted.voices >= BROAD_SHARE * whole.voices) and left.could_stand:
                    yield Proposal("split", (theme,), (sub.name,), counted, left)

    def _without(self, theme: str, key: str) -> Counted:
        """What would stay in a theme without the statements of one sub-theme."""
        return self._count(
            [said for said in self._of_theme[theme] if key not in sub_themes_of(said)]
        )

    def _thin(self, by_theme: Mapping[str, Counted]) -> Iterator[Proposal]:
        """Themes with few voices, each with the one that shares most with it."""
        done: set[frozenset[str]] = set()
        for theme, counted in sorted(by_theme.items(), key=lambda pair: pair[1].voices):
            if counted.could_stand:
                continue
            other = self._nearest_theme(theme)
            if other is None:
                yield Proposal("thin", (theme,), (), counted)
            elif frozenset((theme, other)) not in done:
                done.add(frozenset((theme, other)))
                both = {said.id: said for one in (theme, other) for said in self._of_theme[one]}
                together = self._count(list(both.values()))
                yield Proposal("merge", (theme, other), (), counted, together)

    def _nearest_theme(self, theme: str) -> str | None:
        """The theme that most voices name together with this one, or by the same sub-themes."""
        mine = {key for said in self._of_theme[theme] for key in sub_themes_of(said)}
        shared = {
            other: len(
                voices(
                    said
                    for said in statements
                    if theme in said.themes or mine & sub_themes_of(said).keys()
                )
            )
            for other, statements in self._of_theme.items()
            if other != theme
        }
        best = max(shared, key=lambda other: shared[other], default=None)
        return best if best is not None and shared[best] else None

    def _across(self, subs: Iterable[SubTheme]) -> Iterator[Proposal]:
        """Sub-themes told under many themes, most of them nowhere in particular."""
        for sub in subs:
            themes = [theme for theme in sub.by_theme if theme]
            most = max((sub.by_theme[theme].voices for theme in themes), default=0)
            scattered = len(themes) >= LEAST_THEMES and 2 * most <= sub.total.voices
            if scattered and sub.total.could_stand:
                yield Proposal("across", tuple(themes), (sub.name,), sub.total)

    def _spellings(self, subs: Sequence[SubTheme]) -> Iterator[Proposal]:
        """Sub-themes that may be one, written in two ways."""
        for keys in _near({sub.key for sub in subs}):
            group = sorted((sub for sub in subs if sub.key in keys), key=_most_said)
            both = {said.id: said for sub in group for said in self._by_key[sub.key]}
            names = tuple(sub.name for sub in group)
            yield Proposal("spelling", (), names, self._count(list(both.values())))

    def _is_name(self, key: str, theme: str) -> bool:
        """Whether a sub-theme only says the name of its theme again."""
        found: Theme | None = next((t for t in self._settings.themes if t.id == theme), None)
        names = (found.id, found.label, *found.aliases) if found else ()
        return key in map(sub_theme_key, names)


def _most_said(sub: SubTheme) -> tuple[int, str]:
    return (-sub.total.voices, sub.name)


def _by_voices(by_theme: Mapping[str, Counted]) -> list[tuple[str, Counted]]:
    return sorted(by_theme.items(), key=lambda pair: -pair[1].voices)


def _near(keys: Iterable[str]) -> list[frozenset[str]]:
    """Groups of keys that are nearly spelled alike; words with other figures are others."""
    from rapidfuzz import fuzz

    groups: dict[str, set[str]] = {}
    by_letter: dict[str, list[str]] = defaultdict(list)
    for key in sorted(keys):
        if len(key) >= _SHORTEST:
            by_letter[key[0]].append(key)
    for same in by_letter.values():
        for place, key in enumerate(same):
            for other in same[place + 1 :]:
                if _figures(key) == _figures(other) and fuzz.ratio(key, other) >= NEAR:
                    joined = groups.get(key, {key}) | groups.get(other, {other})
                    for one in joined:
                        groups[one] = joined
    return sorted({frozenset(group) for group in groups.values()}, key=sorted)


def _figures(key: str) -> str:
    return "".join(sign for sign in key if sign.isdigit())
