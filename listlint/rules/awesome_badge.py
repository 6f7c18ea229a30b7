"""A list without the badge of awesome lists beside its title.

The badge says that the list keeps the guidelines of https://github.com/sindresorhus/awesome. It is
asked for by the profile `awesome` only, in the README, and must be an image of `awesome.re`.

## Bad

```toml
extends = "awesome"
```

```markdown
# Awesome Maps

- [Tamrin](https://example.org/tamrin) - Draws maps.
```

```diagnostics
README.md:1:3: awesome-badge: the badge of awesome lists is missing beside the title
  help: add `[![Awesome](https://awesome.re/badge.svg)](https://awesome.re)`
```

## Bad: from another place

```toml
extends = "awesome"
```

```markdown
# Awesome Maps [![Awesome](https://example.org/badge.svg)](https://awesome.re)

- [Tamrin](https://example.org/tamrin) - Draws maps.
```

```diagnostics
README.md:1:16: awesome-badge: the badge of awesome lists is not the one of `awesome.re`
  help: use `https://awesome.re/badge.svg`
```

## Good

```toml
extends = "awesome"
```

```markdown
# Awesome Maps [![Awesome](https://awesome.re/badge-flat2.svg)](https://awesome.re)

- [Tamrin](https://example.org/tamrin) - Draws maps.
```
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from listlint.core.diagnostic import Diagnostic
from listlint.core.document import Document, Link, LinkKind
from listlint.core.lazy_pattern import pattern
from listlint.core.source import Source
from listlint.rules._readme import is_readme, title_end
from listlint.rules._rule import rule

_SOURCE = pattern(r"https://awesome\.re/(?:badge|mentioned-badge)(?:-flat2?)?\.svg")
_HOME = pattern(r"https?://(?:awesome\.re|github\.com/sindresorhus/awesome)/?(?:#.*)?")


@rule(on_by_default=False)
def check(document: Document, source: Source) -> Iterator[Diagnostic]:
    if not is_readme(document):
        return
    head = [link for link in document.links if link.span.start < title_end(document, source)]
    if any(_SOURCE.fullmatch(link.target) for link in head) or _is_logo(head, source):
        return
    badge = next((link for link in head if _is_badge(link)), None)
    first = document.headings[0].span if document.headings else source.span(0, 0)
    yield Diagnostic(
        span=badge.span if badge else first,
        message="the badge of awesome lists is not the one of `awesome.re`"
        if badge
        else "the badge of awesome lists is missing beside the title",
        help="use `https://awesome.re/badge.svg`"
        if badge
        else "add `[![Awesome](https://awesome.re/badge.svg)](https://awesome.re)`",
    )


def _is_badge(link: Link) -> bool:
    """Whether a link is meant as the badge: it leads to the awesome lists."""
    return link.kind is LinkKind.INLINE and bool(_HOME.fullmatch(link.target))


def _is_logo(head: list[Link], source: Source) -> bool:
    """Whether an image in HTML is called Awesome, as the title of lists with a logo is."""
    html = (source.text_of(link.span) for link in head if link.kind is LinkKind.HTML)
    return any(re.search(r"alt=[\"']?awesome", text, re.IGNORECASE) for text in html)
