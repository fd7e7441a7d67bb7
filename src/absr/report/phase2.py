"""The phase 2 report: what the workshop was, who came, what was written, voted and promised."""

from __future__ import annotations

from typing import TYPE_CHECKING

from absr.model.workshop_facts import UNKNOWN
from absr.report.made import Content, Report, document_of
from absr.report.network import added_charts, added_evidence, added_tables, added_values
from absr.report.phase2_afterwards import evaluation, pledges
from absr.report.phase2_people import missing, people, pilots
from absr.report.phase2_setting import day, instead, seats, setting
from absr.report.phase2_shown import WorkshopPrinter
from absr.report.phase2_tables import charts, placed, tables
from absr.report.phase2_themes import (
    MOST_LISTED,
    across,
    debated,
    few_said,
    leaders,
    printed_slips,
    questions,
    ranking,
    themes,
)
from absr.report.unsaid import unsaid_values

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from absr.model.edition import Edition
    from absr.rendering import Figure, Table
    from absr.wording.speech import Speech


MOST_NAMED = 3
"""Themes named on the first page."""

_OF_THE_DAY = tuple(
    f"workshop.{name}"
    for name in ("present", "tables", "contributions", "dots", "pledges", "evaluations")
)
"""Figures of which one at least is known once the workshop was held; pilots and invitations come
before."""


def phase2_report(edition: Edition, speech: Speech, overrides: Path | None) -> Report:
    """The phase 2 report of one edition."""
    printer = WorkshopPrinter(edition, speech)
    counted = (*tables(printer), *added_tables(printer))
    drawn = (*charts(printer), *added_charts(printer))
    content = Content(
        values={**_opening(printer), **_body(printer), **_placed(printer, counted, drawn)},
        tables=counted,
        figures=drawn,
    )
    document = document_of("phase2", printer, content, overrides)
    printed = printed_slips(printer) if printer.internal else ()
    return Report(document, tuple(sorted({*printed, *added_evidence(printer)})))


def _placed(
    printer: WorkshopPrinter, tables: Sequence[Table], figures: Sequence[Figure]
) -> dict[str, object]:
    """Which tables and figures stand in the report, and what is said in place of a table."""
    places = placed((*tables, *figures))
    return {"placed": places, "instead": instead(printer, places)}


def _opening(printer: WorkshopPrinter) -> dict[str, object]:
    """What stands on the first page."""
    counted = [
        printer.counted(name, unit)
        for name, unit in (
            ("workshop.present", "present"),
            ("workshop.tables", "tables"),
            ("workshop.contributions", "contributions"),
            ("workshop.pledges", "pledges"),
        )
        if printer.is_known(name) and not printer.is_hidden(name)
    ]
    return {
        "summary": _summary(printer, counted),
        "keys": _keys(printer),
        "essentials": _essentials(printer),
        "hidden": _hidden(printer),
        "internal": printer.internal,
    }


def _summary(printer: WorkshopPrinter, counted: list[str]) -> str:
    """What was recorded of the day, or why nothing can be said of it."""
    speech = printer.speech
    if counted:
        return speech("phase2.summary", counts=speech.listing(counted))
    if not any(map(printer.is_known, _OF_THE_DAY)):
        return speech("phase2.summary.before")
    return speech("phase2.summary.nothing")


def _keys(printer: WorkshopPrinter) -> list[dict[str, str]]:
    """The key figures that were noted and may be shown."""
    names = ("present", "new_faces", "contributions", "dots", "pledges")
    return [
        {
            "number": printer.number(f"workshop.{name}"),
            "words": printer.sentence(f"phase2.key.{name}", f"workshop.{name}"),
        }
        for name in names
        if printer.shows_any([f"workshop.{name}"])
    ]


def _hidden(printer: WorkshopPrinter) -> str:
    if printer.internal or not printer.edition.hidden:
        return ""
    threshold = printer.edition.settings.privacy.threshold
    return printer.speech("phase2.hidden", threshold=threshold)


def _essentials(printer: WorkshopPrinter) -> list[str]:
    """Five lines at most that a board member reads first."""
    found = printer.part
    open_points = len(found.disagreements)
    lines = (
        people(printer)["short"],
        _most_written(printer),
        leaders(printer),
        _repeated(printer),
        printer.speech.count("phase2.essential.debated", open_points) if open_points else "",
        missing(printer)["colleges"],
    )
    return [str(line) for line in lines if line]


