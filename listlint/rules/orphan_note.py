"""A note that no other document links to.

Nobody comes upon it except by searching. Off by default, since in many vaults most notes are such.

READMEs, index pages and templates are left alone.

## Bad

```toml
[rules]
orphan-note = "warning"
```

```markdown notes/uniter.md
---
title: UNITER
---

See [itself](./uniter.md) and [Pixel-BERT](./pixel-bert.md).
```

```markdown notes/pixel-bert.md
---
title: Pixel-BERT
---
```

```diagnostics
notes/uniter.md:1:1: orphan-note: no document links to this note
  help: link to it where it belongs
```

## Good

```toml
[rules]
orphan-note = "warning"
```

```markdown notes/uniter.md
---
title: UNITER
---

See [[pixel-bert]].
```

```markdown notes/pixel-bert.md
---
title: Pixel-BERT
related: ["[[uniter]]"]
---
```
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from listlint.core.diagnostic import Diagnostic, Severity
from listlint.core.document import Document, List, Note
from listlint.core.lazy_pattern import pattern
from listlint.core.source import Span
from listlint.links.index import Links
from listlint.rules._rule import rule

_ENTRANCE = pattern(r"readme(?:[._-].+)?|_?index|home", re.IGNORECASE)


@rule(severity=Severity.WARNING, on_by_default=False)
def check(document: Document, links: Links) -> Iterator[Diagnostic]:
    is_note = isinstance(document, Note) or links.follower.lookup.is_wiki(document)
    if not is_note or isinstance(document, List) or document.is_template:
        return
    if document.path not in links.linked_paths and not _ENTRANCE.fullmatch(document.stem):
        end = 3 if document.frontmatter else 0
        yield Diagnostic(
            span=Span(document.path, 0, end),
            message="no document links to this note",
            help="link to it where it belongs",
        )
