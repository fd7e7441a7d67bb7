"""Who was not heard, and who said most."""

from __future__ import annotations

import pytest
from reading_corpus import TOWN, facts, met, said, settings, value

from absr.analysis.coverage import district_shares, quotas_met

QUOTAS = (("resident", 3), ("elected", 2), ("shop", 1))


def test_persons_are_counted_against_the_plan_not_interviews():
    """A group of three fills three places; a type that nobody planned is not in the list."""
    people = [met("E1", actor_type="resident", persons=3), met("E2", actor_type="health")]
    found = quotas_met(people, settings(quotas=QUOTAS))
    assert found == (("resident", 3, 3), ("elected", 2, 0), ("shop", 1, 0))


def population(**parts):
    """The indicator of all inhabitants: the town, and parts of it by name."""
    more = {"indicator": "pop", "label": "Population", "unit": "persons", "direction": "neutral"}
    own = [value(TOWN, 30000.0, **more)]
    return own + [
        value(f"IRIS-93063010{n}", number, territory_name=name.replace("_", " "), **more)
        for n, (name, number) in enumerate(parts.items(), 1)
    ]


def shares(people, districts, **parts):
    """What is known of each district, over the indicators of a corpus."""
    own = settings(districts=districts)
    indicators = facts(*people, *population(**parts), districts=districts).readings.indicators
    return district_shares(people, own, indicators)


def test_the_inhabitants_of_a_district_are_those_of_its_parts():
    """« Bas-Pays 1 » and « Bas-Pays 2 » make the Bas-Pays; « Centre commercial » no « Cen »."""
    people = [met("E1", district="Bas-Pays", persons=2), met("E2", district="Centre")]
    parts = {"Bas-Pays_1": 2000.0, "bas-pays_2": 1000.0, "Centre": 500.0, "Centrale": 9.0}
    found, source = shares(people, ("Bas-Pays", "Centre", "Plateau"), **parts)
    assert found == (("Bas-Pays", 2, 3000.0), ("Centre", 1, 500.0), ("Plateau", 0, None))
    assert source == "Insee 2021"


@pytest.mark.parametrize("parts", [{}, {"Ailleurs": 12.0}])
def test_without_a_population_by_district_nothing_is_measured(parts):
    """No share is made up where no part of the town bears the name of a district."""
    assert shares([met("E1", district="Centre")], ("Centre",), **parts) == ((), None)


def test_a_part_without_a_value_leaves_its_district_unmeasured():
    """A sum without one of its parts would be too small."""
    people = [met("E1", district="Centre")]
    found, _ = shares(people, ("Centre", "Nord"), Centre_1=500.0, Centre_2="secret", Nord=80.0)
    assert found == (("Centre", 1, None), ("Nord", 0, 80.0))


def test_the_longest_interview_is_found_by_its_statements():
    """Of all that is said and of each theme, on its base; of equals the first by number,
    in which identifiers, drawn by lot, have no say."""
    statements = [
        *(said(f"A{n}", "E1", "need", "soins") for n in range(3)),
        *(said(f"B{n}", "E2", "need", "toit") for n in range(2)),
        said("C1", "E3", "need", "toit"),
        said("C2", "E3", "need", "toit", "soins"),
        said("C3", "E3", "story"),
    ]
    found = facts(met("E1"), met("E2"), met("E3"), *statements).soundness.talks
    assert found == (("", "E1", 3, 8), ("soins", "E1", 3, 4), ("toit", "E2", 2, 4))
    people = [met("E1"), met("E2")._replace(ref="E12"), met("E3")._replace(ref="E9")]
    found = facts(*people, *statements).soundness.talks
    assert found[2] == ("toit", "E3", 2, 4)


def test_a_district_of_the_settings_without_interview_is_empty():
    """The one where nobody was met, and no district that the settings do not name."""
    found = facts(met("E1", district="Centre"), districts=("Centre", "Nord")).soundness
    assert found.empty_districts == ("Nord",)


def test_a_town_without_interviews_has_nothing_to_weigh():
    """No ranks, no curve, no longest interview, no agreement."""
    found = facts().soundness
    assert (found.ranking.ranges, found.curves, found.talks, found.agreement) == ((), (), (), None)
