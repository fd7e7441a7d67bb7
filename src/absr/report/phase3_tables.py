"""The tables of the phase 3 report that count or list: answers, actions, needs, pledges."""

from __future__ import annotations

from typing import TYPE_CHECKING

from absr.model.value_lists import RESPONSE_DECISIONS
from absr.report.phase3_pledges import pledge_tables
from absr.report.phase3_sheets import alerts, roadmap
from absr.report.phase3_table import table

if TYPE_CHECKING:
    from absr.model.action_edition import ShownResponse
    from absr.rendering import Table
    from absr.report.phase3_shown import Phase3Printer

DECISIONS = tuple(entry.id for entry in RESPONSE_DECISIONS.entries)
MOST_TOLD = 1
"""Themes without action that a sentence tells with their numbers; more are given in a table."""


def tables(printer: Phase3Printer) -> tuple[Table, ...]:
    """Every table that the template may place, those without rows left out."""
    found = [
        decisions(printer),
        *(answers(printer, decision) for decision in DECISIONS),
        unanswered(printer),
        other_answers(printer),
        roadmap(printer),
        alerts(printer),
        without_action(printer),
        *pledge_tables(printer),
    ]
    return tuple(table for table in found if table is not None)


def decisions(printer: Phase3Printer) -> Table | None:
    """Answers by decision, and proposals without one."""
    if printer.is_nil("action.proposals"):
        return None
    speech = printer.speech
    rows = [
        [speech.label("response_decisions", one), printer.number(f"action.responses.{one}")]
        for one in DECISIONS
    ]
    rows.append([speech("phase3.unanswered"), printer.number("action.proposals.unanswered")])
    rows.append([speech("total"), printer.number("action.proposals")])
    return table(printer, "decisions", rows)


def answers(printer: Phase3Printer, decision: str) -> Table | None:
    """The proposals with one decision: why, who, when, and the action that follows if any does."""
    rows = [
        [
            " · ".join([printer.proposal(proposal), *printer.inside(proposal.response.id)]),
            *_answer(printer, proposal.response),
        ]
        for proposal in printer.action.proposals
        if proposal.response and proposal.response.decision == decision
    ]
    name = f"answers-{decision.replace('_', '-')}"
    return table(printer, name, _without_empty_end(rows))


def unanswered(printer: Phase3Printer) -> Table | None:
    """The proposals that still wait for an answer."""
    rows = [
        [
            printer.proposal(proposal, about=False),
            printer.speech.label("contribution_natures", proposal.nature),
            printer.theme(proposal.theme),
        ]
        for proposal in printer.action.proposals
        if proposal.response is None
    ]
    return table(printer, "unanswered", rows)


def other_answers(printer: Phase3Printer) -> Table | None:
    """Answers to contributions that are no proposals, or that are not there."""
    rows = [
        [
            "\n".join(
                [
                    ref,
                    printer.speech.label("response_decisions", response.decision),
                    *printer.inside(response.id),
                ]
            ),
            *_answer(printer, response),
        ]
        for ref, response in printer.action.other_responses
    ]
    return table(printer, "other-answers", _without_empty_end(rows))


def _answer(printer: Phase3Printer, response: ShownResponse) -> list[str]:
    missing = printer.speech("phase3.to_fill")
    who = "\n".join(part for part in (response.who, printer.day(response.when)) if part)
    return [response.reason or missing, who or missing, response.action or _NO_ACTION]


_NO_ACTION = "–"


def _without_empty_end(rows: list[list[str]]) -> list[list[str]]:
    """The rows without their last column, where no cell of it says anything."""
    return rows if any(row[-1] != _NO_ACTION for row in rows) else [row[:-1] for row in rows]


def without_action(printer: Phase3Printer) -> Table | None:
    """Themes with needs and without any action."""
    rows = [
        [
            printer.theme(theme),
            printer.number(f"themes.{theme}.need.voices"),
            printer.number(f"action.needs.{theme}"),
        ]
        for theme in printer.action.themes_without_action
    ]
    return table(printer, "without-action", rows if len(rows) > MOST_TOLD else [])
