"""The workbook of data requests: what partners can give for the chapters that lack data."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from absr.analysis.request_proposals import chosen, described
from absr.model.kinds.data_requests import KIND
from absr.scaffold.blank_workbook import blank_workbook
from absr.store.database import open_store
from absr.wording.speech import speak
from absr.workflow.facts import project_facts
from absr.workflow.review_place import Review, put_review, review_place
from absr.workflow.workbooks import place_of_workbook

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Mapping, Sequence
    from pathlib import Path

    from absr.analysis.request_proposals import Chosen
    from absr.model.fields import Field
    from absr.model.kinds.data_requests import DataRequest
    from absr.model.settings import Settings
    from absr.workflow.project import Project

WORKBOOK = _SHEET = "data_requests"


def request_sheet(project: Project, out: Path | None, today: dt.date) -> Review:
    """Write the workbook of data requests, to `out` or to its place in the project.

    Rows that were read come first where no other workbook holds them, then what is proposed for
    the chapters that lack data, then the rest, marked as not to be asked.

    Raises Refusal U215 where `out` is taken, U240 when the one in the project was filled and not
    read yet.
    """
    settings = project.settings
    with open_store(project.paths, write=True) as store:
        found = project_facts(project, store, today)
        known = found.corpus.data_requests
        proposed = chosen(described(found.facts.readings.indicators), known)
        wanted = sum(one.is_wanted for one in proposed)
        place = review_place(project, store, WORKBOOK, out, unread="U240")
        if not proposed and not place.is_first:
            return Review(place_of_workbook(project, WORKBOOK), 0, is_written=False)
        rows = [_recorded(one, settings) for one in known] if place.is_first else []
        rows += [_proposed(one, settings) for one in proposed]
        data = blank_workbook(WORKBOOK, settings, speak(settings.language), {_SHEET: rows})
        put_review(project, store, place.path, data)
    return Review(place.path, wanted)


def _proposed(one: Chosen, settings: Settings) -> Mapping[str, object]:
    proposal, language = one.proposal, settings.language
    return {
        "partner": settings.value_label("data_partners", proposal.partner),
        "body": proposal.body.of(language),
        "variable": proposal.variable.of(language),
        "levels": _labels(proposal.levels, "data_levels", settings),
        "vintage": proposal.vintage.of(language),
        "chapters": _labels(proposal.chapters, "chapters", settings),
        "wanted": one.is_wanted,
        "secrecy": proposal.secrecy.of(language),
        "purpose": proposal.note.of(language),
        "indicator": proposal.id,
        "basis": proposal.basis.of(language),
    }


def _recorded(request: DataRequest, settings: Settings) -> Mapping[str, object]:
    """A row as it was read, with the words of its lists."""
    return {
        column.name: _written(column, getattr(request, column.name), settings)
        for column in KIND.fields
    }


def _written(column: Field, value: Any, settings: Settings) -> object:
    if column.values is None or value is None:
        return value
    if isinstance(value, str):
        return _label(column.values, value, settings)
    return _labels(value, column.values, settings)


def _labels(values: Sequence[str], list_id: str, settings: Settings) -> tuple[str, ...]:
    return tuple(_label(list_id, value, settings) for value in values)


def _label(list_id: str, value: str, settings: Settings) -> str:
    """The words of a listed value; what was written outside the list as it was written."""
    try:
        return settings.value_label(list_id, value)
    except KeyError:
        return value
