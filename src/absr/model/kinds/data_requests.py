"""A data request: what one partner is asked for, and what became of the asking."""

from __future__ import annotations

from typing import TYPE_CHECKING

from absr.model.fields import Field, Kind, SheetForm, ValueType
from absr.model.labels import Labels
from absr.model.record import NamedTuple

if TYPE_CHECKING:
    from datetime import date

    from absr.model.source import Source


class DataRequest(NamedTuple):
    """One piece of data asked of one partner; a body is named, never a person."""

    id: str
    source: Source
    partner: str
    """Id of a partner (`DATA_PARTNERS`), or its name as written where the list lacks it."""
    variable: str
    body: str | None = None
    """Which one, where there are several of its sort: « Caf de Seine-Saint-Denis »."""
    levels: tuple[str, ...] = ()
    vintage: str | None = None
    chapters: tuple[str, ...] = ()
    wanted: bool | None = None
    """Whether it is to be asked for; a row that says nothing is."""
    asked_on: date | None = None
    expected_by: date | None = None
    reminded_on: date | None = None
    received_on: date | None = None
    refused_on: date | None = None
    refusal: str | None = None
    secrecy: str | None = None
    """From which count on the partner gives a value."""
    service: str | None = None
    file: str | None = None
    """Name of the file received."""
    indicator: str | None = None
    """Short name of the value in the answer, as the sheet of indicators calls it."""
    purpose: str | None = None
    basis: str | None = None
    """Where a proposed row comes from."""


_ASKED = (
    Field(
        "partner",
        ValueType.CHOICE,
        Labels("Partenaire", "Partner"),
        Labels(
            "L'organisme qui détient la donnée : une valeur de la liste.",
            "The body that holds the data: one value of the list.",
        ),
        aliases=("partenaires", "organisme sollicité", "destinataire", "détenteur", "holder"),
        values="data_partners",
        open_list=True,
        required=True,
        blocking=True,
        core=True,
        width=18,
    ),
    Field(
        "body",
        ValueType.TEXT,
        Labels("Organisme précis", "Body"),
        Labels(
            "Son nom exact, s'il y en a plusieurs : « Caf de Seine-Saint-Denis ». Un courrier par "
            "organisme.",
            "Its exact name, where there are several: “Caf de Seine-Saint-Denis”. One letter a "
            "body.",
        ),
        aliases=("nom de l'organisme", "nom du partenaire", "name of the body"),
        core=True,
        width=22,
    ),
    Field(
        "variable",
        ValueType.LONG_TEXT,
        Labels("Donnée demandée", "Data asked for"),
        Labels(
            "La variable exacte, telle que le partenaire la connaît.",
            "The exact variable, as the partner knows it.",
        ),
        aliases=("données demandées", "variable", "variables", "demande", "data requested"),
        required=True,
        blocking=True,
        core=True,
        width=46,
    ),
    Field(
        "levels",
        ValueType.CHOICES,
        Labels("Échelle", "Level"),
        Labels(
            "Commune, IRIS, QPV, EPCI : une ou plusieurs valeurs, séparées par un point-virgule.",
            "Commune, IRIS, QPV, EPCI: one or several values, separated by a semicolon.",
        ),
        aliases=("échelles", "niveau géographique", "maille", "levels", "scale"),
        values="data_levels",
        core=True,
        width=16,
    ),
    Field(
        "vintage",
        ValueType.TEXT,
        Labels("Année demandée", "Year asked for"),
        Labels(
            "L'année ou la date décrite : 2025, « dernier 31 décembre disponible ».",
            "The year or day described: 2025, “last 31 December available”.",
        ),
        aliases=("millésime demandé", "année ou date", "période demandée", "vintage asked for"),
        names="label",
        core=True,
        width=18,
    ),
    Field(
        "chapters",
        ValueType.CHOICES,
        Labels("Pour quels chapitres", "For which chapters"),
        Labels(
            "Un ou plusieurs chapitres de la liste, séparés par un point-virgule.",
            "One or several chapters of the list, separated by a semicolon.",
        ),
        aliases=("chapitres", "chapitre", "chapitres concernés", "chapters"),
        values="chapters",
        core=True,
        width=24,
    ),
    Field(
        "wanted",
        ValueType.YES_NO,
        Labels("À demander (oui ou non)", "To be asked (yes or no)"),
        Labels(
            "Non : la ligne reste en réserve, sans courrier. Vide vaut oui.",
            "No: the row is kept in reserve, without a letter. Empty means yes.",
        ),
        aliases=("à demander", "demander", "retenue", "to ask"),
        core=True,
        width=12,
    ),
)

