"""Tables as offices make them: each oddity alone, in a file of its own, read through the command.

What is expected is counted by hand: the ten interviews of `conftest.py`, two statements each.
"""

from __future__ import annotations

import datetime as dt
import json

import openpyxl
import pytest
from every_code import ROWS
from openpyxl.utils.datetime import CALENDAR_MAC_1904


@pytest.fixture
def read(stage):
    """Run the command that a builder gave; the answer of its only file."""

    def run(command, status=None):
        ran = stage.project.run(*command, "--json")
        assert status is None or ran.status == status, ran.out
        (answer,) = ran.json["files"]
        return answer

    return run


def codes(answer):
    """Code and cells of every problem of a file."""
    return sorted((p["code"], *p["cells"]) for p in answer["problems"])


def said(stage):
    """Number → nature, themes and words of each statement, in the order of the sheet."""
    found: dict[str, list] = {}
    for one in stage.project.run("show", "interviews", "--json").json["interviews"]:
        found[one["ref"]] = [
            (s["nature"], tuple(s["themes"]), s["text"]) for s in one["statements"]
        ]
    return found


def is_whole(stage, answer):
    """Whether all ten interviews with their twenty statements were taken."""
    counted = {kind: answer["records"][kind] for kind in ("interviews", "statements")}
    return counted == {"interviews": 10, "statements": 20}


# -- around the table --------------------------------------------------------------------------


def test_title_rows_above_the_header(stage, read):
    """Three lines of title, a blank one, then the table: nothing is said but what they were."""

    def above(book):
        book["Propos"].insert_rows(1, 4)
        for row, text in enumerate(("CCAS de Romainville", "Entretiens 2026", "Version 3"), 1):
            book["Propos"].cell(row, 1, text)

    answer = read(stage.edited(above), 0)
    assert is_whole(stage, answer)
    assert answer["sheets"][0]["header_rows"] == [5]
    assert [t["text"] for t in answer["sheets"][0]["titles"]] == [
        "CCAS de Romainville",
        "Entretiens 2026",
        "Version 3",
    ]


def test_a_header_of_three_rows(stage, read):
    """Groups above groups above the headings: the lowest row names the columns."""

    def groups(book):
        sheet = book["Propos"]
        sheet.insert_rows(1, 2)
        for address, text in {"A1": "Fiche", "F1": "Parole", "A2": "Qui", "F2": "Quoi"}.items():
            sheet[address] = text
        sheet.merge_cells("A1:E1")
        sheet.merge_cells("F1:I1")

    answer = read(stage.edited(groups), 0)
    assert is_whole(stage, answer)
    assert answer["sheets"][0]["header_rows"][-1] == 3


def test_a_heading_that_only_its_group_explains(stage, read):
    """« Thèmes » over « Principal » and « Secondaire »: both columns are read as themes."""
    heads = [head if head != "Thème" else "Principal" for head in ROWS]
    group = ["Thèmes" if head == "Principal" else None for head in heads]
    place = heads.index("Principal") + 1
    heads.insert(place, "Secondaire")
    group.insert(place, None)
    rows = []
    for ref in ("E01", "E02"):
        row = stage.row(A=ref)
        row.insert(place, "Mobilités")
        rows.append(row)
    answer = read(stage.sheets({"Propos": [group, heads, *rows]}), 0)
    assert answer["sheets"][0]["header_rows"] == [1, 2]
    assert {themes for one in said(stage).values() for _, themes, _ in one} == {
        ("jeunesse", "mobilites")
    }


def test_the_end_of_the_table(stage, read):
    """A blank row, a total and a note below the table are no interviews, and are listed."""

    def below(book):
        sheet = book["Propos"]
        last = sheet.max_row
        sheet.cell(last + 2, 1, "TOTAL")
        sheet.cell(last + 2, 8, "20 propos")
        sheet.cell(last + 4, 1, "* saisie arrêtée au 15 juin, à relire avec les enquêteurs")

    answer = read(stage.edited(below), 0)
    assert is_whole(stage, answer)
    assert [a["reason"] for a in answer["aside"]] == ["total", "note"]


