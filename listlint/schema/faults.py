"""jsonschema's errors as faults: each at its own place, and of alternatives only the nearest."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from typing import Any

from jsonschema.exceptions import ValidationError

from listlint.core.frontmatter import Route
from listlint.schema import SchemaFault, value_words
from listlint.schema.sentences import (
    SENTENCES,
    missing_key,
    not_among,
    wrong_type,
)

_CHOICE = frozenset({"type", "enum", "const"})
"""Keywords that tell alternatives apart."""


def explain(errors: Iterable[ValidationError], root: str) -> list[SchemaFault]:
    """What the errors say, each thing once; `root` is what the whole value is called."""
    faults: dict[tuple[Route, str, str], SchemaFault] = {}
    seen = set[tuple[Route, object, int]]()
    for error in errors:
        # Of each missing key there is an error, and the first of them speaks for all.
        looked_at = (tuple(error.absolute_path), error.validator, id(error.validator_value))
        if looked_at in seen:
            continue
        seen.add(looked_at)
        for fault in _faults(error, root):
            faults.setdefault((fault.route, fault.place, fault.message), fault)
    return list(faults.values())


def _faults(error: ValidationError, root: str) -> Iterator[SchemaFault]:
    route = tuple(error.absolute_path)
    keyword: str | None = error.validator  # type: ignore[assignment] # `None` for `false`
    if keyword == "propertyNames":
        said = _said(error.context[0], f"the key {value_words.name(route[-1:], root)}")
        yield SchemaFault(said.message, said.help, place="key", route=route)
    elif keyword in ("anyOf", "oneOf") and error.context:
        yield from _alternatives(error, route, root)
    elif missing := _missing(error):
        for name, needed_by in missing:
            said = missing_key(error, name, value_words.name((*route, name), root), needed_by)
            yield said._replace(route=route)
    else:
        yield _said(error, value_words.name(route, root))._replace(route=route)


def _said(error: ValidationError, subject: str) -> SchemaFault:
    say = SENTENCES.get(error.validator)
    if say is not None:
        return say(error, subject)
    shown = value_words.described(error.instance)
    return SchemaFault(
        f"{subject} is {shown}, which `{error.validator}` of the schema does not allow"
    )


def _missing(error: ValidationError) -> list[tuple[str, str | None]]:
    """The keys that are missing, each with the key that needs it if one does."""
    asked: Any = error.validator_value
    value: Any = error.instance
    needed: dict[str | None, Any] = {}
    if error.validator == "required":
        needed = {None: asked}
    elif error.validator in ("dependentRequired", "dependencies"):
        needed = {key: asked[key] for key in asked if key in value}
    lists = {key: names for key, names in needed.items() if isinstance(names, list)}
    return [(n, key) for key, names in lists.items() for n in names if n not in value]


def _alternatives(error: ValidationError, route: Route, root: str) -> Iterator[SchemaFault]:
    """The errors of the alternative that came nearest, or one sentence for all of them."""
    branches = _branches(error)
    if (names := _one_of(branches)) is not None:
        listed = value_words.either(
            [value_words.name((*route, name), root) for name in names], "and"
        )
        advice = "add one of them" if len(names) > 1 else None
        one = f"one of {listed} is needed" if len(names) > 1 else f"{listed} is missing"
        yield SchemaFault(one, advice, place="missing", route=route)
    elif shared := _shared(branches):
        yield _choice(shared, root)
    else:
        nearest = max(branches, key=_nearness)
        for inner in nearest:
            yield from _faults(inner, root)


def _branches(error: ValidationError) -> list[list[ValidationError]]:
    """The errors of each alternative; one that is just `false` has no path of its own."""
    branches: defaultdict[object, list[ValidationError]] = defaultdict(list)
    for inner in error.context:
        way = inner.relative_schema_path
        branches[way[0] if way else id(inner)].append(inner)
    return list(branches.values())


def _one_of(branches: list[list[ValidationError]]) -> list[str] | None:
    """The keys of which one would do, if each alternative lacks nothing but one key."""
    found = [branch[0] for branch in branches if len(branch) == 1]
    lacking = [e for e in found if e.validator == "required" and not e.relative_path]
    if len(lacking) < len(branches):
        return None
    return list(dict.fromkeys(name for error in lacking for name, _ in _missing(error)))


def _shared(branches: list[list[ValidationError]]) -> list[ValidationError]:
    """The errors of every alternative about one value that none of them takes, if there is one."""
    choices = [
        {tuple(e.relative_path): e for e in branch if e.validator in _CHOICE} for branch in branches
    ]
    for path in sorted(choices[0], key=len):
        if all(path in choice for choice in choices):
            return [choice[path] for choice in choices]
    return []


def _choice(errors: list[ValidationError], root: str) -> SchemaFault:
    """One sentence for all that a value could have been."""
    values: list[Any] = []
    kinds: list[str] = []
    for error in errors:
        asked: Any = error.validator_value
        if error.validator == "type":
            kinds += [asked] if isinstance(asked, str) else asked
        else:
            values += [asked] if error.validator == "const" else asked
    route, value = tuple(errors[0].absolute_path), errors[0].instance
    subject = value_words.name(route, root)
    said = not_among(values, value, subject, kinds) if values else wrong_type(kinds, value, subject)
    return said._replace(route=route)


def _nearness(branch: list[ValidationError]) -> tuple[bool, bool, int, int]:
    """How far an alternative got: past the value's own type, past the key that tells the kinds
    apart, deep, with few errors.
    """
    choices = [error for error in branch if error.validator in _CHOICE]
    at_root = any(not error.relative_path for error in choices)
    told_apart = any(error.validator in ("const", "enum") for error in choices)
    return (not at_root, not told_apart, max(map(_depth, branch)), -len(branch))


def _depth(error: ValidationError) -> int:
    deeper = max(map(_depth, error.context), default=0)
    return len(error.relative_path) + deeper
