"""Words that say, in a cell, that there is nothing to say."""

from __future__ import annotations

from absr.model.labels import fold

_WORDS = (
    "aucun aucune aucuns aucunes neant rien rien_a_signaler nsp ras nc nd nr sans none non "
    "ne_sait_pas je_ne_sait_pas je_ne_sais_pas ne_sais_pas sans_objet non_renseigne non_precise "
    "sans_reponse non_reponse pas_de_reponse n_a na n_d n_c n_s_p r_a_s sans_avis pas_d_avis idem "
    "x nothing no don_t_know"
)
_NOTHING = frozenset(_WORDS.split())
_OF_LISTS = _NOTHING - {"non", "no", "x", "na", "idem"}
"""Where a value of a list is asked, these words may be one."""


def says_nothing(text: str) -> bool:
    """Whether a text is a stroke or words such as « néant », where a value is asked."""
    words = fold(text)
    return words.replace(" ", "_") in _OF_LISTS if words else not any(map(str.isalnum, text))


def tells_nothing(text: str) -> bool:
    """The same where needs, resources or words are asked: « non » tells none, nor does « 3 »."""
    words = fold(text)
    if not words:
        return not any(map(str.isalnum, text))
    return words.isdigit() or words.replace(" ", "_") in _NOTHING
