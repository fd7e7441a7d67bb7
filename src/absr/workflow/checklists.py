"""The work of a project as checklists: one for each phase, the framing and the capitalisation."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from absr.analysis.following import has_lead
from absr.analysis.requests import state_of
from absr.model.labels import compact
from absr.model.record import NamedTuple
from absr.model.request_facts import RequestState
from absr.model.value_lists import LEVERS

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Sequence

    from absr.model.corpus import Corpus
    from absr.model.settings import Settings

_LEVERS = len(LEVERS.entries)


class Item(NamedTuple):
    """One thing to do, and whether it is done."""

    id: str
    done: bool
    detail: str = ""
    """A number or name that the wording shows beside it."""
    parts: tuple[tuple[str, int], ...] = ()
    """Counts that are told in words instead of a detail: what is counted, and how many."""


class Phase(NamedTuple):
    """A phase as a checklist."""

    id: str
    items: tuple[Item, ...]

    @property
    def done(self) -> int:
        """Items done."""
        return sum(item.done for item in self.items)


class Standing(NamedTuple):
    """What the checklists look at."""

    settings: Settings
    corpus: Corpus
    today: dt.date
    files: int
    """Files whose content is in the records."""
    errors: int
    unread: tuple[str, ...]
    """Workbooks whose content, as it stands, is in no record."""
    reports: frozenset[str]
    """Reports that stand in the folder and are up to date."""
    prose: tuple[int, int] | None
    """Parts of the narrative that were written, and all of them; None when there is no place for
    them."""
    computed: frozenset[tuple[str, str]] = frozenset()
    """Folded id and vintage of the indicators that files give for the town."""


def checklists(standing: Standing) -> tuple[Phase, ...]:
    """Every phase, in the order of the work."""
    return (
        _framing(standing),
        _phase1(standing),
        _phase2(standing),
        _phase3(standing),
        _capitalisation(standing),
    )


def item_of(phases: Sequence[Phase], item_id: str) -> Item | None:
    """The item called `item_id`, wherever it stands."""
    return next((item for phase in phases for item in phase.items if item.id == item_id), None)


def _framing(standing: Standing) -> Phase:
    settings = standing.settings
    return Phase(
        "framing",
        (
            Item("project", True),
            Item("board_date", settings.board_date is not None),
            Item("districts", bool(settings.districts), str(len(settings.districts))),
            Item("quotas", bool(settings.quotas), str(len(settings.quotas))),
            _collected("diagnoses", standing.corpus),
        ),
    )


def _phase1(standing: Standing) -> Phase:
    corpus, quotas = standing.corpus, standing.settings.quotas
    met: Counter[str | None] = Counter()
    for interview in corpus.interviews:
        met[interview.actor_type] += interview.persons
    reached = sum(met[kind] >= wanted for kind, wanted in quotas)
    is_clean = bool(standing.files) and not standing.errors and not standing.unread
    return Phase(
        "phase1",
        (
            _collected("interviews", corpus),
            _share("quotas_reached", reached, len(quotas)),
            _collected("actors", corpus),
            _indicators(standing),
            _requests(standing),
            Item("clean", is_clean, str(standing.errors)),
            Item("report", "phase1" in standing.reports),
        ),
    )


def _requests(standing: Standing) -> Item:
    """Requests to partners: done when each that was wanted has its answer."""
    states = Counter(state_of(one, standing.today) for one in standing.corpus.data_requests)
    asked = sum(number for state, number in states.items() if state.is_asked)
    answered = sum(number for state, number in states.items() if state.is_answered)
    left = asked - answered + states[RequestState.TO_ASK]
    counts = {
        "to_ask": states[RequestState.TO_ASK],
        "asked": asked,
        "received": states[RequestState.RECEIVED],
        "refused": states[RequestState.REFUSED],
        "overdue": states[RequestState.OVERDUE],
    }
    parts = tuple((name, number) for name, number in counts.items() if number)
    return Item("data_requests", bool(asked) and not left, parts=parts or (("none", 0),))


def _phase2(standing: Standing) -> Phase:
    corpus = standing.corpus
    present = count_present(corpus)
    tables = len({compact(table.ref) for table in corpus.tables})
    dots = sum(vote.dots for vote in corpus.votes)
    return Phase(
        "phase2",
        (
            _collected("pilots", corpus),
            _collected("invitations", corpus),
            Item("tables", bool(tables), str(tables)),
            Item("attendance", bool(present), str(present)),
            _collected("contributions", corpus),
            Item("votes", bool(corpus.votes), str(dots)),
            Item("report_phase2", "phase2" in standing.reports),
        ),
    )


def _phase3(standing: Standing) -> Phase:
    corpus = standing.corpus
    answered, proposed = _answered(corpus)
    led = sum(map(has_lead, corpus.actions))
    items = [
        _share("responses", answered, proposed),
        _share("actions", led, len(corpus.actions)),
    ]
    if standing.prose is not None:
        items.append(_share("prose", *standing.prose))
    return Phase("phase3", (*items, Item("report_phase3", "phase3" in standing.reports)))


def _answered(corpus: Corpus) -> tuple[int, int]:
    """Needs and ideas of the workshop that have their response, and all of them."""
    if not corpus.contributions:
        return 0, 0
    from absr.analysis.responses import proposals

    found = proposals(corpus)
    return sum(proposal.response is not None for proposal in found), len(found)


def _capitalisation(standing: Standing) -> Phase:
    corpus = standing.corpus
    levers = len({lever.lever for lever in corpus.levers})
    return Phase(
        "capitalisation",
        (
            _collected("milestones", corpus),
            _collected("lessons", corpus),
            Item("levers", bool(levers), f"{levers}/{_LEVERS}"),
        ),
    )


def _collected(kind: str, corpus: Corpus) -> Item:
    """Records of one kind: done as soon as there is one."""
    number = len(corpus.of(kind))
    return Item(kind, bool(number), str(number))


def _share(item: str, done: int, whole: int) -> Item:
    """Done when all is done, and there is something."""
    return Item(item, bool(whole) and done == whole, f"{done}/{whole}")


def count_present(corpus: Corpus) -> int:
    """Persons who came to the workshop."""
    return sum(bool(one.present) for one in corpus.attendance)


def count_indicators(corpus: Corpus, computed: frozenset[tuple[str, str]]) -> int:
    """Indicators typed or computed from a file, each counted once a vintage."""
    return len({(compact(one.indicator), one.vintage) for one in corpus.observations} | computed)


def _indicators(standing: Standing) -> Item:
    number = count_indicators(standing.corpus, standing.computed)
    return Item("indicators", bool(number), str(number))
