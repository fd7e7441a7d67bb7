"""Builds the pages on the sheets and their columns from the kinds that absr declares.

    python tools/build_column_pages.py            writes docs/columns.md and docs/en/columns.md
    python tools/build_column_pages.py --check    exit 1 when a page differs, writes nothing

Headings, explanations, rules and values come from `absr.model.kinds` and `absr.model.value_lists`:
a kind added there is documented here, under the workbook it stands in. The same sources give the
same bytes.
"""

from __future__ import annotations

import argparse
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from absr.model.fields import ValueType
from absr.model.kinds import sheet_forms
from absr.model.labels import LANGUAGES, fold
from absr.model.value_lists import VALUE_LISTS
from absr.scaffold.project_files import WORKBOOKS, file_name
from absr.wording.speech import speak
from absr.wording.typography import french

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from absr.model.fields import Field, SheetForm
    from absr.model.labels import Language

ROOT = Path(__file__).resolve().parents[1]
PAGES: dict[Language, Path] = {"fr": Path("docs/columns.md"), "en": Path("docs/en/columns.md")}


@dataclass(frozen=True, slots=True)
class Frame:
    """The words around what the kinds declare, in one language."""

    title: str
    made: str
    introduction: str
    files: str
    workbook: str
    sheet: str
    columns: tuple[str, str, str, str, str]
    folded: str
    required: str
    required_unless: str
    optional: str
    also: str
    open_list: str
    types: Mapping[ValueType, str]
    bounds: str
    least: str
    most: str
    project_lists: Mapping[str, str]
    identity: str
    roughly: str
    lists: str
    lists_introduction: str
    list_columns: tuple[str, str]
    other_language: str


FRAMES: dict[Language, Frame] = {
    "fr": Frame(
        title="Les feuilles et leurs colonnes",
        made="Page construite par tools/build_column_pages.py : ne pas la modifier à la main.",
        introduction=(
            "Une colonne est reconnue à son titre : les majuscules, les accents, les articles et "
            "l'ordre des colonnes n'ont pas d'importance. Une colonne d'un autre titre n'est pas "
            "reprise, et absr le dit."
        ),
        files=(
            "Les feuilles sont rangées ici par classeur. C'est à ses titres qu'une feuille est "
            "reconnue, et non au nom de son fichier. Un tableau enregistré en .csv ou en .tsv se "
            "lit comme une feuille : absr le lit si la commande le nomme, et le trouve aussi dans "
            "les dossiers de phase quand ses titres sont connus."
        ),
        workbook="{title} (`{file}`)",
        sheet="Feuille « {title} »",
        columns=(
            "Titre",
            "Ce qu'il faut écrire",
            "Obligatoire",
            "Valeurs",
            "Autres titres reconnus",
        ),
        folded="En italique, les colonnes repliées dans le classeur vierge.",
        required="oui",
        required_unless="oui, sauf si « {other} » est rempli",
        optional="non",
        also=" ; ",
        open_list="une autre valeur est gardée telle quelle, avec un avertissement",
        types={
            ValueType.REF: "un numéro ou un code",
            ValueType.REFS: "un ou plusieurs numéros ou noms, séparés par « ; »",
            ValueType.TEXT: "du texte",
            ValueType.LONG_TEXT: "du texte, long si besoin",
            ValueType.DATE: "une date : 12/06/2026, 12 juin 2026 ou 2026-06-12",
            ValueType.INTEGER: "un nombre entier",
            ValueType.NUMBER: "un nombre",
            ValueType.MEASURE: "un nombre, ou une raison de la liste {values}",
            ValueType.YES_NO: "oui ou non",
            ValueType.CHOICE: "une valeur de la liste {values}",
            ValueType.CHOICES: "une ou plusieurs valeurs de la liste {values}, séparées par « ; »",
        },
        bounds="{type} de {minimum} à {maximum}",
        least="{type}, au moins {minimum}",
        most="{type}, au plus {maximum}",
        project_lists={
            "themes": "de vos thèmes (absr.yaml)",
            "decided_themes": "de vos thèmes (absr.yaml), ou « Aucun »",
            "districts": "de vos quartiers (absr.yaml)",
        },
        identity=(
            "Cette feuille nomme des personnes : elle est lue dans le dossier privé et nulle part "
            "ailleurs."
        ),
        roughly="un mois, une saison ou une année : mars 2021, automne 2022, fin 2020, 2020",
        lists="Les listes de valeurs",
        lists_introduction="Chaque valeur est reconnue sous l'une de ses écritures.",
        list_columns=("Valeur", "Autres écritures reconnues"),
        other_language="In English",
    ),
    "en": Frame(
        title="The sheets and their columns",
        made="Page built by tools/build_column_pages.py: not to be edited by hand.",
        introduction=(
            "A column is known by its heading: capitals, accents, articles and the order of the "
            "columns do not matter. A column with another heading is not taken, and absr says so."
        ),
        files=(
            "The sheets are given here by workbook. A sheet is known by its headings, not by the "
            "name of its file. A table saved as .csv or .tsv is read like a sheet: absr reads it "
            "when the command names it, and finds it in the phase folders too when its headings "
            "are known."
        ),
        workbook="{title} (`{file}`)",
        sheet="Sheet “{title}”",
        columns=("Heading", "What to write", "Required", "Values", "Other headings recognised"),
        folded="In italics, the columns that are folded in the blank workbook.",
        required="yes",
        required_unless="yes, unless “{other}” is filled",
        optional="no",
        also="; ",
        open_list="another value is kept as it is, with a warning",
        types={
            ValueType.REF: "a number or a code",
            ValueType.REFS: "one or several numbers or names, separated by “;”",
            ValueType.TEXT: "text",
            ValueType.LONG_TEXT: "text, long if need be",
            ValueType.DATE: "a date: 12/06/2026, 12 juin 2026 or 2026-06-12",
            ValueType.INTEGER: "a whole number",
            ValueType.NUMBER: "a number",
            ValueType.MEASURE: "a number, or a reason of the list {values}",
            ValueType.YES_NO: "yes or no",
            ValueType.CHOICE: "one value of the list {values}",
            ValueType.CHOICES: "one or several values of the list {values}, separated by “;”",
        },
        bounds="{type} from {minimum} to {maximum}",
        least="{type}, at least {minimum}",
        most="{type}, at most {maximum}",
        project_lists={
            "themes": "of your themes (absr.yaml)",
            "decided_themes": "of your themes (absr.yaml), or “None”",
            "districts": "of your districts (absr.yaml)",
        },
        identity="This sheet names persons: it is read into the private folder and nowhere else.",
        roughly="a month, a season or a year: March 2021, autumn 2022, end of 2020, 2020",
        lists="The lists of values",
        lists_introduction="Each value is recognised under any of its spellings.",
        list_columns=("Value", "Other spellings recognised"),
        other_language="En français",
    ),
}


