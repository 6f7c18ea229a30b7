"""The TOML between lines of `+++` at the head of a file, as Hugo and Zola have it.

Its values are JSON's, each with its place; an item of a list that is no text has that of its list.
"""

from __future__ import annotations

import re
import tomllib
from array import array
from collections.abc import Iterator
from itertools import zip_longest
from typing import NamedTuple

from listlint.core.document import Fault
from listlint.core.frontmatter import Frontmatter, Place, Route
from listlint.core.lazy_pattern import pattern
from listlint.core.source import Source, Span, Spanned
from listlint.parse.frontmatter.loaded_head import Head
from listlint.parse.frontmatter.yaml_reader import MOST_CHARACTERS, MOST_DEPTH, TOO_DEEP

_NAME = r"(?:[\w-]+|\"[^\"\n]*\"|'[^'\n]*')"
_KEY = pattern(rf"^[ \t]*({_NAME}(?:[ \t]*\.[ \t]*{_NAME})*)[ \t]*=[ \t]*", re.MULTILINE)
_TABLE = pattern(rf"^[ \t]*(\[\[?)[ \t]*({_NAME}(?:[ \t]*\.[ \t]*{_NAME})*)[ \t]*\]", re.MULTILINE)
_COMMENT = pattern(r"^[ \t]*(#[^\r\n]*)", re.MULTILINE)
_AT = pattern(r"\(at line (\d+), column (\d+)\)")


_SAID = {
    "recursion": (TOO_DEEP, "write it with fewer levels"),
    "integer string conversion": ("a number of too many digits", "put the value in quotes"),
    "Expected '='": ("a key without its `=`", 'write `key = "value"`'),
    "Expected newline": ("something stands behind the value", "put the whole value in quotes"),
    "Unclosed array": ("a list that is never closed", "close it with `]`"),
    "Unclosed inline table": ("a table that is never closed", "close it with `}`"),
    "Unterminated string": ("a quote that is never closed", "close it"),
    "Expected \"'": ("a quote that is never closed", "close it"),
    "Illegal character": ("a quote that is not closed on its line", "close it"),
    "Unescaped '\\'": ("a backslash that escapes nothing", "put the value in single quotes"),
    "hex value": ("a backslash that escapes nothing", "put the value in single quotes"),
    "Cannot overwrite": ("a key that stands twice", "keep one of the two"),
    "Duplicate inline": ("a key that stands twice", "keep one of the two"),
    "Cannot declare": ("a table that stands twice", "write its keys below the first one"),
    "Expected ']": ("a `[` that is never closed", "close it with `]`"),
    "Invalid value": ("this is no value of TOML", "put text in quotes"),
    "Invalid date": ("there is no such date", "correct it, or put it in quotes"),
}
"""What is wrong and what to do about it, by a part of what Python says."""
_UNKNOWN = "this is neither a key with its value nor a table", 'write `key = "value"`'


class _Part(NamedTuple):
    """A key with its value, or the head of a table."""

    route: Route
    place: Place


def read(source: Source, span: Span, opening: Span, body: int) -> Head:
    """The head of a file whose frontmatter is the TOML in `span`, between its two lines."""
    start, end = opening.end, span.end - len("+++")
    if end - start > MOST_CHARACTERS:
        words = f"frontmatter of more than {MOST_CHARACTERS:,} characters"
        return Head(body, faults=(Fault(opening, words),))
    known = {part.route: part.place for part in _parts(source, start, end)}
    places = array("L")
    try:
        value = _plain(tomllib.loads(source.text[start:end].replace("\r\n", "\n")))
        for place in _places(source, value, (), Place(span, span), known):
            places.extend((*place.key[1:], *place.value[1:]))
    except (ValueError, RecursionError) as error:  # also where a number has too many digits
        return Head(body, faults=(_fault(source, start, end, error),))
    comments = tuple(
        Spanned(found[1], source.span(*found.span(1)))
        for found in _COMMENT.finditer(source.text, start, end)
    )
    return Head(body, Frontmatter(span, opening, value, places), comments=comments)


def _fault(source: Source, start: int, end: int, error: Exception) -> Fault:
    """In our own words, on the line that Python names, else on the last one."""
    words, found = str(error), _AT.search(str(error))
    last = start + len(source.text[start:end].rstrip())
    line = source.position(start).line + int(found[1]) - 1 if found else source.position(last).line
    at = source.offset(line)
    message, advice = next((said for part, said in _SAID.items() if part in words), _UNKNOWN)
    return Fault(source.span(at, at + len(source.line(line).rstrip(" \t"))), message, advice)


def _plain(value: object, depth: int = 0) -> object:
    """A value as JSON has it: dates are texts. Raises `RecursionError` where it is too deep."""
    if depth > MOST_DEPTH:
        raise RecursionError("recursion")
    if isinstance(value, dict):
        return {key: _plain(each, depth + 1) for key, each in value.items()}
    if isinstance(value, list):
        return [_plain(each, depth + 1) for each in value]
    is_json = value is None or isinstance(value, str | int | float)
    return value if is_json else str(value).replace(" ", "T")


def _parts(source: Source, start: int, end: int) -> Iterator[_Part]:
    """The keys and tables, in the order of the file."""
    text = source.text
    found = sorted(
        [*_KEY.finditer(text, start, end), *_TABLE.finditer(text, start, end)],
        key=lambda each: each.start(),
    )
    table: Route = ()
    numbers: dict[Route, int] = {}
    for each, after in zip_longest(found, found[1:]):
        until = after.start() if after else end
        if each[1] in ("[", "[["):
            table = _names(each[2])
            key = source.span(*each.span(2))
            if each[1] == "[[":
                numbers[table] = numbers.get(table, -1) + 1
                yield _Part(table, Place(key, key))
                table = (*table, numbers[table])
            yield _Part(table, Place(key, key))
            continue
        written = text[each.end() : until].rstrip()
        value = source.span(each.end(), each.end() + len(written))
        yield _Part((*table, *_names(each[1])), Place(source.span(*each.span(1)), value))


def _names(key: str) -> Route:
    return tuple(each.strip("\"'") for each in re.findall(_NAME, key))


def _places(
    source: Source, value: object, route: Route, above: Place, known: dict[Route, Place]
) -> Iterator[Place]:
    """The place of a value and of all below it, in the order in which frontmatter has them."""
    place = known.get(route, above)
    yield place
    if isinstance(value, dict):
        for key, each in value.items():
            yield from _places(source, each, (*route, key), place, known)
    elif isinstance(value, list):
        at = place.value.start
        for number, each in enumerate(value):
            own = place
            if isinstance(each, str):
                at, own = _item(source, each, at, place)
            yield from _places(source, each, (*route, number), own, known)


def _item(source: Source, text: str, at: int, above: Place) -> tuple[int, Place]:
    """Where a text stands in its list, looked for from an offset on, and where it ends."""
    for quote in "\"'":
        found = source.text.find(f"{quote}{text}{quote}", at, above.value.end)
        if found >= 0:
            span = source.span(found, found + len(text) + 2)
            return span.end, Place(span, span)
    return at, above
