"""A list whose entries share no format.

Where neither the stated format nor any that entries share covers four entries in five, none can be
held against the others. They are judged only at those points at which nearly all agree, and this
finding says so once. A format that is configured decides what the entries are to look like.

## Bad

```markdown README.md
# Tools

- [one](https://one.example) - The first.
- **two** (https://two.example): the second
- three, see [here](https://three.example)
- [four](https://four.example) - The fourth.
- [[five]](https://five.example) `fifth` | 2005
- *six*. [link](https://six.example), sixth; MIT
- [seven](https://seven.example) - The seventh.
- (eight) [8](https://eight.example) => eighth
```

```diagnostics
README.md:3:1: mixed-format: no format covers four in five of the 8 entries
  help: state the format that is meant, or configure it as `format`, to have the entries held to it
```

## Good

```markdown README.md
# Tools

- [one](https://one.example) - The first.
- [two](https://two.example) - The second.
```
"""

from __future__ import annotations

from collections.abc import Iterator

from listlint.core.diagnostic import Diagnostic, Severity
from listlint.core.document import List
from listlint.core.source import Source, Span, lines_of
from listlint.lists.format.formats import FEWEST, Formats, Origin
from listlint.lists.format.template import shown
from listlint.rules._rule import rule


@rule(severity=Severity.WARNING)
def check(_list: List, source: Source, formats: Formats) -> Iterator[Diagnostic]:
    for chosen in formats.formats:
        if len(chosen.entries) < FEWEST or chosen.is_norm:
            continue
        span = chosen.entries[0].span
        text = source.text[span.start : span.end]
        common = ""
        if (fitting := chosen.norm.support[0]) >= FEWEST:
            template = shown(chosen.norm.templates[0])
            which = "stated" if chosen.origin is Origin.STATED else "most common"
            common = f"; the {which} one fits {fitting}: {template}"
        yield Diagnostic(
            span=Span(span.path, span.start, span.start + len(lines_of(text)[0])),
            message=f"no format covers four in five of the {len(chosen.entries)} entries{common}",
            help="state the format that is meant, or configure it as `format`, to have the"
            " entries held to it",
        )
