"""Who is linked with whom, as the reports of the example tell it, counted by hand from its sheets."""

from __future__ import annotations

import csv
import re
import shutil
from pathlib import Path

import pytest
from phase1_documents import absr, ingest

ROOT = Path(__file__).resolve().parents[2]
SOURCE = ROOT / "tools" / "example"


@pytest.fixture(scope="module")
def town(tmp_path_factory):
    """The whole example, with the reports of phases 1 and 2 for the team and for everybody."""
    root = tmp_path_factory.mktemp("network") / "romainville"
    shutil.copytree(ROOT / "examples" / "romainville", root)
    ingest(root)
    words = ("--audience", "internal,public", "--format", "md", "--project", root)
    absr("report", "phase1", "phase2", *words)
    return root


def page(root, audience, report):
    """A report in plain spaces and apostrophes."""
    text = (root / "rapports" / audience / f"{report}.md").read_text(encoding="utf-8")
    return text.replace("\u00a0", " ").replace("\u202f", " ").replace("’", "'").replace("\\", "")


def part(text, title):
    """What stands between a heading of the first level and the next."""
    return re.split(r"^## ", text.split(title, 1)[1], maxsplit=1, flags=re.MULTILINE)[0]


def sheet(name):
    """The rows of a sheet of the example, read without absr."""
    with (SOURCE / f"{name}.csv").open(encoding="utf-8", newline="") as stream:
        return list(csv.DictReader(stream))


def listed(row):
    """Names of a cell that lists some."""
    return [name.strip() for name in row["Travaille avec"].split(";") if name.strip()]


def test_the_links_told_are_those_of_the_register_counted_by_hand(town):
    """Pairs of « Travaille avec », those told from both sides, and actors met or not."""
    actors = sheet("acteurs")
    told = [(row["Structure ou collectif"], name) for row in actors for name in listed(row)]
    pairs = {frozenset(pair) for pair in told}
    both = {frozenset(pair) for pair in told if pair[::-1] in told}
    met = [row for row in actors if row["Entretien (n°)"]]
    text = part(page(town, "internal", "phase1"), "Qui est en lien avec qui")
    assert f"{len(actors)} acteurs, dont {len(met)} ont été rencontrés" in text
    assert f"{len(pairs)} parce que l'un dit travailler avec l'autre" in text
    assert f"Sur {len(pairs)} liens « travaille avec », {len(both)} sont dits" in text


def test_the_meetings_advised_are_those_of_the_interviews_counted_by_hand(town):
    """An advice links two actors where both interviews are those of actors of the register."""
    actor_of = {row["Entretien (n°)"]: row["Structure ou collectif"] for row in sheet("acteurs")}
    advised = {(row["N°"], row["Recommandé par (n°)"]) for row in sheet("propos")}
    known = {
        frozenset((actor_of[one], actor_of[other]))
        for one, other in advised
        if one in actor_of and other in actor_of and other
    }
    text = part(page(town, "internal", "phase1"), "Qui est en lien avec qui")
    assert f"{len(known)} parce que l'un a conseillé de rencontrer l'autre" in text


def test_the_table_between_colleges_is_symmetric_and_adds_up(town):
    """Each cell as its mirror; the cells on and above the middle make all the links."""
    text = part(page(town, "internal", "phase1"), "Qui est en lien avec qui")
    table = text.split("Liens connus entre collèges")[1].split("Source")[0]
    rows = [re.findall(r"\d+", line) for line in table.splitlines() if re.match(r"\| \w", line)][1:]
    numbers = [[int(cell) for cell in row][1:] for row in rows]
    size = len(numbers)
    assert size == 5
    assert all(numbers[a][b] == numbers[b][a] for a in range(size) for b in range(size))
    total = sum(numbers[a][b] for a in range(size) for b in range(a, size))
    assert f"(sur {total} liens)" in table
    assert [int(row[0]) for row in rows] == [10, 15, 7, 6, 8]


def test_every_actor_drawn_has_its_row_in_the_key(town):
    """The numbers of the drawing are those of the table, whose links make twice the pairs."""
    text = part(page(town, "internal", "phase1"), "Qui est en lien avec qui")
    key = text.split("Les acteurs du schéma et leurs liens")[1]
    rows = [line.split("|")[1:-1] for line in key.splitlines() if re.match(r"\| *\d", line)]
    figures = sorted((town / "rapports" / "internal" / "phase1-figures").glob("*.svg"))
    drawn = next(
        svg for svg in (f.read_text("utf-8") for f in figures) if "Schéma du réseau" in svg
    )
    numbers = set(re.findall(r">(\d+)</text>", drawn))
    assert {row[0].strip() for row in rows} == numbers
    links = int(re.search(r"(\d+) acteurs et (\d+) liens entre eux", text)[2])
    assert sum(int(row[4]) for row in rows) == 2 * links


def test_actors_met_are_compared_with_actors_met_only(town):
    """Who was not met declares nothing: the means are told apart, and those between others are all
    of those met, each with its share without the links that an advice alone makes known."""
    text = part(page(town, "internal", "phase1"), "Qui est en lien avec qui")
    key = text.split("Les acteurs du schéma et leurs liens")[1]
    rows = [line.split("|")[1:-1] for line in key.splitlines() if re.match(r"\| *\d", line)]
    rows = [[cell.strip() for cell in row] for row in rows]
    known, met = map(int, re.search(r"(\d+) acteurs, dont (\d+) ont été rencontrés", text).groups())
    links = {word: sum(int(row[4]) for row in rows if row[3] == word) for word in ("oui", "non")}
    means = [f"{links['oui'] / met:.1f}", f"{links['non'] / (known - met):.1f}"]
    assert re.search(
        rf"rencontrés ont en moyenne {means[0]} liens connus, les autres {means[1]} ".replace(
            ".", ","
        ),
        text,
    )
    shares = {row[1]: (row[3], row[5]) for row in rows}
    named = re.findall(r"([^:;]+) \((\d+ %), (\d+ %) sans les conseils\)", text)
    assert len(named) == 5
    assert all(shares[name.strip()] == ("oui", share) for name, share, _ in named)
    assert {row[5] for row in rows if row[3] == "non"} == {"–"}
    assert "précieux" not in text


def test_outside_no_name_and_no_drawing(town):
    """The public edition has the table of the colleges, hidden numbers in it, and nothing else."""
    text = part(page(town, "public", "phase1"), "Qui est en lien avec qui")
    names = [row["Structure ou collectif"] for row in sheet("acteurs")]
    assert "Liens connus entre collèges" in text
    assert "n. c." in text
    assert "Figure" not in text
    assert [name for name in names if name in text] == []
    added = part(page(town, "public", "phase2"), "Ce que l'atelier a ajouté au réseau")
    assert [name for name in names if name in added] == []


def test_what_the_workshop_added_is_told_with_its_records(town):
    """Each new link once, between actors of two names, with an id that leads to its record."""
    text = part(page(town, "internal", "phase2"), "Ce que l'atelier a ajouté au réseau")
    new = int(re.search(r"(\d+) liens sont apparus", text)[1])
    table = text.split("Liens connus seulement depuis l'atelier")[1].splitlines()
    rows = [line.split("|")[1:-1] for line in table if re.match(r"\| \d+ ·", line)]
    assert len(rows) == new
    assert len({frozenset((row[0], row[1])) for row in rows}) == new
    first = rows[0][3].split(";")[0].strip()
    assert "rapports/internal/phase2" in absr("trace", first, "--project", town)
