"""The names that are known at a place of a template, and what to say of one that is not."""

from __future__ import annotations

from collections.abc import Iterator

from lkjip_gen.templating.kinds import Kind
from lkjip_gen.templating.shapes import Shape, known
from lkjip_gen.text import suggestion

_DEEPEST = 4


class Scopes:
    """The context of a template, and what loops and set have added, innermost last."""

    def __init__(self, template: str, loop_names: frozenset[str]) -> None:
        self.template = template
        self.root = known().get(template, {})
        self._loop_names = loop_names
        self._frames: list[dict[str, Shape]] = [{}]

    def enter(self, names: dict[str, Shape]) -> None:
        self._frames.append(dict(names))

    def leave(self) -> None:
        self._frames.pop()

    def bind(self, name: str, shape: Shape) -> None:
        self._frames[-1][name] = shape

    def has(self, name: str) -> bool:
        return self.is_own(name) or name in self.root

    def is_own(self, name: str) -> bool:
        """Is it a name that the template has given itself?"""
        return any(name in frame for frame in self._frames)

    def shape(self, name: str) -> Shape:
        for frame in reversed(self._frames):
            if name in frame:
                return frame[name]
        return self.root.get(name)

    def missing(self, name: str) -> tuple[Kind, dict[str, str]]:
        """What to say of a name that is not known here."""
        if name == "loop":
            return Kind.LOOP_NAME, {}
        for frame in reversed(self._frames):
            for variable, shape in frame.items():
                if variable != "loop" and isinstance(shape, dict) and name in shape:
                    return Kind.NAME_IN_LOOP, {"benar": f"{variable}.{name}"}
        if name in self._loop_names:
            return Kind.NAME_WITHOUT_LOOP, {}
        near = suggestion(name, sorted({*self.root, *(n for frame in self._frames for n in frame)}))
        others = [template for template, names in known().items() if template != self.template and name in names]
        if others and not near:
            return Kind.NAME_ELSEWHERE, {"templat": ", ".join(others)}
        path = next(iter(sorted(paths_to(name, self.root), key=len)), "")
        if path:
            return Kind.NAME_UNKNOWN, {"usul": f'; yang ada "{path}"'}
        return Kind.NAME_UNKNOWN, {"usul": hint(near)}


def hint(near: str) -> str:
    return f'; mungkin maksudnya "{near}"' if near else ""


def paths_to(name: str, shape: Shape, before: str = "", depth: int = 0) -> Iterator[str]:
    """Where a name stands below these, such as "perjanjian[].pihak_pertama.nama"; [] is each item of a list."""
    if depth > _DEEPEST:
        return
    if isinstance(shape, list):
        yield from paths_to(name, shape[0], f"{before}[]", depth)
    elif isinstance(shape, dict):
        for key, value in shape.items():
            path = f"{before}.{key}" if before else key
            if key == name and before:
                yield path
            yield from paths_to(name, value, path, depth + 1)
