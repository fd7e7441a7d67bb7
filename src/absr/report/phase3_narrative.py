"""The narrative of phase 3: the writer's prose, and under it what bears it out."""

from __future__ import annotations

from typing import TYPE_CHECKING

from absr.model.prose import PARTS
from absr.report.few import is_legible
from absr.report.phase1_tables import ANSWERED, readiness
from absr.report.phase3_pledges import given
from absr.report.phase3_prose import prose_markup
from absr.report.phase3_table import table

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from absr.model.edition import Quote
    from absr.model.register_edition import ShownResource
    from absr.rendering import Table
    from absr.report.phase3_shown import Phase3Printer

MOST_QUOTES = 6
MOST_RESOURCES = 12
MOST_IDEAS = 10
_NO_STRENGTH = ("gone", "disputed")


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
            one.date_text or printer.day(one.date),
            "\n".join(
                part
                for part in (" · ".join([one.title, *printer.inside(one.id)]), one.description)
                if part
            ),
        ]
        for one in printer.action.milestones
    ]
    return table(printer, "milestones", rows)


def _cited(printer: Phase3Printer) -> Table | None:
    """The resources of the register that most voices and tables name; one alone is a sentence."""
    found = _most_cited(printer)
    if len(found) == 1 and not printer.internal:
        return None
    rows = [[one.name, printer.number(_citations(one))] for one in found[:MOST_RESOURCES]]
    notes = ["cited.more"] * (len(found) > MOST_RESOURCES) + ["cited.note"]
    note = " ".join(printer.speech(f"phase3.{name}") for name in notes)
    return table(printer, "cited", rows, note=note)


def cited_alone(printer: Phase3Printer) -> str:
    """Outside, what is said where fewer than two resources are cited often enough to be listed."""
    found = _most_cited(printer)
    if printer.internal or len(found) > 1 or not printer.edition.register.resources:
        return ""
    if not found:
        return printer.speech("phase3.cited.none")
    citations = printer.counted(_citations(found[0]), "citations")
    return printer.speech("phase3.cited.one", name=found[0].name, citations=citations)


def _most_cited(printer: Phase3Printer) -> list[ShownResource]:
    """Resources that none of the sources says gone, the most cited first.

    Those on whose state the sources disagree are no strength. Outside, a number below the threshold
    says nothing beside those that are hidden.
    """
    least = 1 if printer.internal else printer.edition.settings.privacy.threshold
    found = [
        one
        for one in printer.edition.register.resources
        if one.standing not in _NO_STRENGTH and printer.length(_citations(one)) >= least
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
    left_out = len(themes) < len(printer.edition.themes)
    note = printer.speech("phase3.fragile.left_out") if left_out else ""
    return table(printer, "fragile", rows, note=note)


def _favourites(printer: Phase3Printer) -> Table | None:
    rows = [
        [
            printer.proposal(one, about=False),
            printer.speech.label("contribution_natures", one.nature),
            printer.theme(one.theme),
            printer.number(one.dots),
        ]
        for one in printer.action.favourites[:MOST_IDEAS]
    ]
    note = _present(printer)
    return table(printer, "favourites", rows, note=note)


def _given(printer: Phase3Printer) -> Table | None:
    counted = given(printer)
    figures = [figure for _, figure in counted]
    if not printer.shows_any(figures) or not is_legible(printer, figures):
        return None
    return table(printer, "given", [[words, printer.number(figure)] for words, figure in counted])


def _pledges(printer: Phase3Printer) -> Table | None:
    """Every pledge in its own words, for those who call back."""
    rows = [
        [
            f"{pledge.text} · {pledge.id}",
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
    levels = [f"readiness.{level}" for level in ANSWERED]
    return printer.shows_any(levels) and is_legible(printer, levels)
