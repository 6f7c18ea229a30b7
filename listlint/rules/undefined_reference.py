"""A reference link whose label is defined nowhere in the document.

`[text][label]` needs a line `[label]: target`. Without it a reader sees the brackets.

Upper and lower case and runs of spaces do not matter in a label. Bare numbers and pairs of tags
such as `[CVPR][2021]` are left alone in a document that does not define labels of that kind, and
so is the dotted path of a piece of code, which documentation tools resolve. Nothing is said where a
program defines labels itself, as MkDocs does with `autorefs`, or fills in other files. Where the
documents of a vault ask for more labels than they define, a program is taken to do so; only what is
nearly a label of the document is said then.

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

## Good: the program of the site fills in the target

```markdown
See [the release][] and [the code][code].

[the release]: https://example.org/{{< param "version" >}}.zip
[code]: https://example.org/code
```

## Good: tags and numbers

```markdown
- Attention Is All You Need [NeurIPS][2017], as cited in [the survey][12]
```
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from listlint.core import did_you_mean
from listlint.core.diagnostic import Diagnostic
from listlint.core.did_you_mean import KnownNames
from listlint.core.document import Document
from listlint.core.lazy_pattern import pattern
from listlint.core.source import Source
from listlint.links.index import Links
from listlint.links.undefined_labels import asked_labels, is_code
from listlint.rules._rule import rule

_WRITTEN = pattern(r"^ {0,3}\[([^\[\]\n]++)\]:[ \t]*+\S.*$", re.MULTILINE)
"""A line that looks like a definition, whether or not it is one."""


@rule()
def check(document: Document, source: Source, links: Links) -> Iterator[Diagnostic]:
    if not document.undefined or links.anchors.may_define(document):
        return
    labels = KnownNames({label: label for label in sorted(document.labels)})
    is_elsewhere = links.labels.are_defined_elsewhere(document)
    asked = frozenset(asked_labels(document))
    void = _void_definitions(source, document)
    told: set[int] = set()
    for found in document.undefined:
        label = " ".join(found.label.text.split())
        if broken := void.get(label.casefold()):
            if broken.start() not in told:
                told.add(broken.start())
                yield _void(source, broken)
            continue
        if found not in asked:
            continue
        near = labels.nearest(label, did_you_mean.LABEL)
        if (is_elsewhere or is_code(label)) and not near:
            continue
        yield Diagnostic(
            span=found.label.span,
            message=f"the label `{label}` is not defined in this document",
            help=f"did you mean `{near}`?"
            if near
            else f"add a line `[{label}]: …` with the target",
        )


def _void_definitions(source: Source, document: Document) -> dict[str, re.Match[str]]:
    """For each label whose line looks like a definition and is none, the first line of those above
    it that are none either: what is wrong with that one makes text of all.
    """
    defined = {" ".join(label.split()).casefold() for label in document.labels}
    found: dict[str, re.Match[str]] = {}
    first: re.Match[str] | None = None
    end = -1
    for line in _WRITTEN.finditer(source.text):
        label = " ".join(line[1].split()).casefold()
        if label in defined:
            first = None
            continue
        first = line if first is None or line.start() > end + 1 else first
        end = line.end()
        found.setdefault(label, first)
    return found


def _void(source: Source, line: re.Match[str]) -> Diagnostic:
    return Diagnostic(
        span=source.span(line.start(), line.end()),
        message=f"this line defines no label `{line[1]}`, nor do those right below it: it is text",
        help="correct the target: brackets in pairs, no spaces but in `<…>`",
    )
