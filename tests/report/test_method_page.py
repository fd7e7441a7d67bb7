"""The page on the rules of the method says what the code does, and what the example shows."""

from __future__ import annotations

import ast
import datetime as dt
import importlib
import importlib.util
import json
import re
import shutil
import sys
from decimal import Decimal
from functools import cache

import pytest
from phase1_documents import EXAMPLE, ROOT, TODAY, absr, ingest

from absr import open_project
from absr.analysis.convergence import words_of
from absr.model import reading_facts
from absr.model.edition import Audience
from absr.model.reading_facts import Provision, Reading
from absr.model.value_lists import VALUE_LISTS
from absr.wording.speech import speak
from absr.workflow.edition import edition_of
from absr.workflow.project import open_project as project_at

LANGUAGES = ("fr", "en")
LABELS = {
    "fr": ("Calcul", "Base", "Pourquoi", "Où", "Ce que cela ne dit pas"),
    "en": ("Computed", "Basis", "Why", "Where", "What it does not say"),
}
"""What each rule says, in this order; an example and a threshold may stand between."""
NOT_A_RULE = ("Quels points de droit sont à vérifier", "Which points of law are to be checked")
"""A list of questions for others."""
QUOTED_LISTS = (
    *("natures", "chapters", "directions", "missing_reasons", "resource_states", "quote_levels"),
    *("response_decisions", "action_states"),
)
"""Lists of which the page gives every value."""


@pytest.fixture(scope="module")
def tool():
    """The builder, as a module."""
    script = ROOT / "tools" / "build_method_page.py"
    spec = importlib.util.spec_from_file_location("build_method_page", script)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    sys.modules[spec.name] = module
    spec.loader.exec_module(module)
    return module


@pytest.fixture(scope="module")
def pages(tool) -> dict[str, str]:
    """Language → the page as it stands in the documentation."""
    return {
        language: (ROOT / tool.PAGES[language]).read_text(encoding="utf-8")
        for language in LANGUAGES
    }


@pytest.fixture(scope="module")
def example(tmp_path_factory):
    """The whole example, read once."""
    root = tmp_path_factory.mktemp("method") / "romainville"
    shutil.copytree(EXAMPLE, root)
    ingest(root)
    return root


# -- the page and the code ---------------------------------------------------------------------


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_page_is_the_one_that_its_sources_make(tool, pages, language):
    """`make docs` was run."""
    assert tool.page(language) == pages[language]


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_threshold_stands_on_the_page_with_its_value(tool, pages, language):
    """In the last table: what it decides, the value of the code, the basis, the place."""
    speech = speak(language)
    rows = [line for line in pages[language].splitlines() if line.startswith("| ")]
    for one in tool.THRESHOLDS:
        module, name = one.address.split(":")
        (row,) = (line for line in rows if line.endswith(f"| `{module}.{name}` |"))
        _, meaning, value, basis, _, _ = (cell.strip() for cell in row.split("|"))
        assert meaning == speech.typeset(one.meaning.of(language))
        digits = re.sub(r"[^\d]", "", value)
        assert float(digits) == one.value, one.address
        assert basis == speech.typeset(tool.BASES[one.basis].of(language))


def test_no_number_that_decides_is_left_out(tool):
    """Each number named in analysis, privacy and model, and each most of a report."""
    known = {one.address for one in tool.THRESHOLDS} | tool.NO_RULES.keys()
    found = set()
    for room in ("analysis", "privacy", "model", "report"):
        for path in sorted((ROOT / "src" / "absr" / room).glob("*.py")):
            for name in _numbers(path):
                if room != "report" or "MOST" in name:
                    found.add(f"absr.{room}.{path.stem}:{name}")
    assert found - known == set()
    for address in known:
        module, _, name = address.partition(":")
        assert hasattr(importlib.import_module(module), re.split(r"[.(]", name)[0]), address


