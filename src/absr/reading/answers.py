"""Which answer a cell gives to a question of yes or no, and to one of permission.

A permission is never guessed: what is not clearly a yes is a no until somebody makes it clear.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from absr.model.labels import fold, fold_without_articles
from absr.model.record import NamedTuple
from absr.reading.cell_text import plain_text
from absr.reading.levels import level_in_words

if TYPE_CHECKING:
    from collections.abc import Mapping

    from absr.reading.cell_text import Raw


class AnswerRead(NamedTuple):
    """The answer of a cell, and what is to be said of it."""

    value: bool | str | None = None
    code: str | None = None
    """V112 or V104 no answer, V120 a remark beside it is not taken, V121 taken as a refusal."""


_YES = frozenset(
    {"oui", "o", "x", "ok", "vrai", "true", "yes", "y", "1", "v", "oui oui", "d accord"}
)
_NO = frozenset({"non", "n", "faux", "false", "no", "0", "retire", "refus", "refuse", "non non"})
_YES_SIGNS = frozenset("✓✔☑☒✅×🗹")
_NO_SIGNS = frozenset("☐")
_SAYS_YES = frozenset({"oui", "yes", "ok", "accord"})
_SAYS_NO = frozenset(
    {"non", "no", "refus", "refuse", "refusee", "refuses", "refusees", "jamais", "retire"}
)
_NOT_ANSWERED_WORDS = (
    "renseigne renseignee reponse repondu communique communiquee connu connue concerne concernee "
    "applicable precise precisee determine determinee joint jointe demande demandee su pose posee "
    "vu vue fait defini definie"
)
_NOT_ANSWERED = frozenset(_NOT_ANSWERED_WORDS.split())
"""Words after « non » that say that the question was not answered."""
_HOW_AND_WHEN_WORDS = (
    "a au aux avec avis bien bon bonne bouche ce cet cette confirme confirmee confirmation "
    "courriel courrier d dans de des donne donnee du ecrit ecrite email en entretien et fait "
    "fiche formulaire formule h hier in jour l la le les lors mail mails matin merci mme notice "
    "of on oral orale oralement papier par phone presence remis remise recu recue rendez rdv "
    "reponse seance signe signee signature sms sur telephone tel the tout visio verbal verbale "
    "verbalement vive voix vous by written signed volontiers absolument accord sans probleme "
    "janvier fevrier mars avril mai juin juillet aout septembre octobre novembre decembre lundi "
    "mardi mercredi jeudi vendredi samedi dimanche soir midi"
)
_LONGEST = 24
"""Words of the longest level that is looked for before a remark: a long cell costs its length."""
_HOW_AND_WHEN = frozenset(_HOW_AND_WHEN_WORDS.split())
"""Words of a remark that says only how or when the answer was given."""


def read_yes_no(raw: Raw) -> bool | None:
    """True, False, or None when the cell says neither by itself."""
    if isinstance(raw, bool):
        return raw
    text = plain_text(raw).strip()
    if "?" in text:
        return None
    word = fold(text)
    if word in _YES or (not word and text in _YES_SIGNS):
        return True
    return False if word in _NO or (not word and text in _NO_SIGNS) else None


def yes_no_in(raw: Raw, *, permission: bool) -> AnswerRead:
    """The answer of a cell to a question of yes or no."""
    answer = read_yes_no(raw)
    if answer is not None:
        return AnswerRead(answer)
    text = plain_text(raw)
    words = fold(text).split()
    if _refuses(words, text):
        return AnswerRead(False, "V120")
    if words and words[0] in _SAYS_YES and _is_how_and_when(words[1:], text):
        return AnswerRead(True, "V120")
    return AnswerRead(False, "V121") if permission else AnswerRead(code="V112")


def level_told(raw: Raw) -> str | None:
    """The level of a cell that agrees to be quoted and says how: `oui, sous anonymat`."""
    return level_in_words(plain_text(raw)) if isinstance(raw, str) else None


def permission_in(text: str, spellings: Mapping[str, str]) -> AnswerRead:
    """The level of permission that a text gives; `spellings` are those of its list."""
    refusal = spellings[fold_without_articles("non")]
    doubt = "?" in text
    exact = spellings.get(fold_without_articles(text))
    if exact is not None and (not doubt or exact == refusal):
        return AnswerRead(exact)
    if not doubt and (answer := read_yes_no(text)) is not None:
        return AnswerRead(spellings[fold_without_articles("oui")] if answer else refusal)
    words = fold(text).split()
    if _refuses(words, text):
        return AnswerRead(refusal, "V120")
    for end in range(min(len(words) - 1, _LONGEST), 0, -1):
        given = " ".join(words[:end])
        level = spellings.get(fold_without_articles("oui" if given in _SAYS_YES else given))
        if level is not None and level != refusal and _is_how_and_when(words[end:], text):
            return AnswerRead(level, "V120")
    return AnswerRead(refusal, "V121")


def _refuses(words: list[str], text: str) -> bool:
    """Whether a text begins with a refusal; « non renseigné » is none."""
    if not words or words[0] not in _SAYS_NO or "?" in text:
        return False
    return len(words) == 1 or words[1] not in _NOT_ANSWERED


def _is_how_and_when(words: list[str], text: str) -> bool:
    """Whether a remark takes nothing back from the answer before it."""
    if "?" in text or re.search(r"\bsans (?!probl)", fold(text)):
        return False
    return all(word in _HOW_AND_WHEN or word.isdigit() for word in words)
