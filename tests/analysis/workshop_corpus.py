"""Corpora written by hand for the tests of the workshop."""

from __future__ import annotations

import datetime as dt
from itertools import count

from absr.analysis.workshop import workshop_facts
from absr.model.corpus import Corpus
from absr.model.kinds.attendance import Attendance
from absr.model.kinds.contributions import Contribution
from absr.model.kinds.evaluations import Evaluation
from absr.model.kinds.interviews import Interview
from absr.model.kinds.invitations import Invitation
from absr.model.kinds.pilots import Pilot
from absr.model.kinds.pledges import Pledge
from absr.model.kinds.responses import Response
from absr.model.kinds.tables import WorkshopTable
from absr.model.kinds.votes import Vote
from absr.model.source import Source
from absr.reading.settings import read_settings

SETTINGS = b"""
version: 1
language: fr
commune:
  code: "93063"
  name: "Romainville"
organisation: "CCAS"
legal:
  renewal: 2026
themes:
  - id: mobilites
    label: "Mobilites"
  - id: soins
    label: "Soins"
districts:
  - "Centre"
  - "Plateau"
"""
TODAY = dt.date(2026, 11, 22)
CLASSES = {
    "interviews": Interview,
    "pilots": Pilot,
    "invitations": Invitation,
    "attendance": Attendance,
    "tables": WorkshopTable,
    "contributions": Contribution,
    "votes": Vote,
    "pledges": Pledge,
    "evaluations": Evaluation,
    "responses": Response,
}


def settings(language="fr"):
    """Settings with two themes and two districts."""
    text = SETTINGS.replace(b"language: fr", f"language: {language}".encode())
    found, problems = read_settings("absr.yaml", text)
    assert found is not None, problems
    return found


def corpus(**rows):
    """A corpus whose records give their fields by kind; each gets an id of its own."""
    made = {}
    for kind, records in rows.items():
        number = count(1)
        made[kind] = tuple(
            CLASSES[kind](
                **{"id": f"{kind}-{next(number)}", "source": Source("a.xlsx", "S", 2), **record}
            )
            for record in records
        )
    return Corpus(made, {})


def found(**rows):
    """What the workshop counts in such a corpus."""
    return workshop_facts(corpus(**rows), settings(), TODAY)


def values(facts, *names):
    """The values of some figures, by the end of their ids; None where nothing was counted."""
    figures = facts.figures
    return tuple(
        figures[f"workshop.{n}"].value if f"workshop.{n}" in figures else None for n in names
    )


def wrote(ref, text, **more):
    """A contribution."""
    more.setdefault("nature", "idea")
    more.setdefault("table", "T1")
    return {"ref": ref, "text": text, **more}
