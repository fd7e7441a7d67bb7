"""What phase 3 counts: responses, actions, pledges and the evidence of the narrative."""

from __future__ import annotations

from typing import TYPE_CHECKING

from absr.analysis.carried_pledges import carried_pledges, count_pledges
from absr.analysis.counting import Counting
from absr.analysis.following import acts, count_actions, followed, roadmap
from absr.analysis.narrative import narrative_facts, resting_on
from absr.analysis.prose import Citations, taken_apart, without_citations
from absr.analysis.responses import Themes, count_responses, other_responses, proposals
from absr.model.action_facts import ActionFacts, WrittenPart

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Sequence

    from absr.model.action_facts import Followed
    from absr.model.corpus import Corpus
    from absr.model.prose import ProseText
    from absr.model.settings import Settings


def action_facts(
    corpus: Corpus, settings: Settings, today: dt.date, prose: Sequence[ProseText] = ()
) -> ActionFacts:
    """What phase 3 counts; `prose` is what the writers typed.

    An action is late on the day of the progress review, which is `today` unless the settings say
    another one.
    """
    count = Counting()
    proposed = proposals(corpus)
    others = other_responses(corpus, proposed)
    count_responses(count, proposed, others)
    day = min(settings.follow_up_day or today, today)
    actions = followed(corpus, proposed, day)
    count_actions(count, actions)
    pledges = carried_pledges(corpus, proposed, Themes(corpus))
    count_pledges(count, pledges)
    written = _written(corpus, prose)
    return ActionFacts(
        day=day,
        figures=count.figures,
        sums=tuple(count.sums),
        proposals=proposed,
        other_responses=others,
        actions=actions,
        roadmap=roadmap(actions),
        themes_without_action=_without_action(corpus, settings, actions, count),
        pledges=pledges,
        narrative=resting_on(narrative_facts(corpus, proposed), written),
        prose=written,
    )


def _without_action(
    corpus: Corpus, settings: Settings, actions: Sequence[Followed], count: Counting
) -> tuple[str, ...]:
    """Themes in which a need was said or written and that no action in force is about."""
    themes = Themes(corpus)
    acted = {theme for one in actions if acts(one) for theme in one.action.themes}
    said = {t for s in corpus.statements if s.nature == "need" for t in s.themes}
    written = [(c.id, themes.of(c)) for c in corpus.contributions if c.nature == "need"]
    found = []
    for theme in (theme.id for theme in settings.themes):
        ids = [record for record, about in written if about == theme]
        if theme not in acted and (ids or theme in said):
            found.append(theme)
            count.part(f"action.needs.{theme}", "action.proposals.need", ids)
    return tuple(found)


def _written(corpus: Corpus, prose: Sequence[ProseText]) -> dict[str, WrittenPart]:
    """The prose of each part, with the evidence ids and without."""
    citations = Citations(corpus)
    written: dict[str, WrittenPart] = {}
    for text in prose:
        found = taken_apart(text, citations)
        bare = (b._replace(text=without_citations(b.text, citations)) for b in found.blocks)
        kept = tuple(block for block in bare if block.text)
        written[text.part] = WrittenPart(text.file, found.blocks, kept, found.cited)
    return written
