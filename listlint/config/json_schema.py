"""The JSON Schema of the configuration, made from its dataclasses and the rules' options.

What it makes is kept in `schemas/`, since to make it takes longer than a small run.
"""

from __future__ import annotations

import ast
import inspect
import json
import sys
import textwrap
import types
from collections.abc import Iterable, Iterator
from dataclasses import MISSING, fields, is_dataclass
from enum import EnumType
from itertools import pairwise
from pathlib import Path
from typing import Annotated, Any, Literal, Union, get_args, get_origin, get_type_hints

from listlint.config.profiles import ProfileName
from listlint.config.tables import ListTable, NoteTable, PluginTable, SuppressTable
from listlint.core.diagnostic import Severity
from listlint.rules import ENGINE_FINDINGS, INTERNAL_ERROR, Between, Rule, rules
from listlint.works.linkage import Judged

LEVELS = ("off", *Severity)

_SIMPLE: dict[type, str] = {str: "string", int: "integer", float: "number", bool: "boolean"}


def configuration_schema() -> dict[str, Any]:
    """The schema as `schemas/config.schema.json` has it."""
    return {
        "$schema": "http://json-schema.org/draft-07/schema#",  # as SchemaStore asks for
        "$id": "https://json.schemastore.org/listlint.json",
        "title": "listlint.toml",
        "type": "object",
        "properties": _keys(),
        "additionalProperties": False,
    }


def _keys() -> dict[str, Any]:
    """The tables and keys at the top of the file."""
    names = [rule.name for rule in _all()]
    chosen = {"type": "array", "items": {"enum": sorted(names)}}
    return {
        "lists": _tables(ListTable),
        "notes": _tables(NoteTable),
        "not-duplicates": _tables(Judged),
        "extends": {
            "enum": [str(name) for name in ProfileName],
            "description": "Rules and a format that lists of one kind agreed on; what stands beside"
            " it counts before it.",
        },
        "plugins": {**_table(PluginTable), "description": _doc(PluginTable)},
        "rules": {
            "type": "object",
            "description": "Each rule's severity, or a table with its severity and options.",
            "properties": {rule.name: _rule(rule) for rule in _all()},
            "additionalProperties": False,
        },
        "select": {**chosen, "description": "The rules to run, and no others."},
        "ignore": {**chosen, "description": "The rules not to run."},
        "suppress": {
            "type": "array",
            "items": _suppress(chosen),
            "description": _doc(SuppressTable),
        },
        "per-file-ignores": {
            "type": "object",
            "description": "Rules not to report in files that a pattern matches.",
            "additionalProperties": chosen,
        },
        "exclude": {
            "type": "array",
            "items": {"type": "string", "minLength": 1},
            "description": "Files and folders to exclude, by the rules of gitignore.",
        },
        "baseline": {
            "type": "string",
            "minLength": 1,
            "description": "The file of findings that are known, if it is another than"
            " `listlint-baseline.json`.",
        },
    }


def _tables(kind: type) -> dict[str, Any]:
    """Any number of tables of one kind, `[[lists]]`."""
    return {"type": "array", "items": _table(kind), "description": _doc(kind)}


def _all() -> Iterator[Rule]:
    """What can be configured: a bug in listlint cannot be switched off."""
    yield from rules().values()
    yield from (rule for rule in ENGINE_FINDINGS.values() if rule is not INTERNAL_ERROR)


def _rule(rule: Rule) -> dict[str, Any]:
    level = {"enum": list(LEVELS)}
    if rule.is_withheld:  # nobody knows its options
        return {"description": rule.summary}
    options = _table(rule.options_type) if rule.options_type else {"properties": {}}
    return {
        "description": rule.summary,
        "anyOf": [
            level,
            {
                "type": "object",
                "properties": {"severity": level, **options["properties"]},
                "additionalProperties": False,
            },
        ],
    }


