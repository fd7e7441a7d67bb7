"""The two languages of the report's template say the same things in the same order."""

from __future__ import annotations

import json
import re
import subprocess

import pypandoc
import pytest
from phase1_documents import ROOT

REPORTS = ROOT / "templates" / "reports"
TAG = re.compile(r"\{%.*?%\}|\{\{.*?\}\}", re.DOTALL)


def template(language):
    """The template's text."""
    return (REPORTS / language / "phase1.md.j2").read_text(encoding="utf-8")


def shape(language):
    """Kinds of blocks, with their classes and marks of emphasis, in order."""
    text = re.sub(r"\{% .*? %\}\n?", "", template(language))
    text = re.sub(r"\{\{ *(\w+)\(\"([\w-]+)\"\) *\}\}", r"PLACE\1\2", text)
    text = re.sub(r"\{\{.*?\}\}", "X", text)
    pandoc = pypandoc.get_pandoc_path()
    command = [pandoc, "--from", "markdown", "--to", "json"]
    done = subprocess.run(command, input=text.encode(), capture_output=True, check=True)
    return [*blocks(json.loads(done.stdout)["blocks"])]


def blocks(content):
    """What a reader would call the parts of the page."""
    for node in content:
        kind, inner = node["t"], node.get("c")
        if kind == "Header":
            yield f"heading {inner[0]}"
        elif kind == "Div":
            yield f"box {' '.join(inner[0][1])}"
            yield from blocks(inner[1])
            yield "end of box"
        elif kind == "BulletList":
            for item in inner:
                yield "item"
                yield from blocks(item)
        elif kind in ("Para", "Plain"):
            marks = [n["t"] for n in inner if n["t"] in ("Strong", "Code", "Span")]
            places = [n["c"] for n in inner if n["t"] == "Str" and n["c"].startswith("PLACE")]
            yield " ".join(["text", *marks, *places])
        else:
            yield kind


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
