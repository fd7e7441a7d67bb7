"""How the tables of the phase 3 report look: their columns, captions, notes and sources."""

from __future__ import annotations

from typing import TYPE_CHECKING

from absr.model.record import NamedTuple
from absr.rendering import Column, Table

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from absr.report.phase3_shown import Phase3Printer


class _Form(NamedTuple):
    """The form of a table, without its words."""

    source: str
    widths: tuple[float, ...]
    numbers: int = 0
    """How many of its last columns hold numbers."""
    total: bool = False


_FORMS = {
    "milestones": _Form("timeline", (1.4, 5)),
    "cited": _Form("cited", (4, 1), 1),
    "fragile": _Form("voices", (3, 1, 1), 2),
    "favourites": _Form("votes", (4, 0.9, 2, 1.2), 1),
    "given": _Form("pledges", (3, 1), 1),
    "pledges": _Form("pledges", (4, 2, 2.6, 1.6)),
    "decisions": _Form("workshop", (3, 1), 1, total=True),
    "answers": _Form("workshop", (4.6, 4, 2.5, 2.4)),
    "unanswered": _Form("workshop", (5, 1.6, 2.6)),
    "other-answers": _Form("answers", (2, 5, 2.6, 2.6)),
    "roadmap": _Form("actions", (3, 1.5, 2.1, 2.9, 2.8, 2.2)),
    "alerts": _Form("actions", (3, 1.4, 4)),
    "without-action": _Form("needs", (3, 1.6, 1.8), 2),
    "outcomes": _Form("pledges", (3, 1), 1, total=True),
    "pledged-actions": _Form("pledges", (3, 1), 1, total=True),
    "pledged-themes": _Form("pledges", (3, 1), 1, total=True),
}
"""Table → its form; those called `answers-…` share one."""


def table(
    printer: Phase3Printer, name: str, rows: Sequence[Sequence[str]], *, note: str = ""
) -> Table | None:
    """A table with its words from the catalogue; None when it has no rows.

    Rows may leave out the last columns of the form.
    """
    if not rows:
        return None
    speech = printer.speech
    kind = name if name in _FORMS else name.split("-", maxsplit=1)[0]
    form = _FORMS[kind]
    first_number = len(form.widths) - form.numbers
    widths = form.widths[: len(rows[0])]
    columns = tuple(
        Column(
            speech(f"phase3.{kind}.column.{place + 1}"),
            "right" if place >= first_number else "left",
            width,
        )
        for place, width in enumerate(widths)
    )
    return Table(
        name=name,
        caption=speech(f"phase3.{name}.caption", **bases(printer)),
        columns=columns,
        rows=tuple(map(tuple, rows)),
        note=" ".join(part for part in (note, _not_shown(printer, rows)) if part),
        source=speech(f"phase3.source.{form.source}", **bases(printer)),
        total=form.total,
    )


def _not_shown(printer: Phase3Printer, rows: Iterable[Sequence[str]]) -> str:
    hidden = printer.speech("phase1.not_shown")
    stands = any(hidden in row for row in rows)
    return printer.speech("phase1.not_shown.note") if stands else ""


def bases(printer: Phase3Printer) -> dict[str, str]:
    """The bases that captions and sources name."""
    return {
        "proposals": printer.speech.count(
            "phase3.count.proposals", int(printer.length("action.proposals"))
        ),
        "actions": printer.counted("action.actions", "actions"),
        "pledges": printer.counted("workshop.pledges", "pledges"),
        "interviews": printer.counted("heard.interviews", "interviews"),
        "voices": printer.counted("said.voices", "voices"),
        "dots": printer.counted("workshop.dots", "dots"),
        "day": printer.speech.day(printer.edition.action.day),
    }
