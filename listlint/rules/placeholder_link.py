"""A link in an entry whose target or text is still to be filled in.

`[code](link)` and `[code]()` are broken, and nobody can see or click `[](https://example.org)`.
Where a list writes empty links again and again, they are its way to say that there is none.

## Bad

```markdown
- VL-BERT [[pdf]](link) [[code]](https://github.com/jackroos/VL-BERT)
- UNITER [[pdf]](https://arxiv.org/abs/1909.11740) [[code]]() <a href="#">page</a>
- Pixel-BERT [](https://arxiv.org/abs/2004.00849)
```

```diagnostics
README.md:1:19: placeholder-link: the target `link` is a placeholder
  help: fill in the address, or remove the link
README.md:2:52: placeholder-link: `code` has no target
  help: fill in the address, or remove the link
README.md:2:72: placeholder-link: the target `#` is a placeholder
  help: fill in the address, or remove the link
README.md:3:14: placeholder-link: this link has no text
  help: write what it points to
```

## Good

```markdown
- VL-BERT [[pdf]](https://arxiv.org/abs/1908.08530)
- UNITER ![](https://example.org/badge.svg) [[notes]](url/uniter.html)
- [Pixel-BERT](https://arxiv.org/abs/2004.00849) [back to top](#) <a href="#">↑</a>
```

```markdown url/uniter.html
```

## Good: what has no code has an empty cell

```markdown
| title | code |
| --- | --- |
| [VL-BERT](https://arxiv.org/abs/1908.08530) | [code](https://github.com/jackroos/VL-BERT) |
| [UNITER](https://arxiv.org/abs/1909.11740) | []() |
| [Pixel-BERT](https://arxiv.org/abs/2004.00849) | []() |
| [ImageBERT](https://arxiv.org/abs/2001.07966) | []() |
```

## Good: where there is no code, this list leaves the target out

```markdown
- VL-BERT [[pdf]](https://arxiv.org/abs/1908.08530) [[code]](https://github.com/jackroos/VL-BERT)
- Pixel-BERT [[pdf]](https://arxiv.org/abs/2004.00849) [[code]]()
- ImageBERT [[pdf]](https://arxiv.org/abs/2001.07966) [[code]]()
- VideoBERT [[pdf]](https://arxiv.org/abs/1904.01766) [[code]]()
```

## Good: who made it is in brackets, with a link where there is one

```markdown
- **Pixel-BERT** [[Microsoft]]() [[pdf]](https://arxiv.org/abs/2004.00849)
- **ImageBERT** [[Bing]]() [[pdf]](https://arxiv.org/abs/2001.07966)
- **VideoBERT** [[Google]]() [[pdf]](https://arxiv.org/abs/1904.01766)
```

## Good: a template

```markdown
## How to contribute

- Title [[pdf]](link) [[code]](https://github.com/...)
```
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from typing import NamedTuple

from listlint.core import conventions
from listlint.core.diagnostic import Diagnostic
from listlint.core.document import Entry, Form, Link, LinkKind, List
from listlint.core.lazy_pattern import pattern
from listlint.core.placeholders import is_placeholder
from listlint.core.source import Source
from listlint.links import spelling
from listlint.links.index import Links
from listlint.links.resolve import Outcome
from listlint.rules._rule import rule

_TO_THE_TOP = pattern(
    r"(?:<[^<>]*>|\[)(?:[^\w<\[\]]++(?:\]|<)|[^<\[\]]*?\b(?:top|toc|contents)\b)", re.IGNORECASE
)
"""`[back to top](#)`, or `[↑](#)`, also in HTML."""
_ANNOUNCED = pattern(
    r"\b(?:com{1,2}ing soon|to be (?:released|announced|published)|tba|tbd|tbr|not yet)\b"
    r"|敬请期待|即将",
    re.IGNORECASE,
)
"""What says that there is nothing to link to yet."""
_TEMPLATE = pattern(r"contribut|format|guide|template|how to|submit", re.IGNORECASE)


_SAME = 100
"""How near a file's name must be to a text: the same, but for its case."""


class _Found(NamedTuple):
    link: Link
    kind: str
    """The target as far as it tells; `text` where that is missing."""
    form: Form

    @property
    def convention(self) -> tuple[str, str, Form]:
        """What a list may do again and again: `[code]()` or `[[who]]()`, whoever it is; but not a
        title without its link.
        """
        text = self.link.text.casefold()
        return self.kind, "[]" if text.startswith("[") else text, self.form


@rule()
def check(each: List, source: Source, links: Links) -> Iterator[Diagnostic]:
    found = [
        _Found(link, kind, entry.form)
        for entry in each.entries
        if not any(map(_TEMPLATE.search, entry.section))
        and not _ANNOUNCED.search(source.text_of(entry.span))
        for link in entry.links
        if _is_text(link, source) and (kind := _kind(each, link, entry, source, links))
    ]
    forms = Counter(entry.form for entry in each.entries)
    counts = Counter(one.convention for one in found)
    for one in found:
        if not conventions.PLACEHOLDER.holds(counts[one.convention], forms[one.form]):
            yield _finding(one.link, one.kind, _beside(each, one.link, links))


def _is_text(link: Link, source: Source) -> bool:
    """Whether it is a link that shows text, or ought to, and no image or stylesheet."""
    if link.kind is LinkKind.HTML:
        return source.text[link.span.start : link.span.start + 3].lower() in ("<a ", "<a\n")
    return link.kind is not LinkKind.IMAGE


def _kind(each: List, link: Link, entry: Entry, source: Source, links: Links) -> str | None:
    """What is missing in a link."""
    target = link.target.strip()
    if not link.text and link.kind is LinkKind.INLINE:
        # A cell with `[]()` is an empty cell; what shows an image has no text either.
        text = source.text_of(link.span)
        shows = "![" in text or "<img" in text
        is_empty_cell = entry.form is Form.ROW and not target
        return None if shows or is_empty_cell else "text"
    if not target:
        return "target"
    if not is_placeholder(target):
        return None
    if target == "#":
        return None if _TO_THE_TOP.match(source.text, link.span.start) else "#"
    return None if links.follow(each, target).outcome is Outcome.FOUND else target


def _beside(each: List, link: Link, links: Links) -> str | None:
    """How the document beside a list is linked that is called as a text without a target."""
    path = links.near_names.notes_in(each.folder).nearest(link.text.strip("[] "), _SAME)
    return spelling.spell(links, each, path) if path else None


def _finding(link: Link, kind: str, beside: str | None) -> Diagnostic:
    label = link.text.strip("[]")
    place, message = link.destination or link.span, f"the target `{kind}` is a placeholder"
    advice = "fill in the address, or remove the link"
    if kind == "target":
        place, message = link.span, f"`{label}` has no target"
        advice = f"did you mean `{beside}`?" if beside else advice
    elif kind == "text":
        place, message, advice = link.span, "this link has no text", "write what it points to"
    return Diagnostic(span=place, message=message, help=advice)
