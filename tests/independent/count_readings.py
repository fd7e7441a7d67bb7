"""The cross reading counted from the workbooks of the example, without any code of absr.

Knows the French headings of the sheets and the rules as `docs/lecture-croisee.md` tells them.
"""

from __future__ import annotations

import re
import unicodedata
from collections import defaultdict
from typing import TYPE_CHECKING

import openpyxl

if TYPE_CHECKING:
    from pathlib import Path

CONTRARY = {"Fragile", "Dormante", "Disparue"}


def _rows(path: Path, sheet: str) -> list[dict[str, object]]:
    page = openpyxl.load_workbook(path, data_only=True)[sheet]
    rows = list(page.iter_rows(values_only=True))
    heads = [str(head).replace("’", "'") for head in rows[0]]
    return [dict(zip(heads, row, strict=True)) for row in rows[1:] if any(row)]


def _said(folder: Path) -> list[dict[str, object]]:
    """The statements, each with its voice and the type of actors of its interview."""
    rows = [r for r in _rows(folder / "entretiens.xlsx", "Propos") if r["N°"] != "exemple"]
    types: dict[object, object] = {}
    for row in rows:
        if row["Type d'acteur"]:
            types.setdefault(row["N°"], row["Type d'acteur"])
    for row in rows:
        row["voice"] = (row["N°"], str(row["Qui parle (groupe)"] or "").casefold())
        row["type"] = types.get(row["N°"])
    return rows


def _key(name: object) -> str:
    flat = unicodedata.normalize("NFD", str(name).casefold().replace("œ", "oe"))
    return re.sub(r"[^a-z0-9]", "", flat)


def _standings(said: list[dict], sheet: list[dict]) -> list[tuple[str, str, list[str]]]:
    """What names a resource: its key, what it is worth, the themes under which it is named."""
    named = []
    for place, row in enumerate(said):
        if row["Nature"] == "Ressource":
            key = _key(row["Ressource nommée"]) if row["Ressource nommée"] else f"statement {place}"
            named.append((key, row["État de la ressource"], str(row["Thème"])))
    named += [
        (_key(row["Ressource"]), row["État"], str(row["Thèmes"]))
        for row in sheet
        if row["Ressource"]
    ]
    states: dict[str, set[str]] = defaultdict(set)
    themes: dict[str, list[str]] = defaultdict(list)
    for key, state, theme in named:
        states[key] |= {str(state)} if state else set()
        themes[key].append(theme)
    return [(key, _standing(states[key]), themes[key]) for key in themes]


def _standing(states: set[str]) -> str:
    if not states:
        return "unsaid"
    if "Active" in states:
        return "disputed" if states & CONTRARY else "active"
    return "awaiting" if states & {"Fragile", "Dormante"} else "absent"


def count_theme(folder: Path, theme: str) -> dict[str, int]:
    """Everything that the two readings of a theme count."""
    said = _said(folder)
    sheet = [r for r in _rows(folder / "acteurs.xlsx", "Ressources") if r["Ressource"] != "exemple"]
    of_theme = [row for row in said if theme in str(row["Thème"] or "")]
    needs = [row for row in of_theme if row["Nature"] == "Besoin"]
    standings = [s for _, s, named in _standings(said, sheet) if any(theme in n for n in named)]
    return {
        "base": len({row["voice"] for row in said}),
        "voices": len({row["voice"] for row in needs}),
        "actor_types": len({row["type"] for row in needs}),
        "barriers": len({r["voice"] for r in of_theme if r["Nature"] == "Frein"}),
        "resource_voices": len({r["voice"] for r in of_theme if r["Nature"] == "Ressource"}),
        **{n: standings.count(n) for n in ("active", "unsaid", "disputed", "awaiting", "absent")},
    }
