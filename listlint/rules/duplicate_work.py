"""A work that is listed twice.

Readers count it twice, and when one of the two is fixed the other is overlooked. Two entries or
notes are of one work if they have an identifier in common, such as an arXiv id in any of its
forms, or a title that says enough to be one work's. Of software, name and link are the same.

Works that stand in two sections each are one warning for all of the list, and each a finding of a
change that brings it. They are none of this rule's if the list means it: where `cross-listing` says
so, where CONTRIBUTING speaks of cross-listed entries, or where several in a hundred of its works
do, or three word for word; see `drifted-copy` then. What two sections describe each in words of
their own is told only of a change that lists it again, and so is a paper that stands under two
topics without a word. Nor is it one if the two are a row and an item of other sections, an item and
the heading that it stands for, editions of two years, works under two meetings with an address each,
or a paper and the code, the data or the post of its title.

## Bad

```markdown
## Pre-training

- [VL-BERT](https://arxiv.org/abs/1908.08530): generic representations
- [UNITER: UNiversal Image-TExt Representations](https://arxiv.org/abs/1909.11740)

## Transformers

- [VL-BERT](https://arxiv.org/pdf/1908.08530v4.pdf)
- [UNITER - Universal Image-Text Representations](https://link.springer.com/x)
- [transformers](https://github.com/huggingface/transformers) - Models.
- [Transformers](https://github.com/huggingface/transformers/) - Many models.
```

```diagnostics
README.md:8:4: duplicate-work: 2 works are listed already in other sections: `VL-BERT` (on line 3), `UNITER - Universal Image-Text Representations` (on line 4)
  help: keep one of each; if works may stand in several sections, write `cross-listing = "allow"` under `[[lists]]`
  README.md:3:4: listed here
  README.md:9:4: and again
README.md:11:4: duplicate-work: already listed on line 10: the same title and link
  help: keep one of them
  README.md:10:4: listed here
```

## Good: the list cross-lists

```toml
[[lists]]
path = "README.md"
cross-listing = "across-sections"
```

```markdown
## Pre-training

- [VL-BERT](https://arxiv.org/abs/1908.08530)

## Transformers

- [VL-BERT](https://arxiv.org/abs/1908.08530)
```

## Good: several works

```toml
[[not-duplicates]]
works = ["Pattern Analysis of Very Large Networks", "Pattern analysis of very large networks"]
reason = "a paper and the book of the same name"
```

```markdown
## Networks

- [Faster R-CNN, Part I](https://example.org/1)
- [Faster R-CNN, Part II](https://example.org/2)
- [Fully Convolutional Networks for Semantic Segmentation](https://example.org/3), CVPR 2015
- [Fully Convolutional Networks for Semantic Segmentation](https://example.org/4), TPAMI 2017
- [Pattern Analysis of Very Large Networks](https://example.org/5)
- [Pattern analysis of very large networks](https://example.org/6)
- [bloom](https://github.com/bits-and-blooms/bloom) - Bloom filters.
- [bloom](https://github.com/yourbasic/bloom) - Bloom filters.
- Zebra-LM [paper](https://arxiv.org/abs/1909.08053)
- Zebra-Vision [paper](https://arxiv.org/abs/1909.08053)
- [All the apps of this author](https://example.org/19)
- [All the apps of this author](https://example.org/20)
- [All the apps of this author](https://example.org/21)
```
"""  # noqa: E501 - the messages are that long

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import NamedTuple

from listlint.core.diagnostic import Diagnostic, Related, Severity
from listlint.project.changes import Changes
from listlint.rules._rule import rule
from listlint.works.linkage import Pair, Policy, Record, Verdict, Works, reasons

_NAMED = 5
"""Works that are named where several stand in two sections each."""
_WAY_OUT = (
    'if works may stand in several sections, write `cross-listing = "allow"` under `[[lists]]`'
)


class _Copy(NamedTuple):
    pair: Pair
    earlier: Record
    later: Record


@rule()
def check(works: Works, changes: Changes, meant: Policy) -> Iterator[Diagnostic]:
    said: set[Record] = set()
    apart: defaultdict[str, list[_Copy]] = defaultdict(list)
    for pair in works.pairs():
        earlier, later = changes.reported_last(pair.one, pair.other)
        if later in said or not _is_listed_twice(pair, meant):
            continue
        is_new = later.entry is not None and changes.is_new(later.entry)
        if is_new or not meant.is_left_alone(earlier, later):
            said.add(later)
            copy = _Copy(pair, earlier, later)
            if is_new or not (later.entry and meant.is_one_decision(earlier, later)):
                yield _finding(works, copy)
            elif changes.base_document(later.path) is None:
                apart[later.path].append(copy)
    for copies in apart.values():
        yield _in_two_sections(works, copies)


def _is_listed_twice(pair: Pair, meant: Policy) -> bool:
    if pair.verdict is not Verdict.SAME or bool(pair.one.entry) != bool(pair.other.entry):
        return False
    return not meant.is_meant(pair)


def _in_two_sections(works: Works, copies: Sequence[_Copy]) -> Diagnostic:
    """One finding for all works that stand in two sections: some lists mean it so."""
    first, *others = copies
    if not others:
        one = _finding(works, first)
        return replace(one, help=f"{one.help}; {_WAY_OUT}", severity=Severity.WARNING)
    named = (
        f"`{copy.later.title.text}` ({works.where(copy.earlier, copy.later)})"
        for copy in copies[:_NAMED]
    )
    more = f" and {len(copies) - _NAMED} more" if len(copies) > _NAMED else ""
    return Diagnostic(
        span=first.later.place("title"),
        message=f"{len(copies)} works are listed already in other sections:"
        f" {', '.join(named)}{more}",
        help=f"keep one of each; {_WAY_OUT}",
        related=(
            Related(first.earlier.place("title"), "listed here"),
            *(Related(copy.later.place("title"), "and again") for copy in others),
        ),
        severity=Severity.WARNING,
    )


def _finding(works: Works, copy: _Copy) -> Diagnostic:
    pair, earlier, later = copy
    is_certain = pair.ids or pair.one.url == pair.other.url is not None
    what = "already listed" if later.entry else "there is already a note about this work"
    return Diagnostic(
        span=later.place("title"),
        message=f"{what} {works.where(earlier, later)}: {reasons.same(pair)}",
        help="keep one of them" + ("" if is_certain else f"; {reasons.reviewed(pair)}"),
        related=(Related(earlier.place("title"), "listed here"),),
    )
