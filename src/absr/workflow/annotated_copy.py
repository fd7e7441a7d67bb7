"""One annotated copy: marked in place where that keeps every value, else made anew.

Loaded only when a copy has to be written.
"""

from __future__ import annotations

import zipfile
import zlib
from typing import TYPE_CHECKING

from absr.reading.workbook import is_own_sheet
from absr.rendering.annotated.marked_copy import marked_copy
from absr.rendering.annotated.marks import CannotAnnotateError
from absr.rendering.annotated.plain_copy import plain_copy, sheet_names
from absr.tabular.delivered import read_delivered
from absr.wording.speech import speak
from absr.workflow.corrections import Words, addresses, corrections

_ODD = (zipfile.BadZipFile, zlib.error, ValueError, LookupError, NotImplementedError)
"""What parts that nobody wrote by the standard may raise: such a file is made anew."""

if TYPE_CHECKING:
    from absr.model.settings import Settings
    from absr.rendering.annotated.marks import Corrections
    from absr.tabular.workbook import Workbook
    from absr.wording.speech import Speech
    from absr.workflow.answers import FileAnswer


def annotated_copy(answer: FileAnswer, data: bytes, settings: Settings) -> bytes | None:
    """The bytes of the copy, an .xlsx whatever the file was; None when Excel could not hold it."""
    speech = speak(settings.language)
    workbook, _ = read_delivered(answer.file, data, unread=is_own_sheet)
    if workbook is None:
        return None
    answer = _renamed(answer, workbook)
    problems = answer.to_correct
    places = addresses(answer, workbook, problems)
    found = corrections(answer.file, problems, places, Words(speech, settings))
    copy = _in_place(data, found, workbook)
    if copy is not None:
        return copy
    try:
        read = tuple(sheet for sheet in workbook.sheets if not is_own_sheet(sheet.name))
        workbook = workbook._replace(sheets=read)
        return marked_copy(plain_copy(workbook), _for_plain(found, workbook, speech))
    except (CannotAnnotateError, ValueError):
        return None


def _renamed(answer: FileAnswer, workbook: Workbook) -> FileAnswer:
    """The answer with the names of today: the only sheet of a csv is called like its file."""
    names = {sheet.name for sheet in workbook.sheets}
    if len(names) != 1:
        return answer
    (only,) = names
    sheets = tuple(sheet._replace(sheet=only) for sheet in answer.sheets)
    faults, checks = (
        tuple(p._replace(sheet=p.sheet and only, file=answer.file) for p in problems)
        for problems in (answer.faults, answer.checks)
    )
    return answer._replace(sheets=sheets, faults=faults, checks=checks)


def _in_place(data: bytes, found: Corrections, workbook: Workbook) -> bytes | None:
    """The file itself with its marks; None unless absr reads the same values in it."""
    try:
        copy = marked_copy(data, found)
    except (CannotAnnotateError, *_ODD):
        return None
    again, _ = read_delivered(f"{workbook.name}.xlsx", copy, unread=is_own_sheet)
    if again is None or _content(again) != _content(workbook):
        return None
    return copy


def _content(workbook: Workbook) -> list[tuple[object, ...]]:
    """What a workbook says, sheet by sheet, absr's own left out."""
    return [
        (s.name, s.state, s.rows, s.merged, s.hidden_columns, s.errors, s.uncomputed)
        for s in workbook.sheets
        if not is_own_sheet(s.name)
    ]


def _for_plain(found: Corrections, workbook: Workbook, speech: Speech) -> Corrections:
    """The same for a copy made anew: its sheets may bear other names, and it says what it is."""
    names = sheet_names(workbook)
    causes = tuple(
        cause._replace(
            places=tuple(p._replace(sheet=names.get(p.sheet, p.sheet)) for p in cause.places)
        )
        for cause in found.causes
    )
    return found._replace(
        intro=(*found.intro, speech("corrections.values_only")),
        causes=causes,
        marks=tuple(mark._replace(sheet=names[mark.sheet]) for mark in found.marks),
    )
