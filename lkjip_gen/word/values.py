"""What a template may print and do: the context as Jinja gets it, and the Jinja that gets it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from typing import Any, NoReturn, TypeAlias

from jinja2 import StrictUndefined, TemplateError, Undefined, UndefinedError, nodes
from jinja2.compiler import CodeGenerator, Frame
from jinja2.exceptions import SecurityError, TemplateRuntimeError
from jinja2.sandbox import ImmutableSandboxedEnvironment
from jinja2.utils import missing
from markupsafe import Markup, escape

from lkjip_gen.marks import bare

Plain: TypeAlias = "str | bool | list[Plain] | dict[str, Plain]"

# docxtpl turns "{_{" and its kin into braces after rendering. A noncharacter beside each of these keeps it from
# finding them in values; the guard is taken out again in the same step.
GUARD = "\ufdd0"
_GUARDED = re.compile(r"[{}%_]")
# What XML cannot hold, what docxtpl takes for its own marks (\a, \f), our guard, the marks of the fast way and those
# of placeholders.
_UNPRINTABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff\ufdde-\ufdef" + GUARD + "]")
# Filters that would let raw XML through, or that give another result each time.
FILTERS_TAKEN_OUT = ("safe", "urlize", "tojson", "xmlattr", "pprint", "random")

_PACKAGE = __name__.partition(".")[0]
NO_AUTOESCAPE = "autoescape is not for templates"


class _Marked(str):
    """A text with marks of figures: bare for whatever a template asks of it, marked only where it is printed."""

    __slots__ = ("marked",)
    marked: str

    def __new__(cls, marked: str, inner: str) -> _Marked:
        text = str.__new__(cls, inner)
        text.marked = marked
        return text


class MissingNameError(UndefinedError):
    """A name that the context does not have, with the names that stand on the same level."""

    def __init__(self, message: str | None, name: str, level: list[str] | None) -> None:
        super().__init__(message)
        self.name = name
        self.level = level


class FailedError(TemplateRuntimeError):
    """What Jinja or Python could not carry out of a template, in words."""

    def __init__(self, exc: Exception) -> None:
        if "no loader" in str(exc):
            super().__init__("include, import, dan extends tidak dapat dipakai: setiap templat berdiri sendiri")
        elif isinstance(exc, SyntaxError | RecursionError):  # of the program that Jinja makes of the template
            super().__init__("perintahnya terlalu dalam bersarang")
        else:
            said = f"{type(exc).__name__}: {exc}"
            super().__init__(f"perintah ini tidak dapat dijalankan; ingat bahwa setiap isian adalah teks ({said})")


def _is_ours(exc: Exception) -> bool:
    """Did our own code fail, and not what a template asked of Jinja (adding a number to a text, say)?"""
    trace = exc.__traceback__
    while trace is not None and trace.tb_next is not None:
        trace = trace.tb_next
    return trace is not None and str(trace.tb_frame.f_globals.get("__name__", "")).startswith(f"{_PACKAGE}.")


class _Missing(StrictUndefined):
    """StrictUndefined says only a sentence when it fails; this one hands over the name."""

    __slots__ = ()

    def __init__(
        self,
        hint: str | None = None,
        obj: Any = missing,
        name: str | None = None,
        exc: type[TemplateRuntimeError] = UndefinedError,
    ) -> None:
        def fail(message: str | None) -> MissingNameError:
            level = list(map(str, obj)) if isinstance(obj, Mapping) else None
            return MissingNameError(message, str(name), level)

        # the sandbox makes undefined values that raise SecurityError; those stay as they are
        super().__init__(hint, obj, name, fail if exc is UndefinedError else exc)  # type: ignore[arg-type]


def _guarded(value: object) -> object:
    printed = _printed(value)
    if not isinstance(printed, str):
        return printed
    guarded = _GUARDED.sub(rf"{GUARD}\g<0>{GUARD}", printed)
    return Markup(guarded) if isinstance(printed, Markup) else guarded  # noqa: S704 - it was Markup before


def _printed(value: object) -> object:
    """What `{{ }}` may print: text, or a count such as loop.index. Lists and yes/no are not text."""
    if type(value) is str:
        return value
    if type(value) is _Marked:
        return value.marked
    if isinstance(value, str | Undefined):
        return value
    if isinstance(value, int) and not isinstance(value, bool):
        return value
    raise TemplateRuntimeError("bukan teks")


def _escaped(value: Any) -> Any:
    """What `escape` gives, without a call where there is nothing to escape: looking for each sign is the fastest."""
    if type(value) is str and not ("&" in value or "<" in value or ">" in value or '"' in value or "'" in value):
        return value
    return escape(value)


class _Escaping(CodeGenerator):
    """No template may switch the escaping off: a value is text, whatever stands in it."""

    def _output_child_pre(self, node: nodes.Expr, frame: Frame, finalize: CodeGenerator._FinalizeInfo) -> None:
        self.write(f"environment.escaped({finalize.src or ''}")

    def visit_ScopedEvalContextModifier(self, node: nodes.ScopedEvalContextModifier, frame: Frame) -> None:  # noqa: N802 - Jinja's
        self.fail(NO_AUTOESCAPE, node.lineno)


class _Sandbox(ImmutableSandboxedEnvironment):
    """A name of the context goes before a method of its dict, and is found at once. Nothing computes without end.

    What fails in the commands of a template is raised as a TemplateError, what fails in our own code as it is.
    """

    code_generator_class = _Escaping
    intercepted_binops = frozenset({"*", "**"})
    escaped = staticmethod(_escaped)

    def compile(self, *arguments: Any, **named: Any) -> Any:
        try:
            return super().compile(*arguments, **named)
        except (SyntaxError, RecursionError) as exc:
            raise FailedError(exc) from exc

    def handle_exception(self, source: str | None = None) -> NoReturn:
        """Jinja asks for it where a template fails; it gives the traceback the lines of the template."""
        try:
            super().handle_exception(source)
        except TemplateError:
            raise
        except Exception as exc:
            if _is_ours(exc):
                raise
            raise FailedError(exc) from exc

    def call_binop(self, context: Any, operator: str, left: Any, right: Any) -> Any:
        """Jinja asks for it where a template multiplies; texts and lists could be made endless with it."""
        if operator == "**" or not (isinstance(left, int | float) and isinstance(right, int | float)):
            raise SecurityError("endless")
        return super().call_binop(context, operator, left, right)

    def getattr(self, obj: Any, attribute: str) -> Any:
        if type(obj) is dict and attribute in obj:
            return obj[attribute]
        return super().getattr(obj, attribute)


def environment(*, guarded: bool = True) -> ImmutableSandboxedEnvironment:
    """The Jinja of templates; `guarded`: what it prints goes through docxtpl."""
    finalize = _guarded if guarded else _printed
    env = _Sandbox(autoescape=True, undefined=_Missing, finalize=finalize)
    for name in FILTERS_TAKEN_OUT:
        del env.filters[name]
    env.globals = {"namespace": env.globals["namespace"]}
    return env


def checked_context(context: Mapping[str, Plain]) -> dict[str, Plain]:
    """The context as Jinja gets it. Anything but plain data is a fault of the caller, told with its path."""
    try:
        return {_key(key): _taken(value) for key, value in context.items()}
    except _Unfit as fault:
        where = "".join(f".{step}" if isinstance(step, str) else f"[{step}]" for step in _way_to(fault.value, context))
        raise fault.kind(f"{where.lstrip('.')}: {fault}") from None


class _Unfit(Exception):  # noqa: N818 - it becomes a TypeError or ValueError once its place is known
    """A value that is not fit to be printed."""

    def __init__(self, kind: type[Exception], value: object, message: str) -> None:
        super().__init__(message)
        self.kind, self.value = kind, value


def _taken(value: Any) -> Plain:
    """A value as Jinja gets it. Tens of thousands are in a context: the most frequent come first, with few calls."""
    kind = type(value)
    if kind is str:
        return value if value.isprintable() else _text(value)
    if kind is dict:
        return {
            key if type(key) is str else _key(key): item if type(item) is str and item.isprintable() else _taken(item)
            for key, item in value.items()
        }
    if kind is list:
        return [_taken(item) for item in value]
    if kind is bool:
        return bool(value)
    if isinstance(value, str):
        return _text(value)
    if isinstance(value, Mapping):
        return {_key(key): _taken(item) for key, item in value.items()}
    raise _Unfit(TypeError, value, f"{kind.__name__} is not plain text, bool, list or dict")


def _key(key: object) -> str:
    if isinstance(key, str):
        return key
    raise _Unfit(TypeError, key, f"key {key!r} is not text")


def _text(value: str) -> str:
    inner = bare(value)
    if not inner.isprintable():
        bad = _UNPRINTABLE.search(value)
        if bad:
            raise _Unfit(ValueError, value, f"character {bad[0]!r} cannot be printed")
        if "\r" in value:
            value = re.sub(r"\r\n?", "\n", value)
            inner = bare(value)
    return value if inner == value else _Marked(value, inner)


def _way_to(sought: object, value: object) -> list[str | int]:
    """The keys and numbers that lead to this very object; a key that is no text leads to its dict."""
    steps: Iterable[tuple[Any, object]] = ()
    if isinstance(value, Mapping):
        if any(key is sought for key in value):
            return []
        steps = value.items()
    elif isinstance(value, list):
        steps = enumerate(value)
    for step, item in steps:
        if item is sought:
            return [step]
        way = _way_to(sought, item)
        if way or (isinstance(item, Mapping) and any(key is sought for key in item)):
            return [step, *way]
    return []


def all_names(value: Plain) -> set[str]:
    if isinstance(value, dict):
        return set(value).union(*map(all_names, value.values()))
    return set().union(*map(all_names, value)) if isinstance(value, list) else set()
