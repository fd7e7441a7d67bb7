"""What the themes do not say: sub-themes that cross them and that none is called after.

Themes gather, and they hide: in the experiment of Romainville housing, disability or isolation
were spoken of everywhere and none of the nine themes bears their name. The thresholds are the
project's own (« repères absr »), not a rule of law.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from typing import TYPE_CHECKING

from absr.analysis.counting import Counting
from absr.analysis.phase1 import voice_of, voices
from absr.analysis.sub_themes import most_written, sub_theme_key, sub_themes_of
from absr.model.figures import Figure, Unit
from absr.model.unsaid_facts import MATTER_INTERVIEWS, MATTER_THEMES, Matter, UnsaidFacts

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from absr.model.kinds.statements import Statement
    from absr.model.settings import Settings

_SIDES = {"needs": ("need", "barrier"), "resources": ("resource",)}


def unsaid_facts(statements: Sequence[Statement], settings: Settings) -> UnsaidFacts:
    """The matters said under several themes, with their voices."""
    said: dict[str, list[Statement]] = defaultdict(list)
    words: dict[str, Counter[str]] = defaultdict(Counter)
    for statement in statements:
        for key, written in sub_themes_of(statement).items():
            said[key].append(statement)
            words[key][written] += 1
    count = Counting()
    whole = len(voices(statements))
    matters = [
        _matter(count, most_written(words[key]), found, settings, whole)
        for key, found in said.items()
        if _crosses(found, settings) and not _bears_a_theme(key, settings)
    ]
    matters.sort(key=lambda matter: (-count.figures[matter.voices].value, matter.name))
    return UnsaidFacts(count.figures, tuple(count.sums), tuple(matters))


def _crosses(statements: Sequence[Statement], settings: Settings) -> bool:
    interviews = {statement.interview for statement in statements}
    return (
        len(_themes(statements, settings)) >= MATTER_THEMES and len(interviews) >= MATTER_INTERVIEWS
    )


def _bears_a_theme(key: str, settings: Settings) -> bool:
    """Whether the words of a sub-theme all stand in one name of a theme ."""
    words = set(key.split())
    names = (name for theme in settings.themes for name in (theme.label, *theme.aliases))
    return any(words <= set(sub_theme_key(name).split()) for name in names)


def _themes(statements: Iterable[Statement], settings: Settings) -> tuple[str, ...]:
    met = {theme for statement in statements for theme in statement.themes}
    return tuple(theme.id for theme in settings.themes if theme.id in met)


def _matter(
    count: Counting, name: str, found: Sequence[Statement], settings: Settings, whole: int
) -> Matter:
    stem = f"matters.{sub_theme_key(name).replace(' ', '-')}"
    whole_id = f"{stem}.voices"
    _add(count, whole_id, found, "said.voices", whole)
    for side, natures in _SIDES.items():
        chosen = [statement for statement in found if statement.nature in natures]
        _sides(count, f"{stem}.{side}", chosen, found, whole_id)
    themes = _themes(found, settings)
    return Matter(
        name=name,
        themes=themes,
        interviews=tuple(
            len({s.interview for s in found if theme in s.themes}) for theme in themes
        ),
        voices=whole_id,
        needs=f"{stem}.needs.voices",
        resources=f"{stem}.resources.voices",
    )


def _sides(
    count: Counting,
    stem: str,
    chosen: Sequence[Statement],
    found: Sequence[Statement],
    whole: str,
) -> None:
    """The voices of a side, and those that are left: beside the whole the ones give the others."""
    behind = voices(chosen)
    left = [statement for statement in found if voice_of(statement) not in behind]
    parts = {f"{stem}.voices": chosen, f"{stem}.left.voices": left}
    for figure, statements in parts.items():
        _add(count, figure, statements, whole, count.figures[whole].value)
    count.add_up(parts, whole)


def _add(
    count: Counting, figure: str, statements: Sequence[Statement], whole: str, base: int
) -> None:
    count.figures[figure] = Figure(
        id=figure,
        value=len(voices(statements)),
        unit=Unit.VOICES,
        base=base,
        evidence=tuple(statement.id for statement in statements),
        contributors=len({statement.interview for statement in statements}),
        whole=whole,
    )
