"""Which names are perhaps one: pairs with a reason that a person understands, then groups.

Two names are alike when the words of the shorter one are all found in the other, each as it is or
with one letter of difference. Words that stand on both sides without a likeness are against: an
École Jean-Jaurès is no École Jean-Moulin, a maternelle no élémentaire, a hall 2 no hall 3.

To find the pairs, each name looks only among those that hold its rarest word, or one a letter
away: every word of the shorter name has to be there, so nothing is missed. Basis: absr's own
rule, measured against comparing all names with all others (`benchmarks/match.py`).
"""

from __future__ import annotations

from collections import Counter, defaultdict
from enum import StrEnum
from itertools import combinations, pairwise
from typing import TYPE_CHECKING

from absr.analysis.name_words import GENERIC, has_acronym, initials_of, words_of
from absr.model.record import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    Words = tuple[str, ...]


class Reason(StrEnum):
    """Why two names are thought to be one."""

    LEFT_ASIDE = "left_aside"
    """The same words but for a legal form, an article, a plural, the town or an abbreviation."""
    ORDER = "order"
    ACRONYM = "acronym"
    SPACES = "spaces"
    """The same letters, cut into other words."""
    LETTER = "letter"
    """One letter of difference in a word."""
    MORE_WORDS = "more_words"
    """One name says more than the other."""


class Likeness(NamedTuple):
    """Two names that are perhaps one, by their places in the list."""

    first: int
    second: int
    reason: Reason
    score: int
    """From 0 to 100."""


class AlikeGroup(NamedTuple):
    """Names that are perhaps one; no two of them speak against it."""

    members: tuple[int, ...]
    """Places in the list, in its order."""
    reasons: Mapping[int, Likeness]
    """Each member → its nearest likeness within the group."""


_SHORTEST_MISSPELT = 5
"""Letters that the longer of two words must have to be one with a letter wrong: shorter words are
too often others."""
_LEAST_SHARE = 0.4
"""Least share of the longer name that the words of the shorter one must be; a word that many
names have (école, maison) weighs half."""
_TELLING = 2
"""Words from which on a shorter name tells by itself; a single one must be its own and long, and
the other name say only what it is: Beauregard, the Salle Beauregard."""
_LEAST_LETTERS = 6
_BASE = {Reason.LEFT_ASIDE: 97, Reason.ORDER: 95, Reason.ACRONYM: 92, Reason.SPACES: 94}
_MORE_WORDS, _LETTER = 82, 93
_FAR = 2
"""Letters of difference above which two words are no spellings of one, even in a group."""
_OPPOSED = tuple(
    map(
        frozenset,
        (
            ("maternelle", "elementaire", "primaire", "college", "lycee"),
            ("nord", "sud", "est", "ouest"),
            ("haut", "bas", "haute", "basse"),
            ("petit", "grand", "petite", "grande"),
            ("homme", "femme", "garcon", "fille"),
        ),
    )
)


def alike_groups(names: Sequence[str], commune: str = "") -> tuple[AlikeGroup, ...]:
    """Groups of names that are perhaps one, the surest likeness first within each."""
    words = [words_of(name, commune) for name in names]
    found = _certain_enough(_Search(words, names).pairs(), words)
    return _with_reasons(_joined(found, words), found)


def likenesses(names: Sequence[str], commune: str = "") -> tuple[Likeness, ...]:
    """Every pair of names that are perhaps one, in the order of the list."""
    words = [words_of(name, commune) for name in names]
    return tuple(sorted(_certain_enough(_Search(words, names).pairs(), words)))


def _certain_enough(found: Iterable[Likeness], words: Sequence[Words]) -> list[Likeness]:
    """Without the short names that could stand for several longer ones: nobody can tell which."""
    pairs = list(found)
    longer: dict[int, set[int]] = defaultdict(set)
    for one in pairs:
        if one.reason is Reason.MORE_WORDS:
            short, long = _short_first(one, words)
            longer[short].add(long)
    doubtful = {
        short
        for short, held in longer.items()
        if any(_speaks_against(words[a], words[b]) for a, b in combinations(sorted(held), 2))
    }
    return [
        one
        for one in pairs
        if one.reason is not Reason.MORE_WORDS or _short_first(one, words)[0] not in doubtful
    ]


def _short_first(pair: Likeness, words: Sequence[Words]) -> tuple[int, int]:
    shorter = len(words[pair.first]) <= len(words[pair.second])
    return (pair.first, pair.second) if shorter else (pair.second, pair.first)


