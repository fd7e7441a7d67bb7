"""What bears the narrative out: stories, milestones, tensions, favourite ideas and wishes.

Resources are those of the register; dots, pledges and the persons present are counted with the
workshop, so that one number has one figure.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from absr.analysis.responses import Themes
from absr.model.action_facts import NarrativeFacts, Proposal

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from absr.model.action_facts import WrittenPart
    from absr.model.corpus import Corpus
    from absr.model.kinds.statements import Statement


def narrative_facts(corpus: Corpus, proposals: Sequence[Proposal]) -> NarrativeFacts:
    """The records behind the four parts, in the order in which they are told."""
    themes = Themes(corpus)
    tensions = [
        Proposal(contribution, themes.of(contribution), None, None, None)
        for contribution in corpus.contributions
        if contribution.nature == "disagreement" or contribution.consensus == "debated"
    ]
    favourites = [p for p in proposals if p.dots]
    return NarrativeFacts(
        stories=tuple(s for s in corpus.statements if s.nature == "story"),
        milestones=tuple(sorted(corpus.milestones, key=lambda m: (m.date, m.title))),
        tensions=tuple(sorted(tensions, key=lambda t: t.contribution.nature != "disagreement")),
        favourites=tuple(sorted(favourites, key=lambda p: -(p.dots or 0))),
        wishes=tuple(s for s in corpus.statements if s.nature == "idea"),
    )


def resting_on(facts: NarrativeFacts, written: Mapping[str, WrittenPart]) -> NarrativeFacts:
    """The same, with those stories and wishes alone that the writer's text cites, where it does.

    What stands below a text bears it out: the other words are in the report of phase 1.
    """

    def cited(statements: Sequence[Statement], part: str) -> tuple[Statement, ...]:
        ids = set(written[part].cited) if part in written else set()
        chosen = tuple(s for s in statements if s.id in ids or s.interview in ids)
        return chosen or tuple(statements)

    return replace(
        facts,
        stories=cited(facts.stories, "heritage"),
        wishes=cited(facts.wishes, "tomorrow"),
    )
