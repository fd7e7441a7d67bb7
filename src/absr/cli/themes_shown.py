"""Themes on the terminal: what a decision changes, what was decided, what could be."""

from __future__ import annotations

from typing import TYPE_CHECKING

from absr.cli.output import paragraph, say, table
from absr.cli.session import current
from absr.model.theme_decisions import RENAME, SPLIT
from absr.wording.theme_decisions import (
    dated_words,
    done_words,
    plan_words,
    quoted_listing,
    recoded_words,
)

if TYPE_CHECKING:
    from collections.abc import Sequence

    from absr.analysis.theme_proposals import Counted, Proposal, ThemeProposals
    from absr.model.settings import Settings
    from absr.model.theme_decisions import DatedDecision, ThemeDecision
    from absr.workflow.themes import ThemesChanged

_MOST_SHOWN = 12
"""Sub-themes in the table unless all are asked for."""
_LEAST_SHOWN = 2
"""Voices behind a sub-theme of the table unless all are asked for."""
_MOST_THEMES = 1
"""Themes named beside a sub-theme: with more of them, no row would fit on its line."""


def show_change(changed: ThemesChanged) -> None:
    """What a decision does or would do, theme by theme and kind by kind."""
    speech, decision = current().speech, changed.decision
    if changed.batch is None:
        say(paragraph(speech("themes.dry", what=plan_words(decision, speech))))
    else:
        say(paragraph(speech("themes.sentence", text=done_words(decision, speech))))
    say()
    if decision.action != RENAME:
        _show_tallies(decision)
        say()
    tense = "would" if changed.batch is None else "has"
    recoded = recoded_words(decision.recoded, speech)
    key = f"themes.recoded.{tense}" if recoded else "themes.recoded.none"
    say(paragraph(speech(key, recoded=recoded)))
    if decision.words:
        say(paragraph(speech.count("themes.words", decision.words)))
    if decision.is_new:
        say(paragraph(speech("themes.new", id=decision.into.id)))
    if decision.action == SPLIT:
        say(paragraph(speech("themes.later.split")))
    else:
        say(paragraph(speech("themes.later")))


def _show_tallies(decision: ThemeDecision) -> None:
    """What each theme counts before and after."""
    speech = current().speech
    rows = [
        (
            tally.theme.label,
            _number(tally.statements_before),
            _number(tally.statements_after),
            _number(tally.voices_before),
            _number(tally.voices_after),
        )
        for tally in decision.tallies
    ]
    heads = ("theme", "statements_before", "statements_after", "voices_before", "voices_after")
    table([speech(f"themes.column.{head}") for head in heads], rows, numbers=(1, 2, 3, 4))


def _number(value: int | None) -> str:
    return "–" if value is None else current().speech.number(value)


def show_decisions(decisions: Sequence[DatedDecision]) -> None:
    """The decisions, the oldest first; those taken back say so."""
    speech = current().speech
    if not decisions:
        say(paragraph(speech("themes.log.none")))
        return
    for one in decisions:
        text = dated_words(one.decision, one.at, speech, numbers=True)
        lead = speech("themes.log.number", number=one.batch)
        if one.undone_by is not None:
            text = speech("themes.log.undone", text=text, by=one.undone_by)
        say(paragraph(f"{lead} {text}", indent="    ", first=""))


def show_proposals(found: ThemeProposals, settings: Settings, *, everything: bool) -> None:
    """Sub-themes, statements without a theme, and what could be decided."""
    speech = current().speech
    if not found.base:
        say(paragraph(speech("themes.propose.nothing")))
        return
    _show_sub_themes(found, settings, everything=everything)
    say()
    _show_untold(found, settings)
    say()
    if not found.proposals:
        say(paragraph(speech("themes.propose.none")))
        return
    say(paragraph(speech.count("themes.propose.decide", len(found.proposals))))
    for number, proposal in enumerate(found.proposals, start=1):
        say()
        say(paragraph(_told(proposal, settings), indent="    ", first=f"{number:>2}. "))
        for command in commands_of(proposal):
            say(f"    {command}")


