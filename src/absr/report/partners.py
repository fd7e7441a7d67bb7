"""Which partners were asked for data, when, and what came: evidence, without a verdict."""

from __future__ import annotations

from typing import TYPE_CHECKING

from absr.model.request_facts import RequestState
from absr.model.value_lists import DATA_PARTNERS
from absr.rendering import Column, Table

if TYPE_CHECKING:
    from absr.model.request_facts import Asked
    from absr.report.shown import Printer
    from absr.wording.speech import Speech

PARTNERS = "partners"
"""Name of the table, by which templates place it."""

_HEADS = (("partner", 2.0), ("variable", 3.6), ("asked", 1.2), ("outcome", 2.6))
_LISTED = frozenset(entry.id for entry in DATA_PARTNERS.entries)


def partner_values(printer: Printer) -> dict[str, object]:
    """What was asked in a sentence; empty where nothing was."""
    return {"partners": _summary(printer), "partners_to_ask": _to_ask(printer)}


def partner_tables(printer: Printer) -> tuple[Table, ...]:
    """Each piece of data asked for, of whom and when, and what became of it."""
    speech = printer.speech
    asked = [one for one in printer.edition.requests if one.state.is_asked]
    if not asked:
        return ()
    return (
        Table(
            name=PARTNERS,
            caption=speech.count("partners.caption", len(asked)),
            columns=tuple(
                Column(speech(f"partners.column.{head}"), "left", width) for head, width in _HEADS
            ),
            rows=tuple(
                (
                    partner_name(one, speech),
                    _variable(one, speech),
                    speech.short_day(one.asked_on) if one.asked_on else speech("not_filled"),
                    _outcome(one, speech),
                )
                for one in asked
            ),
            source=speech("partners.source"),
        ),
    )


def partner_evidence(printer: Printer) -> set[str]:
    """Evidence ids of the requests that are printed."""
    return {one.id for one in printer.edition.requests if one.state.is_asked}


def partner_name(request: Asked, speech: Speech) -> str:
    """The body that was asked, by its own name where one was written."""
    if request.body:
        return request.body
    known = request.partner in _LISTED
    return speech.label("data_partners", request.partner) if known else request.partner


def _variable(request: Asked, speech: Speech) -> str:
    levels = [speech.label("data_levels", level) for level in request.levels]
    details = [part for part in (speech.listing(levels), request.vintage or "") if part]
    if not details:
        return request.variable
    return speech("partners.variable", variable=request.variable, details=" · ".join(details))


def _outcome(request: Asked, speech: Speech) -> str:
    """What became of a request: the day of the answer, the reason of a refusal, the reminder."""
    state = request.state
    if state.is_answered:
        dated = f"partners.{state}.on" if request.answered_on else f"partners.{state}"
        day = speech.short_day(request.answered_on) if request.answered_on else ""
        said = speech(dated, day=day) if day else speech(dated)
        return speech("partners.why", said=said, why=request.refusal) if request.refusal else said
    said = speech(f"partners.{state}")
    if request.reminded_on is None:
        return said
    return speech("partners.reminded", said=said, day=speech.short_day(request.reminded_on))


def _summary(printer: Printer) -> str:
    speech = printer.speech
    asked = [one for one in printer.edition.requests if one.state.is_asked]
    if not asked:
        return ""
    bodies = {partner_name(one, speech) for one in asked}
    parts = [
        _counted(printer, name)
        for name in ("received", "refused", "waiting")
        if printer.length(f"requests.{name}")
    ]
    return speech(
        "partners.summary",
        asked=speech.count("count.requests", len(asked)),
        bodies=speech.count("partners.bodies", len(bodies)),
        parts=speech.listing(parts),
    )


def _counted(printer: Printer, name: str) -> str:
    """How many requests have come so far; of those that wait, how many are late."""
    speech = printer.speech
    said = speech.count(f"partners.{name}.many", int(printer.length(f"requests.{name}")))
    late = int(printer.length("requests.overdue"))
    if name != "waiting" or not late:
        return said
    overdue = speech.count("partners.overdue.many", late)
    return speech("partners.waiting.late", waiting=said, overdue=overdue)


def _to_ask(printer: Printer) -> str:
    """How many wait to be asked; for the team."""
    waiting = sum(one.state is RequestState.TO_ASK for one in printer.edition.requests)
    if not waiting or not printer.internal:
        return ""
    return printer.speech.count("partners.to_ask", waiting)
