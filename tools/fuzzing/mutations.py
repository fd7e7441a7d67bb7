"""Ways to spoil a file: its bytes, its parts, the XML inside them, its lines, records and cells.

Every function takes the chance it draws from, so that a file is made again from its number.
"""

from __future__ import annotations

import re
import struct
from typing import TYPE_CHECKING

from fuzzing.forms import BYTES, PARTS, unzipped, zipped
from fuzzing.hostile import ATTRIBUTES, NUMBERS, PIECES, TEXTS

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from random import Random

    from fuzzing.forms import Cell, Tables
    from fuzzing.seeds import Seed

_TAG = re.compile(rb"<[^<>]*>")
_ATTRIBUTE = re.compile(rb'\s([\w:]+)="([^"]*)"')
_BETWEEN = re.compile(rb">([^<>]+)<")
_ELEMENT = re.compile(rb"<([\w:]+)(?:\s[^<>]*)?(?:/>|>[^<>]*</\1>)")
_SAID = (*TEXTS, *TEXTS, *map(str, NUMBERS), *ATTRIBUTES)
_RECORDS_START = 512
"""Where the stream of an old workbook begins, as it is written here."""
_AS_IT_IS, _IN_TABLES, _IN_BYTES, _DEFLATED = 0.05, 0.5, 0.1, 0.3


def file_of(form: str, pool: Sequence[Seed], draw: Random) -> tuple[str, bytes]:
    """The name and the bytes of one spoilt file."""
    seed = draw.choice(pool)
    name, parts, data = f"essai.{form}", None, b""
    if seed.original and seed.original[0].endswith(form) and draw.random() < _AS_IT_IS:
        name, data = seed.original
        parts = unzipped(data) if form in PARTS else None
    else:
        tables: Tables = seed.tables  # type: ignore[assignment]
        if draw.random() < _IN_TABLES:
            tables = spoilt_tables(tables, draw)
        if form in PARTS:
            made = PARTS[form](tables, draw)
            parts = {k: v if isinstance(v, bytes) else v.encode() for k, v in made.items()}
        else:
            data = BYTES[form](tables, draw)
    times = draw.choice((0, 0, 1, 1, 1, 1, 1, 2, 3))
    if parts is not None:
        for _ in range(times):
            parts = archive_spoilt(parts, draw)
        data = zipped(parts, deflated=draw.random() < _DEFLATED)
        times = 1 if draw.random() < _IN_BYTES else 0
    for _ in range(times):
        data = _spoilt(form, data, draw)
    return _renamed(name, form, draw), data


def _renamed(name: str, form: str, draw: Random) -> str:
    """Mostly the name that goes with the content; a text may be called otherwise."""
    if form in {"csv", "html"} and draw.random() < 0.2:  # noqa: PLR2004
        return name.rpartition(".")[0] + draw.choice((".txt", ".tsv", ".xls", ".htm", ".xlsx"))
    return name


def _spoilt(form: str, data: bytes, draw: Random) -> bytes:
    if form in PARTS or draw.random() < _IN_BYTES:
        return bytes_spoilt(data, draw)
    if form == "xls":
        return records_spoilt(data, draw)
    return markup_spoilt(data, draw) if form == "html" else lines_spoilt(data, draw)


# -- bytes -----------------------------------------------------------------------------------------


def bytes_spoilt(data: bytes, draw: Random) -> bytes:
    """Some bytes changed, cut, inserted, moved or said twice."""
    if not data:
        return draw.choice(PIECES)
    at = draw.randrange(len(data))
    to = min(len(data), at + draw.choice((1, 1, 2, 4, 16, 200)))
    kind = draw.randrange(7)
    if kind == 0:
        changed = bytearray(data)
        for _ in range(draw.choice((1, 1, 3, 30))):
            changed[draw.randrange(len(changed))] ^= 1 << draw.randrange(8)
        return bytes(changed)
    if kind == 1:
        return data[:at]
    if kind == 2:  # noqa: PLR2004
        return data[:at] + data[to:]
    if kind == 3:  # noqa: PLR2004
        return data[:to] + data[at:to] * draw.choice((1, 1, 50)) + data[to:]
    if kind == 4:  # noqa: PLR2004
        return data[:at] + draw.choice((b"\0", b"\xff", b"<", b'"')) * (to - at) + data[to:]
    if kind == 5:  # noqa: PLR2004
        return data[:at] + draw.randbytes(to - at) + data[to:]
    return data[:at] + draw.choice(PIECES) + data[at:]


# -- archives --------------------------------------------------------------------------------------


