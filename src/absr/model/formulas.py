"""The formulas of indicators: their grammar, and what a formula is made of.

A formula is arithmetic over variables of a statistical office: numbers, `+ - * / **`, parentheses
and names in which a slot stands for the year (`P{yy}_POP/SUPERF`). It is read by this small parser
and by nothing else: no text of a user is ever run as a program.
"""

from __future__ import annotations

import re
from fractions import Fraction
from typing import TYPE_CHECKING

from absr.model.record import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator

SLOTS = {
    "yy": "rp",
    "pp": "rp",
    "ff": "filosofi_disp",
    "e": "etat_civil",
    "s": "flores",
    "c": "sirene",
    "a": "cnaf",
}
"""What stands in a name for its year → the dataset of the variable; `pp` is an earlier census."""

NO_SLOT = "geographie"
"""The dataset of a variable without a year (`SUPERF`)."""

MOST_CHARACTERS = 2000
MOST_LEVELS = 50

_TOKEN = re.compile(
    r"(?P<number>\d+(?:\.\d+)?)(?![\w.])"
    r"|(?P<name>(?:[A-Za-z_]|\{[a-z]+\}(?=\w)|(?<=[A-Za-z_])\{[a-z]+\})"
    r"(?:\w|\{[a-z]+\})*)"
    r"|\{(?P<slot>[a-z]+)\}"
    r"|(?P<sign>\*\*|[-+*/()])",
    re.ASCII,
)
_SLOT = re.compile(r"\{([a-z]+)\}")


class Variable(NamedTuple):
    """A variable as a formula names it: `P{yy}_POP`."""

    name: str
    """Without its year: `P_POP`."""
    slot: str | None
    """What stands for the year; None of a variable that has none."""

    @property
    def dataset(self) -> str:
        """The dataset it is read from."""
        return NO_SLOT if self.slot is None else SLOTS[self.slot]


class Number(NamedTuple):
    """A number as written."""

    value: Fraction


class Year(NamedTuple):
    """The year of a slot, in arithmetic: the `{yy}-{pp}` of a yearly change."""

    slot: str


class Minus(NamedTuple):
    """The contrary of a part."""

    of: Node


class Operation(NamedTuple):
    """Two parts and the sign between them: `+ - * / **`."""

    sign: str
    left: Node
    right: Node


Node = Number | Variable | Year | Minus | Operation


class FormulaFault(NamedTuple):
    """Why a text is no formula: where it stops being one, and what stands there."""

    kind: str
    """`empty`, `too_long`, `too_deep`, `sign` (unknown), `slot` (unknown), `slots` (two in one
    name), `unclosed`, `unopened`, `unexpected` or `incomplete`."""
    column: int
    """From 1."""
    found: str


class _Token(NamedTuple):
    kind: str
    text: str
    column: int


class _NoFormulaError(Exception):
    """Leaves the parser with a fault; it never leaves this module."""

    def __init__(self, kind: str, column: int, found: str) -> None:
        super().__init__(kind)
        self.fault = FormulaFault(kind, column, found)


def parse_formula(text: str) -> Node | FormulaFault:
    """The tree of a formula, or the first fault that forbids reading it.

    Signs bind as in Python: `-2**2` is -4 and `2**3**2` is 512.
    """
    if not text.strip():
        return FormulaFault("empty", 1, "")
    if len(text) > MOST_CHARACTERS:
        return FormulaFault("too_long", MOST_CHARACTERS + 1, "")
    try:
        return _Parser(text).whole()
    except _NoFormulaError as left:
        return left.fault


def _tokens(text: str) -> Iterator[_Token]:
    place = 0
    while place < len(text):
        if text[place].isspace():
            place += 1
            continue
        found = _TOKEN.match(text, place)
        if found is None:
            raise _NoFormulaError("sign", place + 1, text[place])
        kind = str(found.lastgroup)
        yield _Token(kind, found[kind], place + 1)
        place = found.end()
    yield _Token("end", "", len(text) + 1)


