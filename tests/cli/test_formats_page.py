"""The page on what absr reads: every test, code and link that it names exists, in both languages."""

from __future__ import annotations

import importlib.util
import sys
from pathlib import Path

import pytest

from absr.model.codes import CODES

ROOT = Path(__file__).parents[2]
TOOLS = ROOT / "tools"
FAMILIES = "FHVXIP"


@pytest.fixture(scope="module")
def builder():
    """The tool that makes the page."""
    sys.path.insert(0, str(TOOLS))
    try:
        spec = importlib.util.spec_from_file_location("formats", TOOLS / "build_formats_page.py")
        module = importlib.util.module_from_spec(spec)
        spec.loader.exec_module(module)
    finally:
        sys.path.remove(str(TOOLS))
    return module


@pytest.fixture(scope="module")
def rows(builder):
    """All the rows of the page."""
    return [row for group in builder.read_groups() for row in group.rows]


def test_the_pages_are_those_of_their_rows(builder):
    """Nobody edited them by hand, and no title of a message changed since."""
    for path, text in builder.build_pages().items():
        assert (ROOT / path).read_text(encoding="utf-8") == text, path


def test_every_test_that_is_named_exists(rows):
    """A row without a test, or with one that is gone, is a promise that nobody keeps."""
    for row in rows:
        assert row.tests, row.met["en"]
        for named in row.tests:
            place, _, function = named.partition("::")
            assert f"def {function}(" in (ROOT / place).read_text(encoding="utf-8"), named


def test_every_code_that_is_named_exists(rows):
    """And no row names one twice."""
    for row in rows:
        assert set(row.codes) <= CODES.keys(), row.met["en"]
        assert len(set(row.codes)) == len(row.codes)


def test_every_row_is_met_once_and_told_in_both_languages(rows):
    """Two rows of one name would say two things of one file."""
    for language in ("fr", "en"):
        met = [row.met[language] for row in rows]
        assert len(set(met)) == len(met)
        assert all(row.does[language].strip() for row in rows)


def test_every_oddity_of_a_file_or_a_cell_is_on_the_page(rows):
    """A code that a delivered file, sheet or cell can bring stands in some row."""
    named = {code for row in rows for code in row.codes}
    of_files = {code for code in CODES if code[0] == "F" and code < "F032"} - {"F001", "F019"}
    of_sheets = {code for code in CODES if code[0] in "HV"}
    decided = {f"H{n}" for n in range(116, 120)}
    required = {"V101", "V115"}
    assert (of_files | of_sheets) - decided - required <= named
