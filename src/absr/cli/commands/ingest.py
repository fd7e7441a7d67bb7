"""`absr ingest`."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

from absr.cli.ingest_shown import COUNTS, show_next, show_passed_over, show_result
from absr.cli.output import emit, warn
from absr.cli.problems import problem_json
from absr.cli.progress import progress_line
from absr.cli.session import current
from absr.model.exit_status import ExitStatus

if TYPE_CHECKING:
    import typer  # given to this module when the command has options: without, it starts sooner

    from absr.workflow.answers import FileAnswer
    from absr.workflow.ingest import IngestRequest, IngestResult
    from absr.workflow.project import Project


def ingest(  # noqa: PLR0913 -- an option each
    files: Annotated[list[Path] | None, typer.Argument(metavar="FILE", readable=False)] = None,
    *,
    dry_run: Annotated[bool, typer.Option("--dry-run")] = False,
    strict: Annotated[bool, typer.Option("--strict")] = False,
    accept_removed: Annotated[bool, typer.Option("--accept-removed")] = False,
    map_file: Annotated[Path | None, typer.Option("--map", metavar="FILE", readable=False)] = None,
    no_input: Annotated[bool, typer.Option("--no-input")] = False,
    every: Annotated[bool, typer.Option("--all")] = False,
) -> int:
    """Read the delivered workbooks."""
    from absr.workflow.ingest import IngestRequest
    from absr.workflow.project import open_project

    session = current()
    project = open_project(session.project)
    request = IngestRequest(
        files=tuple(files or ()),
        now=session.now,
        strict=strict,
        accept_removed=accept_removed,
        dry_run=dry_run,
        map_file=map_file,
        asks=session.asks and not (no_input or dry_run),
    )
    try:
        return _ingest(project, request, every=every)
    except KeyboardInterrupt:
        warn("\n" + session.speech(f"ingest.interrupted.{_kept(project)}"))
        return ExitStatus.INTERRUPTED


def _ingest(project: Project, request: IngestRequest, *, every: bool) -> int:
    """Read the files and tell what became of them."""
    session = current()
    result = _read(project, request)
    if session.json:
        emit("ingest", _as_json(result))
        return result.exit_status
    show_result(result, project, dry_run=request.dry_run, every=every)
    if not (request.files or request.map_file):
        show_passed_over(project)
    if result.questions:
        result = _asked(project, request, result, every=every)
    show_next(result, project)
    return result.exit_status


def _read(project: Project, request: IngestRequest) -> IngestResult:
    """What the reading gives; how far it is stands on the terminal meanwhile."""
    from absr.workflow.ingest import ingest as read

    with progress_line() as progress:
        return read(project, request._replace(progress=progress))


def _kept(project: Project) -> str:
    """Whether this run had recorded what it read when it was broken off."""
    from absr.workflow.journal import history

    begun = current().now.isoformat(timespec="seconds")
    recorded = any(batch.action == "ingest" and batch.at == begun for batch in history(project))
    return "recorded" if recorded else "nothing"


def _asked(
    project: Project, request: IngestRequest, result: IngestResult, *, every: bool
) -> IngestResult:
    """What the files give once the user has said what some of the words in them mean."""
    from absr.cli.ingest_questions import ask

    decisions = ask(result.questions, project.settings)
    if not decisions:
        return result
    again = _read(project, request._replace(map_file=None, decisions=decisions, asks=False))
    show_result(again, project, dry_run=False, every=every)
    return again


def _as_json(result: IngestResult) -> dict[str, object]:
    totals = {name: sum(getattr(f, name) for f in result.files) for name in COUNTS}
    totals["errors"] = sum(answer.errors for answer in result.files)
    totals["warnings"] = sum(answer.warnings for answer in result.files)
    return {"files": [_file_json(answer) for answer in result.files], "totals": totals}


def _file_json(answer: FileAnswer) -> dict[str, object]:
    speech = current().speech
    return {
        "file": answer.file,
        "sha256": answer.sha256,
        "status": answer.status,
        "sheets": [
            {
                "sheet": sheet.sheet,
                "kind": sheet.kind,
                "layout": sheet.layout,
                "header_rows": list(sheet.header_rows),
                "titles": [{"row": t.row, "text": t.text} for t in sheet.titles],
                "rows": {
                    "read": sheet.rows_read,
                    "accepted": sheet.rows_accepted,
                    "aside": len(sheet.aside),
                    "blank": sheet.rows_blank,
                },
                "reason": sheet.reason,
                "columns": [
                    {"column": c.column, "header": c.header, "field": c.field, "reason": c.reason}
                    for c in sheet.columns
                ],
            }
            for sheet in answer.sheets
        ],
        **{name: getattr(answer, name) for name in COUNTS},
        "records": dict(answer.records),
        "changes": [
            {
                "action": c.action,
                "kind": c.kind,
                "ref": c.ref,
                "field": c.field,
                "before": c.before,
                "after": c.after,
            }
            for c in answer.changes
        ],
        "aside": [
            {"sheet": sheet.sheet, "row": a.row, "reason": a.reason, "text": a.text}
            for sheet in answer.sheets
            for a in sheet.aside
        ],
        "problems": [problem_json(problem, speech) for problem in answer.problems],
        "annotated": answer.annotated,
    }
