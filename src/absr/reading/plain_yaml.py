"""The form of YAML that absr itself writes, read line by line: PyYAML takes longer to load.

What is read this way is proved to be of that form from its first line to its last: anything else
gives None and goes through PyYAML, which makes the same tree of it.
"""

from __future__ import annotations

import re

from absr.reading.yaml_nodes import Mapping, Node, Scalar, Sequence

_TEXT = r"""(?:[^\W_](?:[\w .'/()-]*[\w.'/()-])?|"[^"\\]*")"""
"""A text that begins with a letter or a digit and has no sign of YAML's, or one in quotes."""
_LIST = rf"\[ *(?:{_TEXT}(?: *, *{_TEXT})*)? *\]"
_LINE = re.compile(
    rf"( {{0,16}})(?:#.*|(- )?(?:([A-Za-z_]\w*):(?: +({_TEXT}|{_LIST}))?|({_TEXT}))? *)"
)
_SPACES = str.maketrans("", "", "\n\u00a0\u202f")
"""All that is not printable and may stand in a line: tabs and other controls may not."""


def read_plain_yaml(text: str) -> Mapping | None:
    """The tree of a text of the plain form, None for any other."""
    if not text.translate(_SPACES).isprintable():
        return None
    reader = _PlainReader()
    for number, line in enumerate(text.split("\n"), start=1):
        parts = _LINE.fullmatch(line)
        if parts is None or not reader.take(number, *parts.groups()):
            return None
    return reader.finish()


class _PlainReader:
    """Takes the lines in order; nodes inside others stand further to the right."""

    def __init__(self) -> None:
        self._root: Mapping | None = None
        self._open: list[tuple[int, Mapping | Sequence]] = []
        self._waiting: tuple[Mapping, str, int] | None = None
        """A key without a value on its own line, where it stands and its column."""

    def take(
        self, number: int, indent: str, dash: str | None, key: str | None, *values: str | None
    ) -> bool:
        """Take a line; False when it is not of the plain form."""
        value, item = values
        if key is None and item is None:
            return dash is None  # a blank line or a comment
        column = len(indent)
        self._settle(number, column, in_list=dash is not None)
        while self._open and self._open[-1][0] > column:
            self._open.pop()
        if self._root is None and not column:
            self._root = Mapping(number)
            self._open.append((0, self._root))
        if not self._open or self._open[-1][0] != column:
            return False
        node = self._open[-1][1]
        if isinstance(node, Sequence) != (dash is not None) or (item is None) == (key is None):
            return False
        if isinstance(node, Sequence):
            if item is not None:
                node.items.append(_value(item, number))
                return True
            inner = Mapping(number)
            node.items.append(inner)
            column += 2
            self._open.append((column, inner))
            node = inner
        return key is not None and self._entry(node, key, value, (number, column))

    def finish(self) -> Mapping | None:
        """The tree of the lines taken; None when there was nothing to read."""
        self._settle(0, -1, in_list=False)
        return self._root

    def _entry(self, node: Mapping, key: str, value: str | None, place: tuple[int, int]) -> bool:
        if key in node.key_lines:
            return False
        number, column = place
        node.key_lines[key] = number
        if value is None:
            self._waiting = (node, key, column)
        else:
            node.items[key] = _value(value, number)
        return True

    def _settle(self, number: int, column: int, *, in_list: bool) -> None:
        """Give the key that waits for its value what begins on line `number`, or nothing."""
        if self._waiting is None:
            return
        mapping, key, its_column = self._waiting
        self._waiting = None
        if column <= its_column:
            mapping.items[key] = Scalar("", mapping.key_lines[key])
            return
        node = Sequence(number) if in_list else Mapping(number)
        mapping.items[key] = node
        self._open.append((column, node))


def _value(written: str, line: int) -> Node:
    if not written.startswith("["):
        return Scalar(written.strip('"'), line)
    found = Sequence(line)
    found.items += [Scalar(text.strip('"'), line) for text in re.findall(_TEXT, written)]
    return found
