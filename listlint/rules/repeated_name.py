"""A description that begins with the name of its entry.

The name stands right before it. Many maintainers do not mind, so the rule is off until it is
configured, as the profile `awesome` does.

## Bad

```toml
[rules]
repeated-name = "warning"
```

```markdown
- [Tamrin](https://example.org/tamrin) - Tamrin draws maps.
```

```diagnostics
README.md:1:42: repeated-name: this description begins with the name `Tamrin` again
  help: say what it is without the name
```

## Good

```toml
[rules]
repeated-name = "warning"
```

```markdown
- [Tamrin](https://example.org/tamrin) - Draws maps.
- [Redis](https://example.org/redis) - Redis' own client.
- [Go](https://example.org/go) - Go-like language.
```
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from listlint.core.diagnostic import Diagnostic, Severity
from listlint.core.document import Entry
from listlint.core.source import Span
from listlint.rules._rule import rule
from listlint.works.reading import Work


@rule(severity=Severity.WARNING, on_by_default=False)
def check(entry: Entry, work: Work) -> Iterator[Diagnostic]:
    title, said = work.title, work.description
    if title is None or said is None or not title.text:
        return
    found = re.match(rf"{re.escape(title.text)}(?=\s|[,:;]\s|$)", said.text, re.IGNORECASE)
    if found and entry.span.start <= said.span.start:
        start = said.span.start
        yield Diagnostic(
            span=Span(said.span.path, start, start + len(found[0])),
            message=f"this description begins with the name `{title.text}` again",
            help="say what it is without the name",
        )
