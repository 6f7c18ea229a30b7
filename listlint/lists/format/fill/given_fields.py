"""The fields that are given for a new entry, by the names that the format has for them."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple

from listlint.core.document import Entry
from listlint.core.lazy_pattern import pattern
from listlint.lists.format import template
from listlint.lists.format.fill import values
from listlint.lists.format.fill.examples import ModelEntry, bindings
from listlint.lists.format.fill.forms import Form, fields_of, needed, with_columns
from listlint.lists.format.list_format import Format
from listlint.lists.format.norm import EXAMPLES
from listlint.lists.format.template import Part
from listlint.lists.format.thresholds import FEWEST, FEWEST_ALIKE, NEARLY_ALL, SAMPLE
from listlint.works.reading import Work

ADDRESS = pattern(r"https?://\S+\Z", re.IGNORECASE)
_TARGET = pattern(r"\](?:\(\{([\w-]+)\}\)|\[\{([\w-]+)\}\])")
"""The field of a link's target, or of the label that stands for it."""
_LINK = pattern(r"\[\{([\w-]+)\}\]\(\{[\w-]+\}\)")
_SAID_BY_NAME = frozenset({"authors", "description", "venue", "year"})
"""Words in the name of a field, such as `year_published`, that say what it means."""
LONG_TITLE = 100
"""Characters. Where most of what is read as titles is longer, it is sentences about what is
listed: of 11,484 titles of papers that a benchmark pairs, 174 are longer."""
LONG_VENUE = 40
"""Characters. Where most of what is read as venues is longer, it is descriptions."""


class MissingField(NamedTuple):
    """A field that the entries have and that was not given, or not as they have it."""

    name: str
    examples: tuple[str, ...]
    """What others have there."""
    is_given: bool = False


class MissingFields(Exception):  # noqa: N818 - a question to whoever adds, no fault of the program
    """What has to be known before an entry can be written."""

    def __init__(self, fields: Iterable[MissingField], listed: str = "") -> None:
        self.fields = tuple(fields)
        self.listed = listed
        """Where an entry of this title is, if there is one."""
        super().__init__(", ".join(each.name for each in self.fields))


class UnclearFormat(Exception):  # noqa: N818 - the same
    """Why it cannot be known how an entry is to be written, as a sentence."""


