"""The wheel and the source archive: whole, and enough to run without the checkout."""

from __future__ import annotations

import os
import subprocess
import sys
import sysconfig
import tarfile
import venv
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
OFFLINE = ("--quiet", "--no-index", "--no-deps", "--disable-pip-version-check")
SCRIPTS = "Scripts" if os.name == "nt" else "bin"


def build(target: str, source: Path, into: Path) -> Path:
    """Build a wheel or a source archive without network; gives the file."""
    command = [sys.executable, "-m", "hatchling", "build", "--target", target]
    done = subprocess.run(
        [*command, "--directory", str(into)],
        cwd=source,
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    assert done.returncode == 0, done.stderr
    return next(into.glob("*.whl" if target == "wheel" else "*.tar.gz"))


@pytest.fixture(scope="module")
def wheel(tmp_path_factory) -> Path:
    """The wheel of this checkout."""
    return build("wheel", ROOT, tmp_path_factory.mktemp("wheel"))


@pytest.fixture(scope="module")
def source_archive(tmp_path_factory) -> Path:
    """The source archive of this checkout."""
    return build("sdist", ROOT, tmp_path_factory.mktemp("sdist"))


@pytest.fixture(scope="module")
def installed(wheel, tmp_path_factory) -> Path:
    """An environment that has the wheel, and the libraries of this one, but no checkout."""
    place = tmp_path_factory.mktemp("installed") / "venv"
    venv.create(place, with_pip=False)
    python = place / SCRIPTS / "python"
    subprocess.run(
        [sys.executable, "-m", "pip", "--python", python, "install", *OFFLINE, wheel],
        check=True,
        capture_output=True,
    )
    packages = next(place.glob("[Ll]ib/**/site-packages"))
    # A path file names folders; the path files inside these are not followed, so that the
    # editable install of the checkout is out of reach.
    libraries = dict.fromkeys(sysconfig.get_path(name) for name in ("purelib", "platlib"))
    (packages / "libraries.pth").write_text("\n".join(libraries) + "\n", encoding="utf-8")
    return place


def run(installed: Path, *arguments: object, cwd: Path) -> subprocess.CompletedProcess:
    """Run something of the installed environment, away from the checkout."""
    unwanted = {"PYTHONPATH", "ABSR_LANG", "VIRTUAL_ENV"}
    env = {name: value for name, value in os.environ.items() if name not in unwanted}
    program, *words = (str(argument) for argument in arguments)
    return subprocess.run(
        [str(installed / SCRIPTS / program), *words],
        cwd=cwd,
        env=env,
        capture_output=True,
        encoding="utf-8",
        check=False,
    )


def shipped() -> set[str]:
    """What must stand in the wheel, by its path there."""
    files = {
        f"absr/_bundled/{path.relative_to(ROOT).as_posix()}"
        for folder in ("templates", "examples")
        for path in (ROOT / folder).rglob("*")
        if path.is_file() and "__pycache__" not in path.parts
    }
    return files | {
        path.relative_to(ROOT / "src").as_posix()
        for path in (ROOT / "src" / "absr").rglob("*")
        if path.is_file() and path.suffix != ".pyc"
    }


def names_in(wheel: Path) -> set[str]:
    """The files of a wheel."""
    with zipfile.ZipFile(wheel) as archive:
        return set(archive.namelist())


def test_the_wheel_holds_all_that_absr_needs(wheel):
    """Code, templates, examples, schemas, data and compiled texts; nothing else."""
    names = names_in(wheel)
    assert shipped() - names == set()
    others = {name for name in names - shipped() if ".dist-info/" not in name}
    assert others == set()
    for needed in (
        "absr/_bundled/templates/reports/fr/phase1.md.j2",
        "absr/_bundled/examples/romainville/absr.yaml",
        "absr/schemas/ingest.schema.json",
        "absr/data/communes.csv.gz",
        "absr/wording/compiled/fr.mo",
        "absr/py.typed",
    ):
        assert needed in names


def test_the_wheel_names_its_licences_and_no_address_of_a_machine(wheel):
    """The licence, the notices of the data and the font; no path of where it was built."""
    with zipfile.ZipFile(wheel) as archive:
        licences = [name for name in archive.namelist() if "/licenses/" in name]
        assert {Path(name).name for name in licences} == {"LICENSE", "NOTICE", "OFL.txt"}
        here = str(ROOT).encode()
        leaking = [name for name in archive.namelist() if here in archive.read(name)]
    assert leaking == []


def test_the_wheel_is_built_to_the_same_bytes(wheel, tmp_path):
    """The same sources give the same wheel."""
    assert build("wheel", ROOT, tmp_path).read_bytes() == wheel.read_bytes()


def test_the_source_archive_gives_the_same_wheel(wheel, source_archive, tmp_path):
    """Unpacked elsewhere, it builds a wheel with the same files."""
    with tarfile.open(source_archive) as archive:
        archive.extractall(tmp_path, filter="data")
    unpacked = next(path for path in tmp_path.iterdir() if path.is_dir())
    for needed in ("Makefile", "requirements/dev.txt", "README.fr.md", "tests", "docs", "tools"):
        assert (unpacked / needed).exists(), needed
    again = build("wheel", unpacked, tmp_path / "again")
    assert names_in(again) == names_in(wheel)


def test_the_installed_package_finds_what_it_ships(installed, tmp_path):
    """Templates and examples are those of the package, not of a checkout."""
    script = (
        "import absr, absr.bundled as b, pathlib;"
        "print(pathlib.Path(absr.__file__).parent);"
        "print(b.bundled('templates'), b.bundled('examples'), sep='\\n')"
    )
    done = run(installed, "python", "-c", script, cwd=tmp_path)
    assert done.returncode == 0, done.stderr
    package, templates, examples = map(Path, done.stdout.split("\n")[:3])
    assert package.is_relative_to(installed)
    assert templates == package / "_bundled" / "templates"
    assert examples == package / "_bundled" / "examples"


@pytest.fixture(scope="module")
def demo(installed, tmp_path_factory) -> tuple[Path, subprocess.CompletedProcess]:
    """The example made by the installed package: where, and what was printed."""
    folder = tmp_path_factory.mktemp("demo")
    return folder, run(installed, "absr", "demo", "essai", cwd=folder)


def test_the_installed_package_makes_the_demo(installed, demo):
    """`absr demo` ends with the reports, and every check of `absr doctor` is good."""
    folder, done = demo
    assert (done.returncode, done.stderr) == (0, "")
    for audience in ("internal", "partners", "public"):
        for ending in ("docx", "html", "md"):
            file = folder / "essai" / "rapports" / audience / f"phase1.{ending}"
            assert file.stat().st_size > 5000
    sound = run(installed, "absr", "doctor", "--project", "essai", cwd=folder)
    assert (sound.returncode, sound.stderr) == (0, "")


def test_absr_needs_nothing_but_what_it_declares(installed, demo):
    """Building its reports imports no package that is not locked for running."""
    script = (
        "import os, sys; from absr.cli.app import run;"
        "out = sys.stdout; sys.stdout = open(os.devnull, 'w', encoding='utf-8');"
        "status = run(['report']) + run(['init', 'Romainville', '--dir', 'neuf']);"
        "print(status, *sorted({m.split('.')[0] for m in sys.modules}), file=out)"
    )
    done = run(installed, "python", "-c", script, cwd=demo[0] / "essai")
    status, *modules = done.stdout.split()
    assert status == "0"
    known = {"absr", "typer", "yaml", "xlsxwriter", "python_calamine", "jinja2", "markupsafe"}
    known |= {
        "babel",
        "vl_convert",
        "rapidfuzz",
        "networkx",
        "shellingham",
        "annotated_doc",
        "rich",
    }
    known |= {"pygments", "markdown_it", "mdurl", "openpyxl", "et_xmlfile", "colorama"}
    known |= {"cython_runtime", *sys.stdlib_module_names}
    assert {name for name in modules if not name.startswith("_")} - known == set()


def test_python_m_absr_works(installed, tmp_path):
    """The module can be run by its name too."""
    done = run(installed, "python", "-m", "absr", "--version", cwd=tmp_path)
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.startswith("absr ")
