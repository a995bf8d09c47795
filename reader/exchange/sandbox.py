"""A Jinja2 in which a template can do no harm: no way to Python, no endless work, no endless text.

Templates are passed around among strangers. Time is watched line by line while a template runs, and whatever
could make something huge in one step is limited or left out.
"""

import sys
import threading
import time
from collections.abc import Callable, Collection, Generator, Iterable, Iterator, Mapping
from contextlib import contextmanager
from difflib import get_close_matches
from types import FrameType, SimpleNamespace
from typing import Any

from jinja2 import FunctionLoader, StrictUndefined, TemplateError, TemplateNotFound, UndefinedError, nodes
from jinja2.compiler import CodeGenerator, Frame
from jinja2.exceptions import SecurityError, TemplateSyntaxError
from jinja2.ext import Extension
from jinja2.parser import Parser
from jinja2.sandbox import ImmutableSandboxedEnvironment

from reader.errors import ExportError
from reader.exchange.template_errors import Unknown, line_of, syntax_words

#: How long a template may run, in seconds, and how much it may write or hold in one text, in code points.
MOST_SECONDS, MOST_TEXT = 5.0, 4_000_000
_MOST_MADE = 16 * MOST_TEXT
_MUCH = f"that makes more than {MOST_TEXT // 1_000_000} million characters"
_MOST_ITEMS = 100_000
_MOST_BITS = 4096
_FILTERS = frozenset(
    """abs capitalize count d default dictsort e escape first float groupby indent int items join last length
    list lower map max min reject rejectattr replace reverse round select selectattr sort string striptags sum
    title tojson trim truncate unique upper urlencode wordcount""".split()  # noqa: SIM905 - a word list reads best as words
)
_GLOBALS = frozenset(("range", "dict", "namespace"))
_TEXT_METHODS = frozenset(
    """capitalize casefold count endswith find index isalnum isalpha isdigit islower isnumeric isspace istitle
    isupper lower lstrip partition removeprefix removesuffix rfind rindex rpartition rsplit rstrip split
    splitlines startswith strip swapcase title upper""".split()  # noqa: SIM905 - as above
)


class TooMuchError(Exception):
    """A template that would go on for ever, or make something huge."""


class Known(SimpleNamespace):
    """Facts for templates, by name."""


class _Missing(StrictUndefined):
    """What there is none of: to use it is an error, that tells what may have been meant."""

    @property
    def _undefined_message(self) -> str:
        name, holder = self._undefined_name, self._undefined_obj
        if self._undefined_hint or not isinstance(name, str):
            return str(super()._undefined_message)
        near = get_close_matches(name, vars(holder), 1) if isinstance(holder, Known) else []
        return Unknown(name, *near)


class _Code(CodeGenerator):
    """Compiles templates so that texts are joined within limits."""

    def visit_Concat(self, node: nodes.Concat, frame: Frame) -> None:  # noqa: N802 - Jinja's name
        """Join with the environment's own function."""
        self.write("environment.joined((")
        for one in node.nodes:
            self.visit(one, frame)
            self.write(", ")
        self.write("))")


class UnitTag(Extension):
    """`{% unit h %}…{% endunit %}`: a passage that is generated anew unless its reader edited it."""

    tags = {"unit"}  # noqa: RUF012 - declared so by Jinja

    def parse(self, parser: Parser) -> nodes.Node:
        """Read the tag, what it is of, and the passage."""
        line = next(parser.stream).lineno
        name = parser.parse_expression()
        body = parser.parse_statements(("name:endunit",), drop_needle=True)
        call = self.call_method("_marked", [name], lineno=line)
        return nodes.CallBlock(call, [], [], body).set_lineno(line)

    def _marked(self, name: object, caller: Callable[[], str]) -> str:
        marked = getattr(self.environment, "marked", None)
        return str(marked(name, caller())) if marked is not None else caller()


