"""Old Excel workbooks written record by record, so that each test shows what is in its file."""

import struct

FREE, END, TABLE = 0xFFFFFFFF, 0xFFFFFFFE, 0xFFFFFFFD
SECTOR = 512


def record(kind, data=b""):
    """One record, its long content cut as Excel does not need it: as one."""
    return struct.pack("<2H", kind, len(data)) + data


def text(value, *, wide=True, length="<H"):
    """A text of a record, in two bytes a letter or in one."""
    raw = value.encode("utf-16-le" if wide else "latin-1")
    count = len(raw) // 2 if wide else len(raw)
    return struct.pack(length, count) + bytes([wide]) + raw


def beginning(kind, version=0x600):
    """The record that opens the workbook (5) or a sheet (16)."""
    return record(0x809, struct.pack("<4H2L", version, kind, 0, 0, 0, 0))


def records(*sheets, before=b"", names=None, states=None):
    """The stream of a workbook: `before` among its own records, then the records of each sheet."""
    names = names or [f"Feuil{n}" for n in range(1, len(sheets) + 1)]
    states = states or [0] * len(sheets)
    listed = [record(0x85, b"\0" * 6 + text(name, length="B")) for name in names]
    head = len(beginning(5)) + len(before) + sum(map(len, listed)) + len(record(0x0A))
    bodies = [beginning(16) + body + record(0x0A) for body in sheets]
    out = beginning(5) + before
    place = head
    for name, state, body in zip(names, states, bodies, strict=True):
        out += record(0x85, struct.pack("<LBB", place, state, 0) + text(name, length="B"))
        place += len(body)
    return out + record(0x0A) + b"".join(bodies)


def entry(name, kind, start, size, child=FREE, right=FREE):
    """A line of the directory of a container."""
    raw = (name + "\0").encode("utf-16-le")
    head = raw.ljust(64, b"\0") + struct.pack("<HBx3L", len(raw), kind, FREE, right, child)
    return head.ljust(116, b"\0") + struct.pack("<2Ll", start, size, 0)


def container(stream, name="Workbook", *, chain=None, more=()):
    """A compound file with one stream, long enough to stand in whole sectors.

    `chain` gives another table of chains than the right one, `more` the names of other streams.
    """
    stream = stream.ljust(4096, b"\0")
    count = -(-len(stream) // SECTOR)
    right = [2, *([FREE] * len(more))]
    lines = [entry("Root Entry", 5, END, 0, child=1)]
    lines.append(entry(name, 2, 2, len(stream), right=2 if more else FREE))
    lines += [
        entry(other, 2, END, 0, right=n + 3 if n + 1 < len(more) else FREE)
        for n, other in enumerate(more)
    ]
    directory = b"".join(lines).ljust(SECTOR, b"\0")
    assert len(directory) == SECTOR, right
    numbers = [TABLE, END, *range(3, 2 + count), END]
    numbers = chain(numbers) if chain else numbers
    table = struct.pack(f"<{len(numbers)}L", *numbers).ljust(SECTOR, b"\xff")
    assert len(table) == SECTOR
    header = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1".ljust(24, b"\0")
    header += struct.pack("<5H6x", 0x3E, 3, 0xFFFE, 9, 6)
    header += struct.pack("<9L", 0, 1, 1, 0, 4096, END, 0, END, 0)
    header += struct.pack("<109L", 0, *([FREE] * 108))
    return header + table + directory + stream.ljust(count * SECTOR, b"\0")


def short_container(stream, *, chain=None):
    """A compound file whose stream is short; `chain` is where its first short sector leads."""
    count = -(-len(stream) // 64)
    assert count <= 8
    directory = entry("Root Entry", 5, 3, SECTOR, child=1) + entry("Workbook", 2, 0, len(stream))
    numbers = [*range(1, count), END]
    if chain is not None:
        numbers[0] = chain
    table = struct.pack("<4L", TABLE, END, END, END).ljust(SECTOR, b"\xff")
    short_table = struct.pack(f"<{count}L", *numbers).ljust(SECTOR, b"\xff")
    header = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1".ljust(24, b"\0")
    header += struct.pack("<5H6x", 0x3E, 3, 0xFFFE, 9, 6)
    header += struct.pack("<9L", 0, 1, 1, 0, 4096, 2, 1, END, 0)
    header += struct.pack("<109L", 0, *([FREE] * 108))
    parts = (table, directory, short_table, stream)
    return header + b"".join(part.ljust(SECTOR, b"\0") for part in parts)


def label(row, column, value, **how):
    """A cell that holds its own text."""
    return record(0x204, struct.pack("<3H", row, column, 0) + text(value, **how))


def number(row, column, value, style=0):
    """A cell with a number in eight bytes."""
    return record(0x203, struct.pack("<3Hd", row, column, style, value))


def packed(row, column, value):
    """A cell with a number in four bytes, given as they are."""
    return record(0x27E, struct.pack("<3HL", row, column, 0, value & 0xFFFFFFFF))


def formula(row, column, result):
    """A formula with the eight bytes of its result."""
    return record(0x06, struct.pack("<3H", row, column, 0) + result + b"\0" * 8)


def book(*sheets, **others):
    """The bytes of a workbook with these sheets."""
    return container(records(*sheets, **others))
