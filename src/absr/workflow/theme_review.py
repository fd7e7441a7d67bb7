"""The workbook in which people say of what statements without a theme speak."""

from __future__ import annotations

from typing import TYPE_CHECKING

from absr.analysis.decided_themes import in_force
from absr.analysis.theme_suggestions import suggested, vocabulary
from absr.scaffold.blank_workbook import blank_workbook
from absr.store.corpus import load_corpus
from absr.store.database import open_store
from absr.wording.speech import speak
from absr.workflow.review_place import Review, put_review, review_place
from absr.workflow.workbooks import place_of_workbook

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from pathlib import Path

    from absr.analysis.theme_suggestions import Vocabulary
    from absr.model.corpus import Corpus
    from absr.model.kinds.codings import Coding
    from absr.model.kinds.statements import Statement
    from absr.model.settings import Settings
    from absr.wording.speech import Speech
    from absr.workflow.project import Project

WORKBOOK, _SHEET = "theme_proposals", "codings"
_LINK = " ; "
"""Between several themes in a cell, as people write them."""


def theme_review(project: Project, out: Path | None) -> Review:
    """Write the workbook of statements without a theme, to `out` or to its place in the project.

    Raises Refusal U215 where `out` is taken, U220 when the one in the project was filled and not
    read yet.
    """
    settings = project.settings
    with open_store(project.paths, write=True) as store:
        corpus = load_corpus(store)
        decisions = in_force(corpus)
        waiting = sum(not said.themes and said.id not in decisions for said in corpus.statements)
        place = review_place(project, store, WORKBOOK, out)
        shown = waiting or (place.is_first and decisions)
        if not shown:
            first = place.path if out is not None else place_of_workbook(project, WORKBOOK)
            return Review(first, 0, is_written=False)
        speech = speak(settings.language)
        rows = _Rows(corpus, settings, speech).of(decisions, shows_decided=place.is_first)
        data = blank_workbook(WORKBOOK, settings, speech, {_SHEET: rows})
        put_review(project, store, place.path, data)
    return Review(place.path, waiting)


class _Rows:
    """Makes the rows of the workbook."""

    def __init__(self, corpus: Corpus, settings: Settings, speech: Speech) -> None:
        self._statements = corpus.statements
        self._settings = settings
        self._speech = speech
        self._numbers = {interview.id: interview.ref for interview in corpus.interviews}
        coded = ((said.text, said.themes) for said in corpus.statements if said.themes)
        self._known: Vocabulary = vocabulary(settings.themes, coded)

    def of(
        self, decisions: Mapping[str, Coding], *, shows_decided: bool
    ) -> list[dict[str, object]]:
        """Statements that wait for a theme, then those for which one was decided."""
        bare = [said for said in self._statements if not said.themes]
        rows = [self._row(said) for said in bare if said.id not in decisions]
        if shows_decided:
            rows += [
                self._row(said) | {"decided": self._labels(decisions[said.id].decided)}
                for said in bare
                if said.id in decisions
            ]
        return rows

    def _row(self, said: Statement) -> dict[str, object]:
        found = suggested(said.text, self._known)
        strength = f"themes.strength.{'clear' if found and found[0].is_strong else 'slight'}"
        return {
            "statement": said.id,
            "interview": self._numbers[said.interview],
            "text": said.text,
            "written": _LINK.join(said.themes_unknown),
            "suggested": self._labels(one.theme for one in found),
            "words": ", ".join(dict.fromkeys(word for one in found for word in one.words)),
            "strength": self._speech(strength) if found else "",
        }

    def _labels(self, themes: Iterable[str]) -> str:
        return _LINK.join(self._settings.value_label("decided_themes", theme) for theme in themes)
