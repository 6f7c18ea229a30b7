"""The JSON object at the head of a file, as Hugo and Eleventy have it, to values with places."""

from __future__ import annotations

import json
import re
from array import array
from collections.abc import Iterator

from listlint.core.document import Fault
from listlint.core.frontmatter import Duplicate, Frontmatter
from listlint.core.lazy_pattern import pattern
from listlint.core.source import Source, Span, Spanned
from listlint.parse.frontmatter.loaded_head import Head
from listlint.parse.frontmatter.yaml_reader import MOST_CHARACTERS, TOO_DEEP, deep_flow

_TOKEN = pattern(r"\"(?:[^\"\\]|\\.?)*+(?:\"|\Z)|[{}\[\],:]|[^\s{}\[\],:\"]+")
_OBJECT = pattern(r"\{\s*\"")
_CLOSING = pattern(r"^\}[ \t]*$", re.MULTILINE)
_KEY = pattern(r"\{\s*\"[^\"\n]*\"\s*:")
_TO_THE_END_OF_LINE = pattern(r"[ \t]*(?:\r?\n|\r|\Z)")

_COMMA = "JSON has no comma behind the last one", "remove the comma before it"
_WORDS = {
    "Expecting ',' delimiter": ("a comma is missing before this", "write `,` between two"),
    "Expecting ':' delimiter": ("a key without its `:`", 'write `"key": "value"`'),
    "Unterminated string starting at": ("this quote is never closed", "close it on the same line"),
    "Invalid control character at": (
        "a text in quotes cannot hold a line break or a tab",
        "write `\\n` or `\\t`",
    ),
    "Extra data": ("something stands behind the closing `}`", "remove it"),
}
_ESCAPE = "a backslash that escapes nothing that JSON knows", "write `\\\\` for a backslash"
_NO_KEY = "a key of JSON stands in double quotes", 'write `"key": "value"`'
_NO_VALUE = (
    "this is no value of JSON",
    "put text in double quotes, and write `true`, `false`, `null` and numbers without",
)
_COMMENT = "JSON has no comments", "remove it"


def end_of_object(text: str) -> int | None:
    """Where the JSON object ends with which a text begins, or would if it could be read.

    It needs a line break behind it. A text that begins with `{{`, or with an attribute list, is
    none.
    """
    if not _OBJECT.match(text):
        return None
    try:
        _, end = json.JSONDecoder().raw_decode(text[:MOST_CHARACTERS])
    except (ValueError, RecursionError):
        closing = _CLOSING.search(text)
        return closing.start() + 1 if closing and _KEY.match(text) else None
    return end if _TO_THE_END_OF_LINE.match(text, end) else None


def read(source: Source, span: Span, written: Span, opening: Span, body: int) -> Head:
    """The head of a file whose frontmatter is `span`, with the JSON in `written`."""
    text = source.text_of(written)
    if len(text) > MOST_CHARACTERS:
        words = f"frontmatter of more than {MOST_CHARACTERS:,} characters"
        return Head(body, faults=(Fault(opening, words),))
    if deep_flow(text) is not None:
        return Head(body, faults=(Fault(opening, TOO_DEEP),))
    try:
        json.loads(text)
    except json.JSONDecodeError as error:
        return Head(body, faults=(_fault(source, written, error),))
    except ValueError:  # Python reads no number of thousands of digits
        return Head(body, faults=(Fault(opening, "a number of too many digits"),))
    reader = _Reader(source, written)
    value = reader.value()
    return Head(body, Frontmatter(span, opening, value, reader.places, tuple(reader.duplicates)))


def _fault(source: Source, written: Span, error: json.JSONDecodeError) -> Fault:
    at = min(written.start + error.pos, written.end)
    found, problem = source.text[at : at + 1], error.msg
    before = source.text[written.start : at].rstrip()[-1:]
    if "escape" in problem:
        words = _ESCAPE
    elif found in ("/", "#"):
        words = _COMMENT
    elif "trailing comma" in problem or (found in ("}", "]") and before == ","):
        words = _COMMA
    elif "property name" in problem:
        words = _NO_KEY
    else:
        words = _WORDS.get(problem, _NO_VALUE)
    return Fault(source.span(at, min(at + 1, len(source.text))), *words)


class _Reader:
    """Reads JSON that is known to be right."""

    def __init__(self, source: Source, written: Span) -> None:
        self.source = source
        self.places = array("L")
        self.duplicates: list[Duplicate] = []
        self.tokens: Iterator[re.Match[str]] = _TOKEN.finditer(
            source.text, written.start, written.end
        )

    def value(self) -> object:
        """The value that comes next."""
        return self._value(next(self.tokens), None)

    def _value(self, token: re.Match[str], key: Span | None) -> object:
        own = self.source.span(*token.span())
        number = len(self.places)
        self.places.extend((*(key or own)[1:], *own[1:]))
        value: object
        if token[0] == "{":
            value = self._object(number)
        elif token[0] == "[":
            value = [self._value(item, None) for item in self._items("]", number)]
        else:
            return json.loads(token[0])
        if key is None:
            self.places[number + 1] = self.places[number + 3]
        return value

    def _object(self, number: int) -> dict[str, object]:
        data: dict[str, object] = {}
        keys: dict[str, Span] = {}
        for token in self._items("}", number):
            name, key = json.loads(token[0]), self.source.span(*token.span())
            next(self.tokens)  # the colon
            before = len(self.places)
            value = self._value(next(self.tokens), key)
            if name in data:
                self.duplicates.append(Duplicate(Spanned(name, key), keys[name]))
                del self.places[before:]
            else:
                data[name], keys[name] = value, key
        return data

    def _items(self, closing: str, number: int) -> Iterator[re.Match[str]]:
        """What each item begins with, up to the bracket that ends the collection."""
        for token in self.tokens:
            if token[0] == closing:
                self.places[number + 3] = token.end()
                return
            if token[0] != ",":
                yield token
