"""A project of phase 3 from its workbooks to its documents: every format says the same counts."""

from __future__ import annotations

import datetime as dt
import html
import random
import re
import zipfile

import pytest

from absr.model.value_lists import VALUE_LISTS
from absr.scaffold.blank_workbook import blank_workbook
from absr.wording.speech import speak
from absr.workflow.project import open_project

TODAY = dt.date(2026, 11, 22)
WORDS = {
    "fr": {
        "late": r"(\d+) actions? sur (\d+) (?:est|sont) en retard",
        "orphan": r"(\d+) actions? sur (\d+) (?:est|sont) sans pilote",
        "unfunded": r"(\d+) actions? sur (\d+) (?:a|ont) un coût",
        "waiting": r"(\d+) propositions? attend(?:ent)? encore \w+ réponses? "
        r"\(atelier : (\d+) propositions\)",
        "cost": r"Coûts indiqués : ([\d ]+) € au total",
    },
    "en": {
        "late": r"(\d+) actions? of (\d+) (?:is|are) late",
        "orphan": r"(\d+) actions? of (\d+) (?:has|have) no lead",
        "unfunded": r"(\d+) actions? of (\d+) (?:has|have) a cost",
        "waiting": r"(\d+) proposals? still waits? for \w+ answers? \(workshop: (\d+) proposals\)",
        "cost": r"Stated costs: €([\d,]+) in all",
    },
}


def rows(language):
    """Workbook → sheet → rows, drawn at random once and for all, and what they count."""
    draw = random.Random(20261122)

    def word(list_id, value):
        return VALUE_LISTS[list_id].label(value, language)

    states = ("idea", "study", "approved", "started", "done", "paused", "dropped")
    fundings = ("secured", "asked", "none", "not_needed")
    actions, found = [], {"late": 0, "orphan": 0, "unfunded": 0, "cost": 0}
    for number in range(1, 25):
        state, funding = draw.choice(states), draw.choice(fundings)
        day = TODAY + dt.timedelta(days=draw.randrange(-90, 90))
        cost, lead = draw.choice([0, 1500, 20000]), draw.choice(["Direction des sports", None])
        action = {"ref": f"A{number}", "title": f"Action {number}", "finding": "Constat"}
        action |= {"aim": "But", "first_step": "Étape", "first_step_on": day}
        action |= {"cost": cost, "funder": "Ville"}
        action |= {"indicator": "Nombre", "state": word("action_states", state)}
        action |= {"funding": word("funding_states", funding)} | ({"lead": lead} if lead else {})
        actions.append(action)
        found["late"] += day < TODAY and state not in ("done", "paused", "dropped")
        running = state not in ("done", "dropped")
        found["orphan"] += running and lead is None
        found["unfunded"] += running and cost > 0 and funding in ("asked", "none")
        found["cost"] += cost
    natures = [draw.choice(("idea", "need", "question")) for _ in range(40)]
    contributions = [
        {
            "ref": str(n),
            "table": "1",
            "text": f"Papier {n}",
            "nature": word("contribution_natures", x),
        }
        for n, x in enumerate(natures, 1)
    ]
    proposed = [n for n, x in enumerate(natures, 1) if x != "question"]
    answered = proposed[:9]
    responses = [
        {"contribution": str(n), "decision": word("response_decisions", "kept"), "reason": "Utile"}
        for n in answered
    ]
    found |= {"proposals": len(proposed), "waiting": len(proposed) - len(answered)}
    books = {
        "actions": ("action", {"actions": actions, "responses": responses}),
        "contributions": ("workshop", {"contributions": contributions}),
    }
    return books, found


def text_of(path):
    """What a reader sees, without marks, on one line."""
    if path.suffix == ".docx":
        with zipfile.ZipFile(path) as package:
            text = package.read("word/document.xml").decode()
        text = re.sub(r"</w:p>", " ", text)
    else:
        text = path.read_text(encoding="utf-8")
    text = re.sub(r"<style.*?</style>", "", text, flags=re.DOTALL)
    plain = html.unescape(re.sub(r"<[^>]*>", "", text)).replace("\\", "")
    return re.sub(r"[\s\u00a0\u202f]+", " ", plain)


@pytest.mark.parametrize("language", ["fr", "en"])
def test_every_format_and_audience_says_the_counts_of_the_workbooks(absr, tmp_path, language):
    """Late, orphan, unfunded, costs, proposals that wait: counted here from the rows alone."""
    root = tmp_path / "town"
    assert absr("init", "93063", "--no-input", "--dir", root, "--lang", language).status == 0
    project = open_project(root)
    theme = project.settings.theme_label("mobilites")
    books, counts = rows(language)
    for name, (folder, sheets) in books.items():
        for action in sheets.get("actions", ()):
            action["themes"] = [theme]
        data = blank_workbook(name, project.settings, speak(language), sheets)
        (project.paths.folder(folder) / f"{name}.xlsx").write_bytes(data)
    assert absr("ingest", "--project", root).status in (0, 1)
    ran = absr("report", "phase3", "--audience", "internal,partners,public", "--project", root)
    assert ran.status == 0, ran.err
    for audience in ("internal", "partners", "public"):
        for ending in ("docx", "html", "md"):
            text = text_of(project.paths.folder("reports") / audience / f"phase3.{ending}")
            said = {name: re.search(words, text) for name, words in WORDS[language].items()}
            for name in ("late", "orphan", "unfunded"):
                assert said[name].groups() == (str(counts[name]), "24"), (audience, ending, name)
            assert said["waiting"].groups() == (str(counts["waiting"]), str(counts["proposals"]))
            assert re.sub(r"\D", "", said["cost"][1]) == str(counts["cost"])


def test_a_text_written_after_the_report_makes_it_stale(absr, tmp_path):
    """Whoever writes the narrative is told that the report does not hold it yet."""
    root = tmp_path / "town"
    absr("init", "93063", "--no-input", "--dir", root)
    project = open_project(root)
    folder, sheets = rows("fr")[0]["actions"]
    data = blank_workbook("actions", project.settings, speak("fr"), sheets)
    (project.paths.folder(folder) / "actions.xlsx").write_bytes(data)
    absr("ingest", "--project", root)
    absr("report", "phase3", "--format", "md", "--project", root)
    assert absr("status", "--json", "--project", root).json["stale"] == []
    text = root / "3-recit-action" / "textes" / "demain.md"
    text.write_text("Demain, la ville marche.\n", encoding="utf-8")
    stale = absr("status", "--json", "--project", root).json["stale"]
    assert stale == ["rapports/internal/phase3.md"]
    absr("report", "phase3", "--format", "md", "--project", root)
    assert absr("status", "--json", "--project", root).json["stale"] == []


@pytest.mark.parametrize(
    ("language", "words"),
    [
        ("fr", "ni nombre de moins de 5 personnes, ni nom"),
        ("en", "no number of fewer than 5 persons"),
    ],
)
def test_each_text_to_write_says_what_not_to_write(absr, tmp_path, language, words):
    """What the tables hide, no tool finds in a sentence: the writer is told, with the threshold."""
    root = tmp_path / "town"
    absr("init", "93063", "--no-input", "--dir", root, "--lang", language)
    folder = open_project(root).paths.folder("action")
    texts = sorted((folder / {"fr": "textes", "en": "texts"}[language]).iterdir())
    assert len(texts) == 4
    for path in texts:
        assert words in " ".join(path.read_text(encoding="utf-8").split()), path.name
