"""A follow-up: where an action stood on one day, what was done and what comes next."""

from __future__ import annotations

from typing import TYPE_CHECKING

from absr.model.fields import Field, Kind, SheetForm, ValueType
from absr.model.labels import Labels
from absr.model.record import NamedTuple

if TYPE_CHECKING:
    import datetime as dt

    from absr.model.source import Source


class ActionUpdate(NamedTuple):
    """What was noted of one action at one review."""

    id: str
    source: Source
    action: str
    date: dt.date
    state: str | None = None
    done: str | None = None
    difficulty: str | None = None
    next_step: str | None = None
    next_step_on: dt.date | None = None
    decision: str | None = None


KIND = Kind(
    id="updates",
    record=ActionUpdate,
    prefix="SU",
    title=Labels("Suivi", "Follow-up"),
    noun=Labels("point de suivi", "follow-up"),
    key=("action", "date"),
    alike=("action", "date"),
    fields=(
        Field(
            "action",
            ValueType.REF,
            Labels("Action (n°)", "Action (no.)"),
            Labels(
                "Le numéro de l'action, comme sur la feuille « Actions ».",
                "The number of the action, as on the sheet “Actions”.",
            ),
            aliases=(
                "action",
                "n° action",
                "n° d'action",
                "n° de l'action",
                "id_action",
                "fiche-action",
                "n° de fiche",
                "action number",
            ),
            required=True,
            blocking=True,
            link="actions",
            core=True,
            width=10,
        ),
        Field(
            "date",
            ValueType.DATE,
            Labels("Date", "Date"),
            Labels(
                "Jour du point de suivi, par exemple 12/03/2027.",
                "Day of the review, for example 12/03/2027.",
            ),
            aliases=(
                "date du point",
                "date_suivi",
                "date du suivi",
                "point du",
                "dernier_point",
                "jour",
                "review date",
            ),
            required=True,
            blocking=True,
            core=True,
            width=11,
        ),
        Field(
            "state",
            ValueType.CHOICE,
            Labels("État", "State"),
            Labels(
                "Où en est l'action ce jour-là : une valeur de la liste.",
                "Where the action stands that day: one value of the list.",
            ),
            aliases=(
                "statut",
                "etat",
                "état d'avancement",
                "avancement",
                "état de l'action",
                "status",
                "state",
            ),
            values="action_states",
            core=True,
            width=14,
        ),
        Field(
            "done",
            ValueType.LONG_TEXT,
            Labels("Ce qui a été fait", "What was done"),
            Labels(
                "Depuis le point précédent, en une ou deux phrases.",
                "Since the review before, in one or two sentences.",
            ),
            aliases=("fait", "réalisé", "réalisations", "ce_qui_a_ete_fait", "bilan", "done"),
            required=True,
            core=True,
            width=40,
        ),
        Field(
            "difficulty",
            ValueType.LONG_TEXT,
            Labels("Difficultés", "Difficulties"),
            Labels("Ce qui bloque ou ralentit.", "What blocks or slows."),
            aliases=(
                "difficulté",
                "difficulté rencontrée",
                "difficultés rencontrées",
                "freins",
                "blocages",
                "difficulty",
            ),
            core=True,
            width=32,
        ),
        Field(
            "next_step",
            ValueType.TEXT,
            Labels("Prochaine étape", "Next step"),
            Labels("Ce qui vient ensuite.", "What comes next."),
            aliases=(
                "prochaine_etape",
                "étape suivante",
                "prochaines étapes",
                "suite à donner",
                "next step",
            ),
            core=True,
            width=28,
        ),
        Field(
            "next_step_on",
            ValueType.DATE,
            Labels("Date de la prochaine étape", "Date of the next step"),
            Labels("Jour prévu, par exemple 15/05/2027.", "Day planned, for example 15/05/2027."),
            aliases=(
                "date_prochaine_etape",
                "date prochaine étape",
                "date de l'étape suivante",
                "next step on",
            ),
            core=True,
            width=12,
            to_come=True,
        ),
        Field(
            "decision",
            ValueType.TEXT,
            Labels("Décision", "Decision"),
            Labels(
                "Ce qui a été décidé, et par quelle instance.",
                "What was decided, and by which body.",
            ),
            aliases=("décisions", "décision prise", "décisions prises", "décidé", "decision"),
            width=28,
        ),
    ),
)

SHEET = SheetForm(
    id="updates",
    kind=KIND,
    title=Labels("Suivi", "Follow-up"),
    workbook="actions",
    order=2,
    columns=(
        "action",
        "date",
        "state",
        "done",
        "difficulty",
        "next_step",
        "next_step_on",
        "decision",
    ),
    examples=(
        {
            "action": Labels("exemple", "example"),
            "date": Labels("12/03/2027", "12/03/2027"),
            "state": Labels("Engagée", "Started"),
            "done": Labels(
                "Trois samedis ouverts, une trentaine de familles à chaque fois.",
                "Three Saturdays open, some thirty families each time.",
            ),
            "difficulty": Labels(
                "Personne pour fermer la cour le soir.", "Nobody to close the yard in the evening."
            ),
            "next_step": Labels(
                "Confier les clés à deux parents.", "Give the keys to two parents."
            ),
            "next_step_on": Labels("02/04/2027", "02/04/2027"),
        },
    ),
)
