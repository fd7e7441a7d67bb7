"""How far the order of the themes depends on who happened to be met.

A draw tosses a coin for each voice: heads, it stays with all that it said; tails, it is taken away.
The themes are ranked anew by the voices that are left. Doubled, a voice kept or taken away by a
fair coin weighs one on average with a variance of one, as in a bootstrap: the draws spread the
counts as a bootstrap would (« double-or-nothing bootstrap », Owen and Eckles 2012, Annals of
Applied Statistics 6(3), 895-927), and « taken away at random » says literally what is done. To
keep, say, nine voices of ten would make every order look firm (subsampling: Politis and Romano
1994, Annals of Statistics 22(4), 2031-2050, scales the spread by the share that is kept).

The persons met were chosen: this says how the order holds among them, and nothing of inhabitants.
"""

from __future__ import annotations

import hashlib
import random
from bisect import bisect_right
from typing import TYPE_CHECKING

from absr.analysis.phase1 import voice_of
from absr.model.soundness_facts import FEWEST_VOICES, Ranking, RankRange

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from absr.model.kinds.statements import Statement

DRAWS = 2000
"""With so many, the twentieth that is left aside at each end is met to half a point."""

OUTSIDE = 0.05
"""The share of draws left aside at each end: a range holds in nine draws of ten."""


def theme_ranking(statements: Iterable[Statement], themes: Sequence[str]) -> Ranking:
    """For each theme that is spoken of, the ranks between which it stays in nine draws of ten."""
    said: dict[tuple[str, str], int] = {}
    bit = {theme: 1 << place for place, theme in enumerate(themes)}
    for statement in statements:
        voice = voice_of(statement)
        said[voice] = said.get(voice, 0) | sum(
            bit[theme] for theme in set(statement.themes) if theme in bit
        )
    if len(said) < FEWEST_VOICES:
        return Ranking(DRAWS, ())
    spread = _spread(sorted(said.values()), len(themes))
    return Ranking(
        DRAWS, tuple(RankRange(themes[place], *ranks) for place, ranks in spread.items())
    )


def _spread(voices: Sequence[int], themes: int) -> dict[int, tuple[int, int, int]]:
    """Place of a theme that is spoken of → its rank, its best and its worst rank.

    `voices` are the themes of each voice, one bit a theme, in an order that depends on nothing
    else: with the seed, which is made of them too, the same data give the same ranks.
    """
    columns = _columns(voices, themes)
    whole = [column.bit_count() for column in columns]
    spoken = [place for place, count in enumerate(whole) if count]
    columns = [columns[place] for place in spoken]
    coins = random.Random(_seed(voices))  # noqa: S311 -- a draw, not a secret
    met = [[0] * len(spoken) for _ in spoken]
    for _ in range(DRAWS):
        kept = coins.getrandbits(len(voices))
        counts = [(column & kept).bit_count() for column in columns]
        for row, rank in zip(met, _ranks(counts), strict=True):
            row[rank - 1] += 1
    ranks = _ranks([whole[place] for place in spoken])
    return {
        place: (rank, *_range(row, rank))
        for place, rank, row in zip(spoken, ranks, met, strict=True)
    }


def _columns(voices: Sequence[int], themes: int) -> list[int]:
    """For each theme one number whose bits are the voices that speak of it."""
    return [
        int("".join("1" if voice >> place & 1 else "0" for voice in voices), 2)
        for place in range(themes)
    ]


def _seed(voices: Sequence[int]) -> int:
    """The same for the same voices, whatever their order, numbers or file."""
    text = ",".join(map(str, voices)).encode()
    return int.from_bytes(hashlib.sha256(text).digest()[:8], "big")


def _ranks(counts: Sequence[int]) -> list[int]:
    """One more than the number of themes with more voices: equals share the better rank."""
    ordered = sorted(counts)
    return [1 + len(ordered) - bisect_right(ordered, count) for count in counts]


def _range(draws: Sequence[int], rank: int) -> tuple[int, int]:
    """The best and the worst rank once a twentieth of the draws is left aside at each end.

    The rank that all the voices give is never left out.
    """
    return min(rank, _end(draws)), max(rank, 1 + len(draws) - _end(draws[::-1]))


def _end(draws: Sequence[int]) -> int:
    """The first place that no more than a twentieth of the draws stand before."""
    before = 0
    for place, number in enumerate(draws, 1):
        before += number
        if before > OUTSIDE * DRAWS:
            return place
    return len(draws)
