"""What `absr ingest` says was edited: values in words, records by the name that people use."""

from __future__ import annotations

import copy
import datetime as dt
from typing import TYPE_CHECKING

import pytest
from mission import ENGLISH, FOLDER, rows

from absr.model.labels import Labels
from absr.reading.settings import read_settings
from absr.scaffold.blank_workbook import blank_workbook
from absr.scaffold.project_files import file_name
from absr.store.paths import FOLDERS
from absr.wording.speech import speak

if TYPE_CHECKING:
    from pathlib import Path

LONG = "Permanence du mercredi après-midi sous la halle du marché"


@pytest.fixture(params=["fr", "en"])
def project(request, absr, tmp_path) -> tuple[Path, str]:
    """A new project, and its language."""
    root = tmp_path / "ville"
    words = ("--lang", request.param, "--no-input", "--dir", root)
    assert absr("init", "COM-46260", *words).status == 0
    return root, request.param


def lines(absr, project: tuple[Path, str], workbook: str, edit, *options: str) -> list[str]:
    """The change lines told when `edit` changed the sheets of a workbook that was read."""
    root, language = project
    before = rows()[workbook]
    after = copy.deepcopy(before)
    edit(after)
    out = ""
    for sheets in (before, after):
        path = write(root, language, workbook, sheets)
        ran = absr("ingest", path, "--project", root, *options)
        assert ran.status in {0, 1}, ran.err
        out = ran.out
    text = out.replace("\n      ", " ").replace("\u00a0", " ").replace("\u202f", " ")
    found = [line.strip() for line in text.replace("’", "'").splitlines()]
    return [line.removeprefix("· ") for line in found if line.startswith("· ")]


def write(root: Path, language: str, workbook: str, sheets) -> Path:
    """The filled workbook, in the words of the project."""
    settings, _ = read_settings("absr.yaml", (root / "absr.yaml").read_bytes())

    def cell(value: object) -> object:
        if isinstance(value, Labels):
            return value.of(language)
        return ENGLISH.get(value, value) if language == "en" else value

    filled = {
        sheet: [{name: cell(value) for name, value in row.items()} for row in said]
        for sheet, said in sheets.items()
    }
    place = root / FOLDERS[language][FOLDER[workbook]] / file_name(workbook, language)
    place.write_bytes(blank_workbook(workbook, settings, speak(language), filled))
    return place


def told(project: tuple[Path, str], fr: list[str], en: list[str]) -> list[str]:
    """What must be told in the language of the project."""
    return fr if project[1] == "fr" else en


def test_values_are_told_in_words(absr, project):
    """Lists, themes, days, yes and no, and amounts: never an id, True or a point for a comma."""

    def edit(sheets) -> None:
        action = sheets["actions"][0]
        action["state"] = Labels("Engagée", "Started")
        action["themes"] = "Festivités"
        action["first_step_on"] = dt.date(2027, 2, 1)
        action["cost"] = 1350.5

    assert lines(absr, project, "actions", edit) == told(
        project,
        [
            "action A1, Coût (€) : 1 200 → 1 350,5",
            "action A1, Date de la première étape : 15/01/2027 → 01/02/2027",
            "action A1, État : Validée → Engagée",
            "action A1, Thèmes : Mobilités → Festivités",
        ],
        [
            "action A1, Cost (€): 1,200 → 1,350.5",
            "action A1, Date of the first step: 15/01/2027 → 01/02/2027",
            "action A1, State: Approved → Started",
            "action A1, Themes: Mobility → Festivities",
        ],
    )


def test_yes_and_no_are_words(absr, project):
    """Not True and False."""

    def edit(sheets) -> None:
        sheets["attendance"][0]["present"] = Labels("Non", "No")

    assert lines(absr, project, "invitations", edit) == told(
        project,
        ["présence I1, Présence (oui ou non) : Oui → Non"],
        ["attendance I1, Present (yes or no): Yes → No"],
    )


def test_the_session_speaks_its_own_language(absr, project):
    """An English session in a French project says English words."""

    def edit(sheets) -> None:
        sheets["contributions"][0]["consensus"] = Labels("Débattu", "Debated")

    lang = "en" if project[1] == "fr" else "fr"
    expected = {
        "en": "contribution K1, Consensus: Strong → Debated",
        "fr": "contribution K1, Consensus : Fort → Débattu",
    }
    assert lines(absr, project, "contributions", edit, "--lang", lang) == [expected[lang]]


