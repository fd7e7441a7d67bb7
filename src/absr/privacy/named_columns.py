"""Columns of names and contacts on sheets that are not made for them."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from absr.model.kinds import kinds
from absr.model.labels import fold
from absr.model.problem import Problem, Severity

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator

_ALSO = (
    *("nom et prenom", "nom prenom", "prenom et nom", "prenom nom", "noms", "prenoms"),
    *("nom de la personne", "numero de telephone", "n de telephone", "coordonnees"),
    *("adresse", "adresse postale", "adresse electronique", "full name", "address"),
)
"""Headings of such columns, folded, beside those that the sheets of persons know."""


def told_as_names(problems: Iterable[Problem], sheets: Collection[str]) -> Iterator[Problem]:
    """The problems; P313 for a column of `sheets` that is unknown (H103) but names persons.

    Its way out is the sheet of persons, and not another heading.
    """
    for problem in problems:
        heading = fold(problem.value or "") if problem.code == "H103" else ""
        if problem.sheet in sheets and heading in _headings():
            yield problem._replace(code="P313", severity=Severity.WARNING, suggestion=None)
        else:
            yield problem


@cache
def _headings() -> frozenset[str]:
    """Folded headings of columns that name a person or say how to reach one."""
    columns = [c for c in kinds()["persons"].fields if c.identity]
    known = (text for c in columns for text in (c.label.fr, c.label.en, *c.aliases))
    return frozenset(map(fold, (*known, *_ALSO)))
