"""What was proposed at the workshop, and what became of it."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from absr.analysis.links import named
from absr.model.action_facts import Proposal
from absr.model.figures import Unit
from absr.model.labels import compact
from absr.model.value_lists import RESPONSE_DECISIONS

if TYPE_CHECKING:
    from collections.abc import Sequence

    from absr.analysis.counting import Counting
    from absr.model.corpus import Corpus
    from absr.model.kinds.contributions import Contribution
    from absr.model.kinds.responses import Response

TAKEN_UP = ("kept", "adapted")
"""Decisions by which something is done about a proposal."""
PROPOSED = ("idea", "need")
"""Natures of the contributions that are owed an answer."""


def proposals(corpus: Corpus) -> tuple[Proposal, ...]:
    """Every need and idea of the workshop, in the order of their numbers, with its answer."""
    answers = _answers(corpus)
    actions = named(corpus, "actions")
    themes = Themes(corpus)
    dots = dots_by_contribution(corpus)
    found = []
    for contribution in corpus.contributions:
        if contribution.nature not in PROPOSED:
            continue
        response = answers.get(contribution.id)
        action = actions.get(compact(response.action)) if response and response.action else None
        theme = themes.of(contribution)
        placed = dots.get(contribution.id)
        found.append(Proposal(contribution, theme, placed, response, action))
    return tuple(found)


def other_responses(
    corpus: Corpus, found: Sequence[Proposal]
) -> tuple[tuple[Response, Contribution | None], ...]:
    """Answers that are to none of the proposals, with the contribution they name."""
    used = {proposal.response.id for proposal in found if proposal.response}
    contributions = named(corpus, "contributions")
    return tuple(
        (response, contributions.get(compact(response.contribution)))
        for response in corpus.responses
        if response.id not in used
    )


def count_responses(
    count: Counting,
    found: Sequence[Proposal],
    others: Sequence[tuple[Response, Contribution | None]],
) -> None:
    """Proposals by nature and with or without an answer; answers by decision."""
    prefix, whole = "action.proposals", "action.proposals"
    everything = [p.contribution.id for p in found]
    count.whole(whole, Unit.CONTRIBUTIONS, everything, personal=False)
    for nature in PROPOSED:
        ids = [p.contribution.id for p in found if p.contribution.nature == nature]
        count.part(f"{prefix}.{nature}", whole, ids)
    count.add_up((f"{prefix}.{nature}" for nature in PROPOSED), whole)
    for name, is_answered in (("answered", True), ("unanswered", False)):
        ids = [p.contribution.id for p in found if bool(p.response) is is_answered]
        count.part(f"{prefix}.{name}", whole, ids)
    count.add_up((f"{prefix}.answered", f"{prefix}.unanswered"), whole)
    given = [p.response for p in found if p.response]
    count.whole("action.responses", Unit.RESPONSES, [r.id for r in given], personal=False)
    decisions = [entry.id for entry in RESPONSE_DECISIONS.entries]
    for decision in decisions:
        ids = [r.id for r in given if r.decision == decision]
        count.part(f"action.responses.{decision}", "action.responses", ids)
    count.add_up((f"action.responses.{d}" for d in decisions), "action.responses")
    _count_taken_up(count, found)
    ids = [response.id for response, _ in others]
    count.whole("action.other_responses", Unit.RESPONSES, ids, personal=False)


def _count_taken_up(count: Counting, found: Sequence[Proposal]) -> None:
    """Proposals that were taken up, whole or adapted, and those of them that have an action."""
    chosen = [(p, p.response) for p in found if p.response and p.response.decision in TAKEN_UP]
    whole = "action.taken_up"
    count.part(whole, "action.proposals", [p.contribution.id for p, _ in chosen])
    _with_and_without(count, whole, [(p.contribution.id, bool(p.action)) for p, _ in chosen])
    for decision in TAKEN_UP:
        given = [(r.id, bool(p.action)) for p, r in chosen if r.decision == decision]
        _with_and_without(count, f"action.responses.{decision}", given)


def _with_and_without(count: Counting, whole: str, records: Sequence[tuple[str, bool]]) -> None:
    """Parts of a figure: the records that have an action, and the others."""
    names = {f"{whole}.acted": True, f"{whole}.other": False}
    for name, acted in names.items():
        count.part(name, whole, [record for record, has_action in records if has_action is acted])
    count.add_up(names, whole)


def dots_by_contribution(corpus: Corpus) -> dict[str, int]:
    """Contribution → the dots it was given by all colleges together."""
    contributions = named(corpus, "contributions")
    dots: dict[str, int] = defaultdict(int)
    for vote in corpus.votes:
        contribution = contributions.get(compact(vote.contribution))
        if contribution is not None:
            dots[contribution.id] += vote.dots
    return dots


class Themes:
    """Finds the theme of what a table wrote."""

    def __init__(self, corpus: Corpus) -> None:
        """Know the tables of the workshop, round by round."""
        self._tables: dict[str, dict[int | None, str]] = defaultdict(dict)
        for table in corpus.tables:
            self._tables[compact(table.ref)].setdefault(table.round, table.theme)

    def of(self, contribution: Contribution) -> str | None:
        """Its own theme, else that of its table in its round; None when that is not known."""
        if contribution.theme or not contribution.table:
            return contribution.theme
        rounds = self._tables.get(compact(contribution.table), {})
        if contribution.round in rounds:
            return rounds[contribution.round]
        themes = set(rounds.values())
        return themes.pop() if len(themes) == 1 else None


def _answers(corpus: Corpus) -> dict[str, Response]:
    """Contribution → the answer to it, the first where several are given."""
    contributions = named(corpus, "contributions")
    found: dict[str, Response] = {}
    for response in corpus.responses:
        contribution = contributions.get(compact(response.contribution))
        if contribution is not None:
            found.setdefault(contribution.id, response)
    return found
