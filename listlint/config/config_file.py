"""Reads the configuration: `listlint.toml`, or `[tool.listlint]` of `pyproject.toml`."""

from __future__ import annotations

import json
import tomllib
from collections.abc import Callable, Iterable, Iterator
from datetime import date, time
from functools import cache
from itertools import islice
from typing import Any

from listlint.config.profiles import PROFILES, ProfileName, RuleProfile
from listlint.config.tables import (
    Config,
    ListTable,
    NoteTable,
    PluginTable,
    SuppressTable,
)
from listlint.config.toml_lines import line_of
from listlint.core.document import LinkStyle
from listlint.core.errors import UsageError
from listlint.core.frontmatter import Route
from listlint.core.reference_headings import REFERENCE_HEADINGS
from listlint.core.source import Source, lines_of
from listlint.files import patterns
from listlint.links.index import UnwrittenPolicy
from listlint.lists.format.template import TemplateError
from listlint.lists.format.template import parse as parse_template
from listlint.lists.ordering import Order
from listlint.rules import OWN_RULES, renamed
from listlint.schema import Schema, SchemaError, SchemaFault
from listlint.schema import load as load_schema
from listlint.schema.schema_files import packaged
from listlint.works.linkage import CrossListing, Judged

NAMES = ("listlint.toml", "pyproject.toml")
"""Where a configuration can stand; the first one found in a folder counts."""

MOST_COMPLAINTS = 20
"""Nobody reads more of them at once."""

_SCHEMA = "config.schema.json"
_RENAMED = "the tables `[[ignore]]` are called `[[suppress]]` now"
_DEEPEST = 100
"""Levels of tables and arrays; the deepest key that there is has six."""
_NO_FILE = "`extends` names a profile, `awesome`, and no file: one configuration decides"

Read = Callable[[str], str | None]
"""Gives the text of a file of the project by its path, or `None` where there is none."""


def speaks_of_listlint(name: str, text: str) -> bool:
    """Whether a file configures listlint: a `pyproject.toml` does if it has its table."""
    if name != "pyproject.toml":
        return True
    try:
        tool = tomllib.loads(text).get("tool")
    except (ValueError, RecursionError):  # the complaint comes when it is read
        return "[tool.listlint" in text
    return isinstance(tool, dict) and "listlint" in tool


def read(text: str, path: str, read_file: Read) -> Config:
    """Check and read a configuration. Raises `UsageError` with all complaints at once.

    `path` names it in complaints; `read_file` reads schemas. An empty text is no configuration.
    """
    value = _table(text, path)
    for number, each in enumerate(_array(value, "ignore")):
        if isinstance(each, dict):
            raise UsageError(f"{path}:{line_of(text, ('ignore', number))}: {_RENAMED}")
    if str(value.get("extends", "")).endswith(".toml"):
        place = f"{path}:{line_of(text, ('extends',))}"
        raise UsageError(f"{place}: {_NO_FILE}")
    if old := [*_old_rule_names(value, text, path)]:
        raise UsageError(*old)
    if faults := list(islice(_config_schema().check(value), MOST_COMPLAINTS)):
        raise UsageError(*(_complaint(text, path, fault) for fault in faults))
    _check_patterns(value, text, path)
    notes = tuple(
        NoteTable(
            table["path"],
            table.get("schema"),
            UnwrittenPolicy(table.get("unwritten", UnwrittenPolicy.WARNING)),
            tuple(table.get("references", REFERENCE_HEADINGS)),
            LinkStyle(table["link-style"]) if "link-style" in table else None,
        )
        for table in value.get("notes", ())
    )
    tables = tuple(_suppress_tables(value.get("suppress", ()), text, path))
    judged = tuple(_judged(value.get("not-duplicates", ()), text, path))
    return Config(
        path=path if value else "",
        lists=tuple(_lists(value.get("lists", ()), text, path)),
        notes=notes,
        not_duplicates=judged,
        rules=value.get("rules", {}),
        profile=PROFILES[ProfileName(value["extends"])] if "extends" in value else RuleProfile(),
        select=tuple(value.get("select", ())),
        ignore=tuple(value.get("ignore", ())),
        suppress=tables,
        source=Source(path, text) if tables or judged else None,
        per_file_ignores={k: tuple(v) for k, v in value.get("per-file-ignores", {}).items()},
        exclude=tuple(value.get("exclude", ())),
        baseline=value.get("baseline"),
        schemas=_schemas(notes, text, path, read_file),
    )


