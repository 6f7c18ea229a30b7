"""A name that the list's other entries write with other capitals or signs.

A list that says "JavaScript" a dozen times and "Javascript" once has mistyped it there. The list
itself is the dictionary: a spelling with a capital inside that descriptions have eight times, and
no other more than twice. What is written all in small letters or all in capitals may be a command
or a headline and is left alone, unless the guidelines ask for the name, as in "Use `gRPC` casing".

A word is mistyped too if two letters of such a name have changed places, or one is left out, and
the file has the word nowhere else. So is a word of seven small letters or more, if two of them have
changed places and three descriptions have it right. The names of the entries, code and addresses
are left alone.

## Bad

```markdown
- [a](https://example.org/a) - A JavaScript parser.
- [b](https://example.org/b) - A JavaScript printer.
- [c](https://example.org/c) - A JavaScript runner.
- [d](https://example.org/d) - A JavaScript checker.
- [e](https://example.org/e) - A Javascript minifier.
- [f](https://example.org/f) - A JavaScript bundler.
- [g](https://example.org/g) - A JavaScript tracer.
- [h](https://example.org/h) - A JavaScript formatter.
- [i](https://example.org/i) - A JavaScript debugger.
```

```diagnostics
README.md:5:34: name-spelling: `Javascript`: the other descriptions write `JavaScript`
  help: write `JavaScript`
  unsafe fix: write `JavaScript`
```

```markdown fixed
- [a](https://example.org/a) - A JavaScript parser.
- [b](https://example.org/b) - A JavaScript printer.
- [c](https://example.org/c) - A JavaScript runner.
- [d](https://example.org/d) - A JavaScript checker.
- [e](https://example.org/e) - A JavaScript minifier.
- [f](https://example.org/f) - A JavaScript bundler.
- [g](https://example.org/g) - A JavaScript tracer.
- [h](https://example.org/h) - A JavaScript formatter.
- [i](https://example.org/i) - A JavaScript debugger.
```

## Bad: asked for

```markdown CONTRIBUTING.md
- Use `gRPC` casing.
```

```markdown README.md
- [a](https://example.org/a) - A grpc server.
- [b](https://example.org/b) - A plugin for grpc-web, with `grpc` in [grpc](https://example.org).
```

```diagnostics
README.md:1:34: name-spelling: `grpc`: the list asks for `gRPC`
  help: write `gRPC`
  unsafe fix: write `gRPC`
  CONTRIBUTING.md:1:3: asked for here
```

```markdown fixed
- [a](https://example.org/a) - A gRPC server.
- [b](https://example.org/b) - A plugin for grpc-web, with `grpc` in [grpc](https://example.org).
```

## Bad: two letters have changed places

```markdown
- [a](https://example.org/a) - A gRPC server.
- [b](https://example.org/b) - A gRPC client.
- [c](https://example.org/c) - A gRPC proxy.
- [d](https://example.org/d) - A gPRC gateway.
- [e](https://example.org/e) - A gRPC tracer.
- [f](https://example.org/f) - A gRPC plugin.
- [g](https://example.org/g) - A gRPC console.
- [h](https://example.org/h) - A gRPC parser.
- [i](https://example.org/i) - A gRPC debugger.
```

```diagnostics
README.md:4:34: name-spelling: `gPRC`: the other descriptions write `gRPC`
  help: write `gRPC`
  unsafe fix: write `gRPC`
```

```markdown fixed
- [a](https://example.org/a) - A gRPC server.
- [b](https://example.org/b) - A gRPC client.
- [c](https://example.org/c) - A gRPC proxy.
- [d](https://example.org/d) - A gRPC gateway.
- [e](https://example.org/e) - A gRPC tracer.
- [f](https://example.org/f) - A gRPC plugin.
- [g](https://example.org/g) - A gRPC console.
- [h](https://example.org/h) - A gRPC parser.
- [i](https://example.org/i) - A gRPC debugger.
```

## Bad: a word that other descriptions have right

```markdown
- [a](https://example.org/a) - A server for development.
- [b](https://example.org/b) - Eases development of plugins.
- [c](https://example.org/c) - A kit for the devleopment of games.
- [d](https://example.org/d) - Follows the development of prices.
```

```diagnostics
README.md:3:46: name-spelling: `devleopment`: the other descriptions write `development`
  help: write `development`
  unsafe fix: write `development`
```

```markdown fixed
- [a](https://example.org/a) - A server for development.
- [b](https://example.org/b) - Eases development of plugins.
- [c](https://example.org/c) - A kit for the development of games.
- [d](https://example.org/d) - Follows the development of prices.
```

## Good: names of entries, commands, code

```markdown
- [a](https://example.org/a) - A JavaScript parser.
- [b](https://example.org/b) - A JavaScript printer.
- [c](https://example.org/c) - A JavaScript runner.
- [d](https://example.org/d) - A JavaScript checker.
- [Javascript Weekly](https://example.org/e) - News of `Javascript`.
- [f](https://example.org/f) - A JavaScript bundler.
- [g](https://example.org/g) - A JavaScript tracer.
- [h](https://example.org/h) - A JavaScript formatter, as javascript-format.
- [i](https://example.org/i) - A JavaScript debugger.
```
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from listlint.core import conventions
from listlint.core.diagnostic import Diagnostic, Edit, Fix, Related, Severity
from listlint.core.document import Entry, List
from listlint.core.lazy_pattern import pattern
from listlint.core.source import Span
from listlint.lists.guidelines import Guideline
from listlint.project.list_index import ListIndex
from listlint.rules._rule import rule

_PASSED = pattern(r"`[^`\n]*`|\[[^\[\]\n]*\]\([^()\n]*\)|https?://\S+|<[^<>\n]*>")
_PATH = pattern(r"(?<!\S)[^\s/@_]*+[/@_]\S*")
"""Code, links with their words, addresses and paths: they are written as they have to be."""
_NAME = pattern(r"(?<![\w.#+-])[A-Za-z][A-Za-z]*(?:\.[A-Za-z]+)?(?![\w+#-]|\.\w)")
_QUOTED_NAME = pattern(r"[\"'`\u201c\u2018](\w[\w. +#-]*\w)[\"'`\u201d\u2019]")
_BEGINS = pattern(r"(?:^|[.!?:]\s+)\W*\Z")
"""What is ahead of the first word of a sentence."""
_SHORTEST = 4
"""Letters; of fewer, such as `iOS` and `IoS`, both may be names."""
_LONG = 6
"""Letters of a name of which one may be left out, and of one without a capital inside: a shorter
word is near many others."""
_SLIPS = 2
"""Uses of a word that is a slip; three are no accident."""
_SMALL = pattern(r"[^\W\d_]{7,}+")
"""A word that is long enough to be near no other one but by a slip, in which two letters of it have
changed places."""
_RIGHT = 3
"""Uses of such a word, all of them small, beside one of the slip. In 61 lists both that are found
are slips; of two uses against two, one of four is none, and of words that lack a letter, three of
eleven are others."""
_ALIKE_WORDS = frozenset(
    {"casually", "causally", "complaint", "compliant", "discreet", "discrete", "marital", "martial"}
    | {"perfect", "prefect", "trailing", "trialing"}
)
"""Words of which each is another one with two letters that have changed places."""


class _Written(NamedTuple):
    """A word, where it begins in the file."""

    text: str
    path: str
    start: int
    key: str
    """Its letters, all small."""
    before: str
    """The signs ahead of it."""

    @property
    def is_first(self) -> bool:
        """Whether it begins a sentence, so that its capital says nothing."""
        return _BEGINS.search(self.before) is not None

    @property
    def span(self) -> Span:
        return Span(self.path, self.start, self.start + len(self.text))


@rule(severity=Severity.WARNING)
def check(each: List, index: ListIndex) -> Iterator[Diagnostic]:
    words = list(_names(index))
    known = list(_names(index.base)) if index.base else words
    usual, mistyped = _usual(known), _slips(known, words)
    swapped = _swapped(known, words, index.source.text)
    titles = {word for entry in each.entries for word in _title_words(index, entry)}
    asked = _asked(index)
    for word in words:
        key = word.key
        if key in asked or word.text in titles:
            continue
        wanted = usual.get(key)
        if wanted and word.text != wanted and _is_other(word.text):
            yield _finding(word, wanted, "the other descriptions write")
        elif key in mistyped and _is_nowhere_else(key, words, index.source.text):
            yield _finding(word, mistyped[key], "the other descriptions write")
        elif right := swapped.get(word.text):
            yield _finding(word, right, "the other descriptions write")
    place = index.guidelines.places.get(Guideline.NAME_CASING)
    for name in asked.values():
        for word in _uses(index, name):
            if word.text != name:
                yield _finding(word, name, "the list asks for", place)


def _usual(words: Iterable[_Written]) -> dict[str, str]:
    """How names are written, by their letters, where nearly all agree."""
    counts: defaultdict[str, Counter[str]] = defaultdict(Counter)
    for word in words:
        counts[word.key][word.text] += 1
    return {key: name for key, spellings in counts.items() if (name := _agreed(spellings))}


def _agreed(spellings: Counter[str]) -> str | None:
    others = Counter({text: n for text, n in spellings.items() if _is_other(text)})
    if not others:
        return None
    first, count = others.most_common(1)[0]
    has_inner = any(char.isupper() for char in first[1:])
    is_agreed = conventions.SPELT_SO.holds(count, others.total())
    return first if has_inner and is_agreed else None


def _is_other(text: str) -> bool:
    """Whether a spelling is neither all small nor all in capitals."""
    return not text.islower() and not text.isupper()


def _slips(known: Iterable[_Written], words: Iterable[_Written]) -> dict[str, str]:
    """The names that rare words must have meant, by the letters of these words."""
    spellings: defaultdict[str, Counter[str]] = defaultdict(Counter)
    counts = Counter(word.key for word in words)
    if not counts or counts.most_common(1)[0][1] < conventions.SPELT_SO.least:
        return {}
    for word in known:
        if not (word.text.istitle() and word.is_first):
            spellings[word.key][word.text] += 1
    names = {key: name for key, count in spellings.items() if (name := _name_of(count))}
    return {
        slip: name
        for key, name in names.items()
        for slip in _near(key)
        if 0 < counts[slip] <= _SLIPS and slip not in names
    }


def _name_of(spellings: Counter[str]) -> str | None:
    """The name that nearly all uses of some letters spell; what is often all small is a word."""
    first, count = spellings.most_common(1)[0]
    has_inner = any(char.isupper() for char in first[1:])
    is_long = len(first) >= _LONG and not first.islower()
    is_agreed = conventions.SPELT_SO.holds(count, spellings.total())
    return first if is_agreed and (has_inner or is_long) else None


def _near(key: str) -> Iterator[str]:
    """The words in which two letters have changed places, or one within the name is left out."""
    yield from _swaps(key)
    for at in range(1, len(key) - 1) if len(key) >= _LONG else ():
        yield key[:at] + key[at + 1 :]


def _swapped(known: Iterable[_Written], words: Iterable[_Written], text: str) -> dict[str, str]:
    """The words that rare words in small letters must have meant, by these: the same but for two
    letters that have changed places. What a name or an address has too is no slip.
    """
    rare = {word.text for word in words if _SMALL.fullmatch(word.text) and word.text.islower()}
    usual = Counter(word.text for word in known if _SMALL.fullmatch(word.text))
    right = [word for word, count in usual.items() if count >= _RIGHT and word.islower()]
    near = {slip: word for word in right for slip in _swaps(word) if slip in rare}
    if not near:
        return {}
    counts = Counter(_SMALL.findall(text.casefold()))
    return {
        slip: word
        for slip, word in near.items()
        if counts[slip] == 1 and not {slip, word} <= _ALIKE_WORDS
    }


def _swaps(word: str) -> Iterator[str]:
    """The words in which two letters have changed places."""
    for at in range(len(word) - 1):
        if word[at] != word[at + 1]:
            yield word[:at] + word[at + 1] + word[at] + word[at + 2 :]


def _is_nowhere_else(key: str, words: Iterable[_Written], text: str) -> bool:
    """Whether the letters stand nowhere but in these words: not in a name or an address."""
    return text.casefold().count(key) == sum(word.key == key for word in words)


def _asked(index: ListIndex) -> dict[str, str]:
    """The names for whose spelling the guidelines ask, by their letters."""
    words = index.guidelines.words.get(Guideline.NAME_CASING, "")
    names = _QUOTED_NAME.findall(words)
    return {_key(name): name for name in names if not name.islower()}


def _uses(index: ListIndex, name: str) -> Iterator[_Written]:
    """The uses of a name in descriptions, however it is spelt, but as an entry's own name."""
    form = re.compile(rf"(?<![\w.#+\"'-]){re.escape(name)}(?![\w+#\"-]|\.\w)", re.IGNORECASE)
    for entry in index.document.entries:
        own = {*_title_words(index, entry)}
        yield from (word for word in _found(index, form, [entry]) if word.text not in own)


