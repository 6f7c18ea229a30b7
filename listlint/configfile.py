"""Reads the configuration: `listlint.toml`, or `[tool.listlint]` of `pyproject.toml`."""

from __future__ import annotations

import re
import tomllib
from collections import Counter
from collections.abc import Callable, Iterable
from typing import Any

from listlint.config import Config, ListTable, NoteTable
from listlint.configschema import config_schema
from listlint.model import Route
from listlint.parse.document import REFERENCE_HEADINGS
from listlint.project import Unwritten
from listlint.schema import Schema, SchemaError, SchemaFault
from listlint.schema import load as load_schema

NAMES = ("listlint.toml", "pyproject.toml")
"""Where a configuration can stand; the first one found in a folder counts."""

Read = Callable[[str], str | None]
"""Gives the text of a file of the project by its path, or `None` where there is none."""


class ConfigError(Exception):
    """A configuration that cannot be used: every complaint, with its file and line if known."""

    def __init__(self, *complaints: str) -> None:
        super().__init__("\n".join(complaints))
        self.complaints = complaints


def read(text: str, path: str, read_file: Read) -> Config:
    """Check and read a configuration. Raises `ConfigError` with every complaint at once.

    `path` names it in complaints; `read_file` reads schemas. An empty text is no configuration.
    """
    value = _table(text, path)
    # The check costs an import of a tenth of a second, which no configuration need not pay.
    if value and (faults := list(config_schema().check(value))):
        raise ConfigError(*(_complaint(text, path, fault) for fault in faults))
    notes = tuple(
        NoteTable(
            table["path"],
            table.get("schema"),
            Unwritten(table.get("unwritten", Unwritten.WARNING)),
            tuple(table.get("references", REFERENCE_HEADINGS)),
        )
        for table in value.get("notes", ())
    )
    return Config(
        path=path if value else "",
        lists=tuple(ListTable(table["path"]) for table in value.get("lists", ())),
        notes=notes,
        rules=value.get("rules", {}),
        select=tuple(value.get("select", ())),
        ignore=tuple(value.get("ignore", ())),
        per_file_ignores={k: tuple(v) for k, v in value.get("per-file-ignores", {}).items()},
        exclude=tuple(value.get("exclude", ())),
        schemas=_schemas(notes, read_file),
    )


def _table(text: str, path: str) -> Any:
    try:
        value: Any = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        words = f"{str(error)[:1].lower()}{str(error)[1:]}"
        raise ConfigError(f"{path}: this is not TOML: {words}") from None
    except RecursionError:
        raise ConfigError(f"{path}: this is nested too deep") from None
    if path.endswith("pyproject.toml"):
        for key in ("tool", "listlint"):
            value = value.get(key, {}) if isinstance(value, dict) else {}
    return value


def _schemas(notes: Iterable[NoteTable], read_file: Read) -> dict[str, Schema]:
    schemas = {}
    for name in dict.fromkeys(table.schema for table in notes if table.schema):
        try:
            schemas[name] = load_schema(name, read_file)
        except SchemaError as error:
            place = f"{error.path}:{error.line}" if error.line else error.path
            raise ConfigError(f"{place}: {error.message}") from None
    return schemas


def _complaint(text: str, path: str, fault: SchemaFault) -> str:
    advice = f" ({fault.help})" if fault.help else ""
    line = line_of(text, fault.route)
    return f"{path}:{line}: {fault.message}{advice}" if line else f"{path}: {fault.message}{advice}"


_HEADER = re.compile(r"\s*\[{1,2}\s*([^\]]+?)\s*\]{1,2}")


def line_of(text: str, route: Route) -> int | None:
    """The line, from 1, at which TOML writes the last key of a route that can be found.

    tomllib tells no places, so the headers and keys are looked for as they are usually written.
    """
    best: tuple[int, int] | None = None
    table: Route = ()
    counts: Counter[str] = Counter()
    for number, line in enumerate(text.splitlines(), 1):
        header = _HEADER.match(line)
        if header is None:
            here = (*table, line.partition("=")[0].strip().strip("\"'"))
        else:
            names: Route = tuple(part.strip(" \"'") for part in header[1].split("."))
            names = names[2:] if names[:2] == ("tool", "listlint") else names
            if line.lstrip().startswith("[["):
                names = (*names, counts[header[1]])
                counts[header[1]] += 1
            here = table = names
        if here and route[: len(here)] == here and (best is None or len(here) > best[0]):
            best = (len(here), number)
    return best[1] if best else None
