"""An entry from its fields: the form that suits them and that the other entries have most often."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple

from listlint.core.document import Entry
from listlint.lists.format import template
from listlint.lists.format.fill import values
from listlint.lists.format.fill.examples import ModelEntry, bindings
from listlint.lists.format.fill.forms import (
    Form,
    fields_of,
    forms_of,
    needed,
    pairs,
    with_columns,
)
from listlint.lists.format.list_format import Format
from listlint.lists.format.norm import EXAMPLES
from listlint.lists.format.template import Field, Literal, Part
from listlint.lists.format.thresholds import FEWEST, FEWEST_ALIKE, NEARLY_ALL, SAMPLE
from listlint.works.reading import Work

_ADDRESS = re.compile(r"https?:", re.IGNORECASE)
_TARGET = re.compile(r"\](?:\(\{([\w-]+)\}\)|\[\{([\w-]+)\}\])")
"""The field of a link's target, or of the label that stands for it."""


class MissingField(NamedTuple):
    """A field that the entries have and that was not given, or not as they have it."""

    name: str
    examples: tuple[str, ...]
    """What others have there."""
    is_given: bool = False


class MissingFields(Exception):  # noqa: N818 - a question to whoever adds, no fault of the program
    """What has to be known before an entry can be written."""

    def __init__(self, fields: Iterable[MissingField]) -> None:
        self.fields = tuple(fields)
        super().__init__(", ".join(each.name for each in self.fields))


class UnclearFormat(Exception):  # noqa: N818 - the same
    """Why it cannot be known how an entry is to be written, as a sentence."""


class Composed(NamedTuple):
    """An entry that is written, at no depth and with `1` for its number."""

    text: str
    unused: tuple[str, ...]
    """What was given and has no place in it."""


def compose(
    chosen: Format,
    here: Sequence[ModelEntry],
    everywhere: Sequence[ModelEntry],
    given: Mapping[str, str],
    works: Callable[[Entry], Work],
) -> Composed:
    """Write an entry as the entries of a section are written that conform to a format, or, where
    there are few, those of the list. Raises `MissingFields`, `UnclearFormat`.
    """
    shown = here if len(here) >= FEWEST_ALIKE else everywhere
    return _Composer(chosen, tuple(shown), tuple(everywhere), dict(given), works).composed()


