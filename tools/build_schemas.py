"""Builds the JSON Schemas of the kinds that `absr show` lists as they are declared.

    python tools/build_schemas.py            writes src/absr/schemas/KIND.schema.json
    python tools/build_schemas.py --check    exit 1 when a schema differs, writes nothing

Everything comes from the declaration of the kind; the same sources give the same bytes.
"""

from __future__ import annotations

import argparse
import json
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from absr.model.fields import ValueType
from absr.model.kinds import kinds
from absr.model.request_facts import RequestState
from absr.model.value_lists import VALUE_LISTS
from absr.workflow.tabulated import SHOWN

if TYPE_CHECKING:
    from absr.model.fields import Field, Kind

ROOT = Path(__file__).resolve().parents[1]
FOLDER = ROOT / "src" / "absr" / "schemas"
Schema = dict[str, object]

TEXT: Schema = {"type": "string"}
SOURCE: Schema = {
    "type": "object",
    "properties": {
        "file": {"type": "string"},
        "sheet": {"type": "string"},
        "row": {
            "description": "As the spreadsheet shows it: the first row is 1.",
            "type": "integer",
            "minimum": 1,
        },
    },
    "required": ["file", "sheet", "row"],
    "additionalProperties": False,
}
BESIDES: dict[str, Schema] = {
    "actor_type_text": {
        "description": "The words from which the type was told, where it was no value of the list.",
        "type": ["string", "null"],
    },
    "date_text": {
        "description": "The date as written where it is no day; the date is then its first day.",
        "type": ["string", "null"],
    },
    "person": {
        "description": "Code of the person, the same in every sheet that names them.",
        "type": ["string", "null"],
        "pattern": "^PERS-[A-Z0-9]{4,}$",
    },
    "themes_unknown": {
        "description": "Themes as written that are none of the project's.",
        "type": "array",
        "items": TEXT,
    },
}
"""What a record holds besides the columns of its sheet."""


def schema_of(kind: Kind, name: str | None = None, more: dict[str, Schema] | None = None) -> Schema:
    """The schema of `absr show KIND --json`; `name` where the table is called otherwise.

    `more`: what a row tells besides its record.
    """
    name = name or kind.id
    declared = {column.name: column for column in kind.fields if not column.identity}
    fields = [one for one in kind.record.__annotations__ if one not in {"id", "source"}]
    record: dict[str, Schema] = {
        "id": {"type": "string", "pattern": f"^{kind.prefix}-[A-Z0-9]{{4,}}$"},
        **{one: BESIDES.get(one) or _value(declared[one]) for one in fields},
        "source": SOURCE,
        **(more or {}),
    }
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "$id": f"urn:absr:{name}:1",
        "title": f"absr.{name}/1",
        "description": f"The answer of `absr show {name} --json`.",
        **_object(
            {
                "schema": {"const": f"absr.{name}/1"},
                name: {"type": "array", "items": _object(record)},
            }
        ),
    }


def schema_of_requests() -> Schema:
    """The schema of `absr show requests --json`: data requests, each with how far it has come."""
    states = [str(state) for state in RequestState]
    state: Schema = {
        "description": "How far the request has come, on the day of the answer.",
        "enum": states,
    }
    return schema_of(kinds()["data_requests"], "requests", {"state": state})


def schema_of_mappings() -> Schema:
    """The schema of `absr show mappings --json`."""
    lists = sorted({c.values for kind in kinds().values() for c in kind.fields if c.values})
    mapping: dict[str, Schema] = {
        "list": {
            "description": "`columns` where the words are the heading of a column.",
            "enum": ["columns", *lists],
        },
        "written": TEXT,
        "meaning": {
            "description": "Name of a field, or id of a value; null: the column is left out.",
            "type": ["string", "null"],
        },
        "label": {"description": "The meaning, as people call it.", "type": "string"},
        "since": {"type": "string", "format": "date"},
        "batch": {"type": "integer", "minimum": 1},
        "holds": {
            "description": "False where the project no longer has the value: no effect.",
            "type": "boolean",
        },
    }
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "$id": "urn:absr:mappings:1",
        "title": "absr.mappings/1",
        "description": "The answer of `absr show mappings --json`.",
        **_object(
            {
                "schema": {"const": "absr.mappings/1"},
                "mappings": {"type": "array", "items": _object(mapping)},
            }
        ),
    }


def _object(properties: dict[str, Schema]) -> Schema:
    return {
        "type": "object",
        "properties": properties,
        "required": list(properties),
        "additionalProperties": False,
    }


def _value(column: Field) -> Schema:
    """What one column holds; null when it was not filled, unless the row cannot do without."""
    described: Schema = {"description": column.help.en}
    listed = _listed(column)
    if column.value in {ValueType.CHOICES, ValueType.REFS}:
        return described | {"type": "array", "items": {"enum": listed} if listed else TEXT}
    if listed is not None:
        return described | {"enum": [*listed, *([] if column.blocking else [None])]}
    name = {
        ValueType.INTEGER: "integer",
        ValueType.NUMBER: "number",
        ValueType.YES_NO: "boolean",
    }.get(column.value, "string")
    bounds: Schema = {"minimum": column.minimum, "maximum": column.maximum}
    return {
        **described,
        "type": name if column.blocking else [name, "null"],
        **({"format": "date"} if column.value is ValueType.DATE else {}),
        **{bound: limit for bound, limit in bounds.items() if limit is not None},
    }


def _listed(column: Field) -> list[str] | None:
    """The ids of a closed list; None for an open one and for the project's own."""
    if column.open_list or column.values is None:
        return None
    values = VALUE_LISTS.get(column.values)
    return None if values is None else [entry.id for entry in values.entries]


def main() -> int:
    """Write every schema, or tell which ones differ."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--check", action="store_true")
    check = parser.parse_args().check
    status = 0
    schemas = {name: schema_of(kinds()[name]) for name in SHOWN}
    schemas |= {"requests": schema_of_requests(), "mappings": schema_of_mappings()}
    for name, schema in schemas.items():
        path = FOLDER / f"{name}.schema.json"
        text = json.dumps(schema, ensure_ascii=False, indent=2) + "\n"
        if not check:
            path.write_text(text, encoding="utf-8")
        elif not path.is_file() or path.read_text(encoding="utf-8") != text:
            sys.stdout.write(f"{path.relative_to(ROOT)} differs: python {sys.argv[0]}\n")
            status = 1
    return status


if __name__ == "__main__":
    sys.exit(main())
