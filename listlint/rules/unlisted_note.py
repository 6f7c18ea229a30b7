"""A note about a work that no list of the project lists.

For those who keep a list and a note on each of its works side by side.

## Bad

```toml
[rules]
unlisted-note = "warning"
```

```markdown
- [VL-BERT](https://arxiv.org/abs/1908.08530)
```

```markdown notes/vl-bert.md
---
title: VL-BERT
arxiv: 1908.08530
---
```

```markdown notes/uniter.md
---
title: UNITER
---
```

```diagnostics
notes/uniter.md:2:8: unlisted-note: no list lists this work
  help: add an entry for `UNITER`
```

## Good

```markdown notes/vl-bert.md
---
title: VL-BERT
---
```
"""

from __future__ import annotations

from collections.abc import Iterator

from listlint.core.diagnostic import Diagnostic, Severity
from listlint.rules._rule import rule
from listlint.works.linkage import Works


@rule(severity=Severity.WARNING, on=False)
def check(works: Works) -> Iterator[Diagnostic]:
    for record in works.records:
        if record.entry is None and record not in works.counterparts:
            yield Diagnostic(
                span=record.place("title"),
                message="no list lists this work",
                help=f"add an entry for `{record.title.text}`",
            )