@dataclass(frozen=True)
class _Composer:
    chosen: Format
    shown: tuple[ModelEntry, ...]
    everywhere: tuple[ModelEntry, ...]
    given: Mapping[str, str]
    works: Callable[[Entry], Work]

    def composed(self) -> Composed:
        form = self._best(self._candidates())
        self._check_shapes(form)
        used = self._sources(form)
        text = "".join(self._written(form, at) for at in range(len(form)))
        return Composed(text, tuple(name for name in self.given if name not in used))

    @cached_property
    def _rows(self) -> list[tuple[tuple[Part, ...], dict[str, tuple[str, ...]]]]:
        parsed = map(template.parse, self.chosen.norm.templates)
        return [with_columns(parts, self.chosen.columns or ()) for parts in parsed]

    @cached_property
    def _templates(self) -> list[tuple[Part, ...]]:
        return [parts for parts, _ in self._rows]

    @cached_property
    def _words(self) -> dict[str, tuple[str, ...]]:
        """The words that cells of a table may have, by the field of the column."""
        return {name: ways for _, words in self._rows for name, ways in words.items()}

    @cached_property
    def _names(self) -> set[str]:
        return {name for parts in self._templates for name in fields_of(parts)}

    @cached_property
    def _bound(self) -> dict[str, str]:
        """What the fields mean whose names do not say it."""
        step = max(1, len(self.everywhere) // SAMPLE)
        found = bindings(self.everywhere[::step], self.works)
        if "url" not in self._names and "url" not in found.values():
            targets = (_TARGET.search(text) for text in self.chosen.norm.templates)
            found |= {target[1] or target[2]: "url" for target in targets if target}
        return {n: meant for n, meant in found.items() if meant not in self._names}

    def _source(self, name: str) -> str:
        """Which of the fields that may be given a field of the template takes."""
        return name if name in self.given else self._bound.get(name, name)

    @cached_property
    def _known(self) -> dict[str, str]:
        """The values of all fields that have one, by the template's names."""
        found = {name: self._value(name) for name in self._names}
        return {name: value for name, value in found.items() if value}

    def _value(self, name: str) -> str | None:
        if value := self.given.get(self._source(name)):
            return None if self._is_unusual(name, value) else value
        others = [
            (value, self.works(each.entry).url or "")
            for each in self.shown[-SAMPLE:]
            if (value := each.value(name))
        ]
        return values.derived(others, self.given.get("url", ""))

    def _is_unusual(self, name: str, value: str) -> bool:
        """Whether none of the section's entries has such a text, though they may have it. A link
        is the entry's own matter.
        """
        is_shown = len(self.shown) >= FEWEST and name not in self._words
        return is_shown and not _ADDRESS.match(value) and not self._others(name)

    def _candidates(self) -> list[Form]:
        """All forms that the given fields fill. Raises `MissingFields`."""
        expected = self._expected() - self._known.keys()
        found = [form for parts in self._templates for form in forms_of(parts, self._known)]
        if expected or not found:
            raise MissingFields(map(self._missing, sorted(expected | self._needed())))
        linked = [form for form in found if "url" in self._sources(form)]
        clear = [form for form in linked if len({*self._sources(form)}) == len(fields_of(form))]
        if not linked:
            raise UnclearFormat("no field of the format is known to hold the address")
        if not clear:
            raise UnclearFormat("several fields of the format have one name")
        self._check_titles()
        return clear

    def _sources(self, form: Form) -> list[str]:
        return [self._source(name) for name in fields_of(form)]

    def _check_titles(self) -> None:
        """What comes again and again is a label, such as `arxiv:`, and no name of a work."""
        name = next((name for name in self._names if self._source(name) == "title"), "")
        titles = self._others(name)
        if 2 * len({*titles}) < len(titles):
            raise UnclearFormat(f"what is read as names are labels, such as `{titles[-1]}`")

    def _expected(self) -> set[str]:
        """The fields that nearly all of the entries have."""
        counts = Counter(name for each in self.shown for name in {n for n, *_ in each.values})
        return {name for name, n in counts.items() if NEARLY_ALL.holds(n, len(self.shown))}

    def _needed(self) -> frozenset[str]:
        """What the template needs that lacks least."""
        lacking = (needed(parts, self._known) for parts in self._templates)
        return min(lacking, key=len, default=frozenset())

    def _missing(self, name: str) -> MissingField:
        examples = self._words.get(name) or tuple(self._others(name)[-EXAMPLES:])
        return MissingField(self._bound.get(name, name), examples)

    def _others(self, name: str) -> list[str]:
        return [value for each in self.shown if (value := each.value(name))]

    def _check_shapes(self, form: Form) -> None:
        wrong = [
            MissingField(self._source(name), examples, is_given=True)
            for name in fields_of(form)
            if (examples := self._unlike(name))
        ]
        if wrong:
            raise MissingFields(wrong)

    def _unlike(self, name: str) -> tuple[str, ...]:
        """Examples of what others have in a field, where a value is not of their kind."""
        value, words = self._known[name], self._words.get(name, ())
        if words:
            return () if values.chosen_word(value, words) else words
        if self._source(name) == "url":  # the number of a definition grows
            return ()
        example = values.digits_unlike(value, self._others(name))
        return (example,) if example else ()

    def _best(self, candidates: Sequence[Form]) -> Form:
        """The form that has most of what is given, written as most entries are. Raises
        `UnclearFormat` where they differ in words that no field names.
        """
        best = min(candidates, key=self._rank)
        fields = fields_of(best)
        for other in candidates:
            if fields_of(other) == fields and other != best:
                self._check_words(best, other)
        return best

    def _rank(self, form: Form) -> tuple[int, int, int, int]:
        used = {*self._sources(form)}
        seen = [_even(pair) for pair in pairs(form)]
        return (
            -len(used & self.given.keys()),
            sum(pair not in self._pairs_everywhere for pair in seen),
            -sum(self._pairs_shown[pair] for pair in seen),
            -sum(self._pairs_everywhere[pair] for pair in seen),
        )

    def _check_words(self, best: Form, other: Form) -> None:
        for one, two in zip(pairs(best), pairs(other), strict=True):
            if _words(one[1]) != _words(two[1]):
                counts = self._pairs_shown
                ours, theirs = counts[_even(one)], counts[_even(two)]
                if not ours or not NEARLY_ALL.holds(ours, ours + theirs):
                    said = f"`{one[1].strip()}` or `{two[1].strip()}`"
                    raise UnclearFormat(f"the entries have {said}, and no field says which")

    @cached_property
    def _pairs_shown(self) -> Counter[tuple[str, str, str]]:
        return _counted(self.shown)

    @cached_property
    def _pairs_everywhere(self) -> Counter[tuple[str, str, str]]:
        return _counted(self.everywhere)

    @cached_property
    def _as_written(self) -> dict[tuple[str, str, str], str]:
        """How what stands between two fields is mostly written, by what it is but for spaces."""
        counts = Counter(pair for each in self.everywhere for pair in each.pairs())
        counts.update(pair for each in self.shown for pair in each.pairs())
        return {_even(pair): pair[1] for pair, _ in reversed(counts.most_common())}

    def _written(self, form: Form, at: int) -> str:
        """A part of a form with its value."""
        part = form[at]
        before = form[at - 1] if at else None
        after = form[at + 1] if at + 1 < len(form) else None
        if isinstance(part, Literal):
            names = [each.name if isinstance(each, Field) else "" for each in (before, after)]
            return self._as_written.get(_even((names[0], part.text, names[1])), part.text)
        around = [each.text if isinstance(each, Literal) else "" for each in (before, after)]
        return self._shown_value(part.name, *around)

    def _shown_value(self, name: str, before: str, after: str) -> str:
        meant, value = self._source(name), self._known[name]
        if words := self._words.get(name):
            return values.chosen_word(value, words) or value
        if before.endswith("](") and after.startswith(")"):
            return values.as_target(value)
        if meant not in ("title", "url") and not _ADDRESS.match(value):
            value = values.ended(value, self._others(name), after)
        if meant == "description":
            value = values.capitalised(value, self._others(name))
        if before.endswith("[") and after.startswith("]"):
            value = values.as_link_text(value)
        return values.as_cell(value) if self.chosen.columns else value


def _counted(examples: Iterable[ModelEntry]) -> Counter[tuple[str, str, str]]:
    return Counter(_even(pair) for each in examples for pair in each.pairs())


def _even(pair: tuple[str, str, str]) -> tuple[str, str, str]:
    """The same but for how many spaces there are."""
    before, text, after = pair
    return before, " ".join(text.split()), after


def _words(text: str) -> list[str]:
    return re.findall(r"[^\W\d_]+", text.casefold())
