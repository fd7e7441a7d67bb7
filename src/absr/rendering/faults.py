"""What rendering cannot do: exceptions that carry a code and facts, never a sentence."""

from __future__ import annotations


class RenderingError(Exception):
    """A document that cannot be rendered: a stable `code` and the facts its message needs."""

    def __init__(self, code: str, **facts: str) -> None:
        """Keep `code` and `facts`; the wording layer turns them into a message."""
        super().__init__(code, facts)
        self.code = code
        self.facts = facts


class TemplateError(RenderingError):
    """A fault in a template, with its address: the template's name and the line, if known."""

    def __init__(self, code: str, *, template: str, line: int | None = None, **facts: str) -> None:
        """Keep the address beside the code and the facts."""
        super().__init__(code, **facts)
        self.template = template
        self.line = line
