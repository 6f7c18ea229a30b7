"""A small word that stands twice in a row.

`for for`, `An an` and `a the` are left over from editing, and the eye of who wrote them passes over
one.
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
    r"(?P<again> (?P=word))(?![\w'\u2019&/+#-]|\.\w)"
    r"|(?<![\w'\u2019&./+#$-])(?P<articles>an? the|the an?|an a|a an)"
    r"(?= [a-z]{3})(?! (?:priori|posteriori|cappella|la|fortiori)\b)",
    re.IGNORECASE,
)
_FEW = 2
"""Entries that may have one, however short the list: more have it on purpose."""


@rule(severity=Severity.WARNING)
def check(each: List, source: Source) -> Iterator[Diagnostic]:
    found = [one for entry in each.entries for one in _doubled(source, entry.span)]
    if len(found) > _FEW and not SELDOM.allows(len(found), len(each.entries)):
        return
    yield from found


def _doubled(source: Source, place: Span) -> Iterator[Diagnostic]:
    """The words of an entry that stand twice, where they do so for the second time."""
    text = source.text_of(place)
    if not _DOUBLED.search(text):
        return
    for found in _DOUBLED.finditer(_PASSED.sub(lambda passed: "`" * len(passed[0]), text)):
        words, end = found[0].split(), place.start + found.end()
        span = source.span(end - len(words[1]), end)
        if not words[1].islower():
            continue  # a name, such as `The The` or `the A team`
        if found["articles"]:
            message = f"`{found[0]}` has an article too many"
            yield Diagnostic(span=source.span(place.start + found.start(), end), message=message)
        else:
            edit = Edit(source.span(span.start - 1, end), "")
            fix = Fix("remove one", (edit,), safe=False)
            yield Diagnostic(span=span, message=f"`{words[1]}` stands twice", fix=fix)
