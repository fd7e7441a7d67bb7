"""What the counting of voices is worth: everything that phase 1 says of its own solidity."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from absr.analysis.agreement import agreement, agreement_figures
from absr.analysis.coverage import district_shares, quotas_met
from absr.analysis.saturation import saturation
from absr.analysis.sensitivity import theme_ranking
from absr.model.soundness_facts import SoundnessFacts, Talk

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from absr.model.corpus import Corpus
    from absr.model.reading_facts import Indicator
    from absr.model.settings import Settings


def soundness_facts(
    corpus: Corpus, settings: Settings, indicators: Sequence[Indicator]
) -> SoundnessFacts:
    """Ranks, curves, coverage, the most talkative, and what two coders agree on."""
    themes = [theme.id for theme in settings.themes]
    shares, population = district_shares(corpus.interviews, settings, indicators)
    met = {one.district for one in corpus.interviews}
    return SoundnessFacts(
        figures=agreement_figures(corpus),
        sums=(),
        ranking=theme_ranking(corpus.statements, themes),
        curves=saturation(corpus.interviews, corpus.statements) if corpus.interviews else (),
        quotas=quotas_met(corpus.interviews, settings),
        empty_districts=tuple(name for name in settings.districts if name not in met),
        districts=shares,
        population=population,
        talks=tuple(_talks(corpus, themes)),
        agreement=agreement(corpus, themes),
    )


def _talks(corpus: Corpus, themes: Sequence[str]) -> Iterator[Talk]:
    """The interview that says most: of all that is said, then of each theme.

    Of equals the one whose number comes first: ids are drawn by lot.
    """
    refs = {one.id: one.ref for one in corpus.interviews}
    order = {id_: (len(ref), ref, id_) for id_, ref in refs.items()}
    counts: dict[str, Counter[str]] = {theme: Counter() for theme in ("", *themes)}
    for said in corpus.statements:
        for theme in {"", *said.themes} & counts.keys():
            counts[theme][said.interview] += 1
    for theme, count in counts.items():
        if count:
            most = min(count, key=lambda interview: (-count[interview], order[interview]))
            yield Talk(theme, most, count[most], count.total())
