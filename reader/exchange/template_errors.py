"""What a template's mistake is about, in the words of the template: the whole variable, or the line."""

import re
from collections.abc import Iterable, Iterator
from difflib import get_close_matches

from jinja2 import Environment, TemplateSyntaxError, nodes
from jinja2.exceptions import TemplateAssertionError

#: How much of a line is quoted, in code points.
_MOST = 72
_NO_SUCH = re.compile(r"No (filter|test) named '(.*?)'(?: found)?\.?")


class Unknown(str):
    """What is said of a name that stands for nothing: as a text it says so without the template at hand.

    `name` is the part that is missing, `near` what may have been meant, "" for nothing.
    """

    __slots__ = ("name", "near")

    name: str
    near: str

    def __new__(cls, name: str, near: str = "") -> "Unknown":
        """Return the saying about `name`."""
        self = super().__new__(cls, _said(name, near))
        self.name, self.near = name, near
        return self

    def at(self, environment: Environment, source: str, line: int) -> str:
        """Return the same with the whole variable as it stands in the template, near `line` from 1."""
        asked = variable(environment, source, line, self.name)
        if asked is None:
            return str(self)
        upto, whole = asked
        near = upto.removesuffix(self.name) + self.near if self.near else ""
        return _said(upto, near, whole if whole != upto else "")


def _said(name: str, near: str, whole: str = "") -> str:
    of = f", which “{whole}” asks for" if whole else ""
    return f"there is no “{name}” here{of}" + (f" (did you mean “{near}”?)" if near else "")


def variable(environment: Environment, source: str, line: int, name: str) -> tuple[str, str] | None:
    """Return the variable in whose chain `name` is missing: up to it (“h.foo”), and whole (“h.foo.bar”).

    The nearest to `line` counts, one before it rather than one behind. None where the template has none.
    """
    try:
        tree = environment.parse(source)
    except (TemplateSyntaxError, RecursionError):
        return None
    found = [(at, upto, whole) for at, upto, last, whole in _chains(tree, "") if last == name]
    if not found:
        return None
    _, upto, whole = min(found, key=lambda one: (abs(one[0] - line), one[0] > line))
    return upto, whole


def _chains(node: nodes.Node, whole: str) -> Iterator[tuple[int, str, str, str]]:
    """Yield of each name and attribute its line, its chain up to it, its last part, and its whole chain."""
    here = _chain(node)
    if here is not None:
        upto, last = here
        whole = whole or upto
        yield node.lineno, upto, last, whole
    else:
        whole = ""
    for child in node.iter_child_nodes():
        inner = whole if isinstance(node, nodes.Getattr | nodes.Getitem) and child is node.node else ""
        yield from _chains(child, inner)


def _chain(node: nodes.Node) -> tuple[str, str] | None:
    """Return a name or an attribute as it is written, and its last part; None for anything else."""
    if isinstance(node, nodes.Name):
        return node.name, node.name
    if isinstance(node, nodes.Getattr):
        return f"{_written(node.node)}.{node.attr}", node.attr
    if isinstance(node, nodes.Getitem) and isinstance(node.arg, nodes.Const):
        return f"{_written(node.node)}[{node.arg.value!r}]", str(node.arg.value)
    return None


def _written(node: nodes.Node) -> str:
    found = _chain(node)
    if found is not None:
        return found[0]
    if isinstance(node, nodes.Call):
        return f"{_written(node.node)}()"
    if isinstance(node, nodes.Filter) and node.node is not None:
        return f"({_written(node.node)}|{node.name})"
    return "…"


def syntax_words(error: TemplateSyntaxError, filters: Iterable[str], tests: Iterable[str]) -> str:
    """Return what is wrong with a template's syntax, with the filter or test that may have been meant."""
    words = (error.message or "").rstrip(".")
    found = _NO_SUCH.match(words) if isinstance(error, TemplateAssertionError) else None
    if found is None:
        return words
    kind, name = found.groups()
    near = get_close_matches(name, list(filters if kind == "filter" else tests), 1)
    return f"there is no {kind} “{name}”" + (f" (did you mean “{near[0]}”?)" if near else "")


def line_of(source: str, line: int) -> str:
    """Return the words of a line of a template, from 1, for an error to quote; "" where there is none."""
    lines = source.split("\n")
    words = " ".join(lines[line - 1].split()) if 0 < line <= len(lines) else ""
    return words if len(words) <= _MOST else words[: _MOST - 1] + "…"
