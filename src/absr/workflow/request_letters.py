"""`absr sheet data-requests --form letters`: a letter a partner, and the workbook of its answer."""

from __future__ import annotations

import hashlib
from collections import defaultdict
from functools import partial
from typing import TYPE_CHECKING, Any

from absr.analysis.requests import state_of
from absr.model.exit_status import ExitStatus
from absr.model.problem import Refusal
from absr.model.record import NamedTuple
from absr.model.request_facts import RequestState
from absr.privacy.identities import NameFinder
from absr.rendering import RenderingError
from absr.rendering.production import render, side_by_side
from absr.scaffold.letters import (
    answer_name,
    answer_workbook,
    letter_document,
    letter_name,
    letters,
)
from absr.scaffold.plan import Action, Planned, Role, decide
from absr.store.corpus import load_corpus
from absr.store.database import open_store
from absr.store.files import make_folder, write_file
from absr.store.paths import LETTERS
from absr.store.records import load_identities
from absr.store.scaffold import fingerprint, keep_manifest, manifest
from absr.wording.speech import speak
from absr.workflow.rendering_refusal import rendering_refusal

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Mapping, Sequence
    from pathlib import Path

    from absr.model.kinds.data_requests import DataRequest
    from absr.scaffold.letters import Letter
    from absr.workflow.project import Project


_REPEATED = ("partner", "body", "variable", "vintage", "secrecy", "indicator")
"""Free texts of a row that stand in a letter or in the workbook of its answer."""


class Written(NamedTuple):
    """A file of a letter, and what became of it."""

    path: Path
    action: Action


class _File(NamedTuple):
    """A file to write: its name in the folder of the letters, and its content."""

    name: str
    data: bytes


def request_letters(project: Project, out: Path | None, today: dt.date) -> tuple[Written, ...]:
    """Write the letters for what is to be asked, and for what partners are to be reminded of.

    They stand in the folder of the framing, or in `out`. A file that somebody edited stays; where
    absr has something else to write since, it stands beside it, numbered.

    Letters leave the office: the names of the persons known are masked in what was typed.

    Raises Refusal U241 when there is nothing to ask or to remind of, P307 without the private
    folder: names could not be masked.
    """
    folder = out or project.paths.folder("framing") / LETTERS[project.settings.language]
    with open_store(project.paths) as store:
        names = NameFinder(load_identities(store).values())
        requests = [_without_names(one, names) for one in load_corpus(store).data_requests]
        has_identities = store.has_identities
        made_before = manifest(store)
    found = _letters(project, requests, today)
    if not found:
        raise Refusal("U241", exit_status=ExitStatus.USAGE)
    if not has_identities:
        raise Refusal("P307", exit_status=ExitStatus.PRIVACY)
    files = [file for own in side_by_side(partial(_files, project), found) for file in own]
    steps = [_step(project, folder / file.name, file.data, made_before) for file in files]
    with open_store(project.paths, write=True) as store:
        make_folder(folder)
        for place, action, data in steps:
            if action in {Action.CREATE, Action.UPDATE}:
                write_file(place, data)
        made = {
            _key(project, place): hashlib.sha256(data).hexdigest()
            for place, action, data in steps
            if action is not Action.KEPT
        }
        keep_manifest(store, made)
    return tuple(Written(place, action) for place, action, _ in steps)


def _without_names(request: DataRequest, names: NameFinder) -> DataRequest:
    """The request without names of persons or ways to reach them, in what a letter repeats."""
    texts = {name: getattr(request, name) for name in _REPEATED}
    masked: dict[str, Any] = {name: names.masked(text) for name, text in texts.items() if text}
    service = names.masked_role(request.service) if request.service else None
    return request._replace(**masked, service=service)


def _letters(
    project: Project, requests: Sequence[DataRequest], today: dt.date
) -> tuple[Letter, ...]:
    """What to write on `today`."""
    by_state: dict[RequestState, list[DataRequest]] = defaultdict(list)
    for request in requests:
        by_state[state_of(request, today)].append(request)
    speech = speak(project.settings.language)
    return letters(by_state[RequestState.TO_ASK], by_state[RequestState.OVERDUE], speech)


def _files(project: Project, letter: Letter) -> tuple[_File, ...]:
    """The letter in Word, and the workbook of its answer."""
    settings, speech = project.settings, speak(project.settings.language)
    templates = project.paths.folder("templates")
    overrides = templates if templates.is_dir() else None
    document = letter_document(letter, settings, speech, overrides)
    try:
        rendered = render(document, "docx", name=letter_name(letter, speech))
    except RenderingError as error:
        raise rendering_refusal(error) from error
    answer = _File(answer_name(letter, speech), answer_workbook(letter, settings, speech))
    return (*(_File(name, data) for name, data in rendered.items()), answer)


def _step(
    project: Project, wanted: Path, data: bytes, made_before: Mapping[str, str]
) -> tuple[Path, Action, bytes]:
    """Where a file goes and what happens to it: never over what somebody edited."""
    number, place = 1, wanted
    planned = Planned(wanted.name, data, Role.TEXT)
    while True:
        made = made_before.get(_key(project, place))
        action = decide(planned, fingerprint(place), made).action
        if action is not Action.KEPT or made == planned.sha256:
            return place, action, data
        number += 1
        place = wanted.with_name(f"{wanted.stem} ({number}){wanted.suffix}")


def _key(project: Project, place: Path) -> str:
    """What a place is called in the manifest."""
    root, full = project.paths.root, place.absolute()
    return full.relative_to(root).as_posix() if full.is_relative_to(root) else full.as_posix()
