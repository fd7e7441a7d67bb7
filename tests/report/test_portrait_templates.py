"""The two languages of the portrait say the same things in the same order."""

from __future__ import annotations

import re

import pytest
import test_phase1_templates as phase1
from phase1_documents import ROOT


def template(language):
    """The template's text."""
    path = ROOT / "templates" / "reports" / language / "portrait.md.j2"
    return path.read_text(encoding="utf-8")


def test_the_two_templates_have_the_same_blocks(monkeypatch):
    """Headings, boxes, lists, tables and figures follow each other alike in both languages."""
    monkeypatch.setattr(phase1, "template", template)
    french = phase1.shape("fr")
    assert len(french) > 25
    assert french == phase1.shape("en")


def test_the_two_templates_place_the_same_values():
    """The same values and conditions stand in the same order in both languages."""
    tags = [
        [re.sub(r"\s+", " ", tag) for tag in phase1.TAG.findall(template(x))] for x in ("fr", "en")
    ]
    assert len(tags[0]) > 60
    assert tags[0] == tags[1]


@pytest.mark.parametrize("language", ["fr", "en"])
def test_templates_ask_for_no_arithmetic(language):
    """A template places what it is given."""
    for tag in phase1.TAG.findall(template(language)):
        assert not re.search(r"[+*/|~<>]|(?<![\w\"])-", re.sub(r'"[^"]*"', "", tag)), tag
