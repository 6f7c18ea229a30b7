"""A quotation mark in an entry that has no other half.

Which words are quoted cannot be told. Marks of inches and minutes, and quotations in code, in HTML
and in addresses are left alone, and so is an entry that is cut off.

## Bad

```markdown
- [Tamrin](https://example.org/tamrin) - Draws "maps of cities.
- [Borea](https://example.org/borea) - Reads “tables and “charts” of the sea.
- [Eluna](https://example.org/eluna) - Notes of "Ada" Moss" on tides.
```

```diagnostics
README.md:1:48: unbalanced-quote: this quotation mark is never closed
  help: write `"` behind the words that are quoted
README.md:2:46: unbalanced-quote: this quotation mark is never closed
  help: write `”` behind the words that are quoted
README.md:3:59: unbalanced-quote: this quotation mark is never opened
  help: write `"` ahead of the words that are quoted, or remove it
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
from typing import NamedTuple

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
_OPENED_BY = {'"': '"', "\u201d": "\u201c"}


class _Stray(NamedTuple):
    start: int
    opens: bool


@rule(severity=Severity.WARNING)
def check(entry: Entry, source: Source) -> Iterator[Diagnostic]:
    text = source.text_of(entry.span)
    if not _MARK.search(text) or _OTHER_WAYS.search(text) or _CUT.search(text):
        return
    text = _SILENT.sub(_silenced, _without_targets(entry, text))
    if (stray := _stray(text)) is not None:
        start = entry.span.start + stray.start
        mark = text[stray.start]
        yield Diagnostic(
            span=source.span(start, start + 1),
            message=f"this quotation mark is never {'closed' if stray.opens else 'opened'}",
            help=f"write `{_CLOSING[mark]}` behind the words that are quoted"
            if stray.opens
            else f"write `{_OPENED_BY[mark]}` ahead of the words that are quoted, or remove it",
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


def _stray(text: str) -> _Stray | None:
    """The only mark that opens what nothing closes, or closes what nothing opens, if all others
    have their half; which of two kinds closes a quotation does not matter here.
    """
    opened: int | None = None
    strays: list[_Stray] = []
    for mark in _MARK.finditer(text):
        if _OPENING.match(text, mark.start()):
            strays += [] if opened is None else [_Stray(opened, opens=True)]
            opened = mark.start()
        elif opened is not None:
            opened = None
        elif text[mark.start() - 1 : mark.start()].isalpha():
            strays.append(_Stray(mark.start(), opens=False))
        else:
            return None  # it may count inches, or mean the same as above
    strays += [] if opened is None else [_Stray(opened, opens=True)]
    return strays[0] if len(strays) == 1 else None
