"""Builds absr's table of communes from one npm package; run by a maintainer, never by a user.

    npm pack @etalab/decoupage-administratif@6.0.0
    python tools/build_communes.py etalab-decoupage-administratif-6.0.0.tgz

Writes to `src/absr/data/`: `communes.csv.gz`, `parts.csv.gz` (what is no commune of its own),
`areas.csv`, `territory.json` (where it all comes from) and `NOTICE`. The same package gives the
same bytes. The facts under "What is known of the sources" hold for one version of the package:
read them again before changing `PACKAGE_VERSION`.
"""

from __future__ import annotations

import argparse
import csv
import gzip
import hashlib
import io
import json
import sys
import tarfile
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

PACKAGE_NAME = "@etalab/decoupage-administratif"
PACKAGE_VERSION = "6.0.0"
DATA = Path(__file__).resolve().parents[1] / "src" / "absr" / "data"

Item = dict[str, Any]

# What is known of the sources -------------------------------------------------------------
# The package names its sources in its README. That communes.json carries the *population
# municipale* (PMUN) is written in the package's own build script, and its sums by région equal
# those that Insee published for the 1st of January 2023 (Bretagne 3 449 370, Corse 355 486,
# Île-de-France 12 463 067, Bourgogne-Franche-Comté 2 802 670, Guadeloupe 384 160, Guyane
# 293 996, Martinique 360 630). The collectivités d'outre-mer come from a page whose years
# differ from one collectivité to the next; the package tells neither year nor concept.

POPULATIONS: dict[str, Item] = {
    "reference-2023": {
        "concept": "population municipale",
        "vintage": "2023",
        "producer": "Insee",
        "title": "Populations de référence 2023",
        "page": "https://www.insee.fr/fr/statistiques/8680726",
    },
    "mayotte-2017": {
        "concept": "population municipale",
        "vintage": "2017",
        "producer": "Insee",
        "title": "Populations légales de Mayotte en 2017",
        "page": "https://www.insee.fr/fr/statistiques/3291775",
    },
    "outre-mer": {
        "concept": None,
        "vintage": None,
        "producer": "Insee",
        "title": "Populations des collectivités d'outre-mer",
        "page": "https://www.insee.fr/fr/statistiques/8680702",
    },
}
POPULATION_OF_DEPARTEMENTS = {
    "976": "mayotte-2017",
    **dict.fromkeys(("975", "977", "978", "984", "986", "987", "988", "989"), "outre-mer"),
}
GEOGRAPHY: dict[str, Item] = {
    "communes": {
        "vintage": "2026",
        "producer": "Insee",
        "title": "Code officiel géographique",
        "page": "https://www.insee.fr/fr/information/2560452",
    },
    "epci": {
        "vintage": "2026",
        "producer": "DGCL",
        "title": "Liste et composition des EPCI à fiscalité propre",
        "page": "https://www.collectivites-locales.gouv.fr/",
    },
    "ept": {
        "vintage": "2025-01-01",
        "producer": "Insee",
        "title": "Établissements publics territoriaux",
        "page": "https://www.insee.fr/fr/information/2510634",
    },
    "postcodes": {
        "vintage": None,
        "producer": "La Poste",
        "title": "Base officielle des codes postaux",
        "page": "https://www.data.gouv.fr/fr/datasets/base-officielle-des-codes-postaux/",
    },
}

NOTICE = """\
absr : table des communes, des intercommunalités, des départements et des régions

Fichiers : communes.csv.gz, parts.csv.gz, areas.csv, territory.json
Produits par tools/build_communes.py à partir du paquet {package} {version}
(fichiers du {date} ; données sous Licence Ouverte, code sous licence MIT).

Licence des données : Licence Ouverte / Open Licence 2.0 (Etalab).
Les données sont des extraits mis en forme, sans autre modification que la suppression des
espaces doubles dans quelques noms.

Sources nommées par le paquet
{geography}
Populations (toujours à citer avec leur millésime)
{populations}
Ces populations ne sont pas celles de la liste des EPCI : ne rapprochez jamais un chiffre de
commune et un chiffre d'EPCI qui ne viennent pas du même fichier.
"""


