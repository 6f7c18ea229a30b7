"""A link to the very file that it stands in, where the reader expects another.

A note cites itself because two works have nearly the same title; or the text of a link speaks of
something that its own file does not have in its name.

A page may name itself in its text, or the section in which it does so. Lists, READMEs and index
pages are left alone: they name themselves in a row of translations or of pages.

## Bad

```markdown notes/mask-r-cnn.md
---
title: Mask R-CNN
---

## References

- [Mask R-CNN](./mask-r-cnn.md)

Better than [Fast networks](./mask-r-cnn.md).
```

```diagnostics
notes/mask-r-cnn.md:7:16: self-link: this link points to its own file
  help: link to the document that is meant, or remove the link
notes/mask-r-cnn.md:9:29: self-link: this link points to its own file
  help: link to the document that is meant, or remove the link
```

## Good

```markdown notes/mask-r-cnn.md
---
title: Mask R-CNN
---

As [Mask R-CNN](./mask-r-cnn.md) shows, [up](#), [results](#results),
[the same](./mask-r-cnn.md#results), [other](./fast-r-cnn.md)

## Results
```

```markdown notes/fast-r-cnn.md
# Fast R-CNN
```

```markdown notes/divide.md
# Algorithms

## 递归

[什么是递归](./divide.md)
```

```markdown
[English](README.md) | [中文](README_zh.md)
```

```markdown README_zh.md
[English](README.md) | [中文](README_zh.md)
```
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from functools import cache

from listlint.core.diagnostic import Diagnostic, Severity
from listlint.core.document import Document, Link, LinkKind, List, Note
from listlint.core.lazy_pattern import pattern
from listlint.core.markdown_paths import without_suffix
from listlint.links.index import Links
from listlint.links.resolve import Outcome
from listlint.rules._rule import rule
from listlint.works import titles

_SAYING = (LinkKind.INLINE, LinkKind.WIKI)
_NAMES_ITSELF = pattern(r"readme(?:[._-].+)?|index|(?:.*[._ -])?template", re.IGNORECASE)
_LANGUAGE = pattern(r"[._-][a-z]{2,3}(?:[_-][a-z]{2,4})?$", re.IGNORECASE)


@rule(severity=Severity.WARNING)
def check(links: Links) -> Iterator[Diagnostic]:
    may = cache(lambda path: _may_name_itself(links.documents[path]))
    for document, link, to in links.worth_checking(Outcome.FOUND):
        is_self = to.path == document.path and not to.fragment and link.kind in _SAYING
        is_self = is_self and link.target not in (".", "./")  # the folder, as `#` is the page
        is_self = is_self and not links.is_example(link)
        if is_self and not may(document.path) and _misleads(document, link):
            yield Diagnostic(
                span=link.destination or link.span,
                message="this link points to its own file",
                help="link to the document that is meant, or remove the link",
            )


def _misleads(document: Document, link: Link) -> bool:
    """Whether a reader expects another document: a work that is cited, or another name."""
    if isinstance(document, Note) and any(each.link == link for each in document.references):
        return True
    text = set(titles.normalise(link.text).split())
    own = [document.title or "", document.stem, *document.aliases]
    own += [heading.text for heading in document.headings[:1]]
    named = {word for each in own for word in titles.normalise(each.replace("-", " ")).split()}
    if link.kind is not LinkKind.INLINE or not text or text & named:
        return False
    said = titles.normalise(link.text)
    return not any(_names(said, heading) for heading in _headings_above(document, link))


def _names(said: str, heading: str) -> bool:
    """Whether a text has the words of a heading; where words have no spaces between, its signs."""
    words = titles.normalise(heading).split()
    if not words:
        return False
    if not said.isascii() and len(words) == 1 and words[0] > _WITHOUT_SPACES:
        return words[0] in said
    return {*words} <= {*said.split()}


_WITHOUT_SPACES = "\u2e80"
"""The first sign of the scripts that put no spaces between words."""


def _headings_above(document: Document, link: Link) -> Iterator[str]:
    """The headings of the sections that a link stands in, the innermost first."""
    at = bisect_right(document.headings, link.span.start, key=lambda each: each.span.start)
    level = _DEEPER
    for heading in reversed(document.headings[:at]):
        if heading.level < level:
            level = heading.level
            yield heading.text


_DEEPER = 7
"""A level below that of any heading."""


def _may_name_itself(document: Document) -> bool:
    """Lists, front pages, templates, whose copies are others, and documents that offer a choice of
    languages, their own among them.
    """
    if isinstance(document, List) or _NAMES_ITSELF.fullmatch(document.stem):
        return True
    base = _LANGUAGE.sub("", document.stem)
    names = (without_suffix(link.target.rpartition("/")[2]) for link in document.links)
    return any(name != document.stem and _LANGUAGE.sub("", name) == base for name in names)
