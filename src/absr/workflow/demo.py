"""`absr demo`: the example, from an empty folder to its reports."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from absr.bundled import bundled
from absr.model.edition import Audience
from absr.model.exit_status import ExitStatus
from absr.model.problem import Refusal
from absr.report import REPORTS
from absr.store.files import write_file
from absr.workflow.ingest import IngestRequest, IngestResult, ingest
from absr.workflow.init import InitRequest, init
from absr.workflow.project import open_project
from absr.workflow.report import DEFAULT_FORMATS, Built, ReportRequest, report

if TYPE_CHECKING:
    import datetime as dt
    from pathlib import Path

EXAMPLE = "romainville"


@dataclass(frozen=True, slots=True)
class Demo:
    """What the demo made."""

    root: Path
    ingested: IngestResult
    built: tuple[Built, ...]


def demo(root: Path, now: dt.datetime) -> Demo:
    """Make the example's project in `root`, read its workbooks and build its reports.

    Raises Refusal U206 when the folder holds something already.
    """
    if root.exists() and (not root.is_dir() or any(root.iterdir())):
        raise Refusal("U206", exit_status=ExitStatus.WOULD_OVERWRITE, path=str(root))
    example = bundled("examples") / EXAMPLE
    for source in sorted(path for path in example.rglob("*") if path.is_file()):
        write_file(root / source.relative_to(example), source.read_bytes())
    project = open_project(root)
    init(InitRequest(None, root, now.date(), project.settings.language, folder=root))
    ingested = ingest(project, IngestRequest((), now))
    wanted = ReportRequest(tuple(REPORTS), DEFAULT_FORMATS, tuple(Audience), now)
    return Demo(root, ingested, report(project, wanted))
