"""What the numbers may say of a town beside its comparators."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

sys.path.insert(0, str(Path(__file__).parent))

from reading_corpus import TOWN, only, read, settings, value, values

from absr.analysis.indicators import indicators_of
from absr.analysis.signals import gap_between, side_of
from absr.analysis.territory_codes import territory_code
from absr.reading.catalogue import shipped_catalogue


def gaps(indicator):
    """Comparator → gap."""
    return {c.territory: c.gap for c in indicator.comparisons}


# -- the rule ----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("beside", "signal"),
    [
        ({"ept": 21.0, "dep": 21.0, "reg": 21.0, "metro": 21.0}, "signal"),
        ({"ept": 21.0, "dep": 21.0, "reg": 23.0, "metro": 23.0}, "signal"),  # half of them
        ({"ept": 21.0, "dep": 23.0, "reg": 23.0, "metro": 23.0}, "close"),
        ({"ept": 21.1, "dep": 21.1, "reg": 21.1}, "close"),
        ({"ept": 27.0, "dep": 27.0, "reg": 25.0}, "favourable"),
        ({"ept": 24.0}, "close"),
        ({}, "not_measured"),
        ({"ept": "secret", "dep": "not_available"}, "not_measured"),
        ({"ept": "secret", "dep": 21.0}, "signal"),  # half of those with a value
        ({"ept": 21.0, "dep": 27.0}, "contrasted"),
        ({"ept": 28.0, "dep": 28.0, "reg": 20.0, "metro": 20.0}, "contrasted"),
        ({"ept": 28.0, "dep": 20.0, "reg": 20.0, "metro": 20.0}, "signal"),  # need prevails
        ({"ept": 28.0, "dep": 28.0, "reg": 28.0, "metro": 20.0}, "contrasted"),  # not ease
        ({"ept": 28.0, "dep": 20.0, "reg": 23.0, "metro": 23.0}, "contrasted"),
        ({"ept": 26.9, "dep": 20.0, "reg": 20.0, "metro": 20.0}, "signal"),
    ],
)
def test_a_signal_needs_three_points_against_half_of_the_comparators(beside, signal):
    """24 % in the town: 3 points against half of those known, the contrary of fewer."""
    assert only(*values(town=24.0, **beside)).signal == signal


def test_three_points_are_three_points_in_decimals():
    """17.4 less 14.4 reaches the threshold, though binary fractions make it less."""
    assert 17.4 - 14.4 < 3
    assert only(*values(town=17.4, dep=14.4)).signal == "signal"
    assert only(*values(town=17.4, dep=14.41)).signal == "close"


@pytest.mark.parametrize(
    ("town", "beside", "direction", "signal"),
    [
        (8000, 10000, "less", "signal"),
        (8001, 10000, "less", "close"),
        (12000, 10000, "less", "favourable"),
        (12000, 10000, "more", "signal"),
        (8000, 10000, "more", "favourable"),
    ],
)
def test_euros_are_compared_in_percent_of_the_comparator(town, beside, direction, signal):
    """20 % of the comparator's value, on the side that its direction says."""
    found = only(*values(town=town, dep=beside, unit="euros_year", direction=direction))
    assert found.signal == signal


@pytest.mark.parametrize("direction", ["neutral", None])
def test_a_neutral_indicator_is_never_in_signal(direction):
    """Whatever the gap, what has no side, or none that was given, concludes nothing."""
    assert only(*values(town=60.0, dep=10.0, direction=direction)).signal == "neutral"


