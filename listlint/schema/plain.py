"""Keywords that need only the value: one error for each key and item, numbers of any size."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction
from math import isfinite
from typing import Any

from jsonschema.exceptions import ValidationError

Errors = Iterator[ValidationError]


def below(validator: Any, value: Any, schema: Any, key: str | int) -> Errors:
    """The errors of what stands under a key, which jsonschema forgets where a schema is `false`."""
    if schema is False:
        false: dict[str, Any] = {"validator": None, "validator_value": None, "schema": schema}
        yield ValidationError("", instance=value, path=(key,), **false)
    else:
        yield from validator.descend(value, schema, path=key, schema_path=key)


def properties(validator: Any, table: Any, value: Any, _schema: Any) -> Errors:
    for key, part in table.items() if isinstance(value, dict) else ():
        if key in value:
            yield from below(validator, value[key], part, key)


def property_names(validator: Any, part: Any, value: Any, _schema: Any) -> Errors:
    for key in value if isinstance(value, dict) else ():
        for error in validator.descend(key, part):
            yield ValidationError("", path=(key,), context=(error,))


def required(_validator: Any, names: list[str], value: Any, _schema: Any) -> Errors:
    for name in names if isinstance(value, dict) else ():
        if name not in value:
            yield ValidationError("", validator_value=name)


def dependent_required(_validator: Any, table: Any, value: Any, _schema: Any) -> Errors:
    for key, names in table.items() if isinstance(value, dict) else ():
        for name in names if key in value else ():
            if name not in value:
                yield ValidationError(
                    "", validator="dependentRequired", validator_value=(name, key)
                )


def dependencies(validator: Any, table: Any, value: Any, schema: Any) -> Errors:
    names = {key: part for key, part in table.items() if isinstance(part, list)}
    yield from dependent_required(validator, names, value, schema)
    for key, part in table.items() if isinstance(value, dict) else ():
        if key not in names and key in value:
            yield from validator.descend(value, part, schema_path=key)


def multiple_of(_validator: Any, step: float, value: Any, _schema: Any) -> Errors:
    if isinstance(value, bool) or not isinstance(value, int | float):
        return
    if not isfinite(value) or _exact(value) % _exact(step):
        yield ValidationError("")


def _exact(number: float) -> Fraction:
    """What is written, so that 0.3 is a multiple of 0.1."""
    return Fraction(number if isinstance(number, int) else repr(number))


def unique_items(_validator: Any, wanted: bool, value: Any, _schema: Any) -> Errors:  # noqa: FBT001 - jsonschema decides on the arguments
    first: dict[object, int] = {}
    for index, item in enumerate(value if wanted and isinstance(value, list) else ()):
        at = first.setdefault(_key(item), index)
        if at != index:
            yield ValidationError("", path=(index,), validator_value=at)


def _key(value: Any) -> object:
    """Equal for values that JSON Schema calls equal: `1` is `1.0`, but `true` is not `1`."""
    if isinstance(value, dict):
        return frozenset((key, _key(child)) for key, child in value.items())
    if isinstance(value, list):
        return tuple(_key(child) for child in value)
    return (isinstance(value, bool), value)
