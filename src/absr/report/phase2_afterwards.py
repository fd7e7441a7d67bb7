"""Pledges and evaluation, in words."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from absr.model.workshop_edition import Word
    from absr.report.phase2_shown import WorkshopPrinter


def pledges(printer: WorkshopPrinter) -> str:
    """Pledges in words: how many, who may be called, who was, what came of them."""
    name = "workshop.pledges"
    speech = printer.speech
    if not printer.is_known(name):
        return speech("phase2.pledges.none")
    if printer.is_hidden(name):
        return speech("phase2.pledges.few")
    outcomes = [
        speech(
            "phase2.pledges.outcome",
            outcome=speech.label("pledge_outcomes", outcome).lower(),
            number=printer.number(f"{name}.outcome.{outcome}"),
        )
        for outcome in ("kept", "under_way", "postponed", "dropped", "unreached")
        if printer.length(f"{name}.outcome.{outcome}")
    ]
    told = speech("phase2.pledges.outcomes", outcomes=speech.listing(outcomes)) if outcomes else ""
    parts = (
        printer.sentence("phase2.pledges", name),
        printer.sentence("phase2.pledges.recontact", f"{name}.recontact.yes"),
        printer.sentence("phase2.pledges.called", f"{name}.called.yes"),
        told,
    )
    return " ".join(part for part in parts if part)


def evaluation(printer: WorkshopPrinter) -> dict[str, object]:
    """What participants said of the day."""
    name = "workshop.evaluations"
    slips = printer.part.evaluations
    speech = printer.speech
    if not printer.is_known(name):
        return {"text": speech("phase2.evaluation.none"), "words": "", "kept": [], "missing": []}
    if printer.is_hidden(name):
        return {"text": speech("phase2.evaluation.few"), "words": "", "kept": [], "missing": []}
    decimals = 0 if slips.median is None or slips.median.is_integer() else 1
    median = "" if slips.median is None else speech.number(slips.median, decimals)
    contacts = printer.sentence(
        "phase2.evaluation.contacts",
        "workshop.new_contacts",
        slips=printer.counted("workshop.new_contacts.slips", "slips"),
    )
    parts = (
        printer.sentence("phase2.evaluation", name),
        speech("phase2.evaluation.median", median=median) if median else "",
        contacts,
    )
    return {
        "text": " ".join(part for part in parts if part),
        "words": printer.series(_word(printer, word) for word in slips.words),
        "kept": list(slips.kept),
        "missing": list(slips.missing),
    }


def _word(printer: WorkshopPrinter, word: Word) -> str:
    """A word, and how many slips bear it where there are several."""
    if word.slips is None or word.slips == 1:
        return word.text
    return printer.speech("phase2.evaluation.word", word=word.text, slips=word.slips)
