"""Projects for the tests of the phase 1 report, and the three formats read without absr's help.

The readers below know Word, HTML and Markdown, and the French words of the report; they share
no code with the tool, so that what they find is what a person would read.
"""

from __future__ import annotations

import contextlib
import html
import io
import json
import re
import shutil
import sys
import zipfile
from dataclasses import dataclass, field
from html.parser import HTMLParser
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest
from openpyxl import Workbook

from absr.cli.app import run

ROOT = Path(__file__).resolve().parents[2]
EXAMPLE = ROOT / "examples" / "romainville"
WORKBOOK = Path("1-analyse-croisee") / "entretiens.xlsx"
AUDIENCES = ("internal", "partners", "public")
FORMATS = ("docx", "html", "md")
TODAY = "2026-11-22"
HIDDEN = "n. c."
RANKS = "L'ordre des thèmes"
"""Begins the caption of the table whose cells are ranks: `1er`, `du 2e au 4e`."""

sys.path.insert(0, str(ROOT / "tests" / "independent"))


# -- projects ----------------------------------------------------------------------------------


def absr(*arguments: object, status: int = 0) -> str:
    """What a command line prints; it must end with `status`."""
    out, err = io.StringIO(), io.StringIO()
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("ABSR_TODAY", TODAY)
        patch.delenv("ABSR_LANG", raising=False)
        with contextlib.redirect_stdout(out), contextlib.redirect_stderr(err):
            ended = run([str(argument) for argument in arguments])
    assert ended == status, (arguments, ended, out.getvalue(), err.getvalue())
    return out.getvalue()


def new_project(root: Path, workbook: Path | None = None, *, settings: str | None = None) -> Path:
    """A project with the example's settings, or others, and a workbook, ingested."""
    (root / WORKBOOK).parent.mkdir(parents=True)
    text = (EXAMPLE / "absr.yaml").read_text(encoding="utf-8") if settings is None else settings
    (root / "absr.yaml").write_text(text, encoding="utf-8")
    shutil.copy(workbook or EXAMPLE / WORKBOOK, root / WORKBOOK)
    ingest(root)
    return root


_EXAMPLE: list[Path] = []


def reported_example(factory: pytest.TempPathFactory) -> Path:
    """The example, reported for every audience in every format: made once, never written to."""
    if not _EXAMPLE:
        _EXAMPLE.append(new_project(factory.mktemp("example") / "romainville"))
        build(_EXAMPLE[0], *AUDIENCES)
    return _EXAMPLE[0]


def ingest(root: Path) -> dict:
    """Read the project's workbooks again; warnings and errors do not stop it."""
    out, err = io.StringIO(), io.StringIO()
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("ABSR_TODAY", TODAY)
        with contextlib.redirect_stdout(out), contextlib.redirect_stderr(err):
            assert run(["ingest", "--json", "--project", str(root)]) in (0, 1), err.getvalue()
    return json.loads(out.getvalue())


def settings_with(**changed: str) -> str:
    """The example's settings with some top-level entries replaced: `districts="[]"`."""
    lines: list[str] = []
    skipping = False
    for line in (EXAMPLE / "absr.yaml").read_text(encoding="utf-8").splitlines():
        name = line.split(":", 1)[0]
        if line[:1].isalpha():
            skipping = name in changed
        if not skipping:
            lines.append(line)
    return "\n".join([*lines, *(f"{name}: {value}" for name, value in changed.items())]) + "\n"


def build(root: Path, *audiences: str, formats: str = "docx,html,md") -> Path:
    """Build the phase 1 report; gives the folder of the reports."""
    wanted = ",".join(audiences or ("internal",))
    absr("report", "phase1", "--audience", wanted, "--format", formats, "--project", root)
    return root / "rapports" if (root / "rapports").is_dir() else root / "reports"


HEADINGS = [
    *("N°", "Date", "Qui (fonction, structure)", "Type d'acteur", "Quartier", "Nature", "Thème"),
    *("Ce qui est dit", "Citable", "Reformulation", "Qui parle (groupe)", "Sous-thème"),
    *("Public concerné", "Quartier dont on parle", "Catégorie de ressource"),
    *("État de la ressource", "Intensité (1 à 3)", "Structure", "Nombre de personnes"),
    *("Enquêteur ou enquêtrice", "Notice d'information remise", "Accord pour être cité"),
    *("Niveau de citation", "Envie d'engagement (0 à 3)", "Contribution possible"),
    *("Pilote possible", "Recommandé par (n°)"),
]
PEOPLE = ["N°", "Nom", "Prénom", "Téléphone", "Courriel"]


