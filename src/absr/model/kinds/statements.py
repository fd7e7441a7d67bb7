"""A statement: one thing said in an interview, coded by nature and theme."""

from __future__ import annotations

from typing import TYPE_CHECKING

from absr.model.fields import Field, Kind, SheetForm, Spread, ValueType
from absr.model.kinds import interviews
from absr.model.labels import Labels
from absr.model.record import NamedTuple

if TYPE_CHECKING:
    from absr.model.source import Source


class Statement(NamedTuple):
    """One thing said: the words, what they are about and whether they may be quoted."""

    id: str
    source: Source
    interview: str
    """Evidence id of its interview."""
    nature: str
    quote: str | None = None
    """The words as said."""
    reformulation: str | None = None
    """The analyst's wording, when there is one."""
    themes: tuple[str, ...] = ()
    themes_unknown: tuple[str, ...] = ()
    """Themes as written that are none of the project's."""
    quotable: str | None = None
    """Level permitted for these words alone (`QUOTE_LEVELS`); the interview may permit less."""
    speaker: str | None = None
    sub_theme: str | None = None
    audience: str | None = None
    place: str | None = None
    """The district the statement speaks of."""
    resource: str | None = None
    """Name of the resource that is spoken of, when there is one."""
    resource_category: str | None = None
    resource_state: str | None = None
    intensity: int | None = None

    @property
    def text(self) -> str:
        """The statement's content: the reformulation, else the words as said."""
        return self.reformulation or self.quote or ""


