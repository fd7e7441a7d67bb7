"""The comparators, the sets of communes and the thresholds of `absr.yaml`."""

from __future__ import annotations

from pathlib import Path

import pytest

from absr import territory
from absr.model.cross_facts import Strength, strength_of
from absr.model.settings import TerritorySet, Thresholds
from absr.reading.comparators import unknown_areas
from absr.reading.settings import read_settings

EXAMPLE = Path(__file__).parents[2] / "examples" / "romainville" / "absr.yaml"


def read(more, comparators="", themes=""):
    """The settings of the example with more of its own, and what is wrong with them."""
    text = EXAMPLE.read_text(encoding="utf-8") + more
    text = text.replace("comparators:\n", f"comparators:\n{comparators}")
    return read_settings("absr.yaml", text.encode())


def told(problems):
    """Code, value and suggestion of each problem."""
    return [(p.code, p.value, p.suggestion) for p in problems]


def test_a_set_is_made_of_the_codes_that_exist():
    """`COM-93045` and a code that lost its zero are meant; a postcode is told with the commune."""
    more = 'sets:\n  - id: autres\n    label: Autres\n    communes: [COM-93045, 1004, "93230", 93999]\n'
    settings, problems = read(more)
    assert settings.sets == (TerritorySet("autres", "Autres", ("93045", "01004")),)
    assert told(problems) == [
        ("F108", "93230", "93063 (Romainville)"),
        ("F108", "93999", None),
    ]
    assert {p.severity for p in problems} == {"warning"}
    assert all(p.cells[0].isdecimal() for p in problems)


@pytest.mark.parametrize(
    ("written", "code"),
    [
        ("sets:\n  - id: similar\n    label: A\n    communes: [93045]\n", "F105"),
        ("sets:\n  - id: a\n    label: A\n", "F106"),
        ("sets:\n  - id: a\n    communes: [93045]\n", "F106"),
        ("sets: voisines\n", "F105"),
        ("sets:\n  - voisines\n", "F105"),
        ("thresholds:\n  points: beaucoup\n", "F105"),
        ("thresholds:\n  points: 0\n", "F105"),
        ("thresholds:\n  pointes: 2\n", "F104"),
        ("thresholds:\n  voices: 0\n", "F105"),
    ],
)
def test_what_is_no_set_and_no_threshold_is_told(written, code):
    """With a line, and without a traceback."""
    _, problems = read(written)
    assert [p.code for p in problems] == [code]


def test_thresholds_are_written_with_a_point_or_a_comma():
    """What is left out keeps absr's own mark."""
    settings, problems = read('thresholds:\n  points: "2,5"\n')
    assert (settings.thresholds, problems) == (Thresholds(2.5, 20.0), ())


def test_a_set_written_in_capitals_is_suggested_as_it_is_called():
    """`SET-VOISINES` stands for nothing, and the set meant is named."""
    made = "sets:\n  - id: voisines\n    label: A\n    communes: [93045]\n"
    _, problems = read(made, comparators="  - SET-VOISINES\n")
    assert [(p.code, p.suggestion) for p in problems] == [("F109", "SET-voisines")]


def test_from_how_many_voices_a_need_is_said_by_several_may_be_changed():
    """The same four voices of two types are several by absr's marks, and few by a project's."""
    usual, _ = read("")
    settings, problems = read("thresholds:\n  voices: 5\n  actor_types: 3\n")
    assert problems == ()
    assert strength_of(4, 2, usual.thresholds) is Strength.SEVERAL
    assert strength_of(4, 2, settings.thresholds) is Strength.FEW
    assert strength_of(5, 3, settings.thresholds) is Strength.SEVERAL


def test_similar_stands_for_five_communes_of_the_departement():
    """The nearest in population, by the table that absr brings."""
    settings, problems = read("", comparators="  - SIMILAR\n")
    (similar,) = settings.sets
    assert problems == ()
    assert settings.comparators[0] == "SET-similar"
    own = territory.commune("93063").population
    nearest = sorted(
        (abs(one.population - own), one.code)
        for one in territory.communes()
        if one.departement == "93" and one.code != "93063"
    )
    assert list(similar.communes) == [code for _, code in nearest[:5]]


def test_paris_has_no_commune_of_the_same_size_in_its_departement():
    """It stands alone: the comparator is told, nothing else happens."""
    assert territory.similar_communes(territory.commune("75056")) == ()


def test_a_set_that_nobody_made_is_told_with_the_nearest():
    """A letter left out."""
    more = 'sets:\n  - id: voisines\n    label: V\n    communes: ["93045"]\n'
    _, problems = read(more, comparators="  - SET-voisins\n")
    assert told(problems) == [("F109", "SET-voisins", "SET-voisines")]


def test_an_area_that_does_not_exist_is_told_with_what_was_meant():
    """An établissement public territorial written as an EPCI; a code of no département."""
    text = "comparators:\n  - EPCI-200057875\n  - DEP-99\n  - DEP-93\n  - FRANCE\n  - 93045\n"
    assert told(unknown_areas("absr.yaml", text.encode())) == [
        ("F109", "EPCI-200057875", "EPT-200057875"),
        ("F109", "DEP-99", None),
    ]


@pytest.mark.parametrize("code", ["COM-93063", "EPT-200057875", "DEP-2A", "REG-11"])
def test_what_exists_is_known_without_loading_the_areas(code):
    """The quick look and the whole table agree."""
    assert territory.is_known(code)
    assert territory.territory(code) is not None


@pytest.mark.parametrize("code", ["COM-00000", "EPT-93", "DEP-00", "REG-93,", "QPV-1", ""])
def test_what_does_not_exist_is_not_known(code):
    """Nor is a part of a line of the table."""
    assert not territory.is_known(code)
    assert territory.territory(code) is None
