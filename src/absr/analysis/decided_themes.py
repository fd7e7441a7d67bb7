"""Themes that somebody decided for statements that came without one.

The sheet of interviews comes first: a statement that has its own theme keeps it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from absr.model.corpus import Corpus
from absr.model.record import NamedTuple
from absr.model.settings import NO_THEME
from absr.model.theme_splits import splits_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from absr.model.kinds.codings import Coding
    from absr.model.kinds.statements import Statement
    from absr.model.settings import Settings


class OtherTheme(NamedTuple):
    """A decision, and the statement that has since got other themes of its own."""

    decision: Coding
    statement: Statement


def with_decided_themes(corpus: Corpus, settings: Settings) -> Corpus:
    """The statements under the themes decided for them; the corpus itself without decisions.

    Where the theme decided was split since, the sub-theme of the statement tells which part.
    """
    decisions = in_force(corpus)
    if not decisions:
        return corpus
    splits = splits_of(settings)
    statements = tuple(
        said._replace(themes=splits.settled(themes, said.sub_theme))
        if (themes := _themes(decisions.get(said.id)))
        else said
        for said in corpus.statements
    )
    return Corpus({**corpus.records, "statements": statements}, corpus.cells)


def in_force(corpus: Corpus) -> Mapping[str, Coding]:
    """Evidence id of a statement without a theme of its own → what was decided for it."""
    decided = {one.statement.upper(): one for one in corpus.codings if one.decided}
    if not decided:
        return {}
    return {
        said.id: decided[said.id]
        for said in corpus.statements
        if not said.themes and said.id in decided
    }


def other_themes(corpus: Corpus) -> Iterator[OtherTheme]:
    """Decisions that the sheet of interviews has overtaken, with another answer."""
    if not corpus.codings:
        return
    said = {one.id: one for one in corpus.statements if one.themes}
    for decision in corpus.codings:
        statement = said.get(decision.statement.upper())
        if statement is None or not decision.decided:
            continue
        if set(statement.themes) != set(_themes(decision)):
            yield OtherTheme(decision, statement)


def _themes(decision: Coding | None) -> tuple[str, ...]:
    if decision is None:
        return ()
    return tuple(theme for theme in decision.decided if theme != NO_THEME)