def _names(index: ListIndex) -> Iterator[_Written]:
    """The words of the descriptions that may be names."""
    found = _found(index, _NAME, index.document.entries)
    return (word for word in found if len(word.text) >= _SHORTEST)


def _found(index: ListIndex, form: re.Pattern[str], entries: Iterable[Entry]) -> Iterator[_Written]:
    """What matches in the descriptions, outside of code, links and paths."""
    for entry in entries:
        said = index.works.of(entry).description
        if said is None:
            continue
        text = _PATH.sub(_spaces, _PASSED.sub(_spaces, said.text))
        for word in form.finditer(text):
            before = text[max(word.start() - _LEAD, 0) : word.start()]
            start = said.span.start + word.start()
            yield _Written(word[0], said.span.path, start, _key(word[0]), before)


_LEAD = 8
"""Signs ahead of a word in which the end of the sentence before is looked for."""


def _spaces(found: re.Match[str]) -> str:
    return " " * len(found[0])


def _title_words(index: ListIndex, entry: Entry) -> Iterator[str]:
    title = index.works.of(entry).title
    yield from (found[0] for found in _NAME.finditer(title.text)) if title else ()


def _key(text: str) -> str:
    return text.replace(".", "").casefold()


def _finding(word: _Written, wanted: str, why: str, place: Span | None = None) -> Diagnostic:
    return Diagnostic(
        span=word.span,
        message=f"`{word.text}`: {why} `{wanted}`",
        help=f"write `{wanted}`",
        related=(Related(place, "asked for here"),) if place else (),
        fix=Fix(f"write `{wanted}`", (Edit(word.span, wanted),), safe=False),
    )
