"""The virtual environments that are measured: absr's own, and one for each peer, made once."""

from __future__ import annotations

import hashlib
import shutil
import subprocess
import sys
import tomllib
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

ROOT = Path(__file__).resolve().parent.parent
"""The checkout."""

_PEERS = Path(__file__).with_name("peers.toml")
_BUILT_FROM = ("src", "templates", "examples", "pyproject.toml")


@dataclass(frozen=True, slots=True)
class Environment:
    """The programs of one virtual environment."""

    scripts: Path

    @property
    def python(self) -> str:
        """Its interpreter."""
        return str(self.scripts / "python")

    def program(self, name: str) -> str:
        """A program that one of its packages installs."""
        return str(self.scripts / name)

    def output(self, code: str) -> str:
        """What a line of Python prints in it."""
        command = [self.python, "-c", code]
        return subprocess.run(command, capture_output=True, text=True, check=True).stdout.strip()


class Environments:
    """Finds and makes the environments below a cache folder."""

    def __init__(self, cache: Path, *, installed: bool) -> None:
        """`installed`: absr from a wheel of this checkout, not that of the running interpreter."""
        self._cache = cache
        self._installed = installed
        self._ready: dict[str, Environment] = {}
        self.peers: list[str] = []
        """Requirements of the peers asked for so far."""

    def absr(self) -> Environment:
        """Where absr is measured."""
        if not self._installed:
            return Environment(Path(sys.executable).parent)
        return self._made("absr", [str(ROOT)], salt=_state_of_sources())

    def peer(self, name: str) -> Environment:
        """The environment of a peer of `peers.toml`."""
        requirements = self._requirements(name)
        if name not in self._ready:
            self.peers += requirements
        return self._made(name, requirements)

    def _requirements(self, name: str) -> list[str]:
        listed = tomllib.loads(_PEERS.read_text(encoding="utf-8"))[name]["requirements"]
        return [line.format(typer=self._version("typer")) for line in listed]

    def _version(self, package: str) -> str:
        """The version of a package beside absr."""
        code = f"from importlib.metadata import version; print(version({package!r}))"
        return self.absr().output(code)

    def pandoc(self) -> str:
        """The pandoc that absr runs."""
        code = "from absr.rendering.pandoc import program; print(program())"
        return self.absr().output(code)

    def pandoc_reader(self) -> str:
        """The Markdown that absr has pandoc read: its name with what is left out."""
        return self.absr().output("from absr.rendering.pandoc import READER; print(READER)")

    def _made(self, name: str, requirements: Sequence[str], salt: str = "") -> Environment:
        """The environment called `name`, made unless it stands already with these requirements."""
        if name not in self._ready:
            self._ready[name] = self._on_disk(name, requirements, salt)
        return self._ready[name]

    def _on_disk(self, name: str, requirements: Sequence[str], salt: str) -> Environment:
        wanted = "\n".join([sys.version, *requirements, salt])
        mark = hashlib.sha256(wanted.encode()).hexdigest()
        folder = self._cache / "environments" / name
        scripts = folder / ("Scripts" if sys.platform == "win32" else "bin")
        stamp = folder / "made"
        if not (stamp.is_file() and stamp.read_text(encoding="utf-8") == mark):
            sys.stderr.write(f"making the environment of {name}\n")
            shutil.rmtree(folder, ignore_errors=True)
            subprocess.run([sys.executable, "-m", "venv", str(folder)], check=True)
            pip = [str(scripts / "python"), "-m", "pip", "install", "-qq", *requirements]
            subprocess.run(pip, check=True)
            stamp.write_text(mark, encoding="utf-8")
        return Environment(scripts)


def _state_of_sources() -> str:
    """Changes when a file that goes into the wheel does."""
    digest = hashlib.sha256()
    for path in _files(ROOT / name for name in _BUILT_FROM):
        digest.update(path.relative_to(ROOT).as_posix().encode() + path.read_bytes())
    return digest.hexdigest()


def _files(places: Iterable[Path]) -> Iterator[Path]:
    for place in places:
        if place.is_file():
            yield place
            continue
        found = (path for path in sorted(place.rglob("*")) if path.is_file())
        yield from (path for path in found if path.suffix != ".pyc")
