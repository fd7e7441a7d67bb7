"""What the counting of voices is worth, in sentences: the ranks, the last interviews, who lacks."""

from __future__ import annotations

from typing import TYPE_CHECKING

from absr.model.soundness_facts import FEWEST_INTERVIEWS
from absr.report.phase1_tables import type_label
from absr.report.unsaid import in_letters
from absr.wording.ordinals import ordinal

if TYPE_CHECKING:
    from absr.model.soundness_facts import Curve, Quota, RankRange
    from absr.report.shown import Printer
    from absr.wording.speech import Speech

MOST_RANKS = 4
"""Themes whose ranks are said in a sentence; the table holds them all."""


def soundness_values(printer: Printer) -> dict[str, object]:
    """Everything that the section says in words, by the names of the template."""
    return {
        "box_title": _box(printer),
        "ranks": _ranks(printer),
        "talk": _talk(printer),
        "novelty": [line for line in _novelty(printer) if line],
        "unheard": [line for line in _unheard(printer) if line],
        "agreement": [line for line in _agreement(printer) if line],
    }


def rank_sentence(printer: Printer, theme: str) -> str:
    """Where one theme stays if half of the interviews are taken away; none where it is not told."""
    ranges = printer.edition.soundness.ranking.ranges
    found = next((one for one in ranges if one.theme == theme), None)
    if found is None:
        return ""
    return printer.speech("soundness.rank.theme", place=_place(found, printer.speech))


def by_rank(printer: Printer) -> list[RankRange]:
    """The themes whose ranks may be told, the first first."""
    ranges = printer.edition.soundness.ranking.ranges
    return sorted(ranges, key=lambda one: one.rank)


def unfilled(printer: Printer) -> list[Quota]:
    """Types of which fewer persons were met than planned, the emptiest first."""
    quotas = printer.edition.soundness.quotas
    lacking = [one for one in quotas if one.met < one.planned]
    return sorted(lacking, key=lambda one: one.met / one.planned)


def _box(printer: Printer) -> str:
    if printer.is_hidden("heard.persons") or printer.is_nil("heard.persons"):
        return printer.speech("soundness.box.title.few")
    number = int(printer.length("heard.persons"))
    persons = printer.speech.count("soundness.chosen", number)
    return printer.speech("soundness.box.title", persons=persons)


def _place(found: RankRange, speech: Speech) -> str:
    """« au 1er rang », « entre le 2e et le 4e rang »."""
    best, worst = ordinal(found.best, speech), ordinal(found.worst, speech)
    if found.best == found.worst:
        return speech("soundness.rank.at", rank=best)
    return speech("soundness.rank.between", best=best, worst=worst)


def _ranks(printer: Printer) -> str:
    speech = printer.speech
    places = [
        speech(
            "soundness.rank.one",
            theme=printer.edition.settings.theme_label(one.theme),
            place=_place(one, speech),
        )
        for one in by_rank(printer)[:MOST_RANKS]
    ]
    if not places:
        is_few = printer.edition.soundness.ranking.is_few
        key = "none" if is_few and not printer.is_hidden("heard.interviews") else "hidden"
        return speech(f"soundness.rank.{key}", fewest=FEWEST_INTERVIEWS)
    return speech("soundness.rank.lead", places=speech("phase1.separator").join(places))


def _talk(printer: Printer) -> str:
    """The longest interview of all: in the internal edition only."""
    found = next((one for one in printer.edition.soundness.talks if not one.theme), None)
    if found is None:
        return ""
    return printer.speech(
        "soundness.talk",
        ref=found.interview,
        statements=printer.speech.number(found.statements),
        whole=printer.speech.number(found.whole),
        share=printer.speech.percent(found.statements, found.whole),
    )


def _novelty(printer: Printer) -> list[str]:
    """What the last interviews brought, and what may be drawn from it."""
    curves = [one for one in printer.edition.soundness.curves if one.total]
    if not curves:
        return []
    speech = printer.speech
    undated = curves[0].undated if printer.internal else 0
    return [
        _last(curves, printer),
        _once(curves, speech),
        speech.count("soundness.undated", undated) if undated else "",
        _open(printer),
    ]


def _last(curves: list[Curve], printer: Printer) -> str:
    speech, news = printer.speech, []
    for one in curves[::-1]:  # resources first
        if one.new is None:
            return ""
        whole = speech.number(one.total)
        if one.new:
            news.append(speech.count(f"soundness.new.{one.what}", one.new, whole=whole))
        else:
            news.append(speech(f"soundness.none_new.{one.what}", whole=whole))
    number = curves[0].last
    return speech.count(
        "soundness.last", number, number=in_letters(printer, number), news=speech.listing(news)
    )


def _once(curves: list[Curve], speech: Speech) -> str:
    """What one interview alone names: a sign that others would name something else."""
    found = [
        speech.count(f"soundness.once.{one.what}", one.once) for one in curves[::-1] if one.once
    ]
    if not found:
        return ""
    return f"{speech('soundness.once', once=speech.listing(found))} {speech('soundness.once.why')}"


def _open(printer: Printer) -> str:
    """Never « stop » while somebody planned was not met, and never a promise."""
    speech, edition = printer.speech, printer.edition
    if not printer.internal:
        absent = [type_label(printer, name) for name in edition.absent_types]
        if not absent:
            return speech("soundness.modest")
        return speech("soundness.open.types", missing=speech.listing(absent))
    if not edition.soundness.quotas:
        return speech("soundness.unplanned")
    missing = _missing(printer)
    return speech("soundness.open", missing=missing) if missing else speech("soundness.reached")


def _missing(printer: Printer) -> str:
    speech = printer.speech
    return speech.listing(
        [
            speech(
                "soundness.missing",
                type=type_label(printer, one.actor_type),
                met=speech.number(one.met),
                planned=speech.number(one.planned),
            )
            for one in unfilled(printer)
        ]
    )


def _unheard(printer: Printer) -> list[str]:
    """Types and districts nobody stands for, and what the census cannot be set beside."""
    speech, edition = printer.speech, printer.edition
    part, lines = edition.soundness, []
    if part.quotas:
        reached = len(part.quotas) - len(unfilled(printer))
        whole = speech.number(len(part.quotas))
        lines.append(speech.count("soundness.coverage", reached, whole=whole))
        missing = _missing(printer)
        lines.append(speech("soundness.coverage.missing", missing=missing) if missing else "")
    absent = [type_label(printer, name) for name in edition.absent_types]
    lines.append(speech("soundness.types.absent", types=speech.listing(absent)) if absent else "")
    if part.empty_districts:
        named = speech.listing(list(part.empty_districts))
        number = len(part.empty_districts)
        lines.append(speech.count("soundness.districts.empty", number, districts=named))
    elif edition.settings.districts:
        lines.append(speech("soundness.districts.all"))
    lines.append(speech(f"soundness.census.{'ages' if part.districts else 'none'}"))
    return lines


def _agreement(printer: Printer) -> list[str]:
    """What two coders agree on; for the team, that nothing was coded twice."""
    speech, found = printer.speech, printer.edition.soundness.agreement
    if found is None:
        return [speech("soundness.agreement.none")] if printer.internal else []
    statements = speech.number(found.statements)
    if found.kappa is None:
        lines = [speech("soundness.agreement.undefined", statements=statements)]
    else:
        kappa = speech.number(found.kappa, 2)
        lines = [speech("soundness.agreement", statements=statements, kappa=kappa)]
    if found.same is not None:
        share = speech.percent(found.same, found.statements)
        lines.append(
            speech.count("soundness.agreement.same", found.same, whole=statements, share=share)
        )
    return lines
