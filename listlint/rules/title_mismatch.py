"""A note whose heading is another title than its frontmatter's.

Whoever searches by one title does not find the other, and links are checked by the frontmatter's.

Case, spaces, markup and punctuation do not matter: `A: B` in the frontmatter is `A - B` in the
heading. A note without a heading of level 1 that comes first has no second title to compare.

## Bad

```markdown notes/fpn.md
---
title: Feature Pyramids
---

# FPN (2017)
```

```diagnostics
notes/fpn.md:5:3: title-mismatch: the heading is `FPN (2017)`, not the title `Feature Pyramids`
  help: write the same title in both places
  notes/fpn.md:2:8: the title in the frontmatter
```

## Good

```markdown notes/fpn.md
---
title: "FPN: Feature Pyramids"
---

# FPN - *feature* pyramids
```

```markdown notes/resnet.md
---
title: Deep Residual Learning for Image Recognition
---

## Abstract
```
"""

from __future__ import annotations

from collections.abc import Iterator

from listlint.core.diagnostic import Diagnostic, Related, Severity
from listlint.core.document import Note
from listlint.rules._rule import rule
from listlint.works.titles import normalise


@rule(severity=Severity.WARNING)
def check(note: Note) -> Iterator[Diagnostic]:
    if note.frontmatter is None or not note.headings:
        return
    if [heading.level for heading in note.headings].count(1) != 1 or note.headings[0].level != 1:
        return  # with several of them, none is the document's title
    title, heading = note.frontmatter.get("title"), note.headings[0]
    if not isinstance(title, str) or not title.strip():
        return
    if normalise(title) != normalise(heading.text):
        place = note.frontmatter.value_span(("title",))
        yield Diagnostic(
            span=heading.span,
            message=f"the heading is `{_line(heading.text)}`, not the title `{_line(title)}`",
            help="write the same title in both places",
            related=(Related(place, "the title in the frontmatter"),),
        )


def _line(text: str) -> str:
    return " ".join(text.split())