def archive_spoilt(parts: dict[str, bytes], draw: Random) -> dict[str, bytes]:
    """One of the parts spoilt inside, or the parts among themselves."""
    parts = dict(parts)
    names = [name for name in parts if parts[name]]
    if not names:
        return {"x": draw.choice(PIECES)}
    name = draw.choices(names, [len(parts[name]) ** 0.5 for name in names])[0]
    kind = draw.randrange(24)
    if kind == 0:
        del parts[name]
    elif kind == 1:
        other = draw.choice(names)
        parts[name], parts[other] = parts[other], parts[name]
    elif kind == 2:  # noqa: PLR2004
        new = draw.choice((name.upper(), "../" + name, name + "x", name.replace("/", "\\"), "é"))
        parts[new] = parts.pop(name)
    elif kind == 3:  # noqa: PLR2004
        parts[draw.choice(("xl/vbaProject.bin", "xl/externalLinks/externalLink1.xml", "x/"))] = b"a"
    else:
        inside = bytes_spoilt if draw.random() < 0.1 else markup_spoilt  # noqa: PLR2004
        parts[name] = inside(parts[name], draw)
    return parts


# -- markup ----------------------------------------------------------------------------------------


def markup_spoilt(data: bytes, draw: Random) -> bytes:
    """A tag, an attribute, an element or a text changed; the rest stays as it was."""
    return draw.choice(_IN_MARKUP)(data, draw)


def _attribute(data: bytes, draw: Random) -> bytes:
    found = _one(_ATTRIBUTE, data, draw)
    if found is None:
        return bytes_spoilt(data, draw)
    new = draw.choice(ATTRIBUTES).encode("utf-8", "replace")
    return data[: found.start(2)] + new + data[found.end(2) :]


def _attribute_away(data: bytes, draw: Random) -> bytes:
    found = _one(_ATTRIBUTE, data, draw)
    if found is None:
        return bytes_spoilt(data, draw)
    return data[: found.start()] + data[found.end() :]


def _text(data: bytes, draw: Random) -> bytes:
    found = _one(_BETWEEN, data, draw)
    if found is None:
        return bytes_spoilt(data, draw)
    new = draw.choice(_SAID)
    raw = new.encode("utf-8", "surrogatepass")
    if draw.random() < 0.9:  # noqa: PLR2004
        raw = new.encode("utf-8", "replace").replace(b"&", b"&amp;").replace(b"<", b"&lt;")
    return data[: found.start(1)] + raw + data[found.end(1) :]


def _element(data: bytes, draw: Random) -> bytes:
    """An element away, said again, or moved."""
    found = _one(_ELEMENT, data, draw)
    if found is None:
        return bytes_spoilt(data, draw)
    element, rest = found.group(), data[: found.start()] + data[found.end() :]
    kind = draw.randrange(3)
    if kind == 0:
        return rest
    if kind == 1:
        return data[: found.end()] + element * draw.choice((1, 2, 40)) + data[found.end() :]
    there = _one(_TAG, rest, draw)
    at = there.end() if there else 0
    return rest[:at] + element + rest[at:]


def _piece(data: bytes, draw: Random) -> bytes:
    """Something that means something, between two tags."""
    found = _one(_TAG, data, draw)
    at = found.end() if found else 0
    return data[:at] + draw.choice(PIECES) + data[at:]


def _tag(data: bytes, draw: Random) -> bytes:
    """A tag away, so that what follows is closed by another."""
    found = _one(_TAG, data, draw)
    if found is None:
        return bytes_spoilt(data, draw)
    return data[: found.start()] + data[found.end() :]


def _deep(data: bytes, draw: Random) -> bytes:
    """An element inside itself many times."""
    found = _one(_ELEMENT, data, draw)
    if found is None:
        return bytes_spoilt(data, draw)
    name, times = found.group(1), draw.choice((2, 99, 101, 400))
    opened, closed = b"<" + name + b">", b"</" + name + b">"
    inside = opened * times + found.group() + closed * times
    return data[: found.start()] + inside + data[found.end() :]


_IN_MARKUP: tuple[Callable[[bytes, Random], bytes], ...] = (
    *(_attribute,) * 6,
    *(_attribute_away,) * 2,
    *(_text,) * 6,
    *(_element,) * 5,
    *(_piece,) * 2,
    _tag,
    _deep,
)


def _one(pattern: re.Pattern[bytes], data: bytes, draw: Random) -> re.Match[bytes] | None:
    """A match of the pattern somewhere in the data, or None: the first from a place on."""
    start = draw.randrange(len(data)) if data else 0
    return pattern.search(data, start) or pattern.search(data)


# -- texts in lines --------------------------------------------------------------------------------


def lines_spoilt(data: bytes, draw: Random) -> bytes:
    """A line away, twice, moved, cut elsewhere, in other letters, or a field of it replaced."""
    lines = data.splitlines(keepends=True)
    if not lines:
        return draw.choice(PIECES)
    at = draw.randrange(len(lines))
    line = lines[at]
    kind = draw.randrange(8)
    if kind == 0:
        del lines[at]
    elif kind == 1:
        lines[at:at] = [line] * draw.choice((1, 1, 40))
    elif kind == 2:  # noqa: PLR2004
        lines.insert(draw.randrange(len(lines)), lines.pop(at))
    elif kind == 3:  # noqa: PLR2004
        lines[at] = line.replace(draw.choice((b";", b",", b'"')), draw.choice((b"", b"\t", b'"')))
    elif kind == 4:  # noqa: PLR2004
        text = line.decode("utf-8", "replace")
        lines[at] = text.encode(draw.choice(("cp1252", "utf-16-le", "mac_roman")), "replace")
    elif kind == 5:  # noqa: PLR2004
        lines[at] = line.replace("é".encode(), "é".encode().decode("cp1252").encode())
    else:
        mark = draw.choice((b";", b",", b"\t", b'"'))
        fields = line.split(mark)
        new = draw.choice(_SAID)
        fields[draw.randrange(len(fields))] = new.encode("utf-8", "surrogatepass")
        lines[at] = mark.join(fields)
    return b"".join(lines)


