"""Which level of quotation the words of an answer give: « oui, sans mon nom », « fonction ».

Every word of the answer must be known: what is not clearly permitted is not permitted. Of two
levels that are told, the narrower one holds.
"""

from __future__ import annotations

import re

from absr.model.labels import fold

_ANONYMOUS = re.compile(r"anonym\w*")
_ROLES_WORDS = "fonction fonctions role metier profession poste statut qualite structure title job"
_ROLES = frozenset(_ROLES_WORDS.split())
_NAMES_WORDS = "nom noms nominatif nominative nominativement nomme nommee nommer identite name"
_NAMES = frozenset(_NAMES_WORDS.split())
_LESS_THAN_A_NAME_WORDS = "prenom prenoms initiale initiales pseudo pseudonyme"
_LESS_THAN_A_NAME = frozenset(_LESS_THAN_A_NAME_WORDS.split())
_WITHOUT_WORDS = "sans pas ni without not"
_WITHOUT = frozenset(_WITHOUT_WORDS.split())
_LINKS_WORDS = "le la les l de d du mon ma mes son sa ses donner citer etre the my"
_LINKS = frozenset(_LINKS_WORDS.split())
_FILLERS_WORDS = (
    "oui ok accord yes mais seulement uniquement juste avec que par pour sous sur facon maniere "
    "forme couvert cite citee au aux en et a condition reste rester with as under only peut peux "
    "on veut bien accepte citation possible"
)
_FILLERS = frozenset(_FILLERS_WORDS.split()) | _LINKS


def level_in_words(text: str) -> str | None:
    """The level that the words of an answer give, or None where they tell none or leave a doubt."""
    words = fold(text).split()
    if "?" in text:
        return None
    told: set[str] = set()
    is_denied = False
    for word in words:
        if word in _WITHOUT:
            is_denied = True
        elif (level := _level_of(word)) is not None:
            told.add(f"no {level}" if is_denied else level)
            is_denied = False
        elif word not in _FILLERS:
            return None
        elif word not in _LINKS and is_denied:
            return None  # « pas » that denies nothing known
    return None if is_denied or "no anonymous" in told else _narrowest(told)


def _level_of(word: str) -> str | None:
    if _ANONYMOUS.fullmatch(word) or word in _LESS_THAN_A_NAME:
        return "anonymous"
    if word in _ROLES:
        return "role"
    return "name" if word in _NAMES else None


def _narrowest(told: set[str]) -> str | None:
    """Of what is told, the level that reveals least; « fonction, pas le nom » is the function."""
    if "anonymous" in told or "no role" in told:
        return "anonymous"
    if "role" in told:
        return "role"
    if "no name" in told:
        return "anonymous"
    return "name" if "name" in told else None
