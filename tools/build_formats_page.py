"""Builds the page on what absr reads from its table of rows and the titles of the problem codes.

    python tools/build_formats_page.py            writes docs/formats.md and docs/en/formats.md
    python tools/build_formats_page.py --check    exit 1 when a page differs, writes nothing

The rows stand in `tools/formats/rows.toml`: what is met, what absr does with it, the codes it says
it with, and the tests that make such a file and read it. `tests/cli/test_formats_page.py` holds
each row to what exists. The same sources give the same bytes.
"""

from __future__ import annotations

import argparse
import tomllib
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from absr.model.labels import LANGUAGES
from absr.wording.typography import french
from build_problem_pages import read_catalogue

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from absr.model.labels import Language

ROOT = Path(__file__).resolve().parents[1]
ROWS = ROOT / "tools" / "formats" / "rows.toml"
PAGES: dict[Language, Path] = {"fr": Path("docs/formats.md"), "en": Path("docs/en/formats.md")}


class Row(NamedTuple):
    """Something that a delivered file may be or hold."""

    met: Mapping[str, str]
    """Language → what it is."""
    does: Mapping[str, str]
    """Language → what absr does with it."""
    codes: tuple[str, ...]
    tests: tuple[str, ...]
    """`file::function`, from the root of the repository."""


class Group(NamedTuple):
    """The rows below one heading."""

    title: Mapping[str, str]
    rows: tuple[Row, ...]


class Frame(NamedTuple):
    """The words around the rows, in one language."""

    made: str
    title: str
    introduction: str
    tried: str
    """How each row is held to what it says."""
    table: tuple[str, str, str, str]
    sheets: str
    other_language: str


FRAMES: dict[Language, Frame] = {
    "fr": Frame(
        made="Page construite par tools/build_formats_page.py : ne pas la modifier à la main.",
        title="Ce qu'absr sait lire",
        introduction=(
            "Vos fichiers peuvent rester comme ils sont. Cette page dit, cas par cas, ce qu'en "
            "fait absr et par quel message il le dit ; un message mène à son explication. Rien "
            "n'est écarté en silence : ce qui n'est pas pris est nommé, avec son fichier, sa "
            "feuille et sa cellule."
        ),
        tried=(
            "La dernière colonne s'adresse à qui vérifie absr : chaque ligne est mise à l'épreuve, "
            "à chaque changement, par l'essai nommé, qui fabrique un tel fichier et le lit. Chacun "
            "des [messages](problems/README.md) a de même le fichier ou la situation qui le fait "
            "apparaître ([`every_code.py`](../tests/faults/every_code.py))."
        ),
        table=("Ce que vous avez", "Ce qu'en fait absr", "Ce qu'il dit", "Mis à l'épreuve par"),
        sheets="Pour dire à absr ce que veulent dire vos titres et vos mots : "
        "[Lire n'importe quelle feuille](feuilles.md).",
        other_language="[In English](en/formats.md)",
    ),
    "en": Frame(
        made="Page built by tools/build_formats_page.py: not to be edited by hand.",
        title="What absr can read",
        introduction=(
            "Your files may stay as they are. This page says, case by case, what absr does with "
            "them and which message says so; a message leads to its explanation. Nothing is left "
            "aside in silence: what is not taken is named, with its file, its sheet and its cell."
        ),
        tried=(
            "The last column is for whoever checks absr: each row is tried, at every change, by "
            "the test it names, which makes such a file and reads it. Each of the "
            "[messages](problems/README.md) likewise has the file or the situation that brings it "
            "([`every_code.py`](../../tests/faults/every_code.py))."
        ),
        table=("What you have", "What absr does with it", "What it says", "Tried by"),
        sheets="To tell absr what your headings and your words mean: "
        "[Reading any sheet](sheets.md).",
        other_language="[En français](../formats.md)",
    ),
}


def main() -> int:
    """Write the pages, or say which of them differ."""
    parser = argparse.ArgumentParser(description="Builds docs/formats.md from its rows.")
    parser.add_argument(
        "--check", action="store_true", help="write nothing; exit 1 on a difference"
    )
    check = parser.parse_args().check
    pages = build_pages()
    differing = [path for path, text in pages.items() if _present(ROOT / path) != text]
    if check:
        for path in differing:
            print(f"differs: {path}")
        return 1 if differing else 0
    for path in differing:
        (ROOT / path).write_bytes(pages[path].encode())
    print(f"{len(pages)} pages, {len(differing)} written")
    return 0


def read_groups() -> tuple[Group, ...]:
    """The rows of the page under their headings."""
    told = tomllib.loads(ROWS.read_text(encoding="utf-8"))
    return tuple(
        Group(
            {language: group[language] for language in LANGUAGES},
            tuple(_row(row) for row in group["rows"]),
        )
        for group in told["group"]
    )


def build_pages() -> dict[Path, str]:
    """Both pages, by their path from the root of the repository."""
    groups = read_groups()
    return {PAGES[language]: "\n".join(_page(groups, language)) + "\n" for language in LANGUAGES}


def _row(told: Mapping[str, list[str]]) -> Row:
    return Row(
        {language: str(told[language]) for language in LANGUAGES},
        {language: str(told[f"does_{language}"]) for language in LANGUAGES},
        tuple(told.get("codes", ())),
        tuple(told["tests"]),
    )


def _page(groups: tuple[Group, ...], language: Language) -> Iterator[str]:
    frame, texts = FRAMES[language], read_catalogue(language)
    yield f"<!-- {frame.made} -->"
    yield ""
    yield f"# {_typed(frame.title, language)}"
    for paragraph in (frame.introduction, frame.sheets, frame.tried):
        yield ""
        yield _typed(paragraph, language)
    for group in groups:
        yield ""
        yield f"## {_typed(group.title[language], language)}"
        yield ""
        yield f"| {' | '.join(_typed(head, language) for head in frame.table)} |"
        yield "|---|---|---|---|"
        for row in group.rows:
            yield _line(row, language, texts)
    yield ""
    yield frame.other_language


def _line(row: Row, language: Language, texts: Mapping[str, str]) -> str:
    up = "../" * (len(PAGES[language].parts) - 1)
    codes = [f"[{c}](problems/{c}.md) {_typed(texts[f'{c}.title'], language)}" for c in row.codes]
    tests = []
    for test in row.tests:
        place, _, function = test.partition("::")
        tests.append(f"[`{function.removeprefix('test_')}`]({up}{place})")
    cells = [row.met[language], row.does[language]]
    told = [_typed(text, language).replace("|", "\\|") for text in cells]
    return f"| {' | '.join([*told, '<br>'.join(codes) or '—', '<br>'.join(tests)])} |"


def _typed(text: str, language: Language) -> str:
    """A text with the spaces and apostrophes of its language."""
    return french(text) if language == "fr" else text


def _present(path: Path) -> str:
    return path.read_bytes().decode() if path.is_file() else ""


if __name__ == "__main__":
    raise SystemExit(main())
