"""A link whose label promises something else than its target is.

A reader who wants the code lands on the paper; mostly one address was pasted twice. Only a list
that is consistent is held to its labels: at least ten links with this label, and nine in ten of
those whose target is of a known kind, must keep what it promises. A badge promises the repository
that the entry links, where nine in ten of at least twenty entries with both keep that.

## Bad

```markdown
- A [[pdf]](https://arxiv.org/pdf/1908.08530)
- B [[pdf]](https://arxiv.org/pdf/1909.11740)
- C [[pdf]](https://arxiv.org/pdf/2004.00849.pdf)
- D [[pdf]](https://arxiv.org/pdf/2001.07966)
- E [[pdf]](https://arxiv.org/pdf/1908.02265)
- F [[pdf]](https://arxiv.org/pdf/1908.07490)
- G [[pdf]](https://arxiv.org/pdf/1908.03557)
- H [[pdf]](https://arxiv.org/pdf/1904.01766)
- I [[pdf]](https://arxiv.org/pdf/1908.05054)
- J [[pdf]](https://openreview.net/pdf?id=SygXPaEYvH)
- Unicoder-VL [[pdf]](https://arxiv.org/abs/1908.06066)
```

```diagnostics
README.md:11:23: mislabelled-link: `pdf` points to an abstract page
  help: 10 of the 11 links with this label point to a PDF: link that, or change the label
```

## Good

```markdown
- VL-BERT [[pdf]](https://arxiv.org/pdf/1908.08530) [[code]](https://github.com/jackroos/VL-BERT)
- UNITER [[pdf]](https://arxiv.org/abs/1909.11740) [[code]](https://example.org)
```

## Good: this list often links abstract pages as `pdf`

```markdown
- A [[pdf]](https://arxiv.org/pdf/1908.08530)
- B [[pdf]](https://arxiv.org/pdf/1909.11740)
- C [[pdf]](https://arxiv.org/pdf/2004.00849)
- D [[pdf]](https://arxiv.org/pdf/2001.07966)
- E [[pdf]](https://arxiv.org/pdf/1908.02265)
- F [[pdf]](https://arxiv.org/pdf/1908.07490)
- G [[pdf]](https://arxiv.org/pdf/1908.03557)
- H [[pdf]](https://arxiv.org/pdf/1904.01766)
- I [[pdf]](https://arxiv.org/pdf/1908.05054)
- J [[pdf]](https://arxiv.org/pdf/1706.03762)
- K [[pdf]](https://arxiv.org/abs/1810.04805)
- L [[pdf]](https://arxiv.org/abs/1907.11692)
```
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from enum import StrEnum
from typing import NamedTuple

from listlint.core import conventions, labels
from listlint.core.diagnostic import Diagnostic, Severity
from listlint.core.document import Entry, Link, LinkKind, List
from listlint.core.lazy_pattern import pattern
from listlint.rules._rule import rule
from listlint.works import identity


class _Kind(StrEnum):
    """What a target is, after "points to"."""

    PDF = "a PDF"
    ABSTRACT = "an abstract page"
    REPOSITORY = "a repository"
    VIDEO = "a video"


class _Link(NamedTuple):
    link: Link
    label: str
    kind: _Kind


_PAPER = (_Kind.PDF, _Kind.ABSTRACT)
_PROMISES = {
    **dict.fromkeys(labels.PAPER, _PAPER),
    **dict.fromkeys(labels.ABSTRACT, (_Kind.ABSTRACT,)),
    **dict.fromkeys(labels.PDF, (_Kind.PDF,)),
    **dict.fromkeys(labels.CODE, (_Kind.REPOSITORY,)),
    **dict.fromkeys(labels.VIDEO, (_Kind.VIDEO,)),
}

_ABSTRACT = pattern(
    r"https?://(?:www\.)?(?:arxiv\.org/abs/|openreview\.net/forum\b|aclanthology\.org/[\w.-]++/?$"
    r"|dl\.acm\.org/doi/(?:abs/)?10|openaccess\.thecvf\.com/.*\.html$"
    r"|ieeexplore\.ieee\.org/(?:abstract/)?document/)",
    re.IGNORECASE,
)
_PDF = pattern(
    r"https?://(?:(?:www\.)?(?:arxiv\.org/pdf/|openreview\.net/pdf\b)|[^?#]*\.pdf(?:[?#]|$))",
    re.IGNORECASE,
)
_LINKED = pattern(
    r"https?://(?:www\.)?github\.com/([\w.-]+/[\w.-]*?\w)(?:\.git)?/?$", re.IGNORECASE
)
_BADGE = pattern(
    r"https?://(?:img\.shields\.io|(?:flat\.)?badgen\.net)/github/[a-z-]+/"
    r"([\w.-]+/[\w.-]*?\w)(?:\.svg|\.png)?(?:[?#]|$)",
    re.IGNORECASE,
)
_AROUND = "[]() :\u3010\u3011"
"""What stands around a label."""


@rule(severity=Severity.WARNING)
def check(each: List) -> Iterator[Diagnostic]:
    yield from _badges_of_others(each)
    links = [found for entry in each.entries for link in entry.links if (found := _known(link))]
    totals = Counter(found.label for found in links)
    right = Counter(found.label for found in links if found.kind in _PROMISES[found.label])
    for link, label, kind in links:
        promised = _PROMISES[label]
        is_consistent = conventions.LABELLED_TARGET.holds(right[label], totals[label])
        if is_consistent and kind not in promised:
            goals = " or ".join(promised)
            yield Diagnostic(
                span=link.destination or link.span,
                message=f"`{link.text.strip(_AROUND)}` points to {kind}",
                help=f"{right[label]} of the {totals[label]} links with this label point to"
                f" {goals}: link that, or change the label",
            )


def _badges_of_others(each: List) -> Iterator[Diagnostic]:
    """The badges that show the stars of another repository than the one that is linked."""
    badges = [found for entry in each.entries if (found := _badge(entry))]
    own = sum(badge.is_own for badge in badges)
    if conventions.OWN_BADGE.holds(own, len(badges)):
        for badge in badges:
            if not badge.is_own:
                yield Diagnostic(
                    span=badge.link.destination or badge.link.span,
                    message=f"this badge is of `{badge.shown}`, and the entry links"
                    f" `{badge.linked}`",
                    help="let both name the same repository",
                )


class _Badge(NamedTuple):
    link: Link
    shown: str
    linked: str

    @property
    def is_own(self) -> bool:
        return self.shown.casefold() == self.linked.casefold()


def _badge(entry: Entry) -> _Badge | None:
    """The badge of a repository behind the link to one."""
    links = (link for link in entry.links if link.kind is not LinkKind.IMAGE)
    first = next(links, None)
    linked = _LINKED.match(first.target) if first else None
    for link in entry.links if linked else ():
        shown = _BADGE.match(link.target) if link.kind is LinkKind.IMAGE else None
        if linked and shown:
            return _Badge(link, shown[1], linked[1])
    return None


def _known(link: Link) -> _Link | None:
    """A link with a label that promises something and a target of a known kind."""
    label = link.text.strip(_AROUND).casefold()
    if label not in _PROMISES or link.kind is LinkKind.IMAGE:
        return None
    kind = _kind(link.target)
    return _Link(link, label, kind) if kind else None


def _kind(target: str) -> _Kind | None:
    if _PDF.match(target):
        return _Kind.PDF
    if _ABSTRACT.match(target):
        return _Kind.ABSTRACT
    families = {key.name.partition(":")[0] for key in identity.keys_of(target)}
    if "yt" in families:
        return _Kind.VIDEO
    return _Kind.REPOSITORY if families & {"gh", "gitlab"} else None
