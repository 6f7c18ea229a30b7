"""Two sections of one name.

Whoever adds an entry puts it into one of them, and whoever looks for it looks into the other. Two
sections are meant to be one if they stand under the same headings, bear the same name and have
entries; case and signs do not matter.

## Bad

```markdown
# Tools

## Shells

- [fish](https://example.org/fish)

## Editors

- [vim](https://example.org/vim)

## SHELLS

- [zsh](https://example.org/zsh)
```

```diagnostics
README.md:11:4: duplicate-section: there is a section `Shells` on line 3 already
  help: move its entries there
  README.md:3:4: the same name
```

## Good: under different headings

```markdown
# Tools

## Go

### Books

- [Go in Words](https://example.org/go)

## Rust

### Books

- [Rust in Words](https://example.org/rust)
```
"""

from __future__ import annotations

from collections.abc import Iterator

from listlint.core.diagnostic import Diagnostic, Related, Severity
from listlint.core.document import Heading, List
from listlint.core.source import Source
from listlint.rules._rule import rule
from listlint.rules._sections import count_entries, is_entry, sections, words_of


@rule(severity=Severity.WARNING)
def check(each: List, source: Source) -> Iterator[Diagnostic]:
    first: dict[tuple[str, ...], Heading] = {}
    for section in sections(each, len(source.text)):
        heading = section.heading
        name = words_of(heading.text)
        if not name or is_entry(each, heading):
            continue
        if count_entries(each.entries, section.start, section.own_end):
            key = (*section.above, name)
            before = first.setdefault(key, heading)
            if before is not heading:
                yield _finding(source, before, heading)


def _finding(source: Source, before: Heading, heading: Heading) -> Diagnostic:
    line = source.position(before.span.start).line
    return Diagnostic(
        span=heading.span,
        message=f"there is a section `{before.text.strip()}` on line {line} already",
        help="move its entries there",
        related=(Related(before.span, "the same name"),),
    )
