"""A description with a small first letter, where the others have capitals.

Nineteen in twenty of a list's descriptions must begin with a capital, of those that begin with a
letter of either kind. Of a change, what it brings is reported; what stood there before is only
where `every` says so, since maintainers rarely change it for that. Names that are written small are left alone: the entry's own, those of other
entries, words with a capital or a digit inside, and code.

## Bad

```toml
[rules]
description-case = { every = true }
```

```markdown
- [awk](https://example.org/awk) - Reads lines.
- [bat](https://example.org/bat) - Shows files.
- [curl](https://example.org/curl) - Fetches pages.
- [dust](https://example.org/dust) - Shows what fills a disk.
- [exa](https://example.org/exa) - lists folders.
- [fd](https://example.org/fd) - Finds files.
- [gron](https://example.org/gron) - Makes JSON greppable.
- [hexyl](https://example.org/hexyl) - Shows bytes.
- [jq](https://example.org/jq) - Cuts JSON.
- [lsd](https://example.org/lsd) - Lists folders.
- [mcfly](https://example.org/mcfly) - Finds commands.
- [nnn](https://example.org/nnn) - Moves files.
- [peco](https://example.org/peco) - Filters lines.
- [rg](https://example.org/rg) - Searches files.
- [sd](https://example.org/sd) - Replaces text.
- [tig](https://example.org/tig) - Shows commits.
- [up](https://example.org/up) - Builds pipes.
- [vd](https://example.org/vd) - Shows tables.
- [xh](https://example.org/xh) - Sends requests.
- [yq](https://example.org/yq) - Cuts YAML.
- [zoxide](https://example.org/zoxide) - Jumps to folders.
```

```diagnostics
README.md:5:36: description-case: this description begins with a small letter, and others with a capital
  help: write `Lists`
  unsafe fix: write `Lists`
```

```markdown fixed
- [awk](https://example.org/awk) - Reads lines.
- [bat](https://example.org/bat) - Shows files.
- [curl](https://example.org/curl) - Fetches pages.
- [dust](https://example.org/dust) - Shows what fills a disk.
- [exa](https://example.org/exa) - Lists folders.
- [fd](https://example.org/fd) - Finds files.
- [gron](https://example.org/gron) - Makes JSON greppable.
- [hexyl](https://example.org/hexyl) - Shows bytes.
- [jq](https://example.org/jq) - Cuts JSON.
- [lsd](https://example.org/lsd) - Lists folders.
- [mcfly](https://example.org/mcfly) - Finds commands.
- [nnn](https://example.org/nnn) - Moves files.
- [peco](https://example.org/peco) - Filters lines.
- [rg](https://example.org/rg) - Searches files.
- [sd](https://example.org/sd) - Replaces text.
- [tig](https://example.org/tig) - Shows commits.
- [up](https://example.org/up) - Builds pipes.
- [vd](https://example.org/vd) - Shows tables.
- [xh](https://example.org/xh) - Sends requests.
- [yq](https://example.org/yq) - Cuts YAML.
- [zoxide](https://example.org/zoxide) - Jumps to folders.
```

## Good: no such convention

```markdown
- [awk](https://example.org/awk) - reads lines.
- [bat](https://example.org/bat) - Shows files.
- [curl](https://example.org/curl) - fetches pages.
```
"""  # noqa: E501 - the message is that long

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import NamedTuple

from listlint.core import conventions
from listlint.core.diagnostic import Diagnostic, Edit, Fix, Severity
from listlint.core.document import Entry, List
from listlint.core.lazy_pattern import pattern
from listlint.core.source import Span
from listlint.project.changes import Changes
from listlint.project.list_index import ListIndex
from listlint.rules._rule import rule

_WORD = pattern(r"[^\W\d_]+(?=[\s,;:]|$)")
"""A word of letters alone, with nothing but an end behind it."""


class _FirstWord(NamedTuple):
    text: str
    span: Span


@dataclass(frozen=True, slots=True)
class Options:
    """What may be changed about the rule."""

    every: bool = False
    """Whether each description must begin with a capital, also those that stood there before, and
    whatever the others do."""


@rule(severity=Severity.WARNING)
def check(each: List, index: ListIndex, changes: Changes, options: Options) -> Iterator[Diagnostic]:
    known = index.base or index
    begun = [*_first_words(known, known.document.entries)]
    small = sum(word.text[0].islower() for word in begun)
    is_kept = conventions.CAPITAL_FIRST.holds(len(begun) - small, len(begun))
    if not (is_kept or options.every):
        return
    names = {word for entry in each.entries for word in _name_words(index, entry)}
    asked = [entry for entry in each.entries if options.every or changes.is_new(entry)]
    for word in _first_words(index, asked):
        if word.text.islower() and word.text not in names:
            yield _finding(word)


def _first_words(index: ListIndex, entries: Iterable[Entry]) -> Iterator[_FirstWord]:
    """The words with which descriptions begin, so far as they have capitals in their script."""
    for entry in entries:
        said = index.works.of(entry).description
        word = _WORD.match(said.text) if said else None
        if said and word and word[0][0].upper() != word[0][0].lower():
            start = said.span.start
            yield _FirstWord(word[0], Span(said.span.path, start, start + len(word[0])))


def _name_words(index: ListIndex, entry: Entry) -> Iterator[str]:
    title = index.works.of(entry).title
    yield from re.findall(r"[^\W_]+", title.text) if title else ()


def _finding(word: _FirstWord) -> Diagnostic:
    written = word.text[0].upper() + word.text[1:]
    return Diagnostic(
        span=word.span,
        message="this description begins with a small letter, and others with a capital",
        help=f"write `{written}`",
        fix=Fix(f"write `{written}`", (Edit(word.span, written),), safe=False),
    )
