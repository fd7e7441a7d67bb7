"""For every kind of record a workbook with planted faults, and the truth about them.

This file shares no code with absr, on purpose: it was written from the French list of columns
(docs/columns.md) alone. It uses openpyxl and the standard library, nothing else.

    build(kind, path)   writes the workbook of one kind
    truth()             kind → its faults, row by row, and the rows that must be taken
    python kind_faults.py
                        rewrites truth_kinds.json beside this file

"Today" is 22 November 2026. A workbook holds the sheet of its kind and, clean, the sheets that
this one names numbers of. Everything is invented; telephones are from the range kept for fiction.
"""

import datetime as dt
import json
from pathlib import Path

from openpyxl import Workbook
from openpyxl.utils import get_column_letter

THEMES = ("Mobilités", "Jeunesse", "Festivités", "Vie de quartier")
CALL = "Pour tout savoir, appeler le 06 39 98 41 27 le matin."
ERROR, FORMULA = "#N/A", "=12+3"
WORDS = ("vélo", "jardin", "four", "lavoir", "verger", "quai", "halle", "phare", "moulin", "étang",
         "gué", "pré", "puits", "pont", "serre", "ruche", "forge", "port", "lande", "digue",
         "cale", "noue", "combe", "butte", "douve", "haie")  # fmt: skip


def day(number, month=6):
    """A day of 2026."""
    return dt.date(2026, month, 1 + number)


def word(number):
    """A word that tells rows apart."""
    return WORDS[number % len(WORDS)]


def theme(number):
    """A theme of the project."""
    return THEMES[number % len(THEMES)]


# -- clean sheets that others name numbers of ---------------------------------------------------


def propos(i):
    return {"N°": f"E{i:02d}", "Date": day(i), "Qui (fonction, structure)": f"habitant du {word(i)}",
            "Type d'acteur": "Habitante", "Nature": "Besoin", "Thème": theme(i),
            "Ce qui est dit": f"Il manque un banc près du {word(i)}."}  # fmt: skip


def tables(i):
    return {"Table": f"T{i}", "Thème": theme(i), "Tour": 1 + i % 3, "Places": 8, "Participants": 7}


def pilots(i):
    return {"N°": f"PI{i:02d}", "Nom": f"Nomdu{word(i)}", "Prénom": f"Pré{word(i)}",
            "Collège": "Associations", "Issu de l'entretien (n°)": f"E{i:02d}", "Thèmes": theme(i),
            "Personnes à inviter (objectif)": 12, "Contactées": 6, "Confirmées": 3,
            "Kit remis": "oui", "Relance 1": day(i, 7), "Relance 2": day(i, 8)}  # fmt: skip


def invitations(i):
    return {"N°": f"IN{i:03d}", "Nom": f"Nomdu{word(i)}", "Prénom": f"Pré{word(i)}",
            "Collège": "Associations", "Invité par (n° de pilote)": f"PI{i:02d}", "Réponse": "Oui",
            "Canal": "Courriel", "Invité le": day(i), "Relances": 1,
            "Thèmes souhaités (dans l'ordre)": "Jeunesse ; Festivités"}  # fmt: skip


def attendance(i):
    return {"N°": f"IN{i:03d}", "Nom": f"Nomdu{word(i)}", "Prénom": f"Pré{word(i)}",
            "Collège": "Associations", "Présence (oui ou non)": "oui", "Table": f"T{i}",
            "Première participation": "non", "Accepte la photo": "oui"}  # fmt: skip


def contributions(i):
    return {"N°": f"C{i}", "Table": f"T{i}", "Tour": 1 + i % 3, "Nature": "Idée",
            "Ce qui est écrit": f"Un atelier partagé au {word(i)}.", "Consensus": "Fort",
            "Thème": theme(i), "État de la ressource": "Active",
            "Catégorie de ressource": "Lieux et équipements"}  # fmt: skip


def votes(i):
    return {"N° de la contribution": f"C{i}", "Collège": "Associations", "Gommettes": 3,
            "Gommettes distribuées au collège": 900}  # fmt: skip


def evaluations(i):
    return {"N°": f"F{i}", "Note (1 à 5)": 4, "Ce que je garde": f"La visite du {word(i)}.",
            "Ce qui a manqué": "Du temps.", "Un mot": word(i), "Nouveaux contacts": 2,
            "Collège": "Associations"}  # fmt: skip


