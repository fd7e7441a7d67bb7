"""What phase 2 counts: pilots, invitations, participants, contributions, votes, pledges."""

from __future__ import annotations

from typing import TYPE_CHECKING

from absr.analysis.convergence import ALIKE, convergences
from absr.analysis.counting import Counting
from absr.analysis.workshop_afterwards import count_evaluations, count_pledges
from absr.analysis.workshop_people import (
    People,
    colleges_met,
    count_invitations,
    count_pilots,
    count_presence,
    districts_met,
)
from absr.analysis.workshop_tables import (
    count_contributions,
    count_tables,
    rounds_met,
    themes_met,
    written,
)
from absr.analysis.workshop_votes import count_votes, handed, minority, overspent, voting
from absr.model.workshop_facts import WorkshopFacts

if TYPE_CHECKING:
    import datetime as dt

    from absr.model.corpus import Corpus
    from absr.model.settings import Settings


def workshop_facts(corpus: Corpus, settings: Settings, today: dt.date) -> WorkshopFacts:  # noqa: ARG001 -- areas are called alike
    """Everything phase 2 counts from the active records; nothing is said of what nobody noted."""
    count = Counting()
    people = People(corpus)
    count_pilots(count, people)
    count_invitations(count, people)
    count_presence(count, people)
    found = written(corpus, settings)
    tables = count_tables(count, corpus, people)
    count_contributions(count, found)
    votes = count_votes(count, corpus, people)
    count_pledges(count, corpus, found)
    slips = count_evaluations(count, corpus.evaluations)
    return WorkshopFacts(
        figures=count.figures,
        sums=tuple(count.sums),
        colleges=colleges_met(people),
        districts=districts_met(people, settings),
        themes=themes_met(corpus, found, settings),
        rounds=rounds_met(corpus, found),
        tables=tables,
        written=found,
        votes=votes,
        overspent=overspent(corpus),
        handed=handed(corpus),
        voting=voting(corpus),
        convergences=convergences(found),
        alike=ALIKE,
        disagreements=tuple(
            one.record.id
            for one in found
            if one.record.nature == "disagreement" or one.record.consensus == "debated"
        ),
        minority=minority(found, votes, count),
        slips=slips,
    )
