"""An action of the roadmap: what is to be done, by whom, from when, at what cost."""

from __future__ import annotations

from typing import TYPE_CHECKING

from absr.model.fields import Field, Kind, SheetForm, ValueType
from absr.model.labels import Labels
from absr.model.record import NamedTuple

if TYPE_CHECKING:
    from datetime import date

    from absr.model.source import Source


class Action(NamedTuple):
    """One « fiche-action »: every action has a lead, a dated first step and a measure."""

    id: str
    source: Source
    ref: str
    title: str
    finding: str | None = None
    aim: str | None = None
    themes: tuple[str, ...] = ()
    themes_unknown: tuple[str, ...] = ()
    """Themes as written that are none of the project's."""
    lead: str | None = None
    """The role and the structure in charge, never a name."""
    first_step: str | None = None
    first_step_on: date | None = None
    cost: float | None = None
    """In euros, for the whole action."""
    funder: str | None = None
    indicator: str | None = None
    state: str | None = None
    evidence: tuple[str, ...] = ()
    """Numbers of interviews or contributions, or evidence ids, as written."""
    lead_person: str | None = None
    funding: str | None = None
    audience: str | None = None
    district: str | None = None
    resources: tuple[str, ...] = ()
    partners: str | None = None
    start: date | None = None
    end: date | None = None
    target: str | None = None
    next_step: str | None = None
    next_step_on: date | None = None
    priority: str | None = None
    risks: str | None = None