class Environment(ImmutableSandboxedEnvironment):
    """The sandbox of templates of notes; `marked` puts a passage between its marks.

    `others` returns the text of another template by its name, None where there is none to be taken in.
    `sources` are the texts of all templates at hand, by name: what errors quote.
    """

    code_generator_class = _Code
    intercepted_binops = frozenset(("*", "+", "**", "%", "//"))

    def __init__(
        self,
        filters: Mapping[str, Callable[..., Any]],
        marked: Callable[[object, str], str],
        others: Callable[[str], str | None] = lambda name: None,
    ) -> None:
        self.sources: dict[str, str] = {}
        self._others = others
        super().__init__(
            loader=FunctionLoader(self._loaded),
            undefined=_Missing,
            extensions=[UnitTag],
            keep_trailing_newline=True,
            trim_blocks=True,
            lstrip_blocks=True,
        )
        own = {name: self.filters[name] for name in _FILTERS if name in self.filters}
        limited = {"replace": _replaced, "join": _joined_items, "indent": _indented(own["indent"])}
        self.filters = {**own, **limited, **filters}
        self.globals = {name: self.globals[name] for name in _GLOBALS}
        self.globals["range"] = _range
        self.marked = marked

    def _loaded(self, name: str) -> tuple[str, str, None] | None:
        source = self._others(name)
        if source is None:
            return None
        self.sources[name] = source
        return source, name, None

    def joined(self, parts: Iterable[Any]) -> str:
        """Join texts, as `~` does."""
        texts = [str(part) for part in parts]
        _check(sum(map(len, texts)))
        return "".join(texts)

    def is_safe_attribute(self, obj: Any, attr: str, value: Any) -> bool:
        """Let templates call only those methods of texts that cannot make them huge."""
        if isinstance(obj, str) and callable(value):
            return attr in _TEXT_METHODS
        return super().is_safe_attribute(obj, attr, value)

    def wrap_str_format(self, value: Any) -> Any:
        """Offer no `format`: it can make any text huge."""
        return None

    def call_binop(self, context: Any, operator: str, left: Any, right: Any) -> Any:
        """Reckon within limits."""
        texts = (str, list, tuple)
        if operator == "%" and isinstance(left, str):
            raise SecurityError("texts cannot be formatted with %")
        if operator == "*" and (isinstance(left, texts) or isinstance(right, texts)):
            text, times = (left, right) if isinstance(left, texts) else (right, left)
            _check(len(text) * max(0, int(times)))
        elif operator == "+" and isinstance(left, texts) and isinstance(right, texts):
            _check(len(left) + len(right))
        elif operator == "**" and not (abs(float(right)) <= 64 and abs(float(left)) <= 1e6):
            raise TooMuchError("that number is too large")
        found = super().call_binop(context, operator, left, right)
        if isinstance(found, int) and found.bit_length() > _MOST_BITS:
            raise TooMuchError("that number is too large")
        return found


class _Spent(threading.local):
    """How much text the template at hand has made so far, in code points."""

    made = 0


_spent = _Spent()


def _check(length: int) -> None:
    _spent.made += length
    if length > MOST_TEXT or _spent.made > _MOST_MADE:
        raise TooMuchError(_MUCH)


def _range(*bounds: int) -> range:
    found = range(*bounds)
    if len(found) > _MOST_ITEMS:
        raise TooMuchError(f"a range has at most {_MOST_ITEMS:,} numbers")
    return found


def _replaced(text: object, old: object, new: object, count: int | None = None) -> str:
    words, sought, put = str(text), str(old), str(new)
    _check(len(words) + (words.count(sought) if sought else len(words) + 1) * len(put))
    return words.replace(sought, put, -1 if count is None else count)


def _joined_items(items: Iterable[Any], between: object = "", attribute: str | None = None) -> str:
    if attribute is not None:
        items = [getattr(item, attribute, "") if not attribute.startswith("_") else "" for item in items]
    texts, sign = [str(item) for item in items], str(between)
    _check(sum(map(len, texts)) + len(sign) * len(texts))
    return sign.join(texts)


