"""The commented `absr.yaml` of a new project."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from absr.bundled import bundled

if TYPE_CHECKING:
    from collections.abc import Mapping

    from absr.model.settings import Settings, Theme


def settings_file(settings: Settings) -> bytes:
    """`absr.yaml` for these settings, with its comments, in the project's language."""
    board = settings.board_date.isoformat() if settings.board_date else ""
    tokens = {
        "commune_code": _quoted(settings.commune),
        "commune_name": _quoted(settings.commune_name),
        "organisation": _quoted(settings.organisation),
        "language": settings.language,
        "renewal": str(settings.renewal_year),
        "board_date": board,
        "themes": "\n".join(_theme(theme) for theme in settings.themes),
        "comparators": "\n".join(f"  - {_quoted(code)}" for code in settings.comparators),
        "banner": _quoted(settings.notice) if settings.notice else "",
    }
    return filled("absr.yaml", settings, tokens)


def filled(name: str, settings: Settings, tokens: Mapping[str, str]) -> bytes:
    """The plain text template `name` of the project's language with its `@tokens@` filled.

    A Windows command file ends its lines as Windows does: its labels are not found otherwise.
    """
    path = bundled("templates") / "project" / settings.language / name
    text = path.read_text(encoding="utf-8")
    for token, value in tokens.items():
        text = text.replace(f"@{token}@", value)
    return text.replace("\n", "\r\n" if name.endswith(".cmd") else "\n").encode()


def _theme(theme: Theme) -> str:
    lines = [f"  - id: {theme.id}", f"    label: {_quoted(theme.label)}"]
    if theme.aliases:
        lines.append(f"    aliases: [{', '.join(_quoted(alias) for alias in theme.aliases)}]")
    if theme.chapters:
        lines.append(f"    chapters: [{', '.join(theme.chapters)}]")
    if theme.split_from:
        lines.append("    split_from:")
    lines += [
        f"      {origin}: [{', '.join(map(_quoted, words))}]" for origin, words in theme.split_from
    ]
    return "\n".join(lines)


def _quoted(text: str) -> str:
    """The text as a quoted YAML scalar (JSON strings are YAML)."""
    return json.dumps(text, ensure_ascii=False)