def _numbers(path) -> list[str]:
    """The numbers that a module gives a name to."""
    names = []
    for node in ast.parse(path.read_text(encoding="utf-8")).body:
        if isinstance(node, ast.Assign) and isinstance(node.value, ast.Constant):
            value = node.value.value
            if isinstance(value, int | float) and not isinstance(value, bool):
                names += [target.id for target in node.targets]
    return names


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_changed_threshold_changes_the_page(tool, pages, language, monkeypatch):
    """So that `--check` fails until the page is built again."""
    monkeypatch.setattr(reading_facts, "POINTS_THRESHOLD", 7.0)
    changed = tool.page(language)
    assert changed != pages[language]
    assert "7" in next(line for line in changed.splitlines() if "POINTS_THRESHOLD" in line)


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_state_is_explained(pages, language):
    """The states of both readings, and every value of the lists that the page quotes."""
    speech, text = speak(language), pages[language]
    keys = [
        *(f"reading.cross.{one}" for one in Reading),
        *(f"reading.provision.{one}" for one in Provision),
    ]
    assert [key for key in keys if f"| {speech(key)} | " not in text] == []
    words = {
        name: [speech.label(name, e.id) for e in VALUE_LISTS[name].entries] for name in QUOTED_LISTS
    }
    assert {name: [w for w in found if w not in text] for name, found in words.items()} == {
        name: [] for name in words
    }


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_rule_says_its_basis_and_its_limits(tool, pages, language):
    """What is computed, the basis among those declared, why, where, and what it does not say."""
    parts = re.split(r"^### ", pages[language], flags=re.MULTILINE)[1:]
    rules = [part.split("\n## ")[0] for part in parts if not part.startswith(NOT_A_RULE)]
    assert len(rules) >= 30
    speech = speak(language)
    bases = tuple(speech.typeset(labels.of(language)) for labels in tool.BASES.values())
    for rule in rules:
        said = re.findall(r"^- \*\*(.+?)\.\*\* ", rule, re.MULTILINE)
        assert [word for word in said if word in LABELS[language]] == [*LABELS[language]], rule[:80]
        basis = re.search(rf"^- \*\*{LABELS[language][1]}\.\*\* (.+)$", rule, re.MULTILINE)
        assert basis is not None
        assert basis[1].casefold().startswith(tuple(map(str.casefold, bases))), basis[1][:60]


def test_both_pages_have_the_same_shape(pages):
    """The English page is the twin of the French one."""

    def shape(text: str) -> list[str]:
        marks = re.findall(r"^(#+ |\|---|- \*\*|  - |\| )", text, re.MULTILINE)
        return [mark.strip() for mark in marks]

    assert shape(pages["fr"]) == shape(pages["en"])


def test_both_pages_quote_the_same_figures(tool):
    """Each figure declared is used, in both languages."""
    for language in LANGUAGES:
        source = (tool.TEMPLATES / f"method.{language}.md.j2").read_text(encoding="utf-8")
        assert set(re.findall(r"\bex\.(\w+)", source)) == tool.EXAMPLE.keys(), language


def test_french_typography(pages):
    """A sign that French sets apart never begins a line."""
    text = re.sub(r"`[^`]*`", "", pages["fr"])
    assert re.findall(r".{0,20} [:;?!%»](?:\s|$)", text) == []
    assert re.findall(r"« .{0,20}", text) == []


# -- the page and the example ------------------------------------------------------------------


def test_the_figures_are_those_of_the_example(tool, example):
    """Each figure that the page quotes is computed again from the project."""
    found = {
        **_said(example),
        **_worth(example),
        **_statistics(example),
        **_resources(example),
        **_crossed(example),
        **_workshop(example),
        **_action(example),
        **_hidden(example),
    }
    assert found == tool.EXAMPLE
    assert f"  day: {tool.EXAMPLE_DAY.isoformat()}\n" in _settings()


