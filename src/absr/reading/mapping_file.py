"""The file of `--map`: what headings and spellings mean, with every fault and its line.

What absr writes of its own decisions is read back to the same decisions.
"""

from __future__ import annotations

import codecs
import unicodedata
from typing import TYPE_CHECKING

from absr.model.decisions import COLUMNS, Decision
from absr.model.labels import Labels
from absr.model.mappings import LEFT_OUT
from absr.model.problem import Problem, Severity
from absr.model.record import NamedTuple
from absr.reading import mapping_names as names
from absr.reading.yaml_nodes import Mapping, Node, Scalar
from absr.reading.yaml_text import YamlFault, read_yaml

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from absr.model.labels import Language
    from absr.model.settings import Settings

COLUMNS_KEY = Labels("colonnes", "columns")
VALUES_KEY = Labels("valeurs", "values")
_LONGEST = 200
"""Characters of a heading or a spelling."""


class DecisionRead(NamedTuple):
    """A decision and the line of the file it stands on."""

    line: int
    decision: Decision


def read_mapping_file(
    file: str, data: bytes, settings: Settings
) -> tuple[tuple[DecisionRead, ...], tuple[Problem, ...]]:
    """The decisions of a file; where there is any problem, none of them and every problem."""
    root = read_yaml(_as_utf8(data))
    reader = _Reader(file, settings)
    if isinstance(root, YamlFault):
        reader.fault(root.code, root.line, root.found or None)
    elif not isinstance(root, Mapping):
        reader.fault("F101", root.line)
    else:
        reader.read(root)
    return (() if reader.problems else tuple(reader.decisions)), tuple(reader.problems)


def _as_utf8(data: bytes) -> bytes:
    """The text in UTF-8: PowerShell writes what a command prints as UTF-16."""
    if not data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return data
    return data.decode("utf-16", errors="replace").encode()


class _Reader:
    """Walks the tree, keeping every decision and every fault it meets."""

    def __init__(self, file: str, settings: Settings) -> None:
        self._file = file
        self._settings = settings
        self._language: Language = settings.language
        self._meanings: dict[tuple[str, str], str | None] = {}
        self.decisions: list[DecisionRead] = []
        self.problems: list[Problem] = []

    def read(self, root: Mapping) -> None:
        for key, node in root.items.items():
            line = root.key_lines[key]
            if names.says(key, COLUMNS_KEY):
                self._columns(key, node)
            elif names.says(key, VALUES_KEY):
                self._lists(key, node)
            else:
                known = (COLUMNS_KEY.of(self._language), VALUES_KEY.of(self._language))
                self.fault("F035", line, key, suggestion=names.near_word(key, known))

    def fault(
        self,
        code: str,
        line: int,
        value: str | None = None,
        *,
        suggestion: str | None = None,
        facts: tuple[tuple[str, str], ...] = (),
    ) -> None:
        """Add a problem at a line of the file."""
        where = (self._file, None, (str(line),))
        problem = Problem(
            code, Severity.ERROR, *where, value=value, suggestion=suggestion, facts=facts
        )
        self.problems.append(problem)

    def _columns(self, key: str, node: Node) -> None:
        for heading, text, line in self._entries(key, node):
            if names.says(text, names.LEAVE_OUT):
                self._add(line, Decision(COLUMNS, heading, LEFT_OUT))
            elif names.says(text, names.FORGET):
                self._add(line, Decision(COLUMNS, heading, None))
            else:
                self._column(heading, text, line)

    def _column(self, heading: str, text: str, line: int) -> None:
        meant = names.field_meant(text)
        if meant.name is not None:
            self._add(line, Decision(COLUMNS, heading, meant.name))
        elif meant.several:
            listed = {f"choices_{n}": _listed(meant.several, n) for n in ("en", "fr")}
            self.fault("H116", line, text, facts=tuple(listed.items()))
        else:
            self.fault("F033", line, text, suggestion=names.near_field(text, self._language))

    def _lists(self, key: str, node: Node) -> None:
        if not isinstance(node, Mapping):
            self._shapeless(key, node)
            return
        for name, inner in node.items.items():
            found = names.lists_meant(name)
            if not found:
                near = names.near_list(name, self._language)
                self.fault("F035", node.key_lines[name], name, suggestion=near)
                continue
            for spelling, text, line in self._entries(name, inner):
                self._value(found, spelling, text, line)

    def _value(self, lists: tuple[str, ...], spelling: str, text: str, line: int) -> None:
        """What a spelling means in each of `lists`, which share their name."""
        if names.says(text, names.FORGET):
            for list_id in lists:
                self._add(line, Decision(list_id, spelling, None))
            return
        found = {one: names.value_meant(text, one, self._settings) for one in lists}
        known = {list_id: value for list_id, value in found.items() if value is not None}
        for list_id, value in known.items():
            self._add(line, Decision(list_id, spelling, value))
        if not known:
            near = names.near_value(text, lists[0], self._settings)
            self.fault("F034", line, text, suggestion=near, facts=_list_names(lists[0]))

    def _add(self, line: int, decision: Decision) -> None:
        """Keep a decision, unless it has no word or goes against one that stands above it."""
        if not decision.folded or len(decision.written) > _LONGEST:
            self.fault("H119", line, decision.written or None)
            return
        place = (decision.list_id, decision.folded)
        if self._meanings.setdefault(place, decision.meaning) != decision.meaning:
            self.fault("H117", line, decision.written)
            return
        self.decisions.append(DecisionRead(line, decision))

    def _entries(self, key: str, node: Node) -> Iterator[tuple[str, str, int]]:
        """The lines `words: meaning` below a key."""
        if not isinstance(node, Mapping):
            self._shapeless(key, node)
            return
        for words, inner in node.items.items():
            line = node.key_lines[words]
            if isinstance(inner, Scalar) and inner.text.strip():
                yield words, inner.text, line
            else:
                self.fault("H119", line, words or None)

    def _shapeless(self, key: str, node: Node) -> None:
        """A section that is no list of `words: meaning`; an empty one decides nothing."""
        if not (isinstance(node, Scalar) and not node.text.strip()):
            self.fault("H119", node.line, key)