def main(arguments: Sequence[str] | None = None) -> int:
    """Write the data files of the package named on the command line; the exit status."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("package", type=Path, help="the .tgz that `npm pack` wrote")
    parser.add_argument("--out", type=Path, default=DATA, help="folder to write to")
    options = parser.parse_args(arguments)
    try:
        files = build(options.package)
    except ValueError as fault:
        print(fault, file=sys.stderr)
        return 1
    options.out.mkdir(parents=True, exist_ok=True)
    for name, content in files.items():
        (options.out / name).write_bytes(content)
        print(f"{name}: {len(content):,} bytes")
    return 0


def build(package: Path) -> dict[str, bytes]:
    """The data files (name to content) that `package` gives."""
    data, date = read_package(package)
    communes = [item for item in data["communes"] if item["type"] == "commune-actuelle"]
    rows = commune_rows(communes, membership(data["epci"]), membership(data["ept"]))
    former = part_rows(data["communes"])
    origin = {
        "package": PACKAGE_NAME,
        "version": PACKAGE_VERSION,
        "date": date,
        "sha256": hashlib.sha256(package.read_bytes()).hexdigest(),
        "licence": "Licence Ouverte 2.0",
        "communes": len(rows),
        "parts": len(former),
        "geography": GEOGRAPHY,
        "populations": POPULATIONS,
        "population_of_departements": POPULATION_OF_DEPARTEMENTS,
        "population_elsewhere": "reference-2023",
    }
    communes_header = (
        *("code", "name", "departement", "region", "epci", "ept"),
        *("population", "liaison", "postcodes"),
    )
    return {
        "communes.csv.gz": squeezed(plain_csv(communes_header, rows)),
        "parts.csv.gz": squeezed(plain_csv(("code", "kind", "name", "commune"), former)),
        "areas.csv": quoted_csv(
            ("code", "kind", "name", "nature", "region", "liaison", "communes"),
            area_rows(data, communes),
        ),
        "territory.json": (json.dumps(origin, ensure_ascii=False, indent=2) + "\n").encode(),
        "NOTICE": notice(date).encode(),
    }


def read_package(package: Path) -> tuple[dict[str, list[Item]], str]:
    """The package's lists by name, and the day its files bear; refuses any other package."""
    with tarfile.open(package) as archive:

        def member(name: str) -> Any:
            content = archive.extractfile(f"package/{name}")
            if content is None:
                raise ValueError(f"{package.name} has no {name}")
            return json.load(content)

        about = member("package.json")
        if (about["name"], about["version"]) != (PACKAGE_NAME, PACKAGE_VERSION):
            raise ValueError(
                f"{package.name} is {about['name']} {about['version']}, "
                f"not {PACKAGE_NAME} {PACKAGE_VERSION}"
            )
        names = ("communes", "epci", "ept", "departements", "regions")
        data = {name: member(f"data/{name}.json") for name in names}
        written = archive.getmember("package/data/communes.json").mtime
    return data, datetime.fromtimestamp(written, UTC).date().isoformat()


def membership(groups: Iterable[Item]) -> dict[str, str]:
    """The group of each member commune, code to code; no commune may be in two."""
    found: dict[str, str] = {}
    for group in groups:
        for member in group["membres"]:
            if found.setdefault(member["code"], group["code"]) != group["code"]:
                raise ValueError(f"{member['code']} is in two groups")
    return found


def commune_rows(
    communes: Iterable[Item], epci: dict[str, str], ept: dict[str, str]
) -> list[tuple[str, ...]]:
    """One row for each current commune, sorted by code."""
    return sorted(
        (
            item["code"],
            clean(item["nom"]),
            item["departement"],
            item["region"],
            epci.get(item["code"], ""),
            ept.get(item["code"], ""),
            text(item.get("population")),
            text(item.get("typeLiaison")),
            " ".join(sorted(item.get("codesPostaux", []))),
        )
        for item in communes
    )


