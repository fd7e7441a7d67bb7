"""The workbook in which people decide which names are one: what is proposed, what was decided."""

from __future__ import annotations

from typing import TYPE_CHECKING

from absr.analysis.duplicates import decided_rows, proposed_groups, uses_by_key
from absr.model.labels import fold
from absr.model.register_facts import resource_key
from absr.scaffold.blank_workbook import blank_workbook
from absr.store.corpus import load_corpus
from absr.store.database import open_store
from absr.wording.speech import speak
from absr.workflow.review_place import Review, put_review, review_place
from absr.workflow.workbooks import place_of_workbook

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from pathlib import Path

    from absr.analysis.duplicates import NameUse, Proposal, ProposedGroup
    from absr.model.corpus import Corpus
    from absr.model.kinds.merges import Merge
    from absr.wording.speech import Speech
    from absr.workflow.project import Project

WORKBOOK, _SHEET = "duplicates", "merges"

_ALMOST_SURE, _LIKELY = 92, 80
"""Scores, of 100, from which on a likeness is said to be almost sure, or likely."""


def name_review(project: Project, out: Path | None) -> Review:
    """Write the workbook of names to decide on, to `out` or to its place in the project.

    Raises Refusal U215 where `out` is taken, U220 when the one in the project was filled and not
    read yet.
    """
    with open_store(project.paths, write=True) as store:
        corpus = load_corpus(store)
        groups = proposed_groups(corpus, project.settings.commune_name)
        place = review_place(project, store, WORKBOOK, out)
        if not place.is_first and not groups:
            return Review(place_of_workbook(project, WORKBOOK), 0, is_written=False)
        decided = decided_rows(corpus.merges) if place.is_first else ()
        speech = speak(project.settings.language)
        rows = _rows(groups, decided, corpus, speech)
        data = blank_workbook(WORKBOOK, project.settings, speech, {_SHEET: rows})
        put_review(project, store, place.path, data)
    return Review(place.path, len(groups))


# -- the rows --------------------------------------------------------------------------------------


def _rows(
    groups: Sequence[ProposedGroup], decided: Sequence[Merge], corpus: Corpus, speech: Speech
) -> list[Mapping[str, object]]:
    """New proposals first, then what was decided, filled in as it was."""
    known = {_key(one.what, one.name, one.proposed or "") for one in decided}
    rows = [
        row
        for row in _proposed(groups, speech)
        if _key(str(row["what_id"]), str(row["name"]), str(row["proposed"])) not in known
    ]
    uses = uses_by_key(corpus)
    last = len(groups)
    numbers: dict[tuple[str, str], int] = {}
    for one in decided:
        group = (one.what, fold(one.proposed or one.kept or ""))
        number = numbers.setdefault(group, last + len(numbers) + 1)
        rows.append(_decided(one, number, uses, speech))
    return rows


def _key(what: str, name: str, proposed: str) -> tuple[str, str, str]:
    return what, fold(name), fold(proposed)


def _proposed(groups: Sequence[ProposedGroup], speech: Speech) -> Iterator[Mapping[str, object]]:
    for number, group in enumerate(groups, start=1):
        for member in group.members:
            yield {
                **_use(member.use, speech),
                "group": number,
                "proposed": group.label,
                **_why(member, group.label, speech),
            }


def _why(member: Proposal, label: str, speech: Speech) -> dict[str, object]:
    if resource_key(member.use.name) == resource_key(label):
        return {"reason": speech("duplicates.reason.head")}
    likeness = member.likeness
    return {
        "closeness": _closeness(likeness.score, speech),
        "reason": speech(f"duplicates.reason.{likeness.reason}"),
    }


def _use(use: NameUse, speech: Speech) -> dict[str, object]:
    return {
        "what_id": use.what,
        "what": speech.label("named_things", use.what),
        "name": use.name,
        "citations": use.citations,
        "where": use.where,
    }


def _decided(
    one: Merge, number: int, uses: Mapping[tuple[str, str], NameUse], speech: Speech
) -> Mapping[str, object]:
    use = uses.get((one.what, resource_key(one.name)))
    return {
        "what_id": one.what,
        "what": speech.label("named_things", one.what),
        "name": one.name,
        "group": number,
        "citations": use.citations if use else 0,
        "where": use.where if use else None,
        "proposed": one.proposed,
        "closeness": one.closeness,
        "reason": one.reason,
        "decision": speech.label("merge_decisions", one.decision),
        "kept": one.kept,
    }


def _closeness(score: int, speech: Speech) -> str:
    name = "sure" if score >= _ALMOST_SURE else "likely" if score >= _LIKELY else "check"
    return speech(f"duplicates.closeness.{name}")
