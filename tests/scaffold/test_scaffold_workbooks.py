"""The blank workbooks of a new project, and the form for telephones, opened with other readers."""

from __future__ import annotations

import datetime as dt
import io
import re

import openpyxl
import pytest

from absr.model.fields import ValueType
from absr.model.kinds import sheet_forms
from absr.model.labels import LANGUAGES
from absr.model.settings import Settings
from absr.scaffold.blank_workbook import blank_workbook, short_help, short_title
from absr.scaffold.default_themes import default_themes
from absr.scaffold.xlsform import interview_form
from absr.wording.speech import speak

WORKBOOKS = sorted({form.workbook for form in sheet_forms()})
IN_FOLDERS = {
    "fr": {
        "0-cadrage/diagnostics.xlsx",
        "1-analyse-croisee/entretiens.xlsx",
        "1-analyse-croisee/acteurs.xlsx",
        "1-analyse-croisee/indicateurs.xlsx",
        "1-analyse-croisee/formulaire-kobo.xlsx",
        "2-atelier/pilotes.xlsx",
        "2-atelier/invitations.xlsx",
        "2-atelier/tables.xlsx",
        "2-atelier/contributions.xlsx",
        "3-recit-action/engagements.xlsx",
        "3-recit-action/actions.xlsx",
        "capitalisation/carnet.xlsx",
    },
    "en": {
        "0-framing/diagnoses.xlsx",
        "1-cross-analysis/interviews.xlsx",
        "1-cross-analysis/actors.xlsx",
        "1-cross-analysis/indicators.xlsx",
        "1-cross-analysis/kobo-form.xlsx",
        "2-workshop/pilots.xlsx",
        "2-workshop/invitations.xlsx",
        "2-workshop/tables.xlsx",
        "2-workshop/contributions.xlsx",
        "3-narrative-action/pledges.xlsx",
        "3-narrative-action/actions.xlsx",
        "capitalisation/notebook.xlsx",
    },
}


def town(language: str) -> Settings:
    """The settings of a project."""
    return Settings("93063", "Romainville", "CCAS", language, 2026, None, default_themes(language))


def opened(workbook: str, language: str, rows=None) -> openpyxl.Workbook:
    """A workbook as another program reads it."""
    data = blank_workbook(workbook, town(language), speak(language), rows)
    return openpyxl.load_workbook(io.BytesIO(data))


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_new_project_has_every_workbook_in_its_folder(absr, tmp_path, language):
    """Eleven workbooks and the form, under names of the project's language."""
    root = tmp_path / "town"
    assert absr("init", "93063", "--no-input", "--lang", language, "--dir", root).status == 0
    made = {path.relative_to(root).as_posix() for path in root.rglob("*.xlsx")}
    assert made == IN_FOLDERS[language]


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("workbook", WORKBOOKS)
def test_every_column_is_there_explained_and_whole(workbook, language):
    """Its heading, the help beside a chosen cell, its line of instructions; nothing is cut."""
    book = opened(workbook, language)
    spoken = speak(language)
    explained = {(str(a.value), str(b.value)) for a, b in book.worksheets[0].iter_rows(max_col=2)}
    for form in (form for form in sheet_forms() if form.workbook == workbook):
        sheet = book[form.title.of(language)]
        helps = {
            str(rule.sqref).split("2", maxsplit=1)[0]: rule
            for rule in sheet.data_validations.dataValidation
        }
        for place, column in enumerate(form.fields(), start=1):
            heading = spoken.typeset(column.label.of(language))
            text = spoken.typeset(column.help.of(language))
            cell = sheet.cell(1, place)
            assert cell.value == heading
            assert helps[cell.column_letter].prompt == text
            assert helps[cell.column_letter].promptTitle in {heading, heading.split(" (")[0]}
            assert any(a == heading and b.startswith(text) for a, b in explained)


