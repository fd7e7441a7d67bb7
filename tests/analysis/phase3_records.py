"""Records of phase 3 made by hand, for the tests of its counts and of its report."""

from __future__ import annotations

import datetime as dt
from itertools import count

from absr.model.corpus import Corpus
from absr.model.kinds.actions import Action
from absr.model.kinds.attendance import Attendance
from absr.model.kinds.contributions import Contribution
from absr.model.kinds.interviews import Interview
from absr.model.kinds.milestones import Milestone
from absr.model.kinds.pledges import Pledge
from absr.model.kinds.responses import Response
from absr.model.kinds.statements import Statement
from absr.model.kinds.tables import WorkshopTable
from absr.model.kinds.updates import ActionUpdate
from absr.model.kinds.votes import Vote
from absr.model.source import Source
from absr.reading.settings import read_settings

TODAY = dt.date(2026, 11, 22)
SOURCE = Source("classeur.xlsx", "Feuille", 2)
_SETTINGS = """
version: 1
language: {language}
commune:
  code: "93063"
  name: "Romainville"
organisation: "CCAS"
legal:
  renewal: 2026
themes:
  - id: mobilites
    label: "Mobilités"
  - id: soins
    label: "Soins"
  - id: nature
    label: "Nature"
"""
_numbers = count(1)


def settings(language="fr"):
    """Settings with three themes."""
    found, problems = read_settings("absr.yaml", _SETTINGS.format(language=language).encode())
    assert found is not None, problems
    return found


def corpus(*records):
    """A corpus of records, each under its kind."""
    kinds = {
        Action: "actions",
        ActionUpdate: "updates",
        Attendance: "attendance",
        Contribution: "contributions",
        Interview: "interviews",
        Milestone: "milestones",
        Pledge: "pledges",
        Response: "responses",
        Statement: "statements",
        Vote: "votes",
        WorkshopTable: "tables",
    }
    found = {}
    for record in records:
        found.setdefault(kinds[type(record)], []).append(record)
    return Corpus({kind: tuple(ones) for kind, ones in found.items()}, {})


def _id(prefix):
    return f"{prefix}-{next(_numbers):04d}"


def wrote(ref, nature="idea", **more):
    """A contribution of table 1."""
    more.setdefault("table", "1")
    more.setdefault("text", f"Proposition {ref}")
    return Contribution(id=f"CO-{int(ref):04d}", source=SOURCE, nature=nature, ref=ref, **more)


def table(ref="1", theme="mobilites", number=1):
    """A table of the workshop."""
    return WorkshopTable(id=_id("T"), source=SOURCE, ref=ref, theme=theme, round=number)


def answer(contribution, decision="kept", **more):
    """A response."""
    return Response(
        id=_id("RE"), source=SOURCE, contribution=contribution, decision=decision, **more
    )


def voted(contribution, dots, college="residents"):
    """Dots."""
    return Vote(id=_id("V"), source=SOURCE, contribution=contribution, dots=dots, college=college)


def act(ref, **more):
    """An action without fault: a lead, a first step to come, evidence, no cost."""
    given = {
        "title": f"Action {ref}",
        "themes": ("mobilites",),
        "lead": "Direction",
        "first_step_on": dt.date(2027, 1, 10),
        "evidence": ("E01",),
        "state": "idea",
    }
    return Action(id=f"A-{ref}", source=SOURCE, ref=ref, **(given | more))


def reviewed(action, day, **more):
    """A follow-up of an action."""
    return ActionUpdate(id=_id("SU"), source=SOURCE, action=action, date=day, **more)


def promised(ref, participant, **more):
    """A pledge."""
    more.setdefault("text", f"Je prête le local {ref}")
    return Pledge(id=f"EN-{ref}", source=SOURCE, ref=ref, participant=participant, **more)


def met(ref, **more):
    """An interview whose words may be quoted."""
    more.setdefault("actor_type", "association")
    return Interview(id=f"E-{ref}", source=SOURCE, ref=ref, **more)


def said(number, interview, nature="need", **more):
    """A quotable statement of an interview."""
    given = {"quote": f"Parole {number}", "quotable": "anonymous", "themes": ("mobilites",)}
    return Statement(
        id=f"C-{number:04d}",
        source=SOURCE,
        interview=f"E-{interview}",
        nature=nature,
        **(given | more),
    )


def came(ref, present=True):
    """A line of the sign-in list."""
    return Attendance(id=f"EM-{ref}", source=SOURCE, ref=ref, college="residents", present=present)


def milestone(day, title):
    """A date of the project."""
    return Milestone(id=_id("J"), source=SOURCE, date=day, title=title)