@cache
def _figures(root, audience: str = "internal") -> dict[str, int | None]:
    """Id → value of every figure of an edition."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("ABSR_TODAY", TODAY)
        values = open_project(root, audience=audience).figures()["value"]
    return {
        name: None if value is values.dtype.na_value else int(value)
        for name, value in values.items()
    }


def _show(root, what: str) -> list[dict]:
    return json.loads(absr("show", what, "--json", "--project", root))[what]


def _said(root) -> dict[str, float]:
    figures = _figures(root)
    interviews = {one["ref"]: one for one in _show(root, "interviews")}
    speakers: dict[str, set] = {ref: set() for ref in interviews}
    for one in _show(root, "statements"):
        speakers[one["interview"]].add(one["speaker"])
    groups = {ref for ref, one in interviews.items() if one["persons"] > 1}
    heard = max(groups, key=lambda ref: len(speakers[ref]))
    silent = max(
        (r for r in groups if speakers[r] == {None}), key=lambda r: interviews[r]["persons"]
    )
    names = {
        "interviews": "heard.interviews",
        "persons": "heard.persons",
        "voices": "said.voices",
        "statements": "said.statements",
        "needs": "said.need.statements",
        "resources_said": "said.resource.statements",
        "barriers": "said.barrier.statements",
        "ideas_said": "said.idea.statements",
        "stories": "said.story.statements",
        "mobility_voices": "themes.mobilites.all.voices",
        "mobility_needs": "themes.mobilites.need.voices",
        "mobility_barriers": "themes.mobilites.barrier.voices",
        "mobility_statements": "themes.mobilites.all.statements",
        "youth_voices": "themes.jeunesse.all.voices",
        "care_voices": "themes.soins.all.voices",
        "district_voices": "themes.quartier.all.voices",
        "care_needs": "themes.soins.need.voices",
        "residents_met": "heard.types.resident.persons",
        "elected_met": "heard.types.elected.persons",
        "trade_needs": "themes.commerces.need.voices",
        "art_resources": "themes.art.resource.voices",
        "art_needs": "themes.art.need.voices",
        "art_barriers": "themes.art.barrier.voices",
    }
    assert figures["themes.festivites.all.voices"] == figures["themes.soins.all.voices"]
    assert {figures[f"chapters.{c}.need.voices"] for c in ("health", "disability", "ageing")} == {
        figures["themes.soins.need.voices"]
    }
    assert "heard.types.funder.persons" not in figures
    quotas = dict(re.findall(r"^  (resident|elected): (\d+)$", _settings(), re.MULTILINE))
    return {
        **{name: figures[figure] for name, figure in names.items()},
        "groups": len(groups),
        "group_persons": interviews[heard]["persons"],
        "group_voices": len(speakers[heard]),
        "silent_group_persons": interviews[silent]["persons"],
        "silent_group_voices": len(speakers[silent]),
        "residents_planned": int(quotas["resident"]),
        "elected_planned": int(quotas["elected"]),
    }


def _worth(root) -> dict[str, float]:
    """The ranks of a theme and the news of the last interviews, as the edition tells them."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("ABSR_TODAY", TODAY)
        part = edition_of(project_at(root), Audience.INTERNAL, dt.date(2026, 11, 22)).soundness
    (youth,) = (one for one in part.ranking.ranges if one.theme == "jeunesse")
    (resources,) = (one for one in part.curves if one.what == "resources")
    assert (youth.rank, resources.last) == (2, 5)
    return {
        "youth_best": youth.best,
        "youth_worst": youth.worst,
        "new_resources": resources.new,
        "said_resources": resources.total,
    }


def _settings() -> str:
    return (EXAMPLE / "absr.yaml").read_text(encoding="utf-8")


def _statistics(root) -> dict[str, float]:
    found: dict[str, dict] = {}
    for one in _show(root, "indicators"):  # the newest vintage first
        found.setdefault(one["label"], one)
    places = {
        "town": "COM-93063",
        "district": "EPT-200057875",
        "department": "DEP-93",
        "region": "REG-11",
        "france": "FRANCE-METRO",
    }
    wanted = {
        "poverty": ("Taux de pauvreté", ("town", "department", "region", "france")),
        "jobless": ("Taux de chômage au sens du recensement", tuple(places)),
        "income": ("Niveau de vie médian", ("town", "department", "region")),
        "population": ("Population municipale", ("town", "department")),
    }
    values = {}
    for name, (label, territories) in wanted.items():
        for territory in territories:
            value = found[label]["values"][places[territory]]
            tenths = Decimal(str(value)).quantize(Decimal("0.1"))  # half to even, as printed
            values[f"{name}_{territory}"] = float(tenths) if value < 100 else int(value)
    poverty = found["Taux de pauvreté"]
    assert poverty["signal"] == "signal"
    assert found["Taux de chômage au sens du recensement"]["signal"] == "close"
    assert found["Niveau de vie médian"]["signal"] == "contrasted"
    compared = [values[f"poverty_{place}"] for place in ("department", "region", "france")]
    assert poverty["values"].get(places["district"]) is None
    readings = open_project(root).readings()["reading"]
    assert readings["commerces"] == "weak_signal"
    return {
        **values,
        "poverty_above": sum(values["poverty_town"] - one >= 3 for one in compared),
        "poverty_compared": len(compared),
    }


