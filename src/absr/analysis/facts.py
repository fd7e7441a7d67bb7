"""Everything that is counted in a project, from its active records."""

from __future__ import annotations

from typing import TYPE_CHECKING

from absr.analysis.action import action_facts
from absr.analysis.decided_themes import with_decided_themes
from absr.analysis.diagnoses import diagnosis_findings
from absr.analysis.merged_names import with_merges
from absr.analysis.network import network_facts
from absr.analysis.phase1 import phase1_facts
from absr.analysis.readings import reading_facts
from absr.analysis.register import register_facts
from absr.analysis.requests import request_facts
from absr.analysis.soundness import soundness_facts
from absr.analysis.unsaid import unsaid_facts
from absr.analysis.workshop import workshop_facts
from absr.model.catalogue import NO_CATALOGUE
from absr.model.facts import Facts

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Sequence

    from absr.model.catalogue import Catalogue
    from absr.model.corpus import Corpus
    from absr.model.prose import ProseText
    from absr.model.settings import Settings


def all_facts(
    corpus: Corpus,
    settings: Settings,
    today: dt.date,
    prose: Sequence[ProseText] = (),
    catalogue: Catalogue = NO_CATALOGUE,
) -> Facts:
    """The counts of the three phases, of the register and of both sides of the themes.

    Names that were decided to be one are counted as one, statements under the theme decided.
    """
    corpus = with_merges(with_decided_themes(corpus, settings))
    readings = reading_facts(corpus, settings, catalogue)
    return Facts(
        phase1=phase1_facts(corpus.interviews, corpus.statements, settings),
        readings=readings,
        register=register_facts(corpus, settings, today),
        unsaid=unsaid_facts(corpus.statements, settings),
        network=network_facts(corpus, settings),
        soundness=soundness_facts(corpus, settings, readings.indicators),
        workshop=workshop_facts(corpus, settings, today),
        action=action_facts(corpus, settings, today, prose),
        requests=request_facts(corpus.data_requests, today),
        findings=diagnosis_findings(corpus.diagnoses, today),
    )
