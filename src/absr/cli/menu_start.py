"""The menu where there is no project: begin one, or open one that stands in a folder nearby."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from absr.cli.menu_asking import Back, Entry, agreed, answered, place_of, show_options
from absr.cli.output import paragraph, say
from absr.cli.refusals import refusal_words
from absr.cli.session import current, enter
from absr.model.problem import Refusal
from absr.store.paths import SETTINGS_FILE

if TYPE_CHECKING:
    from pathlib import Path

    from absr import territory

_MOST_PROJECTS = 9
_SHORTEST_CODE = 4
"""A number with fewer digits is no town's: it was meant for the list."""


def start_entries() -> list[Entry]:
    """Tell that there is no project here; gives how to have one."""
    speech = current().speech
    folder = current().project.absolute()
    say(paragraph(speech("menu.title")))
    say(paragraph(speech("menu.no_project", folder=folder.name or str(folder))))
    near = [
        Entry(speech("menu.open", folder=place.name), partial(enter, place), shows=False)
        for place in _projects_in(folder)
    ]
    return [*near, Entry(speech("menu.start"), start)]


def _projects_in(folder: Path) -> list[Path]:
    """Folders that hold a project, just below this one."""
    try:
        places = sorted(place for place in folder.iterdir() if (place / SETTINGS_FILE).is_file())
    except OSError:
        return []
    return places[:_MOST_PROJECTS]


def start() -> None:
    """Ask for the town and for who carries the analysis, and make the project."""
    from absr.cli.commands.init import create, show_made

    speech = current().speech
    place = town()
    proposed = speech("default.organisation", commune=place.name)
    say(paragraph(speech("init.ask.organisation", proposed=proposed)))
    organisation = answered() or None
    made = create(place.territory_id, organisation)
    show_made(made)
    enter(made.root)


def town() -> territory.Commune:
    """The town that is meant; asked again until it is the right one.

    Raises Back for an empty line.
    """
    from absr.wording.places import settled_place

    speech = current().speech
    question = speech("init.ask.commune")
    near: tuple[str, ...] = ()
    while True:
        say(paragraph(question))
        place, near = _meant(answered(), near)
        question = speech("menu.town_or_number") if near else speech("init.ask.commune")
        if place is None:
            continue
        where = settled_place(place.code, speech)
        if agreed(speech("menu.this_town", place=where)):
            return place
        near = ()


def _meant(text: str, near: tuple[str, ...]) -> tuple[territory.Commune | None, tuple[str, ...]]:
    """The town of a text, or the nearest ones to choose from by their numbers."""
    from absr.workflow.init import find_commune

    if not text:
        raise Back
    chosen = place_of(text, near) if text.isdecimal() else None
    if near and chosen is None and text.isdecimal() and len(text) < _SHORTEST_CODE:
        say(paragraph(current().speech("menu.wrong")))
        return None, near
    try:
        return find_commune(text if chosen is None else near[chosen].split()[0]), ()
    except Refusal as refusal:
        say(paragraph(refusal_words(refusal, current().speech).finding))
        show_options([choice.partition("  ")[2] or choice for choice in refusal.choices])
        return None, refusal.choices
