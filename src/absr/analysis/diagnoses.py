"""What existing diagnoses found: sourced findings that the chapters start from.

A diagnosis is old from six years on (`OLD_YEARS`, absr's own mark): since then a municipal term
has passed, and with it the year of a new analysis (CASF R123-1). It is said, never left out.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from absr.model.diagnosis_facts import OLD_YEARS, DiagnosisFinding
from absr.model.value_lists import CHAPTERS

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterator, Sequence

    from absr.model.kinds.diagnoses import Diagnosis


def diagnosis_findings(
    diagnoses: Sequence[Diagnosis], today: dt.date
) -> tuple[DiagnosisFinding, ...]:
    """Every finding, by main chapter in the order of the list, the newest diagnosis first."""
    order = {entry.id: place for place, entry in enumerate(CHAPTERS.entries)}
    found = [finding for one in diagnoses for finding in _findings(one, today)]
    found.sort(key=lambda one: -one.date.toordinal() if one.date else 0)
    return tuple(sorted(found, key=lambda one: order.get(one.chapter or "", len(order))))


def _findings(diagnosis: Diagnosis, today: dt.date) -> Iterator[DiagnosisFinding]:
    pairs = (
        (diagnosis.finding_1, diagnosis.page_1),
        (diagnosis.finding_2, diagnosis.page_2),
        (diagnosis.finding_3, diagnosis.page_3),
    )
    for text, page in pairs:
        if text:
            yield DiagnosisFinding(
                id=diagnosis.id,
                text=text,
                page=page,
                title=diagnosis.title,
                producer=diagnosis.producer,
                date=diagnosis.date,
                territory=diagnosis.territory,
                audience=diagnosis.audience,
                chapters=diagnosis.chapters,
                themes=diagnosis.themes,
                is_public=diagnosis.is_public is True,
                is_old=is_old(diagnosis.date, today),
            )


def is_old(day: dt.date | None, today: dt.date) -> bool:
    """Whether six years have passed since `day`; a diagnosis without a date is not said to be."""
    if day is None:
        return False
    return (today.year - day.year, today.month, today.day) >= (OLD_YEARS, day.month, day.day)
