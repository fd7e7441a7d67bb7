"""An interview: who was met, when, and what may be done with what was said."""

from __future__ import annotations

from typing import TYPE_CHECKING

from absr.model.fields import Field, Kind, ValueType
from absr.model.labels import Labels
from absr.model.record import NamedTuple

if TYPE_CHECKING:
    from datetime import date

    from absr.model.source import Source


class Interview(NamedTuple):
    """One meeting with one or several persons."""

    id: str
    source: Source
    ref: str
    date: date | None = None
    date_text: str | None = None
    """The date as written, when it is no calendar date (`mi-octobre`)."""
    profile: str | None = None
    """Role and structure as written."""
    actor_type: str | None = None
    actor_type_text: str | None = None
    """The description as written, when the type was recognised in it (`médecin généraliste`)."""
    district: str | None = None
    structure: str | None = None
    persons: int = 1
    interviewer: str | None = None
    mode: str | None = None
    duration: int | None = None
    """How long it lasted, in minutes."""
    notice_given: bool | None = None
    consent: bool | None = None
    quote_level: str | None = None
    commitment: int | None = None
    """How ready to act, from 0 to 3."""
    contribution: str | None = None
    pilot_candidate: str | None = None
    recommended_by: str | None = None
    works_with: tuple[str, ...] = ()
    """Names of the structures that the person's own works with."""
    to_meet: tuple[str, ...] = ()
    """Names of the structures that the person advises to meet."""


REF = Field(
    "ref",
    ValueType.REF,
    Labels("N°", "No."),
    Labels(
        "Numéro de l'entretien : le même sur toutes ses lignes (E01, E02…).",
        "Number of the interview: the same on all its rows (E01, E02…).",
    ),
    aliases=(
        "n° entretien",
        "n° d'entretien",
        "n° de l'entretien",
        "numéro d'entretien",
        "numéro de l'entretien",
        "num entretien",
        "n° fiche",
        "n° de fiche",
        "fiche n°",
        "fiche d'entretien n°",
        "fiche entretien n°",
        "grille d'entretien n°",
        "grille n°",
        "compte rendu d'entretien n°",
        "compte rendu n°",
        "fiche",
        "entretien n°",
        "identifiant",
        "identifiant entretien",
        "réf",
        "référence",
        "réf entretien",
        "référence entretien",
        "référence de l'entretien",
        "numéro de fiche",
        "cote",
        "n° obs",
        "n° observation",
        "n° questionnaire",
        "n° de questionnaire",
        "n° réponse",
        "n° de réponse",
        "n° d'ordre",
        "n° ordre",
        "code",
        "no",
        "num",
        "numéro",
        "id entretien",
        "id_entretien",
        "entretien",
        "interview",
        "code entretien",
        "id",
    ),
    required=True,
    blocking=True,
    core=True,
    width=8,
)

