"""A section about the licence of a list in its README.

The file LICENSE says it, and the place that hosts the list shows it. Asked for by the profile
`awesome` only.

## Bad

```toml
extends = "awesome"
```

```markdown
# Awesome Maps [![Awesome](https://awesome.re/badge.svg)](https://awesome.re)

- [Tamrin](https://example.org/tamrin) - Draws maps.

## License

CC0.
```

```diagnostics
README.md:5:4: licence-section: the licence belongs into a file of its own
  help: remove this section, and keep a file `LICENSE`
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
from listlint.core.document import Document
from listlint.core.lazy_pattern import pattern
from listlint.rules._readme import is_readme
from listlint.rules._rule import rule

_LICENCE = pattern(r"\W*licen[cs]e\W*", re.IGNORECASE)


@rule(on_by_default=False)
def check(document: Document) -> Iterator[Diagnostic]:
    for heading in document.headings if is_readme(document) else ():
        if _LICENCE.fullmatch(heading.text):
            yield Diagnostic(
                span=heading.span,
                message="the licence belongs into a file of its own",
                help="remove this section, and keep a file `LICENSE`",
            )
