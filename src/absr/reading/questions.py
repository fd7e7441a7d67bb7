"""Headings that are whole questions, as forms ask them: which field each answers.

A question is taken for a field when it holds words of that field and of no other; absr says so, and
a decision of the project goes before it.
"""

from __future__ import annotations

import re
from functools import cache, lru_cache

from absr.model.labels import fold

_ASKS = re.compile(
    r"^(?:a|avec|avez|acceptez|au|aux|combien|comment|d|dans|de|depuis|dites|en|est|etes|habitez|"
    r"y|nous|ou|par|pour|pouvez|quand|que|quel|quelle|quels|quelles|qui|qu|racontez|selon|seriez|"
    r"souhaitez|sur|travaillez|vos|votre|vous|autorisez|merci|indiquez|precisez|citez|decrivez|"
    r"what|which|who|when|where|how|do|are|is|would|can|please|tell|your)\b"
)
_WHICH = re.compile(r"^(?:quels?|quelles?|which|what) \w")
"""« Quels besoins ? » is a question of two words."""
_LEAST_WORDS = 3
_NAMES = re.compile(
    r"^(?:ce qui|ce que|ce qu|ses|leurs|les|mes|vos|nos|quelques|autres|une? (?:phrase|mot))\b"
)
_MOST_WORDS = 7
"""A heading that is no question has no more words than this."""

_WORDS: dict[str, str] = {
    "needs": r"besoins?|manques?|manquent?|needs?",
    "resources": r"ressources?|atouts?|points forts|forces|richesses|assets?|resources?",
    "barriers": r"freins?|obstacles?|difficultes?|bloque|blocages?|barriers?|obstacles?",
    "ideas": r"idees?|propositions?|propos(?:ez|er|eriez)|suggestions?|souhait(?:s|ez|eriez)?|"
    r"pistes?|ideas?|suggest",
    "stories": r"verbatims?|phrases?|souvenirs?|racont(?:ez|er)|recits?|anecdotes?|temoignages?|"
    r"story|stories|memory",
    "quote": r"(?:m|nous|vous|il|elle|ils|elles|on|gens|personne)(?: nous| m| vous)? (?:a|ont) "
    r"(?:dit|confie|explique|exprime)|on (?:me |nous )?dit|entendu(?:es?|s)?|j ai note",
    "themes": r"themes?|thematiques?|sujets?|topics?",
    "district": r"quartiers?|secteur|habitez vous|vivez vous|residez|neighbourhood|district",
    "ref": r"(?:le|votre) (?:n|numero)",
    "profile": r"qui avez vous|fonctions?|metier|profession|qui etes|qui est|structures?|activite|"
    r"role|job",
    "actor_type": r"vous etes(?: plutot)?|en tant que|a quel titre|type d acteur|categorie|"
    r"are you (?:a|an)",
    "date": r"dates?|quel jour|quand a eu lieu",
    "persons": r"combien de personnes|combien etiez|how many people",
    "consent": r"(?:etre|vous|nous|la|le|on) cit(?:e|ee|es|ees|er)|citation|quoted?|"
    r"reprendre (?:vos|ses) (?:mots|propos)",
    "notice_given": r"notice|informee?s? (?:de|du|sur)",
    "contribution": r"apporter|offrir|contribu(?:er|tion)|offer",
    "pilot_candidate": r"pilotes?|relais|pilot",
    "commitment": r"engager|engagement|implique(?:r|e)|commit",
}
_STRONGER = (("consent", "profile"), ("district", "actor_type"), ("profile", "actor_type"))
"""Where two fields are told, the first is meant: « Dans quel quartier vivez-vous, vous êtes… »"""


@lru_cache(maxsize=1024)
def asked_for(heading: str) -> str | None:
    """The field or spread that a question asks for, or None when it is none or tells several."""
    if not is_question(heading) and not is_name(heading):
        return None
    words = _words(heading) if is_question(heading) else fold(heading)  # with its remark
    found = {name for name, pattern in _patterns().items() if pattern.search(words)}
    for first, second in _STRONGER:
        if first in found:
            found.discard(second)
    return found.pop() if len(found) == 1 else None


@cache
def _patterns() -> dict[str, re.Pattern[str]]:
    """How each field is asked for; most workbooks ask nothing, and do without."""
    return {name: re.compile(rf"\b(?:{words})\b") for name, words in _WORDS.items()}


def is_question(heading: str) -> bool:
    """Whether a heading is a whole question."""
    words = _words(heading)
    asks = heading.rstrip().endswith(("?", "…", ":")) or _ASKS.match(words)
    return bool(asks) and (len(words.split()) >= _LEAST_WORDS or bool(_WHICH.match(words)))


def is_name(heading: str) -> bool:
    """Whether a heading names what stands below: « Ce qui manque, les besoins », « Ses idées »."""
    words = fold(heading)
    return bool(_NAMES.match(words)) and 1 < len(words.split()) <= _MOST_WORDS


def _words(heading: str) -> str:
    return fold(re.sub(r"[·.](?=\w{1,3}\b)", "", heading.split("(", maxsplit=1)[0]))
