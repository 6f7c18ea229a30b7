"""A sentence of our own for every keyword of JSON Schema, with the way out where it is known."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from jsonschema.exceptions import ValidationError as Error

from listlint.core.lazy_pattern import pattern
from listlint.schema import SchemaFault, value_words
from listlint.schema.value_words import guess

_NUMBER = pattern(r"-?(?:0|[1-9][0-9]*)(?P<fraction>\.[0-9]+)?")
_MOST_DIGITS = 300
"""Of what is read as a number: longer ones overflow, and nobody has meant a number."""
_TRUTH = {
    **dict.fromkeys(("true", "yes", "on"), "true"),
    **dict.fromkeys(("false", "no", "off"), "false"),
}
_MOST_KEYS = 6
"""Missing keys that a message names; how many more there are is said."""
_FORMATS = {
    "date": "a date like 2024-01-31",
    "date-time": "a date and time like 2024-01-31T12:00:00Z",
    "email": "an e-mail address",
    "ipv4": "an IPv4 address",
    "ipv6": "an IPv6 address",
    "regex": "a regular expression",
    "uri": "an address like https://example.org",
    "uuid": "a UUID",
}


def wrong_type(kinds: list[str], value: object, subject: str) -> SchemaFault:
    """A value of another type than the ones allowed."""
    is_root = subject.startswith("the ")
    asked = (
        ["a mapping of keys to values"]
        if is_root and "object" in kinds
        else value_words.types(kinds)
    )
    message = f"{subject} is {value_words.described(value)}, {value_words.nothing_of(asked)}"
    if is_root:
        return SchemaFault(message)
    if isinstance(value, str):
        return _bare(message, kinds, value)
    if "string" in kinds and isinstance(value, int | float):
        return SchemaFault(message, "put it in quotes", safe=True, quote=True)
    if value is None:
        return SchemaFault(message, f"write {value_words.either(asked)}")
    if "array" in kinds and not isinstance(value, dict | list):
        return SchemaFault(message, "write it as a list, one item or more")
    return SchemaFault(message)


def _bare(message: str, kinds: list[str], text: str) -> SchemaFault:
    """Text where something else is wanted: often only its quotes are wrong."""
    found = _NUMBER.fullmatch(text) if len(text) <= _MOST_DIGITS else None
    if found and ("number" in kinds or ("integer" in kinds and not found["fraction"])):
        return SchemaFault(message, "remove the quotes", text, safe=True, unquote=True)
    truth = _TRUTH.get(text.casefold())
    if truth and "boolean" in kinds:
        return SchemaFault(message, f"write `{truth}`", truth, safe=text == truth)
    if "array" in kinds and text:
        return SchemaFault(message, "write it as a list, one item or more")
    return SchemaFault(message)


def not_among(
    values: list[Any], value: object, subject: str, kinds: Sequence[str] = ()
) -> SchemaFault:
    """A value that is none of the ones allowed, nor of these types."""
    shown = (
        value_words.spelled(value)
        if isinstance(value, str) and value
        else value_words.described(value)
    )
    asked = value_words.options(values)
    if kinds:
        asked += f", or {value_words.either(value_words.types(kinds))}"
    message = f"{subject} is {shown}, {asked}"
    if isinstance(value, list | dict) or value is None:
        return SchemaFault(message)
    simple = [other for other in values if not isinstance(other, list | dict)]
    names = {
        other if isinstance(other, str) else value_words.yaml(other): other for other in simple
    }
    near, certain = guess(value if isinstance(value, str) else value_words.yaml(value), names)
    if near is None:
        return SchemaFault(message)
    return SchemaFault(message, f"did you mean `{near}`?", value_words.yaml(names[near]), certain)


def missing_key(error: Error, name: str, subject: str, needed_by: str | None) -> SchemaFault:
    """A key that has to be there."""
    schema: Any = error.schema
    expected = value_words.expected(schema.get("properties", {}).get(name))
    advice = f"add `{name}`, {expected}" if expected and expected != "empty" else f"add `{name}`"
    why = f", which `{needed_by}` needs" if needed_by is not None else ""
    return SchemaFault(f"{subject} is missing{why}", advice, place="missing")


def _unknown_key(error: Error, subject: str) -> SchemaFault:
    """A key that the schema does not name; `validator_value` holds those that it does."""
    asked: Any = error.validator_value
    value: Any = error.instance
    message, key = f"unknown key {subject}", str(error.path[-1])
    missing = [name for name in asked if name not in value]
    near, certain = guess(key, asked)
    if near in missing:
        advice = f"did you mean `{near}`?"
        return SchemaFault(message, advice, value_words.yaml(near), certain, place="key")
    if near is not None:
        return SchemaFault(message, f"remove it: `{near}` is there already", place="key")
    if missing:
        more = len(missing) - _MOST_KEYS
        names = [f"`{name}`" for name in missing[:_MOST_KEYS]] + [f"{more} more"] * (more > 0)
        return SchemaFault(
            message, f"the schema also knows {value_words.either(names, 'and')}", place="key"
        )
    return SchemaFault(message, "remove it, or add it to the schema", place="key")


def _enum(error: Error, subject: str) -> SchemaFault:
    asked: Any = error.validator_value
    return not_among(asked if error.validator == "enum" else [asked], error.instance, subject)


def _type(error: Error, subject: str) -> SchemaFault:
    kinds: Any = error.validator_value
    return wrong_type([kinds] if isinstance(kinds, str) else kinds, error.instance, subject)


def _pattern(error: Error, subject: str) -> SchemaFault:
    said = f"{subject} is {value_words.described(error.instance)}, which does not match"
    return SchemaFault(f"{said} `{error.validator_value}`", _description(error))


def _slow(error: Error, subject: str) -> SchemaFault:
    message = f"the pattern `{error.validator_value}` takes too long on {subject}"
    return SchemaFault(message, "shorten the value, or simplify the pattern in the schema")


def _format(error: Error, subject: str) -> SchemaFault:
    form = _FORMATS[str(error.validator_value)]
    return SchemaFault(
        f"{subject} is {value_words.described(error.instance)}, not {form}", _description(error)
    )


def _bound(phrase: str) -> Callable[[Error, str], SchemaFault]:
    def say(error: Error, subject: str) -> SchemaFault:
        value, limit = value_words.number(error.instance), value_words.number(error.validator_value)
        return SchemaFault(f"{subject} is {value}, not {phrase.format(limit)}")

    return say


def _size(thing: str, least: str) -> Callable[[Error, str], SchemaFault]:
    def say(error: Error, subject: str) -> SchemaFault:
        value: Any = error.instance
        limit = error.validator_value
        if not value and limit == 1:
            return SchemaFault(f"{subject} is {value_words.described(value)}")
        return SchemaFault(
            f"{subject} has {value_words.count(len(value), thing)}, not at {least} {limit:,}"
        )

    return say


def _unique(error: Error, subject: str) -> SchemaFault:
    first: Any = error.validator_value
    first = value_words.name((*tuple(error.absolute_path)[:-1], first), subject)
    return SchemaFault(f"{subject} repeats {first}", "take one of them away")


def _contains(error: Error, subject: str) -> SchemaFault:
    schema: Any = error.schema
    bound: Any = error.validator_value
    asked = value_words.expected(schema["contains"])
    if error.validator == "contains":
        kind = f"that is {asked}" if asked else "of the kind that the schema asks for"
        return SchemaFault(f"{subject} has no item {kind}")
    kind = f"is {asked}" if asked else "the schema counts"
    least = "at least" if error.validator == "minContains" else "at most"
    return SchemaFault(f"{subject} has not {least} {value_words.count(bound, 'item')} that {kind}")


def _too_many_items(error: Error, subject: str) -> SchemaFault:
    schema: Any = error.schema
    value: Any = error.instance
    first = schema.get("prefixItems", schema.get("items"))
    allowed = len(first) if isinstance(first, list) else 0
    return SchemaFault(
        f"{subject} has {value_words.count(len(value), 'item')}, not at most {allowed}"
    )


def _not(error: Error, subject: str) -> SchemaFault:
    part: Any = error.validator_value
    if isinstance(part, dict) and part.keys() == {"required"}:
        names = value_words.either([f"`{name}`" for name in part["required"]], "and")
        together = "here" if len(part["required"]) == 1 else "together"
        return SchemaFault(f"{names} may not stand {together}", _description(error))
    message = f"{subject} is {value_words.described(error.instance)}, which "
    is_pattern = isinstance(part, dict) and "pattern" in part
    message += f"may not match `{part['pattern']}`" if is_pattern else "the schema forbids"
    return SchemaFault(message, _description(error))


def _several(_error: Error, subject: str) -> SchemaFault:
    return SchemaFault(
        f"{subject} fits more than one of the forms that the schema allows",
        "it must fit exactly one of them",
    )


def _items(_error: Error, subject: str) -> SchemaFault:
    return SchemaFault(f"{subject} has items that the schema does not allow")


def _forbidden(error: Error, subject: str) -> SchemaFault:
    if error.schema_path and error.schema_path[-1] in ("items", "prefixItems"):
        return _items(error, subject)  # which of them, jsonschema does not say
    return SchemaFault(f"{subject} is not allowed", "remove it", place="key")


def _description(error: Error) -> str | None:
    """What the schema says for people: the best advice where a keyword says little."""
    text = error.schema.get("description") if isinstance(error.schema, Mapping) else None
    return value_words.short(text).rstrip(".") if isinstance(text, str) and text.strip() else None


SENTENCES: Mapping[Any, Callable[[Error, str], SchemaFault]] = {
    None: _forbidden,
    "additionalItems": _too_many_items,
    "additionalProperties": _unknown_key,
    "const": _enum,
    "contains": _contains,
    "enum": _enum,
    "exclusiveMaximum": _bound("less than {}"),
    "exclusiveMinimum": _bound("more than {}"),
    "format": _format,
    "items": _too_many_items,
    "maxContains": _contains,
    "maxItems": _size("item", "most"),
    "maxLength": _size("character", "most"),
    "maxProperties": _size("key", "most"),
    "maximum": _bound("{} or less"),
    "minContains": _contains,
    "minItems": _size("item", "least"),
    "minLength": _size("character", "least"),
    "minProperties": _size("key", "least"),
    "minimum": _bound("{} or more"),
    "multipleOf": _bound("a multiple of {}"),
    "not": _not,
    "oneOf": _several,
    "pattern": _pattern,
    "slow": _slow,
    "type": _type,
    "unevaluatedItems": _items,
    "unevaluatedProperties": _unknown_key,
    "uniqueItems": _unique,
}
