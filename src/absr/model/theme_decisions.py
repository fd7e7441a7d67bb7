"""What was decided on the themes of a project: which ones, when, why, and what it changed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from absr.model.record import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Mapping

MERGE, SPLIT, RENAME = "merge", "split", "rename"
THEME_ACTIONS = (MERGE, SPLIT, RENAME)


class ThemeName(NamedTuple):
    """A theme as it was called when something was decided."""

    id: str
    label: str


class ThemeTally(NamedTuple):
    """What one theme counts before and after a decision; None where it is not there."""

    theme: ThemeName
    statements_before: int | None
    voices_before: int | None
    statements_after: int | None
    voices_after: int | None


class ThemeDecision(NamedTuple):
    """Themes put together, a theme split or renamed."""

    action: str
    """One of `THEME_ACTIONS`."""
    themes: tuple[ThemeName, ...]
    """Those that it is about, under the names they had."""
    into: ThemeName
    """The theme that holds what moved, under the name it has since."""
    is_new: bool
    """Whether that theme was made by the decision."""
    sub_themes: tuple[str, ...]
    """Of a split: those that moved."""
    reason: str | None
    recoded: Mapping[str, int]
    """Kind → records of it that changed theme; kinds without any are left out."""
    words: int
    """Decisions on words, kept earlier, that now mean the other theme."""
    tallies: tuple[ThemeTally, ...]

    @property
    def statements(self) -> int:
        """Statements that changed theme."""
        return self.recoded.get("statements", 0)


class DatedDecision(NamedTuple):
    """A decision as the journal keeps it."""

    batch: int
    at: str
    """UTC, ISO 8601."""
    undone_by: int | None
    decision: ThemeDecision


def as_plain(decision: ThemeDecision) -> dict[str, object]:
    """The decision as JSON holds it."""
    return {
        "action": decision.action,
        "themes": [theme._asdict() for theme in decision.themes],
        "into": {**decision.into._asdict(), "is_new": decision.is_new},
        "sub_themes": list(decision.sub_themes),
        "reason": decision.reason,
        "recoded": [
            {"kind": kind, "records": number} for kind, number in sorted(decision.recoded.items())
        ],
        "words": decision.words,
        "by_theme": [
            {
                **tally.theme._asdict(),
                "before": _counted(tally.statements_before, tally.voices_before),
                "after": _counted(tally.statements_after, tally.voices_after),
            }
            for tally in decision.tallies
        ],
    }


def _counted(statements: int | None, voices: int | None) -> dict[str, int | None] | None:
    return None if statements is None else {"statements": statements, "voices": voices}


def from_plain(plain: Mapping[str, object]) -> ThemeDecision:
    """The decision that `as_plain` wrote."""
    into = _mapping(plain["into"])
    return ThemeDecision(
        str(plain["action"]),
        tuple(_name(one) for one in _items(plain["themes"])),
        _name(into),
        bool(into["is_new"]),
        tuple(str(one) for one in _items(plain["sub_themes"])),
        None if plain["reason"] is None else str(plain["reason"]),
        {
            str(_mapping(one)["kind"]): _number(_mapping(one)["records"]) or 0
            for one in _items(plain["recoded"])
        },
        _number(plain["words"]) or 0,
        tuple(_tally(_mapping(one)) for one in _items(plain["by_theme"])),
    )


def _tally(plain: Mapping[str, object]) -> ThemeTally:
    before, after = (
        None if plain[side] is None else _mapping(plain[side]) for side in ("before", "after")
    )
    return ThemeTally(
        _name(plain),
        _number(before["statements"]) if before else None,
        _number(before["voices"]) if before else None,
        _number(after["statements"]) if after else None,
        _number(after["voices"]) if after else None,
    )


def _name(plain: object) -> ThemeName:
    found = _mapping(plain)
    return ThemeName(str(found["id"]), str(found["label"]))


def _number(plain: object) -> int | None:
    return plain if isinstance(plain, int) else None


def _mapping(plain: object) -> dict[str, object]:
    return plain if isinstance(plain, dict) else {}


def _items(plain: object) -> list[object]:
    return plain if isinstance(plain, list) else []
