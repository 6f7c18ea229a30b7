"""A mark of a footnote that the document does not have.

`[^label]` needs a line `[^label]: text`. Without it a reader sees the brackets.

Upper and lower case do not matter in a label. In a document that has no footnote at all, only a
number is taken for the mark of one: everything else may be anything. Nothing is said where a
program fills in other files.

## Bad

```markdown
It was the first.[^1] Others followed[^late], but not at once.[^3]

[^1]: In 2018.
[^latr]: In 2019.
```

```diagnostics
README.md:1:38: undefined-footnote: the footnote `[^late]` is not in this document
  help: did you mean `[^latr]`?
README.md:1:63: undefined-footnote: the footnote `[^3]` is not in this document
  help: add a line `[^3]: …` with its text
```

## Good

```markdown
It was the first.[^One] The pattern `[^abc]` is code, and so is $x[^2]$.

    [^2]

[^one]: In 2018.
```

## Good: a pattern

```markdown
Use [^abc] for all other letters, and [^0-9] for what is no digit.
```
"""

from __future__ import annotations

from collections.abc import Iterator

from listlint.core import conventions, did_you_mean
from listlint.core.diagnostic import Diagnostic
from listlint.core.did_you_mean import KnownNames
from listlint.core.document import Document, Footnote
from listlint.core.source import Source
from listlint.links.index import Links
from listlint.rules._rule import rule
from listlint.rules._written_labels import folded, of_footnotes

_OF_PATTERNS = "+*?{"
"""What follows the brackets of a regular expression, and no mark of a footnote."""


@rule()
def check(document: Document, source: Source, links: Links) -> Iterator[Diagnostic]:
    marks = {folded(each.label): each for each in reversed(document.footnotes) if each.is_mark}
    if not marks or links.anchors.may_define(document):
        return
    written = of_footnotes(source.text)
    unused = [label for label in written if label not in marks]
    absent = {
        label: mark
        for label, mark in marks.items()
        if label not in written and _is_mark(mark, source, in_use=bool(written))
    }
    if not written and len(absent) >= conventions.ALIKE and not links.is_change:
        return  # the text was taken from where its footnotes are
    names = KnownNames({label: label for label in sorted(unused)})
    for label, mark in sorted(absent.items(), key=lambda each: each[1].span):
        near = None if label.isdecimal() else names.nearest(label, did_you_mean.LABEL)
        yield Diagnostic(
            span=mark.span,
            message=f"the footnote `[^{mark.label}]` is not in this document",
            help=f"did you mean `[^{near}]`?"
            if near
            else f"add a line `[^{mark.label}]: …` with its text",
        )


def _is_mark(mark: Footnote, source: Source, *, in_use: bool) -> bool:
    """Whether it is one, and no pattern; a number is where others are not."""
    if source.text.startswith(tuple(_OF_PATTERNS), mark.span.end):
        return False
    return mark.label.isdecimal() or (in_use and any(map(str.isalnum, mark.label)))
