"""Names and contacts: turned into keyed pseudonyms, and looked for in free texts."""

from __future__ import annotations

import hashlib
import hmac
import re
import unicodedata
from typing import TYPE_CHECKING

from absr.model.labels import fold

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from collections.abc import Set as AbstractSet

MASK = "[…]"
"""Stands where a name or a contact was written."""

_SHORTEST_NAME = 3
_PHONE = re.compile(
    r"(?<![\d/])(?:(?:\+|00)33[\s.\-]?(?:\(0\)[\s.\-]?)?|0)[1-9](?:[\s.\-\u00a0\u202f]?\d{2}){4}(?!\d)"
)
_MAIL = re.compile(r"[\w.+\-]+@[\w\-]+(?:\.[\w\-]+)+")
_TITLES = frozenset(
    ("mme", "mlle", "mr", "monsieur", "madame", "mademoiselle", "dr", "docteur", "docteure", "m")
)
"""Words without which `_TITLED` finds nothing."""
_TITLED = re.compile(
    r"\b(?:(?i:mme|mlle|mr|dr)\.?|(?i:monsieur|madame|mademoiselle|docteure?)|M\.)\s+"
    r"(?:[A-Z]\.?\s+)?"
    r"(?:(?:de|du|des|van|von|ben|el)\s+|[dD]['’])*"
    r"(?!(?:Maire|Presidente?|Directrice|Directeur|Le|La|Les)\b)"
    r"[A-Z][\w'’\-]+(?:\s+[A-Z][\w'’\-]+)?"
)
_SHORTEST_FIRST_NAME = 4
_PLACES = (
    *("rue", "place", "avenue", "allee", "boulevard", "impasse", "square", "parc", "residence"),
    *("ecole", "college", "lycee", "stade", "gymnase", "salle", "saint", "sainte", "cite"),
)
_AFTER_A_PLACE = "".join(
    f"(?<!{place}{gap})"
    for word in _PLACES
    for place in (word, word.capitalize())
    for gap in (" ", "-")
)
"""No such word stands in front (a look behind needs a length of its own for each word)."""

_PARTS = re.compile(r"[\s'’\-]+")
_WORD = re.compile(r"\w+")
_NOT_ASCII = re.compile("[^\x00-\x7f]")
_BETWEEN_PARTS = r"[\s'’\-]+"


def pseudonym(key: bytes, identity: Mapping[str, str]) -> str:
    """The keyed pseudonym of a person: the same name gives the same, without the key nothing.

    An unkeyed fingerprint of a name or a telephone number is found again in minutes.
    """
    name = " ".join(
        sorted(fold(f"{identity.get('first_name', '')} {identity.get('last_name', '')}").split())
    )
    basis = name or fold(identity.get("email", "")) or fold(identity.get("phone", ""))
    return hmac.new(key, basis.encode(), hashlib.sha256).hexdigest()


