"""A person met: a pseudonym everywhere, the name and contacts only in the private store."""

from __future__ import annotations

from typing import TYPE_CHECKING

from absr.model.fields import Field, Kind, SheetForm, ValueType
from absr.model.kinds import interviews
from absr.model.kinds._identity import EMAIL, FIRST_NAME, LAST_NAME, PHONE
from absr.model.labels import Labels
from absr.model.record import NamedTuple

if TYPE_CHECKING:
    from absr.model.source import Source


class Person(NamedTuple):
    """Somebody met, without anything that names them."""

    id: str
    source: Source
    interview: str
    """Evidence id of the interview in which the person was met."""
    person: str | None = None
    """Code of the human being, the same in every sheet that names them."""
    recontact_ok: bool | None = None
    recording_ok: bool | None = None
    photo_ok: bool | None = None


KIND = Kind(
    id="persons",
    record=Person,
    prefix="P",
    title=Labels("Personnes", "Persons"),
    noun=Labels("personne", "person"),
    parent="interviews",
    parent_field="interview",
    key=("last_name", "first_name", "email", "phone"),
    fields=(
        interviews.REF,
        LAST_NAME,
        FIRST_NAME,
        PHONE,
        EMAIL,
        Field(
            "recontact_ok",
            ValueType.YES_NO,
            Labels("Accepte d'être recontacté", "May be contacted again"),
            Labels(
                "Oui si la personne veut être rappelée pour l'atelier.",
                "Yes if the person wishes to be called for the workshop.",
            ),
            aliases=("recontact", "accepte_recontact", "recontact ok"),
            core=True,
            width=14,
            permission=True,
        ),
        Field(
            "recording_ok",
            ValueType.YES_NO,
            Labels("Accepte l'enregistrement", "Agrees to be recorded"),
            Labels("Oui ou non.", "Yes or no."),
            aliases=("enregistrement", "recording"),
            width=14,
            permission=True,
        ),
        Field(
            "photo_ok",
            ValueType.YES_NO,
            Labels("Accepte la photo", "Agrees to a photo"),
            Labels("Oui ou non.", "Yes or no."),
            aliases=("photo", "accepte_photo"),
            width=14,
            permission=True,
        ),
    ),
)

SHEET = SheetForm(
    id="persons",
    kind=KIND,
    title=Labels("Personnes", "Persons"),
    workbook="interviews",
    order=2,
    examples=(
        {
            "ref": Labels("exemple", "example"),
            "last_name": Labels("(nom inventé)", "(invented name)"),
            "first_name": Labels("(prénom)", "(first name)"),
            "recontact_ok": Labels("Oui", "Yes"),
        },
    ),
)
