"""The list of themes in the text of absr.yaml: only what changes is written anew."""

from __future__ import annotations

import string

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from absr.model.settings import Theme
from absr.reading.settings import read_themes
from absr.scaffold.theme_lines import CannotEdit, edited_themes, themes_section

TEXT = """# En tête.
version: 1
themes:  # les nôtres
  # Le premier.
  - id: mobilites   # ne change plus
    label: 'Mobilités'  # à relire
    aliases:
      - transports
      - "bus"   # le mot des jeunes
    chapters: [mobility]

  - label: Nature
    id: nature
  - {id: soins, label: "Soins"}
# Après la liste.
districts:
  - "Centre"
"""


def read(text: str) -> tuple[Theme, ...]:
    """The themes that a text holds."""
    themes, problems = read_themes("absr.yaml", text.encode())
    assert problems == ()
    return themes


THEMES = read(TEXT)
MOBILITY, NATURE, CARE = THEMES


def test_a_label_is_replaced_where_it_stands():
    """The comment beside it stays, as does every other sign."""
    new = edited_themes(TEXT, THEMES, (MOBILITY._replace(label="Bouger"), NATURE, CARE), {})
    assert new == TEXT.replace("'Mobilités'", '"Bouger"')


def test_other_names_are_added_in_the_form_in_which_the_list_is_written():
    """A dash where there are dashes, a new line where there were none, brackets in brackets."""
    after = (
        MOBILITY._replace(aliases=(*MOBILITY.aliases, "vélo")),
        NATURE._replace(aliases=("haies",)),
        CARE._replace(aliases=("santé",)),
    )
    new = edited_themes(TEXT, THEMES, after, {})
    assert '      - "bus"   # le mot des jeunes\n      - "vélo"\n    chapters' in new
    assert '  - label: Nature\n    aliases: ["haies"]\n    id: nature\n' in new
    assert '  - {id: soins, label: "Soins", aliases: ["santé"]}\n' in new
    assert read(new) == after


def test_a_theme_that_goes_leaves_its_comments():
    """Those that have a line of their own; the other themes are untouched."""
    new = edited_themes(TEXT, THEMES, (NATURE, CARE), {})
    gone = TEXT[TEXT.index("  - id: mobilites") : TEXT.index("\n  - label: Nature")]
    assert new == TEXT.replace(gone, "")
    assert "  # Le premier.\n" in new


def test_a_new_theme_stands_below_the_one_before_it():
    """With its rules; the text after the list is untouched."""
    rules = (("mobilites", ("vélo", "pistes")),)
    new = Theme("velo", "Vélo", chapters=("mobility",), split_from=rules)
    text = edited_themes(TEXT, THEMES, (MOBILITY, new, NATURE, CARE), {})
    assert read(text) == (MOBILITY, new, NATURE, CARE)
    assert text.endswith(TEXT[TEXT.index("\n  - label: Nature") :])


def test_rules_are_written_changed_and_taken_away():
    """Each time in the lines of their theme."""
    ruled = NATURE._replace(split_from=(("soins", ("haies",)),))
    text = edited_themes(TEXT, THEMES, (MOBILITY, ruled, CARE), {})
    assert '    id: nature\n    split_from:\n      soins: ["haies"]\n  - {id' in text
    more = NATURE._replace(split_from=(("soins", ("haies", "mares")), ("mobilites", ("vélo",))))
    text = edited_themes(text, (MOBILITY, ruled, CARE), (MOBILITY, more, CARE), {})
    assert read(text) == (MOBILITY, more, CARE)
    assert edited_themes(text, (MOBILITY, more, CARE), THEMES, {}) == TEXT


@pytest.mark.parametrize("end", ["\n", "\r\n"])
@pytest.mark.parametrize("mark", ["", "\ufeff"])
def test_ends_of_lines_and_the_mark_of_order_stay(end, mark):
    """A file of Windows stays one; a last line without end too."""
    text = mark + TEXT.replace("\n", end)
    short = text[: text.index("# Après")].rstrip("\r\n")
    after = (*THEMES, Theme("art", "Art"))
    for whole in (text, short):
        new = edited_themes(whole, THEMES, after, {})
        assert new.startswith(whole[: len(short)])
        assert new.count("\n") == whole.count("\n") + 2
        assert new.count("\r") == (new.count("\n") if end == "\r\n" else 0)
        assert read(new) == after


@pytest.mark.parametrize(
    "text",
    [
        "themes: [{id: a, label: A}]\n",
        "themes:\n",
        "version: 1\n",
        "- a\n",
        "themes:\n  -\n    id: a\n    label: A\n",
        "themes:\n  - a\n",
    ],
)
def test_a_list_in_another_form_is_left_alone(text):
    """It is said, and nothing is guessed."""
    with pytest.raises(CannotEdit):
        themes_section(text)


LABELS = st.text(string.ascii_letters + string.digits + "éàç \"'#:-,[]{}&*!|>%@\\", min_size=1)
LABELS = LABELS.map(str.strip).filter(bool)
IDS = st.from_regex(r"[a-z][a-z0-9-]{0,8}", fullmatch=True)
RULES = st.lists(
    st.tuples(IDS, st.lists(LABELS, min_size=1, max_size=3, unique=True).map(tuple)),
    max_size=2,
    unique_by=lambda rule: rule[0],
).map(tuple)


@settings(deadline=None)
@given(data=st.data())
def test_whatever_the_themes_become_they_are_read_back(data):
    """Labels with any sign, other names, rules, themes that come and go; the rest stays."""
    names = st.lists(LABELS, max_size=3).map(tuple)
    none = st.just(())
    made = st.builds(
        Theme, IDS, LABELS, aliases=names, chapters=none, indicators=none, split_from=RULES
    )
    before = THEMES
    text = TEXT
    for _ in range(3):
        kept = [
            data.draw(
                st.builds(
                    lambda label, more, theme=theme: theme._replace(
                        label=label, aliases=(*theme.aliases, *more)
                    ),
                    LABELS,
                    st.lists(LABELS, max_size=2),
                )
            )
            for theme in before
            if data.draw(st.booleans()) or theme.id == before[0].id
        ]
        known = {theme.id for theme in before}
        new = data.draw(st.lists(made, max_size=2, unique_by=lambda theme: theme.id))
        after = (*kept, *(theme for theme in new if theme.id not in known))
        text = edited_themes(text, before, after, {})
        assert read(text) == after
        assert text.startswith(TEXT[: TEXT.index("  - id")])
        assert text.endswith(TEXT[TEXT.index("# Après") :])
        before = after
