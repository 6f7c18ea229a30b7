"""A list without CONTRIBUTING, or guidelines that are empty or not filled in.

Whoever wants to add something reads there what is added and how. It is asked for by the profile
`awesome` only: a file called CONTRIBUTING beside the README, in `.github` or in `docs`. A code of
conduct, if there is one, has to name an address where its template has `[INSERT …]`.

## Bad

```toml
extends = "awesome"
```

```markdown
# Awesome Maps [![Awesome](https://awesome.re/badge.svg)](https://awesome.re)

- [Tamrin](https://example.org/tamrin) - Draws maps.
```

```markdown CODE_OF_CONDUCT.md
# Code of Conduct

Write to [INSERT CONTACT METHOD].
```

```diagnostics
CODE_OF_CONDUCT.md:3:10: unfinished-guidelines: `[INSERT CONTACT METHOD]` is not filled in
  help: write what it asks for
README.md:1:3: unfinished-guidelines: nothing says how to contribute
  help: write `CONTRIBUTING.md`: what is added, and how
```

## Bad: an empty file

```toml
extends = "awesome"
```

```markdown .github/contributing.md

```

```diagnostics
.github/contributing.md:1:1: unfinished-guidelines: this file is empty
  help: write what is added, and how
```

## Good

```toml
extends = "awesome"
```

```markdown
# Awesome Maps [![Awesome](https://awesome.re/badge.svg)](https://awesome.re)

- [Tamrin](https://example.org/tamrin) - Draws maps.
```

```markdown docs/contributing.md
# How to contribute

Add what draws maps, at the end of its section, as `- [INSERT NAME](url) - What it does.`
```
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from listlint.core.diagnostic import Diagnostic
from listlint.core.document import Document
from listlint.core.lazy_pattern import pattern
from listlint.core.source import Source
from listlint.links.index import Links
from listlint.rules._readme import is_readme
from listlint.rules._rule import rule

_FOLDERS = ("", ".github", "docs")
"""Where GitHub looks for such files."""
_GUIDELINES = "contributing"
_CONDUCT = pattern(r"code[-_]of[-_]conduct", re.IGNORECASE)
_TO_FILL_IN = pattern(r"\[INSERT [A-Z ]{3,40}\](?![(\[])")


@rule(on_by_default=False)
def check(document: Document, source: Source, links: Links) -> Iterator[Diagnostic]:
    if is_readme(document) and not _has_guidelines(links):
        yield Diagnostic(
            span=document.headings[0].span if document.headings else source.span(0, 0),
            message="nothing says how to contribute",
            help="write `CONTRIBUTING.md`: what is added, and how",
        )
    is_conduct = _CONDUCT.fullmatch(document.stem)
    is_guideline = document.stem.casefold() == _GUIDELINES
    if document.folder not in _FOLDERS or not (is_conduct or is_guideline):
        return
    if not source.text.strip():
        yield Diagnostic(
            span=source.span(0, 0),
            message="this file is empty",
            help="write what is added, and how" if is_guideline else "write it, or remove the file",
        )
    for found in _TO_FILL_IN.finditer(source.text) if is_conduct else ():
        yield Diagnostic(
            span=source.span(*found.span()),
            message=f"`{found[0]}` is not filled in",
            help="write what it asks for",
        )


def _has_guidelines(links: Links) -> bool:
    names = (name for folder in _FOLDERS for name in links.files.names(folder))
    return any(name.casefold().partition(".")[0] == _GUIDELINES for name in names)