def test_a_wish_that_is_no_theme_is_not_repeated(absr, project):
    """The wishes stand on a sheet of persons: what is no theme there may be somebody's name."""

    def edit(sheets) -> None:
        sheets["invitations"][0]["wishes"] = "Astronomie"

    found = lines(absr, project, "invitations", edit)
    assert not any("Astronomie" in line for line in found)
    assert len({line.split(":")[0].strip() for line in found}) == 1


def test_what_has_no_number_is_called_by_that_of_its_key(absr, project):
    """Votes and responses by the contribution's, follow-ups by the action's."""

    def edit(sheets) -> None:
        sheets["votes"][0]["dots"] = 8

    assert lines(absr, project, "contributions", edit) == told(
        project, ["vote K1, Gommettes : 7 → 8"], ["vote K1, Dots: 7 → 8"]
    )

    def edit_actions(sheets) -> None:
        sheets["updates"][0]["done"] = "Deux devis sont arrivés."
        sheets["responses"][1]["who"] = "Le conseil"

    found = lines(absr, project, "actions", edit_actions)
    starts = told(
        project, ["point de suivi A1, ", "réponse K2, "], ["follow-up A1, ", "response K2, "]
    )
    assert [line.startswith(start) for line, start in zip(found, starts, strict=True)] == [True] * 2


def test_what_has_a_name_is_called_by_it(absr, project):
    """Resources and actors by their name, cut when it is long; never by a cell."""

    def edit(sheets) -> None:
        sheets["actors"][0]["does"] = "Le pain du dimanche."
        sheets["resources"][0]["state"] = Labels("Fragile", "Fragile")
        sheets["resources"].append({**sheets["resources"][0], "name": LONG})

    found = lines(absr, project, "register", edit)
    short = "Permanence du mercredi après-midi sous…"
    assert len(short) <= 40
    assert sorted(found) == told(
        project,
        [
            "acteur Les Amis du four, Ce que fait l'acteur : (vide) → Le pain du dimanche.",
            f"ajouté : ressource {short}",
            "ressource Four à pain, État : Active → Fragile",
        ],
        [
            "actor Les Amis du four, What the actor does: (empty) → Le pain du dimanche.",
            f"added: resource {short}",
            "resource Four à pain, State: Active → Fragile",
        ],
    )


def test_a_value_is_called_by_indicator_territory_and_year(absr, project):
    """One indicator has many values: its own name would not say which."""

    def edit(sheets) -> None:
        sheets["observations"][0]["measure"] = Labels("Secret statistique", "Statistical secrecy")

    (line,) = lines(absr, project, "indicators", edit)
    assert "part_60p · COM-46260 · 2021, " in line
    assert line.endswith(
        told(project, ["41 → Secret statistique"], ["41 → Statistical secrecy"])[0]
    )


def test_what_has_neither_is_called_by_its_sheet_and_cell(absr, project):
    """A cell alone could be taken for a number."""

    def edit(sheets) -> None:
        sheets["lessons"][0]["to_repeat"] = "Appeler."

    (line,) = lines(absr, project, "notebook", edit)
    assert line.startswith(told(project, ["leçon Carnet › "], ["lesson Notebook › "])[0])


def test_what_was_removed_is_called_by_the_same_name(absr, project):
    """Not by the id that absr gave it."""

    def edit(sheets) -> None:
        del sheets["responses"][1]

    options = ("--accept-removed",)
    assert lines(absr, project, "actions", edit, *options) == told(
        project, ["retiré : réponse K2"], ["removed: response K2"]
    )


def test_a_name_is_masked_before_it_is_cut(absr, project):
    """Somebody who is invited is not named by the title of an event."""
    root, language = project
    invited = write(root, language, "invitations", rows()["invitations"])
    assert absr("ingest", invited, "--project", root).status == 1  # their pilots are not there

    def edit(sheets) -> None:
        title = "Le grand discours d'ouverture par Ottavio Brandouin"
        sheets["milestones"].append({"date": dt.date(2026, 10, 2), "title": title})

    (line,) = lines(absr, project, "notebook", edit)
    assert "Ottavio" not in line
    assert "Brand" not in line
    assert "Le grand discours d'ouverture par […]" in line
