"""The answer of `absr ingest` on the terminal: a line a file, a message a cause, the next step."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING

from absr.cli.output import next_step, paragraph, say
from absr.cli.problems import show_problems
from absr.cli.session import current
from absr.cli.shell import quoted

if TYPE_CHECKING:
    from collections.abc import Sequence

    from absr.workflow.answers import FileAnswer, Published
    from absr.workflow.ingest import IngestResult
    from absr.workflow.project import Project

COUNTS = ("added", "changed", "removed", "unchanged")
_SILENT = frozenset({"documentation", "lists", "empty", "no_private_folder"})
"""Reasons for not reading a sheet that need no word, or are a problem with words of its own."""
_OF_INTERVIEWS = frozenset({"interviews", "statements", "persons"})
_MOST_NAMES = 3
"""Files passed over that are told by their names; the others are counted."""
_ALWAYS_TOLD = frozenset({"X204", "F036", "F037"})
"""What is said again of a file that brought nothing new."""


def show_result(result: IngestResult, project: Project, *, dry_run: bool, every: bool) -> None:
    """What became of every file, and the totals."""
    speech = current().speech
    cut = False
    for answer in result.files:
        cut |= _show_file(answer, project, every=every)
    if cut:
        say()
        say(paragraph(speech("ingest.all"), indent="  "))
    say()
    errors = sum(answer.errors for answer in result.files)
    warnings = sum(answer.warnings for answer in result.files)
    about = _about(result.files)
    parts = [
        speech.count("ingest.files", len(result.files)),
        *(
            speech.count(f"ingest.{name}{about}", sum(getattr(f, name) for f in result.files))
            for name in COUNTS
        ),
        speech.count("ingest.errors", errors),
        speech.count("ingest.warnings", warnings),
    ]
    say(paragraph(speech("ingest.total", parts=", ".join(parts))))
    if result.decided and not dry_run:
        say(paragraph(speech.count("ingest.decided", result.decided)))
    if dry_run:
        say(paragraph(speech("ingest.dry_run")))


def show_passed_over(project: Project) -> None:
    """The files of the phase folders that nobody named and that hold no known table."""
    from absr.workflow.unread import passed_over

    paths = passed_over(project)
    if not paths:
        return
    inside = Path.cwd().is_relative_to(project.paths.root.absolute())
    first = os.path.relpath(paths[0]) if inside else str(paths[0])
    names = ", ".join(path.name for path in paths[:_MOST_NAMES])
    shown = f"{names}…" if len(paths) > _MOST_NAMES else names
    say()
    text = current().speech.count("ingest.passed_over", len(paths), names=shown, one=quoted(first))
    say(paragraph(text))


def _show_file(answer: FileAnswer, project: Project, *, every: bool) -> bool:
    """One file; gives back whether some of its addresses were left out."""
    speech = current().speech
    say(_headline(answer))
    if answer.status == "unchanged":
        told = [p for p in answer.problems if every or p.code in _ALWAYS_TOLD]
        cut = show_problems(told, speech, every=every)
    else:
        from absr.cli.ingest_changes import show_changes

        _show_sheets(answer)
        show_changes(answer, project)
        cut = show_problems(answer.problems, speech, every=every)
        _show_aside(answer)
    if answer.annotated:
        if answer.status != "unchanged" or every:
            say()
        say(paragraph(speech("ingest.annotated", path=answer.annotated), indent="    ", first="  "))
    return cut


def _show_sheets(answer: FileAnswer) -> None:
    """The sheets read, one a line, where they are not those of absr's own workbooks."""
    from absr.model.kinds import kinds

    speech = current().speech
    read = [sheet for sheet in answer.sheets if sheet.kind]
    forms = {sheet.form for sheet in read}
    if len(forms) == len(read) and all(sheet.layout == "table" for sheet in read):
        return
    for sheet in read:
        layout = sheet.layout or "table"
        key = f"layout.{layout}"
        text = speech.count(
            "ingest.sheet",
            sheet.rows_read,
            sheet=sheet.sheet,
            kind=kinds()[sheet.kind or ""].noun.of(speech.language),
            layout=speech(key) if speech.has(key) else layout,
        )
        say(paragraph(text, indent="    ", first="  – "))


def show_next(result: IngestResult, project: Project) -> None:
    """The next step: the copies to correct where there are some, by their path from here."""
    errors = any(answer.errors for answer in result.files)
    marked = sorted({answer.annotated for answer in result.files if answer.annotated})
    if not marked:
        next_step("ingest.errors" if errors else "ingest")
        return
    place = marked[0] if len(marked) == 1 else str(Path(marked[0]).parent)
    whole = project.paths.root.absolute() / place
    inside = Path.cwd().is_relative_to(project.paths.root.absolute())
    shown = os.path.relpath(whole) if inside else str(whole)
    next_step("ingest.annotated", copy=quoted(shown))


def _headline(answer: FileAnswer) -> str:
    """One line a file."""
    speech = current().speech
    if answer.status == "rejected":
        text = speech("ingest.rejected")
    elif answer.status == "unchanged":
        text = speech.count(f"ingest.same{_about([answer])}", answer.unchanged)
    elif answer.published is not None and not answer.changed and not answer.removed:
        text = _kept(answer.published)
    else:
        shown = [n for n in COUNTS if getattr(answer, n)] or ["added"]
        about = _about([answer])
        text = ", ".join(speech.count(f"headline.{n}{about}", getattr(answer, n)) for n in shown)
    mark = {"read": "✓", "partial": "!", "rejected": "✗", "unchanged": "="}[answer.status]
    line = speech("ingest.headline", mark=mark, file=answer.file, text=text)
    return paragraph(line, indent="  ")


def _kept(published: Published) -> str:
    """What was kept of a published file: variables, years, commune and territories."""
    speech = current().speech
    counted = [
        speech.count(f"published.{name}", number)
        for name in ("districts", "iris", "comparators")
        if (number := getattr(published, name))
    ]
    variables = [speech.count("published.variables", published.variables)]
    parts = [*(variables if published.variables else ()), *published.vintages]
    return ", ".join(part for part in (*parts, published.commune, *counted) if part)


def _about(answers: Sequence[FileAnswer]) -> str:
    """Which words count the records: « entretiens » where there is nothing else."""
    kinds = {sheet.kind for answer in answers for sheet in answer.sheets if sheet.kind}
    return ".interviews" if kinds <= _OF_INTERVIEWS else ""


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
