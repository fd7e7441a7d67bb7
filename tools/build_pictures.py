"""Draw the pictures of the documentation from the invented example.

usage: build_pictures.py [FOLDER]    FOLDER: a demo already built; without it, one is built

Each picture is a page of a workbook or of a report, as LibreOffice prints it: found by words that
stand on it, so that a report that grows keeps its picture. It needs `libreoffice` and, of
poppler-utils, `pdftotext` and `pdftoppm`; run by hand when the look of a document changes.
"""

from __future__ import annotations

import subprocess
import sys
import tempfile
from pathlib import Path
from typing import NamedTuple

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT / "src"))

from absr.cli.app import run  # noqa: E402

IMAGES = ROOT / "docs" / "images"
DOTS_PER_INCH = 72


class Picture(NamedTuple):
    """One picture: a document of the demo, and words by which its page is known."""

    name: str
    document: str
    words: str


PICTURES = (
    Picture("exemple-propos", "1-analyse-croisee/entretiens.xlsx", "La côte, avec le caddie"),
    Picture("exemple-essentiel", "rapports/public/phase1.docx", "L'essentiel"),
    Picture("exemple-phase1", "rapports/internal/phase1.docx", "Ce que les neuf thèmes ne"),
    Picture(
        "exemple-ressources", "rapports/public/resources.docx", "Les machines à bois après dix"
    ),
    Picture("exemple-contributions", "2-atelier/contributions.xlsx", "Un banc à mi-pente"),
    Picture("exemple-atelier", "rapports/internal/phase2.docx", "Un banc. À mi-pente"),
    Picture("exemple-action", "rapports/public/phase3.docx", "Relever les trois emplacements"),
    Picture("exemple-feuille-de-route", "rapports/public/phase3.docx", "Feuille de route au"),
)


def main() -> int:
    """Draw every picture; 1 when a page was not found."""
    with tempfile.TemporaryDirectory() as work:
        root = Path(sys.argv[1]) if len(sys.argv) > 1 else _built(Path(work) / "demo")
        return max(_draw(root, picture, Path(work)) for picture in PICTURES)


def _built(root: Path) -> Path:
    if run(["demo", str(root)]):
        raise SystemExit("the demo could not be built")
    return root


def _draw(root: Path, picture: Picture, work: Path) -> int:
    pdf = _as_pdf(root / picture.document, work)
    page = _page_of(pdf, picture.words)
    if page is None:
        print(f"{picture.document}: no page says « {picture.words} »", file=sys.stderr)
        return 1
    number = str(page)
    target = IMAGES / picture.name
    command = ["pdftoppm", "-r", str(DOTS_PER_INCH), "-f", number, "-l", number, "-singlefile"]
    subprocess.run([*command, "-png", str(pdf), str(target)], check=True)
    print(f"{target.relative_to(ROOT)}.png: page {number} of {picture.document}")
    return 0


def _as_pdf(document: Path, work: Path) -> Path:
    profile = (work / "libreoffice").as_uri()
    command = ["libreoffice", f"-env:UserInstallation={profile}", "--headless", "--convert-to"]
    subprocess.run(
        [*command, "pdf", "--outdir", str(work), str(document)], check=True, capture_output=True
    )
    return work / f"{document.stem}.pdf"


def _page_of(pdf: Path, words: str) -> int | None:
    """The last page that says these words: the first ones may only announce them."""
    text = subprocess.run(["pdftotext", "-layout", str(pdf), "-"], check=True, capture_output=True)
    pages = text.stdout.decode().replace("’", "'").replace("\u00a0", " ").split("\f")
    wanted = " ".join(words.split())
    found = [n for n, page in enumerate(pages, 1) if wanted in " ".join(page.split())]
    return found[-1] if found else None


if __name__ == "__main__":
    raise SystemExit(main())
