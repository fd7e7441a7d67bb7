"""A pilot: somebody who carries the workshop around them and invites; a number everywhere."""

from __future__ import annotations

from typing import TYPE_CHECKING

from absr.model.fields import Field, Kind, SheetForm, ValueType
from absr.model.kinds._identity import EMAIL, FIRST_NAME, LAST_NAME, PHONE
from absr.model.labels import Labels
from absr.model.record import NamedTuple

if TYPE_CHECKING:
    from datetime import date

    from absr.model.source import Source


class Pilot(NamedTuple):
    """One pilot and how far the inviting has come, without anything that names them."""

    id: str
    source: Source
    ref: str
    person: str | None = None
    """Code of the human being, the same in every sheet that names them."""
    structure: str | None = None
    college: str | None = None
    district: str | None = None
    interview: str | None = None
    """Number of the interview in which the pilot was found."""
    themes: tuple[str, ...] = ()
    themes_unknown: tuple[str, ...] = ()
    """Themes as written that are none of the project's."""
    goal: int | None = None
    contacted: int | None = None
    confirmed: int | None = None
    kit_given: bool | None = None
    reminder_1: date | None = None
    reminder_2: date | None = None
    recontact_ok: bool | None = None


KIND = Kind(
    id="pilots",
    record=Pilot,
    prefix="PI",
    title=Labels("Pilotes", "Pilots"),
    noun=Labels("pilote", "pilot"),
    key=("ref",),
    alike=("college", "district", "interview"),
    fields=(
        Field(
            "ref",
            ValueType.REF,
            Labels("N°", "No."),
            Labels(
                "Numéro du pilote (PI01, PI02…) : il le désigne partout, à la place de son nom.",
                "Number of the pilot (PI01, PI02…): it stands everywhere for the name.",
            ),
            aliases=(
                "n° pilote",
                "n° de pilote",
                "id_pilote",
                "code pilote",
                "pilote",
                "no",
                "num",
                "numéro",
                "id",
                "pilot",
            ),
            required=True,
            blocking=True,
            core=True,
            width=8,
        ),
        LAST_NAME,
        FIRST_NAME,
        PHONE,
        EMAIL,
        Field(
            "structure",
            ValueType.TEXT,
            Labels("Structure", "Structure"),
            Labels(
                "Nom de la structure, s'il y en a une.",
                "Name of the structure, if there is one.",
            ),
            aliases=("structures", "organisme", "organisation", "organization"),
            core=True,
            width=20,
        ),
        Field(
            "college",
            ValueType.CHOICE,
            Labels("Collège", "College"),
            Labels(
                "À quel titre le pilote vient : une valeur de la liste.",
                "In what capacity the pilot comes: one value of the list.",
            ),
            aliases=("collèges", "catégorie", "colleges"),
            values="colleges",
            required=True,
            core=True,
            width=20,
        ),
        Field(
            "district",
            ValueType.CHOICE,
            Labels("Quartier", "District"),
            Labels(
                "Le quartier où le pilote invite ; vide si toute la ville.",
                "The district where the pilot invites; empty for the whole town.",
            ),
            aliases=("secteur", "quartiers", "neighbourhood"),
            values="districts",
            open_list=True,
            core=True,
            width=16,
        ),
        Field(
            "interview",
            ValueType.REF,
            Labels("Issu de l'entretien (n°)", "From interview (no.)"),
            Labels(
                "Numéro de l'entretien où la personne a dit oui (E01).",
                "Number of the interview in which the person said yes (E01).",
            ),
            aliases=("issu de l'entretien", "entretien", "n° entretien", "id_entretien"),
            link="interviews",
            core=True,
            width=12,
        ),
        Field(
            "themes",
            ValueType.CHOICES,
            Labels("Thèmes", "Themes"),
            Labels(
                "Un ou plusieurs thèmes de la liste, séparés par un point-virgule.",
                "One or several themes of the list, separated by a semicolon.",
            ),
            aliases=("thème", "thématique", "thématiques", "theme", "topics"),
            values="themes",
            width=22,
        ),
        Field(
            "goal",
            ValueType.INTEGER,
            Labels("Personnes à inviter (objectif)", "Persons to invite (goal)"),
            Labels(
                "Combien de personnes le pilote pense inviter.",
                "How many persons the pilot means to invite.",
            ),
            aliases=("objectif", "personnes à inviter", "nb_a_inviter", "goal"),
            minimum=0,
            maximum=500,
            width=12,
        ),
        Field(
            "contacted",
            ValueType.INTEGER,
            Labels("Contactées", "Contacted"),
            Labels(
                "Combien l'ont été jusqu'ici.",
                "How many have been so far.",
            ),
            aliases=("contactés", "nb_contactes", "personnes contactées", "contacted"),
            minimum=0,
            maximum=500,
            width=11,
        ),
        Field(
            "confirmed",
            ValueType.INTEGER,
            Labels("Confirmées", "Confirmed"),
            Labels(
                "Combien ont dit qu'elles viendraient.",
                "How many said that they would come.",
            ),
            aliases=("confirmés", "nb_confirmes", "personnes confirmées", "confirmed"),
            minimum=0,
            maximum=500,
            width=11,
        ),
        Field(
            "kit_given",
            ValueType.YES_NO,
            Labels("Kit remis", "Kit given"),
            Labels(
                "Oui si le pilote a reçu le kit d'invitation.",
                "Yes if the pilot was given the invitation kit.",
            ),
            aliases=("kit", "kit_remis", "kit donné"),
            width=10,
        ),
        Field(
            "reminder_1",
            ValueType.DATE,
            Labels("Relance 1", "Reminder 1"),
            Labels("Jour du premier rappel.", "Day of the first reminder."),
            aliases=("relance", "première relance", "date_relance_1", "reminder"),
            width=11,
        ),
        Field(
            "reminder_2",
            ValueType.DATE,
            Labels("Relance 2", "Reminder 2"),
            Labels("Jour du second rappel.", "Day of the second reminder."),
            aliases=("deuxième relance", "seconde relance", "date_relance_2"),
            width=11,
        ),
        Field(
            "recontact_ok",
            ValueType.YES_NO,
            Labels("Accepte d'être recontacté", "May be contacted again"),
            Labels(
                "Oui si la personne veut bien être rappelée après l'atelier.",
                "Yes if the person is willing to be called after the workshop.",
            ),
            aliases=("recontact", "accepte_recontact", "recontact ok"),
            width=14,
            permission=True,
        ),
    ),
)

SHEET = SheetForm(
    id="pilots",
    kind=KIND,
    title=Labels("Pilotes", "Pilots"),
    workbook="pilots",
    order=1,
    examples=(
        {
            "ref": Labels("exemple", "example"),
            "last_name": Labels("(nom inventé)", "(invented name)"),
            "first_name": Labels("(prénom)", "(first name)"),
            "college": Labels("Habitants et citoyens", "Residents and citizens"),
            "interview": Labels("E04", "E04"),
        },
    ),
)
