"""The decisions on themes in the annex of a report: what was decided, when, what it changed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from absr.wording.theme_decisions import dated_words

if TYPE_CHECKING:
    from absr.report.shown import Printer


def theme_decision_values(printer: Printer) -> dict[str, object]:
    """What a template prints of them; nothing as long as none was taken."""
    decisions, speech = printer.edition.theme_decisions, printer.speech
    lines = [
        dated_words(one.decision, one.at, speech, numbers=printer.internal) for one in decisions
    ]
    title = speech.count("phase1.theme_decisions", len(lines)) if lines else ""
    return {"theme_decisions": lines, "theme_decisions_title": title}
