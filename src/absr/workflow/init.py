"""`absr init`: a new project for a municipality, or an existing one renewed."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from absr import territory
from absr.analysis.legal_window import renewal_before
from absr.model.exit_status import ExitStatus
from absr.model.problem import Refusal
from absr.model.settings import Settings
from absr.reading.settings import read_settings, read_themes
from absr.scaffold.default_themes import default_themes
from absr.scaffold.plan import Action, Step, decide
from absr.scaffold.project_files import folders, planned_files, planned_settings
from absr.store.database import open_store
from absr.store.files import machine_refusal, make_folder, sync_files, write_file
from absr.store.paths import SETTINGS_FILE, ProjectPaths
from absr.store.scaffold import fingerprint, keep_manifest, manifest
from absr.wording.places import place_label
from absr.wording.speech import speak

if TYPE_CHECKING:
    import datetime as dt
    from pathlib import Path

    from absr.model.labels import Language
    from absr.model.settings import Theme
    from absr.scaffold.plan import Planned


@dataclass(frozen=True, slots=True)
class InitRequest:
    """What is asked of `absr init`."""

    commune: str | None
    """Code INSEE, postcode or name; None renews the project that holds `parent`."""
    parent: Path
    """Folder in which the project's folder is made."""
    today: dt.date
    language: Language
    folder: Path | None = None
    themes: Path | None = None
    organisation: str | None = None
    board_date: dt.date | None = None
    dry_run: bool = False


@dataclass(frozen=True, slots=True)
class InitResult:
    """The project's folder and what happened to each file."""

    root: Path
    settings: Settings
    steps: tuple[Step, ...]
    is_new: bool


def init(request: InitRequest) -> InitResult:
    """Plan the project's files, then write them: all, or none when one is in conflict.

    Raises Refusal U201/U202 (commune), U206 (folder taken), U207 (conflict), U209 (no commune).
    """
    root, wanted = _place_and_settings(request)
    settings_step = None
    made_before: dict[str, str] = {}
    is_new = not (root / SETTINGS_FILE).exists()
    if not is_new:
        paths = ProjectPaths(root, _settings_on_disk(root).language)
        with open_store(paths) as store:
            made_before = manifest(store)
    if wanted is not None:
        settings_step = _decide(planned_settings(wanted), root, made_before)
    settings = _settings_in_force(root, wanted, settings_step)
    speech = speak(settings.language)
    steps = [_decide(p, root, made_before) for p in planned_files(settings, speech)]
    if settings_step is not None:
        steps.insert(0, settings_step)
    conflicts = [s.planned.path for s in steps if s.action is Action.CONFLICT]
    if conflicts:
        raise Refusal(
            "U207",
            exit_status=ExitStatus.WOULD_OVERWRITE,
            paths=", ".join(conflicts),
            choices=tuple(conflicts),
        )
    if not request.dry_run:
        _write(root, settings, steps, made_before)
    return InitResult(root, settings, tuple(steps), is_new)


def find_commune(query: str) -> territory.Commune:
    """The commune meant, or Refusal with the candidates; a former commune gives its successor."""
    answer = territory.find(query)
    if isinstance(answer, territory.Part):
        return answer.commune
    if isinstance(answer, territory.Commune):
        return answer
    options = answer.options if isinstance(answer, territory.Candidates) else answer.suggestions
    code = "U202" if isinstance(answer, territory.Candidates) else "U201"
    choices = tuple(place_label(option) for option in options)
    raise Refusal(code, exit_status=ExitStatus.USAGE, query=query, choices=choices)


def _place_and_settings(request: InitRequest) -> tuple[Path, Settings | None]:
    """The project's folder, and the settings asked for; None when only files are renewed."""
    if request.commune is None:
        start = (request.folder or request.parent).absolute()
        if (start / SETTINGS_FILE).is_file():
            return start, None
        raise Refusal("U209", exit_status=ExitStatus.USAGE)
    commune = find_commune(request.commune)
    settings = _new_settings(request, commune)
    return _root(request, commune), settings


