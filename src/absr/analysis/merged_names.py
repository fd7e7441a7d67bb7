"""What was decided of names that look alike, and the records under the names that were kept.

The decisions change no record: whoever counts asks for the corpus `with_merges`, in which each
record keeps its id and its place.
"""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, Any

from absr.model.corpus import Corpus
from absr.model.record import NamedTuple
from absr.model.register_facts import MergedName, resource_key

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Mapping, Sequence

    from absr.model.kinds.merges import Merge

NAMED_IN: tuple[tuple[str, str, str], ...] = (
    ("resource", "resources", "name"),
    ("resource", "statements", "resource"),
    ("resource", "contributions", "resource"),
    ("resource", "actions", "resources"),
    ("structure", "actors", "name"),
    ("structure", "actors", "links"),
    ("structure", "interviews", "structure"),
    ("structure", "interviews", "works_with"),
    ("structure", "interviews", "to_meet"),
    ("structure", "resources", "holder"),
    ("structure", "pledges", "partners"),
)
"""What is named (`NAMED_THINGS`), the kind of record that names it, and the field."""

_Node = tuple[str, str, str]
"""`name` or `group`, what is named, and the name as it is compared."""


class Contradiction(NamedTuple):
    """A decision that says the contrary of another one."""

    decision: Merge
    other: Merge


class Decided(NamedTuple):
    """All that was decided of names."""

    kept: Mapping[tuple[str, str], str]
    """What is named and the name as it is compared → the name that was kept."""
    merged: tuple[MergedName, ...]
    contradictions: tuple[Contradiction, ...]
    """Decisions that a group is one, and that it is not: none of its names is changed."""
    two_names: tuple[Contradiction, ...]
    """A group for which two names are to be kept: the first one is."""


def decided(merges: Sequence[Merge]) -> Decided:
    """What the decisions come to, taken together."""
    same = [one for one in merges if one.decision == "same"]
    sets = _Sets()
    for one in same:
        for node in _joined_by(one, merges):
            sets.join(_name(one.what, one.name), node)
    against = [
        Contradiction(one, other)
        for one in merges
        if one.decision == "different" and (other := _contradicted(one, same, sets)) is not None
    ]
    refused = {sets.root(_name(c.decision.what, c.decision.name)) for c in against}
    groups: dict[_Node, list[Merge]] = defaultdict(list)
    for one in same:
        groups[sets.root(_name(one.what, one.name))].append(one)
    kept: dict[tuple[str, str], str] = {}
    merged, two_names = [], []
    for root, rows in groups.items():
        if root in refused:
            continue
        names = sets.names(root)
        keys = {key for _, key in names}
        called, doubt = _called(rows, keys)
        two_names += doubt
        kept |= dict.fromkeys(names, called)
        merged.append(_merged(rows, called, keys))
    return Decided(kept, tuple(merged), tuple(against), tuple(two_names))


def with_merges(corpus: Corpus) -> Corpus:
    """The records under the names that were kept; the corpus itself when nothing was decided."""
    kept = decided(corpus.merges).kept
    if not kept:
        return corpus
    records = dict(corpus.records)
    for what, kind, field in NAMED_IN:
        records[kind] = tuple(_renamed(r, what, field, kept) for r in records.get(kind, ()))
    return Corpus(records, corpus.cells)


def names_in(record: Any, field: str) -> tuple[str, ...]:
    """The names that a field holds, one or several."""
    value = getattr(record, field)
    return tuple(value) if isinstance(value, tuple) else (value,) if value else ()


def _renamed(record: Any, what: str, field: str, kept: Mapping[tuple[str, str], str]) -> Any:
    held = names_in(record, field)
    names = tuple(dict.fromkeys(kept.get((what, resource_key(name)), name) for name in held))
    if names == held:
        return record
    value = names if isinstance(getattr(record, field), tuple) else names[0]
    return record._replace(**{field: value})


# -- which names are one -------------------------------------------------------------------------


class _Sets:
    """Nodes joined two by two."""

    def __init__(self) -> None:
        self._above: dict[_Node, _Node] = {}

    def root(self, node: _Node) -> _Node:
        while (above := self._above.setdefault(node, node)) != node:
            node = above
        return node

    def join(self, one: _Node, other: _Node) -> None:
        first, second = sorted((self.root(one), self.root(other)))
        self._above[second] = first

    def names(self, root: _Node) -> list[tuple[str, str]]:
        """What is named, and each name as it is compared."""
        every = [node for node in self._above if node[0] == "name"]
        return [(what, key) for part, what, key in every if self.root((part, what, key)) == root]


def _name(what: str, name: str) -> _Node:
    return ("name", what, resource_key(name))


def _joined_by(one: Merge, merges: Sequence[Merge]) -> Iterator[_Node]:
    """What a name that is « the same » is joined with: its group, and the name of the group.

    A group goes on without the name that it was proposed under when that one was told apart.
    """
    if one.proposed:
        yield ("group", one.what, resource_key(one.proposed))
        if not _is_told_apart(one.what, one.proposed, merges):
            yield _name(one.what, one.proposed)
    if one.kept:
        yield _name(one.what, one.kept)


def _is_told_apart(what: str, proposed: str, merges: Sequence[Merge]) -> bool:
    """Whether the row of the proposed name itself says that it is not of its group, or waits."""
    key = resource_key(proposed)
    return any(
        one.what == what
        and one.decision in {"different", "later"}
        and resource_key(one.name) == key
        and resource_key(one.proposed or "") == key
        for one in merges
    )


def _contradicted(one: Merge, same: Sequence[Merge], sets: _Sets) -> Merge | None:
    """A decision that joins what this one tells apart."""
    own = sets.root(_name(one.what, one.name))
    group = sets.root(("group", one.what, resource_key(one.proposed or one.kept or "")))
    named = sets.root(_name(one.what, one.proposed or one.kept or ""))
    is_head = resource_key(one.name) == resource_key(one.proposed or "")
    if own != group and (is_head or own != named):
        return None
    joined = [s for s in same if sets.root(_name(s.what, s.name)) == own]
    key = resource_key(one.name)
    closest = (s for s in joined if key in {resource_key(s.name), resource_key(s.kept or "")})
    return next(closest, joined[0] if joined else None)


def _called(rows: Sequence[Merge], keys: Collection[str]) -> tuple[str, list[Contradiction]]:
    """The name kept for rows that are one, and the first row that wants another.

    The proposed one, unless it was told apart (`keys`: the names that are one, as compared).
    """
    wanted = [row for row in rows if row.kept]
    if not wanted:
        proposed = (r.proposed for r in rows if r.proposed and resource_key(r.proposed) in keys)
        return next(proposed, rows[0].name), []
    first = wanted[0]
    others = [r for r in wanted[1:] if resource_key(r.kept or "") != resource_key(first.kept or "")]
    return first.kept or "", [Contradiction(row, first) for row in others[:1]]


def _merged(rows: Sequence[Merge], called: str, keys: Collection[str]) -> MergedName:
    """The names that are one; `keys`: as they are compared."""
    written = [name for row in rows for name in (row.name, row.proposed or "")]
    names = {key: name for name in reversed(written) if (key := resource_key(name)) in keys}
    names.pop(resource_key(called), None)
    return MergedName(
        rows[0].what, called, tuple(sorted(names.values())), tuple(row.id for row in rows)
    )
