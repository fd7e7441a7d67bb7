"""What the lock pins for one system: package, version, hashes."""

from __future__ import annotations

import platform
import re
import sys
from dataclasses import dataclass
from typing import NamedTuple

from packaging.requirements import Requirement
from packaging.utils import canonicalize_name


class Pin(NamedTuple):
    """A package at its one version, and the files that may stand for it."""

    name: str
    version: str
    hashes: tuple[str, ...]

    @property
    def line(self) -> str:
        """The pin as pip reads it."""
        return " ".join(
            (f"{self.name}=={self.version}", *(f"--hash=sha256:{h}" for h in self.hashes))
        )


@dataclass(frozen=True, slots=True)
class Target:
    """A system to build for, as markers and pip know it."""

    name: str
    environment: dict[str, str]
    pip_options: tuple[str, ...] = ()
    """Empty for the system and the Python that this script runs on."""


WINDOWS = Target(
    "win_amd64-cp311",
    {
        "os_name": "nt",
        "sys_platform": "win32",
        "platform_system": "Windows",
        "platform_machine": "AMD64",
        "python_version": "3.11",
        "python_full_version": "3.11.9",
        "implementation_name": "cpython",
        "platform_python_implementation": "CPython",
    },
    ("--platform", "win_amd64", "--python-version", "311", "--implementation", "cp"),
)


def this_system() -> Target:
    """The system and the Python that this script runs on."""
    tag = f"cp{sys.version_info.major}{sys.version_info.minor}"
    return Target(f"{sys.platform}_{platform.machine()}-{tag}", {})


def pins(lock: str, target: Target) -> tuple[Pin, ...]:
    """The pins of a lock file's text that hold on `target`.

    pip evaluates conditions on the machine that it runs on: for another one it would leave out
    what only that one needs.
    """
    found = []
    for line in re.sub(r"\\\n", " ", lock).splitlines():
        words, *hashes = line.split("--hash=sha256:")
        if not hashes:
            continue
        requirement = Requirement(words)
        if requirement.marker is None or requirement.marker.evaluate(dict(target.environment)):
            version = str(requirement.specifier).removeprefix("==")
            name = canonicalize_name(requirement.name)
            found.append(Pin(name, version, tuple(h.strip() for h in hashes)))
    return tuple(found)
