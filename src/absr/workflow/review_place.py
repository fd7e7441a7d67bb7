"""Where a workbook of questions is put: what somebody filled is never replaced.

Once it was read, only new questions come, in a workbook beside it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from absr.model.exit_status import ExitStatus
from absr.model.problem import Refusal
from absr.model.record import NamedTuple
from absr.store.deliveries import find_delivery, is_current
from absr.store.files import write_file
from absr.store.scaffold import fingerprint, keep_manifest, manifest
from absr.workflow.workbooks import place_of_workbook

if TYPE_CHECKING:
    from pathlib import Path

    from absr.store.database import Store
    from absr.workflow.project import Project


class Review(NamedTuple):
    """What there is to decide, and where it was written."""

    path: Path
    questions: int
    is_written: bool = True
    """False when nothing is left to decide and all stands in the workbook that is there."""


class ReviewPlace(NamedTuple):
    """Where a workbook of questions goes."""

    path: Path
    is_first: bool
    """Whether what was decided before is shown in it again: no other workbook holds it."""


def review_place(
    project: Project, store: Store, workbook: str, out: Path | None, *, unread: str = "U220"
) -> ReviewPlace:
    """`out`, else the workbook's place in the project, or the next free one beside it.

    Raises Refusal U215 where `out` is taken, `unread` when the one in the project was filled and
    not read yet.
    """
    if out is not None:
        if out.exists():
            raise Refusal("U215", exit_status=ExitStatus.WOULD_OVERWRITE, path=str(out))
        return ReviewPlace(out, is_first=True)
    first = place = place_of_workbook(project, workbook)
    made = set(manifest(store).values())
    number = 1
    while place.exists():
        sha256 = fingerprint(place) or ""
        if sha256 in made:
            break
        delivery = find_delivery(store, sha256)
        if delivery is None or not is_current(store, delivery):
            raise Refusal(unread, exit_status=ExitStatus.WOULD_OVERWRITE, path=str(place))
        number += 1
        place = first.with_name(f"{first.stem}-{number}{first.suffix}")
    return ReviewPlace(place, is_first=place == first)


def put_review(project: Project, store: Store, place: Path, data: bytes) -> None:
    """Write a workbook of questions; as long as nobody fills it, it is neither read nor missed."""
    write_file(place, data)
    full, root = place.absolute(), project.paths.root
    if full.is_relative_to(root):
        keep_manifest(store, {full.relative_to(root).as_posix(): fingerprint(full) or ""})
