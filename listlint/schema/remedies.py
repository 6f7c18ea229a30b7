"""Sentences that also know the way out: what was meant, and how it is spelt."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any, NamedTuple

from listlint.model import Route
from listlint.schema import words
from listlint.schema.guess import guess

_NUMBER = re.compile(r"-?(?:0|[1-9][0-9]*)(?P<fraction>\.[0-9]+)?")
_MOST_DIGITS = 300
_TRUTH = {
    **dict.fromkeys(("true", "yes", "on"), "true"),
    **dict.fromkeys(("false", "no", "off"), "false"),
}
_MOST_KEYS = 6
_MOST_OPTIONS = 12


class Problem(NamedTuple):
    """What a keyword finds wrong with a value."""

    keyword: str | None
    """`None` for the schema `false`."""
    asked: Any
    """What the keyword asks for; for our own keywords what they have to say."""
    value: Any
    schema: Any
    """What the keyword stands in."""
    route: Route


class Said(NamedTuple):
    """What is wrong and what to do, as in `SchemaFault`."""

    message: str
    help: str | None = None
    replacement: str | None = None
    safe: bool = False
    quote: bool = False
    place: str = "value"


def wrong_type(kinds: list[str], value: object, subject: str) -> Said:
    """A value of another type than the ones allowed."""
    if subject.startswith("the "):  # the whole
        is_mapping = "object" in kinds
        asked = ["a mapping of keys to values"] if is_mapping else words.types(kinds)
        return Said(f"{subject} is {words.described(value)}, {words.nothing_of(asked)}")
    message = f"{subject} is {words.described(value)}, {words.nothing_of(words.types(kinds))}"
    if isinstance(value, str):
        return _bare(message, kinds, value)
    if "string" in kinds and isinstance(value, int | float):
        return Said(message, "put it in quotes", safe=True, quote=True)
    if value is None:
        return Said(message, f"write {words.either(words.types(kinds))}")
    if "array" in kinds and not isinstance(value, dict | list):
        return Said(message, "write it as a list, one item or more")
    return Said(message)


def _bare(message: str, kinds: list[str], text: str) -> Said:
    """Text where something else is wanted: often only its quotes are wrong."""
    found = _NUMBER.fullmatch(text) if len(text) <= _MOST_DIGITS else None
    if found and ("number" in kinds or ("integer" in kinds and not found["fraction"])):
        return Said(message, "take the quotes away", text, safe=True)
    truth = _TRUTH.get(text.casefold())
    if truth and "boolean" in kinds:
        return Said(message, f"write `{truth}`", truth, safe=text == truth)
    if "array" in kinds and text:
        return Said(message, "write it as a list, one item or more")
    return Said(message)


def not_among(values: list[Any], value: object, subject: str, kinds: tuple[str, ...] = ()) -> Said:
    """A value that is none of the ones allowed, nor of these types."""
    shown = words.spelled(value) if isinstance(value, str) and value else words.described(value)
    asked = words.options(values)
    if kinds:
        asked += f", or {words.either(words.types(kinds))}"
    message = f"{subject} is {shown}, {asked}"
    simple = {words.yaml(other): other for other in values if not isinstance(other, list | dict)}
    if isinstance(value, list | dict) or value is None:
        return Said(message)
    names = {str(other) if isinstance(other, str) else name: name for name, other in simple.items()}
    near = guess(value if isinstance(value, str) else words.yaml(value), names)
    if near is None:
        return Said(message)
    return Said(message, f"did you mean `{near.name}`?", names[near.name], near.certain)


def unknown_key(problem: Problem, subject: str) -> Said:
    """A key that the schema does not name; `validator_value` holds those that it does."""
    message = f"unknown key {subject}"
    key, present = str(problem.route[-1]), problem.value
    known = [str(name) for name in problem.asked]
    missing = [name for name in known if name not in present]
    if near := guess(key, missing):
        advice = f"did you mean `{near.name}`?"
        return Said(message, advice, words.yaml(near.name), near.certain, place="key")
    if near := guess(key, known):
        return Said(message, f"take it away: `{near.name}` is there already", place="key")
    if missing:
        names = [f"`{name}`" for name in missing]
        more = [f"{len(names) - _MOST_KEYS} more"] if len(names) > _MOST_KEYS else []
        listed = words.either([*names[:_MOST_KEYS], *more], "and")
        return Said(message, f"the schema also knows {listed}", place="key")
    return Said(message, "take it away, or add it to the schema", place="key")


def missing_key(name: str, schema: Any, subject: str, why: str = "") -> Said:
    """A key that has to be there."""
    properties = schema.get("properties", {}) if isinstance(schema, Mapping) else {}
    expected = words.expected(properties.get(name)) if isinstance(properties, Mapping) else None
    advice = f"add `{name}`, {expected}" if expected and expected != "empty" else f"add `{name}`"
    return Said(f"{subject} is missing{why}", advice, place="missing")
