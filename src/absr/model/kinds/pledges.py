"""A pledge: what somebody at the workshop offered to do or to give."""

from __future__ import annotations

from typing import TYPE_CHECKING

from absr.model.fields import Field, Kind, SheetForm, ValueType
from absr.model.labels import Labels
from absr.model.record import NamedTuple

if TYPE_CHECKING:
    from datetime import date

    from absr.model.source import Source


class Pledge(NamedTuple):
    """One card « Je m'engage à… », by the number of its participant, never by name."""

    id: str
    source: Source
    text: str
    ref: str | None = None
    """Number of the card, when it has one."""
    participant: str | None = None
    gives: tuple[str, ...] = ()
    theme: str | None = None
    contribution: str | None = None
    availability: str | None = None
    recontact_ok: bool | None = None
    called_on: date | None = None
    outcome: str | None = None
    partners: tuple[str, ...] = ()
    """Names of the structures that the pledge is carried with, such as contacts made since."""


KIND = Kind(
    id="pledges",
    record=Pledge,
    prefix="EN",
    title=Labels("Engagements", "Pledges"),
    noun=Labels("engagement", "pledge"),
    key=("ref",),
    other_key=("participant", "text"),
    alike=("participant", "gives"),
    fields=(
        Field(
            "ref",
            ValueType.REF,
            Labels("N°", "No."),
            Labels(
                "Numéro de la carte d'engagement, si elle en porte un.",
                "Number of the pledge card, if it has one.",
            ),
            aliases=(
                "n° engagement",
                "n° d'engagement",
                "n° de l'engagement",
                "n° carte",
                "id_engagement",
                "id_carte",
                "no",
                "num",
                "numéro",
                "numero",
                "id",
            ),
            core=True,
            width=8,
        ),
        Field(
            "participant",
            ValueType.REF,
            Labels("N° du participant (émargement)", "No. of the participant (sign-in)"),
            Labels(
                "Le numéro de la personne sur la feuille « Émargement », jamais son nom.",
                "The number of the person on the sheet “Sign-in”, never the name.",
            ),
            aliases=(
                "participant",
                "participante",
                "n° du participant",
                "n° de la participante",
                "n° participant",
                "id_participant",
                "n° de la personne",
                "n° émargement",
                "émargement",
                "no. of the participant",
                "participant number",
            ),
            required=True,
            link="attendance",
            core=True,
            width=14,
        ),
        Field(
            "text",
            ValueType.LONG_TEXT,
            Labels("Je m'engage à…", "I pledge to…"),
            Labels(
                "Avec les mots de la carte ; jamais le nom d'une personne.",
                "In the words of the card; never anybody's name.",
            ),
            aliases=(
                "je m'engage",
                "je_m_engage",
                "engagement",
                "engagements",
                "texte",
                "texte de l'engagement",
                "je m'engage à (texte)",
                "pledge",
                "text",
            ),
            required=True,
            blocking=True,
            core=True,
            width=50,
        ),
        Field(
            "gives",
            ValueType.CHOICES,
            Labels("Ce qui est apporté", "What is offered"),
            Labels(
                "Une ou plusieurs valeurs de la liste, séparées par un point-virgule.",
                "One or several values of the list, separated by semicolons.",
            ),
            aliases=(
                "type_apport",
                "types d'apport",
                "apport",
                "apports",
                "nature de l'apport",
                "ce que j'apporte",
                "j'apporte",
                "gives",
            ),
            values="pledge_kinds",
            required=True,
            core=True,
            width=20,
        ),
        Field(
            "theme",
            ValueType.CHOICE,
            Labels("Thème", "Theme"),
            Labels("Un thème de la liste.", "A theme of the list."),
            aliases=("thèmes", "thématique", "thématiques", "theme", "topic"),
            values="themes",
            core=True,
            width=22,
        ),
        Field(
            "contribution",
            ValueType.REF,
            Labels("Proposition (n°)", "Proposal (no.)"),
            Labels(
                "Le numéro de la contribution que l'engagement aide à réaliser.",
                "The number of the contribution that the pledge helps to carry out.",
            ),
            aliases=(
                "proposition",
                "id_proposition",
                "n° proposition",
                "n° de la proposition",
                "contribution",
                "id_contribution",
                "n° contribution",
                "n° de la contribution",
                "proposal",
            ),
            link="contributions",
            core=True,
            width=12,
        ),
        Field(
            "availability",
            ValueType.TEXT,
            Labels("Disponibilité", "Availability"),
            Labels(
                "Quand et combien de temps, par exemple « le mardi soir, deux heures ».",
                "When and how long, for example “Tuesday evenings, two hours”.",
            ),
            aliases=("disponibilités", "disponible", "quand", "availability"),
            width=22,
        ),
        Field(
            "recontact_ok",
            ValueType.YES_NO,
            Labels("Accepte d'être rappelé", "May be called back"),
            Labels(
                "Oui si la personne veut qu'on la rappelle pour tenir son engagement.",
                "Yes if the person wishes to be called about the pledge.",
            ),
            aliases=(
                "accepte d'être rappelée",
                "accepte d'être rappelé(e)",
                "accepte d'être recontacté",
                "accepte d'être recontactée",
                "accepte_recontact",
                "consentement_recontact",
                "recontact",
                "recontact ok",
            ),
            core=True,
            width=14,
            permission=True,
        ),
        Field(
            "called_on",
            ValueType.DATE,
            Labels("Rappelé le", "Called on"),
            Labels(
                "Jour du rappel, par exemple 12/01/2027.",
                "Day of the call, for example 12/01/2027.",
            ),
            aliases=(
                "rappelée le",
                "rappelé(e) le",
                "rappel",
                "rappel le",
                "date_rappel",
                "date du rappel",
                "date of call",
            ),
            width=11,
        ),
        Field(
            "outcome",
            ValueType.CHOICE,
            Labels("Suite", "Outcome"),
            Labels(
                "Ce qu'est devenu l'engagement : une valeur de la liste.",
                "What became of the pledge: one value of the list.",
            ),
            aliases=(
                "suites",
                "suite donnée",
                "suite_donnee",
                "résultat",
                "état de l'engagement",
                "outcome",
            ),
            values="pledge_outcomes",
            width=14,
        ),
        Field(
            "partners",
            ValueType.REFS,
            Labels("Avec (structures)", "With (structures)"),
            Labels(
                "Structures ou collectifs avec qui l'engagement est tenu, séparés par un "
                "point-virgule ; jamais le nom d'une personne.",
                "Structures or groups with which the pledge is carried out, separated by a "
                "semicolon; never a person's name.",
            ),
            aliases=(
                "avec quelles structures",
                "structures partenaires",
                "partenaires",
                "partenaires de l'engagement",
                "nouveaux contacts (structures)",
                "partners",
            ),
            width=26,
        ),
    ),
)

SHEET = SheetForm(
    id="pledges",
    kind=KIND,
    title=Labels("Engagements", "Pledges"),
    workbook="pledges",
    order=1,
    columns=(
        "ref",
        "participant",
        "text",
        "gives",
        "theme",
        "contribution",
        "recontact_ok",
        "availability",
        "called_on",
        "outcome",
        "partners",
    ),
    examples=(
        {
            "ref": Labels("exemple", "example"),
            "participant": Labels("12", "12"),
            "text": Labels(
                "Prêter ma remorque pour le marché des vélos réparés.",
                "Lend my trailer for the market of mended bicycles.",
            ),
            "gives": Labels("Matériel", "Equipment"),
            "contribution": Labels("C07", "C07"),
            "recontact_ok": Labels("Oui", "Yes"),
        },
    ),
)
