"""Hand-made records for the tests of the cross reading: values, voices, resources."""

from __future__ import annotations

import datetime as dt

from absr.analysis.facts import all_facts
from absr.model.corpus import Corpus
from absr.model.kinds.interviews import Interview
from absr.model.kinds.observations import Observation
from absr.model.kinds.resources import Resource
from absr.model.kinds.statements import Statement
from absr.model.settings import Settings, Theme
from absr.model.source import Source

PLACE = Source("x.xlsx", "Feuille", 2)
TODAY = dt.date(2026, 11, 22)
TOWN = "COM-93063"
THEMES = (
    Theme("soins", "Soins", (), ("health",)),
    Theme("toit", "Se loger", (), ("housing", "income")),
    Theme("fetes", "Fêtes", (), ()),
)


def settings(**changed):
    """A project of Romainville with three themes and four comparators."""
    base = Settings(
        commune="93063",
        commune_name="Romainville",
        organisation="CCAS",
        language="fr",
        renewal_year=2026,
        board_date=None,
        themes=THEMES,
        comparators=("EPT-200057875", "DEP-93", "REG-11", "FRANCE-METRO"),
    )
    return base._replace(**changed)


def value(territory, measure, **more):
    """One value of the indicator `pauvrete`, in %, at 2021, where more is more need."""
    given = {
        "id": f"I-{territory}-{more.get('indicator', '')}{more.get('vintage', '')}",
        "indicator": "pauvrete",
        "vintage": "2021",
        "label": "Taux de pauvreté",
        "unit": "percent",
        "producer": "Insee",
        "chapter": "income",
        "direction": "more",
    }
    given |= more
    return Observation(source=PLACE, territory=territory, measure=measure, **given)


def values(**measures):
    """Values of one indicator by short names: `town`, `ept`, `dep`, `reg`, `metro`."""
    codes = {
        "town": TOWN,
        "ept": "EPT-200057875",
        "dep": "DEP-93",
        "reg": "REG-11",
        "metro": "FRANCE-METRO",
    }
    more = {name: given for name, given in measures.items() if name not in codes}
    return [value(codes[n], m, **more) for n, m in measures.items() if n in codes]


def met(name, **more):
    """An interview."""
    return Interview(id=name, source=PLACE, ref=name, **more)


def said(name, interview, nature, *themes, **more):
    """A statement on some themes."""
    return Statement(
        id=name, source=PLACE, interview=interview, nature=nature, themes=themes, **more
    )


def listed(name, *themes, **more):
    """A resource of the register."""
    return Resource(id=name, source=PLACE, name=name, themes=themes, **more)


def corpus(*records):
    """A corpus of these records."""
    kinds = {
        Interview: "interviews",
        Observation: "observations",
        Resource: "resources",
        Statement: "statements",
    }
    found: dict[str, list] = {}
    for record in records:
        found.setdefault(kinds[type(record)], []).append(record)
    return Corpus({kind: tuple(group) for kind, group in found.items()}, {})


def facts(*records, **changed):
    """All that is counted of these records."""
    return all_facts(corpus(*records), settings(**changed), TODAY)


def read(*records, **changed):
    """The cross reading of these records."""
    return facts(*records, **changed).readings


def only(*records, **changed):
    """The one indicator of these records, at the vintage that is read."""
    (found,) = [one for one in read(*records, **changed).indicators if one.is_latest]
    return found
