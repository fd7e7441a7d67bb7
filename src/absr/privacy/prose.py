"""The gate for the writer's prose: no name, and outside the office no evidence id."""

from __future__ import annotations

import unicodedata
from typing import TYPE_CHECKING

from absr.model.action_edition import ShownBlock, ShownPart
from absr.model.prose import PARTS, Run, runs

if TYPE_CHECKING:
    from collections.abc import Mapping

    from absr.model.action_facts import WrittenPart
    from absr.model.prose import ProseBlock
    from absr.privacy.gate import Gate


def shown_prose(prose: Mapping[str, WrittenPart], gate: Gate) -> dict[str, ShownPart]:
    """The prose that may be printed, of the parts that have some, in their order."""
    found: dict[str, ShownPart] = {}
    for part in PARTS:
        written = prose.get(part)
        if written is None:
            continue
        blocks = written.blocks if gate.internal else written.bare
        if blocks:
            shown = tuple(_shown(block, gate) for block in blocks)
            found[part] = ShownPart(written.file, shown, written.cited)
    return found


def _shown(block: ProseBlock, gate: Gate) -> ShownBlock:
    """A block whose emphasis is given up where a name might stand across it."""
    parts = runs(block.text)
    whole = unicodedata.normalize("NFC", "".join(run.text for run in parts))
    masked = gate.text(whole)
    return ShownBlock(block.kind, parts if masked == whole else (Run(masked, ""),))
