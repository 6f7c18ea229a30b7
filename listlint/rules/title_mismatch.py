"""A note with two titles, one in its frontmatter and one as its heading.

Whoever searches by one title does not find the other, and links are checked by the frontmatter's.
Many vaults mean two titles, such as a short one for a menu; so this speaks only where at least nine
in ten notes of a folder write the same in both places, and at least ten do.

Case, spaces, markup and punctuation do not matter: `A: B` in the frontmatter is `A - B` in the
heading. Neither does a title that is part of the other. A note without a heading of level 1 that
comes first has no second title to compare.

## Bad

```markdown notes/fpn.md
---
title: Feature Pyramids
---

# FPN (2017)
```

```markdown notes/anchor-free.md
---
title: ANCHOR-FREE
---

# ANCHOR-FREE
```

```markdown notes/attention.md
---
title: ATTENTION
---

# ATTENTION
```

```markdown notes/bert.md
---
title: BERT
---

# BERT
```

```markdown notes/detr.md
---
title: DETR
---

# DETR
```

```markdown notes/dino.md
---
title: DINO
---

# DINO
```

```markdown notes/fcos.md
---
title: FCOS
---

# FCOS
```

```markdown notes/mask-rcnn.md
---
title: MASK-RCNN
---

# MASK-RCNN
```

```markdown notes/resnet.md
---
title: RESNET
---

# RESNET
```

```markdown notes/retinanet.md
---
title: RETINANET
---

# RETINANET
```

```markdown notes/vit.md
---
title: VIT
---

# VIT
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

from collections import Counter
from collections.abc import Iterator
from html import unescape
from typing import NamedTuple

from listlint.core import conventions
from listlint.core.diagnostic import Diagnostic, Related, Severity
from listlint.core.document import Note
from listlint.core.lazy_pattern import pattern
from listlint.core.source import Span
from listlint.project.project import Project
from listlint.rules._rule import rule
from listlint.works.titles import normalise

_MATH = pattern(r"\$[^$]+\$")


class _Titled(NamedTuple):
    """A note with a title in both places."""

    note: Note
    title: str
    heading: str
    span: Span

    @property
    def is_one(self) -> bool:
        """Whether both are one title, as far as anybody minds."""
        one, other = (f" {normalise(unescape(each))} " for each in (self.title, self.heading))
        is_other = one.strip() and other.strip() and one not in other and other not in one
        return not is_other or _MATH.search(self.title + self.heading) is not None


@rule(severity=Severity.WARNING)
def check(project: Project) -> Iterator[Diagnostic]:
    titled = [each for note in project.notes if (each := _titled(note))]
    every = Counter(each.note.folder for each in titled)
    alike = Counter(each.note.folder for each in titled if each.is_one)
    for each in titled:
        folder = each.note.folder
        if not each.is_one and conventions.ONE_TITLE.holds(alike[folder], every[folder]):
            yield _finding(each)


def _titled(note: Note) -> _Titled | None:
    if note.frontmatter is None or not note.headings or "{{" in note.headings[0].text:
        return None
    if [heading.level for heading in note.headings].count(1) != 1 or note.headings[0].level != 1:
        return None  # with several of them, none is the document's title
    title, heading = note.frontmatter.get("title"), note.headings[0]
    if not isinstance(title, str) or not title.strip():
        return None
    return _Titled(note, title, heading.text, heading.span)


def _finding(each: _Titled) -> Diagnostic:
    frontmatter = each.note.frontmatter
    place = frontmatter.value_span(("title",)) if frontmatter else each.span
    return Diagnostic(
        span=each.span,
        message=f"the heading is `{_line(each.heading)}`, not the title `{_line(each.title)}`",
        help="write the same title in both places",
        related=(Related(place, "the title in the frontmatter"),),
    )


def _line(text: str) -> str:
    return " ".join(text.split())
