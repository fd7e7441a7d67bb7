"""Two files that both stand are two sources: what they say otherwise is told, nothing is lost."""

from __future__ import annotations

import csv
import datetime as dt

import openpyxl


def codes(answer):
    """The problem codes of a whole answer, in order."""
    return [problem["code"] for file in answer["files"] for problem in file["problems"]]


def districts(project):
    return {entry["ref"]: entry["district"] for entry in project.show("interviews")}


def texts(project):
    return sorted(entry["text"] for entry in project.show("statements"))


def on_one_market(ten, who):
    """Eight interviews on one day, each with an inhabitant: only the words tell them apart."""
    mine = ten.without("E09", "E10")
    for row in mine.statements:
        row["Ce qui est dit"] = f"{who} : {row['Ce qui est dit']}"
        if "Date" in row:
            row |= {"Date": dt.date(2026, 6, 13), "Type d'acteur": "Habitante"}
            row |= {"Qui (fonction, structure)": "Habitant", "Quartier": "Centre"}
    for row in mine.persons:
        row["Nom"] = f"{row['Nom']}-{who}"
    return mine


def test_two_interviewers_on_one_market_are_no_versions_of_one_another(project, ten):
    """Same numbers, same day, same profile, other words: the first stays, the second is told."""
    on_one_market(ten, "Paul").write(project.analysis / "Paul.xlsx")
    project.ingest()
    known = texts(project)
    on_one_market(ten, "Autrement dit, Zoé").write(project.analysis / "Zoé.xlsx")
    answer = project.ingest(status=1)
    assert codes(answer) == ["X203"] * 8
    assert texts(project) == known


def test_the_second_interviewer_counts_once_renumbered(project, ten):
    """As the message asks: then both are counted whole."""
    on_one_market(ten, "Paul").write(project.analysis / "Paul.xlsx")
    other = on_one_market(ten, "Autrement dit, Zoé")
    other.write(project.analysis / "Zoé.xlsx")
    project.ingest(status=1)
    for row in (*other.statements, *other.persons):
        row["N°"] = f"Z{row['N°']}"
    other.write(project.analysis / "Zoé.xlsx")
    answer = project.ingest()
    assert (codes(answer), answer["totals"]["added"]) == ([], 8)


def test_a_backup_beside_the_workbook_does_not_win_by_its_name(project, ten):
    """`x_ancien.xlsx` is read after `x.xlsx`, and changes nothing in it."""
    old = ten.copy()
    ten.statements[2]["Quartier"] = "Mairie"
    ten.statements[4]["Ce qui est dit"] += " Et le soir aussi."
    ten.write(project.analysis / "x.xlsx")
    project.ingest()
    known = texts(project)
    old.write(project.analysis / "x_ancien.xlsx")
    answer = project.ingest(status=1)
    assert codes(answer) == ["X220", "X220"]
    assert districts(project)["E02"] == "Mairie"
    assert texts(project) == known


def test_each_difference_is_told_with_both_addresses(project, ten):
    """The file read first counts; the error says what the other holds, and where."""
    sheets = ten.sheets()
    ten.write(project.analysis / "a.xlsx")
    project.ingest()
    rows = [list(row) for row in sheets["Propos"]]
    place = rows[0].index("Quartier")
    first = next(row for row in rows[1:] if row[place])
    was, first[place] = first[place], "Ailleurs"
    number = rows.index(first) + 1
    with (project.analysis / "b.csv").open("w", encoding="utf-8-sig", newline="") as file:
        csv.writer(file, delimiter=";").writerows(rows)
    answer = project.run("ingest", "--json").json
    told = [p for file in answer["files"] for p in file["problems"] if p["code"] == "X220"]
    (one,) = [p for p in told if p["value"] == "Ailleurs"]
    letter = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"[place]
    assert one["cells"] == [f"{letter}{number}"]
    assert f"a.xlsx › Propos › {letter}{number}" in one["message"]
    assert was in one["message"]


def test_a_newer_version_alone_is_no_contradiction(project, ten):
    """The file edited in its place, or renamed, replaces what it was."""
    path = ten.write(project.analysis / "a.xlsx")
    project.ingest()
    ten.statements[0]["Quartier"] = "Ailleurs"
    path.unlink()
    ten.write(project.analysis / "b.xlsx")
    answer = project.run("ingest", "--json").json
    assert "X220" not in codes(answer)
    assert answer["totals"]["changed"] == 1


