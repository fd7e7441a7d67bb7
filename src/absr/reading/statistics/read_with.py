"""What a published file is read with: light enough to be asked before anything is read."""

from __future__ import annotations

import hashlib
import json
from typing import TYPE_CHECKING

from absr import __version__
from absr.reading.statistics.wanted import wanted_variables

if TYPE_CHECKING:
    from absr.model.settings import Settings


def read_with(settings: Settings) -> str:
    """Fingerprint of the territories and variables wanted, and of the absr that reads.

    A file that was read with another one is read again. The communes of each territory come with
    absr, so its version stands for them.
    """
    sets = sorted((one.id, sorted(one.communes)) for one in settings.sets)
    told = [
        __version__,
        settings.commune,
        list(settings.comparators),
        sets,
        sorted(wanted_variables()),
    ]
    return hashlib.sha256(json.dumps(told).encode()).hexdigest()