_FOLLOWED = (
    Field(
        "asked_on",
        ValueType.DATE,
        Labels("Demandé le", "Asked on"),
        Labels("Jour où le courrier est parti.", "Day on which the letter went out."),
        aliases=("demandée le", "date de demande", "date de la demande", "envoyé le", "sent on"),
        core=True,
        width=12,
    ),
    Field(
        "expected_by",
        ValueType.DATE,
        Labels("Réponse attendue le", "Answer expected by"),
        Labels("Jour indiqué dans le courrier.", "Day given in the letter."),
        aliases=("attendu le", "date attendue", "échéance de réponse", "expected by"),
        to_come=True,
        core=True,
        width=12,
    ),
    Field(
        "reminded_on",
        ValueType.DATE,
        Labels("Relancé le", "Reminded on"),
        Labels("Jour de la dernière relance.", "Day of the last reminder."),
        aliases=("relancée le", "date de relance", "dernière relance", "reminder"),
        core=True,
        width=12,
    ),
    Field(
        "received_on",
        ValueType.DATE,
        Labels("Reçu le", "Received on"),
        Labels("Jour où la donnée est arrivée.", "Day on which the data came."),
        aliases=("reçue le", "date de réception", "reçues le", "received"),
        core=True,
        width=12,
    ),
    Field(
        "refused_on",
        ValueType.DATE,
        Labels("Refusé le", "Refused on"),
        Labels(
            "Jour où le partenaire a dit ne pas pouvoir la donner.",
            "Day on which the partner said that it cannot give it.",
        ),
        aliases=("refusée le", "date de refus", "refused"),
        core=True,
        width=12,
    ),
    Field(
        "refusal",
        ValueType.LONG_TEXT,
        Labels("Motif du refus", "Reason for the refusal"),
        Labels(
            "Le motif donné, en une phrase : donnée non suivie, secret, convention nécessaire…",
            "The reason given, in one sentence: not followed, secrecy, agreement needed…",
        ),
        aliases=("motif", "raison du refus", "pourquoi refusé", "refusal"),
        core=True,
        width=34,
    ),
)

_BESIDES = (
    Field(
        "secrecy",
        ValueType.TEXT,
        Labels("Seuil du partenaire", "Threshold of the partner"),
        Labels(
            "En dessous de quel nombre le partenaire cache ou arrondit : à vérifier auprès de lui.",
            "Below which count the partner hides or rounds: to be checked with it.",
        ),
        aliases=("seuil", "seuil de secret", "secret statistique", "threshold"),
        names="label",
        width=26,
    ),
    Field(
        "service",
        ValueType.TEXT,
        Labels("Service ou fonction", "Department or function"),
        Labels(
            "À qui écrire : un service ou une fonction, jamais un nom.",
            "Whom to write to: a department or a function, never a name.",
        ),
        aliases=("service", "fonction du contact", "contact (fonction)", "department"),
        width=26,
    ),
    Field(
        "file",
        ValueType.TEXT,
        Labels("Fichier reçu", "File received"),
        Labels("Nom du fichier, pour le retrouver.", "Name of the file, to find it again."),
        aliases=("nom du fichier", "fichier", "file"),
        width=24,
    ),
    Field(
        "indicator",
        ValueType.TEXT,
        Labels("Nom court dans la réponse", "Short name in the answer"),
        Labels(
            "Identifiant de la valeur dans le classeur de réponse : caf_rsa.",
            "Identifier of the value in the workbook of the answer: caf_rsa.",
        ),
        aliases=("nom court", "short name"),
        names="label",
        width=20,
    ),
    Field(
        "purpose",
        ValueType.LONG_TEXT,
        Labels("À savoir", "To be known"),
        Labels(
            "Ce que l'équipe doit savoir de cette donnée ; rien n'en est repris dans le courrier.",
            "What the team must know of this data; nothing of it is repeated in the letter.",
        ),
        aliases=("précisions", "remarque sur la donnée", "details"),
        width=40,
    ),
    Field(
        "basis",
        ValueType.TEXT,
        Labels("D'où vient la proposition", "Where the proposal comes from"),
        Labels(
            "Sur quoi absr s'appuie pour proposer cette ligne.",
            "What absr goes by when it proposes this row.",
        ),
        aliases=("origine de la proposition", "basis"),
        width=40,
    ),
)

KIND = Kind(
    id="data_requests",
    record=DataRequest,
    prefix="DR",
    title=Labels("Demandes de données", "Data requests"),
    noun=Labels("demande de données", "data request"),
    main="variable",
    key=("partner", "body", "variable", "vintage"),
    alike=("partner", "variable"),
    fields=(*_ASKED, *_FOLLOWED, *_BESIDES),
)

SHEET = SheetForm(
    id="data_requests",
    kind=KIND,
    title=Labels("Demandes", "Requests"),
    workbook="data_requests",
    order=1,
    examples=(
        {
            "partner": Labels("exemple", "example"),
            "body": Labels("(organisme inventé)", "(invented body)"),
            "variable": Labels(
                "Nombre de foyers concernés, par tranche d'âge (inventé)",
                "Number of households concerned, by age band (invented)",
            ),
            "levels": Labels("Commune", "Commune"),
            "vintage": Labels("2025", "2025"),
            "chapters": Labels("Logement", "Housing"),
            "wanted": Labels("oui", "yes"),
            "asked_on": Labels("15/03/2026", "15/03/2026"),
            "reminded_on": Labels("30/04/2026", "30/04/2026"),
            "received_on": Labels("12/05/2026", "12/05/2026"),
        },
    ),
)
