"""The catalogue of indicators: the one of absr, with what a project adds or changes."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from absr.model.catalogue import COUNTED, Catalogue, Definition
from absr.model.formulas import FormulaFault, Number, parse_formula, variables_of
from absr.model.labels import Labels, compact, fold_without_articles
from absr.model.problem import Problem, Severity
from absr.model.record import NamedTuple
from absr.model.value_lists import VALUE_LISTS
from absr.reading.yaml_nodes import Mapping, Scalar, Sequence
from absr.reading.yaml_text import YamlFault, read_yaml

if TYPE_CHECKING:
    from collections.abc import Iterable

    from absr.reading.yaml_nodes import Node

_SHIPPED = Path(__file__).resolve().parents[1] / "data" / "indicators.yaml"
_LISTS = {"chapter": "chapters", "unit": "units", "direction": "directions"}
_TEXTS = {"label": "label", "definition": "definition", "reading": "how_to_read"}
_TEXTS["limits"] = "limits"
_KEYS = (
    "id",
    "formula",
    *_LISTS,
    "counted",
    "core",
    "mark",
    *(f"{name}{language}" for name in _TEXTS for language in ("", "_fr", "_en")),
)
_REQUIRED = ("label", "chapter", "formula", "unit")
_GAP = re.compile(r"\d{1,6}(?:[.,]\d{1,6})?", re.ASCII)
_YES = frozenset({"yes", "oui", "true", "vrai"})
_NO = frozenset({"no", "non", "false", "faux"})
_EMPTY = Definition("", Labels("", ""), "", "", Number(0), "", "neutral")  # type: ignore[arg-type]


class CatalogueRead(NamedTuple):
    """The catalogue of a project, what is wrong with its own part, and where that stands."""

    catalogue: Catalogue
    problems: tuple[Problem, ...] = ()
    file: str = ""
    formula_lines: tuple[tuple[str, int], ...] = ()
    """Id of an indicator of the project → the line of its formula."""


@cache
def shipped_catalogue() -> Catalogue:
    """The indicators that absr brings."""
    root = read_yaml(_SHIPPED.read_bytes())
    reader = _Reader(_SHIPPED.name, Catalogue())
    if isinstance(root, YamlFault):
        raise ValueError(root)  # noqa: TRY004 -- a fault of ours, in a file of ours
    read = reader.whole(root)
    if read.problems:
        raise ValueError(read.problems)
    found = tuple(one._replace(is_own=False) for one in read.catalogue.definitions)
    return Catalogue(found, _pairs(root, "aliases"), _pairs(root, "breaks"))


def _pairs(root: Node, key: str) -> dict[str, str]:
    """What the variables under a key lead to."""
    named = root.items[key] if isinstance(root, Mapping) else None
    pairs = named.items.items() if isinstance(named, Mapping) else ()
    return {name: value.text for name, value in pairs if isinstance(value, Scalar)}


def read_catalogue(file: str, data: bytes) -> CatalogueRead:
    """The catalogue with the indicators of a project's own file; what is wrong is left out."""
    base = shipped_catalogue()
    root = read_yaml(data)
    if isinstance(root, YamlFault):
        cells = (str(root.line),)
        fault = Problem(root.code, Severity.ERROR, file, None, cells, value=root.found or None)
        return CatalogueRead(base, (fault,), file)
    return _Reader(file, base).whole(root)


def variable_problems(read: CatalogueRead, known: Iterable[str]) -> tuple[Problem, ...]:
    """The variables of the project's formulas that neither absr nor any file read so far knows."""
    names = shipped_catalogue().wanted | frozenset(known)
    found = []
    for name, line in read.formula_lines:
        definition = read.catalogue.find(name)
        for variable in variables_of(definition.node) if definition else ():
            if variable.name not in names:
                near = nearest_name(variable.name, names)
                facts = (("indicator", name),)
                found.append(
                    Problem(
                        "F111",
                        Severity.WARNING,
                        read.file,
                        None,
                        (str(line),),
                        value=variable.name,
                        suggestion=near,
                        facts=facts,
                    )
                )
    return tuple(found)


