"""The decisions on themes in the journal, and the change of `absr.yaml` that goes with each.

The store is committed first. What `absr.yaml` becomes stands until then, and until it is written,
in a file of its own beside the store: a command that was interrupted in between is told by it,
and completed by the next one.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from absr.model.record import NamedTuple
from absr.model.theme_decisions import (
    THEME_ACTIONS,
    DatedDecision,
    as_plain,
    from_plain,
)
from absr.store.files import remove_file, write_file
from absr.store.journal import describe_batch
from absr.store.paths import pending_file

if TYPE_CHECKING:
    from absr.model.theme_decisions import ThemeDecision
    from absr.store.database import Store
    from absr.store.paths import ProjectPaths

_PREFIX = "themes-"
BATCH_ACTIONS = tuple(f"{_PREFIX}{action}" for action in THEME_ACTIONS)


class SettingsChange(NamedTuple):
    """The text of `absr.yaml` before and after a decision on themes."""

    before: str
    after: str
    token: str
    """Drawn at random: which batch of the journal the change belongs to."""


def new_change(before: str, after: str) -> SettingsChange:
    """A change that no other is."""
    import secrets

    return SettingsChange(before, after, secrets.token_hex(8))


def batch_action(action: str) -> str:
    """What the journal calls a decision on themes."""
    return f"{_PREFIX}{action}"


def keep_theme_decision(
    store: Store, batch: int, decision: ThemeDecision, change: SettingsChange
) -> None:
    """Keep a decision with its batch, and what `absr.yaml` was before it."""
    summary: dict[str, object] = {
        "files": ["absr.yaml"],
        "changed": sum(decision.recoded.values()),
        "themes": as_plain(decision),
        "absr_yaml": change._asdict(),
    }
    describe_batch(store, batch, summary)


def keep_settings_taken_back(
    store: Store, batch: int, files: tuple[str, ...], change: SettingsChange
) -> None:
    """Keep with the batch of an undo what it did to `absr.yaml`."""
    describe_batch(store, batch, {"files": list(files), "absr_yaml": change._asdict()})


def theme_decisions(store: Store) -> tuple[DatedDecision, ...]:
    """Every decision on themes, the oldest first; also those taken back since."""
    marks = ", ".join("?" * len(BATCH_ACTIONS))
    rows = store.connection.execute(
        f"SELECT number, at, undone_by, summary FROM batch WHERE action IN ({marks}) "  # noqa: S608 -- marks only
        "ORDER BY number",
        BATCH_ACTIONS,
    )
    return tuple(
        DatedDecision(number, at, undone_by, from_plain(json.loads(summary)["themes"]))
        for number, at, undone_by, summary in rows
    )


def settings_change(store: Store, batch: int) -> SettingsChange | None:
    """What a batch did to `absr.yaml`; None where it left it alone."""
    row = store.connection.execute(
        "SELECT json_extract(summary, '$.absr_yaml') FROM batch WHERE number = ?", (batch,)
    ).fetchone()
    return SettingsChange(**json.loads(row[0])) if row and row[0] else None


def commit_with_settings(store: Store, change: SettingsChange) -> None:
    """Commit the transaction, then write `absr.yaml`: both, or neither.

    Interrupted before the commit, nothing has happened; after it, `pending_change` gives what is
    left to write.
    """
    pending = pending_file(store.paths.root)
    text = json.dumps(change._asdict(), ensure_ascii=False)
    write_file(pending, text.encode())
    store.connection.execute("COMMIT")
    write_settings(store.paths, change.after)
    remove_file(pending)


def write_settings(paths: ProjectPaths, text: str) -> None:
    """Put this text in the place of `absr.yaml`."""
    write_file(paths.settings, text.encode())


def pending_change(store: Store) -> SettingsChange | None:
    """The change of an interrupted command whose records were committed; None without any."""
    pending = pending_file(store.paths.root)
    try:
        change = SettingsChange(**json.loads(pending.read_text(encoding="utf-8")))
    except (OSError, ValueError, TypeError):
        return None
    row = store.connection.execute(
        "SELECT json_extract(summary, '$.absr_yaml.token') AS token FROM batch "
        "WHERE token IS NOT NULL ORDER BY number DESC LIMIT 1"
    ).fetchone()
    return change if row is not None and row[0] == change.token else None


def forget_pending(paths: ProjectPaths) -> None:
    """Nothing is left to write."""
    remove_file(pending_file(paths.root))
