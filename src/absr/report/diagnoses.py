"""What existing diagnoses said already, chapter by chapter, with title, producer, date and page."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from absr.model.diagnosis_facts import DiagnosisFinding
    from absr.report.shown import Printer
    from absr.wording.speech import Speech


def diagnosis_values(printer: Printer) -> dict[str, object]:
    """The chapters with their diagnoses and findings; empty where there is none to tell."""
    speech, findings = printer.speech, printer.edition.findings
    chapters = [
        {
            "title": speech.label("chapters", chapter) if chapter else speech("diagnoses.other"),
            "diagnoses": _diagnoses(tuple(found), printer),
        }
        for chapter, found in groupby(findings, key=lambda one: one.chapter)
    ]
    return {"diagnoses": chapters, "diagnoses_intro": _intro(findings, speech)}


def diagnosis_evidence(printer: Printer) -> set[str]:
    """Evidence ids of the diagnoses whose findings are printed."""
    return {one.id for one in printer.edition.findings}


def _intro(findings: Sequence[DiagnosisFinding], speech: Speech) -> str:
    if not findings:
        return ""
    diagnoses = len({one.id for one in findings})
    return speech(
        "diagnoses.intro",
        findings=speech.count("diagnoses.findings", len(findings)),
        diagnoses=speech.count("diagnoses.from", diagnoses),
    )


def _diagnoses(found: Sequence[DiagnosisFinding], printer: Printer) -> list[dict[str, object]]:
    """The diagnoses of one chapter, each with its findings."""
    return [
        _diagnosis(tuple(group), printer)
        for _, group in groupby(found, key=lambda one: (one.id, one.title))
    ]


def _diagnosis(found: Sequence[DiagnosisFinding], printer: Printer) -> dict[str, object]:
    speech, first = printer.speech, found[0]
    others = [speech.label("chapters", chapter) for chapter in first.chapters[1:]]
    named = speech("phase1.separator").join(others)
    return {
        "title": first.title,
        "about": " · ".join(_about(first, printer)),
        "others": speech("diagnoses.others", chapters=named) if others else "",
        "old": speech("diagnoses.old") if first.is_old else "",
        "findings": [_finding(one, speech) for one in found],
    }


def _about(finding: DiagnosisFinding, printer: Printer) -> list[str]:
    """Who made the diagnosis, when, of what, and who may read it."""
    speech = printer.speech
    day = speech.day(finding.date) if finding.date else speech("diagnoses.undated")
    parts = [finding.producer, day, finding.territory, finding.audience]
    if not finding.is_public:
        parts.append(speech("diagnoses.restricted"))
    if printer.internal:
        parts.append(finding.id)
    return [part for part in parts if part]


def _finding(finding: DiagnosisFinding, speech: Speech) -> str:
    if not finding.page:
        return speech("diagnoses.finding.unpaged", text=finding.text)
    return speech("diagnoses.finding", text=finding.text.rstrip(" ."), page=finding.page)
