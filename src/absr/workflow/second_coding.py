"""The workbook in which a second person codes a sample of the statements again."""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING

from absr.analysis.agreement import coded_once
from absr.scaffold.blank_workbook import blank_workbook
from absr.store.corpus import load_corpus
from absr.store.database import open_store
from absr.wording.speech import speak
from absr.workflow.review_place import Review, put_review, review_place
from absr.workflow.workbooks import place_of_workbook

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from absr.model.kinds.second_codings import SecondCoding
    from absr.model.kinds.statements import Statement
    from absr.model.settings import Settings
    from absr.workflow.project import Project

WORKBOOK, _SHEET = "second_coding", "second_codings"
_LINK = " ; "
"""Between several themes in a cell, as people write them."""

SHARE = 10
"""One statement in so many is coded again.

A tenth of the material is what textbooks of content analysis ask for (Neuendorf, The Content
Analysis Guidebook, 2nd ed. 2017, chapter 6).
"""
FEWEST = 30
"""At least so many, or all there are: of fewer, one answer moves the coefficient by much."""


def second_coding(project: Project, out: Path | None) -> Review:
    """Write the statements to code again, to `out` or to their place in the project.

    A row that was read empty stands in its workbook still, and is not asked in another one: two
    workbooks would say different things of it.

    Raises Refusal U215 where `out` is taken, U220 when the one in the project was filled and not
    read yet.
    """
    settings = project.settings
    with open_store(project.paths, write=True) as store:
        corpus = load_corpus(store)
        sample = drawn(corpus.statements)
        known = {one.statement.upper(): one for one in corpus.second_codings}
        waiting = sum(said.id not in known for said in sample)
        place = review_place(project, store, WORKBOOK, out)
        if not waiting and not (place.is_first and known):
            first = place.path if out is not None else place_of_workbook(project, WORKBOOK)
            return Review(first, 0, is_written=False)
        asked = [said for said in sample if place.is_first or said.id not in known]
        rows = {_SHEET: [_row(said, known.get(said.id), settings) for said in asked]}
        data = blank_workbook(WORKBOOK, settings, speak(settings.language), rows)
        put_review(project, store, place.path, data)
    return Review(place.path, waiting)


def drawn(statements: Sequence[Statement]) -> tuple[Statement, ...]:
    """The sample: a tenth of the statements that are coded, in the order of a draw.

    The draw is the fingerprint of each statement's id: the same today and tomorrow, it knows
    nothing of what was said, and statements that come later leave those drawn in their order.
    """
    coded = sorted(
        coded_once(statements),
        key=lambda said: hashlib.sha256(said.id.encode()).digest(),
    )
    return tuple(coded[: max(FEWEST, -(-len(coded) // SHARE))])


def _row(said: Statement, coded: SecondCoding | None, settings: Settings) -> dict[str, object]:
    themes = coded.themes if coded else ()
    labels = (settings.value_label("decided_themes", theme) for theme in themes)
    return {"statement": said.id, "text": said.text, "themes": _LINK.join(labels)}
