"""Which field of an interview a heading means by its words, where nobody has listed it as such.

A heading is taken when its main word names exactly one field and every other word of it goes with
that field: « Points d'appui repérés » is the resources, « Points de vigilance » is nothing known.
"""

from __future__ import annotations

import re
from functools import cache, lru_cache

from absr.model.labels import fold
from absr.model.record import NamedTuple
from absr.reading.heading_words import (
    ALONGSIDE,
    NATURES,
    OF_PERMISSIONS,
    OF_PERSONS,
    OF_WHAT_WAS_SAID,
    PHRASES,
)

_INCLUSIVE = re.compile(
    r"(?<=\w)(?:[·•․‧⋅.]|\((?=\w{1,5}\))|[-/](?=(?:e|es|s|ne|nes|trice|trices|euse|euses|rice|ve|ère)"
    r"(?:\b|-)))(?:e|es|s|ne|nes|le|les|trice|trices|euse|euses|rice|rices|ve|ves|ere|ère|ères|x)"
    r"(?:[·•․‧⋅.\-/]?s)?\b\)?",
    re.IGNORECASE,
)
"""The mark of the feminine in « enquêté·e », « usager(e)s », « enquêteur/trice »."""
_THAT = re.compile(
    r"\b(?:qu est ce (?:qui|que|qu)|qu y a t il (?:qui|que)?|ce (?:qui|que|qu|dont)|sur quoi|"
    r"sur qui|chose que|choses que)\b"
)
_STOPS_WORDS = (
    "le la les l un une des du de d a au aux en par pour sur dans avec chez son sa ses leur leurs "
    "votre vos notre nos mon ma mes cet cette ces ce est sont c s etait etaient ete y il elle on "
    "nous vous ils elles ont avez avons etes et ou se je j tu lui t quel quelle quels quelles que "
    "qu quoi vers entre selon soit si etre ca cela"
)
_STOPS = frozenset(_STOPS_WORDS.split())
_PREPOSITIONS_WORDS = "de d du des dans sur pour a au aux chez par en avec vers entre"
_PREPOSITIONS = frozenset(_PREPOSITIONS_WORDS.split())
_WHICH = frozenset({"quel", "quelle", "quels", "quelles"})
_MOST_WORDS = 12
_SHORTEST = 3
"""Letters of the longest word that is left as it is."""
_PARTICIPLE = 4
_VERB = 6
_ONE_PERSON = frozenset({"profile", "structure"})
"""« Fonction / structure » tells of the person met: who it was, with the structure."""
_SAID = frozenset({*NATURES, "stories", "themes", "nature", "reformulation"})
_PERMITS = frozenset({"consent", "quotable", "quote_level"})
_AND_IF = re.compile(r"^et si\b")
_BY_WHOM = re.compile(r"\bpar$")
_ON_WHICH_DAY = re.compile(r"\b(?:le|du)$")


class _Word(NamedTuple):
    """A word that carries meaning, and how it stands in its heading."""

    lemma: str
    is_plural: bool
    is_complement: bool
    """Whether a preposition brings it in: « du quartier »; not after « dans quel »."""


@lru_cache(maxsize=8192)
def sense_of(heading: str) -> str | None:
    """The field or spread that a heading means, or None when it means none, or may mean two."""
    if _AND_IF.match(fold(heading)):
        return "ideas"
    words = _words(without_feminine_marks(heading).split("(", maxsplit=1)[0])
    if not words or len(words) > _MOST_WORDS:
        return None
    heads, complements, other = _matched(words)
    named = heads or complements
    if named == _ONE_PERSON:
        named = {"profile"}
    if len(named) > 1 and named <= _PERMITS:
        named = {"consent"} if "consent" in named else {"quotable"}
    if len(named) != 1:
        return None
    (name,) = named
    return name if other <= _beside(name) else None


def without_feminine_marks(text: str) -> str:
    """A text with « enquêté·e » and « usager(e) » as « enquêté » and « usager »."""
    return _INCLUSIVE.sub("", text)


def _words(heading: str) -> list[_Word]:
    folded = _BY_WHOM.sub("parqui", _THAT.sub("cequi", fold(heading)))
    folded = _ON_WHICH_DAY.sub("lejour", folded)
    words: list[_Word] = []
    before = ""
    for place, word in enumerate(folded.split()):
        if word not in _STOPS:
            brought = before in _PREPOSITIONS and place > 1
            lemma = _lemma(word)
            words.append(_Word(lemma, word != lemma and word[-1] in "sx", brought))
            before = ""
        elif word in _WHICH or not (before in _PREPOSITIONS and word not in _PREPOSITIONS):
            before = word
    return words


def _lemma(word: str) -> str:
    """A word without the marks of plural, feminine and of the verbs of several."""
    if len(word) > _SHORTEST and word[-1] in "sx":
        word = word[:-1]
    if len(word) > _PARTICIPLE and word.endswith("ee"):
        return word[:-1]
    return word[:-2] if len(word) >= _VERB and word.endswith("ent") else word


def _matched(words: list[_Word]) -> tuple[set[str], set[str], set[str]]:
    """The fields named by main words, by a complement that begins it, and the other words."""
    heads: set[str] = set()
    first: set[str] = set()
    other: set[str] = set()
    place = 0
    while place < len(words):
        length, name = _phrase_at(words, place)
        if name is None:
            other.add(words[place].lemma)
        elif not words[place].is_complement:
            heads.add(name)
        elif place == 0:
            first.add(name)
        else:
            other |= {word.lemma for word in words[place : place + length]}
        place += length
    return heads, first, other


def _phrase_at(words: list[_Word], place: int) -> tuple[int, str | None]:
    """How many words the longest phrase known from one word on has, and what it names."""
    known, longest = _index()
    for length in range(min(longest, len(words) - place), 0, -1):
        found = known.get(tuple(word.lemma for word in words[place : place + length]))
        if found is not None:
            name, number = found
            if number != ("-" if words[place].is_plural else "+"):
                return length, name
    return 1, None


@cache
def _index() -> tuple[dict[tuple[str, ...], tuple[str, str]], int]:
    """Phrase → what it names, and `+` or `-` where only in one number; words of the longest."""
    known: dict[tuple[str, ...], tuple[str, str]] = {}
    for name, phrases in PHRASES.items():
        for phrase in phrases.split():
            words = phrase.rstrip("+-").split("_")
            lemmas = tuple(_lemma(word) for word in words if word not in _STOPS)
            known.setdefault(lemmas, (name, phrase[-1] if phrase[-1] in "+-" else ""))
    return known, max(map(len, known))


@cache
def _beside(name: str) -> frozenset[str]:
    """The words that may stand beside what names a field."""
    if name in _SAID:
        group = OF_WHAT_WAS_SAID
    else:
        group = OF_PERMISSIONS if name in _PERMITS else OF_PERSONS
    return frozenset(_lemma(word) for word in f"{ALONGSIDE} {group}".split())
