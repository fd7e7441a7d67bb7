"""`absr.yaml` is read line by line where that is safe: to the same tree as PyYAML gives."""

from __future__ import annotations

import datetime as dt
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from absr.reading.plain_yaml import read_plain_yaml
from absr.reading.settings import read_settings
from absr.reading.yaml_nodes import Mapping, Sequence
from absr.reading.yaml_text import YamlFault, _read_any, read_yaml

LINES = [
    "# un mot",
    "",
    "version: 1",
    "commune:",
    '  code: "93063"',
    "  name: Sainte-Colombe (46)",
    "legal: ",
    "  board_date: 30/06/2027",
    "themes:",
    "  - id: commerces",
    '    label: "L\'été : « ici »"',
    '    aliases: ["un", deux, trois quatre]',
    "    chapters: []",
    "  - id: b",
    "districts:",
    "  - Les Bas-Pays",
    '  - "Centre, gare"',
    "    # plus loin",
    "  suite: a",
    "- x",
    "banner: &a b",
    "banner: c # d",
    "quotas: {a: 1}",
    "a: 'b'",
    "---",
    "b: [c,",
    "  d]",
    'c: "é\\n"',
    "d: e: f",
    "    profond: 1",
]
TEXTS = st.lists(st.sampled_from(LINES), max_size=14).map("\n".join)


def plain(node):
    """A tree as values that can be compared, lines included."""
    if isinstance(node, Mapping):
        inside = {key: plain(value) for key, value in node.items.items()}
        return ("mapping", node.line, list(inside.items()), list(node.key_lines.items()))
    if isinstance(node, Sequence):
        return ("sequence", node.line, [plain(item) for item in node.items])
    return node


@given(TEXTS)
def test_both_ways_give_the_same_tree(text):
    """Whatever lines stand after one another: what is read at all is read alike."""
    quick = read_plain_yaml(text)
    assert quick is None or plain(quick) == plain(_read_any(text))


@given(TEXTS, st.integers(0, 200), st.text(max_size=3), st.integers(0, 3))
def test_a_text_changed_anywhere_is_still_read_alike(text, place, new, gone):
    """A character more or less, of any kind, makes no difference between the two either."""
    changed = text[:place] + new + text[place + gone :]
    quick = read_plain_yaml(changed)
    assert quick is None or plain(quick) == plain(_read_any(changed))


def test_the_settings_that_absr_writes_are_read_the_quick_way(project):
    """PyYAML is not needed for a file that nobody has changed; Windows' line ends are the same."""
    data = (project.root / "absr.yaml").read_bytes()
    quick = read_plain_yaml(data.decode())
    assert quick is not None
    assert plain(quick) == plain(_read_any(data.decode()))
    assert plain(read_yaml(data.replace(b"\n", b"\r\n"))) == plain(quick)


def test_faults_are_still_told(project):
    """What the quick way leaves alone comes to the parser that names faults and their lines."""
    fault = read_yaml(b"a: 1\na: 2\n")
    assert isinstance(fault, YamlFault)
    assert (fault.code, fault.line) == ("F102", 2)


@pytest.mark.parametrize(
    ("typed", "day", "codes"),
    [
        ("", None, []),
        ("30/11/2022", dt.date(2022, 11, 30), []),
        ("2022-11-30", dt.date(2022, 11, 30), []),
        ("novembre", None, ["F105"]),
    ],
)
def test_the_day_of_the_progress_review(project, typed, day, codes):
    """As any date may be typed; nothing is the day of the report; anything else is told."""
    text = (project.root / "absr.yaml").read_text(encoding="utf-8")
    changed = re.sub(r"(?m)^  day:$", f"  day: {typed}", text)
    assert changed != text or not typed
    settings, problems = read_settings("absr.yaml", changed.encode())
    assert [problem.code for problem in problems] == codes
    assert settings is None if codes else settings.follow_up_day == day


@pytest.mark.parametrize(
    ("typed", "when"),
    [
        ("", None),
        ('"juin 2022"', "juin 2022"),
        ("18/06/2022", dt.date(2022, 6, 18)),
        ("2022-06-18", dt.date(2022, 6, 18)),
    ],
)
def test_the_day_of_the_workshop(project, typed, when):
    """A day where one is typed, else the words as they are; nothing is nothing."""
    text = (project.root / "absr.yaml").read_text(encoding="utf-8")
    changed = re.sub(r"(?m)^  when:$", f"  when: {typed}", text)
    assert changed != text or not typed
    settings, problems = read_settings("absr.yaml", changed.encode())
    assert not problems
    assert settings is not None
    assert settings.workshop_when == when
