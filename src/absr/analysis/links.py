"""How records name each other: the numbers people write, and who is behind them.

People link the phases: interviewee, pilot, invited, participant, lead of an action. A number is
compared without case, accents, spaces or punctuation (`E 01` is `e01`).
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from absr.model.kinds import kinds
from absr.model.labels import compact

if TYPE_CHECKING:
    from collections.abc import Iterable

    from absr.model.corpus import Corpus
    from absr.model.fields import Field, Kind


def name_field(kind: Kind) -> str:
    """The field by which other records name one of `kind`: its number, else its name."""
    return "ref" if any(column.name == "ref" for column in kind.fields) else kind.key[0]


def named(corpus: Corpus, kind_id: str) -> dict[str, Any]:
    """Compact number or name → the record of that kind; the first one where several share it."""
    name = name_field(kinds()[kind_id])
    found: dict[str, Any] = {}
    for record in corpus.of(kind_id):
        value = getattr(record, name)
        if value:
            found.setdefault(compact(value), record)
    return found


def links_of(kind: Kind) -> tuple[Field, ...]:
    """The columns of `kind` that name other records."""
    return tuple(column for column in kind.fields if column.link is not None)


def references(record: Any, column: Field) -> tuple[str, ...]:
    """The numbers or names that a record gives in one column, as written."""
    value = getattr(record, column.name)
    if not value:
        return ()
    return (value,) if isinstance(value, str) else tuple(value)


def numbers(texts: Iterable[str]) -> set[str]:
    """Several numbers as they are compared."""
    return {compact(text) for text in texts}
