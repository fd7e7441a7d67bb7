"""The sentences that the phase 1 report makes from its figures."""

from __future__ import annotations

from typing import TYPE_CHECKING

from absr.report.phase1_tables import aside_rows, placed, type_label
from absr.report.readings import reading_essentials
from absr.report.unsaid import unsaid_essential

if TYPE_CHECKING:
    from absr.report.shown import Printer

MOST_THEMES = 3
"""Named in a sentence."""


def finding_values(printer: Printer) -> dict[str, object]:
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
    return speech("phase1.overview", themes=printer.series(most), base=base)


def _most_said(printer: Printer, nature: str) -> str:
    """The themes in which most voices say a need, or a barrier."""
    most = _most_voices(printer, nature)
    if not most:
        return ""
    base = printer.counted("said.voices", "voices")
    themes = printer.series(most)
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
