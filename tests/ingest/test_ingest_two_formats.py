"""A workbook that lies in the folder in two formats, one of them corrected, is no silent choice."""

from __future__ import annotations

import csv


def test_each_difference_is_told_with_both_addresses(project, ten):
    """The file read last counts; the warning says what the other holds, and where."""
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
    assert not [p for file in answer["files"] for p in file["problems"] if p["code"] == "X220"]
