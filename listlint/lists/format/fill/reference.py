"""The label of a new entry's link, where the others have theirs defined elsewhere: `[name][12]`."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from typing import NamedTuple

from listlint.core.document import Document, Link, LinkKind
from listlint.core.lazy_pattern import pattern
from listlint.core.source import Source
from listlint.lists.format.fill.examples import ModelEntry
from listlint.lists.format.list_format import Format
from listlint.lists.format.thresholds import NEARLY_ALL

_FIELD = pattern(r"\]\[\{([\w-]+)\}\]")
_TITLE = pattern(r"\[([^\[\]]+)\]\Z")
_WAYS: tuple[Callable[[str], str], ...] = (
    lambda title: title,
    str.lower,
    lambda title: re.sub(r"\W+", "-", title.lower()).strip("-"),
    lambda title: re.sub(r"\W+", "_", title.lower()).strip("_"),
    lambda title: re.sub(r"\W+", "", title.lower()),
)
"""How a label is made of the words of its link."""


class NewReference(NamedTuple):
    """A label that is new, and the line that defines it."""

    label: str
    line: str
    offset: int
    """Where in the text the line is put in, behind a line break."""


def address_field(chosen: Format) -> str | None:
    """The field that has the label of an entry's link, if no other one has an address."""
    templates = chosen.norm.templates
    found = next((found for text in templates if (found := _FIELD.search(text))), None)
    has_address = any("](" in text or "{url}" in text for text in templates)
    return found[1] if found and not has_address else None


def new_reference(
    source: Source, document: Document, field: str, examples: Sequence[ModelEntry], title: str
) -> NewReference | None:
    """A label like those of the others, and its place among the definitions; `None` where they
    follow no rule.
    """
    defined = {
        link.text.casefold(): link for link in document.links if link.kind is LinkKind.DEFINITION
    }
    pairs = [pair for each in examples if (pair := _pair(each, field))]
    label = _label(pairs, defined, title)
    if label is None or label.casefold() in defined:
        return None
    used = [defined[name.casefold()] for _, name in pairs if name.casefold() in defined]
    if not used:
        return None
    before = max(used, key=lambda link: _number(link.text) or link.span.start)
    line = source.position(before.span.start).line
    offset = source.offset(line) + len(source.line(line))
    start = before.destination.start if before.destination else before.span.end
    indent = source.text[source.offset(line) : before.span.start]
    space = source.text[before.span.start : start].rpartition(":")[2]
    return NewReference(label, f"{indent}[{label}]:{space}", offset)


def _pair(example: ModelEntry, field: str) -> tuple[str, str] | None:
    """The words of an entry's link and its label."""
    for name, start, end in example.values:
        if name == field:
            words = _TITLE.search(example.text[: start - 1])
            return (words[1], example.text[start:end]) if words else None
    return None


def _label(pairs: Sequence[tuple[str, str]], defined: dict[str, Link], title: str) -> str | None:
    if not pairs:
        return None
    if NEARLY_ALL.holds(sum(label.isdecimal() for _, label in pairs), len(pairs)):
        return str(max(map(_number, defined), default=0) + 1)
    for way in _WAYS:
        if NEARLY_ALL.holds(sum(way(words) == label for words, label in pairs), len(pairs)):
            return way(title) or None
    return None


def _number(label: str) -> int:
    return int(label) if re.fullmatch(r"\d{1,9}", label) else 0
