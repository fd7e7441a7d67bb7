"""Which data a partner can usually give: rows to choose from, shipped as data.

`data/data_requests.tsv` holds them, each with what it goes by: data that were seen published, or
the practice of the field from memory, then said to be checked. None is a rule of law.
"""

from __future__ import annotations

import csv
from functools import lru_cache
from importlib import resources
from typing import TYPE_CHECKING

from absr.model.labels import Labels, fold
from absr.model.record import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from absr.model.kinds.data_requests import DataRequest
    from absr.model.reading_facts import Indicator


class Proposal(NamedTuple):
    """Data that a partner can usually give, in both languages."""

    id: str
    """What the value is called in an answer."""
    partner: str
    body: Labels
    """What it is called where the list of partners has no name for it; else empty."""
    chapters: tuple[str, ...]
    levels: tuple[str, ...]
    variable: Labels
    vintage: Labels
    secrecy: Labels
    note: Labels
    basis: Labels


class Chosen(NamedTuple):
    """A proposal, and whether it is proposed to be asked: a chapter of it lacks data."""

    proposal: Proposal
    is_wanted: bool


@lru_cache(maxsize=1)
def proposals() -> tuple[Proposal, ...]:
    """Everything that is proposed, partner by partner."""
    place = resources.files("absr").joinpath("data/data_requests.tsv")
    rows = csv.DictReader(place.read_text(encoding="utf-8").splitlines(), delimiter="\t")
    return tuple(
        Proposal(
            row["id"],
            row["partner"],
            Labels(row["body_fr"], row["body_en"]),
            tuple(row["chapters"].split(";")),
            tuple(row["levels"].split(";")),
            *(Labels(row[f"{name}_fr"], row[f"{name}_en"]) for name in _WORDED),
        )
        for row in rows
    )


_WORDED = ("variable", "vintage", "secrecy", "note", "basis")


def described(indicators: Iterable[Indicator]) -> frozenset[str]:
    """The chapters of which an indicator tells something of the town."""
    return frozenset(
        one.chapter for one in indicators if one.chapter and one.town and one.town.value is not None
    )


def chosen(has_data: frozenset[str], known: Sequence[DataRequest]) -> tuple[Chosen, ...]:
    """The proposals that no row holds yet, those for chapters without data first."""
    held = {one.indicator for one in known}
    asked = {(one.partner, fold(one.variable)) for one in known}
    found = [
        Chosen(one, not has_data.issuperset(one.chapters))
        for one in proposals()
        if one.id not in held
        and not any((one.partner, fold(words)) in asked for words in one.variable)
    ]
    return tuple(sorted(found, key=lambda one: not one.is_wanted))
