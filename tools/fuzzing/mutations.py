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
_ODD_PARTS = ("xl/vbaProject.bin", "xl/externalLinks/externalLink1.xml", "x/")
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
    before, inside, after = data[:at], data[at:to], data[to:]
    match draw.randrange(7):
        case 0:
            return _bits_flipped(data, draw)
        case 1:
            after = inside = b""
        case 2:
            inside = b""
        case 3:
            inside += inside * draw.choice((1, 1, 50))
        case 4:
            inside = draw.choice((b"\0", b"\xff", b"<", b'"')) * len(inside)
        case 5:
            inside = draw.randbytes(len(inside))
        case _:
            inside = draw.choice(PIECES) + inside
    return before + inside + after


def _bits_flipped(data: bytes, draw: Random) -> bytes:
    changed = bytearray(data)
    for _ in range(draw.choice((1, 1, 3, 30))):
        changed[draw.randrange(len(changed))] ^= 1 << draw.randrange(8)
    return bytes(changed)


# -- archives --------------------------------------------------------------------------------------


def archive_spoilt(parts: dict[str, bytes], draw: Random) -> dict[str, bytes]:
    """One of the parts spoilt inside, or the parts among themselves."""
    parts = dict(parts)
    names = [name for name in parts if parts[name]]
    if not names:
        return {"x": draw.choice(PIECES)}
    name = draw.choices(names, [len(parts[name]) ** 0.5 for name in names])[0]
    match draw.randrange(24):
        case 0:
            del parts[name]
        case 1:
            other = draw.choice(names)
            parts[name], parts[other] = parts[other], parts[name]
        case 2:
            new = (name.upper(), "../" + name, name + "x", name.replace("/", "\\"), "é")
            parts[draw.choice(new)] = parts.pop(name)
        case 3:
            parts[draw.choice(_ODD_PARTS)] = b"a"
        case _:
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
    match draw.randrange(8):
        case 0:
            del lines[at]
        case 1:
            lines[at:at] = [line] * draw.choice((1, 1, 40))
        case 2:
            lines.insert(draw.randrange(len(lines)), lines.pop(at))
        case 3:
            lines[at] = line.replace(
                draw.choice((b";", b",", b'"')), draw.choice((b"", b"\t", b'"'))
            )
        case 4:
            text = line.decode("utf-8", "replace")
            lines[at] = text.encode(draw.choice(("cp1252", "utf-16-le", "mac_roman")), "replace")
        case 5:
            lines[at] = line.replace("é".encode(), "é".encode().decode("cp1252").encode())
        case _:
            lines[at] = _field_replaced(line, draw)
    return b"".join(lines)


def _field_replaced(line: bytes, draw: Random) -> bytes:
    mark = draw.choice((b";", b",", b"\t", b'"'))
    fields = line.split(mark)
    new = draw.choice(_SAID)
    fields[draw.randrange(len(fields))] = new.encode("utf-8", "surrogatepass")
    return mark.join(fields)


# -- old workbooks ---------------------------------------------------------------------------------


def records_spoilt(data: bytes, draw: Random) -> bytes:
    """A record of an old workbook with another kind, length or content, away or twice."""
    found = _records(data)
    if not found:
        return bytes_spoilt(data, draw)
    start, kind, length = draw.choice(found)
    end = start + 4 + length
    record = data[start:end]
    after = found[-1][0] + 4 + found[-1][2]
    match draw.randrange(6):
        case 0:
            other = struct.pack("<H", draw.choice(found)[1])
            changed = data[:start] + other + data[start + 2 :]
        case 1:
            size = draw.choice((0, 1, length + 1, max(length - 1, 0), 0x2020, 0xFFFF))
            changed = data[: start + 2] + struct.pack("<H", size) + data[start + 4 :]
        case 2:  # the rest moves up, the size stays
            changed = data[:start] + data[end:after] + bytes(len(record)) + data[after:]
        case 3:
            changed = _pushed(data, end, record, after)
        case 4 if length:
            at = start + 4 + draw.randrange(length)
            new = draw.choice((b"\xff\xff", b"\0\0", b"\xff" * 4, draw.randbytes(8), b"\x01"))
            changed = data[:at] + new + data[at + len(new) :]
        case _:
            cut = struct.pack("<2H", 0x3C, 2) + b"\x01a"
            more = draw.choice((cut, struct.pack("<2H", kind, 0)))
            changed = _pushed(data, end, more, after)
    return changed


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
        _, rows = changed[at]
        if not rows or draw.random() < 0.05:  # noqa: PLR2004
            changed[at] = (draw.choice((*TEXTS[:60], "Propos", "Feuil1"))[:200], rows)
            continue
        _spoil_rows(rows, draw)
    return changed


def _spoil_rows(rows: list[list[Cell]], draw: Random) -> None:
    row = draw.choice(rows)
    match draw.randrange(10):
        case 0:
            rows.insert(draw.randrange(len(rows)), [])
        case 1:
            rows.insert(draw.randrange(len(rows)), list(row))
        case 2 if len(rows) > 1:
            rows.remove(row)
        case 3:
            _spoil_column(rows, draw)
        case _ if row:
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
