"""The page of `absr --help`: told without loading typer, so that it comes at once."""

from __future__ import annotations

from typing import TYPE_CHECKING

from absr.cli.output import paragraph
from absr.cli.session import current

if TYPE_CHECKING:
    from collections.abc import Iterable

COMMANDS = (
    "init",
    "sheet",
    "ingest",
    "status",
    "show",
    "trace",
    "themes",
    "report",
    "export",
    "undo",
    "history",
    "explain",
    "doctor",
    "demo",
)
"""Names of the commands; each stands in a module of `cli.commands` and has its function there."""

_SHARED = ("--project", "--lang", "--json", "--help")
_INDENT = 24
_GAP = 2


def main_page() -> str:
    """What absr is, its commands in the order of the work, the options they share."""
    speech = current().speech
    commands = [(name, speech(f"help.{name}.short")) for name in COMMANDS]
    both = [*shared_options(), ("--version", speech("help.shared.version"))]
    return "\n".join(
        [
            speech("help.usage", usage=f"absr {speech('help.command')} …"),
            "",
            paragraph(speech("help.absr")),
            "",
            speech("help.commands"),
            *entries(commands),
            "",
            speech("help.shared"),
            *entries(both),
            "",
            paragraph(speech("help.more")),
        ]
    )


def shared_options() -> list[tuple[str, str]]:
    """The options that every command has, with what they do."""
    speech = current().speech
    names = {"--project": "--project DIR", "--lang": "--lang fr|en"}
    return [(names.get(n, n), speech(f"help.shared.{n.lstrip('-')}")) for n in _SHARED]


def entries(pairs: Iterable[tuple[str, str]]) -> list[str]:
    """Names and texts in two columns."""
    lines = []
    for name, text in pairs:
        lead = f"  {name}"
        if len(lead) + _GAP > _INDENT:
            lines += [lead, paragraph(text, indent=" " * _INDENT)]
        else:
            lines.append(paragraph(text, indent=" " * _INDENT, first=lead.ljust(_INDENT)))
    return lines
