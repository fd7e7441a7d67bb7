"""The phase 1 report: who was heard, needs and resources, statistics, what was not taken."""

from __future__ import annotations

from typing import TYPE_CHECKING

from markupsafe import Markup

from absr.model.value_lists import NATURES
from absr.rendering import Document
from absr.rendering.labels import document_labels
from absr.report.made import Report
from absr.report.phase1_tables import aside_rows, charts, placed, tables, type_label
from absr.report.readings import (
    reading_essentials,
    reading_evidence,
    reading_tables,
    reading_values,
)
from absr.report.shown import Printer
from absr.report.unsaid import unsaid_essential, unsaid_tables, unsaid_values
from absr.wording.places import comparator_label

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from absr.model.edition import Edition, Quote
    from absr.wording.speech import Speech

MOST_SUB_THEMES = 10
MOST_QUOTES = 6
"""Printed by theme and nature; the others are counted and can be traced."""


def phase1_report(edition: Edition, speech: Speech, overrides: Path | None) -> Report:
    """The phase 1 report of one edition."""
    printer = Printer(edition, speech)
    settings = edition.settings
    document = Document(
        title=speech("phase1.title"),
        subtitle=speech("phase1.subtitle", commune=settings.commune_name),
        template=f"reports/{settings.language}/phase1.md.j2",
        language=settings.language,
        labels=document_labels(speech),
        organisation=settings.organisation,
        date=speech.day(edition.day),
        status=speech(f"edition.{edition.audience}"),
        banner=settings.notice or "",
        values={
            **_framework(printer),
            **_findings(printer),
            **reading_values(printer),
            **unsaid_values(printer),
            "placed": placed(printer),
            "themes": [_theme(printer, theme) for theme in printer.spoken()],
        },
        tables=(*tables(printer), *reading_tables(printer), *unsaid_tables(printer)),
        figures=charts(printer),
        overrides=overrides,
    )
    evidence = {*printed_evidence(edition), *reading_evidence(printer)}
    return Report(document, tuple(sorted(evidence)))


def printed_evidence(edition: Edition) -> tuple[str, ...]:
    """Evidence ids of the quotes that the report prints, sorted."""
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


def _findings(printer: Printer) -> dict[str, object]:
    """Sentences made from the figures."""
    speech, edition = printer.speech, printer.edition
    overview, alone = _overview(printer), _one_sided(printer)
    read = [*reading_essentials(printer), unsaid_essential(printer)]
    absent = speech.listing([type_label(printer, name) for name in edition.absent_types])
    missing = speech("phase1.missing", types=absent) if absent else ""
    return {
        **_totals(printer),
        "essentials": [line for line in (overview, *alone, *read, missing) if line],
        "quotable": _quotable(printer),
        "types_met": _met(printer, "types", [type_label(printer, t) for t in edition.actor_types]),
        "districts_met": _met(printer, "districts", [d for d in edition.districts if d]),
        "absent": speech("phase1.absent", types=absent) if absent else "",
        "overview": overview,
        "one_sided": alone,
        "silent": _silent(printer),
        "resources": _resources(printer),
        "pilots": _pilots(printer),
        "not_taken": _not_taken(printer),
    }


def _totals(printer: Printer) -> dict[str, object]:
    """The counts that come first; where they may not be shown, one sentence for all of them."""
    speech = printer.speech
    if any(map(printer.is_hidden, ("heard.interviews", "heard.persons", "said.statements"))):
        few = speech("phase1.summary.few")
        return {"summary": few, "keys": [], "heard": few}
    counted = {
        "interviews": printer.counted("heard.interviews", "interviews"),
        "persons": printer.counted("heard.persons", "persons"),
        "statements": printer.counted("said.statements", "statements"),
        "voices": printer.counted("said.voices", "voices"),
        "needs": _voices_or_none(printer, "said.need.voices"),
        "resources": _voices_or_none(printer, "said.resource.voices"),
    }
    summary = "phase1.summary.silent" if printer.is_nil("said.statements") else "phase1.summary"
    return {
        "summary": speech(summary, **counted),
        "keys": _keys(printer),
        "heard": speech("phase1.heard", **counted),
    }


