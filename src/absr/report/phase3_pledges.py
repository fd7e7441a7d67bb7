"""What participants promised, and what became of it: tables, and words where numbers are hidden."""

from __future__ import annotations

from typing import TYPE_CHECKING

from absr.model.value_lists import PLEDGE_KINDS, PLEDGE_OUTCOMES
from absr.model.workshop_facts import UNKNOWN
from absr.report.few import is_legible, told_together
from absr.report.phase3_table import bases, table

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from absr.rendering import Table
    from absr.report.phase3_shown import Phase3Printer

OUTCOMES = (*(entry.id for entry in PLEDGE_OUTCOMES.entries), UNKNOWN)
GIVEN = tuple(entry.id for entry in PLEDGE_KINDS.entries)
_WHOLE = "workshop.pledges"
_LOOSE = "action.pledges.action."
"""Pledges that help no action."""

Counted = list[tuple[str, str]]
"""Words, and the figure beside them."""


def pledge_tables(printer: Phase3Printer) -> tuple[Table, ...]:
    """What became of the pledges and what they help, as far as it can be read."""
    found = (
        _outcomes(printer),
        _pledged(printer, "pledged-actions", _actions(printer)),
        _pledged(printer, "pledged-themes", _themes(printer)),
    )
    return tuple(one for one in found if one is not None)


def pledge_sentences(printer: Phase3Printer) -> dict[str, str]:
    """How many pledges there are, and in words what no table shows."""
    outcomes = [(_outcome(printer, one), _outcome_figure(one)) for one in OUTCOMES]
    together, rest = _small_outcomes(printer)
    more = [(_outcomes_together(printer, together), printer.speech.number(rest))] if rest else []
    return {
        "pledges": _pledges(printer),
        "given_told": partly(printer, "given", given(printer)),
        "outcomes_told": ""
        if _reads_outcomes(printer)
        else partly(printer, "outcomes", outcomes, more),
        "actions_told": _actions_told(printer),
        "themes_told": partly(printer, "pledged-themes", _themes(printer)),
    }


def given(printer: Phase3Printer) -> Counted:
    """What pledges bring, with the figure of each."""
    figures = ((kind, f"{_WHOLE}.{kind}") for kind in GIVEN)
    return [
        (printer.speech.label("pledge_kinds", kind), figure)
        for kind, figure in figures
        if not printer.is_nil(figure)
    ]


def loose_pledges(printer: Phase3Printer) -> str:
    """How many pledges help no action yet; nothing where there are none, or not to be told."""
    loose = int(printer.length(_LOOSE))
    if not loose or printer.is_hidden(_WHOLE):
        return ""
    return printer.speech.count("phase3.pledged.none", loose, whole=printer.number(_WHOLE))


def partly(
    printer: Phase3Printer,
    name: str,
    counted: Sequence[tuple[str, str]],
    more: Iterable[tuple[str, str]] = (),
) -> str:
    """The numbers of a table that may be read, in words, where they are too few for a table."""
    if is_legible(printer, (figure for _, figure in counted)):
        return ""
    shown = [(w, printer.number(figure)) for w, figure in counted if printer.length(figure)]
    told = [
        printer.speech("phase3.partly.one", words=words, number=number)
        for words, number in (*shown, *more)
    ]
    if not told:
        return ""
    caption = printer.speech(f"phase3.{name}.caption", **bases(printer))
    series = printer.speech("phase1.separator").join(told)
    return printer.speech("phase3.partly", caption=caption, told=series)


def _pledges(printer: Phase3Printer) -> str:
    """How many pledges there are, and what the calls have to do."""
    speech = printer.speech
    if printer.is_nil(_WHOLE):
        return speech("phase3.pledges.none")
    sentence = speech("phase3.pledges", pledges=printer.counted(_WHOLE, "pledges"))
    if not printer.length("action.pledges.to_call"):
        return sentence
    waiting = speech.count("phase3.pledges.to_call", int(printer.length("action.pledges.to_call")))
    return f"{sentence} {waiting}"


