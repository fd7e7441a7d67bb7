"""Cells with several values: names of the list are found before anything is cut."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from absr.model.labels import fold_without_articles
from absr.reading import lists
from absr.reading.lists import split_list
from absr.scaffold.default_themes import default_themes

THEMES = default_themes("fr")
SPELLINGS = {
    fold_without_articles(word): theme.id
    for theme in THEMES
    for word in (theme.id, theme.label, *theme.aliases)
}
LONG = "Accessibilité aux soins (médecins, dentistes)"
WITH_BRACKETS = {**SPELLINGS, fold_without_articles(LONG): "soins", "eau ; air": "eau"}
SEPARATORS = (";", "; ", " ; ", "\n", "\n- ", "\n• ", " | ", " / ", "/", ", ", " et ", " & ", " + ")


@pytest.mark.parametrize("separator", [*SEPARATORS, ",", " - ", " \u2013 ", " • ", "\n* ", "\n2. "])
def test_every_separator_of_an_office(separator):
    """Semicolons, lines, bullets, strokes, commas, « et », signs."""
    assert split_list(f"Jeunesse{separator}Mobilités", SPELLINGS) == ["Jeunesse", "Mobilités"]


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("- Jeunesse\n- Mobilités", ["Jeunesse", "Mobilités"]),
        ("• Jeunesse • Nature", ["Jeunesse", "Nature"]),
        ("1. Jeunesse\n2) Nature", ["Jeunesse", "Nature"]),
        ("Jeunesse;Mobilités;", ["Jeunesse", "Mobilités"]),
        ("mobilites jeunesse", ["mobilites", "jeunesse"]),
        (
            "Jeunesse, La Nature dans la ville et Vie artistique",
            ["Jeunesse", "La Nature dans la ville", "Vie artistique"],
        ),
        (
            "Ancrage local des entreprises et commerces, Jeunesse",
            ["Ancrage local des entreprises et commerces", "Jeunesse"],
        ),
    ],
)
def test_lists_as_people_and_survey_tools_write_them(text, parts):
    """Bullets, numbers, a last semicolon, option names joined by spaces, labels with « et »."""
    assert split_list(text, SPELLINGS) == parts


@pytest.mark.parametrize(
    "text",
    [
        "Ancrage local des entreprises et commerces",
        "Ancrage local des entreprise et commerces",
        "Voirie et trottoirs",
        "la jeunesse du quartier",
        "quartier jeunes",
        "Accessibilité aux soins (médecins, dentistes)",
        "Autre : jardinage, jeunesse",
        "Autre (préciser)",
        "aucun",
    ],
)
def test_what_is_not_cut(text):
    """Labels, labels with a slip, words of no list, a theme within a phrase, « Autre : … »."""
    assert split_list(text, SPELLINGS) == [text]


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        (f"Jeunesse, {LONG}", ["Jeunesse", LONG]),
        (f"{LONG}, Jeunesse", [LONG, "Jeunesse"]),
        (f"{LONG} et Nature", [LONG, "Nature"]),
    ],
)
def test_a_label_with_commas_in_brackets_is_one(text, parts):
    """The longest known name wins, whatever separators it holds."""
    assert split_list(text, WITH_BRACKETS) == parts


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        (
            "jeunesse, voirie et trottoirs, propreté",
            ["jeunesse", "voirie et trottoirs", "propreté"],
        ),
        ("nature / jeunnesse , poterie", ["nature", "jeunnesse", "poterie"]),
        ("Mobilitées et jeunnesse", ["Mobilitées", "jeunnesse"]),
        ("jeunesse (12-17 ans), nature", ["jeunesse (12-17 ans)", "nature"]),
    ],
)
def test_what_is_left_between_known_names_stays_whole(text, parts):
    """Commas cut what is left, « et » does not; slips of the pen are parts of their own."""
    assert split_list(text, SPELLINGS) == parts


@given(
    st.lists(st.sampled_from([theme.label for theme in THEMES]), min_size=1, max_size=5),
    st.sampled_from(SEPARATORS),
)
def test_labels_joined_by_one_separator_come_back(labels, separator):
    """In their order, whichever labels and whichever separator."""
    parts = split_list(separator.join(labels), SPELLINGS)
    assert [SPELLINGS[fold_without_articles(part)] for part in parts] == [
        SPELLINGS[fold_without_articles(label)] for label in labels
    ]


@given(st.lists(st.sampled_from([theme.id for theme in THEMES]), min_size=2, max_size=6))
def test_names_joined_by_spaces_come_back(names):
    """As KoboToolbox and ODK write the options chosen."""
    assert split_list(" ".join(names), SPELLINGS) == names


@given(st.text(alphabet="aejnstu éà,;/|&+-()•\n", max_size=40))
def test_no_letter_is_lost(text):
    """Every word of the cell stands in one of its parts, but for the joining words."""
    joining = {"et", "and", "puis"}
    words = [word for word in _words(text) if word not in joining]
    kept = [word for part in split_list(text, SPELLINGS) for word in _words(part)]
    assert [word for word in kept if word not in joining] == words


def _words(text):
    signs = ",;/|&+-()•"
    return "".join(" " if sign in signs else sign for sign in text).split()


@given(st.text())
def test_any_text_is_cut_without_failing(text):
    """No text makes it fail, and no part is empty."""
    assert all(part.strip() for part in split_list(text, SPELLINGS)) or not text.strip()


@pytest.mark.parametrize("mark", ["\na", ";b", "\n- un banc", "•x"])
def test_a_cell_of_a_thousand_lines_asks_for_each_name_a_few_times(mark, monkeypatch):
    """Every line may begin a name over several lines, but not one of a thousand."""
    asked = []
    real = lists._is_known
    monkeypatch.setattr(lists, "_is_known", lambda *given: asked.append(given) or real(*given))
    split_list(f"Jeunesse{mark * 1000}Nature", SPELLINGS)
    assert len(asked) < 60_000
