"""One value of an indicator in one territory, typed in a sheet or computed from a file."""

from __future__ import annotations

from typing import TYPE_CHECKING

from absr.analysis.territory_codes import territory_code
from absr.model.catalogue import NO_CATALOGUE
from absr.model.formulas import variables_of
from absr.model.labels import fold
from absr.model.record import NamedTuple

if TYPE_CHECKING:
    from absr.model.catalogue import Catalogue
    from absr.model.kinds.observations import Observation

_CONCEPT_WORDS = (
    ("recensement", "rp"),
    ("census", "rp"),
    ("bureau international", "ilo"),
    ("international labour", "ilo"),
    (" bit", "ilo"),
    ("france travail", "registered"),
    ("declare", "filosofi_dec"),
    ("disponible", "filosofi_disp"),
    ("disposable", "filosofi_disp"),
)
"""Words of a typed definition → what is counted, the surest first: the unemployed of the census
are « declared » as well, without being declared incomes."""


class Row(NamedTuple):
    """A value, or why there is none, with all that was said of it."""

    indicator: str
    territory: str
    """Code (`COM-93063`)."""
    vintage: str
    measure: float | str
    evidence: tuple[str, ...]
    label: str | None = None
    unit: str | None = None
    producer: str | None = None
    chapter: str | None = None
    themes: tuple[str, ...] = ()
    direction: str | None = None
    numerator: float | None = None
    base: float | None = None
    concept: str | None = None
    """The definition as somebody wrote it."""
    counts: str | None = None
    """What is counted, told by dataset or by the words of the definition; None: not known."""
    datasets: tuple[str, ...] = ()
    """Ids of the datasets of its formula; none where the catalogue does not have it."""
    territory_name: str | None = None
    communes: int | None = None
    without: int | None = None
    series: tuple[str, ...] = ()
    """Newer names or meanings of its variables: another series than the older ones."""
    is_computed: bool = False
    is_typed: bool = False

    @property
    def is_number(self) -> bool:
        """Whether there is a value."""
        return not isinstance(self.measure, str)


def typed_row(row: Observation, catalogue: Catalogue = NO_CATALOGUE) -> Row:
    """A value of the sheet of indicators; its series is what the catalogue knows of its year."""
    definition = catalogue.find(row.indicator)
    names = {one.name for one in variables_of(definition.node)} if definition else ()
    meanings = (catalogue.new_meaning(name, row.vintage[-4:]) for name in names)
    return Row(
        indicator=row.indicator,
        territory=territory_code(row.territory),
        vintage=row.vintage,
        measure=row.measure,
        evidence=(row.id,),
        label=row.label,
        unit=row.unit,
        producer=row.producer,
        chapter=row.chapter,
        themes=row.themes,
        direction=row.direction,
        numerator=row.numerator,
        base=row.base,
        concept=row.concept,
        counts=_said_concept(row.concept),
        datasets=definition.datasets if definition else (),
        territory_name=row.territory_name,
        series=tuple(sorted(mark for found in meanings for mark in found)),
        is_typed=True,
    )


def is_mixed(row: Row, first: Row) -> bool:
    """Whether two values count different things, as far as anybody says."""
    if row.is_computed and first.is_computed:
        return row.counts != first.counts or row.series != first.series
    if row.is_computed or first.is_computed:
        return bool(row.counts and first.counts and row.counts != first.counts)
    return bool(row.concept and first.concept and fold(row.concept) != fold(first.concept))


def _said_concept(concept: str | None) -> str | None:
    if not concept:
        return None
    words = f" {fold(concept)}"
    return next((said for word, said in _CONCEPT_WORDS if word in words), None)
