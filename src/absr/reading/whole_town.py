"""Words that say, where a district is asked, that the whole town is meant: no district at all."""

from __future__ import annotations

import re

from absr.model.labels import fold

_TOWN = r"(?:ville|commune|communes|village|territoire|agglo|agglomeration|canton|cite|vallee|ile)"
_PARTS = r"(?:quartiers?|secteurs?|hameaux|communes|villages)"
_WHOLE = re.compile(
    rf"(?:sur |dans )?(?:tout|toute)(?: l| le| la)? {_TOWN}(?: entiere?)?"
    rf"|(?:sur |dans )?tous(?: les)? {_PARTS}|(?:sur |dans )?toutes(?: les)? {_PARTS}"
    rf"|(?:sur |dans )?(?:l )?ensemble (?:de la|de l|du|des) (?:{_TOWN}|{_PARTS})"
    rf"|(?:la |le )?{_TOWN} entiere?|(?:la |le )?totalite (?:de la|du) {_TOWN}"
    r"|partout|tous|toutes|(?:pas de|sans|aucun) (?:quartier|secteur)(?: (?:precis|particulier))?"
    rf"|(?:toute|whole|entire|all) (?:the )?(?:town|city)|communal|(?:a )?(?:l )?echelle communale"
)


def is_whole_town(text: str) -> bool:
    """Whether a text says that no district more than another is meant."""
    return _WHOLE.fullmatch(fold(text)) is not None
