"""Which formats are in effect in a list.

Entries are judged by what is configured for the list, else by what the list states if most entries
keep it, else by what the entries share; tables by the columns they have.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import replace
from typing import NamedTuple

from listlint.core.document import Entry
from listlint.core.lazy_pattern import pattern
from listlint.core.source import Source
from listlint.lists.format.compared_texts import (
    Reading,
    as_compared,
    comparable,
    mapped,
    parent_texts,
    row_kind,
    with_usual_bullet,
)
from listlint.lists.format.formats import Formats
from listlint.lists.format.learn import (
    FieldSpan,
    are_padded,
    cells,
    learn,
    learn_rows,
)
from listlint.lists.format.learn.soundness import unwritable
from listlint.lists.format.list_format import Format, Origin
from listlint.lists.format.match.lexer import BULLETS
from listlint.lists.format.norm import Norm
from listlint.lists.format.stated import StatedFormat
from listlint.lists.format.stated_points import (
    is_kept_by_points,
    kept_but_for_stop,
    with_usual_stop,
)
from listlint.lists.format.template import literal_words, parse
from listlint.lists.format.thresholds import COVERS, FEWEST, FEWEST_ALIKE, KEPT
from listlint.lists.format.wrapping import is_wrapped

_BEGINS = pattern(r"\s*+(?:\{[?*|])*+(?:[-*+] |\d+[.)] |\||#)")
"""Of a template that says how entries begin."""

_BULLET = pattern(r"\A\s*(?:[-*+]|\d+[.)])\s+")


def formats_of(
    source: Source,
    entries: Sequence[Entry],
    reading: Reading,
    configured: Sequence[str] = (),
    stated: Sequence[StatedFormat] = (),
    unread: Sequence[Entry] = (),
) -> Formats:
    """Find the formats of a list's entries: `configured` are templates, `stated` what was found,
    `unread` what is among the entries.
    """
    groups: defaultdict[tuple[str, ...] | None, list[Entry]] = defaultdict(list)
    for entry in entries:
        groups[row_kind(entry)].append(entry)
    texts = {e.span.start: comparable(source.text[e.span.start : e.span.end]) for e in entries}
    found = []
    maps: dict[int, list[int]] = {}
    for columns, members in groups.items():
        written = [texts[e.span.start] for e in members]
        if are_padded(written) if columns else is_wrapped(written):
            for entry in members:
                at = entry.span.start
                texts[at], maps[at] = as_compared(entry, texts[at])
        plain = [texts[e.span.start] for e in members]
        part = _EntryGroup(members, plain, columns, mapped(reading, maps))
        own = [template for template in configured if _is_for(template, columns)]
        said = [each for each in stated if _is_for(each.template, columns)]
        found.append(part.configured(own) if own else _bulleted_anyhow(part.found(said), texts))
    by_entry = {entry.span.start: each for each in found for entry in each.entries}
    above = parent_texts(source, entries)
    return Formats(tuple(found), by_entry, texts, maps, source, tuple(unread), above)


def formats_of_change(
    before: Formats, source: Source, entries: Sequence[Entry], reading: Reading
) -> Formats:
    """Formats found earlier for the entries of a later text of the list. Rows of tables that there
    were none of are held to what they share themselves.
    """
    known = {row_kind(chosen.entries[0]): chosen for chosen in before.formats if chosen.entries}
    padded = {row_kind(e) for f in before.formats for e in f.entries if e.span.start in before.maps}
    others = formats_of(source, [e for e in entries if row_kind(e) not in known], reading)
    texts, maps, by_entry = dict(others.texts), dict(others.maps), dict(others.by_entry)
    for entry in entries:
        if (kind := row_kind(entry)) in known:
            at = entry.span.start
            texts[at] = comparable(source.text_of(entry.span))
            by_entry[at] = known[kind]
            if kind in padded:
                texts[at], maps[at] = as_compared(entry, texts[at])
    for kind, chosen in known.items():
        if chosen.origin is not Origin.CONFIGURED:
            of_kind = [entry for entry in entries if row_kind(entry) == kind]
            texts |= with_usual_bullet(of_kind, texts, chosen.norm)
    above = parent_texts(source, entries)
    return Formats(others.formats, by_entry, texts, maps, source, (), above, learnt=before)


def _bulleted_anyhow(found: Format, texts: dict[int, str]) -> Format:
    """A format that nobody has configured, for entries that have the bullets of their sections;
    `texts` becomes how they are compared.
    """
    rewritten = with_usual_bullet(found.entries, texts, found.norm)
    if not rewritten:
        return found
    texts |= rewritten
    compared = tuple(texts[entry.span.start] for entry in found.entries)
    return replace(found, norm=replace(found.norm, texts=compared))


class _EntryGroup(NamedTuple):
    """Entries of a list that share a format: all but rows, or the rows of one table."""

    entries: Sequence[Entry]
    texts: Sequence[str]
    columns: tuple[str, ...] | None
    reading: Reading

    def configured(self, templates: Sequence[str]) -> Format:
        """The format that the configuration gives."""
        return self._format(self._written(templates), Origin.CONFIGURED, is_norm=True)

    def found(self, stated: Sequence[StatedFormat]) -> Format:
        """What is stated, if most entries keep it, or nearly all of them each point of it, and what
        they share otherwise.

        Where neither covers four entries in five, neither is a norm. Of fewer than eight entries no
        share is taken: they are held to what is stated if most keep it, and else to nothing.
        """
        stated = self._one_of_each([each for each in stated if self._is_understood(each)])
        if not stated:
            return self._shared()
        written = self._written([each.template for each in stated])
        kept = written.keeps(self.texts)
        norm, unkept = kept_but_for_stop(with_usual_stop(written))
        is_kept = len(self.texts) >= FEWEST and is_kept_by_points(norm)
        if not (is_kept or KEPT.holds(kept, len(self.texts))):
            return replace(self._shared(), stated=tuple(stated), stale=kept)
        is_norm = (
            is_kept
            or len(self.texts) < FEWEST
            or self._is_covered(norm.following)
            or self._shared().is_norm
        )
        found = self._format(norm, Origin.STATED, tuple(stated), is_norm=is_norm)
        return replace(found, unkept=unkept)

    def _is_understood(self, stated: StatedFormat) -> bool:
        """Whether the entries have the words that a stated format is read to ask for: what none of
        them has, such as `optional`, was said about the format.
        """
        every = "\n".join(self.texts).casefold()
        return all(word.casefold() in every for word in literal_words(stated.template))

    def _one_of_each(self, stated: Sequence[StatedFormat]) -> list[StatedFormat]:
        """What is stated, of what differs in the bullet or the full stop alone only what most
        entries keep: the other one was written in haste.
        """
        alike: defaultdict[str, list[StatedFormat]] = defaultdict(list)
        for each in stated:
            alike[_BULLET.sub("", each.template).rstrip(".\u3002")].append(each)
        return [max(same, key=self._keep) if len(same) > 1 else same[0] for same in alike.values()]

    def _keep(self, stated: StatedFormat) -> int:
        """How many entries keep a template that is stated."""
        return self._written([stated.template]).keeps(self.texts)

    def _shared(self) -> Format:
        """What the entries share."""
        norm = self._learnt()
        is_norm = len(self.texts) >= FEWEST and self._is_covered(norm.following)
        found = self._format(norm, Origin.LEARNT, is_norm=is_norm)
        return replace(found, trusted=self._trusted(found)) if is_norm else found

    def _trusted(self, found: Format) -> frozenset[str]:
        """The fields that are where the entries are read to have them, if they are read to have
        them: a name that is learnt of some entries may be wrong for the others.
        """
        read: Counter[str] = Counter()
        agreed: Counter[str] = Counter()
        for number, text in enumerate(self.texts):
            fields = found.fields(text)
            for field_span in self._field_spans(number) if fields else ():
                if field_span.name in fields:
                    read[field_span.name] += 1
                    agreed[field_span.name] += _is_half(field_span, *fields[field_span.name])
        return frozenset(name for name, n in read.items() if COVERS.holds(agreed[name], n))

    def _is_covered(self, following: int) -> bool:
        return COVERS.holds(following, len(self.texts))

    def _written(self, templates: Sequence[str]) -> Norm:
        """The norm that somebody has written down."""
        return Norm(tuple(_bulleted(templates, self.texts)), tuple(self.texts), is_stated=True)

    def _learnt(self) -> Norm:
        """The norm that the entries share."""
        if self.columns:
            templates = learn_rows(self.texts, self.columns, self._field_spans)
        else:
            sections = [entry.section for entry in self.entries]
            templates = learn(self.texts, self._field_spans, sections)
        norm = Norm(tuple(templates), tuple(self.texts))
        used = Counter(found.template for text in self.texts if (found := norm.exactly(text)))
        least = min(FEWEST_ALIKE, max(used.values(), default=0))
        kept = tuple(templates[number] for number, n in used.most_common() if n >= least)
        norm = norm if kept in ((), norm.templates) else Norm(kept, norm.texts)
        plain = tuple(each for each in norm.templates if not unwritable(parse(each)))
        if plain in ((), norm.templates):
            return norm
        alone = Norm(plain, norm.texts)  # what nobody writes down stays where it is needed
        return alone if self._is_covered(alone.following) else norm

    def _field_spans(self, number: int) -> Sequence[FieldSpan]:
        return self.reading(self.entries[number])

    def _format(
        self, norm: Norm, origin: Origin, stated: tuple[StatedFormat, ...] = (), *, is_norm: bool
    ) -> Format:
        return Format(norm, origin, tuple(self.entries), is_norm, self.columns, stated)


def _is_half(field_span: FieldSpan, start: int, end: int) -> bool:
    """Whether most of what was read is in a field."""
    return (
        2 * (min(field_span.end, end) - max(field_span.start, start))
        > field_span.end - field_span.start
    )


def _is_for(template: str, columns: tuple[str, ...] | None) -> bool:
    """Whether a template speaks of rows of so many columns, or of no rows."""
    is_row = template.lstrip().startswith("|")
    return is_row == bool(columns) and (not columns or len(cells(template)) == len(columns))


def _bulleted(templates: Sequence[str], texts: Sequence[str]) -> list[str]:
    """Templates that leave the bullet out, with the one that most entries have."""
    bullets = Counter(text.lstrip()[:2] for text in texts)
    bullet = bullets.most_common(1)[0][0] if bullets else ""
    if bullet[:1] not in BULLETS or bullet[1:] != " ":
        return list(templates)
    return [text if _BEGINS.match(text) else bullet + text for text in templates]
