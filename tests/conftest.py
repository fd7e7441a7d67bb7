"""What the tests share: a project made by the real command, and ways to run absr and look inside.

Everything goes through the command line, as a user does; what it did is then read in the store
and in the files, never in the printed sentences.
"""

from __future__ import annotations

import contextlib
import copy
import datetime as dt
import hashlib
import io
import json
import os
import shutil
import sqlite3
import subprocess
import sys
from dataclasses import dataclass, field
from functools import cache
from importlib import resources
from typing import TYPE_CHECKING

import jsonschema
import pytest
import xlsxwriter

from absr.cli.app import run

if TYPE_CHECKING:
    from pathlib import Path

TODAY = "2026-11-22"
REQUIRE_ALL = bool(os.environ.get("ABSR_REQUIRE_ALL"))
NEEDS_ROOT = "needs root"
"""In the reason of a test that no installation can make run: it may always be skipped."""


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(item: pytest.Item, call: pytest.CallInfo) -> object:
    """With ABSR_REQUIRE_ALL a skipped test is a failed one."""
    report = yield
    if REQUIRE_ALL and report.skipped and not hasattr(report, "wasxfail"):
        reason = str(call.excinfo.value) if call.excinfo else ""
        if NEEDS_ROOT not in reason:
            report.outcome = "failed"
            report.longrepr = f"skipped, which ABSR_REQUIRE_ALL forbids: {reason}"
    return report


@dataclass(frozen=True)
class Ran:
    """What a command line gave."""

    status: int
    out: str
    err: str

    @property
    def json(self) -> dict:
        """The JSON answer."""
        return json.loads(self.out)


def _environment() -> dict[str, str]:
    unwanted = {"ABSR_LANG", "ABSR_DEBUG"}
    return {k: v for k, v in os.environ.items() if k not in unwanted} | {"ABSR_TODAY": TODAY}


def run_absr(*arguments: object) -> Ran:
    """Run a command line in this process, quickly: its status and what it wrote."""
    out, err = io.StringIO(), io.StringIO()
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("ABSR_TODAY", os.environ.get("ABSR_TODAY", TODAY))
        patch.delenv("ABSR_LANG", raising=False)
        patch.delenv("ABSR_DEBUG", raising=False)
        with contextlib.redirect_stdout(out), contextlib.redirect_stderr(err):
            status = run([str(argument) for argument in arguments])
    return Ran(int(status), out.getvalue(), err.getvalue())


def run_installed(*arguments: object, cwd: Path | None = None, **options: object) -> Ran:
    """Run the installed command in a process of its own."""
    command = [sys.executable, "-m", "absr", *(str(argument) for argument in arguments)]
    options.setdefault("env", _environment())
    done = subprocess.run(
        command, cwd=cwd, capture_output=True, encoding="utf-8", timeout=120, check=False, **options
    )
    return Ran(done.returncode, done.stdout, done.stderr)


@pytest.fixture(scope="session")
def absr():
    """`absr("ingest", file, ...)` in this process → `Ran`."""
    return run_absr


@pytest.fixture(scope="session")
def absr_installed():
    """The same, in a process of its own."""
    return run_installed


# -- a project ---------------------------------------------------------------------------------

JOURNAL = {"batch", "change", "now"}
"""Tables that tell what was done: they grow with an undo, which is itself in the journal."""
REGISTERS = {"minted", "secret"}
"""What is never forgotten: an evidence id is given once and for all, so is the project's secret."""
ON_DISK = {"annotated"}
"""What tells our copies on the disk from the user's; nothing that is known of the town."""


