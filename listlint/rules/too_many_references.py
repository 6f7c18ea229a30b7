"""A note that lists more references than the work has.

The count comes from where the note's data comes from. Fewer are normal, since not every reference
is found; more mean that something slipped in, or that one is listed twice.

Which frontmatter key holds the number, `key` says; until it does, and of a note without it, nothing
is asked.

## Bad

```toml
[rules]
too-many-references = { key = "ref_count" }
```

```markdown notes/vl-bert.md
---
title: VL-BERT
ref_count: 1
---

## References

- Attention Is All You Need
- Deep Residual Learning for Image Recognition
```

```diagnostics
notes/vl-bert.md:3:12: too-many-references: the note lists 2 references, but `ref_count` is 1
  help: remove what the work does not cite, or correct `ref_count`
```

## Good

```toml
[rules]
too-many-references = { key = "ref_count" }
```

```markdown notes/vl-bert.md
---
title: VL-BERT
ref_count: 48
---

## References

- Attention Is All You Need
```
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from listlint.core.diagnostic import Diagnostic, Severity
from listlint.core.document import Note
from listlint.rules._rule import rule


@dataclass(frozen=True, slots=True)
class Options:
    key: str = ""
    """The frontmatter key that says how many references the work has; empty: none does."""


@rule(severity=Severity.WARNING)
def check(note: Note, options: Options) -> Iterator[Diagnostic]:
    limit = note.frontmatter and note.frontmatter.get(options.key)
    if note.frontmatter is None or not isinstance(limit, int) or isinstance(limit, bool):
        return
    count = len(note.references)
    if count > limit:
        yield Diagnostic(
            span=note.frontmatter.value_span((options.key,)),
            message=f"the note lists {count} references, but `{options.key}` is {limit}",
            help=f"remove what the work does not cite, or correct `{options.key}`",
        )
