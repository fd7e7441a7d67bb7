"""What the counting of voices is worth, in tables and figures."""

from __future__ import annotations

from typing import TYPE_CHECKING

from absr.rendering import Column, Data, Figure, Goal, Line, Number, Table, curves, goals
from absr.report.indicator_tables import hidden_note
from absr.report.phase1_tables import type_label
from absr.report.soundness import by_rank
from absr.wording.ordinals import ordinal

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from absr.model.soundness_edition import ShownAgreement
    from absr.model.soundness_facts import Curve, RankRange, ThemeAgreement
    from absr.report.shown import Printer

RANKS, CURVE, COVERAGE = "rank-ranges", "saturation", "coverage"
DISTRICTS, AGREEMENT, DISAGREEMENTS = "district-shares", "agreement", "disagreements"
"""Names of the tables and figures, by which the template places them."""

MOST_DISAGREEMENTS = 20
"""Printed of the statements that two coders read otherwise; the others are counted."""


def soundness_tables(printer: Printer) -> tuple[Table, ...]:
    """Every table that has something to say."""
    part = printer.edition.soundness
    found = []
    if part.ranking.ranges:
        found.append(_ranks(printer))
    if part.districts:
        found.append(_districts(printer))
    if part.agreement is not None and part.agreement.themes:
        found.append(_agreement(printer, part.agreement))
        if part.agreement.disagreements:
            found.append(_disagreements(printer, part.agreement))
    return tuple(found)


def soundness_figures(printer: Printer) -> tuple[Figure, ...]:
    """The curves of the interviews, and persons met beside those planned."""
    lines = [one for one in printer.edition.soundness.curves if one.total and one.expected]
    found = [_curves(printer, lines)] if lines else []
    if printer.edition.soundness.quotas:
        found.append(_coverage(printer))
    return tuple(found)


def soundness_placed(printer: Printer) -> dict[str, bool]:
    """Which tables and figures stand in this edition, by their names with `_`."""
    there = {one.name for one in soundness_tables(printer)}
    there |= {one.name for one in soundness_figures(printer)}
    names = (RANKS, CURVE, COVERAGE, DISTRICTS, AGREEMENT, DISAGREEMENTS)
    return {name.replace("-", "_"): name in there for name in names}


def _ranks(printer: Printer) -> Table:
    """The themes with their rank, and the ranks between which they stay."""
    speech, part = printer.speech, printer.edition.soundness
    talks = {one.theme: one for one in part.talks}
    heads = ["theme", "voices", "rank", "range", *(["talk"] if talks else [])]
    rows = []
    for one in by_rank(printer):
        row = [
            printer.edition.settings.theme_label(one.theme),
            printer.number(f"themes.{one.theme}.all.voices"),
            ordinal(one.rank, speech),
            _range(printer, one),
        ]
        if talks:
            talk = talks[one.theme]
            row.append(
                speech(
                    "soundness.talk.cell",
                    statements=speech.number(talk.statements),
                    whole=speech.number(talk.whole),
                    ref=talk.interview,
                )
            )
        rows.append(row)
    caption = speech("soundness.ranks.caption", base=printer.counted("said.voices", "voices"))
    note = speech("soundness.ranks.note", draws=speech.number(part.ranking.draws))
    source = speech("reading.source.voices")
    return _table(printer, RANKS, heads, rows, (caption, note, source), (2.6, 0.8, 0.8, 1.8, 2.2))


def _range(printer: Printer, one: RankRange) -> str:
    speech = printer.speech
    best, worst = ordinal(one.best, speech), ordinal(one.worst, speech)
    if one.best == one.worst:
        return speech("soundness.rank.cell.at", rank=best)
    return speech("soundness.rank.cell.between", best=best, worst=worst)


def _districts(printer: Printer) -> Table:
    """Persons met in each district beside its inhabitants; shares where both are known."""
    speech, part = printer.speech, printer.edition.soundness
    known = [one for one in part.districts if one.population is not None]
    met, living = sum(one.met for one in known), sum(one.population or 0 for one in known)
    unmeasured = speech("soundness.unmeasured")
    rows = [
        [
            one.district,
            speech.number(one.met),
            unmeasured if one.population is None else speech.number(round(one.population)),
            unmeasured if one.population is None else speech.percent(one.met, met),
            unmeasured
            if one.population is None
            else speech.percent(round(one.population), round(living)),
        ]
        for one in part.districts
    ]
    texts = (
        speech("soundness.districts.caption"),
        speech("soundness.districts.note"),
        speech(
            "soundness.districts.source",
            population=part.population,
            interviews=printer.counted("heard.interviews", "interviews"),
        ),
    )
    heads = ["district", "met", "population", "share_met", "share_population"]
    return _table(printer, DISTRICTS, heads, rows, texts, (2.2, 1.2, 1.2, 1.4, 1.4))


def _agreement(printer: Printer, found: ShownAgreement) -> Table:
    """Theme by theme what two coders say, and their coefficient."""
    speech = printer.speech
    rows = [_agreement_row(printer, one) for one in found.themes]
    heads = ["theme", "both", "first_only", "second_only", "neither", "same_answer", "kappa"]
    statements = speech.number(found.statements)
    texts = (
        speech("soundness.agreement.caption", statements=statements),
        speech("soundness.agreement.note"),
        speech("soundness.agreement.source"),
    )
    widths = (2.4, 0.9, 1.2, 1.2, 1.2, 1.1, 1.4)
    return _table(printer, AGREEMENT, heads, rows, texts, widths)


