"""Which keys and items of a value a schema speaks for, for `unevaluated…` and "did you mean".

A part that does not hold still speaks for its keys: its own faults are reported, and calling the
keys unknown as well would bury them.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import Any

Follow = Callable[[Mapping[str, Any]], Iterator[Any]]
"""Gives the schemas that the references in a schema lead to."""
Matches = Callable[[str, str], bool]
"""Whether a pattern is found in a key."""
Holds = Callable[[Any, object], bool]
"""Whether a value fits a schema."""


def known_keys(schema: object, follow: Follow) -> list[str]:
    """Every key that a schema names for a mapping, in its own order."""
    names: dict[str, None] = {}
    for part in _everything(schema, follow):
        names |= dict.fromkeys(part.get("properties", ()))
    return list(names)


def _everything(schema: object, follow: Follow) -> Iterator[Mapping[str, Any]]:
    """A schema and all that it applies to the same value under some condition."""
    pending, seen = [schema], set[int]()
    while pending:
        part = pending.pop(0)
        if not isinstance(part, Mapping) or id(part) in seen:
            continue
        seen.add(id(part))
        yield part
        pending += follow(part)
        pending += (part[word] for word in ("if", "then", "else") if word in part)
        for word in ("allOf", "anyOf", "oneOf"):
            pending += part.get(word, ())
        for word in ("dependentSchemas", "dependencies"):
            pending += part.get(word, {}).values()


def applying(
    schema: Any, value: object, follow: Follow, holds: Holds
) -> Iterator[Mapping[str, Any]]:
    """A schema and all that it really applies to a value: the branches that were taken."""
    if not isinstance(schema, Mapping):
        return
    yield schema
    for part in _branches(schema, value, follow, holds):
        yield from applying(part, value, follow, holds)


def _branches(
    schema: Mapping[str, Any], value: object, follow: Follow, holds: Holds
) -> Iterator[Any]:
    yield from follow(schema)
    yield from schema.get("allOf", ())
    for word in ("anyOf", "oneOf"):
        choices = schema.get(word, [])
        yield from [part for part in choices if holds(part, value)] or choices
    if "if" in schema:
        held = holds(schema["if"], value)
        if held:
            yield schema["if"]
        yield schema.get("then" if held else "else")
    if isinstance(value, dict):
        for key, part in schema.get("dependentSchemas", {}).items():
            if key in value:
                yield part


def keys(
    part: Mapping[str, Any], value: Mapping[str, object], matches: Matches, *, outermost: bool
) -> set[str]:
    """The keys of a mapping that one part speaks for by itself.

    `outermost` is the part whose `unevaluatedProperties` is being asked about.
    """
    if "additionalProperties" in part or ("unevaluatedProperties" in part and not outermost):
        return set(value)
    patterns = part.get("patternProperties", {})
    named: set[str] = value.keys() & part.get("properties", {}).keys()
    return named | {key for key in value for pattern in patterns if matches(pattern, key)}


def items(
    part: Mapping[str, Any], value: list[object], holds: Holds, *, outermost: bool
) -> set[int]:
    """The items of a list that one part speaks for by itself."""
    prefix = part.get("items") if isinstance(part.get("items"), list) else None
    rest = "additionalItems" in part if prefix is not None else "items" in part
    if rest or ("unevaluatedItems" in part and not outermost):
        return set(range(len(value)))
    found = set(range(len(prefix if prefix is not None else part.get("prefixItems", ()))))
    if "contains" in part:
        found |= {at for at, item in enumerate(value) if holds(part["contains"], item)}
    return found