def pledges(i):
    return {"N°": f"K{i}", "N° du participant (émargement)": f"IN{i:03d}",
            "Je m'engage à…": f"Prêter les outils du {word(i)}.", "Ce qui est apporté": "Matériel",
            "Thème": theme(i), "Proposition (n°)": f"C{i}", "Accepte d'être rappelé": "oui",
            "Rappelé le": day(i, 10), "Suite": "Tenu"}  # fmt: skip


def actions(i):
    return {"N°": f"A{i}", "Titre": f"Ouvrir le {word(i)}", "Constat": f"Le {word(i)} est fermé.",
            "Objectif": "L'ouvrir le samedi.", "Thèmes": theme(i),
            "Pilote de l'action (fonction, structure)": "directrice, centre social",
            "Première étape": "Trouver la clé.", "Date de la première étape": dt.date(2027, 1, 15),
            "Coût (€)": 1200.5, "Financeur": "la ville", "Indicateur de suivi": "samedis ouverts",
            "État": "À l'étude", "Preuves (n° ou identifiants)": "E01 ; E02",
            "Début": dt.date(2027, 2, 1), "Fin": dt.date(2027, 6, 30), "Priorité": "Haute",
            "Financement": "Acquis"}  # fmt: skip


def updates(i):
    return {"Action (n°)": f"A{i}", "Date": day(i, 9), "État": "Engagée",
            "Ce qui a été fait": f"Le {word(i)} a été nettoyé.", "Difficultés": "La pluie.",
            "Date de la prochaine étape": dt.date(2027, 3, 1)}  # fmt: skip


def responses(i):
    return {"N° de la contribution": f"C{i}", "Décision": "Retenue",
            "Pourquoi": f"Le {word(i)} est à deux pas.", "Qui répond (fonction)": "adjointe",
            "Quand": dt.date(2027, 1, 20), "Action (n°)": f"A{i}"}  # fmt: skip


def actors(i):
    return {"Structure ou collectif": f"Les amis du {word(i)}", "Type d'acteur": "Association",
            "Public ou privé": "Associatif", "Thèmes": theme(i), "Entretien (n°)": f"E{i:02d}",
            "Ce que fait l'acteur": f"Il entretient le {word(i)}.",
            "Envie d'engagement (0 à 3)": i % 4, "Contribution possible": "des bras",
            "Rencontré ou consulté le": day(i), "Remarques": "rien"}  # fmt: skip


def resources(i):
    return {"Ressource": f"Le {word(i)} commun", "Catégorie": "Lieux et équipements",
            "Thèmes": theme(i), "État": "Active", "Description": f"Un {word(i)} ouvert à tous.",
            "Citée par (n° d'entretiens)": "E01 ; E02", "Peut être publiée": "Oui",
            "Conditions": "une clé",
            "Mise à jour le": day(i)}  # fmt: skip


def observations(i):
    return {"Indicateur": f"part_{word(i)}", "Libellé": f"Part du {word(i)}",
            "Territoire (code)": "COM-93063", "Valeur": 12.5 + i, "Unité": "%", "Millésime": 2021,
            "Producteur": "Insee", "Chapitre": "Vieillissement", "Thèmes": theme(i),
            "Sens (plus de besoin quand…)": "Neutre", "Effectif (numérateur)": "1 234",
            "Base (dénominateur)": 10_000, "Concept, définition": "tel quel",
            "Extrait le": day(i)}  # fmt: skip


def diagnoses(i):
    return {"Titre": f"Étude du {word(i)}", "Producteur": "la région", "Date": day(i),
            "Chapitres": "Logement", "Thèmes": theme(i), "Constat 1": f"Le {word(i)} décline.",
            "Page 1": "12", "Public (oui ou non)": "oui", "Territoire": "la ville"}  # fmt: skip


def data_requests(i):
    return {"Partenaire": "Caf", "Organisme précis": f"Caf du {word(i)}",
            "Donnée demandée": f"Foyers aidés près du {word(i)}", "Échelle": "Commune ; QPV",
            "Année demandée": "2025", "Pour quels chapitres": "Logement",
            "À demander (oui ou non)": "oui", "Demandé le": day(i),
            "Réponse attendue le": dt.date(2027, 1, 15), "Relancé le": day(i, 7),
            "Reçu le": day(i, 8), "Refusé le": None, "Motif du refus": None}  # fmt: skip


def lessons(i):
    return {"Date": day(i), "Ce que nous avons appris": f"Au {word(i)}, on parle mieux dehors.",
            "À refaire": "Sortir.", "Preuve": "compte rendu", "Phase": "Cadrage"}  # fmt: skip


