"""The maintainer's script: what it makes of a package, here a small one made for the test."""

from __future__ import annotations

import gzip
import importlib.util
import io
import json
import tarfile
from pathlib import Path

import pytest

SCRIPT = Path(__file__).parents[2] / "tools" / "build_communes.py"
PLACE = {"departement": "93", "region": "11"}
CURRENT = {"type": "commune-actuelle", **PLACE}
DATA = {
    "communes": [
        {"code": "93066", "nom": "Saint-Denis", "anciensCodes": ["93059", "75066"], **CURRENT},
        {
            "code": "93063",
            "nom": "Romainville",
            "typeLiaison": 0,
            "population": 37152,
            "codesPostaux": ["93231", "93230"],
            **CURRENT,
        },
        {"code": "93066", "nom": "Saint-Denis", "type": "commune-deleguee", "chefLieu": "93066"},
        {"code": "93059", "nom": "Pierrefitte", "type": "commune-deleguee", "chefLieu": "93066"},
    ],
    "epci": [{"code": "1", "nom": "A,  B", "type": "METRO", "membres": [{"code": "93063"}]}],
    "ept": [{"code": "2", "nom": "Est", "type": "EPT", "membres": [{"code": "93063"}]}],
    "departements": [{"code": "93", "nom": "Seine-Saint-Denis", "region": "11", "typeLiaison": 3}],
    "regions": [{"code": "11", "nom": "Île-de-France", "typeLiaison": 1}],
}


@pytest.fixture(scope="module")
def script():
    """The script, as a module."""
    spec = importlib.util.spec_from_file_location("build_communes", SCRIPT)
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.fixture
def package(tmp_path):
    """A function that writes a package like npm's and gives its path."""

    def write(version="6.0.0", **changes):
        path = tmp_path / "package.tgz"
        files = {f"data/{name}": content for name, content in {**DATA, **changes}.items()}
        files["package"] = {"name": "@etalab/decoupage-administratif", "version": version}
        with tarfile.open(path, "w:gz") as archive:
            for name, content in files.items():
                raw = json.dumps(content).encode()
                about = tarfile.TarInfo(f"package/{name}.json")
                about.size, about.mtime = len(raw), 1_773_000_000
                archive.addfile(about, io.BytesIO(raw))
        return path

    return write


def test_what_the_script_writes(script, package, tmp_path):
    """Communes, parts and areas are written as rows, sorted; names lose their double spaces."""
    out = tmp_path / "out"
    assert script.main([str(package()), "--out", str(out)]) == 0
    assert gzip.decompress((out / "communes.csv.gz").read_bytes()).decode().splitlines() == [
        "code,name,departement,region,epci,ept,population,liaison,postcodes",
        "93063,Romainville,93,11,1,2,37152,0,93230 93231",
        "93066,Saint-Denis,93,11,,,,,",
    ]
    assert gzip.decompress((out / "parts.csv.gz").read_bytes()).decode().splitlines() == [
        "code,kind,name,commune",
        "75066,ancien-code,,93066",
        "93059,commune-deleguee,Pierrefitte,93066",
    ]
    assert (out / "areas.csv").read_text("utf-8").splitlines() == [
        "code,kind,name,nature,region,liaison,communes",
        "93,departement,Seine-Saint-Denis,,11,3,2",
        '1,epci,"A, B",METRO,,,1',
        "2,ept,Est,EPT,,,1",
        "11,region,Île-de-France,,,1,2",
    ]
    assert json.loads((out / "territory.json").read_text("utf-8"))["date"] == "2026-03-08"


def test_the_same_package_gives_the_same_bytes(script, package):
    """Building twice gives equal bytes, whatever the hour."""
    path = package()
    assert script.build(path) == script.build(path)


@pytest.mark.parametrize(
    ("version", "changes", "said"),
    [
        ("5.3.0", {}, "not @etalab/decoupage-administratif 6.0.0"),
        ("6.0.0", {"epci": [*DATA["epci"], {**DATA["epci"][0], "code": "3"}]}, "two groups"),
        ("6.0.0", {"communes": [{"code": "01001", "nom": "A, B", **CURRENT}]}, "quotes"),
        (
            "6.0.0",
            {"communes": [{"code": "9", "nom": "A", "type": "commune-associee", "chefLieu": "8"}]},
            "no current commune",
        ),
    ],
)
def test_a_package_the_script_refuses(script, package, capsys, version, changes, said):
    """Another version, or data that break a rule the program counts on, write nothing."""
    path = package(version, **changes)
    out = path.parent / "out"
    assert script.main([str(path), "--out", str(out)]) == 1
    assert said in capsys.readouterr().err
    assert not out.exists()