@pytest.mark.parametrize(
    ("numerator", "base", "signal"),
    [
        (None, 199, "fragile"),
        (None, 200, "signal"),
        (None, None, "signal"),
        (199, 1000, "fragile"),
        (199, None, "fragile"),
        (200, 1000, "signal"),
        (801, 1000, "fragile"),  # 199 persons are not concerned
        (800, 1000, "signal"),
    ],
)
def test_a_headcount_under_two_hundred_concludes_nothing(numerator, base, signal):
    """Of those counted, of all, and of those not counted: 199 persons are fragile, 200 are not."""
    rows = [value(TOWN, 40.0, numerator=numerator, base=base), value("DEP-93", 20.0)]
    found = only(*rows)
    assert found.signal == signal
    assert (found.comparisons[1].gap is None) == (signal == "fragile")


def test_a_fragile_comparator_is_not_compared():
    """A neighbour with 30 persons concerned is shown, and no gap to it is counted."""
    rows = [value(TOWN, 40.0, numerator=900, base=9000), value("DEP-93", 20.0, numerator=30)]
    found = only(*rows)
    assert (found.comparisons[1].reason, found.signal) == ("fragile", "not_measured")
    assert found.comparisons[1].observed.value == 20.0


def test_no_change_is_told_from_or_to_a_fragile_value():
    """400 persons, then 4: « −99 % » would be told of chance."""
    rows = [
        value(TOWN, 4, unit="persons", vintage="2021"),
        value(TOWN, 400, unit="persons", vintage="2015"),
        value(TOWN, 300, unit="persons", vintage="2010"),
    ]
    newest, middle, _ = read(*rows).indicators
    assert {(e.change, e.reason) for e in newest.evolutions} == {(None, "fragile")}
    assert round(middle.evolutions[0].change) == 33


@pytest.mark.parametrize("other", ["DEP-93", "COM-93010"])
def test_plain_counts_are_never_compared(other):
    """A larger territory has more of everything: 900 persons beside 30,000 is no good news."""
    rows = [value(TOWN, 900, unit="persons"), value(other, 30000, unit="persons")]
    found = only(*rows, comparators=(other,))
    assert found.signal == "not_measured"
    assert found.comparisons[0].reason == "other_size"


@pytest.mark.parametrize(
    ("name", "unit", "beside", "signal"),
    [
        ("niveau_vie_median", "euros_year", 26600, "close"),  # 9.8 % below
        ("niveau_vie_median", "euros_year", 26700, "signal"),  # 10.1 %
        ("niveau_vie_median", "ratio", 26700, "close"),  # another unit: the project's mark
        ("other", "euros_year", 26700, "close"),
    ],
)
def test_an_indicator_may_have_a_mark_of_its_own(name, unit, beside, signal):
    """10 % for a median, which no département could ever leave by 20 %."""
    rows = [
        value(code, measure, indicator=name, unit=unit, direction="less")
        for code, measure in ((TOWN, 24000), ("DEP-93", beside))
    ]
    found = indicators_of(rows, settings(), shipped_catalogue()).indicators[0]
    assert found.signal == signal


# -- never mixed -------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("other", "reason"),
    [
        ({"vintage": "2020"}, "other_vintage"),
        ({"unit": "per_1000"}, "other_unit"),
        ({"unit": None}, "other_unit"),
        ({"concept": "au sens du BIT"}, "other_concept"),
    ],
)
def test_vintages_units_and_concepts_are_never_mixed(other, reason):
    """A comparator at another vintage, unit or definition is not compared, and says why."""
    town = value(TOWN, 24.0, concept="au sens du recensement")
    found = only(town, value("DEP-93", 10.0, **other))
    assert found.signal == "not_measured"
    assert found.comparisons[1].reason == reason
    assert gaps(found)["DEP-93"] is None


def test_a_reason_of_absence_stays_a_reason():
    """Statistical secrecy in the town is no nil: nothing is measured."""
    found = only(*values(town="secret", dep=10.0))
    assert (found.town.value, found.town.reason) == (None, "secret")
    assert found.signal == "not_measured"


