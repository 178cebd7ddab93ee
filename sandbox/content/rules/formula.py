"""Sums that a content file states: `max(0, (rent * 12 - fee_boligstoette_egen) * 0.6)`.

The notation is Python's for sums, comparisons and `a if b else c`, with `min`, `max`, `floor`, `round` (to whole
numbers, halves up) and `count` (of what was ticked). Text is written in quotation marks. Numbers are decimal and exact.

Days can be compared, and counted on from: `date(year, month, day)` (a day past the month's last is the last),
`days_after(day, number)`, `months_after(day, number)` by the calendar, `first_of_month(day)`, `year(day)`.
"""

import ast
from calendar import monthrange
from collections.abc import Callable, Mapping
from datetime import date, timedelta
from decimal import ROUND_FLOOR, ROUND_HALF_UP, Decimal
from functools import cache
from typing import Annotated, Any

from pydantic import AfterValidator

Value = Decimal | str | list[str] | bool | date


def _date(year: Decimal, month: Decimal, day: Decimal) -> date:
    first = date(int(year), int(month), 1)
    return first.replace(day=min(int(day), monthrange(first.year, first.month)[1]))


def _months_after(day: date, number: Decimal) -> date:
    years, month = divmod(day.year * 12 + day.month - 1 + int(number), 12)
    return _date(Decimal(years), Decimal(month + 1), Decimal(day.day))


FUNCTIONS: dict[str, Callable[..., Any]] = {
    "min": min,
    "max": max,
    "floor": lambda number: number.to_integral_value(ROUND_FLOOR),
    "round": lambda number: number.to_integral_value(ROUND_HALF_UP),
    "count": lambda ticked: Decimal(len(ticked)),
    "date": _date,
    "year": lambda day: Decimal(day.year),
    "first_of_month": lambda day: day.replace(day=1),
    "days_after": lambda day, number: day + timedelta(days=int(number)),
    "months_after": _months_after,
}
BINARY: dict[type[ast.operator], Callable[[Any, Any], Any]] = {
    ast.Add: lambda left, right: left + right,
    ast.Sub: lambda left, right: left - right,
    ast.Mult: lambda left, right: left * right,
    ast.Div: lambda left, right: left / right,
}
COMPARED: dict[type[ast.cmpop], Callable[[Any, Any], bool]] = {
    ast.Lt: lambda left, right: left < right,
    ast.LtE: lambda left, right: left <= right,
    ast.Gt: lambda left, right: left > right,
    ast.GtE: lambda left, right: left >= right,
    ast.Eq: lambda left, right: left == right,
    ast.NotEq: lambda left, right: left != right,
    ast.In: lambda left, right: left in right,
    ast.NotIn: lambda left, right: left not in right,
}
LONGEST = 600


class CannotCount(ValueError):
    """The sum makes no sense with these values: something is missing, or a text where a number should be."""


def sound(text: str) -> str:
    """:raises ValueError: when it is no sum of the notation above."""
    if len(text) > LONGEST:
        raise ValueError("regnestykket er for langt; del det i flere")
    names(" ".join(text.split()))
    return " ".join(text.split())


Formula = Annotated[str, AfterValidator(sound)]


@cache
def _parsed(text: str) -> ast.expr:
    try:
        return ast.parse(text, mode="eval").body
    except (SyntaxError, ValueError, RecursionError):
        raise ValueError(f"“{text}” er ikke et regnestykke; se efter parenteser og komma") from None


@cache
def names(text: str) -> frozenset[str]:
    """What the sum counts with. :raises ValueError: as `sound`."""
    return frozenset(_names(_parsed(text)))


def _names(node: ast.AST) -> set[str]:
    match node:
        case ast.Name():
            return {node.id}
        case ast.Constant() if isinstance(node.value, int | float | str) and not isinstance(node.value, bool):
            return set()
        case ast.BinOp() if type(node.op) in BINARY:
            inner: list[ast.AST] = [node.left, node.right]
        case ast.UnaryOp() if isinstance(node.op, ast.USub | ast.Not):
            inner = [node.operand]
        case ast.BoolOp():
            inner = list(node.values)
        case ast.Compare() if all(type(each) in COMPARED for each in node.ops):
            inner = [node.left, *node.comparators]
        case ast.IfExp():
            inner = [node.test, node.body, node.orelse]
        case ast.Tuple() | ast.List():
            inner = list(node.elts)
        case ast.Call(func=ast.Name(id=called)) if called in FUNCTIONS and not node.keywords:
            inner = list(node.args)
        case _:
            raise ValueError(f"“{ast.unparse(node)}” kan ikke bruges i et regnestykke")
    return {name for each in inner for name in _names(each)}


def count(text: str, values: Mapping[str, Value]) -> Value:
    """:raises CannotCount: when a value is missing or is of the wrong kind, or something is divided by nothing."""
    try:
        result: Value = _value(_parsed(text), values)
    except (KeyError, TypeError, ValueError, ArithmeticError, AttributeError) as error:
        raise CannotCount(text) from error
    return result


def _value(node: ast.AST, values: Mapping[str, Value]) -> Any:
    match node:
        case ast.Name():
            return values[node.id]
        case ast.Constant():
            return node.value if isinstance(node.value, str) else Decimal(str(node.value))
        case ast.BinOp():
            return BINARY[type(node.op)](_value(node.left, values), _value(node.right, values))
        case ast.UnaryOp():
            inner = _value(node.operand, values)
            return not inner if isinstance(node.op, ast.Not) else -inner
        case ast.BoolOp():
            every = isinstance(node.op, ast.And)
            return (all if every else any)(_value(each, values) for each in node.values)
        case ast.Compare():
            return _compared(node, values)
        case ast.IfExp():
            return _value(node.body if _value(node.test, values) else node.orelse, values)
        case ast.Tuple() | ast.List():
            return [_value(each, values) for each in node.elts]
        case ast.Call(func=ast.Name(id=called)):
            return FUNCTIONS[called](*(_value(each, values) for each in node.args))
    raise TypeError(node)


def _compared(node: ast.Compare, values: Mapping[str, Value]) -> bool:
    left = _value(node.left, values)
    for how, each in zip(node.ops, node.comparators, strict=True):
        right = _value(each, values)
        if not COMPARED[type(how)](left, right):
            return False
        left = right
    return True
