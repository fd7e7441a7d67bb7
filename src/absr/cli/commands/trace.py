"""`absr trace`."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from absr.cli.chain import chain_json, show_chain
from absr.cli.output import emit, paragraph, say
from absr.cli.session import current

if TYPE_CHECKING:
    from collections.abc import Sequence

    from absr.workflow.trace import Trace, TracedFigure, TracedRecord

_MOST_RECORDS = 40


def trace(wanted: Annotated[str, typer.Argument(metavar="ID")]) -> int:
    """From an evidence id or a figure back to the cells."""
    from absr.workflow.project import open_project
    from absr.workflow.trace import trace as follow

    session = current()
    found = follow(open_project(session.project).told_in(session.language), wanted, session.today)
    if session.json:
        emit("trace", _as_json(found, wanted))
        return 0
    if found.record is not None:
        _show_record(found.record, "")
    for figure in found.figures:
        _show_figure(figure)
    for chain in found.chains:
        show_chain(chain)
    return 0


def _as_json(found: Trace, wanted: str) -> dict[str, object]:
    chain = [chain_json(one) for one in found.chains]
    nothing: dict[str, object] = {"value": None, "base": None, "records": []}
    if found.record is not None:
        return {**_record_json(found.record), **nothing, "chain": chain}
    if not found.figures:
        return {
            "id": found.chains[0].person,
            "kind": "person",
            "text": "",
            "source": None,
            "used_in": [],
            **nothing,
            "chain": chain,
        }
    return {**_figures_json(found.figures, wanted), "chain": chain}


def _figures_json(figures: Sequence[TracedFigure], wanted: str) -> dict[str, object]:
    """One figure, or several as one answer, with the records they count."""
    records = {record.id: record for figure in figures for record in figure.records}
    one = figures[0].figure if len(figures) == 1 else None
    return {
        "id": one.id if one else wanted,
        "kind": "figure",
        "text": one.id if one else wanted,
        "source": None,
        "used_in": sorted({path for record in records.values() for path in record.used_in}),
        "value": one.value if one else None,
        "base": one.base if one else None,
        "records": [_record_json(record) for record in records.values()],
    }


def _record_json(record: TracedRecord) -> dict[str, object]:
    first = record.places[0] if record.places else None
    source = first and {
        "file": first.file,
        "sheet": first.sheet,
        "row": first.row,
        "cell": first.cell,
        "archive": first.archive,
    }
    return {
        "id": record.id,
        "kind": record.kind,
        "text": record.text,
        "source": source,
        "used_in": list(record.used_in),
    }


def _show_record(record: TracedRecord, indent: str) -> None:
    from absr.model.kinds import kinds

    speech = current().speech
    noun = kinds()[record.kind].noun.of(speech.language)
    say(f"{indent}{record.id} · {noun}")
    if record.text:
        say(paragraph(speech.quoted(record.text), indent=f"{indent}  "))
    for place in record.places:
        spot = " › ".join((place.file, place.sheet, place.cell or str(place.row)))
        say(f"{indent}  {spot}")
        if place.archive:
            say(paragraph(speech("trace.archive", path=place.archive), indent=f"{indent}    "))
    if record.state == "withdrawn":
        say(paragraph(speech("trace.withdrawn"), indent=f"{indent}  "))
    for path in _documents(record.used_in):
        say(paragraph(speech("trace.used_in", path=path), indent=f"{indent}  "))


def _documents(paths: Sequence[str]) -> list[str]:
    """Each document once, with its formats: `rapports/internal/phase1 (docx, html, md)`."""
    formats: dict[str, list[str]] = {}
    for path in paths:
        if "-figures/" not in path:
            stem, _, ending = path.rpartition(".")
            formats.setdefault(stem, []).append(ending)
    return [f"{stem} ({', '.join(endings)})" for stem, endings in formats.items()]


def _show_figure(found: TracedFigure) -> None:
    speech = current().speech
    figure = found.figure
    unit = speech(f"unit.{figure.unit}")
    say(f"{figure.id}{speech('address.colon')}{figure.value} / {figure.base} ({unit})")
    for record in found.records[:_MOST_RECORDS]:
        _show_record(record, "  ")
    more = len(found.records) - _MOST_RECORDS
    if more > 0:
        say(f"  {speech.count('trace.more', more)}")
