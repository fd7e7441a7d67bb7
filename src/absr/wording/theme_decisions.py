"""Decisions on themes in words: what is about to be done, what was done and when."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

from absr.model.theme_decisions import SPLIT

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from absr.model.theme_decisions import ThemeDecision
    from absr.wording.speech import Speech


def plan_words(decision: ThemeDecision, speech: Speech) -> str:
    """What a decision would do: « Réunir les thèmes … sous … »."""
    return _words("plan", decision, speech)


def done_words(decision: ThemeDecision, speech: Speech) -> str:
    """What a decision did: « Les thèmes … ont été réunis sous … »."""
    return _words("done", decision, speech)


def dated_words(decision: ThemeDecision, at: str, speech: Speech, *, numbers: bool) -> str:
    """What was decided on which day; with `numbers` the sub-themes, the counts and the reason."""
    day = speech.day(dt.datetime.fromisoformat(at).date())
    told = decision if numbers else decision._replace(sub_themes=())
    sentence = speech("themes.dated", day=day, what=_words("dated", told, speech))
    if not numbers:
        return speech("themes.sentence", text=sentence)
    recoded = recoded_words(decision.recoded, speech)
    key = "themes.dated.recoded" if recoded else "themes.dated.none"
    sentence = speech(key, text=sentence, recoded=recoded)
    if decision.reason:
        return speech("themes.dated.reason", text=sentence, reason=_ended(decision.reason))
    return sentence


def recoded_words(recoded: Mapping[str, int], speech: Speech) -> str:
    """How many records of each kind changed theme, in a row; empty for none."""
    kinds = sorted(recoded, key=lambda kind: (kind != "statements", kind))
    return speech.listing([speech.count(f"themes.kind.{kind}", recoded[kind]) for kind in kinds])


def quoted_listing(words: Sequence[str], speech: Speech) -> str:
    """Words in a row, each in quotation marks."""
    return speech.listing([speech.quoted(word) for word in words])


def _words(form: str, decision: ThemeDecision, speech: Speech) -> str:
    themes = quoted_listing([theme.label for theme in decision.themes], speech)
    into = speech.quoted(decision.into.label)
    key = f"themes.{form}.{decision.action}"
    if decision.action != SPLIT:
        return speech(key, themes=themes, into=into)
    if not decision.sub_themes:
        return speech(f"{key}.untold", themes=themes, into=into)
    subs = quoted_listing(decision.sub_themes, speech)
    return speech.count(key, len(decision.sub_themes), themes=themes, into=into, subs=subs)


def _ended(text: str) -> str:
    """The text with the sign that ends a sentence."""
    return text if text.endswith((".", "!", "?", "…")) else f"{text}."
