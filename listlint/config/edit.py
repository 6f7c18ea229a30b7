"""Writes entry formats into the text of a configuration, and leaves all else there as it is."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Collection, Iterator, Mapping, Sequence
from typing import Any

from listlint.config.tables import Config, ListTable
from listlint.config.toml_lines import line_of
from listlint.core.errors import UsageError
from listlint.core.source import lines_of

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
    lines = [f"{line}\n" for line in text.split("\n")]
    lines[-1] = lines[-1].removesuffix("\n")
    added: dict[int, Sequence[str]] = {}
    for path, templates in formats.items():
        number = _number(config, path)
        added[number] = templates
        line = line_of(text, ("lists", number, "path")) or 1
        lines[line - 1] = _ended(lines[line - 1], newline) + _format(templates, newline)
    return _checked(text, name, "".join(lines), {}, added)


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
        f"{header}{newline}path = {toml_text(path_pattern(path))}{newline}"
        f"{_format(templates, newline)}"
        for path, templates in tables.items()
    )
    before = [_ended(text, newline)] if text.strip() else [text]
    return newline.join(filter(None, [*before, *blocks]))


def _is_shared(name: str) -> bool:
    """Whether the file configures other programs too."""
    return name.endswith("pyproject.toml")


def _ended(text: str, newline: str) -> str:
    return text if text.endswith("\n") else text + newline


def formats_of(templates: Sequence[str]) -> list[str]:
    """The lines that give a table its format, or formats if there are several."""
    return lines_of(_format(templates, "\n"))


_SPECIAL = re.compile(r"[\\*?\[\]]")


def path_pattern(path: str) -> str:
    """The pattern that matches just this path."""
    return _SPECIAL.sub(r"\\\g<0>", path)


def _format(templates: Sequence[str], newline: str) -> str:
    """The lines that give a table its format, or formats if there are several."""
    if not templates:
        return ""
    if len(templates) == 1:
        return f"format = {_template(templates[0], newline)}{newline}"
    items = "".join(f"  {_template(each, newline)},{newline}" for each in templates)
    return f"formats = [{newline}{items}]{newline}"


_CONTROL = re.compile(r"[\0-\x08\x0a-\x1f\x7f]")


def toml_text(text: str) -> str:
    """Text as TOML writes it in one line, without escapes if that can be."""
    if _CONTROL.search(text) or ("'" in text and re.search(r'[\\"]', text)):
        return f'"{_escaped(text)}"'
    return f"'{text}'" if re.search(r'[\\"]', text) else f'"{text}"'


def _block(text: str, newline: str) -> str:
    """Text as TOML writes it in several lines. It gets a line break at its end."""
    lines = text.split("\n")
    if "'''" in text or any(map(_CONTROL.search, lines)):
        return newline.join(['"""', *map(_escaped, lines), '"""'])
    return newline.join(["'''", *lines, "'''"])


def _template(text: str, newline: str) -> str:
    return _block(text, newline) if "\n" in text else toml_text(text)


def _escaped(text: str) -> str:
    text = text.replace("\\", "\\\\").replace('"', '\\"')
    return _CONTROL.sub(lambda found: f"\\u{ord(found[0]):04x}", text)


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
        raise UsageError(f"{name}: nothing can be added to `lists` as it is written here")
    return new


def _value(templates: Sequence[str]) -> Any:
    return tomllib.loads(_format(templates, "\n"))