class NameFinder:
    """Finds the persons met, telephone numbers and e-mail addresses in free texts.

    Accents, hyphens and apostrophes are often left out of a name: they make no difference. A
    capital does, since many names are words too. A first name alone counts, but not behind
    the word for a place: streets and schools bear first names.
    """

    def __init__(self, identities: Iterable[Mapping[str, str]] = ()) -> None:
        """Know the names of the project's own persons."""
        self._names = _Lexicon(after="s?")
        self._first_names = _Lexicon(before=_AFTER_A_PLACE)
        self.learn(identities)

    def learn(self, identities: Iterable[Mapping[str, str]]) -> None:
        """Know the names of more persons."""
        for identity in identities:
            first = _bare(identity.get("first_name", "").strip())
            if len(first) >= _SHORTEST_FIRST_NAME:
                self._first_names.add(first[:1].upper() + first[1:])
            for spelling in _spellings(_bare(identity.get("last_name", "").strip())):
                whole = (f"{first} {spelling}", f"{spelling} {first}") if first else ()
                for name in (spelling, *whole):
                    if len(name) >= _SHORTEST_NAME:
                        self._names.add(name)

    def finds(self, text: str) -> tuple[str, ...]:
        """Codes of what the text gives away: P301 a person met, P302 a contact, P306 a Mme X."""
        bare = _bare(text)
        words = set(_WORD.findall(bare))
        found = []
        if any(lexicon.finds(bare, words) for lexicon in (self._names, self._first_names)):
            found.append("P301")
        elif not _TITLES.isdisjoint(map(str.casefold, words)) and _TITLED.search(bare):
            found.append("P306")
        if _holds_contact(text):
            found.append("P302")
        return tuple(found)

    def masked(self, text: str) -> str:
        """`text` with every name and contact found replaced by `[…]`."""
        text = unicodedata.normalize("NFC", text)
        for pattern in (_MAIL, _PHONE, _TITLED):
            text = _without(pattern, text)
        for lexicon in (self._names, self._first_names):
            bare = _bare(text)
            names = lexicon.expression_for(set(_WORD.findall(bare)))
            text = text if names is None else _without(names, text)
        return text


class _Lexicon:
    """Names by their first word: only those that a text may hold are looked for in it.

    One expression of every name takes longer to compile than an interview to read.
    """

    def __init__(self, *, before: str = "", after: str = "") -> None:
        """`before` and `after`: what may not, or may, stand around a name."""
        self._before = before
        self._after = after
        self._patterns: dict[str, set[str]] = {}

    def add(self, name: str) -> None:
        """Know one more name."""
        word = _WORD.search(name)
        if word is not None:
            self._patterns.setdefault(word[0], set()).add(_pattern(name))

    def finds(self, bare: str, words: AbstractSet[str]) -> bool:
        """Whether a name stands in `bare`, whose words are `words`."""
        names = self.expression_for(words)
        return names is not None and names.search(bare) is not None

    def expression_for(self, words: AbstractSet[str]) -> re.Pattern[str] | None:
        """What finds the names whose first word, or its plural, is one of `words`."""
        singular = {word[:-1] for word in words if word.endswith("s")}
        known = self._patterns.keys() & (words | singular)
        patterns = {pattern for word in known for pattern in self._patterns[word]}
        if not patterns:
            return None
        ordered = sorted(patterns, key=lambda pattern: (-len(pattern), pattern))
        names = "|".join(ordered)
        return re.compile(rf"{self._before}(?<!\w)(?:{names}){self._after}(?!\w)")


def _holds_contact(text: str) -> bool:
    """Whether a telephone number or an e-mail address stands in a text: few have what it takes."""
    if ("0" in text or "+" in text) and _PHONE.search(text):
        return True
    return "@" in text and _MAIL.search(text) is not None


def _without(pattern: re.Pattern[str], text: str) -> str:
    """`text` with what `pattern` finds in its bare letters replaced by `[…]`."""
    parts: list[str] = []
    done = 0
    for found in pattern.finditer(_bare(text)):
        parts += [text[done : found.start()], MASK]
        done = found.end()
    return "".join([*parts, text[done:]])


def _bare(text: str) -> str:
    """`text` without accents, letter for letter."""
    if text.isascii():
        return text
    return _NOT_ASCII.sub(_bare_letter, unicodedata.normalize("NFC", text))


def _bare_letter(match: re.Match[str]) -> str:
    return unicodedata.normalize("NFD", match[0])[0]


def _pattern(name: str) -> str:
    """The expression that finds a name, however its parts are joined."""
    return _BETWEEN_PARTS.join(re.escape(part) for part in _PARTS.split(name) if part)


def _spellings(name: str) -> set[str]:
    """A family name as it is usually written: as given, in capitals, with one capital."""
    if not name:
        return set()
    capital = "-".join(part[:1].upper() + part[1:].lower() for part in name.split("-"))
    return {name, name.upper(), name.title(), capital}
