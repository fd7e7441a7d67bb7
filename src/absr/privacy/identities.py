"""Names and contacts: turned into keyed pseudonyms, and looked for in free texts."""

from __future__ import annotations

import hashlib
import hmac
import re
from typing import TYPE_CHECKING

from absr.model.labels import fold

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

MASK = "[…]"
"""Stands where a name or a contact was written."""

_SHORTEST_NAME = 3
_PHONE = re.compile(
    r"(?<![\d/])(?:(?:\+|00)33[\s.\-]?(?:\(0\)[\s.\-]?)?|0)[1-9](?:[\s.\-\u00a0\u202f]?\d{2}){4}(?!\d)"
)
_MAIL = re.compile(r"[\w.+\-]+@[\w\-]+(?:\.[\w\-]+)+")
_TITLED = re.compile(
    r"\b(?:Mme|Mlle|M\.|Mr|Monsieur|Madame|Mademoiselle|Dr|Docteur|Docteure)[ \u00a0]+"
    r"(?:[A-ZÉÈÀÂÎÔÛÇ]\.?[ \u00a0]+)?"
    r"(?!(?:Maire|Président|Présidente|Directrice|Directeur|Le|La|Les)\b)"
    r"[A-ZÉÈÀÂÎÔÛÇ][\w'’\-]+"
)


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
    """Finds the persons met, telephone numbers and e-mail addresses in free texts."""

    def __init__(self, identities: Iterable[Mapping[str, str]]) -> None:
        """Know the names of the project's own persons."""
        names: set[str] = set()
        for identity in identities:
            last = identity.get("last_name", "").strip()
            first = identity.get("first_name", "").strip()
            names.update(_spellings(last))
            if first and last:
                names.add(f"{first} {last}")
                names.add(f"{last} {first}")
        ordered = sorted((re.escape(n) for n in names if len(n) >= _SHORTEST_NAME), key=len)
        self._names = (
            re.compile(r"(?<!\w)(?:" + "|".join(reversed(ordered)) + r")(?!\w)")
            if ordered
            else None
        )

    def finds(self, text: str) -> tuple[str, ...]:
        """Codes of what the text gives away: P301 a person met, P302 a contact, P306 a Mme X."""
        found = []
        if self._names is not None and self._names.search(text):
            found.append("P301")
        elif _TITLED.search(text):
            found.append("P306")
        if _PHONE.search(text) or _MAIL.search(text):
            found.append("P302")
        return tuple(found)

    def masked(self, text: str) -> str:
        """`text` with every name and contact found replaced by `[…]`."""
        for pattern in (self._names, _TITLED, _MAIL, _PHONE):
            if pattern is not None:
                text = pattern.sub(MASK, text)
        return text


def _spellings(name: str) -> set[str]:
    """A family name as it is usually written: as given, in capitals, with one capital."""
    if not name:
        return set()
    capital = "-".join(part[:1].upper() + part[1:].lower() for part in name.split("-"))
    return {name, name.upper(), name.title(), capital}