def main() -> int:
    """Write the pages, or say which of them differ."""
    parser = argparse.ArgumentParser(description="Builds docs/columns.md from the declared kinds.")
    parser.add_argument(
        "--check", action="store_true", help="write nothing; exit 1 on a difference"
    )
    check = parser.parse_args().check
    pages = build_pages()
    differing = [path for path, text in pages.items() if _differs(path, text)]
    for path in differing:
        if check:
            print(f"differs: {path} (run `make docs`)")
        else:
            (ROOT / path).parent.mkdir(parents=True, exist_ok=True)
            (ROOT / path).write_bytes(pages[path].encode())
            print(f"written: {path}")
    return 1 if check and differing else 0


def build_pages() -> dict[Path, str]:
    """Both pages, by their path from the root of the repository."""
    return {PAGES[language]: page(language) for language in LANGUAGES}


def page(language: Language) -> str:
    """Every workbook with its sheets and their columns, then the lists of values."""
    frame = FRAMES[language]
    parts = [f"<!-- {frame.made} -->", f"# {frame.title}", frame.introduction, frame.files]
    parts.append(frame.folded)
    for workbook_id, forms in _workbooks().items():
        parts.append(f"## {_workbook_heading(workbook_id, language)}")
        for form in forms:
            parts.append(f"### {frame.sheet.format(title=form.title.of(language))}")
            if form.kind.holds_identities:
                parts.append(frame.identity)
            parts.append(columns_table(form, language))
    parts += [f"## {frame.lists}", frame.lists_introduction]
    for list_id in _lists_used():
        parts += [f"### {_list_name(list_id, language)}", values_table(list_id, language)]
    other: Language = "en" if language == "fr" else "fr"
    way = "en/columns.md" if other == "en" else "../columns.md"
    parts.append(f"[{frame.other_language}]({way})")
    text = "\n\n".join(parts) + "\n"
    return french(text) if language == "fr" else text


