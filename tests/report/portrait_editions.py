"""An edition with every part of a portrait, from records that the tests make.

What an INSEE file will bring (changes, ages, parts of the town) is put in by hand, so that the
report is tested without one. The parts of the town are invented.
"""

from __future__ import annotations

import sys
from dataclasses import replace
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1] / "analysis"))

from reading_corpus import TOWN, value
from test_phase1_readings import edition_of

from absr.model.edition import Audience
from absr.model.reading_facts import AgeBand, Evolution, Pyramid
from absr.report.portrait import portrait_report
from absr.wording.speech import speak

CODES = (TOWN, "EPT-200057875", "DEP-93", "REG-11", "FRANCE-METRO")
LABELS = {
    "fr": {
        "unemployed": "Taux de chômage au sens du recensement",
        "jobs": "Taux d'emploi des 15 à 64 ans",
        "alone": "Part des ménages d'une personne",
        "pop": "Population municipale",
        "vacant": "Logements vacants",
    },
    "en": {
        "unemployed": "Unemployment rate",
        "jobs": "Employment rate",
        "alone": "Share of one-person households",
        "pop": "Population",
        "vacant": "Vacant dwellings",
    },
}
READ = {
    "fr": (
        "{value} des actifs se déclarent au chômage.",
        "Ce n'est pas le chômage inscrit.",
        "Chômeurs sur actifs",
    ),
    "en": (
        "{value} of the workforce say they are unemployed.",
        "These are not the registered unemployed.",
        "Unemployed among the workforce",
    ),
}


def _records(language):
    labels = LABELS[language]
    for name, chapter, direction, measures in (
        ("unemployed", "employment", "more", (13.88, 16.19, 16.39, 11.44, 11.65)),
        ("jobs", "employment", "less", (64.7, 60.2, 58.1, 71.9, 69.1)),
        ("alone", "households", "neutral", (36.0, 35.0, 30.1, 37.2, 37.9)),
    ):
        for code, measure in zip(CODES, measures, strict=True):
            counts = {"numerator": 2293, "base": 16516} if code == TOWN else {}
            yield value(
                *(code, measure),
                indicator=name,
                label=labels[name],
                chapter=chapter,
                direction=direction,
                **counts,
            )
    for vintage, people, vacant in (
        ("2021", 33266, 9.1),
        ("2015", 26031, 8.4),
        ("2010", 25803, 7.9),
    ):
        yield value(
            *(TOWN, people),
            indicator="pop",
            label=labels["pop"],
            unit="persons",
            chapter="population",
            direction="neutral",
            vintage=vintage,
        )
        yield value(
            *(TOWN, vacant),
            indicator="vacant",
            label=labels["vacant"],
            chapter="housing",
            vintage=vintage,
        )
    for number, measure, base in ((1, 18.2, 900), (2, 12.1, 1400), (3, 9.5, 150), (4, 14.4, 2000)):
        yield value(
            *(f"IRIS-93063010{number}", measure),
            territory_name=f"Zone {number}",
            indicator="unemployed",
            label=labels["unemployed"],
            chapter="employment",
            base=base,
        )
    yield value(
        TOWN, "secret", indicator="young", label="Taux A", chapter="youth", direction="more"
    )


def _pyramids():
    town = ("0014 3500 3350", "1529 3300 3400", "3044 4100 4300", "90P 60 160")
    other = ("0014 180000 172000", "1529 170000 165000", "3044 180000 185000", "90P 3000 8000")
    for code, rows in ((TOWN, town), ("DEP-93", other)):
        bands = (row.split() for row in rows)
        yield Pyramid(
            "2021", code, tuple(AgeBand(b, float(men), float(women)) for b, men, women in bands)
        )


def _completed(one, found, language):
    """The indicator as a file of Insee would have it."""
    changes = []
    for older in found:
        if one.is_latest and older.id == one.id and not older.is_latest:
            change = one.town.value - older.town.value
            if one.unit == "persons":
                change = 100 * change / older.town.value
            changes.append(Evolution(older.vintage, older.town, change))
    if one.id != "unemployed":
        return replace(one, evolutions=tuple(changes))
    how, limits, concept = READ[language]
    formula = "P{yy}_CHOM1564/P{yy}_ACT1564*100"
    return replace(
        *(one,),
        is_core=True,
        how_to_read=how,
        limits=limits,
        formula=formula,
        concept=concept,
        evolutions=(Evolution("2010", None, None, "other_concept"),),
    )


def rich_edition(language="fr", audience=Audience.PUBLIC):
    """The edition of these records."""
    edition = edition_of(*_records(language), audience=audience, language=language)
    found = edition.readings.indicators
    part = replace(
        edition.readings,
        indicators=tuple(_completed(one, found, language) for one in found),
        pyramids=tuple(_pyramids()),
    )
    return replace(edition, readings=part)


def portrait(edition):
    """The document of the portrait of an edition."""
    return portrait_report(edition, speak(edition.settings.language), None).document
