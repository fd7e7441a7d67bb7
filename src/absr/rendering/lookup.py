"""Which file serves as a template or a style: the town's own one, else the shipped one."""

from __future__ import annotations

from pathlib import Path, PurePosixPath
from typing import Literal

from absr.bundled import bundled

StyleName = Literal["reference.docx", "report.css"]


def template_file(name: str, overrides: Path | None) -> Path | None:
    """The template called `name` (such as `reports/phase1.md.j2`), or None.

    The town's folder may hold it in the same subfolder or flat.
    """
    return _first(name, PurePosixPath(name).name, overrides)


def style_file(name: StyleName, overrides: Path | None) -> Path:
    """The style called `name`; the shipped one where the town has none of its own."""
    return _first(f"styles/{name}", name, overrides) or bundled("templates") / "styles" / name


def font_folder() -> Path:
    """The folder of the one font family that figures and pages are drawn with."""
    return bundled("templates") / "styles" / "fonts"


def _first(name: str, flat: str, overrides: Path | None) -> Path | None:
    own = [] if overrides is None else [overrides / name, overrides / flat]
    return next((path for path in (*own, bundled("templates") / name) if path.is_file()), None)