def _root(request: InitRequest, commune: territory.Commune) -> Path:
    if request.folder is not None:
        root = (request.parent / request.folder).absolute()
        if _is_free_for(root, commune):
            return root
        raise Refusal("U206", exit_status=ExitStatus.WOULD_OVERWRITE, path=str(root))
    name = territory.ascii_slug(commune.name)
    for candidate in (name, f"{name}-{commune.code.lower()}"):
        root = (request.parent / candidate).absolute()
        if _is_free_for(root, commune):
            return root
    raise Refusal("U206", exit_status=ExitStatus.WOULD_OVERWRITE, path=str(root))


def _is_free_for(root: Path, commune: territory.Commune) -> bool:
    """Whether the folder is new, empty, or already the project of this commune."""
    if (root / SETTINGS_FILE).is_file():
        return _settings_on_disk(root).commune == commune.code
    try:
        return not root.exists() or (root.is_dir() and not any(root.iterdir()))
    except OSError as error:
        raise machine_refusal(error, root) from error


def _new_settings(request: InitRequest, commune: territory.Commune) -> Settings:
    speech = speak(request.language)
    nearest = territory.intercommunalite(commune)
    higher = [
        territory.area(territory.AreaKind.DEPARTEMENT, commune.departement),
        territory.area(territory.AreaKind.REGION, commune.region),
    ]
    comparators = [place.territory_id for place in (nearest, *higher) if place is not None]
    return Settings(
        commune=commune.code,
        commune_name=commune.name,
        organisation=request.organisation or speech("default.organisation", commune=commune.name),
        language=request.language,
        renewal_year=renewal_before(request.today),
        board_date=request.board_date,
        themes=_themes(request),
        comparators=(*comparators, "FRANCE-METRO"),
    )


def _themes(request: InitRequest) -> tuple[Theme, ...]:
    if request.themes is None:
        return default_themes(request.language)
    try:
        data = request.themes.read_bytes()
    except OSError as error:
        raise machine_refusal(error, request.themes) from error
    themes, problems = read_themes(request.themes.name, data)
    if problems:
        raise Refusal("U302", exit_status=ExitStatus.NO_PROJECT, problems=problems)
    return themes


def _settings_on_disk(root: Path) -> Settings:
    try:
        data = (root / SETTINGS_FILE).read_bytes()
    except OSError as error:
        raise machine_refusal(error, root / SETTINGS_FILE) from error
    settings, problems = read_settings(SETTINGS_FILE, data)
    if settings is None:
        raise Refusal("U302", exit_status=ExitStatus.NO_PROJECT, problems=problems)
    return settings


def _settings_in_force(root: Path, wanted: Settings | None, step: Step | None) -> Settings:
    """What the other files are made from: `absr.yaml` as it will stand after this command."""
    if wanted is not None and step is not None and step.action in {Action.CREATE, Action.UPDATE}:
        return wanted
    if step is not None and step.action is Action.CONFLICT and wanted is not None:
        return wanted
    return _settings_on_disk(root)


def _decide(planned: Planned, root: Path, made_before: dict[str, str]) -> Step:
    return decide(planned, fingerprint(root / planned.path), made_before.get(planned.path))


def _write(root: Path, settings: Settings, steps: list[Step], made_before: dict[str, str]) -> None:
    """Write what changes; `absr.yaml` comes last, so that a half-made folder is no project."""
    for name in folders(settings.language):
        make_folder(root / name)
    changing = [s for s in steps if s.action in {Action.CREATE, Action.UPDATE}]
    changing.sort(key=lambda step: step.planned.path == SETTINGS_FILE)
    for step in changing:
        write_file(root / step.planned.path, step.planned.data, synced=False)
    sync_files(root / step.planned.path for step in changing)
    paths = ProjectPaths(root, settings.language)
    made = {s.planned.path: s.planned.sha256 for s in steps if s.action is not Action.KEPT}
    if made.items() - made_before.items():  # also when the last `init` died before its end
        with open_store(paths, write=True) as store:
            keep_manifest(store, made)
