"""The narrative of phase 3: the writer's prose, and under it what bears it out."""

from __future__ import annotations

from typing import TYPE_CHECKING

from absr.model.prose import PARTS
from absr.report.phase1_tables import readiness
from absr.report.phase3_prose import prose_markup
from absr.report.phase3_table import table
from absr.report.phase3_tables import GIVEN

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from absr.model.edition import Quote
    from absr.model.register_edition import ShownResource
    from absr.rendering import Table
    from absr.report.phase3_shown import Phase3Printer

MOST_QUOTES = 6
MOST_RESOURCES = 12
MOST_IDEAS = 10
READINESS = ("3", "2", "1", "0")


def narrative(printer: Phase3Printer) -> dict[str, object]:
    """The four parts: prose, and what stands under it in words."""
    written = printer.action.prose
    evidence: dict[str, dict[str, object]] = {
        "heritage": {"quotes": _quotes(printer, printer.action.stories)},
        "today": {"tensions": [_tension(printer, place) for place in _tensions(printer)]},
        "tomorrow": {
            "quotes": _quotes(printer, printer.action.wishes),
            "present": _present(printer),
        },
        "everyone": {},
    }
    return {
        part: {
            "prose": prose_markup(written[part]) if part in written else "",
            "more": _more(printer, part),
            **evidence[part],
        }
        for part in PARTS
    }


def narrative_tables(printer: Phase3Printer) -> tuple[Table, ...]:
    """The tables under the four parts, those without rows left out."""
    found = [
        _milestones(printer),
        _cited(printer),
        _fragile(printer),
        _favourites(printer),
        _given(printer),
        _pledges(printer),
        readiness(printer) if _knows_readiness(printer) else None,
    ]
    return tuple(one for one in found if one is not None)


def printed(printer: Phase3Printer) -> set[str]:
    """Evidence ids behind what the four parts print."""
    action = printer.action
    quotes = (*action.stories[:MOST_QUOTES], *action.wishes[:MOST_QUOTES])
    ids = {quote.id for quote in quotes}
    ids |= {milestone.id for milestone in action.milestones}
    ids |= {resource.id for resource in _most_cited(printer)[:MOST_RESOURCES]}
    ids |= {proposal.id for proposal in (*action.tensions, *action.favourites[:MOST_IDEAS])}
    ids |= {pledge.id for pledge in action.pledges}
    return ids | {record for part in action.prose.values() for record in part.cited}


def _quotes(printer: Phase3Printer, quotes: Sequence[Quote]) -> list[dict[str, object]]:
    return [printer.quote(quote) for quote in quotes[:MOST_QUOTES]]


def _more(printer: Phase3Printer, part: str) -> str:
    """What the page has no room for; outside, without a number, which would give the count."""
    quotes = {"heritage": printer.action.stories, "tomorrow": printer.action.wishes}
    more = len(quotes.get(part, ())) - MOST_QUOTES
    if more <= 0:
        return ""
    if not printer.internal:
        return printer.speech("phase1.more.outside")
    return printer.speech.count("phase3.more", more)


def _tensions(printer: Phase3Printer) -> range:
    return range(len(printer.action.tensions))


def _tension(printer: Phase3Printer, place: int) -> dict[str, str]:
    tension = printer.action.tensions[place]
    kind = "disagreement" if tension.nature == "disagreement" else "debated"
    details = [printer.speech(f"phase3.tension.{kind}"), printer.theme(tension.theme)]
    return {"text": tension.text, "by": " · ".join([*details, *printer.inside(tension.id)])}


def _present(printer: Phase3Printer) -> str:
    """Who voted, said under every vote."""
    if not printer.action.favourites:
        return ""
    figure = printer.figure("workshop.present")
    if figure is None or not figure.value:
        return printer.speech("phase3.present.unknown")
    return printer.speech.count("phase3.present", figure.value)


def _milestones(printer: Phase3Printer) -> Table | None:
    rows = [
        [
            printer.day(one.date),
            "\n".join(
                part for part in (one.title, one.description, *printer.inside(one.id)) if part
            ),
        ]
        for one in printer.action.milestones
    ]
    return table(printer, "milestones", rows)


def _cited(printer: Phase3Printer) -> Table | None:
    """The resources of the register that most voices and tables name."""
    found = _most_cited(printer)
    rows = [[one.name, printer.number(_citations(one))] for one in found[:MOST_RESOURCES]]
    notes = ["cited.more"] * (len(found) > MOST_RESOURCES) + ["cited.note"]
    note = " ".join(printer.speech(f"phase3.{name}") for name in notes)
    return table(printer, "cited", rows, note=note)


def _most_cited(printer: Phase3Printer) -> list[ShownResource]:
    """Those that are not gone and whose count may be shown, the most cited first."""
    found = [
        one
        for one in printer.edition.register.resources
        if one.standing != "gone" and printer.length(_citations(one))
    ]
    return sorted(found, key=lambda one: (-printer.length(_citations(one)), one.name))


def _citations(resource: ShownResource) -> str:
    return f"register.citations.{resource.id}"


def _fragile(printer: Phase3Printer) -> Table | None:
    """Needs and barriers by theme, the themes that most voices speak of first."""
    sides = ("need", "barrier")
    themes = [
        theme
        for theme in printer.edition.themes
        if printer.shows_any(f"themes.{theme}.{side}.voices" for side in sides)
    ]
    rows = [
        [printer.theme(t), *(printer.number(f"themes.{t}.{side}.voices") for side in sides)]
        for t in themes
    ]
    return table(printer, "fragile", rows)


def _favourites(printer: Phase3Printer) -> Table | None:
    rows = [
        [printer.proposal(one, about=False), printer.theme(one.theme), printer.number(one.dots)]
        for one in printer.action.favourites[:MOST_IDEAS]
    ]
    note = _present(printer)
    return table(printer, "favourites", rows, note=note)


def _given(printer: Phase3Printer) -> Table | None:
    figures = {kind: f"workshop.pledges.{kind}" for kind in GIVEN}
    rows = [
        [printer.speech.label("pledge_kinds", kind), printer.number(figure)]
        for kind, figure in figures.items()
        if not printer.is_nil(figure)
    ]
    shown = rows if printer.shows_any(figures.values()) else []
    return table(printer, "given", shown)


def _pledges(printer: Phase3Printer) -> Table | None:
    """Every pledge in its own words, for those who call back."""
    rows = [
        [
            f"{pledge.text}\n{pledge.id}",
            printer.speech("phase1.separator").join(_labels(printer, "pledge_kinds", pledge.gives)),
            pledge.action or printer.theme(pledge.theme),
            printer.speech.label("pledge_outcomes", pledge.outcome),
        ]
        for pledge in printer.action.pledges
    ]
    return table(printer, "pledges", rows)


def _labels(printer: Phase3Printer, list_id: str, values: Iterable[str]) -> list[str]:
    return [printer.speech.label(list_id, value) for value in values]


def _knows_readiness(printer: Phase3Printer) -> bool:
    return printer.shows_any(f"readiness.{level}" for level in READINESS)
