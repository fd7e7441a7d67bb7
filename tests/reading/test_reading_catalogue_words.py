"""What the catalogue of indicators says of need, of scope and of publication."""

from __future__ import annotations

import pytest

from absr.model.reading_facts import HEADCOUNT_UNITS
from absr.reading.catalogue import read_catalogue, shipped_catalogue

CATALOGUE = shipped_catalogue()


@pytest.mark.parametrize(
    "name",
    [
        "scol_1824",  # students leave for university towns
        "precaires",  # apprentices are among them
        "tx_activite",  # the unemployed raise it
        "bac5",
        "tp_femmes",  # chosen or not
        "chom_1524",  # misleading, by its own limit
        "part_65_79_seuls",  # living alone is no need
    ],
)
def test_what_may_be_read_both_ways_has_no_side(name):
    """An indicator whose own limit says that it tells neither good nor bad is neutral."""
    assert CATALOGUE.find(name).direction == "neutral"


def test_no_plain_count_has_a_side():
    """A count follows the size of the commune: more of it is neither better nor worse."""
    counts = [one for one in CATALOGUE.definitions if one.unit in HEADCOUNT_UNITS]
    assert {"pop", "nb_80p_seuls", "assmat_employeurs"} <= {one.id for one in counts}
    assert {one.direction for one in counts} == {"neutral"}


def test_the_median_and_the_poverty_rate_are_published_from_other_sizes():
    """Order of 28 September 2012, article 3: 50 households or 100 persons; 1,000 or 2,000."""
    median, poverty = (CATALOGUE.find(name).limits for name in ("niveau_vie_median", "tx_pauvrete"))
    assert "50 ménages ou 100 personnes" in median.fr
    assert "50 households or 100 persons" in median.en
    assert "1 000 ménages ou 2 000 personnes" in poverty.fr.replace("\u202f", " ")
    assert "1,000 households or 2,000 persons" in poverty.en
    assert "200" in CATALOGUE.find("tx_pauvrete_locataires").limits.fr
    for one in (median, poverty):
        assert "28 septembre 2012" in one.fr
        assert "environ" not in one.fr


def test_children_of_any_age_are_said_so():
    """FAMMONO and COUPAENF count children at home whatever their age, NE24F those under 25."""
    for name in ("part_fammono", "part_fammono_avec_enfants", "part_men_fammono"):
        assert "quel que soit leur âge" in CATALOGUE.find(name).definition.fr
        assert "of any age" in CATALOGUE.find(name).definition.en
    assert "moins de 25 ans" in CATALOGUE.find("part_fam_nombreuses").how_to_read.fr


@pytest.mark.parametrize(("written", "mark"), [("2,5", 2.5), ("10", 10.0), ('"1.5"', 1.5)])
def test_a_project_gives_an_indicator_a_mark_of_its_own(written, mark):
    """A comma or a point; the rest of the indicator stays as absr has it."""
    read = read_catalogue(
        "i.yaml", f"indicators:\n  - id: tx_chomage\n    mark: {written}\n".encode()
    )
    assert read.problems == ()
    found = read.catalogue.find("tx_chomage")
    assert (found.mark, found.direction) == (mark, "more")


@pytest.mark.parametrize("written", ["0", "-3", "beaucoup", "1e3", "3 points", "0,0"])
def test_a_mark_that_is_no_gap_is_told(written):
    """Nil, negative or no number: the entry is left out, and the indicator stays as it was."""
    read = read_catalogue("i.yaml", f"indicators:\n  - id: pop\n    mark: {written}\n".encode())
    (problem,) = read.problems
    assert (problem.code, problem.value) == ("F112", written)
    assert read.catalogue.find("pop").mark is None


def test_small_shares_and_medians_have_marks_of_their_own():
    """No département reaches 20 % of the median, nor 3 points on a share of 3 %."""
    marks = {one.id: one.mark for one in CATALOGUE.definitions if one.mark is not None}
    assert marks["niveau_vie_median"] == marks["d1"] == 10
    assert marks["part_minima"] == 1
    assert marks["pop_tvam"] == 0.5
