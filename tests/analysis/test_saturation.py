"""What more interviews bring: the closed form against every order there is, and against scipy."""

from __future__ import annotations

import datetime as dt
import itertools
from statistics import mean

import pytest
from hypothesis import given
from hypothesis import strategies as st
from reading_corpus import met, said
from scipy.stats import hypergeom

from absr.analysis.saturation import POINTS, expected_different, saturation


def day(number):
    """A day of June."""
    return dt.date(2026, 6, number)


def town(*named, dates=None):
    """One interview a set of sub-themes, on days that follow each other."""
    days = dates or [day(n + 1) for n in range(len(named))]
    people = [met(f"E{n}", date=one) for n, one in enumerate(days)]
    statements = [
        said(f"S{n}-{k}", f"E{n}", "need", sub_theme=word)
        for n, words in enumerate(named)
        for k, word in enumerate(sorted(words))
    ]
    return people, statements


NAMED = ({"bus", "vélo"}, {"bus"}, {"toit", "bus"}, set(), {"vélo", "école"})


def test_the_mean_curve_is_that_of_all_the_orders():
    """Five interviews: the mean of the 120 orders, point by point."""
    (sub_themes, _) = saturation(*town(*NAMED))
    orders = list(itertools.permutations(NAMED))
    for number, value in sub_themes.expected:
        by_hand = mean(len(set().union(*order[:number])) for order in orders)
        assert value == pytest.approx(by_hand, abs=1e-9)
    assert [n for n, _ in sub_themes.expected] == [0, 1, 2, 3, 4, 5]


@given(st.lists(st.integers(1, 60), max_size=30), st.integers(0, 60))
def test_the_closed_form_is_the_hypergeometric_law(named_in, taken):
    """A thing is seen unless none of its interviews is among those taken: scipy's hypergeom."""
    interviews = 60
    by_scipy = sum(1 - hypergeom.pmf(0, interviews, k, taken) for k in named_in)
    assert expected_different(interviews, named_in, taken) == pytest.approx(by_scipy, abs=1e-7)


def test_the_order_of_the_dates_is_counted_by_hand():
    """Bus and vélo, then nothing, toit, nothing, école; the last five bring all of it."""
    people, statements = town(*NAMED)
    (sub_themes, _) = saturation(people[::-1], statements[::-1])
    assert sub_themes.observed == ((0, 0), (1, 2), (2, 2), (3, 3), (4, 3), (5, 4))
    assert (sub_themes.total, sub_themes.once, sub_themes.last, sub_themes.new) == (4, 2, 5, 4)


def test_the_last_five_are_told_by_their_day():
    """Of seven interviews the last five by date bring one word that the first two lack."""
    words = ({"d"}, {"a"}, {"b"}, {"a"}, {"b"}, {"a"}, {"b", "a"})
    dates = [day(n) for n in (9, 1, 2, 5, 6, 7, 8)]
    (sub_themes, _) = saturation(*town(*words, dates=dates))
    assert (sub_themes.last, sub_themes.new, sub_themes.total) == (5, 1, 3)


def test_an_interview_without_a_day_comes_first_and_is_counted():
    """What it names is no news of the last ones."""
    words = ({"x"}, {"a"}, {"a"}, {"a"}, {"a"}, {"a"})
    dates = [None, *(day(n) for n in range(1, 6))]
    (sub_themes, _) = saturation(*town(*words, dates=dates))
    assert (sub_themes.undated, sub_themes.new, sub_themes.total) == (1, 1, 2)


def test_resources_are_those_named_as_such():
    """Two spellings are one resource; one named in a need is none."""
    people = [met("E1", date=day(1)), met("E2", date=day(2))]
    statements = [
        said("S1", "E1", "resource", resource="Le Jardin des Buis"),
        said("S2", "E2", "resource", resource="le jardin des buis"),
        said("S3", "E2", "need", resource="la poste"),
    ]
    (_, resources) = saturation(people, statements)
    assert (resources.total, resources.once, resources.new) == (1, 0, 1)


def test_a_long_curve_has_few_points_and_its_ends():
    """However many interviews: no more points than a page can show, the first and last exact."""
    words = [{f"w{n % 700}", "bus"} for n in range(1000)]
    (sub_themes, _) = saturation(*town(*words, dates=[day(1)] * 1000))
    assert len(sub_themes.expected) <= POINTS + 1
    assert sub_themes.expected[0] == (0, 0.0)
    number, value = sub_themes.expected[-1]
    assert (number, value) == (1000, pytest.approx(701))


@given(st.lists(st.sets(st.sampled_from("abcdefgh")), min_size=1, max_size=12))
def test_a_curve_never_goes_down_and_ends_at_the_whole(named):
    """Both curves rise, the mean one never faster than before, to all that is named."""
    named = [{f"{letter}{letter}" for letter in one} for one in named]
    (sub_themes, _) = saturation(*town(*named))
    steps = [b[1] - a[1] for a, b in itertools.pairwise(sub_themes.expected)]
    assert all(step >= -1e-9 for step in steps)
    assert all(b <= a + 1e-9 for a, b in itertools.pairwise(steps))
    assert sub_themes.observed[-1][1] == sub_themes.total
    assert sub_themes.expected[-1][1] == pytest.approx(sub_themes.total)


def test_one_interview_has_a_curve_of_one_step():
    """The last one is also the first."""
    (sub_themes, resources) = saturation(*town({"bus"}))
    assert (sub_themes.expected, sub_themes.last, sub_themes.new) == (((0, 0.0), (1, 1.0)), 1, 1)
    assert (resources.total, resources.new) == (0, 0)
