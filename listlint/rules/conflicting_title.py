"""One identifier under two different titles.

Either one of the links points to the wrong work, the most common slip in lists of papers, or the
work was retitled and one of the titles is out of date. An identifier with three titles or more is
taken for something that holds several works, such as a volume. What an entry cites is no second
title of it: data in another section that names a paper as its source, or a link by the paper's
title.

## Bad

```markdown
- [VTNet: Visual Transformer Network for Object Goal Navigation](https://arxiv.org/abs/2009.07783)
- [Generative Language-Grounded Policy](https://arxiv.org/pdf/2009.07783.pdf)
- [UNITER: Image-Text Representations](https://arxiv.org/abs/1909.11740)
- [UNITER: Image-Text Representation Learning](https://arxiv.org/abs/1909.11740)
```

```diagnostics
README.md:2:4: conflicting-title: this has the same arXiv id as `VTNet: Visual Transformer Network for Object Goal Navigation` on line 1
  help: wrong link or retitled paper? correct the link, or keep one of them; if both are right, write `works = ["VTNet: Visual Transformer Network for Object Goal Navigation", "Generative Language-Grounded Policy"]` under `[[not-duplicates]]` in the configuration
  README.md:1:4: the same arXiv id
```

## Good

```markdown
- [UNITER: Image-Text Representations](https://arxiv.org/abs/1909.11740)
- [Image-Text Representations](https://arxiv.org/abs/1909.11740)
- [On Networks](https://doi.org/10.1007/978-3-030-58577-8)
- [Of Graphs](https://doi.org/10.1007/978-3-030-58577-8)
- [By Induction](https://doi.org/10.1007/978-3-030-58577-8)
```

## Good: what has a page of its own only cites a paper

```markdown
## Methods

- [Where to Look in Long Films](https://arxiv.org/abs/1705.07750)
- [Captions of Films](https://arxiv.org/abs/1706.01234)
  - See: [Where to Look in Very Long Films](https://arxiv.org/abs/1803.04567).
- [Where to Look in Very Long Films](https://arxiv.org/abs/1803.04567)

## Data

- [Long Film Corpus](https://films.example/corpus), [paper](https://arxiv.org/abs/1705.07750)
```
"""  # noqa: E501 - the message is that long

from __future__ import annotations

from collections.abc import Iterator

from listlint.core.diagnostic import Diagnostic, Related
from listlint.project.changes import Changes
from listlint.rules._rule import rule
from listlint.works.linkage import Pair, Policy, Record, Verdict, Works, reasons


@rule()
def check(works: Works, changes: Changes, meant: Policy) -> Iterator[Diagnostic]:
    # What is known to be a copy of another is not blamed for a third one's link.
    pairs = works.pairs()
    said = {
        changes.reported_last(each.one, each.other)[1]
        for each in pairs
        if each.verdict is Verdict.SAME
    }
    for pair in pairs:
        earlier, later = changes.reported_last(pair.one, pair.other)
        if pair.verdict is not Verdict.CONFLICT or later in said:
            continue
        if not meant.are_mirrors(pair):
            said.add(later)
            yield _finding(works, pair, earlier, later)


def _finding(works: Works, pair: Pair, earlier: Record, later: Record) -> Diagnostic:
    family, where = reasons.family(pair.ids[0]), works.where(earlier, later)
    return Diagnostic(
        span=later.place("title"),
        message=f"this has the same {family} as `{earlier.title.text}` {where}",
        help="wrong link or retitled paper? correct the link, or keep one of them; "
        f"{reasons.both(pair.one, pair.other)}",
        related=(Related(earlier.place("title"), f"the same {family}"),),
    )
