"""Needs and resources theme by theme: what the phase 1 report prints of each."""

from __future__ import annotations

from itertools import islice
from typing import TYPE_CHECKING

from markupsafe import Markup

from absr.model.value_lists import NATURES
from absr.report.soundness import rank_sentence

if TYPE_CHECKING:
    from absr.model.edition import Edition, Quote
    from absr.report.shown import Printer

    _Parts = list[tuple[str, tuple[Quote, ...]]]
    """By nature, what is printed of one theme."""

MOST_SUB_THEMES = 10
MOST_QUOTES = 6
"""Printed by theme and nature; the others are counted and can be traced."""


def printed_evidence(edition: Edition) -> tuple[str, ...]:
    """Evidence ids of the quotes that the report prints, sorted."""
    parts = (part for theme in _chosen(edition).values() for part in theme)
    return tuple(sorted({quote.id for _, quotes in parts for quote in quotes}))


def theme_sections(printer: Printer) -> list[dict[str, object]]:
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
        "chapters": printer.series(chapters),
        "parts": parts,
        "more": _more(printer, theme, sum(len(quotes) for _, quotes in chosen)),
        "withheld": _withheld(printer, edition.withheld[theme]),
        # An id is made of letters, digits, - and _ (settings): no sign closes the code.
        "trace": Markup(code) if printer.internal and parts else "",  # noqa: S704
    }


def _sub_themes(printer: Printer, theme: str) -> str:
    """What a theme is about, the most said first; a long list would hide what matters."""
    named = printer.edition.sub_themes[theme]
    shown = printer.series(named[:MOST_SUB_THEMES])
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
        sides=printer.series(sides),
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