KIND = Kind(
    id="statements",
    record=Statement,
    prefix="C",
    title=Labels("Propos", "Statements"),
    noun=Labels("propos", "statement"),
    parent="interviews",
    parent_field="interview",
    key=("nature", "quote", "reformulation", "speaker"),
    fields=(
        Field(
            "nature",
            ValueType.CHOICE,
            Labels("Nature", "Nature"),
            Labels(
                "Besoin, ressource, frein, idée ou récit.",
                "Need, resource, barrier, idea or story.",
            ),
            aliases=(
                "nature du propos",
                "nature du constat",
                "nature de l'expression",
                "nature de la parole",
                "type de constat",
                "type de propos",
                "type d'expression",
                "type d'élément",
                "type d'information",
                "besoin ou ressource",
                "besoin ressource",
                "besoin ressource frein idée",
                "ressource besoin",
                "ressource ou besoin",
                "catégorie du propos",
                "c'est quoi",
                "de quoi s'agit-il",
            ),
            values="natures",
            required=True,
            blocking=True,
            core=True,
            width=12,
        ),
        Field(
            "themes",
            ValueType.CHOICES,
            Labels("Thème", "Theme"),
            Labels(
                "Un thème de la liste ; plusieurs se séparent par un point-virgule.",
                "A theme of the list; several are separated by a semicolon.",
            ),
            aliases=(
                "thèmes",
                "thématique",
                "thématiques",
                "thème abordé",
                "thèmes abordés",
                "thématique abordée",
                "thématiques abordées",
                "thème concerné",
                "thèmes concernés",
                "thème principal",
                "thèmes cités",
                "thème de l'atelier",
                "sujet",
                "sujets",
                "domaine",
                "domaines",
                "rubrique",
                "themes",
                "topic",
                "topics",
            ),
            values="themes",
            required=True,
            core=True,
            width=22,
        ),
        Field(
            "quote",
            ValueType.LONG_TEXT,
            Labels("Ce qui est dit", "What is said"),
            Labels(
                "Une idée par ligne, dans les mots de la personne. Jamais le nom d'un tiers.",
                "One idea a row, in the person's words. Never anybody's name.",
            ),
            aliases=(
                "verbatim",
                "verbatims",
                "propos",
                "propos recueillis",
                "propos recueilli",
                "propos tenus",
                "citation",
                "citations",
                "parole",
                "paroles",
                "paroles recueillies",
                "ce qu'elle a dit",
                "ce qu'il a dit",
                "ce qu'il ou elle a dit",
                "ce qu'elle dit",
                "ce qu'il dit",
                "ce qu'on nous a dit",
                "ce qui a été dit",
                "ce qui se dit",
                "ce que dit la personne",
                "ce que la personne a dit",
                "dit par la personne",
                "expression",
                "expressions",
                "phrase",
                "phrase à retenir",
                "phrases à retenir",
                "à retenir",
                "mots à retenir",
                "parole à retenir",
                "paroles à retenir",
                "extrait",
                "extraits",
                "mots de la personne",
                "dans ses mots",
                "témoignage",
                "témoignages",
                "quote",
                "statement",
            ),
            required=True,
            blocking=True,
            replaced_by="reformulation",
            core=True,
            width=60,
        ),
        Field(
            "quotable",
            ValueType.CHOICE,
            Labels("Citable", "Quotable"),
            Labels(
                "Ce que la personne permet pour ces mots ; vide vaut non.",
                "What the person permits for these words; empty means no.",
            ),
            aliases=(
                "peut être cité",
                "peut-on citer",
                "on peut citer",
                "citation possible",
                "citation autorisée",
                "citation ok",
                "citable oui non",
                "can be quoted",
            ),
            values="quote_levels",
            core=True,
            width=20,
            permission=True,
            follows="quote_level",
        ),
        Field(
            "speaker",
            ValueType.TEXT,
            Labels("Qui parle (groupe)", "Who speaks (group)"),
            Labels(
                "En entretien collectif : A, B, C… pour distinguer les voix.",
                "In a group interview: A, B, C… to tell the voices apart.",
            ),
            aliases=("locuteur", "locutrice", "qui parle", "speaker"),
            width=10,
        ),
        Field(
            "reformulation",
            ValueType.LONG_TEXT,
            Labels("Reformulation", "Reformulation"),
            Labels(
                "Votre formulation, publiable sans citer : elle remplace les mots non citables.",
                "Your wording, publishable without quoting: it stands for words not quotable.",
            ),
            aliases=(
                "constat",
                "constats",
                "synthèse",
                "résumé",
                "reformulé",
                "idée clé",
                "idée principale",
                "contenu",
                "description du constat",
                "finding",
            ),
            width=40,
        ),
        Field(
            "sub_theme",
            ValueType.TEXT,
            Labels("Sous-thème", "Sub-theme"),
            Labels(
                "En quelques mots libres ; plusieurs sous-thèmes se séparent par une virgule.",
                "In a few free words; a comma stands between several sub-themes.",
            ),
            aliases=(
                "sous_theme",
                "sous-thèmes",
                "sous thématique",
                "sous thématiques",
                "précision du thème",
                "mots clés",
                "mot clé",
                "subtheme",
            ),
            width=18,
        ),
        Field(
            "audience",
            ValueType.TEXT,
            Labels("Public concerné", "Group concerned"),
            Labels("Familles, jeunes, seniors…", "Families, young people, older people…"),
            aliases=(
                "public",
                "publics",
                "publics_concernes",
                "public visé",
                "pour qui",
                "audience",
            ),
            names="label",
            width=16,
        ),
        Field(
            "place",
            ValueType.TEXT,
            Labels("Quartier dont on parle", "District spoken of"),
            Labels(
                "S'il n'est pas celui de la personne.",
                "If it is not the person's own.",
            ),
            aliases=("quartier concerné", "lieu concerné", "place"),
            width=16,
        ),
        Field(
            "resource",
            ValueType.TEXT,
            Labels("Ressource nommée", "Resource named"),
            Labels(
                "Le nom du lieu, du groupe ou du savoir-faire, toujours écrit de la même façon.",
                "The name of the place, group or skill, always spelled alike.",
            ),
            aliases=("nom_ressource", "nom de la ressource", "ressource citée", "resource name"),
            width=24,
        ),
        Field(
            "resource_category",
            ValueType.CHOICE,
            Labels("Catégorie de ressource", "Category of resource"),
            Labels(
                "Pour une ressource : une valeur de la liste.", "For a resource: a listed value."
            ),
            aliases=("categorie_ressource", "catégorie ressource", "resource category"),
            values="resource_categories",
            width=24,
        ),
        Field(
            "resource_state",
            ValueType.CHOICE,
            Labels("État de la ressource", "State of the resource"),
            Labels(
                "Active, fragile, dormante, en projet ou disparue.",
                "Active, fragile, dormant, planned or gone.",
            ),
            aliases=("état", "etat_ressource", "resource state"),
            values="resource_states",
            width=14,
        ),
        Field(
            "intensity",
            ValueType.INTEGER,
            Labels("Intensité (1 à 3)", "Intensity (1 to 3)"),
            Labels("1 évoqué, 2 appuyé, 3 prioritaire.", "1 mentioned, 2 stressed, 3 first."),
            aliases=("intensite", "intensité", "intensity"),
            minimum=1,
            maximum=3,
            width=10,
        ),
    ),
)

_EXAMPLE_INTERVIEW = {
    "ref": Labels("exemple", "example"),
    "date": Labels("12/06/2026", "12/06/2026"),
    "profile": Labels("gardien d'immeuble", "caretaker of a building"),
    "actor_type": Labels("Bailleur", "Social landlord"),
}