@dataclass(frozen=True)
class Project:
    """A project folder, with the commands run in it and what its store holds."""

    root: Path

    def run(self, *arguments: object) -> Ran:
        """Run a command in the project, in this process."""
        return run_absr(*arguments, "--project", self.root)

    def ingest(self, *arguments: object, status: int = 0) -> dict:
        """Ingest and give the JSON answer; `status` is the one expected."""
        ran = self.run("ingest", "--json", *arguments)
        assert ran.status == status, (ran.status, ran.out, ran.err)
        if ran.json["schema"] == "absr.ingest/1":
            ingest_schema().validate(ran.json)
        return ran.json

    def show(self, what: str) -> list[dict]:
        """The records that `absr show` lists."""
        ran = self.run("show", what, "--json")
        assert ran.status == 0, ran.err
        return ran.json[what]

    def undo(self, status: int = 0) -> dict:
        """Take the last ingest back."""
        ran = self.run("undo", "--json")
        assert ran.status == status, (ran.out, ran.err)
        return ran.json

    def history(self) -> list[dict]:
        """The journal, the oldest first."""
        return self.run("history", "--json").json["history"]

    @property
    def analysis(self) -> Path:
        """The folder of the interview workbooks."""
        return self.root / "1-analyse-croisee"

    @property
    def database(self) -> Path:
        """The store of the records."""
        return self.root / ".absr" / "absr.db"

    @property
    def identities(self) -> Path:
        """The store of names and contacts."""
        return self.root / "prive" / "personnes.db"

    @property
    def archive(self) -> Path:
        """The folder of the archived deliveries."""
        return self.root / "prive" / "sources"

    def rows(self, query: str, *values: object) -> list[tuple]:
        """What a query finds; the identities are attached as `private`."""
        connection = sqlite3.connect(self.database)
        try:
            if self.identities.is_file():
                connection.execute("ATTACH ? AS private", (str(self.identities),))
            return connection.execute(query, values).fetchall()
        finally:
            connection.close()

    def dump(self, *, numbered: bool = True) -> dict[str, list[tuple]]:
        """Every row of both databases, without the journal, the registers and the copies.

        `numbered=False` leaves out the number of the batch, for states reached by other ways.
        """
        found: dict[str, list[tuple]] = {}
        for schema, file in (("main", self.database), ("private", self.identities)):
            if not file.is_file():
                continue
            connection = sqlite3.connect(file)
            try:
                assert connection.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
                tables = connection.execute(
                    "SELECT name FROM sqlite_master WHERE type = 'table' ORDER BY name"
                )
                for (table,) in tables.fetchall():
                    if table not in JOURNAL | REGISTERS | ON_DISK:
                        found[f"{schema}.{table}"] = _table(connection, table, numbered)
            finally:
                connection.close()
        return found

    def files(self) -> dict[str, str]:
        """Path → fingerprint of every file and folder of the project, databases included."""
        return {
            str(path.relative_to(self.root)): "folder" if path.is_dir() else _fingerprint(path)
            for path in sorted(self.root.rglob("*"))
        }


@cache
def ingest_schema() -> jsonschema.Draft202012Validator:
    """What every answer of `absr ingest --json` must look like."""
    text = resources.files("absr").joinpath("schemas/ingest.schema.json").read_text("utf-8")
    return jsonschema.Draft202012Validator(json.loads(text))


