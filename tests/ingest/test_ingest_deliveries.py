"""Deliveries of the same interviews: what is added, changed, removed, and what stays the same.

The counts were made by hand from the ten interviews of the shared fixture: two statements and
one person each, so forty records.
"""

import datetime as dt
import shutil

import pytest

NOTHING = {"added": 0, "changed": 0, "removed": 0}


def counts(answer):
    """Added, changed, removed of a whole answer."""
    return {name: answer["totals"][name] for name in NOTHING}


def codes(answer):
    """The problem codes of a whole answer, in order."""
    return [problem["code"] for file in answer["files"] for problem in file["problems"]]


def ids(project):
    """Text of a statement → its evidence id."""
    return {entry["text"]: entry["id"] for entry in project.show("statements")}


def refs(project):
    return [entry["ref"] for entry in project.show("interviews")]


def content(project):
    """The interviews with what was said in them, wherever they stand."""
    return [{**entry, "source": None} for entry in project.show("interviews")]


@pytest.fixture
def delivered(project, ten, tmp_path):
    """The project with the ten interviews in it, and the path of their workbook."""
    path = ten.write(tmp_path / "poste" / "entretiens.xlsx")
    answer = project.ingest(path)
    assert answer["totals"]["added"] == 10
    return path


def test_first_delivery_counts_interviews_and_their_records(project, ten, tmp_path):
    """Ten interviews are added, with twenty statements and ten persons, and nothing is said."""
    answer = project.ingest(ten.write(tmp_path / "entretiens.xlsx"))
    (file,) = answer["files"]
    assert counts(answer) == {"added": 10, "changed": 0, "removed": 0}
    assert file["records"] == {"interviews": 10, "statements": 20, "persons": 10}
    assert (file["status"], file["problems"], file["aside"]) == ("read", [], [])
    assert [sheet["rows"] for sheet in file["sheets"]] == [
        {"read": 20, "accepted": 20, "aside": 0, "blank": 0},
        {"read": 10, "accepted": 10, "aside": 0, "blank": 0},
    ]


@pytest.mark.parametrize("named", [True, False])
def test_twice_is_the_same_as_once(project, ten, named):
    """The same workbook again adds, changes and removes nothing, and leaves the store alone."""
    path = ten.write(project.analysis / "entretiens.xlsx")
    arguments = (path,) if named else ()
    project.ingest(*arguments)
    before, journal = project.dump(), project.history()
    answer = project.ingest(*arguments)
    assert counts(answer) == NOTHING
    assert answer["totals"]["unchanged"] == 10
    assert [file["status"] for file in answer["files"]] == ["unchanged"]
    assert project.dump() == before
    assert project.history() == journal


def test_a_workbook_without_data_leaves_no_trace(project, absr):
    """The blank workbooks of a new project change nothing and add no line of history.

    Unnamed, they are not even read; named, they are, without a record.
    """
    ran = absr("init", "93063", "--no-input", "--dir", project.root)
    assert ran.status == 0
    assert project.ingest(status=2)["code"] == "U211"
    answer = project.ingest(project.analysis / "entretiens.xlsx")
    assert counts(answer) == NOTHING
    assert answer["files"][0]["file"] == "entretiens.xlsx"
    assert project.history() == []


def test_an_edited_delivery_changes_what_was_edited(project, delivered, ten):
    """One district, the words of one statement, one theme: three interviews change, by the field."""
    before = ids(project)
    ten.statements[4]["Quartier"] = "Mairie"
    edited = ten.statements[8]
    old = edited["Ce qui est dit"]
    edited["Ce qui est dit"] = old.replace("des poiriers", "des poiriers et de la vigne")
    ten.statements[13]["Thème"] = "Jeunesse"
    answer = project.ingest(ten.write(delivered))
    assert counts(answer) == {"added": 0, "changed": 3, "removed": 0}
    assert answer["totals"]["unchanged"] == 7
    changes = answer["files"][0]["changes"]
    assert [(c["action"], c["kind"], c["field"]) for c in changes] == [
        ("changed", "interviews", "district"),
        ("changed", "statements", "themes"),
        ("changed", "statements", "quote"),
    ]
    assert (changes[0]["ref"], changes[0]["before"], changes[0]["after"]) == (
        "E03",
        "Plateau",
        "Mairie",
    )
    after = ids(project)
    assert after.pop(edited["Ce qui est dit"]) == before.pop(old)
    assert after == before


