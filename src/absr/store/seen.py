"""Whether a large file is one that was read before, without reading it again.

Its mark holds its size, when it was last written (to the nanosecond), which file it is on which
disk, and a fingerprint of its first and last bytes. Two files with the same mark and different
contents would need somebody to rewrite the middle of one in place, keep its length and set the
clock of the disk back; a new edition, a copy or a file saved again has another time or another
number. A mark that is not known only means that the file is read and its whole content compared.
"""

from __future__ import annotations

import hashlib
import os
from typing import TYPE_CHECKING

from absr.store.deliveries import delivery_seen

if TYPE_CHECKING:
    from pathlib import Path

    from absr.store.database import Store

_ENDS = 65_536
_LARGE = 4_000_000
"""Bytes below which a file is quickly read whole."""


def mark_of(path: Path) -> str | None:
    """The mark of a file; None when it cannot be read."""
    try:
        with path.open("rb") as stream:
            about = os.fstat(stream.fileno())
            digest = hashlib.sha256(stream.read(_ENDS))
            stream.seek(max(about.st_size - _ENDS, 0))
            digest.update(stream.read(_ENDS))
    except OSError:
        return None
    told = (about.st_size, about.st_mtime_ns, about.st_ino, about.st_dev, digest.hexdigest())
    return ":".join(map(str, told))


def content_of(store: Store, path: Path) -> str | None:
    """Fingerprint of the content of a file; of a large one that was seen, as it was then."""
    try:
        large = path.stat().st_size >= _LARGE
        if large and (mark := mark_of(path)) and (known := delivery_seen(store, mark)):
            return known.sha256
        with path.open("rb") as stream:
            return hashlib.file_digest(stream, "sha256").hexdigest()
    except OSError:
        return None
