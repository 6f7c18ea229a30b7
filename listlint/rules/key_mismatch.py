"""A note whose key in the frontmatter is not its file's name.

Scripts find a note's file by its key, or its key by its file. Which frontmatter key that is, `key`
says; a note without it is left alone.

## Bad

```markdown notes/vl-bert.md
---
meta_key: vlbert
---
```

```diagnostics
notes/vl-bert.md:2:11: key-mismatch: `meta_key` is `vlbert`, but the file is called `vl-bert.md`
  help: write `vl-bert`, or rename the file to `vlbert.md`
```

## Bad: another key

```toml
[rules]
key-mismatch = { key = "id" }
```

```markdown notes/vl-bert.md
---
id: VL-BERT
meta_key: vlbert
---
```

```diagnostics
notes/vl-bert.md:2:5: key-mismatch: `id` is `VL-BERT`, but the file is called `vl-bert.md`
  help: write `vl-bert`, or rename the file to `VL-BERT.md`
```

## Good

```markdown notes/vl-bert.md
---
meta_key: vl-bert
---
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
    key: str = "meta_key"
    """The frontmatter key that repeats the file's name, without its extension."""


@rule(severity=Severity.WARNING)
def check(note: Note, options: Options) -> Iterator[Diagnostic]:
    key = note.frontmatter and note.frontmatter.get(options.key)
    if note.frontmatter is None or not isinstance(key, str) or key == note.stem:
        return
    name = note.path.rpartition("/")[2]
    yield Diagnostic(
        span=note.frontmatter.value_span((options.key,)),
        message=f"`{options.key}` is `{key}`, but the file is called `{name}`",
        help=f"write `{note.stem}`, or rename the file to `{key}{name.removeprefix(note.stem)}`",
    )
