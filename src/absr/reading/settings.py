"""`absr.yaml` → `Settings`, with every fault and its line."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from absr.model.problem import Problem, Severity
from absr.model.settings import (
    SIMILAR,
    SIMILAR_SET,
    PrivacySettings,
    Settings,
    TerritorySet,
    Theme,
    Thresholds,
)
from absr.model.value_lists import ACTOR_TYPES, CHAPTERS
from absr.reading.yaml_nodes import Mapping, Node, Scalar, Sequence
from absr.reading.yaml_text import YamlFault, read_yaml

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterable

    from absr.model.labels import Language

FORMAT = "1"
"""Version of the format of `absr.yaml`."""

_KEYS = (
    "version",
    "language",
    "commune",
    "organisation",
    "legal",
    "themes",
    "districts",
    "comparators",
    "sets",
    "thresholds",
    "indicators",
    "quotas",
    "workshop",
    "follow_up",
    "privacy",
    "banner",
)
_CODE = r"\d{5}|2[AB]\d{3}"
_ID = "[a-z][a-z0-9_-]{0,39}"
_YEARS = range(1900, 2101)
_SEVERAL = range(1, 100)
_THRESHOLDS = range(3, 101)
"""Of privacy: absr's own marks; INSEE's least number of units is 3 as well."""


def read_settings(file: str, data: bytes) -> tuple[Settings | None, tuple[Problem, ...]]:
    """The settings of a project, or None with every reason why they cannot be used."""
    root = read_yaml(data)
    if isinstance(root, YamlFault):
        fault = _problem(file, root.code, root.line, value=root.found)
        return None, (fault,)
    if not isinstance(root, Mapping):
        return None, (_problem(file, "F101", root.line),)
    reader = _SettingsReader(file)
    settings = reader.settings(root)
    errors = any(problem.severity is Severity.ERROR for problem in reader.problems)
    return (None if errors else settings), tuple(reader.problems)


def read_themes(file: str, data: bytes) -> tuple[tuple[Theme, ...], tuple[Problem, ...]]:
    """The themes of a file given to `absr init --themes`: a YAML with a `themes:` list."""
    root = read_yaml(data)
    if isinstance(root, YamlFault):
        return (), (_problem(file, root.code, root.line, value=root.found),)
    reader = _SettingsReader(file)
    node = root.items.get("themes") if isinstance(root, Mapping) else root
    themes = reader.themes(node, root.line)
    return themes, tuple(reader.problems)


def _coded(comparator: str) -> str:
    """A comparator by its code: `SIMILAR` stands for a set."""
    return f"SET-{SIMILAR_SET}" if comparator.upper() == SIMILAR else comparator


def _problem(
    file: str,
    code: str,
    line: int,
    *,
    value: str | None = None,
    suggestion: str | None = None,
    **facts: str,
) -> Problem:
    severity = Severity.WARNING if code == "F104" else Severity.ERROR
    pairs = tuple(sorted(facts.items()))
    return Problem(
        code, severity, file, None, (str(line),), value=value, suggestion=suggestion, facts=pairs
    )


class _SettingsReader:
    """Walks the tree, keeping every fault it meets."""

    def __init__(self, file: str) -> None:
        self._file = file
        self.problems: list[Problem] = []

    def settings(self, root: Mapping) -> Settings:
        self._known_keys(root, _KEYS, "")
        version = self._text(root, "version", FORMAT)
        if version != FORMAT:
            self._wrong(root.key_lines.get("version", 1), "version", version, FORMAT)
        commune = self._mapping(root, "commune", ("code", "name"), required=True)
        legal = self._mapping(root, "legal", ("renewal", "board_date"), required=True)
        privacy = self._mapping(root, "privacy", ("threshold",))
        follow_up = self._mapping(root, "follow_up", ("day",))
        workshop = self._mapping(root, "workshop", ("when",))
        thresholds = self._mapping(root, "thresholds", Thresholds._fields)
        sets = self._sets(root, self._text(commune, "code", ""))
        return Settings(
            commune=self._matching(commune, "code", _CODE, "93063, 2A004"),
            commune_name=self._text(commune, "name", "", required=True),
            organisation=self._text(root, "organisation", "", required=True),
            language=self._language(root),
            renewal_year=self._number(legal, "renewal", None, _YEARS) or 0,
            board_date=self._date(legal, "board_date"),
            themes=self.themes(root.items.get("themes"), root.line),
            districts=self._texts(root, "districts"),
            comparators=tuple(map(_coded, self._texts(root, "comparators"))),
            quotas=self._quotas(root),
            notice=self._text(root, "banner", "") or None,
            privacy=PrivacySettings(
                self._number(privacy, "threshold", PrivacySettings().threshold, _THRESHOLDS) or 0
            ),
            sets=sets,
            thresholds=Thresholds(
                self._mark(thresholds, "points", Thresholds().points),
                self._mark(thresholds, "relative", Thresholds().relative),
                self._number(thresholds, "voices", Thresholds().voices, _SEVERAL) or 0,
                self._number(thresholds, "actor_types", Thresholds().actor_types, _SEVERAL) or 0,
            ),
            indicators=self._texts(root, "indicators"),
            follow_up_day=self._date(follow_up, "day"),
            workshop_when=self._when(workshop, "when"),
        )

    def themes(self, node: Node | None, line: int) -> tuple[Theme, ...]:
        if not isinstance(node, Sequence) or not node.items:
            self._missing(line, "themes")
            return ()
        themes = [self._theme(item) for item in node.items]
        seen: set[str] = set()
        for theme, item in zip(themes, node.items, strict=True):
            if theme.id in seen:
                self._wrong(item.line, "themes", theme.id, "id unique")
            seen.add(theme.id)
        return tuple(themes)

    def _theme(self, node: Node) -> Theme:
        if not isinstance(node, Mapping):
            self._wrong(node.line, "themes", getattr(node, "text", ""), "id, label")
            return Theme("", "")
        known = ("id", "label", "aliases", "chapters", "indicators", "split_from")
        self._known_keys(node, known, "themes")
        return Theme(
            self._matching(node, "id", _ID, "mobilites"),
            self._text(node, "label", "", required=True),
            self._texts(node, "aliases"),
            self._chapters(node),
            self._texts(node, "indicators"),
            self._split_from(node),
        )

    def _sets(self, root: Mapping, commune: str) -> tuple[TerritorySet, ...]:
        """The project's own sets, and the one that `SIMILAR` stands for."""
        listed = root.items.get("sets")
        codes = " ".join(self._texts(root, "comparators")).upper()
        if listed is None and SIMILAR not in codes and "SET-" not in codes:
            return ()  # most projects: nothing more is loaded for them
        from absr.reading.comparators import named, similar_set, unknown_sets

        if isinstance(listed, Scalar) and listed.text:
            self._wrong(listed.line, "sets", listed.text, "- id: …")
        nodes = listed.items if isinstance(listed, Sequence) else []
        sets = [one for node in nodes if (one := self._set(node))]
        written = root.items.get("comparators")
        items = written.items if isinstance(written, Sequence) else []
        asked = named(item for item in items if isinstance(item, Scalar))
        if any(one.text.upper() == SIMILAR for one in asked):
            sets += [one for one in (similar_set(commune),) if one]
        self.problems += unknown_sets(self._file, asked, sets)
        return tuple(sets)

    def _set(self, node: Node) -> TerritorySet | None:
        from absr.reading.comparators import known_communes, named

        if not isinstance(node, Mapping):
            self._wrong(node.line, "sets", getattr(node, "text", ""), "id, label, communes")
            return None
        self._known_keys(node, ("id", "label", "communes"), "sets")
        name = self._matching(node, "id", _ID, "voisines")
        if name == SIMILAR_SET:
            self._wrong(node.key_lines["id"], "id", name, "voisines")
        listed = node.items.get("communes")
        self._texts(node, "communes")
        items = listed.items if isinstance(listed, Sequence) else []
        texts = named(item for item in items if isinstance(item, Scalar))
        if not texts:
            self._missing(node.key_lines.get("communes", node.line), "communes")
        codes, problems = known_communes(self._file, name, texts)
        self.problems += problems
        return TerritorySet(name, self._text(node, "label", "", required=True), codes)

    def _mark(self, node: Mapping, key: str, default: float) -> float:
        """A threshold: a number above nil, with a point or a comma."""
        text = self._text(node, key, "")
        if not text:
            return default
        if re.fullmatch(r"\d{1,3}([.,]\d{1,2})?", text) and float(text.replace(",", ".")) > 0:
            return float(text.replace(",", "."))
        self._wrong(node.key_lines[key], key, text, "3, 2.5")
        return default

    def _split_from(self, node: Mapping) -> tuple[tuple[str, tuple[str, ...]], ...]:
        """Theme → the sub-themes that were split from it."""
        found = node.items.get("split_from")
        if not isinstance(found, Mapping):
            if found is not None and not (isinstance(found, Scalar) and not found.text):
                self._wrong(found.line, "split_from", getattr(found, "text", ""), "mobilites: […]")
            return ()
        return tuple((theme, self._texts(found, theme)) for theme in found.items)

    def _chapters(self, node: Mapping) -> tuple[str, ...]:
        known = [entry.id for entry in CHAPTERS.entries]
        named = self._texts(node, "chapters")
        for name in named:
            if name not in known:
                line = node.key_lines["chapters"]
                self._wrong(line, "chapters", name, ", ".join(known))
        return tuple(name for name in named if name in known)

    def _quotas(self, root: Mapping) -> tuple[tuple[str, int], ...]:
        known = tuple(entry.id for entry in ACTOR_TYPES.entries)
        node = self._mapping(root, "quotas", known)
        pairs = ((key, self._number(node, key, 0, range(1000))) for key in node.items)
        return tuple((key, number) for key, number in pairs if number and key in known)

    def _language(self, root: Mapping) -> Language:
        written = self._text(root, "language", "fr")
        if written not in {"fr", "en"}:
            self._wrong(root.key_lines.get("language", 1), "language", written, "fr, en")
        return "en" if written == "en" else "fr"

    def _known_keys(self, node: Mapping, keys: Iterable[str], where: str) -> None:
        known = list(keys)
        for key, line in node.key_lines.items():
            if key not in known:
                from difflib import get_close_matches

                near = get_close_matches(key, known, 1, 0.6)
                self.problems.append(
                    _problem(
                        self._file,
                        "F104",
                        line,
                        value=key,
                        suggestion=near[0] if near else None,
                        section=where or "absr.yaml",
                    )
                )

    def _mapping(
        self, node: Mapping, key: str, keys: Iterable[str], *, required: bool = False
    ) -> Mapping:
        found = node.items.get(key)
        if isinstance(found, Mapping):
            self._known_keys(found, keys, key)
            return found
        if required:
            self._missing(node.line, key)
        elif found is not None and not (isinstance(found, Scalar) and not found.text):
            self._wrong(found.line, key, getattr(found, "text", ""), ", ".join(keys))
        return Mapping(found.line if found is not None else node.line)

    def _text(self, node: Mapping, key: str, default: str, *, required: bool = False) -> str:
        found = node.items.get(key)
        if isinstance(found, Scalar) and found.text.strip():
            return found.text.strip()
        if found is not None and not isinstance(found, Scalar):
            self._wrong(found.line, key, "", "")
        elif required:
            self._missing(node.key_lines.get(key, node.line), key)
        return default

    def _matching(self, node: Mapping, key: str, pattern: str, example: str) -> str:
        text = self._text(node, key, "", required=bool(node.items))
        if text and not re.fullmatch(pattern, text):
            self._wrong(node.key_lines[key], key, text, example)
        return text

    def _number(self, node: Mapping, key: str, default: int | None, span: range) -> int | None:
        text = self._text(node, key, "", required=default is None and bool(node.items))
        if not text:
            return default
        if text.isdecimal() and int(text) in span:
            return int(text)
        self._wrong(node.key_lines[key], key, text, f"{span.start}–{span.stop - 1}")
        return default

    def _date(self, node: Mapping, key: str) -> dt.date | None:
        text = self._text(node, key, "")
        if not text:
            return None
        from absr.reading.dates import read_date

        day = read_date(text)
        if day is None:
            self._wrong(node.key_lines[key], key, text, "2027-06-30, 30/06/2027")
        return day

    def _when(self, node: Mapping, key: str) -> dt.date | str | None:
        """A day where one was typed, else the words as they are."""
        text = self._text(node, key, "")
        if not text:
            return None
        from absr.reading.dates import read_date

        day = read_date(text)
        if day is None and not re.search(r"[^\W\d_]", text):  # no word: a day that is none
            self._wrong(node.key_lines[key], key, text, "2027-06-30, 30/06/2027")
        return day or text

    def _texts(self, node: Mapping, key: str) -> tuple[str, ...]:
        found = node.items.get(key)
        if found is None or (isinstance(found, Scalar) and not found.text.strip()):
            return ()
        if not isinstance(found, Sequence):
            self._wrong(found.line, key, getattr(found, "text", ""), "- …")
            return ()
        texts = [item.text.strip() for item in found.items if isinstance(item, Scalar)]
        if len(texts) != len(found.items):
            self._wrong(found.line, key, "", "- …")
        return tuple(text for text in texts if text)

    def _missing(self, line: int, key: str) -> None:
        self.problems.append(_problem(self._file, "F106", line, key=key))

    def _wrong(self, line: int, key: str, found: str, expected: str) -> None:
        self.problems.append(
            _problem(self._file, "F105", line, value=found, expected=expected, key=key)
        )
