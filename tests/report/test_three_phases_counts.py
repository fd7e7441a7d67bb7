"""Every number of the four reports of a whole project, against an independent count.

make_phases.py writes the workbooks of a project and keeps its counts; count_phases.py counts
the workbooks again, with openpyxl alone; expected_tables.py says, table by table, what the reports
must print.  A table of a report that expected_tables.py does not know fails here, so that no
number of a table goes unchecked.
"""

from __future__ import annotations

import datetime as dt
import json
import re
import shutil
from dataclasses import dataclass
from typing import TYPE_CHECKING

import count_phases
import make_phases
import pytest
from expected_tables import expected, printed, same
from openpyxl import load_workbook
from phase1_documents import absr, read
from phase1_documents import ingest as ingest_with_faults
from phase_words import LISTS, WORKBOOKS

if TYPE_CHECKING:
    from pathlib import Path

TODAY = dt.date(2026, 11, 22)
REPORTS = ("phase1", "phase2", "phase3", "resources")
PROJECTS = (("fr", 1), ("en", 2), ("fr", 9), ("en", 6))
QUOTAS = {"fr": "{resident: 3, elected: 2, worship: 0}", "en": ""}
PLANNED = {"fr": {"Habitant ou habitante": 3, "Élu ou élue": 2, "Culte": 0}, "en": {}}
HTML_TOO = ("fr", 9)
"""The project whose reports are made in the three formats; the others in Word and Markdown."""


@dataclass(frozen=True)
class Project:
    """A project whose reports are made, and what its workbooks hold."""

    root: Path
    language: str
    known: dict
    counts: dict
    formats: tuple[str, ...]

    @property
    def reports(self):
        """The folder of the internal edition."""
        return self.root / {"fr": "rapports", "en": "reports"}[self.language] / "internal"

    def reading(self, report, form="md"):
        """A report as somebody reads it."""
        return read(self.reports / f"{report}.{form}")

    def show(self, what):
        """What `absr show` lists."""
        return json.loads(absr("show", what, "--json", "--project", self.root))[what]


def build(root, language, seed):
    """A project from `absr init` to its reports."""
    absr("init", "93063", "--no-input", "--lang", language, "--dir", root)
    settings = root / "absr.yaml"
    words = settings.read_text(encoding="utf-8")
    names = ", ".join(f'"{name}"' for name in make_phases.DISTRICTS)
    words = words.replace("\ndistricts:\n", f"\ndistricts: [{names}]\n")
    words = words.replace("\nquotas:\n", f"\nquotas: {QUOTAS[language]}\n")
    settings.write_text(words, encoding="utf-8")
    known = make_phases.make(root, seed, language)
    formats = ("docx", "html", "md") if (language, seed) == HTML_TOO else ("docx", "md")
    ingest(root)
    report(root, *formats)
    counts = count_phases.count(root, language) | {"planned": PLANNED[language]}
    return Project(root, language, known, counts, formats)


def check_tables(project, name, form):
    """Every cell of every table is the one counted; no table is unknown, none is missing."""
    awaited = expected(name, project.counts, project.language, TODAY)
    found = printed(project.reading(name, form))
    told = [found.pop(caption) for caption in PROBLEMS & set(found)]
    found = {caption: rows for caption, rows in found.items() if not is_evidence(caption)}
    assert sorted(found) == sorted(awaited)
    for caption, rows in awaited.items():
        assert found[caption] == rows, caption
    if name == "phase1":
        # Whether pieces of information (X214) stand among what is to be mended is not our matter.
        awaited, found = awaited_problems(project), problems(told)
        assert found in (awaited, [one for one in awaited if one[0] != "x214"])


def ingest(root):
    """The workbooks are clean: no warning, no error."""
    absr("ingest", "--project", root)


def report(root, *formats):
    formats = ",".join(formats)
    absr("report", "all", "--audience", "internal", "--format", formats, "--project", root)


_BUILT: dict[tuple, Project] = {}


@pytest.fixture(scope="module", params=PROJECTS, ids=lambda one: "-".join(map(str, one)))
def project(request, tmp_path_factory):
    """One of the projects, made once and never written to."""
    return built(request.param, tmp_path_factory)


