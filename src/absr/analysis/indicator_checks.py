"""What the sheet of indicators and the statistical files say of the same thing."""

from __future__ import annotations

from typing import TYPE_CHECKING

from absr.analysis.computed import computed_rows
from absr.analysis.indicator_rows import is_mixed, typed_row
from absr.analysis.measured import Measured
from absr.model.labels import compact
from absr.model.problem import Problem, Severity

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from absr.analysis.indicator_rows import Row
    from absr.model.catalogue import Catalogue
    from absr.model.corpus import Corpus
    from absr.model.kinds.observations import Observation
    from absr.model.settings import Settings

_HALF = 0.5
_ROUNDING = 1e-9
"""Beyond binary rounding: 13.885 typed as 13.88 or 13.89 is the same figure."""
_MORE_DIGITS = 2
_MOST_DIGITS = 10


def disagreements(corpus: Corpus, settings: Settings, catalogue: Catalogue) -> Iterator[Problem]:
    """Typed values that differ from the file's, beyond the digits that were typed."""
    measured = Measured(corpus.measurements, catalogue)
    typed = {compact(one.indicator) for one in corpus.observations}
    wanted = [one for one in catalogue.definitions if compact(one.id) in typed]
    computed = {
        (compact(row.indicator), row.vintage, row.territory): row
        for row in computed_rows(wanted, measured, settings).rows
        if row.is_number
    }
    places = {one.id: one.source.address for one in corpus.measurements}
    for observation in corpus.observations:
        row = typed_row(observation)
        beside = computed.get((compact(row.indicator), row.vintage, row.territory))
        if beside is not None and _differ(row, beside):
            yield _problem(corpus, observation, beside, places)


def _differ(row: Row, beside: Row) -> bool:
    """Whether both are numbers of the same unit and concept, and print otherwise."""
    if isinstance(row.measure, str) or isinstance(beside.measure, str):
        return False
    if row.unit not in {None, beside.unit} or is_mixed(row, beside):
        return False
    step = 10.0 ** -_decimals(row.measure)
    return abs(row.measure - beside.measure) > _HALF * step + _ROUNDING


def _decimals(number: float) -> int:
    """How many decimals a typed number has."""
    _, _, digits = repr(float(number)).partition(".")
    return 0 if "e" in digits or digits == "0" else len(digits)


def _plain(number: float, digits: int) -> str:
    """A number with these decimals at most, never with an exponent."""
    text = f"{number:.{digits}f}"
    return text.rstrip("0").rstrip(".") if "." in text else text


def _problem(
    corpus: Corpus, observation: Observation, beside: Row, places: Mapping[str, str]
) -> Problem:
    text = _plain(float(beside.measure), _decimals(float(observation.measure)) + _MORE_DIGITS)
    first = next((places[name] for name in beside.evidence if name in places), "")
    source = observation.source
    cell = corpus.cells.get(observation.id, {}).get("measure") or str(source.row)
    facts = (
        ("computed_en", text),
        ("computed_fr", text.replace(".", ",")),
        ("first", first),
        ("indicator", observation.label or observation.indicator),
    )
    return Problem(
        "I520",
        Severity.WARNING,
        source.file,
        source.sheet,
        (cell,),
        field="measure",
        value=_plain(float(observation.measure), _MOST_DIGITS),
        facts=facts,
    )
