"""What the report asks of the board: what only those who decide can settle, from figures alone."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from absr.report.phase3_shown import Phase3Printer


def asked(printer: Phase3Printer) -> list[str]:
    """Money to find, leads to name, answers to give; one line each, where there is something."""
    lines = (_money(printer), _leads(printer), _answers(printer), _followings(printer))
    return [line for line in lines if line]


def _money(printer: Phase3Printer) -> str:
    missing = int(printer.length("action.cost.unsecured"))
    if not missing:
        return ""
    amounts = {
        "missing": printer.speech.count("count.euros", missing),
        "total": printer.speech.count("count.euros", int(printer.length("action.cost"))),
    }
    return printer.speech("phase3.asked.money", **amounts)


def _leads(printer: Phase3Printer) -> str:
    orphans = [action.ref for action in printer.action.actions if "orphan" in action.alerts]
    refs = printer.speech.listing(orphans)
    return _line(printer, "action.orphan", "leads", actions=refs)


def _answers(printer: Phase3Printer) -> str:
    return _line(printer, "action.proposals.unanswered", "answers")


def _followings(printer: Phase3Printer) -> str:
    return _line(printer, "action.responses.kept.other", "followings")


def _line(printer: Phase3Printer, figure: str, name: str, **facts: str) -> str:
    number = int(printer.length(figure))
    return printer.speech.count(f"phase3.asked.{name}", number, **facts) if number else ""
