"""Lines on the terminal: wrapped and cleaned as they would be by longer ways."""

from __future__ import annotations

import os
import shutil
import sys
import textwrap

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from absr.cli.output import paragraph, safe, width

LINES = st.text(
    st.one_of(
        st.sampled_from("    \t\u00a0\u202f\u2028'-éab…\0"),
        st.characters(exclude_characters="\n", exclude_categories=["Cs"]),
    ),
    max_size=120,
)
INDENTS = st.integers(0, 8).map(lambda count: " " * count)


@pytest.fixture(autouse=True)
def eighty_columns(monkeypatch):
    """As wide as most terminals."""
    monkeypatch.setenv("COLUMNS", "80")


@given(lines=st.lists(LINES, min_size=1, max_size=3), indent=INDENTS, first=INDENTS)
@example(lines=["a" * 80], indent="", first="")
@example(lines=["a" * 79 + " "], indent="", first="")
@example(lines=["a \u00a0"], indent="  ", first="  ")
@example(lines=[" a"], indent="  ", first="")
@example(lines=["mot " * 40 + "fin"], indent="    ", first="")
@example(lines=["a" * 90 + " b " + "c" * 85], indent="  ", first="    ")
def test_a_paragraph_is_wrapped_as_textwrap_wraps_it(lines, indent, first):
    """Short lines go another way, and come out the same."""
    expected = []
    for number, line in enumerate(lines):
        expected += textwrap.wrap(
            line,
            80,
            initial_indent=indent if number else first,
            subsequent_indent=indent,
            break_long_words=False,
            break_on_hyphens=False,
        ) or [""]
    assert paragraph("\n".join(lines), indent=indent, first=first) == "\n".join(expected)


@given(st.text(max_size=60))
def test_a_text_keeps_its_printable_characters_and_no_other(text):
    """But for the ends of lines and the no-break spaces of French."""
    expected = [c if c.isprintable() or c in "\n\u00a0\u202f" else "\ufffd" for c in text]
    assert safe(text) == "".join(expected)


@pytest.mark.parametrize("columns", [None, "", "0", "-5", "12", "64", "500", "wide"])
def test_the_width_is_that_of_the_standard_library(monkeypatch, columns):
    """What `shutil` finds, between 40 and 100."""
    if columns is None:
        monkeypatch.delenv("COLUMNS")
    else:
        monkeypatch.setenv("COLUMNS", columns)
    assert width() == max(40, min(100, shutil.get_terminal_size((80, 24)).columns))


@pytest.mark.parametrize("columns", [0, 64])
def test_the_width_of_a_terminal_is_what_it_says(monkeypatch, columns):
    """A terminal that says nothing has eighty columns."""
    monkeypatch.delenv("COLUMNS")
    monkeypatch.setattr(sys, "__stdout__", sys.__stderr__)
    monkeypatch.setattr(os, "get_terminal_size", lambda _: os.terminal_size((columns, 24)))
    assert width() == (columns or 80)
