"""A key that stands twice in one mapping of the frontmatter.

YAML forbids it, and readers differ in which of the two they take: some the first, most the last.

## Bad

```markdown notes/vl-bert.md
---
title: VL-BERT
venue: ICLR
title: "VL-BERT: Pre-training of Generic Representations"
---
```

```diagnostics
notes/vl-bert.md:4:1: duplicate-key: duplicate key `title`
  help: keep one of the two
  notes/vl-bert.md:2:1: `title` is first defined here
```

## Good

```markdown notes/vl-bert.md
---
title: VL-BERT
venue: ICLR
authors:
- name: Weijie Su
- name: Xizhou Zhu
---
```
"""

from __future__ import annotations

from collections.abc import Iterator

from listlint.core.diagnostic import Diagnostic, Related
from listlint.core.document import Document
from listlint.rules._rule import rule


@rule()
def check(document: Document) -> Iterator[Diagnostic]:
    """Report every key after the first of its name."""
    for key, first in document.frontmatter.duplicates if document.frontmatter else ():
        yield Diagnostic(
            span=key.span,
            message=f"duplicate key `{key.text}`",
            help="keep one of the two",
            related=(Related(first, f"`{key.text}` is first defined here"),),
        )
