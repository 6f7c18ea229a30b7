"""The YAML at the head of a file: JSON values by the rules of YAML 1.2, each with its place.

PyYAML reads YAML 1.1, where dates, `yes` and `10:00` turn into something else. Its scanner and
parser are used for their events alone; `scalars` says what a plain scalar means.
"""

from __future__ import annotations

import re
from array import array
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from operator import itemgetter
from sys import intern
from typing import Any

import yaml

from listlint.core.document import Fault
from listlint.core.frontmatter import Duplicate
from listlint.core.lazy_pattern import pattern
from listlint.core.source import Source, Spanned
from listlint.parse.frontmatter.scalars import resolve
from listlint.parse.frontmatter.yaml_errors import QUOTE

MOST_CHARACTERS = 64 * 1024
"""Of a frontmatter: a hundred times that of a long note, and read within a second."""
MOST_DEPTH = 100
"""Levels of nesting, far below what Python's stack takes."""
MOST_VALUES = 10_000
"""Counted as often as aliases repeat them, so that no few lines become a billion values."""

TOO_DEEP = f"frontmatter nested more than {MOST_DEPTH} levels deep"
_TOO_MANY = f"frontmatter of more than {MOST_VALUES:,} values once aliases are expanded"


_COMMENT = pattern(r"(?<!\S)#[^\r\n]*")
_FILLED_IN = pattern(r"\{\{|\{%|<%")
_COMMENT_OR_FILLED_IN = pattern(
    rf"{_COMMENT.pattern}|(?:^|[-:,?][ \t]|\[)[ \t]*+({_FILLED_IN.pattern})", re.MULTILINE
)
"""As group 1, what a program is to fill in where a value can begin."""
_LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)

_BLANKS = frozenset(" \t\r\n\x85\u2028\u2029")
"""What YAML takes for spaces and line breaks."""
_MERGE = "<<"
FORBIDDEN = pattern(
    "[^\t\n\r\x20-\x7e\x85\xa0-\ud7ff\ue000-\ufefe\uff00-\ufffd\U00010000-\U0010ffff]"
)
# YAML 1.1 breaks lines at these and 1.2 does not; so PyYAML is shown something else.
_NO_BREAKS = str.maketrans("\x85\u2028\u2029", "\ue085\ue028\ue029")
_NO_BREAKS_BACK = {new: old for old, new in _NO_BREAKS.items()}


class UnreadableError(Exception):
    """A frontmatter that goes beyond the bounds, or says what cannot be."""

    def __init__(self, fault: Fault) -> None:
        self.fault = fault


def bad_character(source: Source, at: int) -> Fault:
    """What is said of a character that is in no text of YAML."""
    return Fault(source.span(at, at + 1), "a character that YAML does not allow", "remove it")


@dataclass(slots=True)
class _Value:
    """A value before aliases and merge keys are resolved into places."""

    data: Any
    start: int
    end: int
    children: list[tuple[int, int, _Value]] = field(default_factory=list)
    """Key start, key end and value, or the item's own place twice and the item."""
    size: int = 1
    height: int = 0
    """How many levels are below it."""


