"""Small files in the exact shapes of Insee, written from one table of numbers."""

from __future__ import annotations

import io
import zipfile
from typing import TYPE_CHECKING

import xlsxwriter

from absr.territory import communes_of, territory

if TYPE_CHECKING:
    from pathlib import Path

ROMAINVILLE = "93063"
EPT = "EPT-200057875"
MEMBERS = tuple(one.code for one in communes_of(territory(EPT)))
"""The nine communes of Est Ensemble."""
NEIGHBOURS = (*MEMBERS, "93001", "93066", "75056", "01004")

AGES = {"P_POP0014": ("Y_LT15", "_T"), "P_H0014": ("Y_LT15", "M"), "P_F0014": ("Y_LT15", "F")}
"""Variable → the age and the sex of Melodi."""
CENSUS = ("P_POP", *AGES)


def number(code: str, name: str, year: int) -> str:
    """An invented count, with as many digits as Insee writes: always the same one."""
    seed = int(code, 36) * 7919 + sum(map(ord, name)) * 104_729 + year
    return repr(1000 + seed % 90_000 + (seed * 2_654_435_761 % 10**11) / 10**11)


def heading(name: str, year: int) -> str:
    """The name of a column: `P21_POP`."""
    return f"{name[0]}{year % 100:02d}_{name[2:]}"


Table = tuple[list[str], list[list[str]]]


def wide_table(
    year: int = 2021, codes: tuple[str, ...] = NEIGHBOURS, names: tuple[str, ...] = CENSUS
) -> Table:
    """Headings and rows of a wide file of three vintages, as the census has them."""
    years = (year, year - 6, year - 11)
    heads = ["CODGEO", *(heading(name, one) for one in years for name in names), "P09_AUTRE"]
    rows = [[code, *(number(code, n, y) for y in years for n in names), "x"] for code in codes]
    return heads, rows


def wide_text(table: Table, separator: str = ";", end: str = "\n", *, quoted: bool = False) -> str:
    """A table as the text of a file."""
    mark = '"' if quoted else ""
    lines = [separator.join(f"{mark}{cell}{mark}" for cell in row) for row in (table[0], *table[1])]
    return end.join([*lines, ""])


def zipped(path: Path, parts: dict[str, str]) -> Path:
    """A compressed folder of these texts."""
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as folder:
        for name, text in parts.items():
            folder.writestr(name, text)
    path.write_bytes(target.getvalue())
    return path


META = "COD_VAR;LIB_VAR;LIB_VAR_LONG;COD_MOD;LIB_MOD;TYPE_VAR;LONG_VAR\nP21_POP;Pop;Pop;;;NUM;8\n"


def wide_zip(path: Path, table: Table) -> Path:
    """The file as Insee delivers it, its description beside it."""
    name = "base-cc-evol-struct-pop-2021"
    return zipped(path, {f"meta_{name}.CSV": META, f"{name}.CSV": wide_text(table)})


def wide_book(path: Path, table: Table, sheet: str = "COM_2021") -> Path:
    """The workbook of Insee: titles, long labels on row 5, codes on row 6, numbers as numbers."""
    book = xlsxwriter.Workbook(str(path))
    page = book.add_worksheet(sheet)
    page.write(0, 0, "Évolution et structure de la population")
    page.write(1, 0, "Mise en ligne le 27/06/2024")
    heads, rows = table
    for column, name in enumerate(heads):
        page.write(4, column, f"Libellé de {name}")
        page.write(5, column, name)
    for line, row in enumerate(rows, start=6):
        for column, cell in enumerate(row):
            write = page.write_string if column == 0 or not _is_number(cell) else page.write_number
            write(line, column, cell if write == page.write_string else float(cell))
    about = book.add_worksheet("Documentation")
    about.write(0, 0, "Champ : communes de France")
    book.close()
    return path


def _is_number(text: str) -> bool:
    return text.replace(".", "", 1).isdigit()


def melodi_text(
    year: int = 2021, codes: tuple[str, ...] = NEIGHBOURS, more: tuple[str, ...] = ()
) -> str:
    """The long file of Melodi, every field quoted; `more`: further lines."""
    heads = ("AGE", "GEO", "GEO_OBJECT", "RP_MEASURE", "SEX", "TIME_PERIOD", "OBS_VALUE")
    lines = [";".join(f'"{name}"' for name in heads)]
    for code in codes:
        for one in (year, year - 6, year - 11):
            for name in CENSUS:
                age, sex = AGES.get(name, ("_T", "_T"))
                cells = (age, code, "COM", "POP", sex, str(one), number(code, name, one))
                lines.append(";".join(f'"{cell}"' for cell in cells))
    return "\n".join([*lines, *more, ""])


def melodi_zip(path: Path, text: str) -> Path:
    """The file of Melodi in its compressed folder."""
    about = '"COD_VAR";"LIB_VAR"\n"GEO";"Géographie"\n'
    parts = {"DS_RP_POPULATION_PRINC_metadata.csv": about, "DS_RP_POPULATION_PRINC_data.csv": text}
    return zipped(path, parts)


def iris_text(year: int = 2021) -> str:
    """The wide file by IRIS: three of Romainville, one of elsewhere, a commune that is not cut."""
    names = [heading(name, year) for name in CENSUS]
    lines = [";".join(("IRIS", "COM", "TYP_IRIS", "LAB_IRIS", *names))]
    for code in ("930630101", "930630102", "930630103", "930480101", "010010000"):
        numbers = [number(code, name, year) for name in CENSUS]
        lines.append(";".join((code, code[:5], "H", "1", *numbers)))
    return "\n".join([*lines, ""])
