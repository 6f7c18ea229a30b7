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

import re
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
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
_BOLD = pattern(r"\*\*[^*\n]{1,30}\*\*[:,]? ")
"""A word in bold, such as the price, with which descriptions may begin."""
_ANY_WORD = pattern(r"(?P<inner>(?<=[a-z,] ))?(?<![\w'.-])[^\W\d_]++(?![\w-])")
"""A word, and whether it stands within a sentence."""
_NAMED = 5
"""Lines that are named in a message; more are counted."""


class _FirstWord(NamedTuple):
    text: str
    span: Span
    is_sentence: bool
    """Whether it is all small and begins a sentence of its own, and no name."""


class _Way(NamedTuple):
    """How descriptions begin that are otherwise than the others, and how these do."""

    found: str
    usual: str
    written: Callable[[_FirstWord], str]


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
        yield from (_finding(word, _SMALL) for word in _sentences(_first_words(index)))
    elif is_kept and any(changes.is_new(entry) for entry in each.entries):
        new = _sentences(_first_words(index, changes.is_new))
        yield from (_finding(word, _SMALL) for word in new)
    elif is_kept and slips and not index.base:
        yield _finding_of_all(slips, capitals, _SMALL)
    elif not is_kept and not is_asked:
        yield from _capitals(index, known, changes)


def _capitals(index: ListIndex, known: ListIndex, changes: Changes) -> Iterator[Diagnostic]:
    """What is found where descriptions begin with a small letter."""
    first = [*_leading_words(known)]
    small = sum(word.text[0].islower() for word in first)
    if not conventions.CAPITAL_FIRST.holds(small, len(first)):
        return
    words, inner = _words_of_descriptions(known)
    slips = [*_small_elsewhere(first, words, inner)]
    if index.base:
        new = _small_elsewhere(_leading_words(index, changes.is_new), words, inner)
        yield from (_finding(word, _CAPITAL) for word in new)
    elif slips:
        yield _finding_of_all(slips, small, _CAPITAL)


def _leading_words(
    index: ListIndex, is_asked: Callable[[Entry], bool] = lambda _: True
) -> Iterator[_FirstWord]:
    """The words with which descriptions begin, behind one in bold, that may have either letter."""
    for entry in filter(is_asked, index.document.entries):
        said = index.works.of(entry).description
        bold = _BOLD.match(said.text) if said else None
        start = bold.end() if bold else 0
        word = _WORD.match(said.text, start) if said else None
        if said is None or word is None or word[0][0].title() == word[0][0].lower():
            continue
        text = word[0]
        following = _NEXT.match(said.text, start + len(text))
        is_of_name = following is not None and following[1].isupper()
        is_word = text == text.capitalize() and (len(text) >= _PART or _ARTICLE.fullmatch(text))
        is_slip = bool(is_word and not is_of_name and not _is_own_name(index, entry, text))
        at = said.span.start + start
        yield _FirstWord(text, Span(said.span.path, at, at + len(text)), is_slip)


def _words_of_descriptions(index: ListIndex) -> tuple[set[str], set[str]]:
    """The words that descriptions have in small letters, and those with a capital within them."""
    small: set[str] = set()
    capital: set[str] = set()
    for entry in index.document.entries:
        said = index.works.of(entry).description
        for found in _ANY_WORD.finditer(said.text) if said else ():
            if found[0].islower():
                small.add(found[0])
            elif found["inner"] is not None:
                capital.add(found[0].casefold())
    return small, capital


def _small_elsewhere(
    words: Iterable[_FirstWord], small: Collection[str], inner: Collection[str]
) -> Iterator[_FirstWord]:
    for word in words:
        text = word.text.casefold()
        if word.is_sentence and text in small and text not in inner:
            yield word


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
        is_sentence = text.islower() and said.text.strip() != text  # one word may be a label
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


def _finding(word: _FirstWord, way: _Way) -> Diagnostic:
    written = way.written(word)
    return Diagnostic(
        span=word.span,
        message=f"this description begins with {way.found}, and others with {way.usual}",
        help=f"write `{written}`",
        fix=Fix(f"write `{written}`", (Edit(word.span, written),), safe=False),
    )


def _finding_of_all(words: Sequence[_FirstWord], others: int, way: _Way) -> Diagnostic:
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


def _capital(word: _FirstWord) -> str:
    return word.text[0].title() + word.text[1:]


_SMALL = _Way("a small letter", "a capital", _capital)
_CAPITAL = _Way("a capital", "a small letter", lambda word: word.text.lower())
