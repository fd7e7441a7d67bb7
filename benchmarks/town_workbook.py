"""The interviews of a made town, as a CSV: who was met, and eight statements of each.

Run as `python -m benchmarks.town_workbook FILE INTERVIEWS`. Sub-themes and resources are named as
people name them: a few by many, most by one or two, so that a larger town has more of them. The
same number of interviews gives the same bytes.
"""

from __future__ import annotations

import csv
import datetime as dt
import random
import sys
from pathlib import Path

HEADINGS = (
    *("N°", "Date", "Qui (fonction, structure)", "Type d'acteur", "Quartier", "Nature", "Thème"),
    *("Ce qui est dit", "Citable", "Sous-thème", "Ressource nommée", "Catégorie de ressource"),
    *("État de la ressource", "Intensité (1 à 3)", "Nombre de personnes", "Pilote possible"),
)
_STATEMENTS = 8
_TYPES = ("Habitant ou habitante", "Association", "Agent municipal", "Santé", "Commerce")
_DISTRICTS = ("Bas-Pays", "Centre", "Mairie", "Plateau", "Trois-Communes")
_NATURES = ("Besoin", "Ressource", "Frein", "Frein", "Idée", "Ressource", "Récit")
_THEMES = (
    *("Mobilités", "Mobilités", "Jeunesse", "Jeunesse", "Vie de quartier", "Festivités"),
    *("Accessibilité aux soins", "La Nature dans la ville", "Vie artistique"),
)
_STATES = ("Active", "Active", "Fragile", "Dormante", "")
_CATEGORIES = ("Lieux et équipements", "Associations et collectifs", "Nature et cadre de vie")
_WORDS = """
le la les un une dans avec pour sans sur entre quartier bus soir matin marché voisins aide place
enfants bruit attente école collège loyer chauffage dossier guichet formation emploi garde crèche
loin tard souvent jamais parfois difficile cher complet fermé ouvert manque existe connaît trouve
""".split()  # noqa: SIM905 -- words, not a list to read
_FIRST_DAY = dt.date(2026, 3, 2)
_DAYS = 200


def main() -> None:
    """Write the interviews asked for."""
    file, interviews = Path(sys.argv[1]), int(sys.argv[2])
    chance = random.Random(interviews)
    with file.open("w", encoding="utf-8-sig", newline="") as stream:
        writer = csv.writer(stream, delimiter=";")
        writer.writerow(HEADINGS)
        for number in range(1, interviews + 1):
            writer.writerows(_interview(chance, number, interviews))


def _interview(chance: random.Random, number: int, interviews: int) -> list[list[object]]:
    """The rows of one interview; who was met stands in the first."""
    day = _FIRST_DAY + dt.timedelta(days=(number - 1) * _DAYS // interviews)
    persons = 4 if chance.random() < 0.1 else 1
    head = [f"E{number:05}", day.strftime("%d/%m/%Y"), "rôle", chance.choice(_TYPES)]
    head.append(chance.choice(_DISTRICTS))
    rows = []
    for place in range(_STATEMENTS):
        nature = chance.choice(_NATURES)
        is_resource = nature == "Ressource"
        named = f"Lieu {_letters(_named(chance))}" if is_resource else ""
        rows.append(
            [
                *(head if place == 0 else [head[0], "", "", "", ""]),
                nature,
                chance.choice(_THEMES),
                f"{' '.join(chance.choices(_WORDS, k=12))} {_letters(number)} {_letters(place)}.",
                "Oui, anonyme",
                f"sujet {_letters(_named(chance))}",
                named,
                chance.choice(_CATEGORIES) if is_resource else "",
                chance.choice(_STATES) if is_resource else "",
                chance.randint(1, 3),
                persons if place == 0 else "",
                "Oui" if place == 0 and chance.random() < 0.3 else "",
            ]
        )
    return rows


def _letters(number: int) -> str:
    """A number as a word of its own: figures would be looked at as telephone numbers."""
    return "".join("abcdefghij"[int(sign)] for sign in str(number))


def _named(chance: random.Random) -> int:
    """Which of many things is named: the first by most (a law of Zipf's kind)."""
    return min(10_000, int(chance.paretovariate(0.8)))


if __name__ == "__main__":
    main()
