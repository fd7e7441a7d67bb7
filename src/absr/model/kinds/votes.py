"""A vote: the dots that one college put on one contribution."""

from __future__ import annotations

from typing import TYPE_CHECKING

from absr.model.fields import Field, Kind, SheetForm, ValueType
from absr.model.labels import Labels
from absr.model.record import NamedTuple

if TYPE_CHECKING:
    from absr.model.source import Source


class Vote(NamedTuple):
    """The dots put on one contribution, by one college or by all together."""

    id: str
    source: Source
    contribution: str
    dots: int
    college: str | None = None
    """None when the dots were not counted by college."""
    rights: int | None = None
    """All the dots handed to the college, used or not."""


KIND = Kind(
    id="votes",
    record=Vote,
    prefix="V",
    title=Labels("Votes", "Votes"),
    noun=Labels("vote", "vote"),
    key=("contribution", "college"),
    alike=("contribution", "college"),
    fields=(
        Field(
            "contribution",
            ValueType.REF,
            Labels("N° de la contribution", "No. of the contribution"),
            Labels(
                "Le numéro de la contribution, comme sur la feuille « Contributions ».",
                "The number of the contribution, as on the sheet “Contributions”.",
            ),
            aliases=(
                "contribution",
                "contribution (n°)",
                "id_contribution",
                "n° contribution",
                "id_proposition",
                "n° de la proposition",
                "n° proposition",
                "proposition",
                "contribution number",
            ),
            required=True,
            blocking=True,
            link="contributions",
            core=True,
            width=14,
        ),
        Field(
            "college",
            ValueType.CHOICE,
            Labels("Collège", "College"),
            Labels(
                "Une ligne par collège ; vide si les gommettes n'ont pas été comptées par collège.",
                "One row for each college; empty if the dots were not counted by college.",
            ),
            aliases=("college", "collèges", "couleur", "couleur des gommettes", "group"),
            values="colleges",
            core=True,
            width=22,
        ),
        Field(
            "dots",
            ValueType.INTEGER,
            Labels("Gommettes", "Dots"),
            Labels(
                "Nombre de gommettes posées sur la contribution.",
                "Number of dots put on the contribution.",
            ),
            aliases=(
                "gommette",
                "nb_gommettes",
                "nombre de gommettes",
                "gommettes posées",
                "votes",
                "nb_votes",
                "nombre de votes",
                "voix",
                "dots",
            ),
            required=True,
            blocking=True,
            core=True,
            minimum=0,
            maximum=10000,
            width=12,
        ),
        Field(
            "rights",
            ValueType.INTEGER,
            Labels("Gommettes distribuées au collège", "Dots given to the college"),
            Labels(
                "Toutes les gommettes remises à ce collège, posées ou non.",
                "All the dots handed to this college, used or not.",
            ),
            aliases=(
                "gommettes distribuées",
                "gommettes remises",
                "droit_de_vote_total",
                "droits_de_vote",
                "droits de vote",
                "droit de vote",
                "votes possibles",
                "dots given",
                "voting rights",
            ),
            core=True,
            minimum=0,
            maximum=100000,
            width=16,
        ),
    ),
)

SHEET = SheetForm(
    id="votes",
    kind=KIND,
    title=Labels("Votes", "Votes"),
    workbook="contributions",
    order=2,
    columns=(
        "contribution",
        "college",
        "dots",
        "rights",
    ),
    examples=(
        {
            "contribution": Labels("exemple", "example"),
            "college": Labels("Associations", "Associations"),
            "dots": Labels("14", "14"),
            "rights": Labels("60", "60"),
        },
        {
            "contribution": Labels("exemple", "example"),
            "college": Labels("Agents municipaux", "Municipal officers"),
            "dots": Labels("5", "5"),
            "rights": Labels("45", "45"),
        },
    ),
)
