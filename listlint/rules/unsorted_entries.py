"""An entry that is out of the order in which its section is sorted.

Readers and contributors look for an entry at its place, and a work is soon listed twice where they
do not find it. A section is held to the order that nine in ten of the list's entries keep, or else
to its own: alphabetical, oldest first or newest first; `order` of `[[lists]]` names one, or `any`
for none. A list whose guidelines ask for new entries at the end, and for no order, is held to none.
Where they ask for nothing, one entry in five may be out of it, and a section
of two or three is not held to it, one of four or five only where nearly all such sections keep it.
Case and a leading article do not matter; whether accents, signs and spaces count is up to
the list, and so is which of `net` and `net 2` comes first. The fewest entries are reported whose
move fixes the section, but for those at its very top, where the first is a leader on purpose;
numbered items have no fix, and other numbers that entries bear are their order. An entry without a
link among linked ones is not looked at.

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

from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from listlint.core.diagnostic import Diagnostic, Fix, Severity
from listlint.core.document import List
from listlint.core.source import Source
from listlint.lists import ordering, sorted_by
from listlint.lists.guidelines import Guideline, Guidelines
from listlint.lists.ordering import Fit, Order
from listlint.lists.sequences import EntryRun, runs
from listlint.lists.sorted_by import Named
from listlint.project.changes import Changes
from listlint.project.settings import ListPolicy
from listlint.rules._rule import rule
from listlint.works.reading import EntryWorks

_SAID = {
    Order.ALPHABETICAL: "alphabetical order",
    Order.OLDEST_FIRST: "order: oldest first",
    Order.NEWEST_FIRST: "order: newest first",
}
_CROWD = 5
"""Entries that belong in one and the same place: more of them are moved together, in one fix, since
the fixes of one place wait for each other and there are only so many rounds."""


class _Section(NamedTuple):
    run: EntryRun
    named: list[Named]
    fit: Fit
    strays: list[int]


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
    found = (run for run in runs(source, each.entries) if not run.is_numbered)
    named = [*_named(found, works, changes if is_changed else None)]
    is_stated = guidelines.ask(Guideline.ALPHABETICAL)
    if order is None and not is_stated and guidelines.ask(Guideline.APPEND):
        return
    sections = [*_sections(named, order, is_stated=is_stated)]
    for section in sections:
        # What is ahead of all that is sorted is put there on purpose, unless a change brings it.
        first = section.fit.kept[0] if order is None and not is_changed else 0
        reported = [index for index in section.strays if index >= first]
        if is_changed:  # a change answers for what it brings, not for the rest
            reported = [index for index in reported if section.named[index].facts.is_new]
        yield from _findings(source, section, reported)


def _named(
    found: Iterable[EntryRun], works: EntryWorks, changes: Changes | None
) -> Iterator[tuple[EntryRun, list[Named]]]:
    """Each run of entries with what they are sorted by; what a change has touched is new."""
    for run in found:
        is_new = [changes is not None and not changes.is_untouched(entry) for entry in run.entries]
        yield (
            run,
            [
                sorted_by.named(entry, works.of(entry), is_new=new)
                if sorted_by.is_certain(entry, run.entries)
                else sorted_by.unnamed(entry, is_new=new)
                for entry, new in zip(run.entries, is_new, strict=True)
            ],
        )


def _sections(
    named: Sequence[tuple[EntryRun, list[Named]]], order: Order | None, *, is_stated: bool
) -> Iterator[_Section]:
    """The sections that are held to an order, with what strays from it."""
    facts = [[one.facts for one in names] for _, names in named]
    fits = ordering.held(facts, order, is_stated=is_stated)
    for (run, names), known, fit in zip(named, facts, fits, strict=True):
        if fit:
            yield _Section(run, names, fit, ordering.strays(known, fit))


def _findings(source: Source, section: _Section, reported: Iterable[int]) -> Iterator[Diagnostic]:
    run, named, fit, _ = section
    goals = {index: fit.after(index) for index in reported}
    for index, goal in goals.items():
        near = fit.kept[0] if goal is None else goal
        line = source.position(named[near].name.span.start).line
        where = "before" if goal is None else "after"
        # Fixes for one place would wait for each other, round after round.
        together = [other for other, place in goals.items() if place == goal]
        moved = together if len(together) > _CROWD else [index]
        yield Diagnostic(
            span=named[index].name.span,
            message=f"{named[index].called} is out of {_SAID[fit.way.order]}",
            help=f"move this entry {where} {named[near].called} (line {line})",
            fix=_fix(run, fit, moved, goal),
        )


def _fix(run: EntryRun, fit: Fit, moved: Iterable[int], goal: int | None) -> Fix | None:
    after = fit.kept[0] - 1 if goal is None else goal
    in_order = ordering.ordered(moved, fit)
    if not all(run.is_movable(index, after) for index in in_order):
        return None
    is_shown = not fit.way.is_by_submission
    return Fix("move the entry", tuple(run.moved(in_order, after)), safe=is_shown)
