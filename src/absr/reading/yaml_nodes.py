"""What a YAML text is made of, whichever way it is read: texts, lists and mappings, with lines."""

from __future__ import annotations

from absr.model.record import NamedTuple


class Scalar(NamedTuple):
    """A text and the line it stands on."""

    text: str
    line: int


class Sequence:
    """A list of nodes."""

    def __init__(self, line: int) -> None:
        """Begin on `line`, without items."""
        self.line = line
        self.items: list[Node] = []


class Mapping:
    """Keys and their nodes, with the line of each key."""

    def __init__(self, line: int) -> None:
        """Begin on `line`, without keys."""
        self.line = line
        self.items: dict[str, Node] = {}
        self.key_lines: dict[str, int] = {}


Node = Scalar | Sequence | Mapping