def write_workbook(path: Path, rows: list[dict], people: list[dict] | None = None) -> Path:
    """A workbook of interviews whose rows give values by French heading."""
    book = Workbook()
    sheets = [("Propos", HEADINGS, rows), ("Personnes", PEOPLE, people or [])]
    for place, (title, headings, body) in enumerate(sheets):
        page = book.active if place == 0 else book.create_sheet()
        page.title = title
        page.append(headings)
        for row in body:
            unknown = set(row) - set(headings)
            assert not unknown, unknown
            page.append([row.get(heading) for heading in headings])
    book.save(path)
    return path


def interview(ref: str, kind: str, *said: tuple, **head: object) -> list[dict]:
    """The rows of one interview: each of `said` is (nature, theme, words, citable[, more])."""
    rows = []
    for place, (nature, theme, words, citable, *more) in enumerate(said):
        row = {"N°": ref, "Nature": nature, "Thème": theme, "Ce qui est dit": words}
        row |= {"Citable": citable, **(more[0] if more else {})}
        if place == 0:
            row |= {"Date": "12/06/2026", "Type d'acteur": kind}
            row |= {"Notice d'information remise": "oui"}
            row |= {"Qui (fonction, structure)": head.pop("who", "quelqu'un"), **head}
        rows.append(row)
    return rows


# -- documents ---------------------------------------------------------------------------------


@dataclass
class Reading:
    """A document as somebody reads it, whatever its format."""

    headings: list[tuple[int, str]] = field(default_factory=list)
    paragraphs: list[str] = field(default_factory=list)
    """Every paragraph, list item, caption and note, in order; headings too."""
    tables: dict[str, list[list[str]]] = field(default_factory=dict)
    """Caption without its number and base → rows of cells, the heading first."""
    captions: list[str] = field(default_factory=list)
    alternatives: list[str] = field(default_factory=list)
    """Texts that stand for pictures."""
    drawn: list[str] = field(default_factory=list)
    """Texts drawn in the pictures (html and md)."""
    metadata: list[str] = field(default_factory=list)

    @property
    def texts(self) -> list[str]:
        """All that can be read."""
        cells = [cell for rows in self.tables.values() for row in rows for cell in row]
        return [*self.paragraphs, *self.captions, *cells, *self.alternatives, *self.drawn]


def read(place: Path) -> Reading:
    """The document at `place`, by its own format."""
    return {"docx": _read_docx, "html": _read_html, "md": _read_md}[place.suffix[1:]](place)


def plain(text: str) -> str:
    """`text` with ordinary spaces and apostrophes."""
    return re.sub(r"[\s\u00a0\u202f]+", " ", text).replace("’", "'").strip()


def core(caption: str) -> str:
    """A caption without its number and its base."""
    return re.sub(r"^(?:Tableau|Table) \d+\.|\((?:n =|sur|of) .*\)$", "", plain(caption)).strip()


_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


def _read_docx(place: Path) -> Reading:
    found = Reading()
    with zipfile.ZipFile(place) as package:
        parts = {name: package.read(name) for name in package.namelist()}
    body = ET.fromstring(parts["word/document.xml"]).find(f"{_W}body")
    for block in body:
        if block.tag == f"{_W}tbl":
            rows = [
                [_docx_text(cell) for cell in row.findall(f"{_W}tc")]
                for row in block.iter(f"{_W}tr")
            ]
            if found.captions and core(found.captions[-1]) not in found.tables and _is_table(rows):
                found.tables[core(found.captions[-1])] = rows
            else:
                found.paragraphs += [_joined_key(cell) for row in rows for cell in row]
            continue
        for paragraph in block.iter(f"{_W}p"):
            text = _docx_text(paragraph)
            style = paragraph.find(f"{_W}pPr/{_W}pStyle")
            name = "" if style is None else style.get(f"{_W}val")
            if not text or name.startswith("TOC"):
                continue
            if name == "TableCaption":
                found.captions.append(text)
            elif name.startswith("Heading"):
                found.headings.append((int(name[-1]), text))
                found.paragraphs.append(text)
            else:
                found.paragraphs.append(text)
        found.alternatives += [e.get("descr") for e in block.iter() if e.get("descr")]
    for name in ("docProps/core.xml", "docProps/app.xml", "docProps/custom.xml"):
        found.metadata += [t for t in ET.fromstring(parts[name]).itertext() if t.strip()]
    for name, data in parts.items():
        if re.fullmatch(r"word/(header|footer|footnotes)\d*\.xml", name):
            found.paragraphs += [
                text
                for paragraph in ET.fromstring(data).iter(f"{_W}p")
                if (text := _docx_text(paragraph))
            ]
    return found


