"""Learns the JSON Schema that the frontmatter of notes has kept so far.

Each thing that nearly all notes keep, such as a key that they have or a set of values, is an
observation, with the notes that break it. The schema takes in the least broken first, as long as it
flags hardly any of the notes that it was learnt from: those are odd, and are said by name.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, NamedTuple

from listlint.core import conventions, did_you_mean
from listlint.core.lazy_pattern import pattern
from listlint.schema.value_words import count, described, either, types

Head = Mapping[str, object]
"""The frontmatter of a note."""
Column = Mapping[int, object]
"""What notes have under one key, by the note's number."""

_FORMS: Mapping[str, re.Pattern[str]] = {
    "date": pattern(r"\d{4}-\d{2}-\d{2}"),
    "uri": pattern(r"https?://[^\s<>\"{}|\\^`]+"),
}
"""What text can be, by the name of JSON Schema's `format`."""
_WORDS = {"date": "a date", "uri": "a web address"}


@dataclass(frozen=True, slots=True)
class Observation:
    """What nearly all notes keep."""

    key: str
    words: str
    """What the values are, such as `a date`; empty where the key itself is meant."""
    keeps: Mapping[str, object]
    """What it adds to the schema of the key."""
    breaking: Mapping[int, str]
    """What the other notes have instead, in words, by their numbers."""
    is_required: bool = False
    """Whether the key must be there."""


class OddNote(NamedTuple):
    """A note that does not keep what the others do."""

    number: int
    """Its place among the notes that were looked at."""
    key: str
    why: str


@dataclass(frozen=True, slots=True)
class Learnt:
    """A schema, and the notes that it flags."""

    schema: dict[str, Any]
    odd: tuple[OddNote, ...] = field(default=())


def learn(heads: Sequence[Head]) -> Learnt:
    """The schema of the frontmatter of notes, which is `{}` where a note has none."""
    columns = _columns(heads)
    kept: list[Observation] = []
    flagged: set[int] = set()
    found = [each for key, column in columns.items() for each in _observed(key, column, heads)]
    for each in sorted(found, key=lambda one: len(one.breaking)):
        if conventions.LEARNT_SCHEMA.allows(len(flagged | {*each.breaking}), len(heads)):
            kept.append(each)
            flagged |= {*each.breaking}
    odd = (
        OddNote(number, each.key, f"{why}, and {each.words} elsewhere" if each.words else why)
        for each in kept
        for number, why in each.breaking.items()
    )
    return Learnt(_schema(columns, kept, len(heads)), tuple(sorted(odd)))


def _columns(heads: Sequence[Head]) -> dict[str, Column]:
    """What notes have under each key, the most frequent key first; a key of a few is none."""
    columns: dict[str, dict[int, object]] = {}
    for number, head in enumerate(heads):
        for key, value in head.items():
            columns.setdefault(key, {})[number] = value
    often = {key: each for key, each in columns.items() if len(each) >= conventions.ALIKE}
    return dict(sorted(often.items(), key=lambda pair: -len(pair[1])))


def _observed(key: str, column: Column, heads: Sequence[Head]) -> Iterator[Observation]:
    missing = {number: "missing" for number in range(len(heads)) if number not in column}
    yield Observation(key, "", {}, missing, is_required=True)
    kinds = {number: kind_of(value) for number, value in column.items()}
    often = Counter(kinds.values()).most_common()
    usual = [kind for kind, number in often if number >= _FEWEST_OF_TYPE * len(column)]
    usual.sort(key="null".__eq__)  # what may be empty is first of all something else
    yield _observation(key, column, usual, lambda value: kind_of(value) in usual)
    texts = {number: value for number, value in column.items() if isinstance(value, str)}
    yield from _of_texts(key, texts, column)
    items = {number: value for number, value in column.items() if isinstance(value, list) and value}
    if items and usual == ["array"]:
        yield from _of_items(key, items)


_FEWEST_OF_TYPE = 0.02
"""The share of the values of a key, from 0 to 1, that are of one type, so that it is one that the
key may have: as few as are flagged at all."""


