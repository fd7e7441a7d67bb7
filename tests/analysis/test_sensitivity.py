"""How far the order of themes depends on who was met, against exact probabilities."""

from __future__ import annotations

import itertools
import random
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st
from reading_corpus import said
from scipy.stats import binom

from absr.analysis.sensitivity import DRAWS, OUTSIDE, theme_ranking
from absr.model.soundness_facts import FEWEST_INTERVIEWS

THEMES = ("a", "b", "c", "d")


def spoken(*voices, speaker=None):
    """One statement a voice, on the themes whose letters are given: `ab`, `c`, nothing."""
    return [
        said(f"S{n}", f"E{n}", "need", *themes, speaker=speaker) for n, themes in enumerate(voices)
    ]


def ranks(*voices, themes=THEMES):
    """Theme → its rank, its best and its worst."""
    found = theme_ranking(spoken(*voices), themes).ranges
    return {one.theme: (one.rank, one.best, one.worst) for one in found}


def exact(voices, themes=THEMES):
    """The same from every way there is to keep or take away each voice: no draw at all."""
    whole = {t: sum(t in v for v in voices) for t in themes}
    spoken_of = [t for t in themes if whole[t]]
    share = {t: [Fraction(0)] * len(spoken_of) for t in spoken_of}
    for kept in itertools.product((0, 1), repeat=len(voices)):
        counts = {t: sum(k for k, v in zip(kept, voices, strict=True) if t in v) for t in spoken_of}
        for t in spoken_of:
            better = sum(counts[other] > counts[t] for other in spoken_of)
            share[t][better] += Fraction(1, 2 ** len(voices))
    return {t: 1 + sum(whole[other] > whole[t] for other in spoken_of) for t in spoken_of}, share


def is_border(shares):
    """Whether a share stands so near the limit that 2,000 draws may fall on either side of it."""
    sums = list(itertools.accumulate(map(float, shares)))
    ends = [*sums, *(1 - one for one in sums)]
    return any(abs(end - OUTSIDE) < 0.015 for end in ends)


def expected(rank, shares):
    """The range that leaves a twentieth aside at each end."""
    ahead = itertools.accumulate(shares)
    best = next(place for place, share in enumerate(ahead, 1) if share > OUTSIDE)
    behind = itertools.accumulate(reversed(shares))
    worst = len(shares) + 1 - next(p for p, share in enumerate(behind, 1) if share > OUTSIDE)
    return rank, min(rank, best), max(rank, worst)


@pytest.mark.parametrize(
    "voices",
    [
        ("abcd", "ab", "c", "c", "b", "b", "b", "ab", "a", "a", "c", "a"),
        ("ad", "abc", "ab", "bd", "abc", "", "d", "ab", "ac", "ad", "b", "bd"),
        ("b", "ad", "b", "", "bc", "ab", "", "ab", "b", "a", "acd", "ab"),
        ("abcd",) * 6 + ("ab",) * 3 + ("b",) * 3,
        ("a", "b", "c", "d") * 3,
    ],
    ids=["mixed", "near", "few", "nested", "equal"],
)
def test_the_ranges_are_those_of_every_possible_removal(voices):
    """On twelve voices, all 4,096 ways to keep some of them give the same ranges."""
    rank, share = exact(voices)
    assert not any(is_border(share[t]) for t in share), share
    assert ranks(*voices) == {t: expected(rank[t], share[t]) for t in share}


@pytest.mark.parametrize(("more", "less"), [(40, 20), (30, 22), (25, 25), (60, 50), (200, 150)])
def test_two_themes_of_different_persons_follow_the_binomial_law(more, less):
    """Those kept of m and of n voices are two binomials: scipy says how often one is ahead."""
    behind = sum(
        binom.pmf(k, less, 0.5) * binom.cdf(k - 1, more, 0.5) for k in range(less + 1)
    )  # a behind b
    ahead = sum(binom.pmf(k, more, 0.5) * binom.cdf(k - 1, less, 0.5) for k in range(more + 1))
    assert min(abs(behind - OUTSIDE), abs(ahead - OUTSIDE)) > 0.01
    found = ranks(*["a"] * more, *["b"] * less, themes=("a", "b"))
    first = 1
    second = 1 if more == less else 2
    assert found["a"] == (first, 1, 2 if behind > OUTSIDE else 1)
    assert found["b"] == (second, 1 if 1 - ahead > OUTSIDE else 2, 2 if ahead > OUTSIDE else 1)


def test_themes_of_the_same_voices_never_part():
    """Whoever is taken away is taken from both: they share the first rank in every draw."""
    assert ranks(*["ab"] * 12) == {"a": (1, 1, 1), "b": (1, 1, 1)}


