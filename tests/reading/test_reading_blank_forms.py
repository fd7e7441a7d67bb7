"""Forms for telephones are told from what people answered to them."""

from __future__ import annotations

import pytest

from absr.reading.blank_forms import blank_form_problem, is_blank_form
from absr.tabular.delivered import read_delivered

QUESTIONS = [["type", "name", "label::Français (fr)"], ["text", "need", "Quel besoin ?"]]


def opened(path):
    """The workbook as absr reads it."""
    workbook, _ = read_delivered(path.name, path.read_bytes())
    return workbook


def test_the_form_that_absr_makes_is_blank(project):
    """A new project has one beside its workbooks: F039 names it."""
    [path] = project.root.rglob("*kobo*.xlsx")
    problem = blank_form_problem(opened(path), path.name)
    assert (problem.code, problem.file) == ("F039", path.name)


@pytest.mark.parametrize(
    ("sheets", "blank"),
    [
        ({"survey": QUESTIONS, "choices": [["list_name", "name"]]}, True),
        ({"Survey": QUESTIONS, "Settings": [["form_title"]]}, True),
        ({"survey": QUESTIONS}, False),
        ({"survey": [["N°", "Besoin"], ["E1", "Un parc"]], "choices": [["a"]]}, False),
        ({"Propos": QUESTIONS, "choices": [["list_name", "name"]]}, False),
    ],
)
def test_only_questions_are_a_form(book, tmp_path, sheets, blank):
    """Answers on a sheet that happens to be called `survey` are answers."""
    path = tmp_path / "a.xlsx"
    book(path, sheets)
    assert is_blank_form(opened(path)) is blank
