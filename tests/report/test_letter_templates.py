"""The letter to partners says the same in both languages."""

from __future__ import annotations

import test_phase1_templates as phase1
from phase1_documents import ROOT

REPORTS = ROOT / "templates" / "reports"


def template(language):
    """The template's text."""
    return (REPORTS / language / "data-request.md.j2").read_text(encoding="utf-8")


def test_the_two_templates_have_the_same_blocks(monkeypatch):
    """Address, subject, table, paragraphs and signature follow each other alike."""
    monkeypatch.setattr(phase1, "template", template)
    french = phase1.shape("fr")
    assert len(french) > 15
    assert french == phase1.shape("en")


def test_the_two_templates_place_the_same_values():
    """The same values and conditions stand in the same order in both languages."""
    tags = [phase1.TAG.findall(template(language)) for language in ("fr", "en")]
    assert len(tags[0]) > 10
    assert tags[0] == tags[1]