def _is_table(rows: list[list[str]]) -> bool:
    return len(rows) > 1 and len(rows[0]) > 1


def _joined_key(text: str) -> str:
    return re.sub(r"^(\d+)(?=[a-z])", r"\1 ", text)


def _docx_text(element: ET.Element) -> str:
    pieces = []
    for part in element.iter():
        if part.tag == f"{_W}t":
            pieces.append(part.text or "")
        elif part.tag in (f"{_W}br", f"{_W}tab"):
            pieces.append(" ")
    return "".join(pieces).strip()


class _Page(HTMLParser):
    """Collects what a reader of a page meets."""

    BLOCKS = frozenset({"p", "li", "h1", "h2", "h3", "h4", "figcaption", "caption", "th", "td"})

    def __init__(self) -> None:
        super().__init__()
        self.found = Reading()
        self.stack: list[str] = []
        self.text = ""
        self.rows: list[list[str]] | None = None
        self.caption = ""
        self.skipped = 0

    def handle_starttag(self, tag: str, attrs: list) -> None:
        given = dict(attrs)
        if tag == "nav":
            self.skipped += 1
        if tag == "meta" and given.get("name") in (
            "author",
            "description",
            "generator",
            "keywords",
        ):
            self.found.metadata.append(given["content"])
        self.found.alternatives += [
            given[name] for name in ("alt", "aria-label", "title") if given.get(name)
        ]
        if tag in self.BLOCKS or tag in ("title", "text", "a"):
            self.stack.append(tag)
            if tag != "a":
                self.text = ""
        if tag == "table":
            self.rows, self.caption = [], ""
        if tag == "tr":
            self.rows.append([])

    def handle_data(self, data: str) -> None:
        self.text += data

    def handle_endtag(self, tag: str) -> None:
        if tag == "nav":
            self.skipped -= 1
        if tag == "table":
            self.found.tables[core(self.caption)] = self.rows
            self.rows = None
        if not self.stack or self.stack[-1] != tag:
            return
        self.stack.pop()
        text = " ".join(re.sub(r"[ \n\t]+", " ", self.text).strip(" ").split("\n"))
        if tag == "a" or not text:
            return
        self.text = ""
        self._keep(tag, text)

    def _keep(self, tag: str, text: str) -> None:
        found = self.found
        if tag == "title":
            (found.alternatives if found.metadata and found.headings else found.metadata).append(
                text
            )
        elif tag == "text":
            found.drawn.append(text)
        elif tag in ("th", "td"):
            self.rows[-1].append(text)
        elif tag == "caption":
            self.caption = text
            found.captions.append(text)
        elif not self.skipped:
            if tag[0] == "h" and tag[1:].isdigit():
                found.headings.append((int(tag[1]) - 1, text))
            found.paragraphs.append(text)


def _read_html(place: Path) -> Reading:
    page = _Page()
    text = place.read_text(encoding="utf-8")
    page.feed(re.sub(r"<style.*?</style>", "", text, flags=re.DOTALL))
    return page.found


def _read_md(place: Path) -> Reading:
    found = Reading()
    rows: list[list[str]] | None = None
    for line in place.read_text(encoding="utf-8").splitlines():
        if line.startswith("|"):
            cells = [_unescaped(cell) for cell in re.split(r"(?<!\\)\|", line)[1:-1]]
            if rows is None:
                rows = found.tables[core(found.captions[-1])] = [cells]
            elif not re.fullmatch(r"[|:\- ]+", line):
                rows.append(cells)
            continue
        rows = None
        if picture := re.fullmatch(r"!\[(.*)\]\((.*)\)", line):
            found.alternatives.append(_unescaped(picture[1]))
            drawing = (place.parent / picture[2]).read_text(encoding="utf-8")
            shown = re.findall(r"<(?:text|title|desc|tspan)[^>]*>([^<]+)<", drawing)
            found.drawn += [html.unescape(text) for text in shown]
            found.alternatives += [
                html.unescape(t) for t in re.findall(r'aria-label="([^"]*)"', drawing)
            ]
            continue
        text = _unescaped(re.sub(r"^(?:> ?)+", "", line))
        if heading := re.match(r"(#+) (.*)", text):
            found.headings.append((len(heading[1]) - 1, heading[2]))
            text = heading[2]
        text = re.sub(r"^- ", "", text)
        if plain(text).startswith(("Tableau ", "Table ")):
            found.captions.append(text)
        elif text:
            found.paragraphs.append(text)
    return found


