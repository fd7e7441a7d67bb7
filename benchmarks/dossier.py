"""A file shaped as Insee's « dossier complet »: 35,000 communes, 1,900 columns; and its zip.

Run as `python -m benchmarks.dossier FOLDER` by an interpreter that has absr, in a process of its
own: the process that measures must stay small. Sixty columns have names that the indicators need:
fifty of the census, which add up, and ten of incomes, with a mark of secrecy in nearly half of
their cells. The numbers are invented; a third of them has as many digits as Insee writes.
"""

from __future__ import annotations

import random
import sys
import zipfile
from pathlib import Path

from absr.reading.statistics.wanted import wanted_variables
from absr.territory import communes

COLUMNS = 1_900
_WANTED_CENSUS, _WANTED_INCOME = 50, 10
_INCOME = ("MED", "TP60", "D1", "RD", "PIMP", "PPSOC", "PPMINI", "TP60AGE1", "TP60AGE6", "TP60TOL2")
_LINES = 400
"""Different lines: the rest are these again, under other codes."""
_SECRET = 0.45
_LONG = 0.3


def headings() -> list[str]:
    """The columns, those that are needed spread among the others."""
    census = sorted(n for n in wanted_variables() if n.startswith("P_"))[:_WANTED_CENSUS]
    needed = [f"P21_{name[2:]}" for name in census] + [f"{name}21" for name in _INCOME]
    others = [f"P{year}_AUTRE{n:03d}" for year in (21, 15, 10) for n in range(COLUMNS // 3 + 1)]
    step = COLUMNS // len(needed)
    names = ["CODGEO"]
    for place, name in enumerate(needed):
        names += [name, *others[place * (step - 1) : (place + 1) * (step - 1)]]
    used = len(names) - 1 - len(needed)
    return [*names, *others[used:]][:COLUMNS]


def write(folder: Path) -> None:
    """Write `dossier_complet.csv`, its zip with the description beside it, and the names needed."""
    names = headings()
    draw = random.Random(1)
    lines = [";".join(_cell(name, draw) for name in names[1:]) for _ in range(_LINES)]
    file = folder / "dossier_complet.csv"
    with file.open("w", encoding="utf-8") as stream:
        stream.write(";".join(names) + "\n")
        for one in communes():
            stream.write(f"{one.code};{draw.choice(lines)}\n")
    with zipfile.ZipFile(folder / "dossier_complet.zip", "w", zipfile.ZIP_DEFLATED) as packed:
        packed.writestr("meta_dossier_complet.csv", "COD_VAR;LIB_VAR\nCODGEO;Code\n")
        packed.write(file, file.name)
    needed = [name for name in names[1:] if "_AUTRE" not in name]
    (folder / "columns.txt").write_text("\n".join(["CODGEO", *needed]), encoding="utf-8")


def write_every_variable(folder: Path) -> None:
    """Write `every_variable.csv`: the same communes, every variable that some indicator names."""
    draw = random.Random(2)
    wanted = sorted(wanted_variables())
    names = [f"{n[0]}21_{n[2:]}" if n[1] == "_" else f"{n}21" for n in wanted if n != "SUPERF"]
    names += [f"{n[0]}15_{n[2:]}" for n in wanted if n[1] == "_"]
    with (folder / "every_variable.csv").open("w", encoding="utf-8") as stream:
        stream.write(";".join(["CODGEO", "SUPERF", *names]) + "\n")
        lines = [";".join(_cell(name, draw) for name in ("SUPERF", *names)) for _ in range(_LINES)]
        for one in communes():
            stream.write(f"{one.code};{draw.choice(lines)}\n")


def _cell(name: str, draw: random.Random) -> str:
    if not name.startswith("P") or name.startswith(("PIMP", "PP")):
        return "s" if draw.random() < _SECRET else str(draw.randrange(9_000, 30_000))
    if draw.random() < _LONG:
        return repr(draw.random() * draw.choice((3, 50, 900)))
    return str(draw.randrange(0, draw.choice((2, 10, 100, 900))))


if __name__ == "__main__":
    write(Path(sys.argv[1]))
    write_every_variable(Path(sys.argv[1]))
