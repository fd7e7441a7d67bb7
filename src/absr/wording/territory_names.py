"""The territories of comparison in words: their names, and « au-dessus de … » with the article."""

from __future__ import annotations

from typing import TYPE_CHECKING

from absr import territory
from absr.wording.indicators import territory_text

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from absr.model.reading_facts import Value
    from absr.model.settings import TerritorySet
    from absr.wording.speech import Speech

_KINDS = frozenset({"DEP", "REG", "EPCI"})
"""Said by their kind (« le département »), their name only where there are several."""
_COUNTRIES = frozenset({"FRANCE", "FRANCE-METRO"})
_VOWELS = "aeiouyàâäéèêëîïôöùûüæœ"
_ELIDED, _LE, _LES = 1, 2, 4
"""Insee's TNCC (see `absr.territory.Commune.liaison`)."""
_SET = "SET-"


class TerritoryNames:
    """Names the territories that a project compares with."""

    def __init__(self, speech: Speech, sets: Iterable[TerritorySet] = ()) -> None:
        """Keep the words, and the project's own sets of communes."""
        self._speech = speech
        known = {f"{_SET}{one.id}": one for one in sets}
        self._sets = {code: one.label for code, one in known.items()}
        self._members = {code: len(one.communes) for code, one in known.items()}

    def name(self, code: str, value: Value | None = None) -> str:
        """The name of a territory: its set's, the official one, else as the sheet names it."""
        known = self._sets.get(code)
        return known or territory_text(self._speech, code, value.name if value else None)

    def described(self, code: str) -> str:
        """The name of a territory, with how many communes it has where that is known."""
        number = self._members.get(code) or _commune_count(code)
        if number is None:
            return self.name(code)
        return self._speech.count("portrait.communes", number, name=self.name(code))

    def after(self, code: str, value: Value | None, among: Sequence[str]) -> str:
        """A territory after « au-dessus »: « de la région », « d'Est Ensemble », « du Havre ».

        `among` are all the territories of the comparison: of two départements each is named.
        """
        speech, prefix = self._speech, code.partition("-")[0]
        if code in _COUNTRIES:
            return speech(f"portrait.after.{code}")
        name = self.name(code, value)
        if prefix in _KINDS:
            said = speech(f"portrait.after.{prefix}")
            alone = sum(other.startswith(f"{prefix}-") for other in among) < 2  # noqa: PLR2004
            return said if alone else speech("portrait.after.named", place=said, name=name)
        if code.startswith(_SET):
            return speech("portrait.after.SET", name=name)
        return self._place(code, name)

    def _place(self, code: str, name: str) -> str:
        """A place after « de »: the article that begins its name contracts."""
        found = territory.commune(code.removeprefix("COM-"))
        liaison = found.liaison if found is not None and found.name == name else None
        _, _, rest = name.partition(" ")
        if liaison in {_LE, _LES} and rest:
            return self._speech(f"portrait.after.place.{liaison}", name=name, rest=rest)
        elided = name[:1].lower() in _VOWELS if liaison is None else liaison == _ELIDED
        return self._speech("portrait.after.elided" if elided else "portrait.after", name=name)


def _commune_count(code: str) -> int | None:
    prefix, _, rest = code.partition("-")
    kind = next((kind for kind in territory.AreaKind if kind.prefix == prefix), None)
    area = territory.area(kind, rest) if kind else None
    return area.commune_count if area else None