def part_rows(items: Iterable[Item]) -> list[tuple[str, ...]]:
    """Codes and names that lead to a current commune without being one, sorted by code.

    A déléguée that bears its commune's own code and name says nothing more and is left out.
    Where the lists disagree on the commune, the one in force (`chefLieu`) is kept.
    """
    items = list(items)
    current = {item["code"]: item["nom"] for item in items if item["type"] == "commune-actuelle"}
    found: dict[str, tuple[str, ...]] = {}
    for item in items:
        for code in item.get("anciensCodes", []):
            found[code] = (code, "ancien-code", "", item["code"])
    for item in items:
        commune = item.get("chefLieu") or item.get("commune")
        if item["type"] == "commune-actuelle" or current.get(item["code"]) == item["nom"]:
            continue
        found[item["code"]] = (item["code"], item["type"], clean(item["nom"]), str(commune))
    lost = [row[0] for row in found.values() if row[3] not in current]
    if lost:
        raise ValueError(f"no current commune for {lost}")
    return sorted(found.values())


def area_rows(data: dict[str, list[Item]], communes: list[Item]) -> list[tuple[str, ...]]:
    """One row for each département, région, EPCI and EPT, sorted by kind, then code."""
    rows = []
    for kind, name in (("departement", "departements"), ("region", "regions")):
        for item in data[name]:
            count = sum(commune[kind] == item["code"] for commune in communes)
            region = item["region"] if kind == "departement" else ""
            liaison = text(item.get("typeLiaison"))
            rows.append((item["code"], kind, clean(item["nom"]), "", region, liaison, str(count)))
    rows.extend(
        (item["code"], kind, clean(item["nom"]), item["type"], "", "", str(len(item["membres"])))
        for kind in ("epci", "ept")
        for item in data[kind]
    )
    return sorted(rows, key=lambda row: (row[1], row[0]))


def notice(date: str) -> str:
    """The notice that goes with the files: licence, sources, dates."""

    def line(source: Item) -> str:
        vintage = source["vintage"] or "millésime non précisé par le paquet"
        return f"  - {source['producer']}, {source['title']} ({vintage})\n    {source['page']}\n"

    return NOTICE.format(
        package=PACKAGE_NAME,
        version=PACKAGE_VERSION,
        date=date,
        geography="".join(line(source) for source in GEOGRAPHY.values()),
        populations="".join(line(source) for source in POPULATIONS.values()),
    )


def clean(name: str) -> str:
    """The name with single spaces."""
    return " ".join(name.split())


def text(number: int | None) -> str:
    """The number as text; nothing where it is missing."""
    return "" if number is None else str(number)


def plain_csv(header: Sequence[str], rows: Iterable[Sequence[str]]) -> bytes:
    """A CSV file without quotes, which a reader may split at its commas."""
    for row in rows:
        if any(mark in field for field in row for mark in ',"\n\r'):
            raise ValueError(f"{row} would need quotes")
    return "".join(",".join(row) + "\n" for row in (header, *rows)).encode()


def quoted_csv(header: Sequence[str], rows: Iterable[Sequence[str]]) -> bytes:
    """A CSV file with quotes where a field needs them."""
    content = io.StringIO()
    csv.writer(content, lineterminator="\n").writerows((header, *rows))
    return content.getvalue().encode()


def squeezed(content: bytes) -> bytes:
    """The content gzipped, with neither name nor time inside."""
    packed = io.BytesIO()
    with gzip.GzipFile(filename="", mode="wb", fileobj=packed, compresslevel=9, mtime=0) as file:
        file.write(content)
    return packed.getvalue()


if __name__ == "__main__":
    sys.exit(main())
