"""An entry that says something else than the note about the same work.

Authors, venue and year are compared; an initial agrees with the name it stands for. An entry that
states no year is of the years of its section. What only one of the two says is no matter, and
neither is the year of a preprint.

## Bad

```markdown
## 2019

- 【AAAI】Unicoder-VL.[[pdf]](https://arxiv.org/abs/1908.06066).
  *Gen Li, Nan Duan, Ming Gong*
```

```markdown notes/unicoder-vl.md
---
title: Unicoder-VL
arxiv: 1908.06066
authors: [Gen Li, N. Duan]
venue: AAAI
year: 2020
---
```

```diagnostics
README.md:3:9: disagreeing-note: the year is not that of the note `notes/unicoder-vl.md`: `2019` here, `2020` in the note
  help: correct the entry or the note
  notes/unicoder-vl.md:6:7: what the note says
README.md:4:4: disagreeing-note: the authors are not those of the note `notes/unicoder-vl.md`: `Ming Gong` only here
  help: correct the entry or the note
  notes/unicoder-vl.md:4:10: what the note says
```

## Good

```markdown
- [VL-BERT](https://arxiv.org/abs/1908.08530), Weijie Su, Bin Li, ICLR 2020
- [UNITER](https://arxiv.org/abs/1909.11740), Yen-Chun Chen et al., arXiv 2019
```

```markdown notes/vl-bert.md
---
title: VL-BERT
arxiv: 1908.08530
authors: [Weijie Su, B. Li]
year: 2020
---
```

```markdown notes/uniter.md
---
title: UNITER
arxiv: 1909.11740
authors: [Yen-Chun Chen, Linjie Li]
venue: ECCV
year: 2020
---
```
"""  # noqa: E501 - the messages are that long

from __future__ import annotations

from collections.abc import Iterator

from listlint.core.diagnostic import Diagnostic, Related, Severity
from listlint.rules._rule import rule
from listlint.works.linkage import Verdict, Works
from listlint.works.linkage.disagreement import disagreements


@rule(severity=Severity.WARNING)
def check(works: Works) -> Iterator[Diagnostic]:
    for pair in works.pairs():
        entry, note = (pair.one, pair.other) if pair.one.entry else (pair.other, pair.one)
        if pair.verdict is not Verdict.SAME or entry.entry is None or note.entry is not None:
            continue
        for found in disagreements(entry, note):
            verb = "are not those" if found.field == "authors" else "is not that"
            told = found.told("in the note")
            yield Diagnostic(
                span=entry.place(found.field),
                message=f"the {found.field} {verb} of the note `{note.path}`: {told}",
                help="correct the entry or the note",
                related=(Related(note.place(found.field), "what the note says"),),
            )
