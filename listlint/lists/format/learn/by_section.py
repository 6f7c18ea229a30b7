"""A learnt template told apart by sections: what some of them always have and others never, and a
field that holds one thing in one section and another in the next.

An option that all entries of one section take and none of another says nothing of either: each has
a form of its own, and an entry is written as those around it are.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Hashable, Iterator, Sequence
from typing import NamedTuple

from listlint.lists.format.learn.pieces import cut
from listlint.lists.format.learn.simplifications import joined
from listlint.lists.format.learn.soundness import Chain, is_sound
from listlint.lists.format.match import Graph, align_entry, compile_template
from listlint.lists.format.match.costs import CONFORMING
from listlint.lists.format.template import Choice, Field, Optional, parse, render, walk
from listlint.lists.format.thresholds import FEWEST, KIND, NEARLY_ALL, WAY_OF_SECTIONS

_ASKED = 400
"""Entries that are asked of how their sections are written, in all."""
_FEW_OF_SECTION = 4
"""Entries that are asked of each section, if there are so many sections that these are more."""
_MOST_SECTIONS = 20
"""Sections that are looked at each by itself, the largest: others would be no kind of entries."""
_FROM_SECTION = 40
"""Entries of each of these that are looked at."""


class OfSections(NamedTuple):
    """The form of some sections of a list."""

    template: str
    numbers: tuple[int, ...]
    """Their entries."""


def told_apart(
    template: str, texts: Sequence[str], sections: Sequence[Hashable], total: int
) -> list[OfSections]:
    """The forms of the sections of these entries, the most common first; one where they have it in
    common. Of entries whose section shows no form, none has a number here. `total` are the entries
    of the list, of which a form must have enough.
    """
    whole = [OfSections(cut(template, texts), tuple(range(len(texts))))]
    members: defaultdict[Hashable, list[int]] = defaultdict(list)
    for number, section in enumerate(sections):
        members[section].append(number)
    if len(members) < 2:  # noqa: PLR2004 - one section is not told from others
        return whole
    groups = [*members.values()]
    return (
        _by_option(whole[0].template, texts, groups)
        or _by_field(template, texts, groups, total)
        or whole
    )


def _by_option(
    template: str, texts: Sequence[str], groups: Sequence[Sequence[int]]
) -> list[OfSections]:
    """The forms with one of the options of a template and without it, or with either of two ways of
    a choice, if nearly all sections have one or the other.
    """
    most = max(_FEW_OF_SECTION, _ASKED // len(groups))
    asked = [group[:: len(group) // most + 1] for group in groups]
    chain = parse(template)
    for one, other in _ways(chain):
        if not (is_sound(one, chain) and is_sound(other, chain)):
            continue
        graphs = compile_template(one), compile_template(other)
        sides: tuple[list[int], list[int]] = [], []
        mixed = 0
        for group, some in zip(groups, asked, strict=True):
            kept = [sum(_conforms(texts[n], graph) for n in some) for graph in graphs]
            if any(kept) and NEARLY_ALL.holds(max(kept), sum(kept)):
                sides[kept[1] > kept[0]].extend(group)
            elif any(kept):
                mixed += len(group)
        are_kinds = all(WAY_OF_SECTIONS.holds(len(side), len(texts)) for side in sides)
        if are_kinds and NEARLY_ALL.holds(len(texts) - mixed, len(texts)):
            forms = zip((one, other), sides, strict=True)
            return [
                OfSections(render(form), tuple(numbers))
                for form, numbers in sorted(forms, key=lambda form: -len(form[1]))
            ]
    return []


def _ways(chain: Chain) -> Iterator[tuple[Chain, Chain]]:
    """The template in two ways, for each option and each choice of two."""
    for place, part in enumerate(chain):
        before, behind = chain[:place], chain[place + 1 :]
        if isinstance(part, Optional):
            yield joined((*before, *part.parts, *behind)), joined((*before, *behind))
        elif isinstance(part, Choice) and len(part.alternatives) == 2:  # noqa: PLR2004 - one or the other
            one, other = part.alternatives
            yield joined((*before, *one, *behind)), joined((*before, *other, *behind))


def _conforms(text: str, graph: Graph) -> bool:
    return align_entry(text, graph, CONFORMING) is not None


def _by_field(
    template: str, texts: Sequence[str], groups: Sequence[Sequence[int]], total: int
) -> list[OfSections]:
    """The forms of sections in which the fields of a template hold different things."""
    common = _outline(cut(template, texts))
    own: defaultdict[str, list[int]] = defaultdict(list)
    for group in sorted(groups, key=lambda group: -len(group))[:_MOST_SECTIONS]:
        if len(group) >= FEWEST:
            outline = _outline(cut(template, [texts[n] for n in group], _FROM_SECTION))
            if outline != common:
                own[outline] += group
    kinds = [each for each in own.values() if KIND.holds(len(each), total)]
    if len(kinds) < 2:  # noqa: PLR2004 - what one section has alone is no form of others
        return []
    return [
        OfSections(cut(template, [texts[n] for n in numbers]), tuple(numbers))
        for numbers in sorted(kinds, key=lambda kind: (-len(kind), kind))
    ]


_TELLING = frozenset({"title", "url", "date", "year", "duration"})
"""Fields that say what is in them, wherever they are; names of others may differ by chance."""


def _outline(template: str) -> str:
    """A template without the names of fields that may be called otherwise elsewhere."""
    for part in walk(parse(template)):
        if isinstance(part, Field) and part.name not in _TELLING:
            template = template.replace(f"{{{part.name}}}", "{text}")
    return template
