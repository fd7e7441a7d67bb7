"""What a document that cannot be rendered is to its user: a refusal with its cause."""

from __future__ import annotations

from absr.model.exit_status import ExitStatus
from absr.model.problem import Refusal
from absr.rendering import RenderingError, TemplateError


def rendering_refusal(error: RenderingError) -> Refusal:
    """U213 for a template that cannot be used, M608 for a program that is missing or failed."""
    if isinstance(error, TemplateError):
        return Refusal(
            "U213",
            exit_status=ExitStatus.USAGE,
            path=error.template,
            line=str(error.line or "?"),
            reason=error.code,
        )
    facts = ", ".join(f"{name}: {value}" for name, value in error.facts.items())
    return Refusal("M608", exit_status=ExitStatus.MACHINE, program=f"{error.code} {facts}".strip())
