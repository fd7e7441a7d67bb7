"""From the bytes of an .xlsx or .xlsm file to its sheets; every fault of the file is a problem."""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING

from absr.model.problem import Problem, Severity
from absr.tabular.book import Book, TextIntake
from absr.tabular.guard import check_rest, open_workbook_archive
from absr.tabular.limits import DEFAULT_LIMITS
from absr.tabular.package import open_package
from absr.tabular.rejection import Rejected
from absr.tabular.sheets import empty_sheet, read_sheet
from absr.tabular.strings import read_strings
from absr.tabular.workbook import Sheet, Workbook

if TYPE_CHECKING:
    from collections.abc import Callable

    from absr.tabular.archive import Archive
    from absr.tabular.limits import Limits
    from absr.tabular.package import Package

Reading = tuple[Workbook | None, tuple[Problem, ...]]


def read_workbook(
    name: str,
    data: bytes,
    limits: Limits = DEFAULT_LIMITS,
    *,
    unread: Callable[[str], bool] = lambda _: False,
) -> Reading:
    """The workbook called `name`, or None when it cannot be read, and the problems found.

    Sheets for whose name `unread` answers yes come without their cells, and cost nothing.
    """
    try:
        archive = open_workbook_archive(data, name, limits)
        package = open_package(archive, limits)
        book = _book(name, archive, package, limits)
        sheets, problems = _read_sheets(archive, package, book, unread)
        check_rest(archive, limits)
    except Rejected as rejected:
        return None, (rejected.problem(name),)
    left = sum(unread(sheet.name) for sheet in sheets)
    if left < len(sheets) and not any(s.rows or s.errors or s.uncomputed for s in sheets):
        problems.append(Problem("F011", Severity.ERROR, name))
    if package.macros:
        problems.append(Problem("F012", Severity.INFO, name))
    if package.external_links:
        problems.append(Problem("F018", Severity.INFO, name))
    if any(_leads_out(part) for part in archive.members):
        problems.append(Problem("F017", Severity.WARNING, name))
    workbook = Workbook(
        name=name,
        sha256=hashlib.sha256(data).hexdigest(),
        sheets=sheets,
        since_1904=package.since_1904,
        macros=package.macros,
        external_links=package.external_links,
    )
    return workbook, tuple(problems)


def _book(name: str, archive: Archive, package: Package, limits: Limits) -> Book:
    """What the sheets of a workbook share."""
    texts = TextIntake(limits)
    shared = package.strings
    return Book(
        name=name,
        strings=read_strings(archive, shared, texts, limits) if shared else (),
        forms=package.forms,
        since_1904=package.since_1904,
        recalculated=package.recalculated,
        texts=texts,
        limits=limits,
    )


def _read_sheets(
    archive: Archive, package: Package, book: Book, unread: Callable[[str], bool]
) -> tuple[tuple[Sheet, ...], list[Problem]]:
    sheets: list[Sheet] = []
    problems: list[Problem] = []
    room = book.limits.cells
    for part in package.sheets:
        if unread(part.name):
            sheets.append(empty_sheet(part))
            continue
        sheet, found, places = read_sheet(archive, part, book, room)
        room -= places
        sheets.append(sheet)
        problems += found
    return tuple(sheets), problems


def _leads_out(part: str) -> bool:
    """Whether the name of a part would lead out of a folder it were unpacked into."""
    return ".." in part.split("/") or part[1:2] == ":"
