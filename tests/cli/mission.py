"""A small mission of three phases in filled workbooks: invented people, and what they did.

Ten persons are followed from an interview to the actions they lead. Numbers are chosen so that
some are shared between sheets and some are not.
"""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

from absr.model.labels import Labels
from absr.reading.settings import read_settings
from absr.scaffold.blank_workbook import blank_workbook
from absr.scaffold.project_files import file_name
from absr.store.paths import FOLDERS
from absr.wording.speech import speak

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

Row = dict[str, object]
Sheets = dict[str, list[Row]]

FOLDER = {
    "diagnoses": "framing",
    "interviews": "analysis",
    "register": "analysis",
    "indicators": "analysis",
    "pilots": "workshop",
    "invitations": "workshop",
    "tables": "workshop",
    "contributions": "workshop",
    "pledges": "action",
    "actions": "action",
    "notebook": "capitalisation",
}

PHASES = {
    1: ("interviews", "register", "indicators", "diagnoses"),
    2: ("pilots", "invitations", "tables", "contributions"),
    3: ("pledges", "actions", "notebook"),
}
"""Phase → the workbooks that are filled in it."""

ENGLISH = {
    "Mobilités": "Mobility",
    "Vie de quartier": "Neighbourhood life",
    "Festivités": "Festivities",
}
"""The themes of the example in an English project."""

NAMES = (
    ("Zéphirine", "Quillardet"),
    ("Ottavio", "Brandouin"),
    ("Maïwenn", "Tressignac"),
    ("Kader", "Oulmane"),
    ("Solveig", "Hartuis"),
    ("Basile", "Fontrouge"),
    ("Ysoline", "Perdrigeon"),
    ("Tancrède", "Vauquelas"),
    ("Nadège", "Croisic-Leu"),
    ("Anselme", "Doudaine"),
)
"""Names that no text of absr holds: a test looks for them wherever they must not be."""

DAY = dt.date(2026, 6, 1)
_COLLEGES = (
    Labels("Habitants et citoyens", "Residents and citizens"),
    Labels("Associations", "Associations"),
    Labels("Agents municipaux", "Municipal officers"),
)
_YES, _NO = Labels("Oui", "Yes"), Labels("Non", "No")


def _name(place: int) -> Row:
    first, last = NAMES[place]
    return {"first_name": first, "last_name": last}


def _interviews() -> Sheets:
    said = (
        (Labels("Besoin", "Need"), "Le car du mercredi manque pour aller au marché.", "Mobilités"),
        (Labels("Ressource", "Resource"), "Le four à pain rassemble.", "Vie de quartier"),
        (Labels("Récit", "Story"), "On dansait sous la halle.", "Festivités"),
    )
    rows = []
    for place in range(10):
        nature, text, theme = said[place % 3]
        rows.append(
            {
                "ref": f"E{place + 1:02}",
                "date": DAY + dt.timedelta(days=place),
                "profile": "habitante" if place % 2 else "bénévole",
                "actor_type": Labels("Habitant ou habitante", "Resident"),
                "notice_given": _YES,
                "consent": _YES,
                "nature": nature,
                "quote": f"{text} ({place + 1})",
                "themes": theme,
                "quotable": Labels("Oui, anonyme", "Yes, anonymous"),
            }
        )
    persons = [{"ref": f"E{n + 1:02}", **_name(n)} for n in range(10)]
    return {"statements": rows, "persons": persons}


def _workshop() -> dict[str, Sheets]:
    college = [_COLLEGES[n % 3] for n in range(10)]
    pilots = [
        {"ref": f"P{n + 1}", **_name(n), "college": college[n], "interview": f"E{n + 1:02}"}
        for n in range(10)
    ]
    invitations = [
        {
            "ref": f"I{n + 1}",
            **_name(n),
            "college": college[n],
            "invited_by": f"P{(n + 1) % 10 + 1}",
            "answer": _YES,
            "wishes": "Mobilités",
        }
        for n in range(10)
    ]
    attendance = [
        {
            "ref": f"I{n + 1}",
            **_name(n),
            "college": college[n],
            "present": _NO if n == 9 else _YES,
            "table": "T1",
            "first_time": _YES,
        }
        for n in range(10)
    ]
    tables = [{"ref": "T1", "theme": "Mobilités", "participants": 9}]
    written = [
        {
            "ref": f"K{n + 1}",
            "table": "T1",
            "nature": nature,
            "text": f"Ce que la table a écrit, numéro {n + 1}.",
            "consensus": Labels("Fort", "Strong"),
        }
        for n, nature in enumerate(
            (
                Labels("Idée", "Idea"),
                Labels("Besoin", "Need"),
                Labels("Ressource", "Resource"),
                Labels("Constat", "Finding"),
            )
        )
    ]
    votes = [{"contribution": "K1", "college": _COLLEGES[0], "dots": 7, "rights": 12}]
    slips = [{"ref": "F1", "score": 4, "kept": "Se parler.", "word": "élan"}]
    return {
        "pilots": {"pilots": pilots},
        "invitations": {"invitations": invitations, "attendance": attendance},
        "tables": {"tables": tables},
        "contributions": {"contributions": written, "votes": votes, "evaluations": slips},
    }


