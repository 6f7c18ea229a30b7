"""The fields of a new entry: from options, and from JSON or an issue form on standard input."""

from __future__ import annotations

import json
import re
import sys
from argparse import Namespace
from collections.abc import Iterator, Mapping

from listlint.core.errors import UsageError
from listlint.core.lazy_pattern import pattern
from listlint.lists.format.fill import field_name

OPTIONS = ("url", "title", "description", "authors", "venue", "year", "date")
"""The fields that have an option of their own."""
_NOT_ANSWERED = frozenset({"", "_no response_"})
"""What an issue form writes for a field that was left open, in small letters."""
_URL = pattern(r"https?://[^\s<>]+\.[^\s<>]+|https?://localhost\S*", re.IGNORECASE)
_QUESTION = pattern(r"^### +(.+)$", re.MULTILINE)
_LONGEST = 2000
"""Characters of a field; more is no field of an entry."""


def read(options: Namespace) -> dict[str, str]:
    """All fields that were given, each in one line; an option counts before standard input. There
    is a title, and a web address under whatever name: a list may know it as `pdf`. Raises
    `UsageError`.
    """
    given = dict(_read() if options.fields == "-" else ())
    given |= {name: value for name in OPTIONS if (value := getattr(options, name))}
    given |= {field_name(name): value for name, value in options.field}
    fields = {name: " ".join(value.split()) for name, value in given.items()}
    fields = {n: value for n, value in fields.items() if value.casefold() not in _NOT_ANSWERED}
    for name, value in fields.items():
        _check(name, value)
    lacking = [] if "title" in fields else ["title"]
    if not any(_URL.fullmatch(value) for value in fields.values()):
        lacking.append("url")
    if lacking:
        raise UsageError(*(f"missing: {name} (`--{name} …`)" for name in lacking))
    return fields


def _check(name: str, value: str) -> None:
    if len(value) > _LONGEST:
        raise UsageError(f"`{name}` is longer than {_LONGEST} characters")
    if "<!--" in value or not value.isprintable():
        raise UsageError(f"`{name}` holds a comment or characters that nobody sees")
    if name == "url" and not _URL.fullmatch(value):
        raise UsageError(f"`{value}` is no address: it begins with `https://`")


def _read() -> Iterator[tuple[str, str]]:
    """The fields on standard input. Raises `UsageError`."""
    if sys.stdin is None:
        raise UsageError("standard input is closed")
    text = sys.stdin.buffer.read().decode("utf-8-sig", errors="replace")
    return _of_json(text) if text.lstrip()[:1] in ("{", "[") else _of_form(text)


def _of_form(text: str) -> Iterator[tuple[str, str]]:
    """The answers of an issue form, as its issue has them: each below its question as a heading."""
    _, *parts = _QUESTION.split(text.replace("\r\n", "\n"))
    if not parts:
        raise UsageError(
            'standard input is neither JSON, such as `{"url": "https://…", "title": "…"}`, nor the'
            " text of an issue form, with `### URL` above each answer"
        )
    for question, answer in zip(parts[::2], parts[1::2], strict=True):
        yield field_name(question), answer


def _of_json(text: str) -> Iterator[tuple[str, str]]:
    """The fields of a JSON object of texts."""
    try:
        given = json.loads(text)
    except (ValueError, RecursionError) as error:
        raise UsageError(f"standard input is no JSON: {error}") from None
    if not isinstance(given, Mapping):
        raise UsageError("standard input is no JSON object: one object an entry")
    for label, value in given.items():
        if (answer := _text(label, value)) is not None:
            yield field_name(label), answer


def _text(label: str, value: object) -> str | None:
    """The value of a field as a text. Raises `UsageError`."""
    if value is None or isinstance(value, bool):
        return None
    if isinstance(value, list) and all(isinstance(each, str) for each in value):
        return ", ".join(value)
    if isinstance(value, str | int):
        return str(value)
    raise UsageError(f"`{label}` is neither a text nor a number nor a list of texts")
