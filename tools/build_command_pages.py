"""Builds the pages on absr's commands from the help that absr itself shows.

    python tools/build_command_pages.py            writes docs/commands.md and docs/en/commands.md
    python tools/build_command_pages.py --check    exit 1 when a page differs, writes nothing

What a command says of itself comes from `absr COMMAND --help`, run in this process; what stands
here is the frame of a page and the table of exit codes. The same sources give the same bytes.
"""

from __future__ import annotations

import argparse
import contextlib
import io
import os
import sys
from dataclasses import dataclass
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING

from absr.cli.app import run
from absr.cli.main_page import COMMANDS
from absr.model.exit_status import ExitStatus
from absr.model.labels import LANGUAGES
from absr.wording.typography import french

if TYPE_CHECKING:
    from collections.abc import Mapping

    from absr.model.labels import Language

ROOT = Path(__file__).resolve().parents[1]
PAGES: dict[Language, Path] = {"fr": Path("docs/commands.md"), "en": Path("docs/en/commands.md")}


@dataclass(frozen=True, slots=True)
class Frame:
    """The words around the help pages, in one language."""

    title: str
    made: str
    introduction: str
    statuses_title: str
    statuses_introduction: str
    statuses_head: tuple[str, str]
    statuses: Mapping[ExitStatus, str]
    json_title: str
    json: str
    other_language: str


FRAMES: dict[Language, Frame] = {
    "fr": Frame(
        title="Les commandes d'absr",
        made="Page construite par tools/build_command_pages.py : ne pas la modifier à la main.",
        introduction=(
            "Chaque partie est ce que la commande affiche avec `--help`. Les commandes et les "
            "options portent les mêmes noms dans les deux langues."
        ),
        statuses_title="Codes de sortie",
        statuses_introduction=(
            "Une commande rend à ce qui l'a lancée un nombre qui dit comment elle s'est finie."
        ),
        statuses_head=("Code", "Sens"),
        statuses={
            ExitStatus.DONE: "C'est fait, y compris avec des avertissements.",
            ExitStatus.PROBLEMS: (
                "Au moins une erreur dans les données, ou un point à reprendre ; tout est listé."
            ),
            ExitStatus.USAGE: (
                "Demande mal écrite ; commune, identifiant ou code inconnu ou ambigu."
            ),
            ExitStatus.NO_PROJECT: (
                "Pas de projet ici, `absr.yaml` illisible, ou projet d'une version plus récente."
            ),
            ExitStatus.WOULD_OVERWRITE: "Quelque chose aurait été écrasé : rien n'est écrit.",
            ExitStatus.PRIVACY: "Refusé pour protéger des personnes.",
            ExitStatus.MACHINE: (
                "L'ordinateur l'empêche : lecture seule, disque plein, fichier ouvert ailleurs, "
                "programme absent."
            ),
            ExitStatus.BUG: "Un défaut d'absr ; le message dit où en est le détail.",
            ExitStatus.INTERRUPTED: "Interrompu au clavier.",
        },
        json_title="Réponses pour un programme",
        json=(
            "Avec `--json`, la réponse est un seul objet JSON, dont la clé `schema` donne le nom "
            "(`absr.ingest/1`). Toutes les clés sont toujours là, `null` quand on ne sait pas. Un "
            "schéma JSON par réponse est livré dans `src/absr/schemas/`."
        ),
        other_language="In English",
    ),
    "en": Frame(
        title="The commands of absr",
        made="Page built by tools/build_command_pages.py: not to be edited by hand.",
        introduction=(
            "Each part is what the command shows with `--help`. Commands and options bear the "
            "same names in both languages."
        ),
        statuses_title="Exit codes",
        statuses_introduction=(
            "A command gives a number back to what started it, which says how it ended."
        ),
        statuses_head=("Code", "Meaning"),
        statuses={
            ExitStatus.DONE: "Done, also with warnings.",
            ExitStatus.PROBLEMS: (
                "At least one error in the data, or something to mend; all of it is listed."
            ),
            ExitStatus.USAGE: "Wrong usage; commune, id or code unknown or ambiguous.",
            ExitStatus.NO_PROJECT: (
                "No project here, unreadable `absr.yaml`, or a project of a newer version."
            ),
            ExitStatus.WOULD_OVERWRITE: "Something would be overwritten: nothing is written.",
            ExitStatus.PRIVACY: "Refused to protect persons.",
            ExitStatus.MACHINE: (
                "The computer prevents it: read-only, disk full, file open elsewhere, missing "
                "program."
            ),
            ExitStatus.BUG: "A fault of absr; the message says where its details are.",
            ExitStatus.INTERRUPTED: "Interrupted at the keyboard.",
        },
        json_title="Answers for programs",
        json=(
            "With `--json` the answer is one JSON object, whose key `schema` gives its name "
            "(`absr.ingest/1`). Every key is always there, `null` when unknown. One JSON Schema "
            "an answer ships in `src/absr/schemas/`."
        ),
        other_language="En français",
    ),
}


