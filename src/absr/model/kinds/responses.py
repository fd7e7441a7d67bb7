"""A response: what was decided of a contribution of the workshop, and why."""

from __future__ import annotations

from typing import TYPE_CHECKING

from absr.model.fields import Field, Kind, SheetForm, ValueType
from absr.model.labels import Labels
from absr.model.record import NamedTuple

if TYPE_CHECKING:
    from datetime import date

    from absr.model.source import Source


class Response(NamedTuple):
    """The answer owed to those who wrote one contribution."""

    id: str
    source: Source
    contribution: str
    decision: str
    reason: str | None = None
    who: str | None = None
    """The role of whoever answers, never a name."""
    when: date | None = None
    """Day on which the answer is given."""
    action: str | None = None


KIND = Kind(
    id="responses",
    record=Response,
    prefix="RE",
    title=Labels("Réponses", "Responses"),
    noun=Labels("réponse", "response"),
    key=("contribution",),
    alike=("decision",),
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
            "decision",
            ValueType.CHOICE,
            Labels("Décision", "Decision"),
            Labels(
                "Retenue, adaptée, transmise à un partenaire ou non retenue.",
                "Kept, adapted, passed on to a partner or not kept.",
            ),
            aliases=(
                "décisions",
                "réponse",
                "réponses",
                "suite donnée",
                "suite_donnee",
                "decision",
                "response",
            ),
            values="response_decisions",
            required=True,
            blocking=True,
            core=True,
            width=22,
        ),
        Field(
            "reason",
            ValueType.LONG_TEXT,
            Labels("Pourquoi", "Why"),
            Labels(
                "La raison, telle qu'elle sera donnée aux participants et participantes.",
                "The reason, as it will be given to the participants.",
            ),
            aliases=(
                "motif",
                "motifs",
                "raison",
                "raisons",
                "explication",
                "justification",
                "reason",
            ),
            required=True,
            core=True,
            width=50,
        ),
        Field(
            "who",
            ValueType.TEXT,
            Labels("Qui répond (fonction)", "Who answers (role)"),
            Labels(
                "La fonction de qui donne la réponse, jamais son nom.",
                "The role of whoever gives the answer, never the name.",
            ),
            aliases=(
                "qui répond",
                "qui",
                "répondu par",
                "réponse donnée par",
                "fonction",
                "who answers",
                "who",
            ),
            required=True,
            core=True,
            width=24,
        ),
        Field(
            "when",
            ValueType.DATE,
            Labels("Quand", "When"),
            Labels(
                "Jour où la réponse est donnée, par exemple 20/02/2027.",
                "Day on which the answer is given, for example 20/02/2027.",
            ),
            aliases=("date", "date_reponse", "date de la réponse", "répondu le", "when"),
            core=True,
            width=11,
            to_come=True,
        ),
        Field(
            "action",
            ValueType.REF,
            Labels("Action (n°)", "Action (no.)"),
            Labels(
                "Le numéro de l'action qui reprend la contribution, s'il y en a une.",
                "The number of the action that takes up the contribution, if there is one.",
            ),
            aliases=(
                "action",
                "n° action",
                "n° d'action",
                "n° de l'action",
                "id_action",
                "fiche-action",
                "action number",
            ),
            link="actions",
            core=True,
            width=10,
        ),
    ),
)

SHEET = SheetForm(
    id="responses",
    kind=KIND,
    title=Labels("Réponses", "Responses"),
    workbook="actions",
    order=3,
    columns=(
        "contribution",
        "decision",
        "reason",
        "who",
        "when",
        "action",
    ),
    examples=(
        {
            "contribution": Labels("exemple", "example"),
            "decision": Labels("Adaptée", "Adapted"),
            "reason": Labels(
                "Chaque samedi demanderait une équipe de plus : nous commençons par deux par mois.",
                "Every Saturday would take one more team: we start with two a month.",
            ),
            "who": Labels("adjointe à l'éducation", "deputy mayor for education"),
            "when": Labels("20/02/2027", "20/02/2027"),
            "action": Labels("A1", "A1"),
        },
    ),
)
