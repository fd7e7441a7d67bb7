"""A milestone: something dated that happened in the course of the work."""

from __future__ import annotations

from typing import TYPE_CHECKING

from absr.model.fields import Field, Kind, SheetForm, ValueType
from absr.model.labels import Labels
from absr.model.record import NamedTuple

if TYPE_CHECKING:
    import datetime as dt

    from absr.model.source import Source


class Milestone(NamedTuple):
    """One dated event of the timeline."""

    id: str
    source: Source
    date: dt.date
    title: str
    phase: str | None = None
    description: str | None = None
    partners: str | None = None
    date_text: str | None = None
    """The date as written where it is no day (`automne 2022`); `date` is then its first day."""


KIND = Kind(
    id="milestones",
    record=Milestone,
    prefix="J",
    title=Labels("Chronologie", "Timeline"),
    noun=Labels("jalon", "milestone"),
    main="title",
    key=("date", "title"),
    alike=("date", "title"),
    fields=(
        Field(
            "date",
            ValueType.DATE,
            Labels("Date", "Date"),
            Labels(
                "Jour de l'événement, par exemple 12/06/2026 ; si le jour n'est pas connu, le "
                "mois, la saison ou l'année : mars 2021, automne 2022, fin 2020, 2020.",
                "Day of the event, for example 12/06/2026; where the day is not known, the month, "
                "season or year: March 2021, autumn 2022, end of 2020, 2020.",
            ),
            aliases=("jour", "date_jalon", "date de l'événement", "quand"),
            required=True,
            blocking=True,
            core=True,
            roughly=True,
            width=14,
        ),
        Field(
            "title",
            ValueType.TEXT,
            Labels("Ce qui s'est passé", "What happened"),
            Labels(
                "En quelques mots : « premier comité de pilotage ».",
                "In a few words: “first steering committee”.",
            ),
            aliases=(
                "titre",
                "jalon",
                "événement",
                "evenement",
                "ce_qui_s_est_passe",
                "intitulé",
                "milestone",
                "event",
                "title",
            ),
            required=True,
            blocking=True,
            core=True,
            width=36,
        ),
        Field(
            "phase",
            ValueType.CHOICE,
            Labels("Phase", "Phase"),
            Labels(
                "Le temps de la démarche : une valeur de la liste.",
                "The stage of the work: one value of the list.",
            ),
            aliases=("phases", "étape de la démarche", "temps de la démarche", "phase", "stage"),
            values="phases",
            core=True,
            width=18,
        ),
        Field(
            "description",
            ValueType.LONG_TEXT,
            Labels("Description", "Description"),
            Labels(
                "Une ou deux phrases pour qui n'y était pas.",
                "One or two sentences for those who were not there.",
            ),
            aliases=("détail", "détails", "précisions", "commentaire", "details"),
            core=True,
            width=48,
        ),
        Field(
            "partners",
            ValueType.TEXT,
            Labels("Partenaires", "Partners"),
            Labels("Les structures qui y ont pris part.", "The structures that took part."),
            aliases=("partenaire", "avec qui", "partenaires présents", "participants", "partners"),
            core=True,
            width=28,
        ),
    ),
)

SHEET = SheetForm(
    id="milestones",
    kind=KIND,
    title=Labels("Chronologie", "Timeline"),
    workbook="notebook",
    order=2,
    columns=(
        "date",
        "title",
        "phase",
        "description",
        "partners",
    ),
    examples=(
        {
            "date": Labels("exemple", "example"),
            "title": Labels("Premier comité de pilotage", "First steering committee"),
            "phase": Labels("Cadrage", "Framing"),
            "description": Labels(
                "La démarche et son calendrier sont adoptés.",
                "The approach and its calendar are adopted.",
            ),
            "partners": Labels("ville, centre social", "town, social centre"),
        },
    ),
)