class _Parser:
    """Goes through the signs once; each method takes one rank of the grammar."""

    def __init__(self, text: str) -> None:
        self._tokens = list(_tokens(text))
        self._place = 0
        self._depth = 0
        self._open: list[_Token] = []

    def whole(self) -> Node:
        node = self._sum()
        left = self._next
        if left.kind != "end":
            kind = "unopened" if left.text == ")" else "unexpected"
            raise _NoFormulaError(kind, left.column, left.text)
        return node

    @property
    def _next(self) -> _Token:
        return self._tokens[self._place]

    def _take(self, *signs: str) -> str | None:
        """The next sign, when it is one of these."""
        token = self._next
        if token.kind != "sign" or token.text not in signs:
            return None
        self._place += 1
        return token.text

    def _sum(self) -> Node:
        node = self._product()
        while sign := self._take("+", "-"):
            node = Operation(sign, node, self._product())
        return node

    def _product(self) -> Node:
        node = self._signed()
        while sign := self._take("*", "/"):
            node = Operation(sign, node, self._signed())
        return node

    def _signed(self) -> Node:
        column = self._next.column
        sign = self._take("+", "-")
        if sign is None:
            return self._power()
        with _Deeper(self, column):
            node = self._signed()
        return Minus(node) if sign == "-" else node

    def _power(self) -> Node:
        base = self._atom()
        column = self._next.column
        if not self._take("**"):
            return base
        with _Deeper(self, column):
            return Operation("**", base, self._signed())

    def _atom(self) -> Node:
        token = self._next
        self._place += token.kind != "end"
        if token.kind == "number":
            return Number(Fraction(token.text))
        if token.kind == "name":
            return _variable(token)
        if token.kind == "slot":
            return Year(_known_slot(token.text, token))
        if token.text == "(":
            return self._bracketed(token)
        if token.kind == "end":
            if self._open:
                raise _NoFormulaError("unclosed", self._open[-1].column, "(")
            raise _NoFormulaError("incomplete", token.column, "")
        raise _NoFormulaError("unexpected", token.column, token.text)

    def _bracketed(self, opened: _Token) -> Node:
        self._open.append(opened)
        with _Deeper(self, opened.column):
            node = self._sum()
        if not self._take(")"):
            left = self._next
            if left.kind == "end":
                raise _NoFormulaError("unclosed", opened.column, "(")
            raise _NoFormulaError("unexpected", left.column, left.text)
        self._open.pop()
        return node

    def deeper(self, column: int) -> None:
        """One level more; refused beyond what a formula needs."""
        self._depth += 1
        if self._depth > MOST_LEVELS:
            raise _NoFormulaError("too_deep", column, "")

    def shallower(self) -> None:
        """One level less."""
        self._depth -= 1


class _Deeper:
    """A level of the grammar, for as long as it is read."""

    def __init__(self, parser: _Parser, column: int) -> None:
        self._parser = parser
        self._column = column

    def __enter__(self) -> None:
        self._parser.deeper(self._column)

    def __exit__(self, *_: object) -> None:
        self._parser.shallower()


def _variable(token: _Token) -> Variable:
    slots = _SLOT.findall(token.text)
    if len(slots) > 1:
        raise _NoFormulaError("slots", token.column, token.text)
    slot = _known_slot(slots[0], token) if slots else None
    return Variable(_SLOT.sub("", token.text), slot)


def _known_slot(slot: str, token: _Token) -> str:
    if slot not in SLOTS:
        raise _NoFormulaError("slot", token.column, f"{{{slot}}}")
    return slot


def variables_of(node: Node) -> tuple[Variable, ...]:
    """Every variable of a formula once, from left to right."""
    return tuple(dict.fromkeys(part for part in _parts(node) if isinstance(part, Variable)))


def slots_of(node: Node) -> tuple[str, ...]:
    """Every slot of a formula once, from left to right."""
    found = (part.slot for part in _parts(node) if isinstance(part, (Variable, Year)))
    return tuple(dict.fromkeys(slot for slot in found if slot is not None))


def _parts(node: Node) -> Iterator[Node]:
    """The numbers, variables and years, from left to right."""
    if isinstance(node, Minus):
        yield from _parts(node.of)
    elif isinstance(node, Operation):
        yield from _parts(node.left)
        yield from _parts(node.right)
    else:
        yield node


class Rate(NamedTuple):
    """What a rate is made of: how many are concerned, out of how many."""

    numerator: Node
    base: Node


def rate_of(node: Node) -> Rate | None:
    """Numerator and base of a formula of the form `A/B*100`; None of any other."""
    if not isinstance(node, Operation):
        return None
    if node.sign == "*" and isinstance(node.right, Number):
        return rate_of(node.left) if _is_quotient(node.left) else None
    if _is_quotient(node) and variables_of(node.right):
        return Rate(_unscaled(node.left), node.right)
    return None


def _unscaled(node: Node) -> Node:
    """The count in `100*A/B` and in `A*100/B`: without the number that makes it a rate."""
    if isinstance(node, Operation) and node.sign == "*":
        if isinstance(node.left, Number):
            return node.right
        if isinstance(node.right, Number):
            return node.left
    return node


def bases_of(node: Node) -> tuple[Node, ...]:
    """The bases of a rate, or of the rates that a formula adds or takes from each other."""
    rate = rate_of(node)
    if rate is not None:
        return (rate.base,)
    if isinstance(node, Operation) and node.sign in "+-":
        left, right = bases_of(node.left), bases_of(node.right)
        return (*left, *right) if left and right else ()
    return ()


def _is_quotient(node: Node) -> bool:
    return isinstance(node, Operation) and node.sign == "/"