def test_merged_cells_tell_every_row_they_cover(stage, read):
    """The number of an interview over its two rows: both statements are its own."""

    def merge(book):
        for row in range(2, 22, 2):
            book["Propos"].cell(row + 1, 1).value = None
            book["Propos"].merge_cells(f"A{row}:A{row + 1}")

    answer = read(stage.edited(merge), 0)
    assert is_whole(stage, answer)
    assert {len(one) for one in said(stage).values()} == {2}
    assert [code for code, *_ in codes(answer)] == ["H106"]


# -- sheets ------------------------------------------------------------------------------------


def test_sheets_that_hold_no_data_are_listed_with_the_reason(stage, read):
    """Empty, hidden, summary, documentation and lists: none is read, each says why."""

    def more(book):
        book.create_sheet("Feuil3")
        book.create_sheet("Synthèse").append(["Thème", "Nombre"])
        book.create_sheet("Notice").append(["Comment remplir ce classeur"])
        book.create_sheet("Listes").append(["Besoin", "Ressource"])
        book.create_sheet("Contacts").append(["Nom", "Téléphone"])
        book["Contacts"].sheet_state = "hidden"

    answer = read(stage.edited(more), 0)
    assert is_whole(stage, answer)
    assert {s["sheet"]: s["reason"] for s in answer["sheets"] if s["reason"]} == {
        "Feuil3": "empty",
        "Synthèse": "summary",
        "Notice": "documentation",
        "Listes": "lists",
        "Contacts": "hidden",
    }
    assert codes(answer) == [("F015",)]


def test_several_tables_on_one_sheet(stage, read):
    """Interviews and, further down, resources: each table is read for what it is."""
    resources = [
        ["Ressource", "Catégorie", "Thèmes", "État"],
        ["Le four à pain", "Lieux et équipements", "Mobilités", "Active"],
    ]
    rows = [list(ROWS), stage.row(), stage.row(A="E02"), [], *resources]
    answer = read(stage.sheets({"Feuil1": rows}))
    assert answer["records"] == {"interviews": 2, "statements": 2, "resources": 1}


def test_one_sheet_a_theme(stage, read):
    """The name of each sheet is the theme of its rows, and it is said (H113)."""
    heads = [head for head in ROWS if head != "Thème"]
    sheets = {}
    for number, theme in enumerate(("Jeunesse", "Mobilités"), start=1):
        row = stage.row(A=f"E0{number}", G=f"On parle de {theme}.")
        sheets[theme] = [heads, [v for head, v in zip(ROWS, row, strict=True) if head != "Thème"]]
    answer = read(stage.sheets(sheets), 0)
    assert {themes for one in said(stage).values() for _, themes, _ in one} == {
        ("jeunesse",),
        ("mobilites",),
    }
    assert [(p["code"], p["sheet"]) for p in answer["problems"]] == [
        ("H113", "Jeunesse"),
        ("H113", "Mobilités"),
    ]


def test_folded_columns_are_read_and_hidden_ones_are_not(stage, read):
    """A group that somebody folded is still read; a column that was hidden is told (H104)."""

    def fold(book):
        columns = book["Propos"].column_dimensions
        columns.group("E", "E", hidden=True)

    assert is_whole(stage, answer := read(stage.edited(fold), 0))
    assert codes(answer) == []

    def hide(book):
        book["Propos"].column_dimensions["E"].hidden = True

    answer = read(stage.edited(hide), 0)
    assert codes(answer) == [("H104", "E1")]


# -- cells -------------------------------------------------------------------------------------


@pytest.mark.parametrize("written", ["Mobilités", "mobilites", "MOBILITÉS ", "les mobilités"])
def test_a_theme_spelled_four_ways_is_one(stage, read, written):
    """Case, accents, spaces and articles make no other theme, and no problem."""
    answer = read(stage.cell(F=written), 0)
    assert codes(answer) == []
    assert said(stage)["E01"][0][1] == ("mobilites",)


def test_a_theme_that_is_nearly_right_is_asked_and_not_taken(stage, read):
    """« Mobilitées » is told with its suggestion; the statement has no theme until then."""
    answer = read(stage.cell(F="Mobilitées"), 1)
    (problem,) = answer["problems"]
    assert (problem["code"], problem["cells"], problem["suggestion"]) == (
        "V103",
        ["F2"],
        "Mobilités",
    )
    assert said(stage)["E01"][0][1] == ()