def built(which, factory):
    if which not in _BUILT:
        _BUILT[which] = build(factory.mktemp("-".join(map(str, which))) / "town", *which)
    return _BUILT[which]


def filled(table):
    return {name: number for name, number in table.items() if number}


# -- counts --------------------------------------------------------------------------------------


def test_the_two_counts_agree(project):
    """The counts kept while the workbooks were drawn are what a second hand counts in them."""
    for name, table in project.known.items():
        assert filled(table) == filled(project.counts[name]), name


def is_evidence(caption):
    """Whether a table is counted again by tests of its own: rules with their identifiers,
    contradictions, the order of the themes (test_sensitivity), links (test_network_facts).
    """
    return caption.startswith(EVIDENCE)


EVIDENCE = tuple(
    same(words)
    for words in (
        *("Par chapitre: la règle", "Par thème: la règle", "Besoins et ressources: la règle"),
        *("By chapter: the rule", "By theme: the rule", "Needs and resources: the rule"),
        *("Ce qui se contredit", "What contradicts itself"),
        *("L'ordre des thèmes, et ce qu'il en reste", "The order of the themes, and what is left"),
        *("Liens connus entre collèges", "Known links between colleges"),
        *("Les acteurs du schéma et leurs liens", "The actors of the drawing and their links"),
    )
)

PROBLEMS = {
    same("Points à vérifier ou à reprendre dans les classeurs"),
    same("Points to check or to mend in the workbooks"),
}


@pytest.mark.parametrize("name", REPORTS)
def test_every_table_prints_the_count(project, name):
    """Every number of every table, in each format: the formats agree since each is the count."""
    for form in project.formats:
        check_tables(project, name, form)


def undated_states(project):
    """The sheets of actions whose latest review says nothing of the state."""
    word = {"fr": "Fiche-action", "en": "Action sheet"}[project.language]
    return {
        same(f"{word} {number}")
        for number, action in project.counts["action sheets"].items()
        if action["latest"] and action["told"] != count_phases.day(action["latest"]["Date"])
    }


def problems(tables):
    """Code, row of the sheet and number or name that the table of problems prints."""
    found = []
    for _, *rows in tables:
        for code, where, _ in rows:
            row, name = re.search(r"›[a-z]+(\d+):.*?[«“](.*?)[»”]", where).groups()
            found.append((code, row, name))
    # The interviews were advised at random, whatever their days (X236).
    return sorted(one for one in found if one[0] != "x236")


def awaited_problems(project):
    """Who came without an invitation; the resources of the sheet that nothing cites, and those
    to be published although no words that name them may be quoted."""
    came = [("x214", str(row), n.lower()) for n, row, came in project.counts["walk-ins"] if came]
    uncited = [
        ("x209", str(entry["row"]), same(name).replace(" ", ""))
        for name, entry in project.counts["resources"].items()
        if entry["listed"] and not (entry["voices"] or entry["others"])
    ]
    unasked = [
        ("p311", str(entry["row"]), same(name).replace(" ", ""))
        for name, entry in project.counts["resources"].items()
        if entry["publishing"] == "Oui" and entry["said"] and not entry["quotable"]
    ]
    return sorted(came + uncited + unasked)


def test_key_figures_are_the_count(project):
    """The figures that open each report."""
    c = project.counts
    heard = c["heard"]
    statements = sum(c["resource statements.state"].values())
    proposals, waiting = len(c["proposals"]), len(c["unanswered"])
    interviews = {v for e in c["resources"].values() for v in e["voices"] if isinstance(v, tuple)}
    tables = {v for e in c["resources"].values() for v in e["voices"] if isinstance(v, str)}
    awaited = {
        "phase1": [heard["persons"], heard["interviews"], heard["statements"], statements],
        "phase2": [
            sum(c["funnel.present"].values()),
            sum(c["faces.new"].values()),
            c["records"]["Contributions"],
            sum(c["dots"].values()),
            c["records"]["Engagements"],
        ],
        "phase3": [
            proposals,
            proposals - waiting,
            c["taken up with an action"],
            c["records"]["Actions"],
        ],
        "resources": [len(c["resources"]), voices_once(interviews), len(tables), asleep(c)],
    }
    for name, numbers in awaited.items():
        page = (project.reports / f"{name}.md").read_text(encoding="utf-8")
        found = [int(re.sub(r"\D", "", n)) for n in re.findall(r"(?m)^- \*\*([\d\s,]+)\*\* ", page)]
        assert found == [number for number in numbers if number or name != "resources"], name


