"""Whether two people put the same statements under the same themes.

A statement may touch several themes: each theme is a question of its own, yes or no, and has its
own coefficient of Cohen (1960, Educational and Psychological Measurement 20(1), 37-46): what two
coders agree on beyond what chance alone would give, from how often each says yes. Over all the
themes it is pooled as De Vries, Elliott, Kanouse and Teleki advise (2008, Field Methods 20(3),
272-282): the mean agreement and the mean agreement by chance are put into the same formula, since
a mean of coefficients would let the rarest theme weigh as much as the others.

No adjective is put on a coefficient: those in use (Landis and Koch 1977) are by their authors' own
words arbitrary.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from absr.model.figures import Figure, Unit
from absr.model.record import NamedTuple
from absr.model.settings import NO_THEME
from absr.model.soundness_facts import Agreement, Disagreement, ThemeAgreement

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from absr.model.corpus import Corpus
    from absr.model.kinds.second_codings import SecondCoding
    from absr.model.kinds.statements import Statement

CODED_TWICE, CODED_ALIKE = "coding.twice.statements", "coding.alike.statements"
"""Names of the figures: statements that two people coded, and those of the same themes."""


class Table(NamedTuple):
    """A question of yes or no, put to two people about the same things."""

    both: int
    first_only: int
    second_only: int
    neither: int

    @property
    def agreed(self) -> float:
        """The share on which both say the same."""
        return (self.both + self.neither) / sum(self)

    @property
    def by_chance(self) -> float:
        """The share on which they would, each saying yes as often, without looking."""
        whole = sum(self)
        first, second = self.both + self.first_only, self.both + self.second_only
        return (first * second + (whole - first) * (whole - second)) / whole**2


def coefficient(tables: Sequence[Table]) -> float | None:
    """Cohen's coefficient of one table, pooled over several; None where chance explains all."""
    if not tables:
        return None
    agreed = sum(table.agreed for table in tables) / len(tables)
    by_chance = sum(table.by_chance for table in tables) / len(tables)
    return None if by_chance >= 1 else (agreed - by_chance) / (1 - by_chance)


def coded_once(statements: Sequence[Statement]) -> list[Statement]:
    """The statements of the interviews that are coded: those where some statement has a theme.

    There a statement without a theme is one for which the first coder found none. Elsewhere nobody
    has looked yet. To leave out the former would make two coders agree more than they do.
    """
    coded = {said.interview for said in statements if said.themes}
    return [said for said in statements if said.interview in coded]


def coded_twice(corpus: Corpus) -> list[tuple[Statement, frozenset[str]]]:
    """The statements that two people coded, with the themes of the second time."""
    again = {
        one.statement.upper(): frozenset(one.themes) - {NO_THEME}
        for one in corpus.second_codings
        if one.themes
    }
    return [(said, again[said.id]) for said in coded_once(corpus.statements) if said.id in again]


def agreement(corpus: Corpus, themes: Sequence[str]) -> Agreement | None:
    """What two coders agree on; None where nothing was coded twice."""
    pairs = [(set(said.themes), again, said) for said, again in coded_twice(corpus)]
    if not pairs:
        return None
    tables = {
        theme: _table((theme in first, theme in second) for first, second, _ in pairs)
        for theme in themes
    }
    seen = {theme: table for theme, table in tables.items() if table.neither < len(pairs)}
    other = [
        Disagreement(said.id, said.themes, tuple(theme for theme in themes if theme in second))
        for first, second, said in pairs
        if first != second
    ]
    return Agreement(
        themes=tuple(
            ThemeAgreement(theme, *table, coefficient([table])) for theme, table in seen.items()
        ),
        kappa=coefficient(list(seen.values())),
        statements=len(pairs),
        same=len(pairs) - len(other),
        disagreements=tuple(other),
    )


def agreement_figures(corpus: Corpus) -> dict[str, Figure]:
    """The statements coded twice, and those of them under the same themes both times."""
    pairs = coded_twice(corpus)
    if not pairs:
        return {}
    alike = [said for said, again in pairs if set(said.themes) == again]
    groups = ((CODED_TWICE, [said for said, _ in pairs]), (CODED_ALIKE, alike))
    return {
        name: Figure(
            id=name,
            value=len(found),
            unit=Unit.STATEMENTS,
            base=len(pairs),
            evidence=tuple(said.id for said in found),
            contributors=len({said.interview for said in found}),
            whole=CODED_TWICE,
            inside=True,
        )
        for name, found in groups
    }


def of_no_statement(corpus: Corpus) -> Iterator[SecondCoding]:
    """Second codings whose statement does not exist."""
    if corpus.second_codings:
        known = {said.id for said in corpus.statements}
        yield from (one for one in corpus.second_codings if one.statement.upper() not in known)


def contradictory(corpus: Corpus) -> Iterator[SecondCoding]:
    """Second codings that say a theme and, beside it, that there is none."""
    for one in corpus.second_codings:
        if NO_THEME in one.themes and len(one.themes) > 1:
            yield one


def _table(answers: Iterable[tuple[bool, bool]]) -> Table:
    given = list(answers)
    return Table(
        given.count((True, True)),
        given.count((True, False)),
        given.count((False, True)),
        given.count((False, False)),
    )
