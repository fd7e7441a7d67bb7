"""The communes and areas of France, read when first asked for from the files in `absr/data`.

`tools/build_communes.py` writes these files. A commune is built from its line on demand:
looking one up by code costs the unpacking of the file and no index.
"""

from __future__ import annotations

import gzip
from functools import cache
from pathlib import Path
from typing import Any

from absr.territory.records import (
    Area,
    AreaKind,
    Commune,
    Origin,
    Part,
    PartKind,
    PopulationSource,
)

_DATA = Path(__file__).resolve().parents[1] / "data"


def commune(code: str) -> Commune | None:
    """The commune of today with exactly this code, or None."""
    line = lines().get(code)
    return None if line is None else parse_commune(line)


@cache
def communes() -> tuple[Commune, ...]:
    """All communes of today, sorted by code."""
    return tuple(map(parse_commune, lines().values()))


def part(code: str) -> Part | None:
    """The arrondissement, déléguée, associée or former code that `code` is, or None.

    A déléguée that kept the code of its commune is found by name only.
    """
    if code in lines():
        return None
    return next((parse_part(line) for line in part_lines() if line.startswith(f"{code},")), None)


@cache
def parts() -> tuple[Part, ...]:
    """All that leads to a commune without being one, sorted by code."""
    return tuple(map(parse_part, part_lines()))


def area(kind: AreaKind, code: str) -> Area | None:
    """The area of this kind with this code, or None."""
    return _areas().get((kind, code))


def areas(kind: AreaKind) -> tuple[Area, ...]:
    """All areas of this kind, sorted by code."""
    return tuple(found for found in _areas().values() if found.kind is kind)


def territory(territory_id: str) -> Commune | Area | None:
    """The commune or the area with this identifier (`COM-93063`, `EPT-200057875`), or None."""
    prefix, _, code = territory_id.partition("-")
    if prefix == "COM":
        return commune(code)
    kind = next((kind for kind in AreaKind if kind.prefix == prefix), None)
    return None if kind is None else area(kind, code)


def areas_of(place: Commune) -> tuple[Area, ...]:
    """The areas a commune belongs to, from the nearest to the widest: EPT, EPCI, and so on."""
    codes = (
        (AreaKind.EPT, place.ept),
        (AreaKind.EPCI, place.epci),
        (AreaKind.DEPARTEMENT, place.departement),
        (AreaKind.REGION, place.region),
    )
    return tuple(_areas()[kind, code] for kind, code in codes if code is not None)


def intercommunalite(place: Commune) -> Area | None:
    """The EPT where there is one, else the EPCI, as its people call it; None without either."""
    nearest = areas_of(place)[0]
    return nearest if nearest.kind in {AreaKind.EPT, AreaKind.EPCI} else None


def communes_of(place: Area) -> tuple[Commune, ...]:
    """The communes of an area, sorted by code."""
    field, mark = place.kind.value, f",{place.code},"
    likely = (parse_commune(line) for line in lines().values() if mark in line)
    return tuple(found for found in likely if getattr(found, field) == place.code)


def is_known(territory_id: str) -> bool:
    """Whether a commune or an area has this identifier, without loading more than is needed."""
    prefix, _, code = territory_id.partition("-")
    if prefix == "COM":
        return code in lines()
    kind = next((kind for kind in AreaKind if kind.prefix == prefix), None)
    return kind is not None and f"\n{code},{kind.value}," in _areas_text()


def population_source(place: Commune) -> PopulationSource | None:
    """The source and vintage of a commune's population; None where it has none."""
    if place.population is None:
        return None
    about = _about()
    special: dict[str, str] = about["population_of_departements"]
    key = special.get(place.departement, about["population_elsewhere"])
    return PopulationSource(**about["populations"][key])


def origin() -> Origin:
    """The package all this was built from."""
    about = _about()
    return Origin(about["package"], about["version"], about["date"], about["licence"])


@cache
def lines() -> dict[str, str]:
    """The line of each commune in the file, by code, in the order of the file."""
    return {line[:5]: line for line in _unpacked("communes.csv.gz")}


@cache
def merged_into() -> dict[str, str]:
    """Code no longer in use → the commune of today that it became or was merged into.

    Former codes, déléguées and associées; an arrondissement is counted in its commune already.
    """
    rows = (line.split(",") for line in part_lines())
    kept = (row for row in rows if row[1] != PartKind.ARRONDISSEMENT and row[0] not in lines())
    return {code: today for code, _, _, today in kept}


@cache
def part_codes() -> frozenset[str]:
    """Every code that leads to a commune without being one."""
    return frozenset(line.partition(",")[0] for line in part_lines())


@cache
def part_lines() -> tuple[str, ...]:
    """The lines of the file of parts, in its order."""
    return tuple(_unpacked("parts.csv.gz"))


def parse_commune(line: str) -> Commune:
    """The commune of a line; no field has quotes (the builder refuses them)."""
    code, name, departement, region, epci, ept, population, liaison, postcodes = line.split(",")
    return Commune(
        code,
        name,
        departement,
        region,
        epci or None,
        ept or None,
        int(population) if population else None,
        int(liaison) if liaison else None,
        tuple(postcodes.split()),
    )


def people_of(code: str) -> int:
    """The population of the commune with this code; 0 where it has none or is unknown."""
    line = lines().get(code)
    people = line.split(",")[6] if line else ""
    return int(people) if people else 0


def parse_part(line: str) -> Part:
    """The part of a line."""
    code, kind, name, commune_code = line.split(",")
    return Part(code, PartKind(kind), name or None, parse_commune(lines()[commune_code]))


def _unpacked(name: str) -> list[str]:
    """The lines of a packed file of ours, without the header."""
    text = gzip.decompress((_DATA / name).read_bytes()).decode()
    return text.split("\n")[1:-1]


@cache
def _areas_text() -> str:
    return (_DATA / "areas.csv").read_text(encoding="utf-8")


@cache
def _areas() -> dict[tuple[AreaKind, str], Area]:
    import csv

    rows = list(csv.DictReader(_areas_text().splitlines()))
    return {
        (AreaKind(row["kind"]), row["code"]): Area(
            code=row["code"],
            kind=AreaKind(row["kind"]),
            name=row["name"],
            nature=row["nature"],
            region=row["region"] or None,
            liaison=int(row["liaison"]) if row["liaison"] else None,
            commune_count=int(row["communes"]),
        )
        for row in rows
    }


@cache
def _about() -> dict[str, Any]:
    import json

    about: dict[str, Any] = json.loads((_DATA / "territory.json").read_text(encoding="utf-8"))
    return about