def late(counts):
    return counts["actions"]["late"]


def asleep(counts):
    return sum(e["settled"] in ("Fragile", "Dormante") for e in counts["resources"].values())


def voices_once(voices):
    """Voices over all resources: an interview named by the sheet is no second voice."""
    told = {ref for ref, who in voices if who is not None}
    return len({v for v in voices if v[1] is not None or v[0] not in told})


# -- the command line ----------------------------------------------------------------------------


def one_to_one(pairs):
    """Whether ids and words go together, one for one."""
    pairs = {(a, b) for a, b in pairs if (a, b) != (None, "")}
    assert len(pairs) == len({a for a, _ in pairs}) == len({b for _, b in pairs}), pairs


def theme_ids(project):
    words = (project.root / "absr.yaml").read_text(encoding="utf-8")
    labels = {label: french for french, *both in LISTS["Thèmes"] for label in (french, *both)}
    pairs = re.findall(r'(?m)^  - id: (\w+)\n    label: "(.*)"', words)
    return {labels[label]: name for name, label in pairs}


def test_show_resources(project):
    entries, themes = project.counts["resources"], theme_ids(project)
    shown = {count_phases.bare(one["name"]): one for one in project.show("resources")}
    assert set(shown) == set(entries)
    states, categories = [], []
    for name, one in shown.items():
        entry = entries[name]
        assert one["citations"] == len(entry["voices"])
        assert one["actor_types"] == len(entry["types"])
        assert set(one["themes"]) == {themes[theme] for theme in entry["themes"]}
        assert (one["district"] or "") == entry["district"]
        assert len(one["sources"]) == len(entry["interviews"] | entry["tables"]) + len(
            entry["others"]
        )
        numbers = sorted(
            (len(entry["states"].get(s, ())), s == entry["sheet"])
            for s in {*entry["states"], entry["sheet"]} - {""}
        )
        assert sorted((s["citations"], s["on_sheet"]) for s in one["states"]) == numbers
        states.append((one["state"], entry["settled"]))
        categories.append((one["category"], entry["category"]))
    one_to_one(states)
    one_to_one(categories)


def test_show_indicators(project):
    shown = project.show("indicators")
    signals = {"no value": "not_measured", "alone": "not_measured"}
    for one in shown:
        if one["vintage"] == "2021":
            counted = project.counts["indicators"][one["id"]]
            value = one["values"]["COM-93063"]
            assert value == (None if counted["value"] is None else float(counted["value"]))
            assert one["signal"] == signals.get(counted["reading"], counted["reading"])
            for territory, kind, other, _ in counted["comparisons"]:
                if kind in ("value", "other size", "fragile"):
                    assert one["values"][territory] == float(other)
                elif kind == "reason":
                    assert one["values"][territory] is None
                    assert one["missing"][territory]
                else:
                    assert territory not in one["values"]
    for name, number in project.counts["values"].items():
        assert sum(len(one["values"]) for one in shown if one["id"] == name) == number


def test_show_contributions(project):
    shown, themes = project.show("contributions"), theme_ids(project)
    written = {count_phases.text(row["Ce qui est écrit"]): row for row in project.counts["written"]}
    assert len(shown) == project.counts["records"]["Contributions"]
    by_row = {row["row"]: row for row in project.counts["written"]}
    pairs = []
    for one in shown:
        row = by_row[one["source"]["row"]]
        assert one["text"] in written
        assert (one["ref"] or "") == count_phases.text(row["N°"])
        assert one["theme"] == themes.get(row["Thème"])
        assert one["table"] == count_phases.text(row["Table"])
        assert (one["round"] or "") == (row["Tour"] or "")
        pairs.append((one["nature"], row["Nature"]))
        pairs.append((f"consensus {one['consensus']}", f"consensus {row['Consensus'] or None}"))
    one_to_one(pairs)


