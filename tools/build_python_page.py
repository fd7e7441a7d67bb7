"""Builds the pages on the Python interface from the tables that absr declares.

    python tools/build_python_page.py            writes docs/python.md and docs/en/python.md
    python tools/build_python_page.py --check    exit 1 when a page differs, writes nothing

Tables and columns come from `absr.notebook.columns`, what each holds from the catalogues; the same
sources give the same bytes.
"""

from __future__ import annotations

import argparse
import sys
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from absr.model.labels import LANGUAGES
from absr.notebook.columns import DAY, LIST, NUMBER, TABLES, TEXT, WHOLE, YES_NO
from absr.wording.speech import speak

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from absr.model.labels import Language
    from absr.notebook.columns import Table

ROOT = Path(__file__).resolve().parents[1]
PAGES: dict[Language, Path] = {"fr": Path("docs/python.md"), "en": Path("docs/en/python.md")}


class Frame(NamedTuple):
    """The words around the tables, in one language."""

    title: str
    made: str
    introduction: str
    example: str
    indexed_by: str
    heads: tuple[str, str, str]
    types: Mapping[str, str]
    other: str


FRAMES: dict[Language, Frame] = {
    "fr": Frame(
        title="Lire un projet avec Python",
        made="Page construite par tools/build_python_page.py : ne pas la modifier à la main.",
        introduction="""\
`absr.open_project` donne les tables d'un projet en DataFrames de pandas, pour un carnet Jupyter ou
un script. Rien n'est jamais écrit dans le projet. Les tables passent par la même garde que les
rapports : `audience="internal"` (par défaut), `"partners"` ou `"public"` ; un nombre trop petit
pour être montré manque (`<NA>`), un nom est masqué, un propos sans accord n'a pas de texte.

```python
import absr

projet = absr.open_project("romainville")
projet.readings()[["label", "voices", "provision"]]
absr.open_project("romainville", audience="public").figures()
```

`projet.columns("statements")` dit ce que contient chaque colonne d'une table. Chaque appel donne
une nouvelle table, qui est à vous. Une faute est une `absr.ProjectError`, avec son
code (`absr explain CODE`) et ce qu'il faut faire.""",
        example="Un carnet complet, vérifié par les tests : "
        "[examples/lecture_croisee.py](examples/lecture_croisee.py).",
        indexed_by="Index",
        heads=("Colonne", "Type", "Ce qu'elle contient"),
        types={
            TEXT: "texte",
            WHOLE: "nombre entier",
            NUMBER: "nombre",
            YES_NO: "oui ou non",
            DAY: "jour",
            LIST: "suite d'identifiants",
        },
        other="[In English](en/python.md)",
    ),
    "en": Frame(
        title="Reading a project with Python",
        made="Page built by tools/build_python_page.py: do not edit it by hand.",
        introduction="""\
`absr.open_project` gives the tables of a project as pandas DataFrames, for a Jupyter notebook or a
script. Nothing is ever written to the project. The tables pass the same gate as the reports:
`audience="internal"` (the default), `"partners"` or `"public"`; a count too small to be shown is
missing (`<NA>`), a name is masked, a statement without permission has no text.

```python
import absr

project = absr.open_project("romainville")
project.readings()[["label", "voices", "provision"]]
absr.open_project("romainville", audience="public").figures()
```

`project.columns("statements")` says what each column of a table holds. Each call gives a new table,
which is yours. A fault is an `absr.ProjectError`, with its code
(`absr explain CODE`) and what to do.""",
        example="A whole notebook (in French), run by the tests: "
        "[examples/lecture_croisee.py](../examples/lecture_croisee.py).",
        indexed_by="Index",
        heads=("Column", "Type", "What it holds"),
        types={
            TEXT: "text",
            WHOLE: "whole number",
            NUMBER: "number",
            YES_NO: "yes or no",
            DAY: "day",
            LIST: "tuple of ids",
        },
        other="[En français](../python.md)",
    ),
}


def page(language: Language) -> str:
    """The page in one language."""
    frame = FRAMES[language]
    parts = [
        f"<!-- {frame.made} -->",
        f"# {frame.title}",
        frame.introduction,
        frame.example,
        *(section for table in TABLES for section in _section(table, language)),
        frame.other,
    ]
    return "\n\n".join(parts) + "\n"


def _section(table: Table, language: Language) -> Iterator[str]:
    frame, speech = FRAMES[language], speak(language)
    yield f"## `{table.name}()`"
    yield speech(f"notebook.{table.name}.row")
    yield f"{frame.indexed_by}{' ' if language == 'fr' else ''}: " + ", ".join(
        f"`{name}`" for name in table.indexed_by
    )
    rows = [
        f"| `{column.name}` | {frame.types[column.dtype]} "
        f"| {speech(f'notebook.{table.name}.{column.name}')} |"
        for column in table.columns
    ]
    head = " | ".join(frame.heads)
    yield "\n".join([f"| {head} |", "|---|---|---|", *rows])


def main() -> int:
    """Write the pages, or only compare them."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--check", action="store_true")
    check = parser.parse_args().check
    stale = 0
    for language in LANGUAGES:
        path, text = ROOT / PAGES[language], page(language)
        if path.exists() and path.read_text(encoding="utf-8") == text:
            continue
        if check:
            print(f"{PAGES[language]} is out of date: run `make docs`")
            stale = 1
        else:
            path.write_text(text, encoding="utf-8", newline="\n")
    return stale


if __name__ == "__main__":
    sys.exit(main())