def plugins_of(text: str, path: str) -> PluginTable:
    """The rules of a project's own that a configuration names; none where the table is not as it
    must be, which `read` complains about. Raises `UsageError` where the text is not TOML.
    """
    table = _table(text, path).get("plugins") if "plugins" in text else None
    given = table if isinstance(table, dict) else {}
    return PluginTable(
        tuple(each for each in _array(given, "paths") if isinstance(each, str)),
        tuple(each for each in _array(given, "entry-points") if isinstance(each, str)),
    )


def _config_schema() -> Schema:
    """The schema of the configuration, which knows the project's own rules too."""
    if not OWN_RULES.get():
        return _packaged_schema()
    from listlint.config import json_schema  # noqa: PLC0415 - few projects have rules of their own

    return Schema(_SCHEMA, json_schema.configuration_schema())


@cache
def _packaged_schema() -> Schema:
    """The schema that `json_schema` has made."""
    return Schema(_SCHEMA, json.loads(packaged(_SCHEMA) or "{}"))


def _table(text: str, path: str) -> Any:
    try:
        value: Any = tomllib.loads(text)
    except ValueError as error:
        if "integer string conversion" in str(error):  # Python reads no number so long
            raise UsageError(f"{path}: a number has too many digits") from None
        words = f"{str(error)[:1].lower()}{str(error)[1:]}"
        if "('ignore',)" in words:
            words += f"; {_RENAMED}"
        raise UsageError(f"{path}: this is not TOML: {words}") from None
    except RecursionError:
        raise UsageError(f"{path}: this is nested too deep") from None
    if path.endswith("pyproject.toml"):
        value = value.get("tool", {}).get("listlint", {})
        if not isinstance(value, dict):
            raise UsageError(f"{path}: `tool.listlint` is no table")
    try:
        return _as_json(value)
    except RecursionError:  # keys with thousands of dots, which `tomllib` reads in a loop
        raise UsageError(f"{path}: this is nested too deep") from None
    except _NulError:
        raise UsageError(f"{path}: a text holds a NUL, which no name and no pattern has") from None


def _array(table: Any, key: str) -> list[Any]:
    """The array of a key that has not been checked yet."""
    value = table.get(key)
    return value if isinstance(value, list) else []


class _NulError(ValueError):
    """A text could be the name of a file that the system cannot be asked for."""


def _as_json(value: Any, depth: int = 0) -> Any:
    """The same with dates and times as text, which is what JSON has for them."""
    if depth > _DEEPEST:
        raise RecursionError
    if isinstance(value, dict):
        return {key: _as_json(child, depth + 1) for key, child in value.items()}
    if isinstance(value, list):
        return [_as_json(child, depth + 1) for child in value]
    if isinstance(value, str) and "\0" in value:
        raise _NulError
    return value.isoformat() if isinstance(value, date | time) else value


def _check_patterns(value: Any, text: str, path: str) -> None:
    routes: list[tuple[Route, str]] = [(("exclude",), each) for each in value.get("exclude", ())]
    routes += [(("per-file-ignores", each), each) for each in value.get("per-file-ignores", ())]
    for key in ("lists", "notes", "suppress"):
        tables = enumerate(value.get(key, ()))
        routes += [
            ((key, number, "path"), table["path"]) for number, table in tables if "path" in table
        ]
    for route, pattern in routes:
        if why := patterns.complaint(pattern):
            raise UsageError(f"{path}:{line_of(text, route)}: `{pattern}` {why}")


