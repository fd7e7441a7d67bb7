"""`absr doctor`: is the installation whole, is the project sound."""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING

from absr import territory
from absr.model.labels import fold
from absr.model.problem import Refusal
from absr.store.database import open_store
from absr.store.deliveries import archive_path, current_deliveries, extract_path
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
    """Whether every delivery in force has its archived copy, byte for byte.

    Of a large published file only an extract is kept, under the fingerprint of the whole: that it
    is there is all that can be told of it.
    """
    bad = []
    for delivery in current_deliveries(store):
        copy = archive_path(project.paths.archive, delivery.sha256, delivery.file)
        if extract_path(project.paths.archive, delivery.sha256).is_file():
            continue
        if not copy.is_file() or _sha(copy) != delivery.sha256:
            bad.append(delivery.file)
    return Finding("archive", not bad, ", ".join(bad))


def _sha(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()
