"""How far the order of the themes depends on who happened to be met.

A draw tosses a coin for each interview: heads, it stays with all that was said in it; tails, it is
taken away. The themes are ranked anew by the voices that are left. Those who speak in one group
are drawn together: they heard each other, and do not speak independently. Doubled, an interview
kept or taken away by a fair coin weighs one on average with a variance of one, as in a bootstrap
of interviews: the draws spread the counts as it would (« double-or-nothing bootstrap », Owen and
Eckles 2012, Annals of Applied Statistics 6(3), 895-927), and « half of the interviews taken away at
random » says literally what is done. To keep, say, nine interviews of ten would make every order
look firm (subsampling: Politis and Romano 1994, Annals of Statistics 22(4), 2031-2050, scales the
spread by the share that is kept).

The persons met were chosen: this says how the order holds among them, and nothing of inhabitants.
"""

from __future__ import annotations

import hashlib
import random
from bisect import bisect_right
from typing import TYPE_CHECKING

from absr.analysis.phase1 import voice_of
from absr.model.soundness_facts import FEWEST_INTERVIEWS, Ranking, RankRange

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from absr.model.kinds.statements import Statement

    _Voices = tuple[int, ...]
    """The voices of one interview: of each its themes, one bit a theme."""

DRAWS = 2000
"""With so many, the twentieth that is left aside at each end is met to half a point."""

OUTSIDE = 0.05
"""The share of draws left aside at each end: a range holds in nine draws of ten."""


def theme_ranking(statements: Iterable[Statement], themes: Sequence[str]) -> Ranking:
    """For each theme that is spoken of, the ranks between which it stays in nine draws of ten."""
    said: dict[str, dict[str, int]] = {}
    bit = {theme: 1 << place for place, theme in enumerate(themes)}
    for statement in statements:
        interview, speaker = voice_of(statement)
        voices = said.setdefault(interview, {})
        voices[speaker] = voices.get(speaker, 0) | sum(
            bit[theme] for theme in set(statement.themes) if theme in bit
        )
    if len(said) < FEWEST_INTERVIEWS:
        return Ranking(DRAWS, (), is_few=True)
    interviews = sorted(tuple(sorted(voices.values())) for voices in said.values())
    spread = _spread(interviews, len(themes))
    return Ranking(
        DRAWS, tuple(RankRange(themes[place], *ranks) for place, ranks in spread.items())
    )


def _spread(interviews: Sequence[_Voices], themes: int) -> dict[int, tuple[int, int, int]]:
    """Place of a theme that is spoken of → its rank, its best and its worst rank.

    The interviews stand in an order that depends on nothing but what was said: with the seed,
    which is made of them too, the same data give the same ranks.
    """
    columns = {place: _column(interviews, place) for place in range(themes)}
    spoken = [place for place, column in columns.items() if column]
    most = max(map(len, interviews))
    layers = sum(1 << len(interviews) * layer for layer in range(most))
    coins = random.Random(_seed(interviews))  # noqa: S311 -- a draw, not a secret
    met = [[0] * len(spoken) for _ in spoken]
    for _ in range(DRAWS):
        kept = coins.getrandbits(len(interviews))
        kept *= layers  # the same interviews in each layer
        counts = [(columns[place] & kept).bit_count() for place in spoken]
        for row, rank in zip(met, _ranks(counts), strict=True):
            row[rank - 1] += 1
    ranks = _ranks([columns[place].bit_count() for place in spoken])
    return {
        place: (rank, *_range(row, rank))
        for place, rank, row in zip(spoken, ranks, met, strict=True)
    }


def _column(interviews: Sequence[_Voices], place: int) -> int:
    """A number whose bits are the voices that speak of a theme, layer by layer.

    Bit n of the first layer is interview n where one voice does, of the second where two do.
    """
    counts = [sum(voice >> place & 1 for voice in voices) for voices in interviews]
    layers = ("".join("01"[count > least] for count in counts) for least in range(max(counts)))
    return int("".join(layers)[::-1] or "0", 2)


def _seed(interviews: Sequence[_Voices]) -> int:
    """The same for the same interviews, whatever their order, numbers or file."""
    text = ";".join(",".join(map(str, voices)) for voices in interviews).encode()
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
