"""What the entries that conform to a format show of how entries are written."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from typing import NamedTuple

from listlint.core.document import Entry
from listlint.core.lazy_pattern import pattern
from listlint.lists.format.formats import Formats
from listlint.lists.format.list_format import Format
from listlint.works.reading import Work

_NUMBER = pattern(r"\A\s*\d{1,9}(?=[.)])")
_OVERLAP = 0.8
"""A value and what is read of the entry are one if they share so much of the longer of them."""


class ModelEntry(NamedTuple):
    """An entry that conforms."""

    entry: Entry
    text: str
    values: tuple[tuple[str, int, int], ...]
    """The name of each field, and where its value stands in the text."""

    def value(self, name: str) -> str | None:
        """What stands in a field; of several of one name, in the first."""
        found = (self.text[start:end] for own, start, end in self.values if own == name)
        return next(found, None)

    def pairs(self) -> Iterator[tuple[str, str, str]]:
        """What stands between the fields, with the names of those before and behind."""
        before, at = "", 0
        for name, start, end in self.values:
            yield before, _opening(self.text[at:start]) if not at else self.text[at:start], name
            before, at = name, end
        yield before, self.text[at:], ""


def _opening(text: str) -> str:
    """What an entry begins with, at no depth and as the first of its numbers."""
    return _NUMBER.sub("1", text).lstrip(" \t")


def examples_of(chosen: Format, formats: Formats) -> list[ModelEntry]:
    """The entries of a format that conform to it, in their order."""
    found = []
    for entry in chosen.entries:
        text = formats.texts[entry.span.start]
        alignment = chosen.norm.known(text)
        if alignment is not None and alignment.conforms:
            values = tuple((each.name, each.start, each.end) for each in alignment.values)
            found.append(ModelEntry(entry, text, values))
    return found


def bindings(examples: Sequence[ModelEntry], works: Callable[[Entry], Work]) -> dict[str, str]:
    """For fields of a template, by their names, what most of the entries are read to say there:
    `title`, `authors`, `venue`, `year`, `date`, `description` or `url`.
    """
    votes: dict[str, Counter[str]] = {}
    for example in examples:
        for name, meant in _meanings(example, works(example.entry)):
            votes.setdefault(name, Counter())[meant] += 1
    asked = Counter(name for example in examples for name, _, _ in example.values)
    return {
        name: meant
        for name, counts in votes.items()
        for meant, count in counts.most_common(1)
        if 2 * count > asked[name]
    }


def _meanings(example: ModelEntry, work: Work) -> Iterator[tuple[str, str]]:
    start = example.entry.span.start
    read = [(name, span.start - start, span.end - start) for name, span in work.places()]
    for name, a, b in example.values:
        if work.url and example.text[a:b].strip("<>") == work.url:
            yield name, "url"
        for meant, c, d in read:
            if min(b, d) - max(a, c) >= _OVERLAP * max(b - a, d - c):
                yield name, meant