class _Search:
    """The names by their words, and the words by those a letter away."""

    def __init__(self, words: Sequence[Words], names: Sequence[str]) -> None:
        self._words = words
        self._names = names
        self._holders: dict[str, list[int]] = defaultdict(list)
        for place, own in enumerate(words):
            for word in set(own):
                self._holders[word].append(place)
        self._near = _near_words(self._holders)

    def pairs(self) -> Iterator[Likeness]:
        """Each pair once."""
        seen: set[tuple[int, int]] = set()
        for one, other in (*self._acronyms(), *self._same_letters(), *self._sharing()):
            pair = (one, other) if one < other else (other, one)
            if pair in seen:
                continue
            seen.add(pair)
            found = self._likeness(*pair)
            if found is not None:
                yield found

    def _sharing(self) -> Iterator[tuple[int, int]]:
        """Names that hold all the words of a shorter one, or words a letter away."""
        for place, own in enumerate(self._words):
            if not own:
                continue
            fewest = min(own, key=lambda word: (self._reach(word), word))
            length = len(own)
            for word in (fewest, *self._near.get(fewest, ())):
                for other in self._holders[word]:
                    size = len(self._words[other])
                    if size > length or (size == length and other != place):
                        yield place, other

    def _reach(self, word: str) -> int:
        near = self._near.get(word, ())
        return len(self._holders[word]) + sum(len(self._holders[one]) for one in near)

    def _same_letters(self) -> Iterator[tuple[int, int]]:
        """Names of the same letters, cut into words in another way."""
        letters: dict[str, list[int]] = defaultdict(list)
        for place, own in enumerate(self._words):
            letters["".join(own)].append(place)
        for held in letters.values():
            yield from pairwise(held)

    def _acronyms(self) -> Iterator[tuple[int, int]]:
        """A name of one word that is made of the first letters of another's."""
        initials: dict[str, list[int]] = defaultdict(list)
        for place, name in enumerate(self._names):
            for short in initials_of(name):
                initials[short].append(place)
        for place, own in enumerate(self._words):
            if len(own) == 1:
                yield from ((place, other) for other in initials.get(own[0], ()) if other != place)

    def _likeness(self, first: int, second: int) -> Likeness | None:
        one, other = self._words[first], self._words[second]
        if one == other:
            short = has_acronym(self._names[first]) != has_acronym(self._names[second])
            return self._scored(first, second, Reason.ACRONYM if short else Reason.LEFT_ASIDE)
        if sorted(one) == sorted(other):
            return self._scored(first, second, Reason.ORDER)
        if "".join(one) == "".join(other):
            return self._scored(first, second, Reason.SPACES)
        if self._is_acronym(first, second) or self._is_acronym(second, first):
            return self._scored(first, second, Reason.ACRONYM)
        return self._aligned(first, second)

    def _is_acronym(self, short: int, long: int) -> bool:
        own, other = self._words[short], self._words[long]
        return len(own) == 1 and len(other) > 1 and own[0] in initials_of(self._names[long])

    def _aligned(self, first: int, second: int) -> Likeness | None:
        """What is left when each word has found its like on the other side."""
        one, other = Counter(self._words[first]), Counter(self._words[second])
        shared, left, right = one & other, one - other, other - one
        if len(left) > len(right):
            left, right = right, left
        misspelt = 0
        for word in list(left.elements()):
            near = next((w for w in self._near.get(word, ()) if right[w] > 0), None)
            if near is None:
                return None
            right[near] -= 1
            left[word] -= 1
            shared[word] += 1
            misspelt += 1
        more = [word for word in right.elements() if right[word] > 0]
        if misspelt > 1 or (misspelt and more):
            return None
        if more and not self._is_forgiven(shared, more):
            return None
        return self._scored(first, second, Reason.MORE_WORDS if more else Reason.LETTER)

    @staticmethod
    def _is_forgiven(shared: Counter[str], more: Sequence[str]) -> bool:
        """Whether words that one name lacks can be left out: no figure, and little beside the rest.

        What is shared has to tell by itself: `jardin` alone stands for too many.
        """
        if any(word.isdigit() for word in more) or any(set(more) & opposed for opposed in _OPPOSED):
            return False
        words = list(shared.elements())
        own = [word for word in words if word not in GENERIC]
        is_long = sum(map(len, own)) >= _LEAST_LETTERS
        if len(words) < _TELLING and not (is_long and GENERIC.issuperset(more)):
            return False
        kept, lost = sum(map(_weight, words)), sum(map(_weight, more))
        return kept >= _LEAST_SHARE * (kept + lost)

    def _scored(self, first: int, second: int, reason: Reason) -> Likeness:
        if reason in _BASE:
            return Likeness(first, second, reason, _BASE[reason])
        from rapidfuzz import fuzz

        texts = (" ".join(sorted(self._words[place])) for place in (first, second))
        top = _LETTER if reason is Reason.LETTER else _MORE_WORDS
        return Likeness(first, second, reason, min(top, round(fuzz.ratio(*texts))))