class YamlReader:
    """Builds values from PyYAML's events, without recursion into C and within bounds."""

    def __init__(self, source: Source, start: int, end: int) -> None:
        self.source, self.base, self.end = source, start, end
        self.events: Iterator[Any] = iter(())
        self.is_disguised = False
        self.anchors: dict[str, _Value | None] = {}
        self.duplicates: list[Duplicate] = []
        self.scalars: list[tuple[int, int]] = []
        """Where those begin and end that have been read so far, in the order of the text."""
        self.places = array("i")

    def _begin(self) -> Iterator[Any]:
        """PyYAML's events for a text that cannot hurt it."""
        text = self.source.text[self.base : self.end]
        if len(text) > MOST_CHARACTERS:
            raise self._refuse(0, f"frontmatter of more than {MOST_CHARACTERS:,} characters")
        if text.startswith("\ufeff"):  # a byte order mark would be dropped, and offsets be wrong
            raise UnreadableError(bad_character(self.source, self.base))
        if (deep := deep_flow(text)) is not None:
            raise self._refuse(deep, TOO_DEEP)
        shown = text.translate(_NO_BREAKS)
        self.is_disguised = shown != text
        events: Iterator[Any] = yaml.parse(shown, Loader=_LOADER)
        return events

    def document(self) -> object:
        """The value of the first document; `None` where there is none."""
        self.events = self._begin()
        for event in self.events:
            if isinstance(event, yaml.DocumentStartEvent):
                root = self._value(next(self.events), 0)
                self._place(root, root.start, root.end)
                for _ in self.events:  # what comes after must be readable too
                    pass
                return root.data
        self.places.extend((self.base,) * 4)
        return None

    def comments(self) -> Iterator[Spanned]:
        """The comments, if any is for listlint."""
        if "listlint" not in self.source.text[self.base : self.end].lower():
            return
        for found in _COMMENT.finditer(self.source.text, self.base, self.end):
            if not self._is_in_scalar(found.start()):
                yield Spanned(found[0], self.source.span(*found.span()))

    def is_template(self) -> bool:
        """Whether a value begins, without quotes, with what a program is to fill in."""
        text = self.source.text
        if not _FILLED_IN.search(text, self.base, self.end):
            return False
        found = _COMMENT_OR_FILLED_IN.finditer(text, self.base, self.end)
        places = (each.start(1) for each in found if each[1])
        return any(not self._is_in_scalar(at - 1) for at in places)

    def _is_in_scalar(self, at: int) -> bool:
        before = bisect_right(self.scalars, at, key=itemgetter(0)) - 1
        return before >= 0 and at < self.scalars[before][1]

    def _refuse(self, offset: int, message: str) -> UnreadableError:
        at = self.base + offset
        return UnreadableError(Fault(self.source.span(at, at + 1), message))

    def _value(self, event: Any, depth: int) -> _Value:
        start = self.base + event.start_mark.index
        if depth > MOST_DEPTH:
            raise self._refuse(event.start_mark.index, TOO_DEEP)
        if isinstance(event, yaml.AliasEvent):
            return self._alias(event, start, depth)
        if event.anchor:
            self.anchors[event.anchor] = None
        if isinstance(event, yaml.ScalarEvent):
            value = self._scalar(event, start)
        elif isinstance(event, yaml.SequenceStartEvent):
            value = self._sequence(start, depth)
        else:
            value = self._mapping(start, depth)
        if event.anchor:
            self.anchors[event.anchor] = value
        return value

    def _alias(self, event: Any, start: int, depth: int) -> _Value:
        span = self.source.span(start, self.base + event.end_mark.index)
        if event.anchor not in self.anchors:
            message = f"no anchor `&{event.anchor}` comes before this alias"
            raise UnreadableError(Fault(span, message, QUOTE))
        target = self.anchors[event.anchor]
        if target is None:
            message = f"the alias `*{event.anchor}` is inside its own anchor"
            raise UnreadableError(Fault(span, message))
        if depth + target.height > MOST_DEPTH:
            raise self._refuse(event.start_mark.index, TOO_DEEP)
        return replace(target, start=span.start, end=span.end)

    def _scalar(self, event: Any, start: int) -> _Value:
        end = self.base + event.end_mark.index
        text = self.source.text
        while end > start and text[end - 1] in _BLANKS:
            end -= 1
        self.scalars.append((start, end))
        if self.is_disguised:
            event.value = event.value.translate(_NO_BREAKS_BACK)
        return _Value(resolve(event), start, end)

    def _sequence(self, start: int, depth: int) -> _Value:
        items: list[object] = []
        value = _Value(items, start, start)
        while not isinstance(event := next(self.events), yaml.SequenceEndEvent):
            item = self._value(event, depth + 1)
            items.append(item.data)
            value.children.append((item.start, item.end, item))
            value.end = item.end
            self._grow(value, item)
        value.end = self._end(value, event)
        return value

    def _mapping(self, start: int, depth: int) -> _Value:
        data: dict[str, object] = {}
        value = _Value(data, start, start)
        at: dict[str, int] = {}
        merged: list[_Value] = []
        while not isinstance(event := next(self.events), yaml.MappingEndEvent):
            plain = isinstance(event, yaml.ScalarEvent) and event.implicit[0]
            key = self._value(event, depth + 1)
            item = self._value(next(self.events), depth + 1)
            value.end = item.end
            if plain and key.data == _MERGE:
                merged.append(item)
                continue
            name = _name(key.data, event, self.source.text[key.start : key.end])
            if name in at:
                first = value.children[at[name]]
                self.duplicates.append(
                    Duplicate(
                        Spanned(name, self.source.span(key.start, key.end)),
                        self.source.span(first[0], first[1]),
                    )
                )
                continue
            at[name] = len(value.children)
            data[name] = item.data
            value.children.append((key.start, key.end, item))
            self._grow(value, item)
        for item in merged:
            self._merge(value, item)
        value.end = self._end(value, event)
        return value

    def _merge(self, value: _Value, source: _Value) -> None:
        """Take what a merge key brings: keys of the mapping itself win, then earlier mappings."""
        if isinstance(source.data, list):
            for _, _, item in source.children:
                self._merge(value, item)
        elif isinstance(source.data, dict):
            for name, (start, end, item) in zip(source.data, source.children, strict=True):
                if name not in value.data:
                    value.data[name] = item.data
                    value.children.append((start, end, item))
                    self._grow(value, item)
        else:
            span = self.source.span(source.start, source.end)
            raise UnreadableError(
                Fault(span, "a merge key `<<` needs a mapping, or a list of them")
            )

    def _grow(self, value: _Value, child: _Value) -> None:
        value.size += child.size
        value.height = max(value.height, child.height + 1)
        if value.size > MOST_VALUES:
            raise self._refuse(child.start - self.base, _TOO_MANY)

    def _end(self, value: _Value, event: Any) -> int:
        """Flow collections end at their bracket, block collections with their last value."""
        end = self.base + event.end_mark.index
        return end if self.source.text[end - 1 : end] in ("]", "}") else value.end

    def _place(self, value: _Value, key_start: int, key_end: int) -> None:
        self.places.extend((key_start, key_end, value.start, value.end))
        for start, end, child in value.children:
            self._place(child, start, end)


def deep_flow(text: str) -> int | None:
    """Where brackets nest too deep; quotes are ignored, so it may call too early, never too late.

    LibYAML takes quadratic time on nested flow collections, so this comes before it.
    """
    if text.count("[") + text.count("{") <= MOST_DEPTH:
        return None
    depth = 0
    for found in re.finditer(r"[][{}]", text):
        depth += 1 if found[0] in "[{" else -1
        if depth > MOST_DEPTH:
            return found.start()
    return None


def _name(key: object, event: Any, written: str) -> str:
    """A key as JSON has it: text. Numbers, lists and mappings stay as they are written."""
    if isinstance(key, str):
        return intern(key)
    if key is None:
        return "null"
    if isinstance(key, bool):
        return str(key).lower()
    return event.value if isinstance(event, yaml.ScalarEvent) else written
