"""A work that a note lists twice among its references.

Counts come out wrong, and when one of the two is linked the other is overlooked. Titles are the
same when they differ in case, punctuation and accents only; whether they are linked is no matter.

## Bad

```markdown notes/uniter.md
---
title: UNITER
---

## References

- VQA - Visual Question Answering
- Bilinear Attention Networks
- [VQA: Visual question answering](https://arxiv.org/abs/1505.00468)
- VQA - Visual Question Answering
```

```diagnostics
notes/uniter.md:9:3: repeated-reference: `VQA: Visual question answering` is listed 3 times
  help: keep one of them
  notes/uniter.md:7:3: first listed here
  notes/uniter.md:10:3: and here
```

## Good

```markdown notes/uniter.md
---
title: UNITER
---

## References

- Fast R-CNN
- Faster R-CNN

## See also

- Fast R-CNN
```
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from listlint.diagnostic import Diagnostic, Related, Severity
from listlint.model import Note, Reference
from listlint.rule import rule
from listlint.titles import normalise


@rule(severity=Severity.WARNING)
def check(note: Note) -> Iterator[Diagnostic]:
    by_title: defaultdict[str, list[Reference]] = defaultdict(list)
    for reference in note.references:
        by_title[normalise(reference.text)].append(reference)
    by_title.pop("", None)
    for same in by_title.values():
        if len(same) > 1:
            first, second, *others = same
            yield Diagnostic(
                span=second.span,
                message=f"`{second.text}` is listed {_times(len(same))}",
                help="keep one of them",
                related=(
                    Related(first.span, "first listed here"),
                    *(Related(other.span, "and here") for other in others),
                ),
            )


def _times(number: int) -> str:
    return "twice" if number == 2 else f"{number} times"  # noqa: PLR2004 - the word for it