def test_show_actions(project):
    shown, themes = project.show("actions"), theme_ids(project)
    sheets = project.counts["action sheets"]
    assert sorted(one["ref"] for one in shown) == sorted(sheets)
    pairs = []
    for one in shown:
        row = sheets[one["ref"]]
        assert one["cost"] == row["cost"]
        assert one["themes"] == [themes[theme] for theme in row["Thèmes"]]
        assert (
            one["first_step_on"] == count_phases.day(row["Date de la première étape"]).isoformat()
        )
        assert len(one["evidence"]) == len(row["Preuves (n° ou identifiants)"].split(";"))
        pairs.append((one["funding"], row["Financement"]))
        pairs.append((f"state {one['state']}", f"state {row['État']}"))
    one_to_one(pairs)


def test_show_pilots(project):
    shown = project.show("pilots")
    assert len(shown) == project.counts["records"]["Pilotes"]
    for name, number in project.counts["pilots"].items():
        assert sum(one[name] or 0 for one in shown) == number
    by_college = sorted(filled(project.counts["pilots by college"]).values())
    found = [one["college"] for one in shown]
    assert sorted(map(found.count, set(found))) == by_college
    assert all(re.fullmatch(r"E\d\d", one["interview"]) for one in shown)


def test_show_themes(project):
    counts, themes = project.counts, theme_ids(project)
    shown = {one["id"]: one for one in project.show("themes")}
    dots = dict.fromkeys([*themes, ""], 0)
    for one in counts["ranking"].values():
        dots[one["theme"]] += one["dots"]
    for theme, name in themes.items():
        voices = counts[f"said.{theme}.voices"]
        one = shown[name]
        assert one["voices"] == voices.get("Tous", 0)
        assert one["contributions"] == sum(counts[f"written.{theme}"].values())
        assert one["votes"] == dots[theme]
        assert one["actions"] == counts["actions by theme"].get(theme, 0)
        assert one["needs"] == counts[f"said.{theme}.statements"].get("Besoin", 0), name
        assert one["resources"] == counts[f"said.{theme}.statements"].get("Ressource", 0), name


def test_status_counts(project):
    c = project.counts
    found = json.loads(absr("status", "--json", "--project", project.root))["counts"]
    vintages = {(one["id"], one["vintage"]) for one in project.show("indicators")}
    assert found == {
        "interviews": c["heard"]["interviews"],
        "persons": c["heard"]["persons"],
        "statements": c["heard"]["statements"],
        "actors": c["records"]["Acteurs"],
        "resources": len(c["resources"]),
        "indicators": len(vintages),
        "pilots": c["records"]["Pilotes"],
        "invitations": c["records"]["Invitations"],
        "participants": sum(c["funnel.present"].values()),
        "contributions": c["records"]["Contributions"],
        "pledges": c["records"]["Engagements"],
        "actions": c["records"]["Actions"],
    }


# -- one cell ------------------------------------------------------------------------------------


def edit(root, sheet, heading, value, where):
    """Write one cell of a French project: of the only row that holds the values of `where`."""
    path = root / WORKBOOKS[sheet][0][0]
    book = load_workbook(path)
    page = book[WORKBOOKS[sheet][0][1]]
    places = {page.cell(1, n).value: n for n in range(1, page.max_column + 1)}
    rows = [
        row
        for row in range(2, page.max_row + 1)
        if all(same(str(page.cell(row, places[n]).value)) == same(w) for n, w in where.items())
    ]
    (row,) = rows
    assert page.cell(row, places[heading]).value != value
    page.cell(row, places[heading], value)
    book.save(path)


def cells_of(root):
    """Every cell of every table of the four reports, by report, caption, line and column."""
    found = {}
    for name in REPORTS:
        tables = printed(read(root / "rapports" / "internal" / f"{name}.md"))
        for caption, (heads, *rows) in tables.items():
            if caption in PROBLEMS or is_evidence(caption):
                continue
            title = re.sub(r"\(.*", "", caption)
            found[name, title, "caption"] = caption
            names = [row[0] for row in rows]
            for row in rows:
                line = row[0] if names.count(row[0]) == 1 else " ".join(row[:2])
                for place, cell in enumerate(row):
                    head = heads[place] + "'" * heads[:place].count(heads[place])
                    found[name, title, line, head] = cell
    return found