def test_the_words_said_may_change_and_keep_their_evidence_id(project, delivered, ten):
    """An id printed in a report still leads to the statement after its text was corrected."""
    old = ten.statements[0]["Ce qui est dit"]
    evidence = ids(project)[old]
    ten.statements[0]["Ce qui est dit"] = old.replace("huit heures", "vingt heures")
    project.ingest(ten.write(delivered))
    traced = project.run("trace", evidence, "--json").json
    assert traced["text"] == ten.statements[0]["Ce qui est dit"]
    assert (traced["source"]["sheet"], traced["source"]["cell"]) == ("Propos", "H2")


def test_rows_and_columns_in_another_order_change_nothing(project, delivered, ten):
    """Sorting the sheet and moving its columns is no difference; the addresses follow."""
    before, places = ids(project), project.rows("SELECT record, row FROM evidence ORDER BY record")
    ten.statements.reverse()
    ten.persons.reverse()
    ten.propos = (*ten.propos[4:], *ten.propos[:4])
    ten.personnes = tuple(reversed(ten.personnes))
    answer = project.ingest(ten.write(delivered))
    assert counts(answer) == NOTHING
    assert answer["totals"]["unchanged"] == 10
    assert ids(project) == before
    assert project.rows("SELECT record, row FROM evidence ORDER BY record") != places
    first = ten.statements[0]["Ce qui est dit"]
    source = project.run("trace", before[first], "--json").json["source"]
    assert (source["row"], source["cell"]) == (2, "D2")


@pytest.mark.parametrize("named", [True, False])
def test_a_renamed_file_is_the_same_file(project, ten, named):
    """The bytes under another name change nothing, and the answer uses the new name."""
    path = ten.write(project.analysis / "entretiens.xlsx")
    project.ingest()
    before = project.dump()
    renamed = path.rename(path.with_name("Entretiens de juin.xlsx"))
    answer = project.ingest(*((renamed,) if named else ()))
    assert counts(answer) == NOTHING
    assert [(f["file"], f["status"]) for f in answer["files"]] == [
        ("Entretiens de juin.xlsx", "unchanged")
    ]
    assert project.dump() == before


def test_half_a_delivery_withdraws_nothing(project, delivered, ten):
    """Five interviews of ten are delivered: one warning, and all ten stay."""
    half = ten.of("E01", "E02", "E03", "E04", "E05")
    answer = project.ingest(half.write(delivered))
    assert counts(answer) == NOTHING
    assert answer["totals"]["unchanged"] == 5
    assert codes(answer) == ["X204"]
    assert answer["totals"]["warnings"] == 1
    assert len(refs(project)) == 10


def test_a_delivery_emptied_of_its_rows_withdraws_nothing_unasked(project, ten, book):
    """Only the headings are left: the warning says that all is gone, and no success is claimed."""
    path = ten.write(project.analysis / "entretiens.xlsx")
    project.ingest()
    headings = {name: rows[:1] for name, rows in ten.sheets().items()}
    book(path, headings)
    answer = project.ingest()
    assert (codes(answer), answer["files"][0]["status"]) == (["X204"], "rejected")
    assert len(refs(project)) == 10
    answer = project.ingest("--accept-removed")
    assert counts(answer) == {"added": 0, "changed": 0, "removed": 10}
    assert refs(project) == []


def test_a_file_of_which_no_row_could_be_taken_is_no_success(project, ten, tmp_path):
    """Twenty rows without a number: nothing is taken, and the file counts as refused."""
    for row in ten.statements:
        row["N°"] = None
    ten.persons.clear()
    answer = project.ingest(ten.write(tmp_path / "entretiens.xlsx"), status=1)
    assert answer["files"][0]["status"] == "rejected"
    assert answer["files"][0]["sheets"][0]["rows"]["accepted"] == 0