def _table(kind: type) -> dict[str, Any]:
    """The schema of a dataclass: fields are keys, with `-` for `_`."""
    assert is_dataclass(kind)
    hints, docs = get_type_hints(kind, include_extras=True), _field_docs(kind)
    properties, required = {}, []
    for each in fields(kind):
        key = each.name.replace("_", "-")
        properties[key] = {**_type(hints[each.name]), "description": docs[each.name]}
        if each.default is MISSING:
            required.append(key)
        elif each.default is not None:
            default = each.default
            properties[key]["default"] = list(default) if isinstance(default, tuple) else default
    schema: dict[str, Any] = {"type": "object", "properties": properties}
    if required:
        schema["required"] = required
    return {**schema, "additionalProperties": False}


def option_mistakes(kind: type) -> Iterator[tuple[int, str]]:
    """What is wrong with the options of a rule, each with its line."""
    hints, docs, lines = get_type_hints(kind, include_extras=True), _field_docs(kind), _lines(kind)
    assert is_dataclass(kind)
    for each in fields(kind):
        line = lines.get(each.name, 1)
        try:
            _type(hints[each.name])
        except TypeError as error:
            yield line, f"the option `{each.name}`: {error}"
        if each.name not in docs:
            yield (
                line,
                f"the option `{each.name}` needs a text in quotes below it: what it is",
            )
        if each.default is MISSING:
            yield line, f"the option `{each.name}` needs a default: `{each.name}: … = …`"


def _suppress(chosen: dict[str, Any]) -> dict[str, Any]:
    table = _table(SuppressTable)
    table["properties"]["rules"] |= {**chosen, "minItems": 1}
    return table


def _type(hint: Any) -> dict[str, Any]:
    if hint in _SIMPLE:
        return {"type": _SIMPLE[hint]}
    if isinstance(hint, EnumType):
        members: Iterable[Any] = hint
        return {"enum": [str(member) for member in members]}
    origin, arguments = get_origin(hint), get_args(hint)
    if origin is Annotated:
        for limits in (extra for extra in arguments if isinstance(extra, Between)):
            return {**_type(arguments[0]), "minimum": limits.least, "maximum": limits.most}
        return _type(arguments[0])
    if origin is tuple and arguments[1:] == (...,):
        return {"type": "array", "items": _type(arguments[0])}
    if origin is Literal:
        return {"enum": list(arguments)}
    if origin in (Union, types.UnionType):
        return _type(next(kind for kind in arguments if kind is not type(None)))
    raise TypeError(f"it cannot be a `{_shown(hint)}`, only {_POSSIBLE}")


_POSSIBLE = "a bool, int, float, str, `tuple[str, ...]`, an enum or a `Literal`"


def _shown(hint: Any) -> str:
    return hint.__name__ if isinstance(hint, type) and not get_args(hint) else str(hint)


def _doc(kind: type) -> str:
    return " ".join((kind.__doc__ or "").split())


def _field_docs(kind: type) -> dict[str, str]:
    """The string behind each field of a dataclass. Raises `KeyError` later where one is missing."""
    docs = {}
    for statement, following in pairwise(_body(kind)):
        if isinstance(statement, ast.AnnAssign) and isinstance(statement.target, ast.Name):
            match following:
                case ast.Expr(ast.Constant(str(text))):
                    docs[statement.target.id] = " ".join(text.split())
    return docs


def _body(kind: type) -> list[ast.stmt]:
    """The statements of a class."""
    tree = ast.parse(textwrap.dedent(inspect.getsource(kind)))
    return tree.body[0].body if isinstance(tree.body[0], ast.ClassDef) else []


def _lines(kind: type) -> dict[str, int]:
    """The line of each field of a dataclass, in its file."""
    _, first = inspect.getsourcelines(kind)
    return {
        statement.target.id: first + statement.lineno - 1
        for statement in _body(kind)
        if isinstance(statement, ast.AnnAssign) and isinstance(statement.target, ast.Name)
    }


def _write(path: Path) -> int:
    """Bring the file up to date; 1 if it was not, so that a hook fails and shows it."""
    text = json.dumps(configuration_schema(), indent=2, ensure_ascii=False) + "\n"
    if path.exists() and path.read_text(encoding="utf-8") == text:
        return 0
    path.write_text(text, encoding="utf-8")
    return 1


if __name__ == "__main__":
    raise SystemExit(_write(Path(sys.argv[1])))
