"""The themes in the text of `absr.yaml`, changed in place: every other character stays as it is.

Somebody wrote that file by hand. Only the words that change are replaced, what is added goes
where such things stand already, and of a theme that goes its comments stay.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import yaml

from absr.model.record import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from absr.model.settings import Theme

_KEY = "themes"
_BOM = "\ufeff"


class CannotEdit(Exception):  # noqa: N818 -- an answer, not an error of the program
    """The list of themes is written in a form that is not changed in place."""


class Edit(NamedTuple):
    """Characters to be replaced by others; two edits at one place keep the order of `rank`."""

    start: int
    rank: int
    end: int
    new: str


_ORDER = ("label", "aliases", "chapters", "split_from", "added")
"""What is added at one place, from top to bottom."""


def _edit(start: int, end: int, new: str, what: str = "label") -> Edit:
    return Edit(start, _ORDER.index(what), end, new)


def edited_themes(
    text: str, before: Sequence[Theme], after: Sequence[Theme], kept_from: Mapping[str, str]
) -> str:
    """The text of `absr.yaml` with the themes `after` in place of those `before`.

    `kept_from`: id of a new theme → id of the one whose lines it takes over. Raises CannotEdit
    for a list of themes that is not written with a dash and lines of its own for each theme.
    """
    lines = _ThemeLines(text)
    old = {theme.id: theme for theme in before}
    edits: list[Edit] = []
    new: dict[str, list[Theme]] = {}
    last = ""
    for theme in after:
        place = kept_from.get(theme.id, theme.id)
        if place in old:
            edits += lines.changed(place, old[place], theme)
            last = place
        else:
            new.setdefault(last, []).append(theme)
    edits += [lines.added(place, themes) for place, themes in new.items()]
    stay = {kept_from.get(theme.id, theme.id) for theme in after}
    for gone in old.keys() - stay:
        edits += lines.removed(gone)
    return _applied(text, edits)


def themes_section(text: str) -> tuple[int, int]:
    """Where the list of themes begins and ends in the text.

    Raises CannotEdit where there is none that can be told from the rest.
    """
    lines = _ThemeLines(text)
    return lines.start, lines.end


def _applied(text: str, edits: Iterable[Edit]) -> str:
    """The text changed from its end; what is put before something goes in when that has gone."""
    for edit in sorted(edits, key=lambda one: (one.start, one.end > one.start, one.rank))[::-1]:
        text = text[: edit.start] + edit.new + text[edit.end :]
    return text


def _quoted(text: str) -> str:
    """The text as a quoted YAML scalar (JSON strings are YAML)."""
    return json.dumps(text, ensure_ascii=False)


class _ThemeLines:
    """Knows where each theme stands in the text."""

    def __init__(self, text: str) -> None:
        """Find the list of themes."""
        self._text = text
        self._newline = "\r\n" if "\r\n" in text else "\n"
        root = yaml.compose(text, Loader=yaml.SafeLoader)
        if not isinstance(root, yaml.MappingNode):
            raise CannotEdit
        key, found = next(((k, v) for k, v in root.value if k.value == _KEY), (None, None))
        if not isinstance(found, yaml.SequenceNode) or found.flow_style or key is None:
            raise CannotEdit
        self._items = {self._id(item): item for item in found.value}
        self.start = key.start_mark.index
        self.end = max(self._line_end(_last(item)) for item in found.value)

    def _id(self, item: yaml.Node) -> str:
        """The id of a theme, which stands alone on its lines."""
        line = self._text[self._line_start(item.start_mark.index) : item.start_mark.index]
        if not isinstance(item, yaml.MappingNode) or line.strip(f" {_BOM}") != "-":
            raise CannotEdit
        found = _entries(item).get("id")
        return found.value.strip() if isinstance(found, yaml.ScalarNode) else ""

    def changed(self, place: str, old: Theme, new: Theme) -> Iterator[Edit]:
        """What changes in the lines of one theme."""
        item = self._items[place]
        entries = _entries(item)
        for name, before, after in (("id", old.id, new.id), ("label", old.label, new.label)):
            if before != after:
                node = entries[name]
                written = after if name == "id" else _quoted(after)
                yield _edit(node.start_mark.index, node.end_mark.index, written)
        for name, known, wanted in (
            ("aliases", old.aliases, new.aliases),
            ("chapters", old.chapters, new.chapters),
        ):
            if known != wanted:
                quoted = map(_quoted, wanted) if name == "aliases" else wanted
                yield self._list(item, name, known, tuple(quoted))
        if old.split_from != new.split_from:
            yield self._rules(item, new)

    def added(self, after: str, themes: Sequence[Theme]) -> Edit:
        """The lines of new themes, below those of the theme `after`."""
        item = self._items[after]
        indent = " " * self._column(item)
        dash = self._text[self._line_start(item.start_mark.index) : item.start_mark.index]
        written = []
        for theme in themes:
            first, *others = _lines_of(theme)
            written += [dash.lstrip(_BOM) + first, *(indent + line for line in others)]
        return self._insertion(self._line_end(_last(item)), written, "added")

    def removed(self, place: str) -> Iterator[Edit]:
        """The lines of a theme; those that only hold a comment stay."""
        item = self._items[place]
        start, end = self._line_start(item.start_mark.index), self._line_end(_last(item))
        while start < end:
            stop = self._line_end(start)
            line = self._text[start:stop].strip()
            if line and not line.startswith("#"):
                yield _edit(start, stop, "")
            start = stop

    # -- parts of a theme -------------------------------------------------------------------

    def _list(
        self, item: yaml.MappingNode, name: str, known: Sequence[str], wanted: Sequence[str]
    ) -> Edit:
        """One list of a theme with what is new at its end."""
        node = _entries(item).get(name)
        if len(wanted) < len(known):
            raise CannotEdit
        more = wanted[len(known) :]
        if node is None:
            return self._new_entry(item, f"{name}: [{', '.join(wanted)}]", name)
        if not isinstance(node, yaml.SequenceNode):  # the key is there without a value
            written = f"[{', '.join(wanted)}]"
            space = "" if self._text[node.start_mark.index - 1] == " " else " "
            return _edit(node.start_mark.index, node.end_mark.index, f"{space}{written}", name)
        if not node.flow_style:
            last = node.value[-1]
            lead = self._text[self._line_start(last.start_mark.index) : last.start_mark.index]
            lines = [lead + one for one in more]
            return self._insertion(self._line_end(_last(last)), lines, name)
        place = node.value[-1].end_mark.index if node.value else node.start_mark.index + 1
        text = ", ".join(more)
        return _edit(place, place, f", {text}" if node.value else text, name)

    def _rules(self, item: yaml.MappingNode, theme: Theme) -> Edit:
        """The rules of a theme, written anew."""
        key = next((k for k, _ in item.value if k.value == "split_from"), None)
        if item.flow_style:
            raise CannotEdit
        if key is None:
            last = self._line_end(_last(item))
            return self._insertion(last, self._indented(item, _rule_lines(theme)), "split_from")
        start = self._line_start(key.start_mark.index)
        if key is item.value[0][0]:  # it stands behind the dash
            raise CannotEdit
        end = self._line_end(_last(_entries(item)["split_from"]))
        lines = self._indented(item, _rule_lines(theme))
        return _edit(start, end, "".join(line + self._newline for line in lines))

    def _new_entry(self, item: yaml.MappingNode, line: str, name: str) -> Edit:
        """A line below the label of a theme."""
        if item.flow_style:
            place = item.value[-1][1].end_mark.index
            return _edit(place, place, f", {line}", name)
        label = _entries(item)["label"]
        return self._insertion(self._line_end(_last(label)), self._indented(item, [line]), name)

    def _indented(self, item: yaml.Node, lines: Iterable[str]) -> list[str]:
        return [" " * self._column(item) + line for line in lines]

    # -- places in the text -----------------------------------------------------------------

    def _insertion(self, place: int, lines: Iterable[str], what: str) -> Edit:
        """Whole lines at the beginning of a line, also below a last line that does not end."""
        ends = place == 0 or self._text[place - 1] == "\n"
        new = "".join(line + self._newline for line in lines)
        written = new if ends else self._newline + new.rstrip("\r\n")
        return _edit(place, place, written, what)

    def _column(self, item: yaml.Node) -> int:
        start = self._line_start(item.start_mark.index)
        return len(self._text[start : item.start_mark.index].lstrip(_BOM))

    def _line_start(self, place: int) -> int:
        return self._text.rfind("\n", 0, place) + 1

    def _line_end(self, place: int) -> int:
        """Where the line of `place` ends, its end included."""
        found = self._text.find("\n", place)
        return len(self._text) if found < 0 else found + 1


def _entries(item: yaml.Node) -> dict[str, yaml.Node]:
    return {key.value: value for key, value in item.value}


def _last(node: yaml.Node) -> int:
    """The place of the last sign of a node: what follows it on its line is not counted."""
    while isinstance(node, yaml.CollectionNode) and not node.flow_style and node.value:
        last = node.value[-1]
        node = last[1] if isinstance(last, tuple) else last
    return max(node.start_mark.index, node.end_mark.index - 1)


def _lines_of(theme: Theme) -> list[str]:
    """A theme as the lines of a mapping."""
    lines = [f"id: {theme.id}", f"label: {_quoted(theme.label)}"]
    if theme.aliases:
        lines.append(f"aliases: [{', '.join(map(_quoted, theme.aliases))}]")
    if theme.chapters:
        lines.append(f"chapters: [{', '.join(theme.chapters)}]")
    return lines + _rule_lines(theme)


def _rule_lines(theme: Theme) -> list[str]:
    """What was split from other themes, as lines of one theme."""
    if not theme.split_from:
        return []
    rules = (f"  {origin}: [{', '.join(map(_quoted, w))}]" for origin, w in theme.split_from)
    return ["split_from:", *rules]
