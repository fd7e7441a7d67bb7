"""Pilots, participants and who was missing, in words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from absr.model.value_lists import COLLEGES
from absr.model.workshop_facts import UNKNOWN

if TYPE_CHECKING:
    from absr.report.phase2_shown import WorkshopPrinter


def pilots(printer: WorkshopPrinter) -> str:
    """How many pilots, met in an interview or not, and how far their inviting came."""
    name = "workshop.pilots"
    if not printer.is_known(name):
        return printer.speech("phase2.pilots.none")
    if printer.is_hidden(name):
        return printer.speech("phase2.pilots.few")
    parts = (
        printer.sentence("phase2.pilots", name),
        printer.sentence("phase2.pilots.met", f"{name}.met")
        or (printer.speech("phase2.pilots.not_met") if printer.is_nil(f"{name}.met") else ""),
        printer.sentence("phase2.pilots.kit", f"{name}.kit_given"),
        printer.sentence("phase2.pilots.goal", f"{name}.goal"),
        printer.sentence("phase2.pilots.contacted", f"{name}.contacted"),
        printer.sentence("phase2.pilots.confirmed", f"{name}.confirmed"),
    )
    return " ".join(part for part in parts if part)


def people(printer: WorkshopPrinter) -> dict[str, str]:
    """Who was invited and who came: a short line, and the sentences of the chapter."""
    return {
        "short": _short(printer),
        "invited": _invited(printer),
        "present": _present(printer),
        "new_faces": _new_faces(printer),
    }


def missing(printer: WorkshopPrinter) -> dict[str, str]:
    """Colleges and districts of which nobody came; nothing where the sign-in list is not known."""
    speech = printer.speech
    if not printer.is_known("workshop.present"):
        return {"colleges": "", "districts": "", "absent": speech("phase2.missing.unknown")}
    prefix = "workshop.present"
    absent = [e.id for e in COLLEGES.entries if printer.is_nil(f"{prefix}.{e.id}")]
    districts = [
        district.label
        for district in printer.part.districts
        if district.id != UNKNOWN and printer.is_nil(f"{prefix}.district.{district.id}")
    ]
    told = any(printer.is_known(f"{prefix}.district.{d}") for d in _named_districts(printer))
    colleges = printer.series(map(printer.college, absent))
    return {
        "colleges": speech("phase2.missing.colleges", colleges=colleges) if absent else "",
        "districts": speech("phase2.missing.districts", districts=printer.series(districts))
        if districts and told
        else "",
        "absent": printer.sentence("phase2.missing.absent", "workshop.absent"),
    }


def _named_districts(printer: WorkshopPrinter) -> list[str]:
    return [district.id for district in printer.part.districts if district.id != UNKNOWN]


def _short(printer: WorkshopPrinter) -> str:
    if not printer.shows_any(["workshop.present"]):
        return ""
    details = [
        printer.sentence("phase2.short.new_faces", "workshop.new_faces"),
        printer.sentence("phase2.short.walk_ins", "workshop.walk_ins"),
    ]
    present = printer.counted("workshop.present", "present")
    listed = printer.speech.listing([detail for detail in details if detail])
    if not listed:
        return printer.speech("phase2.short.bare", present=present)
    return printer.speech("phase2.short", present=present, details=listed)


def _invited(printer: WorkshopPrinter) -> str:
    name = "workshop.invited"
    if not printer.is_known(name):
        return printer.speech("phase2.invited.none")
    if printer.is_hidden(name):
        return printer.speech("phase2.invited.few")
    parts = (
        printer.sentence("phase2.invited", name),
        printer.sentence("phase2.invited.yes", "workshop.answers.yes"),
    )
    return " ".join(part for part in parts if part)


def _present(printer: WorkshopPrinter) -> str:
    name = "workshop.present"
    if not printer.is_known(name):
        return printer.speech("phase2.present.none")
    if printer.is_hidden(name):
        return printer.speech("phase2.present.few")
    parts = (
        printer.sentence("phase2.present", name) or printer.speech("phase2.present.nobody"),
        printer.sentence("phase2.present.walk_ins", "workshop.walk_ins"),
        printer.sentence("phase2.observers", "workshop.observers"),
    )
    return " ".join(part for part in parts if part)


def _new_faces(printer: WorkshopPrinter) -> str:
    """First-timers, among those of whom it is known."""
    if not printer.shows_any(["workshop.present"]):
        return ""
    if printer.is_nil("workshop.new_faces") and printer.is_nil("workshop.returning"):
        return printer.speech("phase2.new_faces.none")
    parts = (
        printer.sentence("phase2.new_faces", "workshop.new_faces"),
        printer.sentence("phase2.new_faces.unsaid", "workshop.first_time_unsaid"),
    )
    return " ".join(part for part in parts if part)
