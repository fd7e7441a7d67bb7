"""What a formula is worth, exactly, or why it is worth nothing.

Numbers are fractions from the first to the last: `2293/16516*100` is rounded once, at the end.
Only a power whose exponent is no whole number leaves them for binary numbers.
"""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING

from absr.model.formulas import Minus, Number, Operation, Variable, Year
from absr.model.record import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from absr.model.formulas import Node

NIL_BASE = "nil_base"
"""Reason: something would be divided by nil."""
UNDEFINED = "undefined"
"""Reason: a power without a value (the root of a number below nil) or beyond all measure."""

_MOST_BITS = 20_000
"""A power whose exact value would be longer is computed in binary numbers."""


class Absent(NamedTuple):
    """Why there is no value."""

    reason: str
    variables: tuple[str, ...] = ()
    """What is missing, without its year (`P_POP7589`)."""


Worth = Fraction | Absent


def exact(number: float) -> Fraction:
    """A published number as the decimal it was written as: 24.4 is 244/10."""
    value = float(number)
    if value.is_integer():
        return Fraction(int(value))
    whole, _, decimals = repr(value).partition(".")
    if "e" in decimals or "e" in whole:
        return Fraction(repr(value))
    return Fraction(int(whole + decimals), 10 ** len(decimals))


def worth(
    node: Node, look_up: Callable[[Variable], Worth], years: Mapping[str, int | None]
) -> Worth:
    """The value of a formula.

    `look_up` gives a variable's value or its reason of absence; `years` the year of each slot.
    Where several variables are missing, the reason is that of the first, and those are named that
    are missing for it.
    """
    if isinstance(node, Number):
        return node.value
    if isinstance(node, Variable):
        return look_up(node)
    if isinstance(node, Year):
        year = years.get(node.slot)
        return Absent("absent") if year is None else Fraction(year)
    if isinstance(node, Minus):
        found = worth(node.of, look_up, years)
        return found if isinstance(found, Absent) else -found
    left, right = worth(node.left, look_up, years), worth(node.right, look_up, years)
    if isinstance(left, Absent) or isinstance(right, Absent):
        return _together(left, right)
    return _applied(node, left, right)


def _together(left: Worth, right: Worth) -> Absent:
    missing = [side for side in (left, right) if isinstance(side, Absent)]
    reason = missing[0].reason
    alike = (side for side in missing if side.reason == reason)
    names = dict.fromkeys(name for side in alike for name in side.variables)
    return Absent(reason, tuple(names))


def _applied(node: Operation, left: Fraction, right: Fraction) -> Worth:
    if node.sign == "+":
        return left + right
    if node.sign == "-":
        return left - right
    if node.sign == "*":
        return left * right
    if node.sign == "/":
        return Absent(NIL_BASE) if right == 0 else left / right
    return _power(left, right)


def _power(base: Fraction, exponent: Fraction) -> Worth:
    if base == 0 and exponent < 0:
        return Absent(NIL_BASE)
    longest = max(base.numerator.bit_length(), base.denominator.bit_length())
    if exponent.denominator == 1 and abs(exponent.numerator) * longest <= _MOST_BITS:
        return base**exponent.numerator
    try:
        found = float(base) ** float(exponent)
        # A root of a number below nil is a complex number, which no indicator is.
        return Absent(UNDEFINED) if isinstance(found, complex) else Fraction(found)
    except (OverflowError, ValueError):
        return Absent(UNDEFINED)