def _weight(word: str) -> int:
    return 1 if word in GENERIC else 2


def _near_words(words: Iterable[str]) -> dict[str, tuple[str, ...]]:
    """Each word → those one letter away: wrong, missing, added, or two that changed places."""
    buckets: dict[str, list[str]] = defaultdict(list)
    for word in words:
        if len(word) >= _SHORTEST_MISSPELT - 1 and word.isalpha():
            for shape in {word, *(word[:i] + word[i + 1 :] for i in range(len(word)))}:
                buckets[shape].append(word)
    near: dict[str, set[str]] = defaultdict(set)
    for held in buckets.values():
        for one, other in combinations(held, 2):
            if max(len(one), len(other)) < _SHORTEST_MISSPELT or other in near[one]:
                continue
            if _is_a_letter_away(one, other):
                near[one].add(other)
                near[other].add(one)
    return {word: tuple(sorted(found)) for word, found in near.items() if found}


def _is_a_letter_away(one: str, other: str) -> bool:
    """Whether a letter wrong, missing or added, or two that changed places, make one of the other.

    Written out here: the first name that is asked for does not wait for a library to load.
    """
    if len(one) > len(other):
        one, other = other, one
    same = next((i for i, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), len(one))
    if len(one) < len(other):
        return len(other) == len(one) + 1 and one[same:] == other[same + 1 :]
    if one[same + 1 :] == other[same + 1 :]:
        return True
    crossed = other[same + 1 : same + 2] + other[same : same + 1]
    return one[same : same + 2] == crossed and one[same + 2 :] == other[same + 2 :]


def _speaks_against(one: Words, other: Words) -> bool:
    """Whether each name has a word that nothing in the other resembles, or they are opposites."""
    from rapidfuzz.distance import OSA

    left = list((Counter(one) - Counter(other)).elements())
    right = list((Counter(other) - Counter(one)).elements())
    if "".join(one) == "".join(other) or not (left and right):
        return any(set(left + right) & opposed for opposed in _OPPOSED)
    return any(
        all(OSA.distance(word, found, score_cutoff=_FAR) > _FAR for found in right)
        or word.isdigit()
        for word in left
    )


def _joined(found: Sequence[Likeness], words: Sequence[Words]) -> list[list[int]]:
    """Names joined from the surest likeness on, never two that speak against each other."""
    home: dict[int, list[int]] = {}
    known = {(pair.first, pair.second) for pair in found}

    def against(one: int, other: int) -> bool:
        is_known = (min(one, other), max(one, other)) in known
        return not is_known and _speaks_against(words[one], words[other])

    for pair in sorted(found, key=lambda one: (-one.score, one)):
        first = home.setdefault(pair.first, [pair.first])
        second = home.setdefault(pair.second, [pair.second])
        if first is second or any(against(one, other) for one in first for other in second):
            continue
        first += second
        home |= dict.fromkeys(second, first)
    groups = {id(group): sorted(group) for group in home.values() if len(group) > 1}
    return sorted(groups.values())


def _with_reasons(
    groups: Sequence[Sequence[int]], found: Sequence[Likeness]
) -> tuple[AlikeGroup, ...]:
    """The groups, each member with its surest likeness to another one."""
    home = {place: number for number, group in enumerate(groups) for place in group}
    reasons: dict[int, Likeness] = {}
    for pair in sorted(found, key=lambda one: (-one.score, one)):
        if pair.first in home and home[pair.first] == home.get(pair.second):
            reasons.setdefault(pair.first, pair)
            reasons.setdefault(pair.second, pair)
    return tuple(
        AlikeGroup(tuple(group), {place: reasons[place] for place in group}) for group in groups
    )