def test_mid_october_stays_in_words(stage, read):
    """No day is made of it: the interview keeps the words, and it is said (V109)."""
    answer = read(stage.cell(B="mi-octobre"), 0)
    assert codes(answer) == [("V109", "B2")]
    (one,) = [i for i in stage.project.show("interviews") if i["ref"] == "E01"]
    assert (one["date"], one["date_text"]) == (None, "mi-octobre")


def test_dates_of_a_workbook_of_an_old_macintosh(stage, read):
    """Counted from 1904, they are the days that were typed."""

    def since_1904(book):
        book.epoch = CALENDAR_MAC_1904

    answer = read(stage.edited(since_1904), 0)
    assert is_whole(stage, answer)
    days = {one["ref"]: one["date"] for one in stage.project.show("interviews")}
    assert (days["E01"], days["E10"]) == ("2026-06-01", "2026-06-10")


@pytest.mark.parametrize("written", ["NON !!", "Non", "n", "refuse", "Retiré"])
def test_a_refusal_in_any_words_is_one(stage, read, written):
    """Whoever refuses or withdraws is quoted nowhere."""
    read(stage.cell(J=written))
    (one,) = [i for i in stage.project.show("interviews") if i["ref"] == "E01"]
    assert one["consent"] is False


def test_about_sixty_is_sixty_and_said(stage, read):
    """« ≈ 60 » persons: the number is kept, its doubt is told (V122)."""
    answer = read(stage.cell(I="≈ 60"), 0)
    assert codes(answer) == [("V122", "I2")]
    (one,) = [i for i in stage.project.show("interviews") if i["ref"] == "E01"]
    assert one["persons"] == 60


def test_a_percentage_is_its_number(stage, read):
    """« 12 % » as text and 12 % as Excel holds it are both 12 in a column of percentages."""
    heads = ["Indicateur", "Libellé", "Territoire", "Valeur", "Unité", "Millésime", "Producteur"]
    line = ["part_60p", "Part", "COM-93063", "12 %", "%", "2021", "Insee"]
    answer = read(stage.sheets({"Indicateurs": [heads, line]}), 0)
    assert codes(answer) == []
    ((payload,),) = stage.project.rows("SELECT payload FROM record WHERE kind = 'observations'")
    assert json.loads(payload)["measure"] == 12


def test_a_length_of_time_is_minutes(stage, read):
    """« 1h10 » is seventy minutes."""
    heads, rows = [*ROWS, "Durée"], [[*stage.row(), "1h10"], [*stage.row(A="E02"), "50'"]]
    answer = read(stage.sheets({"Propos": [heads, *rows]}), 0)
    assert codes(answer) == []
    kept = stage.project.rows("SELECT payload FROM record WHERE kind = 'interviews'")
    assert sorted(json.loads(text)["duration"] for (text,) in kept) == [50, 70]


@pytest.mark.parametrize(
    "text", ["=1+1", "=cmd|' /C calc'!A0", "@SUM(A1)", "+33", "-2", "<b>x</b>"]
)
def test_a_formula_as_text_stays_text(stage, read, text):
    """It is kept as it was typed, and what absr writes back is a text, never a formula."""
    stage.ten.statements[0]["Ce qui est dit"] = text
    stage.ten.statements[0]["Thème"] = "Potager"
    answer = read(stage.ingest(stage.sound()), 1)
    assert said(stage)["E01"][0][2] == text
    copy = openpyxl.load_workbook(stage.project.root / answer["annotated"])
    cells = [c for sheet in copy for row in sheet.iter_rows() for c in row if c.value == text]
    assert cells
    assert {cell.data_type for cell in cells} == {"s"}


def test_a_line_removed_is_withdrawn_and_told(stage, read):
    """One interview of ten gone from the file is withdrawn; the answer names it."""
    read(stage.ingest(stage.sound()), 0)
    stage.ten.without("E10").write(stage.folder / "a.xlsx")
    answer = read(stage.ingest(stage.folder / "a.xlsx"), 0)
    assert (answer["removed"], answer["unchanged"]) == (1, 9)
    assert ("removed", "E10") in {(c["action"], c["ref"]) for c in answer["changes"]}