def _agreement_row(printer: Printer, one: ThemeAgreement) -> list[str]:
    speech = printer.speech
    counts = (one.both, one.first_only, one.second_only, one.neither)
    kappa = speech("soundness.undefined") if one.kappa is None else speech.number(one.kappa, 2)
    return [
        printer.edition.settings.theme_label(one.theme),
        *map(speech.number, counts),
        speech.percent(one.both + one.neither, sum(counts)),
        kappa,
    ]


def _disagreements(printer: Printer, found: ShownAgreement) -> Table:
    speech, settings = printer.speech, printer.edition.settings

    def named(themes: tuple[str, ...]) -> str:
        words = speech("phase1.separator").join(map(settings.theme_label, themes))
        return words or speech("soundness.no_theme")

    shown = found.disagreements[:MOST_DISAGREEMENTS]
    rows = [[one.statement, one.text, named(one.first), named(one.second)] for one in shown]
    more = len(found.disagreements) - len(shown)
    note = speech.count("soundness.disagreements.more", more) if more else ""
    texts = (speech("soundness.disagreements.caption"), note, speech("soundness.agreement.source"))
    heads = ["statement", "words", "first", "second"]
    return _table(printer, DISAGREEMENTS, heads, rows, texts, (1.0, 4.0, 1.8, 1.8), words=True)


def _table(  # noqa: PLR0913 -- a table is its heads, rows, words and widths
    printer: Printer,
    name: str,
    heads: Sequence[str],
    rows: Sequence[Sequence[str]],
    texts: tuple[str, str, str],
    widths: Sequence[float],
    *,
    words: bool = False,
) -> Table:
    """A table with its caption, note and source; all but the first column hold numbers."""
    caption, note, source = texts
    hidden = hidden_note(printer.speech, rows)
    return Table(
        name=name,
        caption=caption,
        columns=tuple(
            Column(
                printer.speech(f"soundness.column.{head}"),
                "left" if words or not place else "right",
                width,
            )
            for place, (head, width) in enumerate(zip(heads, widths, strict=False))
        ),
        rows=tuple(map(tuple, rows)),
        note=" ".join(part for part in (note, hidden) if part),
        source=source,
    )


def _curves(printer: Printer, found: Sequence[Curve]) -> Figure:
    """Different sub-themes and resources over the number of interviews."""
    speech = printer.speech
    names = {one.what: speech(f"soundness.curve.{one.what}") for one in found}
    rows = [
        speech(
            "soundness.curve.alt.row",
            name=names[one.what],
            half=speech.number(round(middle[1])),
            middle=speech.count("count.interviews", middle[0]),
            total=speech.number(one.total),
            interviews=speech.count("count.interviews", one.interviews),
        )
        for one in found
        for middle in [one.expected[len(one.expected) // 2]]
    ]
    said = speech("phase1.separator").join(rows)
    one_only = "" if len(found) > 1 else ".one"
    interviews = printer.counted("heard.interviews", "interviews")
    return Figure(
        name=CURVE,
        caption=speech("soundness.curve.caption"),
        spec=curves(
            [Line(names[one.what], one.expected, one.observed) for one in found],
            speech("soundness.curve.x"),
            speech("soundness.curve.y"),
        ),
        alt=speech(f"soundness.curve.alt{one_only}", rows=said),
        note=speech(f"soundness.curve.note{'' if printer.internal else '.outside'}"),
        source=speech("soundness.curve.source", interviews=interviews),
        data=_curve_data(printer, found, names),
    )


def _curve_data(printer: Printer, found: Sequence[Curve], names: Mapping[str, str]) -> Data:
    """One row a number of interviews: each curve, then the same in the order of the dates."""
    speech = printer.speech
    dated = [one for one in found if one.observed]
    columns = (
        speech("soundness.curve.x"),
        *(speech("soundness.curve.mean", name=names[one.what]) for one in found),
        *(speech("soundness.curve.dated", name=names[one.what]) for one in dated),
    )
    decimals = 1 if printer.internal else 0
    rows = tuple(
        (
            Number(number),
            *(Number(one.expected[place][1], decimals) for one in found),
            *(Number(one.observed[place][1]) for one in dated),
        )
        for place, (number, _) in enumerate(found[0].expected)
    )
    return Data(columns, rows)


def _coverage(printer: Printer) -> Figure:
    """Persons met beside those planned, by type of actor."""
    speech = printer.speech
    rows = [
        Goal(
            type_label(printer, one.actor_type),
            one.met,
            one.planned,
            speech(
                "soundness.coverage.row",
                met=speech.number(one.met),
                planned=speech.number(one.planned),
            ),
        )
        for one in printer.edition.soundness.quotas
    ]
    said = speech("phase1.separator").join(f"{row.label} {row.text}" for row in rows)
    interviews = printer.counted("heard.interviews", "interviews")
    return Figure(
        name=COVERAGE,
        caption=speech("soundness.coverage.caption"),
        spec=goals(rows),
        alt=speech("soundness.coverage.alt", rows=said),
        note=speech("soundness.coverage.note"),
        source=speech("soundness.coverage.source", interviews=interviews),
        data=Data(
            tuple(speech(f"soundness.column.{head}") for head in ("type", "met", "planned")),
            tuple((row.label, Number(row.reached), Number(row.aimed)) for row in rows),
        ),
    )
