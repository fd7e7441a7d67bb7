"""`absr show mappings`: what was decided of the user's own words, and since when."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

from absr.model.decisions import COLUMNS
from absr.model.mappings import LEFT_OUT
from absr.privacy.identities import NameFinder
from absr.reading.mapping_file import written_decisions
from absr.reading.mapping_names import is_field, shown_field
from absr.store.database import open_store
from absr.store.mappings import kept_decisions
from absr.store.records import load_identities
from absr.wording.speech import speak
from absr.workflow.mappings import holding_decisions
from absr.workflow.tabulated import Tabulated

if TYPE_CHECKING:
    from absr.model.labels import Language
    from absr.model.settings import Settings
    from absr.store.database import Store
    from absr.store.mappings import Kept
    from absr.wording.speech import Speech
    from absr.workflow.project import Project

_HEADS = ("mapping.where", "mapping.written", "mapping.meaning", "mapping.since")


def tabulated_mappings(store: Store, settings: Settings, theme: str | None) -> Tabulated:
    """Every decision that was not taken back; `theme` keeps the words that mean this theme."""
    speech = speak(settings.language)
    holding = set(holding_decisions(store, settings))
    kept = [
        one
        for one in kept_decisions(store)
        if theme is None or one.decision[::2] == ("themes", theme)
    ]
    kept.sort(key=lambda one: one.decision.list_id != COLUMNS)
    return Tabulated(
        _HEADS,
        tuple(_row(one, settings, speech, holds=one in holding) for one in kept),
        (),
        tuple(_record(one, settings, speech, holds=one in holding) for one in kept),
    )


def _row(kept: Kept, settings: Settings, speech: Speech, *, holds: bool) -> tuple[str, ...]:
    list_id, written, _ = kept.decision
    where = "mapping.columns" if list_id == COLUMNS else f"list.{list_id}"
    meaning = _words(kept, settings, speech)
    return (
        speech(where),
        written,
        meaning if holds else speech("mapping.gone", meaning=meaning),
        speech.short_day(_day(kept)),
    )


def _record(kept: Kept, settings: Settings, speech: Speech, *, holds: bool) -> dict[str, object]:
    list_id, written, meaning = kept.decision
    return {
        "list": list_id,
        "written": written,
        "meaning": meaning or None,
        "label": _words(kept, settings, speech),
        "since": _day(kept).isoformat(),
        "batch": kept.batch,
        "holds": holds,
    }


def _day(kept: Kept) -> dt.date:
    return dt.datetime.fromisoformat(kept.at).date()


def _words(kept: Kept, settings: Settings, speech: Speech) -> str:
    """What a decision means, as people call it; what no longer exists by its id."""
    list_id, _, meaning = kept.decision
    if list_id != COLUMNS:
        try:
            return settings.value_label(list_id, meaning or "")
        except KeyError:
            return meaning or ""
    if meaning == LEFT_OUT:
        return speech("mapping.left_out")
    return shown_field(meaning or "", speech.language) if is_field(meaning or "") else meaning or ""


def mappings_yaml(project: Project, language: Language) -> str:
    """The decisions that hold, as `absr ingest --map` reads them, without names."""
    with open_store(project.paths) as store:
        names = NameFinder(load_identities(store).values())
        decisions = [kept.decision for kept in holding_decisions(store, project.settings)]
    shown = (one._replace(written=names.masked(one.written)) for one in decisions)
    return written_decisions(shown, project.settings, language)
