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
        _met(printer),
        printer.sentence("phase2.pilots.kit", f"{name}.kit_given"),
        *_invitations_by_pilots(printer),
    )
    return " ".join(part for part in parts if part)


def _met(printer: WorkshopPrinter) -> str:
    """Pilots met in an interview: all of them, some or none."""
    whole, met = "workshop.pilots", "workshop.pilots.met"
    if printer.is_nil(met):
        return printer.speech("phase2.pilots.not_met")
    if printer.is_nil("workshop.pilots.not_met") and printer.shows_any([met]):
        return printer.sentence("phase2.pilots.all_met", whole)
    return printer.sentence("phase2.pilots.met", met)


def _invitations_by_pilots(printer: WorkshopPrinter) -> list[str]:
    """What the pilots themselves say of their invitations; it is not the list of the invited."""
    steps = ("goal", "contacted", "confirmed")
    names = {step: f"workshop.pilots.{step}" for step in steps}
    if not printer.shows_any(names.values()):
        return []
    if all(printer.shows_any([name]) for name in names.values()):
        numbers = {step: printer.number(name) for step, name in names.items()}
        told = [printer.speech("phase2.pilots.invited", **numbers)]
    else:
        told = [printer.sentence(f"phase2.pilots.{step}", name) for step, name in names.items()]
    known = printer.shows_any(["workshop.invited"])
    return [*told, printer.speech("phase2.pilots.own_count" if known else "phase2.pilots.own")]


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
        unknown = speech("phase2.missing.unknown")
        return {"colleges": "", "districts": "", "absent": unknown, "nobody": ""}
    prefix = "workshop.present"
    absent = [e.id for e in COLLEGES.entries if printer.is_nil(f"{prefix}.{e.id}")]
    districts = [
        district.label
        for district in printer.part.districts
        if district.id != UNKNOWN and printer.is_nil(f"{prefix}.district.{district.id}")
    ]
    told = any(printer.is_known(f"{prefix}.district.{d}") for d in _named_districts(printer))
    colleges = printer.series(map(printer.college, absent))
    registered = "workshop.invited" if printer.is_known("workshop.invited") else "listed"
    return {
        "colleges": speech("phase2.missing.colleges", colleges=colleges) if absent else "",
        "districts": speech("phase2.missing.districts", districts=printer.series(districts))
        if districts and told
        else "",
        "absent": printer.sentence(_ABSENT[registered], "workshop.absent"),
        "nobody": _nobody_missing(printer, colleges=not absent, districts=told and not districts),
    }


_ABSENT = {"workshop.invited": "phase2.missing.absent", "listed": "phase2.missing.listed"}


def _nobody_missing(printer: WorkshopPrinter, *, colleges: bool, districts: bool) -> str:
    """That each college, and each district where these are known, had somebody there."""
    if printer.is_nil("workshop.present") or not (colleges or districts):
        return ""
    if colleges and districts:
        return printer.speech("phase2.missing.nobody")
    return printer.speech(f"phase2.missing.{'no_college' if colleges else 'no_district'}")


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
    return " ".join(p for p in (printer.sentence("phase2.invited", name), _answers(printer)) if p)


def _answers(printer: WorkshopPrinter) -> str:
    """What the invited answered; a number that may not be told is said to be so."""
    figures = {answer: f"workshop.answers.{answer}" for answer in ("yes", "maybe", "no", "none")}
    if not printer.shows_any(figures.values()):
        return ""
    told = [
        printer.speech(f"phase2.answer.{answer}", number=printer.number(figure))
        for answer, figure in figures.items()
        if not printer.is_nil(figure)
    ]
    return printer.speech("phase2.answers", answers=printer.speech.listing(told))


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