def changed_by(tmp_path, factory, *cell):
    """What one cell of a workbook changes in the tables, fingerprints of files set aside."""
    origin = built(PROJECTS[0], factory)
    before = cells_of(origin.root)
    root = shutil.copytree(origin.root, tmp_path / "town")
    edit(root, *cell)
    ingest(root)
    report(root, "md")
    after = cells_of(root)
    counts = count_phases.count(root, "fr") | {"planned": PLANNED["fr"]}
    for name in REPORTS:
        check_tables(Project(root, "fr", {}, counts, ("md",)), name, "md")
    return {
        " / ".join(place): (before.get(place), after.get(place))
        for place in sorted(before.keys() | after.keys())
        if before.get(place) != after.get(place) and place[-1] != "empreinte"
    }


RANKED = "phase2 / contributionssoumisesauvote,classeespargommettesetparcolleges"
BY_COLLEGE = "phase2 / gommettesparcollege,pourlescontributionsclassees"
FAVOURITES = "phase3 / lespropositionsquiontreculeplusdegommettes"
FUNNEL = "phase2 / del'invitationalasalle,parcollege"
FACES = "phase2 / premieresvenuesparcollege"
DISTRICTS = "phase2 / personnespresentesparquartier"
STATES = "phase1 / propossurdesressources,selonl'etatqueditlapersonne"
TO_WATCH = "resources / cequidort,sefragiliseousediscute,adisparuoun'estqu'enprojet"
BALANCE = "phase1 / besoinsetressourcesfaceaface,partheme"
ROADMAP = "phase3 / feuillederouteau22novembre2026"
ALERTS = "phase3 / actionsaregarderau22novembre2026"