@pytest.mark.parametrize("workbook", WORKBOOKS)
def test_every_listed_column_has_its_drop_down(workbook):
    """It shows the values of the list, in order, as they stand on the last sheet."""
    book = opened(workbook, "fr")
    lists = book.worksheets[-1]
    for form in (form for form in sheet_forms() if form.workbook == workbook):
        rules = {
            str(rule.sqref).split("2", maxsplit=1)[0]: rule
            for rule in book[form.title.fr].data_validations.dataValidation
        }
        for place, column in enumerate(form.fields(), start=1):
            rule = rules[openpyxl.utils.get_column_letter(place)]
            expected = ("Oui", "Non") if column.value is ValueType.YES_NO else None
            if column.values:
                expected = town("fr").choices(column.values)
            if not expected:
                assert rule.type in {None, "none"}
                continue
            area = rule.formula1.rsplit("!", maxsplit=1)[1].replace("$", "")
            assert tuple(cell.value for (cell,) in lists[area]) == expected
            assert bool(rule.showErrorMessage) is (column.value is not ValueType.MEASURE)


def test_a_number_beside_a_list_of_reasons_warns_nobody():
    """The value of an indicator takes any number; the reasons are only offered."""
    sheet = opened("indicators", "fr")["Indicateurs"]
    (rule,) = [r for r in sheet.data_validations.dataValidation if str(r.sqref).startswith("D2")]
    assert rule.type == "list"
    assert not rule.showErrorMessage


def test_cells_are_typed_as_they_are_filled():
    """Days are days, numbers numbers; short texts and numbers of records are texts."""
    form = next(form for form in sheet_forms() if form.id == "actions")
    row = {"ref": "A1", "lead": "12-14", "evidence": ("E1",), "cost": 3, "finding": "long"}
    row |= {"first_step_on": dt.date(2027, 1, 15)}
    sheet = opened("actions", "fr", {"actions": [row]})["Actions"]
    cells = sheet[2 + len(form.examples)]
    formats = {c.name: cell.number_format for c, cell in zip(form.fields(), cells, strict=True)}
    assert formats["ref"] == formats["lead"] == formats["evidence"] == "@"
    assert formats["first_step_on"] == "dd/mm/yyyy"
    assert formats["cost"] == "#,##0"
    assert formats["finding"] == "General"
    (rule,) = [r for found in sheet.conditional_formatting for r in found.rules]
    assert rule.dxf.numFmt.formatCode == "#,##0.######"


def test_rows_are_written_as_people_write_them():
    """Several values are joined, true is oui, decimals stay, a number of a record stays text."""
    row = {
        "ref": 12,
        "title": "=1+1",
        "themes": ("Mobilités", "Jeunesse"),
        "cost": 1200.5,
        "first_step_on": dt.date(2027, 1, 15),
        "evidence": ("E01", "00123"),
    }
    sheet = opened("actions", "fr", {"actions": [row]})["Actions"]
    form = next(form for form in sheet_forms() if form.id == "actions")
    number = 2 + len(form.examples)
    found = {c.name: sheet.cell(number, place) for place, c in enumerate(form.fields(), 1)}
    assert found["ref"].value == "12"
    assert (found["title"].value, found["title"].data_type) == ("=1+1", "s")
    assert found["themes"].value == "Mobilités ; Jeunesse"
    assert found["cost"].value == 1200.5
    assert found["first_step_on"].value == dt.datetime(2027, 1, 15)
    assert found["evidence"].value == "E01 ; 00123"
    assert found["aim"].value is None


def test_what_names_persons_is_tinted():
    """The tab, the headings and the cells of names and contacts; the footer says to keep it in."""
    book = opened("invitations", "fr")
    for sheet, names in ((book["Invitations"], {"B", "C", "D"}), (book["Émargement"], {"B", "C"})):
        assert sheet.sheet_properties.tabColor.rgb == "FFA33B20"
        assert "ne sort pas du bureau" in sheet.oddFooter.left.text
        for letter in names:
            assert sheet[f"{letter}1"].fill.fgColor.rgb == "FFA33B20"
        assert sheet["A1"].fill.fgColor.rgb != "FFA33B20"


