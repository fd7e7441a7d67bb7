"""A table of the workshop: its theme, its round and how many sat at it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from absr.model.fields import Field, Kind, SheetForm, ValueType
from absr.model.labels import Labels
from absr.model.record import NamedTuple

if TYPE_CHECKING:
    from absr.model.source import Source


class WorkshopTable(NamedTuple):
    """One table during one round of the workshop."""

    id: str
    source: Source
    ref: str
    theme: str
    round: int | None = None
    room: str | None = None
    capacity: int | None = None
    participants: int | None = None
    """How many sat at the table, without its facilitator and note taker."""
    facilitator: str | None = None
    """Initials only."""
    note_taker: str | None = None
    """Initials only."""


KIND = Kind(
    id="tables",
    record=WorkshopTable,
    prefix="T",
    title=Labels("Tables", "Tables"),
    noun=Labels("table", "table"),
    key=("ref", "round"),
    alike=("theme", "round"),
    fields=(
        Field(
            "ref",
            ValueType.REF,
            Labels("Table", "Table"),
            Labels(
                "Numéro de la table (T1, T2…) ; une ligne par table et par tour.",
                "Number of the table (T1, T2…); one row for each table and round.",
            ),
            aliases=(
                "n°",
                "n° table",
                "n° de table",
                "numéro de table",
                "id_table",
                "table n°",
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
        Field(
            "theme",
            ValueType.CHOICE,
            Labels("Thème", "Theme"),
            Labels("Un seul thème de la liste par table.", "One theme of the list for each table."),
            aliases=("thèmes", "thématique", "thématiques", "thème de la table", "theme", "topic"),
            values="themes",
            required=True,
            blocking=True,
            core=True,
            width=24,
        ),
        Field(
            "round",
            ValueType.INTEGER,
            Labels("Tour", "Round"),
            Labels(
                "1 pour le premier tour, 2 pour le deuxième ; vide s'il n'y en a qu'un.",
                "1 for the first round, 2 for the second; empty if there is only one.",
            ),
            aliases=("n° de tour", "numéro de tour", "tours", "tour de table", "manche", "round"),
            core=True,
            minimum=1,
            maximum=9,
            width=8,
        ),
        Field(
            "room",
            ValueType.TEXT,
            Labels("Salle", "Room"),
            Labels("Où se trouve la table.", "Where the table stands."),
            aliases=("lieu", "emplacement", "room"),
            core=True,
            width=18,
        ),
        Field(
            "capacity",
            ValueType.INTEGER,
            Labels("Places", "Seats"),
            Labels("Nombre de places prévues à la table.", "Number of seats planned at the table."),
            aliases=("capacité", "nb_places", "nombre de places", "places prévues", "capacity"),
            core=True,
            minimum=1,
            maximum=100,
            width=10,
        ),
        Field(
            "participants",
            ValueType.INTEGER,
            Labels("Participants", "Participants"),
            Labels(
                "Nombre de personnes venues à la table, sans l'animation ni la prise de notes.",
                "Number of persons who sat at the table, without its facilitator and note taker.",
            ),
            aliases=(
                "nb_participants",
                "nombre de participants",
                "participantes",
                "participants et participantes",
                "présents",
                "effectif",
            ),
            core=True,
            minimum=0,
            maximum=200,
            width=12,
        ),
        Field(
            "facilitator",
            ValueType.TEXT,
            Labels("Animation (initiales)", "Facilitation (initials)"),
            Labels(
                "Initiales de la personne qui anime, jamais son nom.",
                "Initials of the person who leads the table, never the name.",
            ),
            aliases=(
                "animation",
                "animateur",
                "animatrice",
                "animateur ou animatrice",
                "animé par",
                "facilitateur",
                "facilitatrice",
                "facilitation",
                "facilitator",
            ),
            core=True,
            width=12,
        ),
        Field(
            "note_taker",
            ValueType.TEXT,
            Labels("Prise de notes (initiales)", "Note taking (initials)"),
            Labels(
                "Initiales de la personne qui prend les notes, jamais son nom.",
                "Initials of the person who takes the notes, never the name.",
            ),
            aliases=(
                "prise_de_notes",
                "rapporteur",
                "rapporteuse",
                "rapporteur ou rapporteuse",
                "secrétaire",
                "notes prises par",
                "note taker",
                "note taking",
            ),
            core=True,
            width=12,
        ),
    ),
)

SHEET = SheetForm(
    id="tables",
    kind=KIND,
    title=Labels("Tables", "Tables"),
    workbook="tables",
    order=1,
    columns=(
        "ref",
        "theme",
        "round",
        "room",
        "capacity",
        "participants",
        "facilitator",
        "note_taker",
    ),
    examples=(
        {
            "ref": Labels("exemple", "example"),
            "theme": Labels("(un thème de la liste)", "(a theme of the list)"),
            "round": Labels("1", "1"),
            "room": Labels("grande salle", "main hall"),
            "capacity": Labels("12", "12"),
            "participants": Labels("11", "11"),
            "facilitator": Labels("A. B.", "A. B."),
            "note_taker": Labels("C. D.", "C. D."),
        },
    ),
)
