"""Schema files: what a URI stands for, never outside the project, and the line of each place."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from dataclasses import dataclass
from importlib.resources import files
from pathlib import Path
from posixpath import normpath
from typing import Any
from urllib.parse import quote, unquote, urlsplit

from listlint.core.frontmatter import Route
from listlint.core.source import Source
from listlint.parse.frontmatter import loaded_head
from listlint.schema import SchemaError

Read = Callable[[str], str | None]
"""Gives the text of a file of the project by its path, or `None` where there is none. Raises
`OSError`, `RuntimeError` or `UnicodeDecodeError` where it cannot be read."""

PREFIX = "listlint:"
"""Begins the name of a schema that comes with the package."""

_LARGEST = 10**308
"""Near to the largest number that a floating point one can be: greater limits of a schema hold for
all numbers alike, and cannot be computed with."""
_DEEPEST = 100
"""Collections within collections that a schema may have; jsonschema takes up to seven calls of
Python for each to see whether it is sound, of the thousand that there may be."""
_PACKAGED = "listlint"
"""The host of packaged schemas in URIs, so that they too can refer to each other."""


@dataclass(frozen=True, slots=True, eq=False)
class SchemaFile:
    """One file with a schema in it. `path` is how a person knows it."""

    path: str
    uri: str
    text: str
    value: Any

    def error(self, message: str, route: Route = ()) -> SchemaError:
        """A complaint about the place to which `route` leads."""
        return SchemaError(self.path, message, self._line(route) if self.text else None)

    def _line(self, route: Route) -> int | None:
        """The line, from 1, of a key or item. But for tabs and rare cases, JSON is YAML."""
        source = Source(self.path, self.text.replace("\t", " "))
        head = loaded_head.read_whole(source).frontmatter
        try:
            return source.position(head.key_span(route).start).line if head else None
        except KeyError:
            return None

    def route_of(self, part: object) -> Route:
        """Where a part of the value, known by identity, stands."""
        pending: list[tuple[Route, Any]] = [((), self.value)]
        while pending:
            route, value = pending.pop()
            if value is part:
                return route
            pending += (((*route, step), child) for step, child in children(value))
        return ()


def children(value: object) -> list[tuple[str | int, Any]]:
    """The keys or indices of a collection with what stands there."""
    if isinstance(value, dict):
        return list(value.items())
    return list(enumerate(value)) if isinstance(value, list) else []


def tame(value: object) -> object:
    """The value with integers that Python can print and compare with fractions."""
    match value:
        case dict():
            return {key: tame(child) for key, child in value.items()}
        case list():
            return [tame(child) for child in value]
        case int() if abs(value) > _LARGEST:
            return _LARGEST if value > 0 else -_LARGEST
    return value


def uri_of(name: str) -> str:
    """The URI of a schema by its name in the configuration. `..` cannot lead out of the project."""
    if name.startswith(PREFIX):
        return f"file://{_PACKAGED}/{quote(name.removeprefix(PREFIX))}.schema.json"
    path = normpath(name.replace("\\", "/"))
    if path.startswith(("/", "../")) or path == "..":
        raise SchemaError(name, "a schema must be a file of the project")
    return f"file:///{quote(path)}"


def open_file(uri: str, read: Read) -> SchemaFile | None:
    """Read and parse the file of a URI; `None` where there is none, or where it is elsewhere.

    Raises `SchemaError` for a file that cannot be read as JSON or YAML.
    """
    parts = urlsplit(uri)
    path = unquote(parts.path).lstrip("/")
    outside = any(part in ("", ".", "..") for part in path.split("/"))
    if parts.scheme != "file" or outside or re.search(r"[\\:\0]", path):
        return None
    if parts.netloc == _PACKAGED:
        text, path = packaged(path), f"{PREFIX}{path.removesuffix('.schema.json')}"
    else:
        text = None if parts.netloc else _read(path, read)
    if text is None:
        return None
    text = text.removeprefix("\ufeff")
    file = SchemaFile(path, uri, text, _parse(path, text))
    if not isinstance(file.value, dict | bool):
        raise file.error("a schema is a mapping of keys to values")
    if _is_too_deep(file.value):
        raise file.error("this schema is nested too deep")
    return file


def _read(path: str, read: Read) -> str | None:
    try:
        return read(path)
    except UnicodeDecodeError:
        raise SchemaError(path, "this file is not UTF-8") from None
    except (OSError, RuntimeError) as error:  # such as a loop of links
        why = str(getattr(error, "strerror", None) or error).lower()
        raise SchemaError(path, f"this file cannot be read: {why}") from None


def _is_too_deep(value: object) -> bool:
    level = [value]
    for _ in range(_DEEPEST):
        level = [child for each in level for _, child in children(each)]
    return bool(level)


def packaged(name: str) -> str | None:
    """The text of a schema: in the wheel or, installed from the repository, beside the package."""
    beside = Path(__file__).parents[2] / "schemas"
    for folder in (files("listlint") / "schemas", beside):
        file = folder / name
        if "/" not in name and file.is_file():
            return file.read_text(encoding="utf-8")
    return None


def _parse(path: str, text: str) -> Any:
    if path.lower().endswith((".yaml", ".yml")):
        source = Source(path, text)
        head = loaded_head.read_whole(source)
        for fault in head.faults:
            raise SchemaError(path, fault.message, source.position(fault.span.start).line)
        return tame(head.frontmatter.value) if head.frontmatter else None
    try:
        return json.loads(text)
    except json.JSONDecodeError as error:
        words = f"this is not JSON: {error.msg[:1].lower()}{error.msg[1:]}"
        raise SchemaError(path, words, error.lineno) from None
    except ValueError:
        raise SchemaError(path, "a number with too many digits") from None
    except RecursionError:
        raise SchemaError(path, "this JSON is nested too deep") from None
