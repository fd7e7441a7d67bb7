"""The columns that name a person or say how to reach them: the same on every sheet that does."""

from __future__ import annotations

from absr.model.fields import Field, ValueType
from absr.model.labels import Labels

LAST_NAME = Field(
    "last_name",
    ValueType.TEXT,
    Labels("Nom", "Last name"),
    Labels("Nom de famille.", "Family name."),
    aliases=("nom de famille", "surname", "family name"),
    required=True,
    core=True,
    identity=True,
    width=18,
)
FIRST_NAME = Field(
    "first_name",
    ValueType.TEXT,
    Labels("Prénom", "First name"),
    Labels("Prénom.", "First name."),
    aliases=("given name",),
    core=True,
    identity=True,
    width=16,
)
PHONE = Field(
    "phone",
    ValueType.REF,
    Labels("Téléphone", "Telephone"),
    Labels("Dix chiffres.", "Telephone number."),
    aliases=("tél", "tel", "portable", "mobile", "phone"),
    names="phone",
    core=True,
    identity=True,
    width=16,
)
EMAIL = Field(
    "email",
    ValueType.TEXT,
    Labels("Courriel", "E-mail"),
    Labels("Adresse électronique.", "E-mail address."),
    aliases=("mail", "e-mail", "email", "adresse mail", "courriel"),
    core=True,
    identity=True,
    width=26,
)
