"""The forms that a template allows: its literals and fields in a row, without any group.

A group that may be absent is in a form if all its fields are there, and each way of a choice makes
forms of its own.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from itertools import islice, product

from listlint.core.lazy_pattern import pattern
from listlint.lists.format import template
from listlint.lists.format.template import (
    Choice,
    Field,
    Literal,
    Optional,
    Part,
    Repeated,
    walk,
)

Form = tuple[Literal | Field, ...]

_MOST = 64
"""So many forms of one template are looked at: choices of signs multiply."""
_BAR = pattern(r"(?<!\\)\|")


def forms_of(parts: Sequence[Part], names: Collection[str]) -> list[Form]:
    """All forms of a template that have no other fields than these; none where it needs more."""
    rows = islice(product(*(_ways(part, names) for part in parts)), _MOST)
    return [*dict.fromkeys(_joined(part for way in row for part in way) for row in rows)]


def _ways(part: Part, names: Collection[str]) -> list[Form]:
    match part:
        case Literal():
            return [(part,)]
        case Field(name):
            return [(part,)] if name in names else []
        case Optional(within) | Repeated(within):
            found = forms_of(within, names)
            return found if found and fields_of(within) else [(), *found]
        case Choice(alternatives):
            return [form for way in alternatives for form in forms_of(way, names)][:_MOST]


def _joined(parts: Iterable[Literal | Field]) -> Form:
    """The same with neighbouring literals as one."""
    form: list[Literal | Field] = []
    for part in parts:
        if form and isinstance(part, Literal) and isinstance(form[-1], Literal):
            form[-1] = Literal(form[-1].text + part.text)
        else:
            form.append(part)
    return tuple(form)


def fields_of(parts: Sequence[Part]) -> list[str]:
    """The names of all fields, in their order."""
    return [part.name for part in walk(tuple(parts)) if isinstance(part, Field)]


def needed(parts: Sequence[Part], names: Collection[str]) -> frozenset[str]:
    """The fields that every form of a template needs, and that are not among these names."""
    lacking: set[str] = set()
    for part in parts:
        if isinstance(part, Field) and part.name not in names:
            lacking.add(part.name)
        elif isinstance(part, Choice):
            lacking |= min((needed(way, names) for way in part.alternatives), key=len)
    return frozenset(lacking)


def with_columns(
    parts: Sequence[Part], columns: Sequence[str]
) -> tuple[tuple[Part, ...], dict[str, tuple[str, ...]]]:
    """The template of a table's row, with a field named after its column for each cell that has
    one of a few words, and these: which of them, only whoever adds a row knows.
    """
    has_outer = bool(parts) and isinstance(parts[0], Literal) and parts[0].text.startswith("|")
    row = _Row(tuple(columns), -1 if has_outer else 0)
    return row.named(parts), row.words


@dataclass
class _Row:
    columns: tuple[str, ...]
    place: int
    """The number of the column that is read, from 0."""
    words: dict[str, tuple[str, ...]] = field(default_factory=dict)

    def named(self, parts: Sequence[Part]) -> tuple[Part, ...]:
        return tuple(self._named(part) for part in parts)

    def _named(self, part: Part) -> Part:
        if isinstance(part, Literal):
            self.place += len(_BAR.findall(part.text))
        elif isinstance(part, Optional):
            return replace(part, parts=self.named(part.parts))
        elif isinstance(part, Choice) and not fields_of((part,)) and self._is_column:
            name = field_name(self.columns[self.place])
            self.words[name] = tuple(template.render(way) for way in part.alternatives)
            return Field(name)
        return part

    @property
    def _is_column(self) -> bool:
        return 0 <= self.place < len(self.columns)


def field_name(column: str) -> str:
    """The name of a field that is called after the column of a table, or after a form's label."""
    return re.sub(r"\W+", "_", column).strip("_").lower().lstrip("0123456789_") or "any"


def pairs(form: Form) -> Iterator[tuple[str, str, str]]:
    """Each literal of a form, with the names of the fields before and behind it."""
    before, text = "", ""
    for part in form:
        if isinstance(part, Literal):
            text = part.text
        else:
            yield before, text, part.name
            before, text = part.name, ""
    yield before, text, ""
