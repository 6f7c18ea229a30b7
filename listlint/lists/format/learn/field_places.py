"""The fields of a template that may hold several things, and what is put in their place."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from typing import NamedTuple

from listlint.lists.format.learn.simplifications import joined
from listlint.lists.format.learn.soundness import Chain
from listlint.lists.format.template import Choice, Field, Literal, Optional, Part, Repeated, walk

TEXT = "text-"
"""How a field begins, with its number behind, of which nobody knows what it is."""
TYPED = frozenset({"year", "image", "label", "link", "url", "any"})
"""Fields that hold no free words."""
PLAIN = frozenset({"date", "duration"})
"""What nobody takes for anything else, whatever a reading of the entries said."""


class FieldPlace(NamedTuple):
    """A field of a template with what is right around it."""

    name: str
    before: str
    behind: str
    is_ahead: bool
    """Whether it is ahead of the title."""


def places(chain: Chain) -> Iterator[FieldPlace]:
    """The fields that hold free words and stand once in a template."""
    parts = [*walk(chain)]
    counts = Counter(part.name for part in parts if isinstance(part, Field))
    titled = next((n for n, part in enumerate(parts) if part == Field("title")), -1)
    for n, part in enumerate(parts):
        if not isinstance(part, Field) or counts[part.name] > 1 or part.name in TYPED:
            continue
        before = parts[n - 1] if n else None
        behind = parts[n + 1] if n + 1 < len(parts) else None
        head = before.text if isinstance(before, Literal) else ""
        tail = behind.text if isinstance(behind, Literal) else ""
        if not head.endswith("]("):
            yield FieldPlace(part.name, head, tail, n < titled)


def with_parts(chain: Chain, name: str, pieces: Chain) -> Chain:
    """The template with these parts in place of a field."""
    done: list[Part] = []
    for part in chain:
        match part:
            case Field(own) if own == name:
                done += pieces
            case Optional(inside):
                done.append(Optional(with_parts(inside, name, pieces)))
            case Repeated(inside):
                done.append(Repeated(with_parts(inside, name, pieces)))
            case Choice(alternatives):
                done.append(Choice(tuple(with_parts(each, name, pieces) for each in alternatives)))
            case _:
                done.append(part)
    return joined(tuple(done))
