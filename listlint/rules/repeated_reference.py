"""A work that a note lists twice among its references.

Counts come out wrong, and when one of the two is linked the other is overlooked. Titles are the
same when they differ in case, punctuation and accents only, and nearly the same as `similar-title`
tells it: in another order, in endings, with an acronym written out, with more words behind. Two
that are linked to different places are two works, unless both addresses are of one publication. What
stands in two lists, with a paragraph or a heading between, is listed once in each.

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
- VSE++ - Improving Visual-Semantic Embeddings with Hard Negatives
- [VSE++: improved visual-semantic embeddings](https://arxiv.org/abs/1707.05612)
```

```diagnostics
notes/uniter.md:9:3: repeated-reference: `VQA: Visual question answering` is listed 3 times
  help: keep one of them
  notes/uniter.md:7:3: first listed here
  notes/uniter.md:10:3: and here
notes/uniter.md:12:3: repeated-reference: `VSE++: improved visual-semantic embeddings` is listed already, it seems: the same words, continued with `with hard negatives`
  help: keep one of them
  notes/uniter.md:11:3: first listed here
```

## Good

```markdown notes/uniter.md
---
title: UNITER
---

## References

- Fast R-CNN
- Faster R-CNN
- [example.org/code](https://example.org/code)
- [example.org/code/tree/main/client](https://example.org/code/tree/main/client)
- [Convolutional networks for images](cnn-1.md)
- [Convolutional network for images](cnn-2.md)

## See also

- Fast R-CNN
```

```markdown notes/cnn-1.md
---
title: Convolutional networks for images
---
```

```markdown notes/cnn-2.md
---
title: Convolutional network for images
---
```
"""  # noqa: E501 - the message is that long

from __future__ import annotations

import re
from collections.abc import Iterator

from listlint.core.diagnostic import Diagnostic, Related, Severity
from listlint.core.document import Note, Reference
from listlint.core.lazy_pattern import pattern
from listlint.core.source import Source
from listlint.links.index import Links
from listlint.links.resolve import Outcome
from listlint.rules._rule import rule
from listlint.works import identity
from listlint.works.linkage import Works
from listlint.works.titles import Likeness, LikenessKind, Title, compare

_ADDRESS = pattern(r"(?:https?://)?[\w.-]+\.[a-z]{2,}/", re.IGNORECASE)
"""The beginning of a text that is no title but an address."""


_BETWEEN = pattern(r"^(?![-*+>|]|\d+[.)])\S", re.MULTILINE)
"""A line between two references that is of no item: another list begins behind it."""


@rule(severity=Severity.WARNING)
def check(note: Note, source: Source, works: Works, links: Links) -> Iterator[Diagnostic]:
    first: dict[int, int] = {}
    groups: dict[int, list[tuple[int, Likeness]]] = {}
    for one, other, likeness in sorted(_alike(note, works)):
        is_address = _ADDRESS.match(note.references[other].text)
        if is_address and likeness.kind is not LikenessKind.EQUAL:
            continue  # a page below another one
        mine, theirs = note.references[one], note.references[other]
        if other in first or _are_two(links, note, mine, theirs):
            continue
        if _BETWEEN.search(source.text, mine.span.end, theirs.span.start):
            continue
        first[other] = first.get(one, one)
        groups.setdefault(first[other], []).append((other, likeness))
    for number, repeated in sorted(groups.items()):
        yield _finding(note, number, repeated)


def _alike(note: Note, works: Works) -> Iterator[tuple[int, int, Likeness]]:
    """The pairs of references that seem to be of one work, the first number being smaller."""
    places: dict[str, list[int]] = {}
    for number, reference in enumerate(note.references):
        places.setdefault(reference.text, []).append(number)
    alike = works.alike_references(note)
    for text, numbers in places.items():
        if len(numbers) > 1 and (equal := compare(Title(text), Title(text))):
            yield from ((numbers[0], number, equal) for number in numbers[1:])
        for other, likeness in alike.get(text, {}).items():
            if other in places and numbers[0] < places[other][0]:
                yield from ((numbers[0], number, likeness) for number in places[other])


def _are_two(links: Links, note: Note, one: Reference, other: Reference) -> bool:
    """Whether both are linked, each to a place of its own."""
    if one.link is None or other.link is None:
        return False
    mine, theirs = (
        {key.name for key in identity.keys_of(each.target)} for each in (one.link, other.link)
    )
    if one.link.target == other.link.target or mine & theirs:
        return False
    found = (links.follow(note, each.target) for each in (one.link, other.link))
    return all(to.outcome in (Outcome.FOUND, Outcome.ELSEWHERE) for to in found)


def _finding(note: Note, number: int, repeated: list[tuple[int, Likeness]]) -> Diagnostic:
    (second, likeness), *others = repeated
    times = "twice" if not others else f"{len(repeated) + 1} times"
    is_equal = all(each.kind is LikenessKind.EQUAL for _, each in repeated)
    seems = (
        f"already, it seems: {likeness.why}" if likeness.kind is not LikenessKind.EQUAL else times
    )
    return Diagnostic(
        span=note.references[second].span,
        message=f"`{note.references[second].text}` is listed {times if is_equal else seems}",
        help="keep one of them",
        related=(
            Related(note.references[number].span, "first listed here"),
            *(Related(note.references[other].span, "and here") for other, _ in others),
        ),
    )
