"""`absr show coverage`: persons met by type of actor and by district, beside those planned."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from absr.model.record import NamedTuple
from absr.model.value_lists import ACTOR_TYPES
from absr.wording.speech import speak
from absr.workflow.tabulated import Tabulated

if TYPE_CHECKING:
    from collections.abc import Iterable

    from absr.model.corpus import Corpus
    from absr.model.kinds.interviews import Interview
    from absr.model.settings import Settings
    from absr.wording.speech import Speech


class _Row(NamedTuple):
    """One type or district; None for those of whom it is not known."""

    feature: str
    """`actor_type` or `district`."""
    value: str | None
    planned: int | None
    persons: int
    interviews: int

    @property
    def missing(self) -> int | None:
        """How many persons are still to be met; None where nothing was planned."""
        return None if self.planned is None else max(0, self.planned - self.persons)


def tabulated_coverage(corpus: Corpus, settings: Settings, theme: str | None) -> Tabulated:
    """Types as planned, the other types, then districts; `theme` keeps whoever speaks of it."""
    speech = speak(settings.language)
    speaking = {said.interview for said in corpus.statements if theme in said.themes}
    met = [one for one in corpus.interviews if theme is None or one.id in speaking]
    quotas = dict(settings.quotas)
    types = [*quotas, *(e.id for e in ACTOR_TYPES.entries)]
    rows = [*_rows("actor_type", met, types, quotas), *_rows("district", met, settings.districts)]
    return Tabulated(
        ("feature", "whom", "planned", "persons", "interviews", "missing"),
        tuple(_cells(row, speech) for row in rows),
        (2, 3, 4, 5),
        tuple({**row._asdict(), "missing": row.missing} for row in rows),
    )


def _rows(
    feature: str,
    met: Iterable[Interview],
    values: Iterable[str],
    planned: dict[str, int] | None = None,
) -> list[_Row]:
    """A row for each value that the project knows, then for each other one that was met."""
    persons: Counter[str | None] = Counter()
    interviews: Counter[str | None] = Counter()
    for one in met:
        value = getattr(one, feature)
        persons[value] += one.persons
        interviews[value] += 1
    others = sorted(
        (v for v in persons if v is not None), key=lambda value: (-persons[value], value)
    )
    known: list[str | None] = list(dict.fromkeys([*values, *others]))
    if None in persons:
        known.append(None)
    return [
        _Row(feature, v, (planned or {}).get(v or ""), persons[v], interviews[v]) for v in known
    ]


def _cells(row: _Row, speech: Speech) -> tuple[str, ...]:
    if row.feature == "district":
        label = row.value or speech("whole_town")
    else:
        label = speech.label("actor_types", row.value) if row.value else speech("not_filled")
    numbers = (row.planned, row.persons, row.interviews, row.missing)
    return (
        speech(f"column.{row.feature}"),
        label,
        *("–" if number is None else str(number) for number in numbers),
    )
