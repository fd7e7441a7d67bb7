"""The same thing told twice by one workbook: counted once, the other place reported."""


def problems(answer):
    """(code, sheet, cells) of every problem."""
    (file,) = answer["files"]
    return [(p["code"], p["sheet"], p["cells"]) for p in file["problems"]]


def aside(answer):
    (file,) = answer["files"]
    return [(a["sheet"], a["row"], a["reason"]) for a in file["aside"]]


def test_a_person_listed_twice_is_one_person(project, ten, tmp_path):
    """The second row is named, set aside, and does not replace the first."""
    again = {**ten.persons[0], "Téléphone": "06 39 98 99 99"}
    ten.persons.append(again)
    answer = project.ingest(ten.write(tmp_path / "a.xlsx"))
    assert ("X202", "Personnes", ["A12"]) in problems(answer)
    assert aside(answer) == [("Personnes", 12, "duplicate")]
    assert answer["files"][0]["records"]["persons"] == 10
    assert answer["files"][0]["sheets"][1]["rows"]["accepted"] == 10
    kept = [row[0] for row in project.rows("SELECT payload FROM private.identity")]
    assert any("06 39 98 20 00" in payload for payload in kept)
    assert not any("99 99" in payload for payload in kept)


def test_persons_without_any_name_are_not_taken_for_one(project, ten, tmp_path):
    """Two rows that name nobody: both are reported, none replaces the other unseen."""
    for _ in range(2):
        ten.persons.append({"N°": "E01", "Accepte d'être recontacté": "non"})
    answer = project.ingest(ten.write(tmp_path / "a.xlsx"), status=1)
    reported = {
        cell for _, sheet, cells in problems(answer) for cell in cells if sheet == "Personnes"
    }
    assert {cell.lstrip("ABCDEFGH") for cell in reported} >= {"12", "13"}


def test_the_same_words_on_two_sheets_are_one_statement(project, ten, tmp_path, book):
    """A sheet copied within the workbook does not make anything weigh twice."""
    sheets = ten.sheets()
    sheets["Propos (copie)"] = [list(row) for row in sheets["Propos"]]
    answer = project.ingest(book(tmp_path / "a.xlsx", sheets))
    assert answer["files"][0]["records"] == {"interviews": 10, "statements": 20, "persons": 10}
    found = problems(answer)
    assert [p[0] for p in found] == ["X202"] * 20
    assert {p[1] for p in found} == {"Propos (copie)"}
    assert "Propos" in answer["files"][0]["problems"][0]["message"].split("H2", 1)[1]
    assert len(project.show("statements")) == 20


def test_an_interview_continued_on_another_sheet_is_one_interview(project, ten, tmp_path, book):
    """What the first sheet says of it stays, what the second adds is added."""
    sheets = ten.sheets()
    heading, *rows = sheets["Propos"]
    sheets["Propos"] = [heading, *rows[:19]]
    sheets["Suite"] = [heading, rows[19]]
    rows[19][1:4] = rows[18][1:4]
    answer = project.ingest(book(tmp_path / "a.xlsx", sheets))
    assert problems(answer) == []
    assert answer["files"][0]["records"] == {"interviews": 10, "statements": 20, "persons": 10}
    (last,) = [entry for entry in project.show("interviews") if entry["ref"] == "E10"]
    assert (last["profile"], last["date"]) == ("cheffe d'atelier", "2026-06-10")
    assert len(last["statements"]) == 2


def test_what_only_the_second_sheet_says_of_an_interview_is_kept(project, ten, tmp_path, book):
    """The district stands on the second sheet only: it is not lost."""
    sheets = ten.sheets()
    heading, *rows = sheets["Propos"]
    sheets["Propos"] = [heading, *rows[:19]]
    rows[18][4] = None
    rows[19][1:5] = [*rows[18][1:4], "Mairie"]
    sheets["Suite"] = [heading, rows[19]]
    project.ingest(book(tmp_path / "a.xlsx", sheets))
    (last,) = [entry for entry in project.show("interviews") if entry["ref"] == "E10"]
    assert (last["profile"], last["district"]) == ("cheffe d'atelier", "Mairie")


def test_two_sheets_that_use_the_same_numbers_for_others_are_a_conflict(
    project, ten, tmp_path, book
):
    """One sheet for each interviewer, both from E01: the first stays, the second is set aside."""
    first, second = ten.of("E01", "E02"), ten.of("E01", "E02")
    for row in second.statements:
        row["Ce qui est dit"] = "Autre parole : " + row["Ce qui est dit"].upper()
        if "Date" in row:
            row["Qui (fonction, structure)"] = "quelqu'un d'autre"
            row["Type d'acteur"] = "Conseil citoyen"
    sheets = first.sheets() | {"Propos SB": second.sheets()["Propos"]}
    answer = project.ingest(book(tmp_path / "a.xlsx", sheets), status=1)
    assert problems(answer) == [("X203", "Propos SB", ["A2"]), ("X203", "Propos SB", ["A4"])]
    assert aside(answer) == [("Propos SB", row, "conflict") for row in range(2, 6)]
    assert answer["files"][0]["records"] == {"interviews": 2, "statements": 4, "persons": 2}
    assert not any("Autre parole" in entry["text"] for entry in project.show("statements"))
    assert {entry["actor_type"] for entry in project.show("interviews")} == {
        "landlord",
        "association",
    }


def test_of_two_sheets_that_permit_different_things_the_lesser_counts(project, ten, tmp_path, book):
    """The second sheet says that the person refuses to be quoted: told, and heeded at once."""
    sheets = ten.sheets()
    heading, *rows = sheets["Propos"]
    heading += ["Accord de citation", "Niveau de citation"]
    for row in rows:
        row += [None, None]
    rows[0][-2:] = ["oui", "Oui, avec le nom"]
    rows[1][1:4] = rows[0][1:4]
    rows[1][-2:] = ["non", "Oui, anonyme"]
    sheets["Propos"] = [heading, rows[0], *rows[2:]]
    sheets["Suite"] = [heading, rows[1]]
    answer = project.ingest(book(tmp_path / "a.xlsx", sheets), status=1)
    assert ("X203", "Suite", ["A2"]) in problems(answer)
    (kept,) = project.rows("SELECT payload FROM record WHERE kind = 'interviews' AND key = 'e01'")
    assert '"consent": false' in kept[0]
    assert '"quote_level": "anonymous"' in kept[0]
