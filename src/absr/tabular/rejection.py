"""Why a whole file is refused: raised in this package only, a problem once outside it."""

from __future__ import annotations

from absr.model.problem import Problem, Severity


class Rejected(Exception):  # noqa: N818 -- it is the answer to the user, not an error of the program
    """The file cannot be read: the code of the cause, its place and its facts.

    It unwinds the streaming readers and the XML callbacks, and never leaves `absr.tabular`.
    """

    def __init__(self, code: str, *, cells: tuple[str, ...] = (), **facts: str) -> None:
        """Keep the cause; `sheet` is filled in by whoever knows which sheet was being read."""
        super().__init__(code)
        self.code = code
        self.cells = cells
        self.facts = facts
        self.sheet: str | None = None

    def problem(self, file: str) -> Problem:
        """The problem to show for `file`."""
        return Problem(
            code=self.code,
            severity=Severity.ERROR,
            file=file,
            sheet=self.sheet,
            cells=self.cells,
            facts=tuple(sorted(self.facts.items())),
        )


def damaged(cause: str, part: str | None = None, *, cells: tuple[str, ...] = ()) -> Rejected:
    """The refusal of a damaged file: what is wrong, in which part of the archive when known."""
    facts = {"cause": cause} if part is None else {"cause": cause, "part": part}
    return Rejected("F005", cells=cells, **facts)


def too_large(limit: str, allowed: int) -> Rejected:
    """The refusal of a file that goes over `limit` (a field of `Limits`)."""
    return Rejected("F006", limit=limit, allowed=str(allowed))
