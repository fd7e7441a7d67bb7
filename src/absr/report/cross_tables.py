"""The tables of the cross reading: short ones for a board; rules and evidence in an annex."""

from __future__ import annotations

from typing import TYPE_CHECKING

from absr.model.cross_facts import TensionKind
from absr.model.reading_facts import Provision
from absr.rendering import Column, Table
from absr.report.indicator_tables import hidden_note, indicator_source
from absr.wording.crossings import (
    Voiced,
    balance_text,
    barriers_label,
    crossing_text,
    indicator_line,
    provision_rule,
    reading_label,
    rule_text,
    side_text,
    signals_label,
    strength_label,
    tension_label,
)

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from absr.model.cross_facts import Tension
    from absr.model.reading_facts import Balance, Crossing, Indicator
    from absr.model.settings import Theme
    from absr.report.shown import Printer

CHAPTERS, THEMES, BALANCES = "cross-chapters", "cross-themes", "needs-resources"
TENSIONS, MORE_TENSIONS = "cross-tensions", "cross-tensions-annex"
CROSSWALK = "crosswalk"
RULES = {CHAPTERS: "chapters-rules", THEMES: "themes-rules", BALANCES: "balances-rules"}
"""Name of a table → that of the table of its rules, in the annex."""

MOST_TENSIONS = 8
"""Contradictions that stand in the text; the others stand in the annex."""

MOST_EVIDENCE = 40
"""Evidence ids in one cell of the annex; the others are counted, and `absr show` gives them all."""

_IN_WORDS = (2.1, 1.5, 5.6)
_OPPOSED = (1.8, 2.2, 2.9, 2.9)
_RULED = (2.0, 4.2, 3.4)
_WALKED = (2.2, 2.6, 4.6)


def cross_tables(printer: Printer) -> tuple[Table, ...]:
    """Every table of the cross reading that says something, annex included."""
    part = printer.edition.readings
    found: list[Table] = []
    if part.latest:
        found += [
            _in_words(printer, CHAPTERS, part.chapters),
            _in_words(printer, THEMES, ranked(printer)),
            _rules(printer, CHAPTERS, part.chapters),
            _rules(printer, THEMES, ranked(printer)),
        ]
    balances = _balances(printer)
    if any(balance.provision is not Provision.NEITHER for balance in balances):
        found += [_balance_table(printer, balances), _balance_rules(printer, balances)]
    if part.latest or found:
        found.append(_crosswalk(printer))
    told = told_tensions(printer)
    groups = ((TENSIONS, told[:MOST_TENSIONS]), (MORE_TENSIONS, told[MOST_TENSIONS:]))
    found += [_tension_table(printer, name, group) for name, group in groups if group]
    return tuple(found)


def ranked(printer: Printer) -> list[Crossing]:
    """The themes, in the order of the report."""
    found = {crossing.id: crossing for crossing in printer.edition.readings.themes}
    return [found[theme] for theme in printer.edition.themes]


def told_tensions(printer: Printer) -> list[Tension]:
    """The contradictions: those of whole themes first, then those that most voices bear."""
    single = {TensionKind.RESOURCE_STATE, TensionKind.NEED_AND_RESOURCE}
    return sorted(
        printer.edition.readings.tensions,
        key=lambda one: (one.kind in single, -sum(side.voices or 0 for side in one.sides)),
    )


def voiced(printer: Printer, name: str) -> Voiced:
    """A count of voices as this edition may show it."""
    figure, base = printer.figure(name), printer.figure("said.voices")
    whole = base.value if base else None
    return Voiced(0 if figure is None else figure.value, whole)


# -- the joint displays, in words ------------------------------------------------------------------


def _in_words(printer: Printer, name: str, crossings: Sequence[Crossing]) -> Table:
    speech = printer.speech
    known = indicators_by_id(printer)
    rows = tuple(
        (
            _label(printer, name, one),
            "\n".join(
                part
                for part in (
                    reading_label(speech, one),
                    signals_label(speech, one),
                    strength_label(speech, one.strength),
                )
                if part
            ),
            crossing_text(
                speech, one, known, voiced(printer, one.voices), _linked(printer, name, one)
            ),
        )
        for one in crossings
    )
    heads = ("reading.column.chapter" if name == CHAPTERS else "reading.column.theme", *_MEANT)
    return Table(
        name=name,
        caption=speech(f"reading.{name}.caption", base=printer.counted("said.voices", "voices")),
        columns=_columns(printer, heads, _IN_WORDS),
        rows=rows,
        source=_source(printer, crossings),
    )


_MEANT = ("cross.column.reading", "cross.column.meaning")


def _label(printer: Printer, name: str, one: Crossing) -> str:
    if name == CHAPTERS:
        return printer.speech.label("chapters", one.id)
    return printer.edition.settings.theme_label(one.id)


def _linked(printer: Printer, name: str, one: Crossing) -> list[str] | None:
    """The themes that lead to a chapter; None for a theme."""
    if name != CHAPTERS:
        return None
    return [theme.label for theme in printer.edition.settings.themes if one.id in theme.chapters]


def indicators_by_id(printer: Printer) -> Mapping[str, Indicator]:
    """The indicators at the vintage that is read."""
    return {one.id: one for one in printer.edition.readings.latest}


def _source(printer: Printer, crossings: Sequence[Crossing]) -> str:
    linked = {indicator for one in crossings for indicator in one.indicators}
    used = [one for one in printer.edition.readings.latest if one.id in linked]
    statistics = indicator_source(printer.speech, used)
    if not statistics:
        return printer.speech("reading.source.voices")
    return printer.speech("reading.source", statistics=statistics)


