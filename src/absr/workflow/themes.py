"""`absr themes merge`, `split` and `rename`: the themes change, and what bears one with them."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from absr.analysis.decided_themes import with_decided_themes
from absr.analysis.phase1 import voices
from absr.analysis.sub_themes import most_written, sub_themes_of
from absr.model.decisions import Decision
from absr.model.exit_status import ExitStatus
from absr.model.kinds import kinds
from absr.model.labels import fold_without_articles
from absr.model.problem import Refusal
from absr.model.record import NamedTuple
from absr.model.settings import DECIDED_THEMES
from absr.model.sub_themes import sub_theme_key
from absr.model.theme_decisions import (
    MERGE,
    SPLIT,
    DatedDecision,
    ThemeDecision,
    ThemeName,
    ThemeTally,
)
from absr.model.theme_splits import splits_of
from absr.privacy.identities import NameFinder
from absr.reading.record_keys import record_key
from absr.store.corpus import load_corpus
from absr.store.database import open_store
from absr.store.journal import begin_batch
from absr.store.mappings import keep_decisions, kept_decisions
from absr.store.recoding import Recoding, theme_fields
from absr.store.records import load_identities
from absr.store.theme_log import (
    batch_action,
    commit_with_settings,
    keep_theme_decision,
    new_change,
    theme_decisions,
)
from absr.workflow.theme_plans import Planner
from absr.workflow.theme_settings import settings_text, with_themes
from absr.workflow.verification import verify

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Callable, Iterator, Mapping

    from absr.model.corpus import Corpus
    from absr.model.settings import Settings, Theme
    from absr.store.database import Store
    from absr.workflow.project import Project
    from absr.workflow.theme_plans import ThemePlan


class ThemeRequest(NamedTuple):
    """What is asked of the themes."""

    action: str
    """One of `THEME_ACTIONS`."""
    themes: tuple[str, ...]
    """Ids or names: those to put together, or the one to split or rename."""
    into: str
    """Id or name of the theme that holds what moves; of a rename the new name."""
    now: dt.datetime
    new_id: str | None = None
    sub_themes: tuple[str, ...] = ()
    reason: str | None = None
    dry_run: bool = False


class ThemesChanged(NamedTuple):
    """What was decided and what it changed."""

    decision: ThemeDecision
    batch: int | None
    """Number in the journal; None where it was only tried."""


def change_themes(project: Project, request: ThemeRequest) -> ThemesChanged:
    """Carry a decision out: in the records, and in the list of themes of `absr.yaml`.

    Raises the refusals of `Planner`, U236 for an `absr.yaml` that cannot be changed in place, U237
    for a sub-theme that no statement of the theme has.
    """
    settings = project.settings
    with open_store(project.paths, write=True, dry=request.dry_run) as store:
        before = with_decided_themes(load_corpus(store), settings)
        plan = _plan(settings, before, request)
        text = settings_text(project.paths.root)
        new_text, new_settings = with_themes(text, plan, settings)
        batch = begin_batch(store, batch_action(plan.action), request.now)
        words = _recode(store, batch, new_settings)
        after = with_decided_themes(load_corpus(store), new_settings)
        decision = _decision(plan, request.reason, words, _Compared(before, after))
        decision = _without_names(decision, NameFinder(load_identities(store).values()))
        if request.dry_run:
            return ThemesChanged(decision, None)
        verify(store, project, request.now.date())
        change = new_change(text, new_text)
        keep_theme_decision(store, batch, decision, change)
        commit_with_settings(store, change)
    return ThemesChanged(decision, batch)


def decisions_on_themes(project: Project) -> tuple[DatedDecision, ...]:
    """Every decision on the themes of the project, the oldest first.

    Persons may have become known since one was taken.
    """
    with open_store(project.paths) as store:
        names = NameFinder(load_identities(store).values())
        return tuple(
            one._replace(decision=_without_names(one.decision, names))
            for one in theme_decisions(store)
        )


def _without_names(decision: ThemeDecision, names: NameFinder) -> ThemeDecision:
    """The decision as it is kept: names live apart, also those typed in a reason."""
    return decision._replace(
        reason=names.masked(decision.reason) if decision.reason else None,
        sub_themes=tuple(map(names.masked, decision.sub_themes)),
    )


def _plan(settings: Settings, corpus: Corpus, request: ThemeRequest) -> ThemePlan:
    planner = Planner(settings)
    if request.action == MERGE:
        return planner.merged(request.themes, request.into, request.new_id)
    (name,) = request.themes
    if request.action == SPLIT:
        words = _named(corpus, planner.theme(name), request.sub_themes)
        return planner.split_off(name, words, request.into, request.new_id)
    return planner.renamed(name, request.into)


def _named(corpus: Corpus, theme: Theme, words: tuple[str, ...]) -> tuple[str, ...]:
    """The sub-themes asked for, as they are written most often in the statements of the theme.

    Raises Refusal U237 for one that none of them names, with those that they do, the most named
    first.
    """
    written: dict[str, Counter[str]] = {}
    for statement in corpus.statements:
        if theme.id in statement.themes:
            for key, word in sub_themes_of(statement).items():
                written.setdefault(key, Counter())[word] += 1
    asked = {sub_theme_key(word): word for word in words if sub_theme_key(word)}
    for key, word in asked.items() or {"": ""}.items():
        if key not in written:
            raise _unknown_sub_theme(word, theme, written)
    return tuple(most_written(written[key]) for key in asked)


def _unknown_sub_theme(word: str, theme: Theme, written: Mapping[str, Counter[str]]) -> Refusal:
    from absr.reading.near import nearest

    near = nearest(word, {key: key for key in written})
    ordered = sorted(written, key=lambda key: (key != near, -written[key].total(), key))
    choices = tuple(most_written(written[key]) for key in ordered)
    return Refusal(
        "U237", exit_status=ExitStatus.USAGE, query=word, theme=theme.label, choices=choices
    )


def _recode(store: Store, batch: int, settings: Settings) -> int:
    """Put records and decisions on words under the themes of today; gives how many words moved."""
    known = settings.spellings("themes")

    def now(theme: str) -> str:
        return known.get(fold_without_articles(theme), theme)

    Recoding(now, splits_of(settings), record_key).run(store)
    return keep_decisions(store, batch, tuple(_words(store, now)))


def _words(store: Store, now: Callable[[str], str]) -> Iterator[Decision]:
    for kept in kept_decisions(store):
        list_id, written, meaning = kept.decision
        if list_id in ("themes", DECIDED_THEMES) and meaning is not None:
            yield Decision(list_id, written, now(meaning))


def _decision(
    plan: ThemePlan, reason: str | None, words: int, compared: _Compared
) -> ThemeDecision:
    about = tuple(ThemeName(theme.id, theme.label) for theme in plan.about)
    into = ThemeName(plan.into.id, plan.into.label)
    concerned = list(dict.fromkeys((*(theme.id for theme in about), into.id)))
    names = {theme.id: theme for theme in about} | {into.id: into}
    labels = {theme.id: theme.label for theme in plan.themes}
    for theme in compared.touched():
        if theme not in names:
            concerned.append(theme)
            names[theme] = ThemeName(theme, labels.get(theme, theme))
    here = {theme.id for theme in plan.themes}
    there = compared.themes_before() | {theme.id for theme in about}
    if not plan.is_new:
        there.add(into.id)
    return ThemeDecision(
        plan.action,
        about,
        into,
        plan.is_new,
        plan.sub_themes,
        " ".join(reason.split()) or None if reason else None,
        compared.recoded(),
        words,
        tuple(
            compared.tally(names[theme], was=theme in there, is_=theme in here)
            for theme in concerned
        ),
    )


class _Compared:
    """What a decision changed: the records before and after it."""

    def __init__(self, before: Corpus, after: Corpus) -> None:
        self._before = before
        self._after = after

    def recoded(self) -> dict[str, int]:
        """Kind → records that changed theme."""
        found = {}
        for kind in kinds().values():
            names = [column.name for column in theme_fields(kind)]
            if not names:
                continue
            was = {
                one.id: [getattr(one, name) for name in names] for one in self._before.of(kind.id)
            }
            changed = sum(
                [getattr(one, name) for name in names] != was.get(one.id)
                for one in self._after.of(kind.id)
            )
            if changed:
                found[kind.id] = changed
        return found

    def themes_before(self) -> set[str]:
        """Themes that statements had."""
        return {theme for said in self._before.statements for theme in said.themes}

    def touched(self) -> list[str]:
        """Themes that gained or lost statements."""
        counts = [
            Counter(theme for said in corpus.statements for theme in said.themes)
            for corpus in (self._before, self._after)
        ]
        both = counts[0].keys() | counts[1].keys()
        return sorted(theme for theme in both if counts[0][theme] != counts[1][theme])

    def tally(self, theme: ThemeName, *, was: bool, is_: bool) -> ThemeTally:
        """What a theme counts before and after."""
        before = _count(self._before, theme.id) if was else (None, None)
        after = _count(self._after, theme.id) if is_ else (None, None)
        return ThemeTally(theme, *before, *after)


def _count(corpus: Corpus, theme: str) -> tuple[int, int]:
    """Statements of a theme, and the voices behind them."""
    said = [one for one in corpus.statements if theme in one.themes]
    return len(said), len(voices(said))
