"""Letters to partners: one a body, with what is asked of it, and the workbook of its answer.

They hold no name: whom to write to and who signs is left to be completed.
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from absr.model.labels import fold
from absr.model.value_lists import DATA_PARTNERS
from absr.rendering import Column, Document, Table
from absr.rendering.labels import document_labels
from absr.scaffold.blank_workbook import blank_workbook
from absr.scaffold.instruction_sheets import Told
from absr.territory import ascii_slug

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

    from absr.model.kinds.data_requests import DataRequest
    from absr.model.settings import Settings
    from absr.wording.speech import Speech

_LISTED = frozenset(entry.id for entry in DATA_PARTNERS.entries)
_YEAR = re.compile(r"(?:19|20)\d\d")
_COLUMNS = (
    ("number", 0.5),
    ("variable", 3.4),
    ("levels", 1.4),
    ("vintage", 1.5),
    ("chapters", 1.9),
    ("secrecy", 1.6),
)


@dataclass(frozen=True, slots=True)
class Letter:
    """What is asked of one body in one letter."""

    body: str
    """The name of the body, or what bodies of its sort are called."""
    is_reminder: bool
    requests: tuple[DataRequest, ...]
    stem: str
    """What its files are called after, unlike those of any other letter of its sort."""


def letters(
    to_ask: Iterable[DataRequest], overdue: Iterable[DataRequest], speech: Speech
) -> tuple[Letter, ...]:
    """One letter a body for what is to be asked, and one for what it is to be reminded of."""
    return (
        *_one_a_body(to_ask, speech, is_reminder=False),
        *_one_a_body(overdue, speech, is_reminder=True),
    )


def _one_a_body(
    requests: Iterable[DataRequest], speech: Speech, *, is_reminder: bool
) -> Iterator[Letter]:
    """One letter a body, called as it is written first; the names of long ones may be numbered."""
    found: dict[str, list[DataRequest]] = {}
    for request in requests:
        found.setdefault(fold(body_name(request, speech)), []).append(request)
    used: Counter[str] = Counter()
    for own in found.values():
        body = body_name(own[0], speech)
        slug = ascii_slug(body)
        used[slug] += 1
        stem = slug if used[slug] == 1 else f"{slug}-{used[slug]}"
        yield Letter(body, is_reminder, tuple(own), stem)


def body_name(request: DataRequest, speech: Speech) -> str:
    """The body that is asked, by its own name where one was written."""
    if request.body:
        return request.body
    known = request.partner in _LISTED
    return speech.label("data_partners", request.partner) if known else request.partner


def letter_name(letter: Letter, speech: Speech) -> str:
    """The name of the file of a letter, without its ending."""
    key = "letter.file.reminder" if letter.is_reminder else "letter.file.request"
    return speech(key, of=letter.stem)


def answer_name(letter: Letter, speech: Speech) -> str:
    """The name of the workbook of the answer."""
    key = "letter.file.answer.reminder" if letter.is_reminder else "letter.file.answer"
    return f"{speech(key, of=letter.stem)}.xlsx"


def letter_document(
    letter: Letter, settings: Settings, speech: Speech, overrides: Path | None
) -> Document:
    """The letter as a document, in the house style of the town where it has one."""
    services = dict.fromkeys(request.service for request in letter.requests if request.service)
    return Document(
        title=speech("letter.title", body=letter.body),
        template=f"reports/{settings.language}/data-request.md.j2",
        language=settings.language,
        labels=document_labels(speech),
        organisation=settings.organisation,
        banner=settings.notice or "",
        contents=False,
        is_letter=True,
        values={
            "body": letter.body,
            "service": " · ".join(services) or speech("letter.service"),
            "commune": settings.commune_name,
            "code": settings.commune,
            "subject": _subject(letter, settings, speech),
            "answer_file": answer_name(letter, speech),
            "reminder": _reminder(letter, speech),
            "answer_by": _answer_by(letter, speech),
        },
        tables=(_table(letter, speech),),
        overrides=overrides,
    )


def answer_workbook(letter: Letter, settings: Settings, speech: Speech) -> bytes:
    """The workbook that the partner fills: the sheet of indicators, one row a value asked for."""
    rows = [
        {
            "indicator": request.indicator or f"{letter.stem.replace('-', '_')}_{number}",
            "label": request.variable,
            "territory": f"COM-{settings.commune}",
            "vintage": _year(request.vintage),
            "producer": letter.body,
            "chapter": _chapter(request, settings),
        }
        for number, request in enumerate(letter.requests, start=1)
    ]
    told = Told(
        speech("answers.title", body=letter.body, commune=settings.commune_name),
        speech("answers.instructions"),
    )
    return blank_workbook("indicators", settings, speech, {"observations": rows}, told)


def _chapter(request: DataRequest, settings: Settings) -> str:
    return settings.value_label("chapters", request.chapters[0]) if request.chapters else ""


def _year(vintage: str | None) -> str:
    """The one year that is asked for; nothing where the partner is to say which it gives."""
    years = set(_YEAR.findall(vintage or ""))
    return years.pop() if len(years) == 1 else ""


def _subject(letter: Letter, settings: Settings, speech: Speech) -> str:
    key = "letter.subject.reminder" if letter.is_reminder else "letter.subject"
    return speech(key, commune=settings.commune_name)


def _reminder(letter: Letter, speech: Speech) -> str:
    if not letter.is_reminder:
        return ""
    days = sorted({request.asked_on for request in letter.requests if request.asked_on})
    if not days:
        return speech("letter.reminder.undated")
    return speech("letter.reminder", days=speech.listing([speech.day(day) for day in days]))


def _answer_by(letter: Letter, speech: Speech) -> str:
    """The day by which an answer is hoped for; a reminder needs another one than the first."""
    days = {request.expected_by for request in letter.requests if request.expected_by}
    if not days or letter.is_reminder:
        return speech("letter.answer.undated")
    return speech("letter.answer", day=speech.day(min(days)))


def _table(letter: Letter, speech: Speech) -> Table:
    return Table(
        name="requested",
        caption=speech("letter.caption"),
        columns=tuple(
            Column(speech(f"letter.column.{name}"), "right" if name == "number" else "left", width)
            for name, width in _COLUMNS
        ),
        rows=tuple(
            _row(number, request, speech) for number, request in enumerate(letter.requests, start=1)
        ),
        note=speech("letter.note"),
    )


def _row(number: int, request: DataRequest, speech: Speech) -> tuple[str, ...]:
    levels = [speech.label("data_levels", level) for level in request.levels]
    chapters = [speech.label("chapters", chapter) for chapter in request.chapters]
    return (
        str(number),
        request.variable,
        ", ".join(levels) or speech("letter.level"),
        request.vintage or speech("letter.vintage"),
        speech("phase1.separator").join(chapters) or "–",
        request.secrecy or speech("letter.secrecy"),
    )
