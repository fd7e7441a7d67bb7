"""The parts of a workbook and how they hang together: which sheets, where, what stands around them.

Everything is found by the last word of its name, so that the strict and the usual vocabulary,
prefixes such as `x:`, and names with backslashes all read the same.
"""

from __future__ import annotations

import posixpath
import re
from functools import lru_cache
from itertools import chain, islice
from typing import TYPE_CHECKING, TypeVar

from absr.model.record import NamedTuple
from absr.tabular.markup import XmlFeed, is_true, parse
from absr.tabular.rejection import damaged, too_large
from absr.tabular.serials import NumberForm, form_of_format
from absr.tabular.text import clean
from absr.tabular.workbook import SheetState

if TYPE_CHECKING:
    from collections.abc import Hashable, Iterable, Mapping
    from functools import _lru_cache_wrapper

    from absr.tabular.archive import Archive, Member
    from absr.tabular.limits import Limits

_Read = TypeVar("_Read")
_STATES = {"hidden": SheetState.HIDDEN, "veryHidden": SheetState.VERY_HIDDEN}
_COMMENTS = frozenset({"comments", "threadedComment"})
_MACROS = re.compile(r"(?i)^xl/macrosheets/|(^|/)vbaProject\.bin$")
"""Parts that hold macros, whether a relation names them or not."""


class Relation(NamedTuple):
    """A link from one part to another: what for, and the part it leads to."""

    role: str
    target: str


class SheetPart(NamedTuple):
    """A worksheet, before its cells are read."""

    name: str
    state: SheetState
    member: Member
    has_comments: bool


class Package(NamedTuple):
    """What a workbook says of itself, but its cells."""

    sheets: tuple[SheetPart, ...]
    strings: Member | None
    forms: tuple[NumberForm, ...]
    """What the number of a cell means, by the number of its style."""
    since_1904: bool
    recalculated: bool
    """The program that wrote it left all computing to the next opening."""
    macros: bool
    external_links: bool


class _Contents:
    """What `workbook.xml` lists."""

    def __init__(self) -> None:
        self.sheets: list[tuple[str, SheetState, str]] = []
        self.since_1904 = False
        self.recalculated = False

    def start(self, kind: str, attributes: Mapping[str, str]) -> None:
        if kind == "sheet":
            relation = next((v for k, v in attributes.items() if k.endswith(":id")), "")
            state = _STATES.get(attributes.get("state", ""), SheetState.VISIBLE)
            self.sheets.append((clean(attributes.get("name", ""))[0], state, relation))
        elif kind == "workbookPr":
            self.since_1904 = is_true(attributes.get("date1904"))
        elif kind == "calcPr":
            self.recalculated = is_true(attributes.get("fullCalcOnLoad"))


@lru_cache(maxsize=16)
def _contents_of(pieces: Iterable[bytes], part: str, limits: Limits) -> _Contents:
    """What the part called `workbook.xml` lists."""
    contents = _Contents()
    parse(pieces, XmlFeed(part, limits, start=contents.start))
    return contents


def open_package(archive: Archive, limits: Limits) -> Package:
    """What the workbook in `archive` is made of."""
    part = _workbook_part(archive, limits)
    contents = _read_once(_contents_of, archive, part, limits)
    if len(contents.sheets) > limits.sheets:
        raise too_large("sheets", limits.sheets)
    relations = _relations(archive, part.name, limits)
    roles = {relation.role: relation.target for relation in relations.values()}
    styles = archive.find(roles.get("styles", "xl/styles.xml"))
    return Package(
        sheets=tuple(_sheet_parts(archive, contents, relations, limits)),
        strings=archive.find(roles.get("sharedStrings", "xl/sharedStrings.xml")),
        forms=_read_once(_forms_of, archive, styles, limits) if styles else (),
        since_1904=contents.since_1904,
        recalculated=contents.recalculated,
        macros="vbaProject" in roles or any(_MACROS.search(name) for name in archive.members),
        external_links="externalLink" in roles,
    )


