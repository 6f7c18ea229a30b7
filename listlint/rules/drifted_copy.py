"""Copies of one entry in several sections that have come to disagree.

A list that lists works in several sections on purpose has to fix each copy: one gets the venue and
the link to the code, the other is forgotten, or stays the preprint that it was.

## Bad

```toml
[[lists]]
path = "README.md"
cross-listing = "across-sections"
```

```markdown
## Pre-training

- [UNITER](https://arxiv.org/abs/1909.11740), Yen-Chun Chen, Linjie Li, ECCV 2020
- [VL-BERT](https://arxiv.org/abs/1908.08530), Weijie Su, Bin Li, ICLR 2020

## Transformers

- [UNITER](https://arxiv.org/abs/1909.11740), Yen-Chun Chen, Zhe Gan, ICCV 2019
- [VL-BERT](https://arxiv.org/abs/1908.08530), W. Su, B. Li, ICLR 2020
```

```diagnostics
README.md:8:47: drifted-copy: the copy on line 3 disagrees: authors `Zhe Gan` only here, `Linjie Li` only on line 3; venue `ICCV` here, `ECCV` on line 3; year `2019` here, `2020` on line 3
  help: write both alike
  README.md:3:4: the other copy
```

## Good: two texts for two sections

```toml
[[lists]]
path = "README.md"
cross-listing = "across-sections"
```

```markdown
## Sync

- [Seafile](https://www.seafile.com) - Organizes files into libraries on a central server.

## Storage

- [Seafile](https://www.seafile.com) - Another cloud for your own machines.
```

## Good

```toml
[[lists]]
path = "README.md"
cross-listing = "across-sections"
```

```markdown
## Pre-training

- [UNITER](https://arxiv.org/abs/1909.11740), Yen-Chun Chen, Linjie Li, ECCV 2020

## Transformers

- [UNITER](https://arxiv.org/abs/1909.11740), Yen-Chun Chen et al., ECCV 2020
```

## Good: a talk, and a video of it

```toml
[[lists]]
path = "README.md"
cross-listing = "across-sections"
```

```markdown
## Papers

- [Dark Knowledge of Large Networks](http://www.example.org/dark.pdf), Jo Hinton, 2014

## Videos

- [Dark Knowledge of Large Networks](https://www.youtube.com/watch?v=EK61htlw8hY), Jo Hinton, 2014
```
"""  # noqa: E501 - the message is that long

from __future__ import annotations

import re
from collections.abc import Iterator

from listlint.core import labels
from listlint.core.diagnostic import Diagnostic, Related, Severity
from listlint.core.lazy_pattern import pattern
from listlint.project.changes import Changes
from listlint.rules._rule import rule
from listlint.works import titles
from listlint.works.identity import normalise as normalise_url
from listlint.works.linkage import Policy, Record, Verdict, Works, venue_words
from listlint.works.linkage.disagreement import (
    Disagreement,
    disagreements,
)

_ASIDES = labels.VIDEO | {"slides", "poster", "blog", "demo", "tweet"}
"""Labels of what was made about a work: that one copy lacks a link to it misleads nobody."""
_MISSPELT_SCHEME = pattern(r"\Ah{1,4}t{1,4}p{1,4}s?:/{1,4}", re.IGNORECASE)


@rule(severity=Severity.WARNING)
def check(works: Works, changes: Changes, meant: Policy) -> Iterator[Diagnostic]:
    seen: set[Record] = set()
    for pair in works.pairs():
        earlier, later = changes.reported_last(pair.one, pair.other)
        if pair.verdict is not Verdict.SAME or later in seen or earlier.path != later.path:
            continue
        if meant.are_two_views(pair):
            continue
        if meant.is_meant(pair) and (pair.likeness or not later.is_paper):
            seen.add(later)
            if found := [*_differences(later, earlier)]:
                yield _finding(works, earlier, later, found)


def _differences(one: Record, other: Record) -> Iterator[Disagreement]:
    """Where two copies of an entry differ, titles included."""
    short, long = sorted((one.title.closed, other.title.closed), key=len)
    if not long.startswith(short):  # else a year or a note is added, as its section may do
        yield Disagreement("title", (one.title.text,), (other.title.text,))
    yield from disagreements(one, other)
    if one.venue and other.venue and _is_preprint(one) is not _is_preprint(other):
        yield Disagreement("venue", (one.venue,), (other.venue,))
    if not one.is_paper or one.is_project is not other.is_project:
        return  # software may be linked in several ways, and a paper is not its video
    addresses = {_MISSPELT_SCHEME.sub("", each.url) for each in (one, other) if each.url}
    if len(addresses) > 1 and not one.ids.keys() & other.ids.keys():
        yield Disagreement("link", (one.address,), (other.address,))
    mine, theirs = _extra(one, other), _extra(other, one)
    if any(_is_of_section(label, one, other) for label in {*mine, *theirs}):
        return
    if not _ASIDES.issuperset({*mine, *theirs}):
        yield Disagreement("links", mine, theirs)


def _is_preprint(record: Record) -> bool:
    return not venue_words.PREPRINTS.isdisjoint(venue_words.words(record.venue))


def _extra(one: Record, other: Record) -> tuple[str, ...]:
    """The labels of links that only the first has, links to the work itself left aside."""
    known = {text for label, target in other.links for text in (label, normalise_url(target))}
    return tuple(
        label
        for label, target in one.links
        if label
        and not {label, normalise_url(target)} & known
        and not labels.THE_WORK & {*label.split()}
    )


def _is_of_section(label: str, one: Record, other: Record) -> bool:
    """Whether a link is there, or not, because of what one of the two sections is about: such as
    `dataset` under "Benchmark Datasets".
    """
    words = {*titles.stems(label)}
    here, there = ({*titles.stems(" ".join(each.section[1:]))} for each in (one, other))
    return bool(words & (here ^ there))


def _finding(works: Works, earlier: Record, later: Record, found: list[Disagreement]) -> Diagnostic:
    where = works.where(earlier, later)
    told = "; ".join(f"{each.field} {each.told(where)}" for each in found)
    return Diagnostic(
        span=later.place(found[0].field),
        message=f"the copy {where} disagrees: {told}",
        help="write both alike",
        related=(Related(earlier.place("title"), "the other copy"),),
    )
