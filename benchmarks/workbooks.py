"""Interview workbooks as people hand them in: absr's own blank one, filled, one an interview.

Run as `python -m benchmarks.workbooks PROJECT COUNT FOLDER` by an interpreter that has absr, in a
process of its own: the process that measures must stay small.
"""

from __future__ import annotations

import datetime as dt
import random
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from absr.scaffold.blank_workbook import blank_workbook
from absr.wording.speech import speak
from absr.workflow.project import open_project

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from absr.model.settings import Settings

STATEMENTS = 20
"""Rows of statements in each workbook."""

_FIRST_DAY = dt.date(2026, 9, 1)
_QUOTE = "le du quartier école bus soir médecin marché voisins aide place enfants bruit attente"


def main() -> None:
    """Write `COUNT` workbooks into `FOLDER` with the lists of the project `PROJECT`."""
    settings = open_project(Path(sys.argv[1])).settings
    count, folder = int(sys.argv[2]), Path(sys.argv[3])
    folder.mkdir(parents=True, exist_ok=True)
    for number in range(1, count + 1):
        rows = {"statements": interview(number, settings), "persons": _person(number)}
        data = blank_workbook("interviews", settings, speak(settings.language), rows)
        (folder / f"entretien-{number:04}.xlsx").write_bytes(data)


def interview(number: int, settings: Settings) -> Sequence[Mapping[str, object]]:
    """The rows of one interview: the same on every machine, different in every interview."""
    chance = random.Random(number)
    same = {
        "ref": f"E{number:04}",
        "date": _FIRST_DAY + dt.timedelta(days=number % 60),
        "profile": f"responsable de l'association n° {number}",
        "actor_type": chance.choice(settings.choices("actor_types")),
    }
    return [{**same, **_statement(chance, settings)} for _ in range(STATEMENTS)]


def _person(number: int) -> Sequence[Mapping[str, object]]:
    """The person met: an invented name that no statement holds."""
    name = f"Zzyx{number:04}"
    return [{"ref": f"E{number:04}", "last_name": name, "first_name": "Oua", "recontact_ok": "Oui"}]


def _statement(chance: random.Random, settings: Settings) -> Mapping[str, object]:
    words = chance.choices(_QUOTE.split(), k=18)
    return {
        "nature": chance.choice(settings.choices("natures")),
        "themes": chance.choice(settings.choices("themes")),
        "quote": f"{' '.join(words).capitalize()}, {chance.randrange(10**6)}.",
        "quotable": chance.choice(settings.choices("quote_levels")),
    }


if __name__ == "__main__":
    main()
