"""The reports of an example as a user of pandoc and vl-convert would hold them, before any call.

Run as `python -m benchmarks.documents PROJECT FOLDER` by an interpreter that has absr, in a process
of its own: the process that measures must stay small. Each `REPORT-AUDIENCE-FIGURE.json` in the
folder holds a Vega-Lite specification with its settings, `fonts` a copy of absr's own; beside the
Markdown of each report stands `REPORT.word.md`, whose figures are the PNG that Word needs.
"""

from __future__ import annotations

import datetime as dt
import json
import shutil
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import vl_convert

from absr.model.edition import Audience
from absr.rendering.figures import CONFIG, PNG_SCALE, typeset
from absr.rendering.lookup import font_folder
from absr.rendering.templates import fill
from absr.report import REPORTS
from absr.wording.speech import speak
from absr.workflow.edition import edition_of
from absr.workflow.project import open_project

if TYPE_CHECKING:
    from collections.abc import Iterator

    from absr.rendering.document import Document


def main() -> None:
    """Write a file for each figure that stands in a report, and the Markdown for Word."""
    project, folder = Path(sys.argv[1]), Path(sys.argv[2])
    folder.mkdir(parents=True, exist_ok=True)
    shutil.copytree(font_folder(), folder / "fonts", dirs_exist_ok=True)
    for name, document in _documents(project):
        placed = fill(document).figures
        for figure in (one for one in document.figures if one.name in placed):
            spec = {**typeset(figure.spec), "config": CONFIG}
            (folder / f"{name}-{figure.name}.json").write_text(json.dumps(spec), encoding="utf-8")
    _prepare_for_word(project)


def _documents(place: Path) -> Iterator[tuple[str, Document]]:
    """Each report for each audience."""
    project = open_project(place)
    speech = speak(project.settings.language)
    for audience in Audience:
        edition = edition_of(project, audience, dt.datetime.now().astimezone().date())
        for name, report in REPORTS.items():
            yield f"{name}-{audience}", report.build(edition, speech, None).document


def _prepare_for_word(project: Path) -> None:
    vl_convert.register_font_directory(str(font_folder()))
    for drawing in project.rglob("*-figures/*.svg"):
        pixels = vl_convert.svg_to_png(drawing.read_text(encoding="utf-8"), scale=PNG_SCALE)
        drawing.with_suffix(".png").write_bytes(pixels)
    for text in list(project.glob("rapports/*/*.md")):
        words = text.read_text(encoding="utf-8").replace(".svg)", ".png)")
        text.with_suffix(".word.md").write_text(words, encoding="utf-8")


if __name__ == "__main__":
    main()
