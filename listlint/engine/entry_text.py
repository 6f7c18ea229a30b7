"""How a new entry is written in a section of a list, or why that cannot be known."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from listlint.core.document import Entry
from listlint.core.lazy_pattern import pattern
from listlint.core.source import lines_of
from listlint.lists import placement
from listlint.lists.format.fill import (
    ModelEntry,
    NewReference,
    UnclearFormat,
    address_field,
    compose,
    examples_of,
    new_reference,
    plain_row,
)
from listlint.lists.format.fill.given_fields import ADDRESS
from listlint.lists.format.fill.values import as_target
from listlint.lists.format.formats import Formats
from listlint.lists.format.in_effect import formats_of
from listlint.lists.format.learn import FieldSpan
from listlint.lists.format.list_format import Format
from listlint.lists.format.thresholds import COVERS, FEWEST_ALIKE
from listlint.lists.sequences import EntryRun
from listlint.project.list_index import ListIndex

_BULLET = pattern(r"[-*+](?=\s)")
_SMALLEST = 3
"""A section with fewer entries shows no way of its own."""


class Refused(Exception):  # noqa: N818 - an answer, no fault of the program
    """Why an entry is not added, in sentences."""

    def __init__(self, *reasons: str) -> None:
        super().__init__("\n".join(reasons))
        self.reasons = reasons


class WrittenEntry(NamedTuple):
    """An entry as it is written, at the depth of its section."""

    text: str
    unused: tuple[str, ...]
    fields: tuple[str, ...]
    definition: NewReference | None = None
    """With the line break before it."""


def address_of(fields: Mapping[str, str]) -> str:
    """Where an entry leads: its `url`, or the first address that it has under another name."""
    return fields.get("url") or next(filter(ADDRESS.match, fields.values()))


@dataclass(frozen=True)
class EntryText:
    """Writes entries of a list."""

    index: ListIndex

    def written(self, run: EntryRun, fields: Mapping[str, str]) -> WrittenEntry:
        chosen, formats = self._format(run)
        examples = examples_of(chosen, formats)
        starts = {entry.span.start for entry in run.entries}
        here = [each for each in examples if each.entry.span.start in starts]
        reference = self._reference(chosen, examples, fields.get("title", ""))
        given = {**fields, "url": reference.label} if reference else fields
        try:
            composed = compose(chosen, here, examples, given, self.index.works.of)
        except UnclearFormat as error:
            raise Refused(f"it cannot be known how this list writes its entries: {error}") from None
        newline = placement.newline(self.index.source)
        text = _with_bullet_of(run, newline.join(lines_of(composed.text)).strip())
        text = placement.indent(run) + text
        if reference is None:
            return WrittenEntry(text, composed.unused, composed.fields)
        line = reference.line + as_target(address_of(fields))
        definition = reference._replace(line=newline + line)
        return WrittenEntry(text, composed.unused, composed.fields, definition)

    def _reference(
        self, chosen: Format, examples: Sequence[ModelEntry], title: str
    ) -> NewReference | None:
        """The label of the entry's link, where those of the others are defined elsewhere."""
        field = address_field(chosen)
        if field is None:
            return None
        index = self.index
        found = new_reference(index.source, index.document, field, examples, title)
        if found is None:
            raise Refused("its links have labels, and what a new one is called cannot be known")
        return found

    def _format(self, run: EntryRun) -> tuple[Format, Formats]:
        """The format in effect for the entries of a section: the list's if most of them conform to
        it, else what they share themselves.
        """
        formats = self.index.formats
        chosen = formats.of(run.entries[-1])
        conforming = sum(formats.verdict(entry).conforms for entry in run.entries)
        is_followed = COVERS.holds(conforming, len(run.entries))
        if is_followed and chosen.is_norm:
            return chosen, formats
        if not chosen.is_norm and (by_columns := self._by_columns(run)):
            return by_columns.of(run.entries[-1]), by_columns
        if is_followed and conforming >= FEWEST_ALIKE:
            return chosen, formats
        own = formats_of(self.index.source, run.entries, self._field_spans)
        if own.of(run.entries[-1]).is_norm:
            return own.of(run.entries[-1]), own
        if chosen.is_norm and (2 * conforming > len(run.entries) or len(run.entries) < _SMALLEST):
            return chosen, formats
        raise Refused(_why_unknown(chosen, run, conforming))

    def _by_columns(self, run: EntryRun) -> Formats | None:
        """The format that the columns of a table show, where all of its rows conform to it."""
        template = _row_template(run) if len(run.entries) >= _SMALLEST else None
        if template is None:
            return None
        found = formats_of(self.index.source, run.entries, self._field_spans, (template,))
        return found if all(found.verdict(each).conforms for each in run.entries) else None

    def _field_spans(self, entry: Entry) -> list[FieldSpan]:
        start = entry.span.start
        places = self.index.works.read_without_format(entry).places()
        return [FieldSpan(span.start - start, span.end - start, name) for name, span in places]


def _with_bullet_of(run: EntryRun, text: str) -> str:
    """With the bullet of the section, since another one begins a list of its own."""
    there = (_BULLET.match(run.source.text_of(each.span).lstrip()) for each in run.entries)
    signs = Counter(found[0] for found in there if found)
    return signs.most_common(1)[0][0] + text[1:] if signs and _BULLET.match(text) else text


def _row_template(run: EntryRun) -> str | None:
    """How the rows of a section are written, if it is a table."""
    columns = run.entries[0].columns
    rows = [run.source.text_of(entry.span).strip() for entry in run.entries]
    return plain_row(rows, columns) if columns else None


def _why_unknown(chosen: Format, run: EntryRun, conforming: int) -> str:
    if template := _row_template(run):
        return (
            f"{_count(len(run.entries))} too few to know how the rows of"
            f" `{' | '.join(run.entries[0].columns)}` are written: write `format` under `[[lists]]`"
            f" in the configuration, such as `{template}`"
        )
    if len(run.entries) < FEWEST_ALIKE or len(chosen.entries) < FEWEST_ALIKE:
        return (
            f"{_count(len(run.entries))} too few to know how this list writes its entries: write"
            " the format into CONTRIBUTING or the configuration (`format` of `[[lists]]`)"
        )
    return (
        "the entries of this section are not written in one way, or not as those of the list:"
        f" {conforming} of {len(run.entries)} conform to its format (`listlint format` shows it)"
    )


def _count(entries: int) -> str:
    return "1 entry is" if entries == 1 else f"{entries} entries are"
