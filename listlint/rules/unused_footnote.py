"""A footnote to which no mark in the text refers.

GitHub and most other programs show only footnotes that have a mark, so nobody reads this one.

Nothing is said of a document in which a mark of it stands anywhere, be it in code or in HTML.

## Bad

```markdown
It was the first.[^1]

[^1]: In 2018.
[^2]: Others followed in 2019.
```

```diagnostics
README.md:4:1: unused-footnote: no mark `[^2]` refers to this footnote, so it is not shown
  help: write `[^2]` where it belongs, or remove the footnote
```

## Good

```markdown
It was the first.[^a] <b>Others</b> followed.[^b]

[^A]: In 2018.[^c]
[^b]: In 2019.
[^c]: In May.
```

```markdown tests/site/pages/one.md
[^a]: What a test is run on.
[^a]: Another.
```
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from listlint.core.diagnostic import Diagnostic, Severity
from listlint.core.document import Document
from listlint.core.source import Source
from listlint.links.index import Links
from listlint.rules._rule import rule
from listlint.rules._written_labels import folded, in_brackets


@rule(severity=Severity.WARNING)
def check(document: Document, source: Source, links: Links) -> Iterator[Diagnostic]:
    footnotes = [each for each in document.footnotes if not each.is_mark]
    if not footnotes or links.follower.visibility.is_silent(document):
        return
    begun = Counter(folded(f"^{each.label}") for each in footnotes)
    written = in_brackets(source.text)
    for each in footnotes:
        label = folded(f"^{each.label}")
        if written[label] == begun[label]:
            yield Diagnostic(
                span=each.span,
                message=f"no mark `[^{each.label}]` refers to this footnote, so it is not shown",
                help=f"write `[^{each.label}]` where it belongs, or remove the footnote",
            )
