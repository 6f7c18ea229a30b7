"""A note without the frontmatter that its schema asks for.

Only notes whose folder has a schema are looked at, and only if that schema has keys that must be
there. The frontmatter is YAML between two lines `---`, of which the first begins the file.

## Bad

```toml
[[notes]]
path = "notes/*.md"
schema = "schemas/note.schema.json"
```

```json schemas/note.schema.json
{"type": "object", "required": ["title"]}
```

```markdown notes/dashes.md
----
title: VL-BERT
----
```

```markdown notes/empty.md
---
---
```

```markdown notes/late.md

---
title: VL-BERT
---
```

```markdown notes/none.md
# VL-BERT
```

```markdown notes/toml.md
+++
title = "VL-BERT"
+++
```

```diagnostics
notes/dashes.md:1:1: missing-frontmatter: the note has no frontmatter
  help: the first line has 1 dash too many: write `---`
notes/empty.md:1:1: missing-frontmatter: the frontmatter is empty
  help: write the keys that `schemas/note.schema.json` asks for
notes/late.md:1:1: missing-frontmatter: the note has no frontmatter
  help: the opening `---` must be the first line
notes/none.md:1:1: missing-frontmatter: the note has no frontmatter
  help: begin it with `---`, the keys that `schemas/note.schema.json` asks for, and `---`
notes/toml.md:1:1: missing-frontmatter: the note has no frontmatter
  help: TOML between `+++` is not read: write YAML between `---`
```

## Good

```toml
[[notes]]
path = "notes/*.md"
schema = "schemas/note.schema.json"
```

```json schemas/note.schema.json
{"type": "object", "required": ["title"]}
```

```markdown notes/vl-bert.md
---
title: VL-BERT
---
```
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from listlint.core.diagnostic import Diagnostic
from listlint.core.document import Note
from listlint.core.source import Source
from listlint.project.settings import NoteFolder
from listlint.rules._rule import rule

_TOO_MANY_DASHES = re.compile(r"---(-+)[ \t]*$", re.MULTILINE)


@rule()
def check(note: Note, source: Source, folder: NoteFolder) -> Iterator[Diagnostic]:
    """Report a note that has no frontmatter, or an empty one, where none is not enough."""
    schema = folder.schema
    has_keys = note.frontmatter is not None and note.frontmatter.value is not None
    if has_keys or note.faults or schema is None or not any(schema.check({})):
        return
    if note.frontmatter is not None:
        yield Diagnostic(
            span=note.frontmatter.opening,
            message="the frontmatter is empty",
            help=f"write the keys that `{schema.name}` asks for",
        )
        return
    yield Diagnostic(
        span=source.span(0, len(source.line(1))),
        message="the note has no frontmatter",
        help=_advice(source.text, schema.name),
    )


def _advice(text: str, schema: str) -> str:
    if text.startswith("+++"):
        return "TOML between `+++` is not read: write YAML between `---`"
    if dashes := _TOO_MANY_DASHES.match(text):
        more = len(dashes[1])
        return f"the first line has {more} dash{'es' * (more > 1)} too many: write `---`"
    if not text.startswith("---") and text.lstrip().startswith("---"):
        return "the opening `---` must be the first line"
    return f"begin it with `---`, the keys that `{schema}` asks for, and `---`"
