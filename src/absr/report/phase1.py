"""The phase 1 report: who was heard, needs and resources, statistics, what was not taken."""

from __future__ import annotations

from itertools import islice
from typing import TYPE_CHECKING

from markupsafe import Markup

from absr.model.value_lists import NATURES
from absr.rendering import Document
from absr.rendering.labels import document_labels
from absr.report.diagnoses import diagnosis_evidence, diagnosis_values
from absr.report.made import Report, made_on
from absr.report.network import (
    network_charts,
    network_evidence,
    network_tables,
    network_values,
)
from absr.report.partners import partner_evidence, partner_tables, partner_values
from absr.report.phase1_tables import aside_rows, charts, placed, tables, type_label
from absr.report.readings import (
    reading_essentials,
    reading_evidence,
    reading_figures,
    reading_tables,
    reading_values,
)
from absr.report.shown import Printer
from absr.report.soundness import rank_sentence, soundness_values
from absr.report.soundness_tables import (
    soundness_figures,
    soundness_placed,
    soundness_tables,
)
from absr.report.theme_decisions import theme_decision_values
from absr.report.unsaid import unsaid_essential, unsaid_tables, unsaid_values
from absr.wording.places import comparator_text

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from absr.model.edition import Edition, Quote
    from absr.wording.speech import Speech

    _Parts = list[tuple[str, tuple[Quote, ...]]]
    """By nature, what is printed of one theme."""

MOST_SUB_THEMES = 10
MOST_THEMES = 3
"""Named in a sentence."""
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
        date=made_on(edition, speech),
        status=speech(f"edition.{edition.audience}"),
        banner=settings.notice or "",
        values={
            **_framework(printer),
            **_findings(printer),
            **reading_values(printer),
            **unsaid_values(printer),
            **network_values(printer),
            **diagnosis_values(printer),
            **partner_values(printer),
            "placed": {**placed(printer), **soundness_placed(printer)},
            "soundness": soundness_values(printer),
            **theme_decision_values(printer),
            "themes": _themes(printer),
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
        overrides=overrides,
    )
    evidence = {
        *printed_evidence(edition),
        *reading_evidence(printer),
        *network_evidence(printer),
        *diagnosis_evidence(printer),
        *partner_evidence(printer),
    }
    return Report(document, tuple(sorted(evidence)))


def printed_evidence(edition: Edition) -> tuple[str, ...]:
    """Evidence ids of the quotes that the report prints, sorted."""
    parts = (part for theme in _chosen(edition).values() for part in theme)
    return tuple(sorted({quote.id for _, quotes in parts for quote in quotes}))


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