KIND = Kind(
    id="actions",
    record=Action,
    prefix="A",
    title=Labels("Actions", "Actions"),
    noun=Labels("action", "action"),
    main="title",
    key=("ref",),
    alike=("title", "lead"),
    fields=(
        Field(
            "ref",
            ValueType.REF,
            Labels("N°", "No."),
            Labels(
                "Numéro de l'action (A1, A2…), à reporter sur « Suivi » et « Réponses ».",
                "Number of the action (A1, A2…), to be used on “Follow-up” and “Responses”.",
            ),
            aliases=(
                "n° action",
                "n° d'action",
                "n° de l'action",
                "n° fiche",
                "n° de fiche",
                "id_action",
                "no",
                "num",
                "numéro",
                "numero",
                "id",
            ),
            required=True,
            blocking=True,
            core=True,
            width=8,
        ),
        Field(
            "title",
            ValueType.TEXT,
            Labels("Titre", "Title"),
            Labels("Ce qui sera fait, en quelques mots.", "What will be done, in a few words."),
            aliases=(
                "titre de l'action",
                "action",
                "nom de l'action",
                "intitulé",
                "intitulé de l'action",
                "title",
            ),
            required=True,
            blocking=True,
            core=True,
            width=32,
        ),
        Field(
            "finding",
            ValueType.LONG_TEXT,
            Labels("Constat", "Finding"),
            Labels(
                "Pourquoi agir : ce que disent les entretiens, l'atelier et les chiffres.",
                "Why act: what the interviews, the workshop and the figures say.",
            ),
            aliases=("constats", "pourquoi", "contexte", "finding"),
            required=True,
            core=True,
            width=40,
        ),
        Field(
            "aim",
            ValueType.LONG_TEXT,
            Labels("Objectif", "Aim"),
            Labels(
                "Ce qui aura changé, pour qui et quand.",
                "What will have changed, for whom and when.",
            ),
            aliases=("objectifs", "but", "finalité", "aim", "objective"),
            required=True,
            core=True,
            width=40,
        ),
        Field(
            "themes",
            ValueType.CHOICES,
            Labels("Thèmes", "Themes"),
            Labels(
                "Un ou plusieurs thèmes de la liste, séparés par un point-virgule.",
                "One or several themes of the list, separated by semicolons.",
            ),
            aliases=("thème", "thématique", "thématiques", "theme", "topic", "topics"),
            values="themes",
            required=True,
            core=True,
            width=22,
        ),
        Field(
            "lead",
            ValueType.TEXT,
            Labels("Pilote de l'action (fonction, structure)", "Lead (role, structure)"),
            Labels(
                "La fonction et la structure qui en répondent, jamais un nom.",
                "The role and the structure in charge, never a name.",
            ),
            aliases=(
                "pilote",
                "pilote de l'action",
                "pilotage",
                "pilote_action",
                "porteur",
                "porteuse",
                "porteur de l'action",
                "responsable",
                "structure pilote",
                "lead",
                "lead of the action",
            ),
            required=True,
            core=True,
            width=26,
        ),
        Field(
            "first_step",
            ValueType.LONG_TEXT,
            Labels("Première étape", "First step"),
            Labels(
                "Le premier pas, assez petit pour être fait bientôt.",
                "The first thing to do, small enough to be done soon.",
            ),
            aliases=("premiere_etape", "1re étape", "1ère étape", "premier pas", "first step"),
            required=True,
            core=True,
            width=32,
        ),
        Field(
            "first_step_on",
            ValueType.DATE,
            Labels("Date de la première étape", "Date of the first step"),
            Labels("Jour prévu, par exemple 15/01/2027.", "Day planned, for example 15/01/2027."),
            aliases=(
                "date_premiere_etape",
                "date première étape",
                "date 1re étape",
                "date du premier pas",
                "first step on",
            ),
            required=True,
            core=True,
            width=12,
            to_come=True,
        ),
        Field(
            "cost",
            ValueType.NUMBER,
            Labels("Coût (€)", "Cost (€)"),
            Labels(
                "En euros, pour toute l'action ; 0 si elle ne coûte rien.",
                "In euros, for the whole action; 0 if it costs nothing.",
            ),
            aliases=(
                "coût",
                "coûts",
                "coût total",
                "coût estimé",
                "coût en euros",
                "cout_euros",
                "budget",
                "montant",
                "cost",
            ),
            required=True,
            core=True,
            minimum=0,
            width=12,
        ),
        Field(
            "funder",
            ValueType.TEXT,
            Labels("Financeur", "Funder"),
            Labels("Qui paie, ou à qui la demande sera faite.", "Who pays, or who will be asked."),
            aliases=("financeurs", "financé par", "qui finance", "funder", "funders"),
            required=True,
            core=True,
            width=22,
        ),
        Field(
            "indicator",
            ValueType.TEXT,
            Labels("Indicateur de suivi", "Measure of progress"),
            Labels(
                "Ce qui sera compté pour savoir si l'action avance.",
                "What will be counted to know whether the action moves on.",
            ),
            aliases=(
                "indicateur",
                "indicateurs",
                "indicateurs de suivi",
                "indicateur_suivi",
                "indicator",
            ),
            required=True,
            core=True,
            width=28,
        ),
        Field(
            "state",
            ValueType.CHOICE,
            Labels("État", "State"),
            Labels(
                "Où en est l'action : une valeur de la liste.",
                "Where the action stands: one value of the list.",
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
            required=True,
            core=True,
            width=14,
        ),
        Field(
            "evidence",
            ValueType.REFS,
            Labels("Preuves (n° ou identifiants)", "Evidence (numbers or ids)"),
            Labels(
                "Numéros d'entretiens ou de contributions, ou identifiants, séparés par « ; ».",
                "Numbers of interviews or contributions, or ids, separated by “;”.",
            ),
            aliases=(
                "preuve",
                "preuves",
                "preuves (n° d'entretiens, de contributions ou identifiants)",
                "source",
                "sources",
                "justifications",
                "evidence",
            ),
            core=True,
            width=22,
        ),
        Field(
            "lead_person",
            ValueType.REF,
            Labels("N° du participant qui pilote", "No. of the participant who leads"),
            Labels(
                "Le numéro de la personne sur la feuille « Émargement », jamais son nom.",
                "The number of the person on the sheet “Sign-in”, never the name.",
            ),
            aliases=(
                "n° de la personne qui pilote",
                "n° de la participante qui pilote",
                "n° du pilote",
                "id_participant",
                "id_pilote",
                "n° participant",
                "participant pilote",
                "lead person",
            ),
            link="attendance",
            width=14,
        ),
        Field(
            "funding",
            ValueType.CHOICE,
            Labels("Financement", "Funding"),
            Labels(
                "Acquis, sollicité, non trouvé ou sans besoin.",
                "Secured, asked for, not found or not needed.",
            ),
            aliases=("état du financement", "etat_financement", "financements", "funding"),
            values="funding_states",
            width=14,
        ),
        Field(
            "audience",
            ValueType.TEXT,
            Labels("Publics", "Groups concerned"),
            Labels("Familles, jeunes, seniors…", "Families, young people, older people…"),
            aliases=(
                "public",
                "public concerné",
                "publics concernés",
                "publics_concernes",
                "public visé",
                "public cible",
                "bénéficiaires",
                "audience",
            ),
            names="label",
            width=18,
        ),
        Field(
            "district",
            ValueType.CHOICE,
            Labels("Quartier", "District"),
            Labels(
                "Le quartier concerné ; vide si toute la ville.",
                "The district concerned; empty for the whole town.",
            ),
            aliases=("quartiers", "secteur", "neighbourhood", "territoire", "lieu"),
            values="districts",
            open_list=True,
            width=16,
        ),
        Field(
            "resources",
            ValueType.REFS,
            Labels("Ressources mobilisées", "Resources used"),
            Labels(
                "Les noms de la feuille « Ressources », séparés par un point-virgule.",
                "The names on the sheet “Resources”, separated by semicolons.",
            ),
            aliases=(
                "ressources",
                "ressource",
                "ressources_mobilisees",
                "ressources mobilisables",
                "ressource mobilisée",
                "resources",
            ),
            link="resources",
            width=26,
        ),
        Field(
            "partners",
            ValueType.TEXT,
            Labels("Partenaires", "Partners"),
            Labels("Les structures qui aident, et comment.", "The structures that help, and how."),
            aliases=("partenaire", "partenaires et rôles", "avec qui", "partners"),
            width=26,
        ),
        Field(
            "start",
            ValueType.DATE,
            Labels("Début", "Start"),
            Labels("Jour où l'action commence.", "Day on which the action starts."),
            aliases=(
                "date_debut",
                "date de début",
                "début de l'action",
                "commence le",
                "démarrage",
                "start date",
            ),
            width=11,
            to_come=True,
        ),
        Field(
            "end",
            ValueType.DATE,
            Labels("Fin", "End"),
            Labels("Jour où l'action sera achevée.", "Day by which the action will be complete."),
            aliases=("date_fin", "date de fin", "fin de l'action", "échéance", "end date"),
            width=11,
            to_come=True,
        ),
        Field(
            "target",
            ValueType.TEXT,
            Labels("Cible", "Target"),
            Labels(
                "La valeur de l'indicateur à atteindre, par exemple « 40 familles ».",
                "The value of the measure to reach, for example “40 families”.",
            ),
            aliases=(
                "valeur cible",
                "valeur_cible",
                "cible de l'indicateur",
                "résultat attendu",
                "target",
            ),
            width=16,
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
            width=26,
        ),
        Field(
            "next_step_on",
            ValueType.DATE,
            Labels("Date de la prochaine étape", "Date of the next step"),
            Labels("Jour prévu, par exemple 15/03/2027.", "Day planned, for example 15/03/2027."),
            aliases=(
                "date_prochaine_etape",
                "date prochaine étape",
                "date de l'étape suivante",
                "next step on",
            ),
            width=12,
            to_come=True,
        ),
        Field(
            "priority",
            ValueType.CHOICE,
            Labels("Priorité", "Priority"),
            Labels("Haute, moyenne ou basse.", "High, medium or low."),
            aliases=("priorités", "niveau de priorité", "priority"),
            values="priorities",
            width=12,
        ),
        Field(
            "risks",
            ValueType.TEXT,
            Labels("Risques", "Risks"),
            Labels(
                "Ce qui pourrait empêcher l'action d'aboutir.",
                "What could keep the action from being carried out.",
            ),
            aliases=("risque", "points de vigilance", "vigilance", "freins", "risks"),
            width=26,
        ),
    ),
)

SHEET = SheetForm(
    id="actions",
    kind=KIND,
    title=Labels("Actions", "Actions"),
    workbook="actions",
    order=1,
    columns=(
        "ref",
        "title",
        "finding",
        "aim",
        "themes",
        "lead",
        "first_step",
        "first_step_on",
        "cost",
        "funder",
        "indicator",
        "state",
        "evidence",
        "lead_person",
        "funding",
        "audience",
        "district",
        "resources",
        "partners",
        "start",
        "end",
        "target",
        "next_step",
        "next_step_on",
        "priority",
        "risks",
    ),
    examples=(
        {
            "ref": Labels("exemple", "example"),
            "title": Labels(
                "La cour de l'école ouverte le samedi", "The school yard open on Saturdays"
            ),
            "finding": Labels(
                "Les familles cherchent où se retrouver le samedi.",
                "Families look for somewhere to meet on Saturdays.",
            ),
            "aim": Labels(
                "Deux samedis par mois, la cour accueille les familles.",
                "On two Saturdays a month, the yard welcomes families.",
            ),
            "lead": Labels("directrice, centre social", "head, social centre"),
            "first_step": Labels(
                "Réunir l'école, la ville et les parents.",
                "Bring together the school, the town and the parents.",
            ),
            "first_step_on": Labels("15/01/2027", "15/01/2027"),
            "cost": Labels("1500", "1500"),
            "funder": Labels("(un financeur)", "(a funder)"),
            "indicator": Labels("Nombre de samedis ouverts", "Number of Saturdays open"),
            "state": Labels("À l'étude", "Under study"),
            "evidence": Labels("E03 ; C07", "E03; C07"),
        },
    ),
)
