"""`absr themes propose`: what could be decided on the themes, without names."""

from __future__ import annotations

from typing import TYPE_CHECKING

from absr.analysis.theme_proposals import theme_proposals
from absr.privacy.identities import NameFinder
from absr.store.database import open_store
from absr.store.records import load_identities
from absr.workflow.facts import project_facts

if TYPE_CHECKING:
    import datetime as dt

    from absr.analysis.theme_proposals import Counted, Proposal, SubTheme, ThemeProposals
    from absr.workflow.project import Project


def proposed(project: Project, today: dt.date) -> ThemeProposals:
    """What the interviews say about the themes; the words of analysts may name somebody."""
    with open_store(project.paths) as store:
        names = NameFinder(load_identities(store).values())
        corpus = project_facts(project, store, today).corpus
    return _without_names(theme_proposals(corpus, project.settings), names)


def _without_names(found: ThemeProposals, names: NameFinder) -> ThemeProposals:
    masked = names.masked
    return found._replace(
        sub_themes=tuple(
            sub._replace(
                name=masked(sub.name),
                spellings=tuple((masked(word), number) for word, number in sub.spellings),
            )
            for sub in found.sub_themes
        ),
        untold=found.untold._replace(
            unknown=tuple((masked(word), counted) for word, counted in found.untold.unknown)
        ),
        proposals=tuple(
            one._replace(sub_themes=tuple(map(masked, one.sub_themes))) for one in found.proposals
        ),
    )


def proposals_as_json(found: ThemeProposals) -> dict[str, object]:
    """The answer of `absr themes propose --json`."""
    untold = found.untold
    return {
        "voices": found.base,
        "themes": [{"id": theme, **_counted(one)} for theme, one in found.by_theme.items()],
        "sub_themes": [_sub_theme(sub) for sub in found.sub_themes],
        "without_theme": {
            **_counted(untold.counted),
            "suggested": [
                {"theme": theme or None, "statements": number} for theme, number in untold.suggested
            ],
            "unknown": [{"written": word, **_counted(one)} for word, one in untold.unknown],
        },
        "proposals": [_proposal(one) for one in found.proposals],
    }


def _sub_theme(sub: SubTheme) -> dict[str, object]:
    return {
        "name": sub.name,
        "spellings": [{"written": word, "statements": number} for word, number in sub.spellings],
        **_counted(sub.total),
        "themes": [
            {"theme": theme or None, **_counted(one)} for theme, one in sub.by_theme.items()
        ],
    }


def _proposal(one: Proposal) -> dict[str, object]:
    return {
        "kind": one.kind,
        "themes": list(one.themes),
        "sub_themes": list(one.sub_themes),
        **_counted(one.counted),
        "left": _counted(one.left) if one.left else None,
    }


def _counted(counted: Counted) -> dict[str, object]:
    return {
        "statements": counted.statements,
        "voices": counted.voices,
        "actor_types": list(counted.actor_types),
    }
