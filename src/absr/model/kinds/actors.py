"""An actor: a structure or a group that does something for the town, met or only heard of."""

from __future__ import annotations

from typing import TYPE_CHECKING

from absr.model.fields import Field, Kind, SheetForm, ValueType
from absr.model.labels import Labels
from absr.model.record import NamedTuple

if TYPE_CHECKING:
    from datetime import date

    from absr.model.source import Source


class Actor(NamedTuple):
    """One structure or group of the register, never a private person."""

    id: str
    source: Source
    name: str
    actor_type: str | None = None
    actor_type_text: str | None = None
    """The description as written, when the type was recognised in it (`club de judo`)."""
    sector: str | None = None
    district: str | None = None
    themes: tuple[str, ...] = ()
    themes_unknown: tuple[str, ...] = ()
    """Themes as written that are none of the project's."""
    does: str | None = None
    interview: str | None = None
    """Number of the interview in which the actor was met."""
    needs_seen: str | None = None
    resources_seen: str | None = None
    commitment: int | None = None
    """How ready to act, from 0 to 3."""
    contribution: str | None = None
    links: tuple[str, ...] = ()
    """Names of the actors it works with."""
    met_on: date | None = None
    notes: str | None = None


KIND = Kind(
    id="actors",
    record=Actor,
    prefix="AC",
    title=Labels("Acteurs", "Actors"),
    noun=Labels("acteur", "actor"),
    main="name",
    key=("name",),
    alike=("name", "actor_type"),
    fields=(
        Field(
            "name",
            ValueType.TEXT,
            Labels("Structure ou collectif", "Structure or group"),
            Labels(
                "Nom de la structure ou du collectif, toujours écrit de la même façon.",
                "Name of the structure or group, always written in the same way.",
            ),
            aliases=(
                "nom",
                "name",
                "acteur",
                "acteurs",
                "nom de l'acteur",
                "nom de la structure",
                "structure",
                "structures",
                "organisme",
                "collectif",
                "actor",
                "organisation",
            ),
            required=True,
            blocking=True,
            core=True,
            width=28,
        ),
        Field(
            "actor_type",
            ValueType.CHOICE,
            Labels("Type d'acteur", "Type of actor"),
            Labels("Une valeur de la liste.", "One value of the list."),
            aliases=("type", "types d'acteurs", "catégorie d'acteur", "actor type"),
            values="actor_types",
            required=True,
            core=True,
            width=20,
        ),
        Field(
            "sector",
            ValueType.CHOICE,
            Labels("Public ou privé", "Public or private"),
            Labels(
                "Public, privé, associatif ou habitants.",
                "Public, private, non-profit or residents.",
            ),
            aliases=("secteur", "statut", "public privé", "sector"),
            values="sectors",
            core=True,
            width=14,
        ),
        Field(
            "district",
            ValueType.CHOICE,
            Labels("Quartier", "District"),
            Labels(
                "Le quartier où l'acteur agit ; vide si toute la ville.",
                "The district where the actor is at work; empty for the whole town.",
            ),
            aliases=("quartiers", "quartier d'intervention", "territoire", "neighbourhood"),
            values="districts",
            open_list=True,
            core=True,
            width=16,
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
            "does",
            ValueType.LONG_TEXT,
            Labels("Ce que fait l'acteur", "What the actor does"),
            Labels(
                "En une ou deux phrases : pour qui, avec quoi.",
                "In one or two sentences: for whom, and with what.",
            ),
            aliases=(
                "ce qu'il fait",
                "ce que fait la structure",
                "activité",
                "activités",
                "missions",
                "rôle",
                "activities",
            ),
            core=True,
            width=44,
        ),
        Field(
            "interview",
            ValueType.REF,
            Labels("Entretien (n°)", "Interview (no.)"),
            Labels(
                "Numéro de l'entretien mené avec cet acteur (E01) ; vide si aucun.",
                "Number of the interview held with this actor (E01); empty if none.",
            ),
            aliases=("entretien", "n° entretien", "id_entretien", "code entretien", "interview"),
            link="interviews",
            core=True,
            width=12,
        ),
        Field(
            "needs_seen",
            ValueType.LONG_TEXT,
            Labels("Besoins vus", "Needs seen"),
            Labels(
                "Les besoins que cet acteur constate.",
                "The needs that this actor sees.",
            ),
            aliases=("besoins_identifies", "besoins", "besoins repérés", "needs"),
            width=36,
        ),
        Field(
            "resources_seen",
            ValueType.LONG_TEXT,
            Labels("Ressources vues", "Resources seen"),
            Labels(
                "Les ressources que cet acteur connaît ou propose.",
                "The resources that this actor knows of or offers.",
            ),
            aliases=("ressources_identifiees", "ressources", "ressources repérées", "resources"),
            width=36,
        ),
        Field(
            "commitment",
            ValueType.INTEGER,
            Labels("Envie d'engagement (0 à 3)", "Readiness to act (0 to 3)"),
            Labels(
                "0 aucune, 1 à voir, 2 prêt à aider, 3 prêt à porter une action.",
                "0 none, 1 to be seen, 2 ready to help, 3 ready to lead an action.",
            ),
            aliases=("envie_engagement", "engagement", "commitment"),
            minimum=0,
            maximum=3,
            width=12,
        ),
        Field(
            "contribution",
            ValueType.TEXT,
            Labels("Contribution possible", "Possible contribution"),
            Labels(
                "Ce que l'acteur offrirait : temps, lieu, compétence, réseau.",
                "What the actor would offer: time, place, skill, network.",
            ),
            aliases=("contribution", "contributions possibles", "offre"),
            width=24,
        ),
        Field(
            "links",
            ValueType.REFS,
            Labels("Travaille avec", "Works with"),
            Labels(
                "Noms d'autres acteurs de cette feuille, séparés par un point-virgule.",
                "Names of other actors of this sheet, separated by a semicolon.",
            ),
            aliases=("liens", "partenaires", "partenariats", "en lien avec", "links", "partners"),
            link="actors",
            width=28,
        ),
        Field(
            "met_on",
            ValueType.DATE,
            Labels("Rencontré ou consulté le", "Met or consulted on"),
            Labels(
                "Jour de la rencontre ou de la consultation, par exemple 12/06/2026.",
                "Day of the meeting or consultation, for example 12/06/2026.",
            ),
            aliases=("date_rencontre", "rencontré le", "consulté le", "date", "met on"),
            width=12,
        ),
        Field(
            "notes",
            ValueType.TEXT,
            Labels("Remarques", "Notes"),
            Labels(
                "Ce qui aide à retrouver l'acteur ; jamais le nom d'une personne.",
                "What helps to find the actor again; never a person's name.",
            ),
            aliases=("remarque", "commentaire", "commentaires", "observations", "note"),
            width=28,
        ),
    ),
)

SHEET = SheetForm(
    id="actors",
    kind=KIND,
    title=Labels("Acteurs", "Actors"),
    workbook="register",
    order=1,
    examples=(
        {
            "name": Labels("exemple", "example"),
            "actor_type": Labels("Association", "Association"),
            "sector": Labels("Associatif", "Non-profit"),
            "does": Labels(
                "Prête des outils et apprend à réparer, deux samedis par mois (acteur inventé).",
                "Lends tools and teaches how to mend, two Saturdays a month (invented actor).",
            ),
            "interview": Labels("E04", "E04"),
        },
    ),
)
