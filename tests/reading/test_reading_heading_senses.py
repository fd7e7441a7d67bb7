"""Which column of an interview sheet a heading means that is in no list of headings."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from absr.reading.heading_senses import sense_of, without_feminine_marks
from absr.reading.heading_words import PHRASES

MEANT = {
    "resources": [
        "Points d'appui",
        "Leviers identifiés",
        "Solidarités",
        "Ce qui va bien",
        "Ce sur quoi on peut compter",
        "Qu'est-ce qui marche dans votre quartier ?",
        "Les richesses de la commune",
    ],
    "needs": ["Attentes exprimées", "Dans votre quartier, qu'est-ce qui manque ?", "À améliorer"],
    "barriers": ["Ce qui freine les habitants", "Difficultés rencontrées", "Ce qui ne va pas"],
    "ideas": ["Préconisations", "Pistes d'amélioration", "Et si on essayait…", "Souhaits"],
    "stories": ["Parole à garder", "Phrase marquante", "Citation à retenir", "Ce qu'on a entendu"],
    "profile": [
        "Enquêté·e",
        "Usager(e)",
        "Qui c'était ?",
        "Interlocuteur-trice rencontré(e)",
    ],
    "actor_type": ["Type d'interlocuteur·rice", "Famille d'acteurs"],
    "district": ["Quel coin ?", "Où habite-t-elle ?", "Secteur d'habitation"],
    "structure": ["Nom de la structure", "Structure de rattachement"],
    "consent": ["D'accord pour être citée ?", "Autorisation de citation", "Veut bien être cité"],
    "quotable": ["Peut-on citer ?", "On peut la citer ?", "Citation possible"],
    "themes": ["Thématique(s)", "Axe", "Thème secondaire"],
    "nature": ["Nature du constat", "Type de propos"],
    "interviewer": ["Enquêteur/trice", "Qui a mené l'entretien", "Vu par"],
    "ref": ["Rencontre n°", "N° de questionnaire"],
    "persons": ["Nb pers.", "Combien étaient-ils ?"],
    "date": ["Date et heure", "Date de la visite"],
}


@pytest.mark.parametrize(("name", "heading"), [(n, h) for n, hs in MEANT.items() for h in hs])
def test_a_heading_is_understood_by_its_words(name, heading):
    """Its main word names one field, and the others go with it."""
    assert sense_of(heading) == name


@pytest.mark.parametrize(
    "heading",
    [
        "Besoins / freins",
        "Type de besoin",
        "Nb de mentions",
        "Suite à donner",
        "Nom de la personne",
        "Date de naissance",
        "Date et lieu",
        "Secteur d'activité",
        "Statut d'occupation",
        "Lieu de l'entretien",
        "Quartier prioritaire",
        "N° extrait",
        "Code ouvert",
        "Mots-clés",
        "Points de vigilance",
        "Consentement RGPD",
        "Accord pour l'enregistrement",
        "Axe stratégique",
        "",
    ],
)
def test_a_heading_that_may_mean_another_thing_is_not_taken(heading):
    """Two fields are named, or a word stands there that goes with none."""
    assert sense_of(heading) is None


@pytest.mark.parametrize(
    "said",
    ["Il manque un bus", "La solidarité", "L'entraide entre voisins", "Des bus", "Sans moi"],
)
def test_an_answer_is_no_heading(said):
    """What somebody said of the town names no column, whatever words it holds."""
    assert sense_of(said) is None


@pytest.mark.parametrize(
    ("written", "bare"),
    [
        ("enquêté·e", "enquêté"),
        ("usager(e)s", "usagers"),
        ("enquêteur/trice", "enquêteur"),
        ("habitant.e.s", "habitant"),
        ("lieu-dit", "lieu-dit"),
        ("n° 3.2", "n° 3.2"),
    ],
)
def test_the_mark_of_the_feminine_is_left_out(written, bare):
    """And nothing else with a point, a hyphen or brackets in it."""
    assert without_feminine_marks(written) == bare


@given(st.text())
def test_any_text_means_a_field_or_nothing(heading):
    """No text makes it fail; what is given back is a field of an interview."""
    assert sense_of(heading) in {None, *PHRASES}


@given(st.sampled_from([h for hs in MEANT.values() for h in hs]), st.sampled_from(["", " :", " "]))
def test_case_and_punctuation_change_nothing(heading, end):
    """« POINTS D'APPUI : » means what « Points d'appui » means."""
    assert sense_of(heading.upper() + end) == sense_of(heading)
