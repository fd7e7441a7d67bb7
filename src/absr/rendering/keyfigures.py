"""Key figures: the items of a list, each parted into its number and its words."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from absr.rendering.nodes import Node


def key_figures(block: Node) -> list[tuple[list[Node], list[Node]]]:
    """Number and words of each item of the list in `block`; the number is its leading bold type.

    Anything but a list of single lines gives no key figure.
    """
    items = [item for node in block["c"][1] if node["t"] == "BulletList" for item in node["c"]]
    lines = [item[0]["c"] for item in items if item and item[0]["t"] in {"Plain", "Para"}]
    return [_parted(line) for line in lines]


def _parted(line: list[Node]) -> tuple[list[Node], list[Node]]:
    if not line or line[0]["t"] != "Strong":
        return [], line
    rest = line[1:]
    if rest and rest[0]["t"] == "Space":
        rest = rest[1:]
    return line[0]["c"], rest
