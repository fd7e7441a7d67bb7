"""Open formats for other programs, each made from an edition.

A format is declared here once: the command line follows. Anything that comes in goes through
`absr.reading`, never through here.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from absr.exchange.gexf import gexf_file

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from absr.model.edition import Edition
    from absr.wording.speech import Speech

    Make = Callable[[Edition, Speech], "Export | None"]


@dataclass(frozen=True, slots=True)
class Export:
    """The content of a file, and the evidence ids that stand in it."""

    data: bytes
    evidence: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class OpenFormat:
    """How a file of the format is made, and what it is called."""

    make: Make
    """None where the edition holds nothing that the format tells."""
    name: str
    """Key of the words that name the file, without its ending."""
    ending: str


def _gexf(edition: Edition, speech: Speech) -> Export | None:
    made = gexf_file(edition, speech)
    return None if made is None else Export(*made)


OPEN_FORMATS: Mapping[str, OpenFormat] = {
    "gexf": OpenFormat(_gexf, "export.gexf.name", ".gexf"),
}
"""Name of the format on the command line → the format."""