def test_the_latest_vintage_of_the_town_is_read():
    """2020 is read where the town has no 2021, and older vintages have no signal."""
    rows = [
        *values(town=10.0, dep=10.0, vintage="2015"),
        *values(town=30.0, dep=10.0, vintage="2020"),
        *values(dep=40.0, vintage="2021"),
    ]
    found = read(*rows).indicators
    assert [(one.vintage, one.is_latest, one.signal) for one in found] == [
        ("2021", False, None),
        ("2020", True, "signal"),
        ("2015", False, None),
    ]


def test_no_value_is_made_from_others():
    """What is printed of a territory is what was delivered for it, to the digit."""
    rows = [*values(town=24.0, dep=21.5), value("COM-93010", 33.3)]
    found = only(*rows)
    assert {v.territory: v.value for v in found.values} == {
        TOWN: 24.0,
        "DEP-93": 21.5,
        "COM-93010": 33.3,
    }


def test_other_territories_are_kept_and_do_not_decide():
    """Forty points above a neighbour that was not chosen beforehand is no signal."""
    found = only(*values(town=50.0, dep=49.0), value("COM-93010", 10.0))
    assert found.signal == "close"
    assert [v.territory for v in found.others] == ["COM-93010"]


def test_what_one_row_says_holds_for_the_indicator():
    """Direction, chapter and themes are often written on one row only."""
    rows = [
        value(TOWN, 24.0, direction=None, chapter=None),
        value("DEP-93", 10.0, themes=("fetes",)),
    ]
    found = only(*rows)
    assert (found.direction, found.chapter, found.themes) == ("more", "income", ("fetes",))


# -- territories -------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("written", "code"),
    [
        ("93063", "COM-93063"),
        ("com-93063", "COM-93063"),
        ("COM 93063", "COM-93063"),
        ("2a004", "COM-2A004"),
        ("1004", "COM-01004"),
        ("93", "93"),
        ("dep-93", "DEP-93"),
        ("france", "FRANCE"),
        ("France-métro", "FRANCE-MÉTRO"),
        ("FRANCE-METRO", "FRANCE-METRO"),
        ("SET-Est Ensemble", "SET-Est Ensemble"),
        ("IRIS-930630101", "IRIS-930630101"),
    ],
)
def test_codes_are_compared_as_people_write_them(written, code):
    """A bare INSEE code is a commune's; a bare 93 stays, it could be a région."""
    assert territory_code(written) == code


def test_the_town_is_known_by_its_bare_code_and_is_never_its_own_comparator():
    """`93063` is the town; named among the comparators, it is left out."""
    found = only(value("93063", 24.0), value("DEP-93", 10.0), comparators=("COM-93063", "dep-93"))
    assert found.town.value == 24.0
    assert gaps(found) == {"DEP-93": 14.0}


# -- properties --------------------------------------------------------------------------------

numbers = st.one_of(
    st.floats(-1e9, 1e9, allow_nan=False), st.sampled_from(["secret", "not_available"])
)


@given(
    measures=st.dictionaries(st.sampled_from(["town", "ept", "dep", "reg", "metro"]), numbers),
    unit=st.sampled_from(["percent", "euros", "persons", "ratio", None]),
    direction=st.sampled_from(["more", "less", "neutral", None]),
)
def test_any_values_give_a_reading_and_the_same_in_any_order(measures, unit, direction):
    """No values stop the reading, and the order of the rows changes nothing."""
    rows = values(**measures, unit=unit, direction=direction)
    found = indicators_of(rows, settings()).indicators
    assert found == indicators_of(rows[::-1], settings()).indicators
    assert len(found) == (1 if measures else 0)


@given(value=st.floats(0, 100), other=st.floats(0, 100))
def test_the_town_above_is_the_other_below(value, other):
    """In points, the gap changes its sign with the side one looks from."""
    there, back = gap_between(value, other, "percent"), gap_between(other, value, "percent")
    assert there == -back
    sides = {side_of(there, 3.0), side_of(back, 3.0)}
    assert sides in ({"close"}, {"above", "below"})
