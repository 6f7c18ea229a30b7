"""A footnote to which no mark in the text refers.

GitHub and most other programs show only footnotes that have a mark, so nobody reads this one.
Where a document has footnotes and not a single mark, that is one finding.

Nothing is said of a document in which a mark of it stands anywhere, be it in code or in HTML. Nor
is it of Logseq and mdBook, which show a footnote where it is written, with a mark or without.

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

## Bad: footnotes without a single mark

```markdown
It was the first.

[^1]: In 2018.
[^2]: Others followed in 2019.
```

```diagnostics
README.md:3:1: unused-footnote: no mark refers to footnotes `[^1]` and `[^2]`, so they are not shown
  help: write each mark where it belongs, or make a list of the footnotes
  README.md:4:1: and this one
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

## Good: Logseq shows a footnote where it stands

```clojure logseq/config.edn
{:meta/version 1}
```

```markdown pages/Sources.md
- It was the first.
- [^1]: In 2018.
```
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from listlint.core.diagnostic import Diagnostic, Related, Severity
from listlint.core.document import Document, Footnote
from listlint.core.source import Source
from listlint.links.index import Links
from listlint.links.vault.programs import Tool
from listlint.rules._rule import rule
from listlint.rules._written_labels import folded, in_brackets

_IN_PLACE = frozenset({Tool.LOGSEQ, Tool.MDBOOK})
"""The programs that show a footnote where it is written, whether a mark refers to it or not."""
_AT_THE_END = frozenset({Tool.MKDOCS})
"""Those that show all of them below the page: Python-Markdown does."""
_NAMED = 40
"""So many footnotes a message names: all, but for bibliographies; a change may bring one."""
_SHOWN = 5
"""So many of them are pointed to."""


@rule(severity=Severity.WARNING)
def check(document: Document, source: Source, links: Links) -> Iterator[Diagnostic]:
    footnotes = [each for each in document.footnotes if not each.is_mark]
    if not footnotes or links.follower.visibility.is_silent(document):
        return
    tools = links.vault(document).tools
    if tools & _IN_PLACE:
        return
    begun = Counter(folded(f"^{each.label}") for each in footnotes)
    written = in_brackets(source.text)
    unused = [
        each
        for each in footnotes
        if written[folded(f"^{each.label}")] == begun[folded(f"^{each.label}")]
    ]
    is_shown = bool(tools & _AT_THE_END)
    if 1 < len(unused) == len(document.footnotes):
        yield _without_marks(unused, is_shown=is_shown)
        return
    for each in unused:
        yield Diagnostic(
            span=each.span,
            message=f"no mark `[^{each.label}]` refers to this footnote"
            + ("" if is_shown else ", so it is not shown"),
            help=f"write `[^{each.label}]` where it belongs, or remove the footnote",
        )


def _without_marks(unused: Sequence[Footnote], *, is_shown: bool) -> Diagnostic:
    """One finding for the footnotes of a document that has no mark at all."""
    labels = [f"`[^{each.label}]`" for each in unused]
    rest = [f"{len(labels) - _NAMED} more"] if len(labels) > _NAMED else []
    *named, last = (*labels[:_NAMED], *rest)
    return Diagnostic(
        span=unused[0].span,
        message=f"no mark refers to footnotes {', '.join(named)} and {last}"
        + ("" if is_shown else ", so they are not shown"),
        help="write each mark where it belongs, or make a list of the footnotes",
        related=tuple(Related(each.span, "and this one") for each in unused[1:_SHOWN]),
    )
