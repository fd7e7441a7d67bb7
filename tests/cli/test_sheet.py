"""`absr sheet`: a blank workbook wherever it is wanted; never over a file."""

from __future__ import annotations

import json

import openpyxl
import pytest

from absr.model.kinds import kinds, sheet_forms

MADE_OF_STATEMENTS = {"codings", "theme_proposals", "second_codings", "second_coding"}
"""Not written without statements: test_theme_proposals.py, test_second_coding.py."""
PUBLISHED = {"measurements", "priority_districts"}
"""Read in files of statistical offices: nobody fills them by hand."""
WANTED = {*kinds(), *(f.workbook for f in sheet_forms())} - MADE_OF_STATEMENTS - PUBLISHED


@pytest.mark.parametrize("wanted", sorted(WANTED))
def test_every_kind_and_every_workbook_can_be_asked_for(project, tmp_path, wanted):
    """The workbook that holds the sheet of the kind, as `init` would have made it."""
    ran = project.run("sheet", wanted, "--out", tmp_path / "new", "--json")
    assert ran.status == 0, ran.err
    answer = json.loads(ran.out)
    assert answer["schema"] == "absr.sheet/1"
    (made,) = (tmp_path / "new").iterdir()
    assert answer["path"] == str(made)
    titles = {form.title.fr for form in sheet_forms() if form.workbook == answer["workbook"]}
    assert titles <= set(openpyxl.load_workbook(made).sheetnames)
    assert any(
        wanted in {form.workbook, form.kind.id, form.parent.id if form.parent else None}
        for form in sheet_forms()
        if form.workbook == answer["workbook"]
    )
    same = [p for p in project.root.rglob(made.name) if p.read_bytes() != made.read_bytes()]
    assert same == []


def test_it_writes_where_one_is(project, tmp_path, monkeypatch):
    """Without --out the current folder; the file's own name with --out."""
    monkeypatch.chdir(tmp_path)
    ran = project.run("sheet", "VOTES")
    assert ran.status == 0
    assert "contributions.xlsx" in ran.out
    assert (tmp_path / "contributions.xlsx").is_file()
    assert project.run("sheet", "votes", "--out", "table-4.xlsx").status == 0
    assert (tmp_path / "table-4.xlsx").is_file()


@pytest.mark.parametrize("form", [(), ("--form", "kobo")])
def test_a_file_that_is_there_is_never_replaced(project, tmp_path, form):
    """Exit 4, the file is named and stays as it was."""
    assert project.run("sheet", "interviews", "--out", tmp_path, *form).status == 0
    (made,) = tmp_path.glob("*.xlsx")
    made.write_bytes(b"mine")
    ran = project.run("sheet", "interviews", "--out", tmp_path, *form)
    assert ran.status == 4
    assert "U215" in ran.err
    assert made.name in ran.err
    assert made.read_bytes() == b"mine"


@pytest.mark.parametrize(
    ("words", "query", "known"),
    [
        (("truc",), "truc", "resources"),
        (("interviews", "--form", "pdf"), "pdf", "kobo"),
        (("votes", "--form", "kobo"), "votes", "interviews"),
    ],
)
def test_an_unknown_kind_or_form_gives_the_choices(project, tmp_path, words, query, known):
    """Exit 2, and what could have been asked for."""
    ran = project.run("sheet", *words, "--out", tmp_path, "--json")
    assert ran.status == 2
    answer = json.loads(ran.out)
    assert answer["code"] == "U205"
    assert query in answer["message"]
    assert known in answer["choices"]
    assert list(tmp_path.glob("*.xlsx")) == []


def test_the_form_for_telephones(project, tmp_path):
    """--form kobo gives the XLSForm that `init` puts into the folder."""
    ran = project.run("sheet", "interviews", "--form", "Kobo", "--out", tmp_path, "--json")
    assert json.loads(ran.out)["form"] == "kobo"
    made = tmp_path / "formulaire-kobo.xlsx"
    assert openpyxl.load_workbook(made).sheetnames == ["survey", "choices", "settings"]
    assert made.read_bytes() == (project.analysis / made.name).read_bytes()


def test_outside_a_project_it_says_where_to_go(absr, tmp_path):
    """The lists are the project's: without one there is nothing to print in them."""
    ran = absr("sheet", "votes", "--project", tmp_path, "--out", tmp_path)
    assert ran.status == 3
    assert "U301" in ran.err
