"""Builds the pages on the catalogue of indicators from the catalogue that absr ships.

    python tools/build_indicator_pages.py            writes the pages in docs/ and docs/en/
    python tools/build_indicator_pages.py --check    exit 1 when a page differs, writes nothing

Everything comes from `src/absr/data/indicators.yaml`, the value lists and the catalogues of texts;
what stands here is the frame of the page. The same sources give the same bytes.
"""

from __future__ import annotations

import argparse
import sys
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from absr.model.labels import LANGUAGES
from absr.model.value_lists import CHAPTERS
from absr.reading.catalogue import shipped_catalogue
from absr.wording.headlines import Headlines
from absr.wording.indicators import datasets_text
from absr.wording.speech import speak
from absr.wording.territory_names import TerritoryNames
from absr.wording.typography import french

if TYPE_CHECKING:
    from collections.abc import Iterator

    from absr.model.catalogue import Definition
    from absr.model.labels import Language
    from absr.wording.speech import Speech

ROOT = Path(__file__).resolve().parents[1]
PAGES: dict[Language, Path] = {
    "fr": Path("docs/indicateurs.md"),
    "en": Path("docs/en/indicators.md"),
}


class Frame(NamedTuple):
    """The words around the catalogue, in one language."""

    title: str
    made: str
    introduction: str
    slots: str
    core: str
    own: str
    example: str
    words: tuple[str, str, str, str, str, str, str, str]
    """Formula, unit, direction, mark, definition, how to read, limits, source."""
    in_core: str
    other_language: str
    colon: str


_EXAMPLE_FR = """```yaml
indicators:
  - id: part_couples_enfants
    label: "Part des couples avec enfants parmi les familles"
    chapter: "Ménages et familles"
    formula: "C{yy}_COUPAENF/C{yy}_FAM*100"
    unit: "%"
    direction: "Neutre"
    counted: families
    definition: "Couples qui ont un ou plusieurs enfants, pour 100 familles."
    reading: "{value} des familles sont des couples avec enfants."
  - id: part_75p          # un indicateur d'absr : seul ce qui change est écrit
    core: non
    mark: 2,5           # en points pour un taux, en % pour le reste
```"""
_EXAMPLE_EN = """```yaml
indicators:
  - id: share_couples_children
    label: "Share of couples with children among families"
    chapter: households
    formula: "C{yy}_COUPAENF/C{yy}_FAM*100"
    unit: percent
    direction: neutral
    counted: families
    definition: "Couples with one or more children, out of 100 families."
    reading: "{value} of the families are couples with children."
  - id: part_75p          # an indicator of absr: only what changes is written
    core: no
    mark: 2.5           # in points for a rate, in % for the rest
```"""

