"""Builds the pages on absr's problem codes from the catalogues; run by a maintainer.

    python tools/build_problem_pages.py            writes the pages
    python tools/build_problem_pages.py --check    exit 1 when a page differs, writes nothing

One page a code, French in `docs/problems/`, English in `docs/en/problems/`, and an index in
each folder. The words come from the catalogues in `src/absr/wording/catalogue`, the severities from
`absr.model.codes`; what stands here is the frame of a page. The same sources give the same bytes.
"""

from __future__ import annotations

import argparse
import re
import sys
from dataclasses import dataclass
from itertools import groupby
from pathlib import Path
from typing import TYPE_CHECKING

from absr.model.codes import CODES
from absr.model.labels import LANGUAGES
from absr.wording.typography import french

if TYPE_CHECKING:
    from collections.abc import Mapping

    from absr.model.labels import Language

ROOT = Path(__file__).resolve().parents[1]
CATALOGUES = ROOT / "src" / "absr" / "wording" / "catalogue"
FOLDERS: dict[Language, Path] = {"fr": Path("docs/problems"), "en": Path("docs/en/problems")}
INDEX = "README.md"


@dataclass(frozen=True, slots=True)
class Frame:
    """The words around the texts of the catalogue, in one language."""

    title: str
    introduction: str
    made: str
    table: tuple[str, str, str]
    severities: Mapping[str, tuple[str, str]]
    """Severity → its word, and what it means."""
    finding: str
    rule: str
    ways: str
    about: str
    index: str
    other_language: str
    families: Mapping[str, str]
    """Start of the code → where such problems are met; the longest start wins."""


FRAMES: dict[Language, Frame] = {
    "fr": Frame(
        title="Les messages d'absr",
        introduction=(
            "Chaque message porte un code qui ne change jamais. La commande absr explain, suivie "
            "du code, affiche la même explication à l'écran."
        ),
        made="Page construite par tools/build_problem_pages.py : ne pas la modifier à la main.",
        table=("Code", "Message", "Gravité"),
        severities={
            "error": ("Erreur", "quelque chose n'est pas repris, ou la commande s'arrête."),
            "warning": ("Avertissement", "le travail continue ; un point est à vérifier."),
            "info": ("Information", "à savoir ; le plus souvent, il n'y a rien à faire."),
        },
        finding="Ce que dit absr",
        rule="La règle",
        ways="Que faire",
        about="Explications",
        index="Tous les messages",
        other_language="In English",
        families={
            "F": "Fichiers remis à absr",
            "F1": "Réglages du projet (absr.yaml)",
            "H": "Titres des colonnes",
            "V": "Contenu des cellules",
            "X": "Cohérence entre les lignes et les fichiers",
            "I": "Valeurs des indicateurs",
            "P": "Protection des personnes",
            "L": "Repères juridiques",
            "U": "Demandes et projets",
            "M": "Ordinateur",
            "B": "Défauts d'absr",
        },
    ),
    "en": Frame(
        title="The messages of absr",
        introduction=(
            "Each message bears a code that never changes. The command absr explain, followed by "
            "the code, shows the same explanation on the screen."
        ),
        made="Page built by tools/build_problem_pages.py: not to be edited by hand.",
        table=("Code", "Message", "Severity"),
        severities={
            "error": ("Error", "something is not taken, or the command stops."),
            "warning": ("Warning", "the work goes on; one point is to be checked."),
            "info": ("Information", "good to know; most often there is nothing to do."),
        },
        finding="What absr says",
        rule="The rule",
        ways="What to do",
        about="Explanations",
        index="All the messages",
        other_language="En français",
        families={
            "F": "Files given to absr",
            "F1": "Settings of the project (absr.yaml)",
            "H": "Headings of columns",
            "V": "Content of cells",
            "X": "Agreement between rows and files",
            "I": "Values of indicators",
            "P": "Protection of persons",
            "L": "Legal landmarks",
            "U": "Requests and projects",
            "M": "The computer",
            "B": "Faults of absr",
        },
    ),
}


def main() -> int:
    """Write the pages, or say which of them differ."""
    parser = argparse.ArgumentParser(description="Builds docs/problems from the catalogues.")
    parser.add_argument(
        "--check", action="store_true", help="write nothing; exit 1 on a difference"
    )
    check = parser.parse_args().check
    pages = build_pages()
    left_over = sorted(_present() - pages.keys())
    differing = [path for path, text in pages.items() if _differs(ROOT / path, text)]
    if check:
        for path in (*differing, *left_over):
            print(f"differs: {path}")
        return 1 if differing or left_over else 0
    for path in differing:
        (ROOT / path).parent.mkdir(parents=True, exist_ok=True)
        (ROOT / path).write_bytes(pages[path].encode())
    for path in left_over:
        (ROOT / path).unlink()
    print(f"{len(pages)} pages, {len(differing)} written, {len(left_over)} removed")
    return 0