def _voices_or_none(printer: Printer, name: str) -> str:
    if printer.is_nil(name):
        return printer.speech("phase1.no_voices")
    return printer.counted(name, "voices")


def _keys(printer: Printer) -> list[dict[str, str]]:
    """The key figures, each with its words in the singular or plural."""
    names = ("heard.persons", "heard.interviews", "said.statements", "said.resource.statements")
    many = 2
    return [
        {
            "number": printer.number(name),
            "words": printer.speech.count(
                f"phase1.key.{name}", many if printer.is_hidden(name) else int(printer.length(name))
            ),
        }
        for name in names
    ]


def _quotable(printer: Printer) -> str:
    quotable, whole = "said.quotable.statements", "said.statements"
    if printer.is_nil(quotable):
        return printer.speech("phase1.quotable.none")
    if printer.is_hidden(quotable) or printer.is_hidden(whole):
        return ""
    return printer.speech(
        "phase1.quotable",
        quotable=printer.counted(quotable, "statements"),
        whole=printer.number(whole),
    )


def _met(printer: Printer, feature: str, words: list[str]) -> str:
    """Who was met, in words: where every count is hidden, a table would say nothing."""
    if not words or placed(printer)[f"heard_{feature}"]:
        return ""
    return printer.speech(f"phase1.met.{feature}", words=printer.speech.listing(words))


def _overview(printer: Printer) -> str:
    """The themes that most voices speak of."""
    speech, edition = printer.speech, printer.edition
    shown = [t for t in edition.themes if printer.length(f"themes.{t}.all.voices")]
    if not shown:
        return speech(f"phase1.overview.{'hidden' if printer.spoken() else 'silent'}")
    most = [
        speech(
            "phase1.overview.theme",
            theme=edition.settings.theme_label(theme),
            voices=printer.number(f"themes.{theme}.all.voices"),
        )
        for theme in shown[:3]
    ]
    base = printer.counted("said.voices", "voices")
    return speech("phase1.overview", themes=speech.listing(most), base=base)


def _one_sided(printer: Printer) -> list[str]:
    """The themes with needs and no resource, and with resources and no need."""
    found = []
    for present, absent in (("need", "resource"), ("resource", "need")):
        themes = [
            printer.edition.settings.theme_label(theme)
            for theme in printer.edition.themes
            if printer.is_nil(f"themes.{theme}.{absent}.voices")
            and not printer.is_nil(f"themes.{theme}.{present}.voices")
        ]
        if themes:
            listed = printer.speech.listing(themes)
            found.append(printer.speech(f"phase1.only.{present}", themes=listed))
    return found


def _silent(printer: Printer) -> str:
    settings = printer.edition.settings
    silent = [t for t in printer.edition.themes if t not in printer.spoken()]
    if not silent or not printer.spoken():
        return ""
    themes = printer.speech.listing([settings.theme_label(theme) for theme in silent])
    return printer.speech("phase1.silent", themes=themes)


def _resources(printer: Printer) -> str:
    statements, voices = "said.resource.statements", "said.resource.voices"
    if printer.is_nil(statements):
        return printer.speech("phase1.resources.none")
    said = printer.counted(voices, "voices")
    if printer.is_hidden(statements) or printer.is_hidden(voices):
        return printer.speech("phase1.resources.few", voices=said)
    return printer.speech(
        "phase1.resources", statements=printer.counted(statements, "statements"), voices=said
    )


def _pilots(printer: Printer) -> str:
    """Who would be a pilot: the answers that may be shown, on their base."""
    answers = [
        printer.speech(f"phase1.pilots.{answer or 'none'}", number=printer.number(name))
        for answer in ("yes", "maybe", "no", "")
        if printer.length(name := f"pilots.{answer}")
    ]
    if not answers:
        return "" if placed(printer)["readiness"] else printer.speech("phase1.pilots.few")
    if all(map(printer.is_nil, ("pilots.yes", "pilots.maybe", "pilots.no"))):
        return "" if placed(printer)["readiness"] else printer.speech("phase1.pilots.unasked")
    base = printer.counted("heard.interviews", "interviews")
    return printer.speech("phase1.pilots", answers=printer.speech.listing(answers), base=base)


