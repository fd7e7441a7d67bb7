"""When two spellings are one name, and what a name becomes on a disk."""

from __future__ import annotations

import re
from collections import Counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from absr.territory import ascii_slug, commune, communes, slug
from absr.territory.names import fold, fold_all, without_article
from absr.territory.slugs import MAX_LENGTH

ON_WINDOWS = re.compile(r"(?!(?:con|prn|aux|nul|com\d|lpt\d)(?:\.|$))[a-z0-9]+(-[a-z0-9]+)*")
spellings = st.text(st.characters(blacklist_categories=["Cs"]), max_size=100)


@pytest.mark.parametrize(
    ("name", "key"),
    [
        ("L’Haÿ-les-Roses", "l hay les roses"),
        ("  ST‑DENIS ", "saint denis"),
        ("Stes-Maries", "saintes maries"),
        ("Œting", "oeting"),
        ("Château-Chinon (Ville)", "chateau chinon ville"),
        ("Villeneuve s/Lot", "villeneuve sur lot"),
        ("Best", "best"),
        ("St St Lez Lez", "saint saint les les"),
        ("", ""),
    ],
)
def test_fold(name, key):
    """The key has plain words only, abbreviations spelt out, and only whole words of them."""
    assert fold(name) == key


@given(spellings)
def test_folding_twice_is_folding_once(name):
    """A key is its own key."""
    assert fold(fold(name)) == fold(name)


@given(st.lists(spellings.map(lambda name: " ".join(name.split())), min_size=1))
def test_many_names_fold_like_each(names):
    """Folding all at once gives what folding each gives."""
    assert fold_all(names) == [fold(name) for name in names]


@pytest.mark.parametrize(
    ("key", "bare"),
    [("le mans", "mans"), ("l hay les roses", "hay les roses"), ("les", "les"), ("laon", "laon")],
)
def test_without_article(key, bare):
    """The article goes only where a name follows it."""
    assert without_article(key) == bare


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Romainville", "romainville"),
        ("L’Haÿ-les-Roses", "l-hay-les-roses"),
        ("L'Hay\u0308-les-Roses", "l-hay-les-roses"),
        ("Œuilly", "oeuilly"),
        ("Romainville.", "romainville"),
        ("../../etc/passwd", "etc-passwd"),
        ("C:\\Temp", "c-temp"),
        ("CON", "con-1"),
        ("nul", "nul-1"),
        ("LPT1", "lpt1-1"),
        ("nul.txt", "nul-txt"),
        ("", "x"),
        ("東京", "x"),
        ("a" * 80, "a" * 60),
        ("mot " * 40, "-".join(["mot"] * 15)),
    ],
)
def test_ascii_slug(text, expected):
    """Paths, devices, accents and lengths that a disk would refuse are made harmless."""
    assert ascii_slug(text) == expected


@given(spellings)
def test_any_slug_is_a_name_for_a_folder(text):
    """Whatever the text, the slug is valid on Windows, at most 60 long, and its own slug."""
    made = ascii_slug(text)
    assert ON_WINDOWS.fullmatch(made)
    assert len(made) <= MAX_LENGTH
    assert ascii_slug(made) == made


def test_every_commune_has_a_slug():
    """All 34,969 slugs are valid; with the code no two are the same."""
    for place in communes():
        assert ON_WINDOWS.fullmatch(slug(place))
    with_code = Counter(slug(place, with_code=True) for place in communes())
    assert set(with_code.values()) == {1}
    assert max(map(len, with_code)) <= MAX_LENGTH


def test_the_code_tells_two_folders_apart():
    """Saint-Denis has one folder in 93 and another in La Réunion."""
    assert slug(commune("93066")) == slug(commune("97411")) == "saint-denis"
    assert slug(commune("93066"), with_code=True) == "93066-saint-denis"
    assert slug(commune("2A004"), with_code=True) == "2a004-ajaccio"
