"""A reference link whose label is defined nowhere in the document.

`[text][label]` needs a line `[label]: target`. Without it a reader sees the brackets.

Upper and lower case and runs of spaces do not matter in a label. Bare numbers and pairs of tags
such as `[CVPR][2021]` are left alone in a document that does not define labels of that kind, and
so is the dotted path of a piece of code, which documentation tools resolve.

## Bad

```markdown
See [the paper][vilbert], [its code][code] and [Pixel-BERT][].

[vl-bert]: https://arxiv.org/abs/1908.08530
```

```diagnostics
README.md:1:16: undefined-reference: the label `vilbert` is not defined in this document
  help: did you mean `vl-bert`?
README.md:1:37: undefined-reference: the label `code` is not defined in this document
  help: add a line `[code]: …` with the target
README.md:1:60: undefined-reference: the label `Pixel-BERT` is not defined in this document
  help: add a line `[Pixel-BERT]: …` with the target
```

## Good

```markdown
See [the paper][VL-bert], and `[code][here]` is code.

[vl-bert]: https://arxiv.org/abs/1908.08530
```

## Good: code for mkdocstrings

```markdown
[`Session`][requests.Session] and [requests.Session.get][] of [Requests][].

[requests]: https://requests.readthedocs.io
```

## Good: tags and numbers

```markdown
- Attention Is All You Need [NeurIPS][2017], as cited in [the survey][12]
```
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from rapidfuzz import fuzz, process

from listlint.core.diagnostic import Diagnostic
from listlint.core.document import Document
from listlint.rules._rule import rule

_CUTOFF = 75
"""Similarity, from 0 to 100, from which on a label is suggested: one wrong letter in four, since
labels are short."""
_CODE = re.compile(r"[^\W\d]\w*(?:\.[^\W\d]\w*)+")


@rule()
def check(document: Document) -> Iterator[Diagnostic]:
    labels = {label: label.casefold() for label in sorted(document.labels)}
    numbered = any(map(str.isdecimal, labels))
    for found in document.undefined:
        label = " ".join(found.label.text.split())
        if label.isdecimal() and not numbered:
            continue  # a citation's number
        if not labels and " " not in label and " " not in found.text:
            continue  # tags side by side
        near = process.extractOne(label.casefold(), labels, scorer=fuzz.ratio, score_cutoff=_CUTOFF)
        if _CODE.fullmatch(label) and not near:
            continue
        yield Diagnostic(
            span=found.label.span,
            message=f"the label `{label}` is not defined in this document",
            help=f"did you mean `{near[2]}`?"
            if near
            else f"add a line `[{label}]: …` with the target",
        )
