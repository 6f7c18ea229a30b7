"""The configuration: `listlint.toml`, or `[tool.listlint]` of `pyproject.toml`.

It is checked against the JSON Schema of `configschema`; what it says of paths and rules is asked
here.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import Any

from pathspec import GitIgnoreSpec

from listlint.diagnostic import Severity
from listlint.model import Route
from listlint.parse.document import REFERENCE_HEADINGS, Kind
from listlint.project import NoteFolder, Unwritten
from listlint.rule import Rule
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


@dataclass(frozen=True, slots=True)
class ListTable:
    """A `[[lists]]` table: files that are lists of entries."""

    path: str
    """Which files, relative to the folder of the configuration; `*` and `**` as in gitignore."""


@dataclass(frozen=True, slots=True)
class NoteTable:
    """A `[[notes]]` table: a folder of notes, each about one work."""

    path: str
    """Which files, relative to the folder of the configuration; `*` and `**` as in gitignore."""
    schema: str | None = None
    """The JSON Schema of their frontmatter: a file of the project, or `listlint:NAME` for one that
    comes with listlint."""
    unwritten: Unwritten = Unwritten.WARNING
    """What a link to a note that nobody has written yet is."""
    references: tuple[str, ...] = REFERENCE_HEADINGS
    """Headings under which a note lists what it cites; case does not matter."""


@dataclass(frozen=True, slots=True)
class Setting:
    """What holds for one rule, and why."""

    on: bool
    severity: Severity
    options: Mapping[str, object] = field(default_factory=dict)
    why: str = "by default"


@dataclass(frozen=True)
class Config:
    """A checked configuration. Without arguments: what holds where nothing is configured."""

    path: str = ""
    """The file that it was read from, relative to the project; empty where there is none."""
    lists: tuple[ListTable, ...] = ()
    notes: tuple[NoteTable, ...] = ()
    rules: Mapping[str, str | Mapping[str, Any]] = field(default_factory=dict)
    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    per_file_ignores: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    exclude: tuple[str, ...] = ()
    schemas: Mapping[str, Schema] = field(default_factory=dict)
    """The schemas of the note tables, by name."""

    def table(self, path: str) -> ListTable | NoteTable | None:
        """The table that speaks for a file: the first list, else the first note folder."""
        return next((table for table in self.tables if self.specs[table.path](path)), None)

    @property
    def tables(self) -> Sequence[ListTable | NoteTable]:
        """All tables, in the order in which they are asked."""
        return (*self.lists, *self.notes)

    def kind(self, path: str) -> Kind | None:
        """What the configuration takes a file for."""
        match self.table(path):
            case ListTable():
                return Kind.LIST
            case NoteTable():
                return Kind.NOTE
        return None

    def references(self, path: str) -> tuple[str, ...]:
        """The headings under which a file lists what it cites."""
        table = self.table(path)
        return table.references if isinstance(table, NoteTable) else REFERENCE_HEADINGS

    def folder(self, path: str) -> NoteFolder:
        """What holds for a file as a note."""
        table = self.table(path)
        if not isinstance(table, NoteTable):
            return NoteFolder()
        schema = self.schemas.get(table.schema) if table.schema else None
        return NoteFolder(table.path, schema, table.unwritten)

    def setting(self, rule: Rule) -> Setting:
        """Whether a rule runs, how severe it is, with which options, and what decided that."""
        written = self.rules.get(rule.name, {})
        table: Mapping[str, Any] = {"severity": written} if isinstance(written, str) else written
        level = table.get("severity")
        options = {key.replace("-", "_"): _frozen(table[key]) for key in table if key != "severity"}
        severity = rule.severity if level in (None, "off") else Severity(level)
        on, why = (rule.on, "by default") if level is None else (level != "off", "by [rules]")
        if self.select:
            on, why = rule.name in self.select, "by `select`"
        if rule.name in self.ignore:
            on, why = False, "by `ignore`"
        return Setting(on, severity, options, why)

    def is_ignored(self, path: str, rule: str) -> bool:
        """Whether `ignore` or `per-file-ignores` silences a rule in a file."""
        if rule in self.ignore:
            return True
        return any(
            rule in names and self.specs[pattern](path)
            for pattern, names in self.per_file_ignores.items()
        )

    @cached_property
    def specs(self) -> Mapping[str, Callable[[str], bool]]:
        """Each pattern for paths, as a test of a path."""
        return {
            pattern: GitIgnoreSpec.from_lines([f"/{pattern.lstrip('/')}"]).match_file
            for pattern in (*(table.path for table in self.tables), *self.per_file_ignores)
        }

    def selecting(self, select: Iterable[str], ignore: Iterable[str]) -> Config:
        """The same with what the command line says: its `select` replaces, its `ignore` adds."""
        chosen = tuple(select)
        silenced = tuple(name for name in self.ignore if name not in chosen)
        return replace(
            self,
            select=chosen or self.select,
            ignore=(*silenced, *ignore),
        )


def read(text: str, path: str, read_file: Read) -> Config:
    """Check and read a configuration. Raises `ConfigError` with every complaint at once.

    `path` names it in complaints; `read_file` reads schemas. An empty text is no configuration.
    """
    # Imported here since it asks every rule for its options.
    from listlint.configschema import config_schema  # noqa: PLC0415

    try:
        value: Any = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise ConfigError(
            f"{path}: this is not TOML: {str(error)[:1].lower()}{str(error)[1:]}"
        ) from None
    if path.endswith("pyproject.toml"):
        value = value.get("tool", {}).get("listlint", {})
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


def _schemas(notes: Iterable[NoteTable], read_file: Read) -> dict[str, Schema]:
    schemas = {}
    for name in dict.fromkeys(table.schema for table in notes if table.schema):
        try:
            schemas[name] = load_schema(name, read_file)
        except SchemaError as error:
            place = f"{error.path}:{error.line}" if error.line else error.path
            raise ConfigError(f"{place}: {error.message}") from None
    return schemas


def _frozen(value: Any) -> Any:
    return tuple(value) if isinstance(value, list) else value


def _complaint(text: str, path: str, fault: SchemaFault) -> str:
    advice = f" ({fault.help})" if fault.help else ""
    line = line_of(text, fault.route)
    return f"{path}:{line}: {fault.message}{advice}" if line else f"{path}: {fault.message}{advice}"


_HEADER = re.compile(r"\s*\[{1,2}\s*([^\]]+?)\s*\]{1,2}")


def line_of(text: str, route: Route) -> int | None:
    """The line, from 1, at which TOML writes the last key of a route that can be found.

    tomllib tells no places, so the headers and keys are looked for as they are usually written.
    """
    best: int | None = None
    table: Route = ()
    counts: dict[str, int] = {}
    for number, line in enumerate(text.splitlines(), 1):
        header = _HEADER.match(line)
        if header is not None:
            names: Route = tuple(part.strip(" \"'") for part in header[1].split("."))
            names = names[2:] if names[:2] == ("tool", "listlint") else names
            table = names
            if line.lstrip().startswith("[["):
                counts[header[1]] = counts.get(header[1], -1) + 1
                table = (*names, counts[header[1]])
            here = table
        else:
            key = line.partition("=")[0].strip().strip("\"'")
            here = (*table, key)
        if here and route[: len(here)] == here:
            best = number
    return best
