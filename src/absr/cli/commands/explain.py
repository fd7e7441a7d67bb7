"""`absr explain`."""

from __future__ import annotations

from typing import Annotated

import typer

from absr.cli.output import emit, paragraph, say
from absr.cli.session import current
from absr.model.codes import CODES
from absr.model.exit_status import ExitStatus
from absr.model.problem import Refusal


def explain(
    code: Annotated[str | None, typer.Argument(metavar="CODE")] = None,
) -> int:
    """What a problem code means, and what to do."""
    session = current()
    speech = session.speech
    if code is None:
        listed = [(name, speech(f"{name}.title")) for name in CODES]
        if session.json:
            emit("codes", {"codes": [{"code": name, "title": title} for name, title in listed]})
        else:
            for name, title in listed:
                say(f"  {name}  {title}")
        return 0
    known = code.strip().upper()
    if known not in CODES:
        import difflib

        near = difflib.get_close_matches(known, CODES, 5, 0.5)
        choices = tuple(f"{name}  {speech(f'{name}.title')}" for name in near)
        raise Refusal("U204", exit_status=ExitStatus.USAGE, query=code, choices=choices)
    parts = {name: speech(f"{known}.{name}") for name in ("title", "about", "rule", "ways")}
    severity = str(CODES[known].severity)
    if session.json:
        emit("explain", {"code": known, "severity": severity, **parts})
        return 0
    say(f"{known} · {parts['title']} ({speech(f'severity.{severity}')})")
    for name in ("about", "rule", "ways"):
        say()
        say(speech(f"explain.{name}"))
        say(paragraph(parts[name], indent="  ", first="  "))
    return 0