PRESENT = ("22personnespresentes", "21personnespresentes")
LESS_PRESENT = {
    f"{FUNNEL} / caption": PRESENT,
    f"{FUNNEL} / total / presences": ("22", "21"),
    f"{FACES} / caption": PRESENT,
    f"{FACES} / total / presences": ("22", "21"),
    f"{FACES} / total / premierefois": ("12", "11"),
    f"{DISTRICTS} / caption": PRESENT,
    f"{DISTRICTS} / total / presences": ("22", "21"),
    "phase2 / lestablesdel'atelier / t2 / personnesautour1": ("5*", "4*"),
    "phase2 / lestablesdel'atelier / total / personnesautour1": ("32", "31"),
}
LATE = "enretard:etapeprevuepourle21novembre2026financementatrouver"
EPICERIE = ("dormante:feuilleenprojet:1voix", "active:feuilleenprojet:1voix")
DESCRIBED = "epiceriesolidairedescriptionnumero18."
CHANGES = {
    "a vote": (
        ("Votes", "Gommettes", 7, {"N° de la contribution": "C27", "Collège": "Agents municipaux"}),
        {
            f"{RANKED} / caption": ("46gommettes", "47gommettes"),
            f"{RANKED} / c27 / gommettes": ("14", "15"),
            f"{BY_COLLEGE} / caption": ("46gommettes", "47gommettes"),
            f"{BY_COLLEGE} / c27 / agentsmunicipaux": ("6", "7"),
            f"{BY_COLLEGE} / c27 / total": ("14", "15"),
            f"{FAVOURITES} / caption": ("46gommettes", "47gommettes"),
            f"{FAVOURITES} / c27·dehorsescalierdisparaitombrebruit. / gommettes": ("14", "15"),
        },
    ),
    # Somebody who came without an invitation, for the first time.
    "a presence without an invitation": (
        ("Émargement", "Présence (oui ou non)", "non", {"N°": "W03"}),
        {
            **LESS_PRESENT,
            f"{FUNNEL} / associations / presences": ("4", "3"),
            f"{FUNNEL} / associations / sansinvitation": ("1", "0"),
            f"{FUNNEL} / total / sansinvitation": ("5", "4"),
            f"{FACES} / associations / presences": ("4", "3"),
            f"{FACES} / associations / premierefois": ("2", "1"),
            f"{DISTRICTS} / belhorizon / presences": ("7", "6"),
        },
    ),
    # Somebody invited, who had said yes, and whose district only the invitation tells.
    "a presence by invitation": (
        ("Émargement", "Présence (oui ou non)", "non", {"N°": "IN007"}),
        {
            **LESS_PRESENT,
            f"{FUNNEL} / habitantsetcitoyens / presences": ("4", "3"),
            f"{FUNNEL} / habitantsetcitoyens / inscritsabsents": ("0", "1"),
            f"{FUNNEL} / total / inscritsabsents": ("1", "2"),
            f"{FACES} / habitantsetcitoyens / presences": ("4", "3"),
            f"{FACES} / habitantsetcitoyens / premierefois": ("2", "1"),
            f"{DISTRICTS} / lestanneries / presences": ("5", "4"),
        },
    ),
    "an action's cost": (
        ("Actions", "Coût (€)", 2500, {"N°": "A5"}),
        {
            "phase3 / ficheactiona5 / cout,financeur / validee": ("1500€", "2500€"),
            f"{ROADMAP} / a5·action5vitrine / cout,financement": ("1500€", "2500€"),
        },
    ),
    "an action's date": (
        ("Actions", "Date de la première étape", dt.date(2026, 11, 21), {"N°": "A9"}),
        {
            f"{ROADMAP} / a9·action9canal / echeance": ("24janvier2027", "21novembre2026"),
            f"{ALERTS} / a9·action9canal / pourquoi": ("financementatrouver", LATE),
            "phase3 / ficheactiona9 / aregarder / engagee·prioritebasse": (
                "financementatrouver",
                LATE,
            ),
            "phase3 / ficheactiona9 / premiereetape / engagee·prioritebasse": (
                "24janvier2027:",
                "21novembre2026:",
            ),
        },
    ),
    # On the sheet: of two states, a dormant one; none of the three themes had an active resource.
    "the state of a resource on its sheet": (
        ("Ressources", "État", "Active", {"Ressource": "Épicerie solidaire"}),
        {
            **{
                f"{BALANCE} / {theme} / {column}": change
                for theme in ("festivites", "jeunesse", "accessibiliteauxsoins")
                for column, change in {
                    "lecture": ("arelier", "appuifragile"),
                    "enclair": ("", "1active,"),
                }.items()
            },
            f"resources / festivites:lesressources / {DESCRIBED} / etat": EPICERIE,
            f"{TO_WATCH} / etatdiscute / lesquelles": (
                "epiceriesolidaire(dormanteouenprojet)",
                "epiceriesolidaire(activeouenprojet)",
            ),
        },
    ),
    # In an interview: the only voice on a resource of no sheet.
    "the state of a resource in an interview": (
        (
            "Propos",
            "État de la ressource",
            "Fragile",
            {"N°": "E09", "Ressource nommée": "Maison de santé"},
        ),
        {
            f"{BALANCE} / lanaturedanslaville / enclair": (
                "2activeset",
                "1active,1dormanteoufragileet",
            ),
            f"{STATES} / active / propos": ("6", "5"),
            f"{STATES} / active / voix": ("6", "5"),
            f"{STATES} / fragile / propos": ("1", "2"),
            f"{STATES} / fragile / voix": ("1", "2"),
            "resources / besoinsetressourcespartheme / lanaturedanslaville / actives": ("1", "0"),
            "resources / besoinsetressourcespartheme / lanaturedanslaville / fragiles": ("0", "1"),
            "resources / lanaturedanslaville:lesressources / maisondesante / etat": (
                "active",
                "fragile",
            ),
            f"{TO_WATCH} / fragile / etat": (None, "fragile"),
            f"{TO_WATCH} / fragile / ressources": (None, "1"),
            f"{TO_WATCH} / fragile / lesquelles": (None, "maisondesante"),
        },
    ),
}


@pytest.mark.parametrize("change", CHANGES)
def test_one_cell_changes_the_numbers_named_and_no_other(change, tmp_path, tmp_path_factory):
    """One cell of a workbook changes exactly the cells of the reports that count it."""
    cell, awaited = CHANGES[change]
    found = changed_by(tmp_path, tmp_path_factory, *cell)
    assert sorted(found) == sorted(awaited)
    for place, (before, after) in awaited.items():
        was, became = found[place]
        if before == "":  # words that come in, beside others that follow
            assert after in became, place
            assert after not in was, place
        elif before is None or after is None:
            assert (was is None, became is None) == (before is None, after is None), place
            assert (before or after) in (was or became), place
        else:
            assert before in was, place
            assert became == was.replace(before, after), place


