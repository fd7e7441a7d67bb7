"""Names and contacts: turned into keyed pseudonyms, and looked for in free texts."""

from __future__ import annotations

import hashlib
import hmac
import re
import unicodedata
from functools import cache
from typing import TYPE_CHECKING

from absr.model.labels import fold
from absr.privacy.first_names import full_names, holds_first_name

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence
    from collections.abc import Set as AbstractSet

APART = "\0"
"""Stands between texts that are read as one: no pattern below goes over it."""
MASK = "[…]"
"""Stands where a name or a contact was written."""

_SHORTEST_NAME = 3
_SHORTEST_FIRST_NAME = 4
"""Letters from which on a name, or a first name alone, is looked for: absr's own marks."""
_LETTER = r"[^\W\d_]"
"""Figures and underscores are no part of a name: `note_Dupont2.docx` holds one."""

# -- contacts; searched, as all below, in `bare_letters`, where every blank is a space, every
# -- hyphen `-` and every apostrophe `'`

_DATE = (
    r"(?:0[1-9]|[12]\d|3[01])(?P<cut>[/. _\-])(?:0[1-9]|1[0-2])(?P=cut)"
    r"(?:(?:19|20)\d\d|(?<! )\d\d)(?!(?P=cut)?\d)"
    r"|(?:0[1-9]|1[0-2])[/.\-](?:19|20)\d\d(?![/.\-]?\d)"
)
"""`05/06/2026`, `05.06.26` or `06/2026`: with a number behind, as many figures as a telephone."""
_MONTH_ON = "|".join(
    rf"(?<=\d{cut})(?:0[1-9]|1[0-2]){cut}(?:19|20)\d\d(?!\d)"
    rf"|(?<=\d{cut})(?:0[1-9]|1[0-2]){cut}\d\d(?!{cut}?\d)"
    for cut in ("/", r"\.", "-", "_")
)
"""The rest of `12/06/2026` or `12/06/26` behind its day: with a second day, a telephone too."""
_PHONE = re.compile(
    r"(?=[0+])(?<!\d)(?<!(?<!\d)(?:19|20)\d\d[/.\-])(?<!\d{4}-\d\d-)"  # not inside 2026-06-12
    rf"(?!{_DATE})(?!{_MONTH_ON}|(?<=\d )(?:0[1-9]|1[0-2]) (?:19|20)\d\d(?!\d))"
    r"(?:(?:\+|00)[ ._\-]{0,3}33\)?[ ./_\-]{0,3}(?:\(?0\)?[ ./_\-]{0,3})?|0)"  # +33 (0)6 or 06
    r"[1-9](?:[ \t./·_\-]{0,3}\d){8}(?!\d)"
)
_MAIL = re.compile(r"[\w.+\-]+@[\w\-]+(?:\.[\w\-]+)+")

# -- third persons, known by the title in front of their name

_TITLES = frozenset(
    spelt
    for title in (
        *("mme", "mlle", "mr", "dr", "m", "mrs", "ms", "miss", "mmes", "mlles", "mm", "drs"),
        *("monsieur", "madame", "mademoiselle", "docteur", "docteure"),
        *("messieurs", "mesdames", "mesdemoiselles", "docteurs", "docteures"),
    )
    for spelt in (title, title.capitalize(), title.upper(), title[:2].upper() + title[2:])
)
"""Words without which `_TITLED` finds nothing."""
_ONE = (
    r"(?:(?i:mme|mlle|mr|mrs|dr)\.?|M[sS]\.?|M\.|Miss|MISS"
    r"|(?i:monsieur|madame|mademoiselle|docteure?))"
)
"""A full word takes no full stop: `Un docteur. Un bus` names nobody."""
_SEVERAL = (
    r"(?:(?i:mmes|mlles|drs)\.?|MM\.?|(?i:messieurs|mesdames|mesdemoiselles|docteures?|docteurs))"
)
_OFFICE = (
    r"(?i:(?:l[ae]\s+|les\s+)?(?:maire|mayor|president|presidente|directrice|directeur)s?\b"
    r"|l(?:a|es?)\b(?!\s+(?-i:[A-Z])))"
)
"""`Madame la Maire` and `Monsieur Le` name nobody; `Mme Le Goff` does."""
_PARTICLES = (
    r"(?:(?:de\s+la|de|du|des|van\s+de[rn]|van|von|ben|bin|el|al|da|di|dos)\s+"
    r"|L[ae]s?\s+(?=[A-Z])|[dDlL]')*"
)
_CAPITAL = rf"{_PARTICLES}(?!{_OFFICE})[A-Z][\w'\-]+"
_PERSON = rf"(?:[A-Z]\.?\s+)?{_CAPITAL}(?:\s+{_CAPITAL})?"
_TITLED = (
    rf"(?=[DMdm])(?<!{_LETTER})(?:{_SEVERAL}\s+{_PERSON}(?:(?:,|\s+(?:et|ou|and|or|&))\s+{_PERSON})*"
    rf"|{_ONE}\s+{_PERSON})"
)
"""`Mme de X`, `Mlle Sophie de X`, `Dr I. X`; behind a plural, each of `MM. X, Y et Z`."""

