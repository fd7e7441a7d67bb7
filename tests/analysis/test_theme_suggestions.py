"""Themes that words suggest: measured on invented statements, explained, never too sure."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from absr.analysis.stems import stem
from absr.analysis.theme_suggestions import suggested, vocabulary
from absr.model.settings import Theme
from absr.scaffold.default_themes import default_themes

HERE = Path(__file__)
LABELLED = HERE.with_name("labelled_statements.csv")
EXAMPLE = HERE.parents[2] / "tools" / "example" / "propos.csv"
THEMES = default_themes("fr")
KNOWN = vocabulary(THEMES, ())


def labelled(half):
    """Texts of one half of the set, each with its true themes."""
    with LABELLED.open(encoding="utf-8", newline="") as stream:
        rows = [row for row in csv.DictReader(stream, delimiter=";") if row["half"] == half]
    return [(row["text"], frozenset(filter(None, row["themes"].split("|")))) for row in rows]


def of_the_example():
    """What is said in the example's project, written long before by somebody else."""
    ids = {theme.label: theme.id for theme in THEMES}
    with EXAMPLE.open(encoding="utf-8", newline="") as stream:
        rows = list(csv.DictReader(stream))
    return [
        (row["Ce qui est dit"] or row["Reformulation"], frozenset({ids[row["Thème"]]}))
        for row in rows
        if row["Thème"] in ids
    ]


def measured(name, statements):
    """Precision and recall of the suggestions, and the share whose first, or one of two, is right."""
    given_ = [(truth, [one.theme for one in suggested(text, KNOWN)]) for text, truth in statements]
    proposed = sum(len(found) for _, found in given_)
    right = sum(len(truth & set(found)) for truth, found in given_)
    themed = [(truth, found) for truth, found in given_ if truth]
    silent = [not found for truth, found in given_ if not truth]
    first = sum(bool(found) and found[0] in truth for truth, found in themed) / len(themed)
    either = sum(bool(truth & set(found)) for truth, found in themed) / len(themed)
    precision, recall = right / proposed, right / sum(len(truth) for truth, _ in given_)
    print(
        f"{name}: {len(given_)} statements, precision {precision:.3f}, recall {recall:.3f}, "
        f"first {first:.3f}, one of two {either:.3f}, rightly silent {sum(silent)} of {len(silent)}"
    )
    return precision, recall, silent


@pytest.mark.parametrize("half", ["1", "2"])
def test_plain_statements_are_given_their_theme(half):
    """Each half of the set written before the vocabulary, by the same hand."""
    precision, recall, silent = measured(f"half {half}", labelled(half))
    assert precision > 0.9
    assert recall > 0.85
    assert all(silent)


def test_statements_of_another_hand_are_right_more_often_than_not():
    """The example's: they speak in images, and many of them are left without a suggestion."""
    precision, recall, _ = measured("example", of_the_example())
    assert precision > 0.5
    assert recall > 0.3


def test_the_words_that_tell_are_given_as_written():
    """So that a person sees at once why."""
    (found,) = suggested("Le BUS ne passe plus, les trottoirs sont cassés.", KNOWN)
    assert (found.theme, found.words) == ("mobilites", ("BUS", "trottoirs"))
    assert found.is_strong


def test_a_denial_changes_nothing():
    """« Pas de médecin » speaks of care."""
    assert [one.theme for one in suggested("Pas de médecin ici.", KNOWN)] == ["soins"]


@pytest.mark.parametrize("text", ["", "Je ne sais pas.", "Il y a un local.", "🎈 ???"])
def test_too_little_gives_no_suggestion(text):
    """Silence rather than chance."""
    assert suggested(text, KNOWN) == ()


def test_a_theme_of_the_project_is_known_by_its_names_and_by_what_was_coded():
    """One that absr never heard of: its label, its other name, words that three statements share."""
    themes = (Theme("mer", "La mer et le port", ("littoral",)), Theme("soins", "Soins"))
    coded = [("Les chaluts quittent le quai.", ["mer"])] * 3 + [("Le médecin part.", ["soins"])] * 3
    bare, taught = vocabulary(themes, ()), vocabulary(themes, coded)
    assert [one.theme for one in suggested("Protégeons le littoral.", bare)] == ["mer"]
    said = "Un chalut est au quai."
    assert suggested(said, bare) == ()
    assert [one.theme for one in suggested(said, taught)] == ["mer"]


def test_a_word_that_two_themes_share_teaches_nothing():
    """Coded half under each, it tells of neither."""
    themes = (Theme("un", "Un"), Theme("deux", "Deux"))
    coded = [("Le phare et la digue.", [name]) for name in ("un", "deux") * 5]
    assert suggested("Le phare et la digue.", vocabulary(themes, coded)) == ()


@given(st.text(max_size=80))
def test_any_text_gives_at_most_two_themes_with_words_of_its_own(text):
    """The same at each call."""
    found = suggested(text, KNOWN)
    assert found == suggested(text, KNOWN)
    assert len(found) <= 2
    for one in found:
        assert one.theme in {theme.id for theme in THEMES}
        assert all(part in text for word in one.words for part in word.split(" "))


@pytest.mark.parametrize(
    ("one", "other"),
    [("infirmières", "infirmier"), ("journaux", "journal"), ("ouvertes", "ouvert"),
     ("Églises", "eglise"), ("coiffeuse", "coiffeur"), ("anciennes", "ancien")],
)  # fmt: skip
def test_number_and_gender_do_not_part_words(one, other):
    """Nor do accents or capitals."""
    assert stem(one) == stem(other)
