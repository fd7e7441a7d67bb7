"""The territories that a project compares itself with: codes of `absr.yaml` that exist.

A code that does not exist is told with its line and left out; the others are used.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from absr.model.problem import Problem, Severity
from absr.model.record import NamedTuple
from absr.model.settings import SIMILAR, SIMILAR_SET, TerritorySet
from absr.reading.yaml_nodes import Mapping, Scalar
from absr.reading.yaml_nodes import Sequence as Listed
from absr.reading.yaml_text import read_yaml

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

_CODED = re.compile(r"(COM|EPT|EPCI|DEP|REG)-(\w+)")
_MOST_STEPS = 2
_CODE_LENGTH = 5


class Named(NamedTuple):
    """A text of `absr.yaml` and the line it stands on."""

    text: str
    line: int


def named(items: Iterable[Scalar]) -> tuple[Named, ...]:
    """The texts of a list, with their lines, blanks left out."""
    return tuple(Named(item.text.strip(), item.line) for item in items if item.text.strip())


def known_communes(
    file: str, set_id: str, written: Iterable[Named]
) -> tuple[tuple[str, ...], tuple[Problem, ...]]:
    """The codes of a set that are communes, each once, and what is wrong with the others.

    `COM-93063` and a code that lost its first zero (`1004`) are read as they are meant.
    """
    from absr import territory

    found: dict[str, None] = {}
    problems = []
    for text, line in written:
        code = text.upper().removeprefix("COM-")
        code = code.zfill(_CODE_LENGTH) if code.isdecimal() else code
        if territory.commune(code) is not None:
            found[code] = None
        else:
            facts = (("set", set_id),)
            problems.append(
                Problem(
                    "F108",
                    Severity.WARNING,
                    file,
                    None,
                    (str(line),),
                    value=text,
                    suggestion=_meant_commune(text, code),
                    facts=facts,
                )
            )
    return tuple(found), tuple(problems)


def _meant_commune(text: str, code: str) -> str | None:
    """The commune that was probably meant: of an old code, a name or a postcode, else the nearest.

    A postcode of several communes suggests nothing: nobody guesses among them.
    """
    from absr import territory

    answer = territory.part(code) or territory.find(text)
    if isinstance(answer, territory.Part):
        answer = answer.commune
    if isinstance(answer, territory.Commune):
        return f"{answer.code} ({answer.name})"
    if not code.isdecimal() or isinstance(answer, territory.Candidates):
        return None
    return _nearest(code, [one.code for one in territory.communes() if one.code[:2] == code[:2]])


def similar_set(commune: str) -> TerritorySet | None:
    """The communes of about the same size in the same département; None where there are none."""
    from absr import territory

    town = territory.commune(commune)
    found = territory.similar_communes(town) if town else ()
    return TerritorySet(SIMILAR_SET, "", tuple(one.code for one in found)) if found else None


def unknown_sets(
    file: str, written: Sequence[Named], sets: Sequence[TerritorySet]
) -> Iterator[Problem]:
    """The comparators that stand for a set of communes that nobody made."""
    known = {f"SET-{one.id}" for one in sets}
    for text, line in written:
        if text.upper() == SIMILAR:
            if f"SET-{SIMILAR_SET}" not in known:
                yield _unknown(file, text, line)
        elif text.upper().startswith("SET-") and f"SET-{text[4:]}" not in known:
            own = sorted(known - {f"SET-{SIMILAR_SET}"})
            same = next((one for one in own if one.casefold() == text.casefold()), None)
            yield _unknown(file, text, line, same or _nearest(text, own))


def unknown_areas(file: str, data: bytes) -> tuple[Problem, ...]:
    """The comparators of an `absr.yaml` that are no commune and no area of today.

    Asked for apart from the reading of the settings, which every command waits for.
    """
    root = read_yaml(data)
    listed = root.items.get("comparators") if isinstance(root, Mapping) else None
    items = listed.items if isinstance(listed, Listed) else []
    found = []
    for text, line in named(item for item in items if isinstance(item, Scalar)):
        coded = _CODED.fullmatch(text.upper())
        if coded and not _exists(coded[0]):
            found.append(_unknown(file, text, line, _meant_area(coded[1], coded[2])))
    return tuple(found)


def _unknown(file: str, text: str, line: int, suggestion: str | None = None) -> Problem:
    cells = (str(line),)
    return Problem("F109", Severity.WARNING, file, None, cells, value=text, suggestion=suggestion)


def _exists(code: str) -> bool:
    from absr.territory import is_known

    return is_known(code)


def _meant_area(prefix: str, code: str) -> str | None:
    from absr import territory

    kinds = {kind.prefix: kind for kind in territory.AreaKind}
    if prefix not in kinds:
        return _meant_commune(code, code)
    others = [kind for kind in kinds.values() if territory.area(kind, code)]
    if others:  # an EPT written as an EPCI
        return f"{others[0].prefix}-{code}"
    near = _nearest(code, [area.code for area in territory.areas(kinds[prefix])])
    return f"{prefix}-{near}" if near else None


def _nearest(text: str, known: Sequence[str]) -> str | None:
    """The one that differs least, when nothing else differs as little."""
    from rapidfuzz import process
    from rapidfuzz.distance import OSA

    steps = min(_MOST_STEPS, len(text) // 3)
    found = process.extract(text, known, scorer=OSA.distance, score_cutoff=steps, limit=2)
    is_sure = len(found) == 1 or (len(found) > 1 and found[0][1] < found[1][1])
    return str(found[0][0]) if is_sure else None
