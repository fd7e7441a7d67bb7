"""The parts of a workbook file and what ties them together, changed as text."""

from __future__ import annotations

import io
import posixpath
import re
import zipfile

from absr.model.record import NamedTuple
from absr.rendering.annotated.marks import CannotAnnotateError
from absr.rendering.annotated.xml_text import attribute

OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_SHEET_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.{}+xml"
_WORKBOOK_TYPE = _SHEET_TYPE.format("sheet.main")
_MACRO_TYPE = "application/vnd.ms-excel.sheet.macroEnabled.main+xml"
_VML_TYPE = "application/vnd.openxmlformats-officedocument.vmlDrawing"
_RELATIONS = (
    '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
    '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
    "</Relationships>"
)
_TYPES = "[Content_Types].xml"
_RELATION = re.compile(r"<Relationship\b[^>]*?(?:/>|></Relationship>)")
_OVERRIDE = re.compile(r"<Override\b[^>]*?(?:/>|></Override>)")
_MACROS = re.compile(r"(^|/)(vbaProject|vbaData|_xmlsignatures/)")
_COMPRESSION = 6


class Relation(NamedTuple):
    """What a part points at."""

    id: str
    kind: str
    """The last word of its type: `comments`, `vmlDrawing`…"""
    target: str
    """The part, from the root of the file."""


class Package:
    """The file taken apart; parts that were not touched are given back as they were."""

    def __init__(self, data: bytes) -> None:
        """Open the file; CannotAnnotateError when its parts cannot be told apart."""
        self._zip = zipfile.ZipFile(io.BytesIO(data))
        names = self._zip.namelist()
        if len(set(names)) < len(names) or _TYPES not in names:
            raise CannotAnnotateError
        self._changed: dict[str, str] = {}
        self._gone: set[str] = set()
        self.workbook = self._workbook()

    def has(self, part: str) -> bool:
        """Whether the file has such a part."""
        return part in self._changed or (part in self._zip.NameToInfo and part not in self._gone)

    def read(self, part: str) -> str:
        """The text of a part."""
        if part in self._changed:
            return self._changed[part]
        if not self.has(part):
            raise CannotAnnotateError
        try:
            text = self._zip.read(part).decode("utf-8-sig")
        except UnicodeDecodeError as error:
            raise CannotAnnotateError from error
        declared = attribute(text[: text.find("?>")], "encoding") if text[:2] == "<?" else None
        if declared is not None and declared.upper() not in {"UTF-8", "US-ASCII"}:
            raise CannotAnnotateError
        return text

    def write(self, part: str, text: str) -> None:
        """Change a part, or add it."""
        self._changed[part] = text

    def relations(self, part: str) -> list[Relation]:
        """What a part points at inside the file."""
        place = _relations_of(part)
        if not self.has(place):
            return []
        folder = posixpath.dirname(part)
        return [
            Relation(
                attribute(tag, "Id") or "",
                (attribute(tag, "Type") or "").rsplit("/", 1)[-1],
                _resolved(folder, attribute(tag, "Target") or ""),
            )
            for tag in _RELATION.findall(self.read(place))
            if attribute(tag, "TargetMode") != "External"
        ]

    def relate(self, part: str, kind: str, target: str) -> str:
        """Make a part point at another; gives back the id of the tie."""
        place = _relations_of(part)
        text = self.read(place) if self.has(place) else _RELATIONS
        taken = {attribute(tag, "Id") for tag in _RELATION.findall(text)}
        own = next(i for i in (f"absr{n}" for n in range(1, len(taken) + 2)) if i not in taken)
        tag = f'<Relationship Id="{own}" Type="{OFFICE}/{kind}" Target="/{target}"/>'
        self.write(place, _before(text, "</Relationships>", tag))
        return own

    def unrelate(self, part: str) -> None:
        """Leave a part without any tie."""
        place = _relations_of(part)
        self._changed.pop(place, None)
        self._gone.add(place)

    def declare(self, part: str, kind: str) -> None:
        """Say what a new part is: `worksheet`, `comments` or `vmlDrawing`."""
        types = self.read(_TYPES)
        if kind != "vmlDrawing":
            own = f'<Override PartName="/{part}" ContentType="{_SHEET_TYPE.format(kind)}"/>'
            self.write(_TYPES, _before(types, "</Types>", own))
        elif not re.search(r"""<Default\b[^>]*Extension=["']vml["']""", types, re.IGNORECASE):
            own = f'<Default Extension="vml" ContentType="{_VML_TYPE}"/>'
            first = re.search(r"<Types\b[^>]*>", types)
            if first is None:
                raise CannotAnnotateError
            self.write(_TYPES, types[: first.end()] + own + types[first.end() :])

    def free_name(self, pattern: str) -> str:
        """The first name of the form `xl/comments{}.xml` that no part has."""
        names = (pattern.format(n) for n in range(1, 100_000))
        return next(name for name in names if not self.has(name))

    def drop_macros(self) -> None:
        """Leave macros out, and signatures, which no longer hold."""
        names = [name for name in self._zip.namelist() if _MACROS.search(name)]
        types = self.read(_TYPES).replace(_MACRO_TYPE, _WORKBOOK_TYPE)
        if not names and types == self.read(_TYPES):
            return
        self._gone.update(names)
        types = types.replace("application/vnd.ms-office.vbaProject", "application/octet-stream")
        gone = {f"/{name}" for name in names}
        types = _OVERRIDE.sub(
            lambda found: "" if attribute(found[0], "PartName") in gone else found[0], types
        )
        self.write(_TYPES, types)
        for part in ("", self.workbook):
            place = _relations_of(part)
            dropped = {r.id for r in self.relations(part) if _MACROS.search(r.target)}
            kept = _RELATION.sub(
                lambda found, ids=dropped: "" if attribute(found[0], "Id") in ids else found[0],  # type: ignore[misc]
                self.read(place),
            )
            self.write(place, kept)

    def as_bytes(self) -> bytes:
        """The file put together again."""
        made = io.BytesIO()
        with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED, compresslevel=_COMPRESSION) as out:
            for info in self._zip.infolist():
                if info.filename in self._gone or info.is_dir():
                    continue
                changed = self._changed.get(info.filename)
                content = self._zip.read(info) if changed is None else changed.encode("utf-8")
                out.writestr(_entry(info.filename), content)
            for part, text in self._changed.items():
                if part not in self._zip.NameToInfo:
                    out.writestr(_entry(part), text.encode("utf-8"))
        return made.getvalue()

    def _workbook(self) -> str:
        found = [r.target for r in self.relations("") if r.kind == "officeDocument"]
        types = self.read(_TYPES)
        known = _WORKBOOK_TYPE in types or _MACRO_TYPE in types
        if len(found) != 1 or not known or "</Types>" not in types:
            raise CannotAnnotateError
        return found[0]


def _entry(name: str) -> zipfile.ZipInfo:
    """The head of a part, the same whenever it is written."""
    info = zipfile.ZipInfo(name)
    info.compress_type = zipfile.ZIP_DEFLATED
    return info


def _relations_of(part: str) -> str:
    folder, name = posixpath.split(part)
    return posixpath.join(folder, "_rels", f"{name}.rels")


def _resolved(folder: str, target: str) -> str:
    joined = target if target.startswith("/") else posixpath.join("/", folder, target)
    return posixpath.normpath(joined).lstrip("/")


def _before(text: str, tag: str, added: str) -> str:
    at = text.rfind(tag)
    if at < 0:
        raise CannotAnnotateError
    return text[:at] + added + text[at:]
