"""The tables of the phase 3 report that count or list: answers, needs, pledges."""

from __future__ import annotations

from typing import TYPE_CHECKING

from absr.model.value_lists import PLEDGE_KINDS, PLEDGE_OUTCOMES, RESPONSE_DECISIONS
from absr.model.workshop_facts import UNKNOWN
from absr.report.phase3_sheets import alerts, roadmap
from absr.report.phase3_table import table

if TYPE_CHECKING:
    from absr.model.action_edition import ShownResponse
    from absr.rendering import Table
    from absr.report.phase3_shown import Phase3Printer

DECISIONS = tuple(entry.id for entry in RESPONSE_DECISIONS.entries)
OUTCOMES = (*(entry.id for entry in PLEDGE_OUTCOMES.entries), UNKNOWN)
GIVEN = tuple(entry.id for entry in PLEDGE_KINDS.entries)


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
        outcomes(printer),
        pledged_actions(printer),
        pledged_themes(printer),
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
    """The proposals with one decision: why, who, when, and the action that follows."""
    rows = [
        [printer.proposal(proposal), *_answer(printer, proposal.response)]
        for proposal in printer.action.proposals
        if proposal.response and proposal.response.decision == decision
    ]
    name = f"answers-{decision.replace('_', '-')}"
    return table(printer, name, rows)


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
            ref,
            printer.speech.label("response_decisions", response.decision),
            *_answer(printer, response),
        ]
        for ref, response in printer.action.other_responses
    ]
    return table(printer, "other-answers", rows)


def _answer(printer: Phase3Printer, response: ShownResponse) -> list[str]:
    missing = printer.speech("phase3.to_fill")
    who = "\n".join(part for part in (response.who, printer.day(response.when)) if part)
    action = "\n".join([response.action or "–", *printer.inside(response.id)])
    return [response.reason or missing, who or missing, action]


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
    return table(printer, "without-action", rows)


def outcomes(printer: Phase3Printer) -> Table | None:
    """Pledges by what became of them."""
    rows = [
        [
            printer.speech.label("pledge_outcomes", outcome)
            if outcome != UNKNOWN
            else printer.speech("phase3.outcome.none"),
            printer.number(f"workshop.pledges.outcome.{outcome}"),
        ]
        for outcome in OUTCOMES
    ]
    figures = (f"workshop.pledges.outcome.{outcome}" for outcome in OUTCOMES)
    rows.append([printer.speech("total"), printer.number("workshop.pledges")])
    shown = rows if printer.shows_any(figures) else []
    return table(printer, "outcomes", shown)


def pledged_actions(printer: Phase3Printer) -> Table | None:
    """Pledges by the action they help."""
    rows = [
        [f"{action.ref} · {action.title}", f"action.pledges.action.{action.id}"]
        for action in printer.action.pledged_actions
    ]
    return _pledged(printer, "pledged-actions", rows, "action.pledges.action.")


def pledged_themes(printer: Phase3Printer) -> Table | None:
    """Pledges by theme."""
    rows = [
        [printer.theme(theme), f"workshop.pledges.theme.{theme}"]
        for theme in printer.action.pledged_themes
    ]
    return _pledged(printer, "pledged-themes", rows, f"workshop.pledges.theme.{UNKNOWN}")


def _pledged(
    printer: Phase3Printer, name: str, rows: list[list[str]], without: str
) -> Table | None:
    """Pledges by what they help, those that help nothing known last, then all of them."""
    if rows and not printer.is_nil(without):
        rows.append([printer.speech(f"phase3.{name}.none"), without])
    if not printer.shows_any(figure for _, figure in rows):
        return None
    rows.append([printer.speech("total"), "workshop.pledges"])
    shown = [[words, printer.number(figure)] for words, figure in rows]
    return table(printer, name, shown)