# -- the project's own persons

_PLACES = (
    *("rue", "place", "avenue", "allee", "boulevard", "impasse", "square", "parc", "residence"),
    *("ecole", "college", "lycee", "stade", "gymnase", "salle", "saint", "sainte", "cite"),
)
_AFTER_A_PLACE = "".join(
    f"(?<!{place}{gap})"
    for word in _PLACES
    for place in (word, word.capitalize(), word.upper())
    for gap in (" ", "-")
)
"""No such word stands in front (a look behind needs a length of its own for each word)."""

_PARTS = re.compile(r"[\s'_\-]+")
_BETWEEN_PARTS = r"[\s'_\-]+"
_WORD = re.compile(rf"{_LETTER}+")
_GAPS = "".join(sign if sign.isalpha() else " " for sign in map(chr, range(128)))
"""What parts the words of an ASCII text, as spaces."""
_NOT_ASCII = re.compile("[^\x00-\x7f]")
_SPELT = {
    **dict(zip("œŒæÆßẞøØ", ("oe", "OE", "ae", "AE", "ss", "SS", "o", "O"), strict=True)),
    **dict.fromkeys("’‘‛ʼʹ´′", "'"),
    **dict.fromkeys("−⁃˗", "-"),
}
"""Signs whose bare letters Unicode does not tell."""


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
            first = bare_letters(identity.get("first_name", "").strip())
            firsts = _spellings(first[:1].upper() + first[1:])
            if len(first) >= _SHORTEST_FIRST_NAME:
                for name in firsts:
                    self._first_names.add(name)
            for spelling in _spellings(bare_letters(identity.get("last_name", "").strip())):
                wholes = (
                    f"{a} {b}"
                    for one in {first, *firsts} - {""}
                    for a, b in ((one, spelling), (spelling, one))
                )
                for name in (spelling, *wholes):
                    if len(name) >= _SHORTEST_NAME:
                        self._names.add(name)

    def finds(self, text: str) -> tuple[str, ...]:
        """Codes of what the text gives away: P301 a person met, P302 a contact, P306 a Mme X."""
        bare = bare_letters(text)
        found = {code for code, pattern in self._possible(bare) if pattern.search(bare)}
        if not found:
            return ()
        if "P301" in found:
            found.discard("P306")
        return tuple(code for code in ("P301", "P306", "P302") if code in found)

    def given_away(self, texts: Sequence[str]) -> set[int]:
        """Places of those of several texts in which `finds` finds something: read as one."""
        bare = bare_letters(APART.join(texts))
        if bare.count(APART) >= len(texts):  # a text holds what parts them
            return set(range(len(texts)))
        found: set[int] = set()
        for signs, pattern in self._expected(bare):
            found |= places_of(pattern, bare, signs)
        return found

    def masked(self, text: str) -> str:
        """`text` with every name and contact found replaced by `[…]`."""
        text = unicodedata.normalize("NFC", text)
        for _, pattern in self._possible(bare_letters(text)):
            text = _without(pattern, text)
        return text

    def masked_texts(self, texts: Sequence[str]) -> list[str]:
        """What `masked` gives for each of several texts; those that name nobody as one."""
        found = self.given_away(texts)
        return [
            self.masked(text) if place in found else unicodedata.normalize("NFC", text)
            for place, text in enumerate(texts)
        ]

    def masked_roles(self, texts: Sequence[str]) -> list[str]:
        """What `masked_role` gives for each of several texts; those that name nobody as one."""
        bare = bare_letters(APART.join(texts))
        found = self.given_away(texts)
        if len(found) < len(texts) and holds_first_name(_words(bare)):
            found |= places_at(bare, (start for start, _ in full_names(bare)))
        return [
            self.masked_role(text) if place in found else unicodedata.normalize("NFC", text)
            for place, text in enumerate(texts)
        ]

    def names_in_role(self, role: str) -> bool:
        """Whether what should say what somebody does also says who it is, by first and last name.

        The names of nobody who is known, and of nobody with a title: `finds` tells those.
        """
        return bool(full_names(bare_letters(role)))

    def masked_role(self, role: str) -> str:
        """As `masked`, without any first and last name that stand side by side."""
        text = self.masked(role)
        return _replaced(full_names(bare_letters(text)), text)

    def _possible(self, bare: str) -> Iterator[tuple[str, re.Pattern[str]]]:
        """What the signs and words of a text let expect, with its code: most hold nothing."""
        if "@" in bare:
            yield "P302", _MAIL
        if "0" in bare or "+" in bare:
            yield "P302", _PHONE
        words = _words(bare)
        if not _TITLES.isdisjoint(words):
            yield "P306", re.compile(_TITLED)  # rare, and long to compile: `re` keeps it
        for lexicon in (self._names, self._first_names):
            names = lexicon.expression_for(words)
            if names is not None:
                yield "P301", names

    def _expected(self, bare: str) -> Iterator[tuple[str, re.Pattern[str]]]:
        """The same of several texts, with the signs of which a text holds one for its pattern."""
        signs = {_MAIL: "@", _PHONE: "0+"}
        return ((signs.get(pattern, ""), pattern) for _, pattern in self._possible(bare))


