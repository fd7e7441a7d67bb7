"""The gate for what existing diagnoses found.

A diagnosis that not everybody may read is not told outside the team, not even by its title; one
of which nobody said whether it is public is not.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from absr.model.diagnosis_facts import DiagnosisFinding
    from absr.privacy.gate import Gate


def shown_findings(
    findings: Iterable[DiagnosisFinding], gate: Gate
) -> tuple[DiagnosisFinding, ...]:
    """The findings that the audience of `gate` may read, without names of persons."""
    return tuple(_shown(one, gate) for one in findings if gate.internal or one.is_public)


def _shown(finding: DiagnosisFinding, gate: Gate) -> DiagnosisFinding:
    return replace(
        finding,
        text=gate.text(finding.text),
        title=gate.text(finding.title),
        page=_masked(finding.page, gate),
        producer=_masked(finding.producer, gate),
        territory=_masked(finding.territory, gate),
        audience=_masked(finding.audience, gate),
    )


def _masked(text: str | None, gate: Gate) -> str | None:
    return gate.text(text) if text else None
