"""`absr show needs`: what was said to be needed, in the interviews and at the tables."""

from __future__ import annotations

from typing import TYPE_CHECKING

from absr.analysis.responses import Themes
from absr.model.record import NamedTuple
from absr.wording.speech import speak
from absr.workflow.tabulated import LINK, Tabulated, place_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from absr.model.corpus import Corpus
    from absr.model.settings import Settings
    from absr.model.source import Source


class _Need(NamedTuple):
    """A need with where it was heard: an interview's number, or a table's."""

    id: str
    text: str
    themes: tuple[str, ...]
    source: Source
    interview: str | None = None
    table: str | None = None


def tabulated_needs(corpus: Corpus, settings: Settings, theme: str | None) -> Tabulated:
    """Every need: those of the interviews, then those of the tables; `theme` keeps its own."""
    speech = speak(settings.language)
    kept = [need for need in _needs(corpus) if theme is None or theme in need.themes]
    rows = tuple(
        (
            need.id,
            need.interview or (speech("show.table", ref=need.table) if need.table else ""),
            LINK.join(map(settings.theme_label, need.themes)),
            need.text,
        )
        for need in kept
    )
    records = tuple(
        {
            "id": need.id,
            "interview": need.interview,
            "table": need.table,
            "themes": list(need.themes),
            "text": need.text,
            "source": place_of(need.source),
        }
        for need in kept
    )
    return Tabulated(("id", "said_in", "theme", "text"), rows, (), records)


def _needs(corpus: Corpus) -> Iterator[_Need]:
    refs = {interview.id: interview.ref for interview in corpus.interviews}
    for said in corpus.statements:
        if said.nature == "need":
            ref = refs[said.interview]
            yield _Need(said.id, said.text, said.themes, said.source, interview=ref)
    themes = Themes(corpus)
    for written in corpus.contributions:
        if written.nature == "need":
            theme = themes.of(written)
            about = (theme,) if theme else ()
            yield _Need(written.id, written.text, about, written.source, table=written.table)