def test_dates_in_every_usual_writing_are_one_day(stage, read):
    """A cell of Excel, four ways in figures, two in words: the same day."""
    ways = [
        *(dt.date(2026, 6, 12), "12/06/2026", "12/06/26", "12.06.2026", "2026-06-12"),
        *("12 juin 2026", "le vendredi 12 juin 2026"),
    ]
    rows = [stage.row(A=f"E0{n}", B=way, G=f"Mot {n}.") for n, way in enumerate(ways, 1)]
    answer = read(stage.propos(*rows), 0)
    assert codes(answer) == []
    assert {one["date"] for one in stage.project.show("interviews")} == {"2026-06-12"}


WORDS = ("NA", "N/A", "None", "null", "nan", "#N/A", "True", "-")


@pytest.mark.parametrize("word", WORDS)
def test_a_word_that_programs_take_for_nothing_is_a_word(stage, read, word):
    """What a person answered is kept to the letter."""
    stage.ten.statements[0]["Ce qui est dit"] = word
    assert is_whole(stage, read(stage.ingest(stage.sound())))
    assert said(stage)["E01"][0][2] == word


@pytest.mark.parametrize("word", WORDS)
def test_a_name_that_programs_take_for_nothing_is_a_name(stage, read, word):
    """Somebody called Null is one of the ten persons."""
    stage.ten.persons[0]["Nom"] = word
    assert read(stage.ingest(stage.sound()))["records"]["persons"] == 10
    names = stage.project.rows("SELECT payload FROM private.identity")
    assert word in {json.loads(text).get("last_name") for (text,) in names}


def test_a_text_longer_than_excel_can_hold_is_kept_whole(stage, read):
    """Forty thousand letters of a text in columns: none is cut, and no copy pretends to hold them."""
    long = "Un banc près du lavoir. " * 1700
    heads = ";".join(ROWS)
    row = ";".join(str(cell) for cell in stage.row(F="Potager", G=long.strip()))
    answer = read(stage.data("entretiens.csv", f"{heads}\n{row}\n".encode()), 1)
    assert said(stage)["E01"][0][2] == long.strip()
    assert {code for code, *_ in codes(answer)} >= {"V103", "F038"}
    assert answer["annotated"] is None


@pytest.mark.parametrize("serial", [0.5, 60, -3, 3_000_000])
def test_a_date_that_the_calendar_does_not_have_is_told(stage, read, serial):
    """A number shown as a date that is no day is named at its cell; no day is invented."""

    def write(book):
        cell = book["Propos"]["B2"]
        cell.value, cell.number_format = serial, "dd/mm/yyyy"

    answer = read(stage.edited(write))
    assert [(p["cells"], p["field"]) for p in answer["problems"]] == [(["B2"], "date")]
    (one,) = [i for i in stage.project.show("interviews") if i["ref"] == "E01"]
    assert one["date"] is None


def test_noisy_headings_are_known(stage, read):
    """Capitals, spaces, line breaks, colons, remarks and marks of duty change no heading."""
    noisy = {
        "N°": " n° ",
        "Date": "DATE :",
        "Type d'acteur": "Type d\u2019acteur *",
        "Thème": "1. Thème",
        "Ce qui est dit": "Ce qui\nest dit",
        "Citable": "Citable (oui ou non)",
    }
    heads = [noisy.get(head, head) for head in ROWS]
    answer = read(stage.sheets({"Propos": [heads, stage.row(), stage.row(A="E02")]}), 0)
    assert codes(answer) == []
    assert [c["field"] is None for c in answer["sheets"][0]["columns"]] == [False] * len(ROWS)


def test_a_range_turned_into_a_date_is_no_number(stage, read):
    """`6-8` persons that a spreadsheet made 6 August: told at its cell, and never a number."""
    answer = read(stage.cell(I=dt.date(2026, 8, 6)), 1)
    (problem,) = answer["problems"]
    assert (problem["code"], problem["cells"]) == ("V119", ["I2"])
    assert "6-8" in problem["message"]