def _observation(
    key: str, column: Column, usual: Sequence[str], holds: Callable[[object], bool]
) -> Observation:
    """Of which types the values are."""
    breaking = {at: described(value) for at, value in column.items() if not holds(value)}
    kinds = [kind for kind in usual if kind != "integer" or "number" not in usual]
    keeps = {"type": kinds[0] if len(kinds) == 1 else kinds}
    return Observation(key, either(types(kinds)), keeps if kinds else {}, breaking)


def _of_texts(key: str, texts: Mapping[int, str], column: Column) -> Iterator[Observation]:
    """What the texts under a key have in common: a form, or a few values."""
    filled = {number: text for number, text in texts.items() if text}
    for name, form in _FORMS.items():
        others = {at: described(text) for at, text in filled.items() if not form.fullmatch(text)}
        if 2 * len(others) < len(filled):
            empty = len(filled) < len(texts)
            keeps = {"pattern": f"^({form.pattern})?$"} if empty else {"format": name}
            yield Observation(key, _WORDS[name] + " or empty" * empty, keeps, others)
            return
    if len(texts) == sum(value is not None for value in column.values()):
        nothing: list[object] = [None] if len(texts) < len(column) else []
        if values := _value_set([*texts.values()]):
            breaking = {at: described(text) for at, text in texts.items() if text not in values}
            words = f"one of {count(len(values), 'value')}"
            yield Observation(key, words, {"enum": [*values, *nothing]}, breaking)


def _of_items(key: str, lists: Mapping[int, Any]) -> Iterator[Observation]:
    """What the items of lists have in common: that they are text, or a few values."""
    breaking = {
        at: "a list with more than texts"
        for at, items in lists.items()
        if not all(isinstance(item, str) for item in items)
    }
    yield Observation(key, "a list of texts", {"items": {"type": "string"}}, breaking)
    values = _value_set([item for items in lists.values() for item in items])
    if values and not breaking:
        unusual = {at: [item for item in each if item not in values] for at, each in lists.items()}
        told = {at: f"a list with {described(odd[0])}" for at, odd in unusual.items() if odd}
        words = f"a list with some of {count(len(values), 'value')}"
        yield Observation(key, words, {"items": {"type": "string", "enum": values}}, told)


def _value_set(texts: Sequence[object]) -> list[str]:
    """The few values that the texts are, in alphabetical order; empty for none. What only one or
    two notes have belongs to them, unless it looks like one of the others: then it is a slip.
    """
    counts = Counter(text for text in texts if isinstance(text, str))
    often = [text for text, number in counts.items() if number >= conventions.ALIKE]
    is_set = conventions.VALUE_SET.holds(sum(counts[text] for text in often), len(texts))
    if not is_set or not 1 < len(often) <= len(counts) <= _MOST_VALUES:
        return []
    rare = [text for text in counts if text not in often]
    own = [t for t in rare if not did_you_mean.nearest(t, often, did_you_mean.KEY)]
    return sorted([*often, *own])


_MOST_VALUES = 12
"""Values of a set: of more, such as the tags of a vault, the next one is no slip."""


def kind_of(value: object) -> str:
    """The type of a value, as JSON Schema calls it."""
    match value:
        case None:
            return "null"
        case bool():
            return "boolean"
        case int():
            return "integer"
        case float():
            return "number"
        case str():
            return "string"
        case list():
            return "array"
    return "object"


def _schema(columns: Mapping[str, Column], kept: Sequence[Observation], notes: int) -> Any:
    """The schema, whose descriptions say what each part was learnt from."""
    properties: dict[str, dict[str, Any]] = {}
    required = []
    for key, column in columns.items():
        own = [each for each in kept if each.key == key]
        told = [f"in {len(column):,} of {count(notes, 'note')}"]
        kinds = [(each.words, len(column) - len(each.breaking)) for each in own if each.words]
        told += (f"{words} in {number:,}" for words, number in kinds)
        keywords = {name: value for each in own for name, value in each.keeps.items()}
        if "enum" in keywords:
            keywords.pop("type", None)
        properties[key] = {"description": "; ".join(told).capitalize() + ".", **keywords}
        required += [key for each in own if each.is_required]
    schema: dict[str, Any] = {"type": "object"}
    return schema | ({"required": required} if required else {}) | {"properties": properties}
