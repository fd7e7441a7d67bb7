"""The documentation does what it says: its commands run, its links lead somewhere."""

from __future__ import annotations

import re
import shlex
from pathlib import Path

import openpyxl
import pytest

ROOT = Path(__file__).parents[2]
PAGES = sorted(
    path
    for pattern in ("*.md", "docs/**/*.md")
    for path in ROOT.glob(pattern)
    if ".venv" not in path.parts
)
GUIDES = {"fr": ROOT / "docs" / "guide-phase1.md", "en": ROOT / "docs" / "en" / "guide-phase1.md"}

ROWS = {
    "fr": """
E01 | 12/06/2026 | habitante, retraitée | habitante | Besoin    | Mobilitées
E01 |            |                      |           | Ressource | Vie de quartier
E02 | 15/06/2026 | infirmière libérale  | Santé     | Besoin    | Accessibilité aux soins
E02 |            |                      |           | Ressource | Mobilités
""",
    "en": """
E01 | 12/06/2026 | resident, retired | resident            | Need     | Mobilty
E01 |            |                   |                     | Resource | Neighbourhood life
E02 | 15/06/2026 | district nurse    | Health professional | Need     | Access to care
E02 |            |                   |                     | Resource | Mobility
""",
}
SAID = {
    "fr": """
Le car ne passe plus le mercredi, je ne descends plus au marché.  | Oui, anonyme
Le four à pain, on le rallume deux fois l'an.                     | Oui, anonyme
Je fais quarante kilomètres pour trois pansements.                | Oui, avec la fonction
Les voisins emmènent qui doit aller à l'hôpital.                  | Non
""",
    "en": """
The bus no longer runs on Wednesdays, I miss the market.          | Yes, anonymous
The bread oven, we light it twice a year.                         | Yes, anonymous
I drive forty kilometres for three dressings.                     | Yes, with the role
Neighbours drive whoever must go to hospital.                     | No
""",
}
"""What a guide's reader types: number, date, who, type, nature, theme; words, quotable."""

WORKBOOKS = {
    "fr": "sainte-colombe/1-analyse-croisee/entretiens.xlsx",
    "en": "sainte-colombe/1-cross-analysis/interviews.xlsx",
}
COLUMNS = (1, 2, 3, 4, 6, 7, 8, 9)
THEME = 7
FIRST_ROW = 4


def fill(folder: Path, language: str) -> None:
    """What the reader does in the spreadsheet: four rows below the grey ones."""
    path = folder / WORKBOOKS[language]
    book = openpyxl.load_workbook(path)
    rows = zip(ROWS[language].split("\n")[1:-1], SAID[language].split("\n")[1:-1], strict=True)
    for number, (told, said) in enumerate(rows, start=FIRST_ROW):
        cells = [cell.strip() or None for cell in f"{told}|{said}".split("|")]
        for column, value in zip(COLUMNS, cells, strict=True):
            book.worksheets[1].cell(number, column, value)
    book.save(path)


def correct(folder: Path, language: str) -> None:
    """What the reader does once absr has shown the cell."""
    path = folder / WORKBOOKS[language]
    book = openpyxl.load_workbook(path)
    book.worksheets[1].cell(FIRST_ROW, THEME, "Mobilités" if language == "fr" else "Mobility")
    book.save(path)


STEPS = {"fill": fill, "correct": correct}


def blocks(guide: Path) -> list[tuple[str, str]]:
    """The steps of a guide in their order: what the reader does, what is typed in the console."""
    text = guide.read_text(encoding="utf-8")
    found = re.finditer(
        r"<!-- step: (\w+) -->|^```console\n(.*?)^```$", text, re.MULTILINE | re.DOTALL
    )
    return [(match[1] or "console", match[2] or "") for match in found]


def commands(block: str) -> list[tuple[str, str]]:
    """Each command of a block with the output printed below it."""
    parts = re.split(r"^\$ ", block, flags=re.MULTILINE)[1:]
    return [tuple(part.split("\n", 1)) for part in parts]


def matches(expected: str, seen: str) -> bool:
    """Whether an output is the printed one; `…` alone on a line stands for any lines."""
    pattern = ""
    for line in plain(expected):
        pattern += "(?:.*\n)*?" if line == "…" else re.escape(line) + "\n"
    pattern = re.sub(r"([CEP])\\-XXXX", r"\1-[0-9A-Z]{4,}", pattern)
    pattern = pattern.replace("SHA256", "[0-9a-f]{64}")
    return re.fullmatch(pattern, "".join(f"{line}\n" for line in plain(seen))) is not None


def plain(text: str) -> list[str]:
    """The lines of a text, without what cannot be seen on paper."""
    for sign, plain_sign in (("\u00a0", " "), ("\u202f", " "), ("’", "'")):
        text = text.replace(sign, plain_sign)
    return [re.sub(r" +", " ", line).strip() for line in text.strip("\n").split("\n")]


