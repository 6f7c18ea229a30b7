"""A new entry that does not stand last in its section, in a list that appends.

Lists that append show what is new at the end, and a contributor who thinks an entry important does
not put it first. It is reported only of a change (`--new-since`), in lists that ask for it in words
or by `order = "append"`; not in sections that are sorted.

## Bad

```markdown CONTRIBUTING.md
- Additions should be added to the bottom of the relevant category.
```

```markdown before
- [UNITER](https://arxiv.org/abs/1909.11740)
- [VL-BERT](https://arxiv.org/abs/1908.08530)
- [LXMERT](https://arxiv.org/abs/1908.07490)
```

```markdown
- [Mine](https://arxiv.org/abs/2004.00849)
- [UNITER](https://arxiv.org/abs/1909.11740v2)
- [VL-BERT](https://arxiv.org/abs/1908.08530)
- [LXMERT](https://arxiv.org/abs/1908.07490)
```

```diagnostics
README.md:1:4: misplaced-entry: `Mine` is new and is not last in its section
  help: move this entry after `LXMERT` (line 4)
  fix: move the entry
  CONTRIBUTING.md:1:3: asked for here
```

```markdown fixed
- [UNITER](https://arxiv.org/abs/1909.11740v2)
- [VL-BERT](https://arxiv.org/abs/1908.08530)
- [LXMERT](https://arxiv.org/abs/1908.07490)
- [Mine](https://arxiv.org/abs/2004.00849)
```

## Good: at the end

```toml
[[lists]]
path = "README.md"
order = "append"
```

```markdown before
- [UNITER](https://arxiv.org/abs/1909.11740)
```

```markdown
- [UNITER](https://arxiv.org/abs/1909.11740)
- [VL-BERT](https://arxiv.org/abs/1908.08530)
- [LXMERT](https://arxiv.org/abs/1908.07490)
```
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from listlint.core.diagnostic import Diagnostic, Fix, Related, Severity
from listlint.core.document import Entry, List
from listlint.lists import ordering, sorted_by
from listlint.lists.guidelines import Guideline
from listlint.lists.ordering import Order
from listlint.lists.sequences import EntryRun, runs
from listlint.project.changes import Changes
from listlint.project.list_index import ListIndex
from listlint.rules._rule import rule
from listlint.works import identity
from listlint.works.reading import EntryWorks


@rule(severity=Severity.WARNING)
def check(each: List, index: ListIndex, changes: Changes) -> Iterator[Diagnostic]:
    base, order, guidelines = index.base, index.policy.order, index.guidelines
    appends = order is Order.APPEND or (order is None and guidelines.ask(Guideline.APPEND))
    if base is None or not appends:
        return
    place = None if order else guidelines.places[Guideline.APPEND]
    related = (Related(place, "asked for here"),) if place else ()
    found = [*runs(index.source, each.entries)]
    sortedness = [False] * len(found) if order else _are_sorted(found, index.works, changes)
    gone = _gone(index, base)
    for run, is_sorted in zip(found, sortedness, strict=True):
        if not is_sorted:
            added = [
                changes.is_new(entry) and gone.isdisjoint(_names(entry, index))  # not an edited one
                for entry in run.entries
            ]
            yield from _findings(run, added, index, related)


def _are_sorted(found: Sequence[EntryRun], works: EntryWorks, changes: Changes) -> list[bool]:
    """Of each run, whether it was sorted before: then that decides where an entry belongs."""
    facts = [
        [sorted_by.named(e, works.of(e), is_new=changes.is_new(e)).facts for e in run.entries]
        for run in found
    ]
    is_list_sorted = ordering.prevailing(facts) is not None
    return [is_list_sorted or ordering.own(run) is not None for run in facts]


def _gone(index: ListIndex, base: ListIndex) -> set[str]:
    """What names the entries that no longer stand as they did: one of them may be an edited one."""
    now = {index.source.text_of(entry.span) for entry in index.document.entries}
    gone = (e for e in base.document.entries if base.source.text_of(e.span) not in now)
    return {name for entry in gone for name in _names(entry, base)}


def _names(entry: Entry, index: ListIndex) -> Iterator[str]:
    title = index.works.of(entry).title
    yield from (title.text,) if title else ()
    yield from (key.name for link in entry.links for key in identity.keys_of(link.target))


def _findings(
    run: EntryRun, added: Sequence[bool], index: ListIndex, related: tuple[Related, ...]
) -> Iterator[Diagnostic]:
    settled = [at for at, is_added in enumerate(added) if not is_added]
    misplaced = [
        at for at, is_added in enumerate(added) if is_added and at < max(settled, default=0)
    ]
    last = len(run.entries) - 1
    goal = sorted_by.named(run.entries[last], index.works.of(run.entries[last]))
    line = index.source.position(goal.name.span.start).line
    # All of them at once, so that they keep their order.
    can_move = all(run.is_movable(index, last) for index in misplaced)
    for at in misplaced:
        own = sorted_by.named(run.entries[at], index.works.of(run.entries[at]))
        yield Diagnostic(
            span=own.name.span,
            message=f"{own.called} is new and is not last in its section",
            help=f"move this entry after {goal.called} (line {line})",
            related=related,
            fix=Fix("move the entry", tuple(run.moved(misplaced, last))) if can_move else None,
        )