@pytest.mark.parametrize("warned_first", [True, False])
def test_half_a_delivery_withdraws_when_accepted(project, delivered, ten, warned_first):
    """With --accept-removed the other five go, also when the same file was delivered without."""
    path = ten.of("E01", "E02", "E03", "E04", "E05").write(delivered)
    if warned_first:
        assert codes(project.ingest(path)) == ["X204"]
    answer = project.ingest(path, "--accept-removed")
    assert counts(answer) == {"added": 0, "changed": 0, "removed": 5}
    assert answer["totals"]["unchanged"] == 5
    assert codes(answer) == []
    assert refs(project) == ["E01", "E02", "E03", "E04", "E05"]
    assert counts(project.ingest(path, "--accept-removed")) == NOTHING


def test_one_interview_of_ten_gone_is_withdrawn_and_comes_back_with_undo(project, delivered, ten):
    """It leaves every count, is kept in the store, and undo gives it back with its ids."""
    before, everything = ids(project), project.dump()
    answer = project.ingest(ten.without("E10").write(delivered))
    assert counts(answer) == {"added": 0, "changed": 0, "removed": 1}
    assert answer["totals"]["unchanged"] == 9
    assert codes(answer) == []
    assert refs(project) == [f"E{n:02d}" for n in range(1, 10)]
    assert len(ids(project)) == 18
    assert project.run("status", "--json").json["counts"]["interviews"] == 9
    withdrawn = "SELECT kind, count(*) FROM record WHERE state = 'withdrawn' GROUP BY kind"
    assert project.rows(withdrawn) == [("interviews", 1), ("persons", 1), ("statements", 2)]
    project.undo()
    assert project.dump() == everything
    assert ids(project) == before


def test_a_withdrawn_interview_delivered_again_is_the_same_one(project, delivered, ten):
    """It comes back with the ids it had."""
    before = ids(project)
    project.ingest(ten.without("E10").write(delivered))
    answer = project.ingest(ten.write(delivered, mark="again"))
    assert counts(answer) == {"added": 1, "changed": 0, "removed": 0}
    assert ids(project) == before


def test_a_row_added_changes_its_interview(project, delivered, ten):
    """A third statement of E04: one interview changed, one statement more."""
    before = ids(project)
    ten.statements.insert(
        8,
        {
            "N°": "E04",
            "Nature": "Besoin",
            "Thème": "Mobilités",
            "Ce qui est dit": "Des bancs entre la gare et le cimetière.",
        },
    )
    answer = project.ingest(ten.write(delivered))
    assert counts(answer) == {"added": 0, "changed": 1, "removed": 0}
    assert answer["totals"]["unchanged"] == 9
    after = ids(project)
    assert before.items() <= after.items()
    assert len(after) == 21


def test_an_interview_added_is_added(project, delivered, ten):
    """An eleventh interview: one added, ten unchanged."""
    ten.statements.append(
        {
            "N°": "E11",
            "Date": dt.date(2026, 7, 1),
            "Qui (fonction, structure)": "retraitée",
            "Type d'acteur": "Habitante",
            "Nature": "Idée",
            "Thème": "Festivités",
            "Ce qui est dit": "Fêter les cent ans de la gare.",
        }
    )
    answer = project.ingest(ten.write(delivered))
    assert counts(answer) == {"added": 1, "changed": 0, "removed": 0}
    assert answer["totals"]["unchanged"] == 10


def test_a_statement_edited_then_split_in_two_keeps_both(project, delivered, ten):
    """The old words come back beside the edited ones: two statements, two ids, nothing lost."""
    old = dict(ten.statements[0])
    ten.statements[0]["Ce qui est dit"] = old["Ce qui est dit"].replace("à pied", "à pied, seule")
    project.ingest(ten.write(delivered))
    edited = ids(project)[ten.statements[0]["Ce qui est dit"]]
    ten.statements.insert(
        1, {name: old[name] for name in ("N°", "Nature", "Thème", "Ce qui est dit")}
    )
    answer = project.ingest(ten.write(delivered))
    assert counts(answer) == {"added": 0, "changed": 1, "removed": 0}
    after = ids(project)
    assert after[ten.statements[0]["Ce qui est dit"]] == edited
    assert after[old["Ce qui est dit"]] != edited
    assert len(after) == 21 == len(set(after.values()))