def _workbooks() -> dict[str, list[SheetForm]]:
    """Workbook → its sheets, in the order of the work."""
    found: dict[str, list[SheetForm]] = {workbook_id: [] for workbook_id in WORKBOOKS}
    for form in sheet_forms():
        found[form.workbook].append(form)
    return found


def _workbook_heading(workbook_id: str, language: Language) -> str:
    """What a workbook is called, and the name of its file."""
    return FRAMES[language].workbook.format(
        title=speak(language)(f"workbook.{workbook_id}.title"),
        file=file_name(workbook_id, language),
    )


def columns_table(form: SheetForm, language: Language) -> str:
    """The columns of one sheet, in their order there."""
    frame = FRAMES[language]
    rows = []
    for column in form.fields():
        heading = column.label.of(language)
        folded = not column.core and column.name != "ref"
        rows.append(
            (
                f"*{heading}*" if folded else f"**{heading}**",
                column.help.of(language),
                _required(form, column, language),
                _values(column, language),
                ", ".join(_other_headings(column, language)),
            )
        )
    return _table(frame.columns, rows)


def values_table(list_id: str, language: Language) -> str:
    """The values of one list with their other spellings."""
    rows = []
    for entry in VALUE_LISTS[list_id].entries:
        label = entry.label.of(language)
        words = (entry.label.fr, entry.label.en, *entry.aliases)
        rows.append((f"**{label}**", ", ".join(_distinct(words, label, language))))
    return _table(FRAMES[language].list_columns, rows)


def _lists_used() -> tuple[str, ...]:
    """The closed lists that columns refer to, in the order of the sheets."""
    forms = [form for workbook in _workbooks().values() for form in workbook]
    names = [column.values for form in forms for column in form.fields()]
    return tuple(dict.fromkeys(name for name in names if name in VALUE_LISTS))


def _list_name(list_id: str, language: Language) -> str:
    """A list is called as on the sheet of lists in the blank workbooks."""
    return speak(language)(f"list.{list_id}")


def _required(form: SheetForm, column: Field, language: Language) -> str:
    frame = FRAMES[language]
    if not column.required:
        return frame.optional
    if column.replaced_by is None:
        return frame.required
    return frame.required_unless.format(other=form.heading(column.replaced_by, language))


def _values(column: Field, language: Language) -> str:
    frame = FRAMES[language]
    text = frame.types[column.value]
    bounds = {"minimum": column.minimum, "maximum": column.maximum}
    if column.minimum is not None or column.maximum is not None:
        least = frame.least if column.maximum is None else frame.bounds
        pattern = frame.most if column.minimum is None else least
        text = pattern.format(type=text, **bounds)
    if column.values is not None:
        named = frame.project_lists.get(column.values)
        text = text.format(values=named or _link(column.values, language))
    more = [frame.open_list] * column.open_list + [frame.roughly] * column.roughly
    return frame.also.join([text, *more])


def _link(list_id: str, language: Language) -> str:
    name = _list_name(list_id, language)
    anchor = "".join(c for c in name.lower() if c.isalnum() or c in " -_").replace(" ", "-")
    return f"[{name}](#{anchor})"


def _other_headings(column: Field, language: Language) -> tuple[str, ...]:
    return _distinct(column.headings(), column.label.of(language), language)


def _distinct(words: Iterable[str], label: str, language: Language) -> tuple[str, ...]:
    """`words` in quotation marks, without those that differ by accents or case only."""
    seen = {fold(label) or label}
    kept = []
    for word in words:
        spelling = fold(word) or word
        if spelling not in seen:
            seen.add(spelling)
            kept.append(speak(language).quoted(word))
    return tuple(kept)


def _table(head: Iterable[str], rows: Iterable[Iterable[str]]) -> str:
    heads = tuple(head)
    lines = [f"| {' | '.join(heads)} |", "|" + "---|" * len(heads)]
    for row in rows:
        cells = " | ".join(cell.replace("|", "\\|") for cell in row)
        lines.append(f"| {cells} |")
    return "\n".join(lines)


def _differs(path: Path, text: str) -> bool:
    place = ROOT / path
    return not place.is_file() or place.read_bytes() != text.encode()


if __name__ == "__main__":
    sys.exit(main())
