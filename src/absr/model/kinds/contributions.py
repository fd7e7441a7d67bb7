"""A contribution: one thing written at a table of the workshop."""

from __future__ import annotations

from typing import TYPE_CHECKING

from absr.model.fields import Field, Kind, SheetForm, ValueType
from absr.model.labels import Labels
from absr.model.record import NamedTuple

if TYPE_CHECKING:
    from absr.model.source import Source


class Contribution(NamedTuple):
    """One slip, card or line of the flip chart, in the words of the table."""

    id: str
    source: Source
    nature: str
    text: str
    ref: str | None = None
    table: str | None = None
    round: int | None = None
    theme: str | None = None
    """None means that of the table."""
    consensus: str | None = None
    resource: str | None = None
    carrier: str | None = None
    """A role or a structure that could take it on."""
    resource_state: str | None = None
    resource_category: str | None = None


KIND = Kind(
    id="contributions",
    record=Contribution,
    prefix="CO",
    title=Labels("Contributions", "Contributions"),
    noun=Labels("contribution", "contribution"),
    key=("ref",),
    other_key=("table", "round", "theme", "nature", "text"),
    alike=("table", "nature", "text"),
    fields=(
        Field(
            "ref",
            ValueType.REF,
            Labels("N°", "No."),
            Labels(
                "Numéro de la contribution, à reporter sur « Votes » et « Réponses ».",
                "Number of the contribution, to be used on “Votes” and “Responses”.",
            ),
            aliases=(
                "n° contribution",
                "n° de contribution",
                "n° proposition",
                "n° de la proposition",
                "id_contribution",
                "id_proposition",
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
            "table",
            ValueType.REF,
            Labels("Table", "Table"),
            Labels(
                "Le numéro de la table, comme sur la feuille « Tables ».",
                "The number of the table, as on the sheet “Tables”.",
            ),
            aliases=("n° table", "n° de table", "numéro de table", "id_table", "table n°"),
            required=True,
            link="tables",
            core=True,
            width=8,
        ),
        Field(
            "round",
            ValueType.INTEGER,
            Labels("Tour", "Round"),
            Labels(
                "1 pour le premier tour, 2 pour le deuxième ; vide s'il n'y en a qu'un.",
                "1 for the first round, 2 for the second; empty if there is only one.",
            ),
            aliases=("n° de tour", "numéro de tour", "tour de table", "manche", "round"),
            minimum=1,
            maximum=9,
            width=8,
        ),
        Field(
            "theme",
            ValueType.CHOICE,
            Labels("Thème", "Theme"),
            Labels(
                "Un thème de la liste ; vide : celui de la table.",
                "A theme of the list; empty means that of the table.",
            ),
            aliases=("thèmes", "thématique", "thématiques", "theme", "topic"),
            values="themes",
            core=True,
            width=22,
        ),
        Field(
            "nature",
            ValueType.CHOICE,
            Labels("Nature", "Nature"),
            Labels(
                "Constat, ressource, besoin, idée, question ou désaccord.",
                "Finding, resource, need, idea, question or disagreement.",
            ),
            aliases=("nature de la contribution", "type", "type de contribution", "kind"),
            values="contribution_natures",
            required=True,
            blocking=True,
            core=True,
            width=14,
        ),
        Field(
            "text",
            ValueType.LONG_TEXT,
            Labels("Ce qui est écrit", "What is written"),
            Labels(
                "Une idée par ligne, avec les mots de la table. Jamais le nom d'une personne.",
                "One idea a row, in the words of the table. Never anybody's name.",
            ),
            aliases=(
                "texte",
                "contribution",
                "contributions",
                "proposition",
                "propositions",
                "contenu",
                "post-it",
                "ce qui est dit",
                "text",
            ),
            required=True,
            blocking=True,
            core=True,
            width=60,
        ),
        Field(
            "consensus",
            ValueType.CHOICE,
            Labels("Consensus", "Consensus"),
            Labels(
                "Fort, partagé ou débattu : l'accord de la table sur cette ligne.",
                "Strong, shared or debated: how far the table agrees on this row.",
            ),
            aliases=(
                "degré de consensus",
                "niveau de consensus",
                "niveau_consensus",
                "accord de la table",
                "agreement",
            ),
            values="consensus",
            core=True,
            width=14,
        ),
        Field(
            "resource",
            ValueType.TEXT,
            Labels("Ressource nommée", "Resource named"),
            Labels(
                "Le lieu, le service, le groupe ou le savoir-faire que la table a nommé.",
                "The place, service, group or skill that the table named.",
            ),
            aliases=(
                "ressource",
                "ressources",
                "ressources_mobilisables",
                "ressource mobilisable",
                "ressource citée",
                "ressources citées",
                "resource",
            ),
            core=True,
            width=24,
        ),
        Field(
            "carrier",
            ValueType.TEXT,
            Labels("Porteur possible (fonction, structure)", "Possible lead (role, structure)"),
            Labels(
                "Qui pourrait s'en charger : une fonction ou une structure, jamais un nom.",
                "Who could take it on: a role or a structure, never a name.",
            ),
            aliases=(
                "porteur_possible",
                "porteurs possibles",
                "porteuse possible",
                "portage possible",
                "porteur",
                "portage",
                "qui pourrait porter",
                "possible lead",
                "carrier",
            ),
            width=26,
        ),
        Field(
            "resource_state",
            ValueType.CHOICE,
            Labels("État de la ressource", "State of the resource"),
            Labels(
                "Active, fragile, dormante, en projet ou disparue.",
                "Active, fragile, dormant, planned or gone.",
            ),
            aliases=("etat_ressource", "état ressource", "état", "resource state"),
            values="resource_states",
            width=14,
        ),
        Field(
            "resource_category",
            ValueType.CHOICE,
            Labels("Catégorie de ressource", "Category of resource"),
            Labels(
                "Pour une ressource : une valeur de la liste.", "For a resource: a listed value."
            ),
            aliases=(
                "categorie_ressource",
                "catégorie ressource",
                "catégorie de la ressource",
                "resource category",
            ),
            values="resource_categories",
            width=24,
        ),
    ),
)

SHEET = SheetForm(
    id="contributions",
    kind=KIND,
    title=Labels("Contributions", "Contributions"),
    workbook="contributions",
    order=1,
    columns=(
        "ref",
        "table",
        "theme",
        "nature",
        "text",
        "consensus",
        "resource",
        "round",
        "carrier",
        "resource_state",
        "resource_category",
    ),
    examples=(
        {
            "ref": Labels("exemple", "example"),
            "table": Labels("T1", "T1"),
            "nature": Labels("Idée", "Idea"),
            "text": Labels(
                "Ouvrir la cour de l'école le samedi pour jouer en famille.",
                "Open the school yard on Saturdays for families to play.",
            ),
            "consensus": Labels("Fort", "Strong"),
            "resource": Labels("la cour de l'école", "the school yard"),
        },
        {
            "ref": Labels("exemple", "example"),
            "table": Labels("T2", "T2"),
            "nature": Labels("Désaccord", "Disagreement"),
            "text": Labels(
                "Fermer la rue aux voitures le mercredi : la table est partagée.",
                "Close the street to cars on Wednesdays: the table is divided.",
            ),
            "consensus": Labels("Débattu", "Debated"),
        },
    ),
)
