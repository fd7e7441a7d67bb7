"""YAML in which every scalar is text: codes keep their zeros, `No` stays a word.

`yaml.safe_load` reads INSEE 01004 as 516 and lets a second key hide the first; this loader
reads text only, and refuses duplicate keys, tags, anchors and aliases, with line numbers.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from absr.model.record import NamedTuple
from absr.reading.plain_yaml import read_plain_yaml
from absr.reading.yaml_nodes import Mapping, Node, Scalar, Sequence

if TYPE_CHECKING:
    from collections.abc import Iterator

_MOST_CHARACTERS = 1_000_000
_MOST_LEVELS = 20


class YamlFault(NamedTuple):
    """Why a text cannot be read: the code of the problem, the line and what stands there."""

    code: str
    line: int
    found: str = ""


def read_yaml(data: bytes) -> Node | YamlFault:
    """The tree of a YAML text, or the first fault that forbids reading it."""
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError:
        text = data.decode("cp1252", errors="replace")
    if len(text) > _MOST_CHARACTERS:
        return YamlFault("F107", 1)
    return read_plain_yaml(text.replace("\r\n", "\n")) or _read_any(text)


def _read_any(text: str) -> Node | YamlFault:
    """The tree of any YAML text, by PyYAML."""
    import yaml

    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    try:
        return _Builder().build(yaml.parse(text, Loader=loader))
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        return YamlFault("F101", mark.line + 1 if mark else 1)
    except yaml.YAMLError:
        return YamlFault("F101", 1)


class _Builder:
    """Builds the tree from the parser's events, without recursion."""

    def __init__(self) -> None:
        self._open: list[Mapping | Sequence] = []
        self._root: Node | None = None
        self._key: tuple[str, int] | None = None

    def build(self, events: Iterator[object]) -> Node | YamlFault:
        for event in events:
            fault = self._take(event, type(event).__name__)
            if fault is not None:
                return fault
        return self._root if self._root is not None else Mapping(1)

    def _take(self, event: object, name: str) -> YamlFault | None:
        mark = getattr(event, "start_mark", None)
        line = mark.line + 1 if mark is not None else 1
        explicit_tag = getattr(event, "tag", None)
        if name == "AliasEvent" or getattr(event, "anchor", None) or explicit_tag:
            return YamlFault("F103", line, str(explicit_tag or getattr(event, "anchor", "")))
        if name == "ScalarEvent":
            return self._scalar(Scalar(str(getattr(event, "value", "")), line))
        if name in {"MappingStartEvent", "SequenceStartEvent"}:
            return self._open_node(Mapping(line) if name.startswith("M") else Sequence(line))
        if name in {"MappingEndEvent", "SequenceEndEvent"}:
            self._open.pop()
            self._key = None
        return None

    def _scalar(self, scalar: Scalar) -> YamlFault | None:
        parent = self._open[-1] if self._open else None
        if isinstance(parent, Mapping) and self._key is None:
            if scalar.text in parent.items:
                return YamlFault("F102", scalar.line, scalar.text)
            self._key = (scalar.text, scalar.line)
            return None
        self._place(scalar)
        self._key = None
        return None

    def _open_node(self, node: Mapping | Sequence) -> YamlFault | None:
        parent = self._open[-1] if self._open else None
        if len(self._open) >= _MOST_LEVELS:
            return YamlFault("F107", node.line)
        if isinstance(parent, Mapping) and self._key is None:
            return YamlFault("F101", node.line)  # a key that is itself a list or a mapping
        self._place(node)
        self._open.append(node)
        self._key = None
        return None

    def _place(self, node: Node) -> None:
        if not self._open:
            self._root = node
            return
        parent = self._open[-1]
        if isinstance(parent, Sequence):
            parent.items.append(node)
        elif self._key is not None:
            parent.items[self._key[0]] = node
            parent.key_lines[self._key[0]] = self._key[1]
