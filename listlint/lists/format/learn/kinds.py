"""The templates under which most entries of a list conform: one for each kind of entry."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Hashable, Iterator, Sequence
from functools import partial

from listlint.core.source import lines_of
from listlint.lists.format.learn.alike_templates import merged
from listlint.lists.format.learn.by_section import OfSections, told_apart
from listlint.lists.format.learn.collapse import collapsed
from listlint.lists.format.learn.elements import EntryRow
from listlint.lists.format.learn.fields import FieldSpan
from listlint.lists.format.learn.lines_below import with_items_below
from listlint.lists.format.learn.profile import profile_of
from listlint.lists.format.learn.roles import (
    Reading,
    divided,
    names,
    spans_within,
)
from listlint.lists.format.learn.rows import rows_of
from listlint.lists.format.learn.simplifications import joined
from listlint.lists.format.learn.soundness import cuts_link, faults
from listlint.lists.format.learn.writer import Writer, top
from listlint.lists.format.norm import Norm
from listlint.lists.format.template import Optional, is_readable, parse, render
from listlint.lists.format.thresholds import (
    COVERS,
    DEVIATING_KIND,
    FEWEST,
    KIND,
    KIND_OF_FEW,
    NEARLY_ALL,
    SELDOM,
)

MOST_KINDS = 4
"""Kinds of entries of one list, at most: each further one would have fewer entries than the four
before, and be no norm."""


def learn(
    texts: Sequence[str],
    reading: Reading | None = None,
    sections: Sequence[Hashable] = (),
) -> list[str]:
    """The templates of the entries of one list, of several kinds, the most common first. `reading`
    says where the fields of an entry are; without it most have no names. `sections` has the section
    of each, if they are told apart by them.
    """
    found = rows_of(texts)
    if reading is not None and texts:
        fields = divided(profile_of(found), found, reading)
        if fields:
            spans = [spans_within(row, reading(n), fields) for n, row in enumerate(found)]
            found = rows_of(texts, spans)
    templates = [*_templates(texts, found, reading, sections)]
    templates = merged(templates, texts) if reading else templates
    if templates and sections:
        templates += _of_own_sections(texts, found, reading, sections, templates)
    indent = _indent(texts)
    return [each.replace("\n", f"\n{indent}") for each in dict.fromkeys(templates)]


def _indent(texts: Sequence[str]) -> str:
    """How far the lines that go on with an entry are mostly indented."""
    counts = Counter(
        line[: len(line) - len(line.lstrip())]
        for text in texts
        for line in lines_of(text)[1:]
        if line.strip()
    )
    return top(counts) or ""


def _templates(
    texts: Sequence[str],
    found: Sequence[EntryRow],
    reading: Reading | None,
    sections: Sequence[Hashable],
) -> Iterator[str]:
    numbers = list(range(len(found)))
    enough = KIND if len(found) > FEWEST else KIND_OF_FEW
    seen: set[str] = set()
    for _ in range(MOST_KINDS):
        part = [found[number] for number in numbers]
        if not enough.holds(len(part), len(found)):
            break
        shared = profile_of(part)
        if not enough.holds(len(shared.places), len(found)):
            break
        named = names(shared, part, partial(_at, reading, numbers) if reading else None)
        template = Writer(shared, named).template()
        placed = [numbers[n] for n in shared.places]
        forms: list[OfSections] = []
        if is_readable(template):
            members = [texts[number] for number in placed]
            template = collapsed(template, members)
            forms = [OfSections(template, tuple(range(len(placed))))]
            if reading:
                template = with_items_below(template, members)
                where = [sections[number] for number in placed] if sections else ()
                forms = told_apart(template, members, where, len(texts))
            if forms[0].template in seen:
                break
            for form in forms:
                seen.add(form.template)
                if not cuts_link(parse(form.template)):  # half a link is no form of anything
                    yield form.template
            placed = [placed[n] for form in forms for n in form.numbers]
        numbers = _left([form.template for form in forms], texts, numbers, placed)


def _left(
    templates: Sequence[str], texts: Sequence[str], numbers: Sequence[int], placed: Sequence[int]
) -> list[int]:
    """The entries for which another template is looked for: those of another kind, and where many
    of this kind do not follow the template, they as well.
    """
    others = sorted(set(numbers) - set(placed))
    if not templates:
        return others
    norm = Norm(tuple(templates))
    deviating = [n for n in placed if not norm.is_followed(texts[n])]
    others = [n for n in others if norm.exactly(texts[n]) is None]
    are_many = DEVIATING_KIND.holds(len(deviating), len(placed))
    return sorted([*others, *deviating]) if are_many else others


def _of_own_sections(
    texts: Sequence[str],
    found: Sequence[EntryRow],
    reading: Reading | None,
    sections: Sequence[Hashable],
    templates: Sequence[str],
) -> Iterator[str]:
    """The templates of sections of which nearly no entry follows any of those that are learnt from
    all, and nearly all follow one of their own.
    """
    norm = Norm(tuple(templates))
    members: defaultdict[Hashable, list[int]] = defaultdict(list)
    for number, section in enumerate(sections):
        members[section].append(number)
    larger = [group for group in members.values() if len(group) >= FEWEST]
    for group in sorted(larger, key=lambda group: (-len(group), group)):
        some = group[:: len(group) // FEWEST]  # mostly enough to see that they follow one
        if not any(norm.is_followed(texts[n]) for n in some) and SELDOM.allows(
            sum(norm.is_followed(texts[n]) for n in group), len(group)
        ):
            rows = [found[n] for n in group]
            part = partial(_at, reading, group) if reading else None
            there = [texts[n] for n in group]
            own = next(_templates(there, rows, part, ()), None)
            if own and not faults(parse(own)) and COVERS.holds(_kept(own, there), len(there)):
                yield _required(own, there)


def _required(template: str, texts: Sequence[str]) -> str:
    """A template of one section with the options required that nearly all there have."""
    for place, part in enumerate(chain := parse(template)):
        if isinstance(part, Optional):
            new = render(joined((*chain[:place], *part.parts, *chain[place + 1 :])))
            if NEARLY_ALL.holds(_kept(new, texts), _kept(template, texts)):
                return _required(new, texts)
    return template


def _kept(template: str, texts: Sequence[str]) -> int:
    """How many entries conform to a template."""
    return Norm((template,)).keeps(texts)


def _at(reading: Reading, numbers: Sequence[int], n: int) -> Sequence[FieldSpan]:
    """The reading of the n-th of some entries."""
    return reading(numbers[n])
