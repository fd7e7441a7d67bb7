"""The phase 1 report: who was heard, needs and resources by theme, what was not taken."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from absr.model.edition import Audience
from absr.model.value_lists import NATURES
from absr.rendering import Document
from absr.rendering.labels import document_labels
from absr.report.phase1_tables import aside_rows, charts, tables, type_label
from absr.report.shown import Printer
from absr.wording.places import comparator_label

if TYPE_CHECKING:
    from pathlib import Path

    from absr.model.edition import Edition, Quote
    from absr.wording.speech import Speech

MOST_QUOTES = 6
"""Printed by theme and nature; the others are counted and can be traced."""


@dataclass(frozen=True, slots=True)
class Report:
    """A document, and the evidence ids it prints."""

    document: Document
    evidence: tuple[str, ...]


def phase1_report(edition: Edition, speech: Speech, overrides: Path | None) -> Report:
    """The phase 1 report of one edition."""
    printer = Printer(edition, speech)
    sections = [_theme(printer, theme) for theme in edition.themes]
    settings = edition.settings
    document = Document(
        title=speech("phase1.title"),
        subtitle=settings.commune_name,
        template=f"reports/{settings.language}/phase1.md.j2",
        language=settings.language,
        labels=document_labels(speech),
        organisation=settings.organisation,
        date=speech.day(edition.day),
        status=speech(f"edition.{edition.audience}"),
        banner=settings.notice or "",
        values={**_framework(printer), **_findings(printer), "themes": sections},
        tables=tables(printer),
        figures=charts(printer),
        overrides=overrides,
    )
    return Report(document, printed_evidence(edition))


def printed_evidence(edition: Edition) -> tuple[str, ...]:
    """Evidence ids that the report prints, sorted."""
    printed = {
        quote.id
        for theme in edition.themes
        for _, chosen in _parts(edition, theme)
        for quote in chosen
    }
    return tuple(sorted(printed))


def _framework(printer: Printer) -> dict[str, object]:
    """What stands before and around the findings."""
    speech, edition = printer.speech, printer.edition
    first, last = edition.legal_window
    names = [comparator_label(code, speech) for code in edition.settings.comparators]
    return {
        "renewal_year": str(edition.settings.renewal_year),
        "window_first": speech.day(first),
        "window_last": speech.day(last),
        "organisation": edition.settings.organisation,
        "commune": edition.settings.commune_name,
        "comparators": speech.listing(names),
        "period": _period(printer),
        "hidden": _hidden(printer),
        "trace_hint": speech("phase1.trace_hint") if _is_internal(edition) else "",
        "files": speech.count("phase1.files", len(edition.files)),
        "file_table": any(file.file for file in edition.files),
    }


def _period(printer: Printer) -> str:
    speech, edition = printer.speech, printer.edition
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
    if _is_internal(edition) or not edition.hidden:
        return ""
    return printer.speech("phase1.hidden", threshold=edition.settings.privacy.threshold)


def _findings(printer: Printer) -> dict[str, object]:
    """Sentences made from the figures."""
    speech, edition = printer.speech, printer.edition
    counted = {
        "interviews": printer.counted("heard.interviews", "interviews"),
        "persons": printer.counted("heard.persons", "persons"),
        "statements": printer.counted("said.statements", "statements"),
        "voices": printer.counted("said.voices", "voices"),
        "quotable": printer.counted("said.quotable.statements", "statements"),
        "needs": printer.counted("said.need.voices", "voices"),
        "resources": printer.counted("said.resource.voices", "voices"),
    }
    keys = ("heard.persons", "heard.interviews", "said.statements", "said.resource.statements")
    absent = [type_label(printer, name) for name in edition.absent_types]
    return {
        "summary": speech("phase1.summary", commune=edition.settings.commune_name, **counted),
        "keys": [
            {"number": printer.number(name), "words": speech(f"phase1.key.{name}")} for name in keys
        ],
        "heard": speech("phase1.heard", **counted),
        "absent": speech("phase1.absent", types=speech.listing(absent)) if absent else "",
        "overview": _overview(printer),
        "resources": _resources(printer),
        "readiness": _readiness(printer),
        "not_taken": _not_taken(printer),
        "aside": bool(aside_rows(printer)),
        "problems": bool(edition.problems),
    }


def _overview(printer: Printer) -> str:
    """The themes that most voices speak of."""
    speech, edition = printer.speech, printer.edition
    shown = [t for t in edition.themes if printer.length(f"themes.{t}.all.voices")]
    if not shown:
        return speech("phase1.overview.hidden")
    most = [
        speech(
            "phase1.overview.theme",
            theme=edition.settings.theme_label(theme),
            voices=printer.counted(f"themes.{theme}.all.voices", "voices"),
        )
        for theme in shown[:3]
    ]
    base = printer.counted("said.voices", "voices")
    return speech("phase1.overview", themes=speech.listing(most), base=base)


def _resources(printer: Printer) -> str:
    statements = printer.counted("said.resource.statements", "statements")
    voices = printer.counted("said.resource.voices", "voices")
    return printer.speech("phase1.resources", statements=statements, voices=voices)


def _readiness(printer: Printer) -> str:
    pilots = printer.counted("pilots.yes", "interviews")
    maybe = printer.counted("pilots.maybe", "interviews")
    return printer.speech("phase1.readiness", pilots=pilots, maybe=maybe)


def _not_taken(printer: Printer) -> str:
    speech, edition = printer.speech, printer.edition
    rows = sum(aside_rows(printer).values())
    if not rows and not edition.problem_count:
        return speech("phase1.not_taken.nothing")
    parts = [
        speech.count("count.rows_aside", rows),
        speech.count("count.problems", edition.problem_count),
    ]
    return speech("phase1.not_taken", parts=speech.listing(parts))


def _theme(printer: Printer, theme: str) -> dict[str, object]:
    """One theme's section."""
    speech, edition = printer.speech, printer.edition
    settings = next(t for t in edition.settings.themes if t.id == theme)
    parts = [
        {
            "title": speech(
                f"phase1.nature.{nature}",
                voices=printer.counted(f"themes.{theme}.{nature}.voices", "voices"),
            ),
            "quotes": [_quote(printer, quote) for quote in chosen],
        }
        for nature, chosen in _parts(edition, theme)
    ]
    withheld = edition.withheld[theme]
    chapters = [speech.label("chapters", chapter) for chapter in settings.chapters]
    return {
        "label": settings.label,
        "sentence": _theme_sentence(printer, theme),
        "sub_themes": speech.listing(list(edition.sub_themes[theme])),
        "chapters": speech.listing(chapters),
        "parts": parts,
        "withheld": _withheld(printer, withheld),
        "trace": f"absr trace themes.{theme}" if _is_internal(edition) and parts else "",
    }


