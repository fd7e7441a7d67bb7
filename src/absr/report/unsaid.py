"""What the themes do not say: for each report a word of it, in phase 1 the whole finding."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from markupsafe import Markup

from absr.model.unsaid_facts import MATTER_INTERVIEWS, MATTER_THEMES
from absr.rendering import Column, Table
from absr.report.indicator_tables import hidden_note

if TYPE_CHECKING:
    from absr.model.reading_facts import Crossing
    from absr.report.shown import Printer

UNSAID = "unsaid"
"""Name of the table, by which templates place it."""
MOST_NAMED = 5
"""Matters named in a sentence; the table of phase 1 holds them all."""

_WIDTHS = (2.0, 0.9, 1.3, 1.3, 4.1)


def unsaid_values(printer: Printer) -> dict[str, object]:
    """The heading, the matters in a sentence, and the chapters that no theme leads to."""
    return {
        "unsaid_title": _title(printer),
        "unsaid": _sentence(printer, "unsaid.matters"),
        "unsaid_chapters": _chapters(printer),
        "unsaid_trace": _trace(printer),
        "unsaid_themes": in_letters(printer, MATTER_THEMES),
        "unsaid_interviews": in_letters(printer, MATTER_INTERVIEWS),
    }


def unsaid_essential(printer: Printer) -> str:
    """The matters, for a list of what is essential; nothing where there is none."""
    return _sentence(printer, "unsaid.essential")


def unsaid_tables(printer: Printer) -> tuple[Table, ...]:
    """The matters with their voices and themes, where there is one."""
    speech, settings = printer.speech, printer.edition.settings
    rows = tuple(
        (
            matter.name[:1].upper() + matter.name[1:],
            printer.number(matter.voices),
            printer.number(matter.needs),
            printer.number(matter.resources),
            speech("phase1.separator").join(map(settings.theme_label, matter.themes))
            or speech("phase1.not_shown"),
        )
        for matter in printer.edition.matters
    )
    heads = ("matter", "voices", "needs", "resources", "themes")
    if not rows:
        return ()
    return (
        Table(
            name=UNSAID,
            caption=speech("unsaid.caption", base=printer.counted("said.voices", "voices")),
            columns=tuple(
                Column(
                    speech(f"unsaid.column.{head}"),
                    "left" if head in {"matter", "themes"} else "right",
                    width,
                )
                for head, width in zip(heads, _WIDTHS, strict=True)
            ),
            rows=rows,
            note=hidden_note(speech, rows),
            source=speech("reading.source.voices"),
        ),
    )


def _title(printer: Printer) -> str:
    """« Ce que les neuf thèmes ne disent pas »."""
    number = len(printer.edition.settings.themes)
    return printer.speech.count("unsaid.title", number, themes=in_letters(printer, number))


def in_letters(printer: Printer, number: int) -> str:
    """A small number as it is written in a sentence."""
    words = dict(enumerate(printer.speech("unsaid.numbers").split(), 2))
    return words.get(number, printer.speech.number(number))


def _sentence(printer: Printer, key: str) -> str:
    speech = printer.speech
    named = [
        speech(
            "unsaid.matter",
            name=matter.name,
            voices=speech.count("count.voices", int(printer.length(matter.voices))),
        )
        for matter in printer.edition.matters[:MOST_NAMED]
    ]
    more = len(printer.edition.matters) - MOST_NAMED
    if more > 0:
        named.append(speech.count("unsaid.more", more))
    matters = speech("phase1.separator").join(named)
    return speech.count(key, len(printer.edition.matters), matters=matters) if named else ""


def _chapters(printer: Printer) -> str:
    """The chapters that statistics describe and that no theme leads to."""
    named = [
        _chapter(printer, crossing)
        for crossing in printer.edition.readings.chapters
        if not crossing.is_linked and crossing.concluding
    ]
    if not named:
        return ""
    return printer.speech(
        "unsaid.chapters", chapters=printer.speech("phase1.separator").join(named)
    )


def _chapter(printer: Printer, crossing: Crossing) -> str:
    speech = printer.speech
    label = speech.label("chapters", crossing.id)
    signals = len(crossing.signals)
    if not signals:
        return speech("unsaid.chapter.calm", chapter=label)
    return speech.count("unsaid.chapter", signals, chapter=label, whole=crossing.concluding)


def _trace(printer: Printer) -> str:
    """How to find the words behind a matter again; in the internal edition only."""
    shown = (printer.figure(matter.voices) for matter in printer.edition.matters[:1])
    name = next((one.id.removesuffix(".voices") for one in shown if one), "")
    if not printer.internal or not re.fullmatch(r"[\w.-]+", name):  # masked: nothing to type
        return ""
    # A key is made of letters, digits, _ and - (`analysis.unsaid`): no sign closes the code.
    return Markup(f"`absr trace {name}`")  # noqa: S704
