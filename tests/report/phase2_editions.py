"""Editions of hand-made workshops, and what their report prints."""

from __future__ import annotations

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1] / "analysis"))

from workshop_corpus import TODAY, corpus, settings

from absr.analysis.facts import all_facts
from absr.analysis.legal_window import legal_window
from absr.analysis.quoting import quote_level
from absr.model.edition import Audience
from absr.privacy.disclose import disclose
from absr.privacy.gate import Context
from absr.privacy.identities import NameFinder
from absr.rendering.production import render_all
from absr.report.phase2 import phase2_report
from absr.wording.speech import speak

INTERNAL, PARTNERS, PUBLIC = Audience.INTERNAL, Audience.PARTNERS, Audience.PUBLIC
OUTSIDE = (PARTNERS, PUBLIC)
IDENTITY = {"last_name": "Vauquelin", "first_name": "Solenne", "phone": "06 39 98 20 00"}


def edition(audience=INTERNAL, language="fr", **rows):
    """The edition of a workshop for one audience."""
    project = settings(language)
    context = Context(
        settings=project,
        day=TODAY,
        legal_window=legal_window(project.renewal_year),
        names=NameFinder([IDENTITY]),
        quote_level=quote_level,
        files=(),
        problems=(),
        aside_rows={},
    )
    return disclose(all_facts(corpus(**rows), project, TODAY), audience, context)


def report(audience=INTERNAL, language="fr", **rows):
    """The report of a workshop."""
    return phase2_report(edition(audience, language, **rows), speak(language), None)


def page(audience=INTERNAL, language="fr", form="md", **rows):
    """The text of that report, in plain spaces and apostrophes."""
    made = report(audience, language, **rows)
    data = render_all(made.document, (form,), name="phase2")[f"phase2.{form}"]
    if form == "docx":
        return data
    text = data.decode("utf-8").replace("\u00a0", " ").replace("\u202f", " ")
    return text.replace("’", "'")


def table(name, audience=INTERNAL, language="fr", **rows):
    """The rows of one table, without its headings; None where it is not made."""
    for found in report(audience, language, **rows).document.tables:
        if found.name == name:
            return [list(row) for row in found.rows]
    return None


def crowd(number, *, college="residents", start=1, **more):
    """Persons who signed in."""
    return [
        {"ref": f"S{n:03}", "present": True, "college": college, **more}
        for n in range(start, start + number)
    ]
