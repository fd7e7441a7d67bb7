"""Fill the example's workbook: `tools/example/*.csv` → `examples/romainville/`.

The people and words of the CSV files are invented. The workbook is the one that `absr init`
gives out, filled below its grey rows. usage: build_example.py
"""

from __future__ import annotations

import csv
from pathlib import Path
from typing import TYPE_CHECKING

from absr.model.fields import ValueType
from absr.model.kinds import sheet_forms
from absr.model.labels import fold
from absr.reading.settings import read_settings
from absr.reading.values import read_date
from absr.scaffold.blank_workbook import blank_workbook
from absr.wording.speech import speak

if TYPE_CHECKING:
    from absr.model.fields import Field, SheetForm

ROOT = Path(__file__).resolve().parent.parent
EXAMPLE = ROOT / "examples" / "romainville"
SHEETS = {"statements": "propos.csv", "persons": "personnes.csv"}


def rows_of(form: SheetForm, path: Path) -> list[dict[str, object]]:
    """The rows of a CSV file whose headings are those of the sheet."""
    by_heading = {fold(column.label.fr): column for column in form.fields()}
    with path.open(encoding="utf-8", newline="") as stream:
        return [
            {
                by_heading[fold(heading)].name: value_of(by_heading[fold(heading)], text)
                for heading, text in row.items()
                if text
            }
            for row in csv.DictReader(stream)
        ]


def value_of(column: Field, text: str) -> object:
    """A date or a whole number as such, everything else as text."""
    if column.value is ValueType.DATE:
        return read_date(text) or text
    return int(text) if column.value is ValueType.INTEGER and text.isdecimal() else text


def main() -> None:
    """Write the workbook."""
    settings, problems = read_settings("absr.yaml", (EXAMPLE / "absr.yaml").read_bytes())
    if settings is None:
        raise SystemExit(str(problems))
    forms = {form.id: form for form in sheet_forms()}
    source = Path(__file__).resolve().parent / "example"
    rows = {name: rows_of(forms[name], source / file) for name, file in SHEETS.items()}
    data = blank_workbook("interviews", settings, speak("fr"), rows)
    target = EXAMPLE / "1-analyse-croisee" / "entretiens.xlsx"
    target.parent.mkdir(parents=True, exist_ok=True)
    target.write_bytes(data)
    print(f"{target.relative_to(ROOT)}: { ({name: len(found) for name, found in rows.items()}) }")


if __name__ == "__main__":
    main()