class _Lexicon:
    """Names by their first word: only those that a text may hold are looked for in it.

    One expression of every name takes longer to compile than an interview to read.
    """

    def __init__(self, *, before: str = "", after: str = "") -> None:
        """`before` and `after`: what may not, or may, stand around a name."""
        self._before = before
        self._after = after
        self._names: dict[str, set[str]] = {}
        self._signs: set[str] = set()
        """The first words of the names, and their plurals: most texts hold none of them."""
        self._made: dict[frozenset[str], re.Pattern[str]] = {}

    def add(self, name: str) -> None:
        """Know one more name."""
        word = _WORD.search(name)
        if word is not None:
            self._names.setdefault(word[0], set()).add(name)
            self._signs |= {word[0], f"{word[0]}s"}
            self._made.clear()

    def expression_for(self, words: AbstractSet[str]) -> re.Pattern[str] | None:
        """What finds the names whose first word, or its plural, is one of `words`."""
        if self._signs.isdisjoint(words):
            return None
        singular = {word[:-1] for word in words if word.endswith("s")}
        known = frozenset(self._names.keys() & (words | singular))
        if known not in self._made:
            patterns = {_pattern(name) for word in known for name in self._names[word]}
            ordered = sorted(patterns, key=lambda pattern: (-len(pattern), pattern))
            names = f"(?:{'|'.join(ordered)})"
            # What may not stand before is dear to look for: only where there is a name.
            before = self._before and f"(?={names}){self._before}"
            self._made[known] = re.compile(
                rf"(?<!{_LETTER}){before}{names}{self._after}(?!{_LETTER})"
            )
        return self._made[known]


def _without(pattern: re.Pattern[str], text: str) -> str:
    """`text` with what `pattern` finds in its bare letters replaced by `[…]`."""
    return _replaced([match.span() for match in pattern.finditer(bare_letters(text))], text)


def _replaced(found: Sequence[tuple[int, int]], text: str) -> str:
    """`text` with `[…]` at the places found in its bare letters."""
    if not found:
        return text
    # Where in the text each of its bare letters stands.
    places = [place for place, sign in enumerate(text) for _ in bare_letters(sign)]
    parts: list[str] = []
    done = 0
    for start, end in found:
        parts += [text[done : places[start]], MASK]
        done = places[end - 1] + 1
    return "".join([*parts, text[done:]])


def _words(bare: str) -> set[str]:
    """The words of a text in bare letters."""
    return set(bare.translate(_GAPS).split() if bare.isascii() else _WORD.findall(bare))


def places_of(pattern: re.Pattern[str], bare: str, signs: str = "") -> set[int]:
    """Which of several texts hold a match; only those with one of `signs` may, if any is given."""
    if not signs:
        return places_at(bare, (match.start() for match in pattern.finditer(bare)))
    some = [
        (place, text)
        for place, text in enumerate(bare.split(APART))
        if any(sign in text for sign in signs)
    ]
    found = places_of(pattern, APART.join(text for _, text in some))
    return {some[place][0] for place in found}


def places_at(bare: str, spots: Iterable[int]) -> set[int]:
    """Which of several texts stand at these places of the text that they are joined to."""
    return {bare.count(APART, 0, spot) for spot in spots}


def bare_letters(text: str) -> str:
    """`text` without accents, ligatures and signs without width; one blank, hyphen, apostrophe."""
    if text.isascii():
        return text
    composed = unicodedata.normalize("NFC", text)
    if len(composed) > _LONG:
        for sign in _USUAL:
            composed = composed.replace(sign, _bare_letter(sign))
    return _NOT_ASCII.sub(lambda match: _bare_letter(match[0]), composed)


_LONG = 1_000
"""Signs of a text in which the same accents come back often enough to be taken all at once."""
_USUAL = "éèêàâçîïôùûœÉÈÀÇ’–…\u00a0\u202f"


@cache
def _bare_letter(sign: str) -> str:
    """What a sign is read as: nothing, when it is an accent or has no width."""
    if sign in _SPELT:
        return _SPELT[sign]
    kind = unicodedata.category(sign)
    if kind in {"Pd", "Zs"}:
        return "-" if kind == "Pd" else " "
    signs = unicodedata.normalize("NFKD", sign)
    return "".join(one for one in signs if unicodedata.category(one) not in {"Mn", "Cf"})


def _pattern(name: str) -> str:
    """The expression that finds a name, however its parts are joined."""
    return _BETWEEN_PARTS.join(re.escape(part) for part in _PARTS.split(name) if part)


def _spellings(name: str) -> set[str]:
    """A name as it is usually written: as given, in capitals, with one capital.

    `Œ` is read as two capitals, whatever stands behind it.
    """
    if not name:
        return set()
    capital = "-".join(part[:1].upper() + part[1:].lower() for part in name.split("-"))
    found = {name, name.upper(), name.title(), capital}
    return found | {re.sub("Oe|Ae", lambda match: match[0].upper(), one) for one in found}
