"""Writes entry formats into the text of a configuration, and leaves all else there as it is."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Collection, Iterator, Mapping, Sequence
from typing import Any

import tomlkit
from tomlkit.exceptions import TOMLKitError
from tomlkit.items import AoT, Array, String

from listlint.config.tables import Config, ListTable
from listlint.config.toml_lines import line_of
from listlint.core.errors import UsageError
from listlint.core.lazy_pattern import pattern

Templates = Mapping[str, Sequence[str]]
"""The templates of each list, by its path."""


def with_formats(
    text: str, name: str, config: Config, formats: Templates, lists: Collection[str]
) -> str:
    """The text of a configuration with these formats.

    `name` is the file's, `lists` are the paths of all lists: if the configuration names none yet,
    it gets a table for each of them. Raises `UsageError`, with all complaints at once.
    """
    newline = "\r\n" if "\r\n" in text else "\n"
    if not config.lists:
        tables = {path: formats.get(path, ()) for path in lists}
        return _checked(text, name, _appended(text, name, tables, newline), tables, {})
    if complaints := [*_complaints(text, name, config, formats, lists)]:
        raise UsageError(*complaints)
    added = {_number(config, path): templates for path, templates in formats.items()}
    return _checked(text, name, _inserted(text, name, added, newline), {}, added)


def _inserted(text: str, name: str, added: Mapping[int, Sequence[str]], newline: str) -> str:
    """The text with formats in tables that it has, each below the table's path."""
    try:
        document = tomlkit.parse(_ended(text, newline))
    except TOMLKitError:  # what Python reads and this library does not
        raise UsageError(_refusal(name)) from None
    tables = _inside(document, name).get("lists")
    if not isinstance(tables, AoT):
        raise UsageError(_refusal(name))
    for number, templates in added.items():
        item = _format(templates, newline)
        item.trivia.trail = newline
        # What is appended would come below the comment on the next table.
        tables[number].value._insert_after("path", _key(templates), item)  # noqa: SLF001
    new = tomlkit.dumps(document)
    return new if text.endswith("\n") else new.removesuffix(newline)


def _inside(document: Any, name: str) -> Any:
    """The part of a file that is about listlint."""
    return document["tool"]["listlint"] if _is_shared(name) else document


def _refusal(name: str) -> str:
    """What is said of `lists` that is an array of inline tables, say."""
    return f"{name}: nothing can be added to `lists` as it is written here"


def _number(config: Config, path: str) -> int:
    """Which `[[lists]]` table speaks for a list, from 0."""
    table = config.table(path)
    assert isinstance(table, ListTable)
    return config.lists.index(table)


def _complaints(
    text: str, name: str, config: Config, formats: Templates, lists: Collection[str]
) -> Iterator[str]:
    """Why a table cannot be given the format of a list."""
    for path in formats:
        number = _number(config, path)
        table = config.lists[number]
        place = f"{name}:{line_of(text, ('lists', number, 'path'))}"
        others = sum(config.table(each) is table for each in lists) - 1
        if table.format or table.formats:
            yield f"{place}: `{path}` already has a format here: remove it to have one written"
        elif others:
            which = f"{others} other list{'s' * (others > 1)}"
            yield f"{place}: this table is about {which} too: give `{path}` its own"


def _appended(text: str, name: str, tables: Templates, newline: str) -> str:
    header = "[[tool.listlint.lists]]" if _is_shared(name) else "[[lists]]"
    blocks = (
        newline.join([header, *table_lines(path, templates, newline), ""])
        for path, templates in tables.items()
    )
    before = [_ended(text, newline)] if text.strip() else [text]
    return newline.join(filter(None, [*before, *blocks]))


def table_lines(path: str, templates: Sequence[str], newline: str = "\n") -> list[str]:
    """What a table says of a list: its path, and its format if it has one."""
    lines = [f"path = {toml_text(path_pattern(path))}"]
    if templates:
        lines.append(f"{_key(templates)} = {_format(templates, newline).as_string()}")
    return lines


def _is_shared(name: str) -> bool:
    """Whether the file configures other programs too."""
    return name.endswith("pyproject.toml")


def _ended(text: str, newline: str) -> str:
    return text if text.endswith("\n") else text + newline


_SPECIAL = pattern(r"[\\*?\[\]]")


def path_pattern(path: str) -> str:
    """The pattern that matches just this path."""
    return _SPECIAL.sub(r"\\\g<0>", path)


def _key(templates: Sequence[str]) -> str:
    return "format" if len(templates) == 1 else "formats"


def _format(templates: Sequence[str], newline: str) -> String | Array:
    """The value of `format`, or of `formats` if there are several."""
    if len(templates) == 1:
        return _template(templates[0], newline)
    array = tomlkit.array()
    for each in templates:
        array.add_line(_template(each, newline), indent="  ", newline=True)
    array.add_line(indent="")
    return array


def _template(text: str, newline: str) -> String:
    """A template as TOML writes it, over several lines if it has them, which end with a break."""
    if "\n" not in text:
        return _string(text)
    lines = newline.join([*text.split("\n"), ""])
    is_literal = "'''" not in text and not _CONTROL.search(text)
    written = tomlkit.string(lines, literal=is_literal, multiline=True).as_string()
    quotes, body = written[:3], written[3:]
    item = tomlkit.value(f"{quotes}{newline}{body}")
    assert isinstance(item, String)
    return item


_CONTROL = pattern(r"[\0-\x08\x0b-\x1f\x7f]")
"""What TOML allows in no literal text."""


def _string(text: str) -> String:
    """Text as TOML writes it in one line, without escapes if that can be."""
    is_literal = bool(re.search(r'[\\"]', text)) and not re.search(r"[\0-\x1f\x7f']", text)
    return tomlkit.string(text, literal=is_literal)


def toml_text(text: str) -> str:
    """Text as TOML writes it in one line."""
    return _string(text).as_string()


def _checked(
    text: str, name: str, new: str, tables: Templates, added: Mapping[int, Sequence[str]]
) -> str:
    """The new text, if it says what the old one says and the formats besides."""
    try:
        expected: Any = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:  # line breaks that reading makes into others
        why = f"{str(error)[:1].lower()}{str(error)[1:]}"
        raise UsageError(f"{name}: this is not TOML: {why}") from None
    inside = expected
    for key in ("tool", "listlint") if _is_shared(name) else ():
        inside = inside.setdefault(key, {})
    found = inside.setdefault("lists", [])
    found += ({"path": path_pattern(path), **_value(each)} for path, each in tables.items())
    for number, templates in added.items():
        found[number] |= _value(templates)
    try:
        is_right = tomllib.loads(new) == expected
    except tomllib.TOMLDecodeError:
        is_right = False
    if not is_right:  # `lists` may be an array of inline tables, say
        raise UsageError(_refusal(name))
    return new


def _value(templates: Sequence[str]) -> Any:
    if not templates:
        return {}
    return tomllib.loads(f"{_key(templates)} = {_format(templates, chr(10)).as_string()}")