def _unescaped(text: str) -> str:
    text = re.sub(r"\*\*|(?<!\\)\*|(?<!\\)`", "", text)
    return re.sub(r"\\([!-/:-@\[-`{-~])", r"\1", text).strip(" ")


# -- figures -----------------------------------------------------------------------------------

NATURES = {"Besoins": "Besoin", "Ressources": "Ressource", "Freins": "Frein", "Idées": "Idée"}
NATURES |= {"Récits": "Récit"}
READINESS = {
    "Prête ou prêt à porter une action": "3",
    "Prête ou prêt à aider": "2",
    "À voir": "1",
    "Aucune": "0",
    "Non renseigné": "",
}


READINGS = (
    *("Besoins et ressources", "Statistiques et paroles", "Sujets dits", "Ce qui se contredit"),
    *("Le croisement", "Par chapitre", "Par thème", "Ce que la statistique"),
)
"""Tables whose cells are words: their own tests read them."""


def number(text: str) -> int | str:
    """A number as printed in French, or the mark of a hidden one."""
    text = plain(text)
    return text if text == HIDDEN else int(text.replace(" ", ""))


def figures(found: Reading) -> dict[str, int | str]:
    """Every figure that the document prints, by a name that says where it stands."""
    figures: dict[str, int | str] = {}
    text = "\n".join(plain(paragraph) for paragraph in found.paragraphs)
    count = r"(\d[\d ]*|aucune?|n\. c\.)"
    for name, pattern in {
        "heard": rf"Le comptage porte sur {count} entretiens?, {count} personnes? et {count} voix",
        "noted": rf"et noté {count} propos, sur des besoins \({count} voix\) comme sur des "
        rf"ressources \({count} voix\)",
        "quotable": rf"permet de citer {count} propos sur {count}",
        "named": rf"Des ressources sont nommées dans {count} propos, par {count} voix",
    }.items():
        if match := re.search(pattern, text):
            for place, value in enumerate(match.groups()):
                figures[f"sentence/{name}/{place}"] = 0 if "auc" in value else number(value)
    keys = r"personnes? rencontrées?|entretiens?|propos recueillis?|propos sur des ressources"
    for match in re.finditer(rf"\n{count} ({keys})(?=\n)", text):
        figures[f"key/{match[2].rstrip('s')}"] = number(match[1])
    if match := re.search(r"Sur (\d+) entretiens? : (.*)\.", text):
        figures["pilots/base"] = int(match[1])
        for word, value in re.findall(r"(oui|peut-être|non|sans réponse) dans (\d+)", match[2]):
            figures[f"pilots/{word}"] = int(value)
    figures |= _themes_in_sentences(found)
    for text in map(plain, found.alternatives):
        figures |= _alternative(text)
    for caption, rows in found.tables.items():
        if not caption.startswith(("Points", "Fichiers", "Lignes", *READINGS)):
            figures |= _cells(caption, rows)
    return figures


def _cells(caption: str, rows: list[list[str]]) -> dict[str, int | str]:
    heading = [plain(cell) for cell in rows[0]]
    is_counted = not caption.startswith(RANKS)
    return {
        f"{caption}/{plain(row[0])}/{column}": number(cell) if is_counted else plain(cell)
        for row in rows[1:]
        for column, cell in zip(heading[1:], row[1:], strict=True)
        if cell != "–"
    }


def _alternative(text: str) -> dict[str, int | str]:
    """The figures that stand for a picture."""
    start, _, rows = text.partition(" : ")
    if start.startswith("Barres horizontales"):
        found = (re.fullmatch(r"(.*) (\d+|n\. c\.)", row) for row in rows.split(" ; "))
        return {f"alt/{row[1]}": number(row[2]) for row in found}
    if start.startswith("Barres opposées"):
        pattern = r"(.*), besoins (\d+|n\. c\.), ressources (\d+|n\. c\.)"
        pairs = [re.fullmatch(pattern, row) for row in rows.split(" ; ")]
        return {f"alt/{pair[1]}/needs": number(pair[2]) for pair in pairs} | {
            f"alt/{pair[1]}/resources": number(pair[3]) for pair in pairs
        }
    return {}


