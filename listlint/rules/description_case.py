"""A description that begins with a small letter, or a capital, unlike the others.

Of a list's descriptions that begin with a letter of either kind, 90 in a hundred must begin with a
capital; 75 where the list asks for it, 95 where it has tables, whose cells are often no sentences.
Those that do not are one finding; of a change, each that it brings is one. With `every` each is
one, whatever the others do. Left alone are names that are written small: the entry's own and its
parts, those of other entries unless another description begins with the same word in a capital,
words with a capital or a digit inside, and code; so is a sentence that goes on from the entry's
link, as in `[fd](…) finds files` or `[fd](…) - is a finder of files`.

Where 90 in a hundred begin with a small letter, also behind a word in bold such as `**Free**`, a
capital is said of a word that the list writes small elsewhere and never with a capital inside of a
sentence: no other is known for no name.

## Bad

```markdown
- [awk](https://example.org/awk) - Reads lines.
- [bat](https://example.org/bat) - Shows files.
- [curl](https://example.org/curl) - Fetches pages.
- [dust](https://example.org/dust) - Shows what fills a disk.
- [exa](https://example.org/exa) - lists folders.
- [fd](https://example.org/fd) finds files.
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
- [fd](https://example.org/fd) finds files.
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

## Bad: a capital among small letters

```markdown
- [awk](https://example.org/awk) - reads lines.
- [bat](https://example.org/bat) - shows files.
- [curl](https://example.org/curl) - fetches pages.
- [dust](https://example.org/dust) - shows what fills a disk.
- [exa](https://example.org/exa) - lists folders.
- [fd](https://example.org/fd) - finds files.
- [gron](https://example.org/gron) - makes JSON greppable.
- [hexyl](https://example.org/hexyl) - shows bytes.
- [jq](https://example.org/jq) - cuts JSON.
- [lsd](https://example.org/lsd) - Lists folders.
- [mcfly](https://example.org/mcfly) - finds commands.
- [nnn](https://example.org/nnn) - moves files.
- [peco](https://example.org/peco) - filters lines.
- [rg](https://example.org/rg) - searches files.
- [sd](https://example.org/sd) - replaces text.
- [tig](https://example.org/tig) - shows commits.
- [up](https://example.org/up) - builds pipes.
- [vd](https://example.org/vd) - shows tables.
- [xh](https://example.org/xh) - sends requests.
- [yq](https://example.org/yq) - JSON and YAML.
- [zoxide](https://example.org/zoxide) - jumps to folders.
- [atuin](https://example.org/atuin) - keeps commands.
```

```diagnostics
README.md:10:36: description-case: this description begins with a capital, and others with a small letter
  help: write `lists`
  unsafe fix: write `lists`
```

```markdown fixed
- [awk](https://example.org/awk) - reads lines.
- [bat](https://example.org/bat) - shows files.
- [curl](https://example.org/curl) - fetches pages.
- [dust](https://example.org/dust) - shows what fills a disk.
- [exa](https://example.org/exa) - lists folders.
- [fd](https://example.org/fd) - finds files.
- [gron](https://example.org/gron) - makes JSON greppable.
- [hexyl](https://example.org/hexyl) - shows bytes.
- [jq](https://example.org/jq) - cuts JSON.
- [lsd](https://example.org/lsd) - lists folders.
- [mcfly](https://example.org/mcfly) - finds commands.
- [nnn](https://example.org/nnn) - moves files.
- [peco](https://example.org/peco) - filters lines.
- [rg](https://example.org/rg) - searches files.
- [sd](https://example.org/sd) - replaces text.
- [tig](https://example.org/tig) - shows commits.
- [up](https://example.org/up) - builds pipes.
- [vd](https://example.org/vd) - shows tables.
- [xh](https://example.org/xh) - sends requests.
- [yq](https://example.org/yq) - JSON and YAML.
- [zoxide](https://example.org/zoxide) - jumps to folders.
- [atuin](https://example.org/atuin) - keeps commands.
```

## Good: names

```markdown
- [awk](https://example.org/awk) - awk reads lines.
- [bat](https://example.org/bat) - Shows files.
- [curl](https://example.org/curl) - Fetches pages.
- [dust](https://example.org/dust) - Shows what fills a disk.
- [exa](https://example.org/exa) - Lists folders.
- [Vim-slim](https://example.org/vim) - slim syntax for Vim.
- [gron](https://example.org/gron) - Makes JSON greppable.
- [gping](https://example.org/gping) - ping with a graph.
- [jq](https://example.org/jq) - Cuts JSON.
- [idtech](https://example.org/idtech) - id Tech 3 in another language.
- [mcfly](https://example.org/mcfly) - Finds commands.
- [nnn](https://example.org/nnn) - iOS app that moves files.
- [peco](https://example.org/peco) - `grep` with a window.
- [rg](https://example.org/rg) - Searches files.
- [sd](https://example.org/sd) - Replaces text.
- [tig](https://example.org/tig) - Shows commits.
- [up](https://example.org/up) - Builds pipes.
- [vd](https://example.org/vd) - Shows tables.
- [xh](https://example.org/xh) - Sends requests.
- [yq](https://example.org/yq) - Cuts YAML.
- [xsv](https://example.org/xsv) - Joins tables.
- [Trees](https://scrimba.com/trees) - scrimba
- [fq](https://example.org/fq) - Reads bits.
- [lf](https://example.org/lf) - Moves files.
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

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from listlint.core import conventions
from listlint.core.diagnostic import Diagnostic, Edit, Fix, Related, Severity
from listlint.core.document import Form, List
from listlint.lists.guidelines import Guideline
from listlint.project.changes import Changes
from listlint.project.list_index import ListIndex
from listlint.rules._first_words import (
    FirstWord,
    first_words,
    leading_words,
    small_elsewhere,
    words_of_descriptions,
)
from listlint.rules._rule import rule

_NAMED = 5
"""Lines that are named in a message; more are counted."""


class _Way(NamedTuple):
    """How descriptions begin that are otherwise than the others, and how these do."""

    found: str
    usual: str
    written: Callable[[FirstWord], str]


@dataclass(frozen=True, slots=True)
class Options:
    """What may be changed about the rule."""

    every: bool = False
    """Whether each description must begin with a capital, also those that stood there before, and
    whatever the others do."""


@rule(severity=Severity.WARNING)
def check(each: List, index: ListIndex, changes: Changes, options: Options) -> Iterator[Diagnostic]:
    known = index.base or index
    begun = [*first_words(known)]
    slips = [word for word in begun if word.is_sentence]
    capitals = sum(_is_capitalised(word.text) for word in begun)
    is_asked = known.guidelines.ask(Guideline.DESCRIPTION_CAPITAL)
    is_table = any(entry.form is Form.ROW for entry in known.document.entries)
    policy = conventions.CAPITAL_ASKED if is_asked else conventions.CAPITAL_FIRST
    policy = conventions.CAPITAL_OF_CELL if is_table else policy
    is_kept = policy.holds(capitals, capitals + len(slips))
    if options.every:
        yield from (_finding(word, _SMALL) for word in _sentences(first_words(index)))
    elif is_kept and any(changes.is_new(entry) for entry in each.entries):
        new = _sentences(first_words(index, changes.is_new))
        yield from (_finding(word, _SMALL) for word in new)
    elif is_kept and slips and not index.base:
        yield _finding_of_all(slips, capitals, _SMALL)
    elif not is_kept and not is_asked:
        yield from _capitals(index, known, changes)


def _capitals(index: ListIndex, known: ListIndex, changes: Changes) -> Iterator[Diagnostic]:
    """What is found where descriptions begin with a small letter."""
    first = [*leading_words(known)]
    small = sum(word.text[0].islower() for word in first)
    if not conventions.CAPITAL_FIRST.holds(small, len(first)):
        return
    words, inner = words_of_descriptions(known)
    slips = [*small_elsewhere(first, words, inner)]
    if index.base:
        new = small_elsewhere(leading_words(index, changes.is_new), words, inner)
        yield from (_finding(word, _CAPITAL) for word in new)
    elif slips:
        yield _finding_of_all(slips, small, _CAPITAL)


def _is_capitalised(word: str) -> bool:
    """Whether a word shows that descriptions begin with capitals: `RTL` is always written so."""
    return word[0].isupper() and (len(word) == 1 or word[1:].islower())


def _sentences(words: Iterable[FirstWord]) -> Iterator[FirstWord]:
    return (word for word in words if word.is_sentence)


def _finding(word: FirstWord, way: _Way) -> Diagnostic:
    written = way.written(word)
    return Diagnostic(
        span=word.span,
        message=f"this description begins with {way.found}, and others with {way.usual}",
        help=f"write `{written}`",
        fix=Fix(f"write `{written}`", (Edit(word.span, written),), safe=False),
    )


def _finding_of_all(words: Sequence[FirstWord], others: int, way: _Way) -> Diagnostic:
    """One finding for all, since they are one decision."""
    if len(words) == 1:
        return _finding(words[0], way)
    written = ", ".join(f"`{way.written(word)}`" for word in words[:_NAMED])
    edits = tuple(Edit(word.span, way.written(word)) for word in words)
    return Diagnostic(
        span=words[0].span,
        message=f"{len(words)} descriptions begin with {way.found}, and {others} with {way.usual}",
        help=f"write {written}" + (", \u2026" if len(words) > _NAMED else ""),
        related=tuple(Related(word.span, "and this one") for word in words[1:]),
        fix=Fix(f"begin each with {way.usual}", edits, safe=False),
    )


def _capital(word: FirstWord) -> str:
    return word.text[0].title() + word.text[1:]


_SMALL = _Way("a small letter", "a capital", _capital)
_CAPITAL = _Way("a capital", "a small letter", lambda word: word.text.lower())
