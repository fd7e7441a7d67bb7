"""What the name of a column in a database or a program says in words: `NbPersonnes`, `DT_ENT`.

Such a name is one word cut at its humps, its underscores and before its figures; abbreviations
that have one meaning there are written out, and marks of the type of a column (`LIB_`) left out.
"""

from __future__ import annotations

import re
from functools import lru_cache

from absr.model.labels import fold

_CUTS = re.compile(r"_+|(?<=[a-zà-öø-ÿ])(?=[A-ZÀ-ÖØ-Þ])|(?<=[A-Z])(?=[A-Z][a-zà-öø-ÿ])")
_BEFORE_FIGURES = re.compile(r"(?<=[^\W\d_])(?=\d)")
_SPACE = re.compile(r"\s")
_TYPE_MARKS_WORDS = "lib libelle lbl label txt texte str chaine memo fld chp col val tb tbl"
_TYPE_MARKS = frozenset(_TYPE_MARKS_WORDS.split())
"""Words of a name that tell how a program keeps the column, not what it holds."""
_ASKS = frozenset({"is", "has", "est", "a"})
"""Words that begin the name of a column of yes and no."""
_NUMBERS = frozenset({"id", "num", "numero", "no", "n", "ref", "code"})
_IN_FULL = {
    "dt": "date",
    "dte": "date",
    "dat": "date",
    "ent": "entretien",
    "entr": "entretien",
    "entret": "entretien",
    "itw": "interview",
    "nbre": "nb",
    "nbr": "nb",
    "pers": "personne",
    "cd": "code",
    "cod": "code",
    "idt": "id",
    "ident": "id",
    "nr": "num",
    "fct": "fonction",
    "fonc": "fonction",
    "fonct": "fonction",
    "prof": "profession",
    "qual": "qualite",
    "typ": "type",
    "act": "acteur",
    "cat": "categorie",
    "categ": "categorie",
    "qrt": "quartier",
    "quart": "quartier",
    "sect": "secteur",
    "struct": "structure",
    "org": "organisme",
    "etab": "etablissement",
    "ets": "etablissement",
    "nat": "nature",
    "th": "theme",
    "thm": "theme",
    "them": "theme",
    "thematiq": "thematique",
    "verb": "verbatim",
    "acc": "accord",
    "aut": "autorisation",
    "autoris": "autorisation",
    "cit": "citation",
    "bes": "besoin",
    "ress": "ressource",
    "obs": "observation",
    "com": "commentaire",
    "comm": "commentaire",
}


@lru_cache(maxsize=4096)
def in_words(name: str) -> str | None:
    """The words of a program's name for a column, or None where a text is no such name."""
    text = name.strip()
    if not text or _SPACE.search(text) or not _CUTS.search(text.strip("_")):
        return None
    cut = (fold(word) for word in _CUTS.split(_BEFORE_FIGURES.sub("_", text)))
    words = [_IN_FULL.get(word, word) for word in cut if word]
    kept = [word for word in words if word not in _TYPE_MARKS] or words
    if len(kept) > 1 and kept[0] in _ASKS:
        del kept[0]
    if len(kept) > 1 and kept[-1] in _NUMBERS:
        kept = [kept[-1], *kept[:-1]]  # `entretien_id`
    return " ".join(kept)