@pytest.mark.parametrize("language", GUIDES)
def test_the_guide_can_be_followed(language, absr, tmp_path, monkeypatch):
    """Every command of the guide, in its order, shows what the guide prints."""
    monkeypatch.setenv("COLUMNS", "80")
    monkeypatch.chdir(tmp_path)
    done = 0
    for step, block in blocks(GUIDES[language]):
        if step in STEPS:
            STEPS[step](tmp_path, language)
            continue
        for command, output in commands(block):
            words = shlex.split(command)
            if words[0] == "cd":
                monkeypatch.chdir(Path.cwd() / words[1])
                continue
            assert words[0] == "absr", command
            ran = absr(*words[1:])
            assert matches(output, ran.out + ran.err), f"$ {command}\n{ran.out}{ran.err}"
            done += 1
    assert done >= 10


def test_both_guides_have_the_same_steps():
    """The English guide is the twin of the French one."""
    french, english = (blocks(GUIDES[language]) for language in ("fr", "en"))
    assert [step for step, _ in french] == [step for step, _ in english]
    verbs = [
        [command.split()[:2] for _, block in guide for command, _ in commands(block)]
        for guide in (french, english)
    ]
    assert verbs[0] == verbs[1]


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("README.md", "README.fr.md"),
        ("docs/guide-phase1.md", "docs/en/guide-phase1.md"),
        ("docs/commands.md", "docs/en/commands.md"),
        ("docs/columns.md", "docs/en/columns.md"),
    ],
)
def test_twins_have_the_same_structure(first, second):
    """The same headings, tables and blocks, in the same order."""

    def shape(name: str) -> list[str]:
        text = (ROOT / name).read_text(encoding="utf-8")
        marks = re.findall(r"^(#+ |```\w*|\|---|!\[)", text, re.MULTILINE)
        return [mark.strip() for mark in marks]

    assert shape(first) == shape(second)


@pytest.mark.parametrize("page", PAGES, ids=lambda path: str(path.relative_to(ROOT)))
def test_every_link_inside_the_project_leads_somewhere(page):
    """Files and pictures are there, headings too."""
    text = re.sub(r"```.*?```", "", page.read_text(encoding="utf-8"), flags=re.DOTALL)
    for target in re.findall(r"\]\(([^)\s]+)\)", text):
        if re.match(r"[a-z]+:", target):
            continue
        name, _, anchor = target.partition("#")
        place = (page.parent / name).resolve() if name else page
        assert place.exists(), target
        if anchor:
            heads = re.findall(r"^#+ (.+)$", place.read_text(encoding="utf-8"), re.MULTILINE)
            assert anchor in {slug(head) for head in heads}, target


def slug(heading: str) -> str:
    """The anchor of a heading."""
    kept = "".join(c for c in heading.lower() if c.isalnum() or c in " -_")
    return kept.strip().replace(" ", "-")


@pytest.mark.parametrize("page", ["README.md", "README.fr.md"])
def test_every_promise_names_tests_that_exist(page):
    """A promise of the README points at the tests that keep it."""
    text = (ROOT / page).read_text(encoding="utf-8")
    named = set(re.findall(r"`(tests/[\w/.]+)`", text))
    assert len(named) >= 8
    for name in named:
        assert (ROOT / name).exists(), name


def test_every_make_target_that_is_named_exists():
    """`make something` in any page is a target of the Makefile."""
    targets = set(re.findall(r"^([a-z]+):", (ROOT / "Makefile").read_text(), re.MULTILINE))
    for page in PAGES:
        named = set(re.findall(r"`make ([a-z]+)`", page.read_text(encoding="utf-8")))
        assert named <= targets, page


REST_OF_SETTINGS = """
version: 1
language: fr
commune:
  code: "46260"
  name: "Sainte-Colombe"
organisation: "CCAS de Sainte-Colombe"
legal:
  renewal: 2026
"""


@pytest.mark.parametrize("language", GUIDES)
def test_the_settings_shown_in_the_guide_can_be_used(language):
    """The piece of absr.yaml that the guide prints is read without a remark."""
    from absr.reading.settings import read_settings

    text = GUIDES[language].read_text(encoding="utf-8")
    for piece in re.findall(r"^```yaml\n(.*?)^```$", text, re.MULTILINE | re.DOTALL):
        settings, problems = read_settings("absr.yaml", (REST_OF_SETTINGS + piece).encode())
        assert settings is not None, problems
        assert not problems


def test_the_architecture_page_names_every_layer_and_its_modules_exist():
    """The layers of the page are those that are checked, in their order."""
    import tomllib

    contracts = tomllib.loads((ROOT / "pyproject.toml").read_text())["tool"]["importlinter"]
    layers = contracts["contracts"][0]["layers"]
    page = (ROOT / "docs" / "architecture.md").read_text(encoding="utf-8")
    rows = re.findall(r"^\| (`absr\.[^|]+) \|", page, re.MULTILINE)
    assert [re.findall(r"`(absr\.\w+)`", row) for row in rows] == [
        layer.split(" | ") for layer in layers
    ]
    for name in re.findall(r"`(absr(?:\.\w+)+)`", page):
        place = ROOT / "src" / Path(*name.split("."))
        assert place.is_dir() or place.with_suffix(".py").is_file(), name
