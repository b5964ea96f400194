"""What a template may print and do: the context as Jinja gets it, and the Jinja that gets it."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any, TypeAlias

from jinja2 import StrictUndefined, Undefined, UndefinedError
from jinja2.exceptions import TemplateRuntimeError
from jinja2.sandbox import ImmutableSandboxedEnvironment
from jinja2.utils import missing
from markupsafe import Markup

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
_FILTERS_TAKEN_OUT = ("safe", "urlize", "tojson", "xmlattr", "pprint", "random")


class _Marked(str):
    """A text with marks of figures: bare for whatever a template asks of it, marked only where it is printed."""

    __slots__ = ("marked",)
    marked: str

    def __new__(cls, marked: str) -> _Marked:
        text = super().__new__(cls, bare(marked))
        text.marked = marked
        return text


class MissingNameError(UndefinedError):
    """A name that the context does not have, with the names that stand on the same level."""

    def __init__(self, message: str | None, name: str, level: list[str] | None) -> None:
        super().__init__(message)
        self.name = name
        self.level = level


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


class _Sandbox(ImmutableSandboxedEnvironment):
    """A name of the context goes before a method of its dict, and is found at once."""

    def getattr(self, obj: Any, attribute: str) -> Any:
        if type(obj) is dict and attribute in obj:
            return obj[attribute]
        return super().getattr(obj, attribute)


def environment(*, guarded: bool = True) -> ImmutableSandboxedEnvironment:
    """The Jinja of templates; `guarded`: what it prints goes through docxtpl."""
    finalize = _guarded if guarded else _printed
    env = _Sandbox(autoescape=True, undefined=_Missing, finalize=finalize)
    for name in _FILTERS_TAKEN_OUT:
        del env.filters[name]
    env.globals = {"namespace": env.globals["namespace"]}
    return env


def checked_context(context: Mapping[str, Plain]) -> dict[str, Plain]:
    """The context as Jinja gets it."""
    plain = checked(context, "")
    assert isinstance(plain, dict)  # noqa: S101 - a mapping becomes a dict
    return plain


def checked(value: object, path: str) -> Plain:
    """The context as Jinja gets it. Anything but plain data is a fault of the caller, told with its path."""
    if isinstance(value, bool):
        return value
    if isinstance(value, str):
        if value.isascii() and value.isprintable():
            return value
        bad = _UNPRINTABLE.search(value)
        if bad:
            raise ValueError(f"{path}: character {bad[0]!r} cannot be printed")
        value = re.sub(r"\r\n?", "\n", value)
        return value if bare(value) == value else _Marked(value)
    if isinstance(value, list):
        return [checked(item, f"{path}[{i}]") for i, item in enumerate(value)]
    if isinstance(value, Mapping):
        for key in value:
            if not isinstance(key, str):
                raise TypeError(f"{path}: key {key!r} is not text")
        return {key: checked(item, f"{path}.{key}" if path else key) for key, item in value.items()}
    raise TypeError(f"{path}: {type(value).__name__} is not plain text, bool, list or dict")


def all_names(value: Plain) -> set[str]:
    if isinstance(value, dict):
        return set(value).union(*map(all_names, value.values()))
    return set().union(*map(all_names, value)) if isinstance(value, list) else set()
