"""A small word that stands twice in a row.

`for for` and `An an` are left over from editing, and the eye of who wrote them passes over one.
Only words that no sentence has twice are looked at, in the text of entries: `that that` may be
meant, and so may what stands in code, addresses or quotes. A list that has several means them.

## Bad

```markdown
- [one](https://one.example) - Driver for for the first of them.
- [two](https://two.example) - A a driver that can write.
```

```diagnostics
README.md:1:43: doubled-word: `for` stands twice
  unsafe fix: remove one
README.md:2:34: doubled-word: `a` stands twice
  unsafe fix: remove one
```

```markdown fixed
- [one](https://one.example) - Driver for the first of them.
- [two](https://two.example) - A driver that can write.
```

## Good

```markdown
- [one](https://one.example) - All that that driver can, `for for` too.
- [two](https://two.example) - What to log in in, and a/a.
```
"""

from __future__ import annotations

import re
from collections.abc import Iterator

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
_DOUBLED = pattern(
    r"(?<![\w'\u2019&./+#$-])(?P<word>an?|the|of|to|and|for|from|with|by|can|you)"
    r"(?P<again> (?P=word))(?![\w'\u2019&/+#-]|\.\w)",
    re.IGNORECASE,
)
_FEW = 2
"""Entries that may have one, however short the list: more have it on purpose."""


@rule(severity=Severity.WARNING)
def check(each: List, source: Source) -> Iterator[Diagnostic]:
    found = [one for entry in each.entries for one in _doubled(source, entry.span)]
    if len(found) > _FEW and not SELDOM.allows(len(found), len(each.entries)):
        return
    for word, span in found:
        edit = Edit(source.span(span.start - 1, span.end), "")
        yield Diagnostic(
            span=span,
            message=f"`{word}` stands twice",
            fix=Fix("remove one", (edit,), safe=False),
        )


def _doubled(source: Source, place: Span) -> Iterator[tuple[str, Span]]:
    """The words of an entry that stand twice, and where they do so for the second time."""
    text = source.text_of(place)
    if not _DOUBLED.search(text):
        return
    for found in _DOUBLED.finditer(_PASSED.sub(lambda passed: "`" * len(passed[0]), text)):
        again = found["again"].strip()
        if again.islower():  # else it is a name, such as `The The`
            start, end = found.span("again")
            yield again, source.span(place.start + start + 1, place.start + end)
