"""The action sheets of phase 3, one by one, on the roadmap and among the alerts."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from absr.rendering import Column, Table
from absr.report.phase3_table import table

if TYPE_CHECKING:
    import datetime as dt

    from absr.model.action_edition import ShownAction
    from absr.report.phase3_shown import Phase3Printer

_NO_FUNDER = re.compile(r"$|(?:sans|aucune?|néant|none|no|without)\b")
"""How a cell says that nobody pays."""


def sheet(printer: Phase3Printer, action: ShownAction, number: int) -> Table:
    """One action sheet below its state: the required fields, and those that are filled."""
    rows = [row for row in _sheet_rows(printer, action) if row[1]]
    speech = printer.speech
    return Table(
        name=f"action-{number}",
        caption=speech("phase3.action.caption", ref=action.ref),
        columns=(
            Column(speech("phase3.sheet.state"), width=2),
            Column(_state(printer, action), width=5),
        ),
        rows=tuple(rows),
        source=speech("phase3.source.sheet", day=printer.day(printer.edition.action.day)),
    )


def _sheet_rows(printer: Phase3Printer, action: ShownAction) -> list[tuple[str, str]]:
    """Label and value of each row; short fields share one."""
    missing = printer.speech("phase3.to_fill")
    series = printer.speech("phase1.separator").join
    values: tuple[dict[str, str], ...] = (
        {"alerts": printer.alerts(action)},
        {"finding": action.finding or missing},
        {"aim": action.aim or missing},
        {
            "themes": printer.themes(action.themes) or missing,
            "audience": action.audience,
            "district": action.district,
        },
        {"lead": lead(printer, action) or missing},
        {"first_step": dated(printer, action.first_step, action.first_step_on) or missing},
        {"cost": cost(printer, action), "funder": _funding(printer, action) or missing},
        {"indicator": _indicator(printer, action) or missing},
        {"next_step": _next_step(printer, action)},
        {"latest": _latest(printer, action)},
        {"resources": series(action.resources), "partners": action.partners},
        {"period": _period(printer, action)},
        {
            "answers": series(action.answers),
            "evidence": series(action.evidence),
            "id": action.id if printer.internal else "",
        },
        {"risks": action.risks},
    )
    return [_row(printer, {n: v for n, v in fields.items() if v}) for fields in values]


def _row(printer: Phase3Printer, fields: dict[str, str]) -> tuple[str, str]:
    """The filled fields of a row: « Coût, financeur », and both values."""
    labels = [printer.speech(f"phase3.sheet.{name}") for name in fields]
    named = [labels[0], *(label[:1].lower() + label[1:] for label in labels[1:])] if labels else []
    return ", ".join(named), " · ".join(fields.values())


def lead(printer: Phase3Printer, action: ShownAction) -> str:
    """Who leads: a role and a structure, else that a participant does; never a name."""
    by_participant = printer.speech("phase3.lead.participant") if action.lead_by_participant else ""
    return action.lead or by_participant


def cost(printer: Phase3Printer, action: ShownAction) -> str:
    """The stated cost."""
    missing = printer.speech("phase3.to_fill")
    return missing if action.cost is None else printer.euros(action.cost)


def dated(printer: Phase3Printer, text: str, day: dt.date | None) -> str:
    """A step with its day in front, where there is one."""
    shown = printer.day(day)
    if shown and text:
        return printer.speech("phase3.dated", day=shown, text=text)
    return shown or text


def _indicator(printer: Phase3Printer, action: ShownAction) -> str:
    """What is measured, and the target where one is set."""
    if not action.target:
        return action.indicator
    target = printer.speech("phase3.target", target=action.target)
    return f"{action.indicator} ({target})" if action.indicator else target


def _state(printer: Phase3Printer, action: ShownAction) -> str:
    """The state with the day it is told of, and the priority where one is given."""
    speech = printer.speech
    state = printer.label("action_states", action.state)
    if action.state_on is not None:
        state = speech("phase3.state", state=state, day=printer.day(action.state_on))
    if not action.priority:
        return state
    priority = speech.label("priorities", action.priority).lower()
    return f"{state} · {speech('phase3.priority', priority=priority)}"


def _funding(printer: Phase3Printer, action: ShownAction) -> str:
    """Who pays, and how sure it is; that no money is needed, where none is."""
    speech = printer.speech
    if action.funding == "not_needed" and _NO_FUNDER.match(action.funder.casefold()):
        return speech("phase3.funding.not_needed")
    funding = speech.label("funding_states", action.funding).lower() if action.funding else ""
    if action.funder and funding:
        return speech("phase3.funding", funder=action.funder, funding=funding)
    return action.funder or speech.label("funding_states", action.funding) * bool(funding)


def _next_step(printer: Phase3Printer, action: ShownAction) -> str:
    """What comes next, where it is not the first step printed above."""
    if (action.step, action.step_on) == (action.first_step, action.first_step_on):
        return ""
    return dated(printer, action.step, action.step_on)


def _latest(printer: Phase3Printer, action: ShownAction) -> str:
    latest = action.latest
    if latest is None:
        return ""
    parts = [
        dated(printer, latest.done, latest.date),
        *(
            printer.speech(f"phase3.latest.{name}", text=text)
            for name, text in (("difficulty", latest.difficulty), ("decision", latest.decision))
            if text
        ),
    ]
    return "\n".join(parts)


def _period(printer: Phase3Printer, action: ShownAction) -> str:
    parts = [
        printer.speech(f"phase3.period.{name}", day=printer.day(day))
        for name, day in (("start", action.start), ("end", action.end))
        if day
    ]
    return ", ".join(parts)


def roadmap(printer: Phase3Printer) -> Table | None:
    """The actions of the roadmap, each next step with its own date and no other."""
    rows = [
        [
            f"{action.ref} · {action.title}",
            _standing(printer, action),
            printer.day(action.step_on) or printer.speech("phase3.no_date"),
            action.step or printer.speech("phase3.to_fill"),
            lead(printer, action) or printer.speech("phase3.alert.orphan"),
            _cost_and_funding(printer, action),
        ]
        for action in printer.action.roadmap
    ]
    return table(printer, "roadmap", rows)


def _cost_and_funding(printer: Phase3Printer, action: ShownAction) -> str:
    """The cost, and below it how sure the money is; what costs nothing needs no such word."""
    funding = printer.label("funding_states", action.funding).lower()
    is_free = action.cost == 0 and action.funding == "not_needed"
    return cost(printer, action) if is_free else f"{cost(printer, action)}\n{funding}"


def _standing(printer: Phase3Printer, action: ShownAction) -> str:
    """The state, and below it the priority where one is given."""
    state = printer.label("action_states", action.state)
    if not action.priority:
        return state
    return f"{state}\n{printer.speech.label('priorities', action.priority).lower()}"


def alerts(printer: Phase3Printer) -> Table | None:
    """The actions that want a look, and why."""
    rows = [
        [
            f"{action.ref} · {action.title}",
            printer.label("action_states", action.state),
            printer.alerts(action),
        ]
        for action in printer.action.actions
        if action.alerts
    ]
    return table(printer, "alerts", rows)
