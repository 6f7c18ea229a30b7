"""Values, types and routes in words, as they stand in a message; and which name was meant."""

from __future__ import annotations

import json
import math
from collections.abc import Iterable, Mapping, Sequence

from listlint.core import did_you_mean
from listlint.core.frontmatter import Route
from listlint.core.lazy_pattern import pattern

_MOST_CHARACTERS = 60
"""Of a value that a message repeats, so that it stays on one line."""
_MOST_NAMES = 12
"""Allowed values that a message lists; how many more there are is said."""
_MOST_BITS = 1000
"""Of a whole number that is written out: about 300 digits, and fast to write."""

_TYPES = {
    "string": "text",
    "integer": "a whole number",
    "number": "a number",
    "boolean": "`true` or `false`",
    "null": "empty",
    "array": "a list",
    "object": "a mapping",
}

_PLAIN = pattern(r"[A-Za-z_][\w./+-]*(?: [\w./+-]+)*")
_NOT_TEXT = frozenset({"null", "true", "false", "yes", "no", "on", "off", "y", "n"})


def short(text: str) -> str:
    """A text on one line, of at most 60 characters, without backticks."""
    text = " ".join(text.replace("`", "'").split())
    return text if len(text) <= _MOST_CHARACTERS else f"{text[: _MOST_CHARACTERS - 1]}…"


def name(route: Route, root: str) -> str:
    """A route as code, like `authors[1].name`; `root` stands for the whole."""
    if not route:
        return root
    steps = (f"[{step}]" if isinstance(step, int) else f".{step}" for step in route)
    return code("".join(steps).removeprefix("."))


def code(text: str) -> str:
    """A text in backticks."""
    return f"`{short(text)}`"


def yaml(value: object) -> str:
    """A value as YAML on one line, with quotes only where they are needed."""
    if isinstance(value, str):
        plain = _PLAIN.fullmatch(value) and value.lower() not in _NOT_TEXT
        return value if plain else json.dumps(value, ensure_ascii=False)
    return number(value) if is_number(value) else json.dumps(value, ensure_ascii=False)


def spelled(value: object) -> str:
    """A value as code: how it would be written."""
    if isinstance(value, list):
        return "a list" if value else "an empty list"
    if isinstance(value, dict):
        return "a mapping" if value else "an empty mapping"
    return "empty" if value is None else code(yaml(value))


def is_number(value: object) -> bool:
    """Whether a value is a number, which a truth value is not."""
    return isinstance(value, int | float) and not isinstance(value, bool)


def number(value: object) -> str:
    """A number as YAML writes it. Python refuses to print very large ones."""
    if isinstance(value, int):
        return str(value) if value.bit_length() <= _MOST_BITS else "a very large number"
    if isinstance(value, float) and not math.isfinite(value):
        return ".nan" if math.isnan(value) else ".inf" if value > 0 else "-.inf"
    return repr(value)


def described(value: object) -> str:
    """A value with its kind: `the text "2017"`, `the number 7`, `a list`, `empty`."""
    if isinstance(value, str):
        return f'the text "{short(value)}"' if value else "an empty text"
    if is_number(value):
        words = number(value)
        return words if words.startswith("a ") else f"the number {words}"
    return spelled(value)


def types(kinds: str | Sequence[str]) -> list[str]:
    """JSON Schema's types in words; a whole number is not named beside a number."""
    names = [kinds] if isinstance(kinds, str) else list(kinds)
    return [_TYPES.get(n, code(n)) for n in names if n != "integer" or "number" not in names]


def nothing_of(kinds: Sequence[str]) -> str:
    """`not a`, `neither a nor b`, `not a, b or c`."""
    match list(dict.fromkeys(kinds)):
        case [only]:
            return f"not {only}"
        case [one, other]:
            return f"neither {one} nor {other}"
        case several:
            return f"not {either(several)}"


def either(names: Sequence[str], word: str = "or") -> str:
    """`a`, `a or b`, `a, b or c`; shortened where there are many."""
    if len(names) > _MOST_NAMES:
        return f"{', '.join(names[:_MOST_NAMES])} {word} {len(names) - _MOST_NAMES} more"
    *first, last = names
    return f"{', '.join(first)} {word} {last}" if first else last


def options(values: Iterable[object]) -> str:
    """What a value may be: `not one of …`, or `not …` where there is one choice."""
    names = [spelled(value) for value in values]
    if not names:
        return "but nothing is allowed here"
    if len(names) == 1:
        return f"not {names[0]}"
    more = f" or {len(names) - _MOST_NAMES} more" if len(names) > _MOST_NAMES else ""
    return f"not one of {', '.join(names[:_MOST_NAMES])}{more}"


def count(amount: int, thing: str) -> str:
    """`1 item`, `2 items`."""
    return f"{amount:,} {thing if amount == 1 else f'{thing}s'}"


def expected(schema: object) -> str | None:
    """What a schema asks for, in a few words, if it says so at once."""
    if not isinstance(schema, Mapping):
        return None
    if "const" in schema:
        return spelled(schema["const"])
    choices = schema.get("enum")
    if isinstance(choices, list) and choices:
        return options(choices).removeprefix("not ")
    kinds = schema.get("type")
    return either(types(kinds)) if isinstance(kinds, str | list) and kinds else None


def guess(name: str, known: Iterable[str]) -> tuple[str | None, bool]:
    """The known name that is most like `name`, if any is; and if it differs only in case and in
    spaces around it.
    """
    names = list(dict.fromkeys(known))
    folded = name.strip().casefold()
    same = [other for other in names if other.strip().casefold() == folded]
    if len(same) == 1:
        return same[0], True
    near = did_you_mean.nearest(folded, names, did_you_mean.KEY)
    return near or did_you_mean.shortened(folded, names), False
