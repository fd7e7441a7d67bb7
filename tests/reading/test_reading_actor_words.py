"""Which type of actor a description in free words tells."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from absr.model.value_lists import ACTOR_TYPES
from absr.reading.actor_words import types_in

ONE = {
    "elected": ["élue", "adjoint au maire", "Mme le maire", "adjointe à l'éducation", "Maire"],
    "municipal": ["travailleuse sociale CCAS", "agent d'accueil du CCAS", "directrice du CCAS"],
    "institution": ["conseillère France Travail", "chargée de mission au Département"],
    "health": [
        "Prof. de santé",
        "pros de santé",
        "médecin généraliste",
        "infirmière libérale",
        "directeur de l'hôpital",
    ],
    "landlord": ["bailleur social", "Office HLM", "logement social", "gardienne, office HLM"],
    "association": [
        "asso",
        "acteur associatif",
        "Monde associatif",
        "assoc. sportive",
        "présidente d'une association d'habitants",
    ],
    "social_centre": ["directrice du centre social", "animateur MJC"],
    "shop": [
        "commerçantes",
        "commerçant·e",
        "patron du bar",
        "commerçante",
        "gérante de la boulangerie",
        "épicier",
    ],
    "business": ["chef d'entreprise", "salarié d'une PME"],
    "social_economy": ["directeur d'ESAT", "régie de quartier"],
    "resident": [
        "Habitant(e)",
        "hab.",
        "locataires HLM",
        "habitante du quartier",
        "deux habitants",
        "habitante de la rue de l'école",
    ],
    "residents_group": ["amicale des locataires", "membre d'un collectif d'habitants"],
    "education": ["prof", "directeur d'école", "enseignante au collège", "CPE du lycée"],
    "local_media": ["journaliste"],
    "worship": ["imam"],
    "research": ["chercheuse à l'université"],
}


@pytest.mark.parametrize(("type_id", "text"), [(t, w) for t, ws in ONE.items() for w in ws])
def test_a_description_that_tells_one_type(type_id, text):
    """A person's trade, or the body named after a post."""
    assert types_in(text) == (type_id,)


@pytest.mark.parametrize(
    "text",
    [
        "directrice d'une crèche associative",
        "responsable",
        "ancien maire",
        "femme du maire",
        "secrétaire du maire",
        "parent d'élève",
        "gardien d'immeuble",
        "personne âgée",
        "ne dirige aucune école",
        "prof. libérale",
        "chargée de mission santé",
        "acteur économique",
        "",
        "?",
    ],
)
def test_a_description_that_tells_no_type(text):
    """A post alone, a body that is in no list, somebody who is no longer or never was it."""
    assert types_in(text) == ()


@pytest.mark.parametrize(
    ("text", "types"),
    [
        ("élue et habitante", ("elected", "resident")),
        ("médecin au CCAS", ("health", "municipal")),
        ("habitante, bénévole au centre social", ("resident", "social_centre")),
        ("commerçant / président d'association", ("shop", "association")),
    ],
)
def test_a_description_that_tells_two_types(text, types):
    """Both are given: whoever knows the person decides."""
    assert types_in(text) == types


@given(st.text())
def test_any_text_gives_types_of_the_list(text):
    """No text makes it fail; what is given is in the list."""
    assert set(types_in(text)) <= {entry.id for entry in ACTOR_TYPES.entries}