def _action() -> dict[str, Sheets]:
    pledges = [
        {
            "ref": f"G{n + 1}",
            "participant": f"I{n + 1}",
            "text": f"Tenir la permanence, promesse {n + 1}",
            "gives": Labels("Temps", "Time"),
            "contribution": "K1",
        }
        for n in range(5)
    ]
    actions = [
        {
            "ref": f"A{n + 1}",
            "title": f"Une navette le mercredi, {n + 1}",
            "finding": "Le car ne passe plus.",
            "aim": "Aller au marché.",
            "themes": "Mobilités",
            "lead": "CCAS",
            "lead_person": f"I{n + 1}",
            "first_step": "Réunir les conducteurs.",
            "first_step_on": dt.date(2027, 1, 15),
            "cost": 1200,
            "funder": "Département",
            "indicator": "Voyages",
            "state": Labels("Validée", "Approved"),
            "evidence": "E01",
        }
        for n in range(2)
    ]
    updates = [
        {"action": "A1", "date": dt.date(2026, 11, 2), "done": "Un devis est arrivé."},
    ]
    kept = Labels("Retenue", "Kept")
    responses = [
        {"contribution": f"K{n}", "decision": kept, "reason": "Faisable.", "who": "La maire"}
        for n in (1, 2)
    ]
    return {
        "pledges": {"pledges": pledges},
        "actions": {"actions": actions, "updates": updates, "responses": responses},
    }


def _around() -> dict[str, Sheets]:
    lessons = [{"date": dt.date(2026, 11, 3), "learnt": "Appeler vaut mieux qu'écrire."}]
    milestones = [{"date": dt.date(2026, 10, 1), "title": "Le grand atelier"}]
    levers = [{"lever": Labels("Réseaux", "Networks"), "what": "Un carnet d'adresses"}]
    actors = [
        {
            "name": "Les Amis du four",
            "actor_type": Labels("Association", "Association"),
            "themes": "Vie de quartier",
        }
    ]
    resources = [
        {
            "name": "Four à pain",
            "category": Labels("Lieux et équipements", "Places and facilities"),
            "themes": "Vie de quartier",
            "state": Labels("Active", "Active"),
            "sources": "E02",
        }
    ]
    indicators = [
        {
            "indicator": "part_60p",
            "label": "Part des 60 ans ou plus",
            "territory": "COM-46260",
            "measure": 41,
            "unit": "%",
            "vintage": "2021",
            "producer": "Insee",
        }
    ]
    diagnoses = [
        {"title": "Contrat local de santé", "producer": "ARS", "finding_1": "Peu de médecins."}
    ]
    return {
        "notebook": {"lessons": lessons, "milestones": milestones, "levers": levers},
        "register": {"actors": actors, "resources": resources},
        "indicators": {"observations": indicators},
        "diagnoses": {"diagnoses": diagnoses},
    }


def rows() -> dict[str, Sheets]:
    """Workbook → sheet → its rows."""
    return {"interviews": _interviews(), **_workshop(), **_action(), **_around()}


def fill(
    root: Path,
    *phases: int,
    instead: Mapping[str, str] | None = None,
    without: Mapping[str, int] | None = None,
) -> None:
    """Write the filled workbooks of these phases into the project, over the blank ones.

    `instead` are words written in the place of others, `without` says how many of the last rows
    a sheet lacks.
    """
    settings, _ = read_settings("absr.yaml", (root / "absr.yaml").read_bytes())
    language = settings.language
    words = ENGLISH if language == "en" else instead or {}

    def cell(value: object) -> object:
        if isinstance(value, Labels):
            return value.of(language)
        return words.get(value, value) if isinstance(value, str) else value

    for workbook in (w for phase in phases for w in PHASES[phase]):
        filled = {
            sheet: [
                {name: cell(value) for name, value in row.items()}
                for row in lines[: len(lines) - (without or {}).get(sheet, 0)]
            ]
            for sheet, lines in rows()[workbook].items()
        }
        data = blank_workbook(workbook, settings, speak(language), filled)
        place = root / FOLDERS[language][FOLDER[workbook]] / file_name(workbook, language)
        place.write_bytes(data)
