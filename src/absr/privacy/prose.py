"""The gate for the writer's prose: no name, and outside the office no evidence id."""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING

from absr.model.action_edition import ShownBlock, ShownPart
from absr.model.kinds import kinds
from absr.model.prose import PARTS, Run, runs

if TYPE_CHECKING:
    from collections.abc import Mapping

    from absr.model.action_facts import WrittenPart
    from absr.model.prose import ProseBlock
    from absr.privacy.gate import Gate

_PREFIXES = "|".join(sorted({"PERS", *(kind.prefix for kind in kinds().values())}))
EVIDENCE_ID = re.compile(
    rf"(?<![^\W_])(?:{_PREFIXES})[\-\u2010-\u2015\u2212]"
    r"[0-9B-DF-HJ-NP-TV-Z]{4,9}(?![^\W_])",
    re.IGNORECASE,
)
"""`C-7K2M`, in any case and with any hyphen: a kind, or a person, and letters without vowels."""
_HOLLOW = re.compile(
    r"[\[(](?:[\s,;:.&/+\-\u2010-\u2015\u2212]|n[°ºo]"
    r"|\b(?:voir|cf|et|ou|à|see|and|or|to|bis|ter|entretiens?|interviews?|propos|p\.?\s?\d+)\b"
    r")*(?<!\.\.)[\])]",
    re.IGNORECASE,
)
"""What is left of brackets without their ids: `[voir ]`, `[ et ]`, `[n° ]`, `[ : p. 3]`."""


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
            kept = tuple(block for block in shown if block.runs)
            found[part] = ShownPart(written.file, kept, written.cited)
    return found


def _shown(block: ProseBlock, gate: Gate) -> ShownBlock:
    """A block whose emphasis is given up where a name might stand across it."""
    parts = runs(block.text if gate.internal else _without_ids(block.text))
    whole = unicodedata.normalize("NFC", "".join(run.text for run in parts))
    masked = gate.text(whole)
    return ShownBlock(block.kind, parts if masked == whole else (Run(masked, ""),))


def _without_ids(text: str) -> str:
    """`text` without what looks like an evidence id, and without the brackets left hollow."""
    bare = EVIDENCE_ID.sub("", text)
    for _ in range(2):  # `(voir [C-7K2M])`
        bare = _HOLLOW.sub("", bare)
    if bare == text:
        return text
    bare = re.sub(r"[ ,;:]+(?=[)\]])|(?<=[(\[])[ ,;:]+", "", bare)
    return re.sub(r" +(?=[.,])", "", re.sub(r" {2,}", " ", bare)).strip()
