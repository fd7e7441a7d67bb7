"""The two languages of the phase 3 template say the same things in the same order."""

from __future__ import annotations

import re

import pytest
from phase1_documents import ROOT

REPORTS = ROOT / "templates" / "reports"
TAG = re.compile(r"\{%.*?%\}|\{\{.*?\}\}", re.DOTALL)
BLOCK = re.compile(r"^(#{1,6} |::: ?\w*|- |\*\*)", re.MULTILINE)


def template(language):
    """The template's text."""
    return (REPORTS / language / "phase3.md.j2").read_text(encoding="utf-8")


def test_the_two_templates_have_the_same_blocks():
    """Headings, boxes, items and bold leads follow each other alike, and so do code and emphasis."""
    for pattern in (BLOCK, re.compile(r"`|(?<!\*)\*(?!\*)|\*\*")):
        assert pattern.findall(template("fr")) == pattern.findall(template("en"))
    assert len(BLOCK.findall(template("fr"))) > 40


def test_the_two_templates_place_the_same_values():
    """The same values and conditions stand in the same order in both languages."""
    tags = [[re.sub(r"\s+", " ", tag) for tag in TAG.findall(template(x))] for x in ("fr", "en")]
    assert len(tags[0]) > 100
    assert tags[0] == tags[1]


@pytest.mark.parametrize("language", ["fr", "en"])
def test_templates_ask_for_no_arithmetic(language):
    """A template places what it is given: no sum, no comparison of numbers, no filter."""
    for tag in TAG.findall(template(language)):
        assert not re.search(r"[+*/|~<>]|(?<![\w\"])-", re.sub(r'"[^"]*"', "", tag)), tag
