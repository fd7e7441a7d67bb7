"""Numbers that are names, and ranges that Excel took for dates, are told with their cell."""

from __future__ import annotations

import datetime as dt


def test_a_range_turned_into_a_date_is_told_and_not_taken(project, ten, tmp_path, book):
    """`6-8` typed for an age group became 6 August: the cell is named, with what was typed."""
    sheets = ten.sheets()
    sheets["Propos"][0] = [*sheets["Propos"][0], "Public concerné"]
    sheets["Propos"][1] = [*sheets["Propos"][1], dt.datetime(2026, 8, 6)]
    answer = project.ingest(book(tmp_path / "a.xlsx", sheets), status=1)
    (problem,) = [p for p in answer["files"][0]["problems"] if p["code"] == "V119"]
    assert (problem["sheet"], problem["field"], problem["value"]) == ("Propos", "audience", "6-8")
    kept = project.rows("SELECT payload FROM record WHERE kind = 'statements'")
    assert not any("2026-08-06" in payload for (payload,) in kept)


def test_a_telephone_number_gets_its_zero_back(project, ten, tmp_path, book):
    """Nine digits in the column of telephones are ten without their zero: put back, and said."""
    sheets = ten.sheets()
    head = sheets["Personnes"][0]
    place = head.index("Téléphone")
    sheets["Personnes"][1] = [*sheets["Personnes"][1]]
    sheets["Personnes"][1][place] = 639981001
    answer = project.ingest(book(tmp_path / "a.xlsx", sheets))
    codes = {p["code"]: p for p in answer["files"][0]["problems"]}
    assert codes["V117"]["value"] is None  # a person's number is never repeated
    names = project.rows("SELECT payload FROM private.identity")
    assert any('"phone": "0639981001"' in payload for (payload,) in names)
