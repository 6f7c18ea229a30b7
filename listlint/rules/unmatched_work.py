"""An entry about which the project has no note, or a note that no list lists.

For those who keep a list and a note on each of its works side by side.

## Bad

```toml
[rules]
unmatched-work = "warning"
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

```markdown notes/lxmert.md
---
title: LXMERT
---
```

```diagnostics
README.md:2:4: unmatched-work: no note is about this work
  help: write a note titled `UNITER`
notes/lxmert.md:2:8: unmatched-work: no list lists this work
  help: add an entry for `LXMERT`
```

## Good

```markdown
- [VL-BERT](https://arxiv.org/abs/1908.08530)
```
"""

from __future__ import annotations

from collections.abc import Iterator

from listlint.core.diagnostic import Diagnostic, Severity
from listlint.rules._rule import rule
from listlint.works.linkage import Works


@rule(severity=Severity.WARNING, on_by_default=False)
def check(works: Works) -> Iterator[Diagnostic]:
    for record in works.records:
        if record not in works.counterparts:
            title = record.title.text
            yield Diagnostic(
                span=record.place("title"),
                message="no note is about this work" if record.entry else "no list lists this work",
                help=f"write a note titled `{title}`"
                if record.entry
                else f"add an entry for `{title}`",
            )
