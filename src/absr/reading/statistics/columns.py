"""Which variable, of which year and counted how, the heading of a column names.

Insee's own grammar, read in the files of 2010 to 2026: `P21_POP` is the main exploitation of the
census of 2021 and `C21_FAM` its complementary one; `MED21` and `DISP_MED21` are of the disposable
income of 2021, `DEC_MED21` of the declared one; `NAISD22` are the births of 2022. No year is
written here: two digits below 70 are of this century.
"""

from __future__ import annotations

import re
from functools import cache

from absr.model.record import NamedTuple


class Variable(NamedTuple):
    """What a column holds, whatever the territory."""

    dataset: str
    name: str
    """Without its year."""
    vintage: str


_CENSUS = re.compile(r"([PC])(\d\d)_(\w+)")
_INCOME = re.compile(r"(DISP|DEC)_(\w*?[A-Z]\w*?)(\d\d)")
_DATED = re.compile(r"([A-Z]\w*?)(\d\d)")
_OF_INCOME = re.compile(r"MED|Q[123]|D[1-9]|RD|GI|S80S20|TP\d\d\w*|PIMP|PP\w+|PT\w+|PACT|PRA")
_DISPOSABLE = re.compile(r"TP\d\d\w*|PIMP|PP(?:SOC|FAM|MINI|LOGT)")
"""Only after taxes and benefits: poverty, the taxed, the parts of the benefits."""
_DATASETS = (
    (_OF_INCOME, "filosofi_disp"),
    (re.compile(r"NAIS\w*|DECE\w*"), "etat_civil"),
    (re.compile(r"EN\w+"), "sirene"),
    (re.compile(r"ET\w+"), "flores"),
)
_UNDATED = {"SUPERF": "geographie"}
_CENTURY = 70


def variable_of(heading: str, wanted: frozenset[str], *, declared: bool = False) -> Variable | None:
    """The variable that a heading names, if the indicators need it; else None.

    `declared`: a file of incomes that says nowhere whether they are declared or disposable is not
    believed to be the latter, so its columns of incomes are none.
    """
    found = published_variable(heading)
    if found is None or found.name not in wanted:
        return None
    bare = found.dataset == "filosofi_disp" and not heading.upper().startswith("DISP_")
    return None if declared and bare else found


@cache
def published_variable(heading: str) -> Variable | None:
    """The variable that a heading names by its grammar, needed or not."""
    name = heading.strip().upper()
    if name in _UNDATED:
        return Variable(_UNDATED[name], name, "")
    if match := _CENSUS.fullmatch(name):
        return Variable("rp", f"{match[1]}_{match[3]}", _year(match[2]))
    if match := _INCOME.fullmatch(name):
        return Variable(f"filosofi_{match[1].lower()}", match[2], _year(match[3]))
    if match := _DATED.fullmatch(name):
        for pattern, dataset in _DATASETS:
            if pattern.fullmatch(match[1]):
                return Variable(dataset, match[1], _year(match[2]))
    return None


def is_concept_unsaid(headings: list[str]) -> bool:
    """Whether columns of incomes without prefix might as well be of declared as of disposable."""
    found = [v for v in map(published_variable, headings) if v and v.dataset == "filosofi_disp"]
    bare = [v for v in found if not _has_prefix(headings, v)]
    return bool(bare) and not any(_DISPOSABLE.fullmatch(v.name) for v in bare)


def _has_prefix(headings: list[str], variable: Variable) -> bool:
    return f"DISP_{variable.name}{variable.vintage[2:]}" in headings


def _year(digits: str) -> str:
    return f"{'20' if int(digits) < _CENTURY else '19'}{digits}"
