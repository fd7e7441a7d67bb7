"""A presence at the workshop: who came, in which college, at which table; never a name."""

from __future__ import annotations

from typing import TYPE_CHECKING

from absr.model.fields import Field, Kind, SheetForm, ValueType
from absr.model.kinds._identity import FIRST_NAME, LAST_NAME
from absr.model.labels import Labels
from absr.model.record import NamedTuple

if TYPE_CHECKING:
    from absr.model.source import Source


class Attendance(NamedTuple):
    """Somebody who was awaited at the workshop or came to it, without anything that names them."""

    id: str
    source: Source
    ref: str
    """The number of the invitation, or a new one for whoever comes without."""
    person: str | None = None
    """Code of the human being, the same in every sheet that names them."""
    college: str | None = None
    present: bool | None = None
    time: str | None = None
    """Time of arrival as written."""
    table: str | None = None
    district: str | None = None
    first_time: bool | None = None
    photo_ok: bool | None = None
    recontact_ok: bool | None = None
    observer: bool | None = None


KIND = Kind(
    id="attendance",
    record=Attendance,
    prefix="EM",
    title=Labels("Émargement", "Sign-in"),
    noun=Labels("présence", "attendance"),
    key=("ref",),
    alike=("college", "first_time"),
    fields=(
        Field(
            "ref",
            ValueType.REF,
            Labels("N°", "No."),
            Labels(
                "Le numéro de l'invitation ; un nouveau numéro pour qui vient sans invitation.",
                "The number of the invitation; a new number for whoever comes without one.",
            ),
            aliases=(
                "n° participant",
                "n° de participant",
                "n° invitation",
                "n° d'invitation",
                "n° émargement",
                "id_participant",
                "id_invitation",
                "id_emargement",
                "no",
                "num",
                "numéro",
                "numero",
                "id",
            ),
            required=True,
            blocking=True,
            core=True,
            width=8,
        ),
        LAST_NAME,
        FIRST_NAME,
        Field(
            "college",
            ValueType.CHOICE,
            Labels("Collège", "College"),
            Labels(
                "À quel titre la personne vient : une valeur de la liste.",
                "In what capacity the person comes: one value of the list.",
            ),
            aliases=("college", "collèges", "collège de participation", "group"),
            values="colleges",
            required=True,
            core=True,
            width=22,
        ),
        Field(
            "present",
            ValueType.YES_NO,
            Labels("Présence (oui ou non)", "Present (yes or no)"),
            Labels("Oui si la personne est venue.", "Yes if the person came."),
            aliases=(
                "présence",
                "présent",
                "présente",
                "présent ou présente",
                "présent(e)",
                "est venu",
                "venue",
                "present",
                "presence",
            ),
            required=True,
            core=True,
            width=12,
        ),
        Field(
            "time",
            ValueType.TEXT,
            Labels("Heure", "Time"),
            Labels(
                "Heure d'arrivée, par exemple 18 h 15.", "Time of arrival, for example 6:15 pm."
            ),
            aliases=("heure d'arrivée", "heure_arrivee", "arrivée", "time of arrival"),
            width=10,
        ),
        Field(
            "table",
            ValueType.REF,
            Labels("Table", "Table"),
            Labels(
                "Le numéro de la table, comme sur la feuille « Tables ».",
                "The number of the table, as on the sheet “Tables”.",
            ),
            aliases=("n° table", "n° de table", "numéro de table", "id_table", "table n°"),
            link="tables",
            core=True,
            width=8,
        ),
        Field(
            "district",
            ValueType.CHOICE,
            Labels("Quartier", "District"),
            Labels(
                "Le quartier de la personne ou de sa structure ; vide si toute la ville.",
                "The district of the person or of the structure; empty for the whole town.",
            ),
            aliases=("quartiers", "secteur", "neighbourhood"),
            values="districts",
            open_list=True,
            width=16,
        ),
        Field(
            "first_time",
            ValueType.YES_NO,
            Labels("Première participation", "First time"),
            Labels(
                "Oui si la personne n'était jamais venue à une rencontre de ce genre.",
                "Yes if the person had never come to such a meeting.",
            ),
            aliases=(
                "premiere_participation",
                "première fois",
                "1re participation",
                "1ère participation",
                "nouvelle tête",
                "first participation",
            ),
            core=True,
            width=14,
        ),
        Field(
            "photo_ok",
            ValueType.YES_NO,
            Labels("Accepte la photo", "Agrees to a photo"),
            Labels("Oui ou non.", "Yes or no."),
            aliases=("photo", "photos", "accepte_photo", "accord photo", "droit à l'image"),
            width=12,
            permission=True,
        ),
        Field(
            "recontact_ok",
            ValueType.YES_NO,
            Labels("Accepte d'être recontacté", "May be contacted again"),
            Labels(
                "Oui si la personne veut avoir des nouvelles de la suite.",
                "Yes if the person wishes to hear of what follows.",
            ),
            aliases=(
                "accepte d'être recontactée",
                "accepte d'être recontacté(e)",
                "recontact",
                "accepte_recontact",
                "accepte d'être rappelé",
                "recontact ok",
            ),
            width=14,
            permission=True,
        ),
        Field(
            "observer",
            ValueType.YES_NO,
            Labels("Observe sans voter", "Observes without a vote"),
            Labels(
                "Oui pour qui assiste à l'atelier sans recevoir de gommettes.",
                "Yes for whoever attends the workshop without receiving dots.",
            ),
            aliases=(
                "observateur",
                "observatrice",
                "observateur ou observatrice",
                "observe",
                "observation",
                "observer",
            ),
            width=12,
        ),
    ),
)

SHEET = SheetForm(
    id="attendance",
    kind=KIND,
    title=Labels("Émargement", "Sign-in"),
    workbook="invitations",
    order=2,
    columns=(
        "ref",
        "last_name",
        "first_name",
        "college",
        "present",
        "table",
        "first_time",
        "time",
        "district",
        "photo_ok",
        "recontact_ok",
        "observer",
    ),
    examples=(
        {
            "ref": Labels("exemple", "example"),
            "last_name": Labels("(nom inventé)", "(invented name)"),
            "first_name": Labels("(prénom)", "(first name)"),
            "college": Labels("Associations", "Associations"),
            "present": Labels("Oui", "Yes"),
            "table": Labels("T1", "T1"),
            "first_time": Labels("Oui", "Yes"),
        },
    ),
)
