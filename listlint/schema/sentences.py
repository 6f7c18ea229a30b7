"""A sentence of our own for every keyword of JSON Schema."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from listlint.schema import words
from listlint.schema.formats import NAMES
from listlint.schema.remedies import Problem, Said, missing_key, not_among, unknown_key, wrong_type


def _enum(problem: Problem, subject: str) -> Said:
    values = problem.asked
    choices = values if isinstance(values, list) else list(values)
    return not_among(choices, problem.value, subject)


def _const(problem: Problem, subject: str) -> Said:
    return not_among([problem.asked], problem.value, subject)


def _type(problem: Problem, subject: str) -> Said:
    kinds = problem.asked
    return wrong_type([kinds] if isinstance(kinds, str) else kinds, problem.value, subject)


def _pattern(problem: Problem, subject: str) -> Said:
    said = f"{subject} is {words.described(problem.value)}, which does not match"
    return Said(f"{said} `{problem.asked}`", _description(problem))


def _slow(problem: Problem, subject: str) -> Said:
    message = f"the pattern `{problem.asked}` takes too long on {subject}"
    return Said(message, "shorten the value, or simplify the pattern in the schema")


def _format(problem: Problem, subject: str) -> Said:
    form = NAMES.get(problem.asked, f"`{problem.asked}`")
    return Said(f"{subject} is {words.described(problem.value)}, not {form}", _description(problem))


def _bound(phrase: str) -> Callable[[Problem, str], Said]:
    def say(problem: Problem, subject: str) -> Said:
        value, limit = words.number(problem.value), words.number(problem.asked)
        return Said(f"{subject} is {value}, not {phrase.format(limit)}")

    return say


def _size(thing: str, least: str) -> Callable[[Problem, str], Said]:
    def say(problem: Problem, subject: str) -> Said:
        size, limit = len(problem.value), problem.asked
        if not size and limit == 1:
            return Said(f"{subject} is {words.described(problem.value)}")
        return Said(f"{subject} has {words.count(size, thing)}, not at {least} {limit:,}")

    return say


def _unique(problem: Problem, subject: str) -> Said:
    first = words.name((*problem.route[:-1], problem.asked), subject)
    return Said(f"{subject} repeats {first}", "take one of them away")


def _contains(problem: Problem, subject: str) -> Said:
    part = problem.schema.get("contains") if isinstance(problem.schema, Mapping) else None
    asked = words.expected(part)
    wanted = f"no item that is {asked}" if asked else "no item of the kind that the schema asks for"
    if problem.keyword == "contains":
        return Said(f"{subject} has {wanted}")
    bound = "at least" if problem.keyword == "minContains" else "at most"
    kind = f"is {asked}" if asked else "the schema counts"
    return Said(f"{subject} has not {bound} {words.count(problem.asked, 'item')} that {kind}")


def _too_many_items(problem: Problem, subject: str) -> Said:
    schema: Any = problem.schema
    first = schema.get("prefixItems", schema.get("items"))
    allowed = len(first) if isinstance(first, list) else 0
    size = words.count(len(problem.value), "item")
    return Said(f"{subject} has {size}, not at most {allowed}")


def _not(problem: Problem, subject: str) -> Said:
    part, value = problem.asked, problem.value
    required = part.get("required") if isinstance(part, Mapping) else None
    if isinstance(required, list) and len(part) == 1:
        names = words.either([f"`{name}`" for name in required], "and")
        together = "may not stand here" if len(required) == 1 else "may not stand together"
        return Said(f"{names} {together}", _description(problem))
    if isinstance(part, Mapping) and "pattern" in part:
        message = f"{subject} is {words.described(value)}, which may not match `{part['pattern']}`"
        return Said(message, _description(problem))
    return Said(
        f"{subject} is {words.described(value)}, which the schema forbids", _description(problem)
    )


def _several(_problem: Problem, subject: str) -> Said:
    return Said(
        f"{subject} fits more than one of the forms that the schema allows",
        "it must fit exactly one of them",
    )


def _forbidden(_problem: Problem, subject: str) -> Said:
    return Said(f"{subject} is not allowed", "take it away", place="key")


def _required(problem: Problem, subject: str) -> Said:
    return missing_key(str(problem.asked), problem.schema, subject)


def _dependent(problem: Problem, subject: str) -> Said:
    name, key = problem.asked
    return missing_key(name, problem.schema, subject, f", which `{key}` needs")


def _description(problem: Problem) -> str | None:
    """What the schema says for people: the best advice where a keyword says little."""
    text = problem.schema.get("description") if isinstance(problem.schema, Mapping) else None
    return words.short(text).rstrip(".") if isinstance(text, str) and text.strip() else None


SENTENCES: Mapping[str | None, Callable[[Problem, str], Said]] = {
    None: _forbidden,
    "additionalItems": _too_many_items,
    "additionalProperties": unknown_key,
    "const": _const,
    "contains": _contains,
    "dependentRequired": _dependent,
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
    "required": _required,
    "slow": _slow,
    "type": _type,
    "unevaluatedProperties": unknown_key,
    "uniqueItems": _unique,
}
