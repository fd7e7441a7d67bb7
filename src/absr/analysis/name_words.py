"""The words of a name that tell what it is: what two spellings of one name have in common.

Legal forms, the town's own name, the number of the département, articles and plurals are left
aside; usual abbreviations and the acronyms of the field are written out.
"""

from __future__ import annotations

import re

from absr.model.labels import fold

LEGAL_FORMS = frozenset(
    {
        "association",
        "associations",
        "asso",
        "assos",
        "assoc",
        "sarl",
        "sas",
        "sasu",
        "eurl",
        "scop",
        "scic",
        "scp",
        "sci",
        "ets",
        "etablissement",
        "etablissements",
        "societe",
        "cie",
    }
)
_LITTLE = frozenset(
    {
        *("le", "la", "les", "l", "un", "une", "des", "du", "de", "d", "et", "ou", "en", "a"),
        *("au", "aux", "pour", "sur", "sous", "dans", "par", "chez", "avec", "the", "of", "and"),
    }
)
_ABBREVIATED = {
    "st": "saint",
    "ste": "sainte",
    "biblio": "bibliotheque",
    "ctre": "centre",
    "av": "avenue",
    "bd": "boulevard",
    "bld": "boulevard",
    "foot": "football",
    "basket": "basketball",
    "hand": "handball",
    "gym": "gymnastique",
    "resto": "restaurant",
    "coop": "cooperative",
    "elem": "elementaire",
    "mat": "maternelle",
    "mater": "maternelle",
    "dr": "docteur",
    "gal": "general",
}
ACRONYMS = {
    "ahi": "accueil hebergement insertion",
    "adil": "agence departementale information logement",
    "amap": "association maintien agriculture paysanne",
    "bpi": "bibliotheque publique information",
    "caf": "caisse allocations familiales",
    "ccas": "centre communal action sociale",
    "cias": "centre intercommunal action sociale",
    "cmp": "centre medico psychologique",
    "cms": "centre municipal sante",
    "cpam": "caisse primaire assurance maladie",
    "cpts": "communaute professionnelle territoriale sante",
    "csc": "centre social culturel",
    "ehpad": "etablissement hebergement personnes agees dependantes",
    "epn": "espace public numerique",
    "esat": "etablissement service aide travail",
    "evs": "espace vie sociale",
    "fjt": "foyer jeunes travailleurs",
    "gem": "groupe entraide mutuelle",
    "laep": "lieu accueil enfants parents",
    "mda": "maison des associations",
    "mdph": "maison departementale personnes handicapees",
    "mjc": "maison jeunes culture",
    "pij": "point information jeunesse",
    "pimms": "point information mediation multiservices",
    "pmi": "protection maternelle infantile",
    "rpa": "residence personnes agees",
    "rpe": "relais petite enfance",
    "ram": "relais assistantes maternelles",
    "udaf": "union departementale associations familiales",
}
"""Acronyms met in towns, without their little words: written out, they are the same name."""

GENERIC = frozenset(
    {
        *("accueil", "amicale", "amis", "ami", "annexe", "antenne", "atelier", "bibliotheque"),
        *("boutique", "cafe", "centre", "cercle", "club", "collectif", "college", "comite"),
        *("communal", "conseil", "culture", "culturel", "ecole", "elementaire", "epicerie"),
        *("espace", "fete", "foyer", "gare", "groupe", "gymnase", "jardin", "jeune", "ludotheque"),
        *("local", "lycee", "mairie", "maison", "marche", "maternelle", "mediatheque", "mission"),
        *("municipal", "municipale", "parc", "partage", "place", "primaire", "quartier", "relai"),
        *("residence", "reseau", "restaurant", "salle", "sante", "scolaire", "service", "social"),
        *("sociale", "solidaire", "sportif", "sportive", "square", "stade", "theatre", "union"),
        *("ville", "vie", "associatif", "associative", "populaire", "public", "publique"),
    }
)
"""What many names of a town begin with, in the singular: it tells little of which one is meant."""

_DEPARTEMENT = re.compile(r"\((?:\d{2,3}|\d{5}|2[ab])\)", re.IGNORECASE)
_LAW = re.compile(r"\bloi\s+(?:de\s+)?1901\b", re.IGNORECASE)
_ASSOCIATION = re.compile("as{1,2}o?s?c?i?a?t?i?o?n?s?")
_MISSPELT = 8
_SHORTEST, _LONGEST = 3, 7
"""Letters of an acronym that is looked for: two are too few to tell anything."""
_LONG_ENOUGH = 3
"""Letters that are left of a word at least when its last `s` or `x` is taken for a plural."""


def words_of(name: str, commune: str = "") -> tuple[str, ...]:
    """The telling words of a name, in their order; `commune` is the town's name.

    When nothing else is left, what was left aside is what tells: a name is never empty.
    """
    said = _LAW.sub(" ", _DEPARTEMENT.sub(" ", name))
    folded = fold(said) or fold(name) or name.strip()
    words = _joined_letters(_without_town(folded, fold(commune)).split() or folded.split())
    kept = [word for word in words if word not in _LITTLE and not _is_form(word)]
    kept = kept or [word for word in words if word not in _LITTLE] or words
    return tuple(part for word in kept for part in _written_out(word))


def _is_form(word: str) -> bool:
    """Whether a word is a legal form; « association » is often misspelt."""
    return word in LEGAL_FORMS or (len(word) >= _MISSPELT and bool(_ASSOCIATION.fullmatch(word)))


def _without_town(folded: str, commune: str) -> str:
    """Without the town's name, and the little word that leads to it; the name itself stays."""
    if not commune:
        return folded
    led = rf"(?:^|\s)(?:(?:de|d|du|a)\s)?{re.escape(commune)}(?=\s|$)"
    return re.sub(led, " ", folded).strip()


def _joined_letters(words: list[str]) -> list[str]:
    """`m j c` as `mjc`; a single letter or figure alone stays."""
    joined: list[str] = []
    run: list[str] = []
    for word in [*words, ""]:
        if len(word) == 1 and word.isalpha():
            run.append(word)
            continue
        joined += ["".join(run)] if len(run) > 2 else run  # noqa: PLR2004 -- l'a, d'à are no acronym
        run = []
        joined.append(word)
    return [word for word in joined if word]


def _written_out(word: str) -> tuple[str, ...]:
    if word in ACRONYMS:
        parts = ACRONYMS[word].split()
        return tuple(map(_singular, (part for part in parts if part not in LEGAL_FORMS)))
    one = _singular(word)
    return (_ABBREVIATED.get(one, one),)


def _singular(word: str) -> str:
    return word[:-1] if len(word) > _LONG_ENOUGH and word[-1] in "sx" else word


def has_acronym(name: str) -> bool:
    """Whether a name holds an acronym that stands for several words."""
    return any(word in ACRONYMS for word in _joined_letters(fold(name).split()))


def initials_of(name: str) -> frozenset[str]:
    """The acronyms that a name of several words could have: with its little words and without."""
    words = fold(name).split()
    telling = [word for word in words if word not in _LITTLE]
    plain = [word for word in telling if word not in LEGAL_FORMS]
    made = ("".join(word[0] for word in part) for part in (words, telling, plain))
    return frozenset(short for short in made if _SHORTEST <= len(short) <= _LONGEST)