def _workbook_part(archive: Archive, limits: Limits) -> Member:
    relations = _relations(archive, "", limits)
    found = [r.target for r in relations.values() if r.role == "officeDocument"]
    member = archive.find(found[0] if found else "xl/workbook.xml")
    if member is None:
        raise damaged("missing", "xl/workbook.xml")
    return member


def _sheet_parts(
    archive: Archive, contents: _Contents, relations: Mapping[str, Relation], limits: Limits
) -> list[SheetPart]:
    """The worksheets in order; sheets that are a chart, a dialogue or a macro hold no cell."""
    parts = []
    for name, state, key in contents.sheets:
        relation = relations.get(key)
        if relation is not None and relation.role != "worksheet":
            continue
        member = archive.find(relation.target) if relation else None
        if member is None:
            raise damaged("missing", relation.target if relation else name)
        around = _relations(archive, member.name, limits).values()
        comments = any(r.role in _COMMENTS for r in around)
        parts.append(SheetPart(name, state, member, comments))
    return parts


def _relations(archive: Archive, part: str, limits: Limits) -> Mapping[str, Relation]:
    """The links that leave `part` for other parts, by their id."""
    folder, _, base = part.rpartition("/")
    member = archive.find(f"{folder}/_rels/{base}.rels".lstrip("/"))
    if member is None:
        return {}
    return _read_once(_relations_of, archive, member, folder, limits)


@lru_cache(maxsize=32)
def _relations_of(
    pieces: Iterable[bytes], part: str, folder: str, limits: Limits
) -> dict[str, Relation]:
    """The links told by a part, from a folder to others."""
    relations: dict[str, Relation] = {}

    def start(kind: str, attributes: Mapping[str, str]) -> None:
        if kind != "Relationship":
            return
        target = attributes.get("Target", "").replace("\\", "/")
        if attributes.get("TargetMode") == "External":
            target = ""
        elif not target.startswith("/"):
            target = posixpath.join(folder, target)
        role = attributes.get("Type", "").rpartition("/")[2]
        place = posixpath.normpath(target).lstrip("/") if target else ""
        relations[attributes.get("Id", "")] = Relation(role, place)

    parse(pieces, XmlFeed(part, limits, start=start))
    return relations


def _read_once(
    read: _lru_cache_wrapper[_Read], archive: Archive, member: Member, *more: Hashable
) -> _Read:
    """What `read` makes of a part.

    Workbooks made from one model share their styles and links: parts of usual size that are the
    same to the byte are read once for all.
    """
    pieces = archive.pieces(member)
    first = list(islice(pieces, _USUAL_PIECES))
    if len(first) < _USUAL_PIECES:
        return read((b"".join(first),), member.name, *more)
    return read.__wrapped__(chain(first, pieces), member.name, *more)


_USUAL_PIECES = 3


@lru_cache(maxsize=16)
def _forms_of(pieces: Iterable[bytes], part: str, limits: Limits) -> tuple[NumberForm, ...]:
    """The meanings told by a part with styles; all else of a style is left alone."""
    codes: dict[int, str] = {}
    formats: list[int] = []
    inside: list[str] = []

    def start(kind: str, attributes: Mapping[str, str]) -> None:
        if kind == "numFmt" and inside[-1:] == ["numFmts"]:
            codes[_whole(attributes.get("numFmtId"))] = attributes.get("formatCode", "")
        elif kind == "xf" and inside[-1:] == ["cellXfs"]:
            formats.append(_whole(attributes.get("numFmtId")))
        inside.append(kind)

    def end(_kind: str) -> None:
        inside.pop()

    parse(pieces, XmlFeed(part, limits, start=start, end=end))
    return tuple(form_of_format(format_id, codes) for format_id in formats)


def _whole(written: str | None) -> int:
    """The number of a format as written, -1 (no format) when it is none."""
    return int(written) if written and written.isascii() and written.isdigit() else -1