def merges(i):
    return {"Groupe": i, "De quoi il s'agit": "Ressource", "Nom tel qu'écrit": f"le {word(i)} (commun)",
            "Fois écrit": 2, "Où, la première fois": "entretiens.xlsx › Propos › H2",
            "Nom proposé": f"Le {word(i)} commun", "Ressemblance": "presque sûre",
            "Pourquoi": "mêmes mots dans un autre ordre", "Décision": "Même",
            "Nom retenu": f"Le {word(i)} commun"}  # fmt: skip


def codings(i):
    return {"Identifiant du propos": f"C-{i:04d}", "N° de l'entretien": f"E{i:02d}",
            "Propos sans thème": f"On ne passe plus par le {word(i)}.",
            "Thème suggéré": theme(i), "Mots qui le font penser": word(i),
            "Force de la suggestion": "légère", "Thème décidé": theme(i)}  # fmt: skip


def second_codings(i):
    return {"Identifiant du propos": f"C-{i:04d}",
            "Propos à coder de nouveau": f"On ne passe plus par le {word(i)}.",
            "Thème du second codage": theme(i)}  # fmt: skip


def milestones(i):
    return {"Date": day(i), "Ce qui s'est passé": f"Visite du {word(i)}", "Phase": "Cadrage",
            "Description": "À pied.", "Partenaires": "le lycée"}  # fmt: skip


def levers(i):
    return {"Levier": "Outils et ressources", "Ce qui a été apporté": f"Les outils du {word(i)}.",
            "Par qui": "une fondation", "Montant (€)": "1 200 €", "Année": 2026,
            "Ce qui a manqué": "Du temps."}  # fmt: skip


SHEETS = {
    "statements": ("Propos", propos), "actors": ("Acteurs", actors),
    "resources": ("Ressources", resources), "observations": ("Indicateurs", observations),
    "diagnoses": ("Diagnostics", diagnoses), "pilots": ("Pilotes", pilots),
    "invitations": ("Invitations", invitations), "attendance": ("Émargement", attendance),
    "tables": ("Tables", tables), "contributions": ("Contributions", contributions),
    "votes": ("Votes", votes), "evaluations": ("Évaluations", evaluations),
    "pledges": ("Engagements", pledges), "actions": ("Actions", actions),
    "updates": ("Suivi", updates), "responses": ("Réponses", responses),
    "lessons": ("Carnet", lessons), "milestones": ("Chronologie", milestones),
    "levers": ("Leviers", levers), "merges": ("Doublons", merges),
    "codings": ("Thèmes proposés", codings), "data_requests": ("Demandes", data_requests),
    "second_codings": ("Double codage", second_codings),
}  # fmt: skip
NEEDS = {
    "actors": ["statements"], "resources": ["statements"], "pilots": ["statements"],
    "invitations": ["statements", "pilots"], "attendance": ["tables"],
    "contributions": ["tables"], "votes": ["tables", "contributions"],
    "pledges": ["tables", "contributions", "attendance"],
    "actions": ["statements"], "updates": ["statements", "actions"],
    "responses": ["statements", "tables", "contributions", "actions"],
}  # fmt: skip
"""Clean sheets that a kind names numbers of."""