@dataclass(frozen=True)
class GivenFields:
    """What is given for an entry, beside what the others have."""

    chosen: Format
    shown: tuple[ModelEntry, ...]
    """The entries as which it is written: those of its section, or of the list."""
    everywhere: tuple[ModelEntry, ...]
    given: Mapping[str, str]
    works: Callable[[Entry], Work]

    @cached_property
    def _rows(self) -> list[tuple[tuple[Part, ...], dict[str, tuple[str, ...]]]]:
        parsed = map(template.parse, self.chosen.norm.templates)
        return [with_columns(parts, self.chosen.columns or ()) for parts in parsed]

    @cached_property
    def templates(self) -> list[tuple[Part, ...]]:
        """Those of the format; of a table with the words that a column may have."""
        return [parts for parts, _ in self._rows]

    @cached_property
    def words(self) -> dict[str, tuple[str, ...]]:
        """The words that cells of a table may have, by the field of the column."""
        return {name: ways for _, words in self._rows for name, ways in words.items()}

    @cached_property
    def names(self) -> tuple[str, ...]:
        """The fields of the format as they are given, in their order."""
        every = (name for parts in self.templates for name in fields_of(parts))
        return tuple(dict.fromkeys(map(self._called, every)))

    def _called(self, name: str) -> str:
        """What a field of the template is called where it is asked for: as the format shows it,
        unless that says nothing.
        """
        meant = self._renamed.get(name, self._bound.get(name, name))
        is_known = name in self._renamed or name.startswith("any") or meant == "url"
        return meant if is_known else name

    @cached_property
    def _names(self) -> set[str]:
        return {name for parts in self.templates for name in fields_of(parts)}

    @cached_property
    def _bound(self) -> dict[str, str]:
        """What the fields mean whose names do not say it."""
        step = max(1, len(self.everywhere) // SAMPLE)
        found = bindings(self.everywhere[::step], self.works)
        for text, parts in zip(self.chosen.norm.templates, self.templates, strict=True):
            names, target = {*fields_of(parts)}, _TARGET.search(text)
            if target and "url" not in {*names, *(found.get(name) for name in names)}:
                found[target[1] or target[2]] = "url"
        images = (
            name
            for name in self._names - found.keys()
            if name.startswith("any")
            and (others := self.others_everywhere(name))
            and all(other.startswith("![") for other in others)
        )
        found |= dict.fromkeys(images, "image")
        found |= {
            name: word
            for name in self._names - found.keys()
            for word in name.split("_")
            if word in _SAID_BY_NAME and word not in found.values()
        }
        return {n: meant for n, meant in found.items() if not self._has_both(n, meant)}

    def _has_both(self, *names: str) -> bool:
        """Whether a template has fields of both names, so that the one is not the other."""
        return any({*names} <= {*fields_of(parts)} for parts in self.templates)

    @cached_property
    def _renamed(self) -> dict[str, str]:
        """What fields mean that reading has taken for something else, as their length shows: who
        gives a title gives the name that the link shows, not the sentences beside it.
        """
        renamed: dict[str, str] = {}
        known = {*self._names, *self._bound.values()}
        link = next(filter(None, map(_LINK.search, self.chosen.norm.templates)), None)
        if link and "title" in known and self._are_long("title", LONG_TITLE):
            if not any("[{title}]" in text for text in self.chosen.norm.templates):
                renamed = {link[1]: "title", "title": "description"}
        elif "description" not in known and not {"venue"} & self.given.keys():
            renamed = {"venue": "description"} if self._are_long("venue", LONG_VENUE) else {}
        return {name: meant for name, meant in renamed.items() if name in self._names}

    def _are_long(self, name: str, length: int) -> bool:
        """Whether most of the others have a text of some length in a field."""
        texts = self.others_everywhere(name)
        return 2 * sum(len(text) > length for text in texts) > len(texts) > 0

    def source(self, name: str) -> str:
        """Which of the fields that may be given a field of the template takes."""
        if name in self._renamed:
            return self._renamed[name]
        return name if name in self.given else self._bound.get(name, name)

    @cached_property
    def known(self) -> dict[str, str]:
        """The values of all fields that have one, by the template's names."""
        found = {name: self._value(name) for name in self._names}
        return {name: value for name, value in found.items() if value}

    def _value(self, name: str) -> str | None:
        if value := self.given.get(self.source(name)):
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
        is_shown = len(self.shown) >= FEWEST and name not in self.words
        return is_shown and not ADDRESS.match(value) and not self.others(name)

    def check_titles(self) -> None:
        """Raises `UnclearFormat` where titles come again and again: these are labels, such as
        `arxiv:`, and no names of works.
        """
        name = next((name for name in self._names if self.source(name) == "title"), "")
        titles = self.others(name)
        if 2 * len({*titles}) < len(titles):
            raise UnclearFormat(f"what is read as names are labels, such as `{titles[-1]}`")

    def _missing(self, name: str) -> MissingField:
        others = dict.fromkeys(reversed(self.others(name)))
        examples = self.words.get(name) or tuple(reversed([*others][:EXAMPLES]))
        return MissingField(self._called(name), examples)

    def others(self, name: str) -> list[str]:
        """What the others have in a field of the template."""
        return [value for each in self.shown if (value := each.value(name))]

    def others_everywhere(self, name: str) -> list[str]:
        """What the others of the whole list have in a field of the template."""
        return [value for each in self.everywhere if (value := each.value(name))]

    def badges(self, name: str) -> str:
        """The badges behind a text with which nearly all others end, as they are for what the new
        entry links.
        """
        ends = [values.badges(other) for other in self.others(name)]
        if len(ends) < FEWEST_ALIKE or not NEARLY_ALL.holds(sum(map(bool, ends)), len(ends)):
            return ""
        repositories = [
            (end, address)
            for each in self.everywhere
            if (end := values.badges(each.value(name) or "").rstrip())
            and values.is_repository(address := self.works(each.entry).url or "")
        ]
        return values.derived(repositories, self.given.get("url", "")) or ""

    def _unlike(self, name: str) -> tuple[str, ...]:
        """Examples of what others have in a field, where a value is not of their kind."""
        value, words = self.known[name], self.words.get(name, ())
        if words:
            return () if values.chosen_word(value, words) else words
        if self.source(name) == "url":  # the number of a definition grows
            return ()
        others = self.others(name)
        example = values.digits_unlike(value, others)
        if not example and self.source(name) != "title":
            example = values.opening_unlike(values.quoted(value, others), others)
        return (example,) if example else ()

    def sources(self, form: Form) -> list[str]:
        """The given fields that a form takes."""
        return [self.source(name) for name in fields_of(form)]

    def has_address(self, form: Form) -> bool:
        """Whether a form says where the entry leads: by its `url`, whatever the field is called, or
        by any address of those given where none has that name.
        """
        sources = self.sources(form)
        if url := self.given.get("url"):
            return any(self.given.get(name) == url for name in sources)
        return any(ADDRESS.match(self.given.get(name, "")) for name in sources)

    def why_without_address(self) -> str:
        """What is wrong where no form says where the entry leads."""
        others = [
            name
            for name, value in self.given.items()
            if name in self._names and ADDRESS.match(value) and self._bound.get(name) == "url"
        ]
        if "url" in self.given and others:
            return f"it has no place for `--url` beside `{others[0]}`, which is another address"
        return "no field of the format is known to hold the address"

    def check_complete(self, *, is_filled: bool) -> None:
        """Raises `MissingFields` where nearly all of the entries have a field that has no value,
        or where no form of the template `is_filled`.
        """
        expected = self._expected() - self.known.keys()
        if expected or not is_filled:
            raise MissingFields(map(self._missing, sorted(expected | self._needed(expected))))

    def _expected(self) -> set[str]:
        """The fields that nearly all of the entries have."""
        counts = Counter(name for each in self.shown for name in {n for n, *_ in each.values})
        return {name for name, n in counts.items() if NEARLY_ALL.holds(n, len(self.shown))}

    def _needed(self, expected: AbstractSet[str]) -> frozenset[str]:
        """What the template needs that lacks least, of those with the fields that are expected."""
        fitting = [parts for parts in self.templates if expected <= {*fields_of(parts)}]
        lacking = (needed(parts, self.known) for parts in fitting or self.templates)
        return min(lacking, key=len, default=frozenset())

    def check_shapes(self, form: Form) -> None:
        """Raises `MissingFields` where a value is not of the kind that others have."""
        wrong = [
            MissingField(self.source(name), examples, is_given=True)
            for name in fields_of(form)
            if (examples := self._unlike(name))
        ]
        if wrong:
            raise MissingFields(wrong)
