"""Which column a list of printed options answers, where its label says nothing known.

« Vous êtes : ☐ Habitant(e) ☒ Association ☐ Élu(e) »: the options are types of actor, whatever the
question was.
"""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from absr.model.labels import fold_without_articles
from absr.model.value_lists import VALUE_LISTS
from absr.reading.actor_words import types_in
from absr.reading.answers import level_told
from absr.reading.boxes import options

if TYPE_CHECKING:
    from absr.model.fields import SheetForm

_LEAST_OPTIONS = 2
_MOST = 2 / 3
"""So many of the options must be values of the list: there is an « Autre » on most forms."""


@lru_cache(maxsize=1024)
def field_of_options(text: str, form: SheetForm) -> str | None:
    """The field whose values the options of a text are, or None; `text` has boxes to tick."""
    listed = [word for _, word in options(text)]
    if len(listed) < _LEAST_OPTIONS:
        return None
    names = {c.name for c in form.fields()}
    if any(level_told(word) for word in listed):
        return "consent" if "consent" in names else None
    for name, list_id in (("nature", "natures"), ("actor_type", "actor_types")):
        known = sum(_is_value(word, list_id) for word in listed)
        if name in names and known >= max(_LEAST_OPTIONS, _MOST * len(listed)):
            return name
    return None


def _is_value(word: str, list_id: str) -> bool:
    if fold_without_articles(word) in VALUE_LISTS[list_id].spellings():
        return True
    return list_id == "actor_types" and bool(types_in(word))
