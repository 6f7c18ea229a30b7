"""A word that a note's title in its frontmatter spells otherwise than its heading.

One of the two has a typing error, and whoever searches by the one does not find the other. Many
notes have two titles on purpose, such as a short one for a menu; so nothing is said of titles that
differ in more than one word, or in what is no error: an ending, a number, case, signs, markup.

## Bad

```markdown notes/crc.md
---
title: Cyclic Redunduncy Checks
---

# Cyclic Redundancy Checks
```

```diagnostics
notes/crc.md:5:3: title-mismatch: the heading has `Redundancy`, and the title `Redunduncy`
  help: write it the same way in both places
  notes/crc.md:2:8: the title in the frontmatter
```

## Good

```markdown notes/fpn.md
---
title: Feature Pyramid
---

# FPN - *feature* pyramids
```

```markdown notes/guide.md
---
title: Pyramid Guide
---

# Guide to pyramids 2
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
from listlint.works.titles import misspelt_word


@rule(severity=Severity.WARNING)
def check(note: Note) -> Iterator[Diagnostic]:
    if note.frontmatter is None or not note.headings or "{{" in note.headings[0].text:
        return
    if [heading.level for heading in note.headings].count(1) != 1 or note.headings[0].level != 1:
        return  # with several of them, none is the document's title
    title, heading = note.frontmatter.get("title"), note.headings[0]
    if not isinstance(title, str) or not (differing := misspelt_word(title, heading.text)):
        return
    yield Diagnostic(
        span=heading.span,
        message=f"the heading has `{differing[1]}`, and the title `{differing[0]}`",
        help="write it the same way in both places",
        related=(Related(note.frontmatter.value_span(("title",)), "the title in the frontmatter"),),
    )