def _show_sub_themes(found: ThemeProposals, settings: Settings, *, everything: bool) -> None:
    speech = current().speech
    if not found.sub_themes:
        say(paragraph(speech("themes.propose.no_sub_theme")))
        return
    often = [sub for sub in found.sub_themes if sub.total.voices >= _LEAST_SHOWN]
    shown = found.sub_themes if everything else often[:_MOST_SHOWN]
    heads = ("sub_theme", "voices", "statements", "actor_types", "themes")
    rows = [
        (
            sub.name,
            speech.number(sub.total.voices),
            speech.number(sub.total.statements),
            speech.number(len(sub.total.actor_types)),
            _themes_of({theme: c.voices for theme, c in sub.by_theme.items()}, settings),
        )
        for sub in shown
    ]
    say(
        paragraph(
            speech("themes.propose.sub_themes", base=speech.count("count.voices", found.base))
        )
    )
    say()
    table([speech(f"themes.column.{head}") for head in heads], rows, numbers=(1, 2, 3))
    more = len(found.sub_themes) - len(shown)
    if more:
        say(paragraph(speech.count("themes.propose.more", more)))


def _themes_of(voices: dict[str, int], settings: Settings) -> str:
    """The themes of a sub-theme with their voices, the first ones by name."""
    speech = current().speech
    named = [
        f"{settings.theme_label(theme) if theme else speech('themes.without')} {number}"
        for theme, number in list(voices.items())[:_MOST_THEMES]
    ]
    more = len(voices) - len(named)
    return ", ".join([*named, *([f"+ {more}"] if more else [])])


def _show_untold(found: ThemeProposals, settings: Settings) -> None:
    speech, untold = current().speech, found.untold
    if not untold.counted.statements:
        say(paragraph(speech("themes.untold.none")))
    else:
        say(
            paragraph(
                speech.count(
                    "themes.untold",
                    untold.counted.statements,
                    voices=speech.count("count.voices", untold.counted.voices),
                )
            )
        )
        for theme, number in untold.suggested:
            name = settings.theme_label(theme) if theme else speech("themes.untold.no_hint")
            hint = speech("themes.untold.hint", theme=name, number=speech.number(number))
            say(paragraph(hint, indent="    "))
    if untold.unknown:
        words = [
            speech("themes.untold.word", word=speech.quoted(word), voices=_voices(counted))
            for word, counted in untold.unknown[:_MOST_SHOWN]
        ]
        say(paragraph(speech("themes.untold.unknown", words=speech.listing(words))))


def _voices(counted: Counted) -> str:
    return current().speech.count("count.voices", counted.voices)


def _told(proposal: Proposal, settings: Settings) -> str:
    """A proposal and what it rests on."""
    speech = current().speech
    counted, left = proposal.counted, proposal.left
    facts = {
        "themes": quoted_listing([settings.theme_label(t) for t in proposal.themes], speech),
        "theme": speech.quoted(settings.theme_label(proposal.themes[0])) if proposal.themes else "",
        "subs": quoted_listing(proposal.sub_themes, speech),
        "voices": _voices(counted),
        "statements": speech.count("count.statements", counted.statements),
        "types": speech.count("themes.types", len(counted.actor_types)),
        "left": _voices(left) if left else "",
    }
    if proposal.kind == "merge":
        facts["theme"] = speech.quoted(settings.theme_label(proposal.themes[0]))
        facts["other"] = speech.quoted(settings.theme_label(proposal.themes[1]))
    silent = proposal.kind in ("thin", "merge") and not counted.statements
    kind = f"{proposal.kind}.silent" if silent else proposal.kind
    return speech(f"themes.why.{kind}", **facts)


def commands_of(proposal: Proposal) -> tuple[str, ...]:
    """The commands that would carry a proposal out, as they are typed."""
    into = current().speech("themes.word.new_name")
    if proposal.kind == "split":
        (theme,), (sub,) = proposal.themes, proposal.sub_themes
        return (f'absr themes split {theme} --sub "{sub}" --into "{into}"',)
    if proposal.kind == "merge":
        first, other = proposal.themes
        return (f'absr themes merge {first} {other} --into "{into}"',)
    return ()
