"""A badge of a build in a list.

A list is no program: whether its checks pass is nothing that its readers want to know. Asked for by
the profile `awesome` only.

## Bad

```toml
extends = "awesome"

[rules]
awesome-badge = "off"
```

```markdown
# Awesome Maps

![build](https://travis-ci.org/example/awesome-maps.svg?branch=main)

- [Tamrin](https://example.org/tamrin) - Draws maps.
```

```diagnostics
README.md:3:1: ci-badge: this badge shows the state of a build
  help: remove it
```

## Good

```toml
extends = "awesome"
```

```markdown
# Awesome Maps [![Awesome](https://awesome.re/badge.svg)](https://awesome.re)

- [Tamrin](https://example.org/tamrin) - Draws maps.
```
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from listlint.core.diagnostic import Diagnostic
from listlint.core.document import Document, LinkKind
from listlint.core.lazy_pattern import pattern
from listlint.core.source import Source
from listlint.rules._readme import is_readme
from listlint.rules._rule import rule

_BUILD = pattern(
    r"https?://(?:(?:www\.|api\.)?travis-ci\.(?:org|com)/\S+\.(?:svg|png)"
    r"|circleci\.com/\S+\.(?:svg|png)|ci\.appveyor\.com/api/\S+"
    r"|img\.shields\.io/(?:travis|circleci|appveyor|github/(?:actions/)?workflow)/\S+"
    r"|github\.com/[^/\s]+/[^/\s]+/(?:actions/)?workflows/\S+badge\.svg\S*)",
    re.IGNORECASE,
)


@rule(on_by_default=False)
def check(document: Document, source: Source) -> Iterator[Diagnostic]:
    entries = getattr(document, "entries", ())
    first = entries[0].span.start if entries else len(source.text)
    for link in document.links if is_readme(document) else ():
        is_image = link.kind in (LinkKind.IMAGE, LinkKind.HTML)
        if is_image and link.span.start < first and _BUILD.match(link.target):
            yield Diagnostic(
                span=link.span, message="this badge shows the state of a build", help="remove it"
            )
