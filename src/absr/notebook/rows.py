"""The rows of each table, from an edition: nothing but what the edition shows."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    from absr.model.edition import Edition

    Rows = Iterator[tuple[object, ...]]


def _value(edition: Edition, figure: str) -> int | None:
    """A figure; None where it is hidden, 0 where nothing was counted under that name."""
    shown = edition.figures.get(figure)
    return 0 if shown is None else shown.value


def _interviews(edition: Edition) -> Rows:
    for one in edition.spoken.interviews:
        yield (
            one.id,
            one.ref,
            one.date,
            one.profile or None,
            one.actor_type,
            one.district,
            one.persons,
            one.notice_given,
            one.consent,
            one.commitment,
            one.pilot_candidate,
        )


def _statements(edition: Edition) -> Rows:
    yield from edition.spoken.statements


def _resources(edition: Edition) -> Rows:
    for one in edition.register.resources:
        yield (
            one.id,
            one.name,
            one.category,
            one.themes,
            one.standing,
            tuple(state.state for state in one.states),
            one.district,
            _value(edition, f"register.citations.{one.id}"),
            one.actor_types,
        )


def _indicators(edition: Edition) -> Rows:
    for one in edition.readings.indicators:
        for value in one.values:
            yield (
                one.id,
                one.vintage,
                value.territory,
                one.label,
                value.value,
                value.reason,
                one.unit,
                value.numerator,
                value.base,
                value.producer,
                one.chapter,
                one.themes,
                one.direction,
                str(one.signal) if one.signal else None,
            )


def _contributions(edition: Edition) -> Rows:
    votes = {vote.contribution: vote for vote in edition.workshop.votes}
    for one in edition.workshop.slips:
        vote = votes.get(one.id)
        yield (
            one.id,
            one.ref,
            one.table,
            one.round,
            one.theme,
            one.nature,
            one.text,
            one.consensus,
            _value(edition, f"workshop.dots.{one.id}") if vote else None,
            vote.breadth if vote else None,
        )


def _actions(edition: Edition) -> Rows:
    for one in edition.action.actions:
        yield (
            one.id,
            one.ref,
            one.title,
            one.themes,
            one.state,
            one.lead or None,
            one.cost,
            one.funder or None,
            one.funding,
            one.step_on,
            one.alerts,
        )


def _readings(edition: Edition) -> Rows:
    provisions = {balance.theme: balance.provision for balance in edition.readings.balances}
    for crossing in edition.readings.themes:
        theme = crossing.id
        yield (
            theme,
            edition.settings.theme_label(theme),
            str(crossing.reading),
            str(crossing.strength) if crossing.strength else None,
            str(provisions[theme]),
            crossing.signals,
            _value(edition, f"themes.{theme}.all.voices"),
            _value(edition, f"themes.{theme}.need.voices"),
            _value(edition, f"themes.{theme}.resource.voices"),
        )


def _figures(edition: Edition) -> Rows:
    for one in edition.figures.values():
        yield (one.id, one.value, str(one.unit), one.base)


ROWS: Mapping[str, Callable[[Edition], Rows]] = {
    "interviews": _interviews,
    "statements": _statements,
    "resources": _resources,
    "indicators": _indicators,
    "contributions": _contributions,
    "actions": _actions,
    "readings": _readings,
    "figures": _figures,
}
"""Table → its rows, in the order of its columns."""
