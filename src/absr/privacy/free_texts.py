"""Free texts that give somebody away: found at ingest, so that the cell can be mended."""

from __future__ import annotations

from functools import cache, lru_cache
from itertools import islice
from typing import TYPE_CHECKING

from absr.model.fields import ValueType
from absr.model.kinds import kinds
from absr.model.problem import Problem, Severity
from absr.privacy.told import ROLES

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from typing import Protocol

    from absr.model.kinds.statements import Statement
    from absr.model.source import Source
    from absr.privacy.identities import NameFinder

    class Texts(Protocol):
        """A record with texts and the cells they stand in."""

        @property
        def kind(self) -> str:
            """Id of its kind."""

        @property
        def source(self) -> Source:
            """Where it stands."""

        @property
        def values(self) -> Mapping[str, object]:
            """Field → value."""

        @property
        def cells(self) -> Mapping[str, str]:
            """Field → cell."""


def scan(records: Iterable[Texts], names: NameFinder) -> list[Problem]:
    """One problem for each cell that names or gives the contact of somebody.

    The value is never repeated: the address is enough to mend the cell.
    """
    problems: dict[tuple[str, str], Problem] = {}
    known = _Known(names)
    some = iter(records)
    while together := list(islice(some, _TOGETHER)):
        known.look_at({text for record in together for _, text in _free_texts(record)})
        for record in together:
            if not known.tells_nothing_of(record.kind):
                for name, text in _free_texts(record):
                    for code in known.codes(name, text):
                        told = _problem(code, record, name)
                        problems.setdefault((code, told.cells[0]), told)
    return list(problems.values())


def _free_texts(record: Texts) -> list[tuple[str, str]]:
    """The fields of a record that are written in free words, and what they say."""
    values = record.values
    return [
        (name, value if isinstance(value, str) else "; ".join(value))  # type: ignore[arg-type]
        for name in _free_among(record.kind, tuple(values))
        if (value := values[name])
    ]


@lru_cache(maxsize=1024)
def _free_among(kind_id: str, fields: tuple[str, ...]) -> tuple[str, ...]:
    """Those of some fields of a kind that are written in free words."""
    free = _free_fields(kind_id)
    return tuple(name for name in fields if name in free)


def _problem(code: str, record: Texts, name: str) -> Problem:
    column = name if name in record.cells else name.removesuffix("_text")
    source, cell = record.source, record.cells.get(column, "")
    return Problem(code, Severity.WARNING, source.file, source.sheet, (cell,), field=column)


class _Known:
    """What free texts give away; those of many records are searched as one."""

    def __init__(self, names: NameFinder) -> None:
        self._names = names
        self._short: set[str] = set()
        """Short texts that were searched."""
        self._codes: dict[str, tuple[str, ...]] = {}
        """Those of the texts searched that give somebody away."""

    def look_at(self, texts: set[str]) -> None:
        """Search these texts, which are asked about next."""
        new = list(texts - self._short - self._codes.keys())
        found = self._names.given_away(new) if new else set()
        self._codes |= {new[place]: self._names.finds(new[place]) for place in found}
        self._short.update(text for text in new if len(text) <= _SHORT)

    def tells_nothing_of(self, kind: str) -> bool:
        """Whether no text searched so far gives anybody away, nor any that says what one does."""
        return not self._codes and ROLES.isdisjoint(_free_fields(kind))

    def codes(self, name: str, text: str) -> tuple[str, ...]:
        """Codes of what the text of a field gives away."""
        codes = self._codes.get(text, ())
        if name in ROLES and not codes and self._names.names_in_role(text):
            return ("P312",)
        return codes


def names_somebody(statement: Statement, names: NameFinder) -> bool:
    """Whether a text of a statement names somebody or gives a contact, as `scan` told of it."""
    free = sorted(_free_fields("statements"))
    texts = (getattr(statement, name, None) for name in free)
    return any(isinstance(text, str) and names.finds(text) for text in texts)


@cache
def _free_fields(kind_id: str) -> frozenset[str]:
    """The fields of a kind that are written in free words, with the words kept beside a value."""
    kind = kinds()[kind_id]
    free = {column.name for column in kind.fields if column.value in _FREE}
    beside = {f"{column.name}_text" for column in kind.fields}
    return frozenset(free | (beside & set(kind.record.__annotations__)))


_TOGETHER = 500
"""Records whose texts are searched as one."""
_SHORT = 60
"""Short texts come back in many cells; longer ones are rarely met twice."""
_FREE = frozenset({ValueType.TEXT, ValueType.LONG_TEXT, ValueType.REFS})