def _findings(printer: Printer) -> dict[str, object]:
    """Sentences made from the figures."""
    speech, edition = printer.speech, printer.edition
    overview, alone = _overview(printer), _one_sided(printer)
    said = [_most_said(printer, nature) for nature in ("need", "barrier")]
    read = [*reading_essentials(printer), unsaid_essential(printer)]
    absent = speech.listing([type_label(printer, name) for name in edition.absent_types])
    missing = speech("phase1.missing", types=absent) if absent else ""
    return {
        **_totals(printer),
        "essentials": [line for line in (*said, *alone, *read, missing) if line],
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
    speech = printer.speech
    most = _most_voices(printer, "all")
    if not most:
        return speech(f"phase1.overview.{'hidden' if printer.spoken() else 'silent'}")
    base = printer.counted("said.voices", "voices")
    return speech("phase1.overview", themes=_series(speech, most), base=base)


def _most_said(printer: Printer, nature: str) -> str:
    """The themes in which most voices say a need, or a barrier."""
    most = _most_voices(printer, nature)
    if not most:
        return ""
    base = printer.counted("said.voices", "voices")
    themes = _series(printer.speech, most)
    return printer.speech(f"phase1.most.{nature}", themes=themes, base=base)


def _most_voices(printer: Printer, nature: str) -> list[str]:
    """The themes with most voices that may be told; of several equal to the last, none."""
    counts = {t: printer.length(f"themes.{t}.{nature}.voices") for t in printer.edition.themes}
    ranked = sorted((t for t, number in counts.items() if number), key=lambda t: -counts[t])
    left = counts[ranked[MOST_THEMES]] if len(ranked) > MOST_THEMES else 0
    return [
        printer.speech(
            "phase1.overview.theme",
            theme=printer.edition.settings.theme_label(theme),
            voices=printer.number(f"themes.{theme}.{nature}.voices"),
        )
        for theme in ranked[:MOST_THEMES]
        if counts[theme] > left
    ]


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
    counts = (("count.rows_aside", rows), ("count.problems", edition.problem_count))
    parts = [speech.count(key, number) for key, number in counts if number]
    return speech("phase1.not_taken", parts=speech.listing(parts))


def _themes(printer: Printer) -> list[dict[str, object]]:
    """The themes spoken of, each with what is printed of it."""
    chosen = _chosen(printer.edition)
    return [_theme(printer, theme, chosen[theme]) for theme in printer.spoken()]


def _theme(printer: Printer, theme: str, chosen: _Parts) -> dict[str, object]:
    """One theme's section."""
    speech, edition = printer.speech, printer.edition
    settings = next(t for t in edition.settings.themes if t.id == theme)
    parts = [
        {
            "title": _part_title(printer, theme, nature),
            "quotes": [_quote(printer, quote) for quote in quotes],
        }
        for nature, quotes in chosen
    ]
    chapters = [speech.label("chapters", chapter) for chapter in settings.chapters]
    code = f"`absr trace themes.{theme}`"
    return {
        "label": settings.label,
        "sentence": _theme_sentence(printer, theme),
        "rank": rank_sentence(printer, theme),
        "sub_themes": _sub_themes(printer, theme),
        "chapters": _series(speech, chapters),
        "parts": parts,
        "more": _more(printer, theme, sum(len(quotes) for _, quotes in chosen)),
        "withheld": _withheld(printer, edition.withheld[theme]),
        # An id is made of letters, digits, - and _ (settings): no sign closes the code.
        "trace": Markup(code) if printer.internal and parts else "",  # noqa: S704
    }


def _sub_themes(printer: Printer, theme: str) -> str:
    """What a theme is about, the most said first; a long list would hide what matters."""
    named = printer.edition.sub_themes[theme]
    shown = _series(printer.speech, named[:MOST_SUB_THEMES])
    if named and not printer.internal:
        return printer.speech("phase1.sub_themes.outside", named=shown)
    more = len(named) - MOST_SUB_THEMES
    return f"{shown} {printer.speech.count('phase1.sub_themes.more', more)}" if more > 0 else shown


def _part_title(printer: Printer, theme: str, nature: str) -> str:
    words = printer.speech(f"phase1.nature.{nature}")
    voices = f"themes.{theme}.{nature}.voices"
    if printer.is_hidden(voices):
        return words
    return printer.speech("phase1.part", words=words, voices=printer.counted(voices, "voices"))


def _chosen(edition: Edition) -> dict[str, _Parts]:
    """What is printed of each theme, by nature; words on several themes stand under the first."""
    printed: set[str] = set()
    chosen: dict[str, _Parts] = {}
    for theme in edition.themes:
        chosen[theme] = []
        for nature in (entry.id for entry in NATURES.entries):
            left = (q for q in edition.quotes[theme] if q.nature == nature and q.id not in printed)
            quotes = tuple(islice(left, MOST_QUOTES))
            if quotes:
                chosen[theme].append((nature, quotes))
                printed |= {quote.id for quote in quotes}
    return chosen


def _theme_sentence(printer: Printer, theme: str) -> str:
    speech = printer.speech
    prefix = f"themes.{theme}"
    if printer.is_hidden(f"{prefix}.all.voices"):
        threshold = printer.edition.settings.privacy.threshold
        return speech("phase1.theme.few", threshold=threshold)
    shown = {
        nature: name
        for nature in ("need", "barrier", "resource")
        if not printer.is_hidden(name := f"{prefix}.{nature}.voices")
    }
    sides = [
        speech(f"phase1.theme.{nature}", voices=printer.bare(name))
        for nature, name in shown.items()
        if printer.shows_any(shown.values())
    ]
    return speech(
        "phase1.theme" if sides else "phase1.theme.bare",
        voices=printer.counted(f"{prefix}.all.voices", "voices"),
        base=printer.number("said.voices"),
        sides=_series(speech, sides),
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
    found_by = [quote.interview or "", quote.id] if printer.internal else []
    details = [said_by, resource, *found_by]
    return {
        "text": quote.text,
        "by": " · ".join(detail for detail in details if detail),
        "reformulated": quote.is_reformulation,
    }


def _series(speech: Speech, words: Sequence[str]) -> str:
    """Words that may hold commas, in a row."""
    return speech("phase1.separator").join(words)