def test_a_voice_goes_with_all_it_said():
    """Ten statements of one voice weigh as one, and two noted speakers as two."""
    talkative = [said(f"T{n}", "E0", "need", "a") for n in range(10)]
    others = spoken(*["b"] * 12)
    found = theme_ranking([*talkative, *others[1:]], THEMES).ranges
    assert {one.theme: one.rank for one in found} == {"b": 1, "a": 2}
    pair = [said(f"G{n}", "E0", "need", "a", speaker=str(n)) for n in range(2)]
    found = theme_ranking([*pair, *spoken("", "b", *[""] * 10)], THEMES).ranges
    assert {one.theme: one.rank for one in found} == {"a": 1, "b": 2}


def grouped(*groups):
    """One interview a group, one noted speaker and one statement a voice of it."""
    return [
        said(f"S{n}-{m}", f"E{n}", "need", *themes, speaker=str(m))
        for n, group in enumerate(groups)
        for m, themes in enumerate(group)
    ]


def test_the_speakers_of_one_interview_are_taken_away_together():
    """Twelve speakers of one group against six persons met one by one: the group goes in half of
    the draws, whatever its size, so neither theme is sure of its rank."""
    found = theme_ranking(grouped(("a",) * 12, *[("b",)] * 6, *[("",)] * 6), THEMES).ranges
    assert {one.theme: (one.rank, one.best, one.worst) for one in found} == {
        "a": (1, 1, 2),
        "b": (2, 1, 2),
    }


@pytest.mark.parametrize(
    "groups",
    [
        (("a", "a", "ab"), ("b",), ("b",), ("b", "c"), ("c",), ("a",), ("d", "d"), ("b",), ("a",),
         ("cd",), ("b",), ("",)),
        (("a",) * 5, ("b",) * 5, ("c",), ("c",), ("c",), ("ab", "c"), ("d",), ("d",), ("d", "d"),
         ("b",)),
    ],
    ids=["mixed", "groups"],
)  # fmt: skip
def test_with_groups_the_ranges_are_those_of_every_removal_of_interviews(groups):
    """On ten or twelve interviews, every way to keep some of them gives the same ranges."""
    whole = {t: sum(t in voice for group in groups for voice in group) for t in THEMES}
    share = {t: [Fraction(0)] * len(THEMES) for t in THEMES}
    for kept in itertools.product((0, 1), repeat=len(groups)):
        left = [voice for k, group in zip(kept, groups, strict=True) if k for voice in group]
        counts = {t: sum(t in voice for voice in left) for t in THEMES}
        for t in THEMES:
            better = sum(counts[other] > counts[t] for other in THEMES)
            share[t][better] += Fraction(1, 2 ** len(groups))
    assert not any(is_border(share[t]) for t in share), share
    rank = {t: 1 + sum(whole[other] > whole[t] for other in THEMES) for t in THEMES}
    found = theme_ranking(grouped(*groups), THEMES).ranges
    assert {one.theme: (one.rank, one.best, one.worst) for one in found} == {
        t: expected(rank[t], share[t]) for t in THEMES
    }


def test_too_few_interviews_say_nothing():
    """Under ten interviews no rank is given, however many spoke in them; a theme that nobody
    speaks of has none."""
    assert ranks(*["a"] * (FEWEST_INTERVIEWS - 1)) == {}
    assert set(ranks(*["a"] * FEWEST_INTERVIEWS)) == {"a"}
    assert theme_ranking(grouped(*[("a", "b")] * 9), THEMES) == (DRAWS, (), True)
    assert theme_ranking([], THEMES) == (DRAWS, (), True)


@given(
    st.lists(st.sets(st.sampled_from(THEMES)), min_size=FEWEST_INTERVIEWS, max_size=40),
    st.randoms(use_true_random=False),
)
def test_the_same_voices_give_the_same_ranks_in_any_order(voices, chance):
    """Neither the order of the records nor their numbers change a word; each rank is in its range."""
    found = ranks(*voices)
    shuffled = list(voices)
    chance.shuffle(shuffled)
    assert ranks(*shuffled) == found
    for rank, best, worst in found.values():
        assert 1 <= best <= rank <= worst <= len(found)


def test_ten_thousand_voices_are_ranked_firmly():
    """With gaps of hundreds of voices every theme keeps its rank."""
    chance = random.Random(3)
    voices = [
        "".join(
            t
            for t, share in zip(THEMES, (0.5, 0.4, 0.3, 0.2), strict=True)
            if chance.random() < share
        )
        for _ in range(10_000)
    ]
    assert ranks(*voices) == {t: (n, n, n) for n, t in enumerate(THEMES, 1)}
