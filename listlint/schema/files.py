"""Schema files: where they are read from, and the line of each place in them."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from importlib.resources import files
from pathlib import Path
from posixpath import normpath, relpath
from typing import Any
from urllib.parse import quote, unquote, urljoin, urlsplit

from listlint.model import Route
from listlint.schema.fault import SchemaError
from listlint.source import Source

Read = Callable[[str], str | None]
"""Gives the text of a file of the project by its path, or `None` where there is none."""

PREFIX = "listlint:"
"""Begins the name of a schema that comes with the package."""

_PACKAGED = "listlint"
"""The host of packaged schemas in URIs, so that they too can refer to each other."""
_BLANKS = re.compile(r"[ \t\r\n]*")


@dataclass(frozen=True, slots=True, eq=False)
class SchemaFile:
    """One file with a schema in it. `path` is how a person knows it."""

    path: str
    uri: str
    text: str
    value: Any

    def error(self, message: str, route: Route = ()) -> SchemaError:
        """A complaint about the place to which `route` leads."""
        return SchemaError(self.path, message, self.line(route) if self.text else None)

    def line(self, route: Route) -> int:
        """The line, from 1, of a key or item."""
        source = Source(self.path, self.text)
        if _is_yaml(self.path):
            head = _yaml(source)
            offset = head.frontmatter.key_span(route).start if head.frontmatter else 0
        else:
            offset = _offset(self.text, route)
        return source.position(offset).line

    def route_of(self, part: object) -> Route | None:
        """Where a part of the value, known by identity, stands."""
        pending: list[tuple[Route, object]] = [((), self.value)]
        while pending:
            route, value = pending.pop()
            if value is part:
                return route
            pending += (((*route, step), child) for step, child in children(value))
        return None


def children(value: object) -> Iterator[tuple[str | int, object]]:
    """The keys or indices of a collection with what stands there."""
    if isinstance(value, dict):
        yield from value.items()
    elif isinstance(value, list):
        yield from enumerate(value)


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
        text, path = _packaged(path), f"{PREFIX}{path.removesuffix('.schema.json')}"
    else:
        text = None if parts.netloc else read(path)
    if text is None:
        return None
    text = text.removeprefix("\ufeff")
    file = SchemaFile(path, uri, text, _parse(path, text))
    if not isinstance(file.value, dict | bool):
        raise file.error("a schema is a mapping of keys to values")
    return file


def local_uri(uri: str, base: str, local: str) -> str:
    """Where a URI leads when `base` stands for the local file of the URI `local`."""
    folder = urlsplit(base).path.rpartition("/")[0] or "/"
    return urljoin(local, relpath(urlsplit(uri).path, folder))


def _packaged(name: str) -> str | None:
    """A schema in the wheel or, where the package is installed from its repository, beside it."""
    beside = Path(__file__).parents[2] / "schemas"
    for folder in (files("listlint") / "schemas", beside):
        file = folder / name
        if "/" not in name and file.is_file():
            return file.read_text(encoding="utf-8")
    return None


def _is_yaml(path: str) -> bool:
    return path.lower().endswith((".yaml", ".yml"))


def _yaml(source: Source) -> Any:
    from listlint.parse import frontmatter  # noqa: PLC0415 - few schemas are YAML

    return frontmatter.read_whole(source)


def _parse(path: str, text: str) -> Any:
    if _is_yaml(path):
        source = Source(path, text)
        head = _yaml(source)
        for fault in head.faults:
            raise SchemaError(path, fault.message, source.position(fault.span.start).line)
        return head.frontmatter.value
    try:
        return json.loads(text)
    except json.JSONDecodeError as error:
        words = f"this is not JSON: {error.msg[:1].lower()}{error.msg[1:]}"
        raise SchemaError(path, words, error.lineno) from None
    except ValueError:
        raise SchemaError(path, "a number with too many digits") from None
    except RecursionError:
        raise SchemaError(path, "this JSON is nested too deep") from None


def _offset(text: str, route: Route) -> int:
    """Where the last key or item of a route begins in JSON that is known to be well formed."""
    found = value = _skip(text, 0)
    for step in route:
        # Of keys that stand twice the last one counts.
        for name, key_at, value_at in list(_members(text, value)):
            if name == step:
                found, value = key_at, value_at
    return found


def _members(text: str, at: int) -> Iterator[tuple[str | int, int, int]]:
    """Name or index, place and value's place of what the collection at `at` holds."""
    decoder = json.JSONDecoder()
    in_mapping = text[at] == "{"
    at = _skip(text, at + 1)
    index = 0
    while text[at] not in "]}":
        key_at, name = at, index
        if in_mapping:
            name, end = decoder.raw_decode(text, at)
            at = _skip(text, _skip(text, end) + 1)
        yield name, key_at, at
        at = _skip(text, decoder.raw_decode(text, at)[1])
        if text[at] == ",":
            at = _skip(text, at + 1)
        index += 1


def _skip(text: str, at: int) -> int:
    found = _BLANKS.match(text, at)
    return found.end() if found else at
