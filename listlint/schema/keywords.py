"""The keywords that cannot be left to jsonschema.

Its patterns can hang and are not those of ECMAScript, so all that looks at patterns is here. It
also does not bound its work, crashes on infinite numbers, forgets the key under which `false`
stands, takes quadratic time to find equal items, and makes one error of all unknown keys.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import datetime
from fractions import Fraction
from typing import Any

from jsonschema import Draft7Validator, FormatChecker
from jsonschema.exceptions import ValidationError
from jsonschema.validators import extend

from listlint.core.lazy_pattern import pattern
from listlint.schema.regexes import PatternError, Patterns, compiled
from listlint.schema.steps import Steps

Errors = Iterator[ValidationError]
Targets = dict[int, Any]
"""What the `$ref` in a schema points to, as `Resolved`, by the schema's identity."""

_TAKES_ALL = {"additionalProperties", "$dynamicRef", "$recursiveRef"}
_MOMENT = pattern(r"\d{4}-\d\d-\d\d[Tt ]\d\d:\d\d:\d\d(?:\.\d+)?(?:[Zz]|[+-]\d\d:\d\d)", re.ASCII)
_URI = pattern(r"[A-Za-z][A-Za-z0-9+.-]*:[^\s<>\"{}|\\^`]+")


FORMATS = FormatChecker(("date", "email", "ipv4", "ipv6", "uuid"))
"""The formats that are checked: the same ones everywhere, whatever else is installed."""


@FORMATS.checks("date-time", ValueError)
def _is_moment(value: object) -> bool:
    return not isinstance(value, str) or bool(
        _MOMENT.fullmatch(value) and datetime.fromisoformat(value.upper().replace(":60", ":59"))
    )


@FORMATS.checks("regex", PatternError)
def _is_pattern(value: object) -> bool:
    return not isinstance(value, str) or bool(compiled(value))


@FORMATS.checks("uri")
def _is_uri(value: object) -> bool:
    return not isinstance(value, str) or bool(_URI.fullmatch(value))


class Keywords:
    """The keywords of one loaded schema. `targets` says where its references lead."""

    def __init__(self, targets: Targets) -> None:
        self.targets = targets
        self._patterns = Patterns()
        self._steps = Steps()

    def begin(self, value: object) -> None:
        """Get ready to check a value."""
        self._patterns.begin()
        self._steps.begin(value)

    def extend(self, stock: Any) -> Any:
        """The validator that jsonschema has for a draft, with these keywords."""
        own: dict[str, Any] = {
            "additionalProperties": self._additional_properties,
            "multipleOf": _multiple_of,
            "pattern": self._pattern,
            "patternProperties": self._pattern_properties,
            "properties": _properties,
            "propertyNames": _property_names,
            "unevaluatedProperties": self._unevaluated_properties,
            "uniqueItems": _unique_items,
        }
        known = {name: check for name, check in own.items() if name in stock.VALIDATORS}
        known["dependencies"] = Draft7Validator.VALIDATORS["dependencies"]  # still widely used
        counted = self._steps.counted({**stock.VALIDATORS, **known})
        return extend(stock, counted)  # type: ignore[no-untyped-call]

    def _search(self, pattern: str, text: str) -> bool | None:
        """Whether a pattern is found; `None` if it is too slow."""
        self._steps.spend()
        return self._patterns.search(pattern, text)

    def _too_slow(self, pattern: str, *path: str) -> Errors:
        if self._patterns.is_news(pattern):
            yield ValidationError("", validator="slow", validator_value=pattern, path=path)

    def _pattern(self, _validator: Any, pattern: str, value: object, _schema: Any) -> Errors:
        found = self._search(pattern, value) if isinstance(value, str) else True
        if found is None:
            yield from self._too_slow(pattern)
        elif not found:
            yield ValidationError("")

    def _pattern_properties(self, validator: Any, table: Any, value: Any, _schema: Any) -> Errors:
        for keys, part in table.items() if isinstance(value, dict) else ():
            for key, child in value.items():
                found = self._search(keys, key)
                if found is None:
                    yield from self._too_slow(keys, key)
                elif found:
                    yield from _below(validator, child, part, key)

    def _additional_properties(
        self, validator: Any, allowed: Any, value: object, schema: Any
    ) -> Errors:
        if isinstance(value, dict):
            known = list(schema.get("properties", ()))
            yield from self._others(validator, allowed, value, self._named(schema, value), known)

    def _unevaluated_properties(
        self, validator: Any, allowed: Any, value: object, schema: Any
    ) -> Errors:
        if not isinstance(value, dict):
            return
        spoken, known = set[str](), []
        for part in self._parts(validator, value, schema):
            # Where a dynamic reference leads, nobody but jsonschema can say.
            if part.keys() & _TAKES_ALL or ("unevaluatedProperties" in part and part is not schema):
                return
            spoken |= self._named(part, value)
            known += part.get("properties", ())
        yield from self._others(validator, allowed, value, spoken, known)

    def _parts(self, validator: Any, value: Any, schema: Any) -> Iterator[dict[str, Any]]:
        """A schema and all that it applies to the same value.

        A part that does not hold counts as well: its own faults are reported, and calling its
        keys unknown would bury them.
        """
        pending, seen = [(schema, None)], set[int]()
        for part, resolver in pending:
            if not isinstance(part, dict) or id(part) in seen:
                continue
            seen.add(id(part))
            self._steps.spend()
            yield part
            if target := self.targets.get(id(part)):
                pending.append((target.contents, target.resolver))
            pending += [(each, resolver) for each in _taken(validator, value, part, resolver)]

    def _named(self, schema: Any, value: dict[str, Any]) -> set[str]:
        """The keys of a mapping that a schema names; a slow pattern names them all."""
        patterns = schema.get("patternProperties", ())
        found = {key for key in value for each in patterns if self._search(each, key) is not False}
        return found | {key for key in value if key in schema.get("properties", ())}

    def _others(
        self, validator: Any, allowed: Any, value: Any, spoken: set[str], known: list[str]
    ) -> Errors:
        """The errors of all keys that nothing has spoken for; `known` could have been meant."""
        known = list(dict.fromkeys(known))
        for key in [key for key in value if key not in spoken]:
            if allowed is False:
                self._steps.spend(1 + len(known))  # each is compared with the key
                yield ValidationError("", path=(key,), validator_value=known)
            else:
                yield from _below(validator, value[key], allowed, key)


