"""`absr demo`: the example, from an empty folder to its reports."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from absr.bundled import bundled
from absr.model.edition import Audience
from absr.model.exit_status import ExitStatus
from absr.model.problem import Refusal
from absr.report import REPORTS
from absr.store.files import clear_folder, machine_refusal, write_file
from absr.workflow.ingest import IngestRequest, IngestResult, ingest
from absr.workflow.init import InitRequest, init
from absr.workflow.project import open_project
from absr.workflow.report import DEFAULT_FORMATS, Built, ReportRequest, report
from absr.workflow.tour import Stop, tour

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Callable
    from pathlib import Path

    from absr.model.labels import Language

EXAMPLE = "romainville"


@dataclass(frozen=True, slots=True)
class Demo:
    """What the demo made."""

    root: Path
    language: Language
    """The example's own: that in which it answers."""
    ingested: IngestResult
    built: tuple[Built, ...]
    tour: tuple[Stop, ...]


def demo(root: Path, now: dt.datetime, unfinished: Callable[[bool], None]) -> Demo:
    """Make the example's project in `root`, read its workbooks and build its reports.

    What cannot be finished is taken away again, and `unfinished` told whether all of it is gone.
    Raises Refusal U206 when the folder holds something already.
    """
    _refuse_taken(root)
    missing = [place for place in (*reversed(root.parents), root) if not place.exists()]
    try:
        return _made(root, now)
    except BaseException:
        if root.exists():
            unfinished(clear_folder(root, missing))
        raise


def _made(root: Path, now: dt.datetime) -> Demo:
    example = bundled("examples") / EXAMPLE
    for source in sorted(path for path in example.rglob("*") if path.is_file()):
        write_file(root / source.relative_to(example), source.read_bytes())
    project = open_project(root)
    language = project.settings.language
    init(InitRequest(None, root, now.date(), language, folder=root))
    ingested = ingest(project, IngestRequest((), now))
    wanted = ReportRequest(tuple(REPORTS), DEFAULT_FORMATS, tuple(Audience), now)
    built = report(project, wanted)
    return Demo(root, language, ingested, built, tour(project, now.date()))


def _refuse_taken(root: Path) -> None:
    try:
        is_taken = root.exists() and (not root.is_dir() or any(root.iterdir()))
    except OSError as error:
        raise machine_refusal(error, root) from error
    if is_taken:
        raise Refusal("U206", exit_status=ExitStatus.WOULD_OVERWRITE, path=str(root))