def test_long_headings_and_helps_are_never_cut_in_a_word():
    """A title over 32 signs loses its brackets, a help over 255 its last sentences."""
    assert short_title("Besoins (garde, accès, traduction)") == "Besoins"
    assert short_title("Quartier") == "Quartier"
    assert short_title("Un titre qui reste trop long sans aucune parenthèse") == ""
    sentence = "Une phrase d'aide qui tient sur une ligne de la bulle. "
    assert short_help(sentence * 3).startswith(sentence)
    shown = short_help(sentence * 9)
    assert len(shown) <= 255
    assert shown == (sentence * 4).strip()
    assert len(short_help("a" * 900)) <= 255


def test_the_same_settings_give_the_same_bytes():
    """Nothing of the clock or the machine enters a workbook or the form."""
    for workbook in WORKBOOKS:
        assert blank_workbook(workbook, town("fr"), speak("fr")) == blank_workbook(
            workbook, town("fr"), speak("fr")
        )
    assert interview_form(town("en"), speak("en")) == interview_form(town("en"), speak("en"))


# -- the form for telephones -------------------------------------------------------------------


def sheets_of_form(settings: Settings) -> dict[str, list[dict[str, object]]]:
    """Sheet → its rows."""
    book = openpyxl.load_workbook(io.BytesIO(interview_form(settings, speak(settings.language))))
    found = {}
    for sheet in book.worksheets:
        head, *rows = sheet.iter_rows(values_only=True)
        found[sheet.title] = [dict(zip(head, row, strict=True)) for row in rows]
    return found


@pytest.mark.parametrize("language", LANGUAGES)
def test_pyxform_converts_the_form_without_a_warning(tmp_path, language):
    """As KoboToolbox does when it is uploaded."""
    xls2xform = pytest.importorskip("pyxform.xls2xform")
    path = tmp_path / "form.xlsx"
    path.write_bytes(interview_form(town(language), speak(language)))
    done = xls2xform.convert(path)
    assert done.warnings == []
    assert "Qui (fonction, structure)" in done.xform
    assert "Social landlord" in done.xform


def test_the_form_asks_for_every_column_but_a_name():
    """Each column of the interview sheet once; statements in a round; no person is asked for."""
    found = sheets_of_form(town("fr"))
    form = next(form for form in sheet_forms() if form.id == "statements")
    asked = [str(row["name"]) for row in found["survey"] if row["name"]]
    for column in form.fields():
        assert asked.count(column.name) == 1
    types = [row["type"] for row in found["survey"]]
    begins, ends = types.index("begin_repeat"), types.index("end_repeat")
    said = {row["name"] for row in found["survey"][begins:ends]}
    assert {c.name for c in form.kind.fields} - {"ref"} <= said
    assert "consent" not in said
    assert asked.index("consent") < asked.index("quote")
    persons = next(form for form in sheet_forms() if form.id == "persons")
    assert not {c.name for c in persons.kind.fields if c.identity} & set(asked)
    assert not re.search("nom de famille|prénom|téléphone", str(found["survey"]), re.IGNORECASE)


def test_the_choices_of_the_form_are_read_back():
    """What a telephone sends (the id of a value) is a spelling of that value."""
    settings = town("fr")
    for row in sheets_of_form(settings)["choices"]:
        if row["list_name"] == "yes_no":
            continue
        from absr.model.labels import fold_without_articles

        known = settings.spellings(str(row["list_name"]))
        assert known[fold_without_articles(str(row["name"]))] == row["name"]


def test_a_theme_more_makes_a_new_version_of_the_form():
    """KoboToolbox asks for another version when the questions change, and only then."""
    settings = town("fr")
    fewer = settings._replace(themes=settings.themes[:-1])
    versions = [sheets_of_form(s)["settings"][0]["version"] for s in (settings, settings, fewer)]
    assert versions[0] == versions[1] != versions[2]
