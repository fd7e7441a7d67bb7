"""`validate_with_pandera.py FILE SHEET SCHEMA`: the wrong cells as JSON, with pandas and pandera.

SCHEMA is a table schema of frictionless: the same rules are made of it.
"""

import json
import sys
from pathlib import Path
from typing import Any

import pandas as pd
import pandera.pandas as pa

path, sheet, fields = sys.argv[1], sys.argv[2], json.loads(Path(sys.argv[3]).read_text("utf-8"))


def is_date(value: object) -> bool:
    """Whether a cell holds a day."""
    return not pd.isna(pd.to_datetime(value, errors="coerce"))


def is_whole(value: object) -> bool:
    """Whether a cell holds a whole number."""
    return isinstance(value, (int, float)) and float(value).is_integer()


def checks(field: dict[str, Any]) -> list[pa.Check]:
    """The rules of a column, each applied to every cell."""
    asked = field["constraints"]
    found = []
    if field["type"] == "date":
        found.append(pa.Check(is_date, element_wise=True))
    if "enum" in asked:
        found.append(pa.Check.isin(asked["enum"]))
    if field["type"] == "integer":
        least, most = asked.get("minimum"), asked.get("maximum", float("inf"))
        found.append(pa.Check(lambda v: is_whole(v) and least <= v <= most, element_wise=True))
    return found


columns = {
    field["name"]: pa.Column(
        checks=checks(field), nullable=not field["constraints"].get("required", False)
    )
    for field in fields["fields"]
}
places = {name: place for place, name in enumerate(columns)}
table = pd.read_excel(path, sheet_name=sheet, engine="openpyxl", dtype=object)
try:
    pa.DataFrameSchema(columns).validate(table, lazy=True)
    wrong = []
except pa.errors.SchemaErrors as errors:
    cases = errors.failure_cases
    wrong = sorted(
        {(int(i) + 2, places[c]) for i, c in zip(cases["index"], cases["column"], strict=True)}
    )
print(json.dumps(wrong))