def _indented(indent: Callable[..., Any]) -> Callable[..., Any]:
    def limited(text: object, width: int | str = 4, first: bool = False, blank: bool = False) -> Any:
        words = str(text)
        _check((words.count("\n") + 1) * (width if isinstance(width, int) else len(width)) + len(words))
        return indent(words, width, first, blank)

    return limited


def compiled(environment: Environment, source: str, name: str) -> Any:
    """Return the template of a text; raises ExportError, with the line, for one that is no template."""
    environment.sources[name] = source
    try:
        code = environment.compile(source, name, name)
        return environment.template_class.from_code(environment, code, dict(environment.globals))
    except TemplateSyntaxError as error:
        raise _no_template(environment, error, name) from None
    except (TemplateError, RecursionError, ValueError, OverflowError) as error:
        raise ExportError(f"{name} is no template: {error}.") from None


def _no_template(environment: Environment, error: TemplateSyntaxError, name: str) -> ExportError:
    words = syntax_words(error, environment.filters, environment.tests)
    quoted = line_of(environment.sources.get(error.name or name, ""), error.lineno)
    return ExportError(f"{error.name or name}, line {error.lineno}: {words}.", f"it says: {quoted}")


def run(environment: Environment, name: str, make: Callable[[], Generator[str]]) -> str:
    """Return the text that a template makes.

    Raises ExportError with the template (or the one that it takes in), the line, and what went wrong there.
    """
    written: list[str] = []
    length = _spent.made = 0
    try:
        with _watched(environment.sources):
            chunks = make()
            for chunk in chunks:
                written.append(chunk)
                length += len(chunk)
                if length > MOST_TEXT:
                    chunks.throw(TooMuchError(_MUCH))  # where the template is, so that the line is told
    except ExportError:
        raise
    except TemplateSyntaxError as error:
        raise _no_template(environment, error, name) from None
    except Exception as error:
        raise _told(environment, name, error) from None
    return "".join(written)


def _words_of(error: BaseException) -> str:
    """Return what went wrong while a template ran, in a few words."""
    match error:
        case SecurityError():
            return f"templates may not do that: {error}"
        case TemplateNotFound():
            return f"there is no template “{error.name}” beside it to be taken in"
        case RecursionError():
            return "the template calls itself without end"
        case MemoryError():
            return "the template makes too much"
        case _:
            return str(error) or type(error).__name__


def _told(environment: Environment, name: str, error: BaseException) -> ExportError:
    sources, line = environment.sources, 0
    trace = error.__traceback__
    while trace is not None:
        if trace.tb_frame.f_code.co_filename in sources:
            name, line = trace.tb_frame.f_code.co_filename, trace.tb_lineno
        trace = trace.tb_next
    words, hint = _words_of(error), ""
    if line:
        source = sources.get(name, "")
        message = error.args[0] if error.args else ""
        if isinstance(error, UndefinedError) and isinstance(message, Unknown):
            words = message.at(environment, source, line)
        hint = f"it says: {line_of(source, line)}"
    where = f"{name}, line {line}" if line else name
    return ExportError(f"{where}: {words.rstrip('.')}.", hint)


@contextmanager
def _watched(names: Collection[str]) -> Iterator[None]:
    """Look at the clock at every line of these templates, which stops loops that write nothing too."""
    deadline = time.monotonic() + MOST_SECONDS
    before = sys.gettrace()

    def look(frame: FrameType, event: str, argument: Any) -> Any:
        if time.monotonic() > deadline:
            raise TooMuchError(f"it ran for more than {MOST_SECONDS:g} seconds")
        return look

    def enter(frame: FrameType, event: str, argument: Any) -> Any:
        return look(frame, event, argument) if frame.f_code.co_filename in names else None

    sys.settrace(enter)
    try:
        yield
    finally:
        sys.settrace(before)
