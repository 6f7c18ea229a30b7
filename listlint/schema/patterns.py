"""A schema's patterns, none of which can hang: each search has a second.

JSON Schema writes patterns as ECMAScript does: `$` is the very end of a text, digits and word
characters are ASCII.
"""

from __future__ import annotations

import re
from functools import cache
from typing import Any

import regex  # type: ignore[import-untyped]

SECONDS = 1.0

_TOKEN = re.compile(r"\\.|\[(?:\\.|[^\]\\])*\]|\$", re.DOTALL)
_OUTSIDE = {
    "$": r"\Z",
    r"\d": "[0-9]",
    r"\D": "[^0-9]",
    r"\w": "[A-Za-z0-9_]",
    r"\W": "[^A-Za-z0-9_]",
}
_INSIDE = {r"\d": "0-9", r"\w": "A-Za-z0-9_"}


class PatternError(ValueError):
    """A pattern that is no regular expression; the message says why."""


class TooSlowError(Exception):
    """A pattern took longer than `SECONDS`."""


@cache
def compiled(pattern: str) -> Any:
    """Compile a pattern. Raises `PatternError`."""
    try:
        return regex.compile(_TOKEN.sub(_python, pattern))
    except regex.error as error:
        raise PatternError(error.msg) from None


def _python(token: re.Match[str]) -> str:
    """A piece of an ECMAScript pattern as Python has it."""
    if token[0].startswith("["):
        return re.sub(r"\\.", lambda inner: _INSIDE.get(inner[0], inner[0]), token[0])
    return _OUTSIDE.get(token[0], token[0])


def search(pattern: str, text: str) -> bool:
    """Whether a pattern is found in a text. Raises `TooSlowError`."""
    try:
        return compiled(pattern).search(text, timeout=SECONDS) is not None
    except TimeoutError:
        raise TooSlowError from None
