"""`absr doctor`."""

from __future__ import annotations

from absr.cli.output import emit, paragraph, say
from absr.cli.session import current


def doctor() -> int:
    """Look at the installation and the project."""
    from absr.workflow.doctor import doctor as look

    session = current()
    findings = look(session.project)
    sound = all(finding.ok for finding in findings)
    if session.json:
        body = [{"id": f.id, "ok": f.ok, "detail": f.detail} for f in findings]
        emit("doctor", {"doctor": body, "ok": sound})
        return 0 if sound else 1
    for finding in findings:
        word = "doctor.ok" if finding.ok else "doctor.bad"
        mark = "✓" if finding.ok else "✗"
        text = session.speech(f"{word}.{finding.id}", detail=finding.detail)
        say(paragraph(f"{mark} {text}", indent="  "))
    say(session.speech("doctor.sound" if sound else "doctor.unsound"))
    return 0 if sound else 1