def nearest_name(name: str, names: Iterable[str]) -> str | None:
    """The name that differs least, by at most a quarter of its letters."""
    from rapidfuzz import process
    from rapidfuzz.distance import OSA

    cutoff = max(1, len(name) // 4)
    near = process.extractOne(name, sorted(names), scorer=OSA.distance, score_cutoff=cutoff)
    return str(near[0]) if near else None


class _Reader:
    """Goes through the entries; an entry with a fault is left out, or stays as absr has it."""

    def __init__(self, file: str, base: Catalogue) -> None:
        self._file = file
        self._base = base
        self._problems: list[Problem] = []
        self._lines: list[tuple[str, int]] = []

    def whole(self, root: Node) -> CatalogueRead:
        listed = root.items.get("indicators") if isinstance(root, Mapping) else None
        if not isinstance(listed, Sequence):
            self._tell(root.line, "indicators", "", "- id: …")
            return self._read({})
        own: dict[str, Definition] = {}
        for node in listed.items:
            found = self._entry(node)
            if found is None:
                continue
            if compact(found.id) in own:
                self._tell(node.line, "id", found.id, "id unique", kind="taken")
                continue
            own[compact(found.id)] = found
        return self._read(own)

    def _read(self, own: dict[str, Definition]) -> CatalogueRead:
        kept = tuple(own.pop(compact(one.id), one) for one in self._base.definitions)
        catalogue = self._base._replace(definitions=(*kept, *own.values()))
        return CatalogueRead(catalogue, tuple(self._problems), self._file, tuple(self._lines))

    def _entry(self, node: Node) -> Definition | None:
        if not isinstance(node, Mapping):
            self._tell(node.line, "indicators", getattr(node, "text", ""), "- id: …")
            return None
        before = len(self._problems)
        name = self._text(node, "id")
        base = self._base.find(name) or _EMPTY._replace(id=name)
        if not name:
            self._tell(node.line, "id", "", "part_rsa")
        if base.label.fr == "":
            self._require(node)
        found = self._filled(base._replace(is_own=True), node)
        self._unknown_keys(node)
        errors = self._problems[before:]
        return None if any(one.severity is Severity.ERROR for one in errors) else found

    def _filled(self, base: Definition, node: Mapping) -> Definition:
        values: dict[str, object] = {}
        for key, field in _TEXTS.items():
            old: Labels = getattr(base, field)
            both = self._text(node, key)
            fr, en = (self._text(node, f"{key}_{language}") for language in ("fr", "en"))
            values[field] = Labels(fr or both or old.fr or en, en or both or old.en or fr)
        for key, name in _LISTS.items():
            if written := self._text(node, key):
                values[key] = self._listed(node, key, name, written)
        if written := self._text(node, "counted"):
            values["counted"] = self._one_of(node, "counted", written, COUNTED)
        if written := self._text(node, "core"):
            values["is_core"] = self._one_of(node, "core", written.lower(), (*_YES, *_NO)) in _YES
        if written := self._text(node, "mark"):
            values["mark"] = self._mark(node, written)
        if written := self._text(node, "formula"):
            values |= self._formula(node, base.id, written)
        return base._replace(**values)  # type: ignore[arg-type] # of the fields named above

    def _formula(self, node: Mapping, name: str, written: str) -> dict[str, object]:
        line = node.key_lines["formula"]
        tree = parse_formula(written)
        if isinstance(tree, FormulaFault):
            kind = ("kind", f"formula_{tree.kind}")
            facts = (("column", str(tree.column)), kind, ("sign", tree.found))
            cells = (str(line),)
            self._problems.append(
                Problem("F110", Severity.ERROR, self._file, None, cells, value=written, facts=facts)
            )
            return {}
        self._lines.append((name, line))
        return {"formula": written, "node": tree}

    def _mark(self, node: Mapping, written: str) -> float | None:
        """A gap above nil, with a comma or a point."""
        if not _GAP.fullmatch(written) or not float(written.replace(",", ".")):
            self._tell(node.key_lines["mark"], "mark", written, "2,5")
            return None
        return float(written.replace(",", "."))

    def _listed(self, node: Mapping, key: str, list_id: str, written: str) -> str:
        """A value of a list, by its id or its words in either language."""
        listed = VALUE_LISTS[list_id]
        ids = [entry.id for entry in listed.entries]
        if written in ids:
            return written
        found = listed.spellings().get(fold_without_articles(written))
        return found or self._one_of(node, key, written, ids)

    def _one_of(self, node: Mapping, key: str, written: str, known: Iterable[str]) -> str:
        names = list(known)
        if written not in names:
            self._tell(node.key_lines[key], key, written, ", ".join(names))
        return written

    def _require(self, node: Mapping) -> None:
        for key in _REQUIRED:
            if not any(self._text(node, f"{key}{end}") for end in ("", "_fr", "_en")):
                listed = VALUE_LISTS[_LISTS[key]].entries if key in _LISTS else ()
                expected = ", ".join(entry.id for entry in listed) or f"{key}: …"
                self._tell(node.line, key, "", expected)

    def _unknown_keys(self, node: Mapping) -> None:
        for key, line in node.key_lines.items():
            if key not in _KEYS:
                near = nearest_name(key, _KEYS)
                known = ", ".join(_KEYS)
                self._tell(line, "indicators", key, known, kind="key", suggestion=near)

    def _text(self, node: Mapping, key: str) -> str:
        found = node.items.get(key)
        return found.text.strip() if isinstance(found, Scalar) else ""

    def _tell(
        self,
        line: int,
        key: str,
        found: str,
        expected: str,
        *,
        kind: str = "",
        suggestion: str | None = None,
    ) -> None:
        """An entry that cannot be used as it stands; an unknown key alone does no harm."""
        told = kind or ("value" if found else "missing")
        severity = Severity.WARNING if told == "key" else Severity.ERROR
        facts = (("expected", expected), ("key", key), ("kind", f"entry_{told}"))
        self._problems.append(
            Problem(
                "F112",
                severity,
                self._file,
                None,
                (str(line),),
                value=found or None,
                suggestion=suggestion,
                facts=facts,
            )
        )