def _listed(labels: Iterable[Labels], language: str) -> str:
    return ", ".join(label.fr if language == "fr" else label.en for label in labels)


def _list_names(list_id: str) -> tuple[tuple[str, str], ...]:
    """The name of a list in both languages, for a message."""
    return (
        ("list_en", names.shown_list(list_id, "en")),
        ("list_fr", names.shown_list(list_id, "fr")),
    )


def written_decisions(decisions: Iterable[Decision], settings: Settings, language: Language) -> str:
    """The decisions as `read_mapping_file` reads them; texts are always in quotes."""
    columns: list[str] = []
    lists: dict[str, list[str]] = {}
    for list_id, written, meaning in decisions:
        if meaning is None:
            continue
        if list_id == COLUMNS:
            text = names.LEAVE_OUT.of(language)
            text = text if meaning == LEFT_OUT else names.written_field(meaning, language)
            columns.append(f"  {_quoted(written)}: {_quoted(text)}")
        else:
            text = names.written_value(meaning, list_id, settings)
            line = f"    {_quoted(written)}: {_quoted(text)}"
            lists.setdefault(list_id, []).append(line)
    lines = [f"{COLUMNS_KEY.of(language)}:", *columns] if columns else []
    if lists:
        lines.append(f"{VALUES_KEY.of(language)}:")
    for list_id, entries in lists.items():
        lines += [f"  {_quoted(names.written_list(list_id, language))}:", *entries]
    return "".join(f"{line}\n" for line in lines)


def _quoted(text: str) -> str:
    """A text between quotation marks, with what YAML does not take as it is written in figures."""
    return '"' + "".join(_sign(sign) for sign in text) + '"'


def _sign(sign: str) -> str:
    if sign in '"\\':
        return f"\\{sign}"
    shown = sign.isprintable() or unicodedata.category(sign) == "Zs"  # a no-break space
    return sign if shown else f"\\U{ord(sign):08x}"
