"""Which territory a cell means: codes as they are compared (`COM-93063`, `DEP-93`)."""

from __future__ import annotations

import re

from absr.model.settings import SIMILAR, SIMILAR_SET

_PREFIXED = re.compile(r"(COM|EPT|EPCI|DEP|REG|IRIS|QPV|SET|FRANCE)[\s_\-]+(\S.*)", re.IGNORECASE)
_INSEE = re.compile(r"(?:\d{2}|2[AB])\d{3}", re.IGNORECASE)
_INSEE_LENGTH = 5


def territory_code(text: str) -> str:
    """The code of a territory; a bare INSEE code is a commune's.

    A spreadsheet takes the first zero of `01004` away. A bare `93` stays as it is: it is a
    département and could be a région.
    """
    bare = " ".join(text.split())
    prefixed = _PREFIXED.fullmatch(bare)
    if prefixed is not None:
        prefix, rest = prefixed[1].upper(), prefixed[2]
        return f"{prefix}-{rest if prefix == 'SET' else rest.upper()}"
    if bare.isdecimal() and len(bare) == _INSEE_LENGTH - 1:
        bare = f"0{bare}"
    if _INSEE.fullmatch(bare):
        return f"COM-{bare.upper()}"
    if bare.casefold() == SIMILAR.casefold():
        return f"SET-{SIMILAR_SET}"
    return "FRANCE" if bare.casefold() == "france" else bare


def level(code: str) -> str:
    """What kind of territory a code names (`COM`, `DEP`, `FRANCE`)."""
    return code.partition("-")[0]
