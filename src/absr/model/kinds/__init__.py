"""The kinds of records, one file each: adding a file here adds a kind everywhere."""

from __future__ import annotations

from functools import cache
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from types import ModuleType

    from absr.model.fields import Kind, SheetForm


@cache
def sheet_forms() -> tuple[SheetForm, ...]:
    """Every sheet that people fill, in the order of its workbook."""
    forms = [module.SHEET for module in _modules() if hasattr(module, "SHEET")]
    return tuple(sorted(forms, key=lambda form: (form.workbook, form.order, form.id)))


@cache
def kinds() -> dict[str, Kind]:
    """Kind id → kind, parents before the kinds that belong to them.

    Those that nobody fills by hand (what a statistical office publishes) have no sheet, and come
    last.
    """
    found: dict[str, Kind] = {}
    for form in sheet_forms():
        for kind in (form.parent, form.kind):
            if kind is not None:
                found[kind.id] = kind
    for module in _modules():
        if hasattr(module, "KIND"):
            found.setdefault(module.KIND.id, module.KIND)
    return found


def _modules() -> list[ModuleType]:
    """The modules beside this one, in the order of their names.

    `pkgutil` would tell them as well, and load what inspects code to do so.
    """
    files = (file for folder in __path__ for file in Path(folder).glob("*.py"))
    names = sorted(file.stem for file in files if file.stem != "__init__")
    return [import_module(f"{__name__}.{name}") for name in names]
