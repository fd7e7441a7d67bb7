"""The Python interface: the tables say what the reports say, and hide what they hide."""

from __future__ import annotations

import runpy
import sys
from pathlib import Path

import pandas as pd
import pytest
import yaml
from phase1_documents import reported_example

import absr
from absr.notebook.columns import DAY, LIST, TABLES

ROOT = Path(__file__).resolve().parents[2]
EXPECTED = yaml.safe_load((ROOT / "tests/report/expected.yaml").read_text(encoding="utf-8"))


@pytest.fixture(scope="module")
def example(tmp_path_factory):
    return reported_example(tmp_path_factory)


@pytest.mark.parametrize("table", TABLES, ids=lambda table: table.name)
def test_a_table_has_the_columns_types_and_index_it_declares(example, table):
    frame = getattr(absr.open_project(example), table.name)()
    assert tuple(frame.index.names) == table.indexed_by
    assert frame.index.is_unique
    assert [*frame.index.names, *frame.columns] == [column.name for column in table.columns]
    for column in table.columns:
        if column.name in table.indexed_by:
            continue
        found = str(frame[column.name].dtype)
        assert found.startswith("datetime64") if column.dtype == DAY else found == column.dtype
        if column.dtype == LIST:
            assert all(isinstance(value, tuple) for value in frame[column.name])


def test_the_counts_are_those_counted_from_the_workbooks(example):
    """expected.yaml was counted with openpyxl alone."""
    project = absr.open_project(example)
    total = EXPECTED["total"]
    assert len(project.interviews()) == total["interviews"]
    assert project.interviews()["persons"].sum() == total["persons"]
    assert len(project.statements()) == total["statements"]
    assert project.figures().loc["heard.persons", "value"] == total["persons"]


def test_rows_of_interviews_are_refused_outside(example):
    for audience in ("partners", "public"):
        with pytest.raises(absr.ProjectError) as refused:
            absr.open_project(example, audience=audience).interviews()
        assert refused.value.code == "P308"


def test_outside_no_interview_number_and_only_words_that_may_be_printed(example):
    inside, outside = (absr.open_project(example, audience=a) for a in ("internal", "public"))
    frame = outside.statements()
    assert frame["interview"].isna().all()
    assert frame["text"].notna().all()
    permitted = inside.statements()
    told = permitted[permitted["text"].notna()]
    assert set(frame.index) <= set(told.index)
    kept = told.loc[told.index.difference(frame.index)]
    interviews = inside.interviews().set_index("ref")["notice_given"]
    # Rewordings beyond two of an interview, and all of a person who was given no notice.
    assert not kept[kept["is_quote"] & kept["interview"].map(interviews).ne(False)].size


def test_what_the_reports_hide_is_missing(example):
    figures = absr.open_project(example, audience="public").figures()
    assert figures["value"].isna().any()
    shown = figures[(figures["unit"] == "interviews") & figures["value"].notna()]["value"]
    assert not shown.between(1, 4).any()


def test_a_table_is_the_callers_own(example):
    project = absr.open_project(example)
    frame = project.statements()
    del frame["text"]
    assert "text" in project.statements()


@pytest.mark.parametrize(
    ("path", "audience", "code"), [("nowhere", "internal", "U301"), (None, "board", "U205")]
)
def test_a_wrong_request_says_what_helps(example, tmp_path, path, audience, code):
    with pytest.raises(absr.ProjectError) as refused:
        absr.open_project(tmp_path / path if path else example, audience=audience)
    assert refused.value.code == code
    assert code in str(refused.value)


@pytest.mark.parametrize("table", TABLES, ids=lambda table: table.name)
def test_each_column_says_what_it_holds(example, table):
    about = absr.open_project(example).columns(table.name)
    assert list(about.index) == [column.name for column in table.columns]
    assert about["holds"].str.len().min() > 3
    assert about.attrs["row"].endswith(".")


def test_nothing_is_written(example):
    before = {p: p.read_bytes() for p in example.rglob("*") if p.is_file()}
    project = absr.open_project(example)
    for table in TABLES:
        assert isinstance(getattr(project, table.name)(), pd.DataFrame)
    assert {p: p.read_bytes() for p in example.rglob("*") if p.is_file()} == before


def test_the_notebook_of_the_guide_runs(example, monkeypatch, capsys):
    monkeypatch.setattr(sys, "argv", ["lecture_croisee.py", str(example)])
    runpy.run_path(str(ROOT / "docs/examples/lecture_croisee.py"), run_name="__main__")
    said = capsys.readouterr().out
    assert f"{EXPECTED['total']['interviews']} entretiens" in said
    assert "P308" in said
