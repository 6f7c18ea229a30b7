"""A label given to two footnotes, or to two definitions of different targets.

Only the first one is read: every link and every mark leads to it, whatever the second one says.

Upper and lower case and runs of spaces do not matter in the label of a link. A definition that no
link uses does no harm, and neither does one that says the same again.

## Bad

```markdown
See [the paper][ViLBERT] and its code[^code].

[^code]: By the authors.
[^code]: By others.

[vilbert]: https://arxiv.org/abs/1908.02265
[VilBERT]: https://github.com/jiasenlu/vilbert_beta
```

```diagnostics
README.md:4:1: duplicate-definition: the footnote `[^code]` is already defined on line 3
  help: give it another label, and write that where it is meant
  README.md:3:1: this one is read
README.md:7:1: duplicate-definition: the label `VilBERT` is already defined on line 6
  help: give it another label, and write that where it is meant
  README.md:6:1: this one is read
```

## Good

```markdown
See [the paper][vilbert], its code[^Code] and its data[^code].

[^Code]: By the authors.
[^code]: By others.

[//]: # (For all papers)
[//]: # (For all notes)
[vilbert]: https://arxiv.org/abs/1908.02265
[ViLBERT]: https://arxiv.org/abs/1908.02265/
[code]: https://github.com/jiasenlu/vilbert_beta
[code]: https://github.com/allenai/vilbert
```

```markdown tests/site/pages/one.md
[^a]: What a test is run on.
[^a]: Another.
```
"""

from __future__ import annotations

from collections.abc import Iterator
from urllib.parse import unquote

from listlint.core.diagnostic import Diagnostic, Related
from listlint.core.document import Document, Link, LinkKind
from listlint.core.source import Source, Span
from listlint.links.index import Links
from listlint.rules._rule import rule
from listlint.rules._written_labels import folded, in_brackets


@rule()
def check(document: Document, source: Source, links: Links) -> Iterator[Diagnostic]:
    if links.follower.visibility.is_silent(document):
        return
    read: dict[str, Span] = {}
    for note in document.footnotes:
        first = note.span if note.is_mark else read.setdefault(note.label, note.span)
        if first != note.span and _line(source, first) != _line(source, note.span):
            yield _duplicate(f"the footnote `[^{note.label}]`", note.span, first, source)
    definitions: dict[str, list[Link]] = {}
    for link in document.links:
        if link.kind is LinkKind.DEFINITION:
            definitions.setdefault(folded(link.text), []).append(link)
    repeated = {label: links for label, links in definitions.items() if len(links) > 1}
    written = in_brackets(source.text) if repeated else {}
    for label, (first_link, *others) in repeated.items():
        for link in others if written[label] > len(others) + 1 else ():
            if _page(link) != _page(first_link):
                yield _duplicate(f"the label `{link.text}`", link.span, first_link.span, source)


def _page(link: Link) -> str:
    """Where a link leads, so that what may be one page is one."""
    return unquote(link.target).casefold().removeprefix("./").rstrip("/")


def _line(source: Source, span: Span) -> str:
    """What the line says, the white space at its ends aside."""
    return source.line(source.position(span.start).line).strip()


def _duplicate(what: str, span: Span, first: Span, source: Source) -> Diagnostic:
    return Diagnostic(
        span=span,
        message=f"{what} is already defined on line {source.position(first.start).line}",
        help="give it another label, and write that where it is meant",
        related=(Related(first, "this one is read"),),
    )
