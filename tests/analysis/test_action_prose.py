"""The writer's prose taken apart: blocks, citations, and what no record bears out."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

sys.path.insert(0, str(Path(__file__).parent))

from phase3_records import corpus, met, said

from absr.analysis.prose import Citations, taken_apart, unknown_citations, without_citations
from absr.model.prose import ProseText, runs

RECORDS = corpus(met("E01"), met("12"), said(1, "E01"))
CITATIONS = Citations(RECORDS)


def apart(text):
    """A text taken apart."""
    return taken_apart(ProseText("heritage", "textes/heritages.md", text), CITATIONS)


def blocks(text):
    """Kind and words of each block."""
    return [tuple(block) for block in apart(text).blocks]


def test_headings_lists_quotations_and_paragraphs_are_kept():
    """A paragraph goes on over its lines; a list item too; a rule only parts."""
    text = "# Titre #\nUne ligne\nqui suit\n\n- un\n  suite\n* deux\n1. trois\n> cité\n> encore\n---\nFin"
    assert blocks(text) == [
        ("heading", "Titre"),
        ("paragraph", "Une ligne qui suit"),
        ("bullet", "un suite"),
        ("bullet", "deux"),
        ("number", "trois"),
        ("quote", "cité encore"),
        ("paragraph", "Fin"),
    ]


@pytest.mark.parametrize("text", ["", "\n\n", "<!-- consigne\nsur deux lignes -->\n", "---\n"])
def test_a_text_of_comments_and_blank_lines_is_empty(text):
    """What `absr init` wrote is no prose."""
    assert blocks(text) == []


def test_a_comment_without_end_is_not_lost():
    """Half a comment is text like any other."""
    assert blocks("Avant <!-- après") == [("paragraph", "Avant <!-- après")]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("[site](https://exemple.fr)", "site (https://exemple.fr)"),
        ("[ici](../prive/personnes.db)", "ici"),
        ("[ici](file:///etc/passwd)", "ici"),
        ("[ici](javascript:alert`1`)", "ici"),
        ("![photo](https://exemple.fr/a.png)", "photo"),
        ("![photo](a.png)", "photo"),
    ],
)
def test_links_are_words_and_pictures_their_description(text, words):
    """An address of the web is printed; no other target is."""
    assert blocks(text) == [("paragraph", words)]


def test_citations_known_and_unknown_are_told_apart_with_their_lines():
    """Several in one pair of brackets, numbers of interviews, lower case, marks of emphasis."""
    found = apart("<!-- a\nb -->\nUn [C-0001, c-zzzz] mot [E01].\n\nAutre **[CO-9999]** [sic].\n")
    assert found.cited == ("C-0001", "E-E01")
    assert found.unknown == ((3, "C-ZZZZ"), (5, "CO-9999"))


def test_an_unknown_citation_is_a_problem_at_its_line():
    """X216 says the file, the line and the id; a known one says nothing."""
    text = ProseText(
        "today", "3-recit-action/textes/aujourdhui.md", "Bien [C-0001].\nMal [C-QQQQ]."
    )
    (problem,) = unknown_citations([text], RECORDS)
    assert (problem.code, problem.file, problem.cells, problem.value) == (
        "X216",
        "3-recit-action/textes/aujourdhui.md",
        ("2",),
        "C-QQQQ",
    )


@pytest.mark.parametrize(
    ("text", "bare"),
    [
        ("Le marché [C-0001] tient.", "Le marché tient."),
        ("Le marché tient [C-0001, C-ZZZZ].", "Le marché tient."),
        ("Le marché [E01] tient", "Le marché tient"),
        ("En 12 [12] ans [sic] [voir C-0001]", "En 12 [12] ans [sic] [voir C-0001]"),
        ("[C-0001]", ""),
    ],
)
def test_outside_ids_are_taken_out_and_nothing_else(text, bare):
    """Evidence ids and numbers of interviews go, with the space before a full stop."""
    assert without_citations(text, CITATIONS) == bare


def test_emphasis_needs_both_its_marks():
    """`**`, `__`, `*` and `_` around words; a star alone or inside a word is a star."""
    assert [tuple(run) for run in runs("a **b** _c_ d*e 2*3*4 __f__")] == [
        ("a ", ""),
        ("b", "**"),
        (" ", ""),
        ("c", "*"),
        (" d*e 2*3*4 ", ""),
        ("f", "**"),
    ]


@given(st.text(alphabet="ab *_#->[]()!<\n\\`C0129-", max_size=200))
def test_no_word_is_lost_whatever_is_typed(text):
    """Letters and digits outside comments, links and citations all come through, in order."""
    if "<!--" in text or "](" in text or "[" in text:
        return
    kept = "".join(block.text for block in apart(text).blocks)
    letters = [sign for sign in text if sign in "abC"]
    assert [sign for sign in kept if sign in "abC"] == letters