# -- where absr was wrong ------------------------------------------------------------------------


def test_a_review_without_a_state(tmp_path_factory):
    """The state of an action is that of the last review that says it, and so is its day."""
    project = built(("fr", 9), tmp_path_factory)
    found = printed(project.reading("phase3"))
    awaited = expected("phase3", project.counts, "fr", TODAY)
    sheets = undated_states(project)
    assert sheets
    assert {name: found[name] for name in sheets} == {name: awaited[name] for name in sheets}


def test_a_state_that_nobody_told(tmp_path_factory):
    """A resource whose state nobody told is not printed as an active one."""
    project = built(("fr", 9), tmp_path_factory)
    (rows,) = [
        rows for name, rows in printed(project.reading("phase1")).items() if "faceaface" in name
    ]
    printed_words = {row[0]: row[2] for row in rows}
    told = project.counts["provisions"]
    untold = [
        t for t, one in told.items() if "unsaid" in one["held"] and "active" not in one["held"]
    ]
    assert untold
    unsaid = same("dont l'état n'est pas dit")
    assert all(unsaid in printed_words[same(theme)] for theme in untold)
    assert not [t for t in untold if re.search(r"\d+active", printed_words[same(t)])]


def appended(tmp_path, factory, sheet, *rows):
    """A French project with rows more at the end of a sheet, and its reports."""
    root = shutil.copytree(built(PROJECTS[0], factory).root, tmp_path / "town")
    path = root / WORKBOOKS[sheet][0][0]
    book = load_workbook(path)
    page = book[WORKBOOKS[sheet][0][1]]
    heads = [cell.value for cell in page[1]]
    for row in rows:
        page.append([row.get(head) for head in heads])
    book.save(path)
    ingest_with_faults(root)
    return root


@pytest.mark.parametrize("contacts", [(None, None), (2, 5)])
def test_two_slips_of_the_same_score_are_two(contacts, tmp_path, tmp_path_factory):
    """Evaluation slips are anonymous: a number is not asked for, the same score is no repeat."""
    rows = [{"Note (1 à 5)": 4, "Nouveaux contacts": number} for number in contacts]
    root = appended(tmp_path, tmp_path_factory, "Évaluations", *rows)
    before = built(PROJECTS[0], tmp_path_factory).counts["records"]["Évaluations"]
    found = json.loads(absr("show", "evaluations", "--json", "--project", root))["evaluations"]
    assert len(found) == before + 2


def test_the_same_words_in_two_rounds_are_two_contributions(tmp_path, tmp_path_factory):
    """Two groups at one table, a round after the other, write the same words on two themes."""
    row = {"Table": "T1", "Nature": "Idée", "Ce qui est écrit": "Un banc rouge"}
    rows = [{**row, "Tour": 1, "Thème": "Festivités"}, {**row, "Tour": 2, "Thème": "Jeunesse"}]
    root = appended(tmp_path, tmp_path_factory, "Contributions", *rows)
    before = built(PROJECTS[0], tmp_path_factory).counts["records"]["Contributions"]
    found = json.loads(absr("show", "contributions", "--json", "--project", root))["contributions"]
    assert len(found) == before + 2


def test_a_step_has_no_day_of_another(tmp_path, tmp_path_factory):
    """The next step of the last review, without a day, is not dated by the first step."""
    row = {"Action (n°)": "A3", "Date": dt.date(2026, 11, 20), "Ce qui a été fait": "Un point"}
    row["Prochaine étape"] = "Une étape sans date"
    root = appended(tmp_path, tmp_path_factory, "Suivi", row)
    report(root, "md")
    found = printed(read(root / "rapports" / "internal" / "phase3.md"))
    (rows,) = [rows for name, rows in found.items() if name.startswith("feuillederoute")]
    (line,) = [row for row in rows if row[0].startswith("a3")]
    assert line[3] == same("Une étape sans date")
    assert line[2] == same("sans date")