# -- outcomes --------------------------------------------------------------------------------------


def _outcome_figure(outcome: str) -> str:
    return f"{_WHOLE}.outcome.{outcome}"


def _outcome(printer: Phase3Printer, outcome: str) -> str:
    if outcome == UNKNOWN:
        return printer.speech("phase3.outcome.none")
    return printer.speech.label("pledge_outcomes", outcome)


def _small_outcomes(printer: Phase3Printer) -> tuple[tuple[str, ...], int]:
    """Outcomes whose numbers are hidden, and what they make together."""
    names = {_outcome_figure(outcome): outcome for outcome in OUTCOMES}
    hidden, rest = told_together(printer, tuple(names), _WHOLE)
    return tuple(names[figure] for figure in hidden), rest


def _outcomes_together(printer: Phase3Printer, outcomes: Sequence[str]) -> str:
    """« Reporté, abandonné ou non joint »."""
    words = [_outcome(printer, outcome) for outcome in outcomes]
    words = [words[0], *(word[:1].lower() + word[1:] for word in words[1:])] if words else []
    return printer.speech("phase3.or", first=", ".join(words[:-1]), last=words[-1]) if words else ""


def _reads_outcomes(printer: Phase3Printer) -> bool:
    """Whether enough outcomes can be read for a table: those told together make one row."""
    figures = [_outcome_figure(outcome) for outcome in OUTCOMES]
    together, _ = _small_outcomes(printer)
    readable = together or is_legible(printer, figures)
    return bool(readable) and printer.shows_any(figures)


def _outcomes(printer: Phase3Printer) -> Table | None:
    """Pledges by what became of them; outside, small numbers are told together."""
    if not _reads_outcomes(printer):
        return None
    together, rest = _small_outcomes(printer)
    rows = [
        [_outcome(printer, outcome), printer.number(_outcome_figure(outcome))]
        for outcome in OUTCOMES
        if outcome not in together
    ]
    if together:
        words = _outcomes_together(printer, together)
        rows.insert(len(rows) - (UNKNOWN not in together), [words, printer.speech.number(rest)])
    rows.append([printer.speech("total"), printer.number(_WHOLE)])
    return table(printer, "outcomes", rows)


# -- what they help --------------------------------------------------------------------------------


def _actions(printer: Phase3Printer) -> Counted:
    """Actions that pledges help, those without an action last."""
    rows = [
        (f"{action.ref} · {action.title}", f"{_LOOSE}{action.id}")
        for action in printer.action.pledged_actions
    ]
    return _with_loose(printer, "pledged-actions", rows, _LOOSE)


def _themes(printer: Phase3Printer) -> Counted:
    rows = [
        (printer.theme(theme), f"{_WHOLE}.theme.{theme}") for theme in printer.action.pledged_themes
    ]
    return _with_loose(printer, "pledged-themes", rows, f"{_WHOLE}.theme.{UNKNOWN}")


def _with_loose(printer: Phase3Printer, name: str, rows: Counted, without: str) -> Counted:
    if rows and not printer.is_nil(without):
        return [*rows, (printer.speech(f"phase3.{name}.none"), without)]
    return rows


def _pledged(printer: Phase3Printer, name: str, counted: Counted) -> Table | None:
    """Pledges by what they help, then all of them."""
    figures = [figure for _, figure in counted]
    if not printer.shows_any(figures) or not is_legible(printer, figures):
        return None
    rows = [*counted, (printer.speech("total"), _WHOLE)]
    return table(printer, name, [[words, printer.number(figure)] for words, figure in rows])


def _actions_told(printer: Phase3Printer) -> str:
    """Where no table can be read: pledges without an action, and which actions others help."""
    counted = _actions(printer)
    if not counted or is_legible(printer, (figure for _, figure in counted)):
        return ""
    refs = [action.ref for action in printer.action.pledged_actions]
    helped = printer.speech("phase3.pledged.actions", actions=printer.speech.listing(refs))
    return " ".join(part for part in (loose_pledges(printer), helped) if part)
