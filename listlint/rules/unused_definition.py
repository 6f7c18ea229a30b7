"""A definition of a link that the document does not use.

`[label]: target` shows nothing by itself. What is left of a link that was removed misleads whoever
edits the document next, and its target is checked for nothing. Off by default, since a reader loses
nothing.

A label that stands in brackets anywhere, be it in code or in HTML, counts as used. A document that
holds nothing but definitions is for others to fill in, and `[//]: # (…)` is a comment. A definition
of a place in the document itself is a mark for those who write on it.

## Bad

```toml
[rules]
unused-definition = "warning"
```

```markdown
See [the paper][ViLBERT] and [its code].

[vilbert]: https://arxiv.org/abs/1908.02265
[its  code]: https://github.com/jiasenlu/vilbert_beta
[vl-bert]: https://arxiv.org/abs/1908.08530
```

```diagnostics
README.md:5:1: unused-definition: no link uses the label `vl-bert`
  help: remove the definition, or use it
```

## Good

```toml
[rules]
unused-definition = "warning"
```

```markdown
`[VL-BERT]` is what a program makes a link of.

[//]: # (Newest first)
[results]: #results
[vl-bert]: https://arxiv.org/abs/1908.08530
```

```markdown links.md
[vilbert]: https://arxiv.org/abs/1908.02265
```
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from listlint.core.diagnostic import Diagnostic, Severity
from listlint.core.document import Document, LinkKind
from listlint.core.source import Source
from listlint.links.index import Links
from listlint.rules._rule import rule
from listlint.rules._written_labels import folded, in_brackets

_WITHIN = ("#", "<>")
"""What a comment points to, and a mark below a heading: a place in the document itself."""


@rule(severity=Severity.WARNING, on_by_default=False)
def check(document: Document, source: Source, links: Links) -> Iterator[Diagnostic]:
    definitions = [each for each in document.links if each.kind is LinkKind.DEFINITION]
    if (
        not definitions
        or len(definitions) == len(document.links)
        or links.anchors.may_define(document)
    ):
        return
    defined = Counter(folded(each.text) for each in definitions)
    written = in_brackets(source.text)
    for each in definitions:
        label = folded(each.text)
        if written[label] == defined[label] and not each.target.startswith(_WITHIN):
            yield Diagnostic(
                span=each.span,
                message=f"no link uses the label `{each.text}`",
                help="remove the definition, or use it",
            )