KIND = Kind(
    id="interviews",
    record=Interview,
    prefix="E",
    title=Labels("Entretiens", "Interviews"),
    noun=Labels("entretien", "interview"),
    key=("ref",),
    alike=("date", "profile", "actor_type"),
    fields=(
        REF,
        Field(
            "date",
            ValueType.DATE,
            Labels("Date", "Date"),
            Labels(
                "Jour de l'entretien, par exemple 12/06/2026. Une fois par entretien suffit.",
                "Day of the interview, for example 12/06/2026. Once an interview is enough.",
            ),
            aliases=(
                "date entretien",
                "date de l'entretien",
                "date d'entretien",
                "date de rencontre",
                "date de la rencontre",
                "date rencontre",
                "date du rendez-vous",
                "date rdv",
                "date de passation",
                "rencontré le",
                "rencontrée le",
                "vu le",
                "vue le",
                "fait le",
                "quand",
                "le",
                "jour",
                "interview date",
            ),
            required=True,
            core=True,
            width=11,
        ),
        Field(
            "profile",
            ValueType.TEXT,
            Labels("Qui (fonction, structure)", "Who (role, structure)"),
            Labels(
                "La fonction et la structure, jamais le nom : « directrice d'une crèche ».",
                "The role and the structure, never the name: “head of a day nursery”.",
            ),
            aliases=(
                "qui",
                "qui est-ce",
                "qui a été rencontré",
                "qui avons-nous rencontré",
                "fonction",
                "fonction structure",
                "fonction et structure",
                "fonction ou statut",
                "rôle",
                "statut",
                "qualité",
                "profil",
                "profil de la personne",
                "personne",
                "personne rencontrée",
                "personnes rencontrées",
                "personne interrogée",
                "personne interviewée",
                "personne entendue",
                "personne vue",
                "interlocuteur",
                "interlocutrice",
                "interlocuteur ou interlocutrice",
                "interlocuteurs",
                "interviewé",
                "interviewée",
                "enquêté",
                "enquêtée",
                "acteur",
                "acteur rencontré",
                "acteur interrogé",
                "who",
                "role",
                "profile",
            ),
            required=True,
            core=True,
            width=26,
        ),
        Field(
            "actor_type",
            ValueType.CHOICE,
            Labels("Type d'acteur", "Type of actor"),
            Labels("Une valeur de la liste.", "One value of the list."),
            aliases=(
                "type",
                "type acteur",
                "type_acteur",
                "type d'acteurs",
                "type de personne",
                "type de public",
                "type d'interlocuteur",
                "type de structure",
                "type de profil",
                "catégorie",
                "catégorie d'acteur",
                "catégorie d'acteurs",
                "catégorie acteur",
                "catégorie de la personne",
                "famille d'acteur",
                "famille d'acteurs",
                "collège",
                "actor type",
            ),
            values="actor_types",
            required=True,
            core=True,
            width=20,
        ),
        Field(
            "district",
            ValueType.CHOICE,
            Labels("Quartier", "District"),
            Labels(
                "Le quartier de la personne ou de sa structure ; vide si toute la ville.",
                "The district of the person or of the structure; empty for the whole town.",
            ),
            aliases=(
                "secteur",
                "quartiers",
                "quartier d'habitation",
                "quartier de résidence",
                "quartier concerné par l'entretien",
                "quartier ou secteur",
                "quartier secteur",
                "secteur quartier",
                "lieu de vie",
                "habite où",
                "où",
                "neighbourhood",
            ),
            values="districts",
            open_list=True,
            core=True,
            width=16,
        ),
        Field(
            "structure",
            ValueType.TEXT,
            Labels("Structure", "Structure"),
            Labels("Nom de la structure, s'il est utile.", "Name of the structure, if useful."),
            aliases=(
                "organisme",
                "organisation",
                "nom de la structure",
                "structure représentée",
                "structure de rattachement",
                "association ou structure",
                "établissement",
                "organization",
            ),
            width=20,
        ),
        Field(
            "persons",
            ValueType.INTEGER,
            Labels("Nombre de personnes", "Number of persons"),
            Labels(
                "Personnes rencontrées ensemble ; vide vaut 1.",
                "Persons met together; empty means 1.",
            ),
            aliases=(
                "nb_personnes",
                "nb personnes",
                "nb de personnes",
                "nbre de personnes",
                "nbre personnes",
                "nb pers",
                "nombre de participants",
                "nombre de personnes rencontrées",
                "combien de personnes",
                "combien",
                "effectif",
                "persons",
            ),
            minimum=1,
            maximum=200,
            width=10,
        ),
        Field(
            "interviewer",
            ValueType.TEXT,
            Labels("Enquêteur ou enquêtrice", "Interviewer"),
            Labels("Initiales de qui a mené l'entretien.", "Initials of who led the interview."),
            aliases=(
                "enquêteur",
                "enquêtrice",
                "enquêteur trice",
                "enquêteurs",
                "mené par",
                "entretien mené par",
                "réalisé par",
                "conduit par",
                "intervieweur",
                "intervieweuse",
                "interviewed by",
            ),
            width=12,
        ),
        Field(
            "mode",
            ValueType.CHOICE,
            Labels("Mode d'entretien", "Way of meeting"),
            Labels("Une valeur de la liste.", "One value of the list."),
            aliases=("mode", "modalité", "mode d'entretien", "modalité d'entretien"),
            values="interview_modes",
            width=18,
        ),
        Field(
            "duration",
            ValueType.INTEGER,
            Labels("Durée (minutes)", "Length (minutes)"),
            Labels(
                "En minutes ; « 1 h 10 » est lu comme 70.",
                "In minutes; “1 h 10” is read as 70.",
            ),
            aliases=("durée", "duree_min", "durée en minutes", "durée de l'entretien", "duration"),
            minutes=True,
            minimum=1,
            maximum=600,
            width=10,
        ),
        Field(
            "notice_given",
            ValueType.YES_NO,
            Labels("Notice d'information remise", "Notice given"),
            Labels(
                "Oui si la personne a reçu la notice d'information.",
                "Yes if the person was given the information notice.",
            ),
            aliases=(
                "information donnée",
                "notice",
                "notice remise",
                "notice d'information",
                "notice donnée",
                "note d'information remise",
                "informé",
                "informée",
                "informed",
            ),
            width=12,
        ),
        Field(
            "consent",
            ValueType.YES_NO,
            Labels("Accord pour être cité", "Agrees to be quoted"),
            Labels(
                "Non : rien de cet entretien ne sera cité, quoi que dise la colonne « Citable ».",
                "No: nothing of this interview is quoted, whatever the column “Quotable” says.",
            ),
            aliases=(
                "consentement",
                "accord",
                "accord de la personne",
                "accepte d'être cité",
                "accepte d'être citée",
                "accord pour citer",
                "accord citation",
                "accord de citation",
                "autorisation de citation",
                "autorisation de citer",
                "d'accord pour être cité",
                "d'accord pour être citée",
                "consent",
            ),
            width=12,
            permission=True,
            sets_level="quote_level",
        ),
        Field(
            "quote_level",
            ValueType.CHOICE,
            Labels("Niveau de citation", "Level of quotation"),
            Labels(
                "Le plus que la personne accepte pour tout l'entretien.",
                "The most that the person agrees to for the whole interview.",
            ),
            aliases=("niveau_citation", "quote level"),
            values="quote_levels",
            width=18,
            permission=True,
        ),
        Field(
            "commitment",
            ValueType.INTEGER,
            Labels("Envie d'engagement (0 à 3)", "Readiness to act (0 to 3)"),
            Labels(
                "0 aucune, 1 à voir, 2 prête ou prêt à aider, 3 prête ou prêt à porter.",
                "0 none, 1 to be seen, 2 ready to help, 3 ready to lead.",
            ),
            aliases=("envie_engagement", "envie d'engagement", "engagement", "commitment"),
            minimum=0,
            maximum=3,
            width=12,
        ),
        Field(
            "contribution",
            ValueType.TEXT,
            Labels("Contribution possible", "Possible contribution"),
            Labels(
                "Ce que la personne offrirait : temps, lieu, compétence, réseau.",
                "What the person would offer: time, place, skill, network.",
            ),
            aliases=(
                "contribution_possible",
                "contributions possibles",
                "ce que la personne peut apporter",
                "ce qu'elle pourrait apporter",
                "offre",
                "contribution",
            ),
            width=24,
        ),
        Field(
            "pilot_candidate",
            ValueType.CHOICE,
            Labels("Pilote possible", "Possible pilot"),
            Labels(
                "La personne relaierait-elle l'atelier autour d'elle ?",
                "Would the person carry the workshop around them?",
            ),
            aliases=(
                "pilote_potentiel",
                "pilote potentiel",
                "pilote potentielle",
                "pilote",
                "relais possible",
                "serait pilote",
                "pilot",
            ),
            values="pilot_answers",
            width=12,
        ),
        Field(
            "recommended_by",
            ValueType.REF,
            Labels("Recommandé par (n°)", "Recommended by (no.)"),
            Labels(
                "Numéro de l'entretien qui a conseillé cette rencontre.",
                "Number of the interview that advised this meeting.",
            ),
            aliases=(
                "recommande_par",
                "recommandé par",
                "recommandée par",
                "conseillé par",
                "orienté par",
                "recommended by",
            ),
            link="interviews",
            width=12,
        ),
        Field(
            "works_with",
            ValueType.REFS,
            Labels("Travaille avec (structures)", "Works with (structures)"),
            Labels(
                "Structures ou collectifs avec qui la personne travaille, séparés par un "
                "point-virgule ; jamais le nom d'une personne.",
                "Structures or groups that the person works with, separated by a semicolon; "
                "never a person's name.",
            ),
            aliases=(
                "travaille avec",
                "travaillez-vous avec",
                "avec qui travaillez-vous",
                "avec qui travaille la structure",
                "coopérations",
                "partenaires de la structure",
                "works with",
            ),
            width=26,
        ),
        Field(
            "to_meet",
            ValueType.REFS,
            Labels("À rencontrer (structures)", "To meet (structures)"),
            Labels(
                "Structures ou collectifs que la personne conseille de rencontrer, séparés par un "
                "point-virgule ; jamais le nom d'une personne.",
                "Structures or groups that the person advises to meet, separated by a semicolon; "
                "never a person's name.",
            ),
            aliases=(
                "structures à rencontrer",
                "acteurs à rencontrer",
                "qui d'autre rencontrer",
                "à rencontrer",
                "structures to meet",
                "to meet",
            ),
            width=26,
        ),
    ),
)
