"""`absr doctor`: is the installation whole, is the project sound."""

from __future__ import annotations

from typing import TYPE_CHECKING

from absr import territory
from absr.model.labels import fold
from absr.model.problem import Refusal
from absr.store.database import open_store
from absr.store.deliveries import current_deliveries, is_archived_intact
from absr.store.paths import find_project
from absr.workflow.installation import Finding, installation
from absr.workflow.project import open_project

if TYPE_CHECKING:
    from pathlib import Path

    from absr.store.database import Store
    from absr.workflow.project import Project


def doctor(start: Path, encoding: str | None = None) -> tuple[Finding, ...]:
    """What was looked at in the installation, and in the project when there is one.

    `encoding` is the terminal's, None where the output goes to no terminal.
    """
    try:
        root = find_project(start)
    except Refusal:
        return installation(start, encoding)
    return (*installation(root, encoding), *_project(open_project(start)))


def _project(project: Project) -> list[Finding]:
    findings = [
        Finding("settings", not project.problems, str(len(project.problems))),
        _commune(project),
    ]
    with open_store(project.paths) as store:
        for schema in ("main", "private") if store.has_identities else ("main",):
            answer = store.connection.execute(f"PRAGMA {schema}.integrity_check").fetchone()[0]
            findings.append(Finding(f"store_{schema}", answer == "ok", str(answer)))
        if store.has_identities:
            findings.append(_archive(project, store))
        else:
            findings.append(Finding("private", False))
    return findings


def _commune(project: Project) -> Finding:
    """Whether the code of `absr.yaml` is a commune's, and the name that commune's name."""
    settings = project.settings
    known = territory.commune(settings.commune)
    same = known is not None and fold(known.name) == fold(settings.commune_name)
    return Finding("commune", same, f"{settings.commune} {known.name if known else '?'}")


def _archive(project: Project, store: Store) -> Finding:
    """Whether every delivery in force has its archived copy, or the extract of it, intact."""
    folder = project.paths.archive
    bad = [
        delivery.file
        for delivery in current_deliveries(store)
        if not is_archived_intact(folder, delivery.sha256, delivery.file)
    ]
    return Finding("archive", not bad, ", ".join(bad))
