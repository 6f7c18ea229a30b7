"""`a` before a vowel, or `an` before a consonant.

Only what no reader says otherwise: `a open` and `an server`, but neither `an hour` nor
`a user`, and no short words, which may be spelt out (`an npm package`). It is looked for in entries
of lists in English; names, code and addresses are left alone, and a list that has several means it.

## Bad

```markdown
- [one](https://one.example) - The server is a open-source one.
- [two](https://two.example) - For use with an server of the same kind.
```

```diagnostics
README.md:1:46: wrong-article: `a open` should be `an open`
  unsafe fix: write `an`
README.md:2:45: wrong-article: `an server` should be `a server`
  unsafe fix: write `a`
```

```markdown fixed
- [one](https://one.example) - The server is an open-source one.
- [two](https://two.example) - For use with a server of the same kind.
```

## Good

```markdown
- [one](https://one.example) - A user of a one-time key for a European and an hour.
- [two](https://two.example) - An npm package of `a open` and of a and b.
```
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from listlint.core.conventions import ENGLISH
from listlint.core.diagnostic import Diagnostic, Edit, Fix, Severity
from listlint.core.document import List
from listlint.core.lazy_pattern import pattern
from listlint.core.source import Source, Span
from listlint.lists.format.thresholds import SELDOM
from listlint.rules._rule import rule

_PASSED = pattern(
    r"(?<!`)(?P<ticks>`++)[^`\n]++(?P=ticks)|\]\([^()\n]*\)|https?://\S+|<[^<>\n]*>"
    r"|[\"\u201c][^\"\u201c\u201d\n]*[\"\u201d]"
)
"""Code, addresses, tags and quotes."""
_NO_NOUN = (
    "also|into|onto|about|above|across|after|again|along|alone|always|among|around|each|even|ever"
    "|every|only|over|once"
)
_WRONG = pattern(
    r"(?<![\w'\u2019.&/+-])(?:(?P<a>a) (?P<vowel>"
    rf"(?!(?:e[uw]|one|oui|(?:{_NO_NOUN})\b))[aeio][a-z]{{3,}}+)"
    r"|(?P<an>[Aa]n) (?P<consonant>[bcdfgjklmnpqrstvwz][aeiou][a-z]{3,}+))(?![\w'\u2019])"
)
_ENGLISH = pattern(r"(?<![\w-])(?:the|of|for|and|with|to|your|is)(?![\w-])", re.IGNORECASE)
_FEW = 2
"""Entries that may have one, however short the list: more have it on purpose."""


@rule(severity=Severity.WARNING)
def check(each: List, source: Source) -> Iterator[Diagnostic]:
    texts = [(source.text_of(entry.span), entry.span.start) for entry in each.entries]
    found = [one for text, start in texts for one in _wrong(source, text, start)]
    if not found or (len(found) > _FEW and not SELDOM.allows(len(found), len(texts))):
        return
    if ENGLISH.holds(sum(_ENGLISH.search(text) is not None for text, _ in texts), len(texts)):
        yield from found


def _wrong(source: Source, text: str, start: int) -> Iterator[Diagnostic]:
    if not _WRONG.search(text):
        return
    for found in _WRONG.finditer(_PASSED.sub(lambda passed: "`" * len(passed[0]), text)):
        old = found["a"] or found["an"]
        new = "an" if found["a"] else old[0]
        word = found["vowel"] or found["consonant"]
        at = start + found.start()
        span: Span = source.span(at, at + len(old))
        yield Diagnostic(
            span=span,
            message=f"`{old} {word}` should be `{new} {word}`",
            fix=Fix(f"write `{new}`", (Edit(span, new),), safe=False),
        )
