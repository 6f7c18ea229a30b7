"""A description with a small first letter, where the others have capitals.

Of a list's descriptions that begin with a letter of either kind, 90 in a hundred must begin with a
capital; 75 where the list asks for it, 95 where it has tables, whose cells are often no sentences.
Those that do not are one finding; of a change, each that it brings is one. With `every` each is
one, whatever the others do. Left alone are names that are written small: the entry's own and its
parts, those of other entries unless another description begins with the same word in a capital,
words with a capital or a digit inside, and code; so is a sentence that goes on from the entry's
link, as in `[fd](…) finds files` or `[fd](…) - is a finder of files`.

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

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from listlint.core import conventions
from listlint.core.diagnostic import Diagnostic, Edit, Fix, Related, Severity
from listlint.core.document import Entry, Form, List
from listlint.core.lazy_pattern import pattern
from listlint.core.source import Span
from listlint.lists.guidelines import Guideline
from listlint.project.changes import Changes
from listlint.project.list_index import ListIndex
from listlint.rules._rule import rule
from listlint.rules._title_words import title_words

_WORD = pattern(r"[^\W\d_]+(?=[\s,;:]|$)|[^\W\d_]{5,}+(?=/[a-z]{5})")
"""A word of letters alone, with nothing but an end behind it, or one of two that a bar parts, as
`encrypt/decrypt`: shorter ones are `tcp/ip`."""
_HOST = pattern(r"https?://([^/?#\s]+)", re.IGNORECASE)
_ARTICLE = pattern(r"(?:an?|the)\b", re.IGNORECASE)
_NEXT = pattern(r"\s+(\w)")
_SEPARATOR = pattern(r"(?:\s[-\u2010-\u2015]+|[.:|>])\s*\Z")
"""What is between a link and a description that does not go on from it."""
_PART = 3
"""Letters of a word that may be a part of its entry's name, as `ping` of `gping`: fewer are a part
of many names by chance, and may begin a name of several words."""
_NAMED = 5
"""Lines that are named in a message; more are counted."""


class _FirstWord(NamedTuple):
    text: str
    span: Span
    is_sentence: bool
    """Whether it is all small and begins a sentence of its own, and no name."""


@dataclass(frozen=True, slots=True)
class Options:
    """What may be changed about the rule."""

    every: bool = False
    """Whether each description must begin with a capital, also those that stood there before, and
    whatever the others do."""


@rule(severity=Severity.WARNING)
def check(each: List, index: ListIndex, changes: Changes, options: Options) -> Iterator[Diagnostic]:
    known = index.base or index
    begun = [*_first_words(known)]
    slips = [word for word in begun if word.is_sentence]
    capitals = sum(_is_capitalised(word.text) for word in begun)
    is_asked = known.guidelines.ask(Guideline.DESCRIPTION_CAPITAL)
    is_table = any(entry.form is Form.ROW for entry in known.document.entries)
    policy = conventions.CAPITAL_ASKED if is_asked else conventions.CAPITAL_FIRST
    policy = conventions.CAPITAL_OF_CELL if is_table else policy
    is_kept = policy.holds(capitals, capitals + len(slips))
    if options.every:
        yield from map(_finding, _sentences(_first_words(index)))
    elif is_kept and any(changes.is_new(entry) for entry in each.entries):
        yield from map(_finding, _sentences(_first_words(index, changes.is_new)))
    elif is_kept and slips and not index.base:
        yield _finding_of_all(slips, capitals)


def _is_capitalised(word: str) -> bool:
    """Whether a word shows that descriptions begin with capitals: `RTL` is always written so."""
    return word[0].isupper() and (len(word) == 1 or word[1:].islower())


def _sentences(words: Iterable[_FirstWord]) -> Iterator[_FirstWord]:
    return (word for word in words if word.is_sentence)


def _first_words(
    index: ListIndex, is_asked: Callable[[Entry], bool] = lambda _: True
) -> Iterator[_FirstWord]:
    """The words with which descriptions begin, so far as they have capitals in their script."""
    names: set[str] | None = None
    for entry in filter(is_asked, index.document.entries):
        said = index.works.of(entry).description
        word = _WORD.match(said.text) if said else None
        if said is None or word is None or word[0][0].title() == word[0][0].lower():
            continue
        text, start = word[0], said.span.start
        is_sentence = text.islower()
        if is_sentence:
            if names is None:
                names = _small_names(index)
            before = index.source.text[entry.span.start : start]
            is_name = text in names | _GOING_ON or _is_own_name(index, entry, text)
            is_name = is_name or _is_of_a_name(said.text, text)
            is_sentence = not is_name and _SEPARATOR.search(before[-_LEAD:]) is not None
        yield _FirstWord(text, Span(said.span.path, start, start + len(text)), is_sentence)


def _small_names(index: ListIndex) -> set[str]:
    """The words of all titles, but for those that a description begins with a capital: these are
    words, and no names that are written small.
    """
    works = [*map(index.works.of, index.document.entries)]
    said = (work.description.text for work in works if work.description)
    begun = {word[0] for text in said if (word := _WORD.match(text))}
    words = {word.casefold() for word in begun if word == word.capitalize()}
    return {word for work in works for word in title_words(work)} - words


_GOING_ON = frozenset({"is", "are", "was", "has", "have", "can", "will", "does"})
"""Words of which the name of the entry is the subject, whatever stands between."""
_LEAD = 8
"""Signs in which a separator ends, with the spaces around it."""


def _is_of_a_name(text: str, word: str) -> bool:
    """Whether a word is a name in text of another script, or the first word of a name of several,
    as in `id Tech`.
    """
    following = _NEXT.match(text, len(word))
    if following is None:
        return False
    is_caseless = following[1].isalpha() and following[1].upper() == following[1].lower()
    is_short = len(word) < _PART and not _ARTICLE.fullmatch(word)
    return is_caseless or (is_short and following[1].isupper())


def _is_own_name(index: ListIndex, entry: Entry, word: str) -> bool:
    """Whether a word is the name of its entry, a part of that, or a longer form of it; or that of
    the site where it is.
    """
    if any(word in _hosts(link.target) for link in entry.links):
        return True
    own = [part.casefold() for part in title_words(index.works.of(entry))]
    said = word.casefold()
    if len(said) < _PART:
        return said in own
    return said in "".join(own) or any(len(part) >= _PART and part in said for part in own)


def _hosts(address: str) -> Sequence[str]:
    """The names of which the host of an address is made: `scrimba` and `com`."""
    host = _HOST.match(address)
    return host[1].casefold().split(".") if host else ()


def _finding(word: _FirstWord) -> Diagnostic:
    written = _capital(word)
    return Diagnostic(
        span=word.span,
        message="this description begins with a small letter, and others with a capital",
        help=f"write `{written}`",
        fix=Fix(f"write `{written}`", (Edit(word.span, written),), safe=False),
    )


def _finding_of_all(words: Sequence[_FirstWord], capitals: int) -> Diagnostic:
    """One finding for all, since they are one decision."""
    if len(words) == 1:
        return _finding(words[0])
    written = ", ".join(f"`{_capital(word)}`" for word in words[:_NAMED])
    edits = tuple(Edit(word.span, _capital(word)) for word in words)
    return Diagnostic(
        span=words[0].span,
        message=f"{len(words)} descriptions begin with a small letter, "
        f"and {capitals} with a capital",
        help=f"write {written}" + (", \u2026" if len(words) > _NAMED else ""),
        related=tuple(Related(word.span, "and this one") for word in words[1:_NAMED]),
        fix=Fix("begin each with a capital", edits, safe=False),
    )


def _capital(word: _FirstWord) -> str:
    return word.text[0].title() + word.text[1:]
