"""An entry of a list about which the project has no note.

For those who keep a list and a note on each of its works side by side.

## Bad

```toml
[rules]
noteless-entry = "warning"
```

```markdown
- [VL-BERT](https://arxiv.org/abs/1908.08530)
- [UNITER](https://arxiv.org/abs/1909.11740)
```

```markdown notes/vl-bert.md
---
title: VL-BERT
arxiv: 1908.08530
---
```

```diagnostics
README.md:2:4: noteless-entry: no note is about this work
  help: write a note titled `UNITER`
```

## Good

```markdown
- [VL-BERT](https://arxiv.org/abs/1908.08530)
```
"""

from __future__ import annotations

from collections.abc import Iterator

from listlint.core.diagnostic import Diagnostic, Severity
from listlint.core.document import Entry
from listlint.rules._rule import rule
from listlint.works.linkage import Works


@rule(severity=Severity.WARNING, on=False)
def check(entry: Entry, works: Works) -> Iterator[Diagnostic]:
    record = works.record(entry)
    if record is not None and record not in works.counterparts:
        yield Diagnostic(
            span=record.place("title"),
            message="no note is about this work",
            help=f"write a note titled `{record.title.text}`",
        )