def _not_taken(printer: Printer) -> str:
    speech, edition = printer.speech, printer.edition
    rows = sum(aside_rows(printer).values())
    if not rows and not edition.problem_count:
        return speech("phase1.not_taken.nothing")
    if not printer.internal:
        return speech("phase1.not_taken.outside")
    counts = (("count.rows_aside", rows), ("count.problems", edition.problem_count))
    parts = [speech.count(key, number) for key, number in counts if number]
    return speech("phase1.not_taken", parts=speech.listing(parts))


def _theme(printer: Printer, theme: str) -> dict[str, object]:
    """One theme's section."""
    speech, edition = printer.speech, printer.edition
    settings = next(t for t in edition.settings.themes if t.id == theme)
    parts = [
        {
            "title": _part_title(printer, theme, nature),
            "quotes": [_quote(printer, quote) for quote in chosen],
        }
        for nature, chosen in _parts(edition, theme)
    ]
    chapters = [speech.label("chapters", chapter) for chapter in settings.chapters]
    code = f"`absr trace themes.{theme}`"
    return {
        "label": settings.label,
        "sentence": _theme_sentence(printer, theme),
        "sub_themes": _sub_themes(printer, theme),
        "chapters": _series(speech, chapters),
        "parts": parts,
        "more": _more(printer, theme, sum(len(chosen) for _, chosen in _parts(edition, theme))),
        "withheld": _withheld(printer, edition.withheld[theme]),
        # An id is made of letters, digits, - and _ (settings): no sign closes the code.
        "trace": Markup(code) if printer.internal and parts else "",  # noqa: S704
    }


def _sub_themes(printer: Printer, theme: str) -> str:
    """What a theme is about, the most said first; a long list would hide what matters."""
    named = printer.edition.sub_themes[theme]
    shown = _series(printer.speech, named[:MOST_SUB_THEMES])
    more = len(named) - MOST_SUB_THEMES
    return f"{shown} {printer.speech.count('phase1.sub_themes.more', more)}" if more > 0 else shown


def _part_title(printer: Printer, theme: str, nature: str) -> str:
    words = printer.speech(f"phase1.nature.{nature}")
    voices = f"themes.{theme}.{nature}.voices"
    if printer.is_hidden(voices):
        return words
    return printer.speech("phase1.part", words=words, voices=printer.counted(voices, "voices"))


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
    if printer.is_hidden(f"{prefix}.all.voices"):
        threshold = printer.edition.settings.privacy.threshold
        return speech("phase1.theme.few", threshold=threshold)
    sides = (f"{prefix}.need.voices", f"{prefix}.resource.voices")
    return speech(
        "phase1.theme.bare" if all(map(printer.is_hidden, sides)) else "phase1.theme",
        voices=printer.counted(f"{prefix}.all.voices", "voices"),
        base=printer.number("said.voices"),
        needs=printer.bare(sides[0]),
        resources=printer.bare(sides[1]),
    )


def _more(printer: Printer, theme: str, printed: int) -> str:
    """What the page has no room for; outside, without its number, which would give the count."""
    more = len(printer.edition.quotes[theme]) - printed
    if not more:
        return ""
    if not printer.internal:
        return printer.speech("phase1.more.outside")
    return printer.speech.count("phase1.more", more)


def _withheld(printer: Printer, number: int | None) -> str:
    return printer.speech.count("phase1.withheld", number) if number else ""


def _quote(printer: Printer, quote: Quote) -> dict[str, object]:
    speech = printer.speech
    said_by = quote.profile or speech(f"phase1.by.{quote.actor_type or 'somebody'}")
    if quote.is_reformulation:
        said_by = speech("phase1.reformulation")
    state = speech.label("resource_states", quote.resource_state) if quote.resource_state else ""
    resource = speech("phase1.resource", state=state.lower()) if state else ""
    details = [said_by, resource, quote.interview or "", quote.id]
    return {
        "text": quote.text,
        "by": " · ".join(detail for detail in details if detail),
        "reformulated": quote.is_reformulation,
    }


def _series(speech: Speech, words: Sequence[str]) -> str:
    """Words that may hold commas, in a row."""
    return speech("phase1.separator").join(words)
