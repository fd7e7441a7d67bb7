"""`absr ingest`."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

from absr.cli.output import emit, next_step, paragraph, say
from absr.cli.problems import problem_json, show_problems
from absr.cli.session import current

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    import typer  # given to this module when the command has options: without, it starts sooner

    from absr.model.fields import Field, Kind
    from absr.model.settings import Settings
    from absr.workflow.answers import FileAnswer
    from absr.workflow.ingest import IngestRequest, IngestResult
    from absr.workflow.project import Project

_MOST_CHANGES = 12
_LONGEST_NAME = 40
"""Characters of a name or a title that say which record it is."""
_SILENT = frozenset({"documentation", "lists", "empty", "no_private_folder"})
"""Reasons for not reading a sheet that need no word, or are a problem with words of its own."""
_COUNTS = ("added", "changed", "removed", "unchanged")
_OF_INTERVIEWS = frozenset({"interviews", "statements", "persons"})


def ingest(
    files: Annotated[list[Path] | None, typer.Argument(metavar="FILE", readable=False)] = None,
    dry_run: Annotated[bool, typer.Option("--dry-run")] = False,
    strict: Annotated[bool, typer.Option("--strict")] = False,
    accept_removed: Annotated[bool, typer.Option("--accept-removed")] = False,
    map_file: Annotated[Path | None, typer.Option("--map", metavar="FILE", readable=False)] = None,
    no_input: Annotated[bool, typer.Option("--no-input")] = False,
) -> int:
    """Read the delivered workbooks."""
    from absr.workflow.ingest import IngestRequest
    from absr.workflow.ingest import ingest as read
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
        progress=_progress(),
    )
    result = read(project, request)
    if session.json:
        emit("ingest", _as_json(result))
        return result.exit_status
    _show(result, project.settings, dry_run=dry_run)
    if result.questions:
        result = _asked(project, request, result)
    next_step("ingest.errors" if any(answer.errors for answer in result.files) else "ingest")
    return result.exit_status


def _asked(project: Project, request: IngestRequest, result: IngestResult) -> IngestResult:
    """What the files give once the user has said what some of the words in them mean."""
    from absr.cli.ingest_questions import ask
    from absr.workflow.ingest import ingest as read

    decisions = ask(result.questions, project.settings)
    if not decisions:
        return result
    again = read(project, request._replace(map_file=None, decisions=decisions, asks=False))
    _show(again, project.settings, dry_run=False)
    return again


def _progress() -> Callable[[int, int], None] | None:
    """A counter on the terminal for long work; nothing when piped."""
    import sys
    import time

    session = current()
    if not session.terminal or session.json:
        return None
    started = time.monotonic()

    def show(done: int, total: int) -> None:
        if time.monotonic() - started > 1:
            end = "\n" if done == total else "\r"
            sys.stderr.write(f"  {session.speech('ingest.progress', done=done, total=total)}{end}")

    return show


def _as_json(result: IngestResult) -> dict[str, object]:
    totals = {name: sum(getattr(f, name) for f in result.files) for name in _COUNTS}
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
        **{name: getattr(answer, name) for name in _COUNTS},
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
        "annotated": None,
    }


def _show(result: IngestResult, settings: Settings, *, dry_run: bool) -> None:
    speech = current().speech
    for answer in result.files:
        say(_headline(answer))
        if answer.status == "unchanged":
            show_problems([p for p in answer.problems if p.code == "X204"], speech)
        else:
            _show_changes(answer, settings)
            show_problems(answer.problems, speech)
            _show_aside(answer)
    say()
    errors = sum(answer.errors for answer in result.files)
    warnings = sum(answer.warnings for answer in result.files)
    about = _about(result.files)
    parts = [
        speech.count("ingest.files", len(result.files)),
        *(
            speech.count(f"ingest.{name}{about}", sum(getattr(f, name) for f in result.files))
            for name in _COUNTS
        ),
        speech.count("ingest.errors", errors),
        speech.count("ingest.warnings", warnings),
    ]
    say(paragraph(speech("ingest.total", parts=", ".join(parts))))
    if result.decided and not dry_run:
        say(paragraph(speech.count("ingest.decided", result.decided)))
    if dry_run:
        say(paragraph(speech("ingest.dry_run")))


def _headline(answer: FileAnswer) -> str:
    """One line a file."""
    speech = current().speech
    if answer.status == "rejected":
        text = speech("ingest.rejected")
    elif answer.status == "unchanged":
        text = speech.count(f"ingest.same{_about([answer])}", answer.unchanged)
    else:
        shown = [n for n in _COUNTS if getattr(answer, n)] or ["added"]
        about = _about([answer])
        text = ", ".join(speech.count(f"headline.{n}{about}", getattr(answer, n)) for n in shown)
    mark = {"read": "✓", "partial": "!", "rejected": "✗", "unchanged": "="}[answer.status]
    line = speech("ingest.headline", mark=mark, file=answer.file, text=text)
    return paragraph(line, indent="  ")


def _about(answers: Sequence[FileAnswer]) -> str:
    """Which words count the records: « entretiens » where there is nothing else."""
    kinds = {sheet.kind for answer in answers for sheet in answer.sheets if sheet.kind}
    return ".interviews" if kinds <= _OF_INTERVIEWS else ""


def _show_changes(answer: FileAnswer, settings: Settings) -> None:
    """What was edited, field by field, and what is gone."""
    from absr.model.kinds import kinds

    speech = current().speech
    told = [c for c in answer.changes if c.action != "added" or answer.unchanged + answer.changed]
    for change in told[:_MOST_CHANGES]:
        kind = kinds()[change.kind]
        facts = {"ref": _short_name(kind, change.ref), "kind": kind.noun.of(speech.language)}
        key = f"change.{change.action}"
        if change.field:
            column = _column(kind, change.field)
            before, after = (_in_words(column, v, settings) for v in (change.before, change.after))
            facts |= {"field": column.label.of(speech.language), "before": before, "after": after}
            key = "change.private" if change.before is change.after is None else "change.edited"
        say(paragraph(speech(key, **facts), indent="      ", first="    · "))
    if len(told) > _MOST_CHANGES:
        say(f"    · {speech.count('change.more', len(told) - _MOST_CHANGES)}")


def _short_name(kind: Kind, ref: str) -> str:
    """What a record is called; a name, unlike a number, may be cut."""
    if kind.main in kind.key and len(ref) > _LONGEST_NAME:
        return f"{ref[: _LONGEST_NAME - 1].rstrip()}…"
    return ref


def _column(kind: Kind, name: str) -> Field:
    """The column in which a value stood, whether or not it could be understood there."""
    if name == "themes_unknown":
        return next(column for column in kind.fields if column.values == "themes")
    return kind.field(name.removesuffix("_text"))


def _in_words(column: Field, value: str | None, settings: Settings) -> str:
    """A value as a person writes it; what is in no list stays as written."""
    from absr.model.fields import ValueType

    speech = current().speech
    if not value:
        return speech("empty")
    if column.value is ValueType.YES_NO:
        return speech("yes" if value == "True" else "no")
    if column.values is not None:
        parts = value.split("; ")
        return "; ".join(_label(column.values, part, settings) for part in parts)
    if column.value is ValueType.DATE:
        return _short_date(value)
    if column.value in {ValueType.INTEGER, ValueType.NUMBER}:
        return _number(value)
    return value


def _label(list_id: str, value: str, settings: Settings) -> str:
    """The words of a value, in the language of the session; themes have the project's."""
    speech = current().speech
    if list_id in {"themes", "districts"}:
        return speech.typeset(settings.value_label(list_id, value))
    try:
        return speech.label(list_id, value)
    except KeyError:
        return _number(value)


def _short_date(value: str) -> str:
    import datetime as dt

    try:
        return current().speech.short_day(dt.date.fromisoformat(value))
    except ValueError:
        return value


def _number(value: str) -> str:
    """A number with every decimal it has; what is none stays as it is."""
    try:
        number = float(value)
    except ValueError:
        return value
    if number.is_integer():
        return current().speech.number(int(number))
    return current().speech.number(number, len(value.partition(".")[2]))


def _show_aside(answer: FileAnswer) -> None:
    """Rows and columns that were not taken, and why."""
    from absr.wording.problems import row_ranges

    speech = current().speech
    for sheet in answer.sheets:
        if sheet.kind is None and sheet.reason not in _SILENT:
            say(f"  – {speech(f'sheet_reason.{sheet.reason}', sheet=sheet.sheet)}")
        reasons: dict[str, list[int]] = {}
        for aside in sheet.aside:
            if aside.reason == "example":
                continue  # our own grey rows: nobody misses them
            reasons.setdefault(aside.reason, []).append(aside.row)
        for reason, rows in reasons.items():
            shown = row_ranges(rows)
            text = speech.count(f"aside.{reason}", len(rows), sheet=sheet.sheet, rows=shown)
            say(paragraph(text, indent="    ", first="  – "))
