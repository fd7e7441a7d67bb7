"""`absr doctor`."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from absr.cli.output import emit, paragraph, say
from absr.cli.session import current

if TYPE_CHECKING:
    from absr.wording.speech import Speech
    from absr.workflow.installation import Finding


def doctor() -> int:
    """Look at the installation and the project."""
    from absr.workflow.doctor import doctor as look

    session = current()
    findings = look(session.project, sys.stdout.encoding if session.terminal else None)
    sound = all(finding.ok for finding in findings)
    if session.json:
        body = [_answer(finding, session.speech) for finding in findings]
        emit("doctor", {"doctor": body, "ok": sound})
        return 0 if sound else 1
    for finding in findings:
        _tell(finding, session.speech)
    say(session.speech("doctor.sound" if sound else "doctor.unsound"))
    return 0 if sound else 1


def _answer(finding: Finding, speech: Speech) -> dict[str, object]:
    """A finding for a program, with the words that a person reads."""
    return {
        "id": finding.id,
        "ok": finding.ok,
        "detail": finding.detail,
        "message": _message(finding, speech),
        "ways": None if finding.ok else _ways(finding, speech),
    }


def _tell(finding: Finding, speech: Speech) -> None:
    """A finding on its line; what to do stands below what is not sound."""
    mark = "✓" if finding.ok else "✗"
    say(paragraph(_message(finding, speech), first=f"  {mark} ", indent="    "))
    if not finding.ok:
        say(paragraph(_ways(finding, speech), first="    → ", indent="      "))


def _message(finding: Finding, speech: Speech) -> str:
    key = "doctor.ok" if finding.ok else "doctor.bad"
    return speech(f"{key}.{finding.id}", detail=finding.detail)


def _ways(finding: Finding, speech: Speech) -> str:
    """What to do; for most parts of the installation it is the same."""
    key = f"doctor.ways.{finding.id}"
    return speech(key if speech.has(key) else "doctor.ways.reinstall")
