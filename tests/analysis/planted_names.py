"""Names of resources and structures with planted doubles, and the truth about which are one.

Nothing here looks at how names are compared: the ways of writing are those that people use. Used by
the tests and by `benchmarks/match.py`. Everything is invented.
"""

from __future__ import annotations

import random
import unicodedata
from itertools import combinations, product
from typing import NamedTuple

COMMUNE = "Romainville"

_KINDS = (
    "Association", "Club", "Amicale", "Jardin partagé", "École maternelle", "École élémentaire",
    "Centre social", "Résidence", "Bibliothèque", "Salle", "Square", "Collectif", "Épicerie solidaire",
    "Café associatif", "Gymnase", "Crèche", "Théâtre", "Marché", "Foyer", "Ludothèque", "Potager",
    "Fanfare", "Atelier vélo", "Chorale", "Parc", "Maison de quartier", "Boxe", "Ressourcerie",
)  # fmt: skip
_OWN = (
    "Jean-Jaurès", "Jean-Moulin", "Louise-Michel", "Paul-Vaillant", "Marcel-Cachin", "Rosa-Parks",
    "des Buis", "du Canal", "des Tilleuls", "de la Fontaine", "du Moulin vert", "des Coquelicots",
    "Gabriel-Péri", "Henri-Wallon", "des Ormes", "Aubin", "Fraternité", "Danton", "de la Noue",
    "Cordier", "Barbusse", "Triolet", "du Vieux-Pont", "des Lavandières", "Galopin", "Chanteloup",
    "Mirabelle", "Passerelle", "Solidarités nouvelles", "Bel-Air", "Grand-Pré", "du Phare",
)  # fmt: skip
_SYLLABLES = [
    "ba",
    "bel",
    "bou",
    "cha",
    "cor",
    "da",
    "del",
    "dru",
    "fa",
    "fer",
    "gan",
    "gri",
    "jo",
    "lam",
    "lor",
    "ma",
    "mel",
    "mir",
    "nan",
    "or",
    "pel",
    "pic",
    "ra",
    "ros",
    "sa",
    "sol",
    "tan",
    "tri",
    "val",
    "ver",
]


class Planted(NamedTuple):
    """Names, and for each the number of the thing it stands for."""

    names: tuple[str, ...]
    things: tuple[int, ...]

    def pairs(self) -> frozenset[tuple[int, int]]:
        """Every two places whose names stand for one thing."""
        by_thing: dict[int, list[int]] = {}
        for place, thing in enumerate(self.things):
            by_thing.setdefault(thing, []).append(place)
        return frozenset(pair for held in by_thing.values() for pair in combinations(held, 2))


def planted(count: int, seed: int = 1) -> Planted:
    """About `count` names: a tenth of them other ways of writing names that stand among them."""
    chance = random.Random(seed)
    bases = _bases(count - count // 10, chance)
    rows = [(name, thing) for thing, name in enumerate(bases)]
    for thing in chance.sample(range(len(bases)), count // 10):
        rows.append((_written_otherwise(bases[thing], chance), thing))
    chance.shuffle(rows)
    names, things = zip(*rows, strict=True)
    return Planted(names, things)


def _bases(count: int, chance: random.Random) -> list[str]:
    """Different things with different names; many differ by one word only.

    No two invented words are less than three letters apart: nobody could tell from the name alone
    whether Rosmabel and Rosmadel are one.
    """
    own, taken = list(_OWN), {shape for name in _OWN for shape in _shapes(name.lower())}
    while len(own) * len(_KINDS) < 3 * count:
        made = "".join(chance.choices(_SYLLABLES, k=chance.choice((3, 4, 4))))
        shapes = _shapes(made)
        if not shapes & taken:
            own.append(made.title())
            taken |= shapes
    every = [f"{kind} {name}" for kind, name in product(_KINDS, own)]
    every += [f"Résidence des Ormes, hall {number}" for number in range(1, max(4, count // 100))]
    return chance.sample(every, count)


def _shapes(word: str) -> set[str]:
    """A word, and what is left of it without any one or two letters."""
    once = {word[:i] + word[i + 1 :] for i in range(len(word))}
    return {word} | once | {part[:i] + part[i + 1 :] for part in once for i in range(len(part))}


def _written_otherwise(name: str, chance: random.Random) -> str:
    """The name as somebody else writes it."""
    return chance.choice(_WAYS)(name, chance)


def _letter(name: str, chance: random.Random) -> str:
    """A letter forgotten in the longest word."""
    longest = max(name.replace("-", " ").split(), key=len)
    place = chance.randrange(1, len(longest))
    return name.replace(longest, longest[:place] + longest[place + 1 :], 1)


def _swapped(name: str, chance: random.Random) -> str:
    """Two letters that changed places in the longest word."""
    longest = max(name.replace("-", " ").split(), key=len)
    place = chance.randrange(1, len(longest) - 1)
    two = longest[place + 1] + longest[place]
    return name.replace(longest, longest[:place] + two + longest[place + 2 :], 1)


def _capitals(name: str, chance: random.Random) -> str:
    """In capitals, without accents."""
    plain = "".join(c for c in unicodedata.normalize("NFD", name) if not unicodedata.combining(c))
    return plain.upper()


def _order(name: str, chance: random.Random) -> str:
    """What it is comes after, in brackets."""
    kind = next(k for k in sorted(_KINDS, key=len, reverse=True) if name.startswith(k))
    return f"{name[len(kind) :].strip(' ,')} ({kind.lower()})"


def _town(name: str, chance: random.Random) -> str:
    return f"{name} {chance.choice(('de Romainville', '(93)', '- Romainville'))}"


def _form(name: str, chance: random.Random) -> str:
    return f"{chance.choice(('Asso', 'Assoc.', 'Association', 'Les', 'La'))} {name}"


def _plural(name: str, chance: random.Random) -> str:
    return f"{name}s"


_WAYS = (_letter, _swapped, _capitals, _order, _town, _form, _plural)
