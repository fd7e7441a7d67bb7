"""The decisions of a project on its own words: read from a file, kept, and replayed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from absr.model.decisions import COLUMNS, as_mappings
from absr.model.exit_status import ExitStatus
from absr.model.mappings import LEFT_OUT
from absr.model.problem import Problem, Refusal, Severity
from absr.store.files import machine_refusal
from absr.store.mappings import kept_decisions

if TYPE_CHECKING:
    from pathlib import Path

    from absr.model.decisions import Decision
    from absr.model.mappings import Mappings
    from absr.model.settings import Settings
    from absr.reading.mapping_file import DecisionRead
    from absr.store.database import Store
    from absr.store.mappings import Kept


def decisions_in(path: Path, settings: Settings) -> tuple[DecisionRead, ...]:
    """The decisions of a file given to `--map`.

    Raises Refusal U217 when there is no such file, U216 with every fault of the file: of a file
    with faults nothing is kept.
    """
    from absr.reading.mapping_file import read_mapping_file

    if not path.is_file():
        raise Refusal("U217", exit_status=ExitStatus.USAGE, path=path.name)
    try:
        data = path.read_bytes()
    except OSError as error:
        raise machine_refusal(error, path) from error
    decisions, problems = read_mapping_file(path.name, data, settings)
    if problems:
        raise _refused(path, problems)
    return decisions


def refuse_names(path: Path, decisions: tuple[DecisionRead, ...], store: Store) -> None:
    """Raise Refusal U216 where the words of a decision name somebody: names live apart."""
    from absr.privacy.identities import NameFinder
    from absr.store.records import load_identities

    finder = NameFinder(load_identities(store).values())
    found = tuple(
        Problem("H118", Severity.ERROR, path.name, cells=(str(line),))
        for line, decision in decisions
        if finder.finds(decision.written)
    )
    if found:
        raise _refused(path, found)


def _refused(path: Path, problems: tuple[Problem, ...]) -> Refusal:
    return Refusal("U216", exit_status=ExitStatus.PROBLEMS, problems=problems, path=path.name)


def holding_decisions(store: Store, settings: Settings) -> tuple[Kept, ...]:
    """The decisions whose column or value there still is: a theme may leave `absr.yaml`."""
    kept = kept_decisions(store)
    return tuple(one for one in kept if _stands(one.decision, settings)) if kept else ()


def _stands(decision: Decision, settings: Settings) -> bool:
    from absr.reading.mapping_names import is_field, is_list, list_values

    list_id, _, meaning = decision
    if list_id == COLUMNS:
        return meaning == LEFT_OUT or is_field(meaning or "")
    return is_list(list_id) and meaning in list_values(list_id, settings)


def project_mappings(store: Store, settings: Settings) -> Mappings:
    """What the files of the project are read with."""
    return as_mappings(kept.decision for kept in holding_decisions(store, settings))