def _balances(printer: Printer) -> list[Balance]:
    found = {balance.theme: balance for balance in printer.edition.readings.balances}
    return [found[theme] for theme in printer.edition.themes]


def _balance_table(printer: Printer, balances: Sequence[Balance]) -> Table:
    speech = printer.speech
    rows = tuple(
        (
            printer.edition.settings.theme_label(one.theme),
            "\n".join(
                part
                for part in (
                    speech(f"reading.provision.{one.provision}"),
                    barriers_label(speech, one),
                )
                if part
            ),
            balance_text(
                speech,
                one,
                voiced(printer, one.needs),
                voiced(printer, f"themes.{one.theme}.barrier.voices"),
                voiced(printer, one.resources),
            ),
        )
        for one in balances
    )
    return Table(
        name=BALANCES,
        caption=speech(
            "reading.needs-resources.caption", base=printer.counted("said.voices", "voices")
        ),
        columns=_columns(printer, ("reading.column.theme", *_MEANT), _IN_WORDS),
        rows=rows,
        note=speech("reading.needs-resources.note"),
        source=_register_source(printer),
    )


def _register_source(printer: Printer) -> str:
    return printer.speech(
        "reading.source.register", resources=printer.counted("readings.register", "resources")
    )


# -- contradictions --------------------------------------------------------------------------------


def _tension_table(printer: Printer, name: str, tensions: Sequence[Tension]) -> Table:
    speech, settings = printer.speech, printer.edition.settings
    known = indicators_by_id(printer)
    rows = tuple(
        (
            speech(f"cross.tension.{one.kind}"),
            tension_label(speech, one, settings),
            *(side_text(speech, one.kind, side, known) for side in one.sides),
        )
        for one in tensions
    )
    heads = ("tension", "about", "one_side", "other_side")
    return Table(
        name=name,
        caption=speech(f"{name.replace('cross-', 'cross.')}.caption"),
        columns=_columns(printer, [f"cross.column.{head}" for head in heads], _OPPOSED),
        rows=rows,
        source=_register_source(printer),
    )


# -- the annex: rules, numbers, evidence -----------------------------------------------------------


def _rules(printer: Printer, name: str, crossings: Sequence[Crossing]) -> Table:
    speech = printer.speech
    known = indicators_by_id(printer)
    rows = []
    for one in crossings:
        lines = [indicator_line(speech, known[i]) for i in one.indicators if i in known]
        ids = [found for i in one.indicators if i in known for found in known[i].evidence]
        row = [
            _label(printer, name, one),
            "\n".join((rule_text(speech, one, voiced(printer, one.voices)), *lines)),
        ]
        rows.append((*row, *_evidence(printer, (*one.evidence, *ids))))
    head = "reading.column.chapter" if name == CHAPTERS else "reading.column.theme"
    return _ruled(printer, name, head, tuple(rows))


def _balance_rules(printer: Printer, balances: Sequence[Balance]) -> Table:
    rows = tuple(
        (
            printer.edition.settings.theme_label(one.theme),
            provision_rule(printer.speech, one),
            *_evidence(printer, (*one.evidence, *(e for held in one.held for e in held.evidence))),
        )
        for one in balances
    )
    return _ruled(printer, BALANCES, "reading.column.theme", rows)


def _ruled(printer: Printer, name: str, head: str, rows: tuple[tuple[str, ...], ...]) -> Table:
    speech = printer.speech
    heads = [head, "cross.column.rule", *(["cross.column.evidence"] if printer.internal else [])]
    return Table(
        name=RULES[name],
        caption=speech(f"cross.{RULES[name]}.caption"),
        columns=_columns(printer, heads, _RULED[: len(heads)]),
        rows=rows,
        note=hidden_note(speech, rows),
    )


def _evidence(printer: Printer, ids: Sequence[str]) -> tuple[str, ...]:
    """The evidence ids, in the internal edition only."""
    if not printer.internal:
        return ()
    known = list(dict.fromkeys(ids))
    shown = " ".join(known[:MOST_EVIDENCE]) or printer.speech("cross.evidence.none")
    more = len(known) - MOST_EVIDENCE
    if more <= 0:
        return (shown,)
    return (f"{shown} {printer.speech.count('cross.evidence.more', more)}",)


def _crosswalk(printer: Printer) -> Table:
    speech = printer.speech
    crossings = {one.id: one for one in printer.edition.readings.themes}
    rows = tuple(
        (
            theme.label,
            "\n".join(speech.label("chapters", chapter) for chapter in theme.chapters) or "–",
            "\n".join(_walked(printer, theme, crossings[theme.id])) or "–",
        )
        for theme in printer.edition.settings.themes
    )
    heads = ("reading.column.theme", "cross.column.chapters", "cross.column.indicators")
    return Table(
        name=CROSSWALK,
        caption=speech("cross.crosswalk.caption"),
        columns=_columns(printer, heads, _WALKED),
        rows=rows,
        note=speech("cross.crosswalk.note"),
    )


def _walked(printer: Printer, theme: Theme, crossing: Crossing) -> list[str]:
    """The indicators of a theme; those that only their own column links bear a star."""
    known = indicators_by_id(printer)
    found = [known[name] for name in crossing.indicators if name in known]
    return [
        one.label
        if one.chapter in theme.chapters
        else printer.speech("cross.crosswalk.own", label=one.label)
        for one in found
    ]


def _columns(printer: Printer, heads: Sequence[str], widths: Sequence[float]) -> tuple[Column, ...]:
    return tuple(
        Column(printer.speech(head), "left", width)
        for head, width in zip(heads, widths, strict=True)
    )