def main() -> int:
    """Write the pages, or say which of them differ."""
    parser = argparse.ArgumentParser(description="Builds docs/commands.md from the help pages.")
    parser.add_argument(
        "--check", action="store_true", help="write nothing; exit 1 on a difference"
    )
    check = parser.parse_args().check
    differing = [path for path, text in build_pages().items() if _differs(path, text)]
    for path in differing:
        if check:
            print(f"differs: {path} (run `make docs`)")
        else:
            (ROOT / path).parent.mkdir(parents=True, exist_ok=True)
            (ROOT / path).write_bytes(build_pages()[path].encode())
            print(f"written: {path}")
    return 1 if check and differing else 0


def build_pages() -> dict[Path, str]:
    """Both pages, by their path from the root of the repository."""
    return {PAGES[language]: page(language) for language in LANGUAGES}


def page(language: Language) -> str:
    """Every command's help, then the exit codes."""
    frame = FRAMES[language]
    parts = [f"<!-- {frame.made} -->", f"# {frame.title}", frame.introduction]
    parts += ["## absr", _block(help_of(language))]
    for name in COMMANDS:
        parts += [f"## absr {name}", _block(help_of(language, name))]
        for part in getattr(import_module(f"absr.cli.commands.{name}"), "PARTS", ()):
            parts += [f"### absr {name} {part}", _block(help_of(language, name, part))]
    parts += [f"## {frame.statuses_title}", frame.statuses_introduction, statuses(frame)]
    parts += [f"## {frame.json_title}", frame.json]
    other: Language = "en" if language == "fr" else "fr"
    way = "en/commands.md" if other == "en" else "../commands.md"
    parts.append(f"[{frame.other_language}]({way})")
    text = "\n\n".join(parts) + "\n"
    return french(text) if language == "fr" else text


def statuses(frame: Frame) -> str:
    """The table of exit codes."""
    rows = [f"| {' | '.join(frame.statuses_head)} |", "|---|---|"]
    rows += [f"| {int(status)} | {frame.statuses[status]} |" for status in ExitStatus]
    return "\n".join(rows)


def help_of(language: Language, *command: str) -> str:
    """What `absr COMMAND --help` shows in `language`, eighty columns wide."""
    shown = io.StringIO()
    os.environ["COLUMNS"] = "80"
    with contextlib.redirect_stdout(shown):
        status = run([*command, "--help", "--lang", language])
    if status:
        raise SystemExit(f"absr {' '.join(command)} --help: {status}")
    return shown.getvalue().strip()


def _block(text: str) -> str:
    return f"```text\n{text}\n```"


def _differs(path: Path, text: str) -> bool:
    place = ROOT / path
    return not place.is_file() or place.read_bytes() != text.encode()


if __name__ == "__main__":
    sys.exit(main())
