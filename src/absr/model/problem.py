"""A fault in what the user gave: a value, collected and shown, never raised."""

from __future__ import annotations

from enum import StrEnum

from absr.model.record import NamedTuple


class Severity(StrEnum):
    """How much a problem matters: an error leaves something out, a warning asks for a look."""

    ERROR = "error"
    WARNING = "warning"
    INFO = "info"


class Problem(NamedTuple):
    """One fault, with its stable code, its place and the facts its message needs.

    The wording (finding, rule, ways out) is looked up by `code` in the catalogue and filled
    with `facts`; nothing here is a sentence.
    """

    code: str
    severity: Severity
    file: str
    sheet: str | None = None
    cells: tuple[str, ...] = ()
    """Addresses of the cells (`H17`), or rows (`17`) and columns (`H`) where no cell is meant."""
    field: str | None = None
    value: str | None = None
    """What was found, as written. None when it must not be repeated (personal data)."""
    suggestion: str | None = None
    facts: tuple[tuple[str, str], ...] = ()
    """Further named facts for the message, sorted by name."""

    def fact(self, name: str) -> str | None:
        """The fact called `name`, or None."""
        return dict(self.facts).get(name)


class Refusal(Exception):  # noqa: N818 -- it is no error of the program, but an answer to the user
    """A request that cannot be carried out: its code, facts and exit status.

    Raised by a workflow, shown by the command line in one place. Use it for what stops the
    whole command (no project, unknown commune, full disk), never for faults inside a sheet.
    """

    def __init__(
        self,
        code: str,
        *,
        exit_status: int,
        problems: tuple[Problem, ...] = (),
        choices: tuple[str, ...] = (),
        **facts: str,
    ) -> None:
        """Keep `code`, `exit_status` (see `ExitStatus`) and the facts of the message.

        `problems` are the faults behind the refusal, `choices` what could have been asked for.
        """
        super().__init__(code)
        self.code = code
        self.exit_status = exit_status
        self.problems = problems
        self.choices = choices
        self.facts = facts
