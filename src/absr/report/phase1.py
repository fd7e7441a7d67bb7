"""The phase 1 report: who was heard, needs and resources, statistics, what was not taken."""

from __future__ import annotations

from typing import TYPE_CHECKING

from absr.report.diagnoses import diagnosis_evidence, diagnosis_values
from absr.report.made import Content, Report, document_of
from absr.report.network import (
    network_charts,
    network_evidence,
    network_tables,
    network_values,
)
from absr.report.partners import partner_evidence, partner_tables, partner_values
from absr.report.phase1_findings import finding_values
from absr.report.phase1_tables import charts, placed, tables
from absr.report.phase1_themes import printed_evidence, theme_sections
from absr.report.readings import (
    reading_evidence,
    reading_figures,
    reading_tables,
    reading_values,
)
from absr.report.shown import Printer
from absr.report.soundness import soundness_values
from absr.report.soundness_tables import (
    soundness_figures,
    soundness_placed,
    soundness_tables,
)
from absr.report.theme_decisions import theme_decision_values
from absr.report.unsaid import unsaid_tables, unsaid_values
from absr.wording.places import comparator_text

if TYPE_CHECKING:
    from pathlib import Path

    from absr.model.edition import Edition
    from absr.wording.speech import Speech


def phase1_report(edition: Edition, speech: Speech, overrides: Path | None) -> Report:
    """The phase 1 report of one edition."""
    printer = Printer(edition, speech)
    content = Content(
        values={
            **_framework(printer),
            **finding_values(printer),
            **reading_values(printer),
            **unsaid_values(printer),
            **network_values(printer),
            **diagnosis_values(printer),
            **partner_values(printer),
            "placed": {**placed(printer), **soundness_placed(printer)},
            "soundness": soundness_values(printer),
            **theme_decision_values(printer),
            "themes": theme_sections(printer),
        },
        tables=(
            *tables(printer),
            *reading_tables(printer),
            *unsaid_tables(printer),
            *network_tables(printer),
            *soundness_tables(printer),
            *partner_tables(printer),
        ),
        figures=(
            *charts(printer),
            *reading_figures(printer),
            *network_charts(printer),
            *soundness_figures(printer),
        ),
    )
    document = document_of("phase1", printer, content, overrides)
    evidence = {
        *printed_evidence(edition),
        *reading_evidence(printer),
        *network_evidence(printer),
        *diagnosis_evidence(printer),
        *partner_evidence(printer),
    }
    return Report(document, tuple(sorted(evidence)))


def _framework(printer: Printer) -> dict[str, object]:
    """What stands before and around the findings."""
    speech, edition = printer.speech, printer.edition
    first, last = edition.legal_window
    settings = edition.settings
    names = [comparator_text(code, settings, speech) for code in settings.comparators]
    return {
        "internal": printer.internal,
        "renewal_year": str(edition.settings.renewal_year),
        "window_first": speech.day(first),
        "window_last": speech.day(last),
        "late": _late(printer),
        "organisation": edition.settings.organisation,
        "commune": edition.settings.commune_name,
        "comparators": speech.listing(names),
        "period": _period(printer),
        "hidden": _hidden(printer),
        "files": speech.count("phase1.files", len(edition.files)),
    }


def _late(printer: Printer) -> str:
    """Said of interviews held after the year that the law gives."""
    last = printer.edition.last_interview
    if last is None or last <= printer.edition.legal_window[1]:
        return ""
    return printer.speech("phase1.late", last=printer.speech.day(last))


def _period(printer: Printer) -> str:
    speech, edition = printer.speech, printer.edition
    if printer.is_hidden("heard.interviews"):
        return speech("phase1.period.few")
    interviews = printer.counted("heard.interviews", "interviews")
    if edition.first_interview is None or edition.last_interview is None:
        return interviews
    if edition.first_interview == edition.last_interview:
        return speech(
            "phase1.on_day", interviews=interviews, day=speech.day(edition.first_interview)
        )
    return speech(
        "phase1.period",
        interviews=interviews,
        first=speech.day(edition.first_interview),
        last=speech.day(edition.last_interview),
    )


def _hidden(printer: Printer) -> str:
    edition = printer.edition
    if printer.internal or not edition.hidden:
        return ""
    return printer.speech("phase1.hidden", threshold=edition.settings.privacy.threshold)
