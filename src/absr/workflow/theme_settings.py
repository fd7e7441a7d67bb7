"""The list of themes in `absr.yaml`: changed with the records, taken back with them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from absr.model.exit_status import ExitStatus
from absr.model.problem import Refusal
from absr.reading.settings import read_settings
from absr.scaffold.theme_lines import CannotEdit, edited_themes, themes_section
from absr.store.database import open_store
from absr.store.files import machine_refusal
from absr.store.paths import SETTINGS_FILE, ProjectPaths, pending_file
from absr.store.theme_log import forget_pending, pending_change, write_settings

if TYPE_CHECKING:
    from pathlib import Path

    from absr.model.settings import Settings
    from absr.store.theme_log import SettingsChange
    from absr.workflow.theme_plans import ThemePlan


def settings_text(root: Path) -> str:
    """The text of `absr.yaml`, its ends of line and its mark of order as they are.

    Raises Refusal U236 for a file that is not in UTF-8: it could not be given back as it was.
    """
    try:
        return (root / SETTINGS_FILE).read_bytes().decode()
    except OSError as error:
        raise machine_refusal(error, root / SETTINGS_FILE) from error
    except UnicodeDecodeError as error:
        raise _refused() from error


def with_themes(text: str, plan: ThemePlan, settings: Settings) -> tuple[str, Settings]:
    """The text with the themes of the plan, and the settings that it now says.

    Raises Refusal U236 where the list is written in a form that is not changed in place, or where
    anything but the themes would be read otherwise.
    """
    try:
        new = edited_themes(text, settings.themes, plan.themes, plan.kept_from)
    except (CannotEdit, KeyError) as error:
        raise _refused() from error
    read, _ = read_settings(SETTINGS_FILE, new.encode())
    if read is None or read != settings._replace(themes=plan.themes):
        raise _refused()
    return new, read


def _refused() -> Refusal:
    return Refusal("U236", exit_status=ExitStatus.USAGE, path=SETTINGS_FILE)


def taken_back(text: str, change: SettingsChange) -> str:
    """The text with the list of themes as it was before `change`; all else stays.

    Raises Refusal U235 where that list was changed by hand since.
    """
    return _carried(text, change.after, change.before)


def _carried(text: str, before: str, after: str) -> str:
    """The text with the list of themes of `after` in place of that of `before`."""
    if text in (before, after):
        return after
    try:
        here, was, will = ((whole, *themes_section(whole)) for whole in (text, before, after))
    except CannotEdit as error:
        raise _edited_since() from error
    known = here[0][here[1] : here[2]]
    wanted = will[0][will[1] : will[2]]
    if known == wanted:
        return text
    if known != was[0][was[1] : was[2]]:
        raise _edited_since()
    return text[: here[1]] + wanted + text[here[2] :]


def _edited_since() -> Refusal:
    return Refusal("U235", exit_status=ExitStatus.WOULD_OVERWRITE, path=SETTINGS_FILE)


def complete_interrupted(root: Path) -> None:
    """Write what an interrupted decision on themes left to write; most often there is nothing.

    Raises Refusal U235 where the list of themes was changed by hand in between.
    """
    if not pending_file(root).exists():
        return
    paths = ProjectPaths(root, "fr")  # whatever its language: the folders that are there are found
    with open_store(paths, write=True) as store:
        change = pending_change(store)
        if change is not None:
            text = settings_text(root)
            new = _carried(text, change.before, change.after)
            if new != text:
                write_settings(paths, new)
        forget_pending(paths)
