"""What the names that databases and programs give their columns say in words."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from absr.model.kinds import sheet_forms
from absr.reading.headings import field_named
from absr.reading.numbered_values import without_number
from absr.reading.program_names import in_words

INTERVIEWS = next(form for form in sheet_forms() if form.spreads)
NAMED = {
    "ref": ["NumEntretien", "ID_ENT", "entretien_id", "codeEntretien", "NO_ENTRETIEN"],
    "date": ["DateEntretien", "DT_ENT", "entretienDate"],
    "profile": ["FonctionPersonne", "Qui_Fonction"],
    "actor_type": ["TypeActeur", "type_acteur", "CategorieActeur"],
    "district": ["LIB_SECT", "quartierResidence"],
    "persons": ["NbPersonnes", "NB_PERS"],
    "consent": ["AccordCitation", "autorisation_citation"],
    "quotable": ["isCitable", "est_citable"],
    "quote_level": ["NiveauCitation"],
    "nature": ["NaturePropos", "type_propos"],
    "themes": ["Theme1", "theme_2", "LIB_TH1", "ThemePrincipal"],
    "quote": ["LIBELLE_PROPOS", "txt_verbatim"],
    "needs": ["BesoinsExprimes"],
}


@pytest.mark.parametrize(("name", "heading"), [(n, h) for n, hs in NAMED.items() for h in hs])
def test_the_name_of_a_column_of_a_program_is_read_by_its_words(name, heading):
    """Cut at its humps and underscores, it names the column that its words name."""
    assert field_named(heading, INTERVIEWS) == name


@pytest.mark.parametrize(
    "heading",
    ["DateSaisie", "date_modif", "DateNaissance", "ObsSaisie", "NumPropos", "CD_TYPE", "UserMaj"],
)
def test_what_a_program_notes_for_itself_names_no_column(heading):
    """The day of the typing is not that of the interview, nor is a code the words of a list."""
    assert field_named(heading, INTERVIEWS) is None


@given(st.text(alphabet="abcdefgé ", max_size=20))
def test_words_without_hump_or_underscore_are_no_name_of_a_program(text):
    """Plain words are left to what reads plain words."""
    assert in_words(text) is None


@pytest.mark.parametrize(
    ("written", "words"),
    [
        ("5 - Récit", "Récit"),
        ("T06 Festivités", "Festivités"),
        ("2. Ressource", "Ressource"),
        ("B - Besoin", "Besoin"),
        ("1) Habitant", "Habitant"),
        ("L'école", "L'école"),
        ("Vie de quartier", "Vie de quartier"),
    ],
)
def test_the_number_of_a_value_is_no_part_of_it(written, words):
    """Numbers and codes before the words go; words stay."""
    assert without_number(written) == words
