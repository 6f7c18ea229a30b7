"""The keywords of JSON Schema that jsonschema does not check as a linter needs it.

One error for each key and item rather than one for all of them, patterns that cannot hang, numbers
of any size, and references that were followed when the schema was loaded.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import Any

from jsonschema import FormatChecker
from jsonschema.exceptions import ValidationError
from jsonschema.validators import extend, validator_for

from listlint.schema import evaluated, patterns, plain
from listlint.schema.formats import FORMATS
from listlint.schema.references import REFERENCES, Target

MOST_REFERENCES = 200_000
"""How many references may be followed for one value, before it counts as too large."""

Errors = Iterator[ValidationError]


class TooMuchError(Exception):
    """Checking a value takes more than `MOST_REFERENCES` steps."""


class Keywords:
    """The keywords of one loaded schema. `targets` says where its references lead."""

    def __init__(self, targets: Mapping[tuple[int, str], Target]) -> None:
        self._targets = targets
        self._followers: dict[tuple[int, str], Any] = {}
        self._classes: dict[str, Any] = {}
        self._formats = FormatChecker(formats=())
        self._formats.checkers = dict(FORMATS)
        self._slow: set[str] = set()
        self._left = MOST_REFERENCES

    def validator(self, schema: Any, dialect: str) -> Any:
        """What checks values against a schema, for as long as both exist."""
        if dialect not in self._classes:
            stock: Any = validator_for({"$schema": dialect})
            own = {
                name: check
                for name, check in self._table()
                if name in {*stock.VALIDATORS, "dependencies"}
            }
            self._classes[dialect] = extend(stock, own)  # type: ignore[no-untyped-call]
        return self._classes[dialect](schema, format_checker=self._formats)

    def errors(self, validator: Any, value: object) -> list[ValidationError]:
        """All that is wrong with a value. Raises `TooMuchError` and `RecursionError`."""
        self._slow.clear()
        self._left = MOST_REFERENCES
        return list(validator.iter_errors(value))

    def known_keys(self, schema: object) -> list[str]:
        """Every key that a schema names for a mapping."""
        return evaluated.known_keys(schema, self._follow)

    def _table(self) -> Iterator[tuple[str, Callable[..., Errors]]]:
        for name in REFERENCES:
            yield name, self._reference(name)
        yield "pattern", self._pattern
        yield "patternProperties", self._pattern_properties
        yield "propertyNames", plain.property_names
        yield "additionalProperties", self._additional_properties
        yield "unevaluatedProperties", self._unevaluated_properties
        yield "unevaluatedItems", self._unevaluated_items
        yield "properties", plain.properties
        yield "required", plain.required
        yield "dependentRequired", plain.dependent_required
        yield "dependencies", plain.dependencies
        yield "multipleOf", plain.multiple_of
        yield "uniqueItems", plain.unique_items

    def _follow(self, schema: Mapping[str, Any]) -> Iterator[Any]:
        for name in REFERENCES:
            if target := self._targets.get((id(schema), name)):
                yield target.schema

    def _reference(self, name: str) -> Callable[..., Errors]:
        def check(_validator: Any, _reference: str, value: object, schema: Any) -> Errors:
            self._left -= 1
            if self._left < 0:
                raise TooMuchError
            place = (id(schema), name)
            if place not in self._followers:
                target = self._targets[place]
                self._followers[place] = self.validator(target.schema, target.dialect)
            yield from self._followers[place].iter_errors(value)

        return check

    def _matches(self, pattern: str, key: str) -> bool:
        """Whether a key matches; a pattern that was too slow is not tried again on this value."""
        if pattern in self._slow:
            return False
        try:
            return patterns.search(pattern, key)
        except patterns.TooSlowError:
            self._slow.add(pattern)
            raise

    def _pattern(self, _validator: Any, pattern: str, value: object, _schema: Any) -> Errors:
        if not isinstance(value, str) or pattern in self._slow:
            return
        try:
            if not self._matches(pattern, value):
                yield ValidationError("")
        except patterns.TooSlowError:
            yield ValidationError("", validator="slow", validator_value=pattern)

    def _pattern_properties(
        self, validator: Any, table: Mapping[str, Any], value: Any, _schema: Any
    ) -> Errors:
        for pattern, part in table.items() if isinstance(value, dict) else ():
            for key, child in value.items():
                try:
                    matched = self._matches(pattern, key)
                except patterns.TooSlowError:
                    yield ValidationError(
                        "", validator="slow", validator_value=pattern, path=(key,)
                    )
                    continue
                if matched:
                    yield from plain.below(validator, child, part, key)

    def _found(self, pattern: str, key: str) -> bool:
        """As `_matches`, for keywords beside `patternProperties`, which reports what is slow."""
        try:
            return self._matches(pattern, key)
        except patterns.TooSlowError:
            return False

    def _additional_properties(
        self, validator: Any, allowed: Any, value: object, schema: Any
    ) -> Errors:
        if isinstance(value, dict):
            beside = {word: schema.get(word, {}) for word in ("properties", "patternProperties")}
            spoken = evaluated.keys(beside, value, self._found, outermost=True)
            yield from self._others(validator, allowed, value, spoken, schema)

    def _unevaluated_properties(
        self, validator: Any, allowed: Any, value: object, schema: Any
    ) -> Errors:
        if isinstance(value, dict):
            holds = _holds(validator)
            spoken: set[str] = set()
            for part in evaluated.applying(schema, value, self._follow, holds):
                outermost = part is schema
                spoken |= evaluated.keys(part, value, self._found, outermost=outermost)
            yield from self._others(validator, allowed, value, spoken, schema)

    def _others(
        self, validator: Any, allowed: Any, value: dict[str, Any], spoken: set[str], schema: Any
    ) -> Errors:
        for key in [key for key in value if key not in spoken]:
            if allowed is False:
                known = self.known_keys(schema)
                yield ValidationError("", path=(key,), validator_value=known)
            else:
                yield from plain.below(validator, value[key], allowed, key)

    def _unevaluated_items(
        self, validator: Any, allowed: Any, value: object, schema: Any
    ) -> Errors:
        if not isinstance(value, list):
            return
        holds = _holds(validator)
        spoken: set[int] = set()
        for part in evaluated.applying(schema, value, self._follow, holds):
            spoken |= evaluated.items(part, value, holds, outermost=part is schema)
        for index in [index for index in range(len(value)) if index not in spoken]:
            yield from plain.below(validator, value[index], allowed, index)


def _holds(validator: Any) -> evaluated.Holds:
    return lambda schema, value: bool(validator.evolve(schema=schema).is_valid(value))
