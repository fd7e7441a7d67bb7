"""Every problem code has a file or a situation that brings it, and words in both languages."""

from __future__ import annotations

import re
from pathlib import Path

import every_corpus_code
import every_file_code
import every_indicator_code
import every_published_code
import every_request_code
import every_sheet_code
import every_theme_code
import pytest
from every_code import CASES, LINE, Case

from absr.model.codes import CODES

ROOT = Path(__file__).parents[2]
ELSEWHERE = every_request_code.ELSEWHERE
LANGUAGES = ("en", "fr")
FILES_AND_SHEETS = (
    every_file_code,
    every_indicator_code,
    every_published_code,
    every_sheet_code,
)
assert all((every_corpus_code, every_request_code, every_theme_code, *FILES_AND_SHEETS))


def test_every_code_has_a_case():
    """A code that nothing can bring must not stand in the list, and none is listed twice."""
    assert set(CODES) == {*CASES, *ELSEWHERE}
    assert not CASES.keys() & ELSEWHERE.keys()


@pytest.mark.parametrize("code", ELSEWHERE)
def test_what_another_test_brings_about_is_named_there(code):
    """The test of a code that needs a machine of its own exists, and speaks of the code."""
    for name in ELSEWHERE[code]:
        place, _, function = name.partition("::")
        text = (ROOT / place).read_text(encoding="utf-8")
        assert f"def {function}(" in text
        assert f'"{code}"' in text


def told(answer: object, code: str) -> list[dict]:
    """Everything in an answer that bears the code: problems and refusals, however deep."""
    if isinstance(answer, list):
        return [found for part in answer for found in told(part, code)]
    if not isinstance(answer, dict):
        return []
    own = [answer] if answer.get("code") == code and "message" in answer else []
    return own + [found for part in answer.values() for found in told(part, code)]


def is_at(case: Case, one: dict) -> bool:
    """Whether a problem is told where its fault was planted."""
    cells = tuple(one.get("cells", ()))
    if case.cells == (LINE,):
        return "absr.yaml" in one["message"] and len(cells) == 1 and cells[0].isdecimal()
    return (one.get("sheet"), cells) == (case.sheet, case.cells)


@pytest.mark.parametrize("code", CASES)
def test_the_code_comes_out_at_its_place_in_both_languages(absr, stage, code):
    """Sheet and cells are those of the fault; message and way out are words, without a hole."""
    case = CASES[code]
    command = case.build(stage)
    where = ("--project", stage.project.root) if case.in_project else ()
    messages = []
    for language in LANGUAGES:
        tried = command[0] == "ingest" and language == "en" and not case.writes
        trial = ("--dry-run",) if tried else ()
        ran = absr(*command, *trial, *where, "--json", "--lang", language)
        assert "Traceback" not in ran.out + ran.err
        found = told(ran.json, code)
        assert found, (code, language, ran.out[:2000])
        assert any(is_at(case, one) for one in found), found
        for one in found:
            assert one["message"].strip()
            assert one["hint"].strip()
            assert not re.search(r"[{}]|\bNone\b", one["message"] + one["hint"]), one
        messages.append(found[0]["message"])
    assert messages[0] != messages[1]


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("code", CODES)
def test_every_code_is_explained(absr, code, language):
    """`absr explain` has its title, its rule and its ways out, and so has a page of docs/."""
    ran = absr("explain", code, "--json", "--lang", language)
    assert (ran.status, ran.json["code"]) == (0, code)
    assert all(ran.json[part] for part in ("title", "rule", "ways"))
    folder = {"fr": "docs/problems", "en": "docs/en/problems"}[language]
    page = (ROOT / folder / f"{code}.md").read_text(encoding="utf-8")
    assert f"# {code}" in page