def _themes_in_sentences(found: Reading) -> dict[str, int | str]:
    figures: dict[str, int | str] = {}
    theme = ""
    headings = {plain(text): level for level, text in found.headings}
    for paragraph in map(plain, found.paragraphs):
        level = headings.get(paragraph)
        if level in (1, 2):
            theme = re.sub(r"^[\d.]+ ", "", paragraph) if level == 2 else ""
        if theme and (part := re.fullmatch(r"Des (\w+) \((\d+) voix\)", paragraph)):
            figures[f"part/{theme}/{part[1]}"] = int(part[2])
        pattern = r"Ce thème est porté par (\d+) voix sur (\d+)\.(?: Voix qui y disent (.*)\.)?"
        if said := re.fullmatch(pattern, paragraph):
            figures[f"theme/{theme}/voices"] = int(said[1])
            figures[f"theme/{theme}/base"] = int(said[2])
            for side in filter(None, (said[3] or "").split(" ; ")):
                name, _, value = side.partition(" : ")
                figures[f"theme/{theme}/{name}"] = 0 if value == "aucune" else int(value)
    return figures


def counted(found: Reading) -> dict:
    """The figures in the shape of `expected.yaml`, as far as the documents print them."""
    printed = figures(found)
    by_type = found.tables["Entretiens et personnes par type d'acteur"]
    by_district = found.tables["Entretiens et personnes par quartier"]
    themes = found.tables["Voix par thème et par nature de propos"]
    heading = [plain(cell) for cell in themes[0]]
    return {
        "interviews": printed["sentence/heard/0"],
        "persons": printed["sentence/heard/1"],
        "voices": printed["sentence/heard/2"],
        "statements": printed["sentence/noted/0"],
        "quotable": printed.get("sentence/quotable/0", 0),
        "needs": printed["sentence/noted/1"],
        "resources": printed["sentence/noted/2"],
        "actor_types": _shares(by_type),
        "districts": _shares(by_district),
        "themes": {
            plain(row[0]): {
                **{NATURES[h]: number(row[heading.index(h)]) for h in NATURES},
                "voices": number(row[heading.index("Voix")]),
                "statements": number(row[heading.index("Propos")]),
            }
            for row in themes[1:]
        },
        "commitment": {
            READINESS[plain(row[0])]: number(row[1])
            for row in found.tables.get("Envie d'agir dite en entretien", [])[1:]
        },
        "pilots": {
            answer: printed.get(f"pilots/{word}", 0)
            for word, answer in (
                *(("oui", "Oui"), ("peut-être", "Peut-être"), ("non", "Non")),
                ("sans réponse", ""),
            )
        },
        "resource_states": _statements(
            found, "Propos sur des ressources, selon l'état que dit la personne"
        ),
        "resource_categories": _statements(found, "Propos sur des ressources, par catégorie"),
    }


def _shares(rows: list[list[str]]) -> dict[str, tuple]:
    lines = {plain(row[0]): (number(row[1]), number(row[2])) for row in rows[1:]}
    return {name: line for name, line in lines.items() if any(line)}


def _statements(found: Reading, caption: str) -> dict[str, int | str]:
    rows = found.tables.get(caption, [[]])
    return {plain(row[0]): number(row[1]) for row in rows[1:]}


def _answered(levels: dict[str, int]) -> dict[str, int]:
    """The answers as the table prints them: the four levels, then the silent, if any answered."""
    some = any(number for level, number in levels.items() if level)
    return {k: v for k, v in levels.items() if k or v} if some else {}


def expected_here(truth: dict) -> dict:
    """`expected.yaml` as the documents print it: nil lines left out, totals added."""
    total = (truth["interviews"], truth["persons"])
    shares = {
        name: {
            plain(label or missing): (line["interviews"], line["persons"])
            for label, line in truth[name].items()
            if line["interviews"]
        }
        | {"Total": total}
        for name, missing in (
            ("actor_types", "Non renseigné"),
            ("districts", "Toute la ville ou non renseigné"),
        )
    }
    natures = NATURES.values()
    no_answer = dict.fromkeys(truth["pilots"], 0)
    return {
        **{name: truth[name] for name in ("interviews", "persons", "statements", "voices")},
        "quotable": truth["quotable"],
        **shares,
        "themes": {
            plain(theme): {
                **{nature: lines[nature]["voices"] for nature in natures},
                "voices": lines["Tous"]["voices"],
                "statements": lines["Tous"]["statements"],
            }
            for theme, lines in truth["themes"].items()
            if lines["Tous"]["statements"]
        },
        "commitment": _answered(truth["commitment"]),
        "pilots": truth["pilots"] if any(v for k, v in truth["pilots"].items() if k) else no_answer,
        "resource_states": {
            plain(k or "Non renseigné"): v for k, v in truth["resource_states"].items() if v
        },
        "resource_categories": {
            plain(k or "Non renseigné"): v for k, v in truth["resource_categories"].items() if v
        },
    }
