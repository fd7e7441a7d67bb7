"""What tells a record from the others of its kind."""

from __future__ import annotations

import hashlib
import re
from typing import TYPE_CHECKING

from absr.model.labels import fold
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
    return _BETWEEN_DIGITS.sub("-", fold(str(ref))).replace(" ", "")


def record_key(kind: Kind, values: Mapping[str, Value]) -> str:
    """What tells a record of `kind` from the others; empty when only an identity would."""
    names = kind.key
    if all(values.get(name) is None for name in names):
        names = kind.other_key
    parts = [values.get(name) for name in names]
    if all(part is None for part in parts):
        return ""
    if len(parts) == 1 and names is kind.key:
        return key_of_ref(parts[0])
    folded = "\x1f".join(fold(plain_text(p)) if p is not None else "" for p in parts)  # type: ignore[arg-type]
    return hashlib.sha256(folded.encode()).hexdigest()[:20]