SPREADS = (
    Spread(
        "needs",
        Labels("Besoins", "Needs"),
        given={"nature": Labels("Besoin", "Need")},
        into="reformulation",
        aliases=(
            "besoin",
            "besoins cités",
            "besoins exprimés",
            "besoins repérés",
            "besoins observés",
            "besoins identifiés",
            "besoins mentionnés",
            "besoins évoqués",
            "besoins relevés",
            "besoins du territoire",
            "besoins des habitants",
            "besoins sociaux",
            "besoins non couverts",
            "principaux besoins",
            "manques",
            "manques et besoins",
            "besoins et manques",
            "ce qui manque",
            "needs mentioned",
        ),
    ),
    Spread(
        "resources",
        Labels("Ressources", "Resources"),
        given={"nature": Labels("Ressource", "Resource")},
        into="reformulation",
        aliases=(
            "ressource",
            "atout",
            "ressources citées",
            "ressources nommées",
            "ressources identifiées",
            "ressources repérées",
            "ressources mentionnées",
            "ressources évoquées",
            "ressources du territoire",
            "ressources locales",
            "ressources et atouts",
            "principales ressources",
            "atouts",
            "atouts cités",
            "atouts et ressources",
            "atouts ressources",
            "ressources atouts",
            "atouts du territoire",
            "points forts",
            "forces",
            "ce qui marche",
            "ce qui va bien",
            "assets",
            "resources mentioned",
        ),
    ),
    Spread(
        "barriers",
        Labels("Freins", "Barriers"),
        given={"nature": Labels("Frein", "Barrier")},
        into="reformulation",
        aliases=(
            "frein",
            "freins cités",
            "freins repérés",
            "freins rencontrés",
            "freins identifiés",
            "freins exprimés",
            "freins et difficultés",
            "freins et obstacles",
            "obstacles",
            "difficultés",
            "difficultés rencontrées",
            "difficultés repérées",
            "ce qui bloque",
            "blocages",
            "obstacles met",
        ),
    ),
    Spread(
        "ideas",
        Labels("Idées", "Ideas"),
        given={"nature": Labels("Idée", "Idea")},
        into="reformulation",
        aliases=(
            "idée",
            "idées proposées",
            "idées exprimées",
            "idées et propositions",
            "idées et souhaits",
            "idées propositions",
            "idées d'action",
            "idées d'actions",
            "propositions",
            "propositions et idées",
            "propositions d'action",
            "propositions d'actions",
            "pistes",
            "pistes d'action",
            "pistes d'actions",
            "souhaits",
            "souhaits et idées",
            "envies",
            "envies et idées",
            "suggestions",
            "proposals",
        ),
    ),
)

WORDS = Spread(
    "stories",
    Labels("Verbatim", "Words said"),
    given={"nature": Labels("Récit", "Story")},
    into="quote",
    aliases=("récit", "récits", "story", "stories", "souvenir", "souvenirs", "anecdote"),
)
"""Free words beside such columns: a story, in the words of the person."""

SHEET = SheetForm(
    id="statements",
    kind=KIND,
    parent=interviews.KIND,
    title=Labels("Propos", "Statements"),
    workbook="interviews",
    order=1,
    spreads=SPREADS,
    whole=WORDS,
    columns=(
        "ref",
        "date",
        "profile",
        "actor_type",
        "district",
        "nature",
        "themes",
        "quote",
        "quotable",
        "reformulation",
        "speaker",
        "sub_theme",
        "audience",
        "place",
        "resource",
        "resource_category",
        "resource_state",
        "intensity",
        "structure",
        "persons",
        "interviewer",
        "mode",
        "duration",
        "notice_given",
        "consent",
        "quote_level",
        "commitment",
        "contribution",
        "pilot_candidate",
        "recommended_by",
        "works_with",
        "to_meet",
    ),
    examples=(
        {
            **_EXAMPLE_INTERVIEW,
            "nature": Labels("Ressource", "Resource"),
            "quote": Labels(
                "Le samedi, les voisins réparent les vélos des enfants dans la cour.",
                "On Saturdays the neighbours mend the children's bicycles in the yard.",
            ),
            "quotable": Labels("Oui, anonyme", "Yes, anonymous"),
        },
        {
            "ref": Labels("exemple", "example"),
            "nature": Labels("Besoin", "Need"),
            "quote": Labels(
                "Personne ne sait à qui demander quand l'ascenseur est en panne.",
                "Nobody knows whom to ask when the lift is out of order.",
            ),
            "quotable": Labels("Non", "No"),
        },
    ),
)
