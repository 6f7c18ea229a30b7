"""An entry from its fields: the form that suits them and that the other entries have most often."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple

from listlint.core.document import Entry
from listlint.lists.format.fill import values
from listlint.lists.format.fill.examples import ModelEntry
from listlint.lists.format.fill.forms import (
    Form,
    fields_of,
    forms_of,
    pairs,
)
from listlint.lists.format.fill.given_fields import ADDRESS, GivenFields, UnclearFormat
from listlint.lists.format.list_format import Format
from listlint.lists.format.template import Field, Literal
from listlint.lists.format.thresholds import FEWEST_ALIKE, NEARLY_ALL
from listlint.works.reading import Work


class Composed(NamedTuple):
    """An entry that is written, at no depth and with `1` for its number."""

    text: str
    unused: tuple[str, ...]
    """What was given and has no place in it."""
    fields: tuple[str, ...]
    """Those that an entry may have, by name."""


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
    fields = GivenFields(chosen, tuple(shown), tuple(everywhere), dict(given), works)
    return _Composer(fields).composed()


@dataclass(frozen=True)
class _Composer:
    """Chooses the form of an entry, and writes it."""

    fields: GivenFields

    def composed(self) -> Composed:
        form = self._best(self._candidates())
        self.fields.check_shapes(form)
        self._check_claims(form)
        used = self.fields.sources(form)
        used += ["url"] if "url" not in used else []  # it stands there under another name
        text = "".join(self._written(form, at) for at in range(len(form)))
        unused = tuple(name for name in self.fields.given if name not in used)
        return Composed(text, unused, self.fields.names)

    def _candidates(self) -> list[Form]:
        """All forms that the given fields fill. Raises `MissingFields`."""
        known = self.fields.known
        found = [form for parts in self.fields.templates for form in forms_of(parts, known)]
        self.fields.check_complete(is_filled=bool(found))
        linked = [form for form in found if self.fields.has_address(form)]
        clear = [
            form for form in linked if len({*self.fields.sources(form)}) == len(fields_of(form))
        ]
        if not linked:
            raise UnclearFormat(self.fields.why_without_address())
        if not clear:
            raise UnclearFormat("several fields of the format have one name")
        self.fields.check_titles()
        return clear

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
        used = {*self.fields.sources(form)}
        seen = [_even(pair) for pair in pairs(form)]
        return (
            -len(used & self.fields.given.keys()),
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

    def _check_claims(self, form: Form) -> None:
        """Raises `UnclearFormat` where a form has words that only some entries have, such as
        `(free)`, and that come with no field that was given.
        """
        shown = self.fields.shown
        if len(shown) < FEWEST_ALIKE:
            return
        has = Counter(name for each in shown for name in {name for name, *_ in each.values})
        said = Counter(
            words for each in shown for words in {(*_words(text),) for _, text, _ in each.pairs()}
        )
        for before, text, after in pairs(form):
            comes_with_field = any(has[name] < len(shown) for name in (before, after) if name)
            words = (*_words(text),)
            if words and not comes_with_field and not NEARLY_ALL.holds(said[words], len(shown)):
                raise UnclearFormat(
                    f"only {said[words]} of {len(shown)} entries have `{text.strip()}`, and no"
                    " field says whether this one has"
                )

    @cached_property
    def _pairs_shown(self) -> Counter[tuple[str, str, str]]:
        return _counted(self.fields.shown)

    @cached_property
    def _pairs_everywhere(self) -> Counter[tuple[str, str, str]]:
        return _counted(self.fields.everywhere)

    @cached_property
    def _as_written(self) -> dict[tuple[str, str, str], str]:
        """How what stands between two fields is mostly written, by what it is but for spaces."""
        counts = Counter(pair for each in self.fields.everywhere for pair in each.pairs())
        counts.update(pair for each in self.fields.shown for pair in each.pairs())
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
        meant, value = self.fields.source(name), self.fields.known[name]
        if words := self.fields.words.get(name):
            return values.chosen_word(value, words) or value
        if before.endswith("](") and after.startswith(")"):
            return values.as_target(value)
        others = self.fields.others(name)
        value = values.quoted(value, others)
        if meant not in ("title", "url") and not ADDRESS.match(value):
            ends = [other.removesuffix(values.badges(other)) for other in others]
            value = values.ended(value, ends or self.fields.others_everywhere(name), after)
        if meant == "description":
            value = values.capitalised(value, others) + self.fields.badges(name)
        if before.endswith("[") and after.startswith("]"):
            value = values.as_link_text(value)
        return values.as_cell(value) if self.fields.chosen.columns else value


def _counted(examples: Iterable[ModelEntry]) -> Counter[tuple[str, str, str]]:
    return Counter(_even(pair) for each in examples for pair in each.pairs())


def _even(pair: tuple[str, str, str]) -> tuple[str, str, str]:
    """The same but for how many spaces there are."""
    before, text, after = pair
    return before, " ".join(text.split()), after


def _words(text: str) -> list[str]:
    return re.findall(r"[^\W\d_]+", text.casefold())
