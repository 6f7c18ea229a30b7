"""Spaces at the ends of lines in a list whose guidelines ask to remove them.

No reader sees them, so that nothing is said where the list does not ask. The lines of entries that
have some are one finding; of a change, each entry that it brings is one. Two spaces that break a
line are left alone.

## Bad

```markdown CONTRIBUTING.md
- Remove trailing whitespace.
```

```markdown README.md
- [awk](https://example.org/awk) - Reads lines.\x20
- [bat](https://example.org/bat) - Shows files.
```

```diagnostics
README.md:1:48: trailing-space: the line ends in spaces, and the list asks for none
  help: the list says: "Remove trailing whitespace"
  fix: remove the spaces
  CONTRIBUTING.md:1:3: asked for here
```

```markdown fixed
- [awk](https://example.org/awk) - Reads lines.
- [bat](https://example.org/bat) - Shows files.
```

## Good: nobody asks

```markdown
- [awk](https://example.org/awk) - Reads lines.\x20
- [bat](https://example.org/bat) - Shows files.
```
"""  # noqa: D301 - editors remove a space at the end of a line

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from listlint.core.diagnostic import Diagnostic, Edit, Fix, Related, Severity
from listlint.core.document import Entry, List
from listlint.core.lazy_pattern import pattern
from listlint.core.source import Source, Span
from listlint.lists.guidelines import Guideline
from listlint.project.changes import Changes
from listlint.project.list_index import ListIndex
from listlint.rules._rule import rule

_TRAILING = pattern(r"(?<=[^\s])[ \t]++(?=\r?$)", re.MULTILINE)
_GOES_ON = pattern(r"\r?\n[ \t]*+(?![-*+|#<\s]|\d+[.)]\s)[^\s]")
"""A line below that belongs to the same paragraph."""


@rule(severity=Severity.WARNING)
def check(
    document: List, source: Source, index: ListIndex, changes: Changes
) -> Iterator[Diagnostic]:
    if not index.guidelines.ask(Guideline.NO_TRAILING_SPACE):
        return
    if index.base is None:
        yield from _finding_of_all(_ends(document.entries, source), index)
    for entry in filter(changes.is_new, document.entries):
        yield from _finding_of_all(_ends([entry], source), index)


def _ends(entries: Iterable[Entry], source: Source) -> list[Span]:
    """The spaces at the ends of the lines of entries, without those that break a line."""
    text = source.text
    return [
        source.span(*spaces.span())
        for entry in entries
        for spaces in _TRAILING.finditer(text, entry.span.start, entry.span.end)
        if len(spaces[0]) == 1 or not _GOES_ON.match(text, spaces.end())
    ]


def _finding_of_all(places: Sequence[Span], index: ListIndex) -> Iterator[Diagnostic]:
    """One finding for all, since they are one decision."""
    if not places:
        return
    asked = index.guidelines.places[Guideline.NO_TRAILING_SPACE]
    lines = "the line ends" if len(places) == 1 else f"{len(places)} lines end"
    others = [Related(place, "and this one") for place in places[1:]]
    yield Diagnostic(
        span=places[0],
        message=f"{lines} in spaces, and the list asks for none",
        help=f'the list says: "{index.guidelines.words[Guideline.NO_TRAILING_SPACE]}"',
        related=(*others, *([Related(asked, "asked for here")] if asked else ())),
        fix=Fix("remove the spaces", tuple(Edit(place, "") for place in places)),
    )