def _taken(validator: Any, value: Any, schema: Any, resolver: Any) -> Iterator[Any]:
    """The schemas inside one that apply to the same value: of alternatives those that hold."""

    def holds(part: Any) -> bool:
        return next(validator.descend(value, part, resolver=resolver), None) is None

    yield from schema.get("allOf", ())
    for word in ("anyOf", "oneOf"):
        yield from [part for part in schema.get(word, ()) if holds(part)] or schema.get(word, ())
    if "if" in schema and holds(schema["if"]):
        yield from (schema["if"], schema.get("then"))
    elif "if" in schema:
        yield schema.get("else")
    yield from (part for key, part in schema.get("dependentSchemas", {}).items() if key in value)


def _below(validator: Any, value: Any, schema: Any, key: str) -> Errors:
    """The errors of what stands under a key, which jsonschema forgets where a schema is `false`."""
    if schema is False:
        false: dict[str, Any] = {"validator": None, "validator_value": None, "schema": schema}
        yield ValidationError("", instance=value, path=(key,), **false)
    else:
        yield from validator.descend(value, schema, path=key, schema_path=key)


def _properties(validator: Any, table: Any, value: Any, _schema: Any) -> Errors:
    for key, part in table.items() if isinstance(value, dict) else ():
        if key in value:
            yield from _below(validator, value[key], part, key)


def _property_names(validator: Any, part: Any, value: Any, _schema: Any) -> Errors:
    for key in value if isinstance(value, dict) else ():
        for error in validator.descend(key, part):
            yield ValidationError("", path=(key,), context=(error,))


def _multiple_of(_validator: Any, step: float, value: Any, _schema: Any) -> Errors:
    if isinstance(value, bool) or not isinstance(value, int | float):
        return
    try:  # as they are written, so that 0.3 is a multiple of 0.1
        failed = bool(Fraction(repr(value)) % Fraction(repr(step)))
    except ValueError:  # infinite, or no number
        failed = True
    if failed:
        yield ValidationError("")


def _unique_items(_validator: Any, wanted: bool, value: Any, _schema: Any) -> Errors:  # noqa: FBT001 - jsonschema decides on the arguments
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
