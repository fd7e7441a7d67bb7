"""Jinja with nothing but placing: no arithmetic, no joining, no methods, and an end.

Templates come from the package or from the town's folder, and none is trusted.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import jinja2
from jinja2 import nodes
from jinja2.runtime import Context, Undefined
from jinja2.sandbox import ImmutableSandboxedEnvironment
from markupsafe import Markup

from absr.rendering.escaping import escaped, escaped_paragraphs
from absr.rendering.faults import TemplateError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping

BUDGET = 50_000_000
"""Characters that filling one template may cost: a sandbox limits neither time nor memory."""

STEP = 20
"""What a turn of a loop or a call costs, beside the text it writes."""

_ALLOWED_NODES = (
    *(nodes.Template, nodes.Output, nodes.TemplateData, nodes.Extends, nodes.Block),
    *(nodes.Include, nodes.FromImport, nodes.For, nodes.If, nodes.With, nodes.Macro),
    *(nodes.CallBlock, nodes.Assign, nodes.AssignBlock, nodes.Name, nodes.Const, nodes.Tuple),
    *(nodes.List, nodes.Dict, nodes.Pair, nodes.Keyword, nodes.CondExpr, nodes.Filter),
    *(nodes.Test, nodes.Call, nodes.Getitem, nodes.Getattr, nodes.Compare, nodes.Operand),
    *(nodes.And, nodes.Or, nodes.Not),
)
_FILTERS_OF_JINJA = (
    *("capitalize", "default", "length", "list", "lower", "rejectattr", "selectattr", "upper"),
)
_COUNTED = "each turn counted"  # a name that no template can write


class NotTextError(TypeError):
    """A value that is no text where text is printed: a number without its format, a list."""


class TooLongError(RuntimeError):
    """A template that is never done."""


class Sandbox(ImmutableSandboxedEnvironment):
    """The environment of one document: its loader, its functions, its budget."""

    def __init__(
        self,
        load: Callable[[str], tuple[str, str]],
        functions: Mapping[str, Callable[..., Markup]],
    ) -> None:
        """Templates by `load` (name to text and file), which see only `functions`."""
        super().__init__(
            undefined=jinja2.StrictUndefined,
            autoescape=True,
            finalize=self._finalized,
            keep_trailing_newline=True,
            trim_blocks=True,
            lstrip_blocks=True,
            cache_size=0,
            loader=jinja2.FunctionLoader(lambda name: (*load(name), None)),
        )
        self.left = BUDGET
        self.filters = {
            **{name: self.filters[name] for name in _FILTERS_OF_JINJA},
            "first": _first,
            "last": _last,
            "paragraphs": _paragraphs,
        }
        self._writable = frozenset(self.filters)
        self.filters[_COUNTED] = self._counted
        self.globals = dict(functions)

    def call(
        self, context: Context, function: Callable[..., object], *args: Any, **kwargs: Any
    ) -> object:
        """What `function` gives back, at the price of a step."""
        self._spend(STEP)
        return super().call(context, function, *args, **kwargs)

    def getitem(self, obj: Any, argument: Any) -> Any:
        """The item; but no character of a text, which would take an escape from its sign."""
        if isinstance(obj, str):
            raise NotTextError(type(argument).__name__)
        return super().getitem(obj, argument)

    def _parse(self, source: str, name: str | None, filename: str | None) -> nodes.Template:
        # Every template comes by here, the included and the imported ones too.
        tree = super()._parse(source, name, filename)
        self._check(tree, name or "")
        for const in tree.find_all(nodes.Const):
            if isinstance(const.value, str):
                # The author's own words, as the text around them: `{{ ", " if not loop.last }}`.
                const.value = Markup(const.value)  # noqa: S704 -- no data
        for loop in tree.find_all(nodes.For):
            text = sum(len(data.data) for data in loop.find_all(nodes.TemplateData))
            cost = nodes.Const(STEP + text, lineno=loop.lineno)
            loop.iter = nodes.Filter(
                loop.iter, _COUNTED, [cost], [], None, None, lineno=loop.lineno
            )
        return tree

    def _check(self, tree: nodes.Template, name: str) -> None:
        """Refuse what computes, joins, calls methods, or is not on a white list."""
        for node in tree.find_all(nodes.Node):
            what = type(node).__name__
            allowed = isinstance(node, _ALLOWED_NODES)
            if isinstance(node, nodes.Filter) and node.name not in self._writable:
                allowed, what = False, node.name
            if isinstance(node, nodes.Call) and not isinstance(node.node, nodes.Name):
                allowed = False
            if not allowed:
                raise TemplateError(
                    "template-forbidden", template=name, line=node.lineno, what=what
                )

    def _finalized(self, value: object) -> Markup:
        if isinstance(value, Undefined):
            # Raises with the name; an `if` without `else` gives nothing, and prints nothing.
            return escaped(str(value))
        if not isinstance(value, str):
            raise NotTextError(type(value).__name__)
        self._spend(len(value))
        return value if isinstance(value, Markup) else escaped(value)

    def _counted(self, items: Iterable[object], cost: int) -> Iterator[object]:
        for item in items:
            self._spend(cost)
            yield item

    def _spend(self, cost: int) -> None:
        self.left -= cost
        if self.left < 0:
            raise TooLongError


def _first(items: Iterable[object]) -> object:
    return _list(items)[0]


def _last(items: Iterable[object]) -> object:
    return _list(items)[-1]


def _list(items: Iterable[object]) -> list[object]:
    if isinstance(items, str):
        raise NotTextError("str")
    return list(items)


def _paragraphs(text: object) -> Markup:
    if not isinstance(text, str) or isinstance(text, Undefined):
        raise NotTextError(type(text).__name__)
    return text if isinstance(text, Markup) else escaped_paragraphs(text)
