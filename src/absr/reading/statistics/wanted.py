"""Which published variables are kept: those that the formulas of the indicators name."""

from __future__ import annotations

import csv
import re
from functools import cache
from pathlib import Path

_CATALOGUE = Path(__file__).resolve().parents[2] / "data" / "indicators.csv"
_NAME = re.compile(r"[A-Z][A-Z0-9_]*(?:\{[a-z]+\}[A-Z0-9_]*)?")
_YEAR = re.compile(r"\{[a-z]+\}")
_AGES = ("0014", "1529", "3044", "4559", "6074", "7589", "90P")
"""The bands of the age pyramid that Insee publishes for each sex."""
_PEOPLE = tuple(f"{exploitation}_{group}" for exploitation in "P" for group in ("H", "F"))
GROUPS = {
    "CS1": "STAT_GSEC11_21",
    "CS2": "STAT_GSEC12_22",
    "CS3": "STAT_GSEC13_23",
    "CS4": "STAT_GSEC14_24",
    "CS5": "STAT_GSEC15_25",
    "CS6": "STAT_GSEC16_26",
    "CS7": "STAT_GSEC32",
    "CS8": "STAT_GSEC40",
}
"""Socio-professional groups as named up to the census of 2021, and since (nomenclature of 2020)."""


@cache
def wanted_variables() -> frozenset[str]:
    """Names without their year (`P_POP`, `MED`, `SUPERF`) that a file is searched for."""
    with _CATALOGUE.open(encoding="utf-8", newline="") as file:
        formulas = [row["formule"] for row in csv.DictReader(file, delimiter=";")]
    named = {_YEAR.sub("", name) for formula in formulas for name in _NAME.findall(formula)}
    ages = {f"{people}{band}" for people in _PEOPLE for band in _AGES}
    renamed = {
        name.replace(old, new)
        for name in named
        for old, new in GROUPS.items()
        if re.search(rf"_{old}(?:_|$)", name)
    }
    return frozenset(named | ages | renamed)
