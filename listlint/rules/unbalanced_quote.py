"""A quotation mark in an entry that opens a quotation and has no other half.

Which words are quoted cannot be told. Marks of inches and minutes, and quotations in code, in HTML
and in addresses are left alone, and so is an entry that is cut off.

## Bad

```markdown
- [Tamrin](https://example.org/tamrin) - Draws "maps of cities.
- [Borea](https://example.org/borea) - Reads “tables and “charts” of the sea.
```

```diagnostics
README.md:1:48: unbalanced-quote: this quotation mark is never closed
  help: write `"` behind the words that are quoted
README.md:2:46: unbalanced-quote: this quotation mark is never closed
  help: write `”` behind the words that are quoted
```

## Good

```markdown
- ["Tamrin"](https://example.org/tamrin?"a) - Draws "maps", and `"cities` on a 27" screen, „so“.
- [Borea](https://example.org/borea) - Reads “tables” at 5'30". <img alt="A">
- [Citra](https://example.org/citra) - "Colours" "and lines...
- [Dulce](https://example.org/dulce) - Mixes “marks".
```
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from listlint.core.diagnostic import Diagnostic, Severity
from listlint.core.document import Entry
from listlint.core.lazy_pattern import pattern
from listlint.core.source import Source
from listlint.rules._rule import rule

_SILENT = pattern(
    r"<!--.*?(?:-->|\Z)|(?<!`)(?P<ticks>`++).*?(?<!`)(?P=ticks)(?!`)|<[A-Za-z/!][^<>]*+>|\\."
    r"|(?:https?://|www\.)[^\s<>\[\]()\"\u201c\u201d]++|\{[%{].*?[%}]\}",
    re.DOTALL,
)
_OPENING = pattern(r"(?<![^\s(\[*_/\u2013\u2014-])\"(?=[^\W_])|\u201c")
_MARK = pattern(r"[\"\u201c\u201d]")
_OTHER_WAYS = pattern("[\u201e\u00ab\u201a]")
"""What opens quotations in languages where one of the marks above may close them."""
_CUT = pattern(r"(?:\.\.\.|\u2026)[\s*_|)\]]*$")
_CLOSING = {'"': '"', "\u201c": "\u201d"}


@rule(severity=Severity.WARNING)
def check(entry: Entry, source: Source) -> Iterator[Diagnostic]:
    text = source.text_of(entry.span)
    if not _MARK.search(text) or _OTHER_WAYS.search(text) or _CUT.search(text):
        return
    text = _SILENT.sub(_silenced, _without_targets(entry, text))
    if (at := _stray(text)) is not None:
        start = entry.span.start + at
        yield Diagnostic(
            span=source.span(start, start + 1),
            message="this quotation mark is never closed",
            help=f"write `{_CLOSING[text[at]]}` behind the words that are quoted",
        )


def _silenced(found: re.Match[str]) -> str:
    return "x" * len(found[0])


def _without_targets(entry: Entry, text: str) -> str:
    """The text with letters in the place of where its links point, and of their titles."""
    parts, end = [], 0
    for link in entry.links:
        if link.destination and (start := link.destination.start - entry.span.start) >= end:
            stop = link.span.end - entry.span.start
            parts += [text[end:start], "x" * (stop - start)]
            end = stop
    return "".join((*parts, text[end:]))


def _stray(text: str) -> int | None:
    """The only mark that opens what nothing closes, if all others have their half; which of two
    kinds closes a quotation does not matter here.
    """
    opened: int | None = None
    strays: list[int] = []
    for mark in _MARK.finditer(text):
        if _OPENING.match(text, mark.start()):
            strays += [] if opened is None else [opened]
            opened = mark.start()
        elif opened is not None:
            opened = None
        else:
            return None  # which of them is too many cannot be told
    strays += [] if opened is None else [opened]
    return strays[0] if len(strays) == 1 else None