def test_an_edit_undone_then_delivered_beside_the_old_words_gets_an_id_of_its_own(
    project, delivered, ten
):
    """An id that undo gave back to the old words is not given a second time."""
    old = dict(ten.statements[0])
    evidence = ids(project)[old["Ce qui est dit"]]
    new = old["Ce qui est dit"].replace("à pied", "à pied, seule")
    ten.statements[0]["Ce qui est dit"] = new
    project.ingest(ten.write(delivered))
    project.undo()
    ten.statements.insert(
        1, {name: old[name] for name in ("N°", "Nature", "Thème", "Ce qui est dit")}
    )
    project.ingest(ten.write(delivered))
    after = ids(project)
    assert after[old["Ce qui est dit"]] == evidence
    assert after[new] != evidence


def test_old_and_edited_words_delivered_together_after_undoing_all_are_two_statements(
    project, delivered, ten
):
    """Both once had the same id; only one of them has it now."""
    old = dict(ten.statements[0])
    new = old["Ce qui est dit"].replace("à pied", "à pied, seule")
    ten.statements[0]["Ce qui est dit"] = new
    project.ingest(ten.write(delivered))
    project.undo()
    project.undo()
    ten.statements.insert(
        1, {name: old[name] for name in ("N°", "Nature", "Thème", "Ce qui est dit")}
    )
    answer = project.ingest(ten.write(delivered))
    assert answer["files"][0]["records"]["statements"] == 21
    after = ids(project)
    assert len(after) == 21 == len(set(after.values()))


def other_people(ten):
    """Ten interviews with the same numbers, met by somebody else on other days."""
    for row in ten.statements:
        row["Ce qui est dit"] = "Autre parole : " + row["Ce qui est dit"].upper()
        if "Date" in row:
            row["Date"] += dt.timedelta(days=40)
            row["Qui (fonction, structure)"] = "quelqu'un d'autre"
            row["Type d'acteur"] = "Conseil citoyen"
    for row in ten.persons:
        row["Nom"] = row["Nom"] + "-Autre"
    return ten


def test_two_interviewers_with_the_same_numbers_are_a_conflict(project, delivered, ten, tmp_path):
    """Both addresses are given, the first stays, and nothing of the second is attached to it."""
    before, known = project.files(), project.dump()
    path = other_people(ten).write(tmp_path / "autre" / "entretiens-SB.xlsx")
    answer = project.ingest(path, status=1)
    (file,) = answer["files"]
    conflicts = [problem for problem in file["problems"] if problem["code"] == "X203"]
    assert len(conflicts) == 10 == answer["totals"]["errors"]
    assert [p["cells"] for p in conflicts] == [[f"A{row}"] for row in range(2, 21, 2)]
    assert [p["value"] for p in conflicts] == [f"E{n:02d}" for n in range(1, 11)]
    assert "entretiens.xlsx" in conflicts[0]["message"]
    assert "Propos" in conflicts[0]["message"]
    assert "2" in conflicts[0]["message"].split("entretiens.xlsx")[1]
    assert counts(answer) == NOTHING
    assert file["status"] == "rejected"
    assert [sheet["rows"]["accepted"] for sheet in file["sheets"]] == [0, 0]
    assert {(a["sheet"], a["row"]) for a in file["aside"]} == {
        *(("Propos", row) for row in range(2, 22)),
        *(("Personnes", row) for row in range(2, 12)),
    }
    assert project.dump() == known
    assert set(project.files()) - set(before) == {
        "prive/a-corriger",
        "prive/a-corriger/entretiens-SB.xlsx",
    }


def test_a_conflict_takes_what_is_new_of_the_second_file(project, delivered, ten, tmp_path):
    """The numbers that only the second interviewer used are taken."""
    second = other_people(ten)
    for row in (*second.statements, *second.persons):
        if row["N°"] > "E03":
            row["N°"] = "F" + row["N°"][1:]
    answer = project.ingest(second.write(tmp_path / "b.xlsx"), status=1)
    assert codes(answer) == ["X203"] * 3
    assert counts(answer) == {"added": 7, "changed": 0, "removed": 0}
    assert len(refs(project)) == 17


