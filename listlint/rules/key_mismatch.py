"""A note whose key in the frontmatter is not its file's name.

Scripts find a note's file by its key, or its key by its file. Which frontmatter key that is, `key`
says, or the notes show: nearly all have it, and of nearly all it is the name. Where neither does,
nothing is asked; a note without the key is left alone.

## Bad

```toml
[rules]
key-mismatch = { key = "id" }
```

```markdown notes/vl-bert.md
---
id: VL-BERT
other: vlbert
---
```

```diagnostics
notes/vl-bert.md:2:5: key-mismatch: `id` is `VL-BERT`, but the file is called `vl-bert.md`
  help: write `vl-bert`, or rename the file to `VL-BERT.md`
```

## Good

```markdown notes/vl-bert.md
---
id: VL-BERT
---
```
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from listlint.core import conventions
from listlint.core.diagnostic import Diagnostic, Severity
from listlint.core.document import Note
from listlint.links.vault.programs import SITES
from listlint.project.project import Project
from listlint.rules._rule import rule

_OF_SITES = frozenset({"id", "slug"})
"""Keys by which a site's program calls a page, whatever its file is called."""


@dataclass(frozen=True, slots=True)
class Options:
    key: str = ""
    """The frontmatter key that repeats the file's name, without its extension; empty: the one of
    which nearly all notes show that it does."""


@rule(severity=Severity.WARNING)
def check(project: Project, options: Options) -> Iterator[Diagnostic]:
    notes = [note for note in project.notes if note.frontmatter and note.frontmatter.value]
    for key in [options.key] if options.key else _learnt(notes):
        for note in notes:
            is_of_site = key in _OF_SITES and project.links.vault(note).tools & SITES
            if options.key or not is_of_site:
                yield from _mismatch(note, key)


def _learnt(notes: Sequence[Note]) -> Iterator[str]:
    """The keys of which nearly all notes show that they are the file's name."""
    have: Counter[str] = Counter()
    agree: Counter[str] = Counter()
    for note in notes:
        head = note.frontmatter.value if note.frontmatter else None
        for key, value in head.items() if isinstance(head, dict) else ():
            if isinstance(value, str) and key != "title":  # it has signs that no file's name has
                have[key] += 1
                agree[key] += value == note.stem
    for key, count in have.items():
        is_usual = conventions.NOTES_WITH_KEY.holds(count, len(notes))
        if is_usual and conventions.NAMED_BY_KEY.holds(agree[key], count):
            yield key


def _mismatch(note: Note, key: str) -> Iterator[Diagnostic]:
    value = note.frontmatter and note.frontmatter.get(key)
    if note.frontmatter is None or not isinstance(value, str) or value == note.stem:
        return
    name = note.path.rpartition("/")[2]
    yield Diagnostic(
        span=note.frontmatter.value_span((key,)),
        message=f"`{key}` is `{value}`, but the file is called `{name}`",
        help=f"write `{note.stem}`, or rename the file to `{value}{name.removeprefix(note.stem)}`",
    )
