"""A quick yes: whether a value is certainly valid, as far as the keywords are known here.

jsonschema takes a tenth of a millisecond a note, and its import longer than a small run. So it is
asked only of values that get no yes here, and it alone says what is wrong with them.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sized
from typing import Any

Test = Callable[[Any], bool]
"""Whether a value is certainly valid; `False` is "perhaps not"."""

MOST_PARTS = 1000
"""Parts of a schema that are looked at, so that references to exponentially much get no yes."""
MOST_LEVELS = 40
"""Levels of parts inside each other, so that a schema that refers to itself gets none either."""
_LARGEST = 2**63
"""Larger integers are left to jsonschema."""
_ANNOTATIONS = frozenset(
    {
        *("$comment", "$defs", "$id", "$schema", "default", "definitions", "description"),
        *("examples", "title"),
    }
)


def quick_test(schema: object, targets: Mapping[int, Any]) -> Test:
    """The test for a schema; `targets` has what each `$ref` points to, by the schema's identity."""
    return _Parts(targets).test(schema, MOST_LEVELS)


def _never(_value: object) -> bool:
    return False


def _always(_value: object) -> bool:
    return True


class _Parts:
    """Makes tests of the parts of one schema."""

    def __init__(self, targets: Mapping[int, Any]) -> None:
        self._targets = targets
        self._left = MOST_PARTS

    def test(self, schema: object, levels: int) -> Test:
        """The test for a part that holds so many levels at most."""
        self._left -= 1
        if schema is True:
            return _always
        if not isinstance(schema, dict) or not levels or self._left < 0:
            return _never
        tests = [
            self._keyword(keyword, schema, levels - 1)
            for keyword in schema
            if keyword not in _ANNOTATIONS
        ]
        return _all(tests)

    def _keyword(self, keyword: str, schema: Mapping[str, Any], levels: int) -> Test:
        asked = schema[keyword]
        match keyword:
            case "$ref" if target := self._targets.get(id(schema)):
                return self.test(target.contents, levels)
            case "allOf":
                return _all([self.test(part, levels) for part in asked])
            case "anyOf":
                return _any([self.test(part, levels) for part in asked])
            case "items":
                return _of_items(self.test(asked, levels))
            case "properties":
                return _of_keys({key: self.test(part, levels) for key, part in asked.items()})
            case "additionalProperties":
                return _of_others(schema.get("properties", {}), self.test(asked, levels))
            case "unevaluatedProperties":
                return _of_others({*self._named(schema, levels)}, self.test(asked, levels))
        simple = _SIMPLE.get(keyword)
        return simple(asked) if simple else _never

    def _named(self, schema: object, levels: int) -> Iterable[str]:
        """The keys that a schema names, or those that apply to the same value by all means."""
        if isinstance(schema, dict) and levels:
            yield from schema.get("properties", ())
            target = self._targets.get(id(schema))
            for part in (*schema.get("allOf", ()), target and target.contents):
                yield from self._named(part, levels - 1)


def _all(tests: list[Test]) -> Test:
    def test(value: object) -> bool:
        for each in tests:  # noqa: SIM110 - a generator would take twice as long
            if not each(value):
                return False
        return True

    return tests[0] if len(tests) == 1 else test


def _any(tests: list[Test]) -> Test:
    return lambda value: any(test(value) for test in tests)


def _of_items(test: Test) -> Test:
    return lambda value: not isinstance(value, list) or all(map(test, value))


def _of_keys(tests: Mapping[str, Test]) -> Test:
    def test(value: object) -> bool:
        if isinstance(value, dict):
            for key, child in value.items():
                if key in tests and not tests[key](child):
                    return False
        return True

    return test


def _of_others(known: Iterable[str], test: Test) -> Test:
    names = frozenset(known)
    return lambda value: (
        not isinstance(value, dict)
        or all(test(child) for key, child in value.items() if key not in names)
    )


def _is_integer(value: object) -> bool:
    return type(value) is int and -_LARGEST < value < _LARGEST


def _is_number(value: object) -> bool:
    return _is_integer(value) or type(value) is float


_TYPES: Mapping[str, Test] = {
    "array": lambda value: type(value) is list,
    "boolean": lambda value: type(value) is bool,
    "integer": _is_integer,
    "null": lambda value: value is None,
    "number": _is_number,
    "object": lambda value: type(value) is dict,
    "string": lambda value: type(value) is str,
}


def _of_type(asked: Any) -> Test:
    names = [asked] if isinstance(asked, str) else asked
    return _any([_TYPES[name] for name in names]) if len(names) > 1 else _TYPES[names[0]]


def _among(choices: Iterable[Any]) -> Test:
    texts = frozenset(each for each in choices if isinstance(each, str))
    others = [each for each in choices if each is None or isinstance(each, bool)]
    return lambda value: (
        value in texts if isinstance(value, str) else any(value is each for each in others)
    )


def _with_pattern(pattern: str) -> Test:
    # `regex` is imported only where a schema has a pattern.
    from listlint.schema.regexes import compiled  # noqa: PLC0415 - see above

    search = compiled(pattern).search
    return lambda value: not isinstance(value, str) or bool(search(value))


def _of_number(holds: Callable[[Any, Any], bool]) -> Callable[[Any], Test]:
    """A bound of numbers, which says nothing of other values."""

    def make(bound: Any) -> Test:
        if not _is_number(bound):
            return _never
        return lambda value: (
            _is_number(value) and holds(value, bound)
            if isinstance(value, int | float) and not isinstance(value, bool)
            else True
        )

    return make


def _of_size(kind: type[Sized], holds: Callable[[int, Any], bool]) -> Callable[[Any], Test]:
    """A bound of how much values of one type hold."""
    return lambda bound: lambda value: not isinstance(value, kind) or holds(len(value), bound)


def _having(names: Iterable[str]) -> Test:
    return lambda value: not isinstance(value, dict) or all(name in value for name in names)


def _unlike(wanted: bool) -> Test:  # noqa: FBT001 - the schema decides on the argument
    return lambda value: (
        not wanted
        or not isinstance(value, list)
        or (all(isinstance(each, str) for each in value) and len({*value}) == len(value))
    )


_SIMPLE: Mapping[str, Callable[[Any], Test]] = {
    "const": lambda asked: _among([asked]),
    "enum": _among,
    "maximum": _of_number(lambda value, bound: value <= bound),
    "maxItems": _of_size(list, lambda size, bound: size <= bound),
    "maxLength": _of_size(str, lambda size, bound: size <= bound),
    "minimum": _of_number(lambda value, bound: value >= bound),
    "minItems": _of_size(list, lambda size, bound: size >= bound),
    "minLength": _of_size(str, lambda size, bound: size >= bound),
    "pattern": _with_pattern,
    "required": _having,
    "type": _of_type,
    "uniqueItems": _unlike,
}
"""Keywords that need nothing but what they ask for."""
