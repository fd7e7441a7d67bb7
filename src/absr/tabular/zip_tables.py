"""From a compressed folder of tables, as survey services export it, to the sheets of all of them.

Texts in columns and workbooks are read; other files are counted. A compressed folder inside is
refused, and so is the whole when one of its tables cannot be read: a part would pass for the whole.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from absr.tabular.archive import Archive
from absr.tabular.limits import DEFAULT_LIMITS
from absr.tabular.rejection import Rejected, too_large
from absr.tabular.tables_file import as_workbook, left_out, refuse_large

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from absr.model.problem import Problem
    from absr.tabular.archive import Member
    from absr.tabular.limits import Limits
    from absr.tabular.tables_file import Reading
    from absr.tabular.workbook import Sheet

TABLES = (".csv", ".tsv", ".txt", ".xlsx", ".xlsm", ".ods", ".xls")
_FOLDERS_OF_A_SYSTEM = frozenset({"__macosx"})
_FILES_OF_A_SYSTEM = frozenset({"thumbs.db", "desktop.ini"})
_ZIP = b"PK\x03\x04"
_PLACES_OF_A_ROW = 3


def read_zip(
    name: str,
    data: bytes,
    limits: Limits = DEFAULT_LIMITS,
    *,
    unread: Callable[[str], bool] = lambda _: False,
) -> Reading:
    """The tables in the folder as sheets named after them; a folder without any is refused."""
    try:
        refuse_large(data, limits)
        folder = _Folder(name, Archive(data, limits), limits, unread)
        folder.read()
    except Rejected as rejected:
        return None, (rejected.problem(name),)
    except _UnreadMember as unread_member:
        return None, unread_member.problems
    problems = [*folder.problems, *left_out(name, "members", folder.others)]
    return as_workbook(name, data, folder.sheets, problems, unread)


class _UnreadMember(Exception):  # noqa: N818 -- it is the answer to the user
    """A table of the folder is refused, and with it the folder."""

    def __init__(self, problems: tuple[Problem, ...]) -> None:
        super().__init__()
        self.problems = problems


class _Folder:
    """Reads the files of the folder one after the other, within the bounds of one file."""

    def __init__(
        self, name: str, archive: Archive, limits: Limits, unread: Callable[[str], bool]
    ) -> None:
        self.sheets: list[Sheet] = []
        self.problems: list[Problem] = []
        self.others = 0
        self._name = name
        self._archive = archive
        self._limits = limits
        self._unread = unread
        self._names: set[str] = set()

    def read(self) -> None:
        """Read every table; rejects a folder without any."""
        for member in _own_files(self._archive):
            data = b"".join(self._archive.pieces(member))
            if member.name.lower().endswith(".zip"):
                raise Rejected("F031")
            if member.name.lower().endswith(TABLES):
                self._table(member, data)
            else:
                self.others += 1
        if not self.sheets:
            raise Rejected("F003", kind="zip")

    def _table(self, member: Member, data: bytes) -> None:
        from absr.tabular.delivered import read_delivered

        base = member.name.rpartition("/")[2]
        if data.startswith(_ZIP):
            self._spend_inflated(data)
        workbook, problems = read_delivered(base, data, self._limits, unread=self._unread)
        if workbook is None:
            if problems[0].code in {"F002", "F003"}:  # a notice, a picture: no table was meant
                self.others += 1
                return
            raise _UnreadMember(tuple(self._moved(p, p.sheet or base) for p in problems))
        self._spend_cells(workbook.sheets)
        title = self._title(member)
        alone = len(workbook.sheets) == 1
        names = {s.name: title if alone else f"{title} - {s.name}" for s in workbook.sheets}
        self.sheets += [sheet._replace(name=names[sheet.name]) for sheet in workbook.sheets]
        self.problems += [
            self._moved(problem, names.get(problem.sheet or "", title))
            for problem in problems
            if problem.code != "F011"  # said of the whole folder when nothing stands in any
        ]

    def _moved(self, problem: Problem, sheet: str) -> Problem:
        """The problem of a file inside, told of the folder that was delivered."""
        return problem._replace(file=self._name, sheet=sheet)

    def _title(self, member: Member) -> str:
        """The name of the file without its ending; with its folder when the name is taken."""
        whole = member.name.rpartition(".")[0]
        title = whole.rpartition("/")[2]
        title = whole if title in self._names else title
        self._names.add(title)
        return title

    def _spend_inflated(self, data: bytes) -> None:
        """What a workbook inside holds counts as if it stood in the folder itself."""
        inside = sum(part.size for part in Archive(data, self._limits).members.values())
        left = self._limits.inflated_bytes - inside
        if left < 0:
            raise too_large("inflated_bytes", DEFAULT_LIMITS.inflated_bytes)
        self._limits = self._limits._replace(inflated_bytes=left)

    def _spend_cells(self, sheets: tuple[Sheet, ...]) -> None:
        used = sum(len(row.values) + _PLACES_OF_A_ROW for sheet in sheets for row in sheet.rows)
        self._limits = self._limits._replace(cells=max(self._limits.cells - used, 0))
        if len(self.sheets) + len(sheets) > self._limits.sheets:
            raise too_large("sheets", self._limits.sheets)


def _own_files(archive: Archive) -> Iterator[Member]:
    """The files that somebody put there: neither folders nor what systems leave behind."""
    for member in archive.members.values():
        *folders, base = member.name.split("/")
        hidden = base.startswith((".", "~$")) or base.lower() in _FILES_OF_A_SYSTEM
        if base and not hidden and not _FOLDERS_OF_A_SYSTEM & {f.lower() for f in folders}:
            yield member
