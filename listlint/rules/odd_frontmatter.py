"""A key or value in the frontmatter unlike those of nearly all other notes.

A program that reads the notes, such as a query or a site, finds nothing under a key that is spelled
otherwise, and takes another type or case for another value. Nothing is configured for this: the
notes of a vault show what is usual among them. It says nothing of notes that have a schema, which
`invalid-frontmatter` holds them to; `listlint init` learns one.

What is usual is what at least 98 in 100 notes do, of at least ten others: a key that they have and
that one note spells otherwise, or some in another case, the type of a key's values, and the case of
a value. A value of another type is odd only where it could be written as one of the usual type, as
`"2020"` can: `soon` for a year, or `false` for a text, says something that no other value would.

Where the layouts of a site name both spellings, they read both, and nothing is said of either.

## Bad

```markdown notes/a.md
---
staus: done
year: "2020"
---
```

```markdown notes/b.md
---
status: done
year: 2010
---
```

```markdown notes/c.md
---
status: done
year: 2011
---
```

```markdown notes/d.md
---
status: done
year: 2012
---
```

```markdown notes/e.md
---
status: done
year: 2013
---
```

```markdown notes/f.md
---
status: done
year: 2014
---
```

```markdown notes/g.md
---
status: done
year: 2015
---
```

```markdown notes/h.md
---
status: done
year: 2016
---
```

```markdown notes/i.md
---
status: done
year: 2017
---
```

```markdown notes/j.md
---
status: done
year: 2018
---
```

```markdown notes/k.md
---
status: done
year: 2019
---
```

```markdown notes/l.md
---
status: Done
year: 2021
---
```

```diagnostics
notes/a.md:2:1: odd-frontmatter: the key `staus` is `status` in the 11 other notes
  help: call it `status`
  unsafe fix: call it `status`
notes/a.md:3:7: odd-frontmatter: `year` is the text "2020", and a whole number in 11 other notes
  help: write it as the others do
notes/l.md:2:9: odd-frontmatter: `status` is `Done`, and `done` in 10 other notes
  help: write `done`
```

```markdown notes/a.md fixed
---
status: done
year: "2020"
---
```

## Good

```markdown notes/a.md
---
status: done
---
```

```markdown notes/b.md
---
staus: done
---
```
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import cache, partial
from typing import NamedTuple

from listlint.core import conventions, did_you_mean
from listlint.core.diagnostic import Diagnostic, Edit, Fix, Severity
from listlint.core.document import Note
from listlint.core.frontmatter import Frontmatter
from listlint.core.lazy_pattern import pattern
from listlint.core.source import Span
from listlint.links.vault import layout_ids
from listlint.links.vault.programs import Tool
from listlint.links.vault.vaults import Vault
from listlint.project.project import Project
from listlint.rules._rule import rule
from listlint.schema.learner import kind_of
from listlint.schema.value_words import described, either, types

_BARE = {
    "integer": pattern(r"\A[-+]?\d++"),
    "number": pattern(r"\A[-+]?\d*+\.\d++"),
    "boolean": pattern(r"true|false|yes|no|on|off", re.IGNORECASE),
}
"""What is of a type if it is not quoted."""


_Read = Callable[[], frozenset[str]]
"""Gives the words that the layouts of a site name: of what they name in both spellings, they read
both."""


class _Head(NamedTuple):
    """The frontmatter of a note."""

    place: Frontmatter
    values: Mapping[str, object]


@rule(severity=Severity.WARNING)
def check(project: Project) -> Iterator[Diagnostic]:
    vaults: defaultdict[Vault, list[_Head]] = defaultdict(list)
    for note in project.notes:
        if (head := _head(note)) and project.folder_of(note).schema is None:
            vaults[project.links.vault(note)].append(head)
    for vault, heads in vaults.items():
        is_hugo = Tool.HUGO in vault.tools
        read = cache(partial(layout_ids.words_read, project.files, vault))
        counts = Counter(key for head in heads for key in head.values)
        for key, number in counts.items():
            if conventions.USUAL_VALUE.holds(number, len(heads) - 1):
                yield from _misspelt_keys(key, heads, counts, read, any_case=is_hugo)
            if number > conventions.USUAL_VALUE.sample:
                having = [head for head in heads if key in head.values]
                yield from _unusual_types(key, having)
                yield from _unusual_cases(key, having, read)


def _head(note: Note) -> _Head | None:
    head = note.frontmatter
    return _Head(head, head.value) if head and isinstance(head.value, dict) else None


def _misspelt_keys(
    key: str, heads: Sequence[_Head], counts: Mapping[str, int], read: _Read, *, any_case: bool
) -> Iterator[Diagnostic]:
    """Notes without a key that all others have, which have one like it that no other has, or the
    same in another case: programs read none of them, but those for which `any_case` will do.
    """
    for head in heads:
        if key in head.values:
            continue
        same = [name for name in head.values if name.casefold() == key.casefold()]
        if same and any_case:
            continue
        own = same or [name for name in head.values if counts[name] == 1]
        if same and {key, *same} <= read():
            continue
        if own and (near := did_you_mean.nearest(key, own, did_you_mean.KEYWORD)):
            span = head.place.key_span((near,))
            is_bare = span.end - span.start == len(near)
            fix = Fix(f"call it `{key}`", (Edit(span, key),), safe=False)
            yield Diagnostic(
                span=span,
                message=f"the key `{near}` is `{key}` in the {counts[key]} other notes",
                help=f"call it `{key}`",
                fix=fix if is_bare else None,
            )


def _unusual_types(key: str, having: Sequence[_Head]) -> Iterator[Diagnostic]:
    """Values of a type that nearly no other note has. What is empty is of none, and programs take
    one thing and a list of them alike.
    """
    kinds = [(head, kind_of(head.values[key])) for head in having]
    filled = [(head, kind) for head, kind in kinds if kind not in ("null", "array", "object")]
    counts = Counter(kind for _, kind in filled)
    for usual, number in counts.most_common(1):
        if not conventions.USUAL_VALUE.holds(number, len(filled) - 1):
            return
        for head, kind in filled:
            if kind != usual and _is_written_otherwise(head, key, kind, usual, filled):
                is_one = counts[kind] == 1
                yield Diagnostic(
                    span=_place(head, key),
                    message=f"`{key}` is {described(head.values[key])}, and"
                    f" {either(types(usual))} in {number} other notes",
                    help="write it as the others do" if is_one else None,
                )


def _is_written_otherwise(
    head: _Head, key: str, kind: str, usual: str, filled: Sequence[tuple[_Head, str]]
) -> bool:
    """Whether a value is one of the usual type, but for how it is written: a number or a truth
    value in quotes where it has none elsewhere, or without where all of them are quoted.
    """
    if usual == "string":
        texts = (head.values[key] for head, kind in filled if kind == usual)
        return all(_type_of(text) == kind for text in texts)
    return kind == "string" and _type_of(head.values[key]) == usual


def _type_of(text: object) -> str:
    """The type that a text would be of without its quotes."""
    for kind, bare in _BARE.items():
        if isinstance(text, str) and bare.fullmatch(text.strip()):
            return kind
    return "string"


def _unusual_cases(key: str, having: Sequence[_Head], read: _Read) -> Iterator[Diagnostic]:
    """Texts that differ in their case alone from one that many other notes have."""
    texts = [(head, text) for head in having if isinstance(text := head.values[key], str)]
    counts = Counter(text for _, text in texts)
    usual = {text.casefold(): text for text, _ in reversed(counts.most_common())}
    beside = {(_folder(head), text) for head, text in texts}
    for head, text in texts:
        other = usual[text.casefold()]
        if (_folder(head), other) not in beside and _folder(head):
            continue  # another version of the same pages, which has a spelling of its own
        if other != text and conventions.USUAL_VALUE.holds(
            counts[other], counts[other] + counts[text] - 1
        ):
            if {text, other} <= read():
                continue
            span = _place(head, key)
            yield Diagnostic(
                span=span,
                message=f"`{key}` is `{text}`, and `{other}` in {counts[other]} other notes",
                help=f"write `{other}`",
            )


def _folder(head: _Head) -> str:
    return head.place.span.path.rpartition("/")[0]


def _place(head: _Head, key: str) -> Span:
    return head.place.value_span((key,))