def _parts(edition: Edition, theme: str) -> list[tuple[str, tuple[Quote, ...]]]:
    """What is printed of a theme, by nature."""
    natures = (entry.id for entry in NATURES.entries)
    chosen = (
        (nature, tuple(q for q in edition.quotes[theme] if q.nature == nature)[:MOST_QUOTES])
        for nature in natures
    )
    return [(nature, quotes) for nature, quotes in chosen if quotes]


def _theme_sentence(printer: Printer, theme: str) -> str:
    speech = printer.speech
    prefix = f"themes.{theme}"
    if printer.is_nil(f"{prefix}.all.voices"):
        return speech("phase1.theme.nobody")
    return speech(
        "phase1.theme",
        voices=printer.counted(f"{prefix}.all.voices", "voices"),
        base=printer.counted("said.voices", "voices"),
        needs=printer.counted(f"{prefix}.need.voices", "voices"),
        resources=printer.counted(f"{prefix}.resource.voices", "voices"),
    )


def _withheld(printer: Printer, number: int | None) -> str:
    if number == 0:
        return ""
    if number is None:
        return printer.speech("phase1.withheld.few")
    return printer.speech.count("phase1.withheld", number)


def _quote(printer: Printer, quote: Quote) -> dict[str, object]:
    speech = printer.speech
    said_by = quote.profile or (
        speech.label("actor_types", quote.actor_type) if quote.actor_type else ""
    )
    if quote.is_reformulation:
        said_by = ""
    elif not said_by:
        said_by = speech("phase1.somebody")
    state = speech.label("resource_states", quote.resource_state) if quote.resource_state else ""
    details = [said_by, state.lower() if state else "", quote.interview or "", quote.id]
    return {
        "text": quote.text,
        "by": " · ".join(detail for detail in details if detail),
        "reformulated": quote.is_reformulation,
    }


def _is_internal(edition: Edition) -> bool:
    return edition.audience is Audience.INTERNAL