# (heading, value written, what is wrong, whether the row is taken all the same)
LOST = False
FAULTS = {
    "actors": [
        ("Structure ou collectif", None, "no name", LOST),
        ("Type d'acteur", None, "no type", True),
        ("Type d'acteur", "Licorne", "type outside the list", True),
        ("Public ou privé", "mixte", "sector outside the list", True),
        ("Thèmes", "Mobilitées", "near-miss theme", True),
        ("Thèmes", "Jeunesse ; Astronomie", "second theme of two unknown", True),
        ("Ce que fait l'acteur", CALL, "telephone in a text", True),
        ("Entretien (n°)", "E99", "unknown interview", True),
        ("Envie d'engagement (0 à 3)", 7, "above the bounds", True),
        ("Envie d'engagement (0 à 3)", "un peu", "words for a number", True),
        ("Rencontré ou consulté le", "31/02/2026", "impossible day", True),
        ("Rencontré ou consulté le", "05/12/2026", "a day to come", True),
        ("Rencontré ou consulté le", "mi-octobre", "words for a day", True),
        ("Remarques", ERROR, "error value", True),
        ("Contribution possible", FORMULA, "formula never computed", True),
    ],
    "resources": [
        ("Ressource", None, "no name", LOST),
        ("Catégorie", None, "no category", True),
        ("Catégorie", "Divers", "category outside the list", True),
        ("Thèmes", None, "no theme", True),
        ("Thèmes", "Festivitées", "near-miss theme", True),
        ("État", "Neuve", "state outside the list", True),
        ("Peut être publiée", "Plus tard", "publication outside the list", True),
        ("Mise à jour le", "2026-13-01", "impossible month", True),
        ("Description", CALL, "telephone in a text", True),
        ("Conditions", ERROR, "error value", True),
    ],
    "observations": [
        ("Indicateur", None, "no indicator", LOST),
        ("Territoire (code)", None, "no territory", LOST),
        ("Millésime", None, "no year", LOST),
        ("Valeur", None, "neither value nor reason", LOST),
        ("Valeur", "beaucoup", "words that are no reason", LOST),
        ("Valeur", ERROR, "error value", LOST),
        ("Libellé", None, "no label", True),
        ("Producteur", None, "no producer", True),
        ("Unité", None, "no unit", True),
        ("Chapitre", "Météo", "chapter outside the list", True),
        ("Sens (plus de besoin quand…)", "vers le haut", "direction outside the list", True),
        ("Effectif (numérateur)", "environ mille", "words for a quantity", True),
        ("Extrait le", "30/02/2026", "impossible day", True),
    ],
    "diagnoses": [
        ("Titre", None, "no title", LOST),
        ("Producteur", None, "no producer", True),
        ("Constat 1", None, "no finding", True),
        ("Date", "2026-02-30", "impossible day", True),
        ("Chapitres", "Météo", "chapter outside the list", True),
        ("Thèmes", "Vie de quartié", "near-miss theme", True),
        ("Public (oui ou non)", "peut-être", "neither yes nor no", True),
    ],
    "data_requests": [
        ("Partenaire", None, "no partner", LOST),
        ("Partenaire", "La banque", "partner outside the list", True),
        ("Donnée demandée", None, "nothing asked for", LOST),
        ("Échelle", "Rue", "level outside the list", True),
        ("Pour quels chapitres", "Météo", "chapter outside the list", True),
        ("À demander (oui ou non)", "bientôt", "neither yes nor no", True),
        ("Réponse attendue le", "31/06/2026", "impossible day", True),
        ("Reçu le", "05/12/2026", "a day to come", True),
        ("Relancé le", dt.date(2026, 1, 5), "a reminder before the request", True),
        ("Reçu le", dt.date(2026, 1, 6), "received before it was asked for", True),
        ("Refusé le", "jamais", "words for a day", True),
        ("Organisme précis", ERROR, "error value", True),
        ("Motif du refus", CALL, "telephone in a text", True),
    ],
    "pilots": [
        ("N°", None, "no number", LOST),
        ("Nom", None, "no name", True),
        ("Collège", None, "no college", True),
        ("Collège", "Pompiers", "college outside the list", True),
        ("Issu de l'entretien (n°)", "E99", "unknown interview", True),
        ("Thèmes", "Jeunes gens modernes", "unknown theme", True),
        ("Contactées", 900, "above the bounds", True),
        ("Confirmées", -1, "below zero", True),
        ("Kit remis", "bientôt", "neither yes nor no", True),
        ("Relance 1", "31/04/2026", "impossible day", True),
    ],
    "invitations": [
        ("N°", None, "no number", LOST),
        ("Nom", None, "no name", True),
        ("Collège", None, "no college", True),
        ("Collège", "Pompiers", "college outside the list", True),
        ("Invité par (n° de pilote)", "PI99", "unknown pilot", True),
        ("Réponse", "on verra", "answer outside the list", True),
        ("Canal", "pigeon", "channel outside the list", True),
        ("Invité le", "00/06/2026", "impossible day", True),
        ("Relances", 21, "above the bounds", True),
        ("Thèmes souhaités (dans l'ordre)", "Jeunesse ; Astronomie", "unknown theme", True),
    ],
    "attendance": [
        ("N°", None, "no number", LOST),
        ("Nom", None, "no name", True),
        ("Collège", "Pompiers", "college outside the list", True),
        ("Présence (oui ou non)", None, "presence not told", True),
        ("Présence (oui ou non)", "en retard", "neither yes nor no", True),
        ("Table", "T99", "unknown table", True),
        ("Première participation", "je crois", "neither yes nor no", True),
        ("Accepte la photo", ERROR, "error value", True),
    ],
    "tables": [
        ("Table", None, "no number", LOST),
        ("Thème", None, "no theme", LOST),
        ("Thème", "Astronomie", "unknown theme", LOST),
        ("Tour", 12, "above the bounds", True),
        ("Places", 0, "below the bounds", True),
        ("Participants", "plein", "words for a number", True),
    ],
    "contributions": [
        ("Table", None, "no table", True),
        ("Table", "T99", "unknown table", True),
        ("Nature", None, "no nature", LOST),
        ("Nature", "Blague", "nature outside the list", LOST),
        ("Ce qui est écrit", None, "nothing written", LOST),
        ("Ce qui est écrit", CALL, "telephone in a text", True),
        ("Thème", "Festivitées", "near-miss theme", True),
        ("Consensus", "mou", "outside the list", True),
        ("Tour", 0, "below the bounds", True),
        ("État de la ressource", "Neuve", "outside the list", True),
        ("Catégorie de ressource", "Divers", "outside the list", True),
    ],
    "votes": [
        ("N° de la contribution", None, "no contribution", LOST),
        ("N° de la contribution", "C99", "unknown contribution", True),
        ("Collège", "Pompiers", "college outside the list", True),
        ("Gommettes", None, "no dots", LOST),
        ("Gommettes", -3, "below zero", LOST),
        ("Gommettes", "2,5", "no whole number", LOST),
        ("Gommettes distribuées au collège", "assez", "words for a number", True),
    ],
    "evaluations": [
        ("Note (1 à 5)", None, "no mark", True),
        ("Note (1 à 5)", 6, "above the bounds", True),
        ("Ce que je garde", CALL, "telephone in a text", True),
        ("Nouveaux contacts", "plein", "words for a number", True),
        ("Collège", "Pompiers", "college outside the list", True),
    ],
    "pledges": [
        ("N° du participant (émargement)", None, "no participant", True),
        ("N° du participant (émargement)", "IN999", "unknown participant", True),
        ("N° du participant (émargement)", "la voisine", "words for a number", True),
        ("Je m'engage à…", None, "no pledge", LOST),
        ("Je m'engage à…", CALL, "telephone in a text", True),
        ("Ce qui est apporté", None, "nothing brought", True),
        ("Ce qui est apporté", "Sourire", "outside the list", True),
        ("Thème", "Astronomie", "unknown theme", True),
        ("Proposition (n°)", "C99", "unknown contribution", True),
        ("Rappelé le", "31/11/2026", "impossible day", True),
        ("Rappelé le", "30/11/2026", "a day to come", True),
        ("Suite", "oubliée", "outside the list", True),
    ],
    "actions": [
        ("N°", None, "no number", LOST),
        ("Titre", None, "no title", LOST),
        ("Constat", None, "no finding", True),
        ("Objectif", None, "no aim", True),
        ("Thèmes", None, "no theme", True),
        ("Pilote de l'action (fonction, structure)", None, "no lead", True),
        ("Première étape", None, "no first step", True),
        ("Date de la première étape", "31/02/2027", "impossible day", True),
        ("Coût (€)", "cher", "words for a quantity", True),
        ("Coût (€)", -5, "below zero", True),
        ("Financeur", None, "no funder", True),
        ("Indicateur de suivi", None, "no indicator", True),
        ("État", "Presque", "state outside the list", True),
        ("Priorité", "Suprême", "priority outside the list", True),
        ("Fin", dt.date(2027, 1, 31), "ends before it begins", True),
    ],
    "updates": [
        ("Action (n°)", None, "no action", LOST),
        ("Action (n°)", "A99", "unknown action", True),
        ("Date", None, "no day", LOST),
        ("Date", "31/09/2026", "impossible day", LOST),
        ("État", "Presque", "state outside the list", True),
        ("Ce qui a été fait", None, "nothing told", True),
        ("Date de la prochaine étape", "le 99", "words for a day", True),
    ],
    "responses": [
        ("N° de la contribution", None, "no contribution", LOST),
        ("N° de la contribution", "C99", "unknown contribution", True),
        ("Décision", None, "no decision", LOST),
        ("Décision", "Bof", "decision outside the list", LOST),
        ("Pourquoi", None, "no reason", True),
        ("Qui répond (fonction)", None, "nobody answers", True),
        ("Action (n°)", "A99", "unknown action", True),
    ],
    "lessons": [
        ("Date", None, "no day", LOST),
        ("Date", "30/11/2026", "a day to come", True),
        ("Ce que nous avons appris", None, "nothing learnt", LOST),
        ("À refaire", CALL, "telephone in a text", True),
        ("Phase", "Sieste", "phase outside the list", True),
    ],
    "milestones": [
        ("Date", None, "no day", LOST),
        ("Date", "31/06/2026", "impossible day", LOST),
        ("Ce qui s'est passé", None, "no title", LOST),
        ("Phase", "Sieste", "phase outside the list", True),
        ("Description", CALL, "telephone in a text", True),
    ],
    "levers": [
        ("Levier", None, "no lever", LOST),
        ("Levier", "Sourires", "lever outside the list", LOST),
        ("Ce qui a été apporté", None, "nothing brought", LOST),
        ("Montant (€)", "beaucoup", "words for a quantity", True),
        ("Montant (€)", "-12 €", "below zero", True),
        ("Année", 26, "year out of bounds", True),
    ],
    "codings": [
        ("Identifiant du propos", None, "not said of which statement", LOST),
        ("Propos sans thème", CALL, "telephone in a text", True),
        ("Thème décidé", "Astronomie", "theme outside the list", True),
        ("Thème décidé", "Jeunesse ; Astronomie", "second theme of two unknown", True),
    ],
    "second_codings": [
        ("Identifiant du propos", None, "not said of which statement", LOST),
        ("Propos à coder de nouveau", CALL, "telephone in a text", True),
        ("Thème du second codage", "Astronomie", "theme outside the list", True),
        ("Thème du second codage", "Jeunesse ; Astronomie", "second theme of two unknown", True),
    ],
    "merges": [
        ("De quoi il s'agit", None, "not said what it is", LOST),
        ("De quoi il s'agit", "Licorne", "thing outside the list", LOST),
        ("Nom tel qu'écrit", None, "no name", LOST),
        ("Fois écrit", "souvent", "words for a number", True),
        ("Décision", "Peut-être", "decision outside the list", True),
        ("Pourquoi", CALL, "telephone in a text", True),
    ],
}
CLEAN = 2
"""Clean rows before and after the faulty ones."""


