"""An entry that is out of the order in which its section is sorted.

Readers and contributors look for an entry at its place, and a work is soon listed twice where they
do not find it. A section is held to the order that nine in ten of the list's entries keep, or else
to its own: alphabetical, oldest first or newest first; `order` of `[[lists]]` names one, or `any`
for none. A list whose guidelines ask for new entries at the end, and for no order, is held to none.
Where they ask for nothing, one entry in five may be out of it, and a section
of two or three is not held to it, one of four or five only where nearly all such sections keep it.
Case and a leading article do not matter; whether accents, signs and spaces count is up to
the list, and so is which of `net` and `net 2` comes first. The fewest entries are reported whose
move fixes the section, but for those at its very top, where the first is a leader on purpose: where
the guidelines ask for the alphabet, one that says so, by bold, "official" or a word of the heading,
or one of several sections that have such. There a section in no order at all is one finding.

Rows are sorted by the column that names them, and within their groups where those that have the
same in a column stand together. Numbered items have no fix, and other numbers that entries bear are
their order. Not looked at are an entry without a link among linked ones, a name in letters that
have no place among the others, and what a program writes between two comments, such as
`<!-- tools start -->`, unless the guidelines ask for the alphabet.

## Bad

```markdown
- [awk](https://example.org/awk)
- [bat](https://example.org/bat)
- [The curl book](https://example.org/curl)
- [zoxide](https://example.org/zoxide)
  - [its plug-ins](https://example.org/plug-ins)
- [dust](https://example.org/dust)
- [exa](https://example.org/exa)
- [fd](https://example.org/fd)
- [Gron](https://example.org/gron)
- [hexyl](https://example.org/hexyl)
- [jq](https://example.org/jq)
```

```diagnostics
README.md:4:4: unsorted-entries: `zoxide` is out of alphabetical order
  help: move this entry after `jq` (line 11)
  fix: move the entry
```

```markdown fixed
- [awk](https://example.org/awk)
- [bat](https://example.org/bat)
- [The curl book](https://example.org/curl)
- [dust](https://example.org/dust)
- [exa](https://example.org/exa)
- [fd](https://example.org/fd)
- [Gron](https://example.org/gron)
- [hexyl](https://example.org/hexyl)
- [jq](https://example.org/jq)
- [zoxide](https://example.org/zoxide)
  - [its plug-ins](https://example.org/plug-ins)
```

## Bad: rows, newest first

```toml
[[lists]]
path = "README.md"
order = "newest-first"
```

```markdown
| Title | Date |
| --- | --- |
| [UNITER](https://arxiv.org/abs/1909.11740) | 2019-09 |
| [VL-BERT](https://arxiv.org/abs/1908.08530) | 2019-08 |
| [Pixel-BERT](https://arxiv.org/abs/2004.00849) | 2020-04 |
| [LXMERT](https://arxiv.org/abs/1908.07490) | 2019-08 |
```

```diagnostics
README.md:5:4: unsorted-entries: `Pixel-BERT` is out of order: newest first
  help: move this entry before `UNITER` (line 3)
  fix: move the entry
```

```markdown fixed
| Title | Date |
| --- | --- |
| [Pixel-BERT](https://arxiv.org/abs/2004.00849) | 2020-04 |
| [UNITER](https://arxiv.org/abs/1909.11740) | 2019-09 |
| [VL-BERT](https://arxiv.org/abs/1908.08530) | 2019-08 |
| [LXMERT](https://arxiv.org/abs/1908.07490) | 2019-08 |
```

## Good: no order that the entries share

```markdown
- [jq](https://example.org/jq)
- [bat](https://example.org/bat)
- [awk](https://example.org/awk)
- [Gron](https://example.org/gron)
```
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator

from listlint.core import conventions
from listlint.core.diagnostic import Diagnostic, Fix, Severity
from listlint.core.document import List
from listlint.core.lazy_pattern import pattern
from listlint.core.source import Source
from listlint.lists import ordering, sorted_by
from listlint.lists.generated_blocks import generated
from listlint.lists.guidelines import Guideline, Guidelines
from listlint.lists.ordering import TELLING, Order
from listlint.lists.section_runs import outer_runs
from listlint.lists.sequences import EntryRun, runs
from listlint.lists.sorted_by import Named
from listlint.project.changes import Changes
from listlint.project.settings import ListPolicy
from listlint.rules import _sorted_sections
from listlint.rules._rule import rule
from listlint.rules._sorted_sections import SortedSection
from listlint.works.reading import EntryWorks

_SAID = {
    Order.ALPHABETICAL: "alphabetical order",
    Order.OLDEST_FIRST: "order: oldest first",
    Order.NEWEST_FIRST: "order: newest first",
}
_CROWD = 5
"""Entries that belong in one and the same place: more of them are moved together, in one fix, since
the fixes of one place wait for each other and there are only so many rounds."""


@rule(severity=Severity.WARNING)
def check(
    each: List,
    source: Source,
    works: EntryWorks,
    policy: ListPolicy,
    guidelines: Guidelines,
    changes: Changes,
) -> Iterator[Diagnostic]:
    order = policy.order
    if order in (Order.APPEND, Order.ANY):
        return
    is_changed = changes.base_document(each.path) is not None
    is_stated = guidelines.ask(Guideline.ALPHABETICAL)
    if order is None and not is_stated and guidelines.ask(Guideline.APPEND):
        return
    written = [] if order or is_stated else [*generated(source)]
    all_runs = [*runs(source, each.entries)]
    found = (
        run
        for run in all_runs
        if not run.is_numbered and not any(a < run.entries[0].span.start < b for a, b in written)
    )
    outer = {run.entries[0].span.start for run in outer_runs(source, each.entries)}
    named = [*_named(found, works, changes if is_changed else None)]
    # The groups of a table begin where no run of the list does, and are nested in nothing.
    begun = {run.entries[0].span.start for run in all_runs}
    nested = frozenset(begun - outer)
    sections = [*_sorted_sections.held(named, order, nested, is_stated=is_stated)]
    leading = sum(section.is_led for section in sections if len(section.named) >= TELLING)
    for section in sections:
        reported = section.strays
        if order is None and not is_changed:
            is_usual = not is_stated or leading >= conventions.ALIKE
            reported = [i for i in reported if not section.is_lead(i, is_usual=is_usual)]
            reported = [i for i in reported if not _points_on(source, section, i)]
        if is_changed:  # a change answers for what it brings, not for the rest
            reported = [index for index in reported if section.named[index].facts.is_new]
        yield from _findings(source, section, reported)
    if is_stated and order is None and not is_changed:
        for section in _sorted_sections.disordered(named, sections, nested):
            yield _in_no_order(each, section)


def _points_on(source: Source, section: SortedSection, index: int) -> bool:
    """Whether the last entry of a section says where there are more, and so stands behind all."""
    is_last = index == len(section.named) - 1
    return is_last and _MORE.search(source.text_of(section.run.entries[index].span)) is not None


_MORE = pattern(r"(?:\[|\)[*_]* *(?:[-\u2013\u2014:] *)?)More\b")
"""A name, or a description right behind one, that begins so."""


def _named(
    found: Iterable[EntryRun], works: EntryWorks, changes: Changes | None
) -> Iterator[tuple[EntryRun, list[Named]]]:
    """Each run of entries with what they are sorted by; what a change has touched is new."""
    for run in found:
        is_new = [changes is not None and not changes.is_untouched(entry) for entry in run.entries]
        yield from _sorted_sections.by_groups(run, sorted_by.names_of(run, works, is_new))


def _findings(
    source: Source, section: SortedSection, reported: Iterable[int]
) -> Iterator[Diagnostic]:
    named, fit = section.named, section.fit
    goals = {index: fit.after(index) for index in reported}
    for index, goal in goals.items():
        is_known = goal != len(named) - 1 or not section.is_open
        near = fit.kept[0] if goal is None else goal
        line = source.position(named[near].name.span.start).line
        where = "before" if goal is None else "after"
        # Fixes for one place would wait for each other, round after round.
        together = [other for other, place in goals.items() if place == goal]
        moved = together if len(together) > _CROWD else [index]
        yield Diagnostic(
            span=named[index].name.span,
            message=f"{named[index].called} is out of {_SAID[fit.way.order]}",
            help=f"move this entry {where} {named[near].called} (line {line})"
            if is_known
            else "move this entry to its place",
            fix=_fix(section, moved, goal) if is_known else None,
        )


def _fix(section: SortedSection, moved: Collection[int], goal: int | None) -> Fix | None:
    run, fit = section.run, section.fit
    after = fit.kept[0] - 1 if goal is None else goal
    in_order = ordering.ordered(moved, fit)
    if not all(run.is_movable(index, after) for index in in_order):
        return None
    safe = section.is_sure(moved, after)
    return Fix("move the entry", tuple(run.moved(in_order, after)), safe=safe)


def _in_no_order(each: List, section: SortedSection) -> Diagnostic:
    """A section of which too much is out of order to say of each where it belongs."""
    first = section.run.entries[0]
    headings = [one for one in each.headings if one.span.start < first.span.start]
    return Diagnostic(
        span=headings[-1].span if headings else section.named[0].name.span,
        message=f"{len(section.strays)} of the {len(section.named)} entries of this section are out"
        f" of {_SAID[section.fit.way.order]}",
        help="sort them: the guidelines ask for it",
    )
