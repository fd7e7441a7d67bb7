"""Fill the example's workbooks: `tools/example/*.csv` → `examples/romainville/`.

The people and words of the CSV files are invented. The workbooks are those that `absr init` gives
out, filled below their grey rows.

    python tools/build_example.py            writes the workbooks and texts
    python tools/build_example.py --check    exit 1 when one differs, writes nothing
"""

from __future__ import annotations

import argparse
import csv
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from absr.model.fields import ValueType
from absr.model.kinds import sheet_forms
from absr.model.labels import fold
from absr.reading.settings import read_settings
from absr.reading.values import read_date, read_number
from absr.scaffold.blank_workbook import blank_workbook
from absr.scaffold.project_files import WORKBOOKS, file_name, workbook_folder
from absr.store.paths import FOLDERS, PROSE
from absr.wording.speech import speak

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from absr.model.fields import Field, SheetForm
    from absr.model.settings import Settings

ROOT = Path(__file__).resolve().parent.parent
EXAMPLE = ROOT / "examples" / "romainville"
SOURCE = Path(__file__).resolve().parent / "example"
SHEETS = {
    "statements": "propos",
    "persons": "personnes",
    "actors": "acteurs",
    "resources": "ressources",
    "observations": "indicateurs",
    "diagnoses": "diagnostics",
    "pilots": "pilotes",
    "invitations": "invitations",
    "attendance": "emargement",
    "tables": "tables",
    "contributions": "contributions",
    "votes": "votes",
    "evaluations": "evaluations",
    "pledges": "engagements",
    "actions": "actions",
    "updates": "suivi",
    "responses": "reponses",
    "lessons": "lecons",
    "milestones": "jalons",
    "levers": "leviers",
}
"""Sheet form → name of its CSV file."""

_WITH_NUMBERS = (ValueType.INTEGER, ValueType.NUMBER, ValueType.MEASURE)


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
    """A date or a number as such, everything else as text."""
    if column.value is ValueType.DATE:
        return read_date(text) or text
    if column.value in _WITH_NUMBERS:
        number = read_number(text)
        return text if number is None else int(number) if number.is_integer() else number
    return text


def made(settings: Settings) -> Iterator[tuple[str, bytes]]:
    """Place below the example's folder → content, for each workbook and text that has a source."""
    forms = {form.id: form for form in sheet_forms()}
    sources = {form: SOURCE / f"{name}.csv" for form, name in SHEETS.items()}
    rows = {form: rows_of(forms[form], path) for form, path in sources.items() if path.is_file()}
    folders = FOLDERS[settings.language]
    for workbook in WORKBOOKS:
        filled = _of_workbook(workbook, rows, forms)
        if filled:
            place = f"{folders[workbook_folder(workbook)]}/{file_name(workbook, settings.language)}"
            yield place, blank_workbook(workbook, settings, speak(settings.language), filled)
    for place in PROSE[settings.language].values():
        text = SOURCE / place
        if text.is_file():
            yield f"{folders['action']}/{place}", text.read_bytes()


def _of_workbook(
    workbook: str,
    rows: Mapping[str, Sequence[Mapping[str, object]]],
    forms: Mapping[str, SheetForm],
) -> dict[str, Sequence[Mapping[str, object]]]:
    return {form: found for form, found in rows.items() if forms[form].workbook == workbook}


def main() -> int:
    """Write the files, or only compare them."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--check", action="store_true")
    check = parser.parse_args().check
    settings, problems = read_settings("absr.yaml", (EXAMPLE / "absr.yaml").read_bytes())
    if settings is None:
        raise SystemExit(str(problems))
    stale = 0
    for place, data in made(settings):
        target = EXAMPLE / place
        if target.is_file() and target.read_bytes() == data:
            continue
        if check:
            print(f"{place} is out of date: run tools/build_example.py")
            stale = 1
        else:
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_bytes(data)
            print(f"written: {target.relative_to(ROOT)}")
    return stale


if __name__ == "__main__":
    sys.exit(main())
