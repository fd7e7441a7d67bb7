"""Codes of requests that cannot be followed, and of what the machine prevents: U, M and B."""

from __future__ import annotations

import errno
import sqlite3
import subprocess
from pathlib import Path
from typing import TYPE_CHECKING

from every_code import case
from every_corpus_code import decided, gardens

import absr.workflow.status

if TYPE_CHECKING:
    from every_code import Command, Stage

ELSEWHERE = {
    "I520": ("tests/analysis/test_indicators_computed.py::test_a_sheet_that_differs_is_told",),
    "M601": ("tests/store/test_store_machine.py::test_ingest_on_a_full_disk",),
    "M602": ("tests/store/test_store_machine.py::test_a_read_only_folder",),
    "M604": ("tests/store/test_store_machine.py::test_a_lock_held_by_a_running_command",),
    "P308": (
        "tests/notebook/test_notebook_tables.py::test_rows_of_interviews_are_refused_outside",
    ),
}
"""Codes that need a disk, a second program or another interface of their own → their tests."""


def ask(*words: object):
    """A command line that needs no preparation."""
    return lambda _stage: words


case("U201", in_project=False)(ask("init", "Zzyzx", "--no-input"))
case("U202", in_project=False)(ask("init", "Sainte-Colombe", "--no-input"))
case("U203")(ask("trace", "PERS-ZZZZ"))
case("U204", in_project=False)(ask("explain", "V999"))
case("U205")(ask("sheet", "truc"))
case("U208")(ask("undo"))
case("U210", in_project=False)(ask("ingest", "--no-such-option"))
case("U211")(ask("ingest"))
case("U241")(ask("sheet", "data-requests", "--form", "letters"))
case("U212")(ask("report", "phase1"))
case("U217")(ask("ingest", "--map", "absent.yaml"))


@case("U206", in_project=False)
def folder_taken(stage: Stage) -> Command:
    (stage.folder / "photos").mkdir()
    (stage.folder / "photos" / "a.jpg").write_bytes(b"photo")
    return ("init", "93063", "--no-input", "--dir", stage.folder / "photos")


@case("U207", in_project=False)
def edited_and_to_be_made_anew(stage: Stage) -> Command:
    stage.settings(lambda text: text + "# relu par le CCAS\n")
    themes = stage.folder / "themes.yaml"
    themes.write_text("themes:\n  - id: voirie\n    label: Voirie\n", encoding="utf-8")
    root = stage.project.root
    return ("init", "93063", "--themes", themes, "--no-input", "--dir", root)


@case("U209", in_project=False)
def no_commune(stage: Stage) -> Command:
    stage.patch.chdir(stage.folder)
    return ("init", "--no-input")


@case("U213")
def template_that_cannot_be_used(stage: Stage) -> Command:
    stage.read("ingest", stage.sound())
    folder = next(stage.project.root.glob("modeles*"), stage.project.root / "modeles")
    folder.mkdir(exist_ok=True)
    for name in ("phase1.md.j2", "phase1.md"):
        (folder / name).write_text("{% for a in %}", encoding="utf-8")
    return ("report", "phase1", "--format", "md")


@case("U214")
def a_number_of_several_records(stage: Stage) -> Command:
    action = ["K1", "Navette", "Plus de bus", "Rentrer", "Mobilités", "Adjointe"]
    heads = ["N°", "Titre", "Constat", "Objectif", "Thèmes", "Pilote de l'action"]
    sheets = {
        "Actions": [heads, action],
        "Évaluations": [["N°", "Note (1 à 5)", "Un mot"], ["K1", 4, "élan"]],
    }
    stage.read(*stage.sheets(sheets))
    return ("trace", "K1")


@case("U215")
def a_file_of_this_name(stage: Stage) -> Command:
    stage.read("sheet", "interviews", "--out", stage.folder)
    return ("sheet", "interviews", "--out", stage.folder)


@case("U216")
def decisions_that_cannot_be_used(stage: Stage) -> Command:
    path = stage.folder / "decisions.yaml"
    path.write_text("colones:\n  Le mot: Nature\n", encoding="utf-8")
    return stage.ingest(stage.sound(), "--map", path)


@case("U220")
def decisions_not_read_yet(stage: Stage) -> Command:
    path = gardens(stage)
    decided(path, "Doublons", {"I3": "Même"})
    return ("sheet", "duplicates")


@case("U240")
def follow_up_not_read_yet(stage: Stage) -> Command:
    stage.read("sheet", "data-requests")
    path = stage.project.root / "0-cadrage" / "demandes-donnees.xlsx"
    decided(path, "Demandes", {"H3": "01/06/2026"})
    return ("sheet", "data-requests")


@case("U301", in_project=False)
def no_project(stage: Stage) -> Command:
    return ("status", "--project", stage.folder)


@case("U302")
def settings_that_cannot_be_used(stage: Stage) -> Command:
    stage.settings(lambda text: text.replace("language: fr", "language: de", 1))
    return ("status",)


@case("U303")
def store_of_a_newer_absr(stage: Stage) -> Command:
    stage.read("ingest", stage.sound())
    connection = sqlite3.connect(stage.project.database)
    connection.execute("PRAGMA user_version = 99")
    connection.close()
    return ("status",)


@case("U304")
def no_store(stage: Stage) -> Command:
    stage.read("ingest", stage.sound())
    stage.project.database.write_bytes(b"ceci n'est pas une base\n" * 200)
    return ("status",)


@case("B001")
def fault_of_ours(stage: Stage) -> Command:
    stage.patch.setenv("TMPDIR", str(stage.folder))
    stage.patch.setattr("tempfile.tempdir", None)

    def fail(*_: object) -> None:
        raise ValueError

    stage.patch.setattr(absr.workflow.status, "status", fail)
    return ("status",)


def _refused_by_the_system(number: int):
    """The system refuses to put a file in its place."""

    def build(stage: Stage) -> Command:
        def refuse(*_: object) -> None:
            raise OSError(number, "refused")

        stage.patch.setattr(Path, "replace", refuse)
        return ("sheet", "interviews", "--out", stage.folder / "new.xlsx")

    return build


case("M603")(_refused_by_the_system(errno.EBUSY))
case("M607")(_refused_by_the_system(errno.EIO))


@case("M605")
def a_link_to_somewhere_else(stage: Stage) -> Command:
    stage.read("ingest", stage.sound())
    place = stage.project.root / "rapports" / "internal" / "phase1.md"
    place.parent.mkdir(parents=True, exist_ok=True)
    place.symlink_to(stage.folder / "ailleurs.md")
    return ("report", "phase1", "--format", "md")


@case("M606", in_project=False)
def a_name_too_long(stage: Stage) -> Command:
    return ("demo", stage.folder / ("x" * 300))


@case("M608")
def pandoc_is_missing(stage: Stage) -> Command:
    stage.read("ingest", stage.sound())

    def missing(*_: object, **__: object) -> None:
        raise FileNotFoundError

    stage.patch.setattr(subprocess, "run", missing)
    stage.patch.setattr(subprocess, "Popen", missing)
    return ("report", "phase1", "--format", "docx")
