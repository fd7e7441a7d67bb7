"""A lever: what a partner brought to the territory besides, or in place of, money.

The seven levers are those of the Fonds ODD17 with Le RAMEAU: data, tools and resources, networks,
engineering, dialogue of governance, direct funding, promotion.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from absr.model.fields import Field, Kind, SheetForm, ValueType
from absr.model.labels import Labels
from absr.model.record import NamedTuple

if TYPE_CHECKING:
    from absr.model.source import Source


class Lever(NamedTuple):
    """One support received, under one of the seven levers of the Fonds ODD17 and Le RAMEAU."""

    id: str
    source: Source
    lever: str
    what: str
    provider: str | None = None
    """A structure, never a person."""
    amount: float | None = None
    """In euros."""
    year: int | None = None
    missing: str | None = None


KIND = Kind(
    id="levers",
    record=Lever,
    prefix="LE",
    title=Labels("Leviers", "Levers"),
    noun=Labels("levier", "lever"),
    key=("lever", "what"),
    alike=("lever", "provider"),
    fields=(
        Field(
            "lever",
            ValueType.CHOICE,
            Labels("Levier", "Lever"),
            Labels("Un des sept leviers de la liste.", "One of the seven levers of the list."),
            aliases=("leviers", "type de levier", "type_levier", "levier mobilisé", "lever"),
            values="levers",
            required=True,
            blocking=True,
            core=True,
            width=24,
        ),
        Field(
            "what",
            ValueType.LONG_TEXT,
            Labels("Ce qui a été apporté", "What was brought"),
            Labels(
                "Une ligne par apport, même s'il n'a rien coûté.",
                "One row for each support, even if it cost nothing.",
            ),
            aliases=(
                "apport",
                "apports",
                "soutien",
                "soutiens",
                "contenu",
                "ce_qui_a_ete_apporte",
                "quoi",
                "description",
                "what",
            ),
            required=True,
            blocking=True,
            core=True,
            width=48,
        ),
        Field(
            "provider",
            ValueType.TEXT,
            Labels("Par qui", "By whom"),
            Labels(
                "Le nom de la structure, jamais celui d'une personne.",
                "The name of the structure, never that of a person.",
            ),
            aliases=(
                "par_qui",
                "apporté par",
                "qui",
                "partenaire",
                "partenaires",
                "financeur",
                "structure",
                "provider",
            ),
            core=True,
            width=24,
        ),
        Field(
            "amount",
            ValueType.NUMBER,
            Labels("Montant (€)", "Amount (€)"),
            Labels(
                "En euros, si l'apport est de l'argent ou a été chiffré.",
                "In euros, if the support is money or was costed.",
            ),
            aliases=("montant", "montants", "montant en euros", "montant_euros", "somme", "amount"),
            core=True,
            minimum=0,
            width=14,
        ),
        Field(
            "year",
            ValueType.INTEGER,
            Labels("Année", "Year"),
            Labels(
                "Année de l'apport, par exemple 2026.", "Year of the support, for example 2026."
            ),
            aliases=("années", "an", "year"),
            core=True,
            minimum=1990,
            maximum=2100,
            width=10,
        ),
        Field(
            "missing",
            ValueType.LONG_TEXT,
            Labels("Ce qui a manqué", "What was missing"),
            Labels("Ce qu'il aurait fallu de plus.", "What more would have been needed."),
            aliases=("manque", "manques", "a manqué", "ce_qui_a_manque", "missing"),
            width=36,
        ),
    ),
)

SHEET = SheetForm(
    id="levers",
    kind=KIND,
    title=Labels("Leviers", "Levers"),
    workbook="notebook",
    order=3,
    columns=(
        "lever",
        "what",
        "provider",
        "amount",
        "year",
        "missing",
    ),
    examples=(
        {
            "lever": Labels("exemple", "example"),
            "what": Labels(
                "Deux journées d'appui pour préparer l'atelier.",
                "Two days of help to prepare the workshop.",
            ),
            "provider": Labels("(une fondation)", "(a foundation)"),
            "year": Labels("2026", "2026"),
        },
    ),
)
