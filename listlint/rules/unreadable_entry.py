"""Something that looks like an entry and says no title.

Nobody can tell what it lists: not a reader, and not a program that looks for works listed twice.

## Bad

```markdown README.md
# Tools

- [one](https://one.example) - The first.
- [two](https://two.example) - The second.
- [](https://three.example)
```

```diagnostics
README.md:5:1: unreadable-entry: this entry has no title
  help: give the entry a title
```

## Good

```markdown README.md
# Tools

- [one](https://one.example) - The first.
- [two](https://two.example)
```
"""

from __future__ import annotations

from collections.abc import Iterator

from listlint.core.diagnostic import Diagnostic
from listlint.core.document import Entry
from listlint.lists.format.formats import Formats
from listlint.rules._rule import rule
from listlint.works.reading import Work


@rule()
def check(entry: Entry, work: Work, formats: Formats) -> Iterator[Diagnostic]:
    verdict = formats.verdict(entry)
    alignment = verdict.alignment
    if alignment is not None and any(value.name == "title" for value in alignment.values):
        return  # its place in the format is filled: no need to look closer
    if verdict.conforms and formats.of(entry).is_norm:
        return  # it says what others say, and the title has another name in their format
    if work.title is None:
        yield Diagnostic(
            span=entry.span,
            message="this entry has no title",
            help="give the entry a title",
        )