# -- old workbooks ---------------------------------------------------------------------------------


def records_spoilt(data: bytes, draw: Random) -> bytes:
    """A record of an old workbook with another kind, length or content, away or twice."""
    found = _records(data)
    if not found:
        return bytes_spoilt(data, draw)
    start, kind, length = draw.choice(found)
    end = start + 4 + length
    record = data[start:end]
    how = draw.randrange(6)
    if how == 0:
        other = draw.choice(found)[1]
        return data[:start] + struct.pack("<H", other) + data[start + 2 :]
    if how == 1:
        new = draw.choice((0, 1, length + 1, max(length - 1, 0), 0x2020, 0xFFFF))
        return data[: start + 2] + struct.pack("<H", new) + data[start + 4 :]
    after = found[-1][0] + 4 + found[-1][2]
    if how == 2:  # noqa: PLR2004 -- the rest moves up, the size stays
        return data[:start] + data[end:after] + bytes(len(record)) + data[after:]
    if how == 3:  # noqa: PLR2004
        return _pushed(data, end, record, after)
    if how == 4 and length:  # noqa: PLR2004
        at = start + 4 + draw.randrange(length)
        new = draw.choice((b"\xff\xff", b"\0\0", b"\xff\xff\xff\xff", draw.randbytes(8), b"\x01"))
        return data[:at] + new + data[at + len(new) :]
    cut = struct.pack("<2H", 0x3C, 2) + b"\x01a"
    return _pushed(data, end, draw.choice((cut, struct.pack("<2H", kind, 0))), after)


def _pushed(data: bytes, at: int, more: bytes, after: int) -> bytes:
    """The data with `more` at a place, taken from the zeros after the last record if there are."""
    room = len(more) if not any(data[after : after + len(more)]) else 0
    return data[:at] + more + data[at:after] + data[after + room :]


def _records(data: bytes) -> list[tuple[int, int, int]]:
    """Where each record stands, its kind and its length, as far as they follow each other."""
    found = []
    at = _RECORDS_START
    while at + 4 <= len(data):
        kind, length = struct.unpack_from("<2H", data, at)
        if kind == 0 or at + 4 + length > len(data):
            break
        found.append((at, kind, length))
        at += 4 + length
    return found


# -- cells -----------------------------------------------------------------------------------------


def spoilt_tables(tables: Tables, draw: Random) -> Tables:
    """The tables with other cells, rows and columns; the file around them stays sound."""
    changed = [(name, [list(row) for row in rows]) for name, rows in tables]
    for _ in range(draw.choice((1, 1, 2, 4, 10))):
        at = draw.randrange(len(changed))
        name, rows = changed[at]
        if not rows or draw.random() < 0.05:  # noqa: PLR2004
            changed[at] = (draw.choice((*TEXTS[:60], "Propos", "Feuil1"))[:200], rows)
            continue
        _spoil_rows(rows, draw)
    return changed


def _spoil_rows(rows: list[list[Cell]], draw: Random) -> None:
    row = draw.choice(rows)
    kind = draw.randrange(10)
    if kind == 0:
        rows.insert(draw.randrange(len(rows)), [])
    elif kind == 1:
        rows.insert(draw.randrange(len(rows)), list(row))
    elif kind == 2 and len(rows) > 1:  # noqa: PLR2004
        rows.remove(row)
    elif kind == 3:  # noqa: PLR2004
        _spoil_column(rows, draw)
    elif row:
        at = draw.randrange(len(row))
        row[at] = _hostile_cell(row[at], draw)


def _spoil_column(rows: list[list[Cell]], draw: Random) -> None:
    """A column away, twice, or with one value all the way down."""
    at = draw.randrange(max(map(len, rows)) or 1)
    kind = draw.randrange(3)
    value = _hostile_cell("", draw)
    for row in rows:
        if at >= len(row):
            continue
        if kind == 0:
            del row[at]
        elif kind == 1:
            row.insert(at, row[at])
        else:
            row[at] = value


def _hostile_cell(value: Cell, draw: Random) -> Cell:
    kind = draw.random()
    if kind < 0.6:  # noqa: PLR2004
        return draw.choice(TEXTS)
    if kind < 0.75:  # noqa: PLR2004
        return draw.choice(NUMBERS)
    text = "" if value is None else str(value)
    at = draw.randrange(len(text) + 1)
    return text[:at] + draw.choice(TEXTS)[:50] + text[at:]