def rows(kind):
    """The rows of the sheet: (number in the spreadsheet, cells, fault or None)."""
    _, clean = SHEETS[kind]
    faults = FAULTS[kind]
    number, found = 2, []
    for place in range(len(faults) + 2 * CLEAN):
        fault = faults[place - CLEAN] if CLEAN <= place < CLEAN + len(faults) else None
        cells = clean(place + 1)
        if fault:
            cells[fault[0]] = fault[1]
        if place == CLEAN:
            number += 1  # a blank row is no fault
        found.append((number, cells, fault))
        number += 1
    return found


def build(kind, path):
    """Write the workbook of one kind."""
    book = Workbook()
    book.remove(book.active)
    for other in NEEDS.get(kind, []):
        title, clean = SHEETS[other]
        _sheet(book, title, [(i + 1, clean(i)) for i in range(1, 25)])
    _sheet(book, SHEETS[kind][0], [(number, cells) for number, cells, _ in rows(kind)])
    book.save(path)


def _sheet(book, title, numbered):
    sheet = book.create_sheet(title)
    heads = list(numbered[0][1])
    for column, heading in enumerate(heads, start=1):
        sheet.cell(1, column, heading)
    for number, cells in numbered:
        for column, heading in enumerate(heads, start=1):
            if cells[heading] is not None:
                cell = sheet.cell(number, column, cells[heading])
                if isinstance(cells[heading], dt.date):
                    cell.number_format = "dd/mm/yyyy"


def truth():
    """Kind → the sheet, its faults and how many rows must be taken."""
    found = {}
    for kind, faults in FAULTS.items():
        heads = list(SHEETS[kind][1](1))
        told = [
            {
                "cell": f"{get_column_letter(heads.index(fault[0]) + 1)}{number}",
                "column": fault[0],
                "what": fault[2],
                "row_taken": fault[3],
            }
            for number, _, fault in rows(kind)
            if fault
        ]
        lost = sum(not fault[3] for fault in faults)
        taken = len(faults) + 2 * CLEAN - lost
        found[kind] = {"sheet": SHEETS[kind][0], "rows_taken": taken, "faults": told}
    return found


if __name__ == "__main__":
    Path(__file__).with_name("truth_kinds.json").write_text(
        json.dumps(truth(), ensure_ascii=False, indent=1) + "\n", encoding="utf-8"
    )
