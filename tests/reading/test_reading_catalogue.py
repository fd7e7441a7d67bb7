"""A project's own indicators: read with their lines, every fault told, the rest used."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from absr.reading.catalogue import read_catalogue, shipped_catalogue, variable_problems

ROOT = Path(__file__).parents[2]
SOUND = """indicators:
  - id: couples
    label: "Couples avec enfants"
    chapter: households
    formula: "C{yy}_COUPAENF/C{yy}_FAM*100"
    unit: percent
"""


def read(text):
    """What a file of this text gives."""
    return read_catalogue("indicateurs.yaml", text.encode())


def told(found):
    """Code, line, value and suggestion of each problem."""
    return [(p.code, p.cells[0], p.value, p.suggestion) for p in found.problems]


def test_an_indicator_of_the_project_stands_after_those_of_absr():
    """Nothing else changes."""
    found = read(SOUND)
    assert found.problems == ()
    assert found.catalogue.definitions[:-1] == shipped_catalogue().definitions
    own = found.catalogue.definitions[-1]
    assert (own.id, own.is_own, own.direction, own.label.en) == (
        "couples",
        True,
        "neutral",
        "Couples avec enfants",
    )


def test_an_indicator_of_absr_is_changed_in_what_is_written_only():
    """Its formula, its unit and its texts stay."""
    found = read(
        "indicators:\n  - id: part_75p\n    core: non\n    direction: Plus haut = plus de besoin\n"
    )
    old, new = shipped_catalogue().find("part_75p"), found.catalogue.find("part_75p")
    assert found.problems == ()
    assert (new.is_core, new.direction, new.is_own) == (False, "more", True)
    assert new._replace(is_core=True, direction="neutral", is_own=False) == old
    assert len(found.catalogue.definitions) == 61


@pytest.mark.parametrize(
    ("change", "problem"),
    [
        (("percent", "parsecs"), ("F112", "6", "parsecs", None)),
        (("households", "menage"), ("F112", "4", "menage", None)),
        (("    unit: percent\n", ""), ("F112", "2", None, None)),
        (("    unit:", "    unitt: a\n    unit:"), ("F112", "6", "unitt", "unit")),
        (("*100", "*100)"), ("F110", "5", "C{yy}_COUPAENF/C{yy}_FAM*100)", None)),
        (("{yy}_FAM", "{an}_FAM"), ("F110", "5", "C{yy}_COUPAENF/C{an}_FAM*100", None)),
        (("  - id: couples", "  - id: couples\n    id: encore"), ("F102", "3", "id", None)),
        (("  - id: couples", "  - id: &a couples"), ("F103", "2", "a", None)),
        (("indicators:", "indicateurs:"), ("F112", "1", None, None)),
    ],
)
def test_a_fault_is_told_with_its_line_and_the_rest_is_used(change, problem):
    """Absr's own indicators are all there, whatever stands in the file."""
    assert change[0] in SOUND
    found = read(SOUND.replace(*change, 1))
    assert told(found) == [problem]
    assert found.catalogue.definitions[:61] == shipped_catalogue().definitions


def test_of_two_indicators_with_one_id_the_first_is_kept():
    """The second is told."""
    again = SOUND.partition("\n")[2].replace("Couples avec enfants", "Autre chose")
    found = read(SOUND + again)
    assert told(found) == [("F112", "7", "couples", None)]
    assert found.catalogue.find("couples").label.fr == "Couples avec enfants"


def test_a_variable_that_nothing_knows_is_told_with_the_nearest():
    """Unless a file that was read has it."""
    found = read(SOUND.replace("_FAM*", "_FAMM*"))
    (problem,) = variable_problems(found, ())
    assert (problem.code, problem.cells, problem.value, problem.suggestion) == (
        "F111",
        ("5",),
        "C_FAMM",
        "C_FAM",
    )
    assert variable_problems(found, ("C_FAMM",)) == ()


@given(st.text(max_size=200))
def test_no_file_breaks_the_reader(text):
    """Anything gives the catalogue of absr, at least."""
    found = read(f"indicators:\n  - id: a\n    {text}")
    assert len(found.catalogue.definitions) >= 61


@pytest.mark.parametrize("language", ["fr", "en"])
def test_the_example_of_the_page_can_be_used(language):
    """What a reader copies from the documentation is read without a word."""
    page = ROOT / ("docs/indicateurs.md" if language == "fr" else "docs/en/indicators.md")
    example = page.read_text(encoding="utf-8").split("```yaml\n")[1].split("```")[0]
    found = read(example)
    assert found.problems == ()
    assert len(found.catalogue.definitions) == 62
    assert not found.catalogue.find("part_75p").is_core


def test_the_pages_are_those_that_the_catalogue_makes():
    """`make docs` was run."""
    sys.path.insert(0, str(ROOT / "tools"))
    import build_indicator_pages as tool

    for language, path in tool.PAGES.items():
        text = (ROOT / path).read_text(encoding="utf-8")
        assert text == tool.page(language)
        for found in shipped_catalogue().definitions:
            assert f"`{found.id}`" in text
            assert f"`{found.formula}`" in text
