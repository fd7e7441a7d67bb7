"""Yes, no, and permissions: what is certain is read, and no permission is ever guessed."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from absr.model.value_lists import VALUE_LISTS
from absr.reading.answers import level_told, permission_in, read_yes_no, yes_no_in

LEVELS = VALUE_LISTS["quote_levels"].spellings()
PUBLISHING = VALUE_LISTS["publishing"].spellings()
YES = ("x", "X", "OK", "ok", "oui", "Oui", "OUI", "O", "o", "✓", "☑", "☒", 1, "1", "vrai", True)
NO = ("non", "Non", "N", "NON !!", "retiré", "refus", 0, "0", "☐", "faux", False)
NEITHER = ("peut-être", "à voir", "?", "-", "/", "oui ?", "oui/non", "non renseigné", "12")
TAKEN_BACK = (
    "oui, sauf le nom",
    "oui mais pas le nom",
    "oui, si je relis avant",
    "oui sous réserve",
    "oui, sans le nom",
    "oui (à confirmer)",
    "oui et non",
    "oui, uniquement en interne",
)


@pytest.mark.parametrize("raw", YES)
def test_a_yes(raw):
    """Crosses, ticked boxes and words."""
    assert read_yes_no(raw) is True


@pytest.mark.parametrize("raw", NO)
def test_a_no(raw):
    """Empty boxes, refusals and words, with their exclamation marks."""
    assert read_yes_no(raw) is False


@pytest.mark.parametrize("raw", [*NEITHER, *TAKEN_BACK])
def test_what_is_neither_has_no_answer_but_for_permissions(raw):
    """V112 in a column of facts; a refusal, said so, where somebody permits something."""
    assert yes_no_in(raw, permission=False) == (None, "V112")
    assert yes_no_in(raw, permission=True) == (False, "V121")


@pytest.mark.parametrize(
    ("raw", "answer"),
    [
        ("oui, à l'oral", True),
        ("oui (mail du 12/3)", True),
        ("OUI par téléphone le 12/10/2026", True),
        ("oui bien sûr", True),
        ("non sauf le prénom", False),
        ("non, ne souhaite pas", False),
        ("refus par mail", False),
    ],
)
@pytest.mark.parametrize("permission", [True, False])
def test_a_remark_beside_a_clear_answer_is_said(raw, answer, permission):
    """How and when take nothing back from a yes; a no stays a no, whatever follows."""
    assert yes_no_in(raw, permission=permission) == (answer, "V120")


@pytest.mark.parametrize(
    ("text", "level", "code"),
    [
        ("Oui, anonyme", "anonymous", None),
        ("oui", "anonymous", None),
        ("✓", "anonymous", None),
        ("Oui, avec la fonction", "role", None),
        ("nominatif", "name", None),
        ("Anonymisé", "anonymous", None),
        ("NON !!", "none", None),
        ("☐", "none", None),
        ("oui, avec la fonction (mail du 12/3)", "role", "V120"),
        ("ok par téléphone", "anonymous", "V120"),
        ("non, elle refuse", "none", "V120"),
        ("oui, avec le nom mais relire avant", "none", "V121"),
        ("nominatif ?", "none", "V121"),
        ("à voir avec elle", "none", "V121"),
        ("ne pas citer", "none", "V121"),
        ("avec accord du maire", "none", "V121"),
    ],
)
def test_levels_of_quotation(text, level, code):
    """A level is read where it is clear; all else is a refusal until somebody makes it clear."""
    assert permission_in(text, LEVELS) == (level, code)


@pytest.mark.parametrize("text", [*map(str, NEITHER), *TAKEN_BACK])
@pytest.mark.parametrize(("spellings", "refusal"), [(LEVELS, "none"), (PUBLISHING, "no")])
def test_nothing_unclear_is_a_permission(text, spellings, refusal):
    """For quotations and for the publishing of resources."""
    assert permission_in(text, spellings) == (refusal, "V121")


@given(
    st.sampled_from(["oui", "Oui, anonyme", "nominatif", "Oui, avec le nom", "x"]),
    st.sampled_from(["sauf", "mais", "pas", "sans nom", "si", "uniquement", "non", "refuse", "?"]),
    st.text(max_size=20),
)
def test_a_permission_with_a_word_that_limits_it_is_none(given_level, limit, rest):
    """Whatever stands around the word that limits."""
    assert permission_in(f"{given_level} {limit} {rest}", LEVELS).value == "none"
    assert yes_no_in(f"oui {limit} {rest}", permission=True).value is False


@given(st.text())
def test_a_permission_is_a_listed_level_or_a_refusal(text):
    """Any text gives a level; a level that permits is never given with V121."""
    found = permission_in(text, LEVELS)
    assert found.value in set(LEVELS.values())
    assert found.code != "V121" or found.value == "none"
    assert yes_no_in(text, permission=True).value in {True, False}


@pytest.mark.parametrize(
    "text",
    [
        "oui, sous anonymat",
        "Oui mais sans le nom",
        "OK, anonyme",
        "oui anonymement",
        "Oui (anonyme)",
    ],
)
def test_an_agreement_without_the_name_is_one(text):
    """It is a yes, at the level that gives no name."""
    assert level_told(text) == "anonymous"


@pytest.mark.parametrize(
    "text",
    [
        "oui",
        "non, anonyme",
        "oui ? anonyme",
        "oui, sous anonymat, à confirmer",
        "oui sans problème",
    ],
)
def test_an_agreement_with_another_remark_is_no_such_one(text):
    """A doubt or another remark makes it something else."""
    assert level_told(text) is None


@pytest.mark.parametrize(
    ("text", "level"),
    [
        ("oui, sans mon nom", "anonymous"),
        ("oui, fonction", "role"),
        ("OK pour citer anonymement", "anonymous"),
        ("fonction, pas le nom", "role"),
        ("oui, nom et fonction", "role"),
        ("nominatif", "name"),
        ("oui, ni nom ni fonction", "anonymous"),
        ("oui, avec le prénom", "anonymous"),
        ("oui", None),
        ("avec prénom ?", None),
        ("pas anonyme", None),
        ("nominatif, pas", None),
        ("oui, sans la citer", None),
        ("non, anonyme", None),
        ("le nom si relecture", None),
        ("oui, sauf le nom", None),
    ],
)
def test_the_level_that_words_give(text, level):
    """Of two levels the narrower holds; a word that is not known leaves a doubt, and no level."""
    assert level_told(text) == level


@given(st.text())
def test_any_answer_gives_a_level_or_none(text):
    """No text makes it fail."""
    assert level_told(text) in {None, "anonymous", "role", "name"}
