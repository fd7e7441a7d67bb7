"""A delivered file, whatever its form, read to the same sheets.

What a file is, its first bytes say. Its ending counts for texts only, which look alike: a text
under the name of a workbook (`.xlsx`) is refused, as are documents and folders under such a name.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from absr.model.problem import Problem, Severity
from absr.tabular.guard import FileKind, sniff
from absr.tabular.limits import DEFAULT_LIMITS
from absr.tabular.rejection import Rejected
from absr.tabular.xlsx import read_workbook

if TYPE_CHECKING:
    from collections.abc import Callable

    from absr.tabular.limits import Limits
    from absr.tabular.xlsx import Reading

    Reader = Callable[..., Reading]

_USUAL_ENDINGS = {
    FileKind.WORKBOOK: ("xlsx", "xlsm", "xltx", "xltm"),
    FileKind.OPEN_DOCUMENT: ("ods", "ots"),
    FileKind.OLD_WORKBOOK: ("xls", "xlt"),
    FileKind.DOCUMENT: ("docx", "docm", "dotx"),
    FileKind.CSV: ("csv", "tsv", "txt"),
    FileKind.HTML: ("html", "htm"),
    FileKind.ZIP: ("zip",),
}
_OTHER_ENDINGS = {
    FileKind.DOCUMENT: ("doc",),
    FileKind.CSV: ("xls",),
    FileKind.HTML: ("xls",),
}
"""Endings under which a text or a document is read all the same, as programs write them so."""
_ENDINGS = frozenset().union(*_USUAL_ENDINGS.values(), *_OTHER_ENDINGS.values(), {"json"})
_ENDING = re.compile(r"[a-z0-9]{1,10}")
_STRANGE = frozenset({FileKind.ZIP, FileKind.UNKNOWN})
"""What another program made: its ending alone tells which."""
_TEXTS = frozenset({FileKind.CSV, FileKind.TEXT})
_ZIP_BEGINS = b"PK\x03\x04"
_ODT = b"application/vnd.oasis.opendocument.text"
_BEGINNING = 120


def read_delivered(
    name: str,
    data: bytes,
    limits: Limits = DEFAULT_LIMITS,
    *,
    unread: Callable[[str], bool] = lambda _: False,
) -> Reading:
    """The workbook called `name`, or None when it cannot be read, and the problems found.

    Sheets for whose name `unread` answers yes come without their cells. F022 says that the ending
    is not that of the content: read all the same.
    """
    kind = sniff(data, name)
    ending = name.lower().rpartition(".")[2] if "." in name else ""
    reader = _reader(kind, ending, data)
    if reader is None:
        if _ODT in data[:_BEGINNING]:
            return None, (Rejected("F003", kind="odt").problem(name),)
        if kind in _STRANGE and ending not in _ENDINGS and _ENDING.fullmatch(ending):
            return None, (Problem("F014", Severity.ERROR, name, value=f".{ending}"),)
        return read_workbook(name, data, limits, unread=unread)
    workbook, problems = reader(name, data, limits, unread=unread)
    if workbook is not None and ending not in _USUAL_ENDINGS.get(kind, (ending,)):
        severity = Severity.WARNING if kind is FileKind.HTML else Severity.INFO
        facts = (("kind", kind.value),)
        problems += (Problem("F022", severity, name, value=f".{ending}", facts=facts),)
    return workbook, problems


def _reader(kind: FileKind, ending: str, data: bytes) -> Reader | None:
    """What reads a file of this kind; None for one that `read_workbook` refuses by its cause."""
    if kind is FileKind.WORKBOOK:
        return read_workbook
    if kind is FileKind.OPEN_DOCUMENT:
        from absr.tabular.ods import read_ods

        return read_ods
    if kind is FileKind.OLD_WORKBOOK:
        from absr.tabular.xls import read_xls

        return read_xls
    if kind in _TEXTS and ending == "json":
        from absr.tabular.json_tables import read_json

        return read_json
    if ending in (*_USUAL_ENDINGS.get(kind, ()), *_OTHER_ENDINGS.get(kind, ())):
        return _reader_by_ending(kind, data)
    return _reader_of_columns(data) if kind is FileKind.TEXT and ending == "txt" else None


def _reader_by_ending(kind: FileKind, data: bytes) -> Reader | None:
    """What reads a file whose kind is believed only because its ending agrees."""
    if kind is FileKind.CSV:
        return _read_csv
    if kind is FileKind.HTML:
        from absr.tabular.html_tables import read_html

        return read_html
    if kind is FileKind.ZIP and _ODT not in data[:_BEGINNING]:
        from absr.tabular.zip_tables import read_zip

        return read_zip
    if kind is FileKind.DOCUMENT and data.startswith(_ZIP_BEGINS):
        from absr.tabular.word_tables import read_docx

        return read_docx
    return None


def _reader_of_columns(data: bytes) -> Reader | None:
    """What reads a text whose lines are not all cut alike, when most of its records are."""
    from absr.tabular.csv_records import in_columns
    from absr.tabular.text_encoding import decode_text

    return _read_csv if in_columns(decode_text(data[:_SAMPLE]).text) else None


def _read_csv(name: str, data: bytes, limits: Limits, *, unread: Callable[[str], bool]) -> Reading:
    """A text has one sheet, and it is wanted."""
    from absr.tabular.csv_text import read_csv

    _ = unread
    return read_csv(name, data, limits)


_SAMPLE = 65_536