def _resources(root) -> dict[str, float]:
    figures = _figures(root)
    (bicycle,) = (r for r in _show(root, "resources") if r["name"] == "l'atelier vélo du samedi")
    said = {state["state"]: state["citations"] for state in bicycle["states"]}
    assert open_project(root).readings()["provision"]["art"] == "fragile_support"
    return {
        "register": figures["register.resources"],
        "register_sheet": figures["readings.register"],
        **{
            f"register_{state}": figures[f"register.state.{state}"]
            for state in ("active", "fragile", "dormant", "planned", "gone", "disputed")
        },
        "register_uncited": figures["register.uncited"],
        "register_not_named": figures["register.not_named"],
        "unnamed": figures["register.unnamed"],
        "bicycle_voices": bicycle["citations"],
        "bicycle_interviews": sum(source.startswith("E") for source in bicycle["sources"]),
        **{f"bicycle_{state}": number for state, number in said.items()},
    }


def _crossed(root) -> dict[str, float]:
    cells = {(one["display"], one["id"]): one for one in _show(root, "readings")}
    opposed = [one for one in cells.values() if one["display"] == "contradictions"]
    there, contrary = cells["contradictions", "le cahier de crédit de l'épicerie"]["sides"]
    assert (there["what"], there["on_sheet"], contrary["what"]) == (["active"], True, ["gone"])
    assert cells["themes", "commerces"]["strength"] == "several"
    assert cells["themes", "patrimoines"]["strength"] == "few"
    assert cells["chapters", "income"]["reading"] is None
    return {
        "trade_types": cells["themes", "commerces"]["numbers"]["actor_types"],
        "heritage_needs": cells["themes", "patrimoines"]["numbers"]["voices"],
        "art_active": cells["resources", "art"]["numbers"]["active"],
        "art_awaiting": cells["resources", "art"]["numbers"]["awaiting"],
        "art_disputed": cells["resources", "art"]["numbers"]["disputed"],
        "credit_active": there["voices"],
        "credit_gone": contrary["voices"],
        "contradictions": len(opposed),
        "contradictions_states": sum(one["reading"] == "resource_state" for one in opposed),
    }