def test_strict_refuses_the_second_interviewer_whole(project, delivered, ten, tmp_path):
    """A conflict is an error like the others: with --strict nothing of the file is taken."""
    second = other_people(ten)
    second.statements[0]["N°"] = second.statements[1]["N°"] = second.persons[0]["N°"] = "F01"
    before = project.dump()
    answer = project.ingest(second.write(tmp_path / "b.xlsx"), "--strict", status=1)
    assert answer["files"][0]["status"] == "rejected"
    assert codes(answer) == ["X203"] * 9
    assert counts(answer) == NOTHING
    assert project.dump() == before


def test_the_second_interviewer_after_renumbering_is_taken_whole(project, delivered, ten, tmp_path):
    """Mended as the message asks, the second file is a source of its own without any problem."""
    second = other_people(ten)
    project.ingest(second.write(tmp_path / "b.xlsx"), status=1)
    for row in (*second.statements, *second.persons):
        row["N°"] = "F" + row["N°"][1:]
    answer = project.ingest(second.write(tmp_path / "b.xlsx"))
    assert counts(answer) == {"added": 10, "changed": 0, "removed": 0}
    assert codes(answer) == []
    assert len(refs(project)) == 20
    assert project.show("problems") == []


def test_identical_content_in_two_files_is_one_record_with_two_sources(
    project, delivered, ten, tmp_path
):
    """E01 as it is also stands in another collection: counted once, traced to both places."""
    other = ten.of("E01")
    for row in other_people(ten.without("E01")).statements:
        other.statements.append({**row, "N°": "F" + row["N°"][1:]})
    answer = project.ingest(other.write(tmp_path / "b.xlsx"))
    assert codes(answer) == []
    assert counts(answer) == {"added": 9, "changed": 0, "removed": 0}
    assert answer["totals"]["unchanged"] == 1
    assert refs(project).count("E01") == 1
    places = project.rows(
        "SELECT kind, file, row FROM evidence JOIN record ON record.id = evidence.record "
        "WHERE kind = 'interviews' AND key = 'e01' ORDER BY file"
    )
    assert places == [("interviews", "b.xlsx", 2), ("interviews", "entretiens.xlsx", 2)]


def test_a_record_with_two_sources_stays_while_one_holds_it(project, delivered, ten, tmp_path):
    """E01 leaves the first file but still stands in the second: it is not withdrawn."""
    other = ten.of("E01")
    for row in other_people(ten.without("E01")).statements:
        other.statements.append({**row, "N°": "F" + row["N°"][1:]})
    project.ingest(other.write(tmp_path / "b.xlsx"))
    answer = project.ingest(ten.without("E01").write(delivered))
    assert "E01" in refs(project)
    assert answer["totals"]["removed"] == 0


def test_one_file_then_another_then_the_first_again(project, delivered, ten, tmp_path):
    """A, B, A: the third delivery takes the project back to what it was after the first."""
    shutil.copy(delivered, tmp_path / "a.xlsx")
    before, said = ids(project), content(project)
    ten.statements[0]["Ce qui est dit"] += " Et le matin aussi."
    ten.statements[2]["Quartier"] = "Mairie"
    assert counts(project.ingest(ten.write(tmp_path / "b.xlsx")))["changed"] == 2
    answer = project.ingest(tmp_path / "a.xlsx")
    assert counts(answer) == {"added": 0, "changed": 2, "removed": 0}
    assert (ids(project), content(project)) == (before, said)
    assert counts(project.ingest(tmp_path / "a.xlsx")) == NOTHING


def test_two_versions_left_in_the_folder_are_told_once_and_for_all(project, ten):
    """The first counts, the difference is an error, and reading them again changes nothing."""
    ten.write(project.analysis / "entretiens (1).xlsx")
    ten.statements[2]["Quartier"] = "Mairie"
    ten.write(project.analysis / "entretiens (2).xlsx")
    first = project.ingest(status=1)
    assert counts(first) == {"added": 10, "changed": 0, "removed": 0}
    assert codes(first) == ["X220"]
    before, journal = project.dump(), project.history()
    again = project.ingest(status=1)
    assert counts(again) == NOTHING
    assert codes(again) == ["X220"]
    assert {file["status"] for file in again["files"]} == {"unchanged"}
    assert (project.dump(), project.history()) == (before, journal)


