"""A value of an indicator: one number, for one territory and one year, with its source."""

from __future__ import annotations

from typing import TYPE_CHECKING

from absr.model.fields import Field, Kind, SheetForm, ValueType
from absr.model.labels import Labels
from absr.model.record import NamedTuple

if TYPE_CHECKING:
    from datetime import date

    from absr.model.source import Source


class Observation(NamedTuple):
    """What an indicator is worth in a territory, or why nobody can say."""

    id: str
    source: Source
    indicator: str
    territory: str
    """Code of a commune, EPT, département, region or country (`COM-93063`)."""
    measure: float | str
    """The value; a text is the id of a reason of absence (`MISSING_REASONS`)."""
    vintage: str
    label: str | None = None
    unit: str | None = None
    producer: str | None = None
    chapter: str | None = None
    themes: tuple[str, ...] = ()
    themes_unknown: tuple[str, ...] = ()
    """Themes as written that are none of the project's."""
    direction: str | None = None
    """Whether more of it means more need (`DIRECTIONS`)."""
    numerator: float | None = None
    base: float | None = None
    concept: str | None = None
    territory_name: str | None = None
    source_url: str | None = None
    extracted: date | None = None


KIND = Kind(
    id="observations",
    record=Observation,
    prefix="I",
    title=Labels("Indicateurs", "Indicators"),
    noun=Labels("valeur d'indicateur", "indicator value"),
    main="label",
    key=("indicator", "territory", "vintage"),
    alike=("indicator", "territory", "unit"),
    fields=(
        Field(
            "indicator",
            ValueType.REF,
            Labels("Indicateur", "Indicator"),
            Labels(
                "Identifiant court, sans espace (part_60p) : le même pour tous les territoires.",
                "Short identifier without spaces (share_60p): the same for every territory.",
            ),
            aliases=(
                "indicateurs",
                "id_indicateur",
                "code_indicateur",
                "identifiant",
                "indicator id",
            ),
            required=True,
            blocking=True,
            core=True,
            width=16,
        ),
        Field(
            "label",
            ValueType.TEXT,
            Labels("Libellé", "Label"),
            Labels(
                "Ce qui est mesuré, en toutes lettres : « Part des 60 ans ou plus ».",
                "What is measured, in full: “Share of people aged 60 or more”.",
            ),
            aliases=("libelle_indicateur", "intitulé", "nom de l'indicateur", "indicator name"),
            required=True,
            core=True,
            width=34,
        ),
        Field(
            "territory",
            ValueType.REF,
            Labels("Territoire (code)", "Territory (code)"),
            Labels(
                "COM-93063 pour une commune ; EPT-…, DEP-93, REG-11 ou FRANCE pour comparer.",
                "COM-93063 for a commune; EPT-…, DEP-93, REG-11 or FRANCE to compare.",
            ),
            aliases=(
                "territoire",
                "territoires",
                "code_territoire",
                "code_geo",
                "codgeo",
                "territory",
            ),
            required=True,
            blocking=True,
            core=True,
            width=14,
        ),
        Field(
            "measure",
            ValueType.MEASURE,
            Labels("Valeur", "Value"),
            Labels(
                "Un nombre, sans unité. S'il manque, dites pourquoi avec la liste ; jamais zéro.",
                "A number, without its unit. If there is none, say why from the list; never zero.",
            ),
            aliases=("valeurs", "valeur_indicateur", "mesure", "values", "measure"),
            values="missing_reasons",
            required=True,
            blocking=True,
            core=True,
            width=14,
        ),
        Field(
            "unit",
            ValueType.CHOICE,
            Labels("Unité", "Unit"),
            Labels("%, €, personnes… : une valeur de la liste.", "%, €, persons…: a listed value."),
            aliases=("unités", "unite_mesure", "unité de mesure", "units"),
            values="units",
            open_list=True,
            required=True,
            core=True,
            width=12,
        ),
        Field(
            "vintage",
            ValueType.REF,
            Labels("Millésime", "Vintage"),
            Labels(
                "L'année que décrit la valeur (2021), non celle de sa publication.",
                "The year that the value describes (2021), not that of its publication.",
            ),
            aliases=("millésimes", "année", "annee_reference", "year", "vintage year"),
            required=True,
            blocking=True,
            core=True,
            width=11,
        ),
        Field(
            "producer",
            ValueType.TEXT,
            Labels("Producteur", "Producer"),
            Labels("Qui publie la valeur : Insee, Caf…", "Who publishes the value: Insee, Caf…"),
            aliases=("producteurs", "producteur_source", "source", "organisme", "publisher"),
            required=True,
            core=True,
            width=16,
        ),
        Field(
            "chapter",
            ValueType.CHOICE,
            Labels("Chapitre", "Chapter"),
            Labels(
                "Le chapitre de l'analyse où la valeur sera lue.",
                "The chapter of the analysis where the value is to be read.",
            ),
            aliases=("chapitres", "rubrique", "domaine", "chapters"),
            values="chapters",
            core=True,
            width=24,
        ),
        Field(
            "themes",
            ValueType.CHOICES,
            Labels("Thèmes", "Themes"),
            Labels(
                "Un ou plusieurs thèmes de la liste, séparés par un point-virgule.",
                "One or several themes of the list, separated by a semicolon.",
            ),
            aliases=("thème", "thématique", "thématiques", "theme", "topics"),
            values="themes",
            core=True,
            width=22,
        ),
        Field(
            "direction",
            ValueType.CHOICE,
            Labels("Sens (plus de besoin quand…)", "Direction (more need when…)"),
            Labels(
                "Une valeur plus haute que chez les voisins dit-elle plus de besoin, ou moins ?",
                "Does a value higher than the neighbours' tell of more need, or of less?",
            ),
            aliases=("sens", "sens_lecture", "sens de lecture", "direction"),
            values="directions",
            core=True,
            width=26,
        ),
        Field(
            "numerator",
            ValueType.NUMBER,
            Labels("Effectif (numérateur)", "Number (numerator)"),
            Labels(
                "Pour une part : combien sont concernés.",
                "For a share: how many are concerned.",
            ),
            aliases=("effectif", "effectifs", "numérateur", "numerator"),
            width=12,
        ),
        Field(
            "base",
            ValueType.NUMBER,
            Labels("Base (dénominateur)", "Base (denominator)"),
            Labels("Pour une part : sur combien.", "For a share: out of how many."),
            aliases=("base", "dénominateur", "population de référence", "denominator"),
            width=12,
        ),
        Field(
            "concept",
            ValueType.TEXT,
            Labels("Concept, définition", "Concept, definition"),
            Labels(
                "Ce que le producteur entend par là, en une phrase.",
                "What the producer means by it, in one sentence.",
            ),
            aliases=("concept", "définition", "définitions", "definition"),
            width=34,
        ),
        Field(
            "territory_name",
            ValueType.TEXT,
            Labels("Nom du territoire", "Name of the territory"),
            Labels("Pour qui relit la feuille.", "For whoever reads the sheet again."),
            aliases=("territoire_nom", "libelle_territoire", "libgeo", "territory name"),
            width=20,
        ),
        Field(
            "source_url",
            ValueType.TEXT,
            Labels("Adresse de la source", "Address of the source"),
            Labels(
                "L'adresse de la page où la valeur a été lue.",
                "The address of the page where the value was read.",
            ),
            aliases=("url", "source_url", "lien", "lien vers la source", "source address"),
            width=30,
        ),
        Field(
            "extracted",
            ValueType.DATE,
            Labels("Extrait le", "Extracted on"),
            Labels(
                "Jour où la valeur a été relevée.",
                "Day on which the value was taken down.",
            ),
            aliases=("date_extraction", "date d'extraction", "relevé le", "extracted"),
            width=12,
        ),
    ),
)