FRAMES: dict[Language, Frame] = {
    "fr": Frame(
        title="Le catalogue des indicateurs",
        made="Page construite par tools/build_indicator_pages.py : ne pas la modifier à la main.",
        introduction=(
            "absr calcule ces {n} indicateurs à partir des fichiers de l'Insee qu'on lui remet, "
            "pour la commune, ses quartiers statistiques (IRIS) et les territoires de comparaison. "
            "Pour un ensemble de communes, les effectifs sont additionnés et le taux est calculé "
            "sur les deux sommes ; les médianes et les taux de pauvreté doivent être publiés pour "
            "le territoire. `absr show indicators --indicator` suivi d'un identifiant montre la "
            "même fiche avec les valeurs de la commune ; `absr show indicators --missing` liste ce "
            "qui ne peut pas être calculé, et pourquoi."
        ),
        slots=(
            "Dans une formule, un repère remplace l'année : `{yy}` le recensement, `{pp}` celui "
            "d'il y a cinq ou six ans, `{ff}` Filosofi, `{e}` l'état civil, `{s}` Flores, `{c}` "
            "les créations d'entreprises, `{a}` la Cnaf. Aucune année n'est écrite : le fichier du "
            "recensement suivant se lit avec la même formule."
        ),
        core=(
            "Vingt d'entre eux forment le socle que le portrait montre sans qu'on le demande ; "
            "`indicators:` dans `absr.yaml` en ajoute. Le repère, quand une fiche en "
            "donne un, est l'écart à partir duquel une différence est dite ; sans lui, ce sont les "
            "`thresholds` du projet (repères absr, non réglementaires)."
        ),
        own=(
            "Un projet ajoute les siens, ou change ceux d'absr, dans un fichier "
            "`indicateurs.yaml` du dossier `1-analyse-croisee` :"
        ),
        example=_EXAMPLE_FR,
        words=("Formule", "Unité", "Sens", "Repère", "Définition", "Lecture", "Limites", "Source"),
        in_core="socle",
        other_language="[In English](en/indicators.md)",
        colon=" : ",
    ),
    "en": Frame(
        title="The catalogue of indicators",
        made="Made by tools/build_indicator_pages.py: do not change it by hand.",
        introduction=(
            "absr computes these {n} indicators from the files of Insee that it is handed, for the "
            "town, its statistical districts (IRIS) and the territories to compare with. For a set "
            "of communes, counts are added and the rate is computed on the two sums; medians and "
            "poverty rates must be published for the territory. `absr show indicators --indicator` "
            "and an id shows the same sheet with the town's values; `absr show indicators "
            "--missing` lists what cannot be computed, and why."
        ),
        slots=(
            "In a formula a mark stands for the year: `{yy}` the census, `{pp}` the one five or "
            "six years before, `{ff}` Filosofi, `{e}` births, `{s}` Flores, `{c}` new enterprises, "
            "`{a}` Cnaf. No year is written: the file of the next census is read with the same "
            "formula."
        ),
        core=(
            "Twenty of them are the core that the portrait shows without being asked; "
            "`indicators:` in `absr.yaml` adds to it. The mark, where a sheet has one, is the gap "
            "from which on a difference is said; else it is the project's `thresholds` (absr's own "
            "marks, not a regulation)."
        ),
        own=(
            "A project adds its own, or changes those of absr, in a file `indicators.yaml` of the "
            "folder `1-cross-analysis`:"
        ),
        example=_EXAMPLE_EN,
        words=(
            "Formula",
            "Unit",
            "Direction",
            "Mark",
            "Definition",
            "How to read it",
            "Limits",
            "Source",
        ),
        in_core="core",
        other_language="[En français](../indicateurs.md)",
        colon=": ",
    ),
}


def page(language: Language) -> str:
    """The page of one language."""
    frame, speech = FRAMES[language], speak(language)
    definitions = shipped_catalogue().definitions
    parts = [
        f"<!-- {frame.made} -->",
        f"# {frame.title}",
        _typeset(frame.introduction.replace("{n}", str(len(definitions))), language),
        _typeset(frame.slots, language),
        _typeset(frame.core, language),
        _typeset(frame.own, language),
        frame.example,
    ]
    for chapter in CHAPTERS.entries:
        found = [one for one in definitions if one.chapter == chapter.id]
        if found:
            parts.append(f"## {speech.label('chapters', chapter.id)}")
            parts += [_sheet(one, frame, speech) for one in found]
    return "\n\n".join([*parts, frame.other_language]) + "\n"


def _sheet(one: Definition, frame: Frame, speech: Speech) -> str:
    language = speech.language
    mark = f" ({frame.in_core})" if one.is_core else ""
    label = _typeset(one.label.of(language), language)
    lines = zip(frame.words, _texts(one, speech), strict=True)
    colon = _typeset(frame.colon, language)
    listed = [f"- **{head}**{colon}{text}" for head, text in lines if text]
    return "\n".join([f"### {label}", "", f"`{one.id}`{mark}", "", *listed])


def _texts(one: Definition, speech: Speech) -> Iterator[str]:
    language = speech.language
    yield f"`{one.formula}`"
    yield speech.label("units", one.unit)
    yield speech.label("directions", one.direction)
    yield _mark(one, speech)
    yield _typeset(one.definition.of(language), language)
    yield _typeset(one.how_to_read.of(language).replace("{value}", "…"), language)
    yield _typeset(one.limits.of(language), language)
    yield datasets_text(speech, one.datasets)


def _mark(one: Definition, speech: Speech) -> str:
    """The indicator's own mark; nothing where it has the project's."""
    if one.mark is None:
        return ""
    places = TerritoryNames(speech)
    return Headlines(speech, places).mark_text(one.unit, own=one.mark)


def _typeset(text: str, language: Language) -> str:
    return french(text) if language == "fr" else text


def main() -> int:
    """Write the pages, or say which differ."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--check", action="store_true")
    check = parser.parse_args().check
    stale = []
    for language in LANGUAGES:
        path, text = ROOT / PAGES[language], page(language)
        if path.is_file() and path.read_text(encoding="utf-8") == text:
            continue
        stale.append(PAGES[language].as_posix())
        if not check:
            path.write_text(text, encoding="utf-8")
    if check and stale:
        print("to be built again with `make docs`:", ", ".join(stale), file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
