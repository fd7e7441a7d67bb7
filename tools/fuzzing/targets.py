"""What atheris calls with bytes of its own: a function for each reader, samples to begin with.

Each answers like the reader of a project (`fuzzing.outcome`): whatever it raises is a fault.
"""

from __future__ import annotations

from random import Random
from typing import TYPE_CHECKING, NamedTuple

from absr.model.codes import CODES
from absr.model.kinds import kinds
from absr.reading.mapping_file import read_mapping_file
from absr.reading.settings import read_settings, read_themes
from absr.reading.values import CellParser
from absr.reading.workbook import is_recognised, read_tables
from absr.tabular.guard import open_workbook_archive, sniff
from absr.tabular.rejection import Rejected
from absr.tabular.workbook import Row, Sheet, SheetState, Workbook
from fuzzing.forms import sound, unzipped, zipped
from fuzzing.hostile import TEXTS
from fuzzing.outcome import ROOT, TODAY, BrokenPromiseError, Reader
from fuzzing.seeds import seeds

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from absr.model.fields import Field
    from fuzzing.forms import Tables

_NAMES = ("a", "a.xlsx", "a.csv", "a.txt", "a.xls", "~$a.xlsx", "a.html", "a.json", "a.zip")
_STREAM = 512
_XLSX_PARTS = (
    "xl/worksheets/sheet1.xml",
    "xl/sharedStrings.xml",
    "xl/styles.xml",
    "xl/workbook.xml",
    "xl/_rels/workbook.xml.rels",
)
_WORDS = TEXTS[:70]


class Target(NamedTuple):
    """One thing to be fuzzed."""

    run: Callable[[bytes], None]
    samples: tuple[bytes, ...]
    """What to begin with."""


def targets() -> dict[str, Target]:
    """Every target by its name."""
    reader = Reader()
    books = tuple(unzipped(data) for data in _samples("xlsx"))
    return {
        "guard": Target(_guard, (*_samples("xlsx")[:2], *_samples("xls")[:2], b"\x01a;b\n1;2\n")),
        "csv": _file_target(reader, "csv"),
        "html": _file_target(reader, "html"),
        "json": _file_target(reader, "json"),
        "xls": Target(
            lambda data: _read(reader, "a.xls", data),
            tuple(data[_STREAM:].rstrip(b"\0") + b"\0\0" for data in _samples("xls")),
        ),
        "xlsx": Target(
            _in_part(reader, "a.xlsx", books[0], _XLSX_PARTS),
            tuple(
                bytes([place]) + parts[name]
                for place, name in enumerate(_XLSX_PARTS)
                for parts in books
            ),
        ),
        "ods": _part_target(reader, "ods", "content.xml"),
        "docx": _part_target(reader, "docx", "word/document.xml"),
        "values": Target(
            _values(reader),
            tuple(bytes([n]) + text.encode("utf-8", "replace") for n, text in enumerate(TEXTS)),
        ),
        "decisions": Target(_texts(reader), tuple(_decisions())),
        "headers": Target(_headers(reader), (b"", bytes(range(70)), bytes(range(1, 255, 3)))),
    }


def _samples(form: str) -> tuple[bytes, ...]:
    draw = Random(form)  # noqa: S311 -- it is to be foreseen
    tables: list[Tables] = [seed.tables for seed in seeds()]  # type: ignore[misc]
    return tuple(sound(form, one, draw) for one in tables)


def _read(reader: Reader, name: str, data: bytes) -> None:
    reader.read(name, data)


def _file_target(reader: Reader, form: str) -> Target:
    return Target(lambda data: _read(reader, f"a.{form}", data), _samples(form))


def _part_target(reader: Reader, form: str, part: str) -> Target:
    """The part that holds the content of a document."""
    books = [unzipped(data) for data in _samples(form)]
    run = _in_part(reader, f"a.{form}", books[0], (part,))
    return Target(run, tuple(b"\0" + parts[part] for parts in books))


def _in_part(
    reader: Reader, name: str, parts: dict[str, bytes], spoilt: tuple[str, ...]
) -> Callable[[bytes], None]:
    """Puts the data in the place of a part, which its first byte chooses."""

    def run(data: bytes) -> None:
        if data:
            part = spoilt[data[0] % len(spoilt)]
            reader.read(name, zipped({**parts, part: data[1:]}))

    return run


def _guard(data: bytes) -> None:
    """What a file is, and its archive, under every name."""
    name = _NAMES[data[0] % len(_NAMES)] if data else ""
    sniff(data, name)
    sniff(data[1:], name)
    for one in (data, data[1:]):
        try:
            archive = open_workbook_archive(one, name)
            for member in archive.unchecked():
                for _ in archive.pieces(member):
                    pass
        except Rejected as rejected:
            if rejected.code not in CODES:
                raise BrokenPromiseError(rejected.code) from rejected


def _values(reader: Reader) -> Callable[[bytes], None]:
    """A text as the cell of a column, which the first byte chooses."""
    columns = [column for kind in kinds().values() for column in kind.fields]

    def run(data: bytes) -> None:
        text = data[1:].decode("utf-8", "surrogateescape")
        column = columns[data[0] % len(columns)] if data else columns[0]
        _check_parsed(CellParser(reader.settings, TODAY), text, column)

    return run


def _check_parsed(parser: CellParser, text: str, column: Field) -> None:
    parsed = parser.parse(text, column)
    if parsed.code is not None and parsed.code not in CODES:
        raise BrokenPromiseError(parsed.code)


def _texts(reader: Reader) -> Callable[[bytes], None]:
    """A file of decisions, of settings, of themes."""

    def run(data: bytes) -> None:
        for _, problems in (
            read_mapping_file("a.yaml", data, reader.settings),
            read_settings("a.yaml", data),
            read_themes("a.yaml", data),
        ):
            reader.check(problems)

    return run


def _decisions() -> Iterator[bytes]:
    yield 'colonnes:\n  "Ville": quartier\nvaleurs:\n  thèmes:\n    "bus": Mobilités\n'.encode()
    yield b"columns:\n  a: -\nvalues:\n  themes:\n    b: c\n"
    yield (ROOT / "examples" / "romainville" / "absr.yaml").read_bytes()[:4000]


def _headers(reader: Reader) -> Callable[[bytes], None]:
    """A sheet whose cells are headings and hostile texts, two bytes a cell."""
    found = {
        str(cell) for seed in seeds() for _, rows in seed.tables for row in rows for cell in row
    }
    words = (*_WORDS, *sorted(word for word in found if len(word) < 60))  # noqa: PLR2004

    def run(data: bytes) -> None:
        width = data[0] % 12 + 1 if data else 1
        numbers = [int.from_bytes(data[i : i + 2], "big") for i in range(1, len(data) - 1, 2)]
        cells = [words[n % len(words)] if n & 7 else None for n in numbers]
        rows = tuple(
            Row(n // width + 1, tuple(cells[n : n + width]))
            for n in range(0, len(cells), width)
            if any(cell is not None for cell in cells[n : n + width])
        )
        none: frozenset[int] = frozenset()
        sheet = Sheet(
            "Feuil1", SheetState.VISIBLE, rows, (), none, none, none, False, False, {}, {}
        )
        book = Workbook("a.xlsx", "0" * 64, (sheet,), False, False, False)
        is_recognised(book)
        reader.check(read_tables(book, CellParser(reader.settings, TODAY)).problems)

    return run
