"""An invitation to the workshop: who was asked by whom, and what they answered; a number only."""

from __future__ import annotations

from typing import TYPE_CHECKING

from absr.model.fields import Field, Kind, SheetForm, ValueType
from absr.model.kinds._identity import EMAIL, FIRST_NAME, LAST_NAME, PHONE
from absr.model.labels import Labels
from absr.model.record import NamedTuple

if TYPE_CHECKING:
    from datetime import date

    from absr.model.source import Source


class Invitation(NamedTuple):
    """One person invited, without anything that names them."""

    id: str
    source: Source
    ref: str
    person: str | None = None
    """Code of the human being, the same in every sheet that names them."""
    structure: str | None = None
    college: str | None = None
    district: str | None = None
    invited_by: str | None = None
    """Number of the pilot who invited."""
    channel: str | None = None
    date: date | None = None
    reminders: int | None = None
    answer: str | None = None
    wishes: tuple[str, ...] = ()
    """Themes wished for, the first one first."""
    themes_unknown: tuple[str, ...] = ()
    """Wishes as written that are none of the project's themes."""
    needs: str | None = None


KIND = Kind(
    id="invitations",
    record=Invitation,
    prefix="IN",
    title=Labels("Invitations", "Invitations"),
    noun=Labels("invitation", "invitation"),
    key=("ref",),
    alike=("college", "district", "invited_by"),
    fields=(
        Field(
            "ref",
            ValueType.REF,
            Labels("N°", "No."),
            Labels(
                "Numéro de l'invitation (IN001…) : il désigne la personne à la place de son nom.",
                "Number of the invitation (IN001…): it stands for the person's name.",
            ),
            aliases=(
                "n° invitation",
                "n° d'invitation",
                "id_invitation",
                "code invitation",
                "invitation",
                "no",
                "num",
                "numéro",
                "id",
            ),
            required=True,
            blocking=True,
            core=True,
            width=8,
        ),
        LAST_NAME,
        FIRST_NAME,
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
                "À quel titre la personne est invitée : une valeur de la liste.",
                "In what capacity the person is invited: one value of the list.",
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
                "Le quartier de la personne ou de sa structure ; vide si toute la ville.",
                "The district of the person or of the structure; empty for the whole town.",
            ),
            aliases=("secteur", "quartiers", "neighbourhood"),
            values="districts",
            open_list=True,
            core=True,
            width=16,
        ),
        Field(
            "invited_by",
            ValueType.REF,
            Labels("Invité par (n° de pilote)", "Invited by (pilot's no.)"),
            Labels(
                "Numéro du pilote (PI01) ; vide si l'invitation vient du service.",
                "Number of the pilot (PI01); empty if the invitation comes from the office.",
            ),
            aliases=("invité par", "invitée par", "pilote", "n° pilote", "id_pilote", "invited by"),
            link="pilots",
            core=True,
            width=14,
        ),
        Field(
            "answer",
            ValueType.CHOICE,
            Labels("Réponse", "Answer"),
            Labels(
                "Oui, peut-être, non ou sans réponse.",
                "Yes, maybe, no or no answer.",
            ),
            aliases=("réponses", "reponse_invitation", "présence prévue", "reply"),
            values="invitation_answers",
            core=True,
            width=14,
        ),
        PHONE._replace(core=False),
        Field(
            "channel",
            ValueType.CHOICE,
            Labels("Canal", "Channel"),
            Labels(
                "Comment l'invitation est arrivée : une valeur de la liste.",
                "How the invitation arrived: one value of the list.",
            ),
            aliases=("canaux", "canal_invitation", "moyen", "mode d'invitation"),
            values="channels",
            width=18,
        ),
        Field(
            "date",
            ValueType.DATE,
            Labels("Invité le", "Invited on"),
            Labels(
                "Jour de l'invitation, par exemple 12/06/2026.",
                "Day of the invitation, for example 12/06/2026.",
            ),
            aliases=("invitée le", "date", "date_invitation", "date d'invitation"),
            width=12,
        ),
        Field(
            "reminders",
            ValueType.INTEGER,
            Labels("Relances", "Reminders"),
            Labels(
                "Combien de fois la personne a été relancée.",
                "How many times the person was reminded.",
            ),
            aliases=("relance", "nb_relances", "nombre de relances", "reminder"),
            minimum=0,
            maximum=20,
            width=10,
        ),
        Field(
            "wishes",
            ValueType.CHOICES,
            Labels("Thèmes souhaités (dans l'ordre)", "Themes wished for (in order)"),
            Labels(
                "Du plus au moins souhaité, séparés par un point-virgule.",
                "From the most to the least wished for, separated by a semicolon.",
            ),
            aliases=(
                "thèmes souhaités",
                "thème souhaité",
                "themes_souhaites",
                "souhaits",
                "thèmes",
                "thème",
                "wishes",
            ),
            values="themes",
            width=26,
        ),
        Field(
            "needs",
            ValueType.TEXT,
            Labels("Besoins (garde, accès, traduction)", "Needs (child care, access, language)"),
            Labels(
                "Ce qu'il faut prévoir pour que la personne puisse venir ; rien de médical.",
                "What to provide so that the person can come; nothing medical.",
            ),
            aliases=("besoins", "besoins_particuliers", "besoins d'accueil", "needs"),
            width=24,
        ),
    ),
)

SHEET = SheetForm(
    id="invitations",
    kind=KIND,
    title=Labels("Invitations", "Invitations"),
    workbook="invitations",
    order=1,
    examples=(
        {
            "ref": Labels("exemple", "example"),
            "last_name": Labels("(nom inventé)", "(invented name)"),
            "first_name": Labels("(prénom)", "(first name)"),
            "college": Labels("Associations", "Associations"),
            "invited_by": Labels("PI01", "PI01"),
            "answer": Labels("Oui", "Yes"),
        },
    ),
)
