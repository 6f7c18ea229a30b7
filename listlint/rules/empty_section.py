"""A section of a list with nothing below its heading.

Readers come for entries and find none: the last one was moved or removed, and the heading stayed.
A heading is meant among sections that have entries, of the same level and under the same headings,
with nothing but spaces up to the next heading. Where every fourth of these sections is empty, the
list keeps them on purpose. A heading whose name the next one carries on, as `Games - Chess` does
`Games`, is that of a group.

## Bad

```markdown
# Tools

## Shells

- [fish](https://example.org/fish)

## Editors

- [vim](https://example.org/vim)

## Games

## Maps

- [globe](https://example.org/globe)

## Mail

- [mutt](https://example.org/mutt)
```

```diagnostics
README.md:11:4: empty-section: the section `Games` has no entries
  help: add one, or remove the heading
```

## Good: words, or sections below

```markdown
# Tools

## Shells

- [fish](https://example.org/fish)

## Editors

### Modal

- [vim](https://example.org/vim)

## Games

Coming soon.

## Maps

- [globe](https://example.org/globe)
```
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from itertools import pairwise

from listlint.core import conventions
from listlint.core.diagnostic import Diagnostic, Severity
from listlint.core.document import Heading, List
from listlint.core.lazy_pattern import pattern
from listlint.core.source import Source
from listlint.rules._rule import rule
from listlint.rules._sections import HeadedSection, count_entries, is_entry, sections

_MORE = pattern(r"\s*[-\u2013\u2014:/|(\[>\u00b7]")
"""How a name goes on that another one carries on."""


@rule(severity=Severity.WARNING)
def check(each: List, source: Source) -> Iterator[Diagnostic]:
    groups: defaultdict[tuple[object, ...], list[HeadedSection]] = defaultdict(list)
    carried_on = {
        above
        for above, below in pairwise(each.headings)
        if _goes_on(above, below) or is_entry(each, below)
    }
    for number, section in enumerate(sections(each, len(source.text))):
        is_title = number == 0 and section.heading.level == 1
        if not is_title and not is_entry(each, section.heading):
            groups[section.heading.level, section.above].append(section)
    for group in groups.values():
        empty = [
            section
            for section in group
            if _is_empty(section, source) and section.heading not in carried_on
        ]
        filled = sum(_has_entries(each, section) for section in group)
        if conventions.FILLED_SECTIONS.allows(len(empty), len(empty) + filled):
            yield from map(_finding, empty)


def _goes_on(above: Heading, below: Heading) -> bool:
    """Whether a heading has the name of the one above it, a sign and more words."""
    name, other = (" ".join(each.text.split()).casefold() for each in (above, below))
    return bool(name) and other.startswith(name) and bool(_MORE.match(other, len(name)))


def _is_empty(section: HeadedSection, source: Source) -> bool:
    """Whether nothing is below a heading, which does not lead elsewhere itself."""
    if "](" in source.text_of(section.heading.span):
        return False
    return not source.text[section.start : section.end].strip(" \t\r\n#=-")


def _has_entries(each: List, section: HeadedSection) -> bool:
    return count_entries(each.entries, section.start, section.end) > 0


def _finding(section: HeadedSection) -> Diagnostic:
    return Diagnostic(
        span=section.heading.span,
        message=f"the section `{section.heading.text.strip()}` has no entries",
        help="add one, or remove the heading",
    )
