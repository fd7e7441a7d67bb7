"""Whether the first bytes of a file may be those of a published table: a look that costs nothing.

The daily workbooks must not pay for statistics: what reads these is loaded only after this look.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

PUBLISHED_ENDINGS = frozenset({".csv", ".txt", ".tsv", ".zip"})
"""Endings of the files that are looked at before they are read whole; in lower case."""
_SIGNS = (b"CODGEO", b"IRIS", b"GEO_OBJECT", b"CODE_QP", b"COMMUNE")
_HEAD = 65_536
_ZIP = b"PK\x03\x04"


def holds_published(path: Path) -> bool:
    """Whether a text has a word that published tables have; yes for every compressed folder."""
    try:
        with path.open("rb") as stream:
            head = stream.read(_HEAD)
    except OSError:
        return False
    upper = head.upper()
    return head.startswith(_ZIP) or any(sign in upper for sign in _SIGNS)