def _lists(tables: Iterable[Any], text: str, path: str) -> Iterator[ListTable]:
    """The `[[lists]]` tables, their templates checked."""
    for number, table in enumerate(tables):
        formats = [*table.get("formats", ())]
        for route, template in (
            (("lists", number, "format"), table.get("format")),
            *((("lists", number, "formats"), each) for each in formats),
        ):
            if template is not None:
                _check_template(template.rstrip(), f"{path}:{line_of(text, route)}")
        written = table.get("format")
        yield ListTable(
            table["path"],
            written.rstrip() if written is not None else None,
            tuple(each.rstrip() for each in formats),
            CrossListing(table["cross-listing"]) if "cross-listing" in table else None,
            Order(table["order"]) if "order" in table else None,
        )


def _judged(tables: Iterable[Any], text: str, path: str) -> Iterator[Judged]:
    """The `[[not-duplicates]]` tables."""
    for number, table in enumerate(tables):
        if len(table["works"]) < 2:  # noqa: PLR2004 - a work differs from another
            line = line_of(text, ("not-duplicates", number, "works"))
            raise UsageError(f"{path}:{line}: `works` names two works or more")
        yield Judged(tuple(table["works"]), table.get("reason", ""))


def _suppress_tables(values: Iterable[Any], text: str, path: str) -> Iterator[SuppressTable]:
    for number, value in enumerate(values):
        if not {"path", "title", "id"}.intersection(value):
            line = line_of(text, ("suppress", number, "rules"))
            remedy = "say which `path`, `title` or `id`, or switch the rule off with `ignore`"
            raise UsageError(f"{path}:{line}: this suppresses findings everywhere: {remedy}")
        yield SuppressTable(**{**value, "rules": tuple(value["rules"])})


def _check_template(template: str, place: str) -> None:
    try:
        parse_template(template)
    except TemplateError as error:
        before = template[: error.start]
        line, column = before.count("\n"), error.start - (before.rfind("\n") + 1)
        shown = lines_of(template)[line] if template else ""
        width = max(1, min(error.end - error.start, len(shown) - column))
        remedy = f"; {error.help}" if error.help else ""
        pointer = f"{' ' * column}{'^' * width}"
        complaint = f"{place}: {error.message} in this format{remedy}"
        raise UsageError(complaint, f"  {shown}", f"  {pointer}") from None


def _schemas(
    notes: Iterable[NoteTable], text: str, path: str, read_file: Read
) -> dict[str, Schema]:
    schemas: dict[str, Schema] = {}
    for number, table in enumerate(notes):
        if table.schema is None or table.schema in schemas:
            continue
        try:
            schemas[table.schema] = load_schema(table.schema, read_file)
        except SchemaError as error:
            place = f"{error.path}:{error.line}" if error.line else error.path
            line = line_of(text, ("notes", number, "schema"))
            raise UsageError(f"{place}: {error.message} (for {path}:{line})") from None
    return schemas


def _old_rule_names(value: Any, text: str, path: str) -> Iterator[str]:
    """Complaints about rules that have another name now, wherever the configuration has them."""
    per_file = value.get("per-file-ignores")
    tables = enumerate(_array(value, "suppress"))
    places: list[tuple[Route, object]] = [
        (("rules",), value.get("rules")),
        (("select",), value.get("select")),
        (("ignore",), value.get("ignore")),
        *((("per-file-ignores", at), names) for at, names in _items(per_file)),
        *((("suppress", at, "rules"), each.get("rules")) for at, each in tables if _items(each)),
    ]
    for route, names in places:
        for name in names if isinstance(names, list | dict) else ():
            if isinstance(name, str) and (words := renamed(name)):
                line = line_of(text, (*route, name) if isinstance(names, dict) else route)
                yield f"{path}:{line}: {words}" if line else f"{path}: {words}"


def _items(value: object) -> list[tuple[str, Any]]:
    return [*value.items()] if isinstance(value, dict) else []


def _complaint(text: str, path: str, fault: SchemaFault) -> str:
    # Other advice is for those who can change the schema.
    advice = f" ({fault.help})" if fault.help and "did you mean" in fault.help else ""
    line = line_of(text, fault.route)
    return f"{path}:{line}: {fault.message}{advice}" if line else f"{path}: {fault.message}{advice}"
