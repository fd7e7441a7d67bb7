"""Pledges and evaluation, in words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from absr.model.value_lists import PLEDGE_OUTCOMES
from absr.model.workshop_facts import UNKNOWN
from absr.report.few import told_together

if TYPE_CHECKING:
    from absr.model.workshop_edition import Word
    from absr.report.phase2_shown import WorkshopPrinter

_OUTCOMES = tuple(entry.id for entry in PLEDGE_OUTCOMES.entries)
_MANY = 9
"""Any number that asks for the plural."""
_NOTHING_WRITTEN = {"base": "", "unsaid": "", "words": "", "kept": [], "missing": []}


def pledges(printer: WorkshopPrinter) -> str:
    """Pledges in words: how many, who may be called, who was, what came of them."""
    name = "workshop.pledges"
    speech = printer.speech
    if not printer.is_known(name):
        return speech("phase2.pledges.none")
    if printer.is_hidden(name):
        return speech("phase2.pledges.few")
    parts = (
        printer.sentence("phase2.pledges", name),
        printer.sentence("phase2.pledges.recontact", f"{name}.recontact.yes"),
        printer.sentence("phase2.pledges.called", f"{name}.called.yes"),
        _outcomes(printer),
    )
    return " ".join(part for part in parts if part)


def _outcomes(printer: WorkshopPrinter) -> str:
    """What became of the pledges; the small numbers together, so that none goes unsaid."""
    whole = "workshop.pledges"
    figures = {outcome: f"{whole}.outcome.{outcome}" for outcome in (*_OUTCOMES, UNKNOWN)}
    if all(printer.is_nil(figures[outcome]) for outcome in _OUTCOMES):
        return ""
    few, together = told_together(printer, tuple(figures.values()), whole)
    told = []
    for outcome, figure in figures.items():
        if few and figure == few[0]:
            words = [_outcome(printer, o, 0) for o, f in figures.items() if f in few]
            told.append(f"{printer.speech.number(together)} {printer.either(words)}")
        elif printer.shows_any([figure]):
            number = printer.number(figure)
            told.append(f"{number} {_outcome(printer, outcome, int(printer.length(figure)))}")
    return printer.speech("phase2.pledges.outcomes", outcomes=printer.series(told)) if told else ""


def _outcome(printer: WorkshopPrinter, outcome: str, number: int) -> str:
    """What so many pledges became; in the plural for none."""
    return printer.speech.count(f"phase2.pledges.outcome.{outcome}", number or _MANY)


def evaluation(printer: WorkshopPrinter) -> dict[str, object]:
    """What participants said of the day."""
    name = "workshop.evaluations"
    slips = printer.part.evaluations
    speech = printer.speech
    if not printer.is_known(name):
        return {"text": speech("phase2.evaluation.none"), **_NOTHING_WRITTEN}
    if printer.is_hidden(name):
        return {"text": speech("phase2.evaluation.few"), **_NOTHING_WRITTEN}
    decimals = 0 if slips.median is None or slips.median.is_integer() else 1
    median = "" if slips.median is None else speech.number(slips.median, decimals)
    contacts = printer.sentence(
        "phase2.evaluation.contacts",
        "workshop.new_contacts",
        slips=printer.counted("workshop.new_contacts.slips", "slips"),
    )
    parts = (
        _handed_in(printer),
        speech("phase2.evaluation.median", median=median) if median else "",
        contacts,
    )
    return {
        "text": " ".join(part for part in parts if part),
        "base": printer.counted(name, "slips"),
        "unsaid": speech("phase2.evaluation.unsaid") if slips.withholds else "",
        "words": printer.series(_word(printer, word) for word in slips.words),
        "kept": list(slips.kept),
        "missing": list(slips.missing),
    }


def _handed_in(printer: WorkshopPrinter) -> str:
    """How many slips, beside how many were there."""
    name = "workshop.evaluations"
    if not printer.shows_any(["workshop.present"]):
        return printer.sentence("phase2.evaluation", name)
    present = printer.counted("workshop.present", "present")
    return printer.sentence("phase2.evaluation.of", name, present=present)


def _word(printer: WorkshopPrinter, word: Word) -> str:
    """A word, and how many slips bear it where there are several."""
    if word.slips is None or word.slips == 1:
        return word.text
    return printer.speech("phase2.evaluation.word", word=word.text, slips=word.slips)