def test_the_contradiction_ends_when_one_of_the_two_is_taken_away(project, ten):
    """Only the edited file stays: what it says counts, and nothing is left of the other."""
    ten.write(project.analysis / "a.xlsx")
    ten.statements[2]["Quartier"] = "Mairie"
    ten.write(project.analysis / "b.xlsx")
    assert codes(project.ingest(status=1)) == ["X220"]
    (project.analysis / "a.xlsx").unlink()
    answer = project.ingest()
    assert codes(answer) == []
    assert districts(project)["E02"] == "Mairie"
    assert [file["file"] for file in project.ingest()["files"]] == ["b.xlsx"]


def test_a_value_that_two_files_hold_is_not_overwritten_by_either(project, ten):
    """Edited in one of them it is told; edited in both, it is changed without a word."""
    ten.write(project.analysis / "a.xlsx")
    ten.write(project.analysis / "c.xlsx", mark="another")
    assert codes(project.ingest()) == []
    ten.statements[2]["Quartier"] = "Mairie"
    ten.write(project.analysis / "a.xlsx")
    assert codes(project.ingest(status=1)) == ["X220"]
    assert districts(project)["E02"] == "Centre"
    ten.write(project.analysis / "c.xlsx", mark="another")
    project.run("ingest")
    assert codes(project.ingest()) == []
    assert districts(project)["E02"] == "Mairie"


def test_a_refusal_in_one_file_is_not_undone_by_the_other(project, ten):
    """a.xlsx says no; c.xlsx, edited elsewhere, still says yes: the refusal holds, and is told."""
    ten.propos = (*ten.propos, "Accord de citation")
    ten.statements[0]["Accord de citation"] = "oui"
    ten.write(project.analysis / "a.xlsx")
    other = ten.copy()
    other.write(project.analysis / "c.xlsx", mark="another")
    project.ingest()
    ten.statements[0]["Accord de citation"] = "non"
    ten.write(project.analysis / "a.xlsx")
    assert "X220" in codes(project.ingest(status=1))
    other.statements[4]["Quartier"] = "Mairie"
    other.write(project.analysis / "c.xlsx", mark="another")
    assert "X220" in codes(project.ingest(status=1))
    consent = "SELECT json_extract(payload, '$.consent') FROM record WHERE key = 'e01'"
    assert project.rows(consent) == [(0,)]
    assert "X220" in codes(project.ingest(status=1))


def test_slips_in_two_formats_are_counted_once(project, book):
    """A slip has no number: it is known by its words, in either file."""
    heading = ["Note (1 à 5)", "Ce que je garde", "Collège"]
    rows = [
        [5, "Des voisines que je ne connaissais pas encore", "Habitants"],
        [3, "La salle trop froide", "Habitants"],
    ]
    sheets = {"Évaluations": [heading, *rows]}
    book(project.analysis / "a.xlsx", sheets)
    project.ingest()
    count = "SELECT count(*) FROM record WHERE state = 'active'"
    before = project.rows(count)
    book(project.analysis / "b.xlsx", sheets, mark="another")
    assert codes(project.ingest()) == []
    assert project.rows(count) == before


def test_the_original_edited_after_its_copy_was_corrected_undoes_nothing(project, ten):
    """The corrections stay, each difference is told, and the row added to the original counts."""
    ten.statements[2]["Type d'acteur"] = "Martien"
    path = ten.write(project.analysis / "t.xlsx")
    project.ingest(status=1)
    copy = project.root / "prive" / "a-corriger" / "t.xlsx"
    opened = openpyxl.load_workbook(copy)
    opened["Propos"]["D4"] = "Association"
    opened["Propos"]["E4"] = "Mairie"
    opened.save(copy)
    assert codes(project.ingest(copy)) == []
    assert districts(project)["E02"] == "Mairie"
    ten.statements.append({**ten.statements[-1], "Ce qui est dit": "Un banc devant la poste."})
    ten.write(path)
    answer = project.ingest(status=1)
    assert "X220" in codes(answer)
    told = [p["message"] for f in answer["files"] for p in f["problems"] if p["code"] == "X220"]
    assert any("prive/a-corriger/t.xlsx › Propos › E4" in message for message in told)
    assert districts(project)["E02"] == "Mairie"
    assert "Un banc devant la poste." in texts(project)
