"""What a published file is read with: light enough to be asked before anything is read."""

from __future__ import annotations

import hashlib
import json
from typing import TYPE_CHECKING

from absr import __version__

_RULES = "sums tell their communes"
"""Names the rules of reading; another name makes the files of a project be read again."""

if TYPE_CHECKING:
    from absr.model.settings import Settings


def read_with(settings: Settings, own: bytes = b"") -> str:
    """Fingerprint of the territories and variables wanted, and of the absr that reads.

    A file that was read with another one is read again. The communes of each territory and the
    catalogue come with absr, so its version stands for them; `own` is what the project wrote of
    its own indicators, as it stands in its file.
    """
    sets = sorted((one.id, sorted(one.communes)) for one in settings.sets)
    told = [
        __version__,
        _RULES,
        settings.commune,
        list(settings.comparators),
        sets,
        hashlib.sha256(own).hexdigest(),
    ]
    return hashlib.sha256(json.dumps(told).encode()).hexdigest()