SHEET = SheetForm(
    id="observations",
    kind=KIND,
    title=Labels("Indicateurs", "Indicators"),
    workbook="indicators",
    order=1,
    examples=(
        {
            "indicator": Labels("exemple", "example"),
            "label": Labels("Part des 60 ans ou plus", "Share of people aged 60 or more"),
            "territory": Labels("COM-00000", "COM-00000"),
            "measure": Labels("21,4", "21.4"),
            "unit": Labels("%", "%"),
            "vintage": Labels("2021", "2021"),
            "producer": Labels("(producteur inventé)", "(invented producer)"),
            "chapter": Labels("Vieillissement", "Ageing"),
            "direction": Labels("Plus haut = plus de besoin", "Higher = more need"),
        },
        {
            "indicator": Labels("exemple", "example"),
            "label": Labels("Revenu médian", "Median income"),
            "territory": Labels("COM-00000", "COM-00000"),
            "measure": Labels("Secret statistique", "Statistical secrecy"),
            "unit": Labels("€/an", "€/year"),
            "vintage": Labels("2021", "2021"),
            "producer": Labels("(producteur inventé)", "(invented producer)"),
            "chapter": Labels("Revenus et pauvreté", "Income and poverty"),
            "direction": Labels("Plus bas = plus de besoin", "Lower = more need"),
        },
    ),
)