def _fingerprint(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()


def _table(connection: sqlite3.Connection, table: str, numbered: bool) -> list[tuple]:
    names = [row[1] for row in connection.execute(f"PRAGMA table_info({table})")]
    kept = [n for n in names if numbered or n not in {"batch", "at"}]
    return sorted(connection.execute(f"SELECT {', '.join(kept)} FROM {table}"), key=repr)  # noqa: S608


@pytest.fixture(scope="session")
def pristine_project(tmp_path_factory) -> Path:
    """A project just made by `absr init`; copied for each test, never used itself."""
    root = tmp_path_factory.mktemp("pristine") / "romainville"
    ran = run_absr("init", "93063", "--no-input", "--dir", root)
    assert ran.status == 0, ran.err
    (root / "1-analyse-croisee" / "entretiens.xlsx").unlink()
    return root


@pytest.fixture
def project(pristine_project, tmp_path) -> Project:
    """A fresh project of Romainville, without its blank interview workbook."""
    root = tmp_path / "romainville"
    shutil.copytree(pristine_project, root)
    return Project(root)


@pytest.fixture
def new_project(pristine_project, tmp_path):
    """Makes further fresh projects, by name."""

    def make(name: str, folder: Path | None = None) -> Project:
        root = (folder or tmp_path) / name
        shutil.copytree(pristine_project, root)
        return Project(root)

    return make


# -- workbooks ---------------------------------------------------------------------------------


def write_book(path: Path, sheets: dict[str, list[list]], *, mark: str = "") -> Path:
    """Write the rows of each sheet from A1; `mark` changes the bytes, not the content."""
    path.parent.mkdir(parents=True, exist_ok=True)
    book = xlsxwriter.Workbook(str(path))
    book.set_properties({"created": dt.datetime(2026, 1, 1, tzinfo=dt.UTC), "comments": mark})
    day = book.add_format({"num_format": "dd/mm/yyyy"})
    for name, rows in sheets.items():
        page = book.add_worksheet(name)
        for number, cells in enumerate(rows):
            for column, value in enumerate(cells):
                if isinstance(value, dt.date):
                    page.write_datetime(number, column, value, day)
                elif isinstance(value, str):
                    page.write_string(number, column, value)
                elif value is not None:
                    page.write(number, column, value)
    book.close()
    return path


PROPOS = (
    "N°",
    "Date",
    "Qui (fonction, structure)",
    "Type d'acteur",
    "Quartier",
    "Nature",
    "Thème",
    "Ce qui est dit",
    "Citable",
)
PERSONNES = ("N°", "Nom", "Prénom", "Téléphone", "Courriel", "Accepte d'être recontacté")


@dataclass
class Interviews:
    """The rows of an interview workbook, as dictionaries that a test may edit."""

    statements: list[dict]
    persons: list[dict] = field(default_factory=list)
    propos: tuple[str, ...] = PROPOS
    personnes: tuple[str, ...] = PERSONNES

    def copy(self) -> Interviews:
        """Another one to edit."""
        return copy.deepcopy(self)

    def of(self, *refs: str) -> Interviews:
        """Only these interviews."""
        mine = self.copy()
        mine.statements = [row for row in mine.statements if row["N°"] in refs]
        mine.persons = [row for row in mine.persons if row["N°"] in refs]
        return mine

    def without(self, *refs: str) -> Interviews:
        """All but these interviews."""
        return self.of(*({row["N°"] for row in self.statements} - set(refs)))

    def sheets(self) -> dict[str, list[list]]:
        """The sheets, heading first."""
        made = {"Propos": [list(self.propos)]}
        made["Propos"] += [[row.get(name) for name in self.propos] for row in self.statements]
        if self.persons:
            made["Personnes"] = [list(self.personnes)]
            made["Personnes"] += [[row.get(n) for n in self.personnes] for row in self.persons]
        return made

    def write(self, path: Path, *, mark: str = "") -> Path:
        """Write them as a workbook."""
        return write_book(path, self.sheets(), mark=mark)


_WHO = (
    ("gardienne d'immeuble", "Bailleur"),
    ("président du club de boules", "Association"),
    ("infirmière libérale", "Santé"),
    ("boulangère", "Commerce"),
    ("habitant du Bas-Pays", "Habitante"),
    ("directrice d'école", "Éducation"),
    ("médiateur de rue", "Association"),
    ("adjointe au maire", "Élue"),
    ("agente d'accueil", "Agent municipal"),
    ("cheffe d'atelier", "Entreprise"),
)
_SAID = (
    ("Besoin", "Mobilités", "Le dernier bus part à huit heures, après c'est à pied."),
    ("Ressource", "Vie de quartier", "La cour du bâtiment quatre, où l'on répare les vélos."),
    ("Frein", "Accessibilité aux soins", "Le cabinet est au deuxième étage sans ascenseur."),
    ("Idée", "Festivités", "Un bal sur le parking du marché au mois de juin."),
    ("Récit", "Valoriser les patrimoines", "Mon père cultivait des poiriers contre ce mur."),
    ("Besoin", "Jeunesse", "Un endroit chauffé pour réviser le dimanche."),
    ("Ressource", "La Nature dans la ville", "Les ruches du toit de la médiathèque."),
    ("Frein", "Vie artistique", "Personne n'ose pousser la porte du théâtre."),
    ("Idée", "Ancrage local des entreprises et commerces", "Une enseigne commune pour la rue."),
    ("Besoin", "Vie de quartier", "Savoir qui appeler quand l'éclairage tombe en panne."),
)
NAMES = (
    ("Vauquelin", "Solenne"),
    ("Belhamri", "Idriss"),
    ("Kerjestin", "Nolwenn"),
    ("Dambreville", "Maëlys"),
    ("Okonjwa", "Tidiane"),
    ("Fontorbe", "Gwladys"),
    ("Szymanel", "Ludivine"),
    ("Pradelongue", "Yvonnick"),
    ("Quenardel", "Amalric"),
    ("Tourvieille", "Héloïse"),
)
"""Invented persons; their telephone numbers are from the range kept for fiction."""


def _ten() -> Interviews:
    statements, persons = [], []
    for place in range(10):
        ref = f"E{place + 1:02d}"
        who, kind = _WHO[place]
        head = {
            "Date": dt.date(2026, 6, 1 + place),
            "Qui (fonction, structure)": who,
            "Type d'acteur": kind,
            "Quartier": "Centre" if place % 2 else "Plateau",
        }
        for turn in range(2):
            nature, theme, said = _SAID[(place + 5 * turn) % 10]
            statements.append(
                {
                    "N°": ref,
                    **(head if turn == 0 else {}),
                    "Nature": nature,
                    "Thème": theme,
                    "Ce qui est dit": f"{said} C'est la voix numéro {place + 1}.",
                    "Citable": "Oui, anonyme",
                }
            )
        last, first = NAMES[place]
        persons.append(
            {
                "N°": ref,
                "Nom": last,
                "Prénom": first,
                "Téléphone": f"06 39 98 20 {place:02d}",
                "Courriel": f"{first.lower()}@example.org",
                "Accepte d'être recontacté": "oui",
            }
        )
    return Interviews(statements, persons)


_TEN = _ten()


@pytest.fixture
def ten() -> Interviews:
    """Ten interviews E01 to E10, two statements each, one person each: yours to edit."""
    return _TEN.copy()


@pytest.fixture(scope="session")
def book():
    """`book(path, {"Feuille": [[...], ...]})` writes a workbook."""
    return write_book
