"""What tells a record from the others of its kind."""

from __future__ import annotations

import hashlib
import re
from functools import lru_cache
from typing import TYPE_CHECKING

from absr.model.labels import fold, folds
from absr.reading.cell_text import plain_text

if TYPE_CHECKING:
    from collections.abc import Mapping

    from absr.model.fields import Kind
    from absr.reading.values import Value

_BETWEEN_DIGITS = re.compile(r"(?<=\d) +(?=\d)")


def key_of_ref(ref: object) -> str:
    """An identifier as it is compared: without case, accents, spaces or punctuation.

    What parts two digits stays: `A1-1` is not `A11`.
    """
    return _key(str(ref))


@lru_cache(maxsize=1024)  # it stands in row after row
def _key(ref: str) -> str:
    return _BETWEEN_DIGITS.sub("-", fold(ref)).replace(" ", "")


def record_key(kind: Kind, values: Mapping[str, Value]) -> str:
    """What tells a record of `kind` from the others; empty when only an identity would."""
    parts = [values.get(name) for name in kind.key]
    if parts.count(None) == len(parts):
        parts = [values.get(name) for name in kind.other_key]
        if parts.count(None) == len(parts):
            return ""
    elif len(parts) == 1:
        return key_of_ref(parts[0])
    told = [
        part if type(part) is str else "" if part is None else plain_text(part)  # type: ignore[arg-type]
        for part in parts
    ]
    return hashlib.sha256(folds(told)).hexdigest()[:20]