def _workshop(root) -> dict[str, float]:
    figures = _figures(root)
    contributions = {one["ref"]: one for one in _show(root, "contributions") if one["ref"]}
    ranked = _ranks(root)
    first, second = list(ranked)[:2]
    third = list(ranked)[2]
    assert ranked[first] == ranked[second]
    votes = [one for one in _show(root, "votes") if one["contribution"] == "C106"]
    banc = [words_of(contributions[ref]["text"]) for ref in ("C402", "C503", "C711")]
    assert len(banc[0] & banc[1]) == len(banc[1] & banc[2])
    names = {
        "invited": "workshop.invited",
        "said_yes": "workshop.answers.yes",
        "dots": "workshop.dots",
        "pledges_recontact": "workshop.pledges.recontact.yes",
        "newness_unsaid": "workshop.first_time_unsaid",
        "network_actors": "network.actors",
        "network_links": "network.links",
        "network_said": "network.links.kind.works_with",
        "network_both": "network.links.mutual",
        "network_across": "network.links.across",
        "network_added": "network.added",
        "network_seated": "network.seated",
        **{
            name: f"workshop.{name}"
            for name in (
                *("kept_word", "absent", "unannounced", "walk_ins", "present", "observers"),
                *("new_faces", "pledges"),
            )
        },
    }
    report = absr_report(root)
    return {
        **{name: figures[figure] for name, figure in names.items()},
        "bench_shared": len(banc[0] & banc[1]),
        "bench_first_words": len(banc[0] | banc[1]),
        "bench_second_words": len(banc[1] | banc[2]),
        "bench_tables": len({contributions[ref]["table"] for ref in ("C402", "C503", "C711")}),
        "convergences": int(re.search(r"(\d+) propos reviennent à plusieurs tables", report)[1]),
        "debated": int(re.search(r"(\d+) points restent en débat", report)[1]),
        "minority": len(
            re.findall(
                r"^- ",
                _part(report, "Les idées qui ont reçu peu de gommettes, ou aucune"),
                re.MULTILINE,
            )
        ),
        "first_dots": ranked[first][1],
        "third_rank": ranked[third][0],
        "third_dots": ranked[third][1],
        "card_dots": ranked["C106"][1],
        "card_shops": max(one["dots"] for one in votes),
        "card_colleges": ranked["C106"][2],
        "card_rank": ranked["C106"][0],
        "card_breadth_rank": ranked["C106"][3],
        "training_dots": ranked["C306"][1],
        "training_colleges": ranked["C306"][2],
        "training_rank": ranked["C306"][0],
        "training_breadth_rank": ranked["C306"][3],
    }


@cache
def absr_report(root) -> str:
    """The Markdown of the phase 2 report, internal, with plain spaces; written once."""
    absr("report", "phase2", "--format", "md", "--project", root)
    text = (root / "rapports" / "internal" / "phase2.md").read_text(encoding="utf-8")
    return text.replace("\u00a0", " ").replace("\u202f", " ").replace("’", "'")


def _part(report: str, title: str) -> str:
    """One chapter of a report."""
    return re.split(rf"^## (?:\d+\. )?{title}$", report, flags=re.MULTILINE)[1].split("\n## ")[0]


def _ranks(root) -> dict[str, tuple[int, int, int, int]]:
    """Number of a contribution → rank, dots, colleges, rank by colleges, from the table."""
    rows = re.findall(
        r"^\| (C\d+) \|.*\| +(\d+) \| +(\d+) \| +(\d+) \| +(\d+) \|$",
        _part(absr_report(root), "Le classement").split("Gommettes par collège")[0],
        re.MULTILINE,
    )
    return {
        ref: (int(rank), int(dots), int(colleges), int(breadth))
        for ref, dots, rank, colleges, breadth in rows
    }


def _action(root) -> dict[str, float]:
    figures = _figures(root)
    names = {
        "proposals": "action.proposals",
        "proposed_ideas": "action.proposals.idea",
        "proposed_needs": "action.proposals.need",
        "answered": "action.proposals.answered",
        "unanswered": "action.proposals.unanswered",
        "actions": "action.actions",
        "late": "action.late",
        "paused": "action.actions.paused",
        "unfunded": "action.unfunded",
        "cost": "action.cost",
        "cost_secured": "action.cost.secured",
        "cost_unsecured": "action.cost.unsecured",
        "art_table_needs": "action.needs.art",
    }
    return {name: figures[figure] for name, figure in names.items()}


def _hidden(root) -> dict[str, float]:
    inside, outside = _figures(root), _figures(root, "public")
    names = {
        "hidden_group_interviews": "heard.types.residents_group.interviews",
        "hidden_group_persons": "heard.types.residents_group.persons",
        "shown_residents": "workshop.present.residents",
        "shown_new": "workshop.new_faces.residents",
        "hidden_returning": "workshop.returning.residents",
        "hidden_unsaid": "workshop.first_time_unsaid.residents",
    }
    for name, figure in names.items():
        assert (outside[figure] is None) == name.startswith("hidden"), figure
    assert outside["themes.art.need.voices"] == 0
    assert outside == _figures(root, "partners")  # the page says that both show the same
    return {name: inside[figure] for name, figure in names.items()}
