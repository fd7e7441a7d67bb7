"""The two languages of the template on the workshop say the same things in the same order."""

from __future__ import annotations

import json
import re
import subprocess

import pypandoc
import pytest
from phase1_documents import ROOT
from test_phase1_templates import TAG, blocks

REPORTS = ROOT / "templates" / "reports"


def template(language):
    """The template's text."""
    return (REPORTS / language / "phase2.md.j2").read_text(encoding="utf-8")


def shape(language):
    """Kinds of blocks, in order."""
    text = re.sub(r"\{% .*? %\}\n?", "", template(language))
    text = re.sub(r"\{\{ *(\w+)\(\"([\w-]+)\"\) *\}\}", r"PLACE\1\2", text)
    text = re.sub(r"\{\{.*?\}\}", "X", text)
    command = [pypandoc.get_pandoc_path(), "--from", "markdown", "--to", "json"]
    done = subprocess.run(command, input=text.encode(), capture_output=True, check=True)
    return [*blocks(json.loads(done.stdout)["blocks"])]


def test_the_two_templates_have_the_same_blocks():
    """Headings, boxes, lists, tables and figures follow each other alike in both languages."""
    french = shape("fr")
    assert len(french) > 60
    assert french == shape("en")


def test_the_two_templates_place_the_same_values():
    """The same values and conditions stand in the same order in both languages."""
    tags = [[re.sub(r"\s+", " ", tag) for tag in TAG.findall(template(x))] for x in ("fr", "en")]
    assert len(tags[0]) > 60
    assert tags[0] == tags[1]


@pytest.mark.parametrize("language", ["fr", "en"])
def test_templates_ask_for_no_arithmetic(language):
    """A template places what it is given: no sum, no comparison of numbers, no filter."""
    for tag in TAG.findall(template(language)):
        assert not re.search(r"[+*/|~<>]|(?<![\w\"])-", re.sub(r'"[^"]*"', "", tag)), tag
