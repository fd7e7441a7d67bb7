"""The phase 3 report: the narrative, the answers, the action sheets and the roadmap."""

from __future__ import annotations

from typing import TYPE_CHECKING

from absr.report.made import Content, Report, document_of
from absr.report.phase3_asked import asked
from absr.report.phase3_narrative import cited_alone, narrative, narrative_tables, printed
from absr.report.phase3_sentences import essentials, keys, sentences, summary, taken_up
from absr.report.phase3_sheets import sheet
from absr.report.phase3_shown import Phase3Printer
from absr.report.phase3_tables import DECISIONS, tables
from absr.report.unsaid import unsaid_values

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from absr.model.action_edition import ShownAction
    from absr.model.edition import Edition
    from absr.rendering import Table
    from absr.wording.speech import Speech

STATES = ("started", "approved", "study", "idea", "paused", "done", "dropped", "")
"""States in the order of the sheets: what is under way first."""


def phase3_report(edition: Edition, speech: Speech, overrides: Path | None) -> Report:
    """The phase 3 report of one edition."""
    printer = Phase3Printer(edition, speech)
    sheets = {
        action.id: sheet(printer, action, n) for n, action in enumerate(_in_order(edition), 1)
    }
    found = (*narrative_tables(printer), *tables(printer), *sheets.values())
    content = Content(
        values={
            **_framework(printer),
            "narrative": narrative(printer),
            "placed": _placed(found),
            "has": _has(printer, found),
            "decisions": _decisions(printer, found),
            "states": _states(printer, sheets),
            **sentences(printer),
            **unsaid_values(printer),
        },
        tables=found,
    )
    document = document_of("phase3", printer, content, overrides)
    return Report(document, _evidence(printer))


def _in_order(edition: Edition) -> Iterator[ShownAction]:
    for state in STATES:
        yield from (action for action in edition.action.actions if (action.state or "") == state)


def _placed(found: tuple[Table, ...]) -> dict[str, bool]:
    """Which tables there are, by the names that a template can write."""
    names = {one.name for one in found}
    known = (
        *("milestones", "cited", "fragile", "favourites", "given", "pledges", "readiness"),
        *("decisions", "unanswered", "other-answers", "roadmap", "alerts", "without-action"),
        *("outcomes", "pledged-actions", "pledged-themes"),
    )
    return {name.replace("-", "_"): name in names for name in known}


def _has(printer: Phase3Printer, found: tuple[Table, ...]) -> dict[str, bool]:
    """Which parts of the narrative have something to rest on."""
    placed = _placed(found)
    return {
        "heritage": bool(printer.action.stories) or placed["milestones"],
        "tomorrow": bool(printer.action.wishes) or placed["favourites"],
        "everyone": any(placed[name] for name in ("given", "readiness", "pledges")),
        "strengths": placed["cited"] or bool(cited_alone(printer)),
    }


def _framework(printer: Phase3Printer) -> dict[str, object]:
    """What stands before and around the findings."""
    edition = printer.edition
    hidden = not printer.internal and edition.hidden
    threshold = edition.settings.privacy.threshold
    return {
        "internal": printer.internal,
        "commune": edition.settings.commune_name,
        "day": printer.speech.day(edition.action.day),
        "hidden": printer.speech("phase3.hidden", threshold=threshold) if hidden else "",
        "summary": summary(printer),
        "keys": keys(printer),
        "essentials": essentials(printer),
        "asked": asked(printer),
    }


def _decisions(printer: Phase3Printer, found: tuple[Table, ...]) -> list[dict[str, object]]:
    """The decisions taken, each with the table of its proposals."""
    names = {one.name for one in found}
    tabled = ((d, f"answers-{d.replace('_', '-')}") for d in DECISIONS)
    return [
        {
            "title": printer.speech(f"phase3.decision.{decision}"),
            "told": taken_up(printer, decision),
            "table": name,
        }
        for decision, name in tabled
        if name in names
    ]


def _states(printer: Phase3Printer, sheets: dict[str, Table]) -> list[dict[str, object]]:
    """The states met, each with its action sheets."""
    groups: list[dict[str, object]] = []
    for state in STATES:
        members = [a for a in printer.action.actions if (a.state or "") == state]
        if members:
            actions: list[dict[str, str]] = [
                {"title": f"{a.ref} · {a.title}", "table": sheets[a.id].name} for a in members
            ]
            title = printer.speech(f"phase3.state.{state or 'none'}")
            groups.append({"title": title, "actions": actions})
    return groups


def _evidence(printer: Phase3Printer) -> tuple[str, ...]:
    """Evidence ids that the report prints, sorted."""
    action = printer.action
    ids = printed(printer)
    for proposal in action.proposals:
        ids.add(proposal.id)
        if proposal.response:
            ids.add(proposal.response.id)
    ids |= {response.id for _, response in action.other_responses}
    ids |= {one.id for one in action.actions}
    ids |= {one.latest.id for one in action.actions if one.latest}
    return tuple(sorted(ids))