def test_an_old_version_does_not_undo_the_newer_one_that_still_stands(project, ten, tmp_path):
    """Named alone, it is told as a contradiction; no statement counts twice, nothing is unread."""
    old = ten.write(tmp_path / "ancien" / "entretiens.xlsx")
    new = ten.copy()
    new.statements[2]["Quartier"] = "Mairie"
    new.statements[4]["Ce qui est dit"] += " Et le soir aussi."
    project.ingest(old)
    project.ingest(new.write(project.analysis / "entretiens.xlsx"))
    known = content(project)
    answer = project.ingest(old, status=1)
    assert counts(answer) == NOTHING
    assert codes(answer) == ["X220", "X220"]
    assert content(project) == known
    assert len(ids(project)) == 20
    assert "F019" not in [problem["code"] for problem in project.show("problems")]


def test_a_new_theme_in_the_settings_is_recognised_at_the_next_ingest(project, ten):
    """What was no theme becomes one once absr.yaml names it; the file itself did not change."""
    ten.statements[1]["Thème"] = "Numérique"
    ten.write(project.analysis / "entretiens.xlsx")
    assert codes(project.ingest(status=1)) == ["V103"]
    text = ten.statements[1]["Ce qui est dit"]
    evidence = ids(project)[text]
    settings = project.root / "absr.yaml"
    written = settings.read_text(encoding="utf-8")
    assert "themes:\n" in written
    added = 'themes:\n  - id: numerique\n    label: "Numérique"\n'
    settings.write_text(written.replace("themes:\n", added, 1), encoding="utf-8")
    answer = project.ingest()
    assert codes(answer) == []
    assert counts(answer) == {"added": 0, "changed": 1, "removed": 0}
    (statement,) = [s for s in project.show("statements") if s["text"] == text]
    assert (statement["id"], statement["themes"]) == (evidence, ["numerique"])
    assert statement["themes_unknown"] == []
    assert counts(project.ingest()) == NOTHING


def test_files_delivered_from_elsewhere_are_listed_as_known(project, delivered, ten, tmp_path):
    """Without FILES every known file is listed, those from outside the project included."""
    other = ten.copy()
    for row in (*other.statements, *other.persons):
        row["N°"] = "F" + row["N°"][1:]
        row["Nom"] = "Autre"
    other.write(project.analysis / "suite.xlsx")
    project.ingest()
    answer = project.ingest()
    assert {(f["file"], f["status"], f["unchanged"]) for f in answer["files"]} == {
        ("entretiens.xlsx", "unchanged", 10),
        ("suite.xlsx", "unchanged", 10),
    }


def test_a_person_of_an_interview_in_another_file_is_taken_once_that_file_is_read(
    project, ten, tmp_path
):
    """As the message says: have the other workbook read, then start again; nothing is stuck."""
    persons = ten.of("E01", "E02")
    persons.statements = persons.statements[:2]  # E02 is told by the other workbook
    first = persons.write(tmp_path / "a.xlsx")
    answer = project.ingest(first, status=1)
    assert codes(answer) == ["X205"]
    assert answer["files"][0]["records"]["persons"] == 1
    rest = ten.without("E01")
    rest.persons = rest.persons[1:]
    project.ingest(rest.write(tmp_path / "b.xlsx"))
    again = project.ingest(first)
    assert codes(again) == []
    assert again["files"][0]["records"]["persons"] == 2
    assert project.rows("SELECT count(*) FROM private.identity") == [(10,)]


def test_a_conflict_ends_when_the_first_file_is_renumbered(project, delivered, ten, tmp_path):
    """The second file, unchanged, is taken once its numbers are free."""
    second = other_people(ten.copy()).write(tmp_path / "b.xlsx")
    project.ingest(second, status=1)
    for row in (*ten.statements, *ten.persons):
        row["N°"] = "A" + row["N°"][1:]
    project.undo()
    project.ingest(ten.write(delivered))
    answer = project.ingest(second)
    assert counts(answer) == {"added": 10, "changed": 0, "removed": 0}
    assert codes(answer) == []
