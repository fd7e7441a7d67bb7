"""Themes that the words of a statement suggest, and the words that tell.

A theme is known by its name and its other names, by a vocabulary that comes with absr for the
themes of a new project, and by the words of the statements that were already coded. A suggestion
is never more than that: somebody accepts it. « Pas de bus » speaks of buses: denials change
nothing. Basis: absr's own rule, measured on invented statements (`tests/analysis`).
"""

from __future__ import annotations

import csv
from collections import Counter, defaultdict
from functools import lru_cache
from importlib import resources
from typing import TYPE_CHECKING

from absr.analysis.stems import stem, stemmed
from absr.analysis.stop_words import STOP_WORDS
from absr.model.record import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from absr.model.settings import Theme

    Stems = tuple[str, ...]

LEAST_SCORE = 2.0
"""What the words of a statement must weigh for a theme: one sure word, or two that point to it."""
STRONG_SCORE = 4.0
SECOND_SHARE = 0.75
"""What a second theme must weigh beside the first."""
MOST_THEMES = 2
LEAST_CODED = 3
"""Statements of one theme that must hold a word for it to tell of that theme."""
LEAST_SHARE = 0.6
"""Of the coded statements that hold a word, how many must be of one theme."""
_NAME_WEIGHT, _PART_WEIGHT, _CODED_WEIGHT = 2.0, 1.0, 1.5
"""Of a theme's name, of one word of it, of a word that coded statements have."""
_OF_ANY_TOWN = frozenset(map(stem, ("ville", "vie", "commune", "habitants", "accès", "local")))
"""Words in the names of themes that tell nothing by themselves."""


class Suggestion(NamedTuple):
    """A theme that a statement speaks of, perhaps."""

    theme: str
    score: float
    words: tuple[str, ...]
    """Those that tell, as written."""

    @property
    def is_strong(self) -> bool:
        """Whether several words tell."""
        return self.score >= STRONG_SCORE


class Vocabulary(NamedTuple):
    """What words tell of which theme."""

    weights: Mapping[Stems, Mapping[str, float]]
    """One stem or several in a row → theme → weight."""
    longest: int
    """Stems in a row, at most."""
    order: tuple[str, ...]
    """The project's themes, which settles what is even."""


def vocabulary(themes: Sequence[Theme], coded: Iterable[tuple[str, Sequence[str]]]) -> Vocabulary:
    """What the words of a project tell; `coded`: texts of statements with their themes."""
    weights: dict[Stems, dict[str, float]] = defaultdict(dict)
    own = [theme.id for theme in themes]
    now = {alias: theme.id for theme in themes for alias in theme.aliases}
    now |= {theme: theme for theme in own}
    for theme, weight, words in _shipped():
        if theme in now:  # itself, or the theme that it was put together with
            _add(weights, _stems(words), now[theme], weight)
    for one in themes:
        for name in (one.label, *one.aliases):
            stems = _stems(name)
            _add(weights, stems, one.id, _NAME_WEIGHT)
            for word in stems:
                if word not in _OF_ANY_TOWN:
                    _add(weights, (word,), one.id, _PART_WEIGHT)
    for word, theme, weight in _learnt(coded):
        _add(weights, (word,), theme, weight)
    longest = max(map(len, weights), default=1)
    return Vocabulary(weights, longest, tuple(own))


def suggested(text: str, known: Vocabulary) -> tuple[Suggestion, ...]:
    """The themes that a text suggests, the likeliest first; none where too little tells."""
    words = [w for w in stemmed(text) if w.stem and w.stem not in _stop_stems()]
    scores: Counter[str] = Counter()
    telling: dict[str, dict[str, None]] = defaultdict(dict)
    met: set[Stems] = set()
    place = 0
    while place < len(words):
        size, found = _longest_match(tuple(w.stem for w in words[place:]), known)
        if found and found not in met:
            met.add(found)
            for theme, weight in known.weights[found].items():
                scores[theme] += weight  # type: ignore[assignment]
                telling[theme][" ".join(w.written for w in words[place : place + size])] = None
        place += size
    ranked = sorted(scores, key=lambda theme: (-scores[theme], known.order.index(theme)))
    kept = [t for t in ranked if scores[t] >= LEAST_SCORE][:MOST_THEMES]
    least = SECOND_SHARE * scores[kept[0]] if kept else 0.0
    return tuple(Suggestion(t, scores[t], tuple(telling[t])) for t in kept if scores[t] >= least)


def _longest_match(stems: Stems, known: Vocabulary) -> tuple[int, Stems]:
    """How many words to go on, and the longest row of stems here that tells something."""
    for size in range(min(known.longest, len(stems)), 0, -1):
        if stems[:size] in known.weights:
            return size, stems[:size]
    return 1, ()


def _add(weights: dict[Stems, dict[str, float]], stems: Stems, theme: str, weight: float) -> None:
    if stems:
        weights[stems][theme] = max(weight, weights[stems].get(theme, 0.0))


def _stems(text: str) -> Stems:
    found = (word.stem for word in stemmed(text))
    return tuple(one for one in found if one and one not in _stop_stems())


def _learnt(coded: Iterable[tuple[str, Sequence[str]]]) -> Iterable[tuple[str, str, float]]:
    """Words of coded statements that tell of one theme, with their weight."""
    held: Counter[str] = Counter()
    by_theme: dict[str, Counter[str]] = defaultdict(Counter)
    for text, themes in coded:
        for word in set(_stems(text)):
            held[word] += 1
            for theme in themes:
                by_theme[word][theme] += 1
    for word, told in sorted(by_theme.items()):
        for theme, number in sorted(told.items()):
            share = number / held[word]
            if number >= LEAST_CODED and share >= LEAST_SHARE:
                yield word, theme, _CODED_WEIGHT * share


@lru_cache(maxsize=1)
def _shipped() -> tuple[tuple[str, float, str], ...]:
    """Theme, weight and word or words of the vocabulary that comes with absr."""
    place = resources.files("absr").joinpath("data/theme_words.tsv")
    rows = csv.DictReader(place.read_text(encoding="utf-8").splitlines(), delimiter="\t")
    return tuple(
        (row["theme"], float(row["weight"]), word.strip())
        for row in rows
        for word in row["words"].split(",")
    )


@lru_cache(maxsize=1)
def _stop_stems() -> frozenset[str]:
    return STOP_WORDS | {stem(word) for word in STOP_WORDS}
