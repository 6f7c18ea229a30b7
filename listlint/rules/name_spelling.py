"""A name that the list's other entries write with other capitals or signs.

A list that says "JavaScript" a dozen times and "Javascript" once has mistyped it there. The list
itself is the dictionary: a spelling with a capital inside that descriptions have eight times, and
no other more than twice. What is written all in small letters or all in capitals may be a command
or a headline and is left alone, and so are the names of the entries, code and addresses.

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
from listlint.core.diagnostic import Diagnostic, Edit, Fix, Severity
from listlint.core.document import Entry, List
from listlint.core.lazy_pattern import pattern
from listlint.core.source import Span
from listlint.project.list_index import ListIndex
from listlint.rules._rule import rule

_PASSED = pattern(r"`[^`\n]*`|\[[^\[\]\n]*\]\([^()\n]*\)|https?://\S+|<[^<>\n]*>")
_PATH = pattern(r"(?<!\S)[^\s/@_]*+[/@_]\S*")
"""Code, links with their words, addresses and paths: they are written as they have to be."""
_NAME = pattern(r"(?<![\w.#+-])[A-Za-z][A-Za-z]*(?:\.[A-Za-z]+)?(?![\w+#-]|\.\w)")
_SHORTEST = 4
"""Letters; of fewer, such as `iOS` and `IoS`, both may be names."""


class _Written(NamedTuple):
    """A word, where it begins in the file."""

    text: str
    path: str
    start: int

    @property
    def span(self) -> Span:
        return Span(self.path, self.start, self.start + len(self.text))


@rule(severity=Severity.WARNING)
def check(each: List, index: ListIndex) -> Iterator[Diagnostic]:
    words = list(_names(index))
    usual = _usual(_names(index.base) if index.base else words)
    titles = {word for entry in each.entries for word in _title_words(index, entry)}
    for word in words:
        wanted = usual.get(_key(word.text))
        if wanted and word.text != wanted and _is_other(word.text) and word.text not in titles:
            yield _finding(word, wanted)


def _usual(words: Iterable[_Written]) -> dict[str, str]:
    """How names are written, by their letters, where nearly all agree."""
    counts: defaultdict[str, Counter[str]] = defaultdict(Counter)
    for word in words:
        counts[_key(word.text)][word.text] += 1
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


def _names(index: ListIndex) -> Iterator[_Written]:
    """The words of the descriptions that may be names."""
    for entry in index.document.entries:
        said = index.works.of(entry).description
        if said is None:
            continue
        text = _PATH.sub(_spaces, _PASSED.sub(_spaces, said.text))
        for word in _NAME.finditer(text):
            if len(word[0]) >= _SHORTEST:
                yield _Written(word[0], said.span.path, said.span.start + word.start())


def _spaces(found: re.Match[str]) -> str:
    return " " * len(found[0])


def _title_words(index: ListIndex, entry: Entry) -> Iterator[str]:
    title = index.works.of(entry).title
    yield from (found[0] for found in _NAME.finditer(title.text)) if title else ()


def _key(text: str) -> str:
    return text.replace(".", "").casefold()


def _finding(word: _Written, wanted: str) -> Diagnostic:
    return Diagnostic(
        span=word.span,
        message=f"`{word.text}`: the other descriptions write `{wanted}`",
        help=f"write `{wanted}`",
        fix=Fix(f"write `{wanted}`", (Edit(word.span, wanted),), safe=False),
    )