def build_pages() -> dict[Path, str]:
    """Every page and index, by its path from the root of the repository."""
    pages: dict[Path, str] = {}
    for language in LANGUAGES:
        texts = read_catalogue(language)
        pages[FOLDERS[language] / INDEX] = index_page(language, texts)
        for code in CODES:
            pages[FOLDERS[language] / f"{code}.md"] = code_page(code, language, texts)
    return pages


def read_catalogue(language: Language) -> dict[str, str]:
    """The texts of one language by key, without those that have a plural."""
    from babel.messages.pofile import read_po

    texts: dict[str, str] = {}
    for path in sorted((CATALOGUES / language).glob("*.po")):
        with path.open("rb") as stream:
            catalogue = read_po(stream, locale=language, abort_invalid=True)
        texts |= {m.id: str(m.string) for m in catalogue if m.id and isinstance(m.id, str)}
    return texts


def code_page(code: str, language: Language, texts: Mapping[str, str]) -> str:
    """The page of one code."""
    frame = FRAMES[language]
    word, meaning = frame.severities[CODES[code].severity.value]
    other = _other(language)
    across = f"[{frame.other_language}]({_way(language, other)}/{code}.md)"
    colon = " :" if language == "fr" else ":"
    parts = [
        _comment(frame),
        f"# {code}{colon} {_escaped(texts[f'{code}.title'])}",
        f"**{word}**{colon} {meaning}",
        f"## {frame.finding}",
        f"> {_marked(_without_facts(texts[f'{code}.finding']))}",
        f"## {frame.rule}",
        _marked(texts[f"{code}.rule"]),
        f"## {frame.ways}",
        _marked(texts[f"{code}.ways"]),
        f"## {frame.about}",
        _marked(texts[f"{code}.about"]),
        f"{family(code, language)} · [{frame.index}]({INDEX}) · {across}",
    ]
    return _finished(parts, language)


def index_page(language: Language, texts: Mapping[str, str]) -> str:
    """All the codes in tables, one for each family."""
    frame = FRAMES[language]
    other = _other(language)
    parts = [_comment(frame), f"# {frame.title}", _marked(frame.introduction)]
    colon = " :" if language == "fr" else ":"
    meanings = (f"- **{word}**{colon} {meaning}" for word, meaning in frame.severities.values())
    parts.append("\n".join(meanings))
    for title, codes in groupby(CODES, lambda code: family(code, language)):
        rows = [f"| {' | '.join(frame.table)} |", "|---|---|---|"]
        for code in codes:
            word = frame.severities[CODES[code].severity.value][0]
            rows.append(f"| [{code}]({code}.md) | {_escaped(texts[f'{code}.title'])} | {word} |")
        parts += [f"## {title}", "\n".join(rows)]
    parts.append(f"[{frame.other_language}]({_way(language, other)}/{INDEX})")
    return _finished(parts, language)


def family(code: str, language: Language) -> str:
    """Where problems of this sort are met, with their letter."""
    families = FRAMES[language].families
    start = max((start for start in families if code.startswith(start)), key=len)
    return f"{code[0]} · {families[start]}"


_FACT = re.compile(r"\{\w+\}")
_COMMAND = re.compile(
    r"\babsr (?:doctor|explain|ingest|init|report|show|status|undo)\b"
    r"(?: (?:--[a-z-]+|[A-Z]?\d{3,5}\b|problems\b|phase1\b|Romainville\b|entretiens\.xlsx\b))*"
    r"|(?<!\w)--[a-z-]+"
    r"|\b(?:absr|tools/\w+)\.(?:yaml|py)\b"
)
_MARKS = re.compile(r"[\\*<>\[\]|]")


def _without_facts(finding: str) -> str:
    """A finding with an ellipsis where the message names something."""
    return _FACT.sub("…", finding).replace("….", "…")


def _escaped(text: str) -> str:
    """`text` without anything that Markdown would take for its own."""
    return _MARKS.sub(lambda mark: f"\\{mark[0]}", text)


def _marked(text: str) -> str:
    """`text` as Markdown, what is typed as code."""
    return _COMMAND.sub(lambda command: f"`{command[0]}`", _escaped(text))


def _comment(frame: Frame) -> str:
    return f"<!-- {frame.made} -->"


def _finished(parts: list[str], language: Language) -> str:
    text = "\n\n".join(parts) + "\n"
    return french(text) if language == "fr" else text


def _other(language: Language) -> Language:
    return "en" if language == "fr" else "fr"


def _way(start: Language, end: Language) -> str:
    """The folder of one language's pages as seen from the other's."""
    up = "/".join(".." for _ in FOLDERS[start].relative_to("docs").parts)
    return f"{up}/{FOLDERS[end].relative_to('docs').as_posix()}"


def _present() -> set[Path]:
    """The pages there are now."""
    found = (path for folder in FOLDERS.values() for path in (ROOT / folder).glob("*.md"))
    return {path.relative_to(ROOT) for path in found}


def _differs(path: Path, text: str) -> bool:
    return not path.is_file() or path.read_bytes() != text.encode()


if __name__ == "__main__":
    sys.exit(main())
