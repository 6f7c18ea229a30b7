"""An entry that points to one page twice, once as what that is not.

`code` does not lead to a paper, and `paper` not to a repository: another target was meant, and the
first one was copied. Where the page may well be what both links say, such as the documentation of
a project or the lectures and the notes of a course, it is silent, and so it is where a tenth of a
list's entries name their page again.

## Bad

```markdown
- VL-BERT [[pdf]](https://arxiv.org/abs/1908.08530) [[code]](http://arxiv.org/abs/1908.08530/)
- [UNITER](https://github.com/ChenRocks/UNITER) [[pdf]](https://github.com/ChenRocks/UNITER#readme)
```

```diagnostics
README.md:1:53: repeated-link: `code` points to the same page as `pdf`
  help: link what was meant, or remove one of them
  README.md:1:11: the same page
README.md:2:49: repeated-link: `pdf` points to the same page as `UNITER`
  help: link what was meant, or remove one of them
  README.md:2:3: the same page
```

## Good

```markdown
- VL-BERT [[pdf]](https://arxiv.org/pdf/1908.08530) [[abstract]](https://arxiv.org/abs/1908.08530)
- [![stars](https://example.org/1.svg)](https://example.org/a) [UNITER](https://example.org/a)
- [LXMERT](https://example.org/b) [copy](https://web.archive.org/web/2020/https://example.org/b)
- DGCNN [[tensorflow]](https://example.org/c) [[pytorch]](https://example.org/c)
- [Boats](https://boats.readthedocs.io) [[documentation]](https://boats.readthedocs.io), of boats
- Sailing [[lectures]](https://example.org/d) [[assignments]](https://example.org/d)
```

## Good: what this list does is to name the page again

```markdown
- [VL-BERT](https://arxiv.org/abs/1908.08530) [[paper]](https://arxiv.org/abs/1908.08530)
- [UNITER](https://arxiv.org/abs/1909.11740) [[arXiv]](https://arxiv.org/abs/1909.11740)
- [LXMERT](https://arxiv.org/abs/1908.07490) [[paper]](https://arxiv.org/abs/1908.07490)
```
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from listlint.core import conventions, labels
from listlint.core.diagnostic import Diagnostic, Related, Severity
from listlint.core.document import Entry, Link, LinkKind, List
from listlint.core.lazy_pattern import pattern
from listlint.core.source import Source
from listlint.rules._rule import rule
from listlint.works import identity

_ARCHIVE = "web.archive.org"
_REPOSITORY = pattern(r"(?:github|gitlab|bitbucket|codeberg)\.(?:com|org)/[^/]+/[^/]+")
_WORD = pattern(r"\w+")
_LABEL = "[]()\u3010\u3011 "
"""What stands around a label."""


class _Pair(NamedTuple):
    first: Link
    second: Link
    kind: tuple[str, str]
    """Both labels; the first is empty where the first link is the entry's."""


@rule(severity=Severity.WARNING)
def check(each: List, source: Source) -> Iterator[Diagnostic]:
    pairs = [pair for entry in each.entries for pair in _pairs(entry, source)]
    # A page under several labels is one convention, whatever the labels are.
    titles = sum(not pair.kind[0] for pair in pairs)
    for first, second, kind in pairs:
        alike = len(pairs) - titles if kind[0] else titles
        if _is_copied(first, second) and not conventions.REPEATED_LINK.holds(
            alike, len(each.entries)
        ):
            yield Diagnostic(
                span=second.span,
                message=f"`{_label(second)}` points to the same page as `{_label(first)}`",
                help="link what was meant, or remove one of them",
                related=(Related(first.span, "the same page"),),
            )


def _is_copied(first: Link, second: Link) -> bool:
    """Whether the second link promises something else than the first, and the page is not that."""
    mine, theirs = (_label(link).casefold() for link in (first, second))
    if mine == theirs or not labels.is_label(theirs):
        return False
    words = {*_WORD.findall(theirs)}
    if words & (labels.PAPER | labels.PDF | labels.ABSTRACT):
        return _REPOSITORY.fullmatch(identity.normalise(second.target)) is not None
    is_work = any(key.strong for key in identity.keys_of(second.target))
    return bool(words & (labels.CODE | labels.VIDEO)) and is_work


def _pairs(entry: Entry, source: Source) -> Iterator[_Pair]:
    """The links that lead where an earlier one leads already."""
    seen: dict[str, Link] = {}
    for link in entry.links:
        if "//" not in link.target or not link.text or _shows_image(link, source):
            continue
        if _ARCHIVE in link.target:  # normalised it is the page itself, but it still is a copy
            continue
        page = identity.normalise(link.target)
        if page in seen:
            is_title = page == next(iter(seen))
            kind = ("" if is_title else _label(seen[page]).casefold(), _label(link).casefold())
            yield _Pair(seen[page], link, kind)
        seen.setdefault(page, link)


def _shows_image(link: Link, source: Source) -> bool:
    text = source.text_of(link.span)
    return link.kind is LinkKind.IMAGE or "![" in text or "<img" in text


def _label(link: Link) -> str:
    return link.text.strip(_LABEL) or link.text
