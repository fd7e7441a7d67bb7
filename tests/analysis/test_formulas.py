"""Formulas: the grammar of Python's arithmetic, exact to the last digit, and every fault told."""

from __future__ import annotations

import re
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from absr.analysis.formulas import Absent, exact, worth
from absr.model.formulas import (
    FormulaFault,
    Variable,
    bases_of,
    parse_formula,
    rate_of,
    slots_of,
    variables_of,
)

NUMBERS = {"A": Fraction(7, 2), "B": Fraction(-3), "C": Fraction(0), "D": Fraction(1, 7)}


def look_up(variable):
    """The value of a variable of these tests."""
    return NUMBERS[variable.name]


def value(text, **years):
    """What a formula is worth."""
    node = parse_formula(text)
    assert not isinstance(node, FormulaFault), node
    return worth(node, look_up, years)


# -- the grammar ---------------------------------------------------------------------------------

LEAVES = st.one_of(
    st.integers(0, 99).map(str), st.sampled_from([f"{name}{{yy}}" for name in NUMBERS])
)


def grown(inner):
    """Formulas made of smaller ones, with and without brackets, spaces and signs."""
    sign = st.sampled_from(["+", "-", "*", "/", " - ", " / "])
    return st.one_of(
        st.tuples(inner, sign, inner).map("".join),
        inner.map("({})".format),
        inner.map("-{}".format),
        st.tuples(inner, st.integers(0, 3)).map(lambda pair: f"({pair[0]})**{pair[1]}"),
        st.tuples(st.integers(0, 9), st.integers(0, 3)).map(lambda pair: f"{pair[0]}**{pair[1]}"),
    )


@given(st.recursive(LEAVES, grown, max_leaves=12))
def test_a_formula_is_worth_what_python_makes_of_it(text):
    """The same signs bind as tightly, on exact fractions; where Python divides by nil, so it is."""
    source = re.sub(r"\d+", lambda found: f"N({int(found[0])})", text.replace("{yy}", ""))
    try:
        expected = eval(source, {"__builtins__": {}}, NUMBERS | {"N": Fraction})  # noqa: S307
    except ZeroDivisionError:
        assert value(text).reason == "nil_base"
        return
    assert value(text) == expected


@given(st.text(max_size=60))
def test_no_text_breaks_the_parser(text):
    """Anything gives a tree or a fault inside the text; nothing is raised, nothing is run."""
    found = parse_formula(text)
    if isinstance(found, FormulaFault):
        assert 1 <= found.column <= max(len(text) + 1, 1)


@pytest.mark.parametrize(
    ("text", "kind", "column"),
    [
        ("", "empty", 1),
        ("1+", "incomplete", 3),
        ("P{yy}_POP/(2*3", "unclosed", 11),
        ("P{yy}_POP)", "unopened", 10),
        ("2 3", "unexpected", 3),
        ("()", "unexpected", 2),
        ("P{zz}_POP", "slot", 1),
        ("P{yy}_{pp}", "slots", 1),
        ("0,5*P{yy}_POP", "sign", 2),
        ("__import__('os')", "sign", 12),
        ("1" * 2001, "too_long", 2001),
        ("(" * 60 + "1" + ")" * 60, "too_deep", 51),
    ],
)
def test_a_fault_says_where_it_is(text, kind, column):
    """The kind of the fault and the character where the text stops being a formula."""
    found = parse_formula(text)
    assert (found.kind, found.column) == (kind, column)


def test_a_name_is_a_variable_with_the_slot_of_its_year():
    """The slot tells the dataset; a name without one has no year."""
    node = parse_formula("NAISD{e}/P{yy}_POP*1000+SUPERF-TP60{ff}")
    assert variables_of(node) == (
        Variable("NAISD", "e"),
        Variable("P_POP", "yy"),
        Variable("SUPERF", None),
        Variable("TP60", "ff"),
    )
    datasets = [one.dataset for one in variables_of(node)]
    assert datasets == ["etat_civil", "rp", "geographie", "filosofi_disp"]
    assert slots_of(node) == ("e", "yy", "ff")


# -- numerator and base ------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "text", ["A{yy}/B{yy}*100", "100*A{yy}/B{yy}", "A{yy}*100/B{yy}", "A{yy}/B{yy}"]
)
def test_numerator_and_base_come_from_the_shape(text):
    """However the rate is written, the count of A and the count of B stand behind it."""
    rate = rate_of(parse_formula(text))
    assert (rate.numerator, rate.base) == (Variable("A", "yy"), Variable("B", "yy"))


@pytest.mark.parametrize("text", ["A{yy}", "A{yy}/2", "A{yy}+B{yy}", "(A{yy}/B{yy})**2", "2"])
def test_what_is_no_rate_has_no_numerator(text):
    """A count, a half and a sum have neither numerator nor base."""
    assert rate_of(parse_formula(text)) is None


def test_a_gap_between_two_rates_has_two_bases():
    """The smaller one will say whether the gap is fragile."""
    node = parse_formula("A{yy}/B{yy}*100-C{yy}/D{yy}*100")
    assert bases_of(node) == (Variable("B", "yy"), Variable("D", "yy"))


# -- the value ---------------------------------------------------------------------------------------


def test_a_published_decimal_is_the_decimal_it_was_written_as():
    """24.4 is 244/10, not the nearest binary number; a whole number stays whole."""
    assert exact(24.4) == Fraction(244, 10)
    assert exact(2057.93753915075) == Fraction("2057.93753915075")
    assert exact(16516.0) == 16516


def test_a_division_by_nil_is_a_reason():
    """No crash, no infinity."""
    assert value("A{yy}/C{yy}*100") == Absent("nil_base")
    assert value("C{yy}**(0-1)") == Absent("nil_base")


@pytest.mark.parametrize("text", ["B{yy}**0.5", "9**9**9", "(A{yy}**99)**(99**9)"])
def test_a_power_without_a_value_is_a_reason(text):
    """The root of a number below nil, and what no machine can hold, say that they have none."""
    assert value(text) == Absent("undefined")


def test_a_yearly_change_is_the_root_of_the_ratio():
    """33,266 inhabitants in 2021 and 26,031 in 2015 are 4.17 % a year (calculator)."""
    node = parse_formula("((P{yy}_POP/P{pp}_POP)**(1/({yy}-{pp}))-1)*100")
    people = {"yy": Fraction(33266), "pp": Fraction(26031)}
    found = worth(node, lambda one: people[one.slot], {"yy": 2021, "pp": 2015})
    assert round(float(found), 2) == 4.17


def test_all_that_is_missing_for_one_reason_is_named():
    """Somebody who asks for a file wants the whole list, and no variable that the file has."""
    node = parse_formula("(A{yy}+X{yy})/Y{yy}*100")
    missing = {name: Absent("lacking", (name,)) for name in ("A", "Y")}
    missing["X"] = Absent("secret", ("X",))
    found = worth(node, lambda one: missing.get(one.name, Fraction(1)), {})
    assert found == Absent("lacking", ("A", "Y"))