def _repeated(printer: WorkshopPrinter) -> str:
    """What several tables wrote, named by its first words; those of most tables first."""
    speech = printer.speech
    found = printer.part.convergences
    if not found:
        return ""
    named = [
        speech(
            "phase2.essential.across.one",
            text=speech.quoted(printer.slips[one.contributions[0]].text),
            tables=printer.counts("tables", len(one.tables)),
        )
        for one in found[:MOST_NAMED]
    ]
    left = len(found) - MOST_NAMED
    if left <= 0:
        return speech("phase2.essential.across", named=speech.listing(named))
    others = speech.count("phase2.essential.across.others", left)
    return speech("phase2.essential.across", named=f"{', '.join(named)} {others}")


def _most_written(printer: WorkshopPrinter) -> str:
    """The themes with most contributions."""
    written = [theme for theme in printer.part.themes if theme != UNKNOWN]
    written = [t for t in written if printer.length(f"workshop.contributions.{t}")]
    written.sort(key=lambda theme: -printer.length(f"workshop.contributions.{theme}"))
    if len(written) > MOST_NAMED:  # of themes equal to the first one left out, none is named
        left = printer.length(f"workshop.contributions.{written[MOST_NAMED]}")
        written = [t for t in written if printer.length(f"workshop.contributions.{t}") > left]
    if not written:
        return ""
    most = [
        printer.speech(
            "phase2.essential.theme",
            theme=printer.theme(theme),
            number=printer.number(f"workshop.contributions.{theme}"),
        )
        for theme in written
    ]
    base = printer.counted("workshop.contributions", "contributions")
    return printer.speech("phase2.essential.written", themes=printer.series(most), base=base)


def _body(printer: WorkshopPrinter) -> dict[str, object]:
    """The parts of the report, in order; each says what was not recorded."""
    speech = printer.speech
    alike = speech.percent(round(100 * printer.part.alike), 100)
    return {
        "setting": setting(printer),
        "day": day(printer),
        "answered": _answered(printer),
        "seats": seats(printer),
        "tables_note": _table_notes(printer),
        "pilots": pilots(printer),
        "people": people(printer),
        "missing": missing(printer),
        "overview": _overview(printer),
        "themes": themes(printer),
        "across": across(printer),
        "ranking": ranking(printer),
        "debated": debated(printer),
        "questions": questions(printer),
        "few": few_said(printer),
        "pledges": pledges(printer),
        "evaluation": evaluation(printer),
        "base_of_votes": printer.base_of_votes(),
        "alike": alike,
        "most_listed": str(MOST_LISTED),
        "numbered": _numbered(printer),
        "files": _files(printer),
        **unsaid_values(printer),
        **added_values(printer),
    }


def _answered(printer: WorkshopPrinter) -> str:
    """How many proposals have their answer so far; nothing where none has."""
    answered = "action.proposals.answered"
    if not printer.shows_any([answered]) or not printer.shows_any(["action.proposals"]):
        return ""
    numbers = {"answered": printer.number(answered), "whole": printer.number("action.proposals")}
    return printer.speech("phase2.answered", **numbers)


def _numbered(printer: WorkshopPrinter) -> str:
    """What the number beside a contribution is, by the first one."""
    number = next((slip.ref for slip in printer.part.slips if slip.ref), None)
    return printer.speech("phase2.numbered", number=number) if number else ""


def _files(printer: WorkshopPrinter) -> str:
    number = len(printer.edition.files)
    return printer.speech.count("phase2.files", number) if number else ""


def _table_notes(printer: WorkshopPrinter) -> str:
    """Tables where everybody belongs to one college: they could not hear the others."""
    alone = [
        printer.speech("phase2.tables.of", table=t.ref, college=printer.college(t.only_college))
        for t in printer.part.tables
        if t.only_college
    ]
    if not alone:
        return ""
    return printer.speech("phase2.tables.alone", tables=printer.series(dict.fromkeys(alone)))


def _overview(printer: WorkshopPrinter) -> str:
    if not printer.is_known("workshop.contributions"):
        return printer.speech("phase2.contributions.none")
    repeated = len(printer.part.convergences)
    found = printer.speech.count("phase2.across", repeated) if repeated else ""
    nothing = printer.speech("phase2.convergences.none")
    said = printer.speech("phase2.contributions", found=found or nothing)
    return " ".join(part for part in (said, _consensus(printer)) if part)


def _consensus(printer: WorkshopPrinter) -> str:
    """How far the tables agreed on what they wrote, where they noted it."""
    prefix = "workshop.consensus"
    levels = ("strong", "shared", "debated")
    if not printer.shows_any(f"{prefix}.{level}" for level in levels):
        return ""
    told = [printer.sentence(f"phase2.consensus.{level}", f"{prefix}.{level}") for level in levels]
    listed = ", ".join(level for level in told if level)
    unsaid = printer.sentence("phase2.consensus.unknown", f"{prefix}.{UNKNOWN}")
    return printer.speech("phase2.consensus", levels=printer.series((listed, unsaid)))
