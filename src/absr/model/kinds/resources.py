"""A resource: what the town can count on, from a skill to a place, and the state it is in."""

from __future__ import annotations

from typing import TYPE_CHECKING

from absr.model.fields import Field, Kind, SheetForm, ValueType
from absr.model.labels import Labels
from absr.model.record import NamedTuple

if TYPE_CHECKING:
    from datetime import date

    from absr.model.source import Source


class Resource(NamedTuple):
    """One resource of the register.

    Its category follows asset mapping's types of resources (`RESOURCE_CATEGORIES`).
    """

    id: str
    source: Source
    name: str
    category: str | None = None
    themes: tuple[str, ...] = ()
    themes_unknown: tuple[str, ...] = ()
    """Themes as written that are none of the project's."""
    state: str | None = None
    district: str | None = None
    description: str | None = None
    holder: str | None = None
    """The actor that keeps it alive."""
    sources: tuple[str, ...] = ()
    """Where it was named: numbers of interviews, or any other source."""
    audience: str | None = None
    address: str | None = None
    access: str | None = None
    usable_for: str | None = None
    conditions: str | None = None
    updated: date | None = None
    publishing: str | None = None
    """How it may be named outside the office (`PUBLISHING`)."""


KIND = Kind(
    id="resources",
    record=Resource,
    prefix="R",
    title=Labels("Ressources", "Resources"),
    noun=Labels("ressource", "resource"),
    main="name",
    key=("name",),
    alike=("name", "category"),
    fields=(
        Field(
            "name",
            ValueType.TEXT,
            Labels("Ressource", "Resource"),
            Labels(
                "Nom court, toujours écrit de la même façon : « jardin partagé des Buis ».",
                "Short name, always written in the same way: “community garden, Box Lane”.",
            ),
            aliases=(
                "nom",
                "name",
                "ressources",
                "nom de la ressource",
                "ressource_nom",
                "intitulé",
                "resource name",
            ),
            required=True,
            blocking=True,
            core=True,
            width=28,
        ),
        Field(
            "category",
            ValueType.CHOICE,
            Labels("Catégorie", "Category"),
            Labels("Une valeur de la liste.", "One value of the list."),
            aliases=(
                "catégories",
                "categorie_ressource",
                "type de ressource",
                "resource category",
            ),
            values="resource_categories",
            required=True,
            core=True,
            width=26,
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
            required=True,
            core=True,
            width=22,
        ),
        Field(
            "state",
            ValueType.CHOICE,
            Labels("État", "State"),
            Labels(
                "Active, fragile, dormante, en projet ou disparue.",
                "Active, fragile, dormant, planned or gone.",
            ),
            aliases=("états", "etat_ressource", "état de la ressource", "resource state"),
            values="resource_states",
            required=True,
            core=True,
            width=14,
        ),
        Field(
            "district",
            ValueType.CHOICE,
            Labels("Quartier", "District"),
            Labels(
                "Le quartier où elle se trouve ; vide si toute la ville.",
                "The district where it stands; empty for the whole town.",
            ),
            aliases=("secteur", "quartiers", "neighbourhood"),
            values="districts",
            open_list=True,
            core=True,
            width=16,
        ),
        Field(
            "description",
            ValueType.LONG_TEXT,
            Labels("Description", "Description"),
            Labels(
                "En une ou deux phrases : ce qu'elle est, à qui elle sert.",
                "In one or two sentences: what it is, whom it serves.",
            ),
            aliases=("descriptif", "en quoi elle consiste"),
            core=True,
            width=44,
        ),
        Field(
            "holder",
            ValueType.TEXT,
            Labels("Porteur (acteur)", "Held by (actor)"),
            Labels(
                "La structure ou le collectif qui la fait vivre ; jamais le nom d'une personne.",
                "The structure or group that keeps it alive; never a person's name.",
            ),
            aliases=("porteur", "portée par", "porteurs", "acteur porteur", "holder"),
            core=True,
            width=24,
        ),
        Field(
            "sources",
            ValueType.REFS,
            Labels("Citée par (n° d'entretiens)", "Named by (interview nos.)"),
            Labels(
                "Numéros d'entretiens (E01 ; E07) ou autre source, par exemple BPE 2024.",
                "Numbers of interviews (E01; E07) or another source, for example BPE 2024.",
            ),
            aliases=("citée par", "cité par", "source", "sources", "entretiens", "named by"),
            core=True,
            width=18,
        ),
        Field(
            "publishing",
            ValueType.CHOICE,
            Labels("Peut être publiée", "May be published"),
            Labels(
                "Hors de l'équipe : « Oui », « Sans le quartier » ou « Non ». Demandez à qui la "
                "fait vivre ; relisez aussi la description.",
                "Outside the office: “Yes”, “Without the district” or “No”. Ask those who keep it "
                "alive; read the description again too.",
            ),
            aliases=("publication", "publiable", "peut-être publiée", "publishable"),
            values="publishing",
            core=True,
            width=16,
            permission=True,
        ),
        Field(
            "audience",
            ValueType.TEXT,
            Labels("Public concerné", "Group concerned"),
            Labels("Familles, jeunes, seniors…", "Families, young people, older people…"),
            aliases=("public", "publics", "publics_concernes", "audience"),
            names="label",
            width=18,
        ),
        Field(
            "address",
            ValueType.TEXT,
            Labels("Adresse ou lieu", "Address or place"),
            Labels(
                "Adresse d'un lieu ouvert à tous ; jamais celle d'une personne.",
                "Address of a place open to all; never a person's own.",
            ),
            aliases=("adresse", "lieu", "adresse_lieu", "localisation", "address", "place"),
            width=26,
        ),
        Field(
            "access",
            ValueType.TEXT,
            Labels("Accessibilité", "Access"),
            Labels(
                "Horaires, coût, transports, accès en fauteuil.",
                "Opening hours, cost, transport, wheelchair access.",
            ),
            aliases=("accès", "horaires", "accessibility"),
            width=22,
        ),
        Field(
            "usable_for",
            ValueType.TEXT,
            Labels("Mobilisable pour", "Usable for"),
            Labels(
                "Ce à quoi elle pourrait servir dans une action.",
                "What it could serve for in an action.",
            ),
            aliases=("mobilisable", "usages possibles", "potentiel", "usable for"),
            width=24,
        ),
        Field(
            "conditions",
            ValueType.TEXT,
            Labels("Conditions", "Conditions"),
            Labels(
                "Ce qu'il faut pour s'en servir : accord, clé, assurance.",
                "What it takes to use it: leave, a key, insurance.",
            ),
            aliases=("condition", "conditions d'utilisation", "conditions d'accès"),
            width=22,
        ),
        Field(
            "updated",
            ValueType.DATE,
            Labels("Mise à jour le", "Updated on"),
            Labels(
                "Jour où ces renseignements ont été vérifiés.",
                "Day on which these facts were checked.",
            ),
            aliases=("mise à jour", "date_maj", "maj", "date", "updated"),
            width=12,
        ),
    ),
)

SHEET = SheetForm(
    id="resources",
    kind=KIND,
    title=Labels("Ressources", "Resources"),
    workbook="register",
    order=2,
    examples=(
        {
            "name": Labels("exemple", "example"),
            "category": Labels("Lieux et équipements", "Places and facilities"),
            "state": Labels("Dormante", "Dormant"),
            "description": Labels(
                "Une salle avec cuisine, fermée le soir et le dimanche (ressource inventée).",
                "A room with a kitchen, closed in the evening and on Sundays (invented resource).",
            ),
            "holder": Labels("(un centre social)", "(a social centre)"),
            "sources": Labels("E02 ; E05", "E02; E05"),
        },
    ),
)
